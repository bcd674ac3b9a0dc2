// SPDX-License-Identifier: GPL-3.0-or-later
// Who is where on an Ethernet wire (RFC 826): asks for the next hops of packets that leave, answers for
// addresses of our own, keeps what it learned. Frames in and out; no socket, no clock.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "wire/ethernet.h"

namespace drawbridge::net {

class Neighbours {
 public:
  struct Limits {
    std::size_t known = 1024;         ///< addresses; beyond, the one that was confirmed longest ago goes
    std::size_t waiting = 16;         ///< packets to one address that is still being asked for
    int questions = 3;                ///< before what waits is dropped
    Duration between = Seconds{1};    ///< questions
    Duration lasts = Seconds{14400};  ///< what was learned: `arp timeout`
  };
  /// An Ethernet frame to be sent: header and payload, not padded.
  struct Frame {
    wire::HardwareAddress to;
    wire::EtherType type = wire::EtherType::ipv4;
    Bytes payload;
  };
  /// Somebody else says that an address of ours is his.
  struct Collision {
    bool is_reply = false;
    Ipv4Address address;
    wire::HardwareAddress by;
  };

  explicit Neighbours(const wire::HardwareAddress& own) : own_(own) {}
  Neighbours(const wire::HardwareAddress& own, const Limits& limits) : own_(own), limits_(limits) {}

  void set_lifetime(Duration lasts) { limits_.lasts = lasts; }
  /// Our own address on the wire, which questions name as the asker's. A new one is announced; any: none.
  void set_address(Ipv4Address address);
  /// Tells everybody that the address is ours: after a change, for addresses we answer for.
  void announce(Ipv4Address address);

  /// A packet for the neighbour of that address; it waits while he is asked for.
  void send(TimePoint now, Ipv4Address next_hop, ByteView packet);
  /// An ARP message that came. `answers_for` says which addresses are ours on this wire.
  void receive(TimePoint now, const wire::ArpMessage& message,
               const std::function<bool(Ipv4Address)>& answers_for);
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  /// What is to be sent, oldest first.
  [[nodiscard]] std::vector<Frame> take_frames();
  [[nodiscard]] std::optional<Collision> poll_collision();

 private:
  struct Neighbour {
    std::optional<wire::HardwareAddress> at;
    TimePoint confirmed{};  ///< or first asked for
    TimePoint ask_at{};     ///< the next question, while nothing is known
    int asked = 0;
    std::deque<Bytes> waiting;
  };

  void ask(Ipv4Address address);
  void make_room();

  wire::HardwareAddress own_;
  Limits limits_;
  Ipv4Address address_;
  std::map<Ipv4Address, Neighbour> neighbours_;
  std::vector<Frame> frames_;
  std::deque<Collision> collisions_;
};

}  // namespace drawbridge::net
