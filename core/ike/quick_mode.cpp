// SPDX-License-Identifier: GPL-3.0-or-later
// Quick Mode, both roles, any number interleaved (RFC 2409 section 5.5; wire-ike.md 3).
#include <algorithm>

#include "ike/ike_sa.h"
#include "wire/attributes.h"

namespace drawbridge::ike {

using wire::PayloadType;

namespace {
constexpr std::size_t kNonceSize = 20;
constexpr Duration kHold = Seconds{60};
constexpr std::size_t kMaxQuickModes = 32;
/// How long a renewed pair sends with the old keys while nothing comes under the new ones.
constexpr Duration kOldKeys = Milliseconds{500};
/// How often message 3 is repeated then, each time after twice as long.
constexpr int kRepeats = 3;

trace::Proxy proxy_of(const TrafficSelector& selector) {
  const bool subnet = selector.as_subnet || selector.network.length != 32;
  return {selector.network, subnet ? 4 : 1, selector.protocol, selector.port};
}

/// Of a life in milliseconds per second: when a gateway renews by itself.
constexpr std::int64_t kGatewayShare = 970;

/// Seconds of a RESPONDER-LIFETIME of phase 2; nothing if it is about phase 1, or about kilobytes.
std::optional<std::uint32_t> responder_lifetime(const wire::NotifyPayload& notify) {
  if (notify.type != wire::NotifyType::responder_lifetime || notify.protocol != wire::ProtocolId::esp)
    return std::nullopt;
  const auto attributes = wire::read_attributes(notify.data, wire::kMaxPayloads);
  if (!attributes) return std::nullopt;
  const auto* const type = wire::find_attribute(*attributes, wire::IpsecAttribute::life_type);
  const auto* const duration = wire::find_attribute(*attributes, wire::IpsecAttribute::life_duration);
  if (type == nullptr || type->as_number() != std::uint64_t{1} || duration == nullptr) return std::nullopt;
  const auto seconds = duration->as_number();
  if (!seconds || *seconds == 0 || *seconds > UINT32_MAX) return std::nullopt;
  return static_cast<std::uint32_t>(*seconds);
}

/// What a client would take from a gateway that renews: what it offers itself.
std::vector<TransformSet> sets_of(const InitiatorConfig& plan) {
  std::vector<TransformSet> sets;
  for (const EspProposal& proposal : plan.phase2) {
    if (proposal.with_ipcomp) continue;
    for (const EspTransform& transform : proposal.transforms) sets.push_back({"", transform});
  }
  return sets;
}

struct Identities {
  std::optional<TrafficSelector> initiator, responder;
};

/// Nothing for identities of a type that is not taken in quick mode.
std::optional<Identities> read_identities(const std::vector<wire::RawPayload>& payloads) {
  Identities out;
  for (const wire::RawPayload& payload : payloads) {
    if (payload.type != PayloadType::identification) continue;
    const auto id = wire::IdPayload::read(payload.body);
    const auto selector = id ? selector_of(*id) : std::nullopt;
    if (!selector) return std::nullopt;
    (out.initiator ? out.responder : out.initiator) = selector;
  }
  return out;
}

}  // namespace

QuickMode* IkeSa::find_quick(std::uint32_t message_id) {
  const auto found = std::find_if(quick_.begin(), quick_.end(),
                                  [&](const auto& quick) { return quick->message_id == message_id; });
  return found == quick_.end() ? nullptr : found->get();
}

void IkeSa::drop_quick(std::uint32_t message_id) {
  std::erase_if(quick_, [&](const auto& quick) { return quick->message_id == message_id; });
}

std::optional<ChildSa> IkeSa::make_child(const QuickMode& quick, const Phase2Values& values,
                                         std::uint32_t spi, ByteView g_xy) const {
  const std::size_t cipher_size = crypto::key_size(values.transform.encryption);
  const std::size_t auth_size = auth_key_size(values.transform.authentication);
  const Secret all = keymat(keys_.hash, keys_.skeyid_d.reveal(), g_xy, spi, quick.nonce_i, quick.nonce_r,
                            cipher_size + auth_size);
  ChildSa child;
  child.spi = spi;
  child.encryption = values.transform.encryption;
  child.authentication = values.transform.authentication;
  child.encryption_key = Secret(all.reveal().first(cipher_size));
  child.authentication_key = Secret(all.reveal().subspan(cipher_size));
  if (crypto::is_weak_key(child.encryption, child.encryption_key.reveal())) return std::nullopt;
  child.local = plan_ ? plan_->local.address : ctx_.local.address;
  child.peer = cisco_port_ != 0 ? cisco_peer_.address : peer_.address;
  child.udp = udp_ports(values.encapsulation);
  child.local_selector = quick.local;
  child.remote_selector = quick.remote;
  child.life_seconds = values.life_seconds;
  return child;
}

// ---- Initiator

void IkeSa::start_quick_modes(TimePoint now, bool early) {
  const bool in_udp = (marked_ && nat_.any()) || cisco_port_ != 0;
  if (plan_->nat_traversal == NatTraversal::forced && !in_udp) {
    // Without UDP nothing would come through; better to say so than to stand and be deaf.
    ctx_.trace(trace::Problem{trace::Trouble::no_udp, peer_.address, {}});
    close(now, CloseReason::peer_not_capable, true);
    return;
  }
  const TrafficSelector own = host_selector(address_assigned_ ? assigned_ : plan_->local.address);
  const auto begin = [&](const TrafficSelector& local, const TrafficSelector& remote) {
    if (plan_->quick_modes_in_turn && !quick_.empty())
      waiting_quick_.push_back({local, remote});
    else
      start_quick_mode(now, local, remote, 0, early);
  };
  if (!plan_->quick_modes.empty()) {
    for (const QuickModePlan& quick : plan_->quick_modes)
      begin(quick.local_is_fixed ? quick.local : own, quick.remote);
    return;
  }
  // The 4.x client: one for the headend's own address, then everything, or one per split network.
  begin(own, host_selector(peer_.address));
  if (config_ && !config_->split_include.empty()) {
    for (const Prefix& network : config_->split_include) {
      TrafficSelector remote;
      remote.network = Prefix{network.network(), network.length};
      remote.as_subnet = true;
      begin(own, remote);
    }
    return;
  }
  TrafficSelector everything;
  everything.network = Prefix{Ipv4Address{}, 0};
  everything.as_subnet = true;
  begin(own, everything);
}

void IkeSa::start_next_quick_mode(TimePoint now) {
  if (waiting_quick_.empty()) return;
  const WaitingQuickMode next = std::move(waiting_quick_.front());
  waiting_quick_.pop_front();
  start_quick_mode(now, next.local, next.remote, 0, false);
}

void IkeSa::start_quick_mode(TimePoint now, const TrafficSelector& local, const TrafficSelector& remote,
                             std::uint64_t rekey_of, bool early) {
  auto quick = std::make_unique<QuickMode>();
  quick->message_id = new_message_id();
  (void)use_message_id(quick->message_id, true);
  quick->initiator = true;
  quick->nonce_i = ctx_.random.bytes(kNonceSize);
  quick->own_spi = ctx_.allocate_spi();
  quick->local = local;
  quick->remote = remote;
  quick->rekey_of = rekey_of;
  quick->early = early;
  const auto cpi = static_cast<std::uint16_t>(quick->own_spi);
  if (plan_) {
    quick->offered = plan_->phase2;
    quick->offered_life = plan_->phase2_life_seconds;
    quick->pfs = plan_->pfs;
    // Left to the gateway, which may have said so with the address.
    if (!quick->pfs && config_ && config_->pfs)
      quick->pfs = crypto::dh_group(static_cast<std::uint16_t>(*config_->pfs));
  } else if (const ChildPair* const old = find_pair(rekey_of)) {
    // A gateway renews what was agreed: some clients answer only if they need not choose.
    quick->offered = {{{old->transform}, false}};
    quick->offered_life = old->life_seconds;
    quick->pfs = old->pfs;
  }
  if (quick->pfs) quick->dh = crypto::DhKeyPair::generate(*quick->pfs, ctx_.random);

  wire::PayloadChain chain;
  chain.add(PayloadType::sa, phase2_offer(quick->offered, quick->own_spi, cpi, quick->offered_life,
                                          quick->pfs, wanted_encapsulation())
                                 .write());
  chain.add(PayloadType::nonce, quick->nonce_i);
  if (quick->dh) chain.add(PayloadType::key_exchange, quick->dh->public_value());
  chain.add(PayloadType::identification, selector_payload(local).write());
  chain.add(PayloadType::identification, selector_payload(remote).write());
  const std::uint32_t id = quick->message_id;
  quick_.push_back(std::move(quick));
  Bytes sent = send_hashed(now, wire::ExchangeType::quick_mode, id, std::move(chain));
  memory_of(id, wire::ExchangeType::quick_mode).expect_answer(now, std::move(sent), resend_policy());
}

IkeSa::Outcome IkeSa::on_quick_mode(Message& message) {
  if (QuickMode* const quick = find_quick(message.header.message_id))
    return quick->initiator ? on_quick_2(message, *quick) : on_quick_3(message, *quick);
  return on_quick_1(message);
}

/// The gateway's word on the login was lost, and it does not repeat it once it goes on: its answer says as
/// much.
void IkeSa::told_by_quick_mode(TimePoint now) {
  login_ = Login::done;
  if (ExchangeMemory* const reply = find_memory(xauth_->message_id, wire::ExchangeType::transaction))
    forget_later(now, *reply);
  xauth_.reset();
  ctx_.events.push_back(UserAuthenticated{id_});
  timers_.stop(Timer::patience);
  close_old_later(now);
}

/// HASH(2), SA, Nr [, KE] [, IDci, IDcr] -> HASH(3)
IkeSa::Outcome IkeSa::on_quick_2(Message& message, QuickMode& quick) {
  const wire::RawPayload* const sa_payload = message.find(PayloadType::sa);
  const wire::RawPayload* const nonce = message.find(PayloadType::nonce);
  const wire::RawPayload* const key = message.find(PayloadType::key_exchange);
  const Bytes expected = hash_2(keys_.hash, keys_.skeyid_a.reveal(), quick.message_id, quick.nonce_i,
                                wire::payloads_after(message.payloads, 0));
  if (!constant_time_equal(expected, message.payloads.front().body)) return Outcome::wrong_hash;
  if (sa_payload == nullptr || nonce == nullptr || !wire::NoncePayload::read(nonce->body))
    return Outcome::malformed;
  const auto sa = wire::SaPayload::read(sa_payload->body);
  const auto identities = read_identities(message.payloads);
  if (!sa || !identities || (key != nullptr) != quick.dh.has_value()) return Outcome::malformed;
  auto choice =
      check_phase2_answer(*sa, quick.offered, quick.offered_life, quick.pfs, wanted_encapsulation());
  const bool echoed = !identities->initiator || (identities->initiator->network == quick.local.network &&
                                                 identities->responder->network == quick.remote.network);
  Secret shared;
  if (quick.dh && choice) {
    auto secret = quick.dh->shared_secret(key->body);
    if (!secret) return Outcome::malformed;
    shared = std::move(*secret);
  }
  quick.nonce_r = to_bytes(nonce->body);
  if (login_ == Login::deciding && xauth_) told_by_quick_mode(message.now);
  std::optional<ChildSa> inbound, outbound;
  if (choice && echoed) {
    inbound = make_child(quick, choice->values, quick.own_spi, shared.reveal());
    outbound = make_child(quick, choice->values, choice->peer_spi, shared.reveal());
  }
  accept(message);
  if (!inbound || !outbound) {
    quick_mode_failed(message.now, quick.message_id, CloseReason::quick_mode_failed, 0);
    return Outcome::accepted;
  }
  // A gateway may tell a shorter life beside the SA (RESPONDER-LIFETIME).
  std::optional<std::uint32_t> shorter;
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::notification) continue;
    const auto notify = wire::NotifyPayload::read(payload.body);
    if (!notify) continue;
    if (const auto seconds = responder_lifetime(*notify)) shorter = seconds;
    on_notify(message.now, *notify, quick.message_id);
  }
  ChildPair pair;
  pair.pair = ctx_.next_pair++;
  pair.inbound_spi = quick.own_spi;
  pair.outbound_spi = choice->peer_spi;
  std::tie(pair.outbound_slot, pair.inbound_slot) = ctx_.slots.take_pair();
  pair.transform = choice->values.transform;
  pair.local = quick.local;
  pair.remote = quick.remote;
  pair.life_seconds = choice->values.life_seconds;
  if (shorter && *shorter < pair.life_seconds.value_or(UINT32_MAX)) pair.life_seconds = shorter;
  pair.pfs = quick.pfs;
  pair.initiated = true;
  inbound->conn_id = pair.inbound_slot;
  outbound->conn_id = pair.outbound_slot;
  IkeSa& keeper = keeper_of_pairs();
  ctx_.actions.push_back(InstallInbound{keeper.id_, pair.pair, std::move(*inbound)});
  if (keeper.find_pair(quick.rekey_of) == nullptr)
    ctx_.actions.push_back(InstallOutbound{keeper.id_, pair.pair, *std::exchange(outbound, std::nullopt)});
  // Also where the old pair has come to its end meanwhile (kilobytes), for its message 3 is as easily lost.
  if (quick.rekey_of != 0) {
    keeper.waiting_outbound_.push_back({pair.pair, quick.rekey_of, message.now + kOldKeys,
                                        std::move(outbound), quick.message_id, kRepeats, kOldKeys});
  }

  wire::PayloadChain chain;
  chain.add(PayloadType::hash,
            hash_3(keys_.hash, keys_.skeyid_a.reveal(), quick.message_id, quick.nonce_i, quick.nonce_r));
  Bytes sent = send_encrypted(message.now, wire::ExchangeType::quick_mode, quick.message_id, chain);
  ExchangeMemory& memory = memory_of(quick.message_id, wire::ExchangeType::quick_mode);
  memory.answered(message.now, std::move(sent), resend_policy());
  forget_later(message.now, memory);
  const QuickMode done = std::move(quick);
  drop_quick(done.message_id);
  keeper.add_pair(message.now, done, std::move(pair));
  tell_deletes(message.now);
  if (done.rekey_of == 0) start_next_quick_mode(message.now);
  return Outcome::accepted;
}

