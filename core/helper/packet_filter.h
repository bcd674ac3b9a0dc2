// SPDX-License-Identifier: GPL-3.0-or-later
// The packet filter's two jobs as nftables tables of our own, one pair a connection: what /usr/sbin/nft is
// given on its standard input. Nothing of other tables is read or changed, so taking a table away leaves the
// rest as it was.
#pragma once

#include <string>
#include <vector>

#include "privilege/helper_messages.h"

namespace drawbridge::helper {

inline constexpr const char* kNft = "/usr/sbin/nft";

[[nodiscard]] std::string ipv6_table(const std::string& device);
[[nodiscard]] std::string kill_table(const std::string& device);

/// Puts the table in place of an earlier one of its name, in one transaction.
[[nodiscard]] std::string ipv6_script(const std::string& device);
/// `attached`: the networks this machine is directly attached to; used if the request wants the local LAN.
[[nodiscard]] std::string kill_script(const privilege::KillSwitch& request,
                                      const std::vector<Prefix>& attached);
/// Takes a table away; not an error if it is not there.
[[nodiscard]] std::string removal_script(const std::string& table);

}  // namespace drawbridge::helper
