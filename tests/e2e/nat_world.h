// SPDX-License-Identifier: GPL-3.0-or-later
// Clients behind a translator of addresses, a headend before it, and a wire between that may lose, double and
// reorder. The translator lets UDP through and nothing else. On virtual time; an echo server answers behind
// the headend.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>

#include "base/timers.h"
#include "client/connection.h"
#include "headend/headend.h"
#include "headend_lines.h"
#include "net/segment.h"
#include "pix/parser.h"
#include "support/nat_box.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::testing {

inline const Ipv4Address kGateway(192, 168, 1, 1);
inline const Ipv4Address kRouterOutside(192, 168, 1, 50);
inline const Ipv4Address kEchoServer(10, 89, 129, 131);
inline constexpr std::uint16_t kEcho = 7;

/// `more`: lines behind those of a headend for the group "staff" with AES and SHA.
inline pix::Config nat_configuration(std::string_view more) {
  return pix::parse(headend_lines("staff", "10.20.0.1-10.20.0.254") + std::string(more)).config;
}

/// A plug of the outside wire.
class NatPort final : public net::Station {
 public:
  explicit NatPort(std::function<bool(Ipv4Address)> owns) : owns_(std::move(owns)) {}
  bool answers_for(Ipv4Address next_hop) const override { return owns_(next_hop); }
  void receive(TimePoint now, ByteView packet) override { on_packet(now, packet); }
  std::function<void(TimePoint, ByteView)> on_packet;

 private:
  std::function<bool(Ipv4Address)> owns_;
};

class NatWorld {
 public:
  struct End {
    Ipv4Address address;
    client::Connection connection;
    std::optional<Ipv4Address> inner;
    bool is_up = false;
    std::optional<client::Ended> ended;
    std::vector<std::string> offered_backups;
    std::vector<client::StateChange> states;
    std::size_t echoes = 0;
    std::size_t raw_esp = 0;

    End(const client::ConnectionSettings& settings, Random& random)
        : address(settings.local_address), connection(settings, random) {}
  };

  NatWorld(std::string_view configuration, bool with_nat, net::Faults faults = {}, std::uint64_t seed = 1)
      : random_(seed),
        network_random_(seed + 1),
        outside_("outside", network_random_, faults),
        headend_(headend_settings(), nat_configuration(configuration), std::nullopt, random_, now) {
    if (with_nat) nat.emplace(kRouterOutside);
    outside_.attach(gateway_port_);
    outside_.attach(router_port_);
    gateway_port_.on_packet = [this](TimePoint at, ByteView packet) {
      headend_.receive(at, "outside", packet);
    };
    router_port_.on_packet = [this](TimePoint at, ByteView packet) { arrive(at, packet); };
    settle();
  }

  TimePoint now{};
  std::optional<NatBox> nat;
  std::vector<std::unique_ptr<End>> ends;

  static client::ConnectionSettings settings(std::size_t index) {
    client::ConnectionSettings settings;
    settings.local_address = Ipv4Address(192, 168, 1, static_cast<std::uint8_t>(100 + index));
    settings.application_version = "Drawbridge";
    settings.ike_sends = 10;
    return settings;
  }
  static client::Profile profile() {
    client::Profile profile;
    profile.name = "staff";
    profile.host = kGateway.to_string();
    profile.group_name = "staff";
    return profile;
  }

  End& connect(const client::ConnectionSettings& with, const client::Profile& to = profile()) {
    ends.push_back(std::make_unique<End>(with, random_));
    client::ConnectSecrets secrets;
    secrets.group_password = Secret(std::string_view("cisco123"));
    secrets.user_name = "cisco_customer";
    secrets.user_password = Secret(std::string_view("cisco"));
    ends.back()->connection.connect(now, to, std::move(secrets));
    settle();
    return *ends.back();
  }
  End& connect() { return connect(settings(ends.size())); }

