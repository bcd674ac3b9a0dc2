// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds which pool address (pix-behaviour.md 6.3). Leases are kept by pool address, so that two pools
// that overlap never lend the same one twice.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "console/device.h"

namespace drawbridge::headend {

class AddressPools {
 public:
  /// A user who comes back gets the address held before if it is free, else the lowest one; nothing if the
  /// pool is exhausted. `lease` says who asks; its address is filled in.
  [[nodiscard]] std::optional<Ipv4Address> lend(const pix::LocalPool& pool, console::PoolLease lease);
  void give_back(Ipv4Address address) { leases_.erase(address); }

  [[nodiscard]] bool is_lent(Ipv4Address address) const { return leases_.contains(address); }
  [[nodiscard]] std::size_t lent() const { return leases_.size(); }
  [[nodiscard]] std::vector<console::PoolStatus> status(const pix::Config& config) const;

 private:
  std::map<Ipv4Address, console::PoolLease> leases_;
  /// By user, group and public address: what they held last. Forgotten as a whole when it has grown too
  /// large.
  std::map<std::string, Ipv4Address> last_held_;
};

}  // namespace drawbridge::headend
