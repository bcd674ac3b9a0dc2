// SPDX-License-Identifier: GPL-3.0-or-later
// The header in front of each packet of a TUN device with IFF_VNET_HDR (fastpath.md 2.2; virtio 1.2 section
// 5.1.6), ten octets in the machine's own order:
//
//   | flags (1) | GSO type (1) | header length (2) | GSO size (2) | checksum start (2) | checksum offset (2)
//   |
#pragma once

#include "base/bytes.h"

namespace drawbridge::wire {

constexpr std::size_t kVirtioHeaderSize = 10;

constexpr std::uint8_t kVirtioNeedsChecksum = 1;
constexpr std::uint8_t kVirtioChecksumValid = 2;

/// The bit 0x80 of the octet (CWR was seen) is kept apart.
enum class GsoType : std::uint8_t { none = 0, tcp4 = 1, udp_fragments = 3, tcp6 = 4, udp = 5 };

struct VirtioHeader {
  std::uint8_t flags = 0;
  GsoType gso = GsoType::none;
  bool congestion_window_reduced = false;
  std::uint16_t header_size = 0;      ///< IP and transport header, octets; from the kernel only a hint
  std::uint16_t gso_size = 0;         ///< payload octets of each piece
  std::uint16_t checksum_start = 0;   ///< offset of the transport header
  std::uint16_t checksum_offset = 0;  ///< of the field from there

  bool operator==(const VirtioHeader&) const = default;
};

/// `octets` must hold ten.
[[nodiscard]] VirtioHeader read_virtio_header(ByteView octets);
void write_virtio_header(ByteSpan out, const VirtioHeader& header);

}  // namespace drawbridge::wire
