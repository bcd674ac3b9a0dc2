// SPDX-License-Identifier: GPL-3.0-or-later
// What main and aggressive mode share: keys, identities, vendor ids, INITIAL-CONTACT, and the step from
// authenticated to established.
#include <algorithm>

#include "ike/ike_sa.h"
#include "ike/renewal.h"
#include "wire/vendor_ids.h"

namespace drawbridge::ike {

namespace {
/// How long an SA that was renewed stays for quick modes that began under it.
constexpr Duration kForQuickModes = Seconds{10};

constexpr std::size_t kNonceSize = 20;
/// A responder of 6.3 shortens to its own 86400 s and does not say so; ours is never longer.
constexpr std::uint32_t kLongestPhase1 = 86400;
constexpr Duration kRefusalPatience = Seconds{5};

/// Cisco's code (wire-ike.md 8).
std::uint8_t delete_code(CloseReason reason) {
  switch (reason) {
    case CloseReason::no_answer:
      return 1;
    case CloseReason::administrator:
      return 2;
    case CloseReason::expired:
      return 3;
    case CloseReason::shut_down:
      return 5;
    case CloseReason::session_time:
      return 7;
    case CloseReason::idle:
      return 8;
    case CloseReason::restart:
      return 9;
    case CloseReason::no_proposal_chosen:
    case CloseReason::quick_mode_failed:
      return 10;
    default:
      return 4;
  }
}
}  // namespace

void IkeSa::begin_phase1_work() {
  work_ = std::make_unique<Phase1Work>();
  work_->nonce = ctx_.random.bytes(kNonceSize);
}

void IkeSa::start(TimePoint now) {
  created_at_ = now;
  begin_phase1_work();
  has_reference_ = true;
  ctx_.add_peer_reference(peer_.address, false);
  work_->pre_shared_key = plan_->pre_shared_key;
  work_->sa_i_b = phase1_offer(plan_->phase1).write();
  work_->id_own = own_identity();
  aggressive_ = plan_->mode == ExchangeMode::aggressive;
  if (aggressive_) {
    start_aggressive(now);
  } else {
    start_main(now);
  }
}

Bytes IkeSa::own_identity() const {
  if (client_) {
    const bool signs = !plan_->phase1.empty() && initiator_signs(plan_->phase1.front().method);
    if (signs && certificates() != nullptr && !certificates()->chain.empty()) {
      wire::IdPayload id;
      id.type = wire::IdType::der_asn1_dn;
      id.protocol = kIdProtocolUdp;
      id.port = kIsakmpPort;
      id.data = certificates()->chain.front().subject.der;
      return id.write();
    }
    if (plan_->key_id) {
      return wire::IdPayload::text(wire::IdType::key_id, *plan_->key_id, kIdProtocolUdp, kIsakmpPort).write();
    }
    return address_identity(plan_->local.address).write();
  }
  if (policy_->quirks.other_identity_port) {
    wire::IdPayload id = address_identity(ctx_.local.address);
    id.protocol = 0;
    id.port = 0;
    return id.write();
  }
  if (policy_->identity_is_address) return address_identity(ctx_.local.address).write();
  return wire::IdPayload::text(wire::IdType::fqdn, policy_->hostname, kIdProtocolUdp, kIsakmpPort).write();
}

void IkeSa::trace_own_identity(wire::PayloadType next) {
  const auto size = static_cast<int>(work_->id_own.size());
  ctx_.trace(trace::OwnIdPayload{static_cast<int>(next), work_->id_own.front(), kIdProtocolUdp, kIsakmpPort,
                                 size, size + 4});
}

bool IkeSa::read_vendor_ids(const Message& message, PeerTraits& traits, bool traced) {
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != wire::PayloadType::vendor_id) continue;
    PeerTraits one;
    one.note(payload.body);
    traits.note(payload.body);
    if (traced) ctx_.trace(trace::VendorId{one.dpd, one.unity, one.xauth});
  }
  return true;
}

