// SPDX-License-Identifier: GPL-3.0-or-later
// A broadcast wire in memory that carries IPv4 packets between stations, with seeded faults and on virtual
// time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ip.h"
#include "base/random.h"

namespace drawbridge::net {

/// Something with a plug on a Segment. A station must be detached before it is destroyed.
class Station {
 public:
  virtual ~Station();
  /// Whether this station takes packets sent to `next_hop`: its own address, or one it answers ARP for.
  [[nodiscard]] virtual bool answers_for(Ipv4Address next_hop) const = 0;
  /// A packet arrives. The station may send, attach and detach from here: nothing is handed out re-entrantly.
  virtual void receive(TimePoint now, ByteView packet) = 0;
  /// The same, for those who want to know which address it was sent to on the wire.
  virtual void receive_for(TimePoint now, Ipv4Address next_hop, ByteView packet);
};

/// What may happen to a packet. Probabilities are 0..1; a reordered packet waits `reorder_delay` longer.
struct Faults {
  double loss = 0;
  double duplication = 0;
  double reorder = 0;
  Duration latency{0};
  /// Up to this much is added to the latency, evenly spread.
  Duration jitter{0};
  Duration reorder_delay = Milliseconds(20);
};

class Segment {
 public:
  struct Counters {
    std::uint64_t sent = 0;
    std::uint64_t delivered = 0;
    std::uint64_t lost = 0;
    std::uint64_t duplicated = 0;
    std::uint64_t reordered = 0;
    /// Nobody answered for the next hop, or the station left while the packet was under way.
    std::uint64_t unanswered = 0;
    bool operator==(const Counters&) const = default;
  };

  /// `random` must outlive the segment; it is asked only where a fault has a probability above zero.
  Segment(std::string name, Random& random, Faults faults = {});

  void attach(Station& station);
  /// Packets under way to the station are dropped.
  void detach(Station& station);

  /// Queues a packet for the station that answers for `next_hop` (the first attached one, never the sender).
  void send(TimePoint now, const Station& from, Ipv4Address next_hop, ByteView packet);
  [[nodiscard]] std::optional<TimePoint> next_delivery() const;
  /// Hands out all that is due, in order of its time, also what is sent meanwhile without latency. True if
  /// any.
  bool deliver(TimePoint now);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const Faults& faults() const { return faults_; }
  void set_faults(const Faults& faults) { faults_ = faults; }
  /// Sees each packet once, as it is sent and before any fault.
  void set_tap(std::function<void(TimePoint, ByteView)> tap) { tap_ = std::move(tap); }
  /// The next `count` packets that `pick` accepts are lost: for tests of a single loss.
  void drop_next(int count, std::function<bool(ByteView)> pick = {});

 private:
  struct UnderWay {
    Station* to = nullptr;
    Ipv4Address next_hop;
    Bytes packet;
  };

  bool happens(double probability);
  Duration delay();
  bool is_attached(const Station* station) const;

  std::string name_;
  Random& random_;
  Faults faults_;
  Counters counters_;
  std::vector<Station*> stations_;
  /// By time, then by order of sending.
  std::map<std::pair<TimePoint, std::uint64_t>, UnderWay> queue_;
  std::uint64_t sequence_ = 0;
  std::function<void(TimePoint, ByteView)> tap_;
  int drops_left_ = 0;
  std::function<bool(ByteView)> drop_pick_;
};

}  // namespace drawbridge::net
