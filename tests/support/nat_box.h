// SPDX-License-Identifier: GPL-3.0-or-later
// An address translator as a home router has one: all behind it share one outside address, each inside
// endpoint gets an outside port of its own, whomever it talks to.
#pragma once

#include <map>
#include <optional>

#include "base/ip.h"

namespace drawbridge::testing {

class NatBox {
 public:
  explicit NatBox(Ipv4Address outside, std::uint16_t first_port = 20000)
      : outside_(outside), next_port_(first_port) {}

  /// The source of a datagram on its way out.
  Endpoint out(const Endpoint& inside) {
    const auto [entry, is_new] = to_outside_.try_emplace(key(inside), Endpoint{outside_, next_port_});
    if (is_new) {
      to_inside_[next_port_] = inside;
      ++next_port_;
    }
    return entry->second;
  }
  /// Whom a datagram that came to `outside` is for; nothing: nobody, it is lost.
  [[nodiscard]] std::optional<Endpoint> in(const Endpoint& outside) const {
    const auto found = to_inside_.find(outside.port);
    if (outside.address != outside_ || found == to_inside_.end()) return std::nullopt;
    return found->second;
  }
  /// Its power failed: what comes next gets other ports, and perhaps another address.
  void restart(std::optional<Ipv4Address> outside = std::nullopt) {
    to_outside_.clear();
    to_inside_.clear();
    outside_ = outside.value_or(outside_);
  }

 private:
  static std::pair<std::uint32_t, std::uint16_t> key(const Endpoint& endpoint) {
    return {endpoint.address.value(), endpoint.port};
  }

  Ipv4Address outside_;
  std::uint16_t next_port_;
  std::map<std::pair<std::uint32_t, std::uint16_t>, Endpoint> to_outside_;
  std::map<std::uint16_t, Endpoint> to_inside_;
};

}  // namespace drawbridge::testing
