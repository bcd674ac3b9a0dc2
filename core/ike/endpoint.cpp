// SPDX-License-Identifier: GPL-3.0-or-later
// Demultiplexing by cookies, admission of first messages, and the life of the SAs of one local address.
#include "ike/endpoint.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "ike/half_open.h"
#include "ike/ike_sa.h"
#include "ike/renewal.h"
#include "wire/payloads.h"

namespace drawbridge::ike {

namespace {

constexpr std::size_t kRememberRefused = 64;

std::uint64_t number_of(const wire::Cookie& cookie) {
  std::uint64_t value = 0;
  std::memcpy(&value, cookie.data(), sizeof value);
  return value;
}

}  // namespace

class IkeEndpoint::Impl final : public SaRegistry {
 public:
  Impl(Endpoint local, Random& random) : context(local, random) { context.registry = this; }

  Context context;
  std::shared_ptr<const ResponderConfig> responder;

  // ---- Table of SAs

  struct Entry {
    std::unique_ptr<IkeSa> sa;
    std::optional<TimePoint> due;
    std::optional<Digest> first_message;
    bool counted_half_open = false;
    Ipv4Address counted_at;  ///< the peer may move meanwhile
  };

  /// `policy`: of a gateway.
  IkeSa& initiate(TimePoint now, std::shared_ptr<const InitiatorConfig> plan,
                  std::shared_ptr<const ResponderConfig> policy, SaId successor_of) {
    IkeSa::Origin origin;
    origin.id = next_id_++;
    origin.initiator = true;
    origin.client = policy == nullptr;
    origin.peer = plan->peer;
    origin.initiator_cookie = new_cookie();
    // What has moved to the port of NAT traversal begins there again (RFC 3947 section 4).
    const IkeSa* const old = successor_of == 0 ? nullptr : find(successor_of);
    if (old != nullptr) origin.peer = old->peer();
    const std::uint64_t own = number_of(origin.initiator_cookie);
    Entry& entry = entries_[origin.id];
    entry.sa = std::make_unique<IkeSa>(context, origin, std::move(plan), std::move(policy), successor_of);
    if (old != nullptr) entry.sa->begin_at(*old);
    by_cookie_[own] = origin.id;
    by_peer_[origin.peer.address].push_back(origin.id);
    entry.sa->start(now);
    settle(origin.id);
    return *entry.sa;
  }

  IkeSa* find(SaId id) override {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : found->second.sa.get();
  }

  std::vector<IkeSa*> others_with(const IkeSa& sa) override {
    std::vector<IkeSa*> out;
    const auto found = by_peer_.find(sa.peer().address);
    if (found == by_peer_.end()) return out;
    for (const SaId id : found->second) {
      IkeSa* const other = find(id);
      if (other != nullptr && other != &sa && other->stage() != Stage::closed) {
        out.push_back(other);
        touched_.push_back(id);
      }
    }
    return out;
  }

  void touch(SaId id) override { touched_.push_back(id); }

  void moved(SaId id, Ipv4Address old) override {
    const IkeSa* const sa = find(id);
    if (sa == nullptr) return;
    const auto peers = by_peer_.find(old);
    if (peers != by_peer_.end()) {
      std::erase(peers->second, id);
      if (peers->second.empty()) by_peer_.erase(peers);
    }
    by_peer_[sa->peer().address].push_back(id);
  }

  void start_successor(TimePoint now, IkeSa& old) override {
    touched_.push_back(old.id());
    (void)initiate(now, old.plan_of_renewal(), old.policy(), old.id());
  }

  /// After anything happened to an SA: its next time, its place among the half-open, its end.
  void settle(SaId id) {
    touched_.push_back(id);
    while (!touched_.empty()) {
      const SaId one = touched_.back();
      touched_.pop_back();
      settle_one(one);
    }
  }

  void run(TimePoint /*now*/, SaId id, const std::function<void(IkeSa&)>& what) {
    context.close_block();
    IkeSa* const sa = find(id);
    if (sa == nullptr || sa->stage() == Stage::closed) return;
    what(*sa);
    settle(id);
  }

