// SPDX-License-Identifier: GPL-3.0-or-later
// What the ISAKMP SAs of one endpoint share: queues out, randomness, counters, and the tables that span SAs.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "base/random.h"
#include "ike/events.h"
#include "ike/fragment.h"
#include "ike/status.h"
#include "ike/trace.h"

namespace drawbridge::ike {

class IkeSa;

/// Peers by address, counted by the SAs that refer to them: 1 for an ISAKMP SA, 2 for a pair of phase-2 SAs
/// (pix-show-and-debug.md rows 2, 3, 48, 49).
using PeerCounts = std::map<Ipv4Address, int>;

/// The device's connection slots: the lowest free pair is taken (map_alloc_entry).
class SlotTable {
 public:
  [[nodiscard]] std::pair<std::uint16_t, std::uint16_t> take_pair() { return {take(), take()}; }
  void give_back(std::uint16_t slot) {
    if (slot != 0) free_.insert(slot);
  }

 private:
  std::uint16_t take() {
    if (free_.empty()) return next_ == UINT16_MAX ? std::uint16_t{0} : next_++;
    const std::uint16_t slot = *free_.begin();
    free_.erase(free_.begin());
    return slot;
  }
  std::set<std::uint16_t> free_;
  std::uint16_t next_ = 1;
};

/// What an SA asks of its endpoint beyond the queues.
class SaRegistry {
 public:
  virtual ~SaRegistry() = default;
  /// Other live SAs with this peer address.
  [[nodiscard]] virtual std::vector<IkeSa*> others_with(const IkeSa& sa) = 0;
  /// A new SA, begun by this side, that will take over from `old`.
  virtual void start_successor(TimePoint now, IkeSa& old) = 0;
  [[nodiscard]] virtual IkeSa* find(SaId id) = 0;
  /// Something happened to this SA beside the one that is being handled.
  virtual void touch(SaId id) = 0;
  /// The SA's peer has another address than `old` now.
  virtual void moved(SaId id, Ipv4Address old) = 0;
};

struct Context {
  Context(Endpoint local_endpoint, Random& source) : local(local_endpoint), random(source) {}

  Endpoint local;
  Random& random;
  SaRegistry* registry = nullptr;
  std::deque<Action> actions;
  std::deque<Event> events;
  std::deque<trace::Event> traces;
  bool tracing = false;
  std::deque<Phase1KeyRecord> key_records;
  bool recording_keys = false;
  /// The block of the last datagram waits for the owner's answer (address), which belongs inside it.
  std::optional<trace::Status> open_block;
  Counters counters;
  PeerCounts peers;
  SlotTable slots;
  std::set<std::uint32_t> inbound_spis;
  std::uint64_t next_pair = 1;
  FragmentBudget fragment_budget;

  void trace(trace::Event event) {
    if (tracing) traces.push_back(std::move(event));
  }
  void close_block() {
    if (!open_block) return;
    trace(trace::BlockEnd{*open_block});
    open_block.reset();
  }
  void add_peer_reference(Ipv4Address peer, bool ipsec);
  void drop_peer_reference(Ipv4Address peer, bool ipsec);
  /// A peer goes on under another address: nothing is printed, for nobody came and nobody went.
  void move_peer_references(Ipv4Address from, Ipv4Address to, int count);
  /// An SPI that no SA of this endpoint receives with; 1..255 are reserved (RFC 4303 section 2.1).
  [[nodiscard]] std::uint32_t allocate_spi();
};

}  // namespace drawbridge::ike
