// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/isakmp_numbers.h"

#include <fmt/format.h>

namespace drawbridge::wire {

std::string_view name(ExchangeType exchange) {
  switch (exchange) {
    case ExchangeType::none:
      return "NONE";
    case ExchangeType::base:
      return "BASE";
    case ExchangeType::main_mode:
      return "MAIN";
    case ExchangeType::authentication_only:
      return "AUTHENTICATION ONLY";
    case ExchangeType::aggressive:
      return "AGGRESSIVE";
    case ExchangeType::informational:
      return "INFORMATIONAL";
    case ExchangeType::transaction:
      return "TRANSACTION";
    case ExchangeType::quick_mode:
      return "QUICK";
    case ExchangeType::new_group_mode:
      return "NEW GROUP";
  }
  return "unknown";
}

std::string_view name(PayloadType payload) {
  switch (payload) {
    case PayloadType::none:
      return "NONE";
    case PayloadType::sa:
      return "SA";
    case PayloadType::proposal:
      return "PROPOSAL";
    case PayloadType::transform:
      return "TRANSFORM";
    case PayloadType::key_exchange:
      return "KE";
    case PayloadType::identification:
      return "ID";
    case PayloadType::certificate:
      return "CERT";
    case PayloadType::certificate_request:
      return "CERT_REQ";
    case PayloadType::hash:
      return "HASH";
    case PayloadType::signature:
      return "SIG";
    case PayloadType::nonce:
      return "NONCE";
    case PayloadType::notification:
      return "NOTIFY";
    case PayloadType::delete_:
      return "DELETE";
    case PayloadType::vendor_id:
      return "VENDOR";
    case PayloadType::attributes:
      return "ATTRIBUTES";
    case PayloadType::nat_d_draft_04:
    case PayloadType::nat_d:
    case PayloadType::nat_d_draft_00:
      return "NAT-D";
    case PayloadType::nat_oa_draft_04:
    case PayloadType::nat_oa:
    case PayloadType::nat_oa_draft_00:
      return "NAT-OA";
    case PayloadType::fragment:
      return "FRAGMENT";
  }
  return "unknown";
}

std::string_view name(ProtocolId protocol) {
  switch (protocol) {
    case ProtocolId::none:
      return "none";
    case ProtocolId::isakmp:
      return "ISAKMP";
    case ProtocolId::ah:
      return "AH";
    case ProtocolId::esp:
      return "ESP";
    case ProtocolId::ipcomp:
      return "IPCOMP";
  }
  return "unknown";
}

std::string_view name(IdType type) {
  switch (type) {
    case IdType::none:
      return "ID_NONE";
    case IdType::ipv4_address:
      return "ID_IPV4_ADDR";
    case IdType::fqdn:
      return "ID_FQDN";
    case IdType::user_fqdn:
      return "ID_USER_FQDN";
    case IdType::ipv4_subnet:
      return "ID_IPV4_ADDR_SUBNET";
    case IdType::ipv6_address:
      return "ID_IPV6_ADDR";
    case IdType::ipv6_subnet:
      return "ID_IPV6_ADDR_SUBNET";
    case IdType::ipv4_range:
      return "ID_IPV4_ADDR_RANGE";
    case IdType::ipv6_range:
      return "ID_IPV6_ADDR_RANGE";
    case IdType::der_asn1_dn:
      return "ID_DER_ASN1_DN";
    case IdType::der_asn1_gn:
      return "ID_DER_ASN1_GN";
    case IdType::key_id:
      return "ID_KEY_ID";
  }
  return "unknown";
}

std::string_view name(CertEncoding encoding) {
  switch (encoding) {
    case CertEncoding::pkcs7:
      return "PKCS #7";
    case CertEncoding::pgp:
      return "PGP";
    case CertEncoding::dns_key:
      return "DNS key";
    case CertEncoding::x509_signature:
      return "X.509 signature";
    case CertEncoding::x509_key_exchange:
      return "X.509 key exchange";
    case CertEncoding::kerberos:
      return "Kerberos";
    case CertEncoding::crl:
      return "CRL";
    case CertEncoding::arl:
      return "ARL";
    case CertEncoding::spki:
      return "SPKI";
    case CertEncoding::x509_attribute:
      return "X.509 attribute";
  }
  return "unknown";
}

std::string_view name(NotifyType type) {
  switch (type) {
    case NotifyType::invalid_payload_type:
      return "INVALID-PAYLOAD-TYPE";
    case NotifyType::doi_not_supported:
      return "DOI-NOT-SUPPORTED";
    case NotifyType::situation_not_supported:
      return "SITUATION-NOT-SUPPORTED";
    case NotifyType::invalid_cookie:
      return "INVALID-COOKIE";
    case NotifyType::invalid_major_version:
      return "INVALID-MAJOR-VERSION";
    case NotifyType::invalid_minor_version:
      return "INVALID-MINOR-VERSION";
    case NotifyType::invalid_exchange_type:
      return "INVALID-EXCHANGE-TYPE";
    case NotifyType::invalid_flags:
      return "INVALID-FLAGS";
    case NotifyType::invalid_message_id:
      return "INVALID-MESSAGE-ID";
    case NotifyType::invalid_protocol_id:
      return "INVALID-PROTOCOL-ID";
    case NotifyType::invalid_spi:
      return "INVALID-SPI";
    case NotifyType::invalid_transform_id:
      return "INVALID-TRANSFORM-ID";
    case NotifyType::attributes_not_supported:
      return "ATTRIBUTES-NOT-SUPPORTED";
    case NotifyType::no_proposal_chosen:
      return "NO-PROPOSAL-CHOSEN";
    case NotifyType::bad_proposal_syntax:
      return "BAD-PROPOSAL-SYNTAX";
    case NotifyType::payload_malformed:
      return "PAYLOAD-MALFORMED";
    case NotifyType::invalid_key_information:
      return "INVALID-KEY-INFORMATION";
    case NotifyType::invalid_id_information:
      return "INVALID-ID-INFORMATION";
    case NotifyType::invalid_cert_encoding:
      return "INVALID-CERT-ENCODING";
    case NotifyType::invalid_certificate:
      return "INVALID-CERTIFICATE";
    case NotifyType::cert_type_unsupported:
      return "CERT-TYPE-UNSUPPORTED";
    case NotifyType::invalid_cert_authority:
      return "INVALID-CERT-AUTHORITY";
    case NotifyType::invalid_hash_information:
      return "INVALID-HASH-INFORMATION";
    case NotifyType::authentication_failed:
      return "AUTHENTICATION-FAILED";
    case NotifyType::invalid_signature:
      return "INVALID-SIGNATURE";
    case NotifyType::address_notification:
      return "ADDRESS-NOTIFICATION";
    case NotifyType::notify_sa_lifetime:
      return "NOTIFY-SA-LIFETIME";
    case NotifyType::certificate_unavailable:
      return "CERTIFICATE-UNAVAILABLE";
    case NotifyType::unsupported_exchange_type:
      return "UNSUPPORTED-EXCHANGE-TYPE";
    case NotifyType::unequal_payload_lengths:
      return "UNEQUAL-PAYLOAD-LENGTHS";
    case NotifyType::connected:
      return "CONNECTED";
    case NotifyType::responder_lifetime:
      return "RESPONDER-LIFETIME";
    case NotifyType::replay_status:
      return "REPLAY-STATUS";
    case NotifyType::initial_contact:
      return "INITIAL-CONTACT";
    case NotifyType::cisco_hello:
      return "HELLO";
    case NotifyType::cisco_wwtebr:
      return "WWTEBR";
    case NotifyType::cisco_shut_up:
      return "SHUT_UP";
    case NotifyType::ios_keepalive_request:
      return "IOS-KEEPALIVE-REQUEST";
    case NotifyType::ios_keepalive_ack:
      return "IOS-KEEPALIVE-ACK";
    case NotifyType::r_u_there:
      return "R-U-THERE";
    case NotifyType::r_u_there_ack:
      return "R-U-THERE-ACK";
    case NotifyType::unity_heartbeat:
      return "UNITY-HEARTBEAT";
    case NotifyType::unity_load_balance:
      return "UNITY-LOAD-BALANCE";
    case NotifyType::unity_unknown_40502:
      return "UNITY-40502";
    case NotifyType::preshared_key_hash:
      return "PRESHARED-KEY-HASH";
  }
  return "unknown";
}

std::string short_name(PayloadType payload) {
  switch (payload) {
    case PayloadType::nonce:
      return "NON";
    case PayloadType::delete_:
      return "DEL";
    case PayloadType::vendor_id:
      return "VID";
    case PayloadType::attributes:
      return "ATTR";
    case PayloadType::fragment:
      return "FRAG";
    default:
      break;
  }
  const std::string_view known = name(payload);
  return known == "unknown" ? fmt::format("?{}", static_cast<unsigned>(payload)) : std::string(known);
}

std::string short_name(ExchangeType exchange) {
  switch (exchange) {
    case ExchangeType::main_mode:
      return "MM";
    case ExchangeType::aggressive:
      return "AG";
    case ExchangeType::informational:
      return "INFO";
    case ExchangeType::transaction:
      return "TRANS";
    case ExchangeType::quick_mode:
      return "QM";
    default:
      return fmt::format("?{}", static_cast<unsigned>(exchange));
  }
}

}  // namespace drawbridge::wire
