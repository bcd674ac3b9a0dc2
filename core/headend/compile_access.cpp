// SPDX-License-Identifier: GPL-3.0-or-later
// `established`, `icmp permit|deny`, `ip verify reverse-path` and `fragment` for the packet path.
#include <algorithm>

#include "headend/compile.h"

namespace drawbridge::headend {

namespace {

/// Port 0 is every port.
fw::PortMatch ports(std::uint16_t first, std::uint16_t last) {
  return first == 0 && last == 0 ? fw::PortMatch{} : fw::PortMatch{first, last, false};
}

fw::EstablishedRule established(const pix::EstablishedRule& from) {
  fw::EstablishedRule rule;
  rule.protocol = static_cast<std::uint8_t>(from.protocol);
  rule.destination_port = ports(from.destination_port, from.destination_port);
  rule.source_port = ports(from.source_port, from.source_port);
  rule.back_protocol = rule.protocol;
  if (from.permit_to) {
    rule.back_protocol = static_cast<std::uint8_t>(from.permit_to->protocol);
    rule.permit_to = ports(from.permit_to->first, from.permit_to->last);
  }
  if (from.permit_from) {
    rule.back_protocol = static_cast<std::uint8_t>(from.permit_from->protocol);
    rule.permit_from = ports(from.permit_from->first, from.permit_from->last);
  }
  return rule;
}

}  // namespace

void compile_access(const pix::Config& config, fw::Rules& rules) {
  for (fw::InterfaceRule& rule : rules.interfaces) {
    rule.reverse_path = std::find(config.reverse_path.begin(), config.reverse_path.end(), rule.name) !=
                        config.reverse_path.end();
    if (const pix::Interface* from = config.interface_named(rule.name)) {
      rule.fragments = {from->fragment.size, from->fragment.chain, Seconds{from->fragment.timeout}};
    }
  }
  for (const pix::EstablishedRule& each : config.established) rules.established.push_back(established(each));
  for (const pix::IcmpRule& each : config.icmp_rules) {
    fw::IcmpRule rule;
    rule.interface = rules.interface_named(each.interface);
    rule.permit = each.permit;
    rule.icmp_type = each.icmp_type;
    if (rule.interface == fw::kNoInterface) continue;
    if (each.source.kind == pix::AddressSpec::Kind::host) rule.source = {each.source.address, mask_of(32)};
    if (each.source.kind == pix::AddressSpec::Kind::network) {
      rule.source = {each.source.address, each.source.mask};
    }
    rules.icmp.push_back(rule);
  }
}

}  // namespace drawbridge::headend
