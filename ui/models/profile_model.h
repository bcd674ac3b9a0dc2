// SPDX-License-Identifier: GPL-3.0-or-later
// The list of connection entries. Rows are updated in place; a refresh never resets the model.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <optional>
#include <vector>

#include "client/profile_store.h"
#include "ui/widgets/lock_badge.h"

namespace drawbridge::ui {

class ProfileModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, State, Host, Transport, Authentication, LastConnected, ColumnCount };
  /// SortRole: the raw value under Qt::UserRole; EntryRole: the entry's name in every column.
  enum Role { SortRole = Qt::UserRole, EntryRole };

  explicit ProfileModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  /// Takes a new listing: rows that stay are changed in place, others inserted or removed.
  void setListing(const client::Listing& listing);
  /// How an entry's connection stands; `words` are empty while there is none.
  struct Mark {
    LockState lock = LockState::Idle;
    QString words;
    bool operator==(const Mark&) const = default;
  };
  /// By entry; those that are missing are not connected.
  void setMarks(const QHash<QString, Mark>& marks);
  void retranslate();

  [[nodiscard]] const client::StoredEntry* entry(const QString& name) const;
  [[nodiscard]] bool isDamaged(const QString& name) const;
  [[nodiscard]] int rowOf(const QString& name) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    QString name;
    std::optional<client::StoredEntry> entry;
    std::optional<client::DamagedEntry> damage;
  };
  [[nodiscard]] QString shown(const Row& row, int column) const;
  [[nodiscard]] QString toolTip(const Row& row) const;

  std::vector<Row> rows_;
  QHash<QString, Mark> marks_;
};

/// "Today, 09:14", "Yesterday, 18:02", "12 Nov 2026", "Never".
[[nodiscard]] QString whenText(const std::optional<WallTime>& at);

}  // namespace drawbridge::ui