  /// The owner's answer about an address, whose lines belong into the block that asked.
  void answer_in_block(SaId id, const std::function<void(IkeSa&)>& what) {
    IkeSa* const sa = find(id);
    if (sa != nullptr && sa->stage() != Stage::closed) {
      what(*sa);
      settle(id);
    }
    context.close_block();
  }

  // ---- Datagrams

  void handle(TimePoint now, const Endpoint& from, ByteView datagram, std::uint16_t natt_port) {
    context.close_block();
    ++context.counters.datagrams_in;
    const auto view = wire::check_header(datagram);
    if (!view) {
      ++context.counters.malformed;
      return;
    }
    if (view->header.next_payload == wire::PayloadType::fragment && !view->header.encrypted()) {
      // Only an SA that agreed on fragments takes them; the carried message goes the same way as any other.
      IkeSa* const sa = find_by_cookies(view->header);
      if (sa == nullptr) {
        ++context.counters.unknown_cookies;
        return;
      }
      const auto whole = sa->take_fragment(now, from, *view);
      const auto carried = whole ? wire::check_header(*whole) : failure(wire::WireError::truncated);
      if (!carried) return;
      sa->handle(now, from, *carried, natt_port);
      settle(sa->id());
      return;
    }
    if (wire::is_zero(view->header.responder_cookie) && !view->header.encrypted() &&
        view->header.exchange != wire::ExchangeType::informational) {
      handle_first(now, from, *view, natt_port);
      return;
    }
    IkeSa* const sa = find_by_cookies(view->header);
    if (sa == nullptr) {
      ++context.counters.unknown_cookies;
      if (take_hint(now, from, *view)) return;
      context.trace(trace::Received{from,
                                    context.local,
                                    static_cast<std::uint8_t>(view->header.exchange),
                                    view->header.message_id,
                                    view->header.encrypted(),
                                    view->octets.size(),
                                    {}});
      context.trace(trace::Problem{trace::Trouble::sa_not_found, from.address, {}});
      context.trace(trace::BlockEnd{trace::Status::error});
      return;
    }
    sa->handle(now, from, *view, natt_port);
    settle(sa->id());
  }

  void unknown_spi(TimePoint now, Ipv4Address from, std::uint32_t spi) {
    context.close_block();
    if (!responder) return;
    std::vector<SaId> known;
    if (const auto peers = by_peer_.find(from); peers != by_peer_.end()) {
      for (const SaId id : peers->second) {
        const IkeSa* const sa = find(id);
        if (sa != nullptr && !sa->is_client() && sa->stage() == Stage::established) known.push_back(id);
      }
    }
    const bool in_clear = known.empty() && responder->quirks.tells_unknown_spi;
    if ((known.empty() && !in_clear) || !half_open_.admits_notify(now, from)) return;
    const wire::NotifyPayload notify = about_spi(spi);
    for (const SaId id : known) {
      find(id)->tell_invalid_spi(now, notify);
      settle(id);
    }
    if (!in_clear) return;
    wire::IsakmpHeader header;
    header.initiator_cookie = new_cookie();
    header.exchange = wire::ExchangeType::informational;
    header.message_id = context.random.u32();
    context.actions.push_back(Transmit{context.local,
                                       {from, context.local.port},
                                       wire::build_message(header, wire::PayloadType::notification, [&] {
                                         wire::PayloadChain chain;
                                         chain.add(wire::PayloadType::notification, notify.write());
                                         return chain.octets();
                                       }())});
  }

  void handle_timeout(TimePoint now) {
    context.close_block();
    while (!due_.empty() && due_.begin()->first <= now) {
      const SaId id = due_.begin()->second;
      if (IkeSa* const sa = find(id)) sa->handle_timeout(now);
      settle(id);
      const auto entry = entries_.find(id);
      // A timeout that changes nothing may not be due for ever.
      if (entry != entries_.end() && entry->second.due && *entry->second.due <= now &&
          entry->second.due == last_due_ && id == last_id_) {
        break;
      }
      last_id_ = id;
      last_due_ = entry == entries_.end() ? std::nullopt : entry->second.due;
    }
    last_id_ = 0;
    last_due_.reset();
  }

