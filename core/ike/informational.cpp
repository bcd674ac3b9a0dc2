// SPDX-License-Identifier: GPL-3.0-or-later
// The informational exchange: Notify and Delete under protection (wire-ike.md 4). Delete is acted on last.
#include <algorithm>

#include "ike/ike_sa.h"
#include "wire/attributes.h"

namespace drawbridge::ike {

using wire::PayloadType;

namespace {
constexpr std::uint16_t kFirstStatusType = 16384;
constexpr std::uint8_t kLastDeleteReason = 15;
constexpr std::uint8_t kLifetimeOver = 3;
/// A gateway that ends a connection deletes the ISAKMP SA and its pairs, in whichever order: for so long the
/// Delete of a pair is waited for behind that of the ISAKMP SA, or counts before it.
constexpr Duration kForDeletes = Seconds{1};

/// The code behind what a Delete has; nothing if it does not look like one.
std::optional<std::uint8_t> reason_in(ByteView body) {
  Reader in(body);
  const std::uint32_t doi = in.u32();
  (void)in.u8();  // protocol
  const std::size_t spi_size = in.u8();
  const std::size_t spis = in.u16();
  if (doi != 1 || spis == 0) return std::nullopt;
  in.skip(spi_size * spis);
  const ByteView rest = in.rest();
  if (!in.ok() || rest.empty() || rest.size() > 4) return std::nullopt;
  const bool small = std::all_of(rest.begin(), rest.end() - 1, [](std::uint8_t octet) { return octet == 0; });
  if (!small || rest.back() == 0 || rest.back() > kLastDeleteReason) return std::nullopt;
  return rest.back();
}
}  // namespace

void IkeSa::send_informational(TimePoint now, wire::PayloadType type, const Bytes& body) {
  wire::PayloadChain chain;
  chain.add(type, body);
  const std::uint32_t id = new_message_id();
  (void)use_message_id(id, false);
  (void)send_hashed(now, wire::ExchangeType::informational, id, std::move(chain));
  // Sent once and never answered under this id: nothing to remember.
  std::erase_if(exchanges_, [id](const ExchangeMemory& memory) {
    return memory.message_id == id && memory.type == wire::ExchangeType::informational;
  });
}

IkeSa::Outcome IkeSa::on_informational(Message& message) {
  if (!verify_hash_1(message)) return Outcome::wrong_hash;
  if (!use_message_id(message.header.message_id, false)) return Outcome::ignored;
  follow(message);
  if (client_ && plan_->read_delete_reason) {
    if (const wire::RawPayload* const reason = message.find(kDeleteWithReason))
      delete_reason_ = reason_in(reason->body);
  }
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::notification) continue;
    const auto notify = wire::NotifyPayload::read(payload.body);
    if (!notify) return Outcome::malformed;
    on_notify(message.now, *notify, message.header.message_id);
    if (stage_ == Stage::closed) return Outcome::accepted;
  }
  heard(message.now);  // behind the notifications: an answer to a probe has to find the probe
  for (const wire::RawPayload& payload : message.payloads) {
    if (payload.type != PayloadType::delete_) continue;
    const auto gone = wire::DeletePayload::read(payload.body);
    if (!gone) return Outcome::malformed;
    if (on_delete(message.now, *gone, message.header.message_id)) break;
  }
  return Outcome::accepted;
}

