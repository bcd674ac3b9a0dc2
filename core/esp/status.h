// SPDX-License-Identifier: GPL-3.0-or-later
// What an ESP security association looks like to whoever shows it: plain values, a snapshot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"

namespace drawbridge::esp {

enum class Direction : std::uint8_t { inbound, outbound };

/// Packets are counted once each; the names are those of "show crypto ipsec sa" (pix-show-and-debug.md).
struct SaCounters {
  std::uint64_t encaps = 0;   ///< inner packets put into ESP
  std::uint64_t encrypt = 0;  ///< of these, encrypted (also counted with the NULL cipher, as the device does)
  std::uint64_t digest = 0;   ///< of these, given an ICV
  std::uint64_t decaps = 0;   ///< inner packets taken out of ESP and accepted
  std::uint64_t decrypt = 0;  ///< packets decrypted
  std::uint64_t verify = 0;   ///< packets whose ICV was right
  std::uint64_t bytes = 0;    ///< octets of the inner packets, headers included
  std::uint64_t send_errors = 0;
  std::uint64_t recv_errors = 0;          ///< all inbound drops, the four below included
  std::uint64_t replay_drops = 0;         ///< already seen
  std::uint64_t late_drops = 0;           ///< older than the window
  std::uint64_t bad_icv = 0;              ///< wrong ICV
  std::uint64_t selector_mismatches = 0;  ///< right ICV, but addresses or ports outside the negotiated ones

  bool operator==(const SaCounters&) const = default;
};

/// Addresses of one side of the traffic; protocol and port 0 mean any.
struct Selector {
  Prefix network{Ipv4Address{}, 0};
  std::uint8_t protocol = 0;
  std::uint16_t port = 0;

  bool operator==(const Selector&) const = default;
};

struct SaStatus {
  std::uint32_t spi = 0;
  Direction direction = Direction::inbound;
  std::uint16_t conn_id = 0;
  std::string cipher;          ///< "esp-des", "esp-3des", "esp-aes", "esp-aes-192", "esp-aes-256", "esp-null"
  std::string authentication;  ///< "esp-md5-hmac", "esp-sha-hmac", "esp-sha256-hmac"; empty: none
  Ipv4Address local;
  Ipv4Address remote;
  Selector local_selector;
  Selector remote_selector;
  bool udp_encapsulated = false;
  SaCounters counters;
  std::optional<std::uint64_t> remaining_kilobytes;  ///< to the hard limit; nothing if there is none
  std::uint32_t sequence = 0;                        ///< last sent, or highest authenticated
  std::uint32_t replay_window = 0;                   ///< in packets; inbound only
  bool expired = false;                              ///< the hard limit is reached: nothing passes any more
  TimePoint created_at;
  TimePoint last_used_at;  ///< of the last packet that passed; created_at if none did

  bool operator==(const SaStatus&) const = default;
};

/// Sums over every SA there is or was, and what belonged to none.
struct EspTotals {
  SaCounters all;                    ///< counters of living and removed SAs together
  std::uint64_t unknown_spi = 0;     ///< inbound packets on an SPI we do not have
  std::uint64_t no_outbound_sa = 0;  ///< inner packets that match no outbound SA
  std::uint64_t malformed = 0;       ///< packets too broken to belong to an SA

  bool operator==(const EspTotals&) const = default;
};

}  // namespace drawbridge::esp
