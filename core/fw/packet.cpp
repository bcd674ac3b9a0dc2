// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/packet.h"

#include <fmt/format.h>

#include <algorithm>

#include "wire/icmp.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::fw {

namespace {

std::uint16_t word_at(ByteView octets, std::size_t at) {
  return static_cast<std::uint16_t>(octets[at] << 8 | octets[at + 1]);
}

}  // namespace

bool PacketInfo::is_icmp_error() const {
  if (protocol != kIcmp || is_later_fragment) return false;
  // Unreachable, source quench, redirect, time exceeded, parameter problem (RFC 792).
  return icmp_type == 3 || icmp_type == 4 || icmp_type == 5 || icmp_type == 11 || icmp_type == 12;
}

bool PacketInfo::is_icmp_request() const {
  if (protocol != kIcmp || is_later_fragment) return false;
  return icmp_type == 8 || icmp_type == 13 || icmp_type == 15 || icmp_type == 17;
}

bool PacketInfo::is_icmp_reply() const {
  if (protocol != kIcmp || is_later_fragment) return false;
  return icmp_type == 0 || icmp_type == 14 || icmp_type == 16 || icmp_type == 18;
}

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
    if (info.is_icmp_request() || info.is_icmp_reply()) info.icmp_id = word_at(ip->payload, 4);
  }
  return info;
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
