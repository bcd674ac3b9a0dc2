// SPDX-License-Identifier: GPL-3.0-or-later
// What a service that began as root keeps of it: nothing but the rights to the network.
#pragma once

#include <string>

namespace drawbridge::service {

/// Goes over to `user` (not if it is empty, or this process is not root's) and keeps of all capabilities only
/// CAP_NET_ADMIN (routes), CAP_NET_RAW (ESP) and CAP_NET_BIND_SERVICE (ports below 1024), which cannot grow
/// again. A process that has fewer keeps those. A sentence if it fails, else empty.
[[nodiscard]] std::string keep_network_rights_only(const std::string& user);
/// Makes the folder if it is not there, with this mode, and gives it to `user` and their group where this
/// process is root's.
[[nodiscard]] std::string own_folder(const std::string& folder, const std::string& user, unsigned mode);

}  // namespace drawbridge::service
