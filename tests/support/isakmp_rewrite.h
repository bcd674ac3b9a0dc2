// SPDX-License-Identifier: GPL-3.0-or-later
// Reads ISAKMP octets into values and writes them again: the round trip that tests and fuzz targets ask for.
#pragma once

#include <optional>

#include "wire/isakmp_message.h"
#include "wire/mode_config.h"
#include "wire/payloads.h"
#include "wire/sa_payload.h"

namespace drawbridge::testing {

template <typename Payload>
std::optional<Bytes> rewrite_as(ByteView body) {
  const auto value = Payload::read(body);
  if (!value) return std::nullopt;
  return value->write();
}

/// The body of one payload through its value; octets without a codec come back as they are. Nothing if
/// refused.
inline std::optional<Bytes> rewrite_body(wire::PayloadType type, ByteView body) {
  using wire::PayloadType;
  switch (type) {
    case PayloadType::sa:
      return rewrite_as<wire::SaPayload>(body);
    case PayloadType::key_exchange:
      return rewrite_as<wire::KeyExchangePayload>(body);
    case PayloadType::identification:
      return rewrite_as<wire::IdPayload>(body);
    case PayloadType::certificate:
      return rewrite_as<wire::CertificatePayload>(body);
    case PayloadType::certificate_request:
      return rewrite_as<wire::CertificateRequestPayload>(body);
    case PayloadType::hash:
      return rewrite_as<wire::HashPayload>(body);
    case PayloadType::signature:
      return rewrite_as<wire::SignaturePayload>(body);
    case PayloadType::nonce:
      return rewrite_as<wire::NoncePayload>(body);
    case PayloadType::notification:
      return rewrite_as<wire::NotifyPayload>(body);
    case PayloadType::delete_:
      return rewrite_as<wire::DeletePayload>(body);
    case PayloadType::vendor_id:
      return rewrite_as<wire::VendorIdPayload>(body);
    case PayloadType::attributes:
      return rewrite_as<wire::ConfigPayload>(body);
    case PayloadType::nat_d:
    case PayloadType::nat_d_draft_00:
      return rewrite_as<wire::NatDPayload>(body);
    case PayloadType::nat_oa:
    case PayloadType::nat_oa_draft_00:
      return rewrite_as<wire::NatOaPayload>(body);
    case PayloadType::fragment:
      return rewrite_as<wire::FragmentPayload>(body);
    default:
      return to_bytes(body);
  }
}

/// A chain through the values of all its payloads, without padding. Nothing if anything in it is refused.
inline std::optional<Bytes> rewrite_chain(wire::PayloadType first, ByteView octets, bool decrypted,
                                          std::size_t block_size = 16) {
  const auto payloads = wire::walk_payloads(first, octets, decrypted, block_size);
  if (!payloads) return std::nullopt;
  wire::PayloadChain chain;
  for (const wire::RawPayload& payload : *payloads) {
    const auto body = rewrite_body(payload.type, payload.body);
    if (!body) return std::nullopt;
    chain.add(payload.type, *body);
  }
  return chain.octets();
}

/// A whole datagram; the body of an encrypted message is taken as it is.
inline std::optional<Bytes> rewrite_message(ByteView datagram) {
  const auto message = wire::check_header(datagram);
  if (!message) return std::nullopt;
  Bytes body = to_bytes(message->body);
  if (!message->header.encrypted()) {
    auto chain = rewrite_chain(message->header.next_payload, message->body, false);
    if (!chain) return std::nullopt;
    body = std::move(*chain);
  }
  return wire::build_message(message->header, message->header.next_payload, body);
}

}  // namespace drawbridge::testing
