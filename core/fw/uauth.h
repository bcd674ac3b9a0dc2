// SPDX-License-Identifier: GPL-3.0-or-later
// Who is behind an address (pix-behaviour.md 6.2, show uauth).
#pragma once

#include <map>
#include <string_view>

#include "fw/status.h"

namespace drawbridge::fw {

class Uauth {
 public:
  /// Replaces what was known of that address.
  void add(UauthEntry entry);
  bool remove(Ipv4Address address);
  /// All entries of that user, or all; the addresses that were removed.
  std::vector<Ipv4Address> clear(std::string_view user);

  /// A login has begun or ended, whatever its outcome.
  void begin();
  void end();

  [[nodiscard]] const UauthEntry* find(Ipv4Address address) const;
  [[nodiscard]] UauthStatus status() const;

 private:
  std::map<Ipv4Address, UauthEntry> entries_;
  int authenticated_most_ = 0;
  int in_progress_ = 0;
  int in_progress_most_ = 0;
};

}  // namespace drawbridge::fw
