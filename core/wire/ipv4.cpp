// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/ipv4.h"

#include <algorithm>

#include "base/reader.h"
#include "wire/checksum.h"

namespace drawbridge::wire {

namespace {

constexpr std::uint16_t kDontFragment = 0x4000;
constexpr std::uint16_t kMoreFragments = 0x2000;
constexpr std::uint16_t kOffsetMask = 0x1FFF;
constexpr std::size_t kTtlOffset = 8;
constexpr std::size_t kChecksumOffset = 10;
constexpr std::size_t kMaxPayload = kMaxIpv4Packet - kIpv4HeaderSize;

void put_u16(ByteSpan out, std::size_t position, std::uint16_t value) {
  out[position] = static_cast<std::uint8_t>(value >> 8);
  out[position + 1] = static_cast<std::uint8_t>(value);
}

void put_u32(ByteSpan out, std::size_t position, std::uint32_t value) {
  put_u16(out, position, static_cast<std::uint16_t>(value >> 16));
  put_u16(out, position + 2, static_cast<std::uint16_t>(value));
}

/// Octets of the header of a packet in memory; 0 if there is no whole one.
std::size_t header_size(ByteView packet) {
  if (packet.size() < kIpv4HeaderSize || packet[0] >> 4 != 4) return 0;
  const std::size_t size = std::size_t{packet[0] & 0x0FU} * 4;
  return size < kIpv4HeaderSize || size > packet.size() ? 0 : size;
}

}  // namespace

std::string_view name(IpProtocol protocol) {
  switch (protocol) {
    case IpProtocol::icmp:
      return "icmp";
    case IpProtocol::igmp:
      return "igmp";
    case IpProtocol::tcp:
      return "tcp";
    case IpProtocol::udp:
      return "udp";
    case IpProtocol::gre:
      return "gre";
    case IpProtocol::esp:
      return "esp";
    case IpProtocol::ah:
      return "ah";
  }
  return "unknown";
}

Result<Ipv4View, WireError> parse_ipv4(ByteView octets, bool verify_checksum) {
  Reader in(octets);
  const std::uint8_t version_and_words = in.u8();
  Ipv4View view;
  view.header.tos = in.u8();
  const std::size_t total = in.u16();
  view.header.id = in.u16();
  const std::uint16_t fragment = in.u16();
  view.header.ttl = in.u8();
  view.header.protocol = IpProtocol{in.u8()};
  in.skip(2);
  view.header.source = Ipv4Address(in.u32());
  view.header.destination = Ipv4Address(in.u32());
  if (!in.ok()) return failure(WireError::truncated);
  if (version_and_words >> 4 != 4) return failure(WireError::bad_version);
  const std::size_t header = std::size_t{version_and_words & 0x0FU} * 4;
  if (header < kIpv4HeaderSize || total < header) return failure(WireError::bad_length);
  if (total > octets.size()) return failure(WireError::truncated);
  view.header.dont_fragment = (fragment & kDontFragment) != 0;
  view.header.more_fragments = (fragment & kMoreFragments) != 0;
  view.header.fragment_offset = static_cast<std::uint16_t>((fragment & kOffsetMask) * 8);
  if (verify_checksum && internet_checksum(octets.first(header)) != 0)
    return failure(WireError::bad_checksum);
  view.packet = octets.first(total);
  view.options = view.packet.subspan(kIpv4HeaderSize, header - kIpv4HeaderSize);
  view.payload = view.packet.subspan(header);
  return view;
}

void write_ipv4_header(ByteSpan out, const Ipv4Header& header, std::size_t payload_size) {
  const std::size_t total = kIpv4HeaderSize + std::min(payload_size, kMaxPayload);
  std::uint16_t fragment = static_cast<std::uint16_t>(header.fragment_offset / 8);
  if (header.dont_fragment) fragment |= kDontFragment;
  if (header.more_fragments) fragment |= kMoreFragments;
  out[0] = 0x45;
  out[1] = header.tos;
  put_u16(out, 2, static_cast<std::uint16_t>(total));
  put_u16(out, 4, header.id);
  put_u16(out, 6, fragment);
  out[kTtlOffset] = header.ttl;
  out[9] = static_cast<std::uint8_t>(header.protocol);
  put_u16(out, kChecksumOffset, 0);
  put_u32(out, 12, header.source.value());
  put_u32(out, 16, header.destination.value());
  put_u16(out, kChecksumOffset, internet_checksum(out.first(kIpv4HeaderSize)));
}

Bytes build_ipv4(const Ipv4Header& header, ByteView payload) {
  const ByteView cut = payload.first(std::min(payload.size(), kMaxPayload));
  Bytes packet(kIpv4HeaderSize);
  packet.reserve(kIpv4HeaderSize + cut.size());
  write_ipv4_header(packet, header, cut.size());
  append(packet, cut);
  return packet;
}

void refresh_ipv4_checksum(ByteSpan packet) {
  const std::size_t size = header_size(packet);
  if (size == 0) return;
  put_u16(packet, kChecksumOffset, 0);
  put_u16(packet, kChecksumOffset, internet_checksum(packet.first(size)));
}

bool decrement_ttl(ByteSpan packet) {
  if (header_size(packet) == 0 || packet[kTtlOffset] <= 1) return false;
  const auto word = static_cast<std::uint16_t>(packet[kTtlOffset] << 8 | packet[kTtlOffset + 1]);
  const auto checksum =
      static_cast<std::uint16_t>(packet[kChecksumOffset] << 8 | packet[kChecksumOffset + 1]);
  --packet[kTtlOffset];
  put_u16(packet, kChecksumOffset,
          checksum_update(checksum, word, static_cast<std::uint16_t>(word - 0x0100)));
  return true;
}

}  // namespace drawbridge::wire
