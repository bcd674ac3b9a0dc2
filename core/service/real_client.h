// SPDX-License-Identifier: GPL-3.0-or-later
// A client connection on this machine's real network: UDP sockets, names looked up outside the tunnel, and
// behind the tunnel either the whole system, through the privileged helper, or the programs that use the
// proxy on 127.0.0.1. Belongs to the service's thread, which has an event loop of Qt.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "client/connection.h"
#include "client/route_plan.h"
#include "net/linux/esp_port.h"
#include "net/linux/tun_port.h"
#include "net/linux/udp_port.h"
#include "service/machine_watch.h"
#include "service/plane_link.h"
#include "service/proxy_server.h"
#include "service/whole_system.h"
#include "tcpip/host.h"

class QObject;
class QSocketNotifier;

namespace drawbridge::service {

class RealClient;

/// What another connection keeps of this machine.
struct OtherTunnel {
  std::string entry;
  Ipv4Address gateway;
  std::vector<Prefix> through;  ///< networks in its tunnel; 0.0.0.0/0 for a full one
  bool all_names = false;       ///< every name is asked at its servers
};

struct RealClientOptions {
  std::string application_version;
  WallTime wall_epoch;
  std::function<void(ike::InitiatorConfig&)> edit_offer;  ///< client::ConnectionSettings
  /// The gateway's ports behind a mapping, or a test's: what goes to the first is sent to the second.
  std::map<std::uint16_t, std::uint16_t> gateway_ports;
  /// The tunnels of this machine beside the one that asks; empty: there can be none.
  std::function<std::vector<OtherTunnel>(const RealClient&)> beside{};
};

class RealClient {
 public:
  /// `stack` and `random` must outlive the client. `wake` is called when something waits for run(); it must
  /// not call back at once.
  RealClient(tcpip::Stack& stack, Random& random, RealClientOptions options, std::function<void()> wake);
  ~RealClient();
  RealClient(const RealClient&) = delete;
  RealClient& operator=(const RealClient&) = delete;

  /// `reach` is whole_system or proxy. Ends with 408/409 when one is already going on; while one waits for
  /// its next attempt that attempt begins at once, with what is said here.
  void connect(TimePoint now, const client::Profile& profile, client::ConnectSecrets secrets,
               client::Reach reach);
  void disconnect(TimePoint now);
  /// What the user answered, for a connection that is made again. A password that is not kept for the next
  /// time is not kept for that either: it is asked for.
  void remember_answer(const std::string& user, const Secret& password, bool is_saved);
  void answer_banner(TimePoint now, bool accepted);
  /// poll_firewall() tells how it went; false: there is nothing to pause, or nothing was paused.
  bool suspend_firewall(bool suspended);
  [[nodiscard]] std::optional<ipc::ClientFirewall> poll_firewall();
  /// The kill switch stands; it outlives a connection that was lost.
  [[nodiscard]] bool has_firewall() const { return whole_.has_kill_switch(); }
  [[nodiscard]] bool is_firewall_suspended() const { return whole_.is_kill_switch_suspended(); }
  /// What a MachineWatch tells: after sleep, and where the way to the gateway begins at another address, the
  /// connection is made again.
  void hear(TimePoint now, MachineWatch::News news);
  /// client::Connection::record, for this connection and the next ones.
  void record(bool on);
  void set_log_level(client::LogClass log_class, int level);  ///< as above
  [[nodiscard]] bool is_active() const;
  /// The connection was lost; its next attempt is due in so long. Nothing: it does not wait for one.
  [[nodiscard]] std::optional<Duration> next_attempt_in(TimePoint now) const;
  [[nodiscard]] bool is_waiting() const;
  /// How it stands now, in the words of a change of state.
  [[nodiscard]] client::StateChange present(TimePoint now) const;
  /// Nothing is left of it but what can be asked about the last connection.
  [[nodiscard]] bool may_be_forgotten() const;
  [[nodiscard]] const std::string& entry() const { return pending_.profile.name; }
  [[nodiscard]] client::Reach reach() const { return pending_.reach; }
  /// Another connection has the same gateway, or no more.
  void share_gateway(bool is_shared);
  /// What it keeps of this machine, from when its address was assigned.
  [[nodiscard]] const std::optional<OtherTunnel>& tunnel() const { return tunnel_; }
  [[nodiscard]] ipc::ClientProxy proxy() const;
  /// The connection, while there is one or the last one's values may be asked for; else null.
  [[nodiscard]] client::Connection* connection() { return connection_.get(); }
  [[nodiscard]] client::State state() const;
  [[nodiscard]] client::Statistics statistics(TimePoint now) const;

