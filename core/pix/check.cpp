// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "pix/entries.h"
#include "pix/writer.h"

namespace drawbridge::pix {
namespace {

using Args = std::vector<std::string>;

class Checker {
 public:
  explicit Checker(const Config& config) : config_(config) {}

  std::vector<Finding> run() {
    access();
    servers();
    transforms();
    maps();
    isakmp();
    groups();
    pools();
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return std::move(findings_);
  }

 private:
  void add(Severity severity, FindingCode code, SourceLine origin, Args args, std::string object) {
    findings_.push_back({severity, code, origin.number, std::move(args), std::move(object)});
  }

  void need_list(const std::string& id, SourceLine origin, const std::string& line,
                 const std::string& object) {
    if (id.empty() || config_.access_list(id) != nullptr) return;
    add(Severity::error, FindingCode::unknown_access_list, origin, {id, line}, object);
  }
  void need_interface(const std::string& name, SourceLine origin, const std::string& line,
                      const std::string& object) {
    if (name.empty() || config_.interface_named(name) != nullptr) return;
    add(Severity::error, FindingCode::unknown_interface, origin, {name, line}, object);
  }
  void need_pool(const std::string& name, SourceLine origin, const std::string& line,
                 const std::string& object) {
    if (name.empty() || config_.local_pool(name) != nullptr) return;
    add(Severity::error, FindingCode::unknown_pool, origin, {name, line}, object);
  }
  void need_server(const std::string& tag, SourceLine origin, const std::string& line,
                   const std::string& object) {
    if (tag.empty()) return;
    const auto* group = config_.aaa_server(tag);
    if (group == nullptr) {
      add(Severity::error, FindingCode::unknown_aaa_server, origin, {tag, line}, object);
    } else if (group->hosts.empty() && group->protocol != AaaProtocol::local) {
      add(Severity::error, FindingCode::aaa_server_without_host, origin, {tag, line}, object);
    }
  }

  void need_group(const std::string& id, const AccessList& list, const AccessEntry& entry) {
    if (id.empty()) return;
    const bool known = std::any_of(config_.object_groups.begin(), config_.object_groups.end(),
                                   [&](const ObjectGroup& group) { return group.id == id; });
    if (known) return;
    const auto object = "access-list " + list.id;
    add(Severity::error, FindingCode::unknown_object_group, entry.origin, {id, object + ' ' + text_of(entry)},
        object);
  }

  /// pix.md, item 1: an inbound list is compared with the packet as it arrives, with the global address.
  void real_address(const AccessGroup& binding, const AccessList& list, const AccessEntry& entry) {
    const auto& to = entry.destination;
    if (to.kind != AddressSpec::Kind::host && to.kind != AddressSpec::Kind::network) return;
    const auto covers = [&](Ipv4Address address) {
      return (address.value() & to.mask.value()) == (to.address.value() & to.mask.value());
    };
    for (const auto& rule : config_.statics) {
      if (rule.mapped_interface != binding.interface || rule.mapped_is_interface || !rule.access_list.empty())
        continue;
      if (rule.real == rule.mapped || !covers(rule.real) || covers(rule.mapped)) continue;
      const auto object = "access-list " + list.id;
      add(Severity::warning, FindingCode::list_names_real_address, entry.origin,
          {list.id, object + ' ' + text_of(entry), rule.real.to_string(), rule.mapped.to_string(),
           binding.interface},
          object);
      return;
    }
  }

