// SPDX-License-Identifier: GPL-3.0-or-later
// Names looked up by this machine's own resolver, outside any tunnel.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/ip.h"

class QObject;

namespace drawbridge::service {

/// Calls `done` later on this thread's event loop with the first IPv4 address, or with nothing; not at all
/// once `context` is gone.
void look_up_outside(const std::string& name, QObject* context,
                     std::function<void(std::optional<Ipv4Address>)> done);

/// The address of this machine that packets to `to` leave from; any if there is no route.
[[nodiscard]] Ipv4Address own_address_towards(Ipv4Address to);

/// The IPv4 networks this machine is directly attached to, but for loopback and the interface `but`.
[[nodiscard]] std::vector<Prefix> attached_networks(const std::string& but);

}  // namespace drawbridge::service
