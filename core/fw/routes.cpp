// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/routes.h"

#include <algorithm>

namespace drawbridge::fw {

RouteTable::RouteTable(std::vector<RouteEntry> entries) : entries_(std::move(entries)) {
  std::stable_sort(entries_.begin(), entries_.end(), [](const RouteEntry& a, const RouteEntry& b) {
    if (a.network.length != b.network.length) return a.network.length > b.network.length;
    // A connected network wins over a route of the same length.
    if (a.gateway.has_value() != b.gateway.has_value()) return !a.gateway.has_value();
    return a.metric < b.metric;
  });
}

std::optional<Hop> RouteTable::lookup(Ipv4Address destination) const {
  if (const auto host = hosts_.find(destination); host != hosts_.end()) {
    return Hop{host->second, destination, false};
  }
  for (const RouteEntry& entry : entries_) {
    if (!entry.network.contains(destination)) continue;
    return Hop{entry.interface, entry.gateway.value_or(destination), !entry.gateway.has_value()};
  }
  return std::nullopt;
}

}  // namespace drawbridge::fw
