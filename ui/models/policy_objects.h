// SPDX-License-Identifier: GPL-3.0-or-later
// The objects that have editors: what kinds there are, which objects a configuration holds, what became of
// each since it ran, and the commands each will produce. Pure values.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "pix/config.h"

namespace drawbridge::ui {

enum class PolicyKind { VpnGroups, Pools, IsakmpPolicies, TransformSets };
inline constexpr PolicyKind policyKinds[] = {PolicyKind::VpnGroups, PolicyKind::Pools,
                                             PolicyKind::IsakmpPolicies, PolicyKind::TransformSets};

enum class EditState { Same, Changed, Added, Removed };

struct PolicyObject {
  QString key;  ///< name, or priority of an ISAKMP policy
  EditState state = EditState::Same;
  bool operator==(const PolicyObject&) const = default;
};

/// Those of the wanted configuration in its order, and those that only run, each beside where it stood.
[[nodiscard]] std::vector<PolicyObject> objectsOf(PolicyKind kind, const pix::Config& running,
                                                  const pix::Config& wanted);
[[nodiscard]] bool hasObject(PolicyKind kind, const pix::Config& config, const QString& key);
/// A factory configuration with this one object, or without any: small enough to be compared on every key.
[[nodiscard]] pix::Config onlyObject(PolicyKind kind, const pix::Config& config, const QString& key);

struct ObjectCommand {
  enum class Mark { Same, Added, Removed };
  QString text;  ///< secrets masked
  Mark mark = Mark::Same;
  bool operator==(const ObjectCommand&) const = default;
};
/// The lines of `wanted` that a factory configuration has not, those to be sent marked, after the commands
/// that remove what only `running` has. What is sent comes from pix::diff. Both as onlyObject() gives them.
[[nodiscard]] std::vector<ObjectCommand> commandsOf(const pix::Config& running, const pix::Config& wanted);

/// "vpngroup vpn3000", as pix::Finding::object names it.
[[nodiscard]] QString placeOf(PolicyKind kind, const QString& key);
struct PolicyPlace {
  PolicyKind kind;
  QString key;
};
[[nodiscard]] std::optional<PolicyPlace> placeFrom(const QString& object);

[[nodiscard]] QString kindTitle(PolicyKind kind);      ///< "VPN groups"
[[nodiscard]] QString kindIcon(PolicyKind kind);       ///< "db-users"
[[nodiscard]] QString editStateText(EditState state);  ///< "", "changed", "new", "deleted"
/// A name or number that no object has yet: "group", "group2"; for policies the next ten.
[[nodiscard]] QString freeKey(PolicyKind kind, const pix::Config& config, const QString& like);

}  // namespace drawbridge::ui
