// SPDX-License-Identifier: GPL-3.0-or-later
// Messages between people (window, command line) and the service: values only. In one process they cross
// threads as they are; a later version puts them on a local socket.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "aaa/status.h"
#include "base/clock.h"
#include "base/ip.h"
#include "base/secret.h"
#include "client/profile.h"
#include "client/status.h"
#include "esp/status.h"
#include "fw/status.h"
#include "ike/status.h"
#include "pix/check.h"
#include "pix/config.h"
#include "pix/diff.h"

namespace drawbridge::ipc {

// ------------------------------------------------------------------ people -> service: the client
struct Connect {
  client::Profile profile;
  Secret group_password;  ///< or the pre-shared key of a 1.1 policy
  std::string user_name;
  std::optional<Secret> user_password;  ///< a saved one
  Secret certificate_password;          ///< of the key of the entry's certificate; may be empty
  /// Whoever asks this answers ClientBanner; without, a banner goes to the notes and the log alone.
  bool asks_banner = false;
};
struct AnswerPrompt {
  std::string user;
  Secret password;
  Secret passcode;
  Secret answer;
  std::string domain;
  Secret next_pin{};
  std::string entry{};  ///< of the prompt; empty: whichever connection asks
  /// The password is kept for the next time as well: then a connection that is made again may use it too.
  bool is_saved = false;
};
struct CancelPrompt {
  std::string entry{};  ///< as above
};
/// To ClientBanner: false ends the connection.
struct AnswerBanner {
  bool accepted = true;
  std::string entry{};  ///< of the banner; empty: whichever connection asks
};
/// Cancel Connect as well. The connection of this entry; empty: all of them.
struct Disconnect {
  std::string entry{};
};
struct ResetStatistics {
  std::string entry{};  ///< empty: of all connections
};
/// Pauses the always-on firewall (kill switch) of every connection, or sets it again: ClientFirewall answers.
struct SuspendFirewall {
  bool suspended = true;
};
struct SetLogLevel {
  client::LogClass log_class{};
  int level = 1;
};
/// How the client stands, with `log` also the log records that are kept: ClientReport. For those who come
/// while a connection is up.
struct AskClient {
  std::uint64_t id = 0;
  bool log = false;
};
/// Records packets and keys from the next Connect on (client/recording.h); false: forgets what was recorded.
struct RecordSession {
  bool on = false;
};
/// Writes what was recorded to PATH and the decoding tables beside it.
struct SaveRecording {
  std::string path;
};
/// Resolves only: the wizard's Test button.
struct ResolveName {
  std::string host;
};
/// Who does it, of the lab's people and machines: the client, its companion (ConnectCompanion), the Internet
/// visitor, or the inside web server's host.
enum class LabHost : std::uint8_t { client, companion, visitor, inside };
/// Fetches a page, as the client through the tunnel ("Open Lab Web Page") or as another host.
struct FetchPage {
  std::uint64_t id = 0;
  std::string url;
  LabHost from = LabHost::client;
  /// The answer to a page that asked who it is (HTTP Basic, cut-through); both empty: none is sent.
  std::string user{};
  Secret password{};
};

// ------------------------------------------------------------------ people -> service: the headend
/// Starts with this text; without one, with the startup configuration, and without that with the lab's own.
struct StartHeadend {
  std::optional<std::string> configuration;
};
struct StopHeadend {};
struct OpenConsole {
  std::uint64_t console = 0;
  bool privileged = true;
  bool echo = true;
  bool paging = false;
};
struct ConsoleInput {
  std::uint64_t console = 0;
  std::string characters;
};
struct CloseConsole {
  std::uint64_t console = 0;
};
struct AskCompletions {
  std::uint64_t console = 0;
  std::string line;
};
/// Sends the commands one by one. Undone unless ConfirmPush comes within `confirm_within` (zero: no timer).
struct Push {
  std::uint64_t id = 0;
  std::vector<std::string> commands;
  Duration confirm_within{};
  bool stop_and_undo_on_error = true;
  bool save_after_confirm = false;
};
struct ConfirmPush {
  std::uint64_t id = 0;
};
struct UndoPush {
  std::uint64_t id = 0;
};
struct SaveToStartup {};
struct ClearSession {
  std::uint64_t id = 0;
};  ///< 0: all sessions
struct ClearUauth {
  std::string user;
};  ///< empty: all

/// What would become of this packet (PacketTraced). Nothing changes.
struct TracePacket {
  std::uint64_t id = 0;
  fw::TraceRequest request;
};
/// Whether the snapshots carry connections, translations, rules and interfaces: a page that shows them is
/// open.
struct WatchHeadend {
  bool details = false;
};
struct ClearTranslations {};
/// Telnet or FTP from a host of the lab, line by line.
struct OpenTerminal {
  std::uint64_t terminal = 0;
  LabHost from = LabHost::visitor;
  Endpoint to;
};
struct TerminalLine {
  std::uint64_t terminal = 0;
  Secret text;  ///< without line end; may be a password
};
struct CloseTerminal {
  std::uint64_t terminal = 0;
};
/// The lab's second client, which logs in by itself as another user: two tunnels can be seen at once.
struct ConnectCompanion {
  bool connect = true;  ///< false: disconnects
};
/// Ends one connection by its number; 0: all.
struct ClearConnection {
  std::uint64_t number = 0;
};

using Request = std::variant<Connect, AnswerPrompt, CancelPrompt, Disconnect, ResetStatistics, SetLogLevel,
                             ResolveName, FetchPage, StartHeadend, StopHeadend, OpenConsole, ConsoleInput,
                             CloseConsole, AskCompletions, Push, ConfirmPush, UndoPush, SaveToStartup,
                             ClearSession, ClearUauth, TracePacket, WatchHeadend, ClearTranslations,
                             OpenTerminal, TerminalLine, CloseTerminal, ConnectCompanion, ClearConnection,
                             AskClient, RecordSession, SaveRecording, AnswerBanner, SuspendFirewall>;

// ------------------------------------------------------------------ service -> people: the client
struct ClientState {
  client::StateChange change;
};
struct ClientPrompt {
  client::UserPrompt prompt;
};
struct ClientEnded {
  client::Ended ended;
};
/// Once a second while up, and after each change.
struct ClientStatistics {
  client::Statistics statistics;
};
struct ClientLog {
  client::LogRecord record;
};
/// What a connection without privileges offers programs of this machine on 127.0.0.1, told when it comes up,
/// when that changes, and when it ends (`is_active` false).
struct ClientProxy {
  bool is_active = false;
  std::uint16_t socks_port = 0;  ///< 0: not offered
  std::uint16_t http_port = 0;
  /// A forward whose port could not be had is not among them.
  std::vector<client::PortForward> forwards;
  std::vector<client::EndDetail> refused;  ///< ports that could not be had
  std::string entry{};                     ///< whose it is
};
/// The gateway's text, to be answered with AnswerBanner.
struct ClientBanner {
  client::Banner banner;
};
/// The gateway named other gateways for the next time; they stand in the entry's file already, as
/// Profile::told_backup_servers, where the service knows the folder of the entries.
struct ClientBackupServers {
  client::BackupServers told;
};
/// One of the connections that are up or in the making.
struct ClientConnection {
  client::StateChange state;
  client::Reach reach{};
  client::Statistics statistics;
  ClientProxy proxy;
  bool is_firewall_set = false;        ///< its kill switch stands
  bool is_firewall_suspended = false;  ///< it would, but was paused
};
/// All of them, oldest first; after each change of state of one. ClientState, ClientStatistics and
/// ClientEnded tell of each by its entry's name as well.
struct ClientConnections {
  std::vector<ClientConnection> connections;
};
/// The answer to SuspendFirewall.
struct ClientFirewall {
  bool ok = false;
  bool suspended = false;
  std::string text;  ///< a sentence when not ok
};
/// What was told in this session (client.md 6).
struct ClientNote {
  WallTime at;
  std::string text;  ///< may have several lines
};
/// The answer to AskClient. Notes and log are oldest first.
struct ClientReport {
  std::uint64_t id = 0;
  client::StateChange state;
  client::Statistics statistics;
  ClientProxy proxy;
  std::vector<ClientNote> notes;
  std::vector<client::LogRecord> log;
  /// All connections; `state`, `statistics` and `proxy` are those of the one that was spoken of last.
  std::vector<ClientConnection> connections;
};
/// `error`: a sentence, empty when there was nothing to save.
struct RecordingSaved {
  bool ok = false;
  std::string path, error;
  std::uint64_t packets = 0, left_out = 0;  ///< left out: beyond the recording's bound
};
struct NameResolved {
  std::string host;
  std::optional<Ipv4Address> address;
};
struct PageFetched {
  std::uint64_t id = 0;
  bool ok = false;
  int status = 0;
  std::string status_line;
  std::string body;
  std::string
      error;  ///< a code word when not ok: no_address refused reset timeout malformed too_large bad_url
  std::string realm{};  ///< of a 401: what the browser's question shows; empty: none was asked
};

// ------------------------------------------------------------------ service -> people: the headend
struct Node {
  std::string key;
  Ipv4Address address;
  std::string zone;
};  ///< keys of lab::Node; zone outside|inside|servers
struct Credential {
  std::string what;
  std::string name;
  std::string secret;
};  ///< what: group, wildcard, user, aaa
struct HeadendState {
  bool running = false;
  std::string hostname;
  Duration uptime{};
  bool on_lab = true;
  std::vector<Node> nodes;
  std::vector<Credential> lab_credentials;  ///< empty unless the lab's own
};
/// The running configuration after each change. `text` is masked as the device prints it.
struct RunningConfig {
  std::uint64_t revision = 0;
  pix::Config config;
  std::string text;
  std::vector<pix::Finding> findings;
  bool by_console = false;
  bool saved = false;  ///< equal to the startup configuration
};
/// The startup file could not be read whole: told once at start.
struct StartupDamaged {
  std::string file;
  std::string kept_as;
  std::vector<pix::Diagnostic> diagnostics;
};
struct StartupSaved {
  bool ok = true;
  std::string file;
};
struct SessionRow {
  std::uint64_t id = 0;
  std::string user, group;
  Ipv4Address pool_address;
  Endpoint peer;
  int sa_pairs = 0;
  std::string transform, state;
  std::uint64_t bytes_received = 0, bytes_sent = 0;
  Duration duration{}, idle{};
};
struct PoolRow {
  std::string name;
  IpRange range;
  std::uint64_t free_count = 0;
  std::vector<std::pair<Ipv4Address, std::string>> in_use;
};
/// Once a second while running, and after each change of sessions.
struct HeadendSnapshot {
  Duration uptime{};
  std::vector<SessionRow> sessions;
  std::vector<ike::SaStatus> isakmp_sas;
  std::vector<esp::SaStatus> ipsec_sas;
  fw::UauthStatus uauth;
  std::vector<PoolRow> pools;
  int ike_tunnels = 0;
  int ipsec_pairs = 0;
  std::uint64_t bytes_to_clients = 0, bytes_from_clients = 0;  ///< totals, for the throughput line
  std::vector<aaa::GroupStatus> aaa_groups;
  std::vector<fw::Counter> counters;
  TimePoint at{};  ///< of the service's clock, for ages: at - since
  /// Only while WatchHeadend asks for them.
  struct Details {
    std::vector<fw::ConnStatus> connections;
    std::size_t connections_most = 0;
    std::vector<fw::XlateStatus> xlates;
    std::vector<fw::AclStatus> access_lists;
    std::vector<fw::InterfaceStatus> interfaces;
  };
  std::shared_ptr<const Details> details;
};
struct CompanionState {
  client::State state{};
  Ipv4Address address;  ///< of its machine
  std::string user;
  Ipv4Address pool_address;  ///< 0.0.0.0 while it has none
  int reason = 0;            ///< why its last connection ended, client::Reason; 0: it was asked to
};
/// What a terminal shows; `is_closed`: the connection has ended, or never came to be.
struct TerminalText {
  std::uint64_t terminal = 0;
  std::string text;  ///< new since the last one
  bool is_closed = false;
  bool was_connected = false;
};
struct PacketTraced {
  std::uint64_t id = 0;
  fw::TraceResult result;
};
/// A record of `aaa accounting`, in the columns of the note's report; empty text: absent.
struct AccountingRow {
  WallTime at;
  std::string user, group = "Default Group", caller_id, flags, elapsed, service, bytes_in, bytes_out, paks_in,
                    paks_out, task_id, addr, nas_port, nas_address, cmd;
};
/// New records, oldest first, and how the queue stands.
struct Accounting {
  std::vector<AccountingRow> rows;
  std::uint64_t queued = 0, lost = 0, delivered = 0;
};
struct ConsoleOutput {
  std::uint64_t console = 0;
  std::string characters;
  bool finished = false;
};
struct Completions {
  std::uint64_t console = 0;
  std::string line;
  std::vector<std::pair<std::string, std::string>> words;
};
struct DebugLine {
  std::string text;
};
struct Syslog {
  WallTime at;
  int severity = 6;
  int id = 0;
  std::string text;
};
struct PushProgress {
  std::uint64_t id = 0;
  std::size_t index = 0;
  bool ok = true;
  std::string device_text;
};
enum class PushOutcome : std::uint8_t { applied, refused_and_undone, refused, confirmed, undone, timed_out };
/// `applied` starts the timer when there is one (`remaining`, repeated each second until it ends).
struct PushState {
  std::uint64_t id = 0;
  PushOutcome outcome{};
  std::size_t commands = 0;
  Duration remaining{};
  std::string refused_command, device_text;
};

using Notice =
    std::variant<ClientState, ClientPrompt, ClientEnded, ClientStatistics, ClientLog, NameResolved,
                 PageFetched, HeadendState, RunningConfig, StartupDamaged, StartupSaved, HeadendSnapshot,
                 ConsoleOutput, Completions, DebugLine, Syslog, PushProgress, PushState, PacketTraced,
                 CompanionState, TerminalText, Accounting, ClientProxy, ClientReport, RecordingSaved,
                 ClientBanner, ClientBackupServers, ClientConnections, ClientFirewall>;

}  // namespace drawbridge::ipc
