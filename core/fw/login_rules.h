// SPDX-License-Identifier: GPL-3.0-or-later
// Who must have logged in before a connection is made: `aaa authentication` and `aaa authorization` as plain
// values (pix-commands.md 6, pix-behaviour.md 5).
#pragma once

#include <optional>
#include <string>

#include "fw/acl_matcher.h"
#include "fw/routes.h"

namespace drawbridge::fw {

/// One `include`, `exclude` or `match` line. Local is the side of higher security, whatever the direction;
/// the local address is compared as seen and as it really is.
struct ServiceRule {
  enum class Direction : std::uint8_t { inbound, outbound, arrives };
  bool exclude = false;
  Direction direction = Direction::inbound;
  InterfaceIndex interface = kNoInterface;  ///< for arrives
  /// Of a `match` line, index within Rules::acls: what it permits is covered, and the fields below count
  /// nothing. -1: none.
  int acl = -1;
  std::uint8_t protocol = 6;  ///< 0: any
  PortMatch port;             ///< of the destination; TCP and UDP only
  int icmp_type = -1;         ///< -1: all
  AddressMatch local, foreign;
  std::string tag;  ///< of the servers that are asked
  bool operator==(const ServiceRule&) const = default;
};

/// `timeout uauth`: nothing means no such limit; an absolute limit of zero asks for every connection.
struct UauthLimits {
  std::optional<Duration> absolute = Seconds{300};
  std::optional<Duration> inactivity;
  bool operator==(const UauthLimits&) const = default;
};

/// `virtual http` and `virtual telnet`: addresses at which the appliance itself takes a login.
struct VirtualServers {
  std::optional<Ipv4Address> http, telnet;
  bool operator==(const VirtualServers&) const = default;
};

/// What carries a prompt; other: the user must have logged in by one of these before.
enum class PromptService : std::uint8_t { http, https, ftp, telnet, other };

}  // namespace drawbridge::fw
