// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses, ports and identifiers replaced in place, with every checksum that covers them (RFC 1624).
#include <algorithm>

#include "fw/packet.h"
#include "wire/checksum.h"
#include "wire/icmp.h"

namespace drawbridge::fw {

namespace {

constexpr std::size_t kIpHeader = 20;
constexpr std::size_t kSourceOffset = 12;
constexpr std::size_t kDestinationOffset = 16;
constexpr std::size_t kIpChecksum = 10;
constexpr std::size_t kTcpChecksum = 16;
constexpr std::size_t kUdpChecksum = 6;
constexpr std::size_t kIcmpChecksum = 2;
constexpr std::size_t kIcmpIdentifier = 4;

std::uint16_t word_at(ByteView octets, std::size_t at) {
  return static_cast<std::uint16_t>(octets[at] << 8 | octets[at + 1]);
}

void put_word(ByteSpan octets, std::size_t at, std::uint16_t value) {
  octets[at] = static_cast<std::uint8_t>(value >> 8);
  octets[at + 1] = static_cast<std::uint8_t>(value);
}

std::size_t header_of(ByteView packet) {
  return std::size_t{packet[0] & 0x0FU} * 4;
}

bool is_first_piece(ByteView packet) {
  return (word_at(packet, 6) & 0x1FFF) == 0;
}

/// Takes the change of one word into the checksum of TCP or UDP, if this piece of the packet holds it.
void update_transport(ByteSpan packet, std::uint16_t before, std::uint16_t after) {
  if (!is_first_piece(packet)) return;
  const std::size_t header = header_of(packet);
  const bool udp = packet[9] == kUdp;
  if (packet[9] != kTcp && !udp) return;
  const std::size_t at = header + (udp ? kUdpChecksum : kTcpChecksum);
  if (packet.size() < at + 2) return;
  const std::uint16_t checksum = word_at(packet, at);
  if (udp && checksum == 0) return;  // no checksum was computed: RFC 768
  std::uint16_t updated = wire::checksum_update(checksum, before, after);
  if (udp && updated == 0) updated = 0xFFFF;
  put_word(packet, at, updated);
}

void rewrite(ByteSpan packet, std::size_t offset, Ipv4Address address) {
  const std::uint16_t words[2] = {static_cast<std::uint16_t>(address.value() >> 16),
                                  static_cast<std::uint16_t>(address.value())};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::uint16_t before = word_at(packet, offset + 2 * i);
    put_word(packet, offset + 2 * i, words[i]);
    put_word(packet, kIpChecksum, wire::checksum_update(word_at(packet, kIpChecksum), before, words[i]));
    update_transport(packet, before, words[i]);
  }
}

void rewrite_port(ByteSpan packet, std::size_t offset, std::uint16_t port) {
  const std::size_t at = header_of(packet) + offset;
  if ((packet[9] != kTcp && packet[9] != kUdp) || !is_first_piece(packet) || packet.size() < at + 2) return;
  const std::uint16_t before = word_at(packet, at);
  put_word(packet, at, port);
  update_transport(packet, before, port);
}

/// Without what may stand behind the packet in its buffer: padding of the wire is no quotation.
template <typename Octets>
Octets within(Octets packet) {
  return packet.subspan(0, std::min<std::size_t>(packet.size(), word_at(packet, 2)));
}

/// Where the quoted packet begins; nothing if it is not there.
std::optional<std::size_t> quoted_at(ByteView packet) {
  const std::size_t at = header_of(packet) + wire::kIcmpHeaderSize;
  if (packet.size() < at + kIpHeader || packet[at] >> 4 != 4) return std::nullopt;
  const std::size_t header = header_of(packet.subspan(at));
  if (header < kIpHeader || packet.size() < at + header) return std::nullopt;
  return at;
}

}  // namespace

void rewrite_source(ByteSpan packet, Ipv4Address address) {
  rewrite(packet, kSourceOffset, address);
}

void rewrite_destination(ByteSpan packet, Ipv4Address address) {
  rewrite(packet, kDestinationOffset, address);
}

void rewrite_source_port(ByteSpan packet, std::uint16_t port) {
  rewrite_port(packet, 0, port);
}

