// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/acl_matcher.h"

#include <algorithm>

namespace drawbridge::fw {

namespace {

bool fits(const AclRule& rule, const PacketInfo& packet) {
  if (rule.protocol != 0 && rule.protocol != packet.protocol) return false;
  if (!rule.source.holds(packet.source) || !rule.destination.holds(packet.destination)) return false;
  const bool ports_matter = !rule.source_port.is_any() || !rule.destination_port.is_any();
  if (ports_matter) {
    if (packet.protocol != kTcp && packet.protocol != kUdp) return false;
    // A later fragment has no ports: what asks for some cannot fit.
    if (packet.is_later_fragment) return false;
    if (!rule.source_port.holds(packet.source_port)) return false;
    if (!rule.destination_port.holds(packet.destination_port)) return false;
  }
  if (rule.icmp_type >= 0) {
    if (packet.is_later_fragment || packet.icmp_type != rule.icmp_type) return false;
  }
  return true;
}

}  // namespace

std::optional<AclVerdict> AclMatcher::find(const PacketInfo& packet) const {
  for (std::size_t i = 0; i < acl_.rules.size(); ++i) {
    if (fits(acl_.rules[i], packet)) return AclVerdict{acl_.rules[i].permit, i};
  }
  return std::nullopt;
}

std::optional<AclVerdict> AclMatcher::match(const PacketInfo& packet) {
  const auto verdict = find(packet);
  if (verdict) ++hits_[verdict->rule];
  return verdict;
}

bool AclMatcher::permits_reversed(const PacketInfo& packet) const {
  PacketInfo turned = packet;
  std::swap(turned.source, turned.destination);
  std::swap(turned.source_port, turned.destination_port);
  return permits_packet(turned);
}

bool AclMatcher::permits_packet(const PacketInfo& packet) const {
  for (const AclRule& rule : acl_.rules) {
    if (fits(rule, packet)) return rule.permit;
  }
  return false;
}

void AclMatcher::keep_hits(const AclMatcher& older) {
  for (std::size_t i = 0; i < acl_.rules.size(); ++i) {
    const auto& rules = older.acl_.rules;
    const auto same = std::find(rules.begin(), rules.end(), acl_.rules[i]);
    if (same != rules.end()) hits_[i] = older.hits_[static_cast<std::size_t>(same - rules.begin())];
  }
}

}  // namespace drawbridge::fw