// ---- Responder

/// HASH(1), SA, Ni [, KE] [, IDci, IDcr] -> HASH(2), SA, Nr [, KE] [, IDci, IDcr]
IkeSa::Outcome IkeSa::on_quick_1(Message& message) {
  const std::uint32_t id = message.header.message_id;
  // Of two that were begun at once the peer may hold the other one.
  if (superseded_ && !beside_) return Outcome::ignored;
  IkeSa& keeper = keeper_of_pairs();
  if (!verify_hash_1(message)) return Outcome::wrong_hash;
  const wire::RawPayload* const nonce = message.find(PayloadType::nonce);
  const wire::RawPayload* const key = message.find(PayloadType::key_exchange);
  if (message.payloads.size() < 3 || message.payloads[1].type != PayloadType::sa || nonce == nullptr ||
      !wire::NoncePayload::read(nonce->body)) {
    return Outcome::malformed;
  }
  const auto sa = wire::SaPayload::read(message.payloads[1].body);
  if (!sa) return Outcome::malformed;
  if (login_ == Login::told_ok) login_finished(message.now);
  const auto identities = read_identities(message.payloads);
  const ChildPair* renewed = nullptr;
  if (client_) {
    // A gateway may renew what stands; it never begins anything new (wire.md 4).
    renewed = identities ? keeper.standing_pair(identities->responder, identities->initiator) : nullptr;
    if (renewed == nullptr) return Outcome::ignored;
    // Both began at once: ours goes on. A gateway that still wants its own repeats the question.
    if (renewed->rekeying) return Outcome::ignored;
  } else if (!login_complete() || addressing_ == Addressing::waiting || addressing_ == Addressing::refused) {
    return hold_quick_mode(message);
  }
  const std::uint32_t offered_spi =
      sa->proposals.empty() ? 0U : sa->proposals.front().spi_number().value_or(0U);
  if (!use_message_id(id, true) || quick_.size() >= kMaxQuickModes) return Outcome::ignored;
  accept(message);
  ExchangeMemory& memory = memory_of(id, wire::ExchangeType::quick_mode);
  forget_later(message.now, memory);

  ctx_.trace(trace::QuickMode{trace::QuickModeStep::idle});
  ctx_.trace(trace::ProcessingPayload{"SA", id});
  auto quick = std::make_unique<QuickMode>();
  quick->message_id = id;
  quick->nonce_i = to_bytes(nonce->body);
  const TrafficSelector client =
      identities && identities->initiator ? *identities->initiator : host_selector(peer_.address);
  const TrafficSelector server =
      identities && identities->responder ? *identities->responder : host_selector(ctx_.local.address);
  quick->local = server;
  quick->remote = client;
  if (renewed != nullptr) {
    quick->local = renewed->local;
    quick->remote = renewed->remote;
  } else {
    keeper.yield_rekey(message.now, server, client);
  }
  const bool fits_address =
      identities && (renewed != nullptr || !address_assigned_ || (client.network == Prefix{assigned_, 32}));
  const std::vector<TransformSet> own_sets = plan_ ? sets_of(*plan_) : std::vector<TransformSet>{};
  const Phase2Selection selection =
      select_phase2(*sa, plan_ ? own_sets : policy_->transform_sets, plan_ ? plan_->pfs : policy_->pfs,
                    marked_, sink(), [&](const Phase2Values& values) {
                      ctx_.trace(trace::ProposalPart{ctx_.local.address, peer_.address, proxy_of(server),
                                                     proxy_of(client), transform_words(values.transform),
                                                     values.transform.encryption.key_bits});
                    });
  if (!selection.choice) {
    quick_mismatches_ = selection.mismatches;
    ctx_.trace(trace::Problem{trace::Trouble::no_common_policy, peer_.address, "phase 2"});
    refuse_quick_mode(message.now, offered_spi, wire::NotifyType::no_proposal_chosen);
    return Outcome::accepted;
  }
  const Phase2Choice& choice = *selection.choice;
  int identity = 0;
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type == PayloadType::nonce) ctx_.trace(trace::ProcessingPayload{"NONCE", id});
    if (payload.type == PayloadType::key_exchange) ctx_.trace(trace::ProcessingPayload{"KE", id});
    if (payload.type != PayloadType::identification) continue;
    ctx_.trace(trace::ProcessingPayload{"ID", id});
    ctx_.trace(trace::QuickModeId{identity == 0, proxy_of(identity == 0 ? client : server)});
    ++identity;
  }
  if (!fits_address) {
    ctx_.trace(trace::Problem{trace::Trouble::proxy_not_assigned_address, peer_.address,
                              client.network.to_string()});
    refuse_quick_mode(message.now, choice.peer_spi, wire::NotifyType::invalid_id_information);
    return Outcome::accepted;
  }
  // A group without KE, or the reverse, contradicts itself (wire-ike.md 3.4).
  if ((key != nullptr) != choice.values.pfs.has_value()) {
    refuse_quick_mode(message.now, choice.peer_spi, wire::NotifyType::bad_proposal_syntax);
    return Outcome::accepted;
  }
  Secret shared;
  if (choice.values.pfs) {
    quick->dh = crypto::DhKeyPair::generate(*choice.values.pfs, ctx_.random);
    auto secret = quick->dh->shared_secret(key->body);
    if (!secret) {
      refuse_quick_mode(message.now, choice.peer_spi, wire::NotifyType::invalid_key_information);
      return Outcome::accepted;
    }
    shared = std::move(*secret);
  }
  quick->nonce_r = ctx_.random.bytes(kNonceSize);
  quick->own_spi = ctx_.allocate_spi();
  ctx_.trace(trace::SpiAllocated{quick->own_spi, peer_.address, ctx_.local.address});
  auto inbound = make_child(*quick, choice.values, quick->own_spi, shared.reveal());
  auto outbound = make_child(*quick, choice.values, choice.peer_spi, shared.reveal());
  if (!inbound || !outbound) {
    ctx_.inbound_spis.erase(quick->own_spi);
    return Outcome::accepted;
  }
  quick->pair = ctx_.next_pair++;
  quick->transform = choice.values.transform;
  quick->pfs = choice.values.pfs;
  const auto [low, high] = ctx_.slots.take_pair();
  inbound->conn_id = traits_.unity ? high : low;
  outbound->conn_id = traits_.unity ? low : high;
  quick->inbound_facts.spi = quick->own_spi;
  quick->inbound_facts.conn_id = inbound->conn_id;

  wire::SaPayload answer;
  wire::Proposal proposal = choice.answer;
  Writer spi;
  spi.u32(quick->own_spi);
  proposal.spi = spi.take();
  if (policy_ && policy_->quirks.other_attribute_order) {
    reorder(proposal.transforms.at(0), static_cast<std::uint16_t>(wire::IpsecAttribute::life_type),
            static_cast<std::uint16_t>(wire::IpsecAttribute::life_duration));
  }
  answer.proposals.push_back(std::move(proposal));
  wire::PayloadChain chain;
  chain.add(PayloadType::sa, answer.write());
  chain.add(PayloadType::nonce, quick->nonce_r);
  if (quick->dh) chain.add(PayloadType::key_exchange, quick->dh->public_value());
  if (identities->initiator) {
    chain.add(PayloadType::identification, selector_payload(client).write());
    chain.add(PayloadType::identification, selector_payload(server).write());
  }
  if (policy_ && policy_->quirks.halves_lifetime && choice.values.life_seconds) {
    wire::NotifyPayload notify;
    notify.protocol = wire::ProtocolId::esp;
    notify.type = wire::NotifyType::responder_lifetime;
    Writer own;
    own.u32(quick->own_spi);
    notify.spi = own.take();
    Writer life;
    wire::write_attributes(
        life, {wire::Attribute::number(wire::IpsecAttribute::life_type, wire::LifeType::seconds),
               wire::Attribute::u32(wire::IpsecAttribute::life_duration, *choice.values.life_seconds / 2)});
    notify.data = life.take();
    chain.add(PayloadType::notification, notify.write());
  }
  chain.prepend(PayloadType::hash,
                hash_2(keys_.hash, keys_.skeyid_a.reveal(), id, quick->nonce_i, chain.octets()));
  quick->outbound = std::move(outbound);
  quick->dh.reset();
  ctx_.actions.push_back(InstallInbound{keeper.id_, quick->pair, std::move(*inbound)});
  quick_.push_back(std::move(quick));
  Bytes sent = send_encrypted(message.now, wire::ExchangeType::quick_mode, id, chain);
  RetransmitPolicy policy = resend_policy();
  // The gateway believes in the new pair already: its last message must be got.
  if (renewed != nullptr) policy.sends *= 3;
  memory_of(id, wire::ExchangeType::quick_mode).expect_answer(message.now, std::move(sent), policy);
  return Outcome::accepted;
}

