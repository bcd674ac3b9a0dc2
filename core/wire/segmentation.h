// SPDX-License-Identifier: GPL-3.0-or-later
// What a network card would do for the machine's TCP: cut a super-packet into packets and compute their
// checksums (fastpath.md 3). Octets in, octets out; no allocation.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "wire/virtio_header.h"

namespace drawbridge::wire {

enum class SegmentError : std::uint8_t {
  malformed,  ///< header and packet contradict each other, or flags that no super-packet has
  not_ipv4,
};

/// One frame of a TUN device, seen as the packets it stands for. Holds a view of it.
class Segmenter {
 public:
  /// IPv4 without offload, with a checksum to be completed, TCP super-packets and UDP super-packets.
  [[nodiscard]] static Result<Segmenter, SegmentError> create(const VirtioHeader& header, ByteView packet);

  /// At least 1.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Octets of packet `index`; every one but the last is as long as the first.
  [[nodiscard]] std::size_t size(std::size_t index) const;
  /// Writes packet `index`, complete, to the first size(index) octets of `out`.
  void write(std::size_t index, ByteSpan out) const;

 private:
  enum class Work : std::uint8_t { copy, checksum, tcp, udp };

  Segmenter(Work work, ByteView packet) : work_(work), packet_(packet) {}

  Work work_;
  ByteView packet_;
  std::size_t ip_size_ = 0;      ///< header
  std::size_t header_size_ = 0;  ///< IP and transport
  std::size_t piece_ = 0;        ///< payload octets of each
  std::size_t count_ = 1;
  std::size_t checksum_start_ = 0;
  std::size_t checksum_field_ = 0;   ///< from the packet's start
  std::uint64_t transport_sum_ = 0;  ///< pseudo header but its length, transport header but what changes
};

}  // namespace drawbridge::wire
