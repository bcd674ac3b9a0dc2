// SPDX-License-Identifier: GPL-3.0-or-later
// Packets in and out, and what is counted.
#include <fmt/format.h>

#include "client/connection_impl.h"
#include "client/offer.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::client {

namespace {

/// Octets of an Ethernet frame's contents: the path is not measured.
constexpr std::size_t kPathMtu = 1500;

std::uint16_t destination_port(const wire::Ipv4View& packet) {
  const bool has_ports =
      packet.header.protocol == wire::IpProtocol::tcp || packet.header.protocol == wire::IpProtocol::udp;
  if (!has_ports || packet.header.fragment_offset != 0 || packet.payload.size() < 4) return 0;
  return static_cast<std::uint16_t>(packet.payload[2] << 8 | packet.payload[3]);
}

std::string vendor_names(const ike::SaStatus& sa) {
  std::string names;
  const auto add = [&](bool has, std::string_view name) {
    if (has) names += (names.empty() ? "" : ", ") + std::string(name);
  };
  add(sa.peer_has_unity, "Unity");
  add(sa.peer_has_xauth, "XAUTH");
  add(sa.peer_has_dpd, "DPD");
  return names;
}

}  // namespace

Connection::Impl::Path Connection::Impl::path_of(ByteView packet) const {
  const auto parsed = wire::parse_ipv4(packet);
  if (!parsed) return Path::malformed;
  const Ipv4Address to = parsed->header.destination;
  if (profile_.kind == EntryKind::policy_11) {
    const ike::TrafficSelector party = remote_party(profile_.policy);
    const esp::Selector selector{party.network, party.protocol, party.port};
    const bool secure = esp::matches(selector, to, static_cast<std::uint8_t>(parsed->header.protocol),
                                     destination_port(*parsed));
    return secure ? Path::tunnel : Path::clear;
  }
  if (!assigned_) return Path::tunnel;
  if (profile_.allow_local_lan) {
    for (const Prefix& network : assigned_->split_exclude) {
      if (network.contains(to)) return Path::clear;
    }
  }
  if (assigned_->split_include.empty() || to == server_) return Path::tunnel;
  for (const Prefix& network : assigned_->split_include) {
    if (network.contains(to)) return Path::tunnel;
  }
  return Path::clear;
}

void Connection::Impl::was_discarded(TimePoint now, esp::PacketStatus why) {
  ++counters_.discarded;
  say(now, LogClass::ipsec, 7, 0x0011, fmt::format("A packet was discarded: {}", esp::name(why)));
}

void Connection::Impl::was_refused(TimePoint now, esp::PacketStatus why) {
  if (why != esp::PacketStatus::dummy) ++counters_.discarded;
  say(now, LogClass::ipsec, 7, 0x0012, fmt::format("A packet was refused: {}", esp::name(why)));
}

/// Seals what goes through the tunnel, and counts; true if there was anything of that kind. `with_outer`:
/// down to the outer headers.
bool Connection::Impl::seal(TimePoint now, std::span<esp::PacketBuffer> packets, bool with_outer) {
  // Those for the tunnel to the front, in their order.
  std::size_t count = 0;
  inner_sizes_.clear();
  for (esp::PacketBuffer& packet : packets) {
    switch (path_of(packet.view())) {
      case Path::malformed:
        ++counters_.discarded;
        break;
      case Path::clear:
        ++counters_.bypassed;
        actions.emplace_back(SendClear{to_bytes(packet.view())});
        break;
      case Path::tunnel:
        inner_sizes_.push_back(packet.size());
        if (&packet != &packets[count]) std::swap(packet, packets[count]);
        ++count;
        break;
    }
  }
  const auto for_tunnel = packets.first(count);
  with_outer ? pipeline_.seal(now, for_tunnel) : pipeline_.seal_esp(now, for_tunnel);
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) {
    if (for_tunnel[i].status != esp::PacketStatus::ok) {
      was_discarded(now, for_tunnel[i].status);
      continue;
    }
    any = true;
    ++counters_.encrypted;
    counters_.bytes_out += inner_sizes_[i];
  }
  return any;
}

/// Opens and counts; true if anything came of it. `with_outer`: the outer headers are there.
bool Connection::Impl::open(TimePoint now, std::span<esp::PacketBuffer> packets, bool with_outer) {
  if (settings_.external_data_plane) {
    // One owner of the replay window only.
    counters_.discarded += packets.size();
    return false;
  }
  with_outer ? pipeline_.open(now, packets) : pipeline_.open_esp(now, packets);
  bool any = false;
  for (const esp::PacketBuffer& packet : packets) {
    if (packet.status != esp::PacketStatus::ok) {
      was_refused(now, packet.status);
      continue;
    }
    any = true;
    ++counters_.decrypted;
    counters_.bytes_in += packet.size();
  }
  return any;
}

/// Behind the packets' own actions.
void Connection::Impl::traffic_passed(TimePoint now, bool any_sealed, bool any_opened) {
  if (any_sealed && sa_ != 0) ike_.traffic_wanted(now, sa_);
  if (any_opened && sa_ != 0) ike_.traffic_seen(now, sa_);
  handle_esp_events(now);
}