/// HASH(3): the pair stands
IkeSa::Outcome IkeSa::on_quick_3(Message& message, QuickMode& quick) {
  const Bytes expected =
      hash_3(keys_.hash, keys_.skeyid_a.reveal(), quick.message_id, quick.nonce_i, quick.nonce_r);
  if (!constant_time_equal(expected, message.payloads.front().body)) return Outcome::wrong_hash;
  accept(message);
  forget_later(message.now, memory_of(quick.message_id, wire::ExchangeType::quick_mode));
  ctx_.trace(trace::QuickMode{trace::QuickModeStep::auth_await});
  QuickMode done = std::move(quick);
  drop_quick(done.message_id);
  ChildPair pair;
  pair.pair = done.pair;
  pair.inbound_spi = done.own_spi;
  pair.outbound_spi = done.outbound->spi;
  pair.inbound_slot = done.inbound_facts.conn_id;
  pair.outbound_slot = done.outbound->conn_id;
  pair.transform = done.transform;
  pair.pfs = done.pfs;
  pair.local = done.local;
  pair.remote = done.remote;
  pair.life_seconds = done.outbound->life_seconds;
  bool overtaken = false;
  IkeSa& keeper = keeper_of_pairs();
  for (const ChildPair& other : keeper.pairs_) {
    if (other.replaced || other.local != done.local || other.remote != done.remote) continue;
    overtaken = overtaken || other.pair > done.pair;
    done.rekey_of = other.pair;
  }
  if (overtaken) {
    // The message was long on its way: a pair that was begun later stands already, and stays.
    const std::uint64_t late = pair.pair;
    done.rekey_of = 0;
    keeper.add_pair(message.now, done, std::move(pair));
    ChildPair* const old = keeper.find_pair(late);
    old->replaced = true;
    old->soft_at = TimePoint::max();
    old->hard_at = std::min(old->hard_at, message.now + Seconds{30});
    tell_deletes(message.now);
    return Outcome::accepted;
  }
  ctx_.actions.push_back(InstallOutbound{keeper.id_, pair.pair, std::move(*done.outbound)});
  keeper.add_pair(message.now, done, std::move(pair));
  tell_deletes(message.now);
  return Outcome::accepted;
}

