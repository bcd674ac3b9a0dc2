// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/xlate_table.h"

#include <algorithm>

namespace drawbridge::fw {

namespace {

struct PortClass {
  std::uint32_t first, last;
};
constexpr PortClass kClasses[3] = {{0, 511}, {512, 1023}, {1024, 65535}};

std::size_t class_of(std::uint16_t port) {
  if (port < 512) return 0;
  return port < 1024 ? 1 : 2;
}

}  // namespace

void XlateTable::set_timeout(Duration timeout) {
  if (timeout == timeout_) return;
  timeout_ = timeout;
  deadlines_.clear();
  for (auto& [id, xlate] : by_id_) {
    xlate.is_queued = false;
    if (xlate.connections == 0) queue(xlate);
  }
}

void XlateTable::set_ranges(const std::vector<GlobalRange>& globals) {
  std::map<RangeKey, Range> ranges;
  for (const GlobalRange& global : globals) {
    if (global.is_pat()) continue;
    const RangeKey key{global.interface, global.range};
    const auto known = ranges_.find(key);
    ranges[key] = known == ranges_.end() ? Range{} : known->second;
  }
  ranges_ = std::move(ranges);
}

const Xlate* XlateTable::find_local(InterfaceIndex local_interface, InterfaceIndex global_interface,
                                    std::uint8_t protocol, const Endpoint& local,
                                    const std::function<bool(const Xlate&)>& accept) const {
  const auto [begin, end] = by_local_.equal_range({local_interface, global_interface, protocol, local});
  for (auto each = begin; each != end; ++each) {
    const Xlate& xlate = by_id_.at(each->second);
    if (xlate.policy.empty() || accept(xlate)) return &xlate;
  }
  return nullptr;
}

const Xlate* XlateTable::find_global(InterfaceIndex global_interface, std::uint8_t protocol,
                                     const Endpoint& global) const {
  const auto found = by_global_.find({global_interface, kNoInterface, protocol, global});
  return found == by_global_.end() ? nullptr : &by_id_.at(found->second);
}

const Xlate* XlateTable::find(std::uint64_t id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::optional<Ipv4Address> XlateTable::free_address(const GlobalRange& range) const {
  const auto known = ranges_.find({range.interface, range.range});
  std::uint64_t from = 0;
  if (known != ranges_.end()) {
    for (const Ipv4Address address : known->second.returned) {
      if (!range.skips(address) && !is_lent(range.interface, address)) return address;
    }
    from = known->second.next;
  }
  for (std::uint64_t i = from; i < range.range.size(); ++i) {
    const Ipv4Address address(range.range.first.value() + static_cast<std::uint32_t>(i));
    if (!range.skips(address) && !is_lent(range.interface, address)) return address;
  }
  return std::nullopt;
}

std::optional<std::uint16_t> XlateTable::free_port(
    InterfaceIndex interface, std::uint8_t protocol, Ipv4Address global, std::uint16_t local_port,
    const std::function<bool(std::uint16_t)>& is_reserved) const {
  const std::size_t which = class_of(local_port);
  // No port has the number 0, but an identifier may.
  const std::uint32_t first = which == 0 && protocol != kIcmp ? 1 : kClasses[which].first;
  const std::uint32_t last = kClasses[which].last;
  const auto known = ports_.find({interface, kNoInterface, protocol, {global, 0}});
  std::uint32_t start = first;
  if (known != ports_.end()) start = std::clamp(known->second.next[which], first, last);
  const auto is_used = [&](std::uint32_t port) {
    return known != ports_.end() && (known->second.used[port / 64] >> (port % 64) & 1) != 0;
  };
  const std::uint32_t count = last - first + 1;
  for (std::uint32_t i = 0; i < count;) {
    const std::uint32_t port = first + (start - first + i) % count;
    if (known != ports_.end() && port % 64 == 0 && port + 63 <= last &&
        known->second.used[port / 64] == ~std::uint64_t{0}) {
      i += 64;
      continue;
    }
    if (!is_used(port) && !is_reserved(static_cast<std::uint16_t>(port))) {
      return static_cast<std::uint16_t>(port);
    }
    ++i;
  }
  return std::nullopt;
}

const Xlate& XlateTable::add(TimePoint now, Xlate xlate) {
  xlate.id = next_id_++;
  xlate.since = now;
  xlate.last = now;
  if (xlate.kind == Xlate::Kind::portmap) {
    Ports& ports = ports_[{xlate.global_interface, kNoInterface, xlate.protocol, {xlate.global.address, 0}}];
    const std::uint16_t port = xlate.global.port;
    ports.used[port / 64U] |= std::uint64_t{1} << (port % 64);
    const std::size_t which = class_of(port);
    ports.next[which] = port == kClasses[which].last ? kClasses[which].first : std::uint32_t{port} + 1;
  }
  by_local_.emplace(local_key(xlate), xlate.id);
  by_global_[global_key(xlate)] = xlate.id;
  if (xlate.kind == Xlate::Kind::dynamic) {
    for (auto& [key, range] : ranges_) {
      if (key.interface != xlate.global_interface || !key.range.contains(xlate.global.address)) continue;
      range.returned.erase(xlate.global.address);
      while (range.next < key.range.size() &&
             is_lent(key.interface,
                     Ipv4Address(key.range.first.value() + static_cast<std::uint32_t>(range.next)))) {
        ++range.next;
      }
    }
  }
  Xlate& added = by_id_[xlate.id];
  added = std::move(xlate);
  queue(added);
  most_ = std::max(most_, by_id_.size());
  return added;
}

void XlateTable::queue(Xlate& xlate) {
  if (timeout_ == Duration::zero() || xlate.is_queued) return;
  xlate.is_queued = true;
  deadlines_.add(xlate.last + timeout_, xlate.id);
}

void XlateTable::touch(TimePoint now, std::uint64_t id) {
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) found->second.last = now;
}

void XlateTable::connection_added(TimePoint now, std::uint64_t id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  found->second.last = now;
  ++found->second.connections;
}

void XlateTable::connection_ended(TimePoint now, std::uint64_t id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  found->second.last = now;
  if (found->second.connections > 0) --found->second.connections;
  if (found->second.connections == 0) queue(found->second);
}

void XlateTable::remove(std::uint64_t id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  const Xlate& xlate = found->second;
  const auto [begin, end] = by_local_.equal_range(local_key(xlate));
  for (auto each = begin; each != end; ++each) {
    if (each->second != id) continue;
    by_local_.erase(each);
    break;
  }
  by_global_.erase(global_key(xlate));
  if (xlate.kind == Xlate::Kind::portmap) {
    const auto ports =
        ports_.find({xlate.global_interface, kNoInterface, xlate.protocol, {xlate.global.address, 0}});
    if (ports != ports_.end()) {
      ports->second.used[xlate.global.port / 64U] &= ~(std::uint64_t{1} << (xlate.global.port % 64));
    }
  } else {
    for (auto& [key, range] : ranges_) {
      if (key.interface != xlate.global_interface || !key.range.contains(xlate.global.address)) continue;
      if (xlate.global.address.value() - key.range.first.value() < range.next) {
        range.returned.insert(xlate.global.address);
      }
    }
  }
  by_id_.erase(found);
  if (by_id_.empty()) deadlines_.clear();
}

void XlateTable::clear() {
  by_id_.clear();
  by_local_.clear();
  by_global_.clear();
  ports_.clear();
  for (auto& [key, range] : ranges_) range = {};
  deadlines_.clear();
}

std::optional<Xlate> XlateTable::pop_expired(TimePoint now) {
  while (const auto id = deadlines_.pop(now)) {
    const auto found = by_id_.find(*id);
    if (found == by_id_.end()) continue;
    Xlate& xlate = found->second;
    xlate.is_queued = false;
    if (xlate.connections != 0) continue;  // queued again when the last one ends
    if (xlate.last + timeout_ > now) {
      queue(xlate);
      continue;
    }
    Xlate expired = xlate;
    remove(*id);
    return expired;
  }
  return std::nullopt;
}

std::vector<const Xlate*> XlateTable::all() const {
  std::vector<const Xlate*> list;
  list.reserve(by_id_.size());
  for (const auto& [id, xlate] : by_id_) list.push_back(&xlate);
  std::sort(list.begin(), list.end(), [](const Xlate* a, const Xlate* b) { return a->id < b->id; });
  return list;
}

}  // namespace drawbridge::fw
