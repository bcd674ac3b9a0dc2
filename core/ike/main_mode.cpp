// SPDX-License-Identifier: GPL-3.0-or-later
// Main Mode, both roles (RFC 2409 sections 5.1 and 5.4; wire.md 2.1 and 2.2; wire-ike.md 2.2).
#include <algorithm>

#include "ike/ike_sa.h"

namespace drawbridge::ike {

using wire::PayloadType;

namespace {

constexpr std::size_t kMaxCandidates = 4;

wire::PayloadChain notify_chain(wire::PayloadChain chain, const wire::Cookie& i, const wire::Cookie& r) {
  chain.add(PayloadType::notification,
            wire::NotifyPayload::about_isakmp(wire::NotifyType::initial_contact, i, r).write());
  return chain;
}

/// The oldest goes when there are too many: what is forged in numbers may not keep the genuine one out.
void remember(std::vector<Phase1Work::Candidate>& candidates, Phase1Work::Candidate candidate) {
  if (candidates.size() == kMaxCandidates) candidates.erase(candidates.begin());
  candidates.push_back(std::move(candidate));
}

}  // namespace

void IkeSa::start_main(TimePoint now) {
  stage_ = Stage::mm_sa_sent;
  wire::PayloadChain chain;
  chain.add(PayloadType::sa, work_->sa_i_b);
  add_nat_vendor_ids(chain, {});
  Bytes sent = send_chain(now, wire::ExchangeType::main_mode, 0, chain, nullptr);
  memory_of(0, phase1_exchange()).expect_answer(now, std::move(sent), resend_policy());
}

/// SA -> SA
IkeSa::Outcome IkeSa::on_main_1(Message& message) {
  const auto sa = wire::SaPayload::read(message.find(PayloadType::sa)->body);
  if (!sa) {
    refused_ = true;
    return Outcome::malformed;
  }
  ctx_.trace(trace::ProcessingPayload{"SA", 0});
  const PeerKey* const key = find_peer_key(policy_->keys, peer_.address);
  const std::vector<Phase1Policy> policies = usable_policies(key != nullptr);
  if (key == nullptr && policies.empty()) {
    ctx_.trace(trace::Problem{trace::Trouble::no_key, peer_.address, {}});
    return refuse_phase1(message, CloseReason::authentication_failed, {});
  }
  Phase1Selection selection = select_phase1(*sa, policies, sink(), client_);
  if (!selection.choice)
    return refuse_phase1(message, CloseReason::no_proposal_chosen, std::move(selection.mismatches));
  accept(message);
  begin_phase1_work();
  created_at_ = message.now;
  work_->sa_i_b = to_bytes(message.find(PayloadType::sa)->body);
  if (uses_pre_shared_key(selection.choice->transform.method)) {
    work_->pre_shared_key = key->key;
    no_xauth_ = key->no_xauth;
    no_config_ = key->no_config_mode;
  }
  note_requests(message);
  work_->choice = std::move(selection.choice);
  work_->id_own = own_identity();
  (void)read_vendor_ids(message, traits_, true);
  ctx_.trace(trace::IdTypeChosen{work_->id_own.front()});

  stage_ = Stage::mm_sa_answered;
  wire::PayloadChain chain;
  chain.add(PayloadType::sa, phase1_answer(*work_->choice, policy_->quirks.other_attribute_order).write());
  add_nat_vendor_ids(chain, traits_);
  Bytes sent = send_chain(message.now, wire::ExchangeType::main_mode, 0, chain, nullptr);
  memory_of(0, phase1_exchange()).answered(message.now, std::move(sent), resend_policy());
  timers_.set(Timer::phase_1, message.now + resend_policy().interval * resend_policy().sends);
  return Outcome::accepted;
}

/// SA -> KE, NONCE
IkeSa::Outcome IkeSa::on_main_2(Message& message) {
  const auto sa = wire::SaPayload::read(message.find(PayloadType::sa)->body);
  if (!sa || wire::is_zero(message.header.responder_cookie)) return Outcome::malformed;
  const auto chosen = check_phase1_answer(*sa, plan_->phase1);
  if (!chosen) return Outcome::ignored;
  accept(message);
  ctx_.trace(trace::ProcessingPayload{"SA", 0});
  if (work_->answers.size() == kMaxCandidates) work_->answers.erase(work_->answers.begin());
  work_->answers.push_back({message.header.responder_cookie, *chosen});
  (void)read_vendor_ids(message, traits_, true);
  if (!work_->dh || work_->dh->group() != chosen->group)
    work_->dh = crypto::DhKeyPair::generate(chosen->group, ctx_.random);

  cookie_r_ = message.header.responder_cookie;
  stage_ = Stage::mm_key_sent;
  wire::PayloadChain chain;
  chain.add(PayloadType::key_exchange, work_->dh->public_value());
  chain.add(PayloadType::nonce, work_->nonce);
  add_vendor_ids(chain, traits_);
  float_ports({});
  add_nat_d(chain, nat_context(traits_, chosen->hash, cookie_r_));
  Bytes sent = send_chain(message.now, wire::ExchangeType::main_mode, 0, chain, nullptr);
  memory_of(0, phase1_exchange()).expect_answer(message.now, std::move(sent), resend_policy());
  return Outcome::accepted;
}

/// KE, NONCE -> KE, NONCE
IkeSa::Outcome IkeSa::on_main_3(Message& message) {
  const Phase1Transform& transform = work_->choice->transform;
  const ByteView public_peer = message.find(PayloadType::key_exchange)->body;
  const ByteView nonce_peer = message.find(PayloadType::nonce)->body;
  if (!wire::NoncePayload::read(nonce_peer)) return Outcome::malformed;
  if (!work_->dh) work_->dh = crypto::DhKeyPair::generate(transform.group, ctx_.random);
  auto keys = make_keys(transform, cookie_r_, public_peer, nonce_peer);
  if (!keys) return Outcome::malformed;
  accept(message);
  Phase1Work::Candidate candidate;
  candidate.responder_cookie = cookie_r_;
  candidate.transform = transform;
  candidate.public_peer = to_bytes(public_peer);
  candidate.nonce_peer = to_bytes(nonce_peer);
  candidate.keys = std::move(*keys);
  candidate.traits = traits_;
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type == PayloadType::key_exchange) ctx_.trace(trace::ProcessingPayload{"KE", 0});
    if (payload.type == PayloadType::nonce) ctx_.trace(trace::ProcessingPayload{"NONCE", 0});
  }
  (void)read_vendor_ids(message, candidate.traits, true);
  note_requests(message);
  const PeerTraits traits = candidate.traits;
  const NatContext nat_values = nat_context(traits, transform.hash, cookie_r_);
  candidate.nat = find_nat(message, nat_values);
  remember(work_->candidates, std::move(candidate));

  stage_ = Stage::mm_key_answered;
  wire::PayloadChain chain;
  chain.add(PayloadType::key_exchange, work_->dh->public_value());
  chain.add(PayloadType::nonce, work_->nonce);
  add_requests(chain, transform.method);
  add_vendor_ids(chain, traits);
  add_nat_d(chain, nat_values);
  Bytes sent = send_chain(message.now, wire::ExchangeType::main_mode, 0, chain, nullptr);
  memory_of(0, phase1_exchange()).answered(message.now, std::move(sent), resend_policy());
  timers_.set(Timer::phase_1, message.now + resend_policy().interval * resend_policy().sends);
  return Outcome::accepted;
}