void IkeSa::add_vendor_ids(wire::PayloadChain& chain, const PeerTraits& peer) const {
  using wire::KnownVendor;
  if (client_) {
    // To its own gateway, which renews, a client does not say Unity again: strongSwan takes who has begun for
    // the Unity client, and then no keys of phase 2 can be renewed below that SA.
    const Bytes unity = wire::vendor_id_octets(KnownVendor::unity);
    for (const Bytes& id : plan_->vendor_ids) {
      if (initiator_ || id != unity) chain.add(wire::PayloadType::vendor_id, id);
    }
    return;
  }
  chain.add(wire::PayloadType::vendor_id, wire::vendor_id_octets(KnownVendor::xauth));
  chain.add(wire::PayloadType::vendor_id, wire::vendor_id_octets(KnownVendor::dpd));
  if (aggressive_ || peer.unity)
    chain.add(wire::PayloadType::vendor_id, wire::vendor_id_octets(KnownVendor::unity));
  for (const Bytes& id : policy_->quirks.vendor_ids) chain.add(wire::PayloadType::vendor_id, id);
}

std::optional<Phase1Keys> IkeSa::make_keys(const Phase1Transform& transform, const wire::Cookie& cookie_r,
                                           ByteView public_peer, ByteView nonce_peer) const {
  const auto shared = work_->dh->shared_secret(public_peer);
  if (!shared) return std::nullopt;
  Phase1Inputs in;
  in.hash = transform.hash;
  in.cipher = transform.encryption;
  in.has_pre_shared_key = uses_pre_shared_key(transform.method);
  in.pre_shared_key = work_->pre_shared_key.reveal();
  in.nonce_i = initiator_ ? ByteView(work_->nonce) : nonce_peer;
  in.nonce_r = initiator_ ? nonce_peer : ByteView(work_->nonce);
  in.g_xy = shared->reveal();
  in.g_xi = initiator_ ? work_->dh->public_value() : public_peer;
  in.g_xr = initiator_ ? public_peer : work_->dh->public_value();
  in.cookie_i = cookie_i_;
  in.cookie_r = cookie_r;
  return derive_phase1(in);
}

void IkeSa::keep_keys(const Phase1Transform& transform, Phase1Keys keys) {
  keys_.hash = transform.hash;
  keys_.cipher = transform.encryption;
  keys_.skeyid_d = std::move(keys.skeyid_d);
  keys_.skeyid_a = std::move(keys.skeyid_a);
  keys_.cipher_key = std::move(keys.cipher_key);
  if (ctx_.recording_keys) ctx_.key_records.push_back({cookie_i_, keys_.cipher, keys_.cipher_key});
  chosen_ = transform;
}

bool IkeSa::open_phase1(Message& message, const wire::IsakmpMessageView& view) {
  // Several message 3 (or 4) may be remembered of which one is genuine: the one whose keys open the hash.
  Message best;
  bool found = false;
  for (std::size_t i = 0; work_ && i < work_->candidates.size(); ++i) {
    const Phase1Work::Candidate& candidate = work_->candidates[i];
    if (candidate.responder_cookie != view.header.responder_cookie) continue;
    Message attempt = message;
    const ByteView iv =
        candidate.last_block.empty() ? ByteView(candidate.keys.iv) : ByteView(candidate.last_block);
    if (!decrypt(attempt, view, candidate.keys.cipher_key.reveal(), candidate.transform.encryption, iv))
      continue;
    attempt.candidate = i;
    const wire::RawPayload* const hash = attempt.find(wire::PayloadType::hash);
    if (aggressive_) {
      message = std::move(attempt);
      return true;
    }
    const wire::RawPayload* const id = attempt.find(wire::PayloadType::identification);
    if (id == nullptr) continue;
    if (hash == nullptr) {
      // A signature is judged by its handler; keys that are not the peer's open no chain of payloads.
      if (attempt.find(wire::PayloadType::signature) == nullptr) continue;
      message = std::move(attempt);
      return true;
    }
    const auto& peer_cookie = initiator_ ? view.header.responder_cookie : cookie_i_;
    const auto& own_cookie = initiator_ ? cookie_i_ : cookie_r_;
    const Bytes expected =
        phase1_hash(candidate.transform.hash, candidate.keys.skeyid.reveal(), candidate.public_peer,
                    work_->dh->public_value(), peer_cookie, own_cookie, work_->sa_i_b, id->body);
    const bool fits = constant_time_equal(expected, hash->body);
    if (!fits && found) continue;
    best = std::move(attempt);
    found = true;
    if (fits) break;
  }
  if (!found) return false;
  message = std::move(best);
  return true;
}

