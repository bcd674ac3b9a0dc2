// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/policy_tree_model.h"

#include <algorithm>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {
/// Of the rows under the heading; the heading has 0.
constexpr quintptr kindRow = 1;
}  // namespace

void PolicyTreeModel::update(const pix::Config& running, const pix::Config& wanted) {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const auto objects = objectsOf(policyKinds[i], running, wanted);
    const auto count = [&](auto test) {
      return static_cast<int>(std::count_if(objects.begin(), objects.end(), test));
    };
    counts_[i] = {count([](const auto& each) { return each.state != EditState::Removed; }),
                  count([](const auto& each) { return each.state != EditState::Same; })};
  }
  retranslate();
}

void PolicyTreeModel::retranslate() {
  const QModelIndex heading = index(0, 0);
  emit dataChanged(heading, heading);
  emit dataChanged(index(0, 0, heading), index(rowCount(heading) - 1, 0, heading));
}

QModelIndex PolicyTreeModel::indexOf(PolicyKind kind) const {
  for (std::size_t i = 0; i < std::size(policyKinds); ++i) {
    if (policyKinds[i] == kind) return index(static_cast<int>(i), 0, index(0, 0));
  }
  return {};
}

std::optional<PolicyKind> PolicyTreeModel::kindAt(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() != kindRow) return std::nullopt;
  return policyKinds[static_cast<std::size_t>(index.row())];
}

QModelIndex PolicyTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, parent.isValid() ? kindRow : quintptr{0});
}

QModelIndex PolicyTreeModel::parent(const QModelIndex& index) const {
  return index.isValid() && index.internalId() == kindRow ? createIndex(0, 0, quintptr{0}) : QModelIndex();
}

int PolicyTreeModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return 1;
  return parent.internalId() == kindRow || parent.column() != 0 ? 0
                                                                : static_cast<int>(std::size(policyKinds));
}

int PolicyTreeModel::columnCount(const QModelIndex&) const {
  return 1;
}

QVariant PolicyTreeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto kind = kindAt(index);
  if (!kind) {
    if (role == Qt::DisplayRole) return tr("Remote access");
    if (role == Qt::FontRole) return Theme::instance().font(FontRole::Group);
    return {};
  }
  const Count& count = counts_[static_cast<std::size_t>(index.row())];
  const QString text = tr("%1 (%2)", "kind of objects, how many").arg(kindTitle(*kind)).arg(count.objects);
  switch (role) {
    case Qt::DisplayRole:
      return count.edits > 0 ? text + QStringLiteral(" \u2022") : text;
    case Qt::AccessibleTextRole:
      return count.edits > 0 ? tr("%1, %n edited", nullptr, count.edits).arg(text) : text;
    case Qt::DecorationRole:
      return icon(kindIcon(*kind));
    case KindRole:
      return static_cast<int>(*kind);
    default:
      return {};
  }
}

Qt::ItemFlags PolicyTreeModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return kindAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsEnabled);
}

}  // namespace drawbridge::ui
