// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/line_row_model.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

void LineRowModel::update(const pix::Config& running, const pix::Config& wanted,
                          const ipc::HeadendSnapshot& snapshot) {
  setRows(policy_.rows(running, wanted, snapshot));
}

void LineRowModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int LineRowModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(policy_.titles().size());
}

QVariant LineRowModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const LineRow& each = row(index.row());
  const QString cell = each.cells.value(index.column());
  const bool heading = each.kind == LineRow::Kind::Heading;
  const bool edited = each.state != EditState::Same;
  const Tokens& tokens = Theme::instance().tokens();
  switch (role) {
    case Qt::DisplayRole:
      return index.column() == 0 && edited ? cell + QStringLiteral(" \u2022") : cell;
    case Qt::ToolTipRole:
      return each.line.isEmpty() ? cell : each.line;
    case Qt::AccessibleTextRole:
      return index.column() == 0 && edited
                 ? tr("%1, %2", "number, what became of it").arg(cell, editStateText(each.state))
                 : cell;
    case Qt::DecorationRole:
      if (cell == QLatin1String("permit")) return icon(QStringLiteral("db-ok"), IconTint::Ok);
      if (cell == QLatin1String("deny") && index.column() == 1)
        return icon(QStringLiteral("db-block"), IconTint::Error);
      return {};
    case Qt::TextAlignmentRole:
      // The last column holds a number, a state or "new".
      return index.column() + 1 == columnCount() && !heading ? QVariant(numberAlignment) : QVariant();
    case Qt::FontRole: {
      const bool mono = !heading && cell.contains(QLatin1Char('.'));
      return Theme::instance().font(heading ? FontRole::Group : mono ? FontRole::Mono : FontRole::Body);
    }
    case Qt::BackgroundRole:
      return edited ? QVariant(tokens.infoTint) : QVariant();
    case Qt::ForegroundRole:
      return each.kind == LineRow::Kind::Implied ? QVariant(tokens.text2) : QVariant();
    case HeadingRole:
      return heading;
    default:
      return {};
  }
}

QVariant LineRowModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section + 1 == columnCount()) return numberAlignment;
  return role == Qt::DisplayRole ? QVariant(policy_.titles().value(section)) : QVariant();
}

Qt::ItemFlags LineRowModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return row(index.row()).kind == LineRow::Kind::Line ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                                      : Qt::ItemFlags(Qt::ItemIsEnabled);
}

}  // namespace drawbridge::ui
