// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payloads.h"

#include <fmt/format.h>

#include <algorithm>

namespace drawbridge::wire {

namespace {

constexpr std::size_t kMaxSpi = 255;

template <typename Payload>
Result<Payload, WireError> read_opaque(ByteView body, std::size_t minimum, Bytes Payload::*member) {
  if (body.size() < minimum) return failure(WireError::truncated);
  Payload payload;
  payload.*member = to_bytes(body);
  return payload;
}

/// Size of the data of the address forms; 0: any size.
std::size_t id_data_size(IdType type) {
  switch (type) {
    case IdType::ipv4_address:
      return 4;
    case IdType::ipv4_subnet:
    case IdType::ipv4_range:
      return 8;
    case IdType::ipv6_address:
      return 16;
    case IdType::ipv6_subnet:
    case IdType::ipv6_range:
      return 32;
    default:
      return 0;
  }
}

Ipv4Address address_at(const Bytes& data, std::size_t position) {
  Reader in(data);
  in.skip(position);
  return Ipv4Address(in.u32());
}

/// Printable ASCII as it is, everything else as \xNN: identities are the peer's words.
std::string printable(ByteView octets) {
  std::string text;
  for (const std::uint8_t octet : octets) {
    if (octet >= 0x20 && octet < 0x7F && octet != '\\') {
      text.push_back(static_cast<char>(octet));
    } else {
      text += fmt::format("\\x{:02x}", octet);
    }
  }
  return text;
}

}  // namespace

Result<KeyExchangePayload, WireError> KeyExchangePayload::read(ByteView body) {
  return read_opaque(body, 1, &KeyExchangePayload::value);
}

Result<NoncePayload, WireError> NoncePayload::read(ByteView body) {
  if (body.size() < kMinNonce || body.size() > kMaxNonce) return failure(WireError::bad_length);
  return read_opaque(body, kMinNonce, &NoncePayload::value);
}

// ---- Identification

Result<IdPayload, WireError> IdPayload::read(ByteView body) {
  Reader in(body);
  IdPayload id;
  id.type = IdType{in.u8()};
  id.protocol = in.u8();
  id.port = in.u16();
  id.data = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  const std::size_t size = id_data_size(id.type);
  if (size != 0 && id.data.size() != size) return failure(WireError::bad_length);
  return id;
}

Bytes IdPayload::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(type));
  out.u8(protocol);
  out.u16(port);
  out.bytes(data);
  return out.take();
}

IdPayload IdPayload::ipv4(Ipv4Address address, std::uint8_t protocol, std::uint16_t port) {
  Writer data;
  data.u32(address.value());
  return {IdType::ipv4_address, protocol, port, data.take()};
}

IdPayload IdPayload::ipv4_subnet(Ipv4Address network, Ipv4Address mask, std::uint8_t protocol,
                                 std::uint16_t port) {
  Writer data;
  data.u32(network.value());
  data.u32(mask.value());
  return {IdType::ipv4_subnet, protocol, port, data.take()};
}

IdPayload IdPayload::ipv4_range(Ipv4Address first, Ipv4Address last, std::uint8_t protocol,
                                std::uint16_t port) {
  Writer data;
  data.u32(first.value());
  data.u32(last.value());
  return {IdType::ipv4_range, protocol, port, data.take()};
}

IdPayload IdPayload::text(IdType type, std::string_view text, std::uint8_t protocol, std::uint16_t port) {
  return {type, protocol, port, to_bytes(text)};
}

std::optional<Ipv4Address> IdPayload::address() const {
  if (type != IdType::ipv4_address || data.size() != 4) return std::nullopt;
  return address_at(data, 0);
}

std::optional<std::pair<Ipv4Address, Ipv4Address>> IdPayload::subnet() const {
  if (type != IdType::ipv4_subnet || data.size() != 8) return std::nullopt;
  return std::pair(address_at(data, 0), address_at(data, 4));
}

std::optional<Prefix> IdPayload::prefix() const {
  if (const auto one = address()) return Prefix{*one, 32};
  if (const auto net = subnet()) {
    if (const auto length = length_of(net->second)) return Prefix{net->first, *length};
  }
  return std::nullopt;
}

std::optional<IpRange> IdPayload::range() const {
  if (const auto net = prefix()) return IpRange{net->network(), net->last()};
  if (type != IdType::ipv4_range || data.size() != 8) return std::nullopt;
  const IpRange range{address_at(data, 0), address_at(data, 4)};
  if (range.last < range.first) return std::nullopt;
  return range;
}

std::string IdPayload::to_string() const {
  switch (type) {
    case IdType::ipv4_address:
      if (const auto one = address()) return one->to_string();
      break;
    case IdType::ipv4_subnet:
      if (const auto net = prefix()) return net->to_string();
      if (const auto net = subnet()) return net->first.to_string() + "/" + net->second.to_string();
      break;
    case IdType::ipv4_range:
      if (data.size() == 8) return address_at(data, 0).to_string() + " - " + address_at(data, 4).to_string();
      break;
    case IdType::fqdn:
    case IdType::user_fqdn:
    case IdType::key_id:
      return printable(data);
    default:
      break;
  }
  return to_hex(data);
}

// ---- Certificates

Result<CertificatePayload, WireError> CertificatePayload::read(ByteView body) {
  Reader in(body);
  CertificatePayload certificate;
  certificate.encoding = CertEncoding{in.u8()};
  certificate.data = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  return certificate;
}

Bytes CertificatePayload::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(encoding));
  out.bytes(data);
  return out.take();
}

Result<CertificateRequestPayload, WireError> CertificateRequestPayload::read(ByteView body) {
  Reader in(body);
  CertificateRequestPayload request;
  request.encoding = CertEncoding{in.u8()};
  request.authority = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  return request;
}

