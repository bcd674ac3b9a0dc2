// SPDX-License-Identifier: GPL-3.0-or-later
// What the packet path knows, as values for `show`, ipc and models.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"

namespace drawbridge::fw {

/// Who is behind an address (pix-show-and-debug.md, show uauth).
struct UauthEntry {
  std::string user;
  Ipv4Address address;
  bool is_ipsec = false;
  TimePoint since{};
  bool operator==(const UauthEntry&) const = default;
};
struct UauthStatus {
  std::vector<UauthEntry> entries;
  int authenticated = 0, authenticated_most = 0;
  int in_progress = 0, in_progress_most = 0;
};

/// One tracked connection. in = octets from the foreign (lower-security) side, out = towards it.
struct ConnStatus {
  std::uint64_t number = 0;
  std::uint8_t protocol = 6;
  std::string foreign_interface, local_interface;
  Endpoint foreign, local;
  std::uint64_t bytes_in = 0, bytes_out = 0;
  TimePoint started{}, last{};
  std::string user, flags;
};

struct Counter {
  std::string name;
  std::uint64_t value = 0;
};

}  // namespace drawbridge::fw
