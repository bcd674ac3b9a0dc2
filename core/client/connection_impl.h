// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a connection. Flow and timers in connection.cpp, the engine's events in
// connection_events.cpp, packets and counters in connection_traffic.cpp.
#pragma once

#include <deque>
#include <map>

#include "base/timers.h"
#include "client/connection.h"
#include "client/event_log.h"
#include "esp/pipeline.h"
#include "ike/endpoint.h"

namespace drawbridge::client {

/// Without any pair for this long, the connection has ended.
inline constexpr Seconds kNoPairsPatience{5};

/// The data plane's name of what the engine negotiated.
[[nodiscard]] esp::AuthAlgorithm auth_of(ike::EspAuth auth);
[[nodiscard]] esp::SaParams params_of(const ike::ChildSa& child);

class Connection::Impl {
 public:
  Impl(ConnectionSettings settings, Random& random);

  // connection.cpp
  void connect(TimePoint now, const Profile& profile, ConnectSecrets secrets);
  void resolved(TimePoint now, const std::string& host, std::optional<Ipv4Address> address);
  void answer_prompt(TimePoint now, ike::IkeEndpoint::Credentials credentials);
  void cancel_prompt(TimePoint now);
  void answer_banner(TimePoint now, bool accepted);
  void disconnect(TimePoint now);
  void receive_datagram(TimePoint now, const Endpoint& from, const Endpoint& to, ByteView payload);
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  // connection_traffic.cpp
  void receive_esp(TimePoint now, ByteView packet);
  void send_inner(TimePoint now, ByteView packet);
  void receive_esp(TimePoint now, std::span<esp::PacketBuffer> packets);
  void send_inner(TimePoint now, std::span<esp::PacketBuffer> packets);
  [[nodiscard]] Statistics statistics(TimePoint now) const;
  void reset_statistics() { counters_ = {}; }

  // connection_plane.cpp
  void data_plane_event(TimePoint now, const esp::EspEvent& event);
  void data_plane_counters(TimePoint now, const DataPlaneCounters& totals);

  void record(bool on);
  /// An ESP packet of a burst.
  void record(TimePoint now, const esp::PacketBuffer& packet);

  std::deque<Action> actions;
  std::deque<Event> events;
  EventLog log;
  std::unique_ptr<Recording> recording;
  TimePoint called_at{};  ///< the last call: what is polled was sent then
  State state = State::disconnected;

 private:
  enum class Timer : std::uint8_t {
    progress,  ///< the gateway said nothing new for too long while connecting
    securing,  ///< a pair is there, but not the one for the networks
    no_pairs,  ///< up, but the peer deleted the last pair
    count,
  };
  struct Child {
    std::uint32_t inbound_spi = 0;
    std::uint32_t outbound_spi = 0;
    ike::EspTransform transform;
    ike::TrafficSelector remote;
    std::optional<std::uint32_t> life_seconds;
    TimePoint at{};
  };
  struct Counters {
    std::uint64_t bytes_in = 0, bytes_out = 0;
    std::uint64_t encrypted = 0, decrypted = 0, bypassed = 0, discarded = 0;
  };
  enum class Path : std::uint8_t { tunnel, clear, malformed };

  // connection.cpp
  void enter(TimePoint now, State next);
  void say(TimePoint now, LogClass log_class, int level, std::uint16_t message, std::string text);
  [[nodiscard]] std::optional<Reason> refused_before_start() const;
  [[nodiscard]] bool own_certificate_has_expired(TimePoint now);
  /// What was given, with what the entry says and today's date.
  [[nodiscard]] std::shared_ptr<const ike::CertificateConfig> certificates() const;
  void try_server(TimePoint now);
  void contact(TimePoint now, Ipv4Address address);
  /// The next backup server if there is one for this reason, else the end.
  void fail(TimePoint now, Reason reason, std::vector<std::string> wanted = {},
            std::vector<std::string> offered = {});
  void finish(TimePoint now, Reason reason, std::vector<std::string> wanted = {},
              std::vector<std::string> offered = {});
  /// Closes the ISAKMP SA, telling the peer, and ends with `reason`.
  void give_up(TimePoint now, Reason reason);
  void pump(TimePoint now);