void rewrite_destination_port(ByteSpan packet, std::uint16_t port) {
  rewrite_port(packet, 2, port);
}

void rewrite_icmp_id(ByteSpan packet, std::uint16_t id) {
  const std::size_t header = header_of(packet);
  if (packet[9] != kIcmp || !is_first_piece(packet) || packet.size() < header + wire::kIcmpHeaderSize) return;
  const std::uint16_t before = word_at(packet, header + kIcmpIdentifier);
  put_word(packet, header + kIcmpIdentifier, id);
  put_word(packet, header + kIcmpChecksum,
           wire::checksum_update(word_at(packet, header + kIcmpChecksum), before, id));
}

std::optional<QuotedPacket> quoted(ByteView whole) {
  const ByteView packet = within(whole);
  const auto at = quoted_at(packet);
  if (!at) return std::nullopt;
  const ByteView inner = packet.subspan(*at);
  const auto address = [&](std::size_t offset) {
    return Ipv4Address(std::uint32_t{word_at(inner, offset)} << 16 | word_at(inner, offset + 2));
  };
  QuotedPacket found;
  found.from.address = address(kSourceOffset);
  found.to.address = address(kDestinationOffset);
  found.protocol = inner[9];
  const std::size_t header = header_of(inner);
  if (!is_first_piece(inner) || inner.size() < header + 8) return found;
  if (found.protocol == kTcp || found.protocol == kUdp) {
    found.has_ports = true;
    found.from.port = word_at(inner, header);
    found.to.port = word_at(inner, header + 2);
  } else if (found.protocol == kIcmp) {
    PacketInfo query;
    query.protocol = kIcmp;
    query.icmp_type = inner[header];
    found.has_ports = query.is_icmp_request() || query.is_icmp_reply();
    if (found.has_ports) found.from.port = found.to.port = word_at(inner, header + kIcmpIdentifier);
  }
  return found;
}

void rewrite_quoted(ByteSpan whole, const Endpoint& from, const Endpoint& to) {
  const ByteSpan packet = within(whole);
  const auto at = quoted_at(packet);
  const auto before = quoted(packet);
  if (!at || !before) return;
  const std::size_t icmp = header_of(packet);
  const ByteSpan inner = packet.subspan(*at);
  const std::size_t header = header_of(inner);
  // Every word of the quotation counts for the checksum of the message around it.
  const auto put = [&](std::size_t offset, std::uint16_t value) {
    const std::uint16_t old = word_at(inner, offset);
    put_word(inner, offset, value);
    put_word(packet, icmp + kIcmpChecksum,
             wire::checksum_update(word_at(packet, icmp + kIcmpChecksum), old, value));
  };
  const auto sum = [&](std::size_t offset, std::uint16_t old, std::uint16_t value, bool zero_is_none) {
    if (inner.size() < offset + 2) return;
    const std::uint16_t checksum = word_at(inner, offset);
    if (zero_is_none && checksum == 0) return;
    put(offset, wire::checksum_update(checksum, old, value));
  };
  const auto change = [&](std::size_t offset, std::uint16_t value, bool in_ip_header) {
    const std::uint16_t old = word_at(inner, offset);
    if (old == value) return;
    put(offset, value);
    if (in_ip_header) sum(kIpChecksum, old, value, false);
    if (!before->has_ports) return;
    if (before->protocol == kTcp) sum(header + kTcpChecksum, old, value, false);
    if (before->protocol == kUdp) sum(header + kUdpChecksum, old, value, true);
    if (before->protocol == kIcmp && !in_ip_header) sum(header + kIcmpChecksum, old, value, false);
  };
  const auto change_address = [&](std::size_t offset, Ipv4Address address) {
    change(offset, static_cast<std::uint16_t>(address.value() >> 16), true);
    change(offset + 2, static_cast<std::uint16_t>(address.value()), true);
  };
  change_address(kSourceOffset, from.address);
  change_address(kDestinationOffset, to.address);
  if (!before->has_ports) return;
  if (before->protocol == kIcmp) {
    change(header + kIcmpIdentifier, from.port != before->from.port ? from.port : to.port, false);
  } else {
    change(header, from.port, false);
    change(header + 2, to.port, false);
  }
}

}  // namespace drawbridge::fw
