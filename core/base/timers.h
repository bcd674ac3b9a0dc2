// SPDX-License-Identifier: GPL-3.0-or-later
// Timers are a table with named rows, not objects with callbacks.
#pragma once

#include <array>
#include <optional>

#include "base/clock.h"

namespace drawbridge {

/// `Row` is an enum class whose last value is `count`.
template <typename Row>
class TimerTable {
 public:
  void set(Row row, TimePoint at) { at_[index(row)] = at; }
  void stop(Row row) { at_[index(row)].reset(); }
  void stop_all() { at_.fill(std::nullopt); }
  [[nodiscard]] std::optional<TimePoint> at(Row row) const { return at_[index(row)]; }

  [[nodiscard]] std::optional<TimePoint> next() const {
    std::optional<TimePoint> earliest;
    for (const auto& at : at_) {
      if (at && (!earliest || *at < *earliest)) earliest = at;
    }
    return earliest;
  }

  /// Takes out the earliest row that is due at `now`; call until it yields nothing.
  [[nodiscard]] std::optional<Row> pop_expired(TimePoint now) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (at_[i] && *at_[i] <= now && (!found || *at_[i] < *at_[*found])) found = i;
    }
    if (!found) return std::nullopt;
    at_[*found].reset();
    return static_cast<Row>(*found);
  }

 private:
  static constexpr std::size_t index(Row row) { return static_cast<std::size_t>(row); }
  std::array<std::optional<TimePoint>, static_cast<std::size_t>(Row::count)> at_{};
};

/// The earlier of two optional times; nothing if both are nothing.
[[nodiscard]] inline std::optional<TimePoint> earlier(std::optional<TimePoint> a, std::optional<TimePoint> b) {
  if (!a) return b;
  if (!b) return a;
  return *a < *b ? a : b;
}

}  // namespace drawbridge
