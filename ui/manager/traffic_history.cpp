// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/traffic_history.h"

#include <algorithm>
#include <string_view>

namespace drawbridge::ui {

namespace {

// Snapshots also come at changes of sessions: too short a span would show a peak that never was.
constexpr Duration shortest = Milliseconds{500};
/// Counters of fw::path whose packets went no further.
constexpr std::string_view dropPrefix = "dropped: ";

double seconds(Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

}  // namespace

void TrafficHistory::take(const ipc::HeadendSnapshot& snapshot) {
  bool goesOn = at_ && snapshot.uptime >= *at_ && snapshot.bytes_to_clients >= toClients_ &&
                snapshot.bytes_from_clients >= fromClients_;
  if (goesOn && snapshot.uptime - *at_ < shortest) return;
  if (!goesOn) clear();

  Sample now;
  const double length = goesOn ? seconds(snapshot.uptime - *at_) : 0;
  if (goesOn) {
    now.toClients = static_cast<double>(snapshot.bytes_to_clients - toClients_) / length;
    now.fromClients = static_cast<double>(snapshot.bytes_from_clients - fromClients_) / length;
  }
  now.tunnels = snapshot.ike_tunnels;
  now.at = seconds(snapshot.uptime);
  std::vector<Total> totals;
  for (const fw::Counter& counter : snapshot.counters) {
    if (!counter.name.starts_with(dropPrefix)) continue;
    totals.push_back({counter.name, counter.value});
    if (!goesOn) continue;
    const auto before = std::find_if(totals_.begin(), totals_.end(),
                                     [&](const Total& each) { return each.name == counter.name; });
    // A counter that was cleared counts from nothing again.
    const std::uint64_t old = before == totals_.end() || before->value > counter.value ? 0 : before->value;
    if (counter.value == old) continue;
    const QString reason = QString::fromStdString(counter.name.substr(dropPrefix.size()));
    if (!reasons_.contains(reason)) reasons_.append(reason);
    const auto place = static_cast<std::size_t>(reasons_.indexOf(reason));
    if (now.drops.size() <= place) now.drops.resize(place + 1);
    now.drops[place] += static_cast<double>(counter.value - old);
  }
  if (goesOn) {
    for (int range = 0; range < RangeCount; ++range) add(static_cast<Range>(range), now, length);
  }
  at_ = snapshot.uptime;
  toClients_ = snapshot.bytes_to_clients;
  fromClients_ = snapshot.bytes_from_clients;
  totals_ = std::move(totals);
}

void TrafficHistory::add(Range range, const Sample& second, double length) {
  Pending& pending = pending_[range];
  pending.sum.toClients += second.toClients * length;
  pending.sum.fromClients += second.fromClients * length;
  pending.sum.tunnels = second.tunnels;
  pending.sum.at = second.at;
  if (pending.sum.drops.size() < second.drops.size()) pending.sum.drops.resize(second.drops.size());
  for (std::size_t i = 0; i < second.drops.size(); ++i) pending.sum.drops[i] += second.drops[i];
  pending.length += length;
  // A snapshot a little early still ends its second.
  if (pending.length < secondsPerSample(range) - 0.5) return;
  Sample done = std::move(pending.sum);
  done.toClients /= pending.length;
  done.fromClients /= pending.length;
  std::deque<Sample>& line = lines_[range];
  if (line.size() == capacity) line.pop_front();
  line.push_back(std::move(done));
  pending = {};
}

void TrafficHistory::clear() {
  for (auto& line : lines_) line.clear();
  pending_ = {};
  at_.reset();
  totals_.clear();
  reasons_.clear();
}

double TrafficHistory::dropped(Range range) const {
  double sum = 0;
  for (const Sample& sample : lines_[range]) {
    for (const double each : sample.drops) sum += each;
  }
  return sum;
}

}  // namespace drawbridge::ui
