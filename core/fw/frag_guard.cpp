// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/frag_guard.h"

#include <algorithm>

#include "wire/ipv4.h"

namespace drawbridge::fw {

namespace {

std::uint16_t word_at(ByteView octets, std::size_t at) {
  return static_cast<std::uint16_t>(octets[at] << 8 | octets[at + 1]);
}

}  // namespace

FragmentGuard::Key FragmentGuard::key_of(InterfaceIndex ingress, bool from_tunnel, const PacketInfo& info,
                                         ByteView packet) {
  return {ingress, from_tunnel, info.source, info.destination, info.protocol, word_at(packet, 4)};
}

FragmentGuard::Answer FragmentGuard::offer(TimePoint now, const Key& key, const PacketInfo& info,
                                           ByteView packet, const FragmentLimits& limits) {
  const std::uint16_t word = word_at(packet, 6);
  const std::size_t first = std::size_t{word & 0x1FFFU} * 8;
  const bool more = (word & 0x2000U) != 0;
  const std::size_t size = std::size_t{word_at(packet, 2)} - info.header_size;
  const std::size_t end = first + size;

  if (limits.chain <= 1) return {};
  auto found = sets_.find(key);
  if (found == sets_.end()) {
    if (waiting_[key.ingress] >= limits.size) return {};
    Set fresh;
    fresh.end = now + limits.timeout;
    fresh.number = next_number_++;
    by_number_[fresh.number] = key;
    deadlines_.add(fresh.end, fresh.number);
    found = sets_.emplace(key, std::move(fresh)).first;
  }
  Set& set = found->second;
  if (set.poisoned) return {};
  const auto poison = [&]() -> Answer {
    set.poisoned = true;
    set.held.clear();
    return {};
  };
  if (size == 0 || (more && size % 8 != 0)) return poison();
  if (end + info.header_size > wire::kMaxIpv4Packet) return poison();
  for (const Range& range : set.ranges) {
    if (range.first == first && range.end == end) return {};  // the same once more: that one only
    if (first < range.end && range.first < end) return poison();
  }
  if (set.total != 0 && (end > set.total || !more)) return poison();
  if (!more) {
    const bool beyond =
        std::any_of(set.ranges.begin(), set.ranges.end(), [&](const Range& r) { return r.end > end; });
    if (beyond) return poison();
    set.total = end;
  }
  if (static_cast<int>(set.ranges.size()) >= limits.chain) return poison();
  if (waiting_[key.ingress] >= limits.size) return {};
  set.ranges.push_back({first, end});
  ++waiting_[key.ingress];

  if (first == 0) return {Word::first, {}};
  if (!set.decided) {
    set.held.push_back(to_bytes(packet));
    return {Word::wait, {}};
  }
  if (!set.fate) return {};
  const Answer answer{Word::follow, *set.fate};
  finish_if_whole(found);
  return answer;
}

void FragmentGuard::decide(const Key& key, const std::optional<FragmentFate>& fate) {
  const auto found = sets_.find(key);
  if (found == sets_.end() || found->second.poisoned) return;
  Set& set = found->second;
  set.decided = true;
  set.fate = fate;
  // What was kept is offered anew, as if it came now.
  std::vector<Bytes> held = std::move(set.held);
  set.held.clear();
  if (!fate) return;
  for (Bytes& packet : held) {
    const std::size_t first = std::size_t{word_at(packet, 6) & 0x1FFFU} * 8;
    std::erase_if(set.ranges, [&](const Range& range) { return range.first == first; });
    --waiting_[key.ingress];
    if ((word_at(packet, 6) & 0x2000U) == 0) set.total = 0;
    released_.push_back({key.ingress, key.from_tunnel, std::move(packet)});
  }
  if (held.empty()) finish_if_whole(found);
}

std::optional<HeldFragment> FragmentGuard::poll_released() {
  if (released_.empty()) return std::nullopt;
  HeldFragment held = std::move(released_.front());
  released_.pop_front();
  return held;
}

void FragmentGuard::finish_if_whole(Sets::iterator set) {
  const Set& all = set->second;
  if (all.total == 0) return;
  std::size_t sum = 0;
  for (const Range& range : all.ranges) sum += range.end - range.first;
  // The ranges do not overlap and none ends behind the last one.
  if (sum == all.total) forget(set);
}

void FragmentGuard::forget(Sets::iterator set) {
  waiting_[set->first.ingress] -= static_cast<int>(set->second.ranges.size());
  by_number_.erase(set->second.number);
  sets_.erase(set);
}

void FragmentGuard::handle_timeout(TimePoint now) {
  while (const auto number = deadlines_.pop(now)) {
    const auto key = by_number_.find(*number);
    if (key == by_number_.end()) continue;
    const auto set = sets_.find(key->second);
    if (set != sets_.end()) forget(set);
  }
}

void FragmentGuard::clear() {
  sets_.clear();
  by_number_.clear();
  waiting_.clear();
  deadlines_.clear();
  released_.clear();
}

std::size_t FragmentGuard::size() const {
  std::size_t sum = 0;
  for (const auto& [key, set] : sets_) sum += set.ranges.size();
  return sum;
}

}  // namespace drawbridge::fw
