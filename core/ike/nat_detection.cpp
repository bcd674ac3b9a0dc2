// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/nat_detection.h"

#include <algorithm>

#include "wire/attributes.h"
#include "wire/natt.h"

namespace drawbridge::ike {

using wire::KnownVendor;

NattVersion natt_version_of(KnownVendor vendor) {
  switch (vendor) {
    case KnownVendor::natt_draft_02_newline:
      return NattVersion::draft_02_newline;
    case KnownVendor::natt_draft_02:
      return NattVersion::draft_02;
    case KnownVendor::natt_draft_03:
      return NattVersion::draft_03;
    case KnownVendor::natt_rfc_3947:
      return NattVersion::rfc_3947;
    default:
      return NattVersion::none;
  }
}

KnownVendor vendor_of(NattVersion version) {
  switch (version) {
    case NattVersion::draft_02_newline:
      return KnownVendor::natt_draft_02_newline;
    case NattVersion::draft_02:
      return KnownVendor::natt_draft_02;
    case NattVersion::draft_03:
      return KnownVendor::natt_draft_03;
    case NattVersion::none:
    case NattVersion::rfc_3947:
      break;
  }
  return KnownVendor::natt_rfc_3947;
}

wire::PayloadType nat_d_type(NattVersion version) {
  return version == NattVersion::rfc_3947 ? wire::PayloadType::nat_d : wire::PayloadType::nat_d_draft_00;
}

std::uint16_t udp_tunnel(NattVersion version) {
  return static_cast<std::uint16_t>(version == NattVersion::rfc_3947
                                        ? wire::EncapsulationMode::udp_tunnel
                                        : wire::EncapsulationMode::udp_tunnel_draft);
}

Bytes nat_d_hash(const NatContext& context, const Endpoint& endpoint) {
  return crypto::hash(context.hash, {wire::nat_d_input(context.cookie_i, context.cookie_r, endpoint)});
}

NatFindings detect_nat(const std::vector<wire::RawPayload>& payloads, const NatContext& context,
                       std::span<const Endpoint> own, std::span<const Endpoint> peer) {
  const auto is_one_of = [&](ByteView hash, std::span<const Endpoint> endpoints) {
    return std::any_of(endpoints.begin(), endpoints.end(), [&](const Endpoint& endpoint) {
      return constant_time_equal(nat_d_hash(context, endpoint), hash);
    });
  };
  NatFindings found;
  std::size_t count = 0;
  bool peer_fits = false;
  for (const wire::RawPayload& payload : payloads) {
    if (payload.type != nat_d_type(context.version)) continue;
    if (count++ == 0) {
      found.own_behind = !is_one_of(payload.body, own);
    } else {
      // A sender with several interfaces states them all; one that fits is enough.
      peer_fits = peer_fits || is_one_of(payload.body, peer);
    }
  }
  if (count < 2) return {};
  found.spoken = true;
  found.peer_behind = !peer_fits;
  return found;
}

}  // namespace drawbridge::ike
