// SPDX-License-Identifier: GPL-3.0-or-later
// TCP (RFC 9293), as far as watching, answering and clamping need it:
//
//   | source port (2) | destination port (2) | sequence (4) | acknowledgement (4) | header words, flags (2) |
//   | window (2) | checksum (2) | urgent (2) | options (0..40) | data |
#pragma once

#include <optional>

#include "wire/ipv4.h"

namespace drawbridge::wire {

constexpr std::size_t kTcpHeaderSize = 20;
constexpr std::uint8_t kTcpFin = 0x01;
constexpr std::uint8_t kTcpSyn = 0x02;
constexpr std::uint8_t kTcpRst = 0x04;
constexpr std::uint8_t kTcpPsh = 0x08;
constexpr std::uint8_t kTcpAck = 0x10;
constexpr std::uint8_t kTcpUrg = 0x20;

struct TcpHeader {
  std::uint16_t source_port = 0;
  std::uint16_t destination_port = 0;
  std::uint32_t sequence = 0;
  std::uint32_t acknowledgement = 0;
  std::uint8_t flags = 0;
  std::uint16_t window = 0;
  std::uint16_t urgent = 0;

  [[nodiscard]] bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
  bool operator==(const TcpHeader&) const = default;
};

struct TcpView {
  TcpHeader header;
  ByteView options;
  ByteView payload;
};

/// Checks sizes only. Errors: truncated, bad_length.
[[nodiscard]] Result<TcpView, WireError> parse_tcp(ByteView octets);
/// The same for the payload of a whole packet, with the checksum verified.
[[nodiscard]] Result<TcpView, WireError> parse_tcp(const Ipv4View& packet);

/// The value of the maximum segment size option; nothing if absent or the options are malformed.
[[nodiscard]] std::optional<std::uint16_t> tcp_mss(ByteView options);

/// Header, options (cut to 40 octets, padded to four with zeros) and data, with checksum.
[[nodiscard]] Bytes write_tcp(Ipv4Address source, Ipv4Address destination, const TcpHeader& header,
                              ByteView data = {}, ByteView options = {});
/// A complete IPv4 packet; the ports are those of `from` and `to`.
[[nodiscard]] Bytes build_tcp(const Endpoint& from, const Endpoint& to, TcpHeader header, ByteView data = {},
                              ByteView options = {}, std::uint16_t ip_id = 0, std::uint8_t ttl = 64);

/// Lowers the MSS option of a SYN in `packet` (a whole IPv4 packet) to `mss` in place and updates the
/// checksum. True if something changed.
bool clamp_tcp_mss(ByteSpan packet, std::uint16_t mss);

}  // namespace drawbridge::wire
