// SPDX-License-Identifier: GPL-3.0-or-later
// How this machine finds the clients of a headend on it: routes to the pools' networks into the TUN device,
// and proxy ARP on the inside interface for those of their addresses that lie in its network. No Qt.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "base/ip.h"
#include "pix/config.h"

namespace drawbridge::service {

class PoolWays {
 public:
  /// `say` gets one sentence when the machine refuses one.
  explicit PoolWays(std::function<void(const std::string&)> say) : say_(std::move(say)) {}

  /// Either may be empty: then there are none of its kind.
  void set_interfaces(std::string tun, std::string inside);
  /// Makes what the configuration's pools want and takes away the rest. `inside`: the interface of the
  /// configuration; null: there is none.
  void follow(const pix::Config& config, const pix::Interface* inside);
  /// Takes everything away.
  void clear();

 private:
  std::function<void(const std::string&)> say_;
  std::string tun_, inside_;
  std::set<Prefix> routed_;
  std::set<Ipv4Address> answered_;
};

}  // namespace drawbridge::service
