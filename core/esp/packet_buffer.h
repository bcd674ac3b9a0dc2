// SPDX-License-Identifier: GPL-3.0-or-later
// A packet with room before and behind it, so that headers and trailers come and go without copying it.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "base/ip.h"

namespace drawbridge::esp {

/// What became of a packet in the pipeline.
enum class PacketStatus : std::uint8_t {
  pending,
  ok,
  no_sa,               ///< seal: no outbound SA matches; open: unknown SPI, or for another destination
  malformed,           ///< not a well-formed IPv4 packet, sizes that cannot be, bad padding
  fragment,            ///< the outer packet is a fragment: reassemble first
  replayed,            ///< sequence number seen before
  too_old,             ///< sequence number left of the window, or zero
  bad_icv,             ///< integrity check failed
  selector_mismatch,   ///< decapsulated packet is not what was negotiated (syslog 402103)
  congestion_drop,     ///< outer CE, inner not ECN capable (RFC 6040 section 4.2)
  dummy,               ///< next header 59: traffic padding, to be dropped silently
  expired,             ///< the hard kilobyte limit is reached
  sequence_exhausted,  ///< 2^32 - 1 packets were sent: the SA is dead
  too_big,             ///< the outer packet would exceed 65535 octets
};

/// A short English phrase, e.g. "bad ICV".
[[nodiscard]] std::string_view name(PacketStatus status);

class PacketBuffer {
 public:
  /// Outer IPv4 20, UDP 8, ESP 8, IV 16: what is prepended at most.
  static constexpr std::size_t kHeadRoom = 64;
  /// Padding 15, trailer 2, ICV 16: what is appended at most.
  static constexpr std::size_t kTailRoom = 64;

  PacketBuffer() = default;
  explicit PacketBuffer(ByteView packet) { assign(packet); }

  /// Copies `packet` in behind the head room and forgets what was known. Allocates only when the buffer is
  /// smaller than ever needed before.
  void assign(ByteView packet);
  /// Room for a packet of `size` octets to be written to data(); its contents are unspecified.
  ByteSpan prepare(std::size_t size);

  /// Works in memory of somebody else, which must stay: the packet is the `size` octets at `offset`, the rest
  /// is room around it. Should that not do, the packet moves into memory of its own.
  void place(ByteSpan memory, std::size_t offset, std::size_t size);

  [[nodiscard]] ByteView view() const {
    return (memory_.empty() ? ByteView(storage_) : ByteView(memory_)).subspan(begin_, size_);
  }
  [[nodiscard]] ByteSpan data() {
    return (memory_.empty() ? ByteSpan(storage_) : memory_).subspan(begin_, size_);
  }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Makes the packet longer at its front; the new octets are unspecified.
  void prepend(std::size_t count);
  /// Makes the packet longer at its end; the new octets are unspecified.
  void append(std::size_t count);
  /// Leaves only the `count` octets from `offset` on, both within the packet.
  void narrow(std::size_t offset, std::size_t count);

  PacketStatus status = PacketStatus::pending;
  std::uint32_t spi = 0;      ///< of the SA used; open: as read, also if there is no such SA
  std::uint16_t conn_id = 0;  ///< of the SA used
  Endpoint outer_source;      ///< open: where the outer packet says it came from (port 0 without UDP)
  Endpoint outer_destination;
  // Without outer header (seal_esp, open_esp) it is told here, or to be told.
  std::uint8_t outer_tos = 0;
  bool outer_dont_fragment = false;
  bool in_udp = false;

 private:
  void reset();
  void move_to_own(std::size_t head_room, std::size_t tail_room);

  Bytes storage_;
  ByteSpan memory_;  ///< somebody else's; empty: storage_
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
};

}  // namespace drawbridge::esp