  void access() {
    for (const auto& list : config_.access_lists) {
      for (const auto& entry : list.entries) {
        if (entry.is_remark) continue;
        need_group(entry.protocol_group, list, entry);
        need_group(entry.icmp_group, list, entry);
        for (const auto* spec : {&entry.source, &entry.destination}) {
          if (spec->kind == AddressSpec::Kind::object_group) need_group(spec->name, list, entry);
        }
        for (const auto* spec : {&entry.source_port, &entry.destination_port}) {
          if (spec->kind == PortSpec::Kind::object_group) need_group(spec->name, list, entry);
        }
      }
    }
    for (const auto& binding : config_.access_groups) {
      const auto line =
          fmt::format("access-group {} in interface {}", binding.access_list, binding.interface);
      need_list(binding.access_list, binding.origin, line, "access-group " + binding.access_list);
      need_interface(binding.interface, binding.origin, line, "access-group " + binding.access_list);
      if (const auto* list = config_.access_list(binding.access_list); list != nullptr) {
        for (const auto& entry : list->entries) {
          if (!entry.is_remark) real_address(binding, *list, entry);
        }
      }
    }
    for (const auto& rule : config_.nat) {
      const auto line = fmt::format("nat ({}) {}", rule.interface, rule.id);
      need_list(rule.access_list, rule.origin, line, line);
      need_interface(rule.interface, rule.origin, line, line);
    }
    for (const auto& rule : config_.statics) {
      const auto line = fmt::format("static ({},{})", rule.real_interface, rule.mapped_interface);
      need_list(rule.access_list, rule.origin, line, line);
      need_interface(rule.real_interface, rule.origin, line, line);
      need_interface(rule.mapped_interface, rule.origin, line, line);
    }
    for (const auto& route : config_.routes) {
      const auto line =
          fmt::format("route {} {} {}", route.interface, route.address.to_string(), route.mask.to_string());
      need_interface(route.interface, route.origin, line, line);
    }
    for (const auto& pool : config_.globals) {
      const auto line = fmt::format("global ({}) {}", pool.interface, pool.id);
      need_interface(pool.interface, pool.origin, line, line);
    }
  }

  void servers() {
    for (const auto& group : config_.aaa_servers) {
      for (const auto& host : group.hosts) {
        const auto line =
            fmt::format("aaa-server {} ({}) host {}", group.tag, host.interface, host.address.to_string());
        need_interface(host.interface, host.origin, line, "aaa-server " + group.tag);
        if (host.key.masked) {
          add(Severity::warning, FindingCode::secret_must_be_typed, host.origin, {line},
              "aaa-server " + group.tag);
        }
      }
    }
    for (const auto& rule : config_.aaa_rules) {
      const auto line = rule.action == AaaRule::Action::match
                            ? fmt::format("aaa match {} {} {}", rule.access_list, rule.direction, rule.tag)
                            : fmt::format("aaa {} {} {}", rule.traffic, rule.direction, rule.tag);
      need_server(rule.tag, rule.origin, line, "aaa");
      need_list(rule.access_list, rule.origin, line, "aaa");
      if (rule.direction != "inbound" && rule.direction != "outbound") {
        need_interface(rule.direction, rule.origin, line, "aaa");
      }
    }
    const bool http =
        std::any_of(config_.aaa_rules.begin(), config_.aaa_rules.end(), [](const AaaRule& rule) {
          return rule.service == AaaService::authentication &&
                 (rule.traffic == "http" || rule.traffic == "any");
        });
    if (http && config_.timeouts.uauth_absolute == 0) {
      add(Severity::warning, FindingCode::uauth_zero, config_.timeouts.uauth_origin, {}, "timeout uauth");
    }
  }

  void transforms() {
    for (const auto& set : config_.transform_sets) {
      const auto object = "crypto ipsec transform-set " + set.name;
      for (const auto& transform : set.transforms) {
        const auto line = object + ' ' + transform;
        if (transform == "esp-des") {
          add(Severity::warning, FindingCode::weak_encryption, set.origin, {line, "DES"}, object);
        } else if (transform == "esp-null") {
          add(Severity::warning, FindingCode::weak_encryption, set.origin, {line, "NULL"}, object);
        } else if (transform == "esp-md5-hmac" || transform == "ah-md5-hmac") {
          add(Severity::warning, FindingCode::weak_hash, set.origin, {line, "MD5"}, object);
        }
      }
    }
  }

  void settings(const MapSettings& settings, const std::string& object) {
    need_list(settings.match_address, settings.match_origin,
              object + " match address " + settings.match_address, object);
    for (const auto& name : settings.transform_sets) {
      if (config_.transform_set(name) != nullptr) continue;
      add(Severity::error, FindingCode::unknown_transform_set, settings.transform_sets_origin,
          {name, object + " set transform-set " + name}, object);
    }
  }

  void maps() {
    for (const auto& map : config_.dynamic_maps) {
      for (const auto& [sequence, entry] : map.entries) {
        const auto object = fmt::format("crypto dynamic-map {} {}", map.name, sequence);
        settings(entry, object);
        if (entry.transform_sets.empty()) {
          add(Severity::warning, FindingCode::map_entry_incomplete, entry.match_origin,
              {map.name, std::to_string(sequence)}, object);
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
            add(Severity::warning, FindingCode::dynamic_entry_not_last, entry.origin,
                {map.name, std::to_string(sequence)}, object);
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
              {map.name, interface}, name);
        }
      }
    }
  }