IkeSa::Outcome IkeSa::refuse_phase1(Message& message, CloseReason reason, std::vector<Mismatch> mismatches) {
  refused_ = true;
  if (reason == CloseReason::no_proposal_chosen)
    ctx_.trace(trace::Problem{trace::Trouble::no_common_policy, peer_.address, {}});
  finish(message.now, reason, std::move(mismatches));
  return Outcome::ignored;
}

void IkeSa::trace_notify(const wire::NotifyPayload& notify, std::uint32_t message_id, bool acted_on) {
  // The device prints "spi 0" for notifications about the ISAKMP SA, whose SPI are the cookies.
  std::uint32_t spi = 0;
  if (notify.spi.size() == 4) spi = Reader(notify.spi).u32();
  ctx_.trace(trace::Notify{static_cast<std::uint16_t>(notify.type), static_cast<int>(notify.protocol), spi,
                           message_id, acted_on});
}

bool IkeSa::notifies_fit(const Message& message) const {
  Bytes cookies = to_bytes(ByteView(cookie_i_));
  append(cookies, cookie_r_);
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != wire::PayloadType::notification) continue;
    const auto notify = wire::NotifyPayload::read(payload.body);
    if (!notify || notify->doi != wire::Doi::ipsec) return false;
    const bool says_nothing = notify->spi.empty() && notify->data.empty();
    if (!says_nothing && notify->spi != cookies) return false;
  }
  return true;
}

void IkeSa::note_initial_contact(const Message& message, const wire::NotifyPayload& notify) {
  const bool contact = notify.type == wire::NotifyType::initial_contact;
  if (contact) initial_contact_ = true;
  // In main mode the device mentions it and acts only where there is something to act on.
  bool others = false;
  if (contact && !client_) {
    for (const IkeSa* other : ctx_.registry->others_with(*this)) others = others || same_identity(*other);
  }
  const bool acted_on = contact && !client_ && (aggressive_ || others);
  trace_notify(notify, message.header.message_id, acted_on);
  if (acted_on) ctx_.trace(trace::DeletedSharedSas{peer_.address});
}

bool IkeSa::same_identity(const IkeSa& other) const {
  return other.client_ == client_ && other.has_pairs_of_its_own() && other.peer_identity_ == peer_identity_ &&
         other.peer_ == peer_;
}

void IkeSa::delete_others() {
  for (IkeSa* other : ctx_.registry->others_with(*this)) {
    if (same_identity(*other)) other->close(created_at_, CloseReason::replaced, false);
  }
}

/// Client: the SA that has the connection now, beside this one.
IkeSa* IkeSa::holder_of_connection() {
  for (IkeSa* const other : ctx_.registry->others_with(*this)) {
    if (other->client_ && other->plan_ == plan_ && !other->superseded_ && other->has_pairs_of_its_own())
      return other;
  }
  IkeSa* const old = successor_of_ == 0 ? nullptr : ctx_.registry->find(successor_of_);
  return old != nullptr && !old->superseded_ && old->has_pairs_of_its_own() ? old : nullptr;
}

/// Client: who renews phase 1 calls itself as before. Ports beside an identity are of no account.
bool IkeSa::is_same_gateway(ByteView id_body) const {
  const IkeSa* const old = ctx_.registry->find(successor_of_);
  const auto said = wire::IdPayload::read(id_body);
  if (old == nullptr || !said) return false;
  const auto known = wire::IdPayload::read(old->peer_identity_);
  return known && known->type == said->type && known->data == said->data;
}

void IkeSa::start_lifetimes(TimePoint now) {
  if (lifetime_seconds_ == 0) return;
  expires_at_ = now + Seconds{lifetime_seconds_};
  timers_.set(Timer::hard_life, expires_at_);
  if (client_) timers_.set(Timer::soft_life, now + soft_life(lifetime_seconds_));
  if (policy_ && policy_->quirks.renews_phase1)
    timers_.set(Timer::soft_life, now + Seconds{lifetime_seconds_} * 3 / 4);
}

