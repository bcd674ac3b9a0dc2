// SPDX-License-Identifier: GPL-3.0-or-later
// How a ServerGroup talks to one server about one question: the part that differs between TACACS+ and RADIUS.
#pragma once

#include <deque>
#include <optional>
#include <utility>

#include "aaa/requests.h"

namespace drawbridge::aaa {

/// What became of a question at one server.
struct Verdict {
  enum class Kind : std::uint8_t {
    accepted,
    refused,
    challenge,  ///< a further question; Link::answer goes on
    fault,      ///< no answer that counts: the next server's turn
  };
  Kind kind = Kind::fault;
  ServerFault fault = ServerFault::none;
  std::string message{};
  bool echo = false;
  std::vector<std::string> args{};
  Authorization authorization{};
};

class Link {
 public:
  virtual ~Link() = default;
  /// One attempt at one server; `id` must not be under way. Exactly one verdict follows, or several that are
  /// challenges first.
  virtual void begin(TimePoint now, RequestId id, const ServerConfig& server, const Question& question) = 0;
  virtual void answer(TimePoint now, RequestId id, const Secret& text) = 0;
  virtual void cancel(RequestId id) = 0;

  virtual void stream_opened(TimePoint, StreamId) {}
  virtual void stream_data(TimePoint, StreamId, ByteView) {}
  virtual void stream_closed(TimePoint, StreamId, bool /*refused*/) {}
  virtual void datagram(TimePoint, SocketId, const Endpoint& /*from*/, ByteView) {}
  virtual void handle_timeout(TimePoint now) = 0;
  [[nodiscard]] virtual std::optional<TimePoint> next_timeout() const = 0;

  std::deque<Action> actions;
  std::deque<std::pair<RequestId, Verdict>> verdicts;
  /// Answers that were dropped and why; datagrams that were sent again.
  std::deque<std::pair<Endpoint, ServerFault>> refused_replies;
  std::deque<Endpoint> retransmitted;
  StreamId next_stream = 1;

  /// A user who is asked something is waited for this long.
  static constexpr Duration kPatience = Seconds{120};
};

}  // namespace drawbridge::aaa