  [[nodiscard]] bool xauth() const {
    return std::any_of(config_.crypto_maps.begin(), config_.crypto_maps.end(), [](const CryptoMap& map) {
      return !map.interfaces.empty() && !map.authentication_tag.empty();
    });
  }

  void isakmp() {
    const auto& isakmp = config_.isakmp;
    for (const auto& interface : isakmp.enabled_interfaces) {
      need_interface(interface, {}, "isakmp enable " + interface, "isakmp");
    }
    for (const auto& key : isakmp.keys) {
      const auto line = fmt::format("isakmp key {} address {} netmask {}", secret_mask,
                                    key.address.to_string(), key.mask.to_string());
      if (key.key.masked)
        add(Severity::warning, FindingCode::secret_must_be_typed, key.origin, {line}, "isakmp key");
      if (!key.is_wildcard()) continue;
      const bool asked = xauth() && !key.no_xauth;
      add(Severity::warning, asked ? FindingCode::wildcard_key : FindingCode::wildcard_key_without_xauth,
          key.origin, {line}, "isakmp key");
    }
    need_pool(isakmp.client_pool, isakmp.client_pool_origin,
              "isakmp client configuration address-pool local " + isakmp.client_pool, "isakmp");
    bool group_2 = false;
    for (const auto& [priority, policy] : isakmp.policies) {
      const auto object = fmt::format("isakmp policy {}", priority);
      const auto at = [&](SourceLine line) { return line.number != 0 ? line : policy.origin; };
      if (policy.encryption == IsakmpEncryption::des) {
        add(Severity::warning, FindingCode::weak_encryption, at(policy.encryption_origin),
            {object + " encryption des", "DES"}, object);
      }
      if (policy.hash == IsakmpHash::md5) {
        add(Severity::warning, FindingCode::weak_hash, at(policy.hash_origin), {object + " hash md5", "MD5"},
            object);
      }
      if (policy.group == 1) {
        add(Severity::warning, FindingCode::weak_group, at(policy.group_origin), {object + " group 1", "1"},
            object);
      }
      group_2 = group_2 || policy.group == 2;
    }
    if (isakmp.enabled_interfaces.empty()) return;
    if (isakmp.policies.empty()) add(Severity::error, FindingCode::no_isakmp_policy, {}, {}, "isakmp");
    if (!config_.vpngroups.empty() && !group_2 && !isakmp.policies.empty()) {
      add(Severity::warning, FindingCode::no_policy_for_unity, {}, {}, "isakmp");
    }
    const bool group_key = std::any_of(config_.vpngroups.begin(), config_.vpngroups.end(),
                                       [](const VpnGroup& group) { return group.password.has_value(); });
    if (isakmp.keys.empty() && !group_key)
      add(Severity::warning, FindingCode::no_key_for_peers, {}, {}, "isakmp");
  }

