// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of what is connected to the headend: sessions, security associations, users (ui.md 5.1, 5.5).
#pragma once

#include "ipc/control_messages.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

/// "24 d 20 h", "2 h 14 min", "12 min", "40 s".
[[nodiscard]] QString spanText(Duration span);
[[nodiscard]] QString bytesText(quint64 bytes);
[[nodiscard]] QString addressText(Ipv4Address address);

/// One row a remote session. Qt::UserRole holds the raw value of a cell.
class SessionModel : public KeyedTableModel<ipc::SessionRow> {
  Q_OBJECT

 public:
  enum Column { User, Group, PoolAddress, PublicAddress, SaPairs, Received, Sent, Lasted, Idle, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const ipc::SessionRow& row) const override;
  void retranslate();
};

class IsakmpSaModel : public KeyedTableModel<ike::SaStatus> {
  Q_OBJECT

 public:
  enum Column { Peer, State, Algorithms, Group, Created, Remaining, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const ike::SaStatus& row) const override;
  void retranslate();
};

class IpsecSaModel : public KeyedTableModel<esp::SaStatus> {
  Q_OBJECT

 public:
  enum Column { Spi, Direction, Peer, Traffic, Algorithms, Packets, Bytes, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const esp::SaStatus& row) const override;
  void retranslate();
};

class UauthModel : public KeyedTableModel<fw::UauthEntry> {
  Q_OBJECT

 public:
  enum Column { User, Address, Kind, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const fw::UauthEntry& row) const override;
  void retranslate();
};

/// The name of a state as the device prints it: "QM_IDLE".
[[nodiscard]] QString stateWord(ike::State state);

}  // namespace drawbridge::ui
