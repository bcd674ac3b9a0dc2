// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/admission.h"

#include <fmt/format.h>

#include "pix/management.h"

namespace drawbridge::service {

bool admits(headend::Headend& headend, TimePoint now, const pix::Unordered<pix::ManagementAccess>& lines,
            std::string_view interface, const Endpoint& from, Ipv4Address to, std::string_view service) {
  const bool permitted = pix::permits(lines, interface, from.address);
  headend.device().log(
      now, permitted ? 7 : 3, permitted ? 710002 : 710003,
      fmt::format("TCP access {} from {}/{} to {}:{}/{}", permitted ? "permitted" : "denied by ACL",
                  from.address.to_string(), from.port, interface, to.to_string(), service));
  return permitted;
}

}  // namespace drawbridge::service
