// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of crypto, isakmp and vpngroup.
#include <fmt/format.h>

#include <algorithm>

#include "cli/match.h"
#include "pix/entries.h"
#include "pix/writer.h"

namespace drawbridge::pix {
namespace {

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

/// "set pfs" of an entry: with a group of 6.3 among the other settings, else at the end of the chapter.
void map_pfs(EntryList& list, Chapter chapter, const std::string& prefix, const MapSettings& settings,
             const std::string& owner_undo, bool definition, const std::string& defines = {}) {
  const auto key = prefix + " set pfs";
  const int group = settings.pfs_group.value_or(1);
  auto& entry =
      list.setting(chapter, key, group == 1 ? key : fmt::format("{} group{}", key, group), "no " + key);
  entry.owner = prefix;
  entry.owner_undo = owner_undo;
  entry.definition = definition;
  entry.origin = settings.pfs_origin;
  entry.defines = defines;
}

bool has_later_pfs(const MapSettings& settings) {
  return settings.pfs_group && is_group_beyond_63(*settings.pfs_group);
}

/// `prefix` is "crypto map NAME 10" or "crypto dynamic-map NAME 10".
void map_settings(EntryList& list, Chapter chapter, const std::string& prefix, const MapSettings& settings,
                  const std::string& owner_undo, bool definition, const std::string& defines = {}) {
  const auto setting = [&](const std::string& words, const std::string& value, SourceLine origin,
                           const std::string& undo_value) {
    const auto key = prefix + ' ' + words;
    auto& entry = list.setting(chapter, key, value.empty() ? key : key + ' ' + value,
                               "no " + key + (undo_value.empty() ? "" : " " + undo_value));
    entry.owner = prefix;
    entry.owner_undo = owner_undo;
    entry.definition = definition;
    entry.origin = origin;
    entry.defines = defines;
    return &entry;
  };
  if (!settings.match_address.empty()) {
    setting("match address", settings.match_address, settings.match_origin, settings.match_address)->uses = {
        "list " + settings.match_address};
  }
  for (const auto& peer : settings.peers) {
    auto& entry = list.member(chapter, prefix + " set peer " + list.text_of(peer));
    entry.owner = prefix;
    entry.owner_undo = owner_undo;
    entry.definition = definition;
    entry.defines = defines;
    entry.origin = settings.peers_origin;
  }
  if (settings.pfs_group && !has_later_pfs(settings))
    map_pfs(list, chapter, prefix, settings, owner_undo, definition, defines);
  if (!settings.transform_sets.empty()) {
    auto* entry =
        setting("set transform-set", joined(settings.transform_sets), settings.transform_sets_origin, "");
    for (const auto& name : settings.transform_sets) entry->uses.push_back("set " + name);
  }
  if (settings.lifetime_seconds) {
    setting("set security-association lifetime seconds", std::to_string(*settings.lifetime_seconds), {}, "");
  }
  if (settings.lifetime_kilobytes) {
    setting("set security-association lifetime kilobytes", std::to_string(*settings.lifetime_kilobytes), {},
            "");
  }
}

void crypto_map_entries(EntryList& list, const CryptoMap& map) {
  const auto name = "crypto map " + map.name;
  for (const auto& [sequence, item] : map.entries) {
    const auto prefix = fmt::format("{} {}", name, sequence);
    std::string words = item.manual ? "ipsec-manual" : "ipsec-isakmp";
    if (!item.dynamic_map.empty()) words += " dynamic " + item.dynamic_map;
    auto& entry = list.member(Chapter::crypto_map, prefix + ' ' + words);
    entry.undo = "no " + prefix;
    entry.owner = prefix;
    entry.owner_undo = entry.undo;
    entry.origin = item.origin;
    if (!item.dynamic_map.empty()) entry.uses = {"dynamic " + item.dynamic_map};
    map_settings(list, Chapter::crypto_map, prefix, item.settings, "no " + prefix, false);
    for (const auto& key : item.session_keys) {
      auto& line = list.member(Chapter::crypto_map, prefix + " set " + key);
      line.owner = prefix;
      line.owner_undo = "no " + prefix;
      // Direction, protocol and SPI may be shown, the keys may not.
      std::size_t shown = 0;
      std::size_t words_seen = 0;
      while (shown < key.size() && words_seen < 4) {
        if (key[shown++] == ' ') ++words_seen;
      }
      line.shown = prefix + " set " + key.substr(0, shown) + std::string(secret_mask);
    }
    const auto& settings = item.settings;
    const bool incomplete =
        item.dynamic_map.empty() && (settings.match_address.empty() || settings.peers.empty() ||
                                     (settings.transform_sets.empty() && !item.manual));
    if (incomplete) list.entries.back().comment = "! Incomplete";
  }
  const auto line = [&](const std::string& words, SourceLine origin, const std::string& key) {
    auto& entry = key.empty() ? list.member(Chapter::crypto_map, name + ' ' + words)
                              : list.setting(Chapter::crypto_map, name + ' ' + key, name + ' ' + words,
                                             "no " + name + ' ' + words);
    entry.origin = origin;
    return &entry;
  };
  if (map.address_initiate) line("client configuration address initiate", {}, "");
  if (map.address_respond) line("client configuration address respond", {}, "");
  if (!map.token_tag.empty()) {
    line("client token authentication " + map.token_tag, {}, "client token authentication")->uses = {
        "aaa " + map.token_tag};
  }
  if (!map.authentication_tag.empty()) {
    line("client authentication " + map.authentication_tag + (map.authentication_local ? " LOCAL" : ""),
         map.authentication_origin, "client authentication")
        ->uses = {"aaa " + map.authentication_tag};
  }
  for (const auto& interface : map.interfaces) line("interface " + interface, map.interface_origin, "");
}

}  // namespace

void crypto_entries(EntryList& list) {
  const auto& config = list.config;
  const auto is_later = [](const TransformSet& set) {
    return std::any_of(set.transforms.begin(), set.transforms.end(),
                       [](const std::string& transform) { return is_transform_beyond_63(transform); });
  };
  const auto transform_set = [&](const TransformSet& set) {
    const auto key = "crypto ipsec transform-set " + set.name;
    {
      auto& entry =
          list.setting(Chapter::transform_set, key, key + ' ' + joined(set.transforms), "no " + key);
      entry.owner = key;
      entry.owner_undo = "no " + key;
      entry.definition = true;
      entry.defines = "set " + set.name;
      entry.origin = set.origin;
    }
    if (set.transport_mode) {
      auto& entry = list.setting(Chapter::transform_set, key + " mode", key + " mode transport",
                                 "no " + key + " mode transport");
      entry.owner = key;
      entry.owner_undo = "no " + key;
      entry.definition = true;
      entry.origin = set.origin;
    }
  };
  for (const auto& set : config.transform_sets) {
    if (!is_later(set)) transform_set(set);
  }
  const std::string lifetime = "crypto ipsec security-association lifetime ";
  if (config.ipsec_lifetime_seconds) {
    list.setting(Chapter::transform_set, lifetime + "seconds",
                 fmt::format("{}seconds {}", lifetime, *config.ipsec_lifetime_seconds),
                 "no " + lifetime + "seconds");
  }
  if (config.ipsec_lifetime_kilobytes) {
    list.setting(Chapter::transform_set, lifetime + "kilobytes",
                 fmt::format("{}kilobytes {}", lifetime, *config.ipsec_lifetime_kilobytes),
                 "no " + lifetime + "kilobytes");
  }
  for (const auto& set : config.transform_sets) {
    if (is_later(set)) transform_set(set);
  }
  // A map that has later lines only comes last, so that a text reads back in the order it is printed in.
  std::vector<const DynamicMap*> with_later, only_later;
  for (const auto& map : config.dynamic_maps) {
    const auto before = list.entries.size();
    bool later = false;
    for (const auto& [sequence, settings] : map.entries) {
      const auto prefix = fmt::format("crypto dynamic-map {} {}", map.name, sequence);
      map_settings(list, Chapter::dynamic_map, prefix, settings, "no " + prefix, true, "dynamic " + map.name);
      later = later || has_later_pfs(settings);
    }
    if (later) (list.entries.size() > before ? with_later : only_later).push_back(&map);
  }
  with_later.insert(with_later.end(), only_later.begin(), only_later.end());
  for (const DynamicMap* map : with_later) {
    for (const auto& [sequence, settings] : map->entries) {
      if (!has_later_pfs(settings)) continue;
      const auto prefix = fmt::format("crypto dynamic-map {} {}", map->name, sequence);
      map_pfs(list, Chapter::dynamic_map, prefix, settings, "no " + prefix, true, "dynamic " + map->name);
    }
  }
  for (const auto& map : config.crypto_maps) crypto_map_entries(list, map);
  for (const auto& map : config.crypto_maps) {
    for (const auto& [sequence, entry] : map.entries) {
      if (!has_later_pfs(entry.settings)) continue;
      const auto prefix = fmt::format("crypto map {} {}", map.name, sequence);
      map_pfs(list, Chapter::crypto_map, prefix, entry.settings, "no " + prefix, false);
    }
  }
}

void isakmp_entries(EntryList& list) {
  const auto& isakmp = list.config.isakmp;
  const auto chapter = Chapter::isakmp;
  for (const auto& interface : isakmp.enabled_interfaces) list.member(chapter, "isakmp enable " + interface);
  for (const auto& key : isakmp.keys) {
    const auto place = fmt::format("address {} netmask {}", list.text_of(key.address), key.mask.to_string());
    const auto flags =
        fmt::format("{}{}", key.no_xauth ? " no-xauth" : "", key.no_config_mode ? " no-config-mode" : "");
    const auto masked = fmt::format("isakmp key {} {}{}", secret_mask, place, flags);
    auto& entry = list.setting(
        chapter, "isakmp key " + place,
        key.key.masked ? masked
                       : fmt::format("isakmp key {} {}{}", key.key.value.reveal_text(), place, flags),
        fmt::format("no isakmp key {} {}", secret_mask, place));
    entry.shown = masked;
    entry.masked = key.key.masked;
    entry.origin = key.origin;
  }
  list.setting(chapter, "isakmp identity", "isakmp identity " + isakmp.identity);
  if (isakmp.keepalive) {
    list.setting(
        chapter, "isakmp keepalive",
        isakmp.keepalive->retry == 2
            ? fmt::format("isakmp keepalive {}", isakmp.keepalive->interval)
            : fmt::format("isakmp keepalive {} {}", isakmp.keepalive->interval, isakmp.keepalive->retry),
        "no isakmp keepalive");
  }
  if (isakmp.nat_traversal) {
    list.setting(chapter, "isakmp nat-traversal",
                 fmt::format("isakmp nat-traversal {}", *isakmp.nat_traversal), "no isakmp nat-traversal");
  }
  if (!isakmp.client_pool.empty()) {
    const auto text = "isakmp client configuration address-pool local " + isakmp.client_pool +
                      (isakmp.client_pool_interface.empty() ? "" : " " + isakmp.client_pool_interface);
    auto& entry = list.setting(chapter, "isakmp client configuration", text, "no " + text);
    entry.origin = isakmp.client_pool_origin;
    entry.uses = {"pool " + isakmp.client_pool};
  }
  kept_entries(list, chapter);
  const auto policy_lines = [&](int priority, const IsakmpPolicy& policy, bool later) {
    const auto owner = fmt::format("isakmp policy {}", priority);
    const auto line = [&](std::string_view word, const std::string& value, bool beyond = false) {
      if (beyond != later) return;
      const auto key = fmt::format("{} {}", owner, word);
      auto& entry = list.setting(chapter, key, key + ' ' + value);
      entry.owner = owner;
      entry.owner_undo = "no " + owner;
      entry.origin = policy.origin;
    };
    line("authentication", std::string(to_text(policy.authentication)), is_beyond_63(policy.authentication));
    line("encryption", std::string(to_text(policy.encryption)));
    line("hash", std::string(to_text(policy.hash)), is_beyond_63(policy.hash));
    line("group", std::to_string(policy.group), is_group_beyond_63(policy.group));
    line("lifetime", std::to_string(policy.lifetime));
  };
  for (const bool later : {false, true}) {
    for (const auto& [priority, policy] : isakmp.policies) policy_lines(priority, policy, later);
  }
}

void vpngroup_entries(EntryList& list) {
  const auto setting_of = [&](const VpnGroup& group) {
    return [&list, &group, owner = "vpngroup " + group.name](std::string_view word, const std::string& value,
                                                             SourceLine origin = {}) -> Entry& {
      const auto key = fmt::format("{} {}", owner, word);
      auto& entry =
          list.setting(Chapter::vpngroup, key, value.empty() ? key : key + ' ' + value, "no " + key);
      entry.owner = owner;
      entry.owner_undo = "no " + owner;
      entry.origin = origin.number != 0 ? origin : group.origin;
      return entry;
    };
  };
  for (const auto& group : list.config.vpngroups) {
    const auto owner = "vpngroup " + group.name;
    const auto setting = setting_of(group);
    const auto addresses = [&](const std::vector<Ipv4Address>& values) {
      std::vector<std::string> words;
      for (const auto address : values) words.push_back(list.text_of(address));
      return joined(words);
    };
    if (!group.address_pool.empty()) {
      setting("address-pool", group.address_pool, group.pool_origin).uses = {"pool " + group.address_pool};
    }
    if (!group.dns_servers.empty()) setting("dns-server", addresses(group.dns_servers));
    if (!group.wins_servers.empty()) setting("wins-server", addresses(group.wins_servers));
    if (!group.default_domain.empty()) setting("default-domain", group.default_domain);
    if (!group.split_tunnel.empty()) {
      setting("split-tunnel", group.split_tunnel, group.split_origin).uses = {"list " + group.split_tunnel};
    }
    if (!group.split_dns.empty()) setting("split-dns", joined(group.split_dns));
    if (group.pfs) setting("pfs", "");
    if (!group.backup_servers.empty()) setting("backup-server", joined(group.backup_servers));
    setting("idle-time", std::to_string(group.idle_time)).undo.clear();
    if (group.max_time) setting("max-time", std::to_string(*group.max_time));
    if (group.secure_unit_authentication) setting("secure-unit-authentication", "");
    if (group.user_authentication) setting("user-authentication", "");
    if (!group.authentication_server.empty()) {
      setting("authentication-server", group.authentication_server).uses = {"aaa " +
                                                                            group.authentication_server};
    }
    if (group.user_idle_timeout) setting("user-idle-timeout", cli::print_duration(*group.user_idle_timeout));
    if (group.device_pass_through) setting("device-pass-through", "");
    if (group.password) {
      const std::string mask(secret_mask);
      auto& entry = setting("password", group.password->masked ? mask : group.password->value.reveal_text(),
                            group.password_origin);
      entry.shown = owner + " password " + mask;
      entry.masked = group.password->masked;
    }
  }
  for (const auto& group : list.config.vpngroups) {
    if (group.udp_port) setting_of(group)("udp-port", std::to_string(*group.udp_port), group.udp_port_origin);
  }
}

}  // namespace drawbridge::pix
