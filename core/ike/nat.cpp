// SPDX-License-Identifier: GPL-3.0-or-later
// Address translation in the life of an SA: what is announced and stated in phase 1, the float to port 4500,
// where ESP goes, keepalives, and a peer that changes its address (RFC 3947, RFC 3948; wire-ike.md 5 and 8).
#include "ike/fragment.h"
#include "ike/ike_sa.h"
#include "wire/attributes.h"
#include "wire/natt.h"

namespace drawbridge::ike {

using wire::KnownVendor;
using wire::PayloadType;

namespace {
/// In this order: the best first.
constexpr NattVersion kVersions[] = {NattVersion::rfc_3947, NattVersion::draft_03,
                                     NattVersion::draft_02_newline, NattVersion::draft_02};
/// Both kinds of messages: main and aggressive mode (0x80000000), and all others (0x40000000).
constexpr std::uint32_t kFragmentAll = 0xC0000000;
constexpr std::uint32_t kFragmentOthers = 0x40000000;
/// What fits an Ethernet frame with every header: beyond, IP would fragment.
constexpr std::size_t kWholeLimit = 1400;

Bytes fragmentation_id() {
  Writer out;
  out.bytes(ByteView(wire::vendor_id_octets(KnownVendor::fragmentation)).first(16));
  out.u32(kFragmentAll);
  return out.take();
}
}  // namespace

bool IkeSa::speaks_natt() const {
  if (!client_) return policy_->nat_traversal.has_value();
  return plan_->nat_traversal == NatTraversal::automatic || plan_->nat_traversal == NatTraversal::forced;
}

NattVersion IkeSa::natt_version(const PeerTraits& traits) const {
  if (!speaks_natt() || traits.natt == NattVersion::none) return NattVersion::none;
  return policy_ && policy_->quirks.only_natt_draft_02 ? NattVersion::draft_02 : traits.natt;
}

bool IkeSa::speaks_fragments() const {
  return client_ ? plan_->fragmentation : policy_->fragmentation;
}

void IkeSa::add_nat_vendor_ids(wire::PayloadChain& chain, const PeerTraits& peer) const {
  const auto add = [&](const Bytes& id) { chain.add(PayloadType::vendor_id, id); };
  if (initiator_) {
    if (plan_->fragmentation) add(fragmentation_id());
    if (!speaks_natt()) return;
    for (const NattVersion version : kVersions) add(wire::vendor_id_octets(vendor_of(version)));
    return;
  }
  if (policy_->fragmentation && peer.fragmentation) add(fragmentation_id());
  const NattVersion version = natt_version(peer);
  if (version != NattVersion::none) add(wire::vendor_id_octets(vendor_of(version)));
}

void IkeSa::add_nat_d(wire::PayloadChain& chain, const NatContext& context) const {
  if (context.version == NattVersion::none) return;
  const PayloadType type = nat_d_type(context.version);
  chain.add(type, nat_d_hash(context, peer_));
  Bytes own = nat_d_hash(context, own_endpoint());
  // A hash that fits nothing looks like a NAT to the peer, which then agrees to ESP in UDP.
  if (client_ && plan_->nat_traversal == NatTraversal::forced) own = ctx_.random.bytes(own.size());
  chain.add(type, own);
}

NatFindings IkeSa::find_nat(const Message& message, const NatContext& context) const {
  if (context.version == NattVersion::none) return {};
  const Endpoint own = own_endpoint();
  const Endpoint own_endpoints[] = {
      own, {own.address, plan_ ? plan_->local.port : ctx_.local.port}, {own.address, message.natt_port}};
  const Endpoint peer_endpoints[] = {message.from, peer_};
  NatFindings found = detect_nat(message.payloads, context, own_endpoints, peer_endpoints);
  if (!found.spoken) return {};
  if (client_ && plan_->nat_traversal == NatTraversal::forced) found.own_behind = true;
  ctx_.trace(trace::NatDetected{found.own_behind, found.peer_behind});
  return found;
}

Endpoint IkeSa::own_endpoint() const {
  return {plan_ ? plan_->local.address : ctx_.local.address, local_port_};
}

void IkeSa::begin_at(const IkeSa& old) {
  local_port_ = old.local_port_;
  marked_ = began_marked_ = old.marked_;
}

void IkeSa::float_ports(const NatFindings& nat) {
  if (began_marked_) return;
  marked_ = nat.spoken && nat.any();
  local_port_ = marked_ ? plan_->local_natt_port : plan_->local.port;
  peer_.port = marked_ ? wire::kNattPort : plan_->peer.port;
}

std::optional<UdpPorts> IkeSa::udp_ports(std::uint16_t encapsulation) const {
  if (encapsulation != static_cast<std::uint16_t>(wire::EncapsulationMode::tunnel))
    return UdpPorts{local_port_, peer_.port};
  if (cisco_port_ != 0) return UdpPorts{cisco_port_, cisco_peer_.port};
  return std::nullopt;
}

std::uint16_t IkeSa::wanted_encapsulation() const {
  if (marked_ && nat_.any()) return udp_tunnel(natt_version(traits_));
  return static_cast<std::uint16_t>(wire::EncapsulationMode::tunnel);
}

void IkeSa::take_cisco_port(std::uint16_t port) {
  if (marked_ || port == 0) return;  // NAT-T was agreed on, and goes first
  cisco_port_ = port;
  cisco_peer_ = {peer_.address, port};
}

// ---- The peer moves

void IkeSa::follow(const Message& message) {
  const bool floats = message.natt_port != 0 && !marked_;
  if (message.from == peer_ && !floats) return;
  // Behind the float a message on the old port is an old one (RFC 3947 section 4); and only what stands
  // behind a translator moves. Cisco's own encapsulation says nothing of translators.
  const bool may_move = cisco_port_ != 0 || (nat_.spoken && (floats || nat_.peer_behind));
  if (!may_move || (message.natt_port == 0 && marked_)) return;
  if (floats) {
    marked_ = true;
    local_port_ = message.natt_port;
  }
  move_peer(message.from);
}

void IkeSa::move_peer(const Endpoint& to) {
  const Endpoint old = peer_;
  peer_ = to;
  if (old.address != to.address) {
    const int references = (has_reference_ ? 1 : 0) + 2 * static_cast<int>(pairs_.size());
    ctx_.move_peer_references(old.address, to.address, references);
    ctx_.registry->moved(id_, old.address);
  }
  if (!established_) return;
  const bool apart = cisco_port_ != 0;  // ESP goes its own way there
  ctx_.actions.push_back(MovePeer{id_, apart ? cisco_peer_ : old, apart ? cisco_peer_ : peer_, peer_});
}

void IkeSa::esp_from(const Endpoint& from) {
  if (!has_pairs_of_its_own()) return;
  if (cisco_port_ != 0) {
    if (from == cisco_peer_) return;
    const Endpoint old = std::exchange(cisco_peer_, from);
    ctx_.actions.push_back(MovePeer{id_, old, from, peer_});
    return;
  }
  if (marked_ && nat_.peer_behind && from != peer_) move_peer(from);
}

// ---- Keepalives

void IkeSa::keep_nat_open(TimePoint now) {
  last_sent_ = now;
  const bool in_udp = cisco_port_ != 0 || (marked_ && nat_.any());
  if (!in_udp || stage_ != Stage::established || timers_.at(Timer::nat_keepalive)) return;
  timers_.set(Timer::nat_keepalive, now + nat_keepalive());
}

Duration IkeSa::nat_keepalive() const {
  return client_ ? plan_->nat_keepalive : policy_->nat_traversal.value_or(Seconds{20});
}

void IkeSa::nat_keepalive_due(TimePoint now) {
  if (now - last_sent_ < nat_keepalive()) {
    timers_.set(Timer::nat_keepalive, last_sent_ + nat_keepalive());
    return;
  }
  last_sent_ = now;
  timers_.set(Timer::nat_keepalive, now + nat_keepalive());
  Endpoint own = own_endpoint();
  if (cisco_port_ != 0) own.port = cisco_port_;
  ctx_.actions.push_back(Transmit{own, cisco_port_ != 0 ? cisco_peer_ : peer_, Bytes{wire::kNatKeepalive}});
}

// ---- Large messages

std::vector<Bytes> IkeSa::pieces_of(const Bytes& datagram) const {
  if (!speaks_fragments() || !traits_.fragmentation) return {datagram};
  const auto exchange = wire::ExchangeType{datagram.at(18)};
  const bool phase_1 =
      exchange == wire::ExchangeType::main_mode || exchange == wire::ExchangeType::aggressive;
  const bool all = phase_1 || (*traits_.fragmentation & kFragmentOthers) != 0;
  return split_message(datagram, all ? kFragmentLimit : kWholeLimit);
}

std::optional<Bytes> IkeSa::take_fragment(TimePoint now, const Endpoint& from,
                                          const wire::IsakmpMessageView& carrier) {
  // An initiator that announced it may get its first answer so; a responder knows first whether both do.
  const bool agreed = speaks_fragments() && (initiator_ || traits_.fragmentation);
  if (!agreed || stage_ == Stage::closed) return std::nullopt;
  if (!fragments_) fragments_ = std::make_unique<FragmentSet>(ctx_.fragment_budget);
  return fragments_->add(now, from.address, carrier);
}

}  // namespace drawbridge::ike
