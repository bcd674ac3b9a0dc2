// SPDX-License-Identifier: GPL-3.0-or-later
// The words the device has for ports, protocols and ICMP types (pix-commands.md 1.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace drawbridge::pix {

inline constexpr int protocol_icmp = 1;
inline constexpr int protocol_tcp = 6;
inline constexpr int protocol_udp = 17;

/// The literal if the protocol has one for the port, else the number.
[[nodiscard]] std::string port_text(int protocol, std::uint16_t port);
/// A number, or a literal of that protocol (of either when the protocol is neither TCP nor UDP).
[[nodiscard]] std::optional<std::uint16_t> parse_port(int protocol, std::string_view text);
[[nodiscard]] std::string protocol_text(int protocol);
/// A literal or 0..255.
[[nodiscard]] std::optional<int> parse_protocol(std::string_view text);
[[nodiscard]] std::string icmp_type_text(int type);
[[nodiscard]] std::optional<int> parse_icmp_type(std::string_view text);

}  // namespace drawbridge::pix
