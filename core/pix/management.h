// SPDX-License-Identifier: GPL-3.0-or-later
// Who may reach the appliance by `telnet` and `ssh` lines.
#pragma once

#include <algorithm>
#include <string_view>

#include "pix/config.h"

namespace drawbridge::pix {

/// Whether one of the lines lets `from` in on that interface.
[[nodiscard]] inline bool permits(const Unordered<ManagementAccess>& lines, std::string_view interface,
                                  Ipv4Address from) {
  return std::any_of(lines.begin(), lines.end(), [&](const ManagementAccess& each) {
    return each.interface == interface &&
           (from.value() & each.mask.value()) == (each.address.value() & each.mask.value());
  });
}

}  // namespace drawbridge::pix
