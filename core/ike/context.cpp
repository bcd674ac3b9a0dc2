// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/context.h"

namespace drawbridge::ike {

namespace {
constexpr std::uint32_t kFirstFreeSpi = 256;
}

void Context::add_peer_reference(Ipv4Address peer, bool ipsec) {
  const auto [entry, is_new] = peers.try_emplace(peer, 0);
  const int total = static_cast<int>(peers.size());
  if (is_new) trace(trace::PeerAdded{peer, total});
  ++entry->second;
  trace(trace::PeerReference{peer, ipsec, entry->second, total, false});
}

void Context::drop_peer_reference(Ipv4Address peer, bool ipsec) {
  const auto entry = peers.find(peer);
  if (entry == peers.end()) return;
  --entry->second;
  trace(trace::PeerReference{peer, ipsec, entry->second, static_cast<int>(peers.size()), true});
  if (entry->second > 0) return;
  peers.erase(entry);
  trace(trace::PeerRemoved{peer, static_cast<int>(peers.size())});
}

void Context::move_peer_references(Ipv4Address from, Ipv4Address to, int count) {
  if (count == 0) return;
  peers[to] += count;
  const auto entry = peers.find(from);
  if (entry == peers.end()) return;
  entry->second -= count;
  if (entry->second <= 0) peers.erase(entry);
}

std::uint32_t Context::allocate_spi() {
  for (;;) {
    const std::uint32_t spi = random.u32();
    if (spi >= kFirstFreeSpi && inbound_spis.insert(spi).second) return spi;
  }
}

}  // namespace drawbridge::ike
