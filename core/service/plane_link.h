// SPDX-License-Identifier: GPL-3.0-or-later
// Between a client connection and its data thread: SAs that come before there is a device wait here,
// datagrams of IKE find their way through the thread that owns the port, counters go back once a second. No
// Qt.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "service/data_plane.h"

namespace drawbridge::service {

class PlaneLink {
 public:
  /// The data thread begins with everything that was taken so far. `natt` and `esp` move into it: from then
  /// on nobody else reads them. `mss`: of the inner TCP, 0: not touched.
  [[nodiscard]] Result<void, net::SystemError> start(TimePoint now, net::TunPort tun,
                                                     std::unique_ptr<net::UdpPort> natt,
                                                     std::unique_ptr<net::EspPort> esp, std::uint16_t mss);
  /// Ends the thread and forgets what waits.
  void stop();
  [[nodiscard]] bool is_running() const { return plane_ != nullptr; }
  /// Readable when run() has something to do; -1 while there is no thread.
  [[nodiscard]] int descriptor() const { return plane_ ? plane_->descriptor() : -1; }

  /// True if the action was for the data plane; it has been done then, or waits for start().
  [[nodiscard]] bool take(const client::Action& action);
  /// A datagram on the port that the thread has. False if there is no thread, or it has no such port.
  [[nodiscard]] bool send(const client::SendDatagram& datagram);

  /// Tells `connection` what happened. `said` gets what belongs into the log. True if there was anything.
  bool run(TimePoint now, client::Connection& connection, const std::function<void(std::string)>& said);
  /// When counters are due.
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  /// The device was taken away from under the connection.
  [[nodiscard]] bool lost_device() const { return lost_device_; }
  /// The largest inner packet that the way to the gateway takes, once routers have said so.
  [[nodiscard]] std::optional<std::size_t> narrowed() const { return narrowed_; }
  /// Another connection of this machine has the same gateway.
  void share_peer(bool is_shared);
  /// TCP inside is told to make no larger segments.
  void clamp(std::uint16_t mss);
  [[nodiscard]] PlaneCounters counters() const { return plane_ ? plane_->counters() : PlaneCounters{}; }

 private:
  void post(PlaneCommand command);

  std::unique_ptr<DataPlane> plane_;
  std::vector<PlaneCommand> waiting_;
  bool is_shared_ = false;
  std::uint16_t port_ = 0;  ///< that the thread reads; 0: none
  std::optional<TimePoint> counters_at_;
  bool lost_device_ = false;
  std::optional<std::size_t> narrowed_;
};

}  // namespace drawbridge::service
