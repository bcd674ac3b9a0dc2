// SPDX-License-Identifier: GPL-3.0-or-later
// Transform sets, crypto maps, phase 1 and groups of remote users.
#include <fmt/format.h>

#include <algorithm>

#include "pix/checker.h"
#include "pix/writer.h"

namespace drawbridge::pix {

void Checker::transforms() {
  const auto for_clients = [&](const std::string& name) {
    return std::any_of(config_.dynamic_maps.begin(), config_.dynamic_maps.end(), [&](const DynamicMap& map) {
      return std::any_of(map.entries.begin(), map.entries.end(), [&](const auto& entry) {
        const auto& sets = entry.second.transform_sets;
        return std::find(sets.begin(), sets.end(), name) != sets.end();
      });
    });
  };
  for (const auto& set : config_.transform_sets) {
    const auto object = "crypto ipsec transform-set " + set.name;
    for (const auto& transform : set.transforms) {
      const auto line = object + ' ' + transform;
      const auto with = [&](std::string_view other) {
        auto command = object;
        for (const auto& word : set.transforms)
          command += fmt::format(" {}", word == transform ? other : word);
        return std::vector<std::string>{command};
      };
      if (transform == "esp-des") {
        add(Severity::warning, FindingCode::weak_encryption, set.origin, {line, "DES"}, object,
            with("esp-aes"));
      } else if (transform == "esp-null") {
        add(Severity::warning, FindingCode::weak_encryption, set.origin, {line, "NULL"}, object,
            with("esp-aes"));
      } else if (transform == "esp-md5-hmac") {
        add(Severity::warning, FindingCode::weak_hash, set.origin, {line, "MD5"}, object,
            with("esp-sha-hmac"));
      } else if (transform == "ah-md5-hmac") {
        add(Severity::warning, FindingCode::weak_hash, set.origin, {line, "MD5"}, object,
            with("ah-sha-hmac"));
      } else if (transform == "esp-aes-192" && for_clients(set.name)) {
        add(Severity::warning, FindingCode::aes_192_for_clients, set.origin, {line}, object,
            with("esp-aes-256"));
      }
    }
  }
}

void Checker::settings(const MapSettings& settings, const std::string& object) {
  need_list(settings.match_address, settings.match_origin,
            object + " match address " + settings.match_address, object);
  for (const auto& name : settings.transform_sets) {
    if (config_.transform_set(name) != nullptr) continue;
    add(Severity::error, FindingCode::unknown_transform_set, settings.transform_sets_origin,
        {name, object + " set transform-set " + name}, object);
  }
}

void Checker::maps() {
  const auto reached = [&](const std::string& name) {
    return std::any_of(config_.crypto_maps.begin(), config_.crypto_maps.end(), [&](const CryptoMap& map) {
      return std::any_of(map.entries.begin(), map.entries.end(),
                         [&](const auto& entry) { return entry.second.dynamic_map == name; });
    });
  };
  for (const auto& map : config_.dynamic_maps) {
    for (const auto& [sequence, entry] : map.entries) {
      const auto object = fmt::format("crypto dynamic-map {} {}", map.name, sequence);
      settings(entry, object);
      if (entry.transform_sets.empty()) {
        auto& finding = add(Severity::warning, FindingCode::map_entry_incomplete, entry.match_origin,
                            {map.name, std::to_string(sequence)}, object);
        if (config_.transform_sets.size() == 1) {
          finding.mend.push_back(
              fmt::format("{} set transform-set {}", object, config_.transform_sets.front().name));
        }
      }
      if (!entry.lifetime_seconds && !config_.ipsec_lifetime_seconds && reached(map.name)) {
        add(Severity::note, FindingCode::lifetime_left_to_clients, entry.transform_sets_origin, {object},
            object, {object + " set security-association lifetime seconds 28800"});
      }
    }
  }
  for (const auto& map : config_.crypto_maps) {
    const auto name = "crypto map " + map.name;
    for (const auto& [sequence, entry] : map.entries) {
      const auto object = fmt::format("{} {}", name, sequence);
      settings(entry.settings, object);
      if (!entry.dynamic_map.empty()) {
        if (config_.dynamic_map(entry.dynamic_map) == nullptr) {
          add(Severity::error, FindingCode::unknown_dynamic_map, entry.origin,
              {entry.dynamic_map, object + " ipsec-isakmp dynamic " + entry.dynamic_map}, object);
        }
        const auto later = std::find_if(map.entries.upper_bound(sequence), map.entries.end(),
                                        [](const auto& other) { return other.second.dynamic_map.empty(); });
        if (later != map.entries.end()) {
          auto& finding = add(Severity::warning, FindingCode::dynamic_entry_not_last, entry.origin,
                              {map.name, std::to_string(sequence)}, object);
          // It goes behind the last; the device takes numbers up to 65535.
          const int last = map.entries.rbegin()->first;
          if (last < 65535 && entry.settings == MapSettings{}) {
            finding.mend = {"no " + object, fmt::format("{} {} ipsec-isakmp dynamic {}", name,
                                                        std::min(last + 10, 65535), entry.dynamic_map)};
          }
        }
      } else if (entry.settings.match_address.empty() || entry.settings.peers.empty() ||
                 (entry.settings.transform_sets.empty())) {
        add(Severity::warning, FindingCode::map_entry_incomplete, entry.origin,
            {map.name, std::to_string(sequence)}, object);
      }
    }
    need_server(map.authentication_tag, map.authentication_origin,
                name + " client authentication " + map.authentication_tag, name);
    for (const auto& interface : map.interfaces) {
      need_interface(interface, map.interface_origin, name + " interface " + interface, name);
      const auto& enabled = config_.isakmp.enabled_interfaces;
      if (std::find(enabled.begin(), enabled.end(), interface) == enabled.end()) {
        add(Severity::error, FindingCode::map_interface_without_isakmp, map.interface_origin,
            {map.name, interface}, name, {"isakmp enable " + interface});
      }
    }
  }
}

void Checker::beyond_63() {
  const auto at = [](SourceLine line, SourceLine otherwise) { return line.number != 0 ? line : otherwise; };
  const auto note = [&](SourceLine origin, const std::string& object, const std::string& words) {
    add(Severity::note, FindingCode::not_in_pix_63, origin, {object + ' ' + words}, object);
  };
  for (const auto& set : config_.transform_sets) {
    for (const auto& transform : set.transforms) {
      if (is_transform_beyond_63(transform))
        note(set.origin, "crypto ipsec transform-set " + set.name, transform);
    }
  }
  const auto pfs = [&](const MapSettings& settings, const std::string& object) {
    if (settings.pfs_group && is_group_beyond_63(*settings.pfs_group))
      note(settings.pfs_origin, object, fmt::format("set pfs group{}", *settings.pfs_group));
  };
  for (const auto& map : config_.dynamic_maps) {
    for (const auto& [sequence, settings] : map.entries)
      pfs(settings, fmt::format("crypto dynamic-map {} {}", map.name, sequence));
  }
  for (const auto& map : config_.crypto_maps) {
    for (const auto& [sequence, entry] : map.entries)
      pfs(entry.settings, fmt::format("crypto map {} {}", map.name, sequence));
  }
  for (const auto& [priority, policy] : config_.isakmp.policies) {
    const auto object = fmt::format("isakmp policy {}", priority);
    if (is_beyond_63(policy.authentication)) {
      note(at(policy.authentication_origin, policy.origin), object,
           fmt::format("authentication {}", to_text(policy.authentication)));
    }
    if (is_beyond_63(policy.hash))
      note(at(policy.hash_origin, policy.origin), object, fmt::format("hash {}", to_text(policy.hash)));
    if (is_group_beyond_63(policy.group))
      note(at(policy.group_origin, policy.origin), object, fmt::format("group {}", policy.group));
  }
  for (const auto& group : config_.vpngroups) {
    if (group.udp_port) {
      note(at(group.udp_port_origin, group.origin), "vpngroup " + group.name,
           fmt::format("udp-port {}", *group.udp_port));
    }
  }
}

bool Checker::xauth() const {
  return std::any_of(config_.crypto_maps.begin(), config_.crypto_maps.end(), [](const CryptoMap& map) {
    return !map.interfaces.empty() && !map.authentication_tag.empty();
  });
}

std::vector<std::string> Checker::strong_policy() const {
  int priority = 10;
  while (config_.isakmp.policies.contains(priority)) priority += 10;
  const auto policy = fmt::format("isakmp policy {} ", priority);
  return {policy + "authentication pre-share", policy + "encryption aes", policy + "hash sha",
          policy + "group 2"};
}

/// A login for the map of the clients, by servers or users that are there.
std::vector<std::string> Checker::login_for_clients() const {
  std::string tag;
  for (const auto& group : config_.aaa_servers) {
    if (tag.empty() && !group.hosts.empty()) tag = group.tag;
  }
  if (tag.empty() && !config_.usernames.empty()) tag = "LOCAL";
  if (tag.empty()) return {};
  for (const auto& map : config_.crypto_maps) {
    if (!map.interfaces.empty())
      return {fmt::format("crypto map {} client authentication {}", map.name, tag)};
  }
  return {};
}

void Checker::isakmp() {
  const auto& isakmp = config_.isakmp;
  for (const auto& interface : isakmp.enabled_interfaces) {
    need_interface(interface, {}, "isakmp enable " + interface, "isakmp");
  }
  for (const auto& key : isakmp.keys) {
    const auto line = fmt::format("isakmp key {} address {} netmask {}", secret_mask, key.address.to_string(),
                                  key.mask.to_string());
    if (key.key.masked)
      add(Severity::warning, FindingCode::secret_must_be_typed, key.origin, {line}, "isakmp key");
    if (!key.is_wildcard()) continue;
    const bool asked = xauth() && !key.no_xauth;
    auto& finding =
        add(Severity::warning, asked ? FindingCode::wildcard_key : FindingCode::wildcard_key_without_xauth,
            key.origin, {line}, "isakmp key");
    if (!asked) {
      if (key.no_xauth && !key.key.masked) finding.mend.push_back(line);
      if (!xauth()) {
        auto login = login_for_clients();
        if (login.empty()) finding.mend.clear();
        finding.mend.insert(finding.mend.end(), login.begin(), login.end());
      }
    }
    const auto group = std::find_if(config_.vpngroups.begin(), config_.vpngroups.end(),
                                    [](const VpnGroup& each) { return each.password.has_value(); });
    if (group != config_.vpngroups.end()) {
      add(Severity::note, FindingCode::two_ways_to_the_key, key.origin, {group->name, line}, "isakmp key");
    }
  }
  need_pool(isakmp.client_pool, isakmp.client_pool_origin,
            "isakmp client configuration address-pool local " + isakmp.client_pool, "isakmp");
  bool group_2 = false;
  int unity = 0;
  int old = 0;
  for (const auto& [priority, policy] : isakmp.policies) {
    const auto object = fmt::format("isakmp policy {}", priority);
    const auto at = [&](SourceLine line) { return line.number != 0 ? line : policy.origin; };
    if (policy.encryption == IsakmpEncryption::des) {
      // The 1.1 client, which knows nothing better, comes with group 1.
      auto& finding = add(Severity::warning, FindingCode::weak_encryption, at(policy.encryption_origin),
                          {object + " encryption des", "DES"}, object);
      if (policy.group != 1) finding.mend.push_back(object + " encryption aes");
    }
    if (policy.hash == IsakmpHash::md5) {
      auto& finding = add(Severity::warning, FindingCode::weak_hash, at(policy.hash_origin),
                          {object + " hash md5", "MD5"}, object);
      if (policy.group != 1) finding.mend.push_back(object + " hash sha");
    }
    if (policy.group == 1) {
      add(Severity::warning, FindingCode::weak_group, at(policy.group_origin), {object + " group 1", "1"},
          object);
    }
    if (policy.encryption == IsakmpEncryption::aes_192 && !config_.vpngroups.empty()) {
      add(Severity::warning, FindingCode::aes_192_for_clients, at(policy.encryption_origin),
          {object + " encryption aes-192"}, object, {object + " encryption aes-256"});
    }
    group_2 = group_2 || policy.group == 2;
    if (policy.group == 2 && unity == 0) unity = priority;
    if (policy.group == 1 && old == 0) old = priority;
  }
  if (isakmp.enabled_interfaces.empty()) return;
  if (isakmp.policies.empty()) {
    add(Severity::error, FindingCode::no_isakmp_policy, {}, {}, "isakmp", strong_policy());
  }
  if (unity != 0 && old != 0 && !config_.vpngroups.empty()) {
    add(Severity::note, FindingCode::two_client_generations, isakmp.policies.at(old).origin,
        {std::to_string(unity), std::to_string(old)}, fmt::format("isakmp policy {}", old));
  }
  if (!config_.vpngroups.empty() && !group_2 && !isakmp.policies.empty()) {
    add(Severity::warning, FindingCode::no_policy_for_unity, {}, {}, "isakmp", strong_policy());
  }
  const bool group_key = std::any_of(config_.vpngroups.begin(), config_.vpngroups.end(),
                                     [](const VpnGroup& group) { return group.password.has_value(); });
  if (isakmp.keys.empty() && !group_key)
    add(Severity::warning, FindingCode::no_key_for_peers, {}, {}, "isakmp");
}

void Checker::certificates() {
  for (const auto& [priority, policy] : config_.isakmp.policies) {
    if (policy.authentication == IsakmpAuthentication::pre_share) continue;
    const auto object = fmt::format("isakmp policy {}", priority);
    const auto line = fmt::format("{} authentication {}", object, to_text(policy.authentication));
    const auto origin =
        policy.authentication_origin.number != 0 ? policy.authentication_origin : policy.origin;
    if (surroundings_.certificate == false)
      add(Severity::warning, FindingCode::policy_without_certificate, origin, {line}, object);
    // A client of hybrid authentication shows none.
    if (surroundings_.authority == false && policy.authentication == IsakmpAuthentication::rsa_sig)
      add(Severity::warning, FindingCode::policy_without_authority, origin, {line}, object);
  }
}

void Checker::groups() {
  for (const auto& group : config_.vpngroups) {
    const auto object = "vpngroup " + group.name;
    need_pool(group.address_pool, group.pool_origin, object + " address-pool " + group.address_pool, object);
    if (group.address_pool.empty() && config_.isakmp.client_pool.empty()) {
      auto& finding =
          add(Severity::warning, FindingCode::group_without_pool, group.origin, {group.name}, object);
      if (config_.local_pools.size() == 1) {
        finding.mend.push_back(fmt::format("{} address-pool {}", object, config_.local_pools.front().name));
      }
    }
    if (group.dns_servers.empty() && group.wins_servers.empty() && group.default_domain.empty() &&
        group.split_tunnel.empty()) {
      add(Severity::note, FindingCode::group_sends_address_only, group.origin, {group.name}, object);
    }
    if (!group.password) {
      add(Severity::warning, FindingCode::group_without_password, group.origin, {group.name}, object);
    } else if (group.password->masked) {
      add(Severity::warning, FindingCode::secret_must_be_typed, group.password_origin,
          {fmt::format("{} password {}", object, secret_mask)}, object);
    }
    need_list(group.split_tunnel, group.split_origin, object + " split-tunnel " + group.split_tunnel, object);
    if (const auto* list = config_.access_list(group.split_tunnel); list != nullptr) {
      const bool any = std::any_of(list->entries.begin(), list->entries.end(), [](const AccessEntry& entry) {
        return !entry.is_remark && entry.source.kind == AddressSpec::Kind::any;
      });
      if (any) {
        add(Severity::warning, FindingCode::split_tunnel_any, group.split_origin,
            {group.name, group.split_tunnel}, object);
      }
    }
    need_server(group.authentication_server, group.origin, object + " authentication-server", object);
  }
}

}  // namespace drawbridge::pix
