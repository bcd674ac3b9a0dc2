// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reassembly.h"

#include <algorithm>
#include <utility>

namespace drawbridge::net {

void Reassembly::forget_old(TimePoint now) {
  std::erase_if(unfinished_, [&](const auto& each) { return each.second.since + limits_.timeout <= now; });
}

std::optional<Bytes> Reassembly::add(TimePoint now, const wire::Ipv4View& fragment) {
  forget_old(now);
  const wire::Ipv4Header& header = fragment.header;
  const Key key{header.source, header.destination, header.protocol, header.id};
  if (!unfinished_.contains(key) && unfinished_.size() >= limits_.packets) {
    unfinished_.erase(
        std::min_element(unfinished_.begin(), unfinished_.end(),
                         [](const auto& a, const auto& b) { return a.second.since < b.second.since; }));
  }
  const auto place = unfinished_.try_emplace(key).first;
  Unfinished& packet = place->second;
  if (packet.parts.empty() && !packet.is_spoilt) packet.since = now;
  if (packet.is_spoilt) return std::nullopt;

  const std::size_t first = header.fragment_offset;
  const std::size_t end = first + fragment.payload.size();
  const auto behind = packet.parts.lower_bound(first);
  // The same once more is no contradiction: the network may double it.
  if (behind != packet.parts.end() && behind->first == first && equal(behind->second, fragment.payload))
    return std::nullopt;
  const bool overlaps =
      (behind != packet.parts.end() && behind->first < end) ||
      (behind != packet.parts.begin() && std::prev(behind)->first + std::prev(behind)->second.size() > first);
  const bool contradicts = header.more_fragments
                               ? fragment.payload.size() % 8 != 0 || (packet.total && end > *packet.total)
                               : packet.total && *packet.total != end;
  const bool too_large = end > wire::kMaxIpv4Packet - wire::kIpv4HeaderSize ||
                         packet.parts.size() >= limits_.fragments || fragment.payload.empty();
  if (overlaps || contradicts || too_large) {
    packet.is_spoilt = true;
    packet.parts.clear();
    return std::nullopt;
  }
  packet.parts.emplace(first, to_bytes(fragment.payload));
  if (first == 0) packet.header = header;
  if (!header.more_fragments) packet.total = end;
  if (!packet.total || !packet.header) return std::nullopt;
  std::size_t have = 0;
  for (const auto& [offset, part] : packet.parts) have += part.size();
  const auto& [last_at, last] = *packet.parts.rbegin();
  if (have != *packet.total || last_at + last.size() != *packet.total) return std::nullopt;

  Bytes payload;
  payload.reserve(have);
  for (const auto& [offset, part] : packet.parts) append(payload, part);
  wire::Ipv4Header whole = *packet.header;
  whole.more_fragments = false;
  whole.fragment_offset = 0;
  unfinished_.erase(place);
  return wire::build_ipv4(whole, payload);
}

}  // namespace drawbridge::net
