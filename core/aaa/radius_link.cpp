// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/radius_link.h"

#include <algorithm>

#include "base/timers.h"

namespace drawbridge::aaa {

void RadiusLink::begin(TimePoint now, RequestId id, const ServerConfig& server, const Question& question) {
  Task& task = tasks_[id];
  task.server = server;
  task.question = question;
  const auto* login = std::get_if<AuthenticationRequest>(&question);
  build(now, id, task, login != nullptr ? login->password : Secret());
  send(now, task);
}

void RadiusLink::take_slot(RequestId id, Task& task) {
  const Endpoint server{task.server.address,
                        task.is_record() ? task.server.accounting_port : task.server.port};
  std::vector<Identifiers>& all = sockets_[server];
  auto found = std::find_if(all.begin(), all.end(),
                            [](const Identifiers& each) { return each.used.count() < most_per_socket; });
  if (found == all.end()) found = all.insert(all.end(), Identifiers{});
  // The numbers go round, so that a late answer meets no new request.
  while (found->used[found->next]) ++found->next;
  task.slot = {server, static_cast<SocketId>(found - all.begin()), found->next};
  found->used[found->next] = true;
  ++found->next;
  task.has_slot = true;
  slots_[task.slot] = id;
}

void RadiusLink::free_slot(Task& task) {
  if (!task.has_slot) return;
  task.has_slot = false;
  sockets_[task.slot.server][task.slot.socket].used[task.slot.identifier] = false;
  slots_.erase(task.slot);
}

Duration RadiusLink::delay_of(TimePoint now, const Task& task) const {
  const auto& record = std::get<AccountingRequest>(task.question);
  if (record.made == WallTime{}) return Duration{0};
  const std::int64_t passed = wall_time(epoch_, now).microseconds - record.made.microseconds;
  return Duration{std::max<std::int64_t>(0, passed)};
}

void RadiusLink::build(TimePoint now, RequestId id, Task& task, const Secret& password) {
  free_slot(task);
  take_slot(id, task);
  if (const auto* record = std::get_if<AccountingRequest>(&task.question)) {
    const Duration delay = delay_of(now, task);
    task.delay = whole_seconds(delay);
    task.datagram = accounting_request(task.slot.identifier, task.server, *record, delay);
    constexpr std::ptrdiff_t authenticator_at = 4;
    std::copy_n(task.datagram.begin() + authenticator_at, task.authenticator.size(),
                task.authenticator.begin());
    return;
  }
  random_.fill(task.authenticator);
  task.datagram = access_request(task.slot.identifier, task.authenticator, task.server,
                                 std::get<AuthenticationRequest>(task.question), password, task.state);
}

void RadiusLink::send(TimePoint now, Task& task) {
  ++task.tries;
  task.deadline = now + task.server.timeout;
  actions.emplace_back(SendDatagram{task.slot.socket, task.slot.server, task.datagram});
}

void RadiusLink::datagram(TimePoint now, SocketId socket, const Endpoint& from, ByteView payload) {
  constexpr std::size_t identifier_at = 1;
  if (payload.size() <= identifier_at) return;
  const auto slot = slots_.find({from, socket, payload[identifier_at]});
  if (slot == slots_.end()) return;
  const RequestId id = slot->second;
  Task& task = tasks_.at(id);
  if (task.asking) return;
  CheckedReply reply =
      check_reply(payload, task.slot.identifier, task.authenticator, task.server, task.is_record());
  // A reply that fails a check is dropped and the timer keeps running (RFC 2865 section 3): it is never a no.
  switch (reply.check) {
    case ReplyCheck::good:
      break;
    case ReplyCheck::malformed:
      if (task.suspicion == ServerFault::silent) task.suspicion = ServerFault::malformed;
      return;
    case ReplyCheck::wrong_key:
      task.suspicion = ServerFault::key_mismatch;
      return;
    case ReplyCheck::unsigned_:
      if (task.suspicion != ServerFault::unsigned_reply)
        refused_replies.emplace_back(from, ServerFault::unsigned_reply);
      task.suspicion = ServerFault::unsigned_reply;
      return;
  }
  Verdict verdict;
  verdict.message = reply.packet.joined_text(wire::RadiusType::reply_message);
  switch (reply.packet.code) {
    case wire::RadiusCode::access_challenge: {
      const wire::RadiusAttribute* state = reply.packet.find(wire::RadiusType::state);
      task.state = state != nullptr ? state->value : Bytes{};
      task.asking = true;
      task.deadline = now + kPatience;
      if (const auto limit = reply.packet.number(wire::RadiusType::session_timeout); limit && *limit > 0)
        task.deadline = std::min(task.deadline, now + Duration(Seconds{*limit}));
      const auto prompt = reply.packet.number(wire::RadiusType{76});  // Prompt (RFC 2869 5.10): 1 = echo
      verdict.kind = Verdict::Kind::challenge;
      verdict.echo = prompt == 1U;
      verdicts.emplace_back(id, std::move(verdict));
      return;
    }
    case wire::RadiusCode::access_accept:
      verdict.kind = Verdict::Kind::accepted;
      verdict.authorization = radius_authorization(reply.packet);
      break;
    case wire::RadiusCode::accounting_response:
      verdict.kind = Verdict::Kind::accepted;
      break;
    default:
      verdict.kind = Verdict::Kind::refused;
      break;
  }
  end(id, std::move(verdict));
}

void RadiusLink::end(RequestId id, Verdict verdict) {
  cancel(id);
  verdicts.emplace_back(id, std::move(verdict));
}

void RadiusLink::answer(TimePoint now, RequestId id, const Secret& text) {
  const auto found = tasks_.find(id);
  if (found == tasks_.end() || !found->second.asking) return;
  Task& task = found->second;
  task.asking = false;
  task.tries = 0;
  task.suspicion = ServerFault::silent;
  build(now, id, task, text);
  send(now, task);
}

void RadiusLink::cancel(RequestId id) {
  const auto found = tasks_.find(id);
  if (found == tasks_.end()) return;
  free_slot(found->second);
  tasks_.erase(found);
}

void RadiusLink::handle_timeout(TimePoint now) {
  std::vector<RequestId> late;
  for (const auto& [id, task] : tasks_) {
    if (task.deadline <= now) late.push_back(id);
  }
  for (const RequestId id : late) {
    Task& task = tasks_.at(id);
    if (task.asking) {
      Verdict verdict;
      verdict.kind = Verdict::Kind::refused;
      end(id, std::move(verdict));
    } else if (task.tries >= max_tries) {
      Verdict verdict;
      verdict.fault = task.suspicion;
      end(id, std::move(verdict));
    } else {
      retransmitted.push_back(task.slot.server);
      // A record says how old it is: with another Acct-Delay-Time it is another request (RFC 2866 5.2).
      if (task.is_record() && whole_seconds(delay_of(now, task)) != task.delay) build(now, id, task, {});
      send(now, task);
    }
  }
}

std::optional<TimePoint> RadiusLink::next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& [id, task] : tasks_) next = earlier(next, task.deadline);
  return next;
}

}  // namespace drawbridge::aaa