  // connection_events.cpp
  void carry_out(TimePoint now, const ike::Action& action);
  void handle(TimePoint now, const ike::Phase1Established& event);
  void handle(TimePoint now, const ike::NeedCredentials& event);
  void handle(TimePoint now, const ike::UserAuthenticated& event);
  void handle(TimePoint now, const ike::AddressAssigned& event);
  void handle(TimePoint now, const ike::ChildEstablished& event);
  void handle(TimePoint now, const ike::ChildRemoved& event);
  void handle(TimePoint now, const ike::Phase1Rekeyed& event);
  void handle(TimePoint now, const ike::Phase1Over& event);
  void handle(TimePoint now, const ike::Closed& event);
  void handle(TimePoint now, const ike::Redirected& event);
  void handle(TimePoint, const ike::CredentialsReceived&) {}
  void handle(TimePoint, const ike::AddressWanted&) {}
  [[nodiscard]] Reason reason_of(const ike::Closed& event) const;
  [[nodiscard]] bool is_gateway_only(const ike::TrafficSelector& remote) const;
  [[nodiscard]] esp::SaParams inbound_params(const ike::ChildSa& child) const;
  void come_up(TimePoint now);
  /// Shows the banner first if there is one and somebody answers it.
  void come_up_or_ask(TimePoint now);

  // connection_traffic.cpp
  [[nodiscard]] Path path_of(ByteView packet) const;
  [[nodiscard]] bool seal(TimePoint now, std::span<esp::PacketBuffer> packets, bool with_outer);
  [[nodiscard]] bool open(TimePoint now, std::span<esp::PacketBuffer> packets, bool with_outer);
  void traffic_passed(TimePoint now, bool any_sealed, bool any_opened);
  void was_discarded(TimePoint now, esp::PacketStatus why);
  void was_refused(TimePoint now, esp::PacketStatus why);
  void handle_esp_events(TimePoint now);
  [[nodiscard]] const Child* main_child() const;

  ConnectionSettings settings_;
  ike::IkeEndpoint ike_;
  esp::Pipeline pipeline_;
  TimerTable<Timer> timers_;

  Profile profile_;
  ConnectSecrets secrets_;
  std::vector<std::string> servers_;
  std::map<std::string, std::vector<std::string>> told_backups_;  ///< by entry: the gateway's last list
  bool banner_is_open_ = false;
  std::size_t server_index_ = 0;
  std::string resolving_;
  Ipv4Address server_;
  Ipv4Address esp_peer_;              ///< where ESP goes: the gateway, unless its translator changed
  std::optional<ike::UdpPorts> udp_;  ///< of ESP in UDP
  ike::SaId sa_ = 0;
  ike::SaId prompt_sa_ = 0;
  bool pumping_ = false;

  bool asked_user_ = false;
  bool saved_password_used_ = false;
  bool prompt_is_open_ = false;
  bool password_goes_along_ = false;  ///< with the answer to the open prompt, which does not ask for it
  int attempt_ = 1;
  std::string user_;
  std::optional<Secret> password_;      ///< of this session: answers when phase 1 is renewed
  bool password_is_saved_ = false;      ///< that one is the entry's
  bool login_in_doubt_ = false;         ///< the gateway may have ended it: the next one is no renewal
  std::vector<EndDetail> end_details_;  ///< Ended::details of the end that is coming

  std::optional<ike::ModeConfig> assigned_;
  std::vector<Route> secured_routes_;
  bool configured_ = false;
  std::map<std::uint64_t, Child> children_;  ///< by pair
  std::optional<TimePoint> up_since_;
  State failed_at_ = State::disconnected;
  bool offer_refused_ = false;  ///< the gateway took nothing of what phase 1 or phase 2 offered
  bool by_user_ = false;
  int redirects_ = 0;
  bool balancing_ = false;  ///< the present server was named by another
  Counters counters_;
  std::vector<std::size_t> inner_sizes_;                     ///< of a burst
  std::optional<crypto::TrustProblem> certificate_problem_;  ///< of the end that is coming

  // connection_plane.cpp
  void hand_out(const ike::Action& action);
  void hand_out_the_end();
  [[nodiscard]] std::optional<esp::EspEvent> next_esp_event();
  std::map<std::uint32_t, Ipv4Address> handed_out_;  ///< peers of outbound SAs, by SPI
  std::deque<esp::EspEvent> plane_events_;
  DataPlaneCounters plane_totals_;
};

}  // namespace drawbridge::client
