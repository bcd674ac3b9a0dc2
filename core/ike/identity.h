// SPDX-License-Identifier: GPL-3.0-or-later
// Who is who: ID payloads of phase 1, selectors of phase 2 as ID payloads, the pre-shared key of a peer, and
// what the vendor ids of a peer say about it (wire-ike.md 1.3, 3.3, 7; pix-behaviour.md 6.1).
#pragma once

#include "ike/nat_detection.h"
#include "ike/policy.h"
#include "wire/isakmp_message.h"
#include "wire/payloads.h"

namespace drawbridge::ike {

constexpr std::uint8_t kIdProtocolUdp = 17;
constexpr std::uint16_t kIsakmpPort = 500;

/// ID_IPV4_ADDR 17/500 of `address`, as the device sends it.
[[nodiscard]] wire::IdPayload address_identity(Ipv4Address address);

[[nodiscard]] wire::IdPayload selector_payload(const TrafficSelector& selector);
/// ID_IPV4_ADDR or ID_IPV4_ADDR_SUBNET with a contiguous mask; nothing for other types.
[[nodiscard]] std::optional<TrafficSelector> selector_of(const wire::IdPayload& id);
[[nodiscard]] TrafficSelector host_selector(Ipv4Address address);

/// The entry with the longest prefix that holds `peer`, or nullptr.
[[nodiscard]] const PeerKey* find_peer_key(const std::vector<PeerKey>& keys, Ipv4Address peer);
/// The group of this name, else the one called "default", else nullptr (pix-behaviour.md 6.1).
[[nodiscard]] const GroupPolicy* find_group(const std::vector<GroupPolicy>& groups, std::string_view name);

/// What a peer said of itself by vendor ids.
struct PeerTraits {
  bool xauth = false;
  bool dpd = false;
  bool unity = false;
  NattVersion natt = NattVersion::none;        ///< the best that it announced
  std::optional<std::uint32_t> fragmentation;  ///< its capability octets

  void note(ByteView vendor_id);
};

/// Text of the peer for people and logs, as UTF-8 of at most `cap` octets (wire.md 7, client-side injection):
/// characters that command a terminal or turn the direction of writing around are spelt out, as in "\x1B" and
/// "\u202E"; NUL and carriage return are left out; what is no UTF-8 is taken for Latin-1.
[[nodiscard]] std::string clean_text(std::string_view text, std::size_t cap = 512);

}  // namespace drawbridge::ike
