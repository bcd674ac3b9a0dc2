// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/vendor_ids.h"

#include <algorithm>
#include <array>

#include "base/reader.h"

namespace drawbridge::wire {

namespace {

// wire-ike.md 7. DPD and Unity are compared without their two version octets, as the devices do.
constexpr std::array kTable = {
    VendorIdRow{KnownVendor::xauth, "09002689dfd6b712", 8, true, "Xauth"},
    VendorIdRow{KnownVendor::dpd, "afcad71368a1f1c96b8696fc7757", 14, false, "DPD"},
    VendorIdRow{KnownVendor::unity, "12f5f28c457168a9702d9fe274cc", 14, false, "Cisco Unity"},
    VendorIdRow{KnownVendor::natt_draft_00, "4485152d18b6bbcd0be8a8469579ddcc", 16, true,
                "draft-ietf-ipsec-nat-t-ike-00"},
    VendorIdRow{KnownVendor::natt_draft_01, "16f6ca16e4a4066d83821a0f0aeaa862", 16, true,
                "draft-ietf-ipsec-nat-t-ike-01"},
    VendorIdRow{KnownVendor::natt_draft_02, "cd60464335df21f87cfdb2fc68b6a448", 16, true,
                "draft-ietf-ipsec-nat-t-ike-02"},
    VendorIdRow{KnownVendor::natt_draft_02_newline, "90cb80913ebb696e086381b5ec427b1f", 16, true,
                "draft-ietf-ipsec-nat-t-ike-02\\n"},
    VendorIdRow{KnownVendor::natt_draft_03, "7d9419a65310ca6f2c179d9215529d56", 16, true,
                "draft-ietf-ipsec-nat-t-ike-03"},
    VendorIdRow{KnownVendor::natt_draft_04, "9909b64eed937c6573de52ace952fa6b", 16, true,
                "draft-ietf-ipsec-nat-t-ike-04"},
    VendorIdRow{KnownVendor::natt_draft_05, "80d0bb3def54565ee84645d4c85ce3ee", 16, true,
                "draft-ietf-ipsec-nat-t-ike-05"},
    VendorIdRow{KnownVendor::natt_draft_06, "4d1e0e136deafa34c4f3ea9f02ec7285", 16, true,
                "draft-ietf-ipsec-nat-t-ike-06"},
    VendorIdRow{KnownVendor::natt_draft_07, "439b59f8ba676c4c7737ae22eab8f582", 16, true,
                "draft-ietf-ipsec-nat-t-ike-07"},
    VendorIdRow{KnownVendor::natt_draft_08, "8f8d83826d246b6fc7a8a6a428c11de8", 16, true,
                "draft-ietf-ipsec-nat-t-ike-08"},
    VendorIdRow{KnownVendor::natt_rfc_3947, "4a131c81070358455c5728f20e95452f", 16, true, "RFC 3947"},
    VendorIdRow{KnownVendor::fragmentation, "4048b7d56ebce88525e7de7f00d6c2d3", 16, false, "FRAGMENTATION"},
    VendorIdRow{KnownVendor::vpn3000_concentrator, "1f07f70eaa6514d3b0fa96542a50", 14, false,
                "Cisco VPN 3000 concentrator"},
    VendorIdRow{KnownVendor::vpn3000_client, "f6f7efc7f5aeb8cb158cb9d094ba69e7", 16, true,
                "Cisco VPN 3000 client"},
    VendorIdRow{KnownVendor::delete_with_reason, "2d7922c6b301d9b0e1342739e9cfbbd5", 16, true,
                "Cisco Delete with reason"},
    VendorIdRow{KnownVendor::cisco_client_am3, "126e1f577291153b20485f7f155b4bc8", 16, true, "Cisco client"},
    VendorIdRow{KnownVendor::ios, "3e984048", 4, false, "Cisco IOS"},
    VendorIdRow{KnownVendor::maybe_ios, "bdb41038a7ec5e5534dd004d0f91f927", 16, true, "Cisco (maybe IOS)"},
    VendorIdRow{KnownVendor::pix_once, "ade1e70e9953c1328373ebf0257b85ed", 16, true, "Cisco PIX"},
    VendorIdRow{KnownVendor::cisco_unknown, "c32364b3b4f447eb17c488ab2a480a57", 16, true, "Cisco (unknown)"},
    VendorIdRow{KnownVendor::cisco_unknown, "6d761ddc26aceca1b0ed11fabbb860c4", 16, true, "Cisco (unknown)"},
    VendorIdRow{KnownVendor::cisco_unknown, "e23ae9f51a46876ff93d89ba725d649d", 16, true, "Cisco (unknown)"},
    VendorIdRow{KnownVendor::ciscovpn_rev_02, "434953434f56504e2d5245562d3032", 15, true, "CISCOVPN-REV-02"},
    VendorIdRow{KnownVendor::cisco_delete_reason_v2, "434953434f2d44454c4554452d524541534f4e", 19, true,
                "CISCO-DELETE-REASON"},
    VendorIdRow{KnownVendor::microsoft, "1e2b516905991c7d7c96fcbfb587e461", 16, false, "MS NT5 ISAKMPOAKLEY"},
    VendorIdRow{KnownVendor::safenet, "47bbe7c993f1fc13b4e6d0db565c68e5", 16, false, "SafeNet SoftRemote"},
    VendorIdRow{KnownVendor::safenet_companion, "da8e9378", 4, false, "SafeNet"},
    VendorIdRow{KnownVendor::racoon, "7003cbc1097dbe9c2600ba6983bc8b35", 16, true, "KAME/racoon"},
    VendorIdRow{KnownVendor::stenberg_natt, "27bab5dc01ea0760ea4e3190ac27c0d0", 16, true,
                "draft-stenberg-ipsec-nat-traversal-01"},
    VendorIdRow{KnownVendor::stenberg_natt, "6105c422e76847e43f9684801292aecd", 16, true,
                "draft-stenberg-ipsec-nat-traversal-02"},
    VendorIdRow{KnownVendor::esp_through_nat, "50760f624c63e5c53eea386c685ca083", 16, true, "ESPThruNAT"},
    VendorIdRow{KnownVendor::esp_through_nat, "6a7434c19d7e36348090a02334c9c805", 16, true,
                "draft-huttunen-ipsec-esp-in-udp-00"},
    VendorIdRow{KnownVendor::heartbeat_notify, "4865617274426561745f4e6f74696679", 16, false,
                "HeartBeat_Notify"},
};

constexpr unsigned nibble(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// `hex` is a row's: lower case, of even size, and no longer than `id`.
bool begins_with(ByteView id, std::string_view hex) {
  for (std::size_t i = 0; i < hex.size() / 2; ++i) {
    if (id[i] != (nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]))) return false;
  }
  return true;
}

const VendorIdRow* row_of(ByteView id) {
  for (const VendorIdRow& row : kTable) {
    if (row.exact ? id.size() != row.match : id.size() < row.match) continue;
    if (begins_with(id, row.hex)) return &row;
  }
  return nullptr;
}

const VendorIdRow* row_of(KnownVendor vendor) {
  const auto found = std::find_if(kTable.begin(), kTable.end(),
                                  [vendor](const VendorIdRow& row) { return row.vendor == vendor; });
  return found == kTable.end() ? nullptr : &*found;
}

}  // namespace