void IkeSa::on_notify(TimePoint now, const wire::NotifyPayload& notify, std::uint32_t message_id) {
  trace_notify(notify, message_id, false);
  switch (notify.type) {
    case wire::NotifyType::r_u_there:
      on_probe(now, notify);
      return;
    case wire::NotifyType::r_u_there_ack:
      on_probe_answer(now, notify);
      return;
    case wire::NotifyType::unity_load_balance:
      if (const auto address = notify.data_u32(); address && client_)
        ctx_.events.push_back(Redirected{id_, Ipv4Address(*address)});
      return;
    case wire::NotifyType::responder_lifetime: {
      if (!client_ || notify.protocol != wire::ProtocolId::isakmp) return;
      const auto attributes = wire::read_attributes(notify.data, wire::kMaxPayloads);
      if (!attributes) return;
      const auto* const duration = wire::find_attribute(*attributes, wire::Phase1Attribute::life_duration);
      const auto seconds = duration == nullptr ? std::nullopt : duration->as_number();
      if (!seconds || *seconds == 0 || *seconds >= lifetime_seconds_) return;
      lifetime_seconds_ = static_cast<std::uint32_t>(*seconds);
      start_lifetimes(created_at_);
      return;
    }
    default:
      break;
  }
  if (static_cast<std::uint16_t>(notify.type) >= kFirstStatusType || !client_) return;
  // The gateway does not know what we send under: there are new keys at once. What we named ourselves in a
  // Quick Mode is ours to receive with, not to send.
  if (notify.type == wire::NotifyType::invalid_spi && notify.spi.size() == 4) {
    IkeSa& keeper = keeper_of_pairs();
    const std::uint32_t unknown = Reader(notify.spi).u32();
    const auto pair = std::find_if(keeper.pairs_.begin(), keeper.pairs_.end(), [&](const ChildPair& one) {
      return one.outbound_spi == unknown && !one.replaced;
    });
    if (pair != keeper.pairs_.end()) return keeper.rekey_pair(now, pair->pair);
  }
  // An error about a quick mode carries our SPI; without one it means the only one that is under way.
  QuickMode* refused = nullptr;
  const std::uint32_t spi = notify.spi.size() == 4 ? Reader(notify.spi).u32() : 0;
  for (const auto& quick : quick_) {
    if (quick->initiator && (quick->own_spi == spi || (spi == 0 && quick_.size() == 1)))
      refused = quick.get();
  }
  if (refused == nullptr) return;
  const CloseReason reason = notify.type == wire::NotifyType::no_proposal_chosen
                                 ? CloseReason::no_proposal_chosen
                                 : CloseReason::quick_mode_failed;
  quick_mode_failed(now, refused->message_id, reason, static_cast<std::uint16_t>(notify.type));
}

bool IkeSa::on_delete(TimePoint now, const wire::DeletePayload& payload, std::uint32_t message_id) {
  ctx_.trace(trace::DeletePayload{message_id});
  if (payload.protocol == wire::ProtocolId::isakmp) {
    Bytes cookies = to_bytes(ByteView(cookie_i_));
    append(cookies, cookie_r_);
    const bool ours = payload.spis.empty() || payload.spi_size == 0 ||
                      std::any_of(payload.spis.begin(), payload.spis.end(),
                                  [&](const Bytes& spi) { return spi == cookies; });
    if (!ours) return false;
    const bool pairs_meant = pair_deleted_at_ && now - *pair_deleted_at_ < kForDeletes;
    const bool by_life = delete_reason_.value_or(kLifetimeOver) == kLifetimeOver;
    if (IkeSa* const other = client_ && !superseded_ && !pairs_meant ? one_beside() : nullptr) {
      other->take_back(now, *this);
      finish(now, CloseReason::peer_deleted);
      return true;
    }
    if (client_ && pairs_may_outlive() && !pairs_meant && by_life) {
      if (!timers_.at(Timer::deleted)) timers_.set(Timer::deleted, now + kForDeletes);
      return true;
    }
    finish(now, CloseReason::peer_deleted);
    return true;
  }
  if (payload.protocol != wire::ProtocolId::esp) return false;
  // The sender's inbound SPIs, but some devices put the receiver's (wire-ike.md 4.3).
  IkeSa& keeper = keeper_of_pairs();
  for (const std::uint32_t spi : payload.spi_numbers()) {
    const auto found = std::find_if(keeper.pairs_.begin(), keeper.pairs_.end(), [spi](const ChildPair& pair) {
      return pair.outbound_spi == spi || pair.inbound_spi == spi;
    });
    if (found == keeper.pairs_.end()) continue;
    if (!found->replaced) pair_deleted_at_ = now;
    keeper.remove_pair(found->pair);
  }
  // One of them is enough: what the gateway is still making is in no Delete.
  if (timers_.at(Timer::deleted) && (pair_deleted_at_ == now || !pairs_may_outlive())) {
    finish(now, CloseReason::peer_deleted);
    return true;
  }
  return false;
}

}  // namespace drawbridge::ike
