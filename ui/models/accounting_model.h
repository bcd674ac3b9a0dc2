// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting records in the columns of the AAA server's report, newest first; or start and stop of each task
// joined into one row (ui.md 5.7).
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <deque>

#include "ipc/control_messages.h"

namespace drawbridge::ui {

class AccountingModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    DateTime,
    User,
    Group,
    CallerId,
    Flags,
    Elapsed,
    Service,
    BytesIn,
    BytesOut,
    PaksIn,
    PaksOut,
    TaskId,
    Addr,
    NasPortname,
    NasAddress,
    Cmd,
    ColumnCount
  };
  /// Older records leave.
  static constexpr std::size_t limit = 20000;
  using QAbstractTableModel::QAbstractTableModel;

  /// Oldest first, as they come.
  void append(const std::vector<ipc::AccountingRow>& rows);
  void setJoined(bool joined);
  [[nodiscard]] bool isJoined() const { return joined_; }
  [[nodiscard]] const ipc::AccountingRow& record(int row) const;
  /// A joined row whose stop has not come.
  [[nodiscard]] bool isRunning(int row) const;
  void retranslate();

  struct Counts {
    qint64 records = 0, closed = 0, users = 0, running = 0;
  };
  [[nodiscard]] Counts counts() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Task {
    ipc::AccountingRow row;
    QString key;
    bool running = false;
  };
  void addTask(const ipc::AccountingRow& row);
  void trim();

  bool joined_ = false;
  std::deque<ipc::AccountingRow> records_;
  std::deque<Task> tasks_;
  qint64 firstTask_ = 0;         ///< number of tasks_.front(), counted from the beginning
  QHash<QString, qint64> open_;  ///< key of a task without stop: its number
};

/// "11/23/2026 09:26:59", as the report writes it.
[[nodiscard]] QString accountingTime(WallTime at);

}  // namespace drawbridge::ui
