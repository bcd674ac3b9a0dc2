// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/packet.h"

#include <fmt/format.h>

#include <algorithm>

#include "wire/checksum.h"
#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::fw {

namespace {

constexpr std::size_t kSourceOffset = 12;
constexpr std::size_t kDestinationOffset = 16;
constexpr std::size_t kIpChecksum = 10;
constexpr std::size_t kTcpChecksum = 16;
constexpr std::size_t kUdpChecksum = 6;

std::uint16_t word_at(ByteView octets, std::size_t at) {
  return static_cast<std::uint16_t>(octets[at] << 8 | octets[at + 1]);
}

void put_word(ByteSpan octets, std::size_t at, std::uint16_t value) {
  octets[at] = static_cast<std::uint8_t>(value >> 8);
  octets[at + 1] = static_cast<std::uint8_t>(value);
}

void rewrite(ByteSpan packet, std::size_t offset, Ipv4Address address) {
  const std::uint16_t before[2] = {word_at(packet, offset), word_at(packet, offset + 2)};
  const std::uint16_t after[2] = {static_cast<std::uint16_t>(address.value() >> 16),
                                  static_cast<std::uint16_t>(address.value())};
  put_word(packet, offset, after[0]);
  put_word(packet, offset + 2, after[1]);

  const auto update = [&](std::size_t at) {
    std::uint16_t checksum = word_at(packet, at);
    for (int i = 0; i < 2; ++i) checksum = wire::checksum_update(checksum, before[i], after[i]);
    put_word(packet, at, checksum);
  };
  update(kIpChecksum);

  const bool first_piece = (word_at(packet, 6) & 0x1FFF) == 0;
  const std::size_t header = std::size_t{packet[0] & 0x0FU} * 4;
  if (!first_piece) return;
  if (packet[9] == kTcp && packet.size() >= header + kTcpChecksum + 2) update(header + kTcpChecksum);
  if (packet[9] == kUdp && packet.size() >= header + kUdpChecksum + 2) {
    const std::size_t at = header + kUdpChecksum;
    if (word_at(packet, at) == 0) return;  // no checksum was computed: RFC 768
    update(at);
    if (word_at(packet, at) == 0) put_word(packet, at, 0xFFFF);
  }
}

}  // namespace

std::optional<PacketInfo> inspect(ByteView packet) {
  const auto ip = wire::parse_ipv4(packet);
  if (!ip) return std::nullopt;
  PacketInfo info;
  info.source = ip->header.source;
  info.destination = ip->header.destination;
  info.protocol = static_cast<std::uint8_t>(ip->header.protocol);
  info.ttl = ip->header.ttl;
  info.dont_fragment = ip->header.dont_fragment;
  info.is_fragment = ip->header.is_fragment();
  info.is_later_fragment = ip->header.fragment_offset != 0;
  info.has_options = !ip->options.empty();
  info.header_size = ip->packet.size() - ip->payload.size();
  info.payload_bytes = ip->payload.size();
  if (info.is_later_fragment) return info;

  if (info.protocol == kTcp) {
    const auto tcp = wire::parse_tcp(ip->payload);
    if (!tcp) return std::nullopt;
    info.source_port = tcp->header.source_port;
    info.destination_port = tcp->header.destination_port;
    info.tcp_flags = tcp->header.flags;
    info.tcp_sequence = tcp->header.sequence;
    info.tcp_acknowledgement = tcp->header.acknowledgement;
    info.payload_bytes = tcp->payload.size();
  } else if (info.protocol == kUdp) {
    if (ip->payload.size() < wire::kUdpHeaderSize) return std::nullopt;
    info.source_port = word_at(ip->payload, 0);
    info.destination_port = word_at(ip->payload, 2);
    info.payload_bytes = ip->payload.size() - wire::kUdpHeaderSize;
  } else if (info.protocol == kIcmp) {
    if (ip->payload.size() < wire::kIcmpHeaderSize) return std::nullopt;
    info.icmp_type = ip->payload[0];
    info.icmp_code = ip->payload[1];
  }
  return info;
}

void rewrite_source(ByteSpan packet, Ipv4Address address) {
  rewrite(packet, kSourceOffset, address);
}

void rewrite_destination(ByteSpan packet, Ipv4Address address) {
  rewrite(packet, kDestinationOffset, address);
}

std::string protocol_words(std::uint8_t protocol) {
  switch (protocol) {
    case kIcmp:
      return "icmp";
    case kTcp:
      return "tcp";
    case kUdp:
      return "udp";
    default:
      return fmt::format("protocol {}", protocol);
  }
}

std::string flag_words(std::uint8_t tcp_flags) {
  static constexpr std::pair<std::uint8_t, const char*> kWords[] = {
      {wire::kTcpFin, "FIN"}, {wire::kTcpSyn, "SYN"}, {wire::kTcpRst, "RST"},
      {wire::kTcpPsh, "PSH"}, {wire::kTcpAck, "ACK"}, {wire::kTcpUrg, "URG"}};
  std::string text;
  for (const auto& [flag, word] : kWords) {
    if ((tcp_flags & flag) == 0) continue;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

std::vector<Bytes> fragment(ByteView packet, std::size_t mtu) {
  const auto ip = wire::parse_ipv4(packet, false);
  if (!ip) return {};
  if (ip->packet.size() <= mtu) return {to_bytes(ip->packet)};
  if (ip->header.dont_fragment || mtu < wire::kIpv4HeaderSize + 8) return {};

  const std::size_t room = (mtu - wire::kIpv4HeaderSize) / 8 * 8;
  std::vector<Bytes> pieces;
  for (std::size_t at = 0; at < ip->payload.size(); at += room) {
    const std::size_t size = std::min(room, ip->payload.size() - at);
    wire::Ipv4Header header = ip->header;
    header.fragment_offset = static_cast<std::uint16_t>(ip->header.fragment_offset + at);
    header.more_fragments = ip->header.more_fragments || at + size < ip->payload.size();
    pieces.push_back(wire::build_ipv4(header, ip->payload.subspan(at, size)));
  }
  return pieces;
}

}  // namespace drawbridge::fw
