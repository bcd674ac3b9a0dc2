// SPDX-License-Identifier: GPL-3.0-or-later
// The way of packets of a whole-system connection: from the TUN device through ESP to the socket and back, in
// bursts, without a copy in user space but the one that cuts. No thread and no clock: each call states its
// time. Control and data talk by values (design: ownership by message).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <variant>
#include <vector>

#include "base/random.h"
#include "client/connection.h"
#include "esp/pipeline.h"
#include "esp/stuck_segments.h"
#include "net/linux/esp_port.h"
#include "net/linux/tun_port.h"
#include "net/linux/udp_port.h"
#include "wire/coalescing.h"

namespace drawbridge::service {

/// A datagram of IKE on the port that carries ESP as well, non-ESP marker included.
struct PlaneDatagram {
  Endpoint from;
  Endpoint to;
  Bytes payload;
};
/// TCP is told to make no larger segments; 0: it is left alone.
struct ClampMss {
  std::uint16_t mss = 0;
};
/// Another connection of this machine has the same peer: plain ESP of both comes to each, and keys that are
/// unknown here are the other's.
struct PeerIsShared {
  bool is_shared = false;
};
using PlaneCommand =
    std::variant<client::InstallInbound, client::InstallOutbound, client::RemovePair, client::MovePair,
                 client::RemoveAllPairs, client::SendDatagram, ClampMss, PeerIsShared>;

/// An SA could not be installed.
struct PlaneRefusal {
  std::uint32_t spi = 0;
  esp::SaError error{};
};
/// The TUN device was taken away. Once.
struct PlaneDeviceGone {};
/// A router (or this machine) says that the way to the peer takes packets of `path` octets only.
struct PathNarrowed {
  Endpoint to;
  std::size_t path = 0;
  std::size_t inner = 0;  ///< the largest inner packet that fits
};
/// Large packets get lost and nobody says why: from now on they may be cut on their way. Once.
struct PathSwallows {};
using PlaneEvent = std::variant<esp::EspEvent, PlaneDatagram, net::PathError, PlaneRefusal, PlaneDeviceGone,
                                PathNarrowed, PathSwallows>;

/// Totals since the beginning.
struct PlaneCounters {
  client::DataPlaneCounters packets;
  std::uint64_t no_sa = 0;         ///< of discarded: no SA for it, either way
  std::uint64_t bad_icv = 0;       ///< of discarded
  std::uint64_t replayed = 0;      ///< of discarded, and those outside of the window
  std::uint64_t send_dropped = 0;  ///< sealed, but the kernel had no room
  std::uint64_t write_failed = 0;  ///< opened, but the device did not take it
  std::uint64_t keepalives = 0;
  std::uint64_t frames_in = 0;     ///< read from the device: each up to 64 KB
  std::uint64_t frames_out = 0;    ///< written to it
  std::uint64_t messages_out = 0;  ///< to the socket
  std::uint64_t messages_in = 0;
};

struct DataPathPorts {
  net::TunPort tun;
  std::optional<net::UdpPort> udp;  ///< for ESP in UDP; open it with merge_received
  std::optional<net::EspPort> esp;  ///< for IP protocol 50
};

class DataPath {
 public:
  /// `random` must outlive this. `crypto` empty: the fastest there is.
  DataPath(DataPathPorts ports, Random& random, std::unique_ptr<esp::BatchCrypto> crypto = nullptr);

  void apply(TimePoint now, PlaneCommand command);
  /// One burst each way. False if there was nothing to do.
  bool step(TimePoint now);
  [[nodiscard]] std::optional<PlaneEvent> poll_event();

  [[nodiscard]] bool device_is_gone() const { return gone_; }
  [[nodiscard]] PlaneCounters counters() const;
  [[nodiscard]] const DataPathPorts& ports() const { return ports_; }
  [[nodiscard]] std::vector<esp::SaStatus> sas() const { return pipeline_.sad().status(); }

 private:
  bool outward(TimePoint now);
  void stage(TimePoint now, const net::TunPort::Frame& frame);
  void flush(TimePoint now);
  bool inward_udp(TimePoint now);
  bool inward_esp(TimePoint now);
  void open(TimePoint now);
  void collect_events();
  [[nodiscard]] std::optional<PathNarrowed> narrowed(const net::PathError& error) const;
  void count_drop(esp::PacketStatus status);
  /// A raw socket hears all plain ESP that comes to this machine: what is unknown here is no loss then.
  [[nodiscard]] bool is_others(Ipv4Address from) const;
  void clamp(ByteSpan packet) const;
  [[nodiscard]] esp::PacketBuffer& next_buffer();

  DataPathPorts ports_;
  esp::Pipeline pipeline_;
  wire::Coalescer coalescer_;
  std::uint16_t mss_ = 0;
  bool gone_ = false;
  std::vector<Ipv4Address> peers_;  ///< that packets were sealed for
  bool peer_is_shared_ = false;
  // DF is copied from inside, so that routers say what they take, until it seems that they do not
  // (wire-esp.md 1.2).
  bool without_df_ = false;
  esp::StuckSegments stuck_;
  std::optional<esp::Pipeline::Layout> layout_;  ///< of what was sent last
  Bytes arena_;
  std::size_t arena_used_ = 0;
  std::vector<esp::PacketBuffer> buffers_;  ///< the first `staged_` are in use
  std::size_t staged_ = 0;
  std::vector<std::size_t> inner_sizes_;
  std::vector<net::UdpToSend> udp_out_;
  std::vector<net::EspToSend> esp_out_;
  std::deque<PlaneEvent> events_;
  PlaneCounters counters_;
};

}  // namespace drawbridge::service