void IkeSa::refuse_quick_mode(TimePoint now, std::uint32_t peer_spi, wire::NotifyType why) {
  wire::NotifyPayload notify;
  notify.protocol = wire::ProtocolId::esp;
  notify.type = why;
  Writer spi;
  spi.u32(peer_spi);
  notify.spi = spi.take();
  send_informational(now, PayloadType::notification, notify.write());
}

/// A quick mode before the login: not answered, not accepted; kept for a while in case its identity turns out
/// to be the address that the client is given (wire-ike.md 12).
IkeSa::Outcome IkeSa::hold_quick_mode(Message& message) {
  if (!held_) {
    held_ = std::make_unique<std::pair<Endpoint, Bytes>>(message.from, to_bytes(message.octets));
    timers_.set(Timer::held, message.now + kHold);
  }
  if (login_ == Login::waiting) {
    ctx_.trace(trace::NeedXauth{});
    ask_user(message.now, {});
  }
  return Outcome::held;
}

void IkeSa::release_held(TimePoint now) {
  if (!held_) return;
  const auto held = std::move(held_);
  if (!login_complete() || (addressing_ != Addressing::done && addressing_ != Addressing::none)) return;
  const auto view = wire::check_header(held->second);
  if (!view || find_memory(view->header.message_id, view->header.exchange)) return;
  Message peek;
  const Bytes iv =
      message_iv(keys_.hash, keys_.last_block, view->header.message_id, crypto::block_size(keys_.cipher));
  if (!decrypt(peek, *view, keys_.cipher_key.reveal(), keys_.cipher, iv)) return;
  const auto identities = read_identities(peek.payloads);
  if (!identities || !identities->initiator) return;
  if (address_assigned_ && identities->initiator->network != Prefix{assigned_, 32}) return;
  handle(now, peer_, *view, marked_ ? local_port_ : std::uint16_t{0});
}

