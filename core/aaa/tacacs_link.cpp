// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/tacacs_link.h"

#include <algorithm>
#include <vector>

#include "base/timers.h"

namespace drawbridge::aaa {

void TacacsLink::begin(TimePoint now, RequestId id, const ServerConfig& server, const Question& question) {
  Task& task = tasks_[id];
  task.server = server;
  task.question = question;
  connect(now, id, task, true);
}

void TacacsLink::connect(TimePoint now, RequestId id, Task& task, bool may_share) {
  task.session.reset();
  task.answered = false;
  task.reused = false;
  task.deadline = now + task.server.timeout;
  if (may_share) {
    for (auto& [stream, connection] : connections_) {
      if (!connection.shared || connection.retired || !connection.is_open) continue;
      if (!(connection.server == task.server)) continue;
      task.reused = true;
      start_session(now, id, task, connection);
      return;
    }
  }
  Connection connection;
  connection.id = next_stream++;
  connection.server = task.server;
  task.connection = connection.id;
  actions.emplace_back(OpenStream{connection.id, {task.server.address, task.server.port}});
  // Until it is open the session has no number: it is found by its task.
  connections_.emplace(connection.id, std::move(connection));
}

void TacacsLink::start_session(TimePoint now, RequestId id, Task& task, Connection& connection) {
  std::uint32_t number = random_.u32();
  while (connection.sessions.contains(number)) ++number;
  connection.sessions[number] = id;
  task.connection = connection.id;
  task.session_id = number;
  task.session = std::make_unique<TacacsSession>(task.server.key, number, task.question, task.style);
  task.deadline = now + task.server.timeout;
  const bool asks = task.server.single_connect && !connection.shared;
  actions.emplace_back(
      SendStream{connection.id, task.session->begin(asks ? wire::kTacacsSingleConnect : std::uint8_t{0})});
}

void TacacsLink::stream_opened(TimePoint now, StreamId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end() || found->second.is_open) return;
  found->second.is_open = true;
  for (auto& [request, task] : tasks_) {
    if (task.connection == id && !task.session) return start_session(now, request, task, found->second);
  }
}

void TacacsLink::stream_data(TimePoint now, StreamId id, ByteView octets) {
  auto found = connections_.find(id);
  if (found == connections_.end() || !found->second.is_open) return;
  append(found->second.buffer, octets);
  found->second.answered = true;
  while (found->second.buffer.size() >= wire::kTacacsHeaderSize) {
    Connection& connection = found->second;
    const auto header = wire::TacacsHeader::read(connection.buffer);
    if (!header) return drop_connection(now, id, ServerFault::malformed);
    const std::size_t size = wire::kTacacsHeaderSize + header->length;
    if (connection.buffer.size() < size) return;
    const Bytes body(connection.buffer.begin() + wire::kTacacsHeaderSize,
                     connection.buffer.begin() + static_cast<std::ptrdiff_t>(size));
    connection.buffer.erase(connection.buffer.begin(),
                            connection.buffer.begin() + static_cast<std::ptrdiff_t>(size));
    take_packet(now, connection, *header, body);
    found = connections_.find(id);
    if (found == connections_.end()) return;
  }
}

void TacacsLink::take_packet(TimePoint now, Connection& connection, const wire::TacacsHeader& header,
                             ByteView body) {
  const auto session = connection.sessions.find(header.session);
  if (session == connection.sessions.end()) {
    // On a shared connection it may be late, or an answer that came twice; else it breaks the protocol.
    if (!connection.shared) drop_connection(now, connection.id, ServerFault::malformed);
    return;
  }
  const RequestId id = session->second;
  Task& task = tasks_.at(id);
  const bool first = !task.answered;
  task.answered = true;
  Bytes out = task.session->take(header, body);
  const auto& verdict = task.session->verdict();
  const bool sound =
      !verdict || verdict->kind != TacacsVerdict::Kind::fault || verdict->fault == ServerFault::server_error;
  if (first && sound && task.server.single_connect && (header.flags & wire::kTacacsSingleConnect) != 0)
    connection.shared = true;
  if (!out.empty()) {
    // The server said something and we answer: it has its whole timeout again.
    task.deadline = now + task.server.timeout;
    actions.emplace_back(SendStream{connection.id, std::move(out)});
  }
  if (verdict) {
    take_verdict(now, id);
  } else if (const auto question = task.session->take_question()) {
    task.deadline = now + kPatience;
    Verdict challenge;
    challenge.kind = Verdict::Kind::challenge;
    challenge.message = question->message;
    challenge.echo = question->echo;
    verdicts.emplace_back(id, std::move(challenge));
  }
}