void IkeSa::establish(TimePoint now) {
  if (initiator_) {
    lifetime_seconds_ = std::min(chosen_.life_seconds.value_or(kLongestPhase1), kLongestPhase1);
  }
  stage_ = Stage::established;
  established_ = true;
  const TimePoint began = std::exchange(created_at_, now);
  // What only the exchange needed: from here on the role says what there is.
  client_ ? policy_.reset() : plan_.reset();
  last_heard_ = now;
  work_.reset();
  timers_.stop(Timer::phase_1);
  timers_.stop(Timer::failing);
  certificate_problem_.reset();
  start_lifetimes(now);
  own_sequence_ = ctx_.random.u32() & 0x7FFFFFFFU;  // the high bit starts clear (RFC 3706 section 7.2)
  watch_silence(now);
  begin_pending_ = true;

  if (IkeSa* const old = predecessor()) {
    take_over(now, *old, began);
    return;
  }
  if (client_ && !initiator_) {
    // What was to be renewed has gone meanwhile.
    superseded_ = true;
    return close(now, CloseReason::replaced, true);
  }
  successor_of_ = 0;
  ctx_.events.push_back(Phase1Established{id_, peer_, chosen_, lifetime_seconds_, group_, traits_.unity,
                                          traits_.dpd, nat_.spoken, nat_.own_behind, nat_.peer_behind});
}

IkeSa* IkeSa::predecessor() {
  if (client_) return successor_of_ == 0 ? nullptr : holder_of_connection();
  if (initial_contact_) {
    delete_others();
    return nullptr;
  }
  // Who has not logged in has nothing to hand on, except where this side began one of the two.
  IkeSa* old = nullptr;
  for (IkeSa* const other : ctx_.registry->others_with(*this)) {
    const bool may = other->login_complete() || initiator_ || other->initiator_;
    if (same_identity(*other) && may && !other->superseded_) old = other;
  }
  return old;
}

/// `began`: when this exchange did.
void IkeSa::take_over(TimePoint now, IkeSa& old, TimePoint began) {
  successor_of_ = old.id_;
  pairs_ = std::move(old.pairs_);
  old.pairs_.clear();
  waiting_outbound_ = std::move(old.waiting_outbound_);
  old.waiting_outbound_.clear();
  untold_deletes_ = std::exchange(old.untold_deletes_, {});
  pairs_created_ = old.pairs_created_;
  if (config_ == nullptr && old.config_) config_ = std::move(old.config_);
  assigned_ = old.assigned_;
  address_assigned_ = old.address_assigned_;
  user_ = old.user_;
  cisco_port_ = old.cisco_port_;
  cisco_peer_ = old.cisco_peer_;
  peer_node_ = old.peer_node_;
  // Only what is alive vouches for the login (wire.md 2.4).
  const bool old_stands = old.stage_ == Stage::established;
  inherits_login_ = !client_ && policy_->rekey_inherits_xauth && old_stands && old.login_complete();
  if (!client_ && initiator_) {
    group_ = old.group_;
    traits_.unity = traits_.unity || old.traits_.unity;
    no_xauth_ = old.no_xauth_;
    no_config_ = old.no_config_;
  }
  old.superseded_ = true;
  // A gateway that renews phase 1 by itself has not forgotten.
  pairs_in_doubt_ = initiator_ && old.pairs_in_doubt_;
  ctx_.events.push_back(Phase1Rekeyed{old.id_, id_, !initiator_, pairs_in_doubt_});
  if (client_ && !initiator_) drop_own_attempts(now);
  if (!old_stands) {
    ctx_.registry->touch(old.id_);
    return old.close(now, CloseReason::replaced, false);
  }
  if (old.created_at_ > began && old.initiator_ != initiator_) {
    // Both sides began one, and the peer may have seen their ends in the other order: which of the two has
    // the pairs there shows when it deletes one. Both are kept and answer, and what they renewed goes.
    old_sa_ = std::exchange(old.old_sa_, SaId{0});
    const auto end = old.expires_at_;
    old.timers_.stop_all();
    old.timers_.set(Timer::hard_life, end);
    old.stop_resending();
    old.beside_ = true;
    ctx_.registry->touch(old.id_);
    return;
  }
  if (!client_ && !initiator_) {
    // The initiator of the new SA says that the old one is gone; this side forgets it, when what is under way
    // has come to its end.
    if (old.quick_.empty()) return old.close(now, CloseReason::replaced, false);
    old.timers_.stop_all();
    old.timers_.set(Timer::hard_life, now + kForQuickModes);
    ctx_.registry->touch(old.id_);
    return;
  }
  // Gateways differ in when the new SA has what the old one had: at message 3, which may be lost, or behind
  // the login, and strongSwan some time after it. A Delete that comes before that ends the connection there.
  old_sa_ = old.id_;
  const auto end = old.expires_at_;
  old.timers_.stop_all();
  old.timers_.set(Timer::hard_life, end);
  old.stop_resending();
}

