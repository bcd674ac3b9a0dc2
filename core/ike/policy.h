// SPDX-License-Identifier: GPL-3.0-or-later
// What an IkeEndpoint is told: values in. Names and numbers follow RFC 2407, 2408, 2409 and wire-ike.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ip.h"
#include "base/secret.h"
#include "crypto/cipher.h"
#include "crypto/dh.h"
#include "crypto/hash.h"

namespace drawbridge::ike {

/// Phase-1 authentication methods that this version negotiates (wire-ike.md 1.4).
enum class AuthMethod : std::uint16_t {
  pre_shared_key = 1,
  rsa_signatures = 3,
  hybrid_init_rsa = 64221,  ///< the responder signs, the initiator proves itself by Xauth
  hybrid_resp_rsa = 64222,  ///< the same, begun by the gateway
  xauth_init_pre_shared = 65001,
  xauth_resp_pre_shared = 65002,
  xauth_init_rsa = 65005,
  xauth_resp_rsa = 65006,
};
[[nodiscard]] constexpr bool uses_pre_shared_key(AuthMethod method) {
  return method == AuthMethod::pre_shared_key || method == AuthMethod::xauth_init_pre_shared ||
         method == AuthMethod::xauth_resp_pre_shared;
}
[[nodiscard]] constexpr bool initiator_signs(AuthMethod method) {
  return method == AuthMethod::rsa_signatures || method == AuthMethod::xauth_init_rsa ||
         method == AuthMethod::xauth_resp_rsa || method == AuthMethod::hybrid_resp_rsa;
}
[[nodiscard]] constexpr bool responder_signs(AuthMethod method) {
  return !uses_pre_shared_key(method) && method != AuthMethod::hybrid_resp_rsa;
}
/// The method itself announces Xauth: of the phase-1 initiator.
[[nodiscard]] constexpr bool initiator_logs_in(AuthMethod method) {
  return method == AuthMethod::xauth_init_pre_shared || method == AuthMethod::xauth_init_rsa ||
         method == AuthMethod::hybrid_init_rsa;
}
/// Of the responder: a gateway that begins offers these.
[[nodiscard]] constexpr bool responder_logs_in(AuthMethod method) {
  return method == AuthMethod::xauth_resp_pre_shared || method == AuthMethod::xauth_resp_rsa ||
         method == AuthMethod::hybrid_resp_rsa;
}
[[nodiscard]] constexpr bool announces_xauth(AuthMethod method) {
  return initiator_logs_in(method) || responder_logs_in(method);
}

struct CertificateConfig;  // ike/certificates.h

/// What an `isakmp policy` says: pre-share fits methods 1 and 65001, rsa-sig 3 and 65005, hybrid 64221; of
/// those that announce Xauth the next number where the gateway begins.
enum class PolicyAuthentication : std::uint8_t { pre_share, rsa_sig, hybrid };

/// One phase-1 transform as offered by an initiator, in the order of the vector that holds it.
struct Phase1Transform {
  crypto::CipherSpec encryption;
  crypto::HashAlgorithm hash{};
  crypto::DhGroup group{};
  AuthMethod method = AuthMethod::pre_shared_key;
  /// Nothing: no life attribute is sent ("Unspecified").
  std::optional<std::uint32_t> life_seconds;
  bool operator==(const Phase1Transform&) const = default;
};

/// One `isakmp policy` of a responder. Lower priorities are compared first.
struct Phase1Policy {
  int priority = 0;
  crypto::CipherSpec encryption;
  crypto::HashAlgorithm hash{};
  crypto::DhGroup group{};
  std::uint32_t lifetime_seconds = 86400;
  PolicyAuthentication authentication = PolicyAuthentication::pre_share;
  bool operator==(const Phase1Policy&) const = default;
};

/// The numbers of the authentication attribute of phase 2. A combined cipher (AES-GCM) stands with none.
enum class EspAuth : std::uint8_t {
  none = 0,
  hmac_md5 = 1,
  hmac_sha1 = 2,
  hmac_sha2_256 = 5,
  hmac_sha2_384 = 6,
  hmac_sha2_512 = 7,
};

/// One ESP transform of phase 2.
struct EspTransform {
  crypto::CipherSpec encryption;
  EspAuth authentication = EspAuth::none;
  bool operator==(const EspTransform&) const = default;
};

/// One proposal of phase 2 as offered: ESP, perhaps ANDed with an IPCOMP proposal of the same number.
struct EspProposal {
  std::vector<EspTransform> transforms;
  bool with_ipcomp = false;
  bool operator==(const EspProposal&) const = default;
};

/// One `crypto ipsec transform-set` of a responder.
struct TransformSet {
  std::string name;
  EspTransform transform;
  bool operator==(const TransformSet&) const = default;
};

/// An `isakmp key`: the most specific prefix that holds the peer's address wins.
struct PeerKey {
  Prefix peers;
  Secret key;
  bool no_xauth = false;
  bool no_config_mode = false;
  bool operator==(const PeerKey&) const = default;
};

/// A `vpngroup`, found by the ID_KEY_ID of an aggressive-mode initiator.
struct GroupPolicy {
  std::string name;
  Secret password;
  bool operator==(const GroupPolicy&) const = default;
};

/// What phase 2 protects, as the ID payloads of Quick Mode say it (wire-ike.md 3.3).
struct TrafficSelector {
  Prefix network;             ///< /32 is sent as ID_IPV4_ADDR unless `as_subnet`
  bool as_subnet = false;     ///< true for 0.0.0.0/0 and for networks
  std::uint8_t protocol = 0;  ///< 0: any
  std::uint16_t port = 0;     ///< 0: any
  bool operator==(const TrafficSelector&) const = default;
};

/// Limits of wire.md section 5; all are settings, these are the defaults.
struct Limits {
  std::size_t half_open_total = 1000;
  std::size_t half_open_per_source = 10;
  std::size_t half_open_per_slash24 = 100;
  std::size_t aggressive_per_second_per_source = 20;
  std::size_t aggressive_per_second = 200;
  int xauth_attempts = 3;
  std::size_t decrypt_failures_per_minute = 20;
  std::size_t dpd_answers_per_second = 5;         ///< per SA
  Duration config_request_interval = Seconds{5};  ///< per SA, for requests after the first
  bool enabled = true;
};

/// Retransmission: `sends` in all, `interval` apart (wire.md section 3).
struct RetransmitPolicy {
  Duration interval = Seconds{15};
  int sends = 5;
};

/// Mode-Config and Unity values, as asked for, given and received (wire-ike.md 10).
struct ModeConfig {
  std::optional<Ipv4Address> address;
  std::optional<Ipv4Address> netmask;
  std::vector<Ipv4Address> dns;
  std::vector<Ipv4Address> nbns;
  std::string banner;
  std::optional<bool> save_password;
  std::string default_domain;
  std::vector<std::string> split_dns;
  std::vector<Prefix> split_include;
  std::vector<Prefix> split_exclude;
  std::optional<int> pfs;
  std::vector<std::string> backup_servers;
  std::string application_version;
  /// Cisco's own encapsulation: ESP in UDP on this port of both ends (28677, wire-ike.md 8).
  std::optional<std::uint16_t> natt_port;
  bool operator==(const ModeConfig&) const = default;
};

/// How gateways of other kinds speak where this headend speaks like the PIX (wire-ike.md 13): played for
/// tests of the client, never configured. All off: as ever.
struct GatewayQuirks {
  bool nonce_before_id = false;         ///< message 2 of aggressive mode: SA KE NONCE ID HASH (IOS, ASA)
  bool vendor_ids_before_hash = false;  ///< there: vendor ids ahead of the proof (VPN 3000)
  bool other_attribute_order = false;   ///< of what is chosen, in both phases: life first, the rest backwards
  bool short_split_entries = false;     ///< 8 octets, address and mask, in place of 14
  bool empty_netmask = false;           ///< Mode-Config: a netmask of no length
  bool other_identity_port = false;     ///< own identity: protocol 0, port 0
  bool asks_for_passcode = false;       ///< Xauth: name and PASSCODE (a token server behind the gateway)
  bool deletes_by_peer_spi = false;     ///< Delete names the SPI that the receiver receives with
  bool says_initial_contact = false;    ///< right behind phase 1
  /// RESPONDER-LIFETIME of phase 2 in the answer of Quick Mode: half of what was offered.
  bool halves_lifetime = false;
  /// Says why before it deletes an SA, in the form that InitiatorConfig::read_delete_reason reads (VPN 3000,
  /// ASA).
  bool gives_reason = false;
  /// ESP on an SPI that is not known is answered in the clear, by who has no ISAKMP SA with its sender (IOS).
  bool tells_unknown_spi = false;
  /// Begins a phase 1 towards the client before the life of the standing one ends (strongSwan).
  bool renews_phase1 = false;
  bool only_natt_draft_02 = false;  ///< of all kinds of NAT-T it knows this one (wire-ike.md 5)
  std::vector<Bytes> vendor_ids;    ///< sent besides
  /// Mode-Config: number and octets of further attributes, behind those that belong there, whatever they are.
  std::vector<std::pair<std::uint16_t, Bytes>> config_attributes;
};

/// Everything a headend's endpoint needs. Replacing it (IkeEndpoint::set_responder) leaves existing SAs
/// alone.
struct ResponderConfig {
  std::vector<Phase1Policy> policies;  ///< any order; compared by priority
  std::vector<TransformSet> transform_sets;
  std::vector<PeerKey> keys;
  std::vector<GroupPolicy> groups;
  bool xauth_required = false;   ///< crypto map client authentication
  bool config_initiate = false;  ///< crypto map client configuration address initiate
  bool config_respond = false;
  bool identity_is_address = true;  ///< isakmp identity address, else ID_FQDN `hostname`
  std::string hostname;
  std::optional<crypto::DhGroup> pfs;  ///< dynamic map `set pfs`: demanded from the initiator
  /// DPD: R-U-THERE after this silence, then `dpd_retry` apart; nothing: answer only.
  std::optional<Duration> dpd_idle;
  Duration dpd_retry = Seconds{2};
  RetransmitPolicy retransmit;
  Limits limits;
  Duration xauth_patience = Seconds{150};  ///< two minutes for the user, and time for what is lost on the way
  /// A phase-1 rekey of a logged-in client keeps its login; false: the user is asked again (wire.md 2.4).
  bool rekey_inherits_xauth = false;
  /// An unprotected NO-PROPOSAL-CHOSEN answers a phase-1 offer that fits no policy, so that the client can
  /// name the cause; at most one per source and second, ten per second in all (wire.md 1).
  bool tell_no_proposal = true;
  /// Phase-2 lifetime when the offer names none: RFC 2407 4.5.4.
  std::uint32_t default_ipsec_seconds = 28800;
  GatewayQuirks quirks;

