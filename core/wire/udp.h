// SPDX-License-Identifier: GPL-3.0-or-later
// UDP (RFC 768): | source port (2) | destination port (2) | length (2) | checksum (2) | data |
#pragma once

#include "wire/ipv4.h"

namespace drawbridge::wire {

constexpr std::size_t kUdpHeaderSize = 8;

struct UdpView {
  std::uint16_t source_port = 0;
  std::uint16_t destination_port = 0;
  std::uint16_t checksum = 0;  ///< 0: none was computed
  ByteView payload;
};

/// Checks sizes only: what is inside a fragment or an ICMP error has no checksum that could be verified.
/// Octets behind the UDP length are ignored. Errors: truncated, bad_length.
[[nodiscard]] Result<UdpView, WireError> parse_udp(ByteView octets);
/// The same for the payload of a whole packet, with the checksum verified unless it is 0.
[[nodiscard]] Result<UdpView, WireError> parse_udp(const Ipv4View& packet);

/// Writes the 8 octets of a header without checksum (ESP in UDP, RFC 3948) to `out`, which must hold them; no
/// allocation. `size`: of header and data, octets.
void write_udp_header(ByteSpan out, std::uint16_t from, std::uint16_t to, std::size_t size);
/// UDP header and data; with `checksum` false the field stays 0 (ESP in UDP, RFC 3948). Data beyond 65507 is
/// cut.
[[nodiscard]] Bytes write_udp(const Endpoint& from, const Endpoint& to, ByteView data, bool checksum = true);
/// A complete IPv4 packet.
[[nodiscard]] Bytes build_udp(const Endpoint& from, const Endpoint& to, ByteView data,
                              std::uint16_t ip_id = 0, std::uint8_t ttl = 64);

}  // namespace drawbridge::wire
