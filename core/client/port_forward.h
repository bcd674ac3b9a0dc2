// SPDX-License-Identifier: GPL-3.0-or-later
// A port of this machine that leads through the tunnel: "8080:intranet.example:80", as ssh's -L spells it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drawbridge::client {

struct PortForward {
  std::uint16_t local_port = 0;  ///< on 127.0.0.1
  std::string host;              ///< a name or an IPv4 address, looked up through the tunnel
  std::uint16_t port = 0;
  bool operator==(const PortForward&) const = default;
};

/// Nothing unless the text is PORT:HOST:PORT with ports from 1 to 65535 and a host of letters, digits, dots,
/// hyphens and underscores, at most 253 characters.
[[nodiscard]] std::optional<PortForward> parse_port_forward(std::string_view text);
[[nodiscard]] std::string port_forward_text(const PortForward& forward);

/// Several, with commas between them; nothing if one of them is none. An empty text is an empty list.
[[nodiscard]] std::optional<std::vector<PortForward>> parse_port_forwards(std::string_view text);
[[nodiscard]] std::string port_forwards_text(const std::vector<PortForward>& forwards);

}  // namespace drawbridge::client
