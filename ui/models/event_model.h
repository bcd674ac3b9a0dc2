// SPDX-License-Identifier: GPL-3.0-or-later
// The newest syslog messages of the headend, newest first.
#pragma once

#include <QAbstractTableModel>
#include <deque>

#include "ipc/control_messages.h"

namespace drawbridge::ui {

class EventModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Level, Id, Text, ColumnCount };
  /// Keeps the newest `limit` records.
  explicit EventModel(int limit, QObject* parent = nullptr);
  void add(const ipc::Syslog& record);
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  int limit_;
  std::deque<ipc::Syslog> records_;
};

}  // namespace drawbridge::ui
