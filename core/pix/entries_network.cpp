// SPDX-License-Identifier: GPL-3.0-or-later
// Lines from the pager to the routes: interfaces' addresses, pools, translation.
#include <fmt/format.h>

#include "pix/entries.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

std::string limits_text(const ConnectionLimits& limits) {
  return fmt::format(" {} {}{}", limits.max_connections, limits.embryonic,
                     limits.norandomseq ? " norandomseq" : "");
}

std::string static_text(const StaticRule& rule, const EntryList& list) {
  std::string out = fmt::format("static ({},{})", rule.real_interface, rule.mapped_interface);
  const int protocol = rule.protocol == "tcp" ? protocol_tcp : protocol_udp;
  if (!rule.protocol.empty()) out += ' ' + rule.protocol;
  out += ' ' + (rule.mapped_is_interface ? std::string("interface") : list.text_of(rule.mapped));
  if (!rule.protocol.empty()) out += ' ' + port_text(protocol, rule.mapped_port);
  if (!rule.access_list.empty()) {
    out += " access-list " + rule.access_list;
  } else {
    out += ' ' + list.text_of(rule.real);
    if (!rule.protocol.empty()) out += ' ' + port_text(protocol, rule.real_port);
  }
  if (rule.dns) out += " dns";
  if (rule.access_list.empty()) out += " netmask " + rule.mask.to_string();
  return out + limits_text(rule.limits);
}

void translation_entries(EntryList& list) {
  const auto& config = list.config;
  for (const auto& global : config.globals) {
    std::string out = fmt::format("global ({}) {} ", global.interface, global.id);
    if (global.use_interface) {
      out += "interface";
    } else {
      out += list.text_of(global.range.first);
      if (global.range.last != global.range.first) out += '-' + list.text_of(global.range.last);
      if (global.mask) out += " netmask " + global.mask->to_string();
    }
    list.member(Chapter::global, out).origin = global.origin;
  }
  for (const auto& rule : config.nat) {
    std::string out = fmt::format("nat ({}) {} ", rule.interface, rule.id);
    if (!rule.access_list.empty() && rule.id == 0) {
      const auto key = out + "access-list" + (rule.outside ? " outside" : "");
      const auto text = out + "access-list " + rule.access_list + (rule.outside ? " outside" : "");
      auto& entry = list.setting(Chapter::nat, key, text, "no " + text);
      entry.origin = rule.origin;
      entry.uses = {"list " + rule.access_list};
      continue;
    }
    out +=
        rule.access_list.empty() ? list.text_of(rule.address, rule.mask) : "access-list " + rule.access_list;
    if (rule.dns) out += " dns";
    if (rule.outside) out += " outside";
    out += limits_text(rule.limits);
    auto& entry = list.member(Chapter::nat, out);
    entry.origin = rule.origin;
    if (!rule.access_list.empty()) entry.uses = {"list " + rule.access_list};
  }
  kept_entries(list, Chapter::alias);
  for (const auto& rule : config.statics) {
    auto& entry = list.member(Chapter::static_, static_text(rule, list));
    entry.origin = rule.origin;
    if (!rule.access_list.empty()) entry.uses = {"list " + rule.access_list};
  }
}

std::string established_text(const EstablishedRule& rule) {
  auto out = fmt::format("established {} {}", protocol_text(rule.protocol),
                         port_text(rule.protocol, rule.destination_port));
  if (rule.source_port != 0) out += ' ' + port_text(rule.protocol, rule.source_port);
  const auto ports = [&](std::string_view word, const std::optional<EstablishedRule::Ports>& part) {
    if (!part) return;
    out +=
        fmt::format(" {} {} {}", word, protocol_text(part->protocol), port_text(part->protocol, part->first));
    if (part->last != part->first) out += '-' + port_text(part->protocol, part->last);
  };
  ports("permitto", rule.permit_to);
  ports("permitfrom", rule.permit_from);
  return out;
}

}  // namespace

