// SPDX-License-Identifier: GPL-3.0-or-later
// Which names are asked where while a tunnel is up. A function of values; the helper carries it out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ike/policy.h"
#include "privilege/helper_messages.h"

namespace drawbridge::client {

/// The domains in a gateway's lists. They come as one text with commas, blanks or semicolons between, or as
/// several; with "*." or "." before them, in any case. What is no name is left out, so is what was there
/// already.
[[nodiscard]] std::vector<std::string> domains_of(const std::vector<std::string>& lists);

/// Servers a machine can ask, each once, at most privilege::kMaxServers.
[[nodiscard]] std::vector<Ipv4Address> servers_of(const std::vector<Ipv4Address>& assigned);

/// Nothing when the gateway named no server. In a full tunnel every name is asked at the tunnel's servers. In
/// a split one those of the gateway's split list and its default domain are; without a split list every name,
/// as the classic client does.
[[nodiscard]] std::optional<privilege::SetDns> plan_names(const std::string& device,
                                                          const ike::ModeConfig& assigned, bool full_tunnel);

}  // namespace drawbridge::client
