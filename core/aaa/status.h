// SPDX-License-Identifier: GPL-3.0-or-later
// What the AAA room shows: values for `show aaa-server`, for the window and for the log.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"

namespace drawbridge::aaa {

enum class Protocol : std::uint8_t { tacacs, radius, local };

/// Why one server gave no answer that counts.
enum class ServerFault : std::uint8_t {
  none,
  silent,        ///< no answer within its timeout
  refused,       ///< the connection was refused or reset before any answer
  closed,        ///< the connection ended in the middle of an exchange
  key_mismatch,  ///< the answer does not make sense under our key
  malformed,     ///< an answer that breaks the protocol in another way (type, session, sequence, unencrypted)
  server_error,  ///< the server itself said ERROR
  /// RADIUS: the answer has no Message-Authenticator and was not believed (wire-aaa.md 1.3)
  unsigned_reply,
};

struct ServerStatus {
  Ipv4Address address;
  std::uint16_t port = 0;
  Duration timeout{0};
  std::uint64_t pending = 0;   ///< requests that wait for this server now
  std::uint64_t requests = 0;  ///< attempts made
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
  std::uint64_t accounted = 0;
  std::uint64_t timeouts = 0;
  std::uint64_t key_mismatches = 0;
  std::uint64_t errors = 0;            ///< every other fault
  std::uint64_t challenged = 0;        ///< further questions to the user
  std::uint64_t retransmitted = 0;     ///< RADIUS: datagrams sent again
  std::uint64_t unsigned_replies = 0;  ///< RADIUS: dropped for lack of a Message-Authenticator
  bool dead = false;                   ///< skipped until its dead time ends
  ServerFault last_fault = ServerFault::none;
  Duration last_round_trip{0};
  bool operator==(const ServerStatus&) const = default;
};

struct GroupStatus {
  std::string tag;
  Protocol protocol = Protocol::tacacs;
  std::vector<ServerStatus> servers;
  std::uint64_t accounting_queued = 0;   ///< records that wait, the one under way included
  std::uint64_t accounting_dropped = 0;  ///< records lost because the queue was full
  bool operator==(const GroupStatus&) const = default;
};

}  // namespace drawbridge::aaa
