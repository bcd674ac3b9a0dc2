// SPDX-License-Identifier: GPL-3.0-or-later
// Mode-Config in both roles: REQUEST/REPLY (pull, Unity clients) and SET/ACK (push, the 1.1 client);
// draft-dukes-ike-mode-cfg-02; wire-ike.md 10; pix-behaviour.md 6.3.
#include <algorithm>

#include "ike/config_values.h"
#include "ike/ike_sa.h"

namespace drawbridge::ike {

using wire::ConfigAttribute;
using wire::ConfigType;

namespace {
constexpr Duration kBeforeGivingUp = Seconds{5};
}

bool IkeSa::address_required() const {
  return !no_config_ && (policy_->config_initiate || policy_->config_respond);
}

// ---- Headend

void IkeSa::begin_addressing(TimePoint now) {
  if (!address_required() || address_assigned_) {
    addressing_ = address_assigned_ ? Addressing::done : Addressing::none;
    addressing_finished(now);
    return;
  }
  addressing_ = Addressing::waiting;
  timers_.set(Timer::patience, now + policy_->xauth_patience);
  // With both ways configured a Unity client is let ask, others are pushed.
  const bool push = policy_->config_initiate && !(policy_->config_respond && traits_.unity);
  if (!push) return;
  config_work_ = std::make_unique<ConfigWork>();
  config_work_->pushed = true;
  config_work_->identifier = static_cast<std::uint16_t>(ctx_.random.u32());
  ctx_.open_block = trace::Status::no_error;
  ctx_.events.push_back(AddressWanted{id_, peer_, group_, user_, true});
}

IkeSa::Outcome IkeSa::on_config_request(Message& message, const wire::ConfigPayload& payload) {
  if (login_ == Login::told_ok) {
    // The acknowledgement may be lost or late: the request counts as one (wire.md 2.4).
    login_finished(message.now);
  }
  if (!login_complete()) {
    if (login_ != Login::waiting) return Outcome::ignored;
    // Not accepted: the same octets come again when the login is done.
    ctx_.trace(trace::NeedXauth{});
    ask_user(message.now, {});
    return Outcome::held;
  }
  if (!address_required() || addressing_ == Addressing::refused) return Outcome::ignored;
  if (config_work_ && !config_work_->pushed && addressing_ == Addressing::waiting) return Outcome::ignored;
  const Limits& limits = policy_->limits;
  if (limits.enabled && last_config_request_ &&
      message.now - *last_config_request_ < limits.config_request_interval) {
    return Outcome::ignored;  // not accepted: its repetition is heard when the time has come
  }
  last_config_request_ = message.now;
  accept(message);
  const bool pushing = config_work_ && config_work_->pushed;
  if (pushing && config_work_->message_id != 0) {
    if (ExchangeMemory* const push = find_memory(config_work_->message_id, wire::ExchangeType::transaction))
      forget_later(message.now, *push);
  }
  const bool answer_known = addressing_ == Addressing::sent || addressing_ == Addressing::done;
  config_work_ = std::make_unique<ConfigWork>();
  config_work_->message_id = message.header.message_id;
  config_work_->identifier = payload.identifier;
  for (const wire::Attribute& attribute : payload.attributes)
    config_work_->requested.push_back(attribute.type);
  if (answer_known && config_) {
    const ModeConfig config = *config_;
    addressing_ = Addressing::waiting;
    assign_address(message.now, config);
    return Outcome::accepted;
  }
  addressing_ = Addressing::waiting;
  // The lines about the answer belong into this block, and the owner answers a moment later.
  ctx_.open_block = trace::Status::no_error;
  if (!pushing) ctx_.events.push_back(AddressWanted{id_, peer_, group_, user_, false});
  return Outcome::accepted;
}

void IkeSa::assign_address(TimePoint now, const ModeConfig& config) {
  if (client_ || addressing_ != Addressing::waiting || !config_work_ || stage_ != Stage::established) return;
  config_ = std::make_unique<ModeConfig>(config);
  if (config.address) {
    assigned_ = *config.address;
    address_assigned_ = true;
  }
  // A port for ESP in UDP is for a client that asks, and is not needed where NAT-T carries it already.
  const auto& asked = config_work_->requested;
  const bool asks_port =
      std::find(asked.begin(), asked.end(), static_cast<std::uint16_t>(ConfigAttribute::unity_natt_port)) !=
      asked.end();
  if (!asks_port || marked_) config_->natt_port.reset();
  if (config_->natt_port) take_cisco_port(*config_->natt_port);
  wire::ConfigPayload payload;
  payload.identifier = config_work_->identifier;
  payload.attributes = write_config(*config_, policy_->quirks.short_split_entries);
  if (policy_->quirks.empty_netmask) {
    std::erase_if(payload.attributes, [](const wire::Attribute& attribute) {
      return attribute.type == static_cast<std::uint16_t>(ConfigAttribute::internal_ip4_netmask);
    });
    payload.attributes.push_back(wire::Attribute::variable(ConfigAttribute::internal_ip4_netmask));
  }
  for (const auto& [number, octets] : policy_->quirks.config_attributes)
    payload.attributes.push_back({number, false, 0, octets});
  if (config_work_->pushed) {
    payload.type = ConfigType::set;
    config_work_->message_id = new_message_id();
    ctx_.trace(trace::InitiatingPeerConfig{peer_.address, config_work_->message_id});
    send_config(now, config_work_->message_id, payload, true);
    addressing_ = Addressing::sent;
    ctx_.close_block();
    return;
  }
  ctx_.trace(trace::CheckingRequest{});
  for (const std::uint16_t attribute : config_work_->requested)
    ctx_.trace(trace::RequestAttribute{attribute, is_supported(attribute, *config_)});
  ctx_.trace(trace::RespondingPeerConfig{peer_.address, config_work_->message_id});
  payload.type = ConfigType::reply;
  send_config(now, config_work_->message_id, payload, false);
  config_work_.reset();
  addressing_ = Addressing::done;
  addressing_finished(now);
  ctx_.close_block();
}

void IkeSa::refuse_address(TimePoint now) {
  if (client_ || addressing_ != Addressing::waiting || !config_work_ || stage_ != Stage::established) return;
  if (!config_work_->pushed) {
    const ModeConfig nothing;
    ctx_.trace(trace::CheckingRequest{});
    for (const std::uint16_t attribute : config_work_->requested)
      ctx_.trace(trace::RequestAttribute{attribute, is_supported(attribute, nothing)});
    ctx_.trace(trace::RespondingPeerConfig{peer_.address, config_work_->message_id});
    wire::ConfigPayload reply;
    reply.type = ConfigType::reply;
    reply.identifier = config_work_->identifier;
    send_config(now, config_work_->message_id, reply, false);
  }
  config_work_.reset();
  addressing_ = Addressing::refused;
  timers_.stop(Timer::patience);
  timers_.set(Timer::failing, now + kBeforeGivingUp);
  closed_reason_ = CloseReason::address_failed;
  ctx_.close_block();
}

IkeSa::Outcome IkeSa::on_config_ack(Message& message, const wire::ConfigPayload& payload) {
  if (addressing_ != Addressing::sent || !config_work_ ||
      config_work_->message_id != message.header.message_id)
    return Outcome::ignored;
  accept(message);
  forget_later(message.now, memory_of(message.header.message_id, wire::ExchangeType::transaction));
  config_work_.reset();
  if (payload.attributes.empty() || payload.has(ConfigAttribute::internal_ip4_address))
    ctx_.trace(trace::AddressAccepted{});
  addressing_ = Addressing::done;
  addressing_finished(message.now);
  return Outcome::accepted;
}

void IkeSa::addressing_finished(TimePoint now) {
  timers_.stop(Timer::patience);
  if (held_) timers_.set(Timer::held, now);
}

// ---- Client

void IkeSa::request_config(TimePoint now) {
  config_work_ = std::make_unique<ConfigWork>();
  config_work_->message_id = new_message_id();
  config_work_->identifier = static_cast<std::uint16_t>(ctx_.random.u32());
  addressing_ = Addressing::sent;
  timers_.set(Timer::patience, now + plan_->peer_timeout);
  wire::ConfigPayload request;
  request.type = ConfigType::request;
  request.identifier = config_work_->identifier;
  request.attributes = client_request(plan_->application_version);
  send_config(now, config_work_->message_id, request, true);
}

IkeSa::Outcome IkeSa::on_config_reply(Message& message, const wire::ConfigPayload& payload) {
  // The message id decides; some gateways answer with another identifier (wire-ike.md 13).
  if (addressing_ != Addressing::sent || !config_work_ ||
      config_work_->message_id != message.header.message_id)
    return Outcome::ignored;
  accept(message);
  forget_later(message.now, memory_of(message.header.message_id, wire::ExchangeType::transaction));
  config_work_.reset();
  address_known(message.now, read_config(payload));
  return Outcome::accepted;
}

IkeSa::Outcome IkeSa::on_config_set(Message& message, const wire::ConfigPayload& payload) {
  const bool before_login = announces_xauth(chosen_.method) && !login_complete();
  ModeConfig config = read_config(payload);
  // Behind a renewal a gateway may push what the connection has already: that is acknowledged, and anew is
  // only what stands.
  const bool again = successor_of_ != 0 && addressing_ == Addressing::done && config.address == assigned_;
  if (before_login || (addressing_ == Addressing::done && !again) || addressing_ == Addressing::none)
    return Outcome::ignored;
  accept(message);
  wire::ConfigPayload ack;
  ack.type = ConfigType::ack;
  ack.identifier = payload.identifier;
  for (const wire::Attribute& attribute : payload.attributes)
    ack.attributes.push_back(wire::Attribute::variable(attribute.type));
  if (config_work_) {  // both ways crossed: the push wins
    if (ExchangeMemory* const pull = find_memory(config_work_->message_id, wire::ExchangeType::transaction))
      forget_later(message.now, *pull);
    config_work_.reset();
  }
  send_config(message.now, message.header.message_id, ack, false);
  if (!again) address_known(message.now, std::move(config));
  return Outcome::accepted;
}

void IkeSa::address_known(TimePoint now, ModeConfig config) {
  if (!config.address) {
    close(now, CloseReason::address_failed, true);
    return;
  }
  login_ = Login::done;
  addressing_ = Addressing::done;
  if (pairs_in_doubt_) {
    // Nothing that stands belongs to another address: then it is another connection.
    if (*config.address != assigned_) return close(now, CloseReason::peer_deleted, true);
    timers_.stop(Timer::patience);
    return renew_doubtful_pairs(now);
  }
  assigned_ = *config.address;
  address_assigned_ = true;
  if (config.natt_port && plan_->nat_traversal != NatTraversal::off) take_cisco_port(*config.natt_port);
  config_ = std::make_unique<ModeConfig>(config);
  ctx_.events.push_back(AddressAssigned{id_, std::move(config)});
  timers_.stop(Timer::patience);
  // What was tried with another address is void.
  abandon_quick_modes(now);
  start_quick_modes(now, false);
}

}  // namespace drawbridge::ike
