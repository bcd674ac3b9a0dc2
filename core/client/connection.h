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
};
struct DeconfigureInterface {};
using Action = std::variant<Resolve, SendDatagram, SendPacket, SendClear, DeliverInner, ConfigureInterface,
                            DeconfigureInterface>;
using Event = std::variant<StateChange, UserPrompt, Ended, LogRecord>;

/// What goes with a profile but is not kept in it.
struct ConnectSecrets {
  Secret group_password;                ///< or the pre-shared key of a 1.1 policy
  std::string user_name;                ///< overrides the profile's
  std::optional<Secret> user_password;  ///< saved: answers the first question by itself
};

struct ConnectionSettings {
  Ipv4Address local_address;
  std::uint16_t local_port = 500;
  std::string application_version;  ///< product and version
  WallTime wall_epoch;
  Duration ike_retransmit = Seconds{5};
  int ike_sends = 4;
  /// Sees each offer before it goes and may change it: for experiments with a headend. Empty: nothing is
  /// changed.
  std::function<void(ike::InitiatorConfig&)> edit_offer;
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
                     Secret answer = {}, const std::string& domain = {});
  void cancel_prompt(TimePoint now);
  /// Cancels a connection in the making, or disconnects: Deletes are among the actions afterwards.
  void disconnect(TimePoint now);

  void receive_datagram(TimePoint now, const Endpoint& from, const Endpoint& to, ByteView payload);
  /// A complete IPv4 packet with protocol 50 addressed to this machine.
  void receive_esp(TimePoint now, ByteView packet);
  /// An IPv4 packet of this machine's programs that was routed to the tunnel.
  void send_inner(TimePoint now, ByteView packet);
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
