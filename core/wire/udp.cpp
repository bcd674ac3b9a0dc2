// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/udp.h"

#include <algorithm>
#include <array>

#include "base/reader.h"
#include "base/writer.h"
#include "wire/checksum.h"

namespace drawbridge::wire {

namespace {
constexpr std::size_t kMaxData = kMaxIpv4Packet - kIpv4HeaderSize - kUdpHeaderSize;
constexpr auto kProtocol = static_cast<std::uint8_t>(IpProtocol::udp);
}  // namespace

Result<UdpView, WireError> parse_udp(ByteView octets) {
  Reader in(octets);
  UdpView view;
  view.source_port = in.u16();
  view.destination_port = in.u16();
  const std::size_t length = in.u16();
  view.checksum = in.u16();
  if (!in.ok()) return failure(WireError::truncated);
  if (length < kUdpHeaderSize) return failure(WireError::bad_length);
  view.payload = in.take(length - kUdpHeaderSize);
  if (!in.ok()) return failure(WireError::truncated);
  return view;
}

Result<UdpView, WireError> parse_udp(const Ipv4View& packet) {
  auto view = parse_udp(packet.payload);
  if (!view || view->checksum == 0) return view;
  const std::size_t size = kUdpHeaderSize + view->payload.size();
  const std::uint64_t pseudo =
      pseudo_header_sum(packet.header.source, packet.header.destination, kProtocol, size);
  if (internet_checksum(packet.payload.first(size), pseudo) != 0) return failure(WireError::bad_checksum);
  return view;
}

void write_udp_header(ByteSpan out, std::uint16_t from, std::uint16_t to, std::size_t size) {
  const std::array<std::size_t, 4> words{from, to, size, 0};
  for (std::size_t i = 0; i < words.size(); ++i) {
    out[2 * i] = static_cast<std::uint8_t>(words[i] >> 8);
    out[2 * i + 1] = static_cast<std::uint8_t>(words[i]);
  }
}

Bytes write_udp(const Endpoint& from, const Endpoint& to, ByteView data, bool checksum) {
  const ByteView cut = data.first(std::min(data.size(), kMaxData));
  const std::size_t size = kUdpHeaderSize + cut.size();
  Writer out;
  out.u16(from.port);
  out.u16(to.port);
  out.u16(static_cast<std::uint16_t>(size));
  out.u16(0);
  out.bytes(cut);
  if (checksum) {
    const std::uint16_t sum =
        internet_checksum(out.view(), pseudo_header_sum(from.address, to.address, kProtocol, size));
    out.patch_u16(6, sum == 0 ? 0xFFFF : sum);  // 0 would say that there is none
  }
  return out.take();
}

Bytes build_udp(const Endpoint& from, const Endpoint& to, ByteView data, std::uint16_t ip_id,
                std::uint8_t ttl) {
  Ipv4Header header;
  header.id = ip_id;
  header.ttl = ttl;
  header.protocol = IpProtocol::udp;
  header.source = from.address;
  header.destination = to.address;
  return build_ipv4(header, write_udp(from, to, data));
}

}  // namespace drawbridge::wire
