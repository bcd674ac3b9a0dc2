// SPDX-License-Identifier: GPL-3.0-or-later
// An `aaa-server` group: its servers are tried in order, each with its timeout; LOCAL needs no server.
// Sans I/O: streams to servers (TACACS+) and datagrams (RADIUS) are carried by whoever polls the actions.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "aaa/requests.h"
#include "base/random.h"

namespace drawbridge::aaa {

class Link;
struct Verdict;

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
  /// The result is an AuthorizationResult. RADIUS and LOCAL have no such question: Outcome::error at once.
  RequestId authorize(TimePoint now, AuthorizationRequest request);
  /// The user's answer to ChallengeNeeded.
  void answer(TimePoint now, RequestId id, const Secret& text);
  /// Forgets a request whose asker is gone; no event follows.
  void cancel(RequestId id);
  /// New servers or users, for the attempts that begin from now on; queued records are kept.
  void configure(GroupConfig config);

  void stream_opened(TimePoint now, StreamId id);
  void stream_data(TimePoint now, StreamId id, ByteView octets);
  /// `refused` when the connection never came to be or was reset.
  void stream_closed(TimePoint now, StreamId id, bool refused);
  void datagram(TimePoint now, SocketId socket, const Endpoint& from, ByteView payload);
  void handle_timeout(TimePoint now);

  /// Poll both until empty after each call above.
  [[nodiscard]] std::optional<Action> poll_action();
  [[nodiscard]] std::optional<Event> poll_event();
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] const GroupConfig& config() const { return config_; }
  [[nodiscard]] GroupStatus status() const;
  /// Whether nothing waits for a server.
  [[nodiscard]] bool is_idle() const;

  /// A login is refused after this many further questions (wire-aaa.md 2.3).
  static constexpr int max_challenges = 10;

 private:
  struct Request;
  /// What is known of a server besides what is shown.
  struct Health {
    int failures = 0;  ///< in a row
    std::optional<TimePoint> dead_until;
  };

  RequestId begin_request(TimePoint now, Question question);
  void begin_attempt(TimePoint now, Request& request);
  void take_verdicts(TimePoint now);
  void take_verdict(TimePoint now, Request& request, Verdict verdict);
  void fail_attempt(TimePoint now, Request& request, ServerFault fault);
  void finish(TimePoint now, RequestId id, Outcome outcome, Verdict verdict);
  void start_next_record(TimePoint now);
  void revive(TimePoint now);
  [[nodiscard]] std::vector<ServerConfig> order() const;
  [[nodiscard]] bool has_dead_time() const;
  ServerStatus* status_of(const ServerConfig& server);
  ServerStatus* status_at(const Endpoint& endpoint);

  GroupConfig config_;
  Random& random_;
  RequestId next_request_ = 1;
  std::unique_ptr<Link> link_;
  std::map<RequestId, std::unique_ptr<Request>> requests_;
  /// Records that wait their turn; the first one may be under way in requests_.
  std::deque<std::pair<RequestId, AccountingRequest>> records_;
  std::optional<TimePoint> record_retry_;
  std::uint64_t records_dropped_ = 0;
  std::vector<ServerStatus> statuses_;
  std::map<Ipv4Address, Health> health_;
  std::deque<Event> events_;
};

}  // namespace drawbridge::aaa
