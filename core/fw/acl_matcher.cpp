// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/acl_matcher.h"

#include <algorithm>
#include <unordered_map>

namespace drawbridge::fw {

namespace {

struct SameRule {
  bool operator()(const AclRule* a, const AclRule* b) const { return a->says_the_same(*b); }
};
struct HashRule {
  std::size_t operator()(const AclRule* rule) const {
    std::uint64_t mixed = rule->protocol;
    const auto add = [&](std::uint64_t value) {
      mixed = (mixed ^ value) * 0x9E3779B97F4A7C15ULL + (mixed >> 29);
    };
    add(std::uint64_t{rule->source.address.value()} << 32 | rule->source.mask.value());
    add(std::uint64_t{rule->destination.address.value()} << 32 | rule->destination.mask.value());
    add(std::uint64_t{rule->source_port.first} << 48 | std::uint64_t{rule->source_port.last} << 32 |
        std::uint64_t{rule->destination_port.first} << 16 | rule->destination_port.last);
    add(static_cast<std::uint64_t>(rule->icmp_type + 1) << 3 | (rule->permit ? 4U : 0U) |
        (rule->source_port.negated ? 2U : 0U) | (rule->destination_port.negated ? 1U : 0U));
    return mixed ^ (mixed >> 32);
  }
};

}  // namespace

AclMatcher::AclMatcher() : compiled_(std::make_shared<const Compiled>()) {}

AclMatcher::AclMatcher(Acl acl) : hits_(acl.rules.size(), 0) {
  AclTable table(acl.rules);
  compiled_ = std::make_shared<const Compiled>(Compiled{std::move(acl), std::move(table)});
}

std::optional<AclVerdict> AclMatcher::find(const PacketInfo& packet) const {
  const auto rule = compiled_->table.first_match(compiled_->acl.rules, packet);
  if (!rule) return std::nullopt;
  return AclVerdict{compiled_->acl.rules[*rule].permit, *rule};
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
  const auto verdict = find(packet);
  return verdict && verdict->permit;
}

void AclMatcher::keep_hits(const AclMatcher& older) {
  std::unordered_map<const AclRule*, std::uint64_t, HashRule, SameRule> known;
  const auto& rules = older.acl().rules;
  known.reserve(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) known.emplace(&rules[i], older.hits_[i]);
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    const auto found = known.find(&acl().rules[i]);
    if (found != known.end()) hits_[i] = found->second;
  }
}

void AclMatcher::clear_hits() {
  std::fill(hits_.begin(), hits_.end(), 0);
}

AclStatus AclMatcher::status() const {
  AclStatus status;
  status.id = acl().id;
  status.rules.reserve(acl().rules.size());
  for (std::size_t i = 0; i < acl().rules.size(); ++i) {
    const AclRule& rule = acl().rules[i];
    AclRuleStatus one;
    one.line = rule.line;
    one.permit = rule.permit;
    one.protocol = rule.protocol;
    one.source = rule.source.address;
    one.source_mask = rule.source.mask;
    one.destination = rule.destination.address;
    one.destination_mask = rule.destination.mask;
    one.source_first = rule.source_port.first;
    one.source_last = rule.source_port.last;
    one.source_negated = rule.source_port.negated;
    one.destination_first = rule.destination_port.first;
    one.destination_last = rule.destination_port.last;
    one.destination_negated = rule.destination_port.negated;
    one.icmp_type = rule.icmp_type;
    one.hits = hits_[i];
    status.rules.push_back(one);
  }
  return status;
}

}  // namespace drawbridge::fw
