// SPDX-License-Identifier: GPL-3.0-or-later
// What a headend needs to set at interfaces of this machine, by rtnetlink: a device up, networks behind it,
// and addresses that an interface answers ARP for. Routes of a device go with it. Needs CAP_NET_ADMIN.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ip.h"
#include "base/result.h"
#include "net/linux/descriptor.h"

namespace drawbridge::net {

struct InterfaceAddress {
  std::string interface;
  Prefix address;  ///< with its network's length
};
/// The IPv4 addresses of this machine's interfaces that are up or not.
[[nodiscard]] std::vector<InterfaceAddress> interface_addresses();

/// Up, with this MTU in octets.
[[nodiscard]] Result<void, SystemError> bring_up(const std::string& interface, int mtu);
/// The network is reached through the interface; no error if it is already.
[[nodiscard]] Result<void, SystemError> add_route(const std::string& interface, const Prefix& network);
[[nodiscard]] Result<void, SystemError> remove_route(const std::string& interface, const Prefix& network);
/// The interface answers ARP for the address, which is reached through another one (proxy ARP, one address).
[[nodiscard]] Result<void, SystemError> add_proxy_arp(const std::string& interface, Ipv4Address address);
[[nodiscard]] Result<void, SystemError> remove_proxy_arp(const std::string& interface, Ipv4Address address);
/// Whether this machine forwards IPv4 packets at all.
[[nodiscard]] bool forwards_packets();

/// The fewest networks that hold exactly these addresses.
[[nodiscard]] std::vector<Prefix> networks_of(IpRange range);

}  // namespace drawbridge::net
