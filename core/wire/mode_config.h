// SPDX-License-Identifier: GPL-3.0-or-later
// The Attributes payload of the transaction exchange: Mode-Config (draft-dukes-ike-mode-cfg-02), Xauth
// (draft-ietf-ipsec-isakmp-xauth-06) and Cisco's Unity attributes; wire-ike.md 9 and 10.
//
//   | type (1) | 0 (1) | identifier (2) | attributes |
#pragma once

#include "base/ip.h"
#include "wire/attribute.h"

namespace drawbridge::wire {

enum class ConfigType : std::uint8_t { request = 1, reply = 2, set = 3, ack = 4 };

/// Every attribute that occurs in a transaction exchange: wire-ike.md 9, 10.2 and 10.3.
enum class ConfigAttribute : std::uint16_t {
  internal_ip4_address = 1,
  internal_ip4_netmask = 2,
  internal_ip4_dns = 3,
  internal_ip4_nbns = 4,
  internal_address_expiry = 5,
  internal_ip4_dhcp = 6,
  application_version = 7,
  internal_ip6_address = 8,
  internal_ip6_netmask = 9,
  internal_ip6_dns = 10,
  internal_ip6_nbns = 11,
  internal_ip6_dhcp = 12,
  internal_ip4_subnet = 13,
  supported_attributes = 14,
  internal_ip6_subnet = 15,

  xauth_type = 16520,  ///< basic; XauthType
  xauth_user_name = 16521,
  xauth_user_password = 16522,
  xauth_passcode = 16523,
  xauth_message = 16524,
  xauth_challenge = 16525,
  xauth_domain = 16526,
  xauth_status = 16527,  ///< basic; XauthStatus
  xauth_next_pin = 16528,
  xauth_answer = 16529,

  unity_banner = 28672,
  unity_save_passwd = 28673,
  unity_def_domain = 28674,
  unity_splitdns_name = 28675,
  unity_split_include = 28676,
  unity_natt_port = 28677,
  unity_local_lan = 28678,  ///< split exclude
  unity_pfs = 28679,
  unity_fw_type = 28680,
  unity_backup_servers = 28681,
  unity_ddns_hostname = 28682,
};

enum class XauthType : std::uint16_t { generic = 0, radius_chap = 1, otp = 2, s_key = 3 };
enum class XauthStatus : std::uint16_t { fail = 0, ok = 1 };

constexpr std::size_t kMaxConfigAttributes = 256;

/// "REQUEST", "INTERNAL_IP4_ADDRESS", "XAUTH_USER_NAME", "MODECFG_BANNER", ...; "unknown" for other numbers.
[[nodiscard]] std::string_view name(ConfigType type);
[[nodiscard]] std::string_view name(ConfigAttribute attribute);

struct ConfigPayload {
  ConfigType type = ConfigType::request;
  std::uint16_t identifier = 0;
  std::vector<Attribute> attributes;

  /// Errors: truncated (also of an attribute: the whole payload is discarded), too_many beyond 256
  /// attributes.
  [[nodiscard]] static Result<ConfigPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;

  [[nodiscard]] const Attribute* find(ConfigAttribute attribute) const {
    return find_attribute(attributes, attribute);
  }
  [[nodiscard]] bool has(ConfigAttribute attribute) const { return find(attribute) != nullptr; }
  /// The first of this type with exactly four octets as an address.
  [[nodiscard]] std::optional<Ipv4Address> address(ConfigAttribute attribute) const;
  /// All of this type with exactly four octets, in order: DNS and NBNS servers.
  [[nodiscard]] std::vector<Ipv4Address> addresses(ConfigAttribute attribute) const;
  /// The octets of the first of this type as text; hostile until cleaned (wire.md 7, client-side injection).
  [[nodiscard]] std::optional<std::string> text(ConfigAttribute attribute) const;
  [[nodiscard]] std::optional<std::uint64_t> number(ConfigAttribute attribute) const;
  bool operator==(const ConfigPayload&) const = default;
};

/// One record of SPLIT_INCLUDE or LOCAL_LAN: | address (4) | mask (4) | protocol (2) | source port (2) |
/// destination port (2) |.
struct SplitRecord {
  Ipv4Address address;
  Ipv4Address mask;
  std::uint16_t protocol = 0;
  std::uint16_t source_port = 0;
  std::uint16_t destination_port = 0;  ///< as on the wire; the Cisco client reads it in host order

  bool operator==(const SplitRecord&) const = default;
};

constexpr std::size_t kMaxSplitRecords = 256;

/// A multiple of 14 octets as records, else a multiple of 8 as address/mask pairs, else bad_length. A
/// multiple of both is records if all of these have masks that can be, else pairs. Too many: too_many.
[[nodiscard]] Result<std::vector<SplitRecord>, WireError> read_split_records(ByteView octets);
/// Records of 14 octets; the last six octets of each are zero (wire-ike.md 10.3). `pairs`: 8 octets, as some
/// gateways send.
[[nodiscard]] Bytes write_split_records(const std::vector<SplitRecord>& records, bool pairs = false);

[[nodiscard]] Attribute address_attribute(ConfigAttribute attribute, Ipv4Address address);

}  // namespace drawbridge::wire
