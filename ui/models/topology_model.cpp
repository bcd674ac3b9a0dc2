// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/topology_model.h"

#include <algorithm>
#include <utility>

#include "ui/models/session_model.h"
#include "ui/text/headend_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

TopologyNode::Kind kindOf(const QString& key) {
  if (key == QLatin1String("client")) return TopologyNode::Kind::Client;
  if (key == QLatin1String("visitor")) return TopologyNode::Kind::Visitor;
  if (key == QLatin1String("router") || key == QLatin1String("gateway")) return TopologyNode::Kind::Router;
  if (key == QLatin1String("web")) return TopologyNode::Kind::Web;
  if (key == QLatin1String("aaa")) return TopologyNode::Kind::Server;
  return TopologyNode::Kind::Host;
}

QString networkText(const pix::Interface& interface) {
  if (!interface.address) return {};
  const int length = length_of(interface.mask).value_or(32);
  const Prefix prefix{*interface.address, static_cast<std::uint8_t>(length)};
  return QStringLiteral("%1/%2").arg(addressText(prefix.network())).arg(length);
}

}  // namespace

QString nodeIcon(TopologyNode::Kind kind) {
  switch (kind) {
    case TopologyNode::Kind::Client:
      return QStringLiteral("db-laptop");
    case TopologyNode::Kind::Router:
      return QStringLiteral("db-router");
    case TopologyNode::Kind::Web:
    case TopologyNode::Kind::Visitor:
      return QStringLiteral("db-globe");
    case TopologyNode::Kind::Server:
    case TopologyNode::Kind::Host:
      return QStringLiteral("db-server");
    case TopologyNode::Kind::Headend:
      return QStringLiteral("db-wall");
  }
  return {};
}

void TopologyModel::update(const ipc::HeadendState& state, const ipc::HeadendSnapshot& snapshot,
                           const pix::Config& config) {
  const bool wasRunning = std::exchange(running_, state.running);
  TopologyZone outside{QStringLiteral("outside"), tr("outside"), {}, {}, 0};
  TopologyZone centre{QStringLiteral("headend"), tr("headend"), {}, {}, 0};
  TopologyZone inside{QStringLiteral("inside"), tr("inside"), {}, {}, 0};

  TopologyNode headend;
  headend.key = QStringLiteral("pix");
  headend.kind = TopologyNode::Kind::Headend;
  headend.name = state.hostname.empty() ? tr("headend") : QString::fromStdString(state.hostname);
  headend.address = !state.running ? tr("stopped") : tr("%n tunnel(s)", nullptr, snapshot.ike_tunnels);
  QStringList interfaces;
  for (const ipc::Node& each : state.nodes) {
    if (each.key == "pix-outside") interfaces << QStringLiteral("outside ") + addressText(each.address);
    if (each.key == "pix-inside") interfaces << QStringLiteral("inside ") + addressText(each.address);
  }
  headend.detail = interfaces.join(QLatin1Char('\n'));

  for (const pix::Interface& each : config.interfaces) {
    TopologyZone* zone = each.name == "outside" ? &outside : each.name == "inside" ? &inside : nullptr;
    if (zone == nullptr) continue;
    zone->title = tr("%1, security %2").arg(QString::fromStdString(each.name)).arg(each.security);
    zone->network = networkText(each);
  }
  // Who is connected, first; a station of the lab that is one of them is drawn once.
  for (const ipc::SessionRow& session : snapshot.sessions) {
    TopologyNode node;
    node.key = QStringLiteral("session-%1").arg(session.id);
    node.kind = TopologyNode::Kind::Client;
    node.session = session.id;
    node.name = session.user.empty() ? tr("client") : QString::fromStdString(session.user);
    node.address = session.pool_address.is_any() ? tr("no address yet") : addressText(session.pool_address);
    node.detail = tr("public %1").arg(addressText(session.peer.address));
    if (session.sa_pairs > 0) {
      node.tunnel = tr("ESP tunnel, %1").arg(algorithmsText(QString::fromStdString(session.transform)));
    } else {
      node.detail += QLatin1Char('\n') + tr("negotiating");
    }
    outside.nodes.push_back(std::move(node));
  }
  for (const ipc::Node& each : state.nodes) {
    const QString key = QString::fromStdString(each.key);
    if (key.startsWith(QLatin1String("pix"))) continue;
    const bool isConnected =
        std::any_of(snapshot.sessions.begin(), snapshot.sessions.end(),
                    [&](const auto& session) { return session.peer.address == each.address; });
    if (isConnected) continue;
    TopologyNode node;
    node.key = key;
    node.kind = kindOf(key);
    node.name = nodeText(key);
    node.address = addressText(each.address);
    if (key == QLatin1String("client")) node.detail = tr("no tunnel");
    (each.zone == "outside" ? outside : inside).nodes.push_back(std::move(node));
  }
  for (TopologyZone* zone : {&outside, &inside}) {
    const int count = static_cast<int>(zone->nodes.size());
    zone->hidden = std::max(0, count - drawnLimit);
  }
  centre.nodes.push_back(std::move(headend));
  std::vector<TopologyZone> zones;
  zones.push_back(std::move(outside));
  zones.push_back(std::move(centre));
  zones.push_back(std::move(inside));
  // Told each second: what is the same is not drawn anew.
  if (zones == zones_ && wasRunning == running_) return;
  take(std::move(zones));
}

