// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the headend. Calls, queues and consoles in headend.cpp, ISAKMP and sessions in vpn.cpp,
// packets in traffic.cpp, logins and accounting in logins.cpp, logins taken for servers in proxy.cpp, Telnet
// to the appliance in telnet_access.cpp, what a console asks in appliance.cpp.
#pragma once

#include <deque>
#include <map>

#include "esp/pipeline.h"
#include "fw/path.h"
#include "headend/address_pools.h"
#include "headend/compile.h"
#include "headend/headend.h"
#include "headend/login_proxy.h"
#include "headend/telnet_text.h"
#include "ike/endpoint.h"
#include "wire/udp.h"

namespace drawbridge::headend {

class Headend::Impl final : public console::Device {
 public:
  Impl(Settings settings, pix::Config config, std::optional<pix::Config> startup, Random& random,
       TimePoint now);

  // headend.cpp
  pix::LineResult configure_line(TimePoint now, std::string_view line, pix::EditContext& context,
                                 bool by_console);
  std::uint64_t open_console(TimePoint now, console::SessionOptions options);
  void console_input(TimePoint now, std::uint64_t console, std::string_view characters);
  [[nodiscard]] console::Session* console_of(std::uint64_t console) const;
  void close_console(std::uint64_t console) { consoles_.erase(console); }
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  /// Everything that follows from what just happened, until nothing follows any more.
  void pump(TimePoint now);

  // vpn.cpp
  void close_all(TimePoint now, ike::CloseReason reason);
  void clear_session(TimePoint now, std::uint64_t id);
  [[nodiscard]] std::vector<RemoteSession> sessions(TimePoint now) const;

  // traffic.cpp
  void receive(TimePoint now, std::string_view interface, std::span<const ByteView> packets);
  [[nodiscard]] bool answers_for(std::string_view interface, Ipv4Address address) const;
  [[nodiscard]] bool passes_on(std::string_view interface, ByteView packet) const;
  [[nodiscard]] std::vector<fw::InterfaceStatus> interface_counters() const override;

  // trace.cpp
  [[nodiscard]] fw::TraceResult trace(TimePoint now, const fw::TraceRequest& request) const override;

  // logins.cpp
  void stream_opened(TimePoint now, std::uint64_t stream);
  void stream_data(TimePoint now, std::uint64_t stream, ByteView octets);
  void stream_closed(TimePoint now, std::uint64_t stream, bool refused);

  void datagram(TimePoint now, std::string_view interface, std::uint16_t port, const Endpoint& from,
                ByteView payload);

  // proxy.cpp: connections to the headend itself, and those whose login it takes
  [[nodiscard]] std::optional<std::uint64_t> accept_stream(TimePoint now, std::string_view interface,
                                                           const Endpoint& from, std::uint16_t port);
  [[nodiscard]] bool stream_finished(TimePoint now, std::uint64_t stream);
  [[nodiscard]] bool own_packet(TimePoint now, std::string_view interface, ByteView packet);