  [[nodiscard]] std::optional<TimePoint> next_timeout() const {
    if (due_.empty()) return std::nullopt;
    return due_.begin()->first;
  }

  [[nodiscard]] std::vector<SaStatus> status(TimePoint now) const {
    std::vector<SaStatus> out;
    for (const auto& [id, entry] : entries_) {
      const Stage stage = entry.sa->stage();
      if (stage != Stage::closed && stage != Stage::pairs_only) out.push_back(entry.sa->status(now));
    }
    return out;
  }

  [[nodiscard]] std::vector<SaId> ids() const {
    std::vector<SaId> out;
    for (const auto& [id, entry] : entries_) out.push_back(id);
    return out;
  }

 private:
  static wire::NotifyPayload about_spi(std::uint32_t spi) {
    wire::NotifyPayload notify;
    notify.protocol = wire::ProtocolId::esp;
    notify.type = wire::NotifyType::invalid_spi;
    Writer octets;
    octets.u32(spi);
    notify.spi = octets.take();
    return notify;
  }

  /// A gateway that was restarted says in the clear, and under cookies that nobody knows, that it does not
  /// know an SPI. Nobody vouches for that: whether it is there is asked under the ISAKMP SA.
  bool take_hint(TimePoint now, const Endpoint& from, const wire::IsakmpMessageView& view) {
    if (view.header.encrypted() || view.header.exchange != wire::ExchangeType::informational) return false;
    const auto peers = by_peer_.find(from.address);
    if (peers == by_peer_.end()) return false;
    const auto payloads = wire::walk_payloads(view.header.next_payload, view.body, false);
    if (!payloads) return false;
    const wire::RawPayload* const payload = wire::find_payload(*payloads, wire::PayloadType::notification);
    if (payload == nullptr) return false;
    const auto notify = wire::NotifyPayload::read(payload->body);
    if (!notify || notify->type != wire::NotifyType::invalid_spi) return false;
    const auto spi = notify->spi.size() == 4 ? std::optional(Reader(notify->spi).u32()) : notify->data_u32();
    if (!spi) return false;
    for (const SaId id : std::vector<SaId>(peers->second)) {
      IkeSa* const sa = find(id);
      if (sa == nullptr || !sa->sends_with(*spi)) continue;
      sa->doubt(now, *notify, view.header.message_id);
      settle(id);
      return true;
    }
    return false;
  }

  wire::Cookie new_cookie() {
    wire::Cookie cookie{};
    do {
      context.random.fill(cookie);
    } while (wire::is_zero(cookie) || by_cookie_.count(number_of(cookie)) != 0);
    return cookie;
  }

  /// What only keeps its pairs is no ISAKMP SA any more.
  IkeSa* find_by_cookies(const wire::IsakmpHeader& header) {
    IkeSa* const sa = find_by_either_cookie(header);
    return sa != nullptr && sa->stage() == Stage::pairs_only ? nullptr : sa;
  }

  IkeSa* find_by_either_cookie(const wire::IsakmpHeader& header) {
    // Our own cookie names the SA; the other one must fit, except where the peer's is not settled yet.
    const auto as_responder = by_cookie_.find(number_of(header.responder_cookie));
    if (as_responder != by_cookie_.end()) {
      IkeSa* const sa = find(as_responder->second);
      if (sa != nullptr && !sa->is_initiator() && sa->initiator_cookie() == header.initiator_cookie)
        return sa;
    }
    const auto as_initiator = by_cookie_.find(number_of(header.initiator_cookie));
    if (as_initiator == by_cookie_.end()) return nullptr;
    IkeSa* const sa = find(as_initiator->second);
    if (sa == nullptr || !sa->is_initiator()) return nullptr;
    const bool settled = sa->stage() == Stage::established || sa->stage() == Stage::closed;
    if (settled && sa->responder_cookie() != header.responder_cookie) return nullptr;
    return sa;
  }

