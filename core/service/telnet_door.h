// SPDX-License-Identifier: GPL-3.0-or-later
// Telnet to a headend whose inside address is this machine's: the port is open while the configuration lets
// somebody in, and who may is decided as on the device (pix-commands.md, `telnet`). Belongs to a thread with
// an event loop of Qt.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "service/headend_machine.h"

class QTcpServer;

namespace drawbridge::service {

class TelnetDoor {
 public:
  struct Surroundings {
    std::function<HeadendMachine*()> machine;  ///< null: none runs
    std::function<TimePoint()> now;
    std::function<void()> wake;  ///< somebody came
    std::function<void(const std::string&)> say;
  };
  explicit TelnetDoor(Surroundings surroundings);
  ~TelnetDoor();
  TelnetDoor(const TelnetDoor&) = delete;
  TelnetDoor& operator=(const TelnetDoor&) = delete;

  /// `inside`: null if there is no such interface, or people come by another way.
  void follow(const pix::Config& config, const pix::Interface* inside);
  void close();

 private:
  void accept();

  Surroundings surroundings_;
  std::unique_ptr<QTcpServer> server_;
};

}  // namespace drawbridge::service
