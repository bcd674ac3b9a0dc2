// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/identity.h"

#include <algorithm>

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

std::string clean_text(std::string_view text, std::size_t cap) {
  std::string out;
  for (const char c : text) {
    if (out.size() == cap) break;
    const auto octet = static_cast<unsigned char>(c);
    if (octet == '\n' || octet == '\t' || (octet >= 0x20 && octet != 0x7F)) out.push_back(c);
  }
  return out;
}

}  // namespace drawbridge::ike