  /// How a first message is answered.
  struct Answers {
    std::shared_ptr<const ResponderConfig> policy;
    std::shared_ptr<const InitiatorConfig> plan;  ///< client
    SaId renewed = 0;                             ///< client
  };
  /// A client answers nobody but the gateway of a tunnel that stands, and aggressive mode only where the
  /// entry uses it itself.
  [[nodiscard]] Answers answers_to(const Endpoint& from, bool aggressive) const {
    if (responder) return {responder, nullptr, 0};
    const auto peers = by_peer_.find(from.address);
    if (peers == by_peer_.end()) return {};
    for (const SaId id : peers->second) {
      const IkeSa& sa = *entries_.at(id).sa;
      if (!sa.holds_tunnel() || (from.port != sa.peer().port && from.port != sa.plan()->peer.port)) continue;
      if (aggressive && sa.plan()->mode != ExchangeMode::aggressive) continue;
      return {std::make_shared<const ResponderConfig>(answers_of(*sa.plan())), sa.plan(), id};
    }
    return {};
  }

  void handle_first(TimePoint now, const Endpoint& from, const wire::IsakmpMessageView& view,
                    std::uint16_t natt_port) {
    const Digest digest = digest_of(view.octets);
    if (const auto known = first_messages_.find(digest); known != first_messages_.end()) {
      const SaId id = known->second;
      if (IkeSa* const sa = find(id); sa != nullptr && sa->peer() == from)
        sa->handle(now, from, view, natt_port);
      settle(id);
      return;
    }
    const bool aggressive = view.header.exchange == wire::ExchangeType::aggressive;
    const Answers answers = answers_to(from, aggressive);
    if (!answers.policy) {
      ++context.counters.unexpected;
      return;
    }
    const Limits& limits = answers.policy->limits;
    if (!half_open_.admits(limits, from.address) ||
        (aggressive && !half_open_.admits_aggressive(now, limits, from.address))) {
      ++context.counters.refused_half_open;
      context.trace(trace::Problem{trace::Trouble::half_open_limit, from.address, {}});
      return;
    }
    drop_oldest_if_crowded(now, limits);
    IkeSa::Origin origin;
    origin.id = next_id_++;
    origin.peer = from;
    origin.initiator_cookie = view.header.initiator_cookie;
    origin.responder_cookie = new_cookie();
    origin.client = answers.plan != nullptr;
    const SaId id = origin.id;
    Entry& entry = entries_[id];
    entry.sa = std::make_unique<IkeSa>(context, origin, answers.plan, answers.policy, answers.renewed);
    by_cookie_[number_of(origin.responder_cookie)] = id;
    by_peer_[from.address].push_back(id);
    entry.first_message = digest;
    first_messages_[digest] = id;
    const std::size_t events = context.events.size();
    entry.sa->handle(now, from, view, natt_port);
    if (entry.sa->stage() == Stage::fresh || entry.sa->was_refused()) {
      refuse_first(now, entry, digest, events, view.octets.size(), answers.policy->tell_no_proposal);
      return;
    }
    settle(id);
  }

  /// A first message that leads nowhere leaves no state. It is told of once, not at each of its repetitions.
  void refuse_first(TimePoint now, Entry& entry, const Digest& digest, std::size_t events, std::size_t size,
                    bool tell) {
    const SaId id = entry.sa->id();
    if (entry.sa->fitted_no_policy() && tell && size >= wire::kIsakmpHeaderSize + kClearNotifySize &&
        half_open_.admits_notify(now, entry.sa->peer().address)) {
      entry.sa->tell_no_proposal(now);
    }
    entry.sa->drop_reference();
    if (std::find(refused_.begin(), refused_.end(), digest) != refused_.end()) {
      while (context.events.size() > events) context.events.pop_back();
    } else {
      refused_.push_back(digest);
      if (refused_.size() > kRememberRefused) refused_.pop_front();
    }
    erase(id);
  }

