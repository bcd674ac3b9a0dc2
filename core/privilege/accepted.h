// SPDX-License-Identifier: GPL-3.0-or-later
// What a single value of a request must be like: known to who asks and to who judges, so that a plan is made
// which is not refused.
#pragma once

#include <string_view>

#include "base/ip.h"

namespace drawbridge::privilege {

/// "drawbridge0" .. "drawbridge99".
[[nodiscard]] bool is_our_device(std::string_view name);
/// The number in such a name.
[[nodiscard]] int device_number(std::string_view name);
/// A host name of at most 253 octets in labels of letters, digits, hyphens and underscores.
[[nodiscard]] bool is_domain(std::string_view name);
/// One machine's address: not 0/8, loopback, multicast or beyond.
[[nodiscard]] bool is_unicast(Ipv4Address address);

/// A network that can be routed through or around a tunnel: no bits beyond its mask, and no addresses that
/// never are. The whole of all addresses and its halves are a full tunnel.
[[nodiscard]] bool is_routable(const Prefix& network);

}  // namespace drawbridge::privilege
