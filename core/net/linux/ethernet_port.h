// SPDX-License-Identifier: GPL-3.0-or-later
// A second station on the wire of an Ethernet interface, by a packet socket: it has a hardware address of its
// own, so that the machine's IP stack neither sees what comes for it nor answers. The machine keeps its own
// addresses on the interface, if it has any; it and this station do not hear each other there. Cards that
// take one hardware address only (most Wi-Fi, many clouds) do not carry it. Never blocks.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "net/linux/descriptor.h"
#include "wire/ethernet.h"
#include "wire/virtio_header.h"

namespace drawbridge::net {

class EthernetPort {
 public:
  struct Counters {
    std::uint64_t received = 0;   ///< frames, after cutting
    std::uint64_t malformed = 0;  ///< received, not to be understood
    std::uint64_t sent = 0;
    std::uint64_t dropped = 0;  ///< not sent because the kernel had no room
    std::uint64_t refused = 0;  ///< not sent for any other reason: the interface is down, the frame too large
  };
  /// A frame to be sent: what goes behind the header.
  struct ToSend {
    wire::HardwareAddress to;
    wire::EtherType type = wire::EtherType::ipv4;
    ByteView payload;
  };

  /// Needs CAP_NET_RAW. The interface must be an Ethernet one.
  [[nodiscard]] static Result<EthernetPort, SystemError> open(const std::string& interface,
                                                              std::size_t buffer_octets = 4U << 20);
  EthernetPort(EthernetPort&&) noexcept;
  EthernetPort& operator=(EthernetPort&&) noexcept;
  ~EthernetPort();

  [[nodiscard]] int descriptor() const { return socket_.get(); }
  /// Made of the interface's own, the same at each start.
  [[nodiscard]] const wire::HardwareAddress& own() const { return own_; }
  /// Octets of the largest IP packet.
  [[nodiscard]] std::size_t mtu() const { return mtu_; }
  [[nodiscard]] bool is_up() const { return is_up_; }

  /// Frames to our hardware address and to all, IPv4 and ARP, untagged; super-packets of machines on the same
  /// host are cut and checksums completed. Views live until the next receive().
  [[nodiscard]] std::span<const wire::EthernetView> receive();
  /// How many went.
  std::size_t send(std::span<const ToSend> frames);

  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const std::optional<SystemError>& last_error() const { return last_error_; }

 private:
  struct Arena;

  EthernetPort();
  void keep(const wire::VirtioHeader& header, const wire::EthernetView& frame);

  Descriptor socket_;
  wire::HardwareAddress own_;
  std::size_t mtu_ = 1500;
  bool is_up_ = false;
  Counters counters_;
  std::optional<SystemError> last_error_;
  std::unique_ptr<Arena> arena_;
  std::vector<wire::EthernetView> received_;
};

}  // namespace drawbridge::net
