// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration of the appliance as plain values (reference: pix-commands.md 3 to 7). A default Config is
// the device's factory state: the lines it always prints. Names of lists, maps, groups, pools and tags are
// case-sensitive. Equality is about meaning: where a line stands in a file (SourceLine) and the order of
// things whose order means nothing (Unordered) do not count; the order in which they were entered is kept for
// printing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip.h"
#include "base/secret.h"

namespace drawbridge::pix {

/// The chapters of "show running-config" in the order of pix-commands.md 2.
enum class Chapter : std::uint8_t {
  interface,
  nameif,
  passwords,
  hostname,
  clock,
  fixup,
  names,
  object_group,
  access_list,
  pager,
  logging,
  icmp,
  mtu,
  ip_address,
  ip_audit,
  ip_local_pool,
  failover,
  pdm,
  arp,
  global,
  nat,
  alias,
  static_,
  conduit,
  access_group,
  outbound,
  established,
  route,
  timeout,
  aaa_server,
  aaa,
  services,
  snmp,
  floodguard,
  fragment,
  sysopt,
  auth_prompt,
  transform_set,
  dynamic_map,
  crypto_map,
  isakmp,
  vpngroup,
  ca,
  telnet,
  ssh,
  console,
  vpdn,
  username,
  terminal,
  banner,
};

/// Line number in the text that a value came from, 0 if it came from elsewhere. All are equal: a place is no
/// value.
struct SourceLine {
  int number = 0;
  friend constexpr bool operator==(SourceLine, SourceLine) { return true; }
};

/// A vector whose order is kept for printing and ignored by ==.
template <typename T>
class Unordered : public std::vector<T> {
 public:
  using std::vector<T>::vector;
  friend bool operator==(const Unordered& a, const Unordered& b) {
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
  }
};

/// A key or password of the configuration. `masked` is a secret that was read as five or more asterisks where
/// no former value was known: it prints as the mask, cannot be used, and must be typed.
struct StoredSecret {
  Secret value;
  bool masked = false;

