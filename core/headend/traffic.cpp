// SPDX-License-Identifier: GPL-3.0-or-later
// Packets: to the appliance itself, through the packet path, into and out of tunnels (pix-behaviour.md 2).
#include <fmt/format.h>

#include <algorithm>

#include "headend/headend_impl.h"
#include "wire/icmp.h"
#include "wire/natt.h"

namespace drawbridge::headend {

namespace {

constexpr std::size_t kDefaultMtu = 1500;

esp::Flow flow_of(const fw::PacketInfo& info) {
  return {info.source, info.destination, info.protocol, info.source_port, info.destination_port};
}

}  // namespace

bool Headend::Impl::is_gate(fw::InterfaceIndex interface) const {
  const auto& interfaces = path_.rules().interfaces;
  return interface >= 0 && gates_.contains(interfaces[static_cast<std::size_t>(interface)].name);
}

std::size_t Headend::Impl::mtu_of(fw::InterfaceIndex interface) const {
  if (interface < 0) return kDefaultMtu;
  const pix::Interface* found =
      config_.interface_named(path_.rules().interfaces[static_cast<std::size_t>(interface)].name);
  return found == nullptr ? kDefaultMtu : static_cast<std::size_t>(found->mtu);
}

std::size_t Headend::Impl::path_mtu_to(TimePoint now, fw::InterfaceIndex interface, Ipv4Address peer) {
  const std::size_t own = mtu_of(interface);
  const auto found = narrow_paths_.find(peer);
  if (found == narrow_paths_.end()) return own;
  if (found->second.until <= now) {
    narrow_paths_.erase(found);
    return own;
  }
  return std::min(own, found->second.mtu);
}

void Headend::Impl::path_narrowed(TimePoint now, Ipv4Address peer, std::size_t mtu) {
  constexpr Seconds believed{600};  // RFC 1191 section 6.3
  constexpr std::size_t least = 576;
  constexpr std::size_t most_peers = 4096;
  if (narrow_paths_.size() >= most_peers)
    std::erase_if(narrow_paths_, [now](const auto& each) { return each.second.until <= now; });
  if (narrow_paths_.size() >= most_peers && !narrow_paths_.contains(peer)) return;
  narrow_paths_[peer] = {std::max(mtu, least), now + believed};
}

bool Headend::Impl::answers_for(std::string_view interface, Ipv4Address address) const {
  const fw::Rules& rules = path_.rules();
  const fw::InterfaceIndex index = rules.interface_named(interface);
  if (index == fw::kNoInterface) return false;
  const fw::InterfaceRule& rule = rules.interfaces[static_cast<std::size_t>(index)];
  if (rule.address == address) return true;
  if (config_.has_sysopt(fmt::format("noproxyarp {}", interface))) return false;
  // A client's address is reached through us from every wire but the one its tunnel comes in on.
  if (pools_.is_lent(address) && rule.network.contains(address)) {
    const auto hop = path_.routes().lookup(address);
    return hop && hop->interface != index;
  }
  return path_.is_mapped_address(index, address);
}

bool Headend::Impl::passes_on(std::string_view interface, ByteView packet) const {
  const fw::InterfaceIndex index = path_.rules().interface_named(interface);
  const auto info = fw::inspect(packet);
  return index != fw::kNoInterface && info && path_.is_shared_port(index, *info, packet);
}

void Headend::Impl::receive(TimePoint now, std::string_view interface, std::span<const ByteView> packets) {
  if (dirty_) pump(now);
  const fw::InterfaceIndex ingress = path_.rules().interface_named(interface);
  if (ingress == fw::kNoInterface) return;
  for (const ByteView packet : packets) receive_one(now, ingress, packet);
  open_waiting(now, ingress);
}

void Headend::Impl::receive_one(TimePoint now, fw::InterfaceIndex ingress, ByteView packet) {
  const auto view = wire::parse_ipv4(packet);
  if (!view) return;
  const fw::InterfaceRule& rule = path_.rules().interfaces[static_cast<std::size_t>(ingress)];
  fw::InterfaceStatus& counts = interface_counts_[rule.name];
  ++counts.packets_in;
  counts.bytes_in += view->packet.size();
  const bool to_all = view->header.destination.value() >> 28 == 14 ||
                      view->header.destination.value() == 0xFFFFFFFF ||
                      view->header.destination == rule.network.last();
  if (to_all) ++counts.broadcasts_in;
  if (view->header.destination == rule.address && !view->header.is_fragment()) {
    const auto gate = gates_.find(rule.name);
    if (gate != gates_.end() && view->header.protocol == wire::IpProtocol::esp) {
      take_esp(packet);
      return;
    }
    if (gate != gates_.end() && view->header.protocol == wire::IpProtocol::udp) {
      if (receive_vpn_datagram(now, ingress, gate->second, *view)) return;
    }
  }
  open_waiting(now, ingress);
  if (is_bare_packet_of_client(ingress, false, view->header.source)) {
    fw::Message message = bare_packet_message(view->header.source, view->header.destination,
                                              static_cast<std::uint8_t>(view->header.protocol));
    say(now, message.severity, message.id, std::move(message.text));
    return;
  }
  forward(now, ingress, false, to_bytes(view->packet));
  forward_released(now);
}

bool Headend::Impl::receive_vpn_datagram(TimePoint now, fw::InterfaceIndex ingress, Gate& gate,
                                         const wire::Ipv4View& packet) {
  const auto datagram = wire::parse_udp(packet);
  if (!datagram) return false;
  const std::uint16_t port = datagram->destination_port;
  const Endpoint from{packet.header.source, datagram->source_port};
  const auto hand_over = [&](ByteView octets, std::uint16_t natt_port) {
    open_waiting(now, ingress);
    gate.ike->handle_datagram(now, from, octets, natt_port);
    // What it brings about, new SAs above all, is in force for the next packet.
    pump(now);
  };
  if (port == wire::kIsakmpPort) {
    hand_over(datagram->payload, 0);
    return true;
  }
  const bool is_natt = port == wire::kNattPort && (gate.vpn.responder.nat_traversal || gate.natt_used);
  const auto& groups = config_.vpngroups;
  const bool is_cisco = std::any_of(groups.begin(), groups.end(),
                                    [port](const pix::VpnGroup& group) { return group.udp_port == port; });
  if (!is_natt && !is_cisco) return false;
  const wire::NattDatagram part = wire::demultiplex_natt(datagram->payload);
  if (part.kind == wire::NattKind::esp) take_esp(packet.packet);
  if (part.kind == wire::NattKind::isakmp && is_natt) hand_over(part.octets, port);
  return true;
}

/// What should have come through a tunnel.
bool Headend::Impl::is_bare_packet_of_client(fw::InterfaceIndex ingress, bool from_tunnel,
                                             Ipv4Address source) const {
  return !from_tunnel && pools_.is_lent(source) && is_gate(ingress);
}

fw::Message Headend::Impl::bare_packet_message(Ipv4Address source, Ipv4Address destination,
                                               std::uint8_t protocol) {
  return {4, 402106,
          fmt::format("Rec'd packet not an IPSEC packet (ip) dest_addr= {}, src_addr= {}, prot= {}",
                      destination.to_string(), source.to_string(),
                      wire::name(static_cast<wire::IpProtocol>(protocol)))};
}

bool Headend::Impl::goes_into_tunnel(fw::InterfaceIndex egress, Ipv4Address destination,
                                     ByteView packet) const {
  return is_gate(egress) && (pools_.is_lent(destination) || pipeline_.protects(packet));
}

bool Headend::Impl::selects_sa(ByteView packet) const {
  const auto info = fw::inspect(packet);
  return info && pipeline_.sad().select_outbound(flow_of(*info)) != nullptr;
}

void Headend::Impl::take_esp(ByteView packet) {
  if (opening_ == to_open_.size()) to_open_.emplace_back();
  to_open_[opening_++].assign(packet);
}

void Headend::Impl::open_waiting(TimePoint now, fw::InterfaceIndex ingress) {
  if (opening_ == 0) return;
  const std::span<esp::PacketBuffer> burst(to_open_.data(), std::exchange(opening_, 0));
  pipeline_.open(now, burst);
  const Session* last = nullptr;
  for (esp::PacketBuffer& packet : burst) {
    if (packet.status == esp::PacketStatus::ok) {
      const auto owner = by_inbound_spi_.find(packet.spi);
      if (owner == by_inbound_spi_.end()) continue;
      owner->second->bytes_received += packet.size();
      if (std::exchange(last, owner->second) != owner->second) traffic_passed(now, *owner->second, true);
    }
    take_opened(now, ingress, packet);
  }
}

void Headend::Impl::traffic_passed(TimePoint now, Session& session, bool inward) {
  session.last_traffic = now;
  const auto gate = gates_.find(session.key.gate);
  if (gate == gates_.end()) return;
  if (inward) {
    gate->second.ike->traffic_seen(now, session.key.sa);
  } else {
    gate->second.ike->traffic_wanted(now, session.key.sa);
  }
}

void Headend::Impl::take_opened(TimePoint now, fw::InterfaceIndex ingress, esp::PacketBuffer& packet) {
  if (packet.status == esp::PacketStatus::selector_mismatch) {
    const auto inner = wire::parse_ipv4(packet.view(), false);
    if (inner) {
      say(now, 4, 402103,
          fmt::format("identity doesn't match negotiated identity (ip) dest_addr= {}, src_addr= {}, prot= {}",
                      inner->header.destination.to_string(), inner->header.source.to_string(),
                      wire::name(inner->header.protocol)));
    }
    return;
  }
  if (packet.status != esp::PacketStatus::ok) return;
  forward(now, ingress, true, to_bytes(packet.view()));
  forward_released(now);
}

void Headend::Impl::forward(TimePoint now, fw::InterfaceIndex ingress, bool from_tunnel, Bytes packet) {
  if (divert_to_proxy(now, ingress, packet)) return;
  trace_icmp(now, ingress, packet);
  fw::Verdict verdict = path_.process(now, ingress, from_tunnel, packet);
  if (!verdict.rewritten.empty()) packet = std::move(verdict.rewritten);
  switch (verdict.outcome) {
    case fw::Outcome::forward:
      send_out(now, verdict.hop, std::move(packet));
      break;
    case fw::Outcome::to_self:
      if (!receive_own_tcp(now, ingress, from_tunnel, packet)) answer_as_self(now, packet);
      break;
    case fw::Outcome::login:
      begin_proxy(now, *verdict.login, from_tunnel, std::move(packet));
      break;
    case fw::Outcome::authorize:
      ask_authorization(now, *verdict.login, ingress, from_tunnel, std::move(packet));
      break;
    case fw::Outcome::to_proxy:
      answer_from_server(std::move(packet));
      break;
    case fw::Outcome::wait:
    case fw::Outcome::drop:
      break;
  }
}

void Headend::Impl::forward_released(TimePoint now) {
  while (auto held = path_.poll_released()) {
    forward(now, held->ingress, held->from_tunnel, std::move(held->packet));
  }
}

void Headend::Impl::send_out(TimePoint now, const fw::Hop& hop, Bytes packet) {
  const auto view = wire::parse_ipv4(packet, false);
  if (!view) return;
  if (goes_into_tunnel(hop.interface, view->header.destination, packet)) {
    seal_and_send(now, packet);
    return;
  }
  send_clear(now, hop, std::move(packet));
}

void Headend::Impl::seal_and_send(TimePoint now, ByteView packet) {
  const auto info = fw::inspect(packet);
  if (!info) return;
  const esp::Sa* sa = pipeline_.sad().select_outbound(flow_of(*info));
  if (sa == nullptr) return;  // a dynamic entry never starts a tunnel (pix-behaviour.md 6.4)
  const auto outer_hop = path_.routes().lookup(sa->params.remote);
  if (!outer_hop) return;
  const std::size_t mtu = esp::inner_mtu(path_mtu_to(now, outer_hop->interface, sa->params.remote),
                                         sa->params.cipher, sa->params.auth, sa->params.udp.has_value());
  const auto seal = [&](ByteView piece) {
    constexpr std::size_t most = 128;
    if (sealing_ >= most) seal_waiting(now);
    if (sealing_ == to_seal_.size()) {
      to_seal_.emplace_back();
      sealing_to_.emplace_back();
    }
    to_seal_[sealing_].assign(piece);
    sealing_to_[sealing_++] = {*outer_hop, sa->params.remote, piece.size()};
  };
  if (packet.size() <= mtu) return seal(packet);
  const std::vector<Bytes> pieces = fw::fragment(packet, mtu);
  if (pieces.empty()) tell_too_big(now, packet, mtu);
  for (const Bytes& piece : pieces) seal(piece);
}

void Headend::Impl::seal_waiting(TimePoint now) {
  if (sealing_ == 0) return;
  const std::span<esp::PacketBuffer> burst(to_seal_.data(), std::exchange(sealing_, 0));
  pipeline_.seal(now, burst);
  const Session* last = nullptr;
  for (std::size_t i = 0; i < burst.size(); ++i) {
    if (burst[i].status != esp::PacketStatus::ok) continue;
    const Sealing& to = sealing_to_[i];
    const auto owner = by_outbound_spi_.find({burst[i].spi, to.peer});
    if (owner != by_outbound_spi_.end()) {
      owner->second->bytes_sent += to.inner_size;
      if (std::exchange(last, owner->second) != owner->second) traffic_passed(now, *owner->second, false);
    }
    transmit(to.hop.interface, to.hop.next_hop, to_bytes(burst[i].view()));
  }
}

void Headend::Impl::send_clear(TimePoint now, const fw::Hop& hop, Bytes packet) {
  const std::size_t mtu = mtu_of(hop.interface);
  if (packet.size() <= mtu) {
    transmit(hop.interface, hop.next_hop, std::move(packet));
    return;
  }
  std::vector<Bytes> pieces = fw::fragment(packet, mtu);
  if (pieces.empty()) tell_too_big(now, packet, mtu);
  for (Bytes& piece : pieces) transmit(hop.interface, hop.next_hop, std::move(piece));
}

void Headend::Impl::transmit(fw::InterfaceIndex interface, Ipv4Address next_hop, Bytes packet) {
  const std::string& name = path_.rules().interfaces[static_cast<std::size_t>(interface)].name;
  fw::InterfaceStatus& counts = interface_counts_[name];
  ++counts.packets_out;
  counts.bytes_out += packet.size();
  actions.emplace_back(SendPacket{name, next_hop, std::move(packet)});
}

std::vector<fw::InterfaceStatus> Headend::Impl::interface_counters() const {
  std::vector<fw::InterfaceStatus> list;
  for (const fw::InterfaceRule& rule : path_.rules().interfaces) {
    const auto found = interface_counts_.find(rule.name);
    list.push_back(found != interface_counts_.end() ? found->second : fw::InterfaceStatus{});
    list.back().name = rule.name;
  }
  return list;
}

void Headend::Impl::clear_counters() {
  path_.clear_counters();
  interface_counts_.clear();
}

void Headend::Impl::tell_too_big(TimePoint now, ByteView packet, std::size_t mtu) {
  const auto view = wire::parse_ipv4(packet, false);
  if (!view) return;
  say(now, 6, 602101,
      fmt::format("PMTU-D packet {} bytes greater than effective mtu {}, dest_addr={}, src_addr={}, prot={}",
                  packet.size(), mtu, view->header.destination.to_string(), view->header.source.to_string(),
                  wire::name(view->header.protocol)));
  const auto back = path_.routes().lookup(view->header.source);
  if (!back) return;
  const Ipv4Address own = path_.rules().interfaces[static_cast<std::size_t>(back->interface)].address;
  Bytes error = wire::build_icmp_error(own, wire::IcmpType::unreachable, wire::kIcmpFragmentationNeeded,
                                       *view, static_cast<std::uint16_t>(mtu));
  if (!error.empty()) send_from_self(now, std::move(error));
}

void Headend::Impl::send_from_self(TimePoint now, Bytes packet) {
  const auto view = wire::parse_ipv4(packet, false);
  if (!view) return;
  const auto hop = path_.routes().lookup(view->header.destination);
  if (!hop) return;
  if (pools_.is_lent(view->header.destination)) {
    seal_and_send(now, packet);
  } else {
    send_clear(now, *hop, std::move(packet));
  }
}

void Headend::Impl::answer_as_self(TimePoint now, ByteView packet) {
  const auto view = wire::parse_ipv4(packet);
  if (!view || view->header.is_fragment()) return;
  if (view->header.protocol == wire::IpProtocol::udp) {
    const auto info = fw::inspect(packet);
    const auto hop = path_.routes().lookup(view->header.source);
    if (!info || !hop) return;
    say(now, 7, 710005,
        fmt::format("UDP request discarded from {}/{} to {}:{}/{}", info->source.to_string(),
                    info->source_port,
                    path_.rules().interfaces[static_cast<std::size_t>(hop->interface)].name,
                    info->destination.to_string(), info->destination_port));
    return;
  }
  if (view->header.protocol != wire::IpProtocol::icmp) return;
  Bytes reply = wire::build_echo_reply(*view);
  if (!reply.empty()) send_from_self(now, std::move(reply));
}

bool Headend::Impl::handle_path_events(TimePoint now) {
  bool any = false;
  while (const auto event = path_.poll_event()) {
    any = true;
    if (const auto* message = std::get_if<fw::Message>(&*event)) {
      say(now, message->severity, message->id, message->text);
    } else if (const auto* built = std::get_if<fw::ConnBuilt>(&*event)) {
      account_start(now, built->connection);
    } else if (const auto* ended = std::get_if<fw::ConnEnded>(&*event)) {
      account_stop(now, ended->connection, ended->reason);
      if (ended->connection.proxied) proxied_connection_ended(now, ended->connection, ended->reason);
    }
  }
  return any;
}

}  // namespace drawbridge::headend