/// Client: the gateway's renewal stands. Own ones that it cannot have taken for established are needless.
void IkeSa::drop_own_attempts(TimePoint now) {
  for (IkeSa* const other : ctx_.registry->others_with(*this)) {
    const bool early = other->stage_ == Stage::mm_sa_sent || other->stage_ == Stage::mm_key_sent ||
                       other->stage_ == Stage::ag_sent;
    if (other->client_ && other->plan_ == plan_ && other->initiator_ && early)
      other->finish(now, CloseReason::replaced);
  }
}

/// Client: the other one of two that were begun at once.
IkeSa* IkeSa::one_beside() const {
  for (IkeSa* const other : ctx_.registry->others_with(*this)) {
    if (other->client_ && other->plan_ == plan_ && other->beside_ && other->stage_ == Stage::established &&
        other->login_complete())
      return other;
  }
  return nullptr;
}

/// Client: the gateway deleted the one of the two that has the pairs here, so that this is the one there.
void IkeSa::take_back(TimePoint now, IkeSa& from) {
  superseded_ = beside_ = false;
  take_over(now, from, now);
  old_sa_ = 0;
  start_lifetimes(created_at_);
  watch_silence(now);
  ctx_.registry->touch(id_);
}

/// Gateway: as this SA stands, turned round.
std::shared_ptr<const InitiatorConfig> IkeSa::plan_of_renewal() const {
  if (client_) return plan_;
  StandingPhase1 standing;
  standing.chosen = chosen_;
  standing.chosen.life_seconds = lifetime_seconds_;
  standing.mode = aggressive_ ? ExchangeMode::aggressive : ExchangeMode::main;
  standing.with_login = needs_xauth();
  standing.local = ctx_.local;
  standing.peer = peer_;
  standing.group = aggressive_ ? group_ : std::string();
  return std::make_shared<const InitiatorConfig>(renewal_of(*policy_, standing));
}

void IkeSa::begin_after_phase1(TimePoint now) {
  const bool xauth_method = announces_xauth(chosen_.method);
  keep_nat_open(now);
  if (!client_) {
    timers_.set(Timer::patience, now + policy_->xauth_patience);
    if (policy_->redirect_to) {
      Writer address;
      address.u32(policy_->redirect_to->value());
      const auto notify = wire::NotifyPayload::about_isakmp(wire::NotifyType::unity_load_balance, cookie_i_,
                                                            cookie_r_, address.view());
      send_informational(now, wire::PayloadType::notification, notify.write());
      return;
    }
    if (policy_->quirks.says_initial_contact) {
      send_informational(
          now, wire::PayloadType::notification,
          wire::NotifyPayload::about_isakmp(wire::NotifyType::initial_contact, cookie_i_, cookie_r_).write());
    }
    if (needs_xauth() && !inherits_login_) {
      // Others are asked when their first quick mode comes (pix-behaviour.md 6.2), which a rekey does not
      // bring.
      login_ = Login::waiting;
      if (traits_.unity || traits_.xauth || xauth_method || successor_of_ != 0) ask_user(now, {});
    } else if (xauth_method) {
      tell_status(now, true, {});
    } else {
      login_finished(now);
    }
    return;
  }
  timers_.set(Timer::patience, now + plan_->peer_timeout);
  if (successor_of_ != 0) {
    addressing_ = address_assigned_ ? Addressing::done : Addressing::none;
    login_ = xauth_method ? Login::waiting : Login::done;
    if (login_ == Login::done) {
      timers_.stop(Timer::patience);
      renew_doubtful(now);
    }
    if (!aggressive_) close_old_later(now);
    return;
  }
  login_ = Login::waiting;
  const bool fixed = !plan_->quick_modes.empty() &&
                     std::all_of(plan_->quick_modes.begin(), plan_->quick_modes.end(),
                                 [](const QuickModePlan& quick) { return quick.local_is_fixed; });
  addressing_ = fixed && !plan_->unity ? Addressing::none : Addressing::waiting;
  if (plan_->early_quick_mode) {
    start_quick_modes(now, true);
  } else if (!xauth_method) {
    // A gateway may still ask for the user; until it does, what follows is tried.
    if (plan_->unity) {
      request_config(now);
    } else if (addressing_ == Addressing::none) {
      start_quick_modes(now, false);
    }
  }
}

