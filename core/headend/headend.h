// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded headend: owns ike, esp, fw, aaa, console sessions and the running configuration. Sans I/O:
// IPv4 packets in and out by interface name, streams to AAA servers as actions. Poll the queues after every
// call.
#pragma once

#include <memory>
#include <span>
#include <variant>

#include "aaa/accounting_queue.h"
#include "aaa/server_group.h"
#include "base/random.h"
#include "console/device.h"
#include "console/session.h"
#include "ike/policy.h"

namespace drawbridge::headend {

struct Settings {
  WallTime wall_epoch;
  ike::Limits limits;
  ike::RetransmitPolicy retransmit;
  /// Where accounting records wait for their servers; null: in memory. Must outlive the headend.
  aaa::AccountingStorage* accounting_storage = nullptr;
  aaa::QueueLimits accounting_limits{};
  /// With the queue full, connections that must be accounted are denied; else their records are lost, counted
  /// and logged.
  bool accounting_full_refuses = false;

  /// For policies of rsa-sig and hybrid (headend/identity.h); null: they fit nobody. Its epoch is not looked
  /// at.
  std::shared_ptr<const ike::CertificateConfig> certificates;
  /// For tests of the client: how gateways of other kinds speak.
  ike::GatewayQuirks quirks{};
  /// There is somebody who carries out ChangeKey.
  bool keeps_keys = false;
  /// Somebody serves SSH on the headend's own stack: who may come there is decided here, as for Telnet.
  bool serves_ssh = false;
  /// Packets come in bursts: what of ESP is in one goes through the fastest cryptography that there is side
  /// by side. It costs memory, and single packets gain nothing by it.
  bool takes_bursts = false;
};

/// Sessions, for tables (peers, SAs, users) and diagrams.
struct RemoteSession {
  std::uint64_t id = 0;  ///< stays when phase 1 is renewed
  std::string user, group;
  Ipv4Address pool_address;
  Endpoint peer;
  int sa_pairs = 0;
  std::string transform;                             ///< "esp-des esp-md5-hmac"
  std::uint64_t bytes_received = 0, bytes_sent = 0;  ///< from and to the client
  TimePoint since{}, last_traffic{};
  std::string state;  ///< "QM_IDLE" ...
};

/// A syslog message: `%PIX-<severity>-<id>: <text>` (pix-show-and-debug.md 2).
struct SyslogRecord {
  WallTime at;
  int severity = 6;
  int id = 0;
  std::string text;
};

// ---- actions ----
struct SendPacket {
  std::string interface;
  Ipv4Address next_hop;
  Bytes packet;
};
/// A TCP stream of the headend itself (to an AAA server), opened from the address of `interface`.
struct OpenStream {
  std::uint64_t stream = 0;
  std::string interface;
  Endpoint to;
  bool to_aaa = false;
};
struct SendStream {
  std::uint64_t stream = 0;
  Bytes octets;
};
struct CloseStream {
  std::uint64_t stream = 0;
  bool reset = false;  ///< at once, not in order
};
/// From now on the octets of each are sent on the other, with back pressure; when one side sends no more, the
/// other is told so. stream_closed() comes for each when it is over, stream_data() does not come any more.
struct JoinStreams {
  std::uint64_t a = 0, b = 0;
};
/// A packet for the TCP/IP host that stands behind the headend's own address on that interface.
struct ToOwnStack {
  std::string interface;
  Bytes packet;
};
/// A UDP datagram of the headend's own (RADIUS, syslog), from `port` at its address on `interface`. Answers
/// come back with Headend::datagram().
struct SendDatagram {
  std::string interface;
  std::uint16_t port = 0;
  Endpoint to;
  Bytes payload;
};
/// `write memory`: keep this text (secrets in clear, mode 0600) as the startup configuration, atomically.
struct SaveStartup {
  std::string text;
};
struct EraseStartup {};
/// The appliance's RSA key pair is to be made anew with that many bits, or destroyed. The owner says with
/// set_public_key() what there is then.
struct ChangeKey {
  std::optional<int> bits;
};
using Action = std::variant<SendPacket, OpenStream, SendStream, CloseStream, JoinStreams, ToOwnStack,
                            SendDatagram, SaveStartup, EraseStartup, ChangeKey>;

// ---- events ----
struct ConfigChanged {
  std::uint64_t revision = 0;
  bool by_console = false;
  std::string line;
};
struct SessionsChanged {};
struct ConsoleOutput {
  std::uint64_t console = 0;
  std::string characters;
  bool finished = false;
};
/// An accounting record as it was handed to a server group (pix-behaviour.md 7); empty text: not sent.
struct AccountingRecord {
  WallTime at;
  std::string user;
  Ipv4Address caller;
  std::string kind;  ///< start, stop, update
  std::string elapsed, service, bytes_in, bytes_out, task_id, cmd, foreign_ip, local_ip;
  Ipv4Address nas;
  std::string tag;
};
/// What became of records since the headend began: waiting, lost because the queue was full, delivered.
struct AccountingState {
  std::uint64_t queued = 0, lost = 0, delivered = 0;
};
/// A line of `debug` as printed, also when no console is open.
struct DebugLine {
  std::string text;
};
using Event = std::variant<ConfigChanged, SessionsChanged, ConsoleOutput, DebugLine, SyslogRecord,
                           AccountingRecord, AccountingState>;

class Headend {
 public:
  /// `config` must have come from pix::parse; `startup` is what `show startup-config` prints from.
  Headend(Settings settings, pix::Config config, std::optional<pix::Config> startup, Random& random,
          TimePoint now);
  ~Headend();
  Headend(const Headend&) = delete;
  Headend& operator=(const Headend&) = delete;

