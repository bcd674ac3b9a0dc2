// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts of the Monitor page show: throughput, tunnels and drops by reason over five minutes, an
// hour and a day (ui.md 5.5). Kept from the start of the program, so that a page made later has the past.
#pragma once

#include <QString>
#include <QStringList>
#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "ipc/control_messages.h"

namespace drawbridge::ui {

class TrafficHistory {
 public:
  enum Range { FiveMinutes, Hour, Day, RangeCount };
  static constexpr std::size_t capacity = 300;
  /// Seconds that one sample of a range stands for: 300 samples each.
  [[nodiscard]] static constexpr int secondsPerSample(Range range) {
    constexpr int seconds[] = {1, 12, 288};
    return seconds[range];
  }

  struct Sample {
    double toClients = 0, fromClients = 0;  ///< octets per second, mean
    double tunnels = 0;                     ///< IKE tunnels at the end
    std::vector<double> drops;              ///< packets, by the place in reasons()
    double at = 0;                          ///< end of the sample, seconds of the headend's uptime
  };

  /// Counters that went back begin a new past: the headend was started anew. Snapshots closer than half a
  /// second to the one before are left out.
  void take(const ipc::HeadendSnapshot& snapshot);
  void clear();
  [[nodiscard]] const std::deque<Sample>& samples(Range range) const { return lines_[range]; }
  /// Code words of the steps that dropped something, in the order in which they first did.
  [[nodiscard]] const QStringList& reasons() const { return reasons_; }
  /// Packets dropped for each reason over the whole range.
  [[nodiscard]] double dropped(Range range) const;

 private:
  void add(Range range, const Sample& second, double length);

  struct Pending {
    Sample sum;  ///< rates times seconds
    double length = 0;
  };
  struct Total {
    std::string name;
    std::uint64_t value = 0;
  };
  std::array<std::deque<Sample>, RangeCount> lines_;
  std::array<Pending, RangeCount> pending_;
  std::optional<Duration> at_;
  std::uint64_t toClients_ = 0, fromClients_ = 0;
  std::vector<Total> totals_;
  QStringList reasons_;
};

}  // namespace drawbridge::ui