void TopologyModel::take(std::vector<TopologyZone> zones) {
  if (zones_.empty()) {
    beginInsertRows({}, 0, static_cast<int>(zones.size()) - 1);
    zones_ = std::move(zones);
    endInsertRows();
    emit refreshed();
    return;
  }
  // The same three zones each time; their nodes come and go.
  for (std::size_t z = 0; z < zones_.size(); ++z) {
    TopologyZone& mine = zones_[z];
    const QModelIndex parent = index(static_cast<int>(z), 0);
    const auto find = [](const std::vector<TopologyNode>& nodes, const QString& key) {
      return std::find_if(nodes.begin(), nodes.end(), [&](const auto& each) { return each.key == key; });
    };
    for (int i = static_cast<int>(mine.nodes.size()) - 1; i >= 0; --i) {
      if (find(zones[z].nodes, mine.nodes[static_cast<std::size_t>(i)].key) != zones[z].nodes.end()) continue;
      beginRemoveRows(parent, i, i);
      mine.nodes.erase(mine.nodes.begin() + i);
      endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(zones[z].nodes.size()); ++i) {
      const TopologyNode& wanted = zones[z].nodes[static_cast<std::size_t>(i)];
      const auto found = find(mine.nodes, wanted.key);
      if (found == mine.nodes.end()) {
        beginInsertRows(parent, i, i);
        mine.nodes.insert(mine.nodes.begin() + i, wanted);
        endInsertRows();
      } else if (const int at = static_cast<int>(found - mine.nodes.begin()); at != i) {
        beginMoveRows(parent, at, at, parent, i);
        std::rotate(mine.nodes.begin() + i, mine.nodes.begin() + at, mine.nodes.begin() + at + 1);
        endMoveRows();
      }
      mine.nodes[static_cast<std::size_t>(i)] = wanted;
    }
    mine.title = zones[z].title;
    mine.network = zones[z].network;
    mine.hidden = zones[z].hidden;
    const int last = static_cast<int>(mine.nodes.size()) - 1;
    if (last >= 0) emit dataChanged(index(0, 0, parent), index(last, columnCount() - 1, parent));
  }
  emit dataChanged(index(0, 0), index(static_cast<int>(zones_.size()) - 1, columnCount() - 1));
  emit refreshed();
}

const TopologyNode* TopologyModel::node(const QString& key) const {
  for (const TopologyZone& zone : zones_) {
    for (const TopologyNode& each : zone.nodes) {
      if (each.key == key) return &each;
    }
  }
  return nullptr;
}

QModelIndex TopologyModel::indexOf(const QString& key) const {
  for (std::size_t z = 0; z < zones_.size(); ++z) {
    for (std::size_t n = 0; n < zones_[z].nodes.size(); ++n) {
      if (zones_[z].nodes[n].key == key) return index(static_cast<int>(n), 0, index(static_cast<int>(z), 0));
    }
  }
  return {};
}

QString TopologyModel::keyAt(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == 0) return {};
  return zones_[index.internalId() - 1].nodes[static_cast<std::size_t>(index.row())].key;
}

QString TopologyModel::description() const {
  QStringList sentences;
  for (const TopologyZone& zone : zones_) {
    QStringList names;
    for (const TopologyNode& each : zone.nodes) {
      QString words = each.name + QLatin1Char(' ') + each.address;
      if (!each.tunnel.isEmpty()) words += QStringLiteral(" (%1)").arg(each.tunnel);
      names << words;
    }
    sentences << QStringLiteral("%1: %2.").arg(zone.title, names.join(QStringLiteral(", ")));
  }
  return sentences.join(QLatin1Char(' '));
}

// internalId: 0 for a zone, zone + 1 for a node.
QModelIndex TopologyModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr{0});
}

QModelIndex TopologyModel::parent(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == 0) return {};
  return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr{0});
}

int TopologyModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(zones_.size());
  if (parent.internalId() != 0 || parent.column() != 0) return 0;
  return static_cast<int>(zones_[static_cast<std::size_t>(parent.row())].nodes.size());
}

int TopologyModel::columnCount(const QModelIndex&) const {
  return 3;
}

QVariant TopologyModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (index.internalId() == 0) {
    const TopologyZone& zone = zones_[static_cast<std::size_t>(index.row())];
    if (role != Qt::DisplayRole) return {};
    return index.column() == 0 ? zone.title : index.column() == 1 ? zone.network : QString();
  }
  const TopologyNode& node = zones_[index.internalId() - 1].nodes[static_cast<std::size_t>(index.row())];
  if (role == Qt::DecorationRole && index.column() == 0) {
    return icon(nodeIcon(node.kind), node.tunnel.isEmpty() ? IconTint::Control : IconTint::Ok);
  }
  if (role == Qt::FontRole && index.column() == 1) return Theme::instance().font(FontRole::Mono);
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case 0:
      return node.name;
    case 1:
      return node.address;
    default: {
      QString detail = node.detail;
      detail.replace(QLatin1Char('\n'), QStringLiteral(", "));
      if (!node.tunnel.isEmpty()) detail += QStringLiteral(", ") + node.tunnel;
      return detail;
    }
  }
}

QVariant TopologyModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == 0 ? tr("Node") : section == 1 ? tr("Address") : tr("Details");
}

}  // namespace drawbridge::ui
