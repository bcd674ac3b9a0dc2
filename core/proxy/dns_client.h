// SPDX-License-Identifier: GPL-3.0-or-later
// Looks names up at the name servers behind the tunnel, over UDP; sans I/O. Remembers answers as long as they
// may be.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "proxy/dns_message.h"

namespace drawbridge::proxy {

struct DnsSettings {
  std::vector<Ipv4Address> servers;     ///< asked in turn; empty: no name is for the tunnel
  std::string default_domain;           ///< completes names without a dot
  std::vector<std::string> for_tunnel;  ///< split DNS; empty: every name is
};

class DnsClient {
 public:
  static constexpr std::uint16_t kServerPort = 53;
  static constexpr std::size_t kMostRemembered = 512;
  static constexpr std::size_t kMostQuestions = 256;  ///< at once; more are answered with "no address"

  struct Query {
    Ipv4Address server;
    Bytes payload;
  };
  struct Answer {
    std::uint64_t id = 0;
    std::optional<Ipv4Address> address;
  };

  /// `random` must outlive the client.
  explicit DnsClient(Random& random) : random_(random) {}

  /// Forgets what was asked (each question is answered with no address) and what is remembered.
  void configure(DnsSettings settings);
  /// Whether a name is asked for through the tunnel; otherwise it is this machine's own resolver's.
  [[nodiscard]] bool is_for_tunnel(std::string_view name) const;

  /// `id` is the caller's. The answer may be there at once.
  void ask(TimePoint now, std::uint64_t id, std::string_view name);
  /// A datagram from port 53 of `from`.
  void receive(TimePoint now, Ipv4Address from, ByteView payload);
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] std::optional<Query> poll_query();
  [[nodiscard]] std::optional<Answer> poll_answer();

 private:
  struct Question {
    std::vector<std::uint64_t> askers;
    std::vector<std::string> names;  ///< still to be tried, the present one first
    std::uint16_t number = 0;
    std::size_t tries = 0;
    TimePoint again{};
  };
  struct Remembered {
    std::optional<Ipv4Address> address;
    TimePoint until{};
  };

  void send(TimePoint now, Question& question);
  void next_name(TimePoint now, std::map<std::string, Question>::iterator at);
  void finish(std::map<std::string, Question>::iterator at, std::optional<Ipv4Address> address);
  [[nodiscard]] Ipv4Address server_of(const Question& question) const {
    return settings_.servers[question.tries % settings_.servers.size()];
  }

  Random& random_;
  DnsSettings settings_;
  std::map<std::string, Question> questions_;  ///< by the name as it was asked for
  std::map<std::string, Remembered> remembered_;
  std::deque<Query> queries_;
  std::deque<Answer> answers_;
};

}  // namespace drawbridge::proxy
