// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rule_tree_model.h"

#include <QFont>
#include <array>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {

struct Place {
  RuleNode parent;
  int row;
};

constexpr auto kNodes = static_cast<std::size_t>(RuleNode::count);
/// Where each node hangs; the root hangs nowhere.
constexpr std::array<Place, kNodes> kPlaces{{
    {RuleNode::count, 0},            // policy
    {RuleNode::policy, 0},           // rule
    {RuleNode::rule, 0},             // my_identity
    {RuleNode::rule, 1},             // security_policy
    {RuleNode::security_policy, 0},  // phase1
    {RuleNode::phase1, 0},           // phase1_proposal
    {RuleNode::security_policy, 1},  // phase2
    {RuleNode::phase2, 0},           // phase2_proposal
    {RuleNode::policy, 1},           // other_connections
}};

const Place& placeOf(RuleNode node) {
  return kPlaces[static_cast<std::size_t>(node)];
}

}  // namespace

QString policyWord(client::Policy11Cipher cipher) {
  switch (cipher) {
    case client::Policy11Cipher::null_cipher:
      return QStringLiteral("Null");
    case client::Policy11Cipher::des:
      return QStringLiteral("DES");
    case client::Policy11Cipher::triple_des:
      break;
  }
  return QStringLiteral("Triple DES");
}

QString policyWord(client::Policy11Hash hash) {
  return hash == client::Policy11Hash::md5 ? QStringLiteral("MD5") : QStringLiteral("SHA-1");
}

QString policyWord(client::RuleSecurity security) {
  return security == client::RuleSecurity::secure ? RuleTreeModel::tr("Secure")
                                                  : RuleTreeModel::tr("Non-secure");
}

QString policyWord(client::PolicyIdType type) {
  switch (type) {
    case client::PolicyIdType::any:
      return RuleTreeModel::tr("Any", "remote party");
    case client::PolicyIdType::ip_address:
      return RuleTreeModel::tr("IP Address");
    case client::PolicyIdType::ip_subnet:
      return RuleTreeModel::tr("IP Subnet");
    case client::PolicyIdType::ip_range:
      return RuleTreeModel::tr("IP Address Range");
    case client::PolicyIdType::domain_name:
      break;
  }
  return RuleTreeModel::tr("Domain Name");
}

QString policyGroupWord(int group) {
  return QStringLiteral("DH %1").arg(group);
}

void RuleTreeModel::setPolicy(const client::Policy11& policy) {
  policy_ = policy;
  allChanged();
}

void RuleTreeModel::retranslate() {
  allChanged();
}

void RuleTreeModel::allChanged() {
  for (std::size_t i = 0; i < kNodes; ++i) {
    const QModelIndex changed = indexOf(static_cast<RuleNode>(i));
    emit dataChanged(changed, changed);
  }
}

QModelIndex RuleTreeModel::indexOf(RuleNode node) const {
  return createIndex(placeOf(node).row, 0, static_cast<quintptr>(node));
}

RuleNode RuleTreeModel::nodeOf(const QModelIndex& index) {
  return index.isValid() ? static_cast<RuleNode>(index.internalId()) : RuleNode::count;
}

QModelIndex RuleTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (column != 0 || row < 0) return {};
  for (std::size_t i = 0; i < kNodes; ++i) {
    if (kPlaces[i].parent == nodeOf(parent) && kPlaces[i].row == row)
      return indexOf(static_cast<RuleNode>(i));
  }
  return {};
}

QModelIndex RuleTreeModel::parent(const QModelIndex& child) const {
  if (!child.isValid()) return {};
  const RuleNode above = placeOf(nodeOf(child)).parent;
  return above == RuleNode::count ? QModelIndex() : indexOf(above);
}

int RuleTreeModel::rowCount(const QModelIndex& parent) const {
  if (parent.column() > 0) return 0;
  int rows = 0;
  for (const Place& place : kPlaces) rows += place.parent == nodeOf(parent) ? 1 : 0;
  return rows;
}