  // appliance.cpp: console::Device
  [[nodiscard]] const pix::Config& running() const override { return config_; }
  [[nodiscard]] std::optional<std::string> startup_text() const override;
  pix::LineResult configure(TimePoint now, std::string_view line, pix::EditContext& context) override {
    return configure_line(now, line, context, true);
  }
  bool write_memory(TimePoint now) override;
  void erase_startup(TimePoint now) override;
  [[nodiscard]] bool check_enable_password(std::string_view typed) const override;
  [[nodiscard]] Duration uptime(TimePoint now) const override { return now - started_; }
  [[nodiscard]] WallTime wall(TimePoint now) const override { return wall_time(settings_.wall_epoch, now); }
  [[nodiscard]] std::optional<WallTime> last_modified() const override { return last_modified_; }
  [[nodiscard]] std::vector<ike::SaStatus> isakmp_sas(TimePoint now) const override;
  [[nodiscard]] std::vector<console::IpsecPair> ipsec_pairs(TimePoint now) const override;
  [[nodiscard]] fw::UauthStatus uauth() const override { return path_.uauth().status(); }
  [[nodiscard]] std::vector<fw::ConnStatus> connections(TimePoint) const override {
    return path_.connections();
  }
  [[nodiscard]] std::vector<console::PoolStatus> pools() const override { return pools_.status(config_); }
  [[nodiscard]] std::vector<aaa::GroupStatus> aaa_groups() const override;
  [[nodiscard]] std::size_t connections_most() const override { return path_.connections_most(); }
  [[nodiscard]] std::vector<fw::XlateStatus> xlates(TimePoint) const override { return path_.xlates(); }
  [[nodiscard]] std::size_t xlates_most() const override { return path_.xlates_most(); }
  [[nodiscard]] std::vector<fw::AclStatus> access_lists() const override { return path_.access_lists(); }
  [[nodiscard]] fw::AclLogStatus acl_log() const override { return path_.acl_log(); }
  void clear_connections(TimePoint now, const std::string& filter);
  void clear(TimePoint now, console::ClearWhat what, const std::string& filter) override;
  [[nodiscard]] std::vector<console::TelnetSession> telnet_sessions() const override;
  bool kill_telnet_session(TimePoint now, int number) override;
  [[nodiscard]] console::DebugSwitches debug() const override { return debug_; }
  void set_debug(const console::DebugSwitches& switches) override;

  // logging.cpp and consoles.cpp: messages and what people at consoles need
  void log(TimePoint now, int severity, int id, const std::string& text) override {
    say(now, severity, id, text);
  }
  [[nodiscard]] console::LoggingStatus logging() const override;
  [[nodiscard]] std::optional<WallTime> startup_written() const override { return startup_written_; }
  [[nodiscard]] console::MachineStatus machine() const override;
  [[nodiscard]] Duration counted_for(TimePoint now) const override { return now - counters_since_; }
  std::optional<std::uint64_t> authenticate(TimePoint now, const std::string& tag, const std::string& user,
                                            const Secret& password, std::optional<Ipv4Address> from) override;
  Duration wrong_password(TimePoint now, std::optional<Ipv4Address> from) override;
  void right_password(std::optional<Ipv4Address> from) override;
  std::optional<std::vector<std::string>> merge_startup(TimePoint now) override;
  void reload(TimePoint now, const std::string& by) override;
  [[nodiscard]] pix::Surroundings surroundings() const override;
  [[nodiscard]] std::optional<console::PublicKey> public_key() const override { return public_key_; }
  bool change_key(TimePoint now, std::optional<int> bits) override;
  void set_public_key(std::optional<console::PublicKey> key) { public_key_ = std::move(key); }

  std::deque<Action> actions;
  std::deque<Event> events;
  std::vector<SyslogRecord> syslog;
  std::uint64_t revision = 1;
  [[nodiscard]] std::vector<fw::Counter> counters() const override;
  void path_narrowed(TimePoint now, Ipv4Address peer, std::size_t mtu);  ///< traffic.cpp

 private:
  /// One interface that answers ISAKMP.
  struct Gate {
    VpnInterface vpn;
    std::unique_ptr<ike::IkeEndpoint> ike;
    bool natt_used = false;  ///< has pairs in UDP, which outlive a change of the configuration
  };
  using GateName = std::string;  ///< the interface's
  struct SaKey {
    GateName gate;
    ike::SaId sa = 0;
    auto operator<=>(const SaKey&) const = default;
  };
  /// A pair of phase-2 SAs as installed.
  struct Pair {
    std::uint64_t number = 0;
    std::uint32_t inbound_spi = 0, outbound_spi = 0;
    Ipv4Address peer;
    std::uint16_t inbound_conn_id = 0, outbound_conn_id = 0;
    std::string transform;
    std::optional<std::uint32_t> life_seconds;
    TimePoint since{};
  };
  /// One client, from its ISAKMP SA's authentication on.
  struct Session {
    std::uint64_t id = 0;
    SaKey key;
    std::string user, group;
    Endpoint peer;
    std::optional<Ipv4Address> address;
    std::vector<Pair> pairs;
    std::uint64_t bytes_received = 0, bytes_sent = 0;
    TimePoint since{}, last_traffic{};
    aaa::Authorization granted{};  ///< by the server that let the user in
    bool local_login = false;
  };
  struct Login {
    SaKey key;
    std::string tag;
    std::string user;
    Endpoint peer;
    std::uint64_t proxy = 0;  ///< of a login that proxy.cpp takes; 0: Xauth
    bool asked = false;       ///< a further question of the server waits for an answer
  };
  struct Account {
    std::string tag;
    aaa::ConnectionAccount account;
    TimePoint started{};
  };
  struct Stream {
    std::string tag;
    aaa::StreamId id = 0;
  };