  void drop_oldest_if_crowded(TimePoint now, const Limits& limits) {
    const std::size_t half = limits.half_open_total / 2;
    if (!limits.enabled || half == 0 || half_open_.total() <= half) return;
    // From 95 % on one goes for each that comes: a full table would keep everybody out until its states time
    // out, and that is what a flood is after.
    const std::size_t certain = std::max<std::size_t>(half * 9 / 10, 1);
    if (context.random.below(static_cast<std::uint32_t>(certain)) >= half_open_.total() - half) return;
    for (const auto& [id, entry] : entries_) {
      if (!entry.counted_half_open) continue;
      IkeSa& sa = *entry.sa;
      sa.close(now, CloseReason::no_answer, false);
      settle(id);
      return;
    }
  }

  void settle_one(SaId id) {
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    Entry& entry = found->second;
    IkeSa& sa = *entry.sa;
    if (sa.is_half_open() != entry.counted_half_open) {
      entry.counted_half_open = !entry.counted_half_open;
      if (entry.counted_half_open) {
        entry.counted_at = sa.peer().address;
        half_open_.add(entry.counted_at);
      } else {
        half_open_.remove(entry.counted_at);
      }
    }
    if (sa.is_finished()) {
      erase(id);
      return;
    }
    const auto next = sa.next_timeout();
    if (next == entry.due) return;
    if (entry.due) due_.erase({*entry.due, id});
    entry.due = next;
    if (next) due_.insert({*next, id});
  }

  void erase(SaId id) {
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    Entry& entry = found->second;
    if (entry.counted_half_open) half_open_.remove(entry.counted_at);
    if (entry.due) due_.erase({*entry.due, id});
    if (entry.first_message) first_messages_.erase(*entry.first_message);
    const wire::Cookie& own =
        entry.sa->is_initiator() ? entry.sa->initiator_cookie() : entry.sa->responder_cookie();
    by_cookie_.erase(number_of(own));
    const auto peers = by_peer_.find(entry.sa->peer().address);
    if (peers != by_peer_.end()) {
      std::erase(peers->second, id);
      if (peers->second.empty()) by_peer_.erase(peers);
    }
    entries_.erase(found);
  }

  static constexpr std::size_t kClearNotifySize = 12;