// ---- Both

void IkeSa::add_pair(TimePoint now, const QuickMode& quick, ChildPair pair) {
  const std::uint32_t seconds = pair.life_seconds.value_or(policy_ ? policy_->default_ipsec_seconds : 28800U);
  pair.hard_at = now + Seconds{seconds};
  // The gateway waits a little longer, for clients that renew by themselves.
  pair.soft_at = now + (client_ ? soft_life(seconds) : Milliseconds{std::int64_t{seconds} * kGatewayShare});
  ++pairs_created_;
  pairs_in_doubt_ = false;
  if (!client_) {
    const auto first = pair.inbound_slot;
    ctx_.trace(trace::SlotAllocated{first});
    ctx_.trace(trace::SlotAllocated{pair.outbound_slot});
    ctx_.trace(trace::SasCreated{ctx_.local.address, peer_.address, proxy_of(pair.local),
                                 proxy_of(pair.remote), pair.inbound_spi, pair.outbound_spi,
                                 pair.inbound_slot, pair.outbound_slot, pair.life_seconds,
                                 transform_words(pair.transform), pair.transform.encryption.key_bits});
  }
  ctx_.add_peer_reference(peer_.address, true);
  ctx_.add_peer_reference(peer_.address, true);
  ctx_.events.push_back(ChildEstablished{id_, pair.pair, pair.inbound_spi, pair.outbound_spi, pair.transform,
                                         pair.local, pair.remote, pair.life_seconds, quick.rekey_of != 0});
  // The old pair may still be in flight towards us.
  if (ChildPair* const old = find_pair(quick.rekey_of)) {
    old->replaced = true;
    old->rekeying = false;
    old->soft_at = TimePoint::max();
    old->hard_at = std::min(old->hard_at, now + Seconds{30});
  }
  pairs_.push_back(std::move(pair));
}

