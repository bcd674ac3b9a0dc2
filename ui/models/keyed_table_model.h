// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of values that are refreshed in place: a refresh removes, inserts and changes rows, so that a
// selection stays on its row while the table lives. Never a reset.
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QVariant>
#include <algorithm>
#include <vector>

namespace drawbridge::ui {

/// `Row` needs operator== or a changed() overload in the subclass. Rows are told apart by key(); keys are
/// unique.
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
    const auto found = std::find(keys_.begin(), keys_.end(), wanted);
    return found == keys_.end() ? -1 : static_cast<int>(found - keys_.begin());
  }
  [[nodiscard]] virtual QString key(const Row& row) const = 0;

  /// Takes the new rows in their order; rows with a known key keep their persistent indexes. Thousands of
  /// rows of which few came or went cost one walk.
  void setRows(std::vector<Row> wanted) {
    std::vector<QString> keys;
    keys.reserve(wanted.size());
    for (const Row& each : wanted) keys.push_back(key(each));
    if (keys != keys_) arrange(wanted, keys);
    rows_ = std::move(wanted);
    if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  }

 private:
  /// Removes, inserts and moves until the rows stand in the order of `keys`.
  void arrange(const std::vector<Row>& wanted, const std::vector<QString>& keys) {
    const QSet<QString> stay(keys.begin(), keys.end());
    for (std::size_t i = rows_.size(); i-- > 0;) {
      if (stay.contains(keys_[i])) continue;
      const int at = static_cast<int>(i);
      beginRemoveRows({}, at, at);
      rows_.erase(rows_.begin() + at);
      keys_.erase(keys_.begin() + at);
      endRemoveRows();
    }
    const QSet<QString> known(keys_.begin(), keys_.end());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i < keys_.size() && keys_[i] == keys[i]) continue;
      const int to = static_cast<int>(i);
      const auto found =
          known.contains(keys[i]) ? std::find(keys_.begin() + to, keys_.end(), keys[i]) : keys_.end();
      if (found == keys_.end()) {
        beginInsertRows({}, to, to);
        rows_.insert(rows_.begin() + to, wanted[i]);
        keys_.insert(keys_.begin() + to, keys[i]);
        endInsertRows();
        continue;
      }
      const int from = static_cast<int>(found - keys_.begin());
      beginMoveRows({}, from, from, {}, to);
      std::rotate(rows_.begin() + to, rows_.begin() + from, rows_.begin() + from + 1);
      std::rotate(keys_.begin() + to, keys_.begin() + from, keys_.begin() + from + 1);
      endMoveRows();
    }
    if (keys_.size() > keys.size()) {
      beginRemoveRows({}, static_cast<int>(keys.size()), rowCount() - 1);
      rows_.resize(keys.size());
      keys_.resize(keys.size());
      endRemoveRows();
    }
  }

 protected:
  /// Between beginResetModel() and endResetModel().
  void forgetRows() {
    rows_.clear();
    keys_.clear();
  }
  std::vector<Row> rows_;

 private:
  std::vector<QString> keys_;
};

/// Numbers stand at the right, also in the header.
inline constexpr int numberAlignment = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

}  // namespace drawbridge::ui
