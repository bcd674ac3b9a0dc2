// SPDX-License-Identifier: GPL-3.0-or-later
// What the packet path is told, as plain values: interfaces, routes, access lists, translations. The headend
// compiles them from a configuration.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fw/access_rules.h"
#include "fw/acl_log.h"
#include "fw/acl_matcher.h"
#include "fw/conn_table.h"
#include "fw/fixup_rules.h"
#include "fw/frag_guard.h"
#include "fw/login_rules.h"
#include "fw/routes.h"

namespace drawbridge::fw {

struct InterfaceRule {
  std::string name;
  int security = 0;  ///< 0..100
  Ipv4Address address;
  Prefix network;             ///< the connected network
  bool reverse_path = false;  ///< `ip verify reverse-path`: a source must be reached the way it comes from
  FragmentLimits fragments{};
};

/// Index of an access list within Rules::acls; -1: none.
using AclIndex = int;
constexpr AclIndex kNoAcl = -1;

/// `access-group ACL in interface IF`.
struct BoundAcl {
  InterfaceIndex interface = kNoInterface;
  AclIndex acl = kNoAcl;
  /// The list of a user decides in its place where there is one.
  bool per_user_override = false;
};

/// `nat (IF) 0 access-list ACL`: traffic between IF's side (the list's source) and the list's destination.
struct Exemption {
  InterfaceIndex interface = kNoInterface;
  AclIndex acl = kNoAcl;
};

/// The two numbers at the end of nat and static lines, for each local host; 0: no limit.
struct HostLimits {
  std::uint32_t connections = 0;  ///< TCP and UDP
  std::uint32_t embryonic = 0;    ///< TCP connections whose handshake is not finished
  bool operator==(const HostLimits&) const = default;
};

/// `static (real,mapped) MAPPED REAL netmask MASK`: one to one, host by host.
struct StaticMapping {
  InterfaceIndex real_interface = kNoInterface;
  InterfaceIndex mapped_interface = kNoInterface;
  Ipv4Address real;
  Ipv4Address mapped;
  Ipv4Address mask{255, 255, 255, 255};
  std::uint8_t protocol = 0;  ///< kTcp or kUdp: only this port is translated; 0: the whole host
  std::uint16_t mapped_port = 0;
  std::uint16_t real_port = 0;
  /// Policy static: only flows that this list permits, seen from the real side. -1: all.
  AclIndex acl = kNoAcl;
  HostLimits limits{};
  bool norandomseq = false;  ///< kept for `show xlate detail`; sequence numbers stay as they are anyway
  bool dns = false;          ///< kept likewise

  [[nodiscard]] bool holds_real(Ipv4Address a) const {
    return ((a.value() ^ real.value()) & mask.value()) == 0;
  }
  [[nodiscard]] bool holds_mapped(Ipv4Address a) const {
    return ((a.value() ^ mapped.value()) & mask.value()) == 0;
  }
  [[nodiscard]] Ipv4Address to_mapped(Ipv4Address a) const {
    return Ipv4Address((mapped.value() & mask.value()) | (a.value() & ~mask.value()));
  }
  [[nodiscard]] Ipv4Address to_real(Ipv4Address a) const {
    return Ipv4Address((real.value() & mask.value()) | (a.value() & ~mask.value()));
  }
};

/// `nat (IF) ID ADDRESS MASK` or `nat (IF) ID access-list ACL`; id 0 without a list is identity.
struct NatSource {
  InterfaceIndex interface = kNoInterface;
  std::int64_t id = 0;
  AddressMatch addresses;
  AclIndex acl = kNoAcl;
  bool outside = false;  ///< translates sources of the side of lower security
  HostLimits limits{};
  bool norandomseq = false;
  bool dns = false;
};

/// `global (IF) ID FIRST-LAST`: addresses lent one to one. A single address, also that of the interface, is
/// shared by ports (PAT).
struct GlobalRange {
  InterfaceIndex interface = kNoInterface;
  std::int64_t id = 0;
  IpRange range;
  /// The first and the last address of each network of this mask are not lent.
  Ipv4Address mask{255, 255, 255, 255};

  [[nodiscard]] bool is_pat() const { return range.first == range.last; }
  [[nodiscard]] bool skips(Ipv4Address a) const {
    const std::uint32_t host = ~mask.value();
    return host > 1 && ((a.value() & host) == 0 || (a.value() & host) == host);
  }
  bool operator==(const GlobalRange&) const = default;
};

struct Rules {
  std::vector<InterfaceRule> interfaces;
  std::vector<RouteEntry> routes;  ///< connected networks included
  std::vector<Acl> acls;
  std::vector<BoundAcl> bound_acls;
  std::vector<Exemption> exemptions;
  std::vector<StaticMapping> statics;  ///< in the order of the configuration
  std::vector<NatSource> nat;
  std::vector<GlobalRange> globals;
  ConnTimeouts timeouts;
  AclLogLimits acl_log;
  Duration xlate_timeout = Seconds{10800};  ///< zero: never
  /// `sysopt connection permit-ipsec`: what comes from a tunnel does not meet the interface's list.
  bool tunnel_skips_acl = false;

  /// `sysopt ipsec pl-compatible` without permit-ipsec: traffic of tunnels meets neither translation nor
  /// checks and makes no connection.
  bool tunnel_skips_all = false;

  /// `conduit`, as packets come from the side of lower security: rules interfaces without a bound list.
  Acl conduits{"conduit", {}};
  std::vector<EstablishedRule> established;
  std::vector<IcmpRule> icmp;

  FixupRules fixups;

  std::vector<ServiceRule> authentication;  ///< in the order of the configuration
  std::vector<ServiceRule> authorization;
  std::vector<ServiceRule> accounting;  ///< TCP only (pix-behaviour.md 7)
  UauthLimits uauth;
  VirtualServers virtual_servers;

  [[nodiscard]] InterfaceIndex interface_named(std::string_view name) const;
};

}  // namespace drawbridge::fw
