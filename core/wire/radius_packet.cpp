// SPDX-License-Identifier: GPL-3.0-or-later
// Packet and attributes; what needs the shared secret is in radius_secret.cpp.
#include "wire/radius_packet.h"

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::wire {

std::string_view name(RadiusCode code) {
  switch (code) {
    case RadiusCode::access_request:
      return "Access-Request";
    case RadiusCode::access_accept:
      return "Access-Accept";
    case RadiusCode::access_reject:
      return "Access-Reject";
    case RadiusCode::accounting_request:
      return "Accounting-Request";
    case RadiusCode::accounting_response:
      return "Accounting-Response";
    case RadiusCode::access_challenge:
      return "Access-Challenge";
    case RadiusCode::status_server:
      return "Status-Server";
    case RadiusCode::disconnect_request:
      return "Disconnect-Request";
    case RadiusCode::disconnect_ack:
      return "Disconnect-ACK";
    case RadiusCode::disconnect_nak:
      return "Disconnect-NAK";
    case RadiusCode::coa_request:
      return "CoA-Request";
    case RadiusCode::coa_ack:
      return "CoA-ACK";
    case RadiusCode::coa_nak:
      return "CoA-NAK";
  }
  return "unknown";
}

RadiusAttribute RadiusAttribute::text(RadiusType type, std::string_view text) {
  return {type, to_bytes(text)};
}

RadiusAttribute RadiusAttribute::number(RadiusType type, std::uint32_t value) {
  Writer out;
  out.u32(value);
  return {type, out.take()};
}

RadiusAttribute RadiusAttribute::address(RadiusType type, Ipv4Address address) {
  return number(type, address.value());
}

RadiusAttribute RadiusAttribute::vendor(std::uint32_t vendor, std::uint8_t type, ByteView value) {
  constexpr std::size_t kInnerHeaders = 6;
  const ByteView kept = value.first(std::min(value.size(), kMaxRadiusValue - kInnerHeaders));
  Writer out;
  out.u32(vendor);
  out.u8(type);
  out.u8(static_cast<std::uint8_t>(kept.size() + 2));
  out.bytes(kept);
  return {RadiusType::vendor_specific, out.take()};
}

RadiusAttribute RadiusAttribute::cisco_av_pair(std::string_view pair) {
  return vendor(kVendorCisco, kCiscoAvPair, as_bytes(pair));
}

std::optional<std::uint32_t> RadiusAttribute::as_number() const {
  if (value.size() != 4) return std::nullopt;
  return Reader(value).u32();
}

std::optional<ByteView> radius_message(ByteView datagram) {
  Reader in(datagram);
  in.skip(2);
  const std::size_t length = in.u16();
  if (!in.ok() || length < kRadiusHeaderSize || length > kMaxRadiusPacket || length > datagram.size()) {
    return std::nullopt;
  }
  return datagram.first(length);
}

Result<RadiusPacket, WireError> RadiusPacket::read(ByteView datagram) {
  if (datagram.size() < kRadiusHeaderSize) return failure(WireError::truncated);
  const auto message = radius_message(datagram);
  if (!message) {
    Reader field(datagram.subspan(2));
    const std::size_t length = field.u16();
    return failure(length > datagram.size() && length <= kMaxRadiusPacket ? WireError::truncated
                                                                          : WireError::bad_length);
  }
  Reader in(*message);
  RadiusPacket packet;
  packet.code = RadiusCode{in.u8()};
  packet.identifier = in.u8();
  in.skip(2);
  const ByteView authenticator = in.take(packet.authenticator.size());
  std::copy(authenticator.begin(), authenticator.end(), packet.authenticator.begin());
  while (!in.at_end()) {
    const RadiusType type{in.u8()};
    const std::size_t length = in.u8();
    if (!in.ok()) return failure(WireError::truncated);
    if (length < 2 || length - 2 > in.remaining()) return failure(WireError::bad_length);
    packet.attributes.push_back({type, to_bytes(in.take(length - 2))});
  }
  return packet;
}

Bytes RadiusPacket::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(code));
  out.u8(identifier);
  out.u16(0);
  out.bytes(authenticator);
  for (const RadiusAttribute& attribute : attributes) {
    const std::size_t size = std::min(attribute.value.size(), kMaxRadiusValue);
    if (out.size() + size + 2 > kMaxRadiusPacket) break;
    out.u8(static_cast<std::uint8_t>(attribute.type));
    out.u8(static_cast<std::uint8_t>(size + 2));
    out.bytes(ByteView(attribute.value).first(size));
  }
  out.patch_u16(2, static_cast<std::uint16_t>(out.size()));
  return out.take();
}

const RadiusAttribute* RadiusPacket::find(RadiusType type) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(),
                   [type](const RadiusAttribute& attribute) { return attribute.type == type; });
  return found == attributes.end() ? nullptr : &*found;
}

std::optional<std::string> RadiusPacket::text(RadiusType type) const {
  const RadiusAttribute* const found = find(type);
  if (found == nullptr) return std::nullopt;
  return found->as_text();
}

std::optional<std::uint32_t> RadiusPacket::number(RadiusType type) const {
  const RadiusAttribute* const found = find(type);
  if (found == nullptr) return std::nullopt;
  return found->as_number();
}

std::optional<Ipv4Address> RadiusPacket::address(RadiusType type) const {
  const auto value = number(type);
  if (!value) return std::nullopt;
  return Ipv4Address(*value);
}

std::string RadiusPacket::joined_text(RadiusType type) const {
  std::string text;
  for (const RadiusAttribute& attribute : attributes) {
    if (attribute.type == type) text += attribute.as_text();
  }
  return text;
}

std::vector<RadiusVendorAttribute> RadiusPacket::vendor_attributes(std::uint32_t vendor) const {
  std::vector<RadiusVendorAttribute> found;
  for (const RadiusAttribute& attribute : attributes) {
    if (attribute.type != RadiusType::vendor_specific) continue;
    Reader in(attribute.value);
    if (in.u32() != vendor || !in.ok()) continue;
    std::vector<RadiusVendorAttribute> inner;
    while (!in.at_end()) {
      RadiusVendorAttribute one;
      one.vendor = vendor;
      one.type = in.u8();
      const std::size_t length = in.u8();
      if (length < 2) in.fail();
      one.value = to_bytes(in.take(length < 2 ? 0 : length - 2));
      inner.push_back(std::move(one));
    }
    if (in.ok()) found.insert(found.end(), inner.begin(), inner.end());
  }
  return found;
}

std::vector<std::string> RadiusPacket::cisco_av_pairs() const {
  std::vector<std::string> pairs;
  for (const RadiusVendorAttribute& attribute : vendor_attributes(kVendorCisco)) {
    if (attribute.type == kCiscoAvPair) pairs.push_back(to_text(attribute.value));
  }
  return pairs;
}

std::optional<std::size_t> message_authenticator_offset(ByteView packet) {
  Reader in(packet);
  in.skip(kRadiusHeaderSize);
  while (!in.at_end()) {
    const RadiusType type{in.u8()};
    const std::size_t length = in.u8();
    if (!in.ok() || length < 2) return std::nullopt;
    const std::size_t position = in.position();
    in.skip(length - 2);
    if (in.ok() && type == RadiusType::message_authenticator) {
      return length == 18 ? std::optional(position) : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace drawbridge::wire