  void groups() {
    for (const auto& group : config_.vpngroups) {
      const auto object = "vpngroup " + group.name;
      need_pool(group.address_pool, group.pool_origin, object + " address-pool " + group.address_pool,
                object);
      if (group.address_pool.empty() && config_.isakmp.client_pool.empty()) {
        add(Severity::warning, FindingCode::group_without_pool, group.origin, {group.name}, object);
      }
      if (!group.password) {
        add(Severity::warning, FindingCode::group_without_password, group.origin, {group.name}, object);
      } else if (group.password->masked) {
        add(Severity::warning, FindingCode::secret_must_be_typed, group.password_origin,
            {fmt::format("{} password {}", object, secret_mask)}, object);
      }
      need_list(group.split_tunnel, group.split_origin, object + " split-tunnel " + group.split_tunnel,
                object);
      if (const auto* list = config_.access_list(group.split_tunnel); list != nullptr) {
        const bool any =
            std::any_of(list->entries.begin(), list->entries.end(), [](const AccessEntry& entry) {
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

  [[nodiscard]] bool in_use(const LocalPool& pool) const {
    return config_.isakmp.client_pool == pool.name ||
           std::any_of(config_.vpngroups.begin(), config_.vpngroups.end(),
                       [&](const VpnGroup& group) { return group.address_pool == pool.name; });
  }

  /// Whether some exemption of the interface covers the whole pool as destination.
  [[nodiscard]] bool exempt(const std::string& interface, const LocalPool& pool) const {
    for (const auto& rule : config_.nat) {
      if (rule.interface != interface || rule.id != 0 || rule.access_list.empty()) continue;
      const auto* list = config_.access_list(rule.access_list);
      if (list == nullptr) continue;
      for (const auto& entry : list->entries) {
        const auto& to = entry.destination;
        if (entry.is_remark || !entry.permit) continue;
        if (to.kind == AddressSpec::Kind::object_group) return true;
        const auto covers = [&](Ipv4Address address) {
          return to.kind == AddressSpec::Kind::any ||
                 (address.value() & to.mask.value()) == (to.address.value() & to.mask.value());
        };
        if (covers(pool.range.first) && covers(pool.range.last)) return true;
      }
    }
    return false;
  }

  void overlap(const LocalPool& pool, IpRange other, Severity severity, const std::string& what) {
    if (other.first > pool.range.last || pool.range.first > other.last) return;
    add(severity, FindingCode::pool_overlaps, pool.origin, {pool.name, what}, "ip local pool " + pool.name);
  }

  void pools() {
    for (const auto& pool : config_.local_pools) {
      if (in_use(pool)) {
        std::vector<std::string> told;
        for (const auto& rule : config_.nat) {
          if (rule.id == 0 || rule.outside || exempt(rule.interface, pool)) continue;
          if (std::find(told.begin(), told.end(), rule.interface) != told.end()) continue;
          told.push_back(rule.interface);
          add(Severity::warning, FindingCode::pool_not_exempt_from_nat, pool.origin,
              {pool.name, rule.interface}, "ip local pool " + pool.name);
        }
      }
      for (const auto& interface : config_.interfaces) {
        const auto length = length_of(interface.mask);
        if (!interface.address || !length) continue;
        const Prefix subnet{*interface.address, *length};
        // It works, by proxy ARP, so it is worth a note only.
        overlap(pool, {subnet.network(), subnet.last()}, Severity::note, "interface " + interface.name);
      }
      for (const auto& global : config_.globals) {
        if (!global.use_interface) {
          overlap(pool, global.range, Severity::warning,
                  fmt::format("global ({}) {}", global.interface, global.id));
        }
      }
      for (const auto& rule : config_.statics) {
        if (!rule.mapped_is_interface) {
          overlap(pool, {rule.mapped, rule.mapped}, Severity::warning, "static " + rule.mapped.to_string());
        }
      }
      for (const auto& other : config_.local_pools) {
        if (pool.name < other.name)
          overlap(pool, other.range, Severity::warning, "ip local pool " + other.name);
      }
    }
  }

  const Config& config_;
  std::vector<Finding> findings_;
};

std::string arg(const Finding& finding, std::size_t index) {
  return index < finding.args.size() ? finding.args[index] : std::string();
}

}  // namespace

std::vector<Finding> check(const Config& config) {
  return Checker(config).run();
}

std::vector<Finding> check(const ParseResult& parsed) {
  std::vector<Finding> findings;
  for (const auto& diagnostic : parsed.diagnostics) {
    if (diagnostic.code == LineCode::checksum_differs) {
      findings.push_back({diagnostic.severity, FindingCode::checksum_differs, diagnostic.line,
                          diagnostic.args, "Cryptochecksum"});
      continue;
    }
    std::string line;
    for (const auto& unknown : parsed.config.unknown_lines) {
      if (unknown.origin.number == diagnostic.line) line = unknown.text;
    }
    if (line.empty() && !diagnostic.args.empty()) line = diagnostic.args.front();
    const auto code = diagnostic.code == LineCode::unknown_access_list ? FindingCode::unknown_access_list
                      : diagnostic.code == LineCode::unknown_interface ? FindingCode::unknown_interface
                                                                       : FindingCode::line_not_understood;
    // Of a device text of several lines the first says what is wrong, the others are the usage.
    const auto text = diagnostic.device_text.substr(0, diagnostic.device_text.find('\n'));
    if (code == FindingCode::line_not_understood) {
      findings.push_back({diagnostic.severity, code, diagnostic.line, {line, text}, line});
    } else {
      const auto name = diagnostic.args.empty() ? std::string() : diagnostic.args.front();
      findings.push_back({diagnostic.severity, code, diagnostic.line, {name, line}, line});
    }
  }
  auto more = check(parsed.config);
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return findings;
}

std::string english_text(const Finding& f) {
  const auto a = arg(f, 0);
  const auto b = arg(f, 1);
  switch (f.code) {
    case FindingCode::line_not_understood:
      return fmt::format("line not understood: \"{}\": {}", a, b);
    case FindingCode::checksum_differs:
      return "the Cryptochecksum differs from that of this text: the file was edited, or comes from a device";
    case FindingCode::unknown_access_list:
      return fmt::format("\"{}\" names access-list {}, which does not exist", b, a);
    case FindingCode::unknown_interface:
      return fmt::format("\"{}\" names interface {}, which does not exist", b, a);
    case FindingCode::unknown_pool:
      return fmt::format("\"{}\" names pool {}, which does not exist", b, a);
    case FindingCode::unknown_aaa_server:
      return fmt::format("\"{}\" names aaa-server {}, which does not exist", b, a);
    case FindingCode::unknown_transform_set:
      return fmt::format("\"{}\" names transform-set {}, which does not exist", b, a);
    case FindingCode::unknown_dynamic_map:
      return fmt::format("\"{}\" names dynamic-map {}, which does not exist", b, a);
    case FindingCode::unknown_object_group:
      return fmt::format("\"{}\" names object-group {}, which does not exist", b, a);
    case FindingCode::aaa_server_without_host:
      return fmt::format("\"{}\" names aaa-server {}, which has no host: nobody can log in", b, a);
    case FindingCode::group_without_pool:
      return fmt::format("vpngroup {} has no address-pool: its users get no address", a);
    case FindingCode::group_without_password:
      return fmt::format("vpngroup {} has no password: its users cannot connect", a);
    case FindingCode::map_entry_incomplete:
      return fmt::format("entry {} of map {} is incomplete", b, a);
    case FindingCode::map_interface_without_isakmp:
      return fmt::format(
          "crypto map {} is on interface {}, where isakmp is not enabled: no answer on UDP port 500", a, b);
    case FindingCode::no_isakmp_policy:
      return "isakmp is enabled, but there is no isakmp policy";
    case FindingCode::no_key_for_peers:
      return "isakmp is enabled, but there is neither an isakmp key nor a vpngroup password";
    case FindingCode::secret_must_be_typed:
      return fmt::format("\"{}\": the secret is masked and must be typed", a);
    case FindingCode::wildcard_key:
      return "the key holds for every address: weak, whoever knows it may ask for a login";
    case FindingCode::wildcard_key_without_xauth:
      return "the key holds for every address and no login is asked for: whoever knows it is in";
    case FindingCode::weak_encryption:
      return fmt::format("\"{}\": {} is weak", a, b == "NULL" ? std::string("no encryption") : b);
    case FindingCode::weak_hash:
      return fmt::format("\"{}\": {} is weak", a, b);
    case FindingCode::weak_group:
      return fmt::format("\"{}\": Diffie-Hellman group {} is weak", a, b);
    case FindingCode::no_policy_for_unity:
      return "there are vpngroups, but no isakmp policy with group 2: their clients cannot connect";
    case FindingCode::list_names_real_address:
      return fmt::format("\"{}\" never matches: packets arriving at {} carry the global address {}, not {}",
                         b, arg(f, 4), arg(f, 3), arg(f, 2));
    case FindingCode::pool_not_exempt_from_nat:
      return fmt::format(
          "pool {} is not covered by \"nat ({}) 0 access-list\": answers to clients are translated and lost",
          a, b);
    case FindingCode::pool_overlaps:
      return fmt::format("pool {} overlaps {}", a, b);
    case FindingCode::dynamic_entry_not_last:
      return fmt::format(
          "entry {} of crypto map {} is dynamic and comes before a static one, whose peers it swallows", b,
          a);
    case FindingCode::split_tunnel_any:
      return fmt::format(
          "vpngroup {} splits its tunnel by access-list {}, whose source is any: same as no split tunnel", a,
          b);
    case FindingCode::uauth_zero:
      return "timeout uauth 0 with HTTP logins: the browser asks again for every object";
  }
  return {};
}

}  // namespace drawbridge::pix
