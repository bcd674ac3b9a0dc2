// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come to a headend by this machine's own sockets: decided by its configuration, and said as the
// device does (710002, 710003).
#pragma once

#include "headend/headend.h"

namespace drawbridge::service {

/// `lines`: of the running configuration. `to`: the headend's address that was called, on `interface`;
/// `service`: "telnet" or "ssh".
[[nodiscard]] bool admits(headend::Headend& headend, TimePoint now,
                          const pix::Unordered<pix::ManagementAccess>& lines, std::string_view interface,
                          const Endpoint& from, Ipv4Address to, std::string_view service);

}  // namespace drawbridge::service
