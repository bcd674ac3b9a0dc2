// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's TACACS+ server (RFC 8907; wire-aaa.md 4): ASCII and PAP login, authorization, accounting.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"
#include "lab/accounting_record.h"
#include "tcpip/host.h"

namespace drawbridge::lab {

/// How the server behaves: the faults a client must cope with.
enum class TacacsMode : std::uint8_t {
  normal,
  silent,  ///< accepts connections and never answers
  refuse,  ///< does not listen: connections are reset
  error,   ///< answers every request with status ERROR
};

struct TacacsServerOptions {
  std::uint16_t port = 49;
  Secret key = Secret(std::string_view("secretkey"));
  std::map<std::string, Secret> users = {{"cisco_customer", Secret(std::string_view("cisco"))},
                                         {"cisco_customer2", Secret(std::string_view("cisco"))}};
  /// Authorization: commands (`cmd=`) that nobody is permitted, and what a permission adds ("idletime=1").
  std::set<std::string> refused_commands;
  std::vector<std::string> granted_arguments;
  /// Each answer is held back this long.
  Duration delay{0};
  /// The date of TimePoint zero, for the records.
  WallTime epoch;
  std::string password_prompt = "Password:";
};

class TacacsServer {
 public:
  struct Counters {
    std::uint64_t connections = 0;
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;
    std::uint64_t records = 0;
    std::uint64_t key_mismatches = 0;  ///< packets that make no sense under our key
    std::uint64_t malformed = 0;       ///< packets that break the protocol otherwise
    bool operator==(const Counters&) const = default;
  };

  /// `host` must outlive the server.
  TacacsServer(tcpip::Host& host, TacacsServerOptions options);
  ~TacacsServer();
  TacacsServer(const TacacsServer&) = delete;
  TacacsServer& operator=(const TacacsServer&) = delete;

  void set_mode(TacacsMode mode);
  [[nodiscard]] TacacsMode mode() const { return mode_; }
  [[nodiscard]] TacacsServerOptions& options() { return options_; }
  [[nodiscard]] const std::vector<AccountingRecord>& records() const { return records_; }
  void clear_records() { records_.clear(); }
  [[nodiscard]] const Counters& counters() const { return counters_; }

  /// Sends answers whose delay is over. True if any.
  bool handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

 private:
  class Connection;
  struct Delayed;

  void listen();
  void reply(Connection& connection, Bytes octets, bool then_close);

  tcpip::Host& host_;
  TacacsServerOptions options_;
  TacacsMode mode_ = TacacsMode::normal;
  std::vector<AccountingRecord> records_;
  Counters counters_;
  std::set<Connection*> connections_;
  std::deque<Delayed> delayed_;
};

}  // namespace drawbridge::lab