  /// Own certificate and trusted authorities; without them policies of rsa-sig and hybrid fit nobody. The
  /// group of a client that signs is the OU of its certificate.
  std::shared_ptr<const CertificateConfig> certificates;

  // Address translation and large messages (wire-ike.md 5, 6 and 8)
  /// `isakmp nat-traversal`: the time between keepalives; nothing: NAT-T is neither spoken nor understood.
  std::optional<Duration> nat_traversal;
  /// Answers a peer that announces IKE fragmentation with the same, and then sends large messages in pieces.
  bool fragmentation = false;
  /// Plays the virtual address of a cluster: an authenticated client is sent there (notify 40501).
  std::optional<Ipv4Address> redirect_to;
};

/// How an initiator crosses address translation (RFC 3947; wire-ike.md 5 and 8).
enum class NatTraversal : std::uint8_t {
  off,
  automatic,  ///< ESP in UDP when a NAT is found, or on a port that the gateway gives (Cisco's own)
  forced,     ///< always ESP in UDP: the own NAT-D hash is one that cannot fit (RFC 3947 section 3.2)
  cisco_udp,  ///< Cisco's own only
};

enum class ExchangeMode : std::uint8_t { aggressive, main };

/// What phase 2 an initiator asks for: one Quick Mode each.
struct QuickModePlan {
  /// False: the peer's address assigned by Mode-Config is the local selector. True: `local` is taken.
  bool local_is_fixed = false;
  TrafficSelector local;
  TrafficSelector remote;
};

/// One connection as a client starts it. The values come from a named profile (client/offer.h).
struct InitiatorConfig {
  Endpoint local;
  Endpoint peer;
  ExchangeMode mode = ExchangeMode::aggressive;
  std::vector<Phase1Transform> phase1;
  std::vector<EspProposal> phase2;
  std::optional<std::uint32_t> phase2_life_seconds;  ///< nothing: no life attribute
  std::optional<crypto::DhGroup> pfs;
  Secret pre_shared_key;
  /// ID_KEY_ID in aggressive mode (the group's name); nothing: ID_IPV4_ADDR of `local`.
  std::optional<std::string> key_id;
  /// Vendor ids sent, octets as on the wire, in order: in message 1 (aggressive) or message 3 (main).
  std::vector<Bytes> vendor_ids;
  bool unity = true;              ///< asks for its address by CFG_REQUEST; false: waits for CFG_SET
  bool early_quick_mode = false;  ///< the 1.1 client starts Quick Mode at once and is held ("Need XAUTH")
  bool initial_contact = true;
  bool dpd = true;
  std::string application_version;
  /// Networks of Quick Mode after Mode-Config. Empty: headend host and 0.0.0.0/0, or one per split network.
  std::vector<QuickModePlan> quick_modes;
  /// A Quick Mode begins when the one before it was answered, or after its first repetition. strongSwan 5.9
  /// drops a half-finished one when it refuses another, and many gateways refuse the one for their own
  /// address. False: all at once, as the classic clients do.
  bool quick_modes_in_turn = false;
  RetransmitPolicy retransmit{Seconds{5}, 4};
  Duration peer_timeout = Seconds{90};

  /// For methods with signatures. Who signs itself is identified by the subject of its certificate. With
  /// hybrid, `key_id` and `pre_shared_key` are the group's (wire-ike.md 2.3); both may be missing.
  std::shared_ptr<const CertificateConfig> certificates;

  // Address translation and large messages (wire-ike.md 5, 6 and 8)
  NatTraversal nat_traversal = NatTraversal::off;
  std::uint16_t local_natt_port = 4500;  ///< own port after the float; `local` has the one before
  Duration nat_keepalive = Seconds{20};
  bool fragmentation = false;  ///< announces IKE fragmentation
  /// Reads the reason out of a Delete (payload 129). Its layout is not verified, so that this is off by
  /// default (wire-ike.md 8).
  bool read_delete_reason = false;
};

}  // namespace drawbridge::ike
