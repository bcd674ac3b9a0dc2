// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients against one headend, every packet on one wire that may lose, double and delay. The limits of
// wire.md 5 are on. On virtual time; an echo server answers behind the headend.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "client/connection.h"
#include "client/profile_store.h"
#include "headend/headend.h"
#include "headend_lines.h"
#include "net/segment.h"
#include "pix/parser.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::testing {

inline constexpr std::size_t kEchoes = 5;         ///< answered datagrams that make a transfer
inline constexpr Duration kAlive = Seconds(600);  ///< a datagram now and then, well below idle-time

inline const Ipv4Address kHeadendAddress(192, 168, 1, 1);
inline const Ipv4Address kServer(10, 89, 129, 131);
inline constexpr std::uint16_t kEchoPort = 7;

inline const std::string kLoadConfiguration = headend_lines("load", "10.20.0.1-10.20.255.254");

/// A plug on the outside wire: the headend's, and one for all clients, who are told apart by address.
class Port final : public net::Station {
 public:
  explicit Port(Prefix network) : network_(network) {}
  bool answers_for(Ipv4Address next_hop) const override { return network_.contains(next_hop); }
  void receive(TimePoint now, ByteView packet) override { on_packet(now, packet); }
  std::function<void(TimePoint, ByteView)> on_packet;

 private:
  Prefix network_;
};

inline constexpr std::uint32_t kInOneNetwork = 50;  ///< half of what one network may have half-open
inline constexpr std::uint32_t kFirstNetwork = 0x64400000;

struct LoadOptions {
  std::size_t clients = 100;
  net::Faults faults{};  ///< of the outside wire
  Duration between_starts = Milliseconds(40);
  Duration between_tries = Seconds(3);
  ike::Limits limits{};
  int client_sends = 15;  ///< on a network that loses a lot, four tries are not enough
  std::string configuration = kLoadConfiguration;
  std::function<void(client::Profile&)> edit_profile = {};
  std::function<void(ike::InitiatorConfig&)> edit_offer = {};
  WallTime wall_epoch{};  ///< of both ends: certificates are valid at a time
  std::function<void(headend::Settings&)> edit_headend = {};
  std::function<void(client::ConnectSecrets&)> edit_secrets = {};
  /// Whether a packet on the outside wire arrives, in either direction.
  std::function<bool(ByteView)> passes = {};
};

struct Client {
  std::size_t number = 0;
  Ipv4Address address;
  client::Connection connection;
  client::Profile profile;
  TimePoint start;
  bool started = false;
  bool is_up = false;
  std::optional<client::Ended> ended;
  std::optional<Ipv4Address> inner;
  // Echoes: one is asked for until it is answered.
  std::size_t wanted = 0;
  std::size_t answered = 0;
  TimePoint next_try{};
  std::optional<TimePoint> due;

  Client(std::size_t index, Random& random, const LoadOptions& options)
      : number(index),
        address(address_of(index)),
        connection(settings(address, options), random),
        start(options.between_starts * static_cast<int>(index)) {
    // Nobody reads five hundred logs.
    for (int each = 0; each < static_cast<int>(client::LogClass::count); ++each)
      connection.set_log_level(static_cast<client::LogClass>(each), 0);
    profile.name = "load";
    profile.host = kHeadendAddress.to_string();
    profile.group_name = "load";
    profile.peer_timeout = 480;  // the most that an entry allows
    if (options.edit_profile) options.edit_profile(profile);
  }

  static Ipv4Address address_of(std::size_t index) {
    const auto number = static_cast<std::uint32_t>(index);
    return Ipv4Address(kFirstNetwork + number / kInOneNetwork * 256 + 1 + number % kInOneNetwork);
  }
  static std::size_t index_of(Ipv4Address address) {
    const std::uint32_t number = address.value() - kFirstNetwork;
    return number / 256 * kInOneNetwork + number % 256 - 1;
  }
  static client::ConnectionSettings settings(Ipv4Address address, const LoadOptions& options) {
    client::ConnectionSettings settings;
    settings.local_address = address;
    settings.application_version = "Drawbridge";
    settings.ike_sends = options.client_sends;
    settings.edit_offer = options.edit_offer;
    settings.wall_epoch = options.wall_epoch;
    return settings;
  }
};

