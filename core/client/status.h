// SPDX-License-Identifier: GPL-3.0-or-later
// What the client tells people: states, statistics, log records, the end and its reason. Values only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "client/end_detail.h"
#include "client/reason.h"
#include "crypto/trust.h"

namespace drawbridge::client {

/// Steps of client.md 4.1. `up` may be left to `rekeying` and come back.
enum class State : std::uint8_t {
  disconnected,
  initializing,
  resolving,
  contacting,
  user_prompt,
  authenticating,
  negotiating_policies,
  securing,
  banner,
  up,
  disconnecting,
  waiting,  ///< it was up, was lost, and is made again later: StateChange::next_attempt_in
};

/// The classic sentence of a state (client.md 4.1 and 10.2), with the gateway's address or the entry's name
/// in it. `gui` chooses the words of the window ("security gateway").
[[nodiscard]] std::string english_status(State state, const std::string& server, const std::string& entry,
                                         bool gui, bool balancing = false);

struct StateChange {
  State state{};
  std::string entry;
  std::string server;  ///< address once resolved, else the host as typed
  TimePoint at{};
  bool balancing = false;  ///< the gateway sent us on to another of its cluster
  /// While `waiting`: until the next attempt, counted from when this is told. In a list of connections that
  /// is later than `at`.
  Duration next_attempt_in{};
  Reason lost_because = Reason::none;  ///< while `waiting`: why the connection, or the last attempt, ended
};

/// Of a connection that waits for its next attempt: what was lost, why, and when it is made again.
[[nodiscard]] std::string english_wait(const StateChange& waiting);

/// A gateway's words as they may be shown: without control characters, lines end in a line feed alone.
[[nodiscard]] std::string shown_text(std::string_view words);

/// The gateway's text for who connects.
struct Banner {
  std::string entry;
  std::string text;          ///< shown_text
  bool is_question = false;  ///< it waits for Connection::answer_banner
};

/// The gateway's list of other gateways, which replaces the entry's for the next time (client.md 4.1).
struct BackupServers {
  std::string entry;
  std::vector<std::string> servers;
};

/// A question of the gateway (Xauth).
struct UserPrompt {
  std::string entry;
  std::string gateway;
  std::string group;
  std::string user;     ///< prefilled
  std::string message;  ///< the gateway's own words
  bool wants_user = true, wants_password = true, wants_passcode = false, wants_domain = false;
  bool wants_answer = false, wants_next_pin = false;
  int round = 1;
  int attempt = 1;  ///< 1..3
  bool last_was_refused = false;
  bool may_save_password = false;
};

struct Ended {
  Reason reason = Reason::none;
  bool by_user = false;
  bool was_up = false;  ///< "has ended" rather than "could not be made"
  State failed_at{};
  std::string entry;
  std::string server;
  /// What differed, for 404: "encryption: the gateway wants des, this entry offers 3des".
  std::vector<std::string> wanted, offered;
  WallTime at;
  Duration connected_for{};
  /// For 436 and 1007: what is wrong with the gateway's certificate.
  std::optional<crypto::TrustProblem> certificate;
  /// The gateway took nothing that was offered, and the entry's switch for legacy algorithms is off: allowing
  /// them and connecting again may help.
  bool legacy_would_help = false;
  /// More on what happened here: which other connection, which helper, which program.
  std::vector<EndDetail> details{};
};

/// The classic lines of an end (client.md 4.1): who ended it, the reason with its number, and if the
/// connection had been up, when it ended and how long it was.
[[nodiscard]] std::vector<std::string> english_end(const Ended& ended);

struct Route {
  Ipv4Address network;
  Ipv4Address mask;
  bool has_sa = false;
  std::uint32_t spi = 0;  ///< of the newest key that packets to this network are sealed with; 0 without one
  bool operator==(const Route&) const = default;
};

struct Statistics {
  bool is_up = false;
  std::string entry, group, user;
  Ipv4Address client_address, server_address;
  std::string encryption;      ///< "56-bit DES", "168-bit 3-DES", "128-bit AES"
  std::string authentication;  ///< "HMAC-MD5"
  bool natt_active = false;
  std::uint16_t natt_port = 0;
  bool local_lan = false;
  Duration connected_for{};
  std::uint64_t bytes_in = 0, bytes_out = 0;
  std::uint64_t packets_encrypted = 0, packets_decrypted = 0, packets_bypassed = 0, packets_discarded = 0;
  std::vector<Ipv4Address> dns;
  std::string default_domain;
  std::vector<std::string> split_dns;
  int mtu = 0;
  std::int64_t phase1_rekey_seconds = 0, phase2_rekey_seconds = 0;
  std::optional<Duration> last_dpd_answer;  ///< how long ago; nothing: never asked, or never answered
  /// What the gateway says it is (APPLICATION_VERSION), else the names of the vendor ids it sent.
  std::string gateway;
  std::vector<Route> secured_routes, local_routes;
};

/// The text of `stat` (client.md 10.3), line by line.
[[nodiscard]] std::vector<std::string> stat_lines(const Statistics& statistics, bool tunnel = true,
                                                  bool traffic = true, bool route = true);
/// "0 day(s), 00:01.30"
[[nodiscard]] std::string duration_text(Duration d);

enum class LogClass : std::uint8_t { ike, cm, cvpnd, xauth, cert, ipsec, cli, gui, count };
/// Sev=Type/level of client.md 11.3: 1 fault, 2-3 warning, 4-6 information, 7 and above debug.
struct LogRecord {
  std::uint64_t number = 0;
  WallTime at;
  int level = 4;
  LogClass log_class{};
  std::uint32_t message_id = 0;
  std::string text;  ///< may have several lines
};
[[nodiscard]] std::string log_class_name(LogClass log_class);
[[nodiscard]] std::string severity_name(int level);  ///< "Fault", "Warning", "Info", "Debug"
/// Header line, text, empty line, as saved to a file.
[[nodiscard]] std::string log_text(const LogRecord& record);

}  // namespace drawbridge::client
