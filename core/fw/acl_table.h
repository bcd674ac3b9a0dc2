// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a list, arranged so that the first one that fits is found without looking at them all: a hash
// look-up for each mask in use, by source, then by destination, then by protocol and ports. What cannot beat
// the best rule found so far is left out. Memory grows with the number of rules.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fw/acl_rule.h"

namespace drawbridge::fw {

class AclTable {
 public:
  AclTable() = default;
  explicit AclTable(const std::vector<AclRule>& rules);

  /// The index of the first rule that fits. `rules` are those the table was made from.
  [[nodiscard]] std::optional<std::size_t> first_match(const std::vector<AclRule>& rules,
                                                       const PacketInfo& packet) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// Open addressing; grows no more once it is made.
  class Map {
   public:
    void reserve(std::size_t count);
    void insert(std::uint64_t key, std::uint32_t value);
    /// kNone if the key is not there.
    [[nodiscard]] std::uint32_t find(std::uint64_t key) const;

   private:
    struct Slot {
      std::uint64_t key = 0;
      std::uint32_t value = kNone;
    };
    static std::size_t mixed(std::uint64_t key) {
      key *= 0x9E3779B97F4A7C15ULL;
      return static_cast<std::size_t>(key ^ (key >> 32));
    }
    std::vector<Slot> slots_;  ///< a power of two
  };

  /// Rules that agree on all stages so far. Few of them are looked at one by one, more have a next stage.
  struct Node {
    std::uint32_t first = kNone;         ///< the smallest rule in it
    std::uint32_t begin = 0, count = 0;  ///< within list_
    std::uint32_t next = kNone;          ///< within levels_ or details_
    bool is_detail = false;
  };
  /// Rules of one mask.
  struct Tier {
    std::uint32_t mask = 0;
    std::uint32_t first = kNone;
    Map nodes;  ///< by masked address
  };
  struct Level {
    bool by_source = true;
    std::vector<Tier> tiers;  ///< smallest first rule first
  };
  /// Rules that ask for the same kind of thing in protocol, ports and ICMP type.
  struct Pattern {
    bool protocol = false, type = false;                 ///< asks for one
    bool source_port = false, destination_port = false;  ///< asks for one
    bool source_range = false, destination_range = false;
    std::uint32_t first = kNone;
    Map entries;  ///< index into ends_
    [[nodiscard]] bool same_kind(const Pattern& other) const;
  };
  struct Detail {
    std::vector<Pattern> patterns;  ///< smallest first rule first
  };
  /// Where all that is asked for agrees: one rule; or, by the port that has a range, the smallest rule from
  /// `start` on; or, with two ranges, rules to look at one by one.
  struct Segment {
    std::uint32_t start = 0;
    std::uint32_t rule = kNone;
  };
  struct End {
    std::uint32_t first = kNone;
    std::uint32_t begin = 0, count = 0;  ///< within segments_ or list_
  };

  using Indices = std::vector<std::uint32_t>;
  static Pattern pattern_of(const AclRule& rule);
  static std::uint64_t key_of(const Pattern& pattern, std::uint8_t protocol, std::uint16_t source_port,
                              std::uint16_t destination_port, int type);
  std::uint32_t make_node(const std::vector<AclRule>& rules, const Indices& indices, int stage);
  void make_level(const std::vector<AclRule>& rules, const Indices& indices, int stage, Node& node);
  void make_detail(const std::vector<AclRule>& rules, const Indices& indices, Node& node);
  std::uint32_t make_end(const std::vector<AclRule>& rules, const Indices& indices, const Pattern& pattern);

  [[nodiscard]] std::uint32_t match_list(const std::vector<AclRule>& rules, const PacketInfo& packet,
                                         std::uint32_t begin, std::uint32_t count, std::uint32_t best) const;
  [[nodiscard]] std::uint32_t match_node(const std::vector<AclRule>& rules, const PacketInfo& packet,
                                         std::uint32_t node, std::uint32_t best) const;
  [[nodiscard]] std::uint32_t match_detail(const std::vector<AclRule>& rules, const PacketInfo& packet,
                                           const Detail& detail, std::uint32_t best) const;

  std::vector<Node> nodes_;
  std::vector<Level> levels_;
  std::vector<Detail> details_;
  std::vector<End> ends_;
  std::vector<Segment> segments_;
  Indices list_;
  std::uint32_t root_ = kNone;
};

}  // namespace drawbridge::fw