/// KE, NONCE -> ID, HASH_I or CERT and SIG_I [, CERTREQ] [, N]
IkeSa::Outcome IkeSa::on_main_4(Message& message) {
  const ByteView public_peer = message.find(PayloadType::key_exchange)->body;
  const ByteView nonce_peer = message.find(PayloadType::nonce)->body;
  const auto answer = std::find_if(
      work_->answers.begin(), work_->answers.end(),
      [&](const Phase1Work::Answer& one) { return one.responder_cookie == message.header.responder_cookie; });
  if (answer == work_->answers.end() || !work_->dh || work_->dh->group() != answer->transform.group)
    return Outcome::ignored;
  if (!wire::NoncePayload::read(nonce_peer)) return Outcome::malformed;
  auto keys = make_keys(answer->transform, answer->responder_cookie, public_peer, nonce_peer);
  if (!keys) return Outcome::malformed;
  accept(message);
  ctx_.trace(trace::ProcessingPayload{"KE", 0});
  ctx_.trace(trace::ProcessingPayload{"NONCE", 0});
  Phase1Work::Candidate candidate;
  candidate.responder_cookie = answer->responder_cookie;
  candidate.transform = answer->transform;
  candidate.public_peer = to_bytes(public_peer);
  candidate.nonce_peer = to_bytes(nonce_peer);
  candidate.keys = std::move(*keys);
  candidate.traits = traits_;
  (void)read_vendor_ids(message, candidate.traits, true);
  note_requests(message);
  float_ports({});
  candidate.nat =
      find_nat(message, nat_context(candidate.traits, candidate.transform.hash, answer->responder_cookie));
  float_ports(candidate.nat);

  cookie_r_ = answer->responder_cookie;
  stage_ = Stage::mm_auth_sent;
  wire::PayloadChain chain;
  chain.add(PayloadType::identification, work_->id_own);
  add_proof(chain, candidate.transform.method,
            phase1_hash(candidate.transform.hash, candidate.keys.skeyid.reveal(), work_->dh->public_value(),
                        public_peer, cookie_i_, cookie_r_, work_->sa_i_b, work_->id_own));
  add_requests(chain, candidate.transform.method);
  add_group_proof(chain, candidate.keys, candidate.transform);
  if (plan_->initial_contact && successor_of_ == 0)
    chain = notify_chain(std::move(chain), cookie_i_, cookie_r_);
  candidate.last_block = candidate.keys.iv;
  const Sealing sealing{candidate.keys.cipher_key.reveal(), candidate.transform.encryption,
                        &candidate.last_block};
  Bytes sent = send_chain(message.now, wire::ExchangeType::main_mode, 0, chain, &sealing);
  remember(work_->candidates, std::move(candidate));
  memory_of(0, phase1_exchange()).expect_answer(message.now, std::move(sent), resend_policy());
  return Outcome::accepted;
}