/// Quick modes that were under way when phase 1 was renewed end under the old SA; what they bring is the new
/// one's.
IkeSa& IkeSa::keeper_of_pairs() {
  if (!superseded_) return *this;
  if (IkeSa* const holder = client_ ? holder_of_connection() : nullptr) {
    ctx_.registry->touch(holder->id_);
    return *holder;
  }
  for (IkeSa* const other : ctx_.registry->others_with(*this)) {
    if (other->successor_of_ != id_ || other->stage_ != Stage::established) continue;
    ctx_.registry->touch(other->id_);
    return other->keeper_of_pairs();
  }
  return *this;
}

ChildPair* IkeSa::find_pair(std::uint64_t pair) {
  const auto found =
      std::find_if(pairs_.begin(), pairs_.end(), [&](const ChildPair& one) { return one.pair == pair; });
  return found == pairs_.end() ? nullptr : &*found;
}

std::uint32_t IkeSa::deleted_spi(const ChildPair& pair) const {
  return policy_ && policy_->quirks.deletes_by_peer_spi ? pair.outbound_spi : pair.inbound_spi;
}

const ChildPair* IkeSa::standing_pair(const std::optional<TrafficSelector>& local,
                                      const std::optional<TrafficSelector>& remote) const {
  if (!local || !remote) return nullptr;
  const auto same = [](const TrafficSelector& a, const TrafficSelector& b) {
    return a.network == b.network && a.protocol == b.protocol && a.port == b.port;
  };
  const auto found = std::find_if(pairs_.begin(), pairs_.end(), [&](const ChildPair& one) {
    return !one.replaced && same(one.local, *local) && same(one.remote, *remote);
  });
  return found == pairs_.end() ? nullptr : &*found;
}

