// SPDX-License-Identifier: GPL-3.0-or-later
// One connection entry as values: what a .pcf file holds (client.md 8), or a security policy of the 1.1 kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ip.h"
#include "base/secret.h"
#include "client/port_forward.h"

namespace drawbridge::client {

enum class AuthType : std::uint8_t { group = 1, certificate = 3, mutual_group = 5 };
enum class IkeMode : std::uint8_t { automatic, aggressive, main };
/// How transparent tunnelling over UDP is done (client.md 12.3).
enum class NatMode : std::uint8_t {
  automatic,  ///< when a NAT is found, or on the port that the gateway gives
  forced,     ///< always
  cisco_udp,  ///< only on the port that the gateway gives
};
/// What the client offers is a named profile (client/offer.h).
enum class OfferProfile : std::uint8_t { automatic, vpn_client_4_0_5, vpn_client_1_1 };
enum class EntryKind : std::uint8_t { dialer, policy_11 };
/// Where the connection goes and who uses it. automatic: the built-in lab for the lab's own hosts, else the
/// whole system where the privileged helper is installed, else the programs that use the proxy.
enum class Reach : std::uint8_t { automatic, lab, whole_system, proxy };
/// When a connection that was up is made again by itself.
enum class Reconnect : std::uint8_t {
  never,
  network_changes,  ///< after sleep, and when this machine's address or link has changed
  always,           ///< also when the gateway fell silent or was restarted
};

// ---- the 1.1 policy editor's values (client.md 12.2); the note's names ----
enum class RuleSecurity : std::uint8_t { secure, non_secure };
enum class PolicyIdType : std::uint8_t { any, ip_address, ip_subnet, ip_range, domain_name };
enum class Policy11Cipher : std::uint8_t { null_cipher, des, triple_des };
enum class Policy11Hash : std::uint8_t { md5, sha1 };

struct PolicyIdentity {
  PolicyIdType type = PolicyIdType::any;
  Ipv4Address address;
  Ipv4Address mask_or_last;  ///< mask of a subnet, last address of a range
  std::string name;
  bool operator==(const PolicyIdentity&) const = default;
};

struct Policy11 {
  std::string rule_name = "TACconn";
  RuleSecurity security = RuleSecurity::secure;
  PolicyIdentity remote_party;
  std::string port = "All";
  std::string protocol = "All";
  bool use_secure_gateway = true;
  PolicyIdentity gateway;
  PolicyIdentity my_identity;  ///< type ip_address, address any: the interface's own
  std::string local_interface = "Any";
  Policy11Cipher phase1_cipher = Policy11Cipher::des;
  Policy11Hash phase1_hash = Policy11Hash::md5;
  std::optional<std::uint32_t> phase1_seconds;  ///< nothing: Unspecified, no life attribute is sent
  int phase1_group = 1;
  bool esp = true;
  Policy11Cipher esp_cipher = Policy11Cipher::des;
  Policy11Hash esp_hash = Policy11Hash::md5;
  std::optional<std::uint32_t> phase2_seconds;
  bool operator==(const Policy11&) const = default;
};

struct Profile {
  std::string name;  ///< the file's name without .pcf
  EntryKind kind = EntryKind::dialer;
  std::string description;
  std::string host;
  AuthType auth_type = AuthType::group;
  std::string group_name;
  /// As they stand in an imported file; we never write them except by an export with secrets.
  std::optional<Secret> group_password_in_file;
  std::optional<Secret> user_password_in_file;
  std::string user_name;
  bool save_user_password = false;
  std::string nt_domain;
  bool enable_backup = false;
  std::vector<std::string> backup_servers;
  /// X-Drawbridge-ToldBackupServers: the gateway's last list (Mode-Config 28681). While there is one, it
  /// stands in place of `backup_servers`, which stay the user's own.
  std::vector<std::string> told_backup_servers;
  bool transparent_tunneling = true;
  bool tunnel_over_tcp = false;
  std::uint16_t tcp_port = 10000;
  bool allow_local_lan = false;
  int peer_timeout = 90;         ///< seconds, 30-480
  std::string certificate_name;  ///< common name, or the name in our store
  bool send_certificate_chain = false;
  int certificate_store = 0;            ///< CertStore: 0 none, 1 our own, 2 the operating system's
  std::string certificate_path;         ///< a PEM or PKCS#12 file, where the store has none that fits
  std::string certificate_subject;      ///< the whole subject, as DistinguishedName::to_string writes it
  std::string certificate_serial_hash;  ///< 32 hex digits; empty: all zeroes in the file
  std::string verify_cert_dn;           ///< VerifyCertDN: crypto/trust.h, parse_name_rules
  std::string ca_file;                  ///< X-Drawbridge-CaFile: PEM; empty: every authority of the store
  bool dial_up = false;
  int isp_connect_type = 0;
  std::string isp_connect, isp_phonebook, isp_command;
  int dh_group = 2;
  // Ours, X-Drawbridge-*.
  IkeMode ike_mode = IkeMode::automatic;
  OfferProfile offer = OfferProfile::automatic;
  /// DES, MD5 and group 1 may be offered. On by default: so are the lab's entries and imported files, which
  /// come from clients that had nothing better. New entries start with new_entry(), where it is off.
  bool allow_legacy = true;
  int pfs_group = 0;  ///< 0: as the gateway says
  /// False: a certificate is proof enough, and no login of a user is offered. Only with
  /// AuthType::certificate.
  bool offer_user_login = true;
  /// Lifetimes that the automatic offer names, in seconds, from 30; 0: a day, and eight hours. For gateways
  /// that end what is older without a word.
  std::uint32_t phase1_seconds = 0, phase2_seconds = 0;
  /// Reads why a gateway deletes a connection. Its layout was never published, so that this is off
  /// (wire-ike.md 8).
  bool read_delete_reason = false;
  NatMode nat_mode = NatMode::automatic;  ///< while transparent_tunneling is on
  bool source_port_500 = true;            ///< false: any free port, where 500 could be had as well
  // The real network: where a connection goes, and what a rootless one offers on 127.0.0.1.
  Reach reach = Reach::automatic;
  std::uint16_t socks_port = 1080;       ///< 0: any free one; another free one is taken if this one is in use
  std::uint16_t http_proxy_port = 8118;  ///< as above
  std::vector<PortForward> forwards;
  // What the whole-system mode does to this machine.
  bool block_ipv6 = true;    ///< in a full tunnel
  bool kill_switch = false;  ///< nothing passes outside the tunnel, also while it is being made again
  int mtu = 0;               ///< octets of an inner packet, 576-1500; 0: automatic
  Reconnect reconnect = Reconnect::network_changes;
  bool connect_at_start = false;  ///< by itself, when the program starts
  Policy11 policy;                ///< kind policy_11 only
  /// Keys without a field above, in file order, kept when rewriting; also the '!' marks.
  std::vector<std::pair<std::string, std::string>> other_keys;
  std::vector<std::string> read_only_keys;
  bool operator==(const Profile&) const = default;
};

/// What a new entry starts as: without legacy algorithms.
[[nodiscard]] inline Profile new_entry() {
  Profile profile;
  profile.allow_legacy = false;
  return profile;
}

}  // namespace drawbridge::client