Bytes CertificateRequestPayload::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(encoding));
  out.bytes(authority);
  return out.take();
}

// ---- Hash, signature, vendor id, NAT discovery

Result<HashPayload, WireError> HashPayload::read(ByteView body) {
  return read_opaque(body, 1, &HashPayload::value);
}

Result<SignaturePayload, WireError> SignaturePayload::read(ByteView body) {
  return read_opaque(body, 1, &SignaturePayload::value);
}

Result<VendorIdPayload, WireError> VendorIdPayload::read(ByteView body) {
  return read_opaque(body, 1, &VendorIdPayload::value);
}

Result<NatDPayload, WireError> NatDPayload::read(ByteView body) {
  return read_opaque(body, 1, &NatDPayload::hash);
}

Result<NatOaPayload, WireError> NatOaPayload::read(ByteView body) {
  Reader in(body);
  NatOaPayload original;
  original.type = IdType{in.u8()};
  in.skip(3);
  original.address = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  if (original.type != IdType::ipv4_address && original.type != IdType::ipv6_address) {
    return failure(WireError::bad_value);
  }
  if (original.address.size() != id_data_size(original.type)) return failure(WireError::bad_length);
  return original;
}

Bytes NatOaPayload::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(type));
  out.zeros(3);
  out.bytes(address);
  return out.take();
}

// ---- Notification and delete

Result<NotifyPayload, WireError> NotifyPayload::read(ByteView body) {
  Reader in(body);
  NotifyPayload notify;
  notify.doi = Doi{in.u32()};
  notify.protocol = ProtocolId{in.u8()};
  const std::size_t spi_size = in.u8();
  notify.type = NotifyType{in.u16()};
  notify.spi = to_bytes(in.take(spi_size));
  notify.data = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  return notify;
}

Bytes NotifyPayload::write() const {
  const std::size_t spi_size = std::min(spi.size(), kMaxSpi);
  Writer out;
  out.u32(static_cast<std::uint32_t>(doi));
  out.u8(static_cast<std::uint8_t>(protocol));
  out.u8(static_cast<std::uint8_t>(spi_size));
  out.u16(static_cast<std::uint16_t>(type));
  out.bytes(ByteView(spi).first(spi_size));
  out.bytes(data);
  return out.take();
}

NotifyPayload NotifyPayload::about_isakmp(NotifyType type, const Cookie& initiator, const Cookie& responder,
                                          ByteView data) {
  return {Doi::ipsec, ProtocolId::isakmp, type, concat({initiator, responder}), to_bytes(data)};
}

std::optional<std::uint32_t> NotifyPayload::data_u32() const {
  if (data.size() != 4) return std::nullopt;
  return Reader(data).u32();
}

Result<DeletePayload, WireError> DeletePayload::read(ByteView body) {
  Reader in(body);
  DeletePayload payload;
  payload.doi = Doi{in.u32()};
  payload.protocol = ProtocolId{in.u8()};
  payload.spi_size = in.u8();
  const std::uint64_t count = in.u16();
  if (!in.ok()) return failure(WireError::truncated);
  if (count > kMaxDeleteSpis) return failure(WireError::too_many);
  const std::uint64_t needed = count * payload.spi_size;
  if (needed > in.remaining()) return failure(WireError::truncated);
  if (needed < in.remaining()) return failure(WireError::trailing);
  for (std::uint64_t i = 0; i < count; ++i) payload.spis.push_back(to_bytes(in.take(payload.spi_size)));
  return payload;
}

Bytes DeletePayload::write() const {
  Writer out;
  out.u32(static_cast<std::uint32_t>(doi));
  out.u8(static_cast<std::uint8_t>(protocol));
  out.u8(spi_size);
  const std::size_t count = std::min(spis.size(), kMaxDeleteSpis);
  out.u16(static_cast<std::uint16_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = std::min<std::size_t>(spis[i].size(), spi_size);
    out.bytes(ByteView(spis[i]).first(size));
    out.zeros(spi_size - size);
  }
  return out.take();
}

DeletePayload DeletePayload::esp(const std::vector<std::uint32_t>& spis) {
  DeletePayload payload;
  for (const std::uint32_t spi : spis) {
    Writer out;
    out.u32(spi);
    payload.spis.push_back(out.take());
  }
  return payload;
}

DeletePayload DeletePayload::isakmp(const Cookie& initiator, const Cookie& responder) {
  DeletePayload payload;
  payload.protocol = ProtocolId::isakmp;
  payload.spi_size = static_cast<std::uint8_t>(initiator.size() + responder.size());
  payload.spis.push_back(concat({initiator, responder}));
  return payload;
}

std::vector<std::uint32_t> DeletePayload::spi_numbers() const {
  std::vector<std::uint32_t> numbers;
  for (const Bytes& spi : spis) {
    if (spi.size() == 4) numbers.push_back(Reader(spi).u32());
  }
  return numbers;
}

// ---- Cisco fragment

Result<FragmentPayload, WireError> FragmentPayload::read(ByteView body) {
  Reader in(body);
  FragmentPayload fragment;
  fragment.id = in.u16();
  fragment.number = in.u8();
  fragment.flags = in.u8();
  fragment.data = to_bytes(in.rest());
  if (!in.ok()) return failure(WireError::truncated);
  if (fragment.data.empty()) return failure(WireError::bad_length);
  if (fragment.number == 0 || fragment.number > kMaxFragmentNumber) return failure(WireError::bad_value);
  return fragment;
}

Bytes FragmentPayload::write() const {
  Writer out;
  out.u16(id);
  out.u8(number);
  out.u8(flags);
  out.bytes(data);
  return out.take();
}

}  // namespace drawbridge::wire
