// SPDX-License-Identifier: GPL-3.0-or-later
// The few words of rtnetlink(7) that the helper speaks: the kernel's links, addresses, routes and rules,
// IPv4.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/descriptor.h"
#include "base/ip.h"

struct nlmsghdr;

namespace drawbridge::helper {

/// Stands in every route and rule of ours as their origin (rtm_protocol, FRA_PROTOCOL), so that undoing never
/// meets what others made.
inline constexpr std::uint8_t kOurProtocol = 216;

struct RouteRow {
  Prefix to;
  std::uint32_t table = 0;
  std::uint8_t type = 0;      ///< RTN_UNICAST, RTN_THROW ...
  std::uint8_t protocol = 0;  ///< who made it
  std::uint8_t scope = 0;     ///< RT_SCOPE_LINK: directly attached
  int interface = 0;          ///< 0: none
  std::uint32_t metric = 0;
  Ipv4Address source;  ///< preferred source, 0.0.0.0: none
};
struct RuleRow {
  std::uint32_t preference = 0;
  std::uint32_t table = 0;
  std::uint8_t protocol = 0;
};
struct AddressRow {
  int interface = 0;
  Prefix address;
};

/// All functions but interface_index return 0 or an errno.
class Netlink {
 public:
  /// errno of the failed opening; 0 if it is usable.
  [[nodiscard]] int open();

  /// The index of an interface by name; 0 if there is none.
  [[nodiscard]] int interface_index(const std::string& name);
  [[nodiscard]] int delete_link(int interface);
  /// Up with this MTU, or down; without IPv6 addresses of its own.
  [[nodiscard]] int set_link(int interface, bool up, unsigned mtu);
  [[nodiscard]] int addresses(std::vector<AddressRow>& rows);
  [[nodiscard]] int add_address(int interface, Ipv4Address address);
  [[nodiscard]] int delete_address(const AddressRow& row);
  /// All IPv4 routes of all tables.
  [[nodiscard]] int routes(std::vector<RouteRow>& rows);
  /// Made, or put in place of one to the same network; always ours.
  [[nodiscard]] int put_route(const RouteRow& row);
  [[nodiscard]] int delete_route(const RouteRow& row);
  [[nodiscard]] int rules(std::vector<RuleRow>& rows);
  [[nodiscard]] int add_rule(std::uint32_t preference, std::uint32_t table);
  [[nodiscard]] int delete_rule(std::uint32_t preference, std::uint32_t table);

 private:
  class Message;
  [[nodiscard]] int ask(Message& message, const std::function<void(const nlmsghdr&)>& row = {});

  Descriptor socket_;
  std::uint32_t sequence_ = 0;
};

}  // namespace drawbridge::helper
