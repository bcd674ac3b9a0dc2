// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a UDP port that we want, as far as this user may see it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ip.h"

namespace drawbridge::net {

struct PortHolder {
  std::uint32_t user = 0;  ///< owner of the socket
  std::string user_name;   ///< empty: the system does not know the number
  std::uint64_t inode = 0;
  std::optional<int> process;  ///< only if this user may look into that process
  std::string program;         ///< of the process: its name, empty if unknown
  std::string unit;            ///< systemd unit, or another control group's last part; empty if unknown

  /// "charon (process 812, strongswan.service)", "a program of user root (strongswan.service)"
  [[nodiscard]] std::string text() const;
};

/// The holder of `local`, or of its port on any address, IPv4 or IPv6; nothing if nobody has it. Asks the
/// kernel (sock_diag, else /proc/net/udp) and reads /proc.
[[nodiscard]] std::optional<PortHolder> find_udp_port_holder(const Endpoint& local);

}  // namespace drawbridge::net