class World {
 public:
  explicit World(LoadOptions options)
      : options_(std::move(options)),
        headend_(settings(options_), pix::parse(options_.configuration).config, std::nullopt, random_, now) {
    outside_.attach(headend_port_);
    outside_.attach(clients_port_);
    clients_port_.on_packet = [this](TimePoint at, ByteView packet) {
      if (!options_.passes || options_.passes(packet)) arrive(at, packet);
    };
    headend_port_.on_packet = [this](TimePoint at, ByteView packet) {
      if (options_.passes && !options_.passes(packet)) return;
      if (intercept && intercept(packet)) return;
      headend_.receive(at, "outside", packet);
    };
    for (std::size_t i = 0; i < options_.clients; ++i) {
      clients.push_back(std::make_unique<Client>(i, random_, options_));
      Client& one = *clients.back();
      schedule(one);
    }
    settle_headend();
  }

  TimePoint now{};
  std::vector<std::unique_ptr<Client>> clients;

  /// Takes packets for the headend away, if it says so.
  std::function<bool(ByteView)> intercept;

  /// A packet on the outside wire that no client of ours sent.
  void inject(Bytes packet) { outside_.send(now, clients_port_, kHeadendAddress, std::move(packet)); }
  /// What a client makes of its program's packet: ESP that the headend has not seen.
  std::optional<Bytes> seal(Client& one, ByteView inner) {
    std::optional<Bytes> sealed;
    one.connection.send_inner(now, inner);
    while (auto action = one.connection.poll_action()) {
      if (auto* outer = std::get_if<client::SendPacket>(&*action)) sealed = std::move(outer->packet);
    }
    return sealed;
  }
  [[nodiscard]] headend::Headend& headend() { return headend_; }
  [[nodiscard]] const net::Segment::Counters& counters() const { return outside_.counters(); }

  /// Until `done` says so; false if that is not within `limit`.
  bool run_until(const std::function<bool()>& done, Duration limit) {
    const TimePoint end = now + limit;
    while (!done()) {
      const auto next = next_event();
      if (!next || *next > end) {
        now = end;
        return done();
      }
      now = std::max(now, *next);
      outside_.deliver(now);
      if (const auto at = headend_.next_timeout(); at && *at <= now) headend_.handle_timeout(now);
      settle_headend();
      while (!due_.empty() && due_.begin()->first <= now) {
        Client& one = *clients[due_.begin()->second];
        due_.erase(due_.begin());
        one.due.reset();
        wake(one);
        settle(one);
      }
      for (Client* one : std::exchange(touched_, {})) settle(*one);
    }
    return true;
  }

  [[nodiscard]] std::size_t count(const std::function<bool(const Client&)>& what) const {
    return static_cast<std::size_t>(
        std::count_if(clients.begin(), clients.end(), [&](const auto& one) { return what(*one); }));
  }

  void want_echoes(std::size_t more) {
    for (auto& one : clients) {
      one->wanted = one->answered + more;
      one->next_try = now;
      schedule(*one);
    }
  }
  void disconnect_all() {
    for (auto& one : clients) {
      one->wanted = one->answered;
      one->connection.disconnect(now);
      settle(*one);
    }
  }

 private:
  static headend::Settings settings(const LoadOptions& options) {
    headend::Settings settings;
    settings.limits = options.limits;
    settings.retransmit = {Seconds(5), 24};
    settings.wall_epoch = options.wall_epoch;
    if (options.edit_headend) options.edit_headend(settings);
    return settings;
  }

  std::optional<TimePoint> next_event() const {
    std::optional<TimePoint> next = outside_.next_delivery();
    const auto sooner = [&next](std::optional<TimePoint> other) {
      if (other && (!next || *other < *next)) next = other;
    };
    sooner(headend_.next_timeout());
    if (!due_.empty()) sooner(due_.begin()->first);
    return next;
  }

  void schedule(Client& one) {
    std::optional<TimePoint> at = one.connection.next_timeout();
    const auto sooner = [&at](TimePoint other) {
      if (!at || other < *at) at = other;
    };
    if (!one.started) sooner(one.start);
    if (one.is_up && !one.ended) sooner(one.next_try);
    if (one.due == at) return;
    if (one.due) due_.erase({*one.due, one.number});
    one.due = at;
    if (at) due_.insert({*at, one.number});
  }

