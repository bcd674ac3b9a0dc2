// SPDX-License-Identifier: GPL-3.0-or-later
// Pools of VPN clients against translation and addresses, and routes.
#include <fmt/format.h>

#include <algorithm>

#include "pix/checker.h"
#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

std::optional<Prefix> prefix_of(Ipv4Address address, Ipv4Address mask) {
  const auto length = length_of(mask);
  if (!length) return std::nullopt;
  return Prefix{Prefix{address, *length}.network(), *length};
}

std::optional<Prefix> prefix_of(const AddressSpec& spec) {
  if (spec.kind == AddressSpec::Kind::any) return Prefix{{}, 0};
  if (spec.kind == AddressSpec::Kind::host || spec.kind == AddressSpec::Kind::network) {
    return prefix_of(spec.address, spec.mask);
  }
  return std::nullopt;
}

/// "any", "host 10.1.1.1" or "10.1.1.0 255.255.255.0".
std::string access_text(const Prefix& prefix) {
  if (prefix.length == 0) return "any";
  if (prefix.length == 32) return "host " + prefix.network().to_string();
  return prefix.network().to_string() + ' ' + prefix.mask().to_string();
}

/// The smallest network that holds the whole range.
Prefix around(const IpRange& range) {
  Prefix prefix{range.first, 32};
  while (!prefix.contains(range.last)) --prefix.length;
  return {prefix.network(), prefix.length};
}

/// The networks behind an interface: its own and those of its routes, none within another. A default route
/// names no network.
std::vector<Prefix> networks_behind(const Config& config, const Interface& interface) {
  std::vector<Prefix> all;
  if (interface.address) {
    if (const auto own = prefix_of(*interface.address, interface.mask)) all.push_back(*own);
  }
  for (const auto& route : config.routes) {
    if (route.interface != interface.name || route.mask.is_any()) continue;
    if (const auto network = prefix_of(route.address, route.mask)) all.push_back(*network);
  }
  std::sort(all.begin(), all.end(), [](const Prefix& a, const Prefix& b) { return a.length < b.length; });
  std::vector<Prefix> outer;
  for (const auto& network : all) {
    const bool inner =
        std::any_of(outer.begin(), outer.end(), [&](const Prefix& other) { return other.contains(network); });
    if (!inner) outer.push_back(network);
  }
  return outer;
}

}  // namespace

bool Checker::in_use(const LocalPool& pool) const {
  return config_.isakmp.client_pool == pool.name ||
         std::any_of(config_.vpngroups.begin(), config_.vpngroups.end(),
                     [&](const VpnGroup& group) { return group.address_pool == pool.name; });
}