/// ID, HASH_I or SIG_I [, N] -> ID, HASH_R or CERT and SIG_R
IkeSa::Outcome IkeSa::on_main_5(Message& message) {
  Phase1Work::Candidate& candidate = work_->candidates.at(*message.candidate);
  const ByteView id = message.find(PayloadType::identification)->body;
  const Bytes expected =
      phase1_hash(candidate.transform.hash, candidate.keys.skeyid.reveal(), candidate.public_peer,
                  work_->dh->public_value(), cookie_i_, cookie_r_, work_->sa_i_b, id);
  const Proof proof = check_proof(message, candidate.transform, expected, id);
  if (proof != Proof::good) return proof == Proof::refused ? Outcome::ignored : Outcome::wrong_hash;
  const auto identity = wire::IdPayload::read(id);
  if (!identity || !notifies_fit(message)) return Outcome::malformed;
  if (client_ && !is_same_gateway(id)) return Outcome::wrong_hash;
  if (candidate.transform.method == AuthMethod::hybrid_init_rsa) {
    take_group(*identity);
    if (!group_proof_fits(message, candidate.keys, candidate.transform)) return refuse_group(message);
  }
  traits_ = candidate.traits;
  nat_ = candidate.nat;
  accept(message);
  note_requests(message);
  peer_identity_ = to_bytes(id);
  ctx_.trace(trace::ProcessingPayload{"ID", 0});
  trace_proof(message);
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::notification) continue;
    if (const auto notify = wire::NotifyPayload::read(payload.body)) note_initial_contact(message, *notify);
  }
  ctx_.trace(trace::Authenticated{});
  trace_own_identity(PayloadType::hash);

  wire::PayloadChain chain;
  chain.add(PayloadType::identification, work_->id_own);
  add_proof(chain, candidate.transform.method,
            phase1_hash(candidate.transform.hash, candidate.keys.skeyid.reveal(), work_->dh->public_value(),
                        candidate.public_peer, cookie_r_, cookie_i_, work_->sa_i_b, work_->id_own));
  Bytes iv = message.next_iv;
  const Sealing sealing{candidate.keys.cipher_key.reveal(), candidate.transform.encryption, &iv};
  Bytes sent = send_chain(message.now, wire::ExchangeType::main_mode, 0, chain, &sealing);
  keys_.last_block = std::move(iv);
  lifetime_seconds_ = work_->choice->lifetime_seconds;
  keep_keys(candidate.transform, std::move(candidate.keys));
  ExchangeMemory& memory = memory_of(0, phase1_exchange());
  memory.answered(message.now, std::move(sent), resend_policy());
  forget_later(message.now, memory);
  establish(message.now);
  return Outcome::accepted;
}

/// ID, HASH_R or SIG_R: done
IkeSa::Outcome IkeSa::on_main_6(Message& message) {
  Phase1Work::Candidate& candidate = work_->candidates.at(*message.candidate);
  const ByteView id = message.find(PayloadType::identification)->body;
  const Bytes expected =
      phase1_hash(candidate.transform.hash, candidate.keys.skeyid.reveal(), candidate.public_peer,
                  work_->dh->public_value(), candidate.responder_cookie, cookie_i_, work_->sa_i_b, id);
  const Proof proof = check_proof(message, candidate.transform, expected, id);
  if (proof != Proof::good) return proof == Proof::refused ? Outcome::ignored : Outcome::wrong_hash;
  if (!wire::IdPayload::read(id)) return Outcome::malformed;
  traits_ = candidate.traits;
  nat_ = candidate.nat;
  float_ports(nat_);
  accept(message);
  ctx_.trace(trace::ProcessingPayload{"ID", 0});
  trace_proof(message);
  ctx_.trace(trace::Authenticated{});
  cookie_r_ = candidate.responder_cookie;
  peer_identity_ = to_bytes(id);
  keys_.last_block = message.next_iv;
  keep_keys(candidate.transform, std::move(candidate.keys));
  forget_later(message.now, memory_of(0, phase1_exchange()));
  establish(message.now);
  return Outcome::accepted;
}

}  // namespace drawbridge::ike
