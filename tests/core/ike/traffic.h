// SPDX-License-Identifier: GPL-3.0-or-later
// Packets on their way between both data planes while keys are renewed: each must find its SA.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "core/ike/pair.h"

namespace drawbridge::testing {

/// Both data planes as the engine sees them, with a packet each way every few milliseconds.
class Traffic {
 public:
  explicit Traffic(Pair& pair) : pair_(pair) {}

  /// Sends and runs for `limit`; what is lost is counted.
  void run(Duration limit) {
    const TimePoint end = pair_.now + limit;
    while (pair_.now < end) {
      pair_.run_for(kBetween);
      take(pair_.at_client, client_, client_seen_);
      take(pair_.at_headend, headend_, headend_seen_);
      arrive();
      send(client_, Side::headend);
      send(headend_, Side::client);
    }
  }

  std::size_t sent = 0, lost = 0;
  [[nodiscard]] std::size_t inbound_of_client() const { return client_.inbound.size(); }
  [[nodiscard]] std::size_t inbound_of_headend() const { return headend_.inbound.size(); }

 private:
  static constexpr Duration kBetween = Milliseconds(3);

  struct Plane {
    std::set<std::uint32_t> inbound;
    std::map<std::uint64_t, std::uint32_t> outbound;  ///< by pair; the newest is used
  };
  struct Packet {
    TimePoint arrives;
    Side to{};
    std::uint32_t spi = 0;
  };

  static void take(const Pair::Log& log, Plane& plane, std::size_t& seen) {
    for (; seen < log.actions.size(); ++seen) {
      const ike::Action& action = log.actions[seen];
      if (const auto* in = std::get_if<ike::InstallInbound>(&action)) plane.inbound.insert(in->child.spi);
      if (const auto* out = std::get_if<ike::InstallOutbound>(&action))
        plane.outbound[out->pair] = out->child.spi;
      if (const auto* gone = std::get_if<ike::RemovePair>(&action)) {
        plane.inbound.erase(gone->inbound_spi);
        plane.outbound.erase(gone->pair);
      }
    }
  }
  void send(const Plane& from, Side to) {
    ++sent;
    if (from.outbound.empty()) {
      ++lost;
      return;
    }
    flying_.push_back({pair_.now + pair_.latency, to, from.outbound.rbegin()->second});
  }
  void arrive() {
    while (!flying_.empty() && flying_.front().arrives <= pair_.now) {
      const Packet& one = flying_.front();
      if (!(one.to == Side::client ? client_ : headend_).inbound.contains(one.spi)) ++lost;
      flying_.pop_front();
    }
  }

  Pair& pair_;
  Plane client_, headend_;
  std::size_t client_seen_ = 0, headend_seen_ = 0;
  std::deque<Packet> flying_;
};

/// One pair of SAs, for everything, with short lives.
inline ike::InitiatorConfig plan_of(std::uint32_t phase1, std::uint32_t phase2) {
  ike::InitiatorConfig plan = client_4x();
  for (auto& transform : plan.phase1) transform.life_seconds = phase1;
  plan.phase2_life_seconds = phase2;
  ike::QuickModePlan all;
  all.remote.as_subnet = true;
  plan.quick_modes = {all};
  return plan;
}

inline std::size_t made(const Pair::Log& log) {
  return log.all<ike::ChildEstablished>().size();
}
inline std::uint64_t newest(const Pair::Log& log) {
  return log.all<ike::ChildEstablished>().back().pair;
}
inline std::size_t standing(const Pair::Log& log) {
  return made(log) - log.all<ike::ChildRemoved>().size();
}

}  // namespace drawbridge::testing
