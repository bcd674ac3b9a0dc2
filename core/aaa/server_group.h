// SPDX-License-Identifier: GPL-3.0-or-later
// An `aaa-server` group: its servers are tried in order, each with its timeout; LOCAL needs no server.
// Sans I/O: streams to servers are opened, written and closed by whoever polls the actions.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "aaa/accounting.h"
#include "aaa/local_users.h"
#include "aaa/status.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/ip.h"
#include "base/random.h"
#include "base/secret.h"

namespace drawbridge::aaa {

/// Unique within one ServerGroup, never reused.
using StreamId = std::uint64_t;
using RequestId = std::uint64_t;

struct ServerConfig {
  Ipv4Address address;
  std::uint16_t port = 49;
  Secret key;
  Duration timeout = Seconds(5);
  bool operator==(const ServerConfig&) const = default;
};

struct GroupConfig {
  std::string tag;
  Protocol protocol = Protocol::tacacs;
  std::vector<ServerConfig> servers;
  LocalUsers local_users;
  /// Records kept while no server answers; the oldest ones stay, new ones are dropped and counted.
  std::size_t accounting_limit = 1000;
  /// After all servers failed for a record, how long until it is tried again.
  Duration accounting_retry = Seconds(30);
};

/// Open a TCP connection. Answer with stream_opened() or stream_closed().
struct OpenStream {
  StreamId id;
  Endpoint to;
};
struct SendStream {
  StreamId id;
  Bytes octets;
};
/// Close it; nothing more is to be reported for it.
struct CloseStream {
  StreamId id;
};
using Action = std::variant<OpenStream, SendStream, CloseStream>;

enum class Outcome : std::uint8_t {
  accepted,
  refused,             ///< a server (or LOCAL) said no
  error,               ///< the group cannot answer: it has no server
  all_servers_failed,  ///< each server was tried; `attempts` says what was wrong with each
};

struct Attempt {
  Ipv4Address server;
  ServerFault fault = ServerFault::none;
  bool operator==(const Attempt&) const = default;
};

struct AuthenticationResult {
  RequestId id = 0;
  Outcome outcome = Outcome::error;
  /// What the server said to the user, if anything.
  std::string message;
  /// The servers that failed before this outcome, in order.
  std::vector<Attempt> attempts;
};

/// A record was stored (accepted), refused by the server, or found every server failing: then it stays queued
/// and will be tried again, and another result follows later.
struct AccountingResult {
  RequestId id = 0;
  Outcome outcome = Outcome::error;
  std::string message;
  std::vector<Attempt> attempts;
};

using Event = std::variant<AuthenticationResult, AccountingResult>;

struct AuthenticationRequest {
  std::string user;
  Secret password;
  /// The client's address as it is told to the server.
  Ipv4Address rem_addr;
  std::string port = "PIX";
};

class TacacsSession;

class ServerGroup {
 public:
  /// `random` (session ids) must outlive the group.
  ServerGroup(GroupConfig config, Random& random);
  ~ServerGroup();
  ServerGroup(const ServerGroup&) = delete;
  ServerGroup& operator=(const ServerGroup&) = delete;

  /// The result comes as an event, for LOCAL at once.
  RequestId authenticate(TimePoint now, AuthenticationRequest request);
  /// Records are sent one after the other in the order of these calls. A full queue yields Outcome::error.
  RequestId account(TimePoint now, AccountingRequest request);
  /// Forgets a request whose asker is gone; no event follows.
  void cancel(RequestId id);
  /// New servers or users, for the attempts that begin from now on; queued records are kept.
  void configure(GroupConfig config);

  void stream_opened(TimePoint now, StreamId id);
  void stream_data(TimePoint now, StreamId id, ByteView octets);
  /// `refused` when the connection never came to be or was reset.
  void stream_closed(TimePoint now, StreamId id, bool refused);
  void handle_timeout(TimePoint now);

  /// Poll both until empty after each call above.
  [[nodiscard]] std::optional<Action> poll_action();
  [[nodiscard]] std::optional<Event> poll_event();
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] const GroupConfig& config() const { return config_; }
  [[nodiscard]] GroupStatus status() const;
  /// Whether nothing waits for a server.
  [[nodiscard]] bool is_idle() const;

 private:
  struct Request;
  using Requests = std::map<RequestId, std::unique_ptr<Request>>;

  void begin_attempt(TimePoint now, Request& request);
  void fail_attempt(TimePoint now, Request& request, ServerFault fault);
  void end_stream(Request& request);
  void take_progress(TimePoint now, Request& request);
  void succeed(TimePoint now, Request& request);
  void finish(TimePoint now, RequestId id, Outcome outcome, std::string message);
  void start_next_record(TimePoint now);
  Request* find_stream(StreamId id);
  ServerStatus* status_of(const ServerConfig& server);

  GroupConfig config_;
  Random& random_;
  RequestId next_request_ = 1;
  StreamId next_stream_ = 1;
  Requests requests_;
  /// Records that wait their turn; the first one may be under way in requests_.
  std::deque<std::pair<RequestId, AccountingRequest>> records_;
  std::optional<TimePoint> record_retry_;
  std::uint64_t records_dropped_ = 0;
  std::vector<ServerStatus> statuses_;
  std::deque<Action> actions_;
  std::deque<Event> events_;
};

}  // namespace drawbridge::aaa
