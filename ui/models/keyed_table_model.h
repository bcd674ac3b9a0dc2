// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of values that are refreshed in place: a refresh removes, inserts and changes rows, so that a selection stays
// on its row while the table lives. Never a reset.
#pragma once

#include <QAbstractTableModel>
#include <QVariant>
#include <algorithm>
#include <vector>

namespace drawbridge::ui {

/// `Row` needs operator== or a changed() overload in the subclass. Rows are told apart by key(); keys are unique.
template <typename Row>
class KeyedTableModel : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
  }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] const Row& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
  /// -1 if there is none.
  [[nodiscard]] int rowOf(const QString& wanted) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (key(rows_[i]) == wanted) return static_cast<int>(i);
    }
    return -1;
  }
  [[nodiscard]] virtual QString key(const Row& row) const = 0;

  /// Takes the new rows in their order; rows with a known key keep their persistent indexes.
  void setRows(std::vector<Row> wanted) {
    for (int i = static_cast<int>(rows_.size()) - 1; i >= 0; --i) {
      const QString mine = key(row(i));
      const bool stays = std::any_of(wanted.begin(), wanted.end(),
                                     [&](const Row& each) { return key(each) == mine; });
      if (stays) continue;
      beginRemoveRows({}, i, i);
      rows_.erase(rows_.begin() + i);
      endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(wanted.size()); ++i) {
      Row& each = wanted[static_cast<std::size_t>(i)];
      const int at = rowOf(key(each));
      if (at < 0) {
        beginInsertRows({}, i, i);
        rows_.insert(rows_.begin() + i, std::move(each));
        endInsertRows();
        continue;
      }
      if (at != i) {
        beginMoveRows({}, at, at, {}, i);
        std::rotate(rows_.begin() + i, rows_.begin() + at, rows_.begin() + at + 1);
        endMoveRows();
      }
      rows_[static_cast<std::size_t>(i)] = std::move(each);
    }
    if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  }

 protected:
  std::vector<Row> rows_;
};

/// Numbers stand at the right, also in the header.
inline constexpr int numberAlignment = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

}  // namespace drawbridge::ui
