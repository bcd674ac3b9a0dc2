// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/half_open.h"

#include <algorithm>

namespace drawbridge::ike {

namespace {

constexpr std::size_t kNotifiesPerSource = 1;
constexpr std::size_t kNotifies = 10;

Ipv4Address slash24(Ipv4Address address) {
  return Prefix{address, 24}.network();
}

std::size_t count_of(const std::map<Ipv4Address, std::size_t>& counts, Ipv4Address key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

void decrease(std::map<Ipv4Address, std::size_t>& counts, Ipv4Address key) {
  const auto found = counts.find(key);
  if (found == counts.end()) return;
  if (--found->second == 0) counts.erase(found);
}

}  // namespace

bool HalfOpenLimits::admits(const Limits& limits, Ipv4Address source) const {
  if (!limits.enabled) return true;
  return total_ < limits.half_open_total && count_of(by_source_, source) < limits.half_open_per_source &&
         count_of(by_slash24_, slash24(source)) < limits.half_open_per_slash24;
}

void HalfOpenLimits::add(Ipv4Address source) {
  ++total_;
  ++by_source_[source];
  ++by_slash24_[slash24(source)];
}

void HalfOpenLimits::remove(Ipv4Address source) {
  if (total_ > 0) --total_;
  decrease(by_source_, source);
  decrease(by_slash24_, slash24(source));
}

bool HalfOpenLimits::Window::admit(TimePoint now, Ipv4Address source, std::size_t per_source,
                                   std::size_t in_all) {
  while (!events.empty() && now - events.front().first >= Seconds{1}) events.pop_front();
  const auto same = static_cast<std::size_t>(std::count_if(
      events.begin(), events.end(), [source](const auto& event) { return event.second == source; }));
  if (same >= per_source || events.size() >= in_all) return false;
  events.emplace_back(now, source);
  return true;
}

bool HalfOpenLimits::admits_aggressive(TimePoint now, const Limits& limits, Ipv4Address source) {
  if (!limits.enabled) return true;
  return aggressive_.admit(now, source, limits.aggressive_per_second_per_source,
                           limits.aggressive_per_second);
}

bool HalfOpenLimits::admits_notify(TimePoint now, Ipv4Address source) {
  return notifies_.admit(now, source, kNotifiesPerSource, kNotifies);
}

}  // namespace drawbridge::ike
