// SPDX-License-Identifier: GPL-3.0-or-later
// What the packet path is told, as plain values: interfaces, routes, access lists, translations. The headend
// compiles them from a configuration.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fw/access_rules.h"
#include "fw/acl_matcher.h"
#include "fw/conn_table.h"
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

/// `static (real,mapped) MAPPED REAL netmask MASK`: one to one, host by host.
struct StaticMapping {
  InterfaceIndex real_interface = kNoInterface;
  InterfaceIndex mapped_interface = kNoInterface;
  Ipv4Address real;
  Ipv4Address mapped;
  Ipv4Address mask{255, 255, 255, 255};

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
};

/// `global (IF) ID FIRST-LAST`: addresses lent one to one.
struct GlobalRange {
  InterfaceIndex interface = kNoInterface;
  std::int64_t id = 0;
  IpRange range;
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

  std::vector<ServiceRule> authentication;  ///< in the order of the configuration
  std::vector<ServiceRule> authorization;
  UauthLimits uauth;
  VirtualServers virtual_servers;

  [[nodiscard]] InterfaceIndex interface_named(std::string_view name) const;
};

}  // namespace drawbridge::fw