void IkeSa::send_delete_reason(TimePoint now, CloseReason reason) {
  Bytes body = wire::DeletePayload::isakmp(cookie_i_, cookie_r_).write();
  body.push_back(delete_code(reason));
  send_informational(now, kDeleteWithReason, body);
}

void IkeSa::close(TimePoint now, CloseReason reason, bool tell_peer) {
  if (stage_ == Stage::closed) return;
  if (tell_peer && stage_ == Stage::established) {
    if (policy_ && policy_->quirks.gives_reason) send_delete_reason(now, reason);
    const auto tell_isakmp = [&] {
      send_informational(now, wire::PayloadType::delete_,
                         wire::DeletePayload::isakmp(cookie_i_, cookie_r_).write());
    };
    // The gateway's Delete of the whole comes first: vpnc answers one of ESP with a new Quick Mode, and is
    // deaf for what comes while it waits.
    if (!client_) tell_isakmp();
    if (!pairs_.empty() || !untold_deletes_.empty()) {
      std::vector<std::uint32_t> spis = std::exchange(untold_deletes_, {});
      for (const ChildPair& pair : pairs_) spis.push_back(deleted_spi(pair));
      send_informational(now, wire::PayloadType::delete_, wire::DeletePayload::esp(spis).write());
    }
    if (client_) tell_isakmp();
  }
  finish(now, reason, {}, peer_notify_);
}

void IkeSa::send_clear_notify(TimePoint now, wire::NotifyType type) {
  wire::PayloadChain chain;
  wire::NotifyPayload notify;
  notify.type = type;
  chain.add(wire::PayloadType::notification, notify.write());
  (void)send_chain(now, wire::ExchangeType::informational, new_message_id(), chain, nullptr);
}

IkeSa::Outcome IkeSa::on_clear_informational(Message& message) {
  // Nobody vouches for it: it may explain a failure or bring a failure forward, never make a success.
  const wire::RawPayload* const payload = message.find(wire::PayloadType::notification);
  const auto notify = wire::NotifyPayload::read(payload->body);
  if (!notify) return Outcome::malformed;
  trace_notify(*notify, message.header.message_id, false);
  if (initiator_) {
    if (static_cast<std::uint16_t>(notify->type) >= 16384) return Outcome::ignored;
    peer_notify_ = static_cast<std::uint16_t>(notify->type);
    if (!timers_.at(Timer::failing)) timers_.set(Timer::failing, message.now + kRefusalPatience);
    return Outcome::accepted;
  }
  const bool hash_refused = notify->type == wire::NotifyType::authentication_failed ||
                            notify->type == wire::NotifyType::invalid_hash_information;
  if (stage_ != Stage::ag_answered || !hash_refused || message.from != peer_) return Outcome::ignored;
  ctx_.trace(trace::Problem{
      work_->unknown_group ? trace::Trouble::unknown_group : trace::Trouble::wrong_group_password,
      peer_.address, group_});
  finish(message.now, work_->unknown_group ? CloseReason::unknown_group : CloseReason::authentication_failed,
         {}, static_cast<std::uint16_t>(notify->type));
  return Outcome::accepted;
}

}  // namespace drawbridge::ike
