// SPDX-License-Identifier: GPL-3.0-or-later
// What the packet path knows, as values for `show`, ipc and models.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"

namespace drawbridge::fw {

/// Who is behind an address (pix-show-and-debug.md, show uauth).
struct UauthEntry {
  std::string user;
  Ipv4Address address;
  bool is_ipsec = false;
  TimePoint since{};
  std::uint32_t sid = 0;                  ///< of messages 109011 and 109012
  std::optional<Duration> absolute{};     ///< since the login; nothing: no such limit
  std::optional<Duration> inactivity{};   ///< without a connection; nothing: no such limit
  std::optional<TimePoint> idle_since{};  ///< nothing: the user has a connection
  std::string access_list{};              ///< per-user list; empty: none
  std::vector<std::string> authorized{};  ///< "192.168.67.11/telnet", by TACACS+ authorization
  bool operator==(const UauthEntry&) const = default;
};
struct UauthStatus {
  std::vector<UauthEntry> entries;
  int authenticated = 0, authenticated_most = 0;
  int in_progress = 0, in_progress_most = 0;
};

/// One tracked connection. in = octets from the foreign (lower-security) side, out = towards it.
struct ConnStatus {
  std::uint64_t number = 0;
  std::uint8_t protocol = 6;
  std::string foreign_interface, local_interface;
  Endpoint foreign, local;
  std::uint64_t bytes_in = 0, bytes_out = 0;
  TimePoint started{}, last{};
  std::string user, flags;
};

struct Counter {
  std::string name;
  std::uint64_t value = 0;
};

/// A translation (show xlate). Ports only where `has_ports`: PAT and port statics.
struct XlateStatus {
  enum class Kind : std::uint8_t { static_, dynamic, portmap, identity };
  Kind kind = Kind::dynamic;
  std::uint8_t protocol = 0;  ///< of a translation with ports
  bool has_ports = false;
  std::string local_interface, global_interface;
  Endpoint local, global;
  std::string flags;  ///< "s", "ri", "i" ... (show xlate detail)
  TimePoint since{}, last{};
  std::size_t connections = 0;
};

/// One rule as the packet path knows it: an entry of the configuration, or one expansion of its object
/// groups. Port bounds 0..65535 and a mask of 0 mean any.
struct AclRuleStatus {
  int line = 0;  ///< as `show access-list` counts, from 1
  bool permit = true;
  std::uint8_t protocol = 0;  ///< 0: ip
  Ipv4Address source, source_mask, destination, destination_mask;
  std::uint16_t source_first = 0, source_last = 65535, destination_first = 0, destination_last = 65535;
  bool source_negated = false, destination_negated = false;
  int icmp_type = -1;
  std::uint64_t hits = 0;
};
struct AclStatus {
  std::string id;
  std::vector<AclRuleStatus> rules;
};

/// Flows of entries with the word `log` (first lines of show access-list).
struct AclLogStatus {
  std::size_t flows = 0, denied = 0;
  std::size_t deny_flow_max = 4096;
  Duration alert_interval = Seconds{300};
};

struct InterfaceStatus {
  std::string name;
  std::uint64_t packets_in = 0, bytes_in = 0, packets_out = 0, bytes_out = 0, broadcasts_in = 0;
};

// ------------------------------------------------------------------ the packet tracer

/// The packet that is asked about. ICMP uses type and code, TCP flags (SYN by default) and ports.
struct TraceRequest {
  std::string interface;  ///< it arrives on
  bool from_tunnel = false;
  std::uint8_t protocol = 6;
  Endpoint from, to;
  std::uint8_t icmp_type = 8, icmp_code = 0;
  std::uint8_t tcp_flags = 0x02;
  std::size_t size = 64;  ///< octets of the whole packet
};

enum class TraceVerdict : std::uint8_t {
  pass,
  drop,
  changed,      ///< passed, and the packet carries other addresses or ports from here on
  login,        ///< a login is asked first (cut-through)
  not_reached,  ///< an earlier step decided, and this one cannot be told
  would_pass,   ///< an earlier step dropped; this one would have let it through
  would_drop,
  would_change,
};

/// Why one rule did not decide, or that it did.
enum class TraceMiss : std::uint8_t {
  none,
  protocol,
  source,
  source_port,
  destination,
  destination_port,
  icmp_type,
  interface
};
struct TraceComparison {
  std::string rule;  ///< "access-list 120 line 2", "nat (inside) 1", "static 192.168.1.11"
  TraceMiss miss = TraceMiss::none;
  bool decided = false;
};

struct TraceStep {
  std::string name;  ///< of the step in fw::path, also the key of its translation
  TraceVerdict verdict = TraceVerdict::not_reached;
  std::string reason;             ///< a code word: "implicit-deny", "acl-permit", "exempt", "static" ...
  std::vector<std::string> args;  ///< what the sentence of that code needs
  std::string object;             ///< the line that decided, "access-list 120 line 2"; empty: none
  Endpoint from, to;              ///< behind the step
  std::vector<TraceComparison> comparisons;
};

enum class TraceOutcome : std::uint8_t { forward, to_self, drop, login };
struct TraceResult {
  bool understood = true;  ///< false: no such interface
  TraceOutcome outcome = TraceOutcome::drop;
  std::size_t decided_at = 0;  ///< index into steps
  std::string egress;
  Ipv4Address next_hop;
  bool into_tunnel = false;
  Endpoint from, to;  ///< as it leaves
  std::vector<TraceStep> steps;
  int message_severity = 6, message_id = 0;  ///< the syslog message the real packet would raise; 0: none
  std::string message;
};

}  // namespace drawbridge::fw
