// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/segment.h"

#include <algorithm>

namespace drawbridge::net {

Station::~Station() = default;

void Station::receive_for(TimePoint now, Ipv4Address, ByteView packet) {
  receive(now, packet);
}

Segment::Segment(std::string name, Random& random, Faults faults)
    : name_(std::move(name)), random_(random), faults_(faults) {}

void Segment::attach(Station& station) {
  if (!is_attached(&station)) stations_.push_back(&station);
}

void Segment::detach(Station& station) {
  std::erase(stations_, &station);
  for (auto it = queue_.begin(); it != queue_.end();) {
    if (it->second.to == &station) {
      ++counters_.unanswered;
      it = queue_.erase(it);
    } else {
      ++it;
    }
  }
}

bool Segment::is_attached(const Station* station) const {
  return std::find(stations_.begin(), stations_.end(), station) != stations_.end();
}

bool Segment::happens(double probability) {
  if (probability <= 0) return false;
  // 2^24 steps are fine enough for any rate a test states, and the same on every machine.
  constexpr std::uint32_t steps = 1U << 24;
  return random_.below(steps) < static_cast<std::uint32_t>(probability * steps);
}

Duration Segment::delay() {
  Duration delay = faults_.latency;
  if (faults_.jitter.count() > 0) {
    delay += Duration(random_.below(static_cast<std::uint32_t>(faults_.jitter.count()) + 1));
  }
  if (happens(faults_.reorder)) {
    ++counters_.reordered;
    delay += faults_.reorder_delay;
  }
  return delay;
}

void Segment::drop_next(int count, std::function<bool(ByteView)> pick) {
  drops_left_ = count;
  drop_pick_ = std::move(pick);
}

void Segment::send(TimePoint now, const Station& from, Ipv4Address next_hop, ByteView packet) {
  ++counters_.sent;
  if (tap_) tap_(now, packet);
  const auto to = std::find_if(stations_.begin(), stations_.end(), [&](const Station* station) {
    return station != &from && station->answers_for(next_hop);
  });
  if (to == stations_.end()) {
    ++counters_.unanswered;
    return;
  }
  if (drops_left_ > 0 && (!drop_pick_ || drop_pick_(packet))) {
    --drops_left_;
    ++counters_.lost;
    return;
  }
  if (happens(faults_.loss)) {
    ++counters_.lost;
    return;
  }
  int copies = 1;
  if (happens(faults_.duplication)) {
    ++counters_.duplicated;
    copies = 2;
  }
  for (int i = 0; i < copies; ++i) {
    queue_.emplace(std::pair{now + delay(), sequence_++}, UnderWay{*to, next_hop, to_bytes(packet)});
  }
}

std::optional<TimePoint> Segment::next_delivery() const {
  if (queue_.empty()) return std::nullopt;
  return queue_.begin()->first.first;
}

bool Segment::deliver(TimePoint now) {
  bool any = false;
  while (!queue_.empty() && queue_.begin()->first.first <= now) {
    const auto node = queue_.extract(queue_.begin());
    any = true;
    ++counters_.delivered;
    node.mapped().to->receive_for(now, node.mapped().next_hop, node.mapped().packet);
  }
  return any;
}

}  // namespace drawbridge::net
