// SPDX-License-Identifier: GPL-3.0-or-later
// Access lists compiled from plain values: first match decides, the end denies (pix-behaviour.md 2). A copy
// shares the rules and has counts of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fw/acl_table.h"

namespace drawbridge::fw {

struct Acl {
  std::string id;
  std::vector<AclRule> rules;
  bool operator==(const Acl&) const = default;
};

struct AclVerdict {
  bool permit = false;
  std::size_t rule = 0;
};

class AclMatcher {
 public:
  AclMatcher();
  explicit AclMatcher(Acl acl);

  /// The first rule that fits, counted as a hit; nothing if none does, which means deny.
  [[nodiscard]] std::optional<AclVerdict> match(const PacketInfo& packet);
  /// The same without counting.
  [[nodiscard]] std::optional<AclVerdict> find(const PacketInfo& packet) const;
  /// As if the packet went the other way: exemption is asked in both directions. Not counted.
  [[nodiscard]] bool permits_reversed(const PacketInfo& packet) const;
  /// The list's word without counting a hit.
  [[nodiscard]] bool permits_packet(const PacketInfo& packet) const;

  [[nodiscard]] const Acl& acl() const { return compiled_->acl; }
  [[nodiscard]] std::uint64_t hits(std::size_t rule) const { return hits_[rule]; }
  /// Takes over the counts of an older list of the same name for the rules that are the same.
  void keep_hits(const AclMatcher& older);
  void clear_hits();
  [[nodiscard]] AclStatus status() const;

 private:
  struct Compiled {
    Acl acl;
    AclTable table;
  };
  std::shared_ptr<const Compiled> compiled_;
  std::vector<std::uint64_t> hits_;
};

}  // namespace drawbridge::fw
