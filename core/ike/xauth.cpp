// SPDX-License-Identifier: GPL-3.0-or-later
// Xauth in both roles (draft-ietf-ipsec-isakmp-xauth-06; wire-ike.md 9; message ids: wire-ike.md 2.6), and
// the common part of the transaction exchange.
#include <fmt/format.h>

#include <algorithm>

#include "ike/ike_sa.h"

namespace drawbridge::ike {

using wire::ConfigAttribute;
using wire::ConfigType;

namespace {

bool is_xauth(const wire::ConfigPayload& payload) {
  return std::any_of(payload.attributes.begin(), payload.attributes.end(),
                     [](const wire::Attribute& attribute) {
                       return attribute.type >= static_cast<std::uint16_t>(ConfigAttribute::xauth_type) &&
                              attribute.type <= static_cast<std::uint16_t>(ConfigAttribute::xauth_answer);
                     });
}

std::optional<std::uint64_t> status_of(const wire::ConfigPayload& payload) {
  return payload.number(ConfigAttribute::xauth_status);
}

}  // namespace

bool IkeSa::needs_xauth() const {
  // Hybrid authentication is nothing without it.
  if (chosen_.method == AuthMethod::hybrid_init_rsa) return true;
  return policy_->xauth_required && !no_xauth_;
}

void IkeSa::send_config(TimePoint now, std::uint32_t message_id, const wire::ConfigPayload& payload,
                        bool expects_answer) {
  wire::PayloadChain chain;
  chain.add(wire::PayloadType::attributes, payload.write());
  Bytes sent = send_hashed(now, wire::ExchangeType::transaction, message_id, std::move(chain));
  ExchangeMemory& memory = memory_of(message_id, wire::ExchangeType::transaction);
  if (expects_answer) {
    memory.expect_answer(now, std::move(sent), resend_policy());
  } else {
    memory.answered(now, std::move(sent), resend_policy());
    forget_later(now, memory);
  }
}

IkeSa::Outcome IkeSa::on_transaction(Message& message) {
  const std::uint32_t id = message.header.message_id;
  const bool known = find_memory(id, wire::ExchangeType::transaction) != nullptr;
  if (!verify_hash_1(message)) return Outcome::wrong_hash;
  const auto payload = wire::ConfigPayload::read(message.find(wire::PayloadType::attributes)->body);
  if (!payload) return Outcome::malformed;
  if (!known && !use_message_id(id, false)) return Outcome::ignored;
  const bool opens = payload->type == ConfigType::request && !client_;
  ctx_.trace(
      trace::TransactionPayload{peer_.address, opens ? 0U : static_cast<std::uint32_t>(message.length), id});
  ctx_.trace(trace::ConfigPayload{static_cast<std::uint8_t>(payload->type)});

  const bool about_login = xauth_ != nullptr && xauth_->message_id == id && login_ != Login::done;
  switch (payload->type) {
    case ConfigType::request:
      if (client_) return on_xauth_request(message, *payload);
      return on_config_request(message, *payload);
    case ConfigType::reply:
      if (!client_) return on_xauth_reply(message, *payload);
      return on_config_reply(message, *payload);
    case ConfigType::set:
      if (!client_) return Outcome::ignored;  // a client never sets anything here
      if (is_xauth(*payload)) return on_xauth_set(message, *payload);
      return on_config_set(message, *payload);
    case ConfigType::ack:
      if (client_) return Outcome::ignored;
      if (about_login) return on_xauth_ack(message, *payload);
      return on_config_ack(message, *payload);
  }
  return Outcome::ignored;
}

// ---- Headend

void IkeSa::ask_user(TimePoint now, const std::string& text, bool challenge) {
  if (!xauth_) {
    xauth_ = std::make_unique<XauthWork>();
    xauth_->identifier = static_cast<std::uint16_t>(ctx_.random.u32());
  }
  // A Unity client gets a new id for every pair of messages, others keep one through the whole login.
  if (xauth_->message_id == 0 || traits_.unity) {
    if (xauth_->message_id != 0) {
      if (ExchangeMemory* const old = find_memory(xauth_->message_id, wire::ExchangeType::transaction))
        forget_later(now, *old);
    }
    xauth_->message_id = new_message_id();
  }
  if (!challenge) ++xauth_->round;
  xauth_->challenged = challenge;
  login_ = Login::asked;
  timers_.set(Timer::patience, now + policy_->xauth_patience);
  wire::ConfigPayload request;
  request.type = ConfigType::request;
  request.identifier = xauth_->identifier;
  request.attributes.push_back(
      wire::Attribute::number(ConfigAttribute::xauth_type, wire::XauthType::generic));
  if (challenge) {
    request.attributes.push_back(wire::Attribute::variable(ConfigAttribute::xauth_answer));
  } else {
    request.attributes.push_back(wire::Attribute::variable(ConfigAttribute::xauth_user_name));
    request.attributes.push_back(wire::Attribute::variable(policy_->quirks.asks_for_passcode
                                                               ? ConfigAttribute::xauth_passcode
                                                               : ConfigAttribute::xauth_user_password));
  }
  if (!text.empty())
    request.attributes.push_back(wire::Attribute::text(ConfigAttribute::xauth_message, text));
  for (const wire::Attribute& attribute : request.attributes)
    ctx_.trace(trace::XauthRequestAttribute{attribute.type});
  ctx_.trace(trace::InitiatingPeerConfig{peer_.address, xauth_->message_id});
  send_config(now, xauth_->message_id, request, true);
}

IkeSa::Outcome IkeSa::on_xauth_reply(Message& message, const wire::ConfigPayload& payload) {
  if (login_ != Login::asked || !xauth_ || xauth_->message_id != message.header.message_id)
    return Outcome::ignored;
  auto name = payload.text(ConfigAttribute::xauth_user_name);
  if (xauth_->challenged) name = user_;
  auto password = payload.text(ConfigAttribute::xauth_user_password);
  if (!password) password = payload.text(ConfigAttribute::xauth_passcode);
  if (!password && xauth_->challenged) password = payload.text(ConfigAttribute::xauth_answer);
  const bool cannot = status_of(payload) == 0U || !name || !password;
  accept(message);
  timers_.set(Timer::patience, message.now + policy_->xauth_patience);
  if (cannot) {
    tell_status(message.now, false, {});
    closed_reason_ = CloseReason::xauth_cancelled;
    return Outcome::accepted;
  }
  login_ = Login::deciding;
  CredentialsReceived received{id_, peer_, group_, *name, Secret(std::string_view(*password))};
  const bool other_user = successor_of_ != 0 && !user_.empty() && user_ != *name;
  wipe(ByteSpan(reinterpret_cast<std::uint8_t*>(password->data()), password->size()));
  if (other_user) {
    // A rekey may not hand one user's session to another.
    xauth_->round = policy_->limits.xauth_attempts;
    xauth_result(message.now, false, {});
    return Outcome::accepted;
  }
  user_ = *name;
  ctx_.events.push_back(std::move(received));
  return Outcome::accepted_waiting;
}

void IkeSa::xauth_result(TimePoint now, bool accepted, const std::string& text) {
  if (client_ || login_ != Login::deciding || stage_ != Stage::established) return;
  if (accepted) {
    tell_status(now, true, {});
  } else if (xauth_->round < policy_->limits.xauth_attempts) {
    if (successor_of_ == 0) user_.clear();
    ask_user(now, text);
  } else {
    tell_status(now, false, text);
  }
}

void IkeSa::xauth_challenge(TimePoint now, const std::string& text) {
  if (client_ || login_ != Login::deciding || stage_ != Stage::established) return;
  ask_user(now, text, true);
}

void IkeSa::tell_status(TimePoint now, bool ok, const std::string& text) {
  if (!xauth_) {
    xauth_ = std::make_unique<XauthWork>();
    xauth_->identifier = static_cast<std::uint16_t>(ctx_.random.u32());
  }
  if (traits_.unity || xauth_->message_id == 0) {
    if (ExchangeMemory* const old = find_memory(xauth_->message_id, wire::ExchangeType::transaction))
      forget_later(now, *old);
    xauth_->message_id = new_message_id();
  }
  login_ = ok ? Login::told_ok : Login::told_failed;
  closed_reason_ = CloseReason::xauth_failed;
  timers_.set(Timer::patience, now + policy_->xauth_patience);
  wire::ConfigPayload set;
  set.type = ConfigType::set;
  set.identifier = xauth_->identifier;
  set.attributes.push_back(wire::Attribute::number(ConfigAttribute::xauth_status,
                                                   ok ? wire::XauthStatus::ok : wire::XauthStatus::fail));
  if (!text.empty()) set.attributes.push_back(wire::Attribute::text(ConfigAttribute::xauth_message, text));
  ctx_.trace(trace::InitiatingPeerConfig{peer_.address, xauth_->message_id});
  send_config(now, xauth_->message_id, set, true);
}

IkeSa::Outcome IkeSa::on_xauth_ack(Message& message, const wire::ConfigPayload& /*payload*/) {
  if (login_ != Login::told_ok && login_ != Login::told_failed) return Outcome::ignored;
  accept(message);
  forget_later(message.now, memory_of(message.header.message_id, wire::ExchangeType::transaction));
  if (login_ == Login::told_failed) {
    close(message.now, closed_reason_, true);
    return Outcome::accepted;
  }
  login_finished(message.now);
  return Outcome::accepted;
}

void IkeSa::login_finished(TimePoint now) {
  if (login_ == Login::done) return;
  if (xauth_) {
    if (ExchangeMemory* const memory = find_memory(xauth_->message_id, wire::ExchangeType::transaction))
      forget_later(now, *memory);
  }
  login_ = Login::done;
  xauth_.reset();
  close_old_later(now);
  begin_addressing(now);
}

// ---- Client

IkeSa::Outcome IkeSa::on_xauth_request(Message& message, const wire::ConfigPayload& payload) {
  if (!is_xauth(payload)) return Outcome::ignored;
  if (login_ == Login::asked || login_ == Login::told_failed) return Outcome::ignored;
  NeedCredentials need;
  std::vector<std::uint16_t> wanted;
  for (const wire::Attribute& attribute : payload.attributes) {
    switch (ConfigAttribute{attribute.type}) {
      case ConfigAttribute::xauth_type:
        need.type = attribute.basic ? attribute.value : std::uint16_t{0};
        break;
      case ConfigAttribute::xauth_user_name:
        need.wants_user = true;
        break;
      case ConfigAttribute::xauth_user_password:
        need.wants_password = true;
        break;
      case ConfigAttribute::xauth_passcode:
        need.wants_passcode = true;
        break;
      case ConfigAttribute::xauth_domain:
        need.wants_domain = true;
        break;
      case ConfigAttribute::xauth_answer:
        need.wants_answer = true;
        break;
      case ConfigAttribute::xauth_next_pin:
        need.wants_next_pin = true;
        break;
      case ConfigAttribute::xauth_message:
        need.message = clean_text(to_text(attribute.as_octets()));
        break;
      default:
        break;
    }
    wanted.push_back(attribute.type);
  }
  accept(message);
  const bool again = xauth_ != nullptr && xauth_->answered_before;
  const int round = xauth_ != nullptr ? xauth_->round + 1 : 1;
  if (!xauth_) xauth_ = std::make_unique<XauthWork>();
  if (xauth_->message_id != 0 && xauth_->message_id != message.header.message_id) {
    if (ExchangeMemory* const old = find_memory(xauth_->message_id, wire::ExchangeType::transaction))
      forget_later(message.now, *old);
  }
  xauth_->message_id = message.header.message_id;
  xauth_->identifier = payload.identifier;
  xauth_->wanted = std::move(wanted);
  xauth_->type = need.type;
  xauth_->round = round;
  login_ = Login::asked;
  // What was tried before the question is void: the gateway drops it (an early quick mode, a request for an
  // address) and it is begun anew after the login.
  if (!again && successor_of_ == 0) {
    abandon_quick_modes(message.now);
    if (config_work_) {
      if (ExchangeMemory* const pull = find_memory(config_work_->message_id, wire::ExchangeType::transaction))
        forget_later(message.now, *pull);
      config_work_.reset();
      addressing_ = Addressing::waiting;
    }
  }
  timers_.stop(Timer::patience);  // a person answers
  timers_.stop(Timer::old_sa);
  need.sa = id_;
  need.round = round;
  need.last_was_refused = again && need.wants_password && !need.wants_answer;
  ctx_.events.push_back(std::move(need));
  return Outcome::accepted_waiting;
}

void IkeSa::give_credentials(TimePoint now, const IkeEndpoint::Credentials& credentials) {
  if (!client_ || login_ != Login::asked || stage_ != Stage::established) return;
  wire::ConfigPayload reply;
  reply.type = ConfigType::reply;
  reply.identifier = xauth_->identifier;
  const auto add = [&](ConfigAttribute attribute, const Secret& value) {
    reply.attributes.push_back(wire::Attribute::variable(attribute, value.reveal()));
  };
  for (const std::uint16_t type : xauth_->wanted) {
    switch (ConfigAttribute{type}) {
      case ConfigAttribute::xauth_type:
        // Generic is what absence means, and the Cisco client leaves it out (wire-ike.md 9).
        if (xauth_->type != 0)
          reply.attributes.push_back(wire::Attribute::number(ConfigAttribute::xauth_type, xauth_->type));
        break;
      case ConfigAttribute::xauth_user_name:
        reply.attributes.push_back(wire::Attribute::text(ConfigAttribute::xauth_user_name, credentials.user));
        break;
      case ConfigAttribute::xauth_user_password:
        add(ConfigAttribute::xauth_user_password, credentials.password);
        break;
      case ConfigAttribute::xauth_passcode:
        add(ConfigAttribute::xauth_passcode, credentials.passcode);
        break;
      case ConfigAttribute::xauth_domain:
        reply.attributes.push_back(wire::Attribute::text(ConfigAttribute::xauth_domain, credentials.domain));
        break;
      case ConfigAttribute::xauth_answer:
        add(ConfigAttribute::xauth_answer, credentials.answer);
        break;
      case ConfigAttribute::xauth_next_pin:
        add(ConfigAttribute::xauth_next_pin, credentials.next_pin);
        break;
      default:
        break;
    }
  }
  user_ = credentials.user;
  send_xauth_reply(now, reply);
  for (wire::Attribute& attribute : reply.attributes) wipe(attribute.octets);
  login_ = Login::deciding;
  xauth_->answered_before = true;
}

void IkeSa::send_xauth_reply(TimePoint now, const wire::ConfigPayload& reply) {
  send_config(now, xauth_->message_id, reply, false);
  // The gateway may think for long, and what it says then may continue this chain of IVs.
  memory_of(xauth_->message_id, wire::ExchangeType::transaction).forget_at.reset();
  timers_.set(Timer::patience, now + plan_->peer_timeout);
}

void IkeSa::refuse_credentials(TimePoint now) {
  if (!client_ || login_ != Login::asked || stage_ != Stage::established) return;
  wire::ConfigPayload reply;
  reply.type = ConfigType::reply;
  reply.identifier = xauth_->identifier;
  reply.attributes.push_back(wire::Attribute::number(ConfigAttribute::xauth_status, wire::XauthStatus::fail));
  send_xauth_reply(now, reply);
  close(now, CloseReason::xauth_cancelled, true);
}

IkeSa::Outcome IkeSa::on_xauth_set(Message& message, const wire::ConfigPayload& payload) {
  const auto status = status_of(payload);
  if (!status || login_ == Login::done || login_ == Login::told_failed) return Outcome::ignored;
  accept(message);
  wire::ConfigPayload ack;
  ack.type = ConfigType::ack;
  ack.identifier = payload.identifier;
  ack.attributes.push_back(
      wire::Attribute::number(ConfigAttribute::xauth_status, static_cast<std::uint16_t>(*status)));
  send_config(message.now, message.header.message_id, ack, false);
  if (*status != static_cast<std::uint16_t>(wire::XauthStatus::ok)) {
    login_ = Login::told_failed;
    finish(message.now, CloseReason::xauth_failed);
    return Outcome::accepted;
  }
  login_ = Login::done;
  if (xauth_ && xauth_->message_id != message.header.message_id) {
    if (ExchangeMemory* const old = find_memory(xauth_->message_id, wire::ExchangeType::transaction))
      forget_later(message.now, *old);
  }
  xauth_.reset();
  ctx_.events.push_back(UserAuthenticated{id_});
  close_old_later(message.now);
  timers_.set(Timer::patience, message.now + plan_->peer_timeout);
  if (successor_of_ != 0 || addressing_ == Addressing::done) {
    timers_.stop(Timer::patience);
    renew_doubtful(message.now);
  } else if (addressing_ == Addressing::none) {
    start_quick_modes(message.now, false);
  } else if (plan_->unity) {
    request_config(message.now);
  }
  return Outcome::accepted;
}

}  // namespace drawbridge::ike
