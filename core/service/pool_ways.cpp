// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/pool_ways.h"

#include "net/linux/interface_setup.h"

namespace drawbridge::service {

void PoolWays::set_interfaces(std::string tun, std::string inside) {
  tun_ = std::move(tun);
  inside_ = std::move(inside);
}

void PoolWays::follow(const pix::Config& config, const pix::Interface* inside) {
  std::set<Prefix> networks;
  std::set<Ipv4Address> addresses;
  constexpr std::size_t most_answered = 1024;
  for (const pix::LocalPool& pool : config.local_pools) {
    for (const Prefix& network : net::networks_of(pool.range)) networks.insert(network);
    for (std::uint64_t a = pool.range.first.value();
         a <= pool.range.last.value() && addresses.size() < most_answered; ++a) {
      const Ipv4Address address(static_cast<std::uint32_t>(a));
      if (inside != nullptr && inside->address &&
          Prefix{*inside->address, length_of(inside->mask).value_or(32)}.contains(address))
        addresses.insert(address);
    }
  }
  const auto report = [this](const Result<void, net::SystemError>& result) {
    if (!result) say_("Clients may not be reached from inside: " + result.error().text() + ".");
  };
  if (!tun_.empty()) {
    for (const Prefix& each : routed_)
      if (!networks.contains(each)) report(net::remove_route(tun_, each));
    for (const Prefix& each : networks)
      if (!routed_.contains(each)) report(net::add_route(tun_, each));
    routed_ = std::move(networks);
  }
  if (!inside_.empty()) {
    for (const Ipv4Address each : answered_)
      if (!addresses.contains(each)) report(net::remove_proxy_arp(inside_, each));
    for (const Ipv4Address each : addresses)
      if (!answered_.contains(each)) report(net::add_proxy_arp(inside_, each));
    answered_ = std::move(addresses);
  }
}

void PoolWays::clear() {
  for (const Prefix& network : std::exchange(routed_, {})) (void)net::remove_route(tun_, network);
  for (const Ipv4Address address : std::exchange(answered_, {}))
    (void)net::remove_proxy_arp(inside_, address);
}

}  // namespace drawbridge::service
