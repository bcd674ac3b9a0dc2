// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of what passes the headend: connections, translations, counters, AAA servers and pools
// (ui.md 5.5). Qt::UserRole holds the raw value of a cell, for sorting.
#pragma once

#include "ipc/control_messages.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

/// A connection and how old it is at the snapshot's time.
struct ConnRow {
  fw::ConnStatus conn;
  Duration age{}, idle{};
};
struct XlateRow {
  fw::XlateStatus xlate;
  Duration age{}, idle{};
};
struct AaaServerRow {
  std::string tag;
  aaa::Protocol protocol{};
  std::size_t order = 0;  ///< from 1, in which the servers of a group are tried
  aaa::ServerStatus server;
};
[[nodiscard]] std::vector<ConnRow> connRows(const ipc::HeadendSnapshot& snapshot);
[[nodiscard]] std::vector<XlateRow> xlateRows(const ipc::HeadendSnapshot& snapshot);
[[nodiscard]] std::vector<AaaServerRow> aaaServerRows(const ipc::HeadendSnapshot& snapshot);

class ConnModel : public KeyedTableModel<ConnRow> {
  Q_OBJECT

 public:
  enum Column { Protocol, Foreign, Local, User, BytesIn, BytesOut, Age, Idle, Flags, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const ConnRow& row) const override;
};

class XlateModel : public KeyedTableModel<XlateRow> {
  Q_OBJECT

 public:
  enum Column { Kind, Local, Global, Connections, Age, Idle, Flags, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const XlateRow& row) const override;
};

class CounterModel : public KeyedTableModel<fw::Counter> {
  Q_OBJECT

 public:
  enum Column { Name, Value, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const fw::Counter& row) const override;
};

class AaaServerModel : public KeyedTableModel<AaaServerRow> {
  Q_OBJECT

 public:
  enum Column {
    Group,
    Server,
    State,
    Requests,
    Accepted,
    Refused,
    Timeouts,
    Pending,
    RoundTrip,
    ColumnCount
  };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const AaaServerRow& row) const override;
};

class PoolUseModel : public KeyedTableModel<ipc::PoolRow> {
  Q_OBJECT

 public:
  enum Column { Name, Addresses, InUse, Free, Users, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const ipc::PoolRow& row) const override;
};

}  // namespace drawbridge::ui
