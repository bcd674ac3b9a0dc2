// SPDX-License-Identifier: GPL-3.0-or-later
// The lab network on virtual time, with a host at the headend's inside address.
#pragma once

#include <functional>

#include "base/random.h"
#include "base/timers.h"
#include "lab/network.h"
#include "tcpip/attached_host.h"

namespace drawbridge::testing {

struct LabFixture {
  explicit LabFixture(lab::LabOptions options = {}, std::uint64_t seed = 1)
      : random(seed),
        stack(fresh_stack()),
        network(stack, random, std::move(options)),
        headend(stack, {"headend", lab::address::pix_inside, mask_of(28), lab::address::router_inside},
                network.inside()) {}

  /// Runs until nothing is left to do, `until` holds, or the time is over.
  void run(Duration limit = Seconds(60), const std::function<bool()>& until = {},
           const std::function<void(TimePoint)>& also = {},
           const std::function<std::optional<TimePoint>()>& also_next = {}) {
    const TimePoint end = now + limit;
    for (;;) {
      stack.set_now(now);
      do {
        if (also) also(now);
      } while (network.deliver(now));
      if (also) also(now);
      if (until && until()) return;
      auto next = network.next_event();
      if (also_next) next = earlier(next, also_next());
      if (!next || *next > end) return;
      now = std::max(now, *next);
    }
  }

  static tcpip::Stack& fresh_stack() {
    tcpip::Stack::instance().set_now({});
    return tcpip::Stack::instance();
  }

  TimePoint now{};
  SeededRandom random;
  tcpip::Stack& stack;
  lab::LabNetwork network;
  tcpip::AttachedHost headend;
};

}  // namespace drawbridge::testing
