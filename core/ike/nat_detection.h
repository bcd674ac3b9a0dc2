// SPDX-License-Identifier: GPL-3.0-or-later
// Is there an address translator between the two ends? (RFC 3947 section 3, drafts 02 and 03; wire-ike.md 5.)
#pragma once

#include <span>

#include "base/ip.h"
#include "crypto/hash.h"
#include "wire/isakmp_message.h"
#include "wire/vendor_ids.h"

namespace drawbridge::ike {

/// What both ends speak; the greatest that both announce is taken.
enum class NattVersion : std::uint8_t { none, draft_02_newline, draft_02, draft_03, rfc_3947 };

/// The version that a vendor id announces; none for others, and for drafts that nobody needs (00, 01, 04 and
/// later).
[[nodiscard]] NattVersion natt_version_of(wire::KnownVendor vendor);
/// Not for none.
[[nodiscard]] wire::KnownVendor vendor_of(NattVersion version);
/// NAT-D's payload number: 20 of the RFC, 130 of the drafts.
[[nodiscard]] wire::PayloadType nat_d_type(NattVersion version);
/// The value of UDP-encapsulated tunnel mode in Quick Mode: 3 of the RFC, 61443 of the drafts.
[[nodiscard]] std::uint16_t udp_tunnel(NattVersion version);

struct NatFindings {
  bool spoken = false;       ///< both sides sent NAT-D
  bool own_behind = false;   ///< our address or port is not what the peer sees
  bool peer_behind = false;  ///< the peer's is not what it believes
  [[nodiscard]] bool any() const { return own_behind || peer_behind; }
  bool operator==(const NatFindings&) const = default;
};

/// The phase 1 that the hashes belong to.
struct NatContext {
  NattVersion version{};
  crypto::HashAlgorithm hash{};
  wire::Cookie cookie_i{}, cookie_r{};
};

[[nodiscard]] Bytes nat_d_hash(const NatContext& context, const Endpoint& endpoint);
/// Reads the NAT-D payloads of the context's version: the first is about us, the others about the sender.
/// `own` and `peer` are the endpoints that count as right: implementations disagree on whether a message that
/// is the first on port 4500 states the ports before or after the float.
[[nodiscard]] NatFindings detect_nat(const std::vector<wire::RawPayload>& payloads, const NatContext& context,
                                     std::span<const Endpoint> own, std::span<const Endpoint> peer);

}  // namespace drawbridge::ike
