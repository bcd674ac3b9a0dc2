// SPDX-License-Identifier: GPL-3.0-or-later
// Idle limits of many things at once. Whoever is used often does not touch the queue: when an entry comes up,
// its owner says the real deadline, and a later one is queued again.
#pragma once

#include <optional>
#include <queue>
#include <vector>

#include "base/clock.h"

namespace drawbridge::fw {

class Deadlines {
 public:
  void add(TimePoint at, std::uint64_t key) { queue_.push({at, key}); }
  /// The earliest time at which something may be due; may be too early, never too late.
  [[nodiscard]] std::optional<TimePoint> next() const {
    if (queue_.empty()) return std::nullopt;
    return queue_.top().at;
  }
  /// Takes out a key whose time has come; ask its owner for the real deadline.
  [[nodiscard]] std::optional<std::uint64_t> pop(TimePoint now) {
    if (queue_.empty() || queue_.top().at > now) return std::nullopt;
    const std::uint64_t key = queue_.top().key;
    queue_.pop();
    return key;
  }
  void clear() { queue_ = {}; }

 private:
  struct Entry {
    TimePoint at;
    std::uint64_t key = 0;
    bool operator>(const Entry& other) const { return at > other.at; }
  };
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace drawbridge::fw
