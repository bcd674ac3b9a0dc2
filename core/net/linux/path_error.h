// SPDX-License-Identifier: GPL-3.0-or-later
// What the network said about packets a socket sent: the error queue (IP_RECVERR).
#pragma once

#include <optional>

#include "base/ip.h"

namespace drawbridge::net {

struct PathError {
  enum class Kind : std::uint8_t {
    too_big,      ///< a packet with DF exceeded `mtu`
    unreachable,  ///< network, host, protocol or port
    other,
  };
  Kind kind = Kind::other;
  Endpoint destination;   ///< of the packet that is spoken of; port 0 without UDP
  std::uint32_t mtu = 0;  ///< octets of the IP packet, headers included; only with too_big
  Ipv4Address reporter;   ///< who said so; any: this machine's own stack
  int code = 0;           ///< errno

  bool operator==(const PathError&) const = default;
};

/// Switches the queue on.
[[nodiscard]] bool want_path_errors(int socket);
/// The next one, oldest first; nothing if there is none.
[[nodiscard]] std::optional<PathError> read_path_error(int socket);
/// The MTU the kernel holds for the way to `destination`, in octets; nothing if it has no route.
[[nodiscard]] std::optional<std::uint32_t> path_mtu_to(Ipv4Address destination);

}  // namespace drawbridge::net