bool TacacsLink::take_verdict(TimePoint now, RequestId id) {
  Task& task = tasks_.at(id);
  TacacsVerdict verdict = *task.session->verdict();
  using Kind = TacacsVerdict::Kind;
  Verdict out;
  out.message = std::move(verdict.message);
  out.args = std::move(verdict.args);
  switch (verdict.kind) {
    case Kind::accepted:
      out.kind = Verdict::Kind::accepted;
      out.authorization = tacacs_authorization(out.args);
      break;
    case Kind::refused:
      out.kind = Verdict::Kind::refused;
      break;
    case Kind::restart:
      if (task.style != LoginStyle::pap) {
        leave(now, task, true);
        task.style = LoginStyle::pap;
        connect(now, id, task, false);
        return true;
      }
      out.fault = ServerFault::server_error;
      break;
    case Kind::fault:
      out.fault = verdict.fault;
      break;
  }
  const bool broken = out.kind == Verdict::Kind::fault && out.fault != ServerFault::server_error;
  const StreamId connection = task.connection;
  end(now, id, std::move(out));
  // Nothing that comes over such a connection can be trusted to be in step.
  if (broken) drop_connection(now, connection, ServerFault::closed);
  return !broken;
}

void TacacsLink::end(TimePoint now, RequestId id, Verdict verdict) {
  const auto found = tasks_.find(id);
  leave(now, found->second, verdict.kind == Verdict::Kind::fault);
  tasks_.erase(found);
  verdicts.emplace_back(id, std::move(verdict));
}

void TacacsLink::leave(TimePoint now, Task& task, bool close_it) {
  const auto found = connections_.find(task.connection);
  if (found == connections_.end()) return;
  Connection& connection = found->second;
  connection.sessions.erase(task.session_id);
  connection.retired = connection.retired || close_it || !connection.shared;
  connection.idle_since = now;
  if (!connection.sessions.empty()) return;
  // One idle connection a server is enough.
  const bool has_other = std::any_of(connections_.begin(), connections_.end(), [&](const auto& each) {
    const Connection& other = each.second;
    return other.id != connection.id && other.shared && !other.retired && other.server == connection.server;
  });
  if (!connection.retired && !has_other) return;
  actions.emplace_back(CloseStream{connection.id});
  connections_.erase(found);
}

void TacacsLink::drop_connection(TimePoint now, StreamId id, ServerFault fault) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  connections_.erase(found);
  actions.emplace_back(CloseStream{id});
  end_requests_of(now, id, fault);
}

void TacacsLink::end_requests_of(TimePoint now, StreamId id, ServerFault fault) {
  std::vector<RequestId> hit;
  for (const auto& [request, task] : tasks_) {
    if (task.connection == id) hit.push_back(request);
  }
  for (const RequestId request : hit) {
    Task& task = tasks_.at(request);
    // The server may close a shared connection just when we begin on it: that is no failure.
    if (task.reused && !task.answered) {
      connect(now, request, task, false);
      continue;
    }
    Verdict verdict;
    verdict.fault = fault;
    end(now, request, std::move(verdict));
  }
}

void TacacsLink::stream_closed(TimePoint now, StreamId id, bool refused) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  const bool answered = found->second.answered;
  // The stream is gone already: no CloseStream for it.
  connections_.erase(found);
  end_requests_of(now, id, refused && !answered ? ServerFault::refused : ServerFault::closed);
}

void TacacsLink::answer(TimePoint now, RequestId id, const Secret& text) {
  const auto found = tasks_.find(id);
  if (found == tasks_.end() || !found->second.session || !found->second.session->is_asking()) return;
  Task& task = found->second;
  task.deadline = now + task.server.timeout;
  actions.emplace_back(SendStream{task.connection, task.session->give(text)});
}

void TacacsLink::cancel(RequestId id) {
  const auto found = tasks_.find(id);
  if (found == tasks_.end()) return;
  Task& task = found->second;
  if (task.session && task.session->is_asking())
    actions.emplace_back(SendStream{task.connection, task.session->abort()});
  leave(task.deadline, task, true);
  tasks_.erase(found);
}

void TacacsLink::handle_timeout(TimePoint now) {
  std::vector<RequestId> late;
  for (const auto& [id, task] : tasks_) {
    if (task.deadline <= now) late.push_back(id);
  }
  for (const RequestId id : late) {
    Verdict verdict;
    verdict.fault = ServerFault::silent;
    end(now, id, std::move(verdict));
  }
  std::vector<StreamId> idle;
  for (const auto& [id, connection] : connections_) {
    if (connection.shared && connection.sessions.empty() && connection.idle_since + idle_limit <= now)
      idle.push_back(id);
  }
  for (const StreamId id : idle) drop_connection(now, id, ServerFault::closed);
}

std::optional<TimePoint> TacacsLink::next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& [id, task] : tasks_) next = earlier(next, task.deadline);
  for (const auto& [id, connection] : connections_) {
    if (connection.shared && connection.sessions.empty())
      next = earlier(next, connection.idle_since + idle_limit);
  }
  return next;
}

}  // namespace drawbridge::aaa
