// SPDX-License-Identifier: GPL-3.0-or-later
// TACACS+ to servers: one session a connection, or several on one where the server agrees to single-connect
// (RFC 8907 4.3; wire-aaa.md 4.4).
#pragma once

#include <map>
#include <memory>

#include "aaa/link.h"
#include "aaa/tacacs_client.h"
#include "base/random.h"

namespace drawbridge::aaa {

class TacacsLink final : public Link {
 public:
  explicit TacacsLink(Random& random) : random_(random) {}

  void begin(TimePoint now, RequestId id, const ServerConfig& server, const Question& question) override;
  void answer(TimePoint now, RequestId id, const Secret& text) override;
  void cancel(RequestId id) override;
  void stream_opened(TimePoint now, StreamId id) override;
  void stream_data(TimePoint now, StreamId id, ByteView octets) override;
  void stream_closed(TimePoint now, StreamId id, bool refused) override;
  void handle_timeout(TimePoint now) override;
  [[nodiscard]] std::optional<TimePoint> next_timeout() const override;

  /// A shared connection without a session is closed after this long.
  static constexpr Duration idle_limit = Seconds{60};

 private:
  struct Connection {
    StreamId id = 0;
    ServerConfig server;
    bool is_open = false;
    bool shared = false;    ///< the server agreed
    bool retired = false;   ///< takes no new session
    bool answered = false;  ///< any octet came
    Bytes buffer;
    std::map<std::uint32_t, RequestId> sessions;
    TimePoint idle_since{};
  };
  struct Task {
    ServerConfig server;
    Question question;
    LoginStyle style = LoginStyle::ascii;
    StreamId connection = 0;
    std::uint32_t session_id = 0;
    std::unique_ptr<TacacsSession> session;
    bool reused = false;    ///< on a connection that others used before
    bool answered = false;  ///< the server said something in this session
    TimePoint deadline{};
  };

  void connect(TimePoint now, RequestId id, Task& task, bool may_share);
  void start_session(TimePoint now, RequestId id, Task& task, Connection& connection);
  void take_packet(TimePoint now, Connection& connection, const wire::TacacsHeader& header, ByteView body);
  /// False if the connection is gone.
  bool take_verdict(TimePoint now, RequestId id);
  void end(TimePoint now, RequestId id, Verdict verdict);
  void leave(TimePoint now, Task& task, bool close_it);
  void drop_connection(TimePoint now, StreamId id, ServerFault fault);
  void end_requests_of(TimePoint now, StreamId id, ServerFault fault);

  Random& random_;
  std::map<RequestId, Task> tasks_;
  std::map<StreamId, Connection> connections_;
};

}  // namespace drawbridge::aaa
