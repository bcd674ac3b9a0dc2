// SPDX-License-Identifier: GPL-3.0-or-later
// One client connection, sans I/O: resolving, phase 1, Xauth, Mode-Config, phase 2, traffic, end. Owns an
// ike::IkeEndpoint and the client's half of the ESP data plane. Every call states its time; afterwards poll
// both queues until empty.
#pragma once

#include <functional>
#include <memory>
#include <variant>

#include "base/random.h"
#include "client/profile.h"
#include "client/recording.h"
#include "client/status.h"
#include "esp/pipeline.h"
#include "ike/policy.h"

namespace drawbridge::client {

/// What the connection wants done, in order.
struct Resolve {
  std::string host;
};
struct SendDatagram {
  Endpoint from;
  Endpoint to;
  Bytes payload;
};  ///< UDP
struct SendPacket {
  Bytes packet;
};  ///< a complete outer IPv4/ESP packet
struct SendClear {
  Bytes packet;
};  ///< inner packet that no Secure rule covers
struct DeliverInner {
  Bytes packet;
};  ///< decrypted IPv4 packet for this machine
struct ConfigureInterface {
  Ipv4Address address;
  std::optional<Ipv4Address> mask;
  std::vector<Ipv4Address> dns;
  std::string domain;
  std::vector<Route> secured_routes;
  // For who plans the machine's routes and names (route_plan.h).
  Ipv4Address gateway;
  ike::ModeConfig assigned;  ///< everything the gateway sent, as it came
};
struct DeconfigureInterface {};
// With ConnectionSettings::external_data_plane: what the data plane is told. Each has to be done before the
// actions behind it: the peer may send as soon as the next datagram is out.
struct InstallInbound {
  esp::SaParams params;
};
struct InstallOutbound {
  esp::SaParams params;
};
struct RemovePair {
  std::uint32_t inbound_spi = 0;
  std::uint32_t outbound_spi = 0;
  Ipv4Address remote;  ///< peer of the outbound one
};
/// The peer of this pair is reached at `to` from now on (esp::Sad::move_inbound and move_outbound).
struct MovePair {
  std::uint32_t inbound_spi = 0;
  std::uint32_t outbound_spi = 0;
  Ipv4Address remote;  ///< peer until now
  Endpoint to;
};
struct RemoveAllPairs {};
using Action =
    std::variant<Resolve, SendDatagram, SendPacket, SendClear, DeliverInner, ConfigureInterface,
                 DeconfigureInterface, InstallInbound, InstallOutbound, RemovePair, MovePair, RemoveAllPairs>;
using Event = std::variant<StateChange, UserPrompt, Ended, LogRecord, BackupServers, Banner>;

/// What goes with a profile but is not kept in it.
struct ConnectSecrets {
  Secret group_password;                ///< or the pre-shared key of a 1.1 policy
  std::string user_name;                ///< overrides the profile's
  std::optional<Secret> user_password;  ///< saved: answers the first question by itself
  /// For entries by certificate and mutual group: own chain and key, trusted authorities
  /// (client/certificate_store.h). What the profile says (rules of names, host, chain) and the date are put
  /// in here.
  std::shared_ptr<const ike::CertificateConfig> certificates{};
  /// Why they are not there, as a sentence for the log.
  std::string certificate_trouble{};
  /// Somebody reads the gateway's banner and answers it; without, it goes to the log alone.
  bool asks_banner = false;
};

struct ConnectionSettings {
  Ipv4Address local_address;
  std::uint16_t local_port = 500;
  std::uint16_t local_natt_port = 4500;  ///< own port once NAT traversal moved there
  bool force_udp = false;                ///< no raw ESP can be sent or received: always ESP in UDP
  std::string application_version;       ///< product and version
  WallTime wall_epoch;
  Duration ike_retransmit = Seconds{5};
  int ike_sends = 4;
  /// Packets pass elsewhere: SAs are handed out as actions, and what happens to packets is told by
  /// data_plane_event() and data_plane_counters(). receive_esp() and send_inner() are not used then; ESP in
  /// UDP that comes through receive_datagram() all the same is dropped and counted.
  bool external_data_plane = false;
  /// Packets come many at once: the fastest cryptography there is is worth its memory.
  bool in_bursts = false;
  /// Sees each offer before it goes and may change it: for experiments with a headend. Empty: nothing is
  /// changed.
  std::function<void(ike::InitiatorConfig&)> edit_offer;
};

/// What passed the external data plane since the connection came up, as totals.
struct DataPlaneCounters {
  std::uint64_t bytes_in = 0, bytes_out = 0;  ///< octets of inner packets
  std::uint64_t decrypted = 0, encrypted = 0;
  std::uint64_t discarded = 0;
  bool operator==(const DataPlaneCounters&) const = default;
};

class Connection {
 public:
  Connection(ConnectionSettings settings, Random& random);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Ends with 408/409 as an Ended event when one is already going on; that one is not disturbed.
  void connect(TimePoint now, const Profile& profile, ConnectSecrets secrets);
  void resolved(TimePoint now, const std::string& host, std::optional<Ipv4Address> address);
  void answer_prompt(TimePoint now, const std::string& user, Secret password, Secret passcode = {},
                     Secret answer = {}, const std::string& domain = {}, Secret next_pin = {});
  void cancel_prompt(TimePoint now);
  /// Goes on, or ends the connection as a cancelled one.
  void answer_banner(TimePoint now, bool accepted);
  /// Cancels a connection in the making, or disconnects: Deletes are among the actions afterwards.
  void disconnect(TimePoint now);

  /// UDP for one of this machine's ports: IKE, a NAT keepalive, or ESP in UDP. What it is the ports and the
  /// first octets tell.
  void receive_datagram(TimePoint now, const Endpoint& from, const Endpoint& to, ByteView payload);
  /// A complete IPv4 packet with protocol 50 addressed to this machine.
  void receive_esp(TimePoint now, ByteView packet);
  /// An IPv4 packet of this machine's programs that was routed to the tunnel.
  void send_inner(TimePoint now, ByteView packet);
  /// The same for many at once: what is `ok` afterwards is an ESP packet that is to go from its outer_source
  /// to its outer_destination, in UDP if it says so; the rest was dropped and counted. No action is made of
  /// them.
  void send_inner(TimePoint now, std::span<esp::PacketBuffer> packets);
  /// ESP packets without what was around them: outer_source, outer_destination, outer_tos and in_udp are
  /// filled in. What is `ok` afterwards is an inner packet for this machine.
  void receive_esp(TimePoint now, std::span<esp::PacketBuffer> packets);
  /// From the external data plane, at once.
  void data_plane_event(TimePoint now, const esp::EspEvent& event);
  /// From the external data plane, about once a second: for statistics and dead peer detection.
  void data_plane_counters(TimePoint now, const DataPlaneCounters& counters);
  void handle_timeout(TimePoint now);

  [[nodiscard]] std::optional<Action> poll_action();
  [[nodiscard]] std::optional<Event> poll_event();
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] State state() const;
  [[nodiscard]] Statistics statistics(TimePoint now) const;
  void reset_statistics();
  /// 0 off, 1 low, 2 medium, 3 high per class (client.md 11.3).
  void set_log_level(LogClass log_class, int level);
  /// Records packets and keys from the next connect() on, until it is called with false, which forgets them.
  void record(bool on);
  /// What has been recorded; null while nothing is.
  [[nodiscard]] const Recording* recording() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace drawbridge::client