  /// Reads the sockets, runs timers, carries out what the connection wants. True if there was anything.
  bool run(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  [[nodiscard]] std::optional<client::Event> poll_event();
  /// What the proxy offers, when that has changed.
  [[nodiscard]] std::optional<ipc::ClientProxy> poll_proxy();
  /// Of those who connect: the host whose packets go through the tunnel of a proxy connection.
  [[nodiscard]] tcpip::Host& tunnel_host() { return host_; }

 private:
  /// Octets of an inner packet at most: what old gateways and lines with several headers more let through
  /// (client.md 12.3).
  static constexpr int kMostMtu = 1380;
  static constexpr int kLeastMtu = 576;
  static constexpr int kTcpAndIp = 40;
  enum class Phase : std::uint8_t { idle, looking_up, asking_helper, running };
  struct Pending {
    client::Profile profile;
    client::ConnectSecrets secrets;
    client::Reach reach = client::Reach::proxy;
  };
  struct Lookup {
    std::string host;
    std::optional<Ipv4Address> address;
  };

  // real_client.cpp
  void enter(TimePoint now, client::State state);
  void look_up(const std::string& host);
  void begin(TimePoint now, std::optional<Ipv4Address> gateway);
  void begin_with_name(TimePoint now);
  /// With the sockets that are there; opens free ports for those that are not.
  void start(TimePoint now);
  void fail(TimePoint now, client::Reason reason, const std::vector<client::EndDetail>& why);
  void tell(client::Event event);
  void say(TimePoint now, int level, const std::string& text);
  bool run_helper(TimePoint now);
  bool carry_out(TimePoint now);
  void come_up(TimePoint now, const client::ConfigureInterface& assigned);
  void come_up_whole(TimePoint now, const client::ConfigureInterface& assigned, int mtu);
  /// Of the machine as it is now; nothing is changed by asking.
  [[nodiscard]] Result<client::Plan, WholeSystem::Failed> plan_beside_others(
      const client::ConfigureInterface& assigned, const client::TunnelFacts& tunnel) const;
  [[nodiscard]] Result<std::vector<privilege::Request>, WholeSystem::Failed> plan_for(
      TimePoint now, const client::ConfigureInterface& assigned, const client::TunnelFacts& tunnel);
  void go_down();
  /// The machine cannot carry the connection any more: it ends with this reason, the gateway is told.
  void end_because(TimePoint now, client::Reason reason, const client::EndDetail& why);
  void pass_events(TimePoint now);
  void after_the_end();

  // real_client_restarts.cpp
  /// Ends the connection without a word to people and makes it again.
  void restart(TimePoint now, const std::string& why);
  void try_again(TimePoint now);
  /// Between two attempts.
  void rest(TimePoint now);
  /// Waiting for the next attempt, it begins now, as this request says.
  void hurry(TimePoint now, const client::Profile& profile, client::ConnectSecrets secrets,
             client::Reach reach);
  [[nodiscard]] bool is_tunnel_address(Ipv4Address address) const;
  [[nodiscard]] bool may_try_again(const client::Ended& ended) const;
  /// The gateway is not there any more, and the entry says that the connection is made again then.
  [[nodiscard]] bool is_lost_but_wanted(const client::Ended& ended) const;
  [[nodiscard]] Duration wait_before(int attempt) const;

  // real_client_sockets.cpp
  [[nodiscard]] bool open_missing_sockets(TimePoint now);
  [[nodiscard]] bool adopt_sockets(TimePoint now, WholeSystem::SocketsOpened opened);
  void watch(int descriptor);
  void unwatch(int descriptor);
  /// Packets of a whole-system connection go through a thread of their own from now on.
  void start_plane(TimePoint now, net::TunPort tun);
  void open_cisco_port(TimePoint now, std::uint16_t number);
  [[nodiscard]] net::UdpPort* port_for(TimePoint now, std::uint16_t number);
  /// The way to the gateway takes no more: the device, and TCP inside, make do with it.
  void narrow(int mtu);
  bool run_plane(TimePoint now);
  void close_sockets();
  bool read_sockets(TimePoint now);
  bool read_udp(TimePoint now, std::unique_ptr<net::UdpPort>& port, std::uint16_t local_port);
  /// Something came since it was asked last; then it is asked again when the next thing comes.
  [[nodiscard]] bool is_readable(int descriptor);
  void expect_more(int descriptor);
  /// Of the proxy's host: waits for those that come with it.
  void stage_inner(ByteView packet);
  void flush_inner(TimePoint now);
  void open_staged(TimePoint now);
  void send_outgoing(TimePoint now);
  [[nodiscard]] Endpoint to_wire(Endpoint endpoint) const;
  [[nodiscard]] Endpoint from_wire(Endpoint endpoint) const;

  tcpip::Stack& stack_;
  Random& random_;
  RealClientOptions options_;
  std::function<void()> wake_;
  Phase phase_ = Phase::idle;
  Pending pending_;
  std::map<std::string, std::optional<Ipv4Address>> names_;  ///< looked up for this connection
  std::vector<Lookup> found_;
  client::ConnectionSettings settings_;
  std::unique_ptr<client::Connection> connection_;
  std::unique_ptr<net::UdpPort> ike_port_;
  std::vector<client::SendDatagram> outgoing_;  ///< gathered, so that a burst is one call
  std::unique_ptr<net::UdpPort> natt_port_;
  /// For Cisco's own encapsulation, at the number that the gateway gave, if that is free.
  std::unique_ptr<net::UdpPort> cisco_port_;
  std::uint16_t cisco_number_ = 0;
  std::unique_ptr<net::EspPort> esp_port_;
  std::unique_ptr<net::TunPort> tun_;
  PlaneLink plane_;  ///< whole system: has the device and the ports of ESP
  int tunnel_mtu_ = 0;
  Ipv4Address local_;
  WholeSystem whole_;
  std::optional<OtherTunnel> tunnel_;
  std::optional<ipc::ClientFirewall> firewall_;
  client::StateChange last_change_;
  std::optional<client::Reason> overruled_;  ///< why the connection really ended
  client::EndDetail overruled_detail_;
  bool is_machine_set_ = false;                 ///< address, routes and names of this connection are in force
  std::optional<client::StateChange> held_up_;  ///< until they are
  bool shares_gateway_ = false;
  bool ended_by_user_ = false;
  std::unique_ptr<MachineWatch> watch_;
  std::vector<MachineWatch::News> news_;
  client::ConnectSecrets kept_;  ///< for a connection that is made again
  struct Restart {
    int attempts = 0;
    std::optional<TimePoint> next;                      ///< of the next one
    bool waits = false;                                 ///< for that one, and people were told so
    client::Reason last_reason = client::Reason::none;  ///< why the connection, or the last attempt, ended
    client::Ended ended;                                ///< what is told if none succeeds
  };
  std::optional<Restart> restart_;  ///< until it is up again
  bool wants_again_ = false;
  std::optional<client::Ended> held_end_;  ///< until it is known whether a login page stands in the way
  Ipv4Address assigned_;                   ///< by the gateway
  struct Watched {
    std::unique_ptr<QSocketNotifier> notifier;
    bool is_ready = false;
  };
  std::map<int, Watched> watched_;                    ///< by descriptor
  std::vector<esp::PacketBuffer> to_seal_, to_open_;  ///< the first so many are in use
  std::size_t sealing_ = 0, opening_ = 0;
  std::vector<net::UdpToSend> burst_;
  tcpip::Host host_;
  ProxyServer proxy_;
  bool proxy_changed_ = false;
  bool records_ = false;
  std::map<client::LogClass, int> log_levels_;
  std::deque<client::Event> events_;
  std::unique_ptr<QObject> context_;  ///< of callbacks: none comes after it is gone
};

}  // namespace drawbridge::service
