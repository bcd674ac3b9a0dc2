// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/policy_objects.h"

#include <QCoreApplication>
#include <algorithm>

#include "pix/diff.h"
#include "pix/entries.h"

namespace drawbridge::ui {

namespace {

struct PolicyObjects {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::PolicyObjects)
};

QStringList keysOf(PolicyKind kind, const pix::Config& config) {
  QStringList keys;
  switch (kind) {
    case PolicyKind::VpnGroups:
      for (const auto& each : config.vpngroups) keys << QString::fromStdString(each.name);
      break;
    case PolicyKind::Pools:
      for (const auto& each : config.local_pools) keys << QString::fromStdString(each.name);
      break;
    case PolicyKind::IsakmpPolicies:
      for (const auto& each : config.isakmp.policies) keys << QString::number(each.first);
      break;
    case PolicyKind::TransformSets:
      for (const auto& each : config.transform_sets) keys << QString::fromStdString(each.name);
      break;
  }
  return keys;
}

template <typename Item>
void take(pix::Unordered<Item>& to, const pix::Unordered<Item>& from, const QString& key) {
  const std::string name = key.toStdString();
  for (const Item& each : from) {
    if (each.name == name) to.push_back(each);
  }
}

bool sameObject(PolicyKind kind, const pix::Config& a, const pix::Config& b, const QString& key) {
  return onlyObject(kind, a, key) == onlyObject(kind, b, key);
}

const char* placePrefix(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return "vpngroup ";
    case PolicyKind::Pools:
      return "ip local pool ";
    case PolicyKind::IsakmpPolicies:
      return "isakmp policy ";
    case PolicyKind::TransformSets:
      return "crypto ipsec transform-set ";
  }
  return "";
}

}  // namespace

std::vector<PolicyObject> objectsOf(PolicyKind kind, const pix::Config& running, const pix::Config& wanted) {
  const QStringList before = keysOf(kind, running);
  std::vector<PolicyObject> objects;
  for (const QString& key : keysOf(kind, wanted)) {
    const bool ran = before.contains(key);
    objects.push_back({key, !ran                                     ? EditState::Added
                            : sameObject(kind, running, wanted, key) ? EditState::Same
                                                                     : EditState::Changed});
  }
  for (qsizetype i = 0; i < before.size(); ++i) {
    const auto has = [&](const QString& key) {
      return std::find_if(objects.begin(), objects.end(), [&](const auto& each) { return each.key == key; });
    };
    if (has(before[i]) != objects.end()) continue;
    // Beside the one it stood after, else first.
    const auto after = i == 0 ? objects.end() : has(before[i - 1]);
    objects.insert(after == objects.end() ? objects.begin() : std::next(after),
                   {before[i], EditState::Removed});
  }
  return objects;
}

bool hasObject(PolicyKind kind, const pix::Config& config, const QString& key) {
  return keysOf(kind, config).contains(key);
}

pix::Config onlyObject(PolicyKind kind, const pix::Config& config, const QString& key) {
  pix::Config only;
  switch (kind) {
    case PolicyKind::VpnGroups:
      take(only.vpngroups, config.vpngroups, key);
      break;
    case PolicyKind::Pools:
      take(only.local_pools, config.local_pools, key);
      break;
    case PolicyKind::IsakmpPolicies: {
      const auto found = config.isakmp.policies.find(key.toInt());
      if (found != config.isakmp.policies.end()) only.isakmp.policies.insert(*found);
      break;
    }
    case PolicyKind::TransformSets:
      take(only.transform_sets, config.transform_sets, key);
      break;
  }
  return only;
}

std::vector<ObjectCommand> commandsOf(const pix::Config& running, const pix::Config& wanted) {
  const auto text = [](const std::string& plain, const std::string& shown) {
    return QString::fromStdString(shown.empty() ? plain : shown);
  };
  std::vector<ObjectCommand> commands;
  std::vector<std::string> sent;
  for (const pix::Step& step : pix::diff(running, wanted).steps) {
    if (step.removes) {
      commands.push_back({text(step.command, step.shown), ObjectCommand::Mark::Removed});
    } else {
      sent.push_back(step.command);
    }
  }
  std::vector<std::string> factory;
  for (const pix::Entry& each : pix::entries_of(pix::Config{})) factory.push_back(each.text);
  for (const pix::Entry& each : pix::entries_of(wanted)) {
    if (std::find(factory.begin(), factory.end(), each.text) != factory.end()) continue;
    const bool isSent = std::find(sent.begin(), sent.end(), each.text) != sent.end();
    commands.push_back(
        {text(each.text, each.shown), isSent ? ObjectCommand::Mark::Added : ObjectCommand::Mark::Same});
  }
  return commands;
}

QString placeOf(PolicyKind kind, const QString& key) {
  return QLatin1String(placePrefix(kind)) + key;
}

std::optional<PolicyPlace> placeFrom(const QString& object) {
  for (const PolicyKind kind : policyKinds) {
    const QLatin1String prefix(placePrefix(kind));
    if (!object.startsWith(prefix)) continue;
    return PolicyPlace{kind, object.mid(prefix.size()).section(QLatin1Char(' '), 0, 0)};
  }
  return std::nullopt;
}

QString kindTitle(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return PolicyObjects::tr("VPN groups");
    case PolicyKind::Pools:
      return PolicyObjects::tr("Address pools");
    case PolicyKind::IsakmpPolicies:
      return PolicyObjects::tr("ISAKMP policies");
    case PolicyKind::TransformSets:
      return PolicyObjects::tr("Transform sets");
  }
  return {};
}

QString kindIcon(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return QStringLiteral("db-users");
    case PolicyKind::Pools:
      return QStringLiteral("db-pool");
    case PolicyKind::IsakmpPolicies:
      return QStringLiteral("db-key");
    case PolicyKind::TransformSets:
      return QStringLiteral("db-layers");
  }
  return {};
}

QString editStateText(EditState state) {
  switch (state) {
    case EditState::Same:
      return {};
    case EditState::Changed:
      return PolicyObjects::tr("changed", "edit");
    case EditState::Added:
      return PolicyObjects::tr("new", "edit");
    case EditState::Removed:
      return PolicyObjects::tr("deleted", "edit");
  }
  return {};
}

QString freeKey(PolicyKind kind, const pix::Config& config, const QString& like) {
  if (kind == PolicyKind::IsakmpPolicies) {
    // The next multiple of ten behind the last; the first that is free if there is none.
    const auto& policies = config.isakmp.policies;
    int priority = policies.empty() ? 10 : policies.rbegin()->first / 10 * 10 + 10;
    if (priority > 65534) {
      priority = 1;
      while (policies.contains(priority)) ++priority;
    }
    return QString::number(priority);
  }
  const QStringList taken = keysOf(kind, config);
  QString key = like;
  for (int i = 2; taken.contains(key); ++i) key = like + QString::number(i);
  return key;
}

}  // namespace drawbridge::ui