/// pix-behaviour.md 8 and pix.md, item 2: answers to clients must not be translated, whoever answers.
void Checker::exemption(const LocalPool& pool) {
  std::vector<std::string> told;
  for (const auto& rule : config_.nat) {
    if (rule.id == 0 || rule.outside) continue;
    if (std::find(told.begin(), told.end(), rule.interface) != told.end()) continue;
    told.push_back(rule.interface);
    const auto* interface = config_.interface_named(rule.interface);
    if (interface == nullptr) continue;
    const auto exempt = std::find_if(config_.nat.begin(), config_.nat.end(), [&](const NatRule& other) {
      return other.interface == rule.interface && other.id == 0 && !other.access_list.empty() &&
             !other.outside;
    });
    const auto* list = exempt == config_.nat.end() ? nullptr : config_.access_list(exempt->access_list);
    const Prefix wanted = around(pool.range);
    const auto behind = networks_behind(config_, *interface);
    // What the lines that lead to the whole pool say of the source.
    std::vector<std::pair<Prefix, const AccessEntry*>> sources;
    bool unclear = false;
    Prefix destination = wanted;
    static const std::vector<AccessEntry> none;
    for (const auto& entry : list == nullptr ? none : list->entries) {
      if (entry.is_remark || !entry.permit || entry.protocol != 0) continue;
      const auto to = prefix_of(entry.destination);
      const auto from = prefix_of(entry.source);
      if (!to || !from) {
        unclear = true;
        continue;
      }
      if (!to->contains(pool.range.first) || !to->contains(pool.range.last)) continue;
      sources.emplace_back(*from, &entry);
      if (to->length != 0) destination = *to;
    }
    if (unclear) continue;  // object groups: what they hold is not looked into
    std::string id = list != nullptr ? list->id : std::string("nonat");
    for (int number = 2; list == nullptr && config_.access_list(id) != nullptr; ++number) {
      id = fmt::format("nonat{}", number);
    }
    const auto line = [&](const Prefix& from, const Prefix& to) {
      return fmt::format("access-list {} permit ip {} {}", id, access_text(from), access_text(to));
    };
    if (sources.empty()) {
      auto& finding = add(Severity::warning, FindingCode::pool_not_exempt_from_nat, pool.origin,
                          {pool.name, rule.interface}, "ip local pool " + pool.name);
      for (const auto& network : behind) finding.mend.push_back(line(network, wanted));
      if (behind.empty()) finding.mend.push_back(line({{}, 0}, wanted));
      if (list == nullptr) {
        finding.mend.push_back(fmt::format("nat ({}) 0 access-list {}", rule.interface, id));
      }
      continue;
    }
    for (const auto& network : behind) {
      const bool covered = std::any_of(sources.begin(), sources.end(),
                                       [&](const auto& source) { return source.first.contains(network); });
      if (covered) continue;
      const auto from = prefix_of(rule.address, rule.mask);
      if (rule.access_list.empty() && from && !from->contains(network) && !network.contains(*from)) continue;
      std::vector<std::string> mend{line(network, destination)};
      SourceLine origin = exempt->origin;
      for (const auto& [source, entry] : sources) {
        if (!network.contains(source)) continue;
        origin = entry->origin;
        // The narrower line says nothing any more.
        if (prefix_of(entry->destination) == destination) {
          mend.push_back(fmt::format("no access-list {} {}", id, text_of(*entry)));
        }
      }
      add(Severity::warning, FindingCode::exemption_too_narrow, origin,
          {id, pool.name, rule.interface, network.to_string()}, "access-list " + id, std::move(mend));
    }
  }
}

void Checker::overlap(const LocalPool& pool, IpRange other, Severity severity, const std::string& what) {
  if (other.first > pool.range.last || pool.range.first > other.last) return;
  add(severity, FindingCode::pool_overlaps, pool.origin, {pool.name, what}, "ip local pool " + pool.name);
}

void Checker::pools() {
  for (const auto& pool : config_.local_pools) {
    if (in_use(pool)) exemption(pool);
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

void Checker::routes() {
  for (const auto& route : config_.routes) {
    const auto* interface = config_.interface_named(route.interface);
    const auto network = prefix_of(route.address, route.mask);
    if (interface == nullptr || !network || !interface->address) continue;
    const auto line = fmt::format("route {} {} {} {}", route.interface, route.address.to_string(),
                                  route.mask.to_string(), route.gateway.to_string());
    const auto own = prefix_of(*interface->address, interface->mask);
    if (!own) continue;
    if (network->length != 0 && network->contains(*own)) {
      add(Severity::note, FindingCode::route_contains_connected, route.origin,
          {line, interface->name, own->to_string()}, line);
    }
    if (!own->contains(route.gateway)) {
      add(Severity::warning, FindingCode::gateway_not_connected, route.origin,
          {line, route.gateway.to_string(), interface->name}, line);
    }
    const auto conflict = [&](const std::string& what) {
      add(Severity::warning, FindingCode::gateway_conflicts, route.origin,
          {line, route.gateway.to_string(), what}, line);
    };
    for (const auto& pool : config_.local_pools) {
      if (pool.range.contains(route.gateway)) conflict("ip local pool " + pool.name);
    }
    for (const auto& global : config_.globals) {
      if (!global.use_interface && global.interface == interface->name &&
          global.range.contains(route.gateway)) {
        conflict(fmt::format("global ({}) {}", global.interface, global.id));
      }
    }
    for (const auto& rule : config_.statics) {
      if (rule.mapped_interface == interface->name && !rule.mapped_is_interface && rule.access_list.empty() &&
          rule.mapped == route.gateway) {
        conflict("static " + rule.mapped.to_string());
      }
    }
    if (*interface->address == route.gateway) conflict("interface " + interface->name);
  }
}

}  // namespace drawbridge::pix
