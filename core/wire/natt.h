// SPDX-License-Identifier: GPL-3.0-or-later
// NAT traversal on the wire: what NAT-D hashes, and what a datagram on port 4500 is (RFC 3947, RFC 3948,
// wire-ike.md 5, wire.md 1 rows 1 and 2).
#pragma once

#include "base/ip.h"
#include "wire/isakmp_header.h"

namespace drawbridge::wire {

constexpr std::uint16_t kIsakmpPort = 500;
constexpr std::uint16_t kNattPort = 4500;
constexpr std::uint8_t kNatKeepalive = 0xFF;
constexpr std::size_t kNonEspMarkerSize = 4;

/// CKY-I | CKY-R | address | port: hash this with the negotiated hash. The responder's cookie must be known.
[[nodiscard]] Bytes nat_d_input(const Cookie& initiator, const Cookie& responder, const Endpoint& endpoint);

enum class NattKind : std::uint8_t { keepalive, isakmp, esp, invalid };

struct NattDatagram {
  NattKind kind = NattKind::invalid;
  ByteView octets;  ///< without the marker
};

/// Never fails: what is neither is `invalid` and to be dropped. SPI zero is never valid.
[[nodiscard]] NattDatagram demultiplex_natt(ByteView datagram);
/// Four zero octets and the message.
[[nodiscard]] Bytes with_non_esp_marker(ByteView message);

}  // namespace drawbridge::wire
