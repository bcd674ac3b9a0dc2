// SPDX-License-Identifier: GPL-3.0-or-later
// A service on virtual time behind the people's end of the wire: windows over it show the same whenever they
// are made.
#pragma once

#include <QCoreApplication>
#include <deque>

#include "ipc/service_link.h"
#include "service/virtual_driver.h"

namespace drawbridge::testing {

class VirtualLink final : public ipc::ServiceLink {
 public:
  explicit VirtualLink(service::ServiceOptions options, std::uint64_t seed = 1)
      : random_(seed),
        service_(std::move(options), random_, TimePoint{}),
        driver_(service_, TimePoint{},
                [this](const ipc::Notice& notice, TimePoint) { notices_.push_back(notice); }) {}

  void send(ipc::Request request) override { driver_.send(std::move(request)); }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    receiver_ = std::move(receiver);
  }

  /// Lets time pass second by second, handing over what is told and letting the windows follow.
  void run_for(Duration duration) {
    for (Duration passed{}; passed < duration; passed += Seconds{1}) {
      driver_.run_for(Seconds{1});
      deliver();
    }
  }
  void deliver() {
    while (!notices_.empty()) {
      const ipc::Notice notice = std::move(notices_.front());
      notices_.pop_front();
      if (receiver_) receiver_(notice);
    }
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
  }

 private:
  SeededRandom random_;
  service::Service service_;
  std::deque<ipc::Notice> notices_;
  std::function<void(const ipc::Notice&)> receiver_;
  service::VirtualDriver driver_;
};

}  // namespace drawbridge::testing
