// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/fragment.h"

#include <algorithm>

namespace drawbridge::ike {

namespace {

constexpr std::size_t kPerSource = 64 * 1024;
constexpr std::size_t kInAll = 4 * 1024 * 1024;
constexpr std::size_t kLargestMessage = 65535;
constexpr Duration kLife = Seconds{10};
/// Message header, generic header, and the fragment's own four octets.
constexpr std::size_t kOverhead = wire::kIsakmpHeaderSize + 8;

bool same_exchange(const wire::IsakmpHeader& a, const wire::IsakmpHeader& b) {
  return a.initiator_cookie == b.initiator_cookie && a.responder_cookie == b.responder_cookie &&
         a.exchange == b.exchange && a.message_id == b.message_id;
}

}  // namespace

std::vector<Bytes> split_message(ByteView message, std::size_t limit) {
  const auto view = wire::check_header(message);
  if (message.size() <= limit || !view) return {to_bytes(message)};
  const std::size_t wanted = limit > kOverhead ? limit - kOverhead : 1;
  const std::size_t needed = (message.size() + wire::kMaxFragmentNumber - 1) / wire::kMaxFragmentNumber;
  const std::size_t size = std::max(wanted, needed);
  wire::IsakmpHeader header = view->header;
  header.flags = 0;
  std::vector<Bytes> out;
  for (std::size_t at = 0; at < message.size(); at += size) {
    const ByteView piece = message.subspan(at, std::min(size, message.size() - at));
    wire::FragmentPayload fragment;
    fragment.number = static_cast<std::uint8_t>(out.size() + 1);
    fragment.flags = at + size >= message.size() ? wire::kFragmentLast : std::uint8_t{0};
    fragment.data = to_bytes(piece);
    wire::PayloadChain chain;
    chain.add(wire::PayloadType::fragment, fragment.write());
    out.push_back(wire::build_message(header, chain.first(), chain.octets()));
  }
  return out;
}

bool FragmentBudget::take(Ipv4Address source, std::size_t octets) {
  std::size_t& own = by_source_[source];
  if (own + octets > kPerSource || used_ + octets > kInAll) {
    if (own == 0) by_source_.erase(source);
    return false;
  }
  own += octets;
  used_ += octets;
  return true;
}

void FragmentBudget::give_back(Ipv4Address source, std::size_t octets) {
  const auto found = by_source_.find(source);
  if (found == by_source_.end()) return;
  found->second -= std::min(found->second, octets);
  used_ -= std::min(used_, octets);
  if (found->second == 0) by_source_.erase(found);
}

void FragmentSet::clear() {
  if (octets_ != 0) budget_->give_back(source_, octets_);
  octets_ = 0;
  last_ = 0;
  pieces_.clear();
}

std::optional<Bytes> FragmentSet::add(TimePoint now, Ipv4Address source,
                                      const wire::IsakmpMessageView& carrier) {
  const auto payloads = wire::walk_payloads(carrier.header.next_payload, carrier.body, false);
  if (!payloads || payloads->size() != 1) return std::nullopt;
  auto fragment = wire::FragmentPayload::read(payloads->front().body);
  if (!fragment) return std::nullopt;
  const bool belongs = !pieces_.empty() && id_ == fragment->id && source_ == source && now - since_ < kLife &&
                       same_exchange(header_, carrier.header);
  if (!belongs) {
    clear();
    source_ = source;
    header_ = carrier.header;
    id_ = fragment->id;
    since_ = now;
  }
  if (pieces_.contains(fragment->number)) return std::nullopt;
  // Numbers that contradict each other are nobody's message.
  const bool beyond = last_ != 0 && (fragment->last() || fragment->number > last_);
  const bool cut = fragment->last() && !pieces_.empty() && pieces_.rbegin()->first > fragment->number;
  const std::size_t size = fragment->data.size();
  if (beyond || cut || octets_ + size > kLargestMessage || !budget_->take(source, size)) {
    clear();
    return std::nullopt;
  }
  octets_ += size;
  if (fragment->last()) last_ = fragment->number;
  pieces_.emplace(fragment->number, std::move(fragment->data));
  if (last_ == 0 || pieces_.size() != last_) return std::nullopt;
  Bytes whole;
  whole.reserve(octets_);
  for (const auto& [number, data] : pieces_) append(whole, data);
  const wire::IsakmpHeader header = header_;
  clear();
  const auto view = wire::check_header(whole);
  if (!view || view->header.next_payload == wire::PayloadType::fragment ||
      !same_exchange(view->header, header)) {
    return std::nullopt;
  }
  return whole;
}

}  // namespace drawbridge::ike