  // headend.cpp
  void apply_configuration(TimePoint now);
  void flush_console(std::uint64_t id, console::Session& session);

  // logging.cpp
  void print_debug(TimePoint now, const std::string& line);
  void say(TimePoint now, int severity, int id, std::string text);
  void deliver(TimePoint now, const SyslogRecord& record);
  [[nodiscard]] std::string device_id_text() const;
  void log_user_changes(TimePoint now, const pix::Unordered<pix::Username>& before);
  /// 308002, if it is about statics that overlap.
  void log_conflict(TimePoint now, std::string text);
  void trace_icmp(TimePoint now, fw::InterfaceIndex ingress, ByteView packet);
  void debug_login(TimePoint now, const std::string& tag, const std::string& user,
                   const aaa::AuthenticationResult& result);

  // consoles.cpp
  /// False if the answer is not for a console.
  bool finish_console_login(TimePoint now, const std::string& tag, const aaa::AuthenticationResult& result);
  /// `reload`: everything ends, and the startup configuration is in force.
  void restart(TimePoint now);
  void consoles_timeout(TimePoint now);
  /// `clear crypto ipsec sa counters`: what is shown counts from here. The associations' own counters go on,
  /// because their life in kilobytes hangs on them.
  void remember_ipsec_counters(TimePoint now);
  [[nodiscard]] esp::SaStatus since_clear(esp::SaStatus sa) const;
  [[nodiscard]] std::optional<TimePoint> consoles_next_timeout() const;

