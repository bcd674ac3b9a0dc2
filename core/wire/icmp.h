// SPDX-License-Identifier: GPL-3.0-or-later
// ICMP (RFC 792, RFC 1191): | type (1) | code (1) | checksum (2) | by type (4) | data |. Echo: identifier
// (2), sequence (2), data. Errors: 0 (2), next-hop MTU (2) for code 4, then header and first 8 octets of the
// packet.
#pragma once

#include "wire/ipv4.h"

namespace drawbridge::wire {

enum class IcmpType : std::uint8_t {
  echo_reply = 0,
  unreachable = 3,
  redirect = 5,
  echo = 8,
  time_exceeded = 11,
  parameter_problem = 12,
};

constexpr std::size_t kIcmpHeaderSize = 8;
constexpr std::uint8_t kIcmpNetUnreachable = 0;
constexpr std::uint8_t kIcmpHostUnreachable = 1;
constexpr std::uint8_t kIcmpProtocolUnreachable = 2;
constexpr std::uint8_t kIcmpPortUnreachable = 3;
constexpr std::uint8_t kIcmpFragmentationNeeded = 4;
constexpr std::uint8_t kIcmpProhibited = 13;

struct IcmpMessage {
  IcmpType type = IcmpType::echo;
  std::uint8_t code = 0;
  std::uint16_t identifier = 0;  ///< echo; first half of the four octets by type
  std::uint16_t sequence = 0;    ///< echo; for unreachable code 4 the next-hop MTU; second half
  Bytes data;                    ///< echo data, or the quoted packet

  /// Errors: truncated, bad_checksum.
  [[nodiscard]] static Result<IcmpMessage, WireError> read(ByteView octets);
  [[nodiscard]] Bytes write() const;

  [[nodiscard]] bool is_error() const {
    return type == IcmpType::unreachable || type == IcmpType::time_exceeded || type == IcmpType::redirect ||
           type == IcmpType::parameter_problem;
  }
  [[nodiscard]] std::uint16_t next_hop_mtu() const { return sequence; }
  bool operator==(const IcmpMessage&) const = default;
};

/// Complete IPv4 packets.
[[nodiscard]] Bytes build_icmp(Ipv4Address source, Ipv4Address destination, const IcmpMessage& message,
                               std::uint16_t ip_id = 0, std::uint8_t ttl = 64);
[[nodiscard]] Bytes build_echo(Ipv4Address source, Ipv4Address destination, std::uint16_t identifier,
                               std::uint16_t sequence, ByteView data, std::uint16_t ip_id = 0);
/// The reply to an echo; nothing (empty) if `packet` is none.
[[nodiscard]] Bytes build_echo_reply(const Ipv4View& packet, std::uint16_t ip_id = 0, std::uint8_t ttl = 64);
/// An error about `packet`, quoting its header and first 8 octets. Empty when no error may be sent: about an
/// ICMP error, a later fragment, or a source that is no single host (RFC 1122 section 3.2.2). `mtu` for code
/// 4 only.
[[nodiscard]] Bytes build_icmp_error(Ipv4Address source, IcmpType type, std::uint8_t code,
                                     const Ipv4View& packet, std::uint16_t mtu = 0, std::uint16_t ip_id = 0);

}  // namespace drawbridge::wire
