// SPDX-License-Identifier: GPL-3.0-or-later
// The data thread: a DataPath with an event loop of its own and two rings to the control thread, which owns
// this object. No Qt.
#pragma once

#include <chrono>
#include <memory>

#include "base/queue.h"
#include "service/data_path.h"

namespace drawbridge::service {

class DataPlane {
 public:
  /// What has been asked for, in order.
  using Ticket = std::uint64_t;

  /// Starts the thread. `zero` is the steady clock's time at TimePoint zero. `crypto` empty: the fastest
  /// there is. Nothing if the system has no more descriptors or threads.
  [[nodiscard]] static Result<std::unique_ptr<DataPlane>, net::SystemError> start(
      DataPathPorts ports, std::chrono::steady_clock::time_point zero,
      std::unique_ptr<esp::BatchCrypto> crypto = nullptr);
  /// Stops the thread when it has done what was posted; events that wait are lost.
  ~DataPlane();
  DataPlane(const DataPlane&) = delete;
  DataPlane& operator=(const DataPlane&) = delete;

  // All of these on the control thread only.

  Ticket post(PlaneCommand command);
  /// Whether everything up to this ticket has been done.
  [[nodiscard]] bool is_done(Ticket ticket) const;
  /// Waits for that, some microseconds. False after a second: then the thread is stuck.
  [[nodiscard]] bool wait(Ticket ticket) const;

  /// Readable while poll_event() may have something: for an event loop.
  [[nodiscard]] int descriptor() const;
  /// The next event, oldest first.
  [[nodiscard]] std::optional<PlaneEvent> poll_event();

  [[nodiscard]] PlaneCounters counters() const;
  /// Processor time of the thread so far, user and system.
  [[nodiscard]] std::chrono::nanoseconds processor_time() const;

 private:
  struct Shared;
  explicit DataPlane(std::unique_ptr<Shared> shared);
  std::unique_ptr<Shared> shared_;
};

}  // namespace drawbridge::service
