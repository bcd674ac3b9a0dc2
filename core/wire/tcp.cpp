// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/tcp.h"

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"
#include "wire/checksum.h"

namespace drawbridge::wire {

namespace {

constexpr auto kProtocol = static_cast<std::uint8_t>(IpProtocol::tcp);
constexpr std::size_t kMaxOptions = 40;
constexpr std::size_t kChecksumOffset = 16;
constexpr std::uint8_t kOptionEnd = 0;
constexpr std::uint8_t kOptionNothing = 1;
constexpr std::uint8_t kOptionMss = 2;

/// Where the value of the MSS option lies; nothing if absent or the options are malformed.
std::optional<std::size_t> mss_position(ByteView options) {
  std::size_t position = 0;
  while (position < options.size()) {
    const std::uint8_t kind = options[position];
    if (kind == kOptionEnd) return std::nullopt;
    if (kind == kOptionNothing) {
      ++position;
      continue;
    }
    if (position + 1 >= options.size()) return std::nullopt;
    const std::size_t length = options[position + 1];
    if (length < 2 || length > options.size() - position) return std::nullopt;
    if (kind == kOptionMss) return length == 4 ? std::optional(position + 2) : std::nullopt;
    position += length;
  }
  return std::nullopt;
}

std::uint16_t u16_at(ByteView octets, std::size_t position) {
  return static_cast<std::uint16_t>(octets[position] << 8 | octets[position + 1]);
}

void put_u16(ByteSpan out, std::size_t position, std::uint16_t value) {
  out[position] = static_cast<std::uint8_t>(value >> 8);
  out[position + 1] = static_cast<std::uint8_t>(value);
}

}  // namespace

Result<TcpView, WireError> parse_tcp(ByteView octets) {
  Reader in(octets);
  TcpView view;
  view.header.source_port = in.u16();
  view.header.destination_port = in.u16();
  view.header.sequence = in.u32();
  view.header.acknowledgement = in.u32();
  const std::size_t size = std::size_t{static_cast<std::uint8_t>(in.u8() >> 4)} * 4;
  view.header.flags = in.u8();
  view.header.window = in.u16();
  in.skip(2);
  view.header.urgent = in.u16();
  if (!in.ok()) return failure(WireError::truncated);
  if (size < kTcpHeaderSize) return failure(WireError::bad_length);
  view.options = in.take(size - kTcpHeaderSize);
  view.payload = in.rest();
  if (!in.ok()) return failure(WireError::truncated);
  return view;
}

Result<TcpView, WireError> parse_tcp(const Ipv4View& packet) {
  auto view = parse_tcp(packet.payload);
  if (!view) return view;
  const std::uint64_t pseudo =
      pseudo_header_sum(packet.header.source, packet.header.destination, kProtocol, packet.payload.size());
  if (internet_checksum(packet.payload, pseudo) != 0) return failure(WireError::bad_checksum);
  return view;
}

std::optional<std::uint16_t> tcp_mss(ByteView options) {
  const auto position = mss_position(options);
  if (!position) return std::nullopt;
  return u16_at(options, *position);
}

Bytes write_tcp(Ipv4Address source, Ipv4Address destination, const TcpHeader& header, ByteView data,
                ByteView options) {
  const std::size_t option_size = std::min(options.size(), kMaxOptions);
  const std::size_t padded = (option_size + 3) / 4 * 4;
  const ByteView cut =
      data.first(std::min(data.size(), kMaxIpv4Packet - kIpv4HeaderSize - kTcpHeaderSize - padded));
  Writer out;
  out.u16(header.source_port);
  out.u16(header.destination_port);
  out.u32(header.sequence);
  out.u32(header.acknowledgement);
  out.u8(static_cast<std::uint8_t>((kTcpHeaderSize + padded) / 4 << 4));
  out.u8(header.flags);
  out.u16(header.window);
  out.u16(0);
  out.u16(header.urgent);
  out.bytes(options.first(option_size));
  out.zeros(padded - option_size);
  out.bytes(cut);
  out.patch_u16(kChecksumOffset,
                internet_checksum(out.view(), pseudo_header_sum(source, destination, kProtocol, out.size())));
  return out.take();
}

Bytes build_tcp(const Endpoint& from, const Endpoint& to, TcpHeader header, ByteView data, ByteView options,
                std::uint16_t ip_id, std::uint8_t ttl) {
  header.source_port = from.port;
  header.destination_port = to.port;
  Ipv4Header ip;
  ip.id = ip_id;
  ip.ttl = ttl;
  ip.protocol = IpProtocol::tcp;
  ip.source = from.address;
  ip.destination = to.address;
  return build_ipv4(ip, write_tcp(from.address, to.address, header, data, options));
}

bool clamp_tcp_mss(ByteSpan packet, std::uint16_t mss) {
  const auto ip = parse_ipv4(packet, false);
  if (!ip || ip->header.protocol != IpProtocol::tcp || ip->header.fragment_offset != 0) return false;
  const auto tcp = parse_tcp(ip->payload);
  if (!tcp || !tcp->header.has(kTcpSyn)) return false;
  const auto position = mss_position(tcp->options);
  if (!position) return false;
  const std::uint16_t before = u16_at(tcp->options, *position);
  if (before <= mss) return false;

  const std::size_t tcp_begin = ip->packet.size() - ip->payload.size();
  const std::size_t at = tcp_begin + kTcpHeaderSize + *position;
  // The option need not lie at an even offset: the words it touches are summed before and after.
  const std::size_t word = tcp_begin + (at - tcp_begin) / 2 * 2;
  const std::size_t words = (at - tcp_begin) % 2 == 0 ? 1 : 2;
  std::uint16_t old_words[2] = {u16_at(packet, word),
                                words == 2 ? u16_at(packet, word + 2) : std::uint16_t{0}};
  put_u16(packet, at, mss);
  std::uint16_t checksum = u16_at(packet, tcp_begin + kChecksumOffset);
  for (std::size_t i = 0; i < words; ++i) {
    checksum = checksum_update(checksum, old_words[i], u16_at(packet, word + 2 * i));
  }
  put_u16(packet, tcp_begin + kChecksumOffset, checksum);
  return true;
}

}  // namespace drawbridge::wire
