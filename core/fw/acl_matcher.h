// SPDX-License-Identifier: GPL-3.0-or-later
// Access lists compiled from plain values: first match decides, the end denies (pix-behaviour.md 2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fw/packet.h"

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

struct AclRule {
  bool permit = true;
  std::uint8_t protocol = 0;  ///< 0: any
  AddressMatch source;
  PortMatch source_port;
  AddressMatch destination;
  PortMatch destination_port;
  int icmp_type = -1;  ///< -1: all
  int line = 0;        ///< of the entry it comes from; object groups make several rules of one line
  bool operator==(const AclRule&) const = default;
};

struct Acl {
  std::string id;
  std::vector<AclRule> rules;
};

struct AclVerdict {
  bool permit = false;
  std::size_t rule = 0;
};

class AclMatcher {
 public:
  AclMatcher() = default;
  explicit AclMatcher(Acl acl) : acl_(std::move(acl)), hits_(acl_.rules.size(), 0) {}

  /// The first rule that fits, counted as a hit; nothing if none does, which means deny.
  [[nodiscard]] std::optional<AclVerdict> match(const PacketInfo& packet);
  /// The same without counting.
  [[nodiscard]] std::optional<AclVerdict> find(const PacketInfo& packet) const;
  /// As if the packet went the other way: exemption is asked in both directions. Not counted.
  [[nodiscard]] bool permits_reversed(const PacketInfo& packet) const;
  /// The list's word without counting a hit.
  [[nodiscard]] bool permits_packet(const PacketInfo& packet) const;

  [[nodiscard]] const Acl& acl() const { return acl_; }
  [[nodiscard]] std::uint64_t hits(std::size_t rule) const { return hits_[rule]; }
  /// Takes over the counts of an older list of the same name for the rules that are the same.
  void keep_hits(const AclMatcher& older);

 private:
  Acl acl_;
  std::vector<std::uint64_t> hits_;
};

}  // namespace drawbridge::fw
