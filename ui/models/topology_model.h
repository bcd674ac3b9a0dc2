// SPDX-License-Identifier: GPL-3.0-or-later
// What the network diagram shows, as a tree: zones, and in each its nodes. The list beside the diagram is a
// view of the same model (ui.md 7.1).
#pragma once

#include <QAbstractItemModel>
#include <vector>

#include "ipc/control_messages.h"

namespace drawbridge::ui {

struct TopologyNode {
  enum class Kind { Client, Host, Router, Web, Server, Visitor, Headend };
  QString key;
  Kind kind = Kind::Host;
  QString name;     ///< "cisco_customer", "Web server"
  QString address;  ///< as drawn in the node: the pool address of a connected client
  QString detail;   ///< under the node: "public 192.168.1.2"
  QString tunnel;   ///< "ESP tunnel, DES and MD5"; empty without a tunnel
  quint64 session = 0;
  bool operator==(const TopologyNode&) const = default;
};

struct TopologyZone {
  QString key;      ///< outside, headend, inside
  QString title;    ///< "outside, security 0"
  QString network;  ///< "192.168.1.0/24"
  std::vector<TopologyNode> nodes;
  int hidden = 0;  ///< nodes beyond the limit of what is drawn
  bool operator==(const TopologyZone&) const = default;
};

class TopologyModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  static constexpr int drawnLimit = 8;
  using QAbstractItemModel::QAbstractItemModel;
  void update(const ipc::HeadendState& state, const ipc::HeadendSnapshot& snapshot,
              const pix::Config& config);
  [[nodiscard]] const std::vector<TopologyZone>& zones() const { return zones_; }
  [[nodiscard]] const TopologyNode* node(const QString& key) const;
  [[nodiscard]] QModelIndex indexOf(const QString& key) const;
  [[nodiscard]] QString keyAt(const QModelIndex& index) const;
  /// The whole picture in words.
  [[nodiscard]] QString description() const;
  [[nodiscard]] bool isRunning() const { return running_; }

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 signals:
  /// After every change, once.
  void refreshed();

 private:
  void take(std::vector<TopologyZone> zones);
  std::vector<TopologyZone> zones_;
  bool running_ = false;
};

/// "db-laptop" for a client, and so on.
[[nodiscard]] QString nodeIcon(TopologyNode::Kind kind);

}  // namespace drawbridge::ui
