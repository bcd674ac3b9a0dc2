// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting records of a connection as the PIX sends them: pix-behaviour.md 7.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
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
  /// TACACS+: "name=value", in the order of the wire.
  std::vector<std::string> args;

  // What RADIUS says in attributes of its own (wire-aaa.md 2.4).
  std::uint32_t task_id = 0;
  std::uint8_t protocol = 6;
  Endpoint source, destination;       ///< of the connection's first packet
  std::vector<Bytes> classes{};       ///< Class of the Access-Accept, unchanged
  bool local_login = false;           ///< Acct-Authentic: LOCAL instead of RADIUS
  std::optional<Duration> elapsed{};  ///< stop and update
  std::uint64_t bytes_in = 0, bytes_out = 0;
  std::uint8_t terminate_cause = 0;  ///< stop: Acct-Terminate-Cause; 0: not said
  WallTime made{};                   ///< when; Acct-Delay-Time counts from it

  /// As octets for a queue on disk, and back; nothing for octets that are none.
  [[nodiscard]] Bytes write() const;
  [[nodiscard]] static std::optional<AccountingRequest> read(ByteView octets);
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
  std::uint16_t source_port = 0;
  bool inbound = true;  ///< the foreign side began it
  std::vector<Bytes> classes{};
  bool local_login = false;
};

/// Acct-Terminate-Cause (wire-aaa.md 2.4).
enum class TerminateCause : std::uint8_t {
  not_said = 0,
  user_request = 1,
  lost_carrier = 2,
  idle_timeout = 4,
  session_timeout = 5,
  admin_reset = 6,
  port_error = 8,
  nas_error = 9,
};

/// "telnet", "ftp", "http", otherwise "tcp/PORT", "udp/PORT", "PROTOCOL/PORT".
[[nodiscard]] std::string command_name(std::uint8_t protocol, std::uint16_t port);

/// task_id=0x5 foreign_ip= local_ip= cmd=
[[nodiscard]] AccountingRequest connection_start(const ConnectionAccount& connection);
/// The same, then elapsed_time= (seconds), bytes_in= (client to server) and bytes_out= (server to client).
[[nodiscard]] AccountingRequest connection_stop(const ConnectionAccount& connection, Duration elapsed,
                                                std::uint64_t bytes_in, std::uint64_t bytes_out,
                                                TerminateCause cause = TerminateCause::not_said);

}  // namespace drawbridge::aaa
