// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses of one pool, each with who has it: for the strip of cells and the table under a long one
// (ui.md 5.2).
#pragma once

#include "ipc/control_messages.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

struct PoolAddress {
  Ipv4Address address;
  bool isUsed = false;
  QString user;              ///< empty if free, or if nobody logged in
  QString peer;              ///< the client's public address, if its session is known
  qint64 sinceSeconds = -1;  ///< how long it has been in use; -1 if not known
  quint64 session = 0;       ///< 0: none
};

class PoolModel : public KeyedTableModel<PoolAddress> {
  Q_OBJECT

 public:
  enum Column { Address, User, Since, Peer, ColumnCount };
  /// A pool beyond this lists only the addresses in use.
  static constexpr std::uint64_t cellLimit = 32;
  explicit PoolModel(QObject* parent = nullptr) : KeyedTableModel(parent) {}

  /// `range` is what the form shows, which may not run yet.
  void update(const QString& pool, const IpRange& range, const ipc::HeadendSnapshot& snapshot);
  [[nodiscard]] quint64 size() const { return size_; }
  [[nodiscard]] quint64 used() const { return used_; }
  [[nodiscard]] bool isLong() const { return size_ > cellLimit; }
  /// "1 of 5 in use"
  [[nodiscard]] QString summary() const;
  void retranslate();

  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const PoolAddress& row) const override;
  /// The user, "in use" without one, or "free".
  [[nodiscard]] QString userText(const PoolAddress& row) const;
  /// "12 min"; empty if it is free or not known.
  [[nodiscard]] QString sinceText(const PoolAddress& row) const;

 private:
  quint64 size_ = 0;
  quint64 used_ = 0;
};

}  // namespace drawbridge::ui