  void ask_echo(End& one) {
    one.connection.send_inner(now, wire::build_udp({*one.inner, 2000}, {kEchoServer, kEcho}, Bytes(64, 1)));
    settle();
  }
  bool run_until(const std::function<bool()>& done, Duration limit = Seconds(60)) {
    const TimePoint end = now + limit;
    while (!done()) {
      std::optional<TimePoint> next = earlier(outside_.next_delivery(), headend_.next_timeout());
      for (const auto& one : ends) next = earlier(next, one->connection.next_timeout());
      if (!next || *next > end) {
        now = end;
        return done();
      }
      now = std::max(now, *next);
      outside_.deliver(now);
      if (const auto at = headend_.next_timeout(); at && *at <= now) headend_.handle_timeout(now);
      for (const auto& one : ends) {
        if (const auto at = one->connection.next_timeout(); at && *at <= now)
          one->connection.handle_timeout(now);
      }
      settle();
    }
    return true;
  }
  void run_for(Duration time) {
    (void)run_until([] { return false; }, time);
  }
  void settle() {
    for (bool again = true; again;) {
      again = settle_headend();
      for (const auto& one : ends) again = settle(*one) || again;
    }
  }
  [[nodiscard]] headend::Headend& headend() { return headend_; }
  /// UDP ports of the gateway that datagrams went to, and datagrams of one octet among them.
  std::map<std::uint16_t, int> to_gateway;
  int keepalives = 0;

 private:
  static headend::Settings headend_settings() {
    headend::Settings settings;
    settings.retransmit = {Seconds(5), 12};
    return settings;
  }

  void arrive(TimePoint at, ByteView packet) {
    const auto view = wire::parse_ipv4(packet);
    if (!view) return;
    if (view->header.protocol == wire::IpProtocol::esp) {
      for (const auto& one : ends) {
        if (!nat && one->address == view->header.destination) one->connection.receive_esp(at, packet);
      }
      return;
    }
    const auto datagram = wire::parse_udp(*view);
    if (!datagram) return;
    Endpoint to{view->header.destination, datagram->destination_port};
    if (nat) {
      const auto inside = nat->in(to);
      if (!inside) return;
      to = *inside;
    }
    for (const auto& one : ends) {
      if (one->address == to.address)
        one->connection.receive_datagram(at, {view->header.source, datagram->source_port}, to,
                                         datagram->payload);
    }
  }

  bool settle(End& one) {
    bool any = false;
    while (auto action = one.connection.poll_action()) {
      any = true;
      if (const auto* const datagram = std::get_if<client::SendDatagram>(&*action)) {
        ++to_gateway[datagram->to.port];
        if (datagram->payload.size() == 1) ++keepalives;
        const Endpoint from = nat ? nat->out(datagram->from) : datagram->from;
        outside_.send(now, router_port_, datagram->to.address,
                      wire::build_udp(from, datagram->to, datagram->payload));
      } else if (const auto* const outer = std::get_if<client::SendPacket>(&*action)) {
        ++one.raw_esp;
        if (!nat) outside_.send(now, router_port_, kGateway, outer->packet);
      } else if (std::holds_alternative<client::DeliverInner>(*action)) {
        ++one.echoes;
      } else if (const auto* const up = std::get_if<client::ConfigureInterface>(&*action)) {
        one.inner = up->address;
      }
    }
    while (auto event = one.connection.poll_event()) {
      any = true;
      if (const auto* const change = std::get_if<client::StateChange>(&*event)) {
        one.is_up = change->state == client::State::up;
        one.states.push_back(*change);
      } else if (auto* const ended = std::get_if<client::Ended>(&*event)) {
        one.ended = *ended;
      } else if (auto* const backups = std::get_if<client::BackupServers>(&*event)) {
        one.offered_backups = backups->servers;
      }
    }
    return any;
  }

  bool settle_headend() {
    bool any = false;
    while (auto action = headend_.poll_action()) {
      any = true;
      const auto* const sent = std::get_if<headend::SendPacket>(&*action);
      const auto view =
          sent == nullptr ? failure(wire::WireError::truncated) : wire::parse_ipv4(sent->packet);
      if (!view) continue;
      if (sent->interface == "outside") {
        outside_.send(now, gateway_port_, view->header.destination, sent->packet);
      } else if (const auto datagram = wire::parse_udp(*view);
                 datagram && view->header.destination == kEchoServer) {
        headend_.receive(now, "inside",
                         wire::build_udp({kEchoServer, kEcho}, {view->header.source, datagram->source_port},
                                         datagram->payload));
      }
    }
    while (headend_.poll_event()) {
    }
    return any;
  }

  SeededRandom random_;
  SeededRandom network_random_;
  net::Segment outside_;
  headend::Headend headend_;
  NatPort gateway_port_{[](Ipv4Address address) { return address == kGateway; }};
  NatPort router_port_{[](Ipv4Address address) { return address != kGateway; }};
};

}  // namespace drawbridge::testing
