// SPDX-License-Identifier: GPL-3.0-or-later
// Where this machine is: what automatic initiation compares with its networks.
#pragma once

#include <vector>

#include "base/ip.h"

namespace drawbridge::service {

/// IPv4 addresses of this machine's devices that are up, loopback and our own tunnels left out; in order.
[[nodiscard]] std::vector<Ipv4Address> own_addresses();

}  // namespace drawbridge::service
