// SPDX-License-Identifier: GPL-3.0-or-later
// Drives a Service on virtual time: the clock jumps from one thing due to the next.
#pragma once

#include <functional>

#include "service/service.h"

namespace drawbridge::service {

class VirtualDriver {
 public:
  using Receiver = std::function<void(const ipc::Notice&, TimePoint)>;

  /// `service` must outlive the driver and have been made at `now`.
  VirtualDriver(Service& service, TimePoint now, Receiver receiver = {})
      : service_(service), now_(now), receiver_(std::move(receiver)) {
    drain();
  }

  [[nodiscard]] TimePoint now() const { return now_; }
  void set_receiver(Receiver receiver) { receiver_ = std::move(receiver); }
  void send(ipc::Request request) {
    service_.handle(now_, std::move(request));
    drain();
  }
  /// Runs until `done` says so. False if that did not happen within `limit` of virtual time, or nothing more
  /// is due.
  bool run_until(const std::function<bool()>& done, Duration limit);
  /// Lets this much time pass.
  void run_for(Duration duration);

 private:
  void drain();

  Service& service_;
  TimePoint now_;
  Receiver receiver_;
};

}  // namespace drawbridge::service
