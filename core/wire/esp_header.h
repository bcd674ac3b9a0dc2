// SPDX-License-Identifier: GPL-3.0-or-later
// The clear part of an ESP packet (RFC 4303 section 2, wire-esp.md 1): | SPI (4) | sequence (4) | IV,
// ciphertext, ICV |
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "wire/error.h"

namespace drawbridge::wire {

constexpr std::size_t kEspHeaderSize = 8;
constexpr std::uint32_t kFirstFreeSpi = 0x100;  ///< 1 to 255 are reserved, 0 is never on the wire

constexpr std::uint8_t kNextHeaderIpv4 = 4;
constexpr std::uint8_t kNextHeaderIpv6 = 41;
constexpr std::uint8_t kNextHeaderDummy = 59;

struct EspHeader {
  std::uint32_t spi = 0;
  std::uint32_t sequence = 0;

  bool operator==(const EspHeader&) const = default;
};

/// Errors: truncated; bad_value for SPI 0. No allocation.
[[nodiscard]] Result<EspHeader, WireError> read_esp_header(ByteView packet);
/// Writes 8 octets to `out`, which must hold them.
void write_esp_header(ByteSpan out, const EspHeader& header);

}  // namespace drawbridge::wire