int RuleTreeModel::columnCount(const QModelIndex&) const {
  return 1;
}

QString RuleTreeModel::label(RuleNode node) const {
  switch (node) {
    case RuleNode::policy:
      return tr("Network Security Policy");
    case RuleNode::rule:
      return QStringLiteral("1- %1").arg(QString::fromStdString(policy_.rule_name));
    case RuleNode::my_identity:
      return tr("My Identity");
    case RuleNode::security_policy:
      return tr("Security Policy");
    case RuleNode::phase1:
      return tr("Authentication (Phase 1)");
    case RuleNode::phase1_proposal:
      return tr("Proposal %1: %2")
          .arg(1)
          .arg(QStringLiteral("%1 / %2 / %3")
                   .arg(policyWord(policy_.phase1_cipher), policyWord(policy_.phase1_hash),
                        policyGroupWord(policy_.phase1_group)));
    case RuleNode::phase2:
      return tr("Key exchange (Phase 2)");
    case RuleNode::phase2_proposal:
      return tr("Proposal %1: %2")
          .arg(1)
          .arg(policy_.esp ? QStringLiteral("ESP %1 / %2")
                                 .arg(policyWord(policy_.esp_cipher), policyWord(policy_.esp_hash))
                           : tr("nothing"));
    case RuleNode::other_connections:
      return tr("%1- Other Connections").arg(2);
    case RuleNode::count:
      break;
  }
  return {};
}

QString RuleTreeModel::iconName(RuleNode node) const {
  switch (node) {
    case RuleNode::policy:
      return QStringLiteral("db-policy");
    case RuleNode::rule:
      return policy_.security == client::RuleSecurity::secure ? QStringLiteral("db-lock")
                                                              : QStringLiteral("db-unlock");
    case RuleNode::my_identity:
      return QStringLiteral("db-user");
    case RuleNode::security_policy:
      return QStringLiteral("db-shield");
    case RuleNode::phase1:
      return QStringLiteral("db-key");
    case RuleNode::phase2:
      return QStringLiteral("db-swap");
    case RuleNode::phase1_proposal:
    case RuleNode::phase2_proposal:
      return QStringLiteral("db-text");
    case RuleNode::other_connections:
    case RuleNode::count:
      break;
  }
  return QStringLiteral("db-unlock");
}

QVariant RuleTreeModel::data(const QModelIndex& index, int role) const {
  const RuleNode node = nodeOf(index);
  if (node == RuleNode::count) return {};
  const bool isRule = node == RuleNode::rule || node == RuleNode::other_connections;
  const auto security = node == RuleNode::rule ? policy_.security : client::RuleSecurity::non_secure;
  switch (role) {
    case Qt::DisplayRole:
      return label(node);
    case Qt::EditRole:
      return node == RuleNode::rule ? QString::fromStdString(policy_.rule_name) : label(node);
    case Qt::DecorationRole:
      return icon(iconName(node), !isRule                                    ? IconTint::Control
                                  : security == client::RuleSecurity::secure ? IconTint::Ok
                                                                             : IconTint::Warn);
    case Qt::ToolTipRole:
      return isRule ? policyWord(security) : QString();
    case Qt::AccessibleTextRole:
      return isRule ? QStringLiteral("%1, %2").arg(label(node), policyWord(security)) : label(node);
    case NodeRole:
      return static_cast<int>(node);
    default:
      return {};
  }
}

bool RuleTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || nodeOf(index) != RuleNode::rule) return false;
  const QString name = value.toString().simplified();
  if (name.isEmpty()) return false;
  if (name.toStdString() == policy_.rule_name) return true;
  policy_.rule_name = name.toStdString();
  emit dataChanged(index, index);
  emit ruleRenamed(name);
  return true;
}

Qt::ItemFlags RuleTreeModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractItemModel::flags(index);
  if (nodeOf(index) == RuleNode::rule) flags |= Qt::ItemIsEditable;
  return flags;
}

}  // namespace drawbridge::ui
