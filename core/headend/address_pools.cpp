// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/address_pools.h"

#include <fmt/format.h>

namespace drawbridge::headend {

namespace {

constexpr std::size_t kShownFree = 256;
constexpr std::size_t kRemembered = 65536;

}  // namespace

std::optional<Ipv4Address> AddressPools::lend(const pix::LocalPool& pool, console::PoolLease lease) {
  const std::string holder = fmt::format("{}\n{}\n{}", lease.user, lease.group, lease.peer.to_string());
  std::optional<Ipv4Address> chosen;
  if (const auto before = last_held_.find(holder); before != last_held_.end()) {
    if (pool.range.contains(before->second) && !is_lent(before->second)) chosen = before->second;
  }
  if (!chosen) {
    // Leases are in the order of their addresses: the first gap is the lowest free one.
    std::uint32_t candidate = pool.range.first.value();
    for (auto it = leases_.lower_bound(pool.range.first);
         it != leases_.end() && it->first.value() == candidate; ++it) {
      if (candidate == pool.range.last.value()) return std::nullopt;
      ++candidate;
    }
    chosen = Ipv4Address(candidate);
  }
  lease.address = *chosen;
  if (last_held_.size() >= kRemembered) last_held_.clear();
  last_held_[holder] = *chosen;
  leases_[*chosen] = std::move(lease);
  return chosen;
}

std::vector<console::PoolStatus> AddressPools::status(const pix::Config& config) const {
  std::vector<console::PoolStatus> all;
  for (const pix::LocalPool& pool : config.local_pools) {
    console::PoolStatus status;
    status.name = pool.name;
    status.range = pool.range;
    for (auto it = leases_.lower_bound(pool.range.first); it != leases_.end() && it->first <= pool.range.last;
         ++it)
      status.in_use.push_back(it->second);
    status.free_count = pool.range.size() - status.in_use.size();
    for (std::uint64_t i = 0; i < pool.range.size() && status.free.size() < kShownFree; ++i) {
      const Ipv4Address address(pool.range.first.value() + static_cast<std::uint32_t>(i));
      if (!is_lent(address)) status.free.push_back(address);
    }
    all.push_back(std::move(status));
  }
  return all;
}

}  // namespace drawbridge::headend
