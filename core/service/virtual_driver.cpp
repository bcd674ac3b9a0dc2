// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/virtual_driver.h"

#include <algorithm>

namespace drawbridge::service {

void VirtualDriver::drain() {
  while (auto notice = service_.poll_notice()) {
    if (receiver_) receiver_(*notice, now_);
  }
}

bool VirtualDriver::run_until(const std::function<bool()>& done, Duration limit) {
  const TimePoint end = now_ + limit;
  while (!done()) {
    const auto next = service_.next_timeout();
    if (!next || *next > end) return false;
    now_ = std::max(now_, *next);
    service_.step(now_);
    drain();
  }
  return true;
}

void VirtualDriver::run_for(Duration duration) {
  const TimePoint end = now_ + duration;
  (void)run_until([] { return false; }, duration);
  now_ = end;
  service_.step(now_);
  drain();
}

}  // namespace drawbridge::service
