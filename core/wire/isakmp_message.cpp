// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/isakmp_message.h"

#include <algorithm>
#include <array>

namespace drawbridge::wire {

namespace {

constexpr std::size_t kGenericHeaderSize = 4;
constexpr std::size_t kMaxBody = 0xFFFF - kGenericHeaderSize;

bool spoken_exchange(ExchangeType exchange) {
  switch (exchange) {
    case ExchangeType::main_mode:
    case ExchangeType::aggressive:
    case ExchangeType::informational:
    case ExchangeType::transaction:
    case ExchangeType::quick_mode:
      return true;
    default:
      return false;
  }
}

bool phase_1(ExchangeType exchange) {
  return exchange == ExchangeType::main_mode || exchange == ExchangeType::aggressive;
}

/// Row 9 of wire.md 1.
std::optional<WireError> check_state_fields(const IsakmpHeader& header) {
  const bool clear_informational = header.exchange == ExchangeType::informational && !header.encrypted();
  if (is_zero(header.responder_cookie)) {
    // Nothing can be encrypted before the responder has spoken.
    if (header.encrypted() || !(phase_1(header.exchange) || clear_informational))
      return WireError::zero_cookie;
    if (phase_1(header.exchange) && header.next_payload != PayloadType::sa &&
        header.next_payload != PayloadType::fragment) {
      return WireError::zero_cookie;
    }
  }
  if (phase_1(header.exchange)) {
    if (header.message_id != 0) return WireError::bad_message_id;
  } else if (!clear_informational && header.message_id == 0) {
    return WireError::bad_message_id;
  }
  return std::nullopt;
}

/// Smallest body of a payload type; nothing for numbers that this version of IKE does not have
/// (wire-ike.md 1.3).
std::optional<std::size_t> minimum_body(PayloadType type) {
  switch (type) {
    case PayloadType::sa:
      return 8;
    case PayloadType::key_exchange:
      return 1;
    case PayloadType::identification:
      return 4;
    case PayloadType::certificate:
      return 1;
    case PayloadType::certificate_request:
      return 1;
    case PayloadType::hash:
      return 1;
    case PayloadType::signature:
      return 1;
    case PayloadType::nonce:
      return 8;
    case PayloadType::notification:
      return 8;
    case PayloadType::delete_:
      return 8;
    case PayloadType::vendor_id:
      return 1;
    case PayloadType::attributes:
      return 4;
    case PayloadType::nat_d:
    case PayloadType::nat_d_draft_00:
      return 1;
    case PayloadType::nat_oa:
    case PayloadType::nat_oa_draft_00:
      return 8;
    case PayloadType::fragment:
      return 5;
    default:
      break;
  }
  const auto number = static_cast<unsigned>(type);
  const bool group_key = (number >= 15 && number <= 19) || number == 22;
  if (group_key || number >= 128) return 0;
  return std::nullopt;
}

bool once_per_message(PayloadType type) {
  switch (type) {
    case PayloadType::sa:
    case PayloadType::key_exchange:
    case PayloadType::nonce:
    case PayloadType::hash:
    case PayloadType::signature:
      return true;
    default:
      return false;
  }
}

std::size_t cap_of(PayloadType type) {
  switch (type) {
    case PayloadType::vendor_id:
      return kMaxVendorIds;
    case PayloadType::certificate:
      return kMaxCertificates;
    default:
      return kMaxPayloads;
  }
}

void write_payload(Writer& out, PayloadType next, ByteView body) {
  const ByteView cut = body.first(std::min(body.size(), kMaxBody));
  out.u8(static_cast<std::uint8_t>(next));
  out.u8(0);
  out.u16(static_cast<std::uint16_t>(kGenericHeaderSize + cut.size()));
  out.bytes(cut);
}

}  // namespace

Result<IsakmpMessageView, WireError> check_header(ByteView datagram) {
  const auto header = IsakmpHeader::read(datagram);
  if (!header) return failure(header.error());
  if (header->length < kIsakmpHeaderSize) return failure(WireError::bad_length);
  if (header->length > datagram.size()) return failure(WireError::truncated);
  if (is_zero(header->initiator_cookie)) return failure(WireError::zero_cookie);
  if (header->major_version() != kIsakmpVersion >> 4) return failure(WireError::bad_version);
  if (header->exchange == ExchangeType::new_group_mode) return failure(WireError::unsupported_exchange);
  if (!spoken_exchange(header->exchange)) return failure(WireError::unknown_exchange);
  if (const auto error = check_state_fields(*header)) return failure(*error);

  IsakmpMessageView view;
  view.header = *header;
  view.octets = datagram.first(header->length);
  view.body = view.octets.subspan(kIsakmpHeaderSize);
  view.trailing = datagram.size() - header->length;
  return view;
}

std::optional<NotifyType> notify_for(WireError error) {
  switch (error) {
    case WireError::bad_version:
      return NotifyType::invalid_major_version;
    case WireError::unknown_exchange:
      return NotifyType::invalid_exchange_type;
    case WireError::unsupported_exchange:
      return NotifyType::unsupported_exchange_type;
    case WireError::invalid_payload_type:
      return NotifyType::invalid_payload_type;
    case WireError::unsupported_doi:
      return NotifyType::doi_not_supported;
    case WireError::unsupported_situation:
      return NotifyType::situation_not_supported;
    case WireError::truncated:
    case WireError::trailing:
    case WireError::bad_length:
    case WireError::bad_count:
    case WireError::bad_value:
    case WireError::too_many:
    case WireError::duplicate_payload:
      return NotifyType::payload_malformed;
    case WireError::zero_cookie:
    case WireError::bad_message_id:
    case WireError::bad_checksum:
      return std::nullopt;
  }
  return std::nullopt;
}

Result<std::vector<RawPayload>, WireError> walk_payloads(PayloadType first, ByteView octets, bool decrypted,
                                                         std::size_t block_size) {
  std::vector<RawPayload> payloads;
  std::array<std::uint8_t, 256> seen{};
  std::size_t position = 0;
  PayloadType type = first;
  while (type != PayloadType::none) {
    const ByteView left = octets.subspan(position);
    if (left.size() < kGenericHeaderSize) return failure(WireError::truncated);
    Reader in(left);
    const PayloadType next{in.u8()};
    in.skip(1);  // reserved: some peers leave rubbish in it
    const std::size_t length = in.u16();
    // A length of 0 to 3 would read this header again for ever.
    if (length < kGenericHeaderSize) return failure(WireError::bad_length);
    if (length > left.size()) return failure(WireError::truncated);

    const auto minimum = minimum_body(type);
    if (!minimum) return failure(WireError::invalid_payload_type);
    if (length - kGenericHeaderSize < *minimum) return failure(WireError::bad_length);
    std::uint8_t& count = seen[static_cast<std::uint8_t>(type)];
    if (payloads.size() == kMaxPayloads || count == cap_of(type)) return failure(WireError::too_many);
    if (count > 0 && once_per_message(type)) return failure(WireError::duplicate_payload);
    ++count;

    RawPayload payload;
    payload.type = type;
    payload.whole = left.first(length);
    payload.body = payload.whole.subspan(kGenericHeaderSize);
    payloads.push_back(payload);
    position += length;
    type = next;
  }
  const std::size_t rest = octets.size() - position;
  if (decrypted ? rest >= 2 * std::max<std::size_t>(block_size, 1) : rest > 0)
    return failure(WireError::trailing);
  return payloads;
}

Result<void, WireError> check_identities(ExchangeType exchange, const std::vector<RawPayload>& payloads) {
  const auto count = std::count_if(payloads.begin(), payloads.end(), [](const RawPayload& payload) {
    return payload.type == PayloadType::identification;
  });
  if (phase_1(exchange) && count > 1) return failure(WireError::duplicate_payload);
  if (exchange == ExchangeType::quick_mode && count != 0 && count != 2) return failure(WireError::bad_count);
  return {};
}

const RawPayload* find_payload(const std::vector<RawPayload>& payloads, PayloadType type) {
  const auto found = std::find_if(payloads.begin(), payloads.end(),
                                  [type](const RawPayload& payload) { return payload.type == type; });
  return found == payloads.end() ? nullptr : &*found;
}

ByteView payloads_after(const std::vector<RawPayload>& payloads, std::size_t index) {
  if (payloads.empty() || index + 1 >= payloads.size()) return {};
  const std::uint8_t* const begin = payloads[index + 1].whole.data();
  const ByteView last = payloads.back().whole;
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

PayloadChain& PayloadChain::add(PayloadType type, ByteView body) {
  Writer out;
  write_payload(out, PayloadType::none, body);
  if (octets_.empty()) {
    first_ = type;
  } else {
    octets_[last_] = static_cast<std::uint8_t>(type);
  }
  last_ = octets_.size();
  append(octets_, out.view());
  return *this;
}

PayloadChain& PayloadChain::prepend(PayloadType type, ByteView body) {
  Writer out;
  write_payload(out, first_, body);
  const std::size_t size = out.size();
  last_ = octets_.empty() ? 0 : last_ + size;
  octets_.insert(octets_.begin(), out.view().begin(), out.view().end());
  first_ = type;
  return *this;
}

void pad_to_block(Bytes& octets, std::size_t block_size) {
  if (block_size < 2) return;
  const std::size_t over = octets.size() % block_size;
  if (over != 0) octets.insert(octets.end(), block_size - over, std::uint8_t{0});
}

Bytes build_message(IsakmpHeader header, PayloadType first, ByteView body) {
  header.next_payload = first;
  header.length = static_cast<std::uint32_t>(kIsakmpHeaderSize + body.size());
  Writer out;
  header.write(out);
  out.bytes(body);
  return out.take();
}

Bytes build_message(const IsakmpHeader& header, const PayloadChain& chain) {
  return build_message(header, chain.first(), chain.octets());
}

Bytes MessageBuilder::finish(std::size_t block_size) const {
  Bytes body = chain_.octets();
  pad_to_block(body, block_size);
  return build_message(header_, chain_.first(), body);
}

}  // namespace drawbridge::wire
