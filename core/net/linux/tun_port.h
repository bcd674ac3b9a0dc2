// SPDX-License-Identifier: GPL-3.0-or-later
// A TUN device: the machine's IP stack as a wire (fastpath.md 2). Two ways to use it: plain IPv4 packets in
// arrays for those who do not want to know more, or frames as the kernel has them, up to 64 KB of one TCP
// stream each, for the data plane. Never blocks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "net/linux/descriptor.h"
#include "wire/virtio_header.h"

namespace drawbridge::net {

struct TunOptions {
  std::string name = "tun%d";  ///< %d: the first free number
  bool offloads = true;        ///< ask for super-packets; the plain way cuts them
};

class TunPort {
 public:
  static constexpr std::size_t kLargestPacket = 65535;

  struct Counters {
    std::uint64_t packets_in = 0;  ///< from the machine, after cutting
    std::uint64_t reads = 0;
    std::uint64_t packets_out = 0;  ///< to the machine, as handed in
    std::uint64_t writes = 0;
    std::uint64_t malformed = 0;  ///< from the machine, not to be understood
    std::uint64_t not_ipv4 = 0;   ///< from the machine, another version
    std::uint64_t failed = 0;     ///< writes that were refused: the device is down, its queue is full
  };
  /// What one read of the device gave; the view lives until the next read.
  struct Frame {
    wire::VirtioHeader header;
    ByteView packet;
  };

  /// Makes the device or attaches to one of that name that this user may have. Needs CAP_NET_ADMIN for a new
  /// one. A name in use is an error with is_in_use(). Address, MTU and "up" are not set here.
  [[nodiscard]] static Result<TunPort, SystemError> open(const TunOptions& options);
  /// Takes over a descriptor of /dev/net/tun that somebody else attached (IFF_TUN | IFF_NO_PI, with or
  /// without IFF_VNET_HDR). `options.name` is not looked at.
  [[nodiscard]] static Result<TunPort, SystemError> adopt(Descriptor device, const TunOptions& options);

  [[nodiscard]] int descriptor() const { return device_.get(); }
  /// The interface's name.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The TUN_F_ bits the kernel accepted; 0: no super-packet ever comes.
  [[nodiscard]] unsigned offloads() const { return offloads_; }
  [[nodiscard]] bool merges_udp() const;
  /// False for an adopted device without IFF_VNET_HDR: frames cannot be written, only packets.
  [[nodiscard]] bool takes_frames() const { return has_header_; }

  // The plain way.

  /// IPv4 packets the machine sends, at most about `limit`, cut and with complete checksums; empty if none
  /// waits. Views live until the next read.
  [[nodiscard]] std::span<const ByteView> read(std::size_t limit = 64);
  /// Hands IPv4 packets to the machine, each as it is. How many it took.
  std::size_t write(std::span<const ByteView> packets);
  bool write_one(ByteView packet) { return write({&packet, 1}) == 1; }

  // The way of the data plane.

  /// One frame; nothing if none waits. Of another IP version too.
  [[nodiscard]] std::optional<Frame> read_frame();
  /// One packet in pieces, which are put one behind the other.
  bool write_frame(const wire::VirtioHeader& header, std::span<const ByteView> pieces);

  /// The device was deleted: nothing will come any more. Noticed by reading.
  [[nodiscard]] bool is_gone() const { return gone_; }
  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const std::optional<SystemError>& last_error() const { return last_error_; }

 private:
  TunPort() = default;
  void keep(const Frame& frame);

  Descriptor device_;
  std::string name_;
  bool has_header_ = false;
  unsigned offloads_ = 0;
  bool gone_ = false;
  Counters counters_;
  std::optional<SystemError> last_error_;
  std::vector<std::uint8_t> buffer_;  ///< of one read
  std::vector<std::uint8_t> arena_;   ///< of the plain way
  std::vector<std::pair<std::size_t, std::size_t>> places_;
  std::vector<ByteView> packets_;
};

}  // namespace drawbridge::net
