// SPDX-License-Identifier: GPL-3.0-or-later
// The one TCP/IP stack of the process (lwIP keeps its state in globals), its clock and its timers.
//
// Everything here belongs to one thread. Nothing runs by itself: a packet comes in by Host::input, time comes
// in by tick(), and packets leave through each host's output function before the call returns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/clock.h"

namespace drawbridge::tcpip {

class Host;

class Stack {
 public:
  /// The stack of the process, made at the first call.
  static Stack& instance();

  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  [[nodiscard]] TimePoint now() const { return now_; }
  /// Moves the clock without running timers; never backwards within a run. A test that begins again at zero
  /// calls this when no host exists.
  void set_now(TimePoint now);
  /// Moves the clock, runs the timers that are due and hands out what they caused.
  void tick(TimePoint now);
  /// When tick() is needed next: a retransmission, a delayed acknowledgement, a close under way. Nothing
  /// while all connections are at rest.
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  /// At most this many hosts at a time (lwIP numbers its interfaces with one octet).
  static constexpr std::size_t max_hosts = 250;
  [[nodiscard]] std::size_t host_count() const { return hosts_.size(); }

 private:
  friend class Host;
  Stack();
  void add(Host& host);
  void remove(Host& host);
  void catch_up();
  /// Sets the next tick if something has begun to wait.
  void arm();
  void flush();

  TimePoint now_{};
  std::vector<Host*> hosts_;
  std::optional<TimePoint> next_tcp_tick_;
  std::optional<TimePoint> next_reassembly_tick_;
};

}  // namespace drawbridge::tcpip
