// SPDX-License-Identifier: GPL-3.0-or-later
// Time as engines know it: an argument. Microseconds since the program (or the test) began.
#pragma once

#include <chrono>
#include <cstdint>

namespace drawbridge {

struct ProgramClock {
  using rep = std::int64_t;
  using period = std::micro;
  using duration = std::chrono::duration<rep, period>;
  using time_point = std::chrono::time_point<ProgramClock, duration>;
  static constexpr bool is_steady = true;
};

using TimePoint = ProgramClock::time_point;
using Duration = ProgramClock::duration;
using Seconds = std::chrono::seconds;
using Milliseconds = std::chrono::milliseconds;

/// A date: microseconds since 1970-01-01 00:00:00 UTC. `WallEpoch` is the date of TimePoint zero.
struct WallTime {
  std::int64_t microseconds = 0;
  auto operator<=>(const WallTime&) const = default;
};

[[nodiscard]] constexpr WallTime wall_time(WallTime epoch, TimePoint now) {
  return {epoch.microseconds + now.time_since_epoch().count()};
}

[[nodiscard]] constexpr std::int64_t whole_seconds(Duration d) {
  return std::chrono::duration_cast<Seconds>(d).count();
}

}  // namespace drawbridge