/// Gateway: the client renews this pair. If we had begun to, ours is given up, so that there is one new pair.
void IkeSa::yield_rekey(TimePoint now, const TrafficSelector& local, const TrafficSelector& remote) {
  const ChildPair* const standing = standing_pair(local, remote);
  if (standing == nullptr || !standing->rekeying) return;
  const auto own = std::find_if(quick_.begin(), quick_.end(), [&](const auto& quick) {
    return quick->initiator && quick->rekey_of == standing->pair;
  });
  if (own != quick_.end()) quick_mode_failed(now, (*own)->message_id, CloseReason::replaced, 0);
}

void IkeSa::switch_outbound(std::uint64_t pair) {
  const auto waiting = std::find_if(waiting_outbound_.begin(), waiting_outbound_.end(),
                                    [pair](const WaitingOutbound& one) { return one.pair == pair; });
  if (waiting == waiting_outbound_.end() || !waiting->child) return;
  ctx_.actions.push_back(InstallOutbound{id_, pair, std::move(*waiting->child)});
  waiting->child.reset();
}

void IkeSa::pair_used(std::uint64_t pair) {
  switch_outbound(pair);
  std::erase_if(waiting_outbound_, [pair](const WaitingOutbound& one) { return one.pair == pair; });
}

void IkeSa::outbound_timeouts(TimePoint now) {
  for (WaitingOutbound& waiting : waiting_outbound_) {
    if (waiting.until > now) continue;
    switch_outbound(waiting.pair);
    const ExchangeMemory* const memory = find_memory(waiting.message_id, wire::ExchangeType::quick_mode);
    if (memory == nullptr || memory->last_sent.empty() || --waiting.repeats_left < 0) {
      waiting.until = TimePoint::max();
      continue;
    }
    ++ctx_.counters.retransmissions_out;
    transmit(now, memory->last_sent);
    trace_sent(memory->type, memory->message_id, true, memory->last_sent.size(), {}, true);
    waiting.interval *= 2;
    waiting.until = now + waiting.interval;
  }
  std::erase_if(waiting_outbound_, [](const WaitingOutbound& one) { return one.until == TimePoint::max(); });
}

void IkeSa::remove_pair(std::uint64_t pair) {
  const ChildPair* const found = find_pair(pair);
  if (found == nullptr) return;
  std::erase_if(waiting_outbound_, [pair](const WaitingOutbound& one) { return one.pair == pair; });
  const auto successor = std::find_if(waiting_outbound_.begin(), waiting_outbound_.end(),
                                      [pair](const WaitingOutbound& one) { return one.old == pair; });
  if (successor != waiting_outbound_.end()) switch_outbound(successor->pair);
  const ChildPair gone = *found;
  std::erase_if(pairs_, [&](const ChildPair& one) { return one.pair == pair; });
  ctx_.inbound_spis.erase(gone.inbound_spi);
  ctx_.slots.give_back(gone.inbound_slot);
  ctx_.slots.give_back(gone.outbound_slot);
  ctx_.drop_peer_reference(peer_.address, true);
  ctx_.drop_peer_reference(peer_.address, true);
  ctx_.actions.push_back(RemovePair{id_, gone.pair, gone.inbound_spi, gone.outbound_spi});
  ctx_.events.push_back(ChildRemoved{id_, gone.pair, gone.inbound_spi, gone.outbound_spi});
}

