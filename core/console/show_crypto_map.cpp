// SPDX-License-Identifier: GPL-3.0-or-later
// show crypto map, dynamic-map, ipsec transform-set and security-association lifetime.
#include <fmt/format.h>

#include <algorithm>

#include "console/show.h"
#include "console/unconfirmed_layouts.h"

namespace drawbridge::console {

namespace {

constexpr std::int64_t kDefaultSeconds = 28800;
constexpr std::int64_t kDefaultKilobytes = 4608000;

std::string lifetime(const pix::Config& config, const pix::MapSettings& settings) {
  return fmt::format(
      "{} kilobytes/{} seconds",
      settings.lifetime_kilobytes.value_or(config.ipsec_lifetime_kilobytes.value_or(kDefaultKilobytes)),
      settings.lifetime_seconds.value_or(config.ipsec_lifetime_seconds.value_or(kDefaultSeconds)));
}

void add_settings(Lines& lines, const pix::Config& config, const pix::MapSettings& settings,
                  const std::string& peer) {
  lines.push_back("        Current peer: " + peer);
  lines.push_back("        Security association lifetime: " + lifetime(config, settings));
  lines.push_back(fmt::format("        PFS (Y/N): {}", settings.pfs_group ? "Y" : "N"));
  if (settings.pfs_group) lines.push_back(fmt::format("        DH group:  group{}", *settings.pfs_group));
  std::string sets;
  for (const std::string& each : settings.transform_sets) sets += each + ", ";
  lines.push_back(fmt::format("        Transform sets={{ {}}}", sets));
}

void add_match(Lines& lines, const Device& device, const std::string& list) {
  if (list.empty()) {
    lines.emplace_back("        No matching address list set.");
    return;
  }
  // The lines of show access-list, behind its two header lines.
  const Lines shown = show_access_list(device, list);
  if (shown.empty()) lines.push_back(fmt::format("        access-list {}; 0 elements", list));
  for (std::size_t i = 2; i < shown.size(); ++i) lines.push_back("        " + shown[i]);
}

std::string side(const esp::Selector& selector) {
  if (selector.network.length == 0) return "any";
  if (selector.network.length == 32) return "host " + selector.network.network().to_string();
  return selector.network.network().to_string() + ' ' + selector.network.mask().to_string();
}

/// The dynamic entry that a pair of a client was made from: the first of the map, as the device tries them.
struct Template {
  const pix::DynamicMap* map = nullptr;
  int number = 0;
  const pix::MapSettings* settings = nullptr;
};
std::optional<Template> template_of(const pix::Config& config, const pix::CryptoMap& map) {
  for (const auto& [number, entry] : map.entries) {
    const pix::DynamicMap* dynamic =
        entry.dynamic_map.empty() ? nullptr : config.dynamic_map(entry.dynamic_map);
    if (dynamic == nullptr || dynamic->entries.empty()) continue;
    const auto& first = *dynamic->entries.begin();
    return Template{dynamic, first.first, &first.second};
  }
  return std::nullopt;
}

void add_made_entries(Lines& lines, const Device& device, TimePoint now, const pix::CryptoMap& map) {
  const auto origin = template_of(device.running(), map);
  if (!origin || map.entries.empty()) return;
  int number = map.entries.rbegin()->first;
  for (const IpsecPair& pair : device.ipsec_pairs(now)) {
    if (pair.map_tag != map.name) continue;
    number += layout::map_dynamic_step;
    const std::string list = fmt::format("dynacl{}", pair.inbound.empty() ? 0 : pair.inbound.front().conn_id);
    std::uint64_t packets = 0;
    for (const esp::SaStatus& each : pair.outbound) packets += each.counters.encaps;
    lines.push_back("");
    lines.push_back(fmt::format("Crypto Map \"{}\" {} ipsec-isakmp", map.name, number));
    lines.push_back("        Peer = " + pair.peer.to_string());
    lines.push_back(fmt::format(layout::map_dynamic_list, list));
    lines.push_back(
        fmt::format(layout::map_dynamic_rule, list, side(pair.local), side(pair.remote), packets));
    lines.push_back(fmt::format(layout::map_dynamic_origin, origin->map->name, origin->number));
    add_settings(lines, device.running(), *origin->settings, pair.peer.to_string());
  }
}

}  // namespace

Lines show_transform_sets(const pix::Config& config, const std::string& name) {
  Lines lines;
  for (const pix::TransformSet& set : config.transform_sets) {
    if (!name.empty() && set.name != name) continue;
    std::string words;
    for (const std::string& each : set.transforms) words += each + " ";
    lines.push_back("");
    lines.push_back(fmt::format("Transform set {}: {{ {} }}", set.name, words));
    lines.push_back(
        fmt::format("   will negotiate = {{ {},  }},", set.transport_mode ? "Transport" : "Tunnel"));
  }
  return lines;
}

Lines show_crypto_map(const Device& device, TimePoint now, const std::string& name,
                      const std::string& interface) {
  const pix::Config& config = device.running();
  Lines lines;
  for (const pix::CryptoMap& map : config.crypto_maps) {
    if (!name.empty() && map.name != name) continue;
    if (!interface.empty() &&
        std::find(map.interfaces.begin(), map.interfaces.end(), interface) == map.interfaces.end())
      continue;
    std::string interfaces;
    for (const std::string& each : map.interfaces) interfaces += each + ' ';
    lines.push_back("");
    lines.push_back(fmt::format("Crypto Map: \"{}\" interfaces: {{ {}}}", map.name, interfaces));
    if (map.address_initiate) lines.emplace_back("        client configuration address initiate");
    if (map.address_respond) lines.emplace_back("        client configuration address respond");
    if (!map.authentication_tag.empty()) {
      lines.push_back(fmt::format("        client authentication {}{}", map.authentication_tag,
                                  map.authentication_local ? " LOCAL" : ""));
    }
    if (!map.token_tag.empty()) lines.push_back("        client token authentication " + map.token_tag);
    for (const auto& [number, entry] : map.entries) {
      lines.push_back("");
      lines.push_back(
          fmt::format("Crypto Map \"{}\" {} ipsec-{}", map.name, number, entry.manual ? "manual" : "isakmp"));
      if (!entry.dynamic_map.empty()) {
        lines.push_back("        Dynamic map template tag: " + entry.dynamic_map);
        continue;
      }
      for (const Ipv4Address peer : entry.settings.peers)
        lines.push_back("        Peer = " + peer.to_string());
      add_match(lines, device, entry.settings.match_address);
      add_settings(lines, config, entry.settings,
                   entry.settings.peers.empty() ? "0.0.0.0" : entry.settings.peers.front().to_string());
    }
    add_made_entries(lines, device, now, map);
  }
  return lines.empty() ? Lines{"No crypto maps found."} : lines;
}

Lines show_dynamic_map(const pix::Config& config, const std::string& name) {
  Lines lines;
  for (const pix::DynamicMap& map : config.dynamic_maps) {
    if (!name.empty() && map.name != name) continue;
    for (const auto& [number, settings] : map.entries) {
      lines.push_back("");
      lines.push_back(fmt::format("Crypto Map Template \"{}\" {}", map.name, number));
      lines.push_back(settings.match_address.empty()
                          ? "        No matching address list set."
                          : fmt::format("        access-list {}", settings.match_address));
      add_settings(lines, config, settings,
                   settings.peers.empty() ? "0.0.0.0" : settings.peers.front().to_string());
    }
  }
  return lines.empty() ? Lines{"No crypto map templates found."} : lines;
}

Lines show_ipsec_lifetime(const pix::Config& config) {
  return {"Security-association lifetime: " + lifetime(config, {})};
}

}  // namespace drawbridge::console
