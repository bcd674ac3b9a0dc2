// SPDX-License-Identifier: GPL-3.0-or-later
// Where a packet leaves: longest prefix first, then lowest metric (pix-behaviour.md 2, route step).
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "base/ip.h"

namespace drawbridge::fw {

/// Index of an interface within Rules::interfaces; kNoInterface: none.
using InterfaceIndex = int;
constexpr InterfaceIndex kNoInterface = -1;

struct RouteEntry {
  InterfaceIndex interface = kNoInterface;
  Prefix network;
  /// Nothing: the network is connected, the destination itself is the next hop.
  std::optional<Ipv4Address> gateway;
  int metric = 1;
};

struct Hop {
  InterfaceIndex interface = kNoInterface;
  Ipv4Address next_hop;
  bool connected = false;
  bool operator==(const Hop&) const = default;
};

class RouteTable {
 public:
  RouteTable() = default;
  explicit RouteTable(std::vector<RouteEntry> entries);

  [[nodiscard]] std::optional<Hop> lookup(Ipv4Address destination) const;

  /// Host routes come and go with the clients that hold the address, and win over everything else.
  void add_host(Ipv4Address host, InterfaceIndex interface) { hosts_[host] = interface; }
  void remove_host(Ipv4Address host) { hosts_.erase(host); }
  [[nodiscard]] bool has_host(Ipv4Address host) const { return hosts_.contains(host); }
  /// Takes over the host routes of a table that this one replaces.
  void keep_hosts(const RouteTable& other) { hosts_ = other.hosts_; }

 private:
  std::vector<RouteEntry> entries_;  ///< best first
  std::unordered_map<Ipv4Address, InterfaceIndex> hosts_;
};

}  // namespace drawbridge::fw
