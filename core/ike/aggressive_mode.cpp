// SPDX-License-Identifier: GPL-3.0-or-later
// Aggressive Mode, both roles (RFC 2409 sections 5.1 and 5.4; wire.md 2.3; wire-ike.md 2.3
// and 2.4).
#include <algorithm>

#include "ike/ike_sa.h"

namespace drawbridge::ike {

using wire::PayloadType;

namespace {
constexpr Duration kAskAgain = Seconds{1};
constexpr std::size_t kRandomKeySize = 16;
}  // namespace

void IkeSa::start_aggressive(TimePoint now) {
  stage_ = Stage::ag_sent;
  const crypto::DhGroup group =
      plan_->phase1.empty() ? crypto::DhGroup::modp1024 : plan_->phase1.front().group;
  work_->dh = crypto::DhKeyPair::generate(group, ctx_.random);
  wire::PayloadChain chain;
  chain.add(PayloadType::sa, work_->sa_i_b);
  chain.add(PayloadType::key_exchange, work_->dh->public_value());
  chain.add(PayloadType::nonce, work_->nonce);
  chain.add(PayloadType::identification, work_->id_own);
  if (!plan_->phase1.empty()) add_requests(chain, plan_->phase1.front().method);
  add_vendor_ids(chain, {});
  add_nat_vendor_ids(chain, {});
  Bytes sent = send_chain(now, wire::ExchangeType::aggressive, 0, chain, nullptr);
  memory_of(0, phase1_exchange()).expect_answer(now, std::move(sent), resend_policy());
}

/// SA, KE, NONCE, ID -> SA, KE, ID, NONCE, HASH_R in the order of the device
IkeSa::Outcome IkeSa::on_aggressive_1(Message& message) {
  aggressive_ = true;
  const auto malformed = [this] {
    refused_ = true;
    return Outcome::malformed;
  };
  const ByteView id_body = message.find(PayloadType::identification)->body;
  const ByteView public_peer = message.find(PayloadType::key_exchange)->body;
  const ByteView nonce_peer = message.find(PayloadType::nonce)->body;
  const auto sa = wire::SaPayload::read(message.find(PayloadType::sa)->body);
  const auto id = wire::IdPayload::read(id_body);
  if (!sa || !id || !wire::NoncePayload::read(nonce_peer)) return malformed();
  if (client_ && !is_same_gateway(id_body)) return malformed();

  Phase1Selection selection;
  PeerTraits traits;
  for (const wire::RawPayload& payload : message.payloads) {
    switch (payload.type) {
      case PayloadType::sa:
        ctx_.trace(trace::ProcessingPayload{"SA", 0});
        selection = select_phase1(*sa, usable_policies(true), sink(), client_);
        if (!selection.choice)
          return refuse_phase1(message, CloseReason::no_proposal_chosen, std::move(selection.mismatches));
        break;
      case PayloadType::key_exchange:
        ctx_.trace(trace::ProcessingPayload{"KE", 0});
        break;
      case PayloadType::nonce:
        ctx_.trace(trace::ProcessingPayload{"NONCE", 0});
        break;
      case PayloadType::identification:
        ctx_.trace(trace::ProcessingPayload{"ID", 0});
        break;
      case PayloadType::vendor_id: {
        PeerTraits one;
        one.note(payload.body);
        traits.note(payload.body);
        ctx_.trace(trace::VendorId{one.dpd, one.unity, one.xauth});
        break;
      }
      default:
        break;
    }
  }
  const Phase1Transform& transform = selection.choice->transform;
  if (public_peer.size() != crypto::dh_size(transform.group)) return malformed();

  begin_phase1_work();
  note_requests(message);
  if (transform.method == AuthMethod::hybrid_init_rsa) {
    take_group(*id);
  } else if (!uses_pre_shared_key(transform.method)) {
    // The certificate says who it is.
  } else if (id->type == wire::IdType::key_id) {
    group_ = to_text(id->data);
    const GroupPolicy* const group = find_group(policy_->groups, group_);
    if (group != nullptr) {
      group_ = group->name;
      work_->pre_shared_key = group->password;
    } else {
      // The answer to an unknown group costs and looks the same: only its hash is made of a random key.
      work_->unknown_group = true;
      group_ = clean_text(group_, 64);
      work_->pre_shared_key = Secret(ctx_.random.bytes(kRandomKeySize));
    }
  } else if (const PeerKey* const key = find_peer_key(policy_->keys, peer_.address)) {
    work_->pre_shared_key = key->key;
    no_xauth_ = key->no_xauth;
    no_config_ = key->no_config_mode;
  } else {
    ctx_.trace(trace::Problem{trace::Trouble::no_key, peer_.address, {}});
    return refuse_phase1(message, CloseReason::authentication_failed, {});
  }
  work_->sa_i_b = to_bytes(message.find(PayloadType::sa)->body);
  work_->id_own = own_identity();
  work_->dh = crypto::DhKeyPair::generate(transform.group, ctx_.random);
  auto keys = make_keys(transform, cookie_r_, public_peer, nonce_peer);
  if (!keys) return malformed();
  accept(message);
  created_at_ = message.now;
  traits_ = traits;
  peer_identity_ = to_bytes(id_body);
  work_->id_peer = peer_identity_;
  if (work_->unknown_group) ctx_.trace(trace::Problem{trace::Trouble::unknown_group, peer_.address, group_});
  trace_own_identity(PayloadType::nonce);

  const GatewayQuirks& quirks = policy_->quirks;
  wire::PayloadChain chain;
  chain.add(PayloadType::sa, phase1_answer(*selection.choice, quirks.other_attribute_order).write());
  chain.add(PayloadType::key_exchange, work_->dh->public_value());
  if (quirks.nonce_before_id) chain.add(PayloadType::nonce, work_->nonce);
  chain.add(PayloadType::identification, work_->id_own);
  if (!quirks.nonce_before_id) chain.add(PayloadType::nonce, work_->nonce);
  if (quirks.vendor_ids_before_hash) add_vendor_ids(chain, traits_);
  add_proof(chain, transform.method,
            phase1_hash(transform.hash, keys->skeyid.reveal(), work_->dh->public_value(), public_peer,
                        cookie_r_, cookie_i_, work_->sa_i_b, work_->id_own));
  add_requests(chain, transform.method);
  if (!quirks.vendor_ids_before_hash) add_vendor_ids(chain, traits_);
  add_nat_vendor_ids(chain, traits_);
  add_nat_d(chain, nat_context(traits_, transform.hash, cookie_r_));
  stage_ = Stage::ag_answered;
  Phase1Work::Candidate candidate;
  candidate.responder_cookie = cookie_r_;
  candidate.transform = transform;
  candidate.public_peer = to_bytes(public_peer);
  candidate.nonce_peer = to_bytes(nonce_peer);
  candidate.keys = std::move(*keys);
  work_->candidates.push_back(std::move(candidate));
  work_->choice = std::move(selection.choice);
  Bytes sent = send_chain(message.now, wire::ExchangeType::aggressive, 0, chain, nullptr);
  memory_of(0, phase1_exchange()).answered(message.now, std::move(sent), resend_policy());
  timers_.set(Timer::phase_1, message.now + resend_policy().interval * resend_policy().sends);
  return Outcome::accepted;
}

/// SA, KE, ID, NONCE, HASH_R in any order -> HASH_I [, N], encrypted
IkeSa::Outcome IkeSa::on_aggressive_2(Message& message) {
  const auto sa = wire::SaPayload::read(message.find(PayloadType::sa)->body);
  const ByteView id = message.find(PayloadType::identification)->body;
  const ByteView public_peer = message.find(PayloadType::key_exchange)->body;
  const ByteView nonce_peer = message.find(PayloadType::nonce)->body;
  if (!sa || !wire::IdPayload::read(id) || !wire::NoncePayload::read(nonce_peer) ||
      wire::is_zero(message.header.responder_cookie)) {
    return Outcome::malformed;
  }
  const auto chosen = check_phase1_answer(*sa, plan_->phase1);
  if (!chosen || chosen->group != work_->dh->group()) return Outcome::ignored;
  auto keys = make_keys(*chosen, message.header.responder_cookie, public_peer, nonce_peer);
  if (!keys) return Outcome::malformed;
  const Bytes expected =
      phase1_hash(chosen->hash, keys->skeyid.reveal(), public_peer, work_->dh->public_value(),
                  message.header.responder_cookie, cookie_i_, work_->sa_i_b, id);
  const Proof proof = check_proof(message, *chosen, expected, id);
  if (proof == Proof::refused) return Outcome::ignored;
  if (proof != Proof::good) {
    // A damaged answer, or a gateway with another key? The gateway repeats the same octets when asked again,
    // so the second time decides.
    if (work_->refused_answer == message.digest) {
      ctx_.trace(trace::Problem{trace::Trouble::hash_mismatch, peer_.address, {}});
      cookie_r_ = message.header.responder_cookie;
      send_clear_notify(message.now, wire::NotifyType::authentication_failed);
      finish(message.now, CloseReason::authentication_failed);
      return Outcome::ignored;
    }
    work_->refused_answer = message.digest;
    ExchangeMemory& memory = memory_of(0, phase1_exchange());
    memory.next_send = std::min(memory.next_send, message.now + kAskAgain);
    return Outcome::wrong_hash;
  }
  accept(message);
  for (const char* const name : {"SA", "KE", "ID", "NONCE"}) ctx_.trace(trace::ProcessingPayload{name, 0});
  trace_proof(message);
  note_requests(message);
  (void)read_vendor_ids(message, traits_, true);
  ctx_.trace(trace::Authenticated{});
  cookie_r_ = message.header.responder_cookie;
  peer_identity_ = to_bytes(id);
  if (client_) group_ = plan_->key_id.value_or("");
  const NatContext nat_values = nat_context(traits_, chosen->hash, cookie_r_);
  nat_ = find_nat(message, nat_values);
  float_ports(nat_);

  wire::PayloadChain chain;
  add_proof(chain, chosen->method,
            phase1_hash(chosen->hash, keys->skeyid.reveal(), work_->dh->public_value(), public_peer,
                        cookie_i_, cookie_r_, work_->sa_i_b, work_->id_own));
  add_group_proof(chain, *keys, *chosen);
  if (plan_->initial_contact && successor_of_ == 0) {
    chain.add(
        PayloadType::notification,
        wire::NotifyPayload::about_isakmp(wire::NotifyType::initial_contact, cookie_i_, cookie_r_).write());
  }
  if (nat_.spoken) add_nat_d(chain, nat_values);
  Bytes iv = keys->iv;
  const Sealing sealing{keys->cipher_key.reveal(), chosen->encryption, &iv};
  Bytes sent = send_chain(message.now, wire::ExchangeType::aggressive, 0, chain, &sealing);
  keys_.last_block = std::move(iv);
  keep_keys(*chosen, std::move(*keys));
  // Nothing answers message 3 by itself; it is repeated until the gateway is heard under the new keys, for a
  // gateway that never got it would wait without a word.
  memory_of(0, phase1_exchange()).expect_answer(message.now, std::move(sent), resend_policy());
  establish(message.now);
  return Outcome::accepted;
}

/// HASH_I [, N], encrypted or clear: done
IkeSa::Outcome IkeSa::on_aggressive_3(Message& message) {
  Phase1Work::Candidate& candidate = work_->candidates.front();
  const Bytes expected =
      phase1_hash(candidate.transform.hash, candidate.keys.skeyid.reveal(), candidate.public_peer,
                  work_->dh->public_value(), cookie_i_, cookie_r_, work_->sa_i_b, work_->id_peer);
  const Proof proof = check_proof(message, candidate.transform, expected, work_->id_peer);
  if (proof == Proof::refused) return Outcome::ignored;
  const bool hybrid = candidate.transform.method == AuthMethod::hybrid_init_rsa;
  if (proof == Proof::good && hybrid && !group_proof_fits(message, candidate.keys, candidate.transform))
    return refuse_group(message);
  if (proof != Proof::good) {
    ctx_.trace(trace::Problem{
        work_->unknown_group ? trace::Trouble::unknown_group : trace::Trouble::wrong_group_password,
        peer_.address, group_});
    return Outcome::wrong_hash;
  }
  if (work_->unknown_group) return Outcome::wrong_hash;
  if (!notifies_fit(message)) return Outcome::malformed;
  nat_ = find_nat(message, nat_context(traits_, candidate.transform.hash, cookie_r_));
  accept(message);
  trace_proof(message);
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::notification) continue;
    if (const auto notify = wire::NotifyPayload::read(payload.body)) note_initial_contact(message, *notify);
  }
  ctx_.trace(trace::Authenticated{});
  // Only an encrypted message moves the chain on (wire-ike.md 2.4).
  keys_.last_block = message.encrypted ? message.next_iv : candidate.keys.iv;
  lifetime_seconds_ = work_->choice->lifetime_seconds;
  keep_keys(candidate.transform, std::move(candidate.keys));
  forget_later(message.now, memory_of(0, phase1_exchange()));
  establish(message.now);
  return Outcome::accepted;
}

}  // namespace drawbridge::ike
