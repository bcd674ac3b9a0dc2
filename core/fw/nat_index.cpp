// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/nat_index.h"

#include <algorithm>

namespace drawbridge::fw {

namespace {

const std::vector<std::size_t> kNone;

}  // namespace

NatIndex::Key NatIndex::key_of(std::uint64_t side, Ipv4Address mask, std::uint8_t protocol,
                               const Endpoint& endpoint, bool has_port) {
  Key key;
  key.side = side;
  key.place = std::uint64_t{endpoint.address.value() & mask.value()} << 32;
  if (has_port) key.place |= std::uint64_t{endpoint.port} << 8 | protocol;
  return key;
}

void NatIndex::insert(std::vector<Shape>& shapes, std::uint64_t side, Ipv4Address mask, std::uint8_t protocol,
                      const Endpoint& endpoint, bool has_port, std::size_t index) {
  auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& each) {
    return each.mask == mask && each.has_port == has_port;
  });
  if (shape == shapes.end()) {
    shapes.push_back({mask, has_port, index, {}});
    shape = shapes.end() - 1;
  }
  shape->lines[key_of(side, mask, protocol, endpoint, has_port)].push_back(index);
}

NatIndex::NatIndex(const Rules& rules) {
  for (std::size_t i = 0; i < rules.statics.size(); ++i) {
    const StaticMapping& each = rules.statics[i];
    const bool port = each.protocol != 0;
    is_policy_.push_back(each.acl != kNoAcl);
    insert(mapped_, side(each.mapped_interface, kNoInterface), each.mask, each.protocol,
           {each.mapped, each.mapped_port}, port, i);
    insert(real_, side(each.real_interface, each.mapped_interface), each.mask, each.protocol,
           {each.real, each.real_port}, port, i);
  }
  for (std::size_t i = 0; i < rules.nat.size(); ++i) {
    const NatSource& each = rules.nat[i];
    const std::uint64_t where = side(each.interface, each.outside ? 1 : 0);
    if (each.acl != kNoAcl) {
      policies_[where].push_back(i);
    } else {
      insert(plain_, where, each.addresses.mask, 0, {each.addresses.address, 0}, false, i);
    }
  }
  std::sort(plain_.begin(), plain_.end(), [](const Shape& a, const Shape& b) { return a.mask > b.mask; });
  for (const bool pat : {false, true}) {
    for (std::size_t i = 0; i < rules.globals.size(); ++i) {
      const GlobalRange& each = rules.globals[i];
      if (each.is_pat() != pat) continue;
      globals_[{static_cast<std::uint64_t>(each.id), side(each.interface, kNoInterface)}].push_back(i);
    }
  }
}

std::optional<std::size_t> NatIndex::first_of(const std::vector<Shape>& shapes, std::uint64_t side,
                                              std::uint8_t protocol, const Endpoint& endpoint,
                                              const Accept& accept) {
  std::optional<std::size_t> best;
  for (const Shape& shape : shapes) {
    if (best && shape.first > *best) break;
    const auto found = shape.lines.find(key_of(side, shape.mask, protocol, endpoint, shape.has_port));
    if (found == shape.lines.end()) continue;
    for (const std::size_t index : found->second) {
      if (best && index > *best) break;
      if (!accept(index)) continue;
      best = index;
      break;
    }
  }
  return best;
}

std::optional<std::size_t> NatIndex::static_of_mapped(InterfaceIndex mapped_interface, std::uint8_t protocol,
                                                      const Endpoint& mapped, const Accept& accept) const {
  return first_of(mapped_, side(mapped_interface, kNoInterface), protocol, mapped,
                  [&](std::size_t index) { return !is_policy_[index] || accept(index); });
}

std::optional<std::size_t> NatIndex::static_of_real(InterfaceIndex real_interface,
                                                    InterfaceIndex mapped_interface, std::uint8_t protocol,
                                                    const Endpoint& real, const Accept& accept) const {
  return first_of(real_, side(real_interface, mapped_interface), protocol, real,
                  [&](std::size_t index) { return !is_policy_[index] || accept(index); });
}

bool NatIndex::is_static_host(InterfaceIndex mapped_interface, Ipv4Address address) const {
  const std::uint64_t where = side(mapped_interface, kNoInterface);
  return std::any_of(mapped_.begin(), mapped_.end(), [&](const Shape& shape) {
    return !shape.has_port && shape.lines.contains(key_of(where, shape.mask, 0, {address, 0}, false));
  });
}

bool NatIndex::is_static_address(InterfaceIndex mapped_interface, Ipv4Address address) const {
  if (is_static_host(mapped_interface, address)) return true;
  // Port statics are hashed with their port: here all of them are looked at.
  const std::uint64_t where = side(mapped_interface, kNoInterface);
  return std::any_of(mapped_.begin(), mapped_.end(), [&](const Shape& shape) {
    return shape.has_port && std::any_of(shape.lines.begin(), shape.lines.end(), [&](const auto& line) {
             return line.first.side == where &&
                    line.first.place >> 32 == (address.value() & shape.mask.value());
           });
  });
}

bool NatIndex::is_static_port(InterfaceIndex mapped_interface, std::uint8_t protocol,
                              const Endpoint& mapped) const {
  const std::uint64_t where = side(mapped_interface, kNoInterface);
  return std::any_of(mapped_.begin(), mapped_.end(), [&](const Shape& shape) {
    return shape.has_port && shape.lines.contains(key_of(where, shape.mask, protocol, mapped, true));
  });
}

const std::vector<std::size_t>& NatIndex::policies(InterfaceIndex interface, bool outside) const {
  const auto found = policies_.find(side(interface, outside ? 1 : 0));
  return found == policies_.end() ? kNone : found->second;
}

std::optional<std::size_t> NatIndex::plain(InterfaceIndex interface, bool outside, Ipv4Address source) const {
  const std::uint64_t where = side(interface, outside ? 1 : 0);
  for (const Shape& shape : plain_) {
    const auto found = shape.lines.find(key_of(where, shape.mask, 0, {source, 0}, false));
    if (found != shape.lines.end()) return found->second.front();
  }
  return std::nullopt;
}

const std::vector<std::size_t>& NatIndex::globals(InterfaceIndex interface, std::int64_t id) const {
  const auto found = globals_.find({static_cast<std::uint64_t>(id), side(interface, kNoInterface)});
  return found == globals_.end() ? kNone : found->second;
}

bool NatIndex::is_global_address(InterfaceIndex interface, Ipv4Address address, const Rules& rules) const {
  return std::any_of(rules.globals.begin(), rules.globals.end(), [&](const GlobalRange& global) {
    return global.interface == interface && global.range.contains(address);
  });
}

}  // namespace drawbridge::fw
