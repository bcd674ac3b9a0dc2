// SPDX-License-Identifier: GPL-3.0-or-later
// The IPsec security associations of one session, inbound and outbound beside each other (ui.md 5.5).
#pragma once

#include "ipc/control_messages.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

struct SaPair {
  std::uint32_t in = 0, out = 0;  ///< SPIs; 0: not there
  std::string proxies, transform;
  std::uint64_t packetsIn = 0, packetsOut = 0, bytesIn = 0, bytesOut = 0;
};
/// Those with this peer. Inbound and outbound belong together by their selectors, in the order they stand.
[[nodiscard]] std::vector<SaPair> saPairs(const ipc::HeadendSnapshot& snapshot, Ipv4Address peer);

class SaPairModel : public KeyedTableModel<SaPair> {
  Q_OBJECT

 public:
  enum Column { Spis, Proxies, Transform, Packets, Bytes, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  void retranslate();
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const SaPair& row) const override;
};

}  // namespace drawbridge::ui
