// SPDX-License-Identifier: GPL-3.0-or-later
// Flows that entries with `log` were asked about: told at the first packet and once an interval while more
// come (106100). Denied flows are remembered up to a limit (106101), permitted ones up to another.
#pragma once

#include <optional>
#include <unordered_map>

#include "fw/acl_rule.h"
#include "fw/deadlines.h"
#include "fw/message.h"

namespace drawbridge::fw {

/// `access-list deny-flow-max` and `access-list alert-interval`.
struct AclLogLimits {
  std::size_t deny_flows = 4096;
  Duration alert_interval = Seconds{300};
  bool operator==(const AclLogLimits&) const = default;
};

class AclLog {
 public:
  /// Permitted flows remembered at most; beyond it each is told by itself.
  static constexpr std::size_t kPermittedFlows = 16384;

  /// What is remembered already stays.
  void set_limits(const AclLogLimits& limits) { limits_ = limits; }

  /// `word`: "permitted", "denied" or "est-allowed". Nothing if this packet is told of later, or not at all.
  [[nodiscard]] std::optional<Message> hit(TimePoint now, const std::string& list, const AclLogging& log,
                                           std::string_view word, const PacketInfo& packet,
                                           const std::string& from, const std::string& to);
  /// A flow whose interval is over and that had packets in it. Call until nothing comes.
  [[nodiscard]] std::optional<Message> pop_due(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const { return deadlines_.next(); }

  [[nodiscard]] AclLogStatus status() const;
  void clear();

 private:
  struct Key {
    std::string list;
    std::uint8_t protocol = 0;
    bool denied = false;
    Endpoint source, destination;  ///< of ICMP type and code in place of ports
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      std::size_t mixed = std::hash<Endpoint>{}(key.source) * 0x9E3779B97F4A7C15ULL;
      mixed ^= (std::hash<Endpoint>{}(key.destination) + key.protocol) * 0xC2B2AE3D27D4EB4FULL;
      return mixed ^ std::hash<std::string>{}(key.list) ^ (key.denied ? 1U : 0U);
    }
  };
  struct Flow {
    std::uint64_t number = 0;
    std::uint64_t hits = 0;  ///< since it was told last
    AclLogging log;
    std::string word, from, to;
  };
  static Message message_of(const Key& key, const Flow& flow, std::uint64_t hits, const std::string& when);

  AclLogLimits limits_;
  std::unordered_map<Key, Flow, Hash> flows_;
  std::unordered_map<std::uint64_t, Key> by_number_;
  std::size_t denied_ = 0;
  Deadlines deadlines_;
  std::uint64_t next_number_ = 1;
  std::optional<TimePoint> alerted_;
};

}  // namespace drawbridge::fw
