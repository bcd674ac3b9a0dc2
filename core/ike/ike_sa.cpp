// SPDX-License-Identifier: GPL-3.0-or-later
// Dispatch of a received message and sending of ours: digests, decryption, the rules, IV chains.
#include "ike/ike_sa.h"

#include <algorithm>

#include "wire/natt.h"

namespace drawbridge::ike {

namespace {

constexpr Duration kRememberExchange = Seconds{60};
constexpr Duration kFailureWindow = Seconds{60};
constexpr Duration kIgnoreSource = Seconds{60};
constexpr std::size_t kMaxQuickIds = 4096;
constexpr std::size_t kMaxOtherIds = 256;

std::uint32_t present_set(const std::vector<wire::RawPayload>& payloads) {
  std::uint32_t set = 0;
  for (const wire::RawPayload& payload : payloads) {
    const auto number = static_cast<unsigned>(payload.type);
    if (number < 32) set |= 1U << number;
  }
  return set;
}

std::vector<std::string> short_names(const std::vector<wire::RawPayload>& payloads) {
  std::vector<std::string> names;
  for (const wire::RawPayload& payload : payloads) names.push_back(wire::short_name(payload.type));
  return names;
}

}  // namespace

IkeSa::IkeSa(Context& context, const Origin& origin, std::shared_ptr<const InitiatorConfig> plan,
             std::shared_ptr<const ResponderConfig> policy, SaId successor_of)
    : ctx_(context),
      id_(origin.id),
      peer_(origin.peer),
      cookie_i_(origin.initiator_cookie),
      cookie_r_(origin.responder_cookie),
      plan_(std::move(plan)),
      policy_(std::move(policy)),
      successor_of_(successor_of),
      initiator_(origin.initiator),
      client_(origin.client),
      local_port_(plan_ ? plan_->local.port : context.local.port) {}

IkeSa::~IkeSa() = default;

bool IkeSa::is_half_open() const {
  return !initiator_ && !has_pairs_of_its_own() && stage_ != Stage::closed && stage_ != Stage::fresh;
}

const RetransmitPolicy& IkeSa::resend_policy() const {
  return client_ ? plan_->retransmit : policy_->retransmit;
}

TraceSink IkeSa::sink() {
  if (!ctx_.tracing) return {};
  return [this](trace::Event event) { ctx_.trace(std::move(event)); };
}

// ---- Receiving

void IkeSa::handle(TimePoint now, const Endpoint& from, const wire::IsakmpMessageView& view,
                   std::uint16_t natt_port) {
  if (stage_ == Stage::fresh && natt_port != 0) {
    local_port_ = natt_port;
    marked_ = true;
  }
  Message message;
  message.now = now;
  message.from = from;
  message.natt_port = natt_port;
  message.header = view.header;
  message.encrypted = view.header.encrypted();
  message.length = view.octets.size();
  message.octets = view.octets;
  message.digest = digest_of(view.octets);

  // Before any decryption: a retransmission has the same octets and must not advance the IV.
  if (ExchangeMemory* const memory = find_memory(view.header.message_id, view.header.exchange)) {
    const auto found = memory->duplicates.find(message.digest);
    if (found != DuplicateMemory::Found::fresh) {
      ++ctx_.counters.retransmissions_in;
      trace_received(message, false);
      ctx_.trace(trace::Problem{trace::Trouble::duplicate, peer_.address, {}});
      if (found == DuplicateMemory::Found::newest && !memory->awaiting && memory->may_repeat(now)) {
        ++ctx_.counters.retransmissions_out;
        transmit(now, memory->last_sent);
        trace_sent(memory->type, memory->message_id, stage_ == Stage::established, memory->last_sent.size(),
                   {}, true);
      }
      ctx_.trace(trace::BlockEnd{trace::Status::no_error});
      return;
    }
  }
  if (stage_ == Stage::closed) {
    ++ctx_.counters.unexpected;
    return;
  }
  if (ignored_) {
    if (now >= ignored_->second) {
      ignored_.reset();
    } else if (ignored_->first == from) {
      return;
    }
  }
  if (!expects(stage_, view.header.exchange, message.encrypted)) {
    ++ctx_.counters.unexpected;
    return;
  }
  if (!open(message, view)) return;
  const ExchangeRule* const rule =
      find_rule(stage_, view.header.exchange, message.encrypted, present_set(message.payloads));
  const bool hash_in_place =
      rule == nullptr || !rule->hash_first || message.payloads.front().type == wire::PayloadType::hash;
  if (rule == nullptr || !hash_in_place || !wire::check_identities(view.header.exchange, message.payloads)) {
    ++ctx_.counters.malformed;
    trace_received(message, true);
    ctx_.trace(trace::Problem{trace::Trouble::malformed, peer_.address, "payloads missing or out of place"});
    ctx_.trace(trace::BlockEnd{trace::Status::error});
    return;
  }
  trace_received(message, true);
  trace::Status status = trace::Status::no_error;
  switch (dispatch(message, rule->handler)) {
    case Outcome::accepted:
    case Outcome::held:
      break;
    case Outcome::accepted_waiting:
      status = trace::Status::no_retrans;
      break;
    case Outcome::ignored:
      ++ctx_.counters.unexpected;
      break;
    case Outcome::malformed:
      ++ctx_.counters.malformed;
      ctx_.trace(trace::Problem{trace::Trouble::malformed, peer_.address, {}});
      status = trace::Status::error;
      break;
    case Outcome::wrong_hash:
      note_failure(now, from, trace::Trouble::hash_mismatch);
      status = trace::Status::error;
      break;
  }
  if (ctx_.open_block) {
    ctx_.open_block = status;
  } else {
    ctx_.trace(trace::BlockEnd{status});
  }
  if (begin_pending_ && stage_ == Stage::established) {
    begin_pending_ = false;
    begin_after_phase1(now);
  }
}

void IkeSa::trace_received(const Message& message, bool opened) {
  if (!ctx_.tracing) return;
  ctx_.trace(trace::Received{message.from, ctx_.local, static_cast<std::uint8_t>(message.header.exchange),
                             message.header.message_id, message.encrypted, message.length,
                             opened ? short_names(message.payloads) : std::vector<std::string>{}});
  if (!initiator_ && !has_reference_ && stage_ == Stage::fresh) {
    has_reference_ = true;
    ctx_.add_peer_reference(peer_.address, false);
  }
  // The device makes its peer node when a peer that is no Unity client comes with its first quick mode.
  if (!client_ && !peer_node_ && !traits_.unity &&
      message.header.exchange == wire::ExchangeType::quick_mode) {
    peer_node_ = true;
    ctx_.trace(trace::PeerNode{peer_.address});
  }
  ctx_.trace(trace::Exchange{static_cast<std::uint8_t>(message.header.exchange)});
}

bool IkeSa::decrypt(Message& message, const wire::IsakmpMessageView& view, ByteView key,
                    const crypto::CipherSpec& cipher, ByteView iv) {
  const std::size_t block = crypto::block_size(cipher);
  if (view.body.empty() || view.body.size() % block != 0) return false;
  message.plain = to_bytes(view.body);
  if (!crypto::cbc_decrypt(cipher, key, iv, message.plain)) return false;
  auto payloads = wire::walk_payloads(view.header.next_payload, message.plain, true, block);
  if (!payloads || payloads->empty()) return false;
  message.payloads = std::move(*payloads);
  message.next_iv = to_bytes(view.body.last(block));
  return true;
}

bool IkeSa::open(Message& message, const wire::IsakmpMessageView& view) {
  if (!message.encrypted) {
    auto payloads = wire::walk_payloads(view.header.next_payload, view.body, false);
    if (!payloads || payloads->empty()) {
      ++ctx_.counters.malformed;
      trace_received(message, false);
      ctx_.trace(trace::Problem{trace::Trouble::malformed, peer_.address,
                                payloads ? "" : std::string(wire::name(payloads.error()))});
      ctx_.trace(trace::BlockEnd{trace::Status::error});
      return false;
    }
    message.payloads = std::move(*payloads);
    return true;
  }
  bool opened = false;
  if (stage_ == Stage::established) {
    const ExchangeMemory* const memory = find_memory(view.header.message_id, view.header.exchange);
    const Bytes iv = memory != nullptr && !memory->iv.empty()
                         ? memory->iv
                         : message_iv(keys_.hash, keys_.last_block, view.header.message_id,
                                      crypto::block_size(keys_.cipher));
    opened = decrypt(message, view, keys_.cipher_key.reveal(), keys_.cipher, iv);
  } else {
    opened = open_phase1(message, view);
  }
  if (opened) return true;
  trace_received(message, false);
  note_failure(message.now, message.from, trace::Trouble::decrypt_failed);
  ctx_.trace(trace::BlockEnd{trace::Status::error});
  return false;
}

void IkeSa::note_failure(TimePoint now, const Endpoint& from, trace::Trouble what) {
  ++ctx_.counters.decrypt_failures;
  ctx_.trace(trace::Problem{what, peer_.address, {}});
  // A client listens to one gateway only: deaf for a minute, it would lose more than time.
  if (!policy_ || !policy_->limits.enabled || stage_ != Stage::established) return;
  if (now - failures_since_ > kFailureWindow) {
    failures_since_ = now;
    failures_ = 0;
  }
  if (++failures_ > policy_->limits.decrypt_failures_per_minute) {
    // The source may be forged: it is not heard for a while, but nothing is torn down (wire.md 5).
    ignored_ = {from, now + kIgnoreSource};
    failures_ = 0;
  }
}

void IkeSa::accept(Message& message) {
  ExchangeMemory& memory = memory_of(message.header.message_id, message.header.exchange);
  memory.duplicates.remember(message.digest);
  memory.awaiting = false;
  memory.last_sent.clear();
  if (message.encrypted) memory.iv = message.next_iv;
  follow(message);
  if (stage_ == Stage::established) heard_under_these_keys(message.now);
}

IkeSa::Outcome IkeSa::dispatch(Message& message, Handler handler) {
  switch (handler) {
    case Handler::main_1:
      return on_main_1(message);
    case Handler::main_2:
      return on_main_2(message);
    case Handler::main_3:
      return on_main_3(message);
    case Handler::main_4:
      return on_main_4(message);
    case Handler::main_5:
      return on_main_5(message);
    case Handler::main_6:
      return on_main_6(message);
    case Handler::aggressive_1:
      return on_aggressive_1(message);
    case Handler::aggressive_2:
      return on_aggressive_2(message);
    case Handler::aggressive_3:
      return on_aggressive_3(message);
    case Handler::quick_mode:
      return on_quick_mode(message);
    case Handler::transaction:
      return on_transaction(message);
    case Handler::informational:
      return on_informational(message);
    case Handler::clear_informational:
      return on_clear_informational(message);
  }
  return Outcome::ignored;
}

bool IkeSa::verify_hash_1(const Message& message) const {
  const Bytes expected = hash_1(keys_.hash, keys_.skeyid_a.reveal(), message.header.message_id,
                                wire::payloads_after(message.payloads, 0));
  return constant_time_equal(expected, message.payloads.front().body);
}

// ---- Memory of exchanges

ExchangeMemory* IkeSa::find_memory(std::uint32_t message_id, wire::ExchangeType type) {
  const auto found = std::find_if(exchanges_.begin(), exchanges_.end(), [&](const ExchangeMemory& memory) {
    return memory.message_id == message_id && memory.type == type;
  });
  return found == exchanges_.end() ? nullptr : &*found;
}

ExchangeMemory& IkeSa::memory_of(std::uint32_t message_id, wire::ExchangeType type) {
  if (ExchangeMemory* const memory = find_memory(message_id, type)) return *memory;
  ExchangeMemory memory;
  memory.message_id = message_id;
  memory.type = type;
  exchanges_.push_back(std::move(memory));
  return exchanges_.back();
}

void IkeSa::forget_later(TimePoint now, ExchangeMemory& memory) {
  memory.awaiting = false;
  memory.forget_at = now + kRememberExchange;
}

void IkeSa::stop_resending() {
  for (ExchangeMemory& memory : exchanges_) memory.awaiting = false;
}

std::uint32_t IkeSa::new_message_id() {
  for (;;) {
    const std::uint32_t id = ctx_.random.u32();
    if (id == 0 || std::find(used_quick_ids_.begin(), used_quick_ids_.end(), id) != used_quick_ids_.end())
      continue;
    if (find_memory(id, wire::ExchangeType::quick_mode) || find_memory(id, wire::ExchangeType::transaction))
      continue;
    return id;
  }
}

bool IkeSa::use_message_id(std::uint32_t message_id, bool quick_mode) {
  std::vector<std::uint32_t>& used = quick_mode ? used_quick_ids_ : used_other_ids_;
  if (std::find(used.begin(), used.end(), message_id) != used.end()) return false;
  if (quick_mode && used.size() >= kMaxQuickIds) return false;  // a new ISAKMP SA must come first
  // Ids of informational and transaction messages wear out fast; what old ones could do is guarded by
  // sequence numbers and by the state, so that the last few hundred are enough.
  if (!quick_mode && used.size() >= kMaxOtherIds) used.erase(used.begin());
  used.push_back(message_id);
  return true;
}

// ---- Sending

Bytes IkeSa::send_chain(TimePoint now, wire::ExchangeType exchange, std::uint32_t message_id,
                        const wire::PayloadChain& chain, const Sealing* sealing) {
  wire::IsakmpHeader header;
  header.initiator_cookie = cookie_i_;
  header.responder_cookie = cookie_r_;
  header.exchange = exchange;
  header.message_id = message_id;
  Bytes body = chain.octets();
  if (sealing != nullptr) {
    header.flags = wire::kFlagEncryption;
    const std::size_t block = crypto::block_size(sealing->cipher);
    wire::pad_to_block(body, block);
    if (!crypto::cbc_encrypt(sealing->cipher, sealing->key, *sealing->iv, body)) return {};
    *sealing->iv = to_bytes(ByteView(body).last(block));
  }
  Bytes datagram = wire::build_message(header, chain.first(), body);
  transmit(now, datagram);
  if (ctx_.tracing) {
    const auto payloads = wire::walk_payloads(chain.first(), chain.octets(), false);
    trace_sent(exchange, message_id, sealing != nullptr, datagram.size(),
               payloads ? short_names(*payloads) : std::vector<std::string>{}, false);
  }
  return datagram;
}

Bytes IkeSa::send_encrypted(TimePoint now, wire::ExchangeType exchange, std::uint32_t message_id,
                            const wire::PayloadChain& chain) {
  // Taken out and put back: sending may not hold a reference into the vector.
  Bytes iv = memory_of(message_id, exchange).iv;
  if (iv.empty()) iv = message_iv(keys_.hash, keys_.last_block, message_id, crypto::block_size(keys_.cipher));
  const Sealing sealing{keys_.cipher_key.reveal(), keys_.cipher, &iv};
  Bytes datagram = send_chain(now, exchange, message_id, chain, &sealing);
  memory_of(message_id, exchange).iv = std::move(iv);
  return datagram;
}

Bytes IkeSa::send_hashed(TimePoint now, wire::ExchangeType exchange, std::uint32_t message_id,
                         wire::PayloadChain chain) {
  chain.prepend(wire::PayloadType::hash,
                hash_1(keys_.hash, keys_.skeyid_a.reveal(), message_id, chain.octets()));
  return send_encrypted(now, exchange, message_id, chain);
}

void IkeSa::transmit(TimePoint now, const Bytes& datagram) {
  for (Bytes& piece : pieces_of(datagram)) {
    ++ctx_.counters.datagrams_out;
    if (marked_) piece = wire::with_non_esp_marker(piece);
    ctx_.actions.push_back(Transmit{own_endpoint(), peer_, std::move(piece)});
  }
  keep_nat_open(now);
}

void IkeSa::trace_sent(wire::ExchangeType exchange, std::uint32_t message_id, bool encrypted,
                       std::size_t length, std::vector<std::string> payloads, bool again) {
  if (!ctx_.tracing) return;
  ctx_.trace(trace::Sent{ctx_.local, peer_, static_cast<std::uint8_t>(exchange), message_id, encrypted,
                         length, std::move(payloads), again});
}

}  // namespace drawbridge::ike
