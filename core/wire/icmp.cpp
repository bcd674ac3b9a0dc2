// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/icmp.h"

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"
#include "wire/checksum.h"

namespace drawbridge::wire {

namespace {
constexpr std::size_t kQuoted = 8;

/// An address that stands for one host: nobody else may be told of errors.
bool single_host(Ipv4Address address) {
  const std::uint32_t first = address.value() >> 24;
  return !address.is_any() && first < 224 && first != 127;
}
}  // namespace

Result<IcmpMessage, WireError> IcmpMessage::read(ByteView octets) {
  Reader in(octets);
  IcmpMessage message;
  message.type = IcmpType{in.u8()};
  message.code = in.u8();
  in.skip(2);
  message.identifier = in.u16();
  message.sequence = in.u16();
  message.data = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  if (internet_checksum(octets) != 0) return failure(WireError::bad_checksum);
  return message;
}

Bytes IcmpMessage::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(type));
  out.u8(code);
  out.u16(0);
  out.u16(identifier);
  out.u16(sequence);
  out.bytes(data);
  out.patch_u16(2, internet_checksum(out.view()));
  return out.take();
}

Bytes build_icmp(Ipv4Address source, Ipv4Address destination, const IcmpMessage& message, std::uint16_t ip_id,
                 std::uint8_t ttl) {
  Ipv4Header header;
  header.id = ip_id;
  header.ttl = ttl;
  header.protocol = IpProtocol::icmp;
  header.source = source;
  header.destination = destination;
  return build_ipv4(header, message.write());
}

Bytes build_echo(Ipv4Address source, Ipv4Address destination, std::uint16_t identifier,
                 std::uint16_t sequence, ByteView data, std::uint16_t ip_id) {
  return build_icmp(source, destination, {IcmpType::echo, 0, identifier, sequence, to_bytes(data)}, ip_id);
}

Bytes build_echo_reply(const Ipv4View& packet, std::uint16_t ip_id, std::uint8_t ttl) {
  if (packet.header.protocol != IpProtocol::icmp || packet.header.is_fragment()) return {};
  auto message = IcmpMessage::read(packet.payload);
  if (!message || message->type != IcmpType::echo) return {};
  message->type = IcmpType::echo_reply;
  message->code = 0;
  return build_icmp(packet.header.destination, packet.header.source, *message, ip_id, ttl);
}

Bytes build_icmp_error(Ipv4Address source, IcmpType type, std::uint8_t code, const Ipv4View& packet,
                       std::uint16_t mtu, std::uint16_t ip_id) {
  if (packet.header.fragment_offset != 0 || !single_host(packet.header.source)) return {};
  if (packet.header.protocol == IpProtocol::icmp) {
    // Only echo and its reply may be complained about; an error about an error could go on for ever.
    if (packet.payload.empty()) return {};
    const IcmpType quoted{packet.payload[0]};
    if (quoted != IcmpType::echo && quoted != IcmpType::echo_reply) return {};
  }
  const std::size_t header = packet.packet.size() - packet.payload.size();
  IcmpMessage message;
  message.type = type;
  message.code = code;
  message.sequence = mtu;
  message.data = to_bytes(packet.packet.first(std::min(packet.packet.size(), header + kQuoted)));
  return build_icmp(source, packet.header.source, message, ip_id);
}

}  // namespace drawbridge::wire
