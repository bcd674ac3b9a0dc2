// SPDX-License-Identifier: GPL-3.0-or-later
// What systemd is told by a service that it started: ready, how it stands, stopping, still alive
// (sd_notify(3), written by hand: one datagram a message to the socket NOTIFY_SOCKET names).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"

class QTimer;

namespace drawbridge::service {

class Readiness {
 public:
  /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID and takes them out of the environment, so that no
  /// child speaks for this process. Without them every call does nothing.
  Readiness();
  ~Readiness();
  Readiness(const Readiness&) = delete;
  Readiness& operator=(const Readiness&) = delete;

  void ready(const std::string& status);
  void status(const std::string& status);
  void stopping();
  /// From now on says that it lives, at half the interval asked for, as long as this thread's event loop
  /// turns.
  void watch();
  [[nodiscard]] std::optional<Duration> watchdog() const { return watchdog_; }

 private:
  void send(const std::string& text) const;

  std::string socket_;
  std::optional<Duration> watchdog_;
  std::unique_ptr<QTimer> timer_;
};

}  // namespace drawbridge::service
