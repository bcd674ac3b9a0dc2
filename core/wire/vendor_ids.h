// SPDX-License-Identifier: GPL-3.0-or-later
// Vendor ids: what is known, how each is compared, and the octets to send (wire-ike.md 7).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/bytes.h"

namespace drawbridge::wire {

enum class KnownVendor : std::uint8_t {
  xauth,
  dpd,
  unity,
  natt_draft_00,
  natt_draft_01,
  natt_draft_02,
  natt_draft_02_newline,
  natt_draft_03,
  natt_draft_04,
  natt_draft_05,
  natt_draft_06,
  natt_draft_07,
  natt_draft_08,
  natt_rfc_3947,
  fragmentation,
  vpn3000_concentrator,  ///< last two octets: version, see vendor_version
  vpn3000_client,
  delete_with_reason,
  cisco_client_am3,  ///< sent by Cisco clients in their last aggressive-mode message; purpose unknown
  ios,
  maybe_ios,
  pix_once,
  cisco_unknown,
  ciscovpn_rev_02,
  cisco_delete_reason_v2,
  microsoft,
  safenet,
  safenet_companion,
  racoon,
  stenberg_natt,
  esp_through_nat,
  heartbeat_notify,
};

struct VendorIdRow {
  KnownVendor vendor{};
  std::string_view hex;   ///< the octets that are compared
  std::size_t match = 0;  ///< this many leading octets
  bool exact = true;      ///< the received id must have exactly `match` octets
  std::string_view name;
};

[[nodiscard]] std::span<const VendorIdRow> vendor_id_table();
/// The row that a received vendor id belongs to; nothing for a foreign one.
[[nodiscard]] std::optional<KnownVendor> match_vendor_id(ByteView id);
[[nodiscard]] std::string_view name(KnownVendor vendor);

/// The octets to send. Defined for xauth, dpd (1.0), unity (1.0), natt_*, fragmentation (capability
/// 0x80000000), delete_with_reason; for others the compared octets.
[[nodiscard]] Bytes vendor_id_octets(KnownVendor vendor);
/// Last two octets of a DPD, Unity or VPN 3000 id as major, minor; nothing for others.
[[nodiscard]] std::optional<std::uint16_t> vendor_version(ByteView id);
/// The four capability octets behind FRAGMENTATION; 0 if the id has none.
[[nodiscard]] std::uint32_t fragmentation_capability(ByteView id);

}  // namespace drawbridge::wire
