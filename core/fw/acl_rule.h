// SPDX-License-Identifier: GPL-3.0-or-later
// One rule of an access list as plain values, and what it fits.
#pragma once

#include "base/clock.h"
#include "fw/packet.h"
#include "fw/status.h"

namespace drawbridge::fw {

/// Address and mask; bits outside the mask do not count. The mask may have holes. Any: mask 0.
struct AddressMatch {
  Ipv4Address address;
  Ipv4Address mask;

  [[nodiscard]] bool holds(Ipv4Address a) const {
    return ((a.value() ^ address.value()) & mask.value()) == 0;
  }
  /// True if every address of `other` is one of ours.
  [[nodiscard]] bool covers(const Prefix& other) const {
    return (mask.value() & ~other.mask().value()) == 0 && holds(other.network());
  }
  bool operator==(const AddressMatch&) const = default;
};

/// Ports first..last, or all others.
struct PortMatch {
  std::uint16_t first = 0;
  std::uint16_t last = 65535;
  bool negated = false;

  [[nodiscard]] bool is_any() const { return first == 0 && last == 65535 && !negated; }
  [[nodiscard]] bool holds(std::uint16_t port) const { return (first <= port && port <= last) != negated; }
  bool operator==(const PortMatch&) const = default;
};

/// The word `log` of an entry (pix-commands.md 4).
struct AclLogging {
  enum class Kind : std::uint8_t {
    standard,  ///< denials are told by 106023
    disabled,  ///< nothing is told
    flows,     ///< 106100, once a flow and once an interval
  };
  Kind kind = Kind::standard;
  int level = 6;
  Duration interval = Seconds{300};
  bool operator==(const AclLogging&) const = default;
};

struct AclRule {
  bool permit = true;
  std::uint8_t protocol = 0;  ///< 0: any
  AddressMatch source;
  PortMatch source_port;
  AddressMatch destination;
  PortMatch destination_port;
  int icmp_type = -1;  ///< -1: all
  int line = 0;        ///< of the entry it comes from; object groups make several rules of one line
  AclLogging log{};
  bool operator==(const AclRule&) const = default;
  /// True if both say the same of the same packets, wherever they stand and however they are logged.
  [[nodiscard]] bool says_the_same(const AclRule& other) const;
};

/// True if the rule is about the packet.
[[nodiscard]] bool fits(const AclRule& rule, const PacketInfo& packet);
/// What of the rule does not fit first, in the order of its words.
[[nodiscard]] TraceMiss first_miss(const AclRule& rule, const PacketInfo& packet);

}  // namespace drawbridge::fw
