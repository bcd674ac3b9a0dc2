// SPDX-License-Identifier: GPL-3.0-or-later
// Denial of service: how many unanswered first messages, and how many Diffie-Hellman computations for
// strangers, an endpoint bears (wire.md 5).
#pragma once

#include <deque>
#include <map>

#include "base/clock.h"
#include "base/ip.h"
#include "ike/policy.h"

namespace drawbridge::ike {

class HalfOpenLimits {
 public:
  /// True if one more half-open state of this source may be made.
  [[nodiscard]] bool admits(const Limits& limits, Ipv4Address source) const;
  void add(Ipv4Address source);
  void remove(Ipv4Address source);
  [[nodiscard]] std::size_t total() const { return total_; }

  /// Counts one aggressive-mode first message; false beyond the rates of the last second.
  [[nodiscard]] bool admits_aggressive(TimePoint now, const Limits& limits, Ipv4Address source);
  /// An unprotected notification to `source`: 1 per second, 10 per second in all.
  [[nodiscard]] bool admits_notify(TimePoint now, Ipv4Address source);

 private:
  struct Window {
    std::deque<std::pair<TimePoint, Ipv4Address>> events;
    [[nodiscard]] bool admit(TimePoint now, Ipv4Address source, std::size_t per_source, std::size_t in_all);
  };
  std::size_t total_ = 0;
  std::map<Ipv4Address, std::size_t> by_source_;
  std::map<Ipv4Address, std::size_t> by_slash24_;
  Window aggressive_;
  Window notifies_;
};

}  // namespace drawbridge::ike