void Connection::Impl::send_inner(TimePoint now, ByteView packet) {
  if (state == State::disconnected) return;
  esp::PacketBuffer one(packet);
  const bool is_sealed = seal(now, {&one, 1}, true);
  if (is_sealed) {
    const auto outer = wire::parse_ipv4(one.view(), false);
    const bool in_udp = outer && outer->header.protocol == wire::IpProtocol::udp;
    if (const auto datagram =
            in_udp ? wire::parse_udp(outer->payload) : failure(wire::WireError::truncated)) {
      actions.emplace_back(SendDatagram{{outer->header.source, datagram->source_port},
                                        {outer->header.destination, datagram->destination_port},
                                        to_bytes(datagram->payload)});
    } else {
      actions.emplace_back(SendPacket{to_bytes(one.view())});
    }
  }
  traffic_passed(now, is_sealed, false);
}

void Connection::Impl::receive_esp(TimePoint now, ByteView packet) {
  if (state == State::disconnected) return;
  esp::PacketBuffer one(packet);
  const bool is_opened = open(now, {&one, 1}, true);
  if (is_opened) actions.emplace_back(DeliverInner{to_bytes(one.view())});
  traffic_passed(now, false, is_opened);
}

void Connection::Impl::send_inner(TimePoint now, std::span<esp::PacketBuffer> packets) {
  if (state == State::disconnected || packets.empty()) return;
  const bool any = seal(now, packets, false);
  traffic_passed(now, any, false);
}

void Connection::Impl::receive_esp(TimePoint now, std::span<esp::PacketBuffer> packets) {
  if (state == State::disconnected || packets.empty()) return;
  const bool any = open(now, packets, false);
  traffic_passed(now, false, any);
}

void Connection::Impl::handle_esp_events(TimePoint now) {
  while (const auto event = next_esp_event()) {
    if (event->kind == esp::EspEvent::Kind::unknown_spi) {
      say(now, LogClass::ipsec, 3, 0x0013, fmt::format("A packet came for unknown SPI 0x{:08X}", event->spi));
      continue;
    }
    if (event->kind == esp::EspEvent::Kind::peer_moved) {
      if (sa_ != 0) ike_.esp_from(now, sa_, {event->remote, event->remote_port});
      continue;
    }
    for (const auto& [pair, child] : children_) {
      const bool inbound = event->direction == esp::Direction::inbound;
      if ((inbound ? child.inbound_spi : child.outbound_spi) != event->spi || sa_ == 0) continue;
      if (event->kind == esp::EspEvent::Kind::first_use) {
        ike_.pair_used(now, sa_, pair);
      } else if (event->kind == esp::EspEvent::Kind::soft_limit) {
        ike_.rekey_pair(now, sa_, pair);
      } else {
        ike_.close_pair(now, sa_, pair);
      }
      break;
    }
  }
  pump(now);
}

const Connection::Impl::Child* Connection::Impl::main_child() const {
  const Child* best = nullptr;
  for (const auto& [pair, child] : children_) {
    // The newest of those for networks; one for the gateway alone only if there is no other.
    if (!best || !is_gateway_only(child.remote) || is_gateway_only(best->remote)) best = &child;
  }
  return best;
}

Statistics Connection::Impl::statistics(TimePoint now) const {
  Statistics s;
  s.is_up = up_since_.has_value() && !banner_is_open_;
  s.entry = profile_.name;
  s.group = profile_.group_name;
  s.user = user_;
  s.server_address = server_;
  s.bytes_in = counters_.bytes_in;
  s.bytes_out = counters_.bytes_out;
  s.packets_encrypted = counters_.encrypted;
  s.packets_decrypted = counters_.decrypted;
  s.packets_bypassed = counters_.bypassed;
  s.packets_discarded = counters_.discarded;
  if (up_since_) s.connected_for = now - *up_since_;
  if (assigned_) {
    s.client_address = assigned_->address.value_or(Ipv4Address{});
    s.dns = assigned_->dns;
    s.default_domain = assigned_->default_domain;
    s.split_dns = assigned_->split_dns;
    s.gateway = assigned_->application_version;
    s.local_lan = profile_.allow_local_lan;
    if (profile_.allow_local_lan) {
      for (const Prefix& network : assigned_->split_exclude)
        s.local_routes.push_back({network.network(), network.mask(), false, 0});
    }
  }
  s.secured_routes = secured_routes_;
  for (Route& route : s.secured_routes) {
    for (const auto& [pair, child] : children_) {
      const Prefix& network = child.remote.network;
      const bool covers = network.contains(route.network) && length_of(route.mask) &&
                          network.length <= *length_of(route.mask);
      if (!covers) continue;
      route.has_sa = true;
      route.spi = child.outbound_spi;
    }
  }
  if (const Child* child = main_child()) {
    s.encryption = cipher_text(child->transform.encryption);
    s.authentication = authentication_text(child->transform);
    const esp::AuthAlgorithm auth = auth_of(child->transform.authentication);
    s.mtu = static_cast<int>(esp::inner_mtu(kPathMtu, child->transform.encryption, auth, udp_.has_value()));
    s.natt_active = udp_.has_value();
    if (udp_) s.natt_port = udp_->peer;
    if (child->life_seconds) {
      const auto left = std::int64_t{*child->life_seconds} - whole_seconds(now - child->at);
      s.phase2_rekey_seconds = left > 0 ? left : 0;
    }
  }
  if (sa_ != 0) {
    for (const ike::SaStatus& each : ike_.status(now)) {
      if (each.id != sa_) continue;
      s.phase1_rekey_seconds = each.remaining_seconds;
      if (each.dpd_answered_at) s.last_dpd_answer = now - *each.dpd_answered_at;
      if (s.gateway.empty()) s.gateway = vendor_names(each);
    }
  }
  return s;
}

}  // namespace drawbridge::client