  /// An IPv4 packet that arrived on the interface of that name.
  void receive(TimePoint now, std::string_view interface, ByteView packet) {
    receive(now, interface, {&packet, 1});
  }
  /// Several, in order.
  void receive(TimePoint now, std::string_view interface, std::span<const ByteView> packets);
  /// Whether the headend answers ARP for this address on that interface: its own, and proxy ARP for assigned
  /// pool addresses and for global and static addresses.
  [[nodiscard]] bool answers_for(std::string_view interface, Ipv4Address address) const;
  /// Whether a packet to the interface's own address belongs to somebody behind it: PAT on the interface, and
  /// redirected ports.
  [[nodiscard]] bool passes_on(std::string_view interface, ByteView packet) const;
  /// A router says that the way to this peer takes packets of `mtu` octets only, outer headers included. It
  /// is believed for ten minutes (wire-esp.md 1.2).
  void path_narrowed(TimePoint now, Ipv4Address peer, std::size_t mtu);
  void stream_opened(TimePoint now, std::uint64_t stream);
  void stream_data(TimePoint now, std::uint64_t stream, ByteView octets);
  void stream_closed(TimePoint now, std::uint64_t stream, bool refused);
  /// The peer sends no more. True: leave our direction open; false: close the stream and say stream_closed().
  [[nodiscard]] bool stream_finished(TimePoint now, std::uint64_t stream);
  /// A packet that the TCP/IP host behind the headend's own address on that interface sends. True: the
  /// headend sends it another way (as somebody else's, or through a tunnel); false: send it as it is.
  [[nodiscard]] bool own_packet(TimePoint now, std::string_view interface, ByteView packet);
  /// A UDP datagram for `port` at the headend's own address on that interface.
  void datagram(TimePoint now, std::string_view interface, std::uint16_t port, const Endpoint& from,
                ByteView payload);
  /// Someone connects to a port of the headend's own address: its number as a stream, which is open from now
  /// on; nothing: reset it. Ports of ours: Telnet, and those that packet rewriting leads to (cut-through).
  [[nodiscard]] std::optional<std::uint64_t> accept_stream(TimePoint now, std::string_view interface,
                                                           const Endpoint& from, std::uint16_t port);
  void handle_timeout(TimePoint now);

  /// One configuration command, as typed in configuration mode. The engines learn of it with apply(), or with
  /// the next call that brings a packet, a time or a console's input: so several commands take effect
  /// together.
  pix::LineResult configure(TimePoint now, std::string_view line, pix::EditContext& context,
                            bool by_console = false);
  void apply(TimePoint now);
  /// Ends sessions with Deletes to the clients (stop of the headend, `clear`).
  void close_all(TimePoint now);
  void clear_session(TimePoint now, std::uint64_t id);

  std::uint64_t open_console(TimePoint now, console::SessionOptions options = {});
  void console_input(TimePoint now, std::uint64_t console, std::string_view characters);
  [[nodiscard]] std::vector<console::Completion> console_completions(std::uint64_t console,
                                                                     std::string_view line) const;
  void close_console(std::uint64_t console);
  /// That console is a terminal no more, but carries one command: nothing is echoed, and there are no pages.
  void make_plain(std::uint64_t console);
  /// The RSA key pair that the owner keeps; nothing: there is none.
  void set_public_key(std::optional<console::PublicKey> key);
  /// Whether the person at that console has logged in (SessionOptions::login); false without such a console.
  [[nodiscard]] bool is_logged_in(std::uint64_t console) const;

  [[nodiscard]] std::optional<Action> poll_action();
  [[nodiscard]] std::optional<Event> poll_event();
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] console::Device& device();
  [[nodiscard]] const console::Device& device() const;
  [[nodiscard]] std::uint64_t revision() const;
  [[nodiscard]] std::vector<RemoteSession> sessions(TimePoint now) const;
  /// The last records, oldest first, at most 1000.
  [[nodiscard]] const std::vector<SyslogRecord>& syslog() const;
  [[nodiscard]] std::vector<fw::Counter> counters() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace drawbridge::headend
