// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/identity.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "wire/vendor_ids.h"

namespace drawbridge::ike {

wire::IdPayload address_identity(Ipv4Address address) {
  return wire::IdPayload::ipv4(address, kIdProtocolUdp, kIsakmpPort);
}

wire::IdPayload selector_payload(const TrafficSelector& selector) {
  if (selector.network.length == 32 && !selector.as_subnet) {
    return wire::IdPayload::ipv4(selector.network.address, selector.protocol, selector.port);
  }
  return wire::IdPayload::ipv4_subnet(selector.network.network(), selector.network.mask(), selector.protocol,
                                      selector.port);
}

std::optional<TrafficSelector> selector_of(const wire::IdPayload& id) {
  const auto prefix = id.prefix();
  if (!prefix) return std::nullopt;
  return TrafficSelector{*prefix, id.type == wire::IdType::ipv4_subnet, id.protocol, id.port};
}

TrafficSelector host_selector(Ipv4Address address) {
  return TrafficSelector{Prefix{address, 32}, false, 0, 0};
}

const PeerKey* find_peer_key(const std::vector<PeerKey>& keys, Ipv4Address peer) {
  const PeerKey* best = nullptr;
  for (const PeerKey& key : keys) {
    if (key.peers.contains(peer) && (best == nullptr || key.peers.length > best->peers.length)) best = &key;
  }
  return best;
}

const GroupPolicy* find_group(const std::vector<GroupPolicy>& groups, std::string_view name) {
  const auto named = [&](std::string_view wanted) {
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [wanted](const GroupPolicy& group) { return group.name == wanted; });
    return found == groups.end() ? nullptr : &*found;
  };
  const GroupPolicy* const group = named(name);
  return group != nullptr ? group : named("default");
}

void PeerTraits::note(ByteView vendor_id) {
  const wire::KnownVendor vendor = wire::match_vendor_id(vendor_id).value_or(wire::KnownVendor::maybe_ios);
  natt = std::max(natt, natt_version_of(vendor));
  switch (vendor) {
    case wire::KnownVendor::xauth:
      xauth = true;
      break;
    case wire::KnownVendor::dpd:
      dpd = true;
      break;
    case wire::KnownVendor::unity:
      unity = true;
      break;
    case wire::KnownVendor::fragmentation:
      fragmentation = wire::fragmentation_capability(vendor_id);
      break;
    default:
      break;
  }
}

namespace {

/// Characters that change how others are shown: controls, and those that turn the direction of writing
/// around.
bool commands_the_reader(std::uint32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/// The character that `text` begins with and its octets in UTF-8; nothing if it is no UTF-8.
std::optional<std::pair<std::uint32_t, std::size_t>> first_character(std::string_view text) {
  const auto octet = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t first = octet(0);
  if (first < 0x80) return std::pair{first, std::size_t{1}};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return std::nullopt;
  std::uint32_t value = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((octet(i) & 0xC0U) != 0x80) return std::nullopt;
    value = value << 6U | (octet(i) & 0x3FU);
  }
  if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return std::nullopt;
  return std::pair{value, size};
}

}  // namespace

std::string clean_text(std::string_view text, std::size_t cap) {
  std::string out;
  while (!text.empty()) {
    const auto character = first_character(text);
    // What is no UTF-8 is from a time when texts were Latin-1.
    const auto [value, size] = character.value_or(
        std::pair{std::uint32_t{static_cast<unsigned char>(text.front())}, std::size_t{1}});
    std::string shown(text.substr(0, size));
    if (value == 0 || value == '\r') {
      shown.clear();
    } else if (commands_the_reader(value)) {
      std::array<char, 12> escaped{};
      std::snprintf(escaped.data(), escaped.size(), value < 0x100 ? "\\x%02X" : "\\u%04X", value);
      shown = escaped.data();
    } else if (!character) {
      shown = {static_cast<char>(0xC0U | value >> 6U), static_cast<char>(0x80U | (value & 0x3FU))};
    }
    if (out.size() + shown.size() > cap) break;
    out += shown;
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace drawbridge::ike
