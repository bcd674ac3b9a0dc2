// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the packet path's syslog messages (pix-show-and-debug.md 2, "Traffic").
#pragma once

#include "fw/path.h"

namespace drawbridge::fw {

/// "outside:192.168.1.2/1024"; without ports for protocols that have none.
[[nodiscard]] std::string place(std::string_view interface, const Endpoint& endpoint, bool with_port);

/// "h:mm:ss".
[[nodiscard]] std::string duration_text(Duration duration);

[[nodiscard]] std::string built_text(const Rules& rules, const Connection& connection);
[[nodiscard]] std::string teardown_text(const Rules& rules, const Connection& connection, ConnEnd reason,
                                        TimePoint now);
/// 106023; `acl` is the list's id.
[[nodiscard]] std::string acl_denied_text(const PacketInfo& packet, std::string_view from,
                                          std::string_view to, std::string_view acl);
/// 106001, 106006, 106010 or 106014: inbound without a list that permits it.
[[nodiscard]] Message inbound_denied(const PacketInfo& packet, std::string_view from, std::string_view to);
/// 201002 and 201003: the limits of a nat or static line (texts unconfirmed).
[[nodiscard]] std::string too_many_text(bool by_static, Ipv4Address global, std::uint32_t embryonic,
                                        std::uint32_t connections);
[[nodiscard]] std::string embryonic_text(std::uint32_t now, std::uint32_t limit, const Endpoint& outside,
                                         Ipv4Address global, const Endpoint& inside,
                                         std::string_view interface);
/// 305005 and 305006 end with this: "tcp src inside:A/P dst outside:A/P".
[[nodiscard]] std::string flow_text(const PacketInfo& packet, std::string_view from, std::string_view to);

}  // namespace drawbridge::fw