  SaId next_id_ = 1;
  std::map<SaId, Entry> entries_;
  std::unordered_map<std::uint64_t, SaId> by_cookie_;
  std::unordered_map<Ipv4Address, std::vector<SaId>> by_peer_;
  std::unordered_map<Digest, SaId, DigestHash> first_messages_;
  std::set<std::pair<TimePoint, SaId>> due_;
  std::vector<SaId> touched_;
  std::deque<Digest> refused_;
  HalfOpenLimits half_open_;
  SaId last_id_ = 0;
  std::optional<TimePoint> last_due_;
};

IkeEndpoint::IkeEndpoint(Endpoint local, Random& random) : impl_(std::make_unique<Impl>(local, random)) {}
IkeEndpoint::~IkeEndpoint() = default;

void IkeEndpoint::set_responder(std::optional<ResponderConfig> config) {
  impl_->responder = config ? std::make_shared<const ResponderConfig>(std::move(*config)) : nullptr;
}

SaId IkeEndpoint::initiate(TimePoint now, const InitiatorConfig& config) {
  impl_->context.close_block();
  return impl_->initiate(now, std::make_shared<const InitiatorConfig>(config), nullptr, 0).id();
}

void IkeEndpoint::handle_datagram(TimePoint now, const Endpoint& from, ByteView datagram,
                                  std::uint16_t natt_port) {
  impl_->handle(now, from, datagram, natt_port);
}

void IkeEndpoint::esp_from(TimePoint now, SaId sa, const Endpoint& from) {
  impl_->run(now, sa, [&](IkeSa& one) { one.esp_from(from); });
}

void IkeEndpoint::unknown_spi(TimePoint now, Ipv4Address from, std::uint32_t spi) {
  impl_->unknown_spi(now, from, spi);
}

void IkeEndpoint::handle_timeout(TimePoint now) {
  impl_->handle_timeout(now);
}

void IkeEndpoint::give_credentials(TimePoint now, SaId sa, const Credentials& credentials) {
  impl_->run(now, sa, [&](IkeSa& one) { one.give_credentials(now, credentials); });
}

void IkeEndpoint::refuse_credentials(TimePoint now, SaId sa) {
  impl_->run(now, sa, [&](IkeSa& one) { one.refuse_credentials(now); });
}

void IkeEndpoint::xauth_result(TimePoint now, SaId sa, bool accepted, const std::string& message) {
  impl_->run(now, sa, [&](IkeSa& one) { one.xauth_result(now, accepted, message); });
}

void IkeEndpoint::xauth_challenge(TimePoint now, SaId sa, const std::string& message) {
  impl_->run(now, sa, [&](IkeSa& one) { one.xauth_challenge(now, message); });
}

void IkeEndpoint::assign_address(TimePoint now, SaId sa, const ModeConfig& config) {
  impl_->answer_in_block(sa, [&](IkeSa& one) { one.assign_address(now, config); });
}

void IkeEndpoint::refuse_address(TimePoint now, SaId sa) {
  impl_->answer_in_block(sa, [&](IkeSa& one) { one.refuse_address(now); });
}

void IkeEndpoint::close(TimePoint now, SaId sa, CloseReason reason, bool tell_peer) {
  impl_->run(now, sa, [&](IkeSa& one) { one.close(now, reason, tell_peer); });
}

void IkeEndpoint::close_all(TimePoint now, CloseReason reason) {
  for (const SaId id : impl_->ids()) close(now, id, reason);
}

void IkeEndpoint::close_pair(TimePoint now, SaId sa, std::uint64_t pair) {
  impl_->run(now, sa, [&](IkeSa& one) { one.close_pair(now, pair); });
}

void IkeEndpoint::pair_used(TimePoint now, SaId sa, std::uint64_t pair) {
  impl_->run(now, sa, [&](IkeSa& one) { one.pair_used(pair); });
}
void IkeEndpoint::rekey_pair(TimePoint now, SaId sa, std::uint64_t pair) {
  impl_->run(now, sa, [&](IkeSa& one) { one.rekey_pair(now, pair); });
}

void IkeEndpoint::renew_phase1(TimePoint now, SaId sa) {
  impl_->run(now, sa, [&](IkeSa& one) { one.renew_phase1(now); });
}

void IkeEndpoint::traffic_seen(TimePoint now, SaId sa) {
  impl_->run(now, sa, [&](IkeSa& one) { one.traffic_seen(now); });
}

void IkeEndpoint::traffic_wanted(TimePoint now, SaId sa) {
  impl_->run(now, sa, [&](IkeSa& one) { one.traffic_wanted(now); });
}

std::optional<Action> IkeEndpoint::poll_action() {
  auto& queue = impl_->context.actions;
  if (queue.empty()) return std::nullopt;
  Action action = std::move(queue.front());
  queue.pop_front();
  return action;
}

std::optional<Event> IkeEndpoint::poll_event() {
  auto& queue = impl_->context.events;
  if (queue.empty()) return std::nullopt;
  Event event = std::move(queue.front());
  queue.pop_front();
  return event;
}

void IkeEndpoint::enable_trace(bool on) {
  impl_->context.tracing = on;
  if (!on) impl_->context.traces.clear();
}

void IkeEndpoint::enable_key_records(bool on) {
  impl_->context.recording_keys = on;
  if (!on) impl_->context.key_records.clear();
}

std::optional<Phase1KeyRecord> IkeEndpoint::poll_key_record() {
  auto& queue = impl_->context.key_records;
  if (queue.empty()) return std::nullopt;
  Phase1KeyRecord record = std::move(queue.front());
  queue.pop_front();
  return record;
}

std::optional<trace::Event> IkeEndpoint::poll_trace() {
  auto& queue = impl_->context.traces;
  if (queue.empty()) return std::nullopt;
  trace::Event event = std::move(queue.front());
  queue.pop_front();
  return event;
}

std::optional<TimePoint> IkeEndpoint::next_timeout() const {
  return impl_->next_timeout();
}

std::vector<SaStatus> IkeEndpoint::status(TimePoint now) const {
  return impl_->status(now);
}

Counters IkeEndpoint::counters() const {
  return impl_->context.counters;
}

}  // namespace drawbridge::ike
