// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/server_group.h"

#include <algorithm>

#include "aaa/tacacs_client.h"
#include "base/timers.h"

namespace drawbridge::aaa {

/// A login or a record on its way through the servers.
struct ServerGroup::Request {
  RequestId id = 0;
  std::variant<AuthenticationRequest, AccountingRequest> what;
  std::size_t server_index = 0;
  /// The server of the attempt under way, kept in case the configuration changes meanwhile.
  ServerConfig server;
  std::optional<StreamId> stream;
  std::unique_ptr<TacacsSession> session;
  LoginStyle style = LoginStyle::ascii;
  TimePoint deadline;
  TimePoint begun;
  std::vector<Attempt> attempts;

  [[nodiscard]] bool is_record() const { return std::holds_alternative<AccountingRequest>(what); }
};

ServerGroup::ServerGroup(GroupConfig config, Random& random) : random_(random) {
  configure(std::move(config));
}

ServerGroup::~ServerGroup() = default;

void ServerGroup::configure(GroupConfig config) {
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
}

ServerStatus* ServerGroup::status_of(const ServerConfig& server) {
  const auto found = std::find_if(statuses_.begin(), statuses_.end(), [&](const ServerStatus& s) {
    return s.address == server.address && s.port == server.port;
  });
  return found == statuses_.end() ? nullptr : &*found;
}

RequestId ServerGroup::authenticate(TimePoint now, AuthenticationRequest request) {
  const RequestId id = next_request_++;
  if (config_.protocol == Protocol::local) {
    AuthenticationResult result;
    result.id = id;
    result.outcome =
        config_.local_users.verify(request.user, request.password) ? Outcome::accepted : Outcome::refused;
    events_.emplace_back(std::move(result));
    return id;
  }
  auto& slot = requests_[id];
  slot = std::make_unique<Request>();
  slot->id = id;
  slot->what = std::move(request);
  begin_attempt(now, *slot);
  return id;
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
  return id;
}

void ServerGroup::start_next_record(TimePoint now) {
  if (records_.empty() || record_retry_ || requests_.contains(records_.front().first)) return;
  auto& slot = requests_[records_.front().first];
  slot = std::make_unique<Request>();
  slot->id = records_.front().first;
  slot->what = records_.front().second;
  begin_attempt(now, *slot);
}

void ServerGroup::cancel(RequestId id) {
  const auto found = requests_.find(id);
  if (found == requests_.end() || found->second->is_record()) return;
  end_stream(*found->second);
  requests_.erase(found);
}

void ServerGroup::begin_attempt(TimePoint now, Request& request) {
  if (request.server_index >= config_.servers.size()) {
    finish(now, request.id, request.attempts.empty() ? Outcome::error : Outcome::all_servers_failed, {});
    return;
  }
  request.server = config_.servers[request.server_index];
  request.stream = next_stream_++;
  request.session.reset();
  request.begun = now;
  request.deadline = now + request.server.timeout;
  if (ServerStatus* status = status_of(request.server)) {
    ++status->requests;
    ++status->pending;
  }
  actions_.emplace_back(OpenStream{*request.stream, {request.server.address, request.server.port}});
}

void ServerGroup::end_stream(Request& request) {
  if (!request.stream) return;
  actions_.emplace_back(CloseStream{*request.stream});
  request.stream.reset();
  if (ServerStatus* status = status_of(request.server); status != nullptr && status->pending > 0)
    --status->pending;
}

void ServerGroup::fail_attempt(TimePoint now, Request& request, ServerFault fault) {
  end_stream(request);
  if (ServerStatus* status = status_of(request.server)) {
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
  request.attempts.push_back({request.server.address, fault});
  request.style = LoginStyle::ascii;
  ++request.server_index;
  begin_attempt(now, request);
}

ServerGroup::Request* ServerGroup::find_stream(StreamId id) {
  for (const auto& [key, request] : requests_) {
    if (request->stream == id) return request.get();
  }
  return nullptr;
}

void ServerGroup::stream_opened(TimePoint now, StreamId id) {
  Request* request = find_stream(id);
  if (request == nullptr || request->session) return;
  if (const auto* login = std::get_if<AuthenticationRequest>(&request->what)) {
    request->session =
        std::make_unique<TacacsSession>(request->server.key, random_.u32(), *login, request->style);
  } else {
    request->session = std::make_unique<TacacsSession>(request->server.key, random_.u32(),
                                                       std::get<AccountingRequest>(request->what));
  }
  request->deadline = now + request->server.timeout;
  actions_.emplace_back(SendStream{id, request->session->begin()});
}

void ServerGroup::stream_data(TimePoint now, StreamId id, ByteView octets) {
  Request* request = find_stream(id);
  if (request == nullptr || !request->session) return;
  Bytes out = request->session->receive(octets);
  if (!out.empty()) {
    // The server said something and we answer: it has its whole timeout again.
    request->deadline = now + request->server.timeout;
    actions_.emplace_back(SendStream{id, std::move(out)});
  }
  if (request->session->verdict()) take_progress(now, *request);
}

void ServerGroup::take_progress(TimePoint now, Request& request) {
  const TacacsVerdict verdict = *request.session->verdict();
  using Kind = TacacsVerdict::Kind;
  switch (verdict.kind) {
    case Kind::accepted:
      succeed(now, request);
      return finish(now, request.id, Outcome::accepted, verdict.message);
    case Kind::refused:
      succeed(now, request);
      return finish(now, request.id, Outcome::refused, verdict.message);
    case Kind::restart:
      if (request.style == LoginStyle::pap) return fail_attempt(now, request, ServerFault::server_error);
      end_stream(request);
      request.style = LoginStyle::pap;
      return begin_attempt(now, request);
    case Kind::fault:
      return fail_attempt(now, request, verdict.fault);
  }
}

void ServerGroup::succeed(TimePoint now, Request& request) {
  if (ServerStatus* status = status_of(request.server)) {
    status->last_fault = ServerFault::none;
    status->last_round_trip = now - request.begun;
    if (request.is_record()) {
      ++status->accounted;
    } else if (request.session->verdict()->kind == TacacsVerdict::Kind::accepted) {
      ++status->accepted;
    } else {
      ++status->refused;
    }
  }
  end_stream(request);
}

void ServerGroup::stream_closed(TimePoint now, StreamId id, bool refused) {
  Request* request = find_stream(id);
  if (request == nullptr) return;
  const bool answered = request->session && request->session->has_answer();
  // The stream is gone already: no CloseStream for it.
  request->stream.reset();
  if (ServerStatus* status = status_of(request->server); status != nullptr && status->pending > 0)
    --status->pending;
  fail_attempt(now, *request, refused && !answered ? ServerFault::refused : ServerFault::closed);
}

void ServerGroup::handle_timeout(TimePoint now) {
  std::vector<RequestId> late;
  for (const auto& [id, request] : requests_) {
    if (request->deadline <= now) late.push_back(id);
  }
  for (const RequestId id : late) {
    const auto found = requests_.find(id);
    if (found != requests_.end()) fail_attempt(now, *found->second, ServerFault::silent);
  }
  if (record_retry_ && *record_retry_ <= now) {
    record_retry_.reset();
    start_next_record(now);
  }
}

void ServerGroup::finish(TimePoint now, RequestId id, Outcome outcome, std::string message) {
  const auto found = requests_.find(id);
  const std::unique_ptr<Request> request = std::move(found->second);
  requests_.erase(found);
  end_stream(*request);
  if (!request->is_record()) {
    events_.emplace_back(AuthenticationResult{id, outcome, std::move(message), std::move(request->attempts)});
    return;
  }
  events_.emplace_back(AccountingResult{id, outcome, std::move(message), std::move(request->attempts)});
  if (outcome == Outcome::all_servers_failed) {
    record_retry_ = now + config_.accounting_retry;
    return;
  }
  records_.pop_front();
  start_next_record(now);
}

std::optional<Action> ServerGroup::poll_action() {
  if (actions_.empty()) return std::nullopt;
  Action action = std::move(actions_.front());
  actions_.pop_front();
  return action;
}

std::optional<Event> ServerGroup::poll_event() {
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

std::optional<TimePoint> ServerGroup::next_timeout() const {
  std::optional<TimePoint> next = record_retry_;
  for (const auto& [id, request] : requests_) next = earlier(next, request->deadline);
  return next;
}

GroupStatus ServerGroup::status() const {
  return {config_.tag, config_.protocol, statuses_, records_.size(), records_dropped_};
}

bool ServerGroup::is_idle() const {
  return requests_.empty() && records_.empty();
}

}  // namespace drawbridge::aaa