  void wake(Client& one) {
    if (!one.started && now >= one.start) {
      one.started = true;
      client::ConnectSecrets secrets;
      secrets.group_password = Secret(std::string_view("cisco123"));
      secrets.user_name = "cisco_customer";
      secrets.user_password = Secret(std::string_view("cisco"));
      if (options_.edit_secrets) options_.edit_secrets(secrets);
      one.connection.connect(now, one.profile, std::move(secrets));
    }
    one.connection.handle_timeout(now);
    if (one.is_up && !one.ended && now >= one.next_try) {
      one.next_try = now + (one.answered < one.wanted ? options_.between_tries : kAlive);
      const auto mark = static_cast<std::uint8_t>(one.answered);
      one.connection.send_inner(now,
                                wire::build_udp({*one.inner, 2000}, {kServer, kEchoPort}, Bytes(64, mark)));
    }
  }

  void arrive(TimePoint at, ByteView packet) {
    const auto view = wire::parse_ipv4(packet);
    if (!view) return;
    const std::size_t index = Client::index_of(view->header.destination);
    if (index >= clients.size()) return;  // an answer to an address that nobody has
    Client& one = *clients[index];
    touched_.push_back(&one);
    if (view->header.protocol == wire::IpProtocol::esp) return one.connection.receive_esp(at, packet);
    const auto datagram = wire::parse_udp(*view);
    if (!datagram) return;
    one.connection.receive_datagram(at, {view->header.source, datagram->source_port},
                                    {view->header.destination, datagram->destination_port},
                                    datagram->payload);
  }

  void settle(Client& one) {
    while (auto action = one.connection.poll_action()) {
      if (const auto* const name = std::get_if<client::Resolve>(&*action)) {
        one.connection.resolved(now, name->host, kHeadendAddress);
      } else if (const auto* const datagram = std::get_if<client::SendDatagram>(&*action)) {
        outside_.send(now, clients_port_, datagram->to.address,
                      wire::build_udp(datagram->from, datagram->to, datagram->payload));
      } else if (const auto* const outer = std::get_if<client::SendPacket>(&*action)) {
        outside_.send(now, clients_port_, kHeadendAddress, outer->packet);
      } else if (const auto* const inner = std::get_if<client::DeliverInner>(&*action)) {
        answered(one, inner->packet);
      } else if (const auto* const up = std::get_if<client::ConfigureInterface>(&*action)) {
        one.inner = up->address;
      }
    }
    while (auto event = one.connection.poll_event()) {
      if (const auto* const change = std::get_if<client::StateChange>(&*event)) {
        if (change->state == client::State::up && !one.is_up) {
          one.is_up = true;
          one.wanted = kEchoes;
          one.next_try = now;
        }
      } else if (auto* const ended = std::get_if<client::Ended>(&*event)) {
        one.is_up = false;
        one.ended = *ended;
      }
    }
    schedule(one);
  }

  void answered(Client& one, ByteView packet) {
    const auto view = wire::parse_ipv4(packet);
    if (!view) return;
    const auto datagram = wire::parse_udp(*view);
    if (!datagram || datagram->payload.empty()) return;
    if (datagram->payload[0] != static_cast<std::uint8_t>(one.answered) || one.answered >= one.wanted) return;
    ++one.answered;
    one.next_try = now;
  }

  void settle_headend() {
    for (bool again = true; again;) {
      again = false;
      while (auto action = headend_.poll_action()) {
        const auto* const sent = std::get_if<headend::SendPacket>(&*action);
        if (sent == nullptr) continue;
        const auto view = wire::parse_ipv4(sent->packet);
        if (!view) continue;
        if (sent->interface == "outside") {
          outside_.send(now, headend_port_, view->header.destination, sent->packet);
        } else if (const auto datagram = wire::parse_udp(*view); datagram &&
                                                                 view->header.destination == kServer &&
                                                                 datagram->destination_port == kEchoPort) {
          const Bytes reply = wire::build_udp(
              {kServer, kEchoPort}, {view->header.source, datagram->source_port}, datagram->payload);
          headend_.receive(now, "inside", reply);
          again = true;
        }
      }
      while (headend_.poll_event()) {
      }
    }
  }

  LoadOptions options_;
  SeededRandom random_{2005};
  SeededRandom network_random_{7};
  net::Segment outside_{"outside", network_random_, options_.faults};
  headend::Headend headend_;
  Port headend_port_{{kHeadendAddress, 32}};
  Port clients_port_{{Ipv4Address(kFirstNetwork), 10}};
  std::set<std::pair<TimePoint, std::size_t>> due_;
  std::vector<Client*> touched_;
};

}  // namespace drawbridge::testing
