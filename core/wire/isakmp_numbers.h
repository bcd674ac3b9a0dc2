// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of ISAKMP that are not attributes: exchanges, payloads, protocols, identities, notifications
// (RFC 2408, RFC 2407, wire-ike.md 1 and 4). Unknown values are kept: every enum may hold any number of its
// size.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace drawbridge::wire {

/// wire-ike.md 1.1
enum class ExchangeType : std::uint8_t {
  none = 0,
  base = 1,
  main_mode = 2,  ///< "identity protection"
  authentication_only = 3,
  aggressive = 4,
  informational = 5,
  transaction = 6,  ///< Xauth and Mode-Config
  quick_mode = 32,
  new_group_mode = 33,
};

/// wire-ike.md 1.2
enum class PayloadType : std::uint8_t {
  none = 0,
  sa = 1,
  proposal = 2,
  transform = 3,
  key_exchange = 4,
  identification = 5,
  certificate = 6,
  certificate_request = 7,
  hash = 8,
  signature = 9,
  nonce = 10,
  notification = 11,
  delete_ = 12,
  vendor_id = 13,
  attributes = 14,
  nat_d_draft_04 = 15,   ///< drafts 04 to 08; in group key management SA-KEK
  nat_oa_draft_04 = 16,  ///< drafts 04 to 08; in group key management SA-TEK
  nat_d = 20,            ///< RFC 3947
  nat_oa = 21,           ///< RFC 3947
  nat_d_draft_00 = 130,  ///< drafts 00 to 03
  nat_oa_draft_00 = 131,
  fragment = 132,  ///< Cisco IKE fragmentation
};

enum class Doi : std::uint32_t { generic = 0, ipsec = 1 };
constexpr std::uint32_t kSituationIdentityOnly = 1;

enum class ProtocolId : std::uint8_t { none = 0, isakmp = 1, ah = 2, esp = 3, ipcomp = 4 };

/// wire-ike.md 1.3
enum class IdType : std::uint8_t {
  none = 0,
  ipv4_address = 1,
  fqdn = 2,
  user_fqdn = 3,
  ipv4_subnet = 4,
  ipv6_address = 5,
  ipv6_subnet = 6,
  ipv4_range = 7,
  ipv6_range = 8,
  der_asn1_dn = 9,
  der_asn1_gn = 10,
  key_id = 11,
};

enum class CertEncoding : std::uint8_t {
  pkcs7 = 1,
  pgp = 2,
  dns_key = 3,
  x509_signature = 4,
  x509_key_exchange = 5,
  kerberos = 6,
  crl = 7,
  arl = 8,
  spki = 9,
  x509_attribute = 10,
};

/// wire-ike.md 4.1
enum class NotifyType : std::uint16_t {
  invalid_payload_type = 1,
  doi_not_supported = 2,
  situation_not_supported = 3,
  invalid_cookie = 4,
  invalid_major_version = 5,
  invalid_minor_version = 6,
  invalid_exchange_type = 7,
  invalid_flags = 8,
  invalid_message_id = 9,
  invalid_protocol_id = 10,
  invalid_spi = 11,
  invalid_transform_id = 12,
  attributes_not_supported = 13,
  no_proposal_chosen = 14,
  bad_proposal_syntax = 15,
  payload_malformed = 16,
  invalid_key_information = 17,
  invalid_id_information = 18,
  invalid_cert_encoding = 19,
  invalid_certificate = 20,
  cert_type_unsupported = 21,
  invalid_cert_authority = 22,
  invalid_hash_information = 23,
  authentication_failed = 24,
  invalid_signature = 25,
  address_notification = 26,
  notify_sa_lifetime = 27,
  certificate_unavailable = 28,
  unsupported_exchange_type = 29,
  unequal_payload_lengths = 30,
  connected = 16384,
  responder_lifetime = 24576,
  replay_status = 24577,
  initial_contact = 24578,
  cisco_hello = 30000,
  cisco_wwtebr = 30001,
  cisco_shut_up = 30002,
  ios_keepalive_request = 32768,
  ios_keepalive_ack = 32769,
  r_u_there = 36136,
  r_u_there_ack = 36137,
  unity_heartbeat = 40500,
  unity_load_balance = 40501,
  unity_unknown_40502 = 40502,
  preshared_key_hash = 40503,
};

/// Names of the standards, e.g. "AGGRESSIVE", "SA", "ID_KEY_ID", "NO-PROPOSAL-CHOSEN"; "unknown" for other
/// numbers.
[[nodiscard]] std::string_view name(ExchangeType exchange);
[[nodiscard]] std::string_view name(PayloadType payload);
[[nodiscard]] std::string_view name(ProtocolId protocol);
[[nodiscard]] std::string_view name(IdType type);
[[nodiscard]] std::string_view name(CertEncoding encoding);
[[nodiscard]] std::string_view name(NotifyType type);

/// As the client's log and the ladder write it: SA KE ID CERT CERT_REQ HASH SIG NON NOTIFY DEL VID ATTR NAT-D
/// NAT-OA FRAG (client.md 11.3); "?" and the number for others.
[[nodiscard]] std::string short_name(PayloadType payload);
/// As the client's log writes the exchange: "AG", "MM", "QM", "INFO", "TRANS"; "?" and the number for others.
[[nodiscard]] std::string short_name(ExchangeType exchange);

}  // namespace drawbridge::wire
