// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/sad.h"

#include <algorithm>
#include <tuple>

namespace drawbridge::esp {

namespace {

constexpr std::uint64_t kKilobyte = 1024;

void add(SaCounters& to, const SaCounters& from) {
  to.encaps += from.encaps;
  to.encrypt += from.encrypt;
  to.digest += from.digest;
  to.decaps += from.decaps;
  to.decrypt += from.decrypt;
  to.verify += from.verify;
  to.bytes += from.bytes;
  to.send_errors += from.send_errors;
  to.recv_errors += from.recv_errors;
  to.replay_drops += from.replay_drops;
  to.late_drops += from.late_drops;
  to.bad_icv += from.bad_icv;
  to.selector_mismatches += from.selector_mismatches;
}

/// Larger is the better match; lists are kept in falling order.
auto rank(const Sa& sa) {
  const SaParams& p = sa.params;
  return std::tuple(p.local_selector.network.length,
                    (p.local_selector.protocol != 0 ? 1 : 0) + (p.remote_selector.protocol != 0 ? 1 : 0),
                    (p.local_selector.port != 0 ? 1 : 0) + (p.remote_selector.port != 0 ? 1 : 0), sa.order);
}

std::uint32_t masked(Ipv4Address address, int length) {
  return address.value() & mask_of(length).value();
}

Result<std::unique_ptr<Sa>, SaError> make(Direction direction, SaParams params, TimePoint now) {
  if (const auto error = check(params)) return failure(*error);
  for (Selector* selector : {&params.local_selector, &params.remote_selector}) {
    selector->network.length = std::clamp(selector->network.length, 0, 32);
  }
  auto keys = EspKeys::create(direction, params.cipher, params.auth, params.encryption_key,
                              params.authentication_key);
  if (!keys) return failure(SaError::bad_key_size);
  params.encryption_key.clear();
  params.authentication_key.clear();
  return std::make_unique<Sa>(direction, std::move(params), std::move(*keys), now);
}

SaStatus status_of(const Sa& sa) {
  SaStatus out;
  const SaParams& p = sa.params;
  out.spi = p.spi;
  out.direction = sa.direction;
  out.conn_id = p.conn_id;
  out.cipher = transform_name(p.cipher);
  out.authentication = transform_name(p.auth);
  out.local = p.local;
  out.remote = p.remote;
  out.local_selector = p.local_selector;
  out.remote_selector = p.remote_selector;
  out.udp_encapsulated = p.udp.has_value();
  out.counters = sa.counters;
  if (p.hard_kilobytes) {
    const std::uint64_t used = sa.counters.bytes / kKilobyte;
    out.remaining_kilobytes = *p.hard_kilobytes > used ? *p.hard_kilobytes - used : 0;
  }
  out.sequence = sa.direction == Direction::outbound ? sa.sequence : sa.replay.top();
  out.replay_window = sa.direction == Direction::inbound ? sa.replay.size() : 0;
  out.expired = sa.over_hard_limit();
  out.created_at = sa.created_at;
  out.last_used_at = sa.last_used_at;
  return out;
}

}  // namespace

bool matches(const Selector& selector, Ipv4Address address, std::uint8_t protocol, std::uint16_t port) {
  return selector.network.contains(address) && (selector.protocol == 0 || selector.protocol == protocol) &&
         (selector.port == 0 || selector.port == port);
}

Sa::Sa(Direction direction_, SaParams params_, EspKeys keys_, TimePoint now)
    : direction(direction_),
      params(std::move(params_)),
      keys(std::move(keys_)),
      replay(params.replay_window),
      created_at(now),
      last_used_at(now) {}

bool Sa::over_hard_limit() const {
  return params.hard_kilobytes && counters.bytes / kKilobyte >= *params.hard_kilobytes;
}

bool Sa::over_soft_limit() const {
  return params.soft_kilobytes && counters.bytes / kKilobyte >= *params.soft_kilobytes;
}

std::uint64_t Sad::outbound_key(std::uint32_t spi, Ipv4Address remote) {
  return std::uint64_t{remote.value()} << 32 | spi;
}

Result<void, SaError> Sad::install_inbound(SaParams params, TimePoint now) {
  const std::uint32_t spi = params.spi;
  if (inbound_.contains(spi)) return failure(SaError::duplicate);
  auto sa = make(Direction::inbound, std::move(params), now);
  if (!sa) return failure(sa.error());
  (*sa)->order = next_order_++;
  inbound_.emplace(spi, std::move(*sa));
  return {};
}

Result<void, SaError> Sad::install_outbound(SaParams params, TimePoint now) {
  const std::uint64_t key = outbound_key(params.spi, params.remote);
  if (outbound_.contains(key)) return failure(SaError::duplicate);
  auto made = make(Direction::outbound, std::move(params), now);
  if (!made) return failure(made.error());
  Sa& sa = **made;
  sa.order = next_order_++;
  const Prefix network = sa.params.remote_selector.network;
  auto& list = by_network_[static_cast<std::size_t>(network.length)][network.network().value()];
  const auto place = std::ranges::find_if(list, [&](const Sa* other) { return rank(*other) < rank(sa); });
  list.insert(place, &sa);
  outbound_.emplace(key, std::move(*made));
  return {};
}

void Sad::unlink(const Sa& sa) {
  const Prefix network = sa.params.remote_selector.network;
  auto& lists = by_network_[static_cast<std::size_t>(network.length)];
  const auto found = lists.find(network.network().value());
  if (found == lists.end()) return;
  std::erase(found->second, &sa);
  if (found->second.empty()) lists.erase(found);
}

bool Sad::remove_inbound(std::uint32_t spi) {
  const auto found = inbound_.find(spi);
  if (found == inbound_.end()) return false;
  add(removed_, found->second->counters);
  inbound_.erase(found);
  return true;
}

bool Sad::remove_outbound(std::uint32_t spi, Ipv4Address remote) {
  const auto found = outbound_.find(outbound_key(spi, remote));
  if (found == outbound_.end()) return false;
  add(removed_, found->second->counters);
  unlink(*found->second);
  outbound_.erase(found);
  return true;
}

bool Sad::move_inbound(std::uint32_t spi, const Endpoint& to) {
  Sa* const sa = inbound(spi);
  if (sa == nullptr || !sa->params.udp) return false;
  sa->params.remote = to.address;
  sa->params.udp->remote_port = to.port;
  return true;
}

bool Sad::move_outbound(std::uint32_t spi, Ipv4Address remote, const Endpoint& to) {
  const auto found = outbound_.find(outbound_key(spi, remote));
  if (found == outbound_.end() || !found->second->params.udp) return false;
  const std::uint64_t key = outbound_key(spi, to.address);
  if (remote != to.address && outbound_.contains(key)) return false;
  auto node = outbound_.extract(found);
  node.key() = key;
  node.mapped()->params.remote = to.address;
  node.mapped()->params.udp->remote_port = to.port;
  outbound_.insert(std::move(node));
  return true;
}

std::size_t Sad::remove_peer(Ipv4Address remote) {
  std::vector<std::uint32_t> in;
  std::vector<std::uint32_t> out;
  for (const auto& [spi, sa] : inbound_) {
    if (sa->params.remote == remote) in.push_back(spi);
  }
  for (const auto& [key, sa] : outbound_) {
    if (sa->params.remote == remote) out.push_back(sa->params.spi);
  }
  for (const std::uint32_t spi : in) remove_inbound(spi);
  for (const std::uint32_t spi : out) remove_outbound(spi, remote);
  return in.size() + out.size();
}

void Sad::clear() {
  for (const auto& [spi, sa] : inbound_) add(removed_, sa->counters);
  for (const auto& [key, sa] : outbound_) add(removed_, sa->counters);
  inbound_.clear();
  outbound_.clear();
  for (auto& lists : by_network_) lists.clear();
}

Sa* Sad::inbound(std::uint32_t spi) {
  const auto found = inbound_.find(spi);
  return found == inbound_.end() ? nullptr : found->second.get();
}

const Sa* Sad::inbound(std::uint32_t spi) const {
  const auto found = inbound_.find(spi);
  return found == inbound_.end() ? nullptr : found->second.get();
}

const Sa* Sad::outbound(std::uint32_t spi, Ipv4Address remote) const {
  const auto found = outbound_.find(outbound_key(spi, remote));
  return found == outbound_.end() ? nullptr : found->second.get();
}

Sa* Sad::find_outbound(const Flow& flow) const {
  for (int length = 32; length >= 0; --length) {
    const auto& lists = by_network_[static_cast<std::size_t>(length)];
    if (lists.empty()) continue;
    const auto found = lists.find(masked(flow.destination, length));
    if (found == lists.end()) continue;
    for (Sa* sa : found->second) {
      if (matches(sa->params.local_selector, flow.source, flow.protocol, flow.source_port) &&
          matches(sa->params.remote_selector, flow.destination, flow.protocol, flow.destination_port)) {
        return sa;
      }
    }
  }
  return nullptr;
}

Sa* Sad::select_outbound(const Flow& flow) {
  return find_outbound(flow);
}
const Sa* Sad::select_outbound(const Flow& flow) const {
  return find_outbound(flow);
}

std::vector<SaStatus> Sad::status() const {
  std::vector<const Sa*> all;
  all.reserve(inbound_.size() + outbound_.size());
  for (const auto& [spi, sa] : inbound_) all.push_back(sa.get());
  for (const auto& [key, sa] : outbound_) all.push_back(sa.get());
  std::ranges::sort(all, {}, [](const Sa* sa) { return sa->order; });
  std::vector<SaStatus> out;
  out.reserve(all.size());
  for (const Sa* sa : all) out.push_back(status_of(*sa));
  return out;
}

std::optional<SaStatus> Sad::inbound_status(std::uint32_t spi) const {
  const Sa* sa = inbound(spi);
  if (sa == nullptr) return std::nullopt;
  return status_of(*sa);
}

std::optional<SaStatus> Sad::outbound_status(std::uint32_t spi, Ipv4Address remote) const {
  const Sa* sa = outbound(spi, remote);
  if (sa == nullptr) return std::nullopt;
  return status_of(*sa);
}

SaCounters Sad::totals() const {
  SaCounters sum = removed_;
  for (const auto& [spi, sa] : inbound_) add(sum, sa->counters);
  for (const auto& [key, sa] : outbound_) add(sum, sa->counters);
  return sum;
}

}  // namespace drawbridge::esp
