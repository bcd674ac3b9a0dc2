// SPDX-License-Identifier: GPL-3.0-or-later
// nat, global and static lines for the packet path (pix-commands.md 5, pix-behaviour.md 3).
#include "headend/compile_translations.h"

#include <algorithm>

namespace drawbridge::headend {

namespace {

fw::HostLimits limits_of(const pix::ConnectionLimits& limits) {
  return {static_cast<std::uint32_t>(limits.max_connections), static_cast<std::uint32_t>(limits.embryonic)};
}

Ipv4Address classful_mask(Ipv4Address address) {
  const std::uint32_t first = address.value() >> 24;
  if (first < 128) return mask_of(8);
  return first < 192 ? mask_of(16) : mask_of(24);
}

/// A policy static translates what stands as a source in the permit lines of its list: one mapping a source.
void add_policy_static(const fw::Acl& list, fw::StaticMapping mapping, fw::Rules& rules) {
  std::vector<std::pair<fw::AddressMatch, std::uint16_t>> known;
  for (const fw::AclRule& rule : list.rules) {
    if (!rule.permit) continue;
    if (mapping.protocol != 0) {
      // A port is redirected to the one port that the list names.
      const bool one_port = rule.source_port.first == rule.source_port.last && !rule.source_port.negated;
      if (rule.protocol != mapping.protocol || !one_port) continue;
      mapping.real_port = rule.source_port.first;
    }
    const std::pair source{rule.source, mapping.real_port};
    if (std::find(known.begin(), known.end(), source) != known.end()) continue;
    known.push_back(source);
    mapping.real = rule.source.address;
    mapping.mask = rule.source.mask;
    rules.statics.push_back(mapping);
  }
}

}  // namespace

fw::AclIndex acl_index(const fw::Rules& rules, std::string_view id) {
  for (std::size_t i = 0; i < rules.acls.size(); ++i) {
    if (rules.acls[i].id == id) return static_cast<fw::AclIndex>(i);
  }
  return fw::kNoAcl;
}

void compile_translations(const pix::Config& config, fw::Rules& rules) {
  for (const pix::NatRule& nat : config.nat) {
    const auto interface = rules.interface_named(nat.interface);
    if (interface == fw::kNoInterface) continue;
    const auto acl = nat.access_list.empty() ? fw::kNoAcl : acl_index(rules, nat.access_list);
    if (!nat.access_list.empty() && acl == fw::kNoAcl) continue;
    if (nat.id == 0 && acl != fw::kNoAcl) {
      rules.exemptions.push_back({interface, acl});
      continue;
    }
    fw::NatSource source;
    source.interface = interface;
    source.id = nat.id;
    source.addresses = {nat.address, nat.mask};
    source.acl = acl;
    source.outside = nat.outside;
    source.limits = limits_of(nat.limits);
    source.norandomseq = nat.limits.norandomseq;
    source.dns = nat.dns;
    rules.nat.push_back(source);
  }
  for (const pix::GlobalPool& global : config.globals) {
    const auto interface = rules.interface_named(global.interface);
    if (interface == fw::kNoInterface) continue;
    fw::GlobalRange range{interface, global.id, global.range};
    if (global.use_interface) {
      const Ipv4Address own = rules.interfaces[static_cast<std::size_t>(interface)].address;
      range.range = {own, own};
    }
    range.mask = global.mask.value_or(classful_mask(range.range.first));
    rules.globals.push_back(range);
  }
  for (const pix::StaticRule& each : config.statics) {
    fw::StaticMapping mapping;
    mapping.real_interface = rules.interface_named(each.real_interface);
    mapping.mapped_interface = rules.interface_named(each.mapped_interface);
    if (mapping.real_interface == fw::kNoInterface || mapping.mapped_interface == fw::kNoInterface) continue;
    mapping.mapped = each.mapped_is_interface
                         ? rules.interfaces[static_cast<std::size_t>(mapping.mapped_interface)].address
                         : each.mapped;
    mapping.real = each.real;
    mapping.mask = each.mask;
    if (!each.protocol.empty()) mapping.protocol = each.protocol == "tcp" ? fw::kTcp : fw::kUdp;
    mapping.mapped_port = each.mapped_port;
    mapping.real_port = each.real_port;
    mapping.limits = limits_of(each.limits);
    mapping.norandomseq = each.limits.norandomseq;
    mapping.dns = each.dns;
    if (each.access_list.empty()) {
      rules.statics.push_back(mapping);
      continue;
    }
    mapping.acl = acl_index(rules, each.access_list);
    if (mapping.acl == fw::kNoAcl) continue;
    add_policy_static(rules.acls[static_cast<std::size_t>(mapping.acl)], mapping, rules);
  }
}

}  // namespace drawbridge::headend
