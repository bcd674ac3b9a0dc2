// SPDX-License-Identifier: GPL-3.0-or-later
// Octets per second through the tunnels, from the totals that each snapshot carries. Kept from the start of
// the program, so that the chart of a page made later is full.
#pragma once

#include <QString>
#include <deque>
#include <optional>

#include "ipc/control_messages.h"

namespace drawbridge::ui {

class Throughput {
 public:
  /// Five minutes of one sample a second (ui.md 5.1).
  static constexpr std::size_t capacity = 300;

  struct Sample {
    double toClients = 0, fromClients = 0;  ///< octets per second
  };

  /// True if a sample was added: totals that went back (the headend was started anew) begin a new line.
  bool take(const ipc::HeadendSnapshot& snapshot);
  void clear();
  [[nodiscard]] const std::deque<Sample>& samples() const { return samples_; }
  [[nodiscard]] Sample newest() const { return samples_.empty() ? Sample{} : samples_.back(); }

 private:
  std::deque<Sample> samples_;
  std::optional<Duration> at_;  ///< uptime of the snapshot the totals are from
  std::uint64_t toClients_ = 0, fromClients_ = 0;
};

/// "412 kb/s" for 51500 octets per second.
[[nodiscard]] QString rateText(double octetsPerSecond);

}  // namespace drawbridge::ui