  // vpn.cpp
  void apply_gates(TimePoint now);
  bool pump_gate(TimePoint now, Gate& gate);
  void carry_out(TimePoint now, Gate& gate, const ike::Action& action);
  void handle(TimePoint now, Gate& gate, const ike::Phase1Established& event);
  void handle(TimePoint now, Gate& gate, const ike::CredentialsReceived& event);
  void handle(TimePoint now, Gate& gate, const ike::AddressWanted& event);
  void handle(TimePoint now, Gate& gate, const ike::ChildEstablished& event);
  void handle(TimePoint now, Gate& gate, const ike::ChildRemoved& event);
  void handle(TimePoint now, Gate& gate, const ike::Phase1Rekeyed& event);
  void handle(TimePoint now, Gate& gate, const ike::Phase1Over& event);
  void handle(TimePoint now, Gate& gate, const ike::Closed& event);
  void handle(TimePoint, Gate&, const ike::NeedCredentials&) {}
  void handle(TimePoint, Gate&, const ike::AddressAssigned&) {}
  void handle(TimePoint, Gate&, const ike::UserAuthenticated&) {}
  void handle(TimePoint, Gate&, const ike::Redirected&) {}
  /// " (local A (responder), remote A)", as the messages 7022xx end.
  [[nodiscard]] static std::string peers_text(const Gate& gate, const Endpoint& peer);
  [[nodiscard]] Session* session_of(const SaKey& key);
  void install(TimePoint now, Gate& gate, const ike::SaId sa, std::uint64_t pair, const ike::ChildSa& child,
               bool inbound);
  void remove_pair(TimePoint now, Session& session, std::uint64_t number);
  void move_peer(const ike::MovePeer& move, Session& session);
  void end_session(TimePoint now, const SaKey& key);
  void sessions_changed() { sessions_changed_ = true; }
  void watch_idle(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> end_of(const Session& session) const;
  [[nodiscard]] std::optional<TimePoint> longest_of(const Session& session) const;
  bool handle_esp_events(TimePoint now);

  // traffic.cpp
  void receive_one(TimePoint now, fw::InterfaceIndex ingress, ByteView packet);
  /// ESP waits for others of its burst, until open_waiting().
  void take_esp(ByteView packet);
  void open_waiting(TimePoint now, fw::InterfaceIndex ingress);
  void take_opened(TimePoint now, fw::InterfaceIndex ingress, esp::PacketBuffer& packet);
  /// A datagram for UDP 500, 4500 or a port of Cisco's own encapsulation; false if it is none of these.
  bool receive_vpn_datagram(TimePoint now, fw::InterfaceIndex ingress, Gate& gate,
                            const wire::Ipv4View& packet);
  void forward(TimePoint now, fw::InterfaceIndex ingress, bool from_tunnel, Bytes packet);
  void send_out(TimePoint now, const fw::Hop& hop, Bytes packet);
  /// Goes with others of its burst, at seal_waiting().
  void seal_and_send(TimePoint now, ByteView packet);
  void seal_waiting(TimePoint now);
  /// Is said once a burst, not for every packet.
  void traffic_passed(TimePoint now, Session& session, bool inward);
  void send_from_self(TimePoint now, Bytes packet);
  void answer_as_self(TimePoint now, ByteView packet);
  void forward_released(TimePoint now);
  [[nodiscard]] bool is_bare_packet_of_client(fw::InterfaceIndex ingress, bool from_tunnel,
                                              Ipv4Address source) const;
  [[nodiscard]] static fw::Message bare_packet_message(Ipv4Address source, Ipv4Address destination,
                                                       std::uint8_t protocol);
  [[nodiscard]] bool goes_into_tunnel(fw::InterfaceIndex egress, Ipv4Address destination,
                                      ByteView packet) const;
  [[nodiscard]] bool selects_sa(ByteView packet) const;
  void transmit(fw::InterfaceIndex interface, Ipv4Address next_hop, Bytes packet);
  void clear_counters();
  void send_clear(TimePoint now, const fw::Hop& hop, Bytes packet);
  void tell_too_big(TimePoint now, ByteView packet, std::size_t mtu);
  [[nodiscard]] std::size_t mtu_of(fw::InterfaceIndex interface) const;
  /// Of the way to a peer: the interface's, or less for ten minutes after a router said so.
  [[nodiscard]] std::size_t path_mtu_to(TimePoint now, fw::InterfaceIndex interface, Ipv4Address peer);
  [[nodiscard]] bool is_gate(fw::InterfaceIndex interface) const;
  bool handle_path_events(TimePoint now);

  // logins.cpp
  void apply_aaa();
  bool pump_aaa(TimePoint now);
  bool pump_group(TimePoint now, const std::string& tag, aaa::ServerGroup& group);
  void carry_out(const std::string& tag, const aaa::Action& action);
  void take_event(TimePoint now, const std::string& tag, aaa::ServerGroup& group, const aaa::Event& event);
  void ask_further(TimePoint now, const std::string& tag, aaa::ServerGroup& group,
                   const aaa::ChallengeNeeded& event);
  [[nodiscard]] aaa::ServerGroup* group_of(const std::string& tag);
  /// The entry of a user whom a server let in: with its limits and its list, which is made known to the
  /// packet path. `granted` also goes into the accounting of what comes from that address.
  [[nodiscard]] fw::UauthEntry uauth_entry(TimePoint now, const std::string& user, Ipv4Address address,
                                           bool is_ipsec, const aaa::Authorization& granted,
                                           bool local_login = false);
  void finish_login(TimePoint now, const Login& login, const aaa::AuthenticationResult& result);
  void account_start(TimePoint now, const fw::Connection& connection);
  void account_stop(TimePoint now, const fw::Connection& connection, fw::ConnEnd reason);

  // accounting.cpp
  void queue_record(TimePoint now, const std::string& tag, aaa::AccountingRequest request);
  void feed_accounting(TimePoint now);
  void record_stored(TimePoint now, const std::string& tag, const aaa::AccountingResult& result);
  void watch_accounting(TimePoint now);
  void cancel_logins(const SaKey& key);

  // authorization.cpp
  void finish_authorization(TimePoint now, const std::string& tag, const aaa::AuthorizationResult& result);

  // proxy.cpp
  void begin_proxy(TimePoint now, const fw::LoginWanted& wanted, bool from_tunnel, Bytes packet);
  /// True if the packet belongs to a user whose connection ends here.
  bool divert_to_proxy(TimePoint now, fw::InterfaceIndex ingress, ByteSpan packet);
  void answer_from_server(Bytes packet);
  /// A packet of a known user whose servers must be asked whether it may pass.
  void ask_authorization(TimePoint now, const fw::LoginWanted& wanted, fw::InterfaceIndex ingress,
                         bool from_tunnel, Bytes packet);
  void send_to_server(TimePoint now, ProxiedLogin& login, Bytes packet);
  /// The word of the authorization server about the connection of a login; false if there is no such login.
  bool proxy_authorized(TimePoint now, const Endpoint& from, const Endpoint& to, const std::string& resource,
                        bool permitted);
  void drive(TimePoint now, ProxiedLogin& login);
  void ask_about(TimePoint now, ProxiedLogin& login, PromptCredentials credentials);
  void finish_proxy_login(TimePoint now, const Login& asked, const aaa::AuthenticationResult& result);
  void end_proxy(TimePoint now, ProxiedLogin& login, bool reset);
  void proxied_connection_ended(TimePoint now, const fw::Connection& connection, fw::ConnEnd reason);
  void proxies_timeout(TimePoint now);
  bool proxy_opened(TimePoint now, std::uint64_t stream);
  bool proxy_data(TimePoint now, std::uint64_t stream, ByteView octets);
  bool proxy_closed(TimePoint now, std::uint64_t stream);
  [[nodiscard]] std::unique_ptr<LoginDialogue> make_dialogue(const ProxiedLogin& login);
  [[nodiscard]] Ipv4Address own_address(std::string_view interface) const;

  // telnet_access.cpp
  /// A packet to the appliance itself; true if it is TCP.
  bool receive_own_tcp(TimePoint now, fw::InterfaceIndex ingress, bool from_tunnel, const Bytes& packet);
  [[nodiscard]] bool permits_telnet(fw::InterfaceIndex ingress, bool from_tunnel, Ipv4Address from) const;
  [[nodiscard]] bool permits_ssh(fw::InterfaceIndex ingress, Ipv4Address from) const;
  [[nodiscard]] std::optional<std::uint64_t> accept_telnet(TimePoint now, std::string_view interface,
                                                           const Endpoint& from);
  bool flush_telnet(std::uint64_t console, std::string_view output, bool is_finished);
  bool telnet_data(TimePoint now, std::uint64_t stream, ByteView octets);
  bool telnet_closed(std::uint64_t stream);

  Settings settings_;
  pix::Config config_;
  std::optional<pix::Config> startup_;
  Random& random_;
  TimePoint started_;
  std::optional<WallTime> last_modified_;
  bool dirty_ = true;  ///< the configuration changed and the engines have not been told yet
  bool dirty_by_console_ = false;
  std::string dirty_line_;
  console::DebugSwitches debug_;
  bool sessions_changed_ = false;
  bool pumping_ = false;

  fw::Path path_;
  esp::Pipeline pipeline_;
  std::map<GateName, Gate> gates_;
  std::map<SaKey, Session> sessions_;
  // A session stays where it is in memory while it lives, also when its key changes.
  std::map<std::uint32_t, Session*> by_inbound_spi_;
  std::map<std::pair<std::uint32_t, Ipv4Address>, Session*>
      by_outbound_spi_;  ///< the SPI is the peer's choice
  std::uint64_t next_session_ = 1;
  AddressPools pools_;
  std::map<std::string, fw::InterfaceStatus, std::less<>> interface_counts_;
  struct NarrowPath {
    std::size_t mtu = 0;
    TimePoint until{};
  };
  std::map<Ipv4Address, NarrowPath> narrow_paths_;  ///< by peer
  // Kept between bursts: no allocation once they have grown. The first so many are in use.
  std::vector<esp::PacketBuffer> to_open_, to_seal_;
  std::size_t opening_ = 0, sealing_ = 0;
  struct Sealing {
    fw::Hop hop;  ///< of the outer packet
    Ipv4Address peer;
    std::size_t inner_size = 0;
  };
  std::vector<Sealing> sealing_to_;  ///< for each of to_seal_

  std::map<std::string, std::unique_ptr<aaa::ServerGroup>> groups_;
  std::map<std::pair<std::string, aaa::RequestId>, Login> logins_;
  std::map<std::uint64_t, Stream> streams_;
  std::map<std::pair<std::string, aaa::StreamId>, std::uint64_t> stream_numbers_;
  std::uint64_t next_stream_ = 1;
  std::map<std::uint64_t, Account> accounts_;  ///< by connection
  std::uint32_t next_task_ = 1;

  LoginProxies proxies_;
  /// A person at the console over Telnet, by stream.
  struct Telnet {
    int number = 0;
    Endpoint from;
    std::uint64_t console = 0;
    TelnetText text;
  };
  std::map<std::uint64_t, Telnet> telnets_;
  std::vector<std::uint64_t> ended_consoles_;  ///< of killed sessions, to be taken away by pump()
  // aaa
  /// A connection that waits for the word of a server.
  struct Authorizing {
    std::string user, resource;
    Endpoint from, to;
    fw::InterfaceIndex ingress = fw::kNoInterface;
    bool from_tunnel = false;
    Bytes packet;  ///< sent on its way then; empty: it comes again by itself
  };
  std::map<std::pair<std::string, aaa::RequestId>, Authorizing> authorizing_;
  struct Granted {
    std::vector<Bytes> classes;
    bool local_login = false;
  };
  std::map<Ipv4Address, Granted> granted_;  ///< by the address of the user, for accounting
  std::map<std::pair<std::string, aaa::SocketId>, std::uint16_t> datagram_ports_;
  std::map<std::uint16_t, std::pair<std::string, aaa::SocketId>> datagram_sockets_;
  aaa::MemoryStorage own_storage_;
  aaa::AccountingQueue accounting_;
  struct InFlight {
    aaa::RequestId request = 0;
    std::uint64_t record = 0;
  };
  std::map<std::string, InFlight> in_flight_;  ///< by tag
  std::uint64_t delivered_ = 0;
  std::uint64_t lost_said_ = 0;
  std::optional<TimePoint> watch_accounting_at_;
  AccountingState accounting_told_;

  std::map<std::uint64_t, std::unique_ptr<console::Session>> consoles_;
  std::uint64_t next_console_ = 1;
  struct ConsoleLogin {
    std::uint64_t number = 0;
    std::string user;
  };
  std::map<std::pair<std::string, aaa::RequestId>, ConsoleLogin> console_logins_;
  std::uint64_t next_console_login_ = 1;
  struct WrongPasswords {
    int count = 0;
    TimePoint last{};
  };
  std::map<Ipv4Address, WrongPasswords> wrong_passwords_;  ///< 0.0.0.0: at the console itself
  std::optional<std::string> restart_by_;
  std::optional<WallTime> startup_written_;
  std::map<std::tuple<esp::Direction, std::uint32_t, Ipv4Address>, esp::SaCounters> ipsec_cleared_;
  console::LoggingStatus logged_;  ///< counts; the lines stand in log_buffer_
  std::deque<std::string> log_buffer_;
  std::uint64_t icmp_traced_ = 0;
  TimePoint counters_since_ = started_;
  std::optional<console::PublicKey> public_key_;
  std::optional<TimePoint> quiet_at_;  ///< when prompts come back behind debug lines
};

}  // namespace drawbridge::headend
