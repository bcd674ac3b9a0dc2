// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/acl_table.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace drawbridge::fw {

namespace {

/// As many rules are looked at one by one sooner than by another look-up.
constexpr std::size_t kFew = 6;

bool is_one(const PortMatch& port) {
  return port.first == port.last && !port.negated;
}

}  // namespace

void AclTable::Map::reserve(std::size_t count) {
  slots_.assign(std::bit_ceil(std::max<std::size_t>(count + count / 2, 2)), {});
}

void AclTable::Map::insert(std::uint64_t key, std::uint32_t value) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = mixed(key) & mask;
  while (slots_[at].value != kNone) at = (at + 1) & mask;
  slots_[at] = {key, value};
}

std::uint32_t AclTable::Map::find(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = mixed(key) & mask; slots_[at].value != kNone; at = (at + 1) & mask) {
    if (slots_[at].key == key) return slots_[at].value;
  }
  return kNone;
}

AclTable::AclTable(const std::vector<AclRule>& rules) {
  if (rules.empty()) return;
  Indices all(rules.size());
  std::iota(all.begin(), all.end(), 0U);
  root_ = make_node(rules, all, 0);
}

std::uint32_t AclTable::make_node(const std::vector<AclRule>& rules, const Indices& indices, int stage) {
  Node node;
  node.first = indices.front();
  if (indices.size() <= kFew) {
    node.begin = static_cast<std::uint32_t>(list_.size());
    node.count = static_cast<std::uint32_t>(indices.size());
    list_.insert(list_.end(), indices.begin(), indices.end());
  } else if (stage < 2) {
    make_level(rules, indices, stage, node);
  } else {
    make_detail(rules, indices, node);
  }
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void AclTable::make_level(const std::vector<AclRule>& rules, const Indices& indices, int stage, Node& node) {
  // Ordered, so that equal lists make equal tables.
  std::map<std::uint32_t, std::map<std::uint32_t, Indices>> by_mask;
  for (const std::uint32_t i : indices) {
    const AddressMatch& match = stage == 0 ? rules[i].source : rules[i].destination;
    by_mask[match.mask.value()][match.address.value() & match.mask.value()].push_back(i);
  }
  if (by_mask.size() == 1 && by_mask.begin()->first == 0) {
    // All say any: nothing to look up at this stage.
    if (stage == 0) {
      make_level(rules, indices, 1, node);
    } else {
      make_detail(rules, indices, node);
    }
    return;
  }
  Level level;
  level.by_source = stage == 0;
  for (const auto& [mask, addresses] : by_mask) {
    Tier tier;
    tier.mask = mask;
    tier.nodes.reserve(addresses.size());
    for (const auto& [address, members] : addresses) {
      tier.first = std::min(tier.first, members.front());
      tier.nodes.insert(address, make_node(rules, members, stage + 1));
    }
    level.tiers.push_back(std::move(tier));
  }
  std::sort(level.tiers.begin(), level.tiers.end(),
            [](const Tier& a, const Tier& b) { return a.first < b.first; });
  node.next = static_cast<std::uint32_t>(levels_.size());
  node.is_detail = false;
  levels_.push_back(std::move(level));
}

bool AclTable::Pattern::same_kind(const Pattern& other) const {
  return protocol == other.protocol && type == other.type && source_port == other.source_port &&
         destination_port == other.destination_port && source_range == other.source_range &&
         destination_range == other.destination_range;
}

AclTable::Pattern AclTable::pattern_of(const AclRule& rule) {
  Pattern pattern;
  pattern.protocol = rule.protocol != 0;
  pattern.type = rule.icmp_type >= 0;
  pattern.source_port = is_one(rule.source_port);
  pattern.destination_port = is_one(rule.destination_port);
  pattern.source_range = !rule.source_port.is_any() && !pattern.source_port;
  pattern.destination_range = !rule.destination_port.is_any() && !pattern.destination_port;
  return pattern;
}

std::uint64_t AclTable::key_of(const Pattern& pattern, std::uint8_t protocol, std::uint16_t source_port,
                               std::uint16_t destination_port, int type) {
  std::uint64_t key = 0;
  if (pattern.protocol) key |= std::uint64_t{protocol} << 48;
  if (pattern.type) key |= static_cast<std::uint64_t>(type & 0xFFFF) << 32;
  if (pattern.source_port) key |= std::uint64_t{source_port} << 16;
  if (pattern.destination_port) key |= destination_port;
  return key;
}

void AclTable::make_detail(const std::vector<AclRule>& rules, const Indices& indices, Node& node) {
  Detail detail;
  std::vector<std::map<std::uint64_t, Indices>> members;
  for (const std::uint32_t i : indices) {
    const AclRule& rule = rules[i];
    Pattern wanted = pattern_of(rule);
    wanted.first = i;
    auto pattern = std::find_if(detail.patterns.begin(), detail.patterns.end(),
                                [&](const Pattern& each) { return each.same_kind(wanted); });
    if (pattern == detail.patterns.end()) {
      detail.patterns.push_back(wanted);
      members.emplace_back();
      pattern = detail.patterns.end() - 1;
    }
    const auto at = static_cast<std::size_t>(pattern - detail.patterns.begin());
    members[at][key_of(wanted, rule.protocol, rule.source_port.first, rule.destination_port.first,
                       rule.icmp_type)]
        .push_back(i);
  }
  // The first member of each pattern came in ascending order: the patterns are sorted already.
  for (std::size_t i = 0; i < detail.patterns.size(); ++i) {
    Pattern& pattern = detail.patterns[i];
    pattern.entries.reserve(members[i].size());
    for (const auto& [key, some] : members[i]) pattern.entries.insert(key, make_end(rules, some, pattern));
  }
  node.next = static_cast<std::uint32_t>(details_.size());
  node.is_detail = true;
  details_.push_back(std::move(detail));
}

std::uint32_t AclTable::make_end(const std::vector<AclRule>& rules, const Indices& indices,
                                 const Pattern& pattern) {
  End end;
  end.first = indices.front();
  if (pattern.source_range && pattern.destination_range) {
    end.begin = static_cast<std::uint32_t>(list_.size());
    end.count = static_cast<std::uint32_t>(indices.size());
    list_.insert(list_.end(), indices.begin(), indices.end());
  } else if (pattern.source_range || pattern.destination_range) {
    // Where a range begins and where it is over; in between the smallest rule that is open counts.
    std::map<std::uint32_t, std::pair<Indices, Indices>> turns;
    const auto open = [&](std::uint32_t from, std::uint32_t behind, std::uint32_t rule) {
      if (from >= behind) return;
      turns[from].first.push_back(rule);
      turns[behind].second.push_back(rule);
    };
    for (const std::uint32_t i : indices) {
      const PortMatch& port = pattern.source_range ? rules[i].source_port : rules[i].destination_port;
      const std::uint32_t behind = std::uint32_t{port.last} + 1;
      if (!port.negated) {
        open(port.first, behind, i);
      } else if (port.first > port.last) {
        open(0, 65536, i);
      } else {
        open(0, port.first, i);
        open(behind, 65536, i);
      }
    }
    std::multiset<std::uint32_t> active;
    end.begin = static_cast<std::uint32_t>(segments_.size());
    segments_.push_back({0, kNone});
    for (const auto& [port, turn] : turns) {
      for (const std::uint32_t rule : turn.first) active.insert(rule);
      for (const std::uint32_t rule : turn.second) active.erase(active.find(rule));
      const std::uint32_t best = active.empty() ? kNone : *active.begin();
      if (segments_.back().rule == best) continue;
      if (port == 0) {
        segments_.back().rule = best;
      } else {
        segments_.push_back({port, best});
      }
    }
    end.count = static_cast<std::uint32_t>(segments_.size()) - end.begin;
  }
  ends_.push_back(end);
  return static_cast<std::uint32_t>(ends_.size() - 1);
}

std::uint32_t AclTable::match_list(const std::vector<AclRule>& rules, const PacketInfo& packet,
                                   std::uint32_t begin, std::uint32_t count, std::uint32_t best) const {
  for (std::uint32_t i = begin; i < begin + count; ++i) {
    const std::uint32_t rule = list_[i];
    if (rule >= best) return best;
    if (fits(rules[rule], packet)) return rule;
  }
  return best;
}

std::uint32_t AclTable::match_node(const std::vector<AclRule>& rules, const PacketInfo& packet,
                                   std::uint32_t index, std::uint32_t best) const {
  const Node& node = nodes_[index];
  if (node.first >= best) return best;
  if (node.next == kNone) return match_list(rules, packet, node.begin, node.count, best);
  if (node.is_detail) return match_detail(rules, packet, details_[node.next], best);
  const Level& level = levels_[node.next];
  const std::uint32_t address = level.by_source ? packet.source.value() : packet.destination.value();
  for (const Tier& tier : level.tiers) {
    if (tier.first >= best) break;
    const std::uint32_t found = tier.nodes.find(address & tier.mask);
    if (found != kNone) best = match_node(rules, packet, found, best);
  }
  return best;
}

std::uint32_t AclTable::match_detail(const std::vector<AclRule>& rules, const PacketInfo& packet,
                                     const Detail& detail, std::uint32_t best) const {
  const bool has_ports = (packet.protocol == kTcp || packet.protocol == kUdp) && !packet.is_later_fragment;
  const bool has_type = packet.protocol == kIcmp && !packet.is_later_fragment;
  for (const Pattern& pattern : detail.patterns) {
    if (pattern.first >= best) break;
    const bool wants_ports =
        pattern.source_port || pattern.destination_port || pattern.source_range || pattern.destination_range;
    if ((wants_ports && !has_ports) || (pattern.type && !has_type)) continue;
    const std::uint32_t found = pattern.entries.find(
        key_of(pattern, packet.protocol, packet.source_port, packet.destination_port, packet.icmp_type));
    if (found == kNone) continue;
    const End& end = ends_[found];
    if (end.first >= best) continue;
    if (pattern.source_range && pattern.destination_range) {
      best = match_list(rules, packet, end.begin, end.count, best);
    } else if (pattern.source_range || pattern.destination_range) {
      const std::uint32_t port = pattern.source_range ? packet.source_port : packet.destination_port;
      const auto begin = segments_.begin() + end.begin;
      const auto behind = std::upper_bound(begin, begin + end.count, port,
                                           [](std::uint32_t p, const Segment& s) { return p < s.start; });
      best = std::min(best, std::prev(behind)->rule);
    } else {
      best = end.first;
    }
  }
  return best;
}

std::optional<std::size_t> AclTable::first_match(const std::vector<AclRule>& rules,
                                                 const PacketInfo& packet) const {
  if (root_ == kNone) return std::nullopt;
  const std::uint32_t best = match_node(rules, packet, root_, kNone);
  return best == kNone ? std::nullopt : std::optional<std::size_t>(best);
}

}  // namespace drawbridge::fw