void network_entries(EntryList& list) {
  const auto& config = list.config;
  list.setting(
      Chapter::pager, "pager",
      config.pager_lines == 0 ? std::string("no pager") : fmt::format("pager lines {}", config.pager_lines));
  logging_entries(list);
  for (const auto& rule : config.icmp_rules) {
    std::string text =
        fmt::format("icmp {} {}", rule.permit ? "permit" : "deny", address_text(rule.source, list));
    if (rule.icmp_type >= 0) text += ' ' + icmp_type_text(rule.icmp_type);
    text += ' ' + rule.interface;
    auto& entry = list.member(Chapter::icmp, std::move(text));
    entry.kind = EntryKind::ordered;
    entry.key = "icmp";
    entry.origin = rule.origin;
  }
  for (const auto& interface : config.interfaces) {
    if (interface.name.empty()) continue;
    const auto key = "mtu " + interface.name;
    list.setting(Chapter::mtu, key, fmt::format("{} {}", key, interface.mtu));
  }
  for (const auto& interface : config.interfaces) {
    if (interface.name.empty()) continue;
    const auto key = "ip address " + interface.name;
    if (interface.address) {
      list.setting(Chapter::ip_address, key, key + ' ' + list.text_of(*interface.address, interface.mask));
    } else if (!interface.dynamic_address.empty()) {
      list.setting(Chapter::ip_address, key, key + ' ' + interface.dynamic_address);
    } else {
      list.setting(Chapter::ip_address, key, "no " + key);
    }
  }
  for (const auto& interface : config.reverse_path) {
    list.member(Chapter::ip_audit, "ip verify reverse-path interface " + interface);
  }
  kept_entries(list, Chapter::ip_audit);
  for (const auto& pool : config.local_pools) {
    const auto key = "ip local pool " + pool.name;
    auto text = key + ' ' + list.text_of(pool.range.first);
    if (pool.range.last != pool.range.first) text += '-' + list.text_of(pool.range.last);
    if (pool.mask) text += " mask " + pool.mask->to_string();
    auto& entry = list.setting(Chapter::ip_local_pool, key, std::move(text), "no " + key);
    entry.definition = true;
    entry.defines = "pool " + pool.name;
    entry.origin = pool.origin;
  }
  kept_entries(list, Chapter::failover);
  for (const auto& interface : config.interfaces) {
    if (interface.name.empty()) continue;
    const auto key = "failover ip address " + interface.name;
    const bool stored = std::any_of(config.kept_lines.begin(), config.kept_lines.end(),
                                    [&](const KeptLine& line) { return line.key == key; });
    if (!stored) list.setting(Chapter::failover, key, "no " + key);
  }
  kept_entries(list, Chapter::pdm);
  kept_entries(list, Chapter::arp);
  list.setting(Chapter::arp, "arp timeout", fmt::format("arp timeout {}", config.arp_timeout));
  translation_entries(list);
  for (const auto& conduit : config.conduits) {
    auto& entry = list.member(Chapter::conduit, conduit_text(conduit, list));
    entry.kind = EntryKind::ordered;
    entry.key = "conduit";
    entry.origin = conduit.origin;
  }
  for (const auto& group : config.access_groups) {
    const auto text = fmt::format("access-group {} in interface {}", group.access_list, group.interface);
    auto& entry = list.setting(Chapter::access_group, "access-group in interface " + group.interface,
                               text + (group.per_user_override ? " per-user-override" : ""), "no " + text);
    entry.origin = group.origin;
  }
  kept_entries(list, Chapter::outbound);
  for (const auto& rule : config.established) {
    list.member(Chapter::established, established_text(rule)).origin = rule.origin;
  }
  kept_entries(list, Chapter::route);
  for (const auto& route : config.routes) {
    list.member(Chapter::route,
                fmt::format("route {} {} {} {}", route.interface, list.text_of(route.address, route.mask),
                            list.text_of(route.gateway), route.metric))
        .origin = route.origin;
  }
}

}  // namespace drawbridge::pix
