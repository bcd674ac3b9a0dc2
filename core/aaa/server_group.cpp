// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/server_group.h"

#include <algorithm>

#include "aaa/radius_link.h"
#include "aaa/tacacs_link.h"
#include "base/timers.h"

namespace drawbridge::aaa {

namespace {

/// What the device uses where only one of the two is configured (printed by 6.3(5): pix-commands.md 6).
constexpr int kDefaultFailedAttempts = 3;
constexpr Duration kDefaultDeadTime = Seconds{600};

}  // namespace

/// A question on its way through the servers.
struct ServerGroup::Request {
  RequestId id = 0;
  Question what;
  /// The servers to try, kept in case the configuration changes meanwhile.
  std::vector<ServerConfig> servers;
  std::size_t index = 0;
  bool pending = false;  ///< counted as waiting for servers[index]
  TimePoint begun;
  int challenges = 0;
  std::vector<Attempt> attempts;

  [[nodiscard]] bool is_record() const { return std::holds_alternative<AccountingRequest>(what); }
  [[nodiscard]] const ServerConfig& server() const { return servers[index]; }
};

ServerGroup::ServerGroup(GroupConfig config, Random& random) : random_(random) {
  configure(std::move(config));
}

ServerGroup::~ServerGroup() = default;

void ServerGroup::configure(GroupConfig config) {
  const bool other_protocol = link_ == nullptr || config.protocol != config_.protocol;
  config_ = std::move(config);
  std::vector<ServerStatus> statuses;
  for (const ServerConfig& server : config_.servers) {
    const ServerStatus* known = status_of(server);
    ServerStatus status = known != nullptr ? *known : ServerStatus{};
    status.address = server.address;
    status.port = server.port;
    status.timeout = server.timeout;
    statuses.push_back(status);
  }
  statuses_ = std::move(statuses);
  if (!other_protocol) return;
  // The tag speaks another protocol now: what was under way has nobody left to ask.
  std::unique_ptr<Link> link;
  if (config_.protocol == Protocol::radius) {
    link = std::make_unique<RadiusLink>(random_, config_.epoch);
  } else {
    link = std::make_unique<TacacsLink>(random_);
  }
  if (link_ != nullptr) {
    for (const auto& [id, request] : requests_) link_->cancel(id);
    link->actions = std::move(link_->actions);
    link->next_stream = link_->next_stream;
    link_ = std::move(link);
    std::vector<RequestId> orphans;
    for (const auto& [id, request] : requests_) orphans.push_back(id);
    for (const RequestId id : orphans) {
      if (requests_.at(id)->is_record()) {
        requests_.erase(id);  // it stays in records_ and begins anew
      } else {
        finish({}, id, Outcome::error, {});
      }
    }
    for (ServerStatus& status : statuses_) status.pending = 0;
    return;
  }
  link_ = std::move(link);
}

ServerStatus* ServerGroup::status_of(const ServerConfig& server) {
  const auto found = std::find_if(statuses_.begin(), statuses_.end(), [&](const ServerStatus& s) {
    return s.address == server.address && s.port == server.port;
  });
  return found == statuses_.end() ? nullptr : &*found;
}

ServerStatus* ServerGroup::status_at(const Endpoint& endpoint) {
  const auto found = std::find_if(statuses_.begin(), statuses_.end(),
                                  [&](const ServerStatus& s) { return s.address == endpoint.address; });
  return found == statuses_.end() ? nullptr : &*found;
}

// ------------------------------------------------------------------ requests

RequestId ServerGroup::begin_request(TimePoint now, Question question) {
  const RequestId id = next_request_++;
  auto& slot = requests_[id];
  slot = std::make_unique<Request>();
  slot->id = id;
  slot->what = std::move(question);
  slot->servers = order();
  begin_attempt(now, *slot);
  take_verdicts(now);
  return id;
}

RequestId ServerGroup::authenticate(TimePoint now, AuthenticationRequest request) {
  if (config_.protocol != Protocol::local) return begin_request(now, std::move(request));
  AuthenticationResult result;
  result.id = next_request_++;
  const bool right = config_.local_users.verify(request.user, request.password);
  result.outcome = right ? Outcome::accepted : Outcome::refused;
  events_.emplace_back(std::move(result));
  return next_request_ - 1;
}

RequestId ServerGroup::authorize(TimePoint now, AuthorizationRequest request) {
  if (config_.protocol == Protocol::tacacs) return begin_request(now, std::move(request));
  AuthorizationResult result;
  result.id = next_request_++;
  events_.emplace_back(std::move(result));
  return next_request_ - 1;
}

RequestId ServerGroup::account(TimePoint now, AccountingRequest request) {
  const RequestId id = next_request_++;
  const bool full = records_.size() >= config_.accounting_limit;
  if (config_.protocol == Protocol::local || config_.servers.empty() || full) {
    if (full) ++records_dropped_;
    AccountingResult result;
    result.id = id;
    events_.emplace_back(std::move(result));
    return id;
  }
  records_.emplace_back(id, std::move(request));
  start_next_record(now);
  take_verdicts(now);
  return id;
}

void ServerGroup::start_next_record(TimePoint now) {
  if (records_.empty() || record_retry_ || requests_.contains(records_.front().first)) return;
  const RequestId id = records_.front().first;
  auto& slot = requests_[id];
  slot = std::make_unique<Request>();
  slot->id = id;
  slot->what = records_.front().second;
  slot->servers = order();
  begin_attempt(now, *slot);
}

void ServerGroup::answer(TimePoint now, RequestId id, const Secret& text) {
  const auto found = requests_.find(id);
  if (found == requests_.end()) return;
  link_->answer(now, id, text);
  take_verdicts(now);
}

void ServerGroup::cancel(RequestId id) {
  const auto found = requests_.find(id);
  if (found == requests_.end() || found->second->is_record()) return;
  link_->cancel(id);
  Request& request = *found->second;
  if (request.pending) {
    if (ServerStatus* status = status_of(request.server()); status != nullptr && status->pending > 0)
      --status->pending;
  }
  requests_.erase(found);
}

// ------------------------------------------------------------------ servers

bool ServerGroup::has_dead_time() const {
  return config_.max_failed_attempts.has_value() || config_.deadtime.has_value();
}

std::vector<ServerConfig> ServerGroup::order() const {
  std::vector<ServerConfig> alive;
  for (const ServerConfig& server : config_.servers) {
    const auto health = health_.find(server.address);
    if (health == health_.end() || !health->second.dead_until) alive.push_back(server);
  }
  // With every server dead they are all tried, in order (wire-aaa.md 2.5).
  return alive.empty() ? config_.servers : alive;
}

void ServerGroup::revive(TimePoint now) {
  for (auto& [address, health] : health_) {
    if (!health.dead_until || (has_dead_time() && *health.dead_until > now)) continue;
    health = {};
    if (ServerStatus* status = status_at({address, 0})) status->dead = false;
    events_.emplace_back(ServerStateChanged{address, false});
  }
}

void ServerGroup::begin_attempt(TimePoint now, Request& request) {
  if (request.index >= request.servers.size()) {
    finish(now, request.id, request.attempts.empty() ? Outcome::error : Outcome::all_servers_failed, {});
    return;
  }
  request.begun = now;
  request.pending = true;
  if (ServerStatus* status = status_of(request.server())) {
    ++status->requests;
    ++status->pending;
  }
  link_->begin(now, request.id, request.server(), request.what);
}

void ServerGroup::fail_attempt(TimePoint now, Request& request, ServerFault fault) {
  const Ipv4Address address = request.server().address;
  if (ServerStatus* status = status_of(request.server())) {
    status->last_fault = fault;
    switch (fault) {
      case ServerFault::silent:
        ++status->timeouts;
        break;
      case ServerFault::key_mismatch:
        ++status->key_mismatches;
        break;
      default:
        ++status->errors;
        break;
    }
  }
  Health& health = health_[address];
  ++health.failures;
  const Duration dead_time = config_.deadtime.value_or(kDefaultDeadTime);
  if (has_dead_time() && !health.dead_until && dead_time.count() > 0 &&
      health.failures >= config_.max_failed_attempts.value_or(kDefaultFailedAttempts)) {
    health.dead_until = now + dead_time;
    if (ServerStatus* status = status_of(request.server())) status->dead = true;
    events_.emplace_back(ServerStateChanged{address, true});
  }
  request.attempts.push_back({address, fault});
  ++request.index;
  begin_attempt(now, request);
}

void ServerGroup::take_verdicts(TimePoint now) {
  while (!link_->retransmitted.empty()) {
    if (ServerStatus* status = status_at(link_->retransmitted.front())) ++status->retransmitted;
    link_->retransmitted.pop_front();
  }
  while (!link_->refused_replies.empty()) {
    const auto [from, fault] = link_->refused_replies.front();
    link_->refused_replies.pop_front();
    if (ServerStatus* status = status_at(from); status != nullptr && fault == ServerFault::unsigned_reply)
      ++status->unsigned_replies;
    events_.emplace_back(ReplyRefused{from.address, fault});
  }
  while (!link_->verdicts.empty()) {
    auto [id, verdict] = std::move(link_->verdicts.front());
    link_->verdicts.pop_front();
    const auto found = requests_.find(id);
    if (found != requests_.end()) take_verdict(now, *found->second, std::move(verdict));
  }
}

void ServerGroup::take_verdict(TimePoint now, Request& request, Verdict verdict) {
  ServerStatus* status = status_of(request.server());
  using Kind = Verdict::Kind;
  if (verdict.kind == Kind::challenge) {
    if (status != nullptr) ++status->challenged;
    if (++request.challenges <= max_challenges) {
      events_.emplace_back(ChallengeNeeded{request.id, std::move(verdict.message), verdict.echo});
      return;
    }
    link_->cancel(request.id);
    verdict.kind = Kind::refused;
  }
  request.pending = false;
  if (status != nullptr && status->pending > 0) --status->pending;
  if (verdict.kind == Kind::fault) return fail_attempt(now, request, verdict.fault);
  health_.erase(request.server().address);
  if (status != nullptr) {
    status->dead = false;
    status->last_fault = ServerFault::none;
    status->last_round_trip = now - request.begun;
    if (request.is_record()) {
      ++status->accounted;
    } else {
      ++(verdict.kind == Kind::accepted ? status->accepted : status->refused);
    }
  }
  const Outcome outcome = verdict.kind == Kind::accepted ? Outcome::accepted : Outcome::refused;
  finish(now, request.id, outcome, std::move(verdict));
}

void ServerGroup::finish(TimePoint now, RequestId id, Outcome outcome, Verdict verdict) {
  const auto found = requests_.find(id);
  const std::unique_ptr<Request> request = std::move(found->second);
  requests_.erase(found);
  if (std::holds_alternative<AuthenticationRequest>(request->what)) {
    events_.emplace_back(AuthenticationResult{id, outcome, std::move(verdict.message),
                                              std::move(request->attempts),
                                              std::move(verdict.authorization)});
    return;
  }
  if (std::holds_alternative<AuthorizationRequest>(request->what)) {
    events_.emplace_back(AuthorizationResult{id, outcome, std::move(verdict.message),
                                             std::move(request->attempts), std::move(verdict.args),
                                             std::move(verdict.authorization)});
    return;
  }
  events_.emplace_back(
      AccountingResult{id, outcome, std::move(verdict.message), std::move(request->attempts)});
  if (outcome == Outcome::all_servers_failed) {
    record_retry_ = now + config_.accounting_retry;
    return;
  }
  records_.pop_front();
  start_next_record(now);
}

// ------------------------------------------------------------------ from outside

void ServerGroup::stream_opened(TimePoint now, StreamId id) {
  link_->stream_opened(now, id);
  take_verdicts(now);
}

void ServerGroup::stream_data(TimePoint now, StreamId id, ByteView octets) {
  link_->stream_data(now, id, octets);
  take_verdicts(now);
}

void ServerGroup::stream_closed(TimePoint now, StreamId id, bool refused) {
  link_->stream_closed(now, id, refused);
  take_verdicts(now);
}

void ServerGroup::datagram(TimePoint now, SocketId socket, const Endpoint& from, ByteView payload) {
  link_->datagram(now, socket, from, payload);
  take_verdicts(now);
}

void ServerGroup::handle_timeout(TimePoint now) {
  revive(now);
  link_->handle_timeout(now);
  take_verdicts(now);
  if (record_retry_ && *record_retry_ <= now) record_retry_.reset();
  start_next_record(now);
  take_verdicts(now);
}

std::optional<Action> ServerGroup::poll_action() {
  if (link_->actions.empty()) return std::nullopt;
  Action action = std::move(link_->actions.front());
  link_->actions.pop_front();
  return action;
}

std::optional<Event> ServerGroup::poll_event() {
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

std::optional<TimePoint> ServerGroup::next_timeout() const {
  std::optional<TimePoint> next = earlier(record_retry_, link_->next_timeout());
  for (const auto& [address, health] : health_) next = earlier(next, health.dead_until);
  // A record that lost its link begins anew at once.
  if (!records_.empty() && !record_retry_ && !requests_.contains(records_.front().first)) next = TimePoint{};
  return next;
}

GroupStatus ServerGroup::status() const {
  return {config_.tag, config_.protocol, statuses_, records_.size(), records_dropped_};
}

bool ServerGroup::is_idle() const {
  return requests_.empty() && records_.empty();
}

}  // namespace drawbridge::aaa
