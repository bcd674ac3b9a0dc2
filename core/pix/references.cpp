// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/references.h"

#include <fmt/format.h>

#include <algorithm>

#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

/// Calls `take(line, settings)` for the settings of every map entry until it returns true.
template <typename Take>
std::string first_map_entry(const Config& config, const Take& take) {
  for (const auto& map : config.dynamic_maps) {
    for (const auto& [sequence, settings] : map.entries) {
      if (take(settings)) return fmt::format("crypto dynamic-map {} {}", map.name, sequence);
    }
  }
  for (const auto& map : config.crypto_maps) {
    for (const auto& [sequence, entry] : map.entries) {
      if (take(entry.settings)) return fmt::format("crypto map {} {}", map.name, sequence);
    }
  }
  return {};
}

std::string user_of_list(const Config& config, std::string_view id) {
  for (const auto& rule : config.nat) {
    if (rule.access_list == id) return fmt::format("nat ({}) {} access-list {}", rule.interface, rule.id, id);
  }
  for (const auto& rule : config.statics) {
    if (rule.access_list == id) {
      return fmt::format("static ({},{}) {} access-list {}", rule.real_interface, rule.mapped_interface,
                         rule.mapped_is_interface ? std::string("interface") : rule.mapped.to_string(), id);
    }
  }
  for (const auto& rule : config.aaa_rules) {
    if (rule.access_list == id) return fmt::format("aaa match {} {} {}", id, rule.direction, rule.tag);
  }
  const auto entry =
      first_map_entry(config, [&](const MapSettings& settings) { return settings.match_address == id; });
  if (!entry.empty()) return fmt::format("{} match address {}", entry, id);
  for (const auto& group : config.vpngroups) {
    if (group.split_tunnel == id) return fmt::format("vpngroup {} split-tunnel {}", group.name, id);
  }
  return {};
}

std::string user_of_pool(const Config& config, std::string_view name) {
  if (config.isakmp.client_pool == name) {
    return fmt::format("isakmp client configuration address-pool local {}", name);
  }
  for (const auto& group : config.vpngroups) {
    if (group.address_pool == name) return fmt::format("vpngroup {} address-pool {}", group.name, name);
  }
  return {};
}

std::string user_of_server(const Config& config, std::string_view tag) {
  for (const auto& rule : config.aaa_rules) {
    if (rule.tag != tag) continue;
    const auto* service = rule.service == AaaService::authentication  ? "authentication"
                          : rule.service == AaaService::authorization ? "authorization"
                                                                      : "accounting";
    return fmt::format("aaa {} {} {} {}", service,
                       rule.action == AaaRule::Action::match     ? "match " + rule.access_list
                       : rule.action == AaaRule::Action::include ? "include " + rule.traffic
                                                                 : "exclude " + rule.traffic,
                       rule.direction, tag);
  }
  for (const auto& [place, login] : config.console_authentication) {
    if (login.tag == tag) return fmt::format("aaa authentication {} console {}", place, tag);
  }
  for (const auto& map : config.crypto_maps) {
    if (map.authentication_tag == tag) {
      return fmt::format("crypto map {} client authentication {}", map.name, tag);
    }
    if (map.token_tag == tag) {
      return fmt::format("crypto map {} client token authentication {}", map.name, tag);
    }
  }
  for (const auto& group : config.vpngroups) {
    if (group.authentication_server == tag) {
      return fmt::format("vpngroup {} authentication-server {}", group.name, tag);
    }
  }
  return {};
}

bool names_group(const AccessEntry& entry, std::string_view id) {
  const auto address = [&](const AddressSpec& spec) {
    return spec.kind == AddressSpec::Kind::object_group && spec.name == id;
  };
  const auto port = [&](const PortSpec& spec) {
    return spec.kind == PortSpec::Kind::object_group && spec.name == id;
  };
  return entry.protocol_group == id || entry.icmp_group == id || address(entry.source) ||
         address(entry.destination) || port(entry.source_port) || port(entry.destination_port);
}

std::string user_of_group(const Config& config, std::string_view id) {
  for (const auto& list : config.access_lists) {
    for (const auto& entry : list.entries) {
      if (names_group(entry, id)) return fmt::format("access-list {} {}", list.id, text_of(entry));
    }
  }
  for (const auto& conduit : config.conduits) {
    if (names_group(conduit, id)) return "conduit " + text_of(conduit);
  }
  const auto member = fmt::format("group-object {}", id);
  for (const auto& group : config.object_groups) {
    if (std::find(group.members.begin(), group.members.end(), member) != group.members.end()) {
      return fmt::format("object-group {} {}", group.kind, group.id);
    }
  }
  return {};
}

}  // namespace

std::string user_of(const Config& config, ObjectKind kind, std::string_view name) {
  switch (kind) {
    case ObjectKind::access_list:
      return user_of_list(config, name);
    case ObjectKind::local_pool:
      return user_of_pool(config, name);
    case ObjectKind::aaa_server:
      return user_of_server(config, name);
    case ObjectKind::transform_set: {
      const auto entry = first_map_entry(config, [&](const MapSettings& settings) {
        const auto& sets = settings.transform_sets;
        return std::find(sets.begin(), sets.end(), name) != sets.end();
      });
      return entry.empty() ? entry : fmt::format("{} set transform-set {}", entry, name);
    }
    case ObjectKind::dynamic_map:
      for (const auto& map : config.crypto_maps) {
        for (const auto& [sequence, entry] : map.entries) {
          if (entry.dynamic_map == name) {
            return fmt::format("crypto map {} {} ipsec-isakmp dynamic {}", map.name, sequence, name);
          }
        }
      }
      return {};
    case ObjectKind::object_group:
      return user_of_group(config, name);
  }
  return {};
}

}  // namespace drawbridge::pix