  [[nodiscard]] bool usable() const { return !masked && !value.empty(); }
  bool operator==(const StoredSecret&) const = default;
};

/// Limits of the reassembly of IP fragments at one interface ("fragment size|chain|timeout N [IF]").
struct FragmentLimits {
  int size = 200;   ///< fragments that wait at the same time, 1..1000000
  int chain = 24;   ///< fragments of one packet, 1..8200; 1 = no fragments at all
  int timeout = 5;  ///< seconds, 1..30
  bool operator==(const FragmentLimits&) const = default;
};

struct Interface {
  std::string hardware;        ///< "ethernet0"
  std::string speed = "auto";  ///< as typed: "100full"
  bool shutdown = false;
  std::string name;  ///< nameif; empty if none
  int security = 0;  ///< 0..100
  int mtu = 1500;    ///< octets
  std::optional<Ipv4Address> address;
  Ipv4Address mask;
  std::string dynamic_address;  ///< "dhcp setroute", "pppoe" ...: the words after the interface's name
  SourceLine origin;
  FragmentLimits fragment{};
  bool operator==(const Interface&) const = default;
};

struct Fixup {
  std::string protocol;   ///< "http", "h323 h225", "h323 ras", "sip", "sip udp", "icmp error" ...
  std::string arguments;  ///< "80", "1718-1719", "maximum-length 512" or empty
  SourceLine origin;
  bool operator==(const Fixup&) const = default;
};
[[nodiscard]] Unordered<Fixup> default_fixups();

struct NameEntry {
  Ipv4Address address;
  std::string name;
  SourceLine origin;
  bool operator==(const NameEntry&) const = default;
};

struct ObjectGroup {
  std::string kind;  ///< network, service, protocol, icmp-type
  std::string id;
  std::string service_protocol;  ///< tcp, udp, tcp-udp, for kind service
  std::string description;
  Unordered<std::string> members;  ///< "network-object host 10.1.1.1" ..., canonical
  SourceLine origin;
  bool operator==(const ObjectGroup&) const = default;
};

struct AddressSpec {
  enum class Kind : std::uint8_t { any, host, network, interface, object_group };
  Kind kind = Kind::any;
  Ipv4Address address;
  Ipv4Address mask;
  std::string name;  ///< of the interface or object group
  bool operator==(const AddressSpec&) const = default;
};

struct PortSpec {
  enum class Kind : std::uint8_t { any, eq, lt, gt, neq, range, object_group };
  Kind kind = Kind::any;
  std::uint16_t first = 0;
  std::uint16_t last = 0;  ///< of a range
  std::string name;        ///< of the object group
  bool operator==(const PortSpec&) const = default;
};

struct AccessEntry {
  bool permit = true;
  bool is_remark = false;
  std::string remark;
  int protocol = 0;            ///< IP protocol number, 0 = ip; -1 with protocol_group
  std::string protocol_group;  ///< object group of protocols
  AddressSpec source;
  PortSpec source_port;
  AddressSpec destination;
  PortSpec destination_port;
  int icmp_type = -1;      ///< -1 = all
  std::string icmp_group;  ///< object group of ICMP types
  std::string log;         ///< empty, or "log", "log disable", "log 7 interval 60" ...
  SourceLine origin;
  bool operator==(const AccessEntry&) const = default;
};

struct AccessList {
  std::string id;
  std::vector<AccessEntry> entries;
  bool operator==(const AccessList&) const = default;
};

struct AccessGroup {
  std::string access_list;
  std::string interface;
  bool per_user_override = false;
  SourceLine origin;
  bool operator==(const AccessGroup&) const = default;
};

/// established PROTO dport [sport] [permitto proto port[-port]] [permitfrom proto port[-port]]: while a
/// connection of `protocol` to `destination_port` (from `source_port`) is open, its server may open others
/// back to the client. Without permitto and permitfrom those are of the same protocol, to and from any port.
struct EstablishedRule {
  struct Ports {
    int protocol = 0;         ///< 6 or 17
    std::uint16_t first = 0;  ///< 0 = every port
    std::uint16_t last = 0;   ///< equal to `first` if one port was given
    bool operator==(const Ports&) const = default;
  };
  int protocol = 0;                    ///< 6 or 17
  std::uint16_t destination_port = 0;  ///< 0 = any
  std::uint16_t source_port = 0;       ///< 0 = any
  std::optional<Ports> permit_to;      ///< destination of the new connection
  std::optional<Ports> permit_from;    ///< source of the new connection
  SourceLine origin;
  bool operator==(const EstablishedRule&) const = default;
};

/// icmp permit|deny ADDR [type] IF: ICMP to the appliance itself. The first that fits decides; an interface
/// that has rules refuses everything else, one without rules accepts all.
struct IcmpRule {
  bool permit = true;
  AddressSpec source;  ///< any, host or network
  int icmp_type = -1;  ///< -1 = all
  std::string interface;
  SourceLine origin;
  bool operator==(const IcmpRule&) const = default;
};

/// A syslog server ("logging host [IF] A [udp/N|tcp/N] [format emblem]").
struct LoggingHost {
  std::string interface = "inside";
  Ipv4Address address;
  bool tcp = false;
  std::uint16_t port = 514;
  bool emblem = false;
  SourceLine origin;
  bool operator==(const LoggingHost&) const = default;
};

/// What is set for one message number; neither of both is not stored.
struct LoggingMessage {
  bool disabled = false;     ///< "no logging message ID"
  std::optional<int> level;  ///< "logging message ID level N", 0..7
  bool operator==(const LoggingMessage&) const = default;
};

/// Levels are 0 (emergencies) to 7 (debugging); a destination without level gets nothing.
struct Logging {
  bool on = false;
  bool timestamp = false;
  bool standby = false;
  std::optional<int> console, monitor, buffered, trap, history;
  int facility = 20;      ///< 16..23
  int queue = 512;        ///< messages waiting at most; 0 = no limit
  std::string device_id;  ///< empty, "hostname", "ipaddress IF" or "string TEXT"
  Unordered<LoggingHost> hosts;
  std::map<int, LoggingMessage> messages;  ///< by message number
  bool operator==(const Logging&) const = default;
};
/// "debugging" for 7.
[[nodiscard]] std::string_view logging_level_text(int level);
/// A number 0..7, the whole word, or an unambiguous beginning of it.
[[nodiscard]] std::optional<int> parse_logging_level(std::string_view text);

/// auth-prompt: empty = the device's own text.
struct AuthPrompt {
  std::string prompt, accept, reject;
  bool operator==(const AuthPrompt&) const = default;
};

/// aaa authentication serial|enable|telnet|ssh|http console TAG [LOCAL].
struct ConsoleAuthentication {
  std::string tag;
  bool local_fallback = false;  ///< LOCAL is asked when no server answers
  SourceLine origin;
  bool operator==(const ConsoleAuthentication&) const = default;
};

/// The lines of each banner, in order; $(hostname) and $(domain) are not replaced here.
struct Banners {
  std::vector<std::string> exec, login, motd;
  bool operator==(const Banners&) const = default;
};

/// The numbers and flags at the end of nat and static lines.
struct ConnectionLimits {
  std::int64_t max_connections = 0;  ///< 0 = unlimited
  std::int64_t embryonic = 0;
  bool norandomseq = false;
  bool operator==(const ConnectionLimits&) const = default;
};

struct NatRule {
  std::string interface;
  std::int64_t id = 0;
  Ipv4Address address;
  Ipv4Address mask;
  std::string access_list;  ///< not empty: "access-list ID" instead of address and mask
  bool dns = false;
  bool outside = false;
  ConnectionLimits limits;
  SourceLine origin;
  bool operator==(const NatRule&) const = default;
};

struct GlobalPool {
  std::string interface;
  std::int64_t id = 1;
  bool use_interface = false;  ///< PAT on the interface's own address
  IpRange range;
  std::optional<Ipv4Address> mask;
  SourceLine origin;
  bool operator==(const GlobalPool&) const = default;
};

struct StaticRule {
  std::string real_interface;
  std::string mapped_interface;
  std::string protocol;  ///< empty, tcp or udp
  bool mapped_is_interface = false;
  Ipv4Address mapped;
  std::uint16_t mapped_port = 0;
  Ipv4Address real;
  std::uint16_t real_port = 0;
  std::string access_list;  ///< not empty: instead of the real address
  bool dns = false;
  Ipv4Address mask{255, 255, 255, 255};
  ConnectionLimits limits;
  SourceLine origin;
  bool operator==(const StaticRule&) const = default;
};

struct Route {
  std::string interface;
  Ipv4Address address;
  Ipv4Address mask;
  Ipv4Address gateway;
  int metric = 1;
  SourceLine origin;
  bool operator==(const Route&) const = default;
};

/// All in seconds, 0 = never. Factory values as in the note.
struct Timeouts {
  std::int64_t xlate = 10800, conn = 3600, half_closed = 600, udp = 120, rpc = 600, h225 = 3600;
  std::int64_t h323 = 300, mgcp = 300, sip = 1800, sip_media = 120;
  std::optional<std::int64_t> sip_disconnect, sip_invite;  ///< of 6.3(4) and later: printed if given
  std::optional<std::int64_t> uauth_absolute = 300;
  std::optional<std::int64_t> uauth_inactivity;
  SourceLine uauth_origin;
  bool operator==(const Timeouts&) const = default;
};

enum class AaaProtocol : std::uint8_t { tacacs_plus, radius, local };

struct AaaHost {
  std::string interface = "inside";
  Ipv4Address address;
  StoredSecret key;
  std::optional<int> timeout;  ///< seconds; the device uses 5 if none is given
  SourceLine origin;
  /// "aaa-server TAG (if) host A no-message-authenticator", an extension: answers of an old RADIUS server are
  /// taken without that attribute.
  bool no_message_authenticator = false;
  bool operator==(const AaaHost&) const = default;
};

struct AaaServerGroup {
  std::string tag;
  AaaProtocol protocol = AaaProtocol::tacacs_plus;
  std::vector<AaaHost> hosts;  ///< tried in this order
  SourceLine origin;
  std::optional<int> max_failed_attempts = std::nullopt;  ///< 1..5; the device uses 3 if none is given
  std::optional<int> deadtime = std::nullopt;             ///< minutes, 0..1440; 10 if none is given
  bool operator==(const AaaServerGroup&) const = default;
};
[[nodiscard]] Unordered<AaaServerGroup> default_aaa_servers();

enum class AaaService : std::uint8_t { authentication, authorization, accounting };

/// aaa authentication|authorization|accounting include|exclude|match ...
struct AaaRule {
  enum class Action : std::uint8_t { include, exclude, match };
  AaaService service = AaaService::authentication;
  Action action = Action::include;
  std::string traffic;      ///< "http", "any", "tcp/80" ..., as typed; empty for match
  std::string access_list;  ///< for match
  std::string direction;    ///< as typed: inbound, outbound or an interface
  Ipv4Address local, local_mask, foreign, foreign_mask;
  std::string tag;
  SourceLine origin;
  bool operator==(const AaaRule&) const = default;
};

struct TransformSet {
  std::string name;
  /// "esp-des", "esp-md5-hmac" ..., in the order typed; "esp-gcm 128" and "esp-gcm 256" are one each.
  std::vector<std::string> transforms;
  bool transport_mode = false;
  SourceLine origin;
  bool operator==(const TransformSet&) const = default;
};

/// What static and dynamic map entries share.
struct MapSettings {
  std::string match_address;
  Unordered<Ipv4Address> peers;
  std::optional<int> pfs_group;  ///< 1, 2 or 5; beyond PIX 6.3 also 14 to 21
  std::vector<std::string> transform_sets;
  std::optional<std::int64_t> lifetime_seconds;
  std::optional<std::int64_t> lifetime_kilobytes;
  SourceLine match_origin, peers_origin, transform_sets_origin, pfs_origin;
  bool operator==(const MapSettings&) const = default;
};

struct DynamicMap {
  std::string name;
  std::map<int, MapSettings> entries;
  bool operator==(const DynamicMap&) const = default;
};

struct CryptoMapEntry {
  bool manual = false;      ///< ipsec-manual
  std::string dynamic_map;  ///< not empty: "ipsec-isakmp dynamic NAME"
  MapSettings settings;
  std::vector<std::string> session_keys;  ///< words after "set", kept; secret
  SourceLine origin;
  bool operator==(const CryptoMapEntry&) const = default;
};

struct CryptoMap {
  std::string name;
  std::map<int, CryptoMapEntry> entries;
  bool address_initiate = false;
  bool address_respond = false;
  std::string authentication_tag;  ///< client authentication: Xauth
  bool authentication_local = false;
  std::string token_tag;
  Unordered<std::string> interfaces;
  SourceLine authentication_origin, interface_origin;
  bool operator==(const CryptoMap&) const = default;
};

struct IsakmpKey {
  StoredSecret key;
  Ipv4Address address;
  Ipv4Address mask{255, 255, 255, 255};
  bool no_xauth = false;
  bool no_config_mode = false;
  SourceLine origin;
  [[nodiscard]] bool is_wildcard() const { return address.is_any() && mask.is_any(); }
  bool operator==(const IsakmpKey&) const = default;
};

/// hybrid (beyond PIX 6.3): the appliance shows a certificate, the client only logs in.
enum class IsakmpAuthentication : std::uint8_t { pre_share, rsa_sig, hybrid };
enum class IsakmpEncryption : std::uint8_t { des, triple_des, aes_128, aes_192, aes_256 };
/// sha256 and above are beyond PIX 6.3.
enum class IsakmpHash : std::uint8_t { md5, sha, sha256, sha384, sha512 };
[[nodiscard]] std::string_view to_text(IsakmpAuthentication value);
[[nodiscard]] std::string_view to_text(IsakmpEncryption value);
[[nodiscard]] std::string_view to_text(IsakmpHash value);
[[nodiscard]] std::string_view to_text(AaaProtocol value);

/// Words that PIX 6.3 does not know, spelt as in IOS 15 where it has them. They print behind the other lines
/// of their chapter.
[[nodiscard]] constexpr bool is_beyond_63(IsakmpAuthentication value) {
  return value == IsakmpAuthentication::hybrid;
}
[[nodiscard]] constexpr bool is_beyond_63(IsakmpHash value) {
  return value > IsakmpHash::sha;
}
/// Of a Diffie-Hellman group.
[[nodiscard]] constexpr bool is_group_beyond_63(int group) {
  return group >= 14;
}
/// Of a transform of a set.
[[nodiscard]] constexpr bool is_transform_beyond_63(std::string_view transform) {
  return transform.starts_with("esp-gcm") || transform == "esp-sha256-hmac" ||
         transform == "esp-sha384-hmac" || transform == "esp-sha512-hmac";
}

struct IsakmpPolicy {
  IsakmpAuthentication authentication = IsakmpAuthentication::rsa_sig;
  IsakmpEncryption encryption = IsakmpEncryption::des;
  IsakmpHash hash = IsakmpHash::sha;
  int group = 1;                  ///< 1, 2, 5 or 7; beyond PIX 6.3 also 14 to 21
  std::int64_t lifetime = 86400;  ///< seconds, 120..86400
  SourceLine origin, encryption_origin, hash_origin, group_origin, authentication_origin;
  bool operator==(const IsakmpPolicy&) const = default;
};

struct IsakmpKeepalive {
  int interval = 0;  ///< seconds, 10..3600
  int retry = 2;     ///< seconds, 2..10
  bool operator==(const IsakmpKeepalive&) const = default;
};

struct Isakmp {
  Unordered<std::string> enabled_interfaces;
  Unordered<IsakmpKey> keys;
  std::string identity = "address";  ///< address, hostname or "key-id TEXT"
  std::optional<IsakmpKeepalive> keepalive;
  std::optional<int> nat_traversal;  ///< seconds between keepalives
  std::string client_pool;           ///< client configuration address-pool local
  std::string client_pool_interface;
  std::map<int, IsakmpPolicy> policies;  ///< by priority 1..65534, lower first
  SourceLine client_pool_origin;
  bool operator==(const Isakmp&) const = default;
};

struct VpnGroup {
  std::string name;
  std::string address_pool;
  std::vector<Ipv4Address> dns_servers;   ///< up to two
  std::vector<Ipv4Address> wins_servers;  ///< up to two
  std::string default_domain;
  std::string split_tunnel;            ///< access list
  std::vector<std::string> split_dns;  ///< up to eight
  bool pfs = false;
  std::vector<std::string> backup_servers;  ///< up to ten, or "clear-client-cfg" alone
  std::int64_t idle_time = 1800;            ///< seconds, 60..86400
  std::optional<std::int64_t> max_time;     ///< seconds, 60..31536000
  bool secure_unit_authentication = false;
  bool user_authentication = false;
  std::string authentication_server;
  std::optional<std::int64_t> user_idle_timeout;  ///< seconds
  bool device_pass_through = false;
  std::optional<StoredSecret> password;
  SourceLine origin, pool_origin, split_origin, password_origin;
  /// "vpngroup G udp-port N", beyond PIX 6.3: the UDP port on which this group's clients pack ESP (Cisco's
  /// own encapsulation, attribute 28677); nothing: not offered.
  std::optional<std::uint16_t> udp_port = std::nullopt;
  SourceLine udp_port_origin{};
  bool operator==(const VpnGroup&) const = default;
};

struct LocalPool {
  std::string name;
  IpRange range;
  std::optional<Ipv4Address> mask;
  SourceLine origin;
  bool operator==(const LocalPool&) const = default;
};

/// telnet, ssh and http: who may reach the appliance.
struct ManagementAccess {
  Ipv4Address address;
  Ipv4Address mask{255, 255, 255, 255};
  std::string interface;
  SourceLine origin;
  bool operator==(const ManagementAccess&) const = default;
};

struct Username {
  std::string name;
  std::string password_hash;  ///< 16 characters; empty = nopassword
  int privilege = 2;
  SourceLine origin;
  bool operator==(const Username&) const = default;
};

/// A command that the device stores and that has no effect here (yet): its words as typed, in its chapter.
struct KeptLine {
  Chapter chapter = Chapter::services;
  std::string
      key;  ///< a new line with the same key replaces this one; the whole text where several may stand
  std::string text;  ///< may begin with "no " where the device prints that
  SourceLine origin;
  bool operator==(const KeptLine&) const = default;
};
[[nodiscard]] Unordered<KeptLine> default_kept_lines();

/// A line of a file that no command understands. It is printed back where it was found: in its chapter, after
/// as many of the chapter's lines as stood before it, or at the end if there are fewer.
struct UnknownLine {
  Chapter chapter = Chapter::interface;
  std::string text;
  SourceLine origin;
  std::size_t place = 0;  ///< lines of the chapter before it
  friend bool operator==(const UnknownLine& a, const UnknownLine& b) { return a.text == b.text; }
};

struct Config {
  Unordered<Interface> interfaces;
  /// enable password by level, as the 16 characters of the device's hash; 15 is the plain "enable password".
  std::map<int, std::string> enable_passwords{{15, "8Ry2YjIyt7RRXU24"}};
  std::string passwd = "2KFQnbNIdI.2KYOU";
  std::string hostname = "pixfirewall";
  std::string domain_name;
  Unordered<Fixup> fixups = default_fixups();
  bool names_on = true;
  Unordered<NameEntry> names;
  Unordered<ObjectGroup> object_groups;
  Unordered<AccessList> access_lists;
  int pager_lines = 24;  ///< 0 = off
  Logging logging;
  std::vector<IcmpRule> icmp_rules;     ///< in their order
  Unordered<std::string> reverse_path;  ///< interfaces with "ip verify reverse-path"
  std::int64_t arp_timeout = 14400;     ///< seconds
  Unordered<LocalPool> local_pools;
  Unordered<GlobalPool> globals;
  Unordered<NatRule> nat;
  Unordered<StaticRule> statics;
  /// conduit permit|deny PROTO GLOBAL [port] FOREIGN [port], in their order. As packets arrive: `source` is
  /// FOREIGN, `destination` is GLOBAL. They rule interfaces that no access list is bound to.
  std::vector<AccessEntry> conduits;
  Unordered<AccessGroup> access_groups;
  Unordered<EstablishedRule> established;
  Unordered<Route> routes;
  Timeouts timeouts;
  Unordered<AaaServerGroup> aaa_servers = default_aaa_servers();
  int radius_authport = 1645;  ///< UDP port of all RADIUS groups
  int radius_acctport = 1646;
  Unordered<AaaRule> aaa_rules;
  /// By "serial", "enable", "telnet", "ssh" or "http".
  std::map<std::string, ConsoleAuthentication, std::less<>> console_authentication;
  int proxy_limit = 16;  ///< login prompts per user at the same time; 0 = disabled, no limit
  std::optional<Ipv4Address> virtual_http;
  bool virtual_http_warn = false;
  std::optional<Ipv4Address> virtual_telnet;
  AuthPrompt auth_prompt;
  bool floodguard = true;
  Unordered<std::string> sysopts;  ///< "connection permit-ipsec", ...: the words after sysopt
  std::optional<std::int64_t> ipsec_lifetime_seconds;    ///< 28800 if none
  std::optional<std::int64_t> ipsec_lifetime_kilobytes;  ///< 4608000 if none
  Unordered<TransformSet> transform_sets;
  Unordered<DynamicMap> dynamic_maps;
  Unordered<CryptoMap> crypto_maps;
  Isakmp isakmp;
  Unordered<VpnGroup> vpngroups;
  Unordered<ManagementAccess> telnet;
  Unordered<ManagementAccess> ssh;
  int telnet_timeout = 5;   ///< minutes
  int ssh_timeout = 5;      ///< minutes
  int console_timeout = 0;  ///< minutes, 0 = never
  Unordered<Username> usernames;
  int terminal_width = 80;
  Banners banners;
  Unordered<KeptLine> kept_lines = default_kept_lines();
  std::vector<UnknownLine> unknown_lines;  ///< sorted by chapter

  bool operator==(const Config&) const = default;

  [[nodiscard]] const Interface* interface_named(std::string_view name) const;
  [[nodiscard]] const AccessList* access_list(std::string_view id) const;
  [[nodiscard]] const LocalPool* local_pool(std::string_view name) const;
  [[nodiscard]] const AaaServerGroup* aaa_server(std::string_view tag) const;
  [[nodiscard]] const TransformSet* transform_set(std::string_view name) const;
  [[nodiscard]] const DynamicMap* dynamic_map(std::string_view name) const;
  [[nodiscard]] const CryptoMap* crypto_map(std::string_view name) const;
  [[nodiscard]] const VpnGroup* vpngroup(std::string_view name) const;
  [[nodiscard]] const Username* username(std::string_view name) const;
  [[nodiscard]] bool has_sysopt(std::string_view words) const;
};

}  // namespace drawbridge::pix
