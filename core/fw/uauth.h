// SPDX-License-Identifier: GPL-3.0-or-later
// Who is behind an address (pix-behaviour.md 6.2, show uauth).
#pragma once

#include <map>
#include <string_view>

#include "fw/deadlines.h"
#include "fw/status.h"

namespace drawbridge::fw {

class Uauth {
 public:
  /// Replaces what was known of that address.
  void add(UauthEntry entry);
  bool remove(Ipv4Address address);
  /// All entries of that user, or all; the addresses that were removed.
  std::vector<Ipv4Address> clear(std::string_view user);

  /// TACACS+ authorization permitted "destination/service". False if nobody is behind that address.
  bool authorize(Ipv4Address address, std::string what);

  /// The address has one connection more or less: inactivity counts only without any.
  void connection_built(Ipv4Address address);
  void connection_ended(TimePoint now, Ipv4Address address);
  /// An entry whose absolute or inactivity limit is over, taken out. Call until nothing.
  [[nodiscard]] std::optional<UauthEntry> pop_expired(TimePoint now);
  /// May be too early, never too late.
  [[nodiscard]] std::optional<TimePoint> next_timeout() const { return deadlines_.next(); }
  /// A number for messages 109011 and 109012; never 0.
  [[nodiscard]] std::uint32_t next_sid() { return next_sid_++; }

  /// A login has begun or ended, whatever its outcome.
  void begin();
  void end();

  [[nodiscard]] const UauthEntry* find(Ipv4Address address) const;
  [[nodiscard]] UauthStatus status() const;

 private:
  [[nodiscard]] static std::optional<TimePoint> end_of(const UauthEntry& entry);

  std::map<Ipv4Address, UauthEntry> entries_;
  Deadlines deadlines_;                     ///< by address
  std::map<Ipv4Address, int> connections_;  ///< of users, by their address; none: not there
  std::uint32_t next_sid_ = 1;
  int authenticated_most_ = 0;
  int in_progress_ = 0;
  int in_progress_most_ = 0;
};

}  // namespace drawbridge::fw