std::span<const VendorIdRow> vendor_id_table() {
  return kTable;
}

std::optional<KnownVendor> match_vendor_id(ByteView id) {
  const VendorIdRow* const row = row_of(id);
  if (row == nullptr) return std::nullopt;
  return row->vendor;
}

std::string_view name(KnownVendor vendor) {
  const VendorIdRow* const row = row_of(vendor);
  return row == nullptr ? "unknown" : row->name;
}

Bytes vendor_id_octets(KnownVendor vendor) {
  const VendorIdRow* const row = row_of(vendor);
  if (row == nullptr) return {};
  Bytes octets = from_hex(row->hex).value_or(Bytes{});
  switch (vendor) {
    case KnownVendor::dpd:
    case KnownVendor::unity:
      octets.insert(octets.end(), {0x01, 0x00});
      break;
    case KnownVendor::fragmentation:
      octets.insert(octets.end(), {0x80, 0x00, 0x00, 0x00});
      break;
    case KnownVendor::safenet_companion:
      octets.insert(octets.end(), {0x80, 0x01, 0x00, 0x00});
      break;
    default:
      break;
  }
  return octets;
}

std::optional<std::uint16_t> vendor_version(ByteView id) {
  const auto vendor = match_vendor_id(id);
  if (vendor != KnownVendor::dpd && vendor != KnownVendor::unity &&
      vendor != KnownVendor::vpn3000_concentrator) {
    return std::nullopt;
  }
  if (id.size() != 16) return std::nullopt;
  return Reader(id.last(2)).u16();
}

std::uint32_t fragmentation_capability(ByteView id) {
  if (match_vendor_id(id) != KnownVendor::fragmentation || id.size() != 20) return 0;
  return Reader(id.last(4)).u32();
}

}  // namespace drawbridge::wire
