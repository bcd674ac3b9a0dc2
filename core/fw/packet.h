// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks look at in an IPv4 packet, and the rewriting of addresses in place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"

namespace drawbridge::fw {

constexpr std::uint8_t kIcmp = 1;
constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;

/// The fields of one packet. Ports are 0 where there are none (other protocols, later fragments).
struct PacketInfo {
  Ipv4Address source;
  Ipv4Address destination;
  std::uint8_t protocol = 0;
  std::uint8_t ttl = 0;
  bool dont_fragment = false;
  bool is_fragment = false;
  bool is_later_fragment = false;
  bool has_options = false;
  std::uint16_t source_port = 0;
  std::uint16_t destination_port = 0;
  std::uint8_t tcp_flags = 0;
  std::uint32_t tcp_sequence = 0;
  std::uint32_t tcp_acknowledgement = 0;
  std::uint8_t icmp_type = 0;
  std::uint8_t icmp_code = 0;
  std::uint16_t icmp_id = 0;      ///< of ICMP queries and their replies
  std::size_t header_size = 0;    ///< of IPv4, octets
  std::size_t payload_bytes = 0;  ///< octets of TCP or UDP data, otherwise of the IPv4 payload

  [[nodiscard]] Endpoint from() const { return {source, source_port}; }
  [[nodiscard]] Endpoint to() const { return {destination, destination_port}; }
  /// True for ICMP messages that say what became of another packet, which they quote.
  [[nodiscard]] bool is_icmp_error() const;
  /// True for echo, timestamp, information and mask requests, and for the replies to them.
  [[nodiscard]] bool is_icmp_request() const;
  [[nodiscard]] bool is_icmp_reply() const;
};

/// The packet that an ICMP error is about, as far as it is quoted. Ports are 0 where there are none; of an
/// ICMP query both are its identifier.
struct QuotedPacket {
  Endpoint from, to;
  std::uint8_t protocol = 0;
  /// The octets that hold the ports or the identifier are there.
  bool has_ports = false;
};

/// Nothing for a packet whose headers do not hold together (checksums of TCP and UDP are the hosts' affair).
[[nodiscard]] std::optional<PacketInfo> inspect(ByteView packet);

/// Replaces source or destination and updates the checksums of IPv4, TCP and UDP. `packet` must have passed
/// inspect().
void rewrite_source(ByteSpan packet, Ipv4Address address);
void rewrite_destination(ByteSpan packet, Ipv4Address address);

/// The same for ports, of TCP and UDP packets that are no later fragments.
void rewrite_source_port(ByteSpan packet, std::uint16_t port);
void rewrite_destination_port(ByteSpan packet, std::uint16_t port);
/// The identifier of an ICMP query or reply, and the checksum of the message.
void rewrite_icmp_id(ByteSpan packet, std::uint16_t id);

/// What an ICMP error quotes; nothing if that is no IPv4 header. `packet` must have passed inspect().
[[nodiscard]] std::optional<QuotedPacket> quoted(ByteView packet);
/// Replaces the ends of the quoted packet, its checksums as far as they are quoted, and the checksum of the
/// ICMP message. Ports are left alone where none are quoted.
void rewrite_quoted(ByteSpan packet, const Endpoint& from, const Endpoint& to);

/// "tcp", "udp", "icmp", or "protocol 4".
[[nodiscard]] std::string protocol_words(std::uint8_t protocol);
/// "SYN ACK", "FIN PSH ACK" ..., in the order of the device's messages; "" for none.
[[nodiscard]] std::string flag_words(std::uint8_t tcp_flags);

/// The packet in pieces that fit into `mtu` octets each; the packet alone if it fits. Empty if it must not be
/// fragmented (DF) or `mtu` leaves no room.
[[nodiscard]] std::vector<Bytes> fragment(ByteView packet, std::size_t mtu);

}  // namespace drawbridge::fw
