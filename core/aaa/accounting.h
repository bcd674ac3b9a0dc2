// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting records of a connection as the PIX sends them: pix-behaviour.md 7.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"

namespace drawbridge::aaa {

enum class AccountingKind : std::uint8_t { start, stop, update };

struct AccountingRequest {
  AccountingKind kind = AccountingKind::start;
  std::string user;
  /// The caller id: the source address, for a VPN user the pool address.
  Ipv4Address rem_addr;
  std::string port = "PIX";
  /// "name=value", in the order of the wire.
  std::vector<std::string> args;
  bool operator==(const AccountingRequest&) const = default;
};

/// One connection of an authenticated user, from the lower-security side to the higher one.
struct ConnectionAccount {
  std::string user;
  std::uint32_t task_id = 0;
  Ipv4Address foreign;  ///< address on the lower-security side
  Ipv4Address local;    ///< address on the higher-security side
  std::uint8_t protocol = 6;
  std::uint16_t port = 0;  ///< destination port
};

/// "telnet", "ftp", "http", otherwise "tcp/PORT", "udp/PORT", "PROTOCOL/PORT".
[[nodiscard]] std::string command_name(std::uint8_t protocol, std::uint16_t port);

/// task_id=0x5 foreign_ip= local_ip= cmd=
[[nodiscard]] AccountingRequest connection_start(const ConnectionAccount& connection);
/// The same, then elapsed_time= (seconds), bytes_in= (client to server) and bytes_out= (server to client).
[[nodiscard]] AccountingRequest connection_stop(const ConnectionAccount& connection, Duration elapsed,
                                                std::uint64_t bytes_in, std::uint64_t bytes_out);

}  // namespace drawbridge::aaa
