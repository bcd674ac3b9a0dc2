// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/policy_tree_model.h"

#include <algorithm>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

// The internal id of a row is the number of its heading, from 1; a heading has 0.
PolicyTreeModel::PolicyTreeModel(QObject* parent) : QAbstractItemModel(parent) {
  for (std::size_t i = 0; i < std::size(lineKinds); ++i) policies_[i] = makeLinePolicy(lineKinds[i]);
  sections_[0] = {{{}, LineKind::AccessRules}, {{}, LineKind::Translations}};
  for (const PolicyKind kind : policyKinds) sections_[1].push_back({kind, {}});
  sections_[2] = {{{}, LineKind::AaaServers}};
}

void PolicyTreeModel::update(const pix::Config& running, const pix::Config& wanted) {
  for (std::vector<Item>& section : sections_) {
    for (Item& item : section) {
      if (item.objects) {
        const auto objects = objectsOf(*item.objects, running, wanted);
        const auto count = [&](auto test) {
          return static_cast<int>(std::count_if(objects.begin(), objects.end(), test));
        };
        item.count = count([](const auto& each) { return each.state != EditState::Removed; });
        item.edits = count([](const auto& each) { return each.state != EditState::Same; });
      } else {
        const auto rows = policies_[static_cast<std::size_t>(*item.lines)]->rows(running, wanted, {});
        const auto count = [&](auto test) {
          return static_cast<int>(std::count_if(rows.begin(), rows.end(), test));
        };
        item.count = count([](const LineRow& each) { return each.kind == LineRow::Kind::Line; });
        item.edits = count([](const LineRow& each) { return each.state != EditState::Same; });
      }
    }
  }
  retranslate();
}

void PolicyTreeModel::retranslate() {
  for (int section = 0; section < rowCount(); ++section) {
    const QModelIndex heading = index(section, 0);
    emit dataChanged(heading, heading);
    emit dataChanged(index(0, 0, heading), index(rowCount(heading) - 1, 0, heading));
  }
}

QModelIndex PolicyTreeModel::indexOf(PolicyKind kind) const {
  for (std::size_t section = 0; section < sections_.size(); ++section) {
    for (std::size_t i = 0; i < sections_[section].size(); ++i) {
      if (sections_[section][i].objects == kind)
        return index(static_cast<int>(i), 0, index(static_cast<int>(section), 0));
    }
  }
  return {};
}

QModelIndex PolicyTreeModel::indexOf(LineKind kind) const {
  for (std::size_t section = 0; section < sections_.size(); ++section) {
    for (std::size_t i = 0; i < sections_[section].size(); ++i) {
      if (sections_[section][i].lines == kind)
        return index(static_cast<int>(i), 0, index(static_cast<int>(section), 0));
    }
  }
  return {};
}

const PolicyTreeModel::Item* PolicyTreeModel::itemAt(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == 0) return nullptr;
  return &sections_[index.internalId() - 1][static_cast<std::size_t>(index.row())];
}

std::optional<PolicyKind> PolicyTreeModel::kindAt(const QModelIndex& index) const {
  const Item* item = itemAt(index);
  return item == nullptr ? std::nullopt : item->objects;
}

std::optional<LineKind> PolicyTreeModel::lineKindAt(const QModelIndex& index) const {
  const Item* item = itemAt(index);
  return item == nullptr ? std::nullopt : item->lines;
}

QModelIndex PolicyTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex PolicyTreeModel::parent(const QModelIndex& index) const {
  return index.isValid() && index.internalId() != 0
             ? createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr{0})
             : QModelIndex();
}

int PolicyTreeModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(sections_.size());
  if (parent.internalId() != 0 || parent.column() != 0) return 0;
  return static_cast<int>(sections_[static_cast<std::size_t>(parent.row())].size());
}

int PolicyTreeModel::columnCount(const QModelIndex&) const {
  return 1;
}

QString PolicyTreeModel::sectionTitle(std::size_t section) {
  return section == 0 ? tr("Access") : section == 1 ? tr("Remote access") : tr("Device");
}

QVariant PolicyTreeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Item* item = itemAt(index);
  if (item == nullptr) {
    if (role == Qt::DisplayRole) return sectionTitle(static_cast<std::size_t>(index.row()));
    if (role == Qt::FontRole) return Theme::instance().font(FontRole::Group);
    return {};
  }
  const QString name = item->objects ? kindTitle(*item->objects) : lineKindTitle(*item->lines);
  const QString text = tr("%1 (%2)", "kind of objects, how many").arg(name).arg(item->count);
  switch (role) {
    case Qt::DisplayRole:
      return item->edits > 0 ? text + QStringLiteral(" \u2022") : text;
    case Qt::AccessibleTextRole:
      return item->edits > 0 ? tr("%1, %n edited", nullptr, item->edits).arg(text) : text;
    case Qt::DecorationRole:
      return icon(item->objects ? kindIcon(*item->objects) : lineKindIcon(*item->lines));
    case KindRole:
      return item->objects ? QVariant(static_cast<int>(*item->objects)) : QVariant();
    default:
      return {};
  }
}

Qt::ItemFlags PolicyTreeModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return itemAt(index) != nullptr ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                  : Qt::ItemFlags(Qt::ItemIsEnabled);
}

}  // namespace drawbridge::ui
