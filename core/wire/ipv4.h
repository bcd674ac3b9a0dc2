// SPDX-License-Identifier: GPL-3.0-or-later
// IPv4 (RFC 791):
//
//   | version 4, header words (1) | TOS (1) | total length (2) | id (2) | flags, fragment offset (2) |
//   | TTL (1) | protocol (1) | checksum (2) | source (4) | destination (4) | options (0..40) |
#pragma once

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"
#include "wire/error.h"

namespace drawbridge::wire {

enum class IpProtocol : std::uint8_t { icmp = 1, igmp = 2, tcp = 6, udp = 17, gre = 47, esp = 50, ah = 51 };
/// "icmp", "tcp", "udp", "esp", ...; "unknown" for other numbers.
[[nodiscard]] std::string_view name(IpProtocol protocol);

constexpr std::size_t kIpv4HeaderSize = 20;
constexpr std::size_t kMaxIpv4Packet = 65535;

/// The header as a value, without options.
struct Ipv4Header {
  std::uint8_t tos = 0;
  std::uint16_t id = 0;
  bool dont_fragment = false;
  bool more_fragments = false;
  std::uint16_t fragment_offset = 0;  ///< in octets, a multiple of 8
  std::uint8_t ttl = 64;
  IpProtocol protocol = IpProtocol::udp;
  Ipv4Address source;
  Ipv4Address destination;

  [[nodiscard]] bool is_fragment() const { return more_fragments || fragment_offset != 0; }
  bool operator==(const Ipv4Header&) const = default;
};

/// A packet that passed parse_ipv4; the views live as long as the octets.
struct Ipv4View {
  Ipv4Header header;
  ByteView packet;   ///< total-length octets, link-layer padding cut off
  ByteView options;  ///< behind the 20 fixed octets
  ByteView payload;
};

/// Checks version, header length, total length against `octets`, and (unless told otherwise) the header
/// checksum; no allocation. Octets behind the total length are ignored. Errors: truncated, bad_version,
/// bad_length, bad_checksum.
[[nodiscard]] Result<Ipv4View, WireError> parse_ipv4(ByteView octets, bool verify_checksum = true);

/// Writes 20 octets with the right checksum to `out`, which must hold them; no allocation. `payload_size` in
/// octets; payloads beyond 65515 are announced as 65515.
void write_ipv4_header(ByteSpan out, const Ipv4Header& header, std::size_t payload_size);
/// Header and payload; a payload beyond 65515 octets is cut.
[[nodiscard]] Bytes build_ipv4(const Ipv4Header& header, ByteView payload);

/// Computes the header's checksum anew in place; nothing happens if `packet` has no whole header.
void refresh_ipv4_checksum(ByteSpan packet);
/// TTL less one and checksum updated in place; false, and nothing changed, if TTL is 0 or 1 or there is no
/// header.
[[nodiscard]] bool decrement_ttl(ByteSpan packet);

}  // namespace drawbridge::wire