void IkeSa::quick_mode_failed(TimePoint now, std::uint32_t message_id, CloseReason reason,
                              std::uint16_t notify) {
  QuickMode* const quick = find_quick(message_id);
  if (quick == nullptr) return;
  const QuickMode gone = std::move(*quick);
  drop_quick(message_id);
  if (ExchangeMemory* const memory = find_memory(message_id, wire::ExchangeType::quick_mode))
    forget_later(now, *memory);
  ctx_.inbound_spis.erase(gone.own_spi);
  tell_deletes(now);
  if (!gone.initiator) {
    ctx_.slots.give_back(gone.inbound_facts.conn_id);
    if (gone.outbound) {
      ctx_.slots.give_back(gone.outbound->conn_id);
      ctx_.actions.push_back(RemovePair{id_, gone.pair, gone.own_spi, gone.outbound->spi});
    }
    return;
  }
  if (ChildPair* const old = keeper_of_pairs().find_pair(gone.rekey_of)) old->rekeying = false;
  if (superseded_) return;
  if (notify != 0) peer_notify_ = notify;
  // One network may be refused and the others work; without any there is no connection.
  if (gone.rekey_of == 0) start_next_quick_mode(now);
  const bool others =
      std::any_of(quick_.begin(), quick_.end(), [](const auto& one) { return one->initiator; });
  // New keys for pairs that it may have forgotten: it has.
  if (pairs_in_doubt_ && gone.rekey_of != 0) return close(now, CloseReason::peer_deleted, true);
  if (!client_ || !pairs_.empty() || others || gone.early) return;
  close(now, reason, true);
}

void IkeSa::abandon_quick_modes(TimePoint now) {
  for (const auto& quick : quick_) {
    if (ExchangeMemory* const memory = find_memory(quick->message_id, wire::ExchangeType::quick_mode))
      forget_later(now, *memory);
    ctx_.inbound_spis.erase(quick->own_spi);
    if (quick->initiator) {
      // Under the SA that took over it is tried again.
      if (ChildPair* const old = superseded_ ? keeper_of_pairs().find_pair(quick->rekey_of) : nullptr) {
        old->rekeying = false;
        old->soft_at = now + kHold;
      }
      continue;
    }
    ctx_.slots.give_back(quick->inbound_facts.conn_id);
    if (!quick->outbound) continue;
    ctx_.slots.give_back(quick->outbound->conn_id);
    ctx_.actions.push_back(RemovePair{id_, quick->pair, quick->own_spi, quick->outbound->spi});
  }
  quick_.clear();
  waiting_quick_.clear();
}

bool IkeSa::negotiates_pairs() const {
  return std::any_of(quick_.begin(), quick_.end(), [](const auto& quick) { return !quick->early; });
}

/// strongSwan keeps the IVs of three exchanges (max_ikev1_exchanges): what else is told while a Quick Mode is
/// under way may cost it that one's, and with it the last message and the pair.
void IkeSa::tell_deletes(TimePoint now) {
  if (untold_deletes_.empty() || stage_ != Stage::established || negotiates_pairs()) return;
  send_informational(now, PayloadType::delete_,
                     wire::DeletePayload::esp(std::exchange(untold_deletes_, {})).write());
}

void IkeSa::close_pair(TimePoint now, std::uint64_t pair) {
  const ChildPair* const found = find_pair(pair);
  if (found == nullptr || !has_pairs_of_its_own()) return;
  // Without an ISAKMP SA there is nobody to tell; the last pair was all that was left.
  const bool only_pairs = stage_ == Stage::pairs_only;
  if (!only_pairs) {
    untold_deletes_.push_back(deleted_spi(*found));
    tell_deletes(now);
  }
  remove_pair(pair);
  if (only_pairs && pairs_.empty()) finish(now, closed_reason_);
}

void IkeSa::rekey_pair(TimePoint now, std::uint64_t pair) {
  ChildPair* const found = find_pair(pair);
  if (found == nullptr || stage_ != Stage::established || superseded_ || found->rekeying || found->replaced)
    return;
  found->rekeying = true;
  const TrafficSelector local = found->local;
  const TrafficSelector remote = found->remote;
  start_quick_mode(now, local, remote, pair, false);
}

}  // namespace drawbridge::ike
