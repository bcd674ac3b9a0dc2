// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/acl_rule.h"

namespace drawbridge::fw {

bool fits(const AclRule& rule, const PacketInfo& packet) {
  return first_miss(rule, packet) == TraceMiss::none;
}

TraceMiss first_miss(const AclRule& rule, const PacketInfo& packet) {
  if (rule.protocol != 0 && rule.protocol != packet.protocol) return TraceMiss::protocol;
  if (!rule.source.holds(packet.source)) return TraceMiss::source;
  // A later fragment has no ports and no type: what asks for some cannot fit.
  const bool has_ports = (packet.protocol == kTcp || packet.protocol == kUdp) && !packet.is_later_fragment;
  if (!rule.source_port.is_any() && !(has_ports && rule.source_port.holds(packet.source_port))) {
    return TraceMiss::source_port;
  }
  if (!rule.destination.holds(packet.destination)) return TraceMiss::destination;
  if (!rule.destination_port.is_any() &&
      !(has_ports && rule.destination_port.holds(packet.destination_port))) {
    return TraceMiss::destination_port;
  }
  const bool has_type = packet.protocol == kIcmp && !packet.is_later_fragment;
  if (rule.icmp_type >= 0 && !(has_type && packet.icmp_type == rule.icmp_type)) return TraceMiss::icmp_type;
  return TraceMiss::none;
}

bool AclRule::says_the_same(const AclRule& other) const {
  return permit == other.permit && protocol == other.protocol && source == other.source &&
         source_port == other.source_port && destination == other.destination &&
         destination_port == other.destination_port && icmp_type == other.icmp_type;
}

}  // namespace drawbridge::fw
