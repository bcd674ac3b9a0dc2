// SPDX-License-Identifier: GPL-3.0-or-later
// A client's and a headend's IkeEndpoint on virtual time, joined by a network that a test can damage. Owners'
// answers (user, password, address) are given as soon as they are asked for.
#pragma once

#include <fmt/format.h>

#include <functional>
#include <map>
#include <queue>

#include "base/random.h"
#include "base/timers.h"
#include "ike/endpoint.h"
#include "support/nat_box.h"
#include "wire/isakmp_message.h"
#include "wire/natt.h"
#include "wire/vendor_ids.h"

namespace drawbridge::testing {

inline const Endpoint kHeadend{Ipv4Address(192, 168, 1, 1), 500};
inline const Endpoint kClient4x{Ipv4Address(192, 168, 1, 2), 500};
inline const Endpoint kClient11{Ipv4Address(192, 168, 1, 3), 500};
constexpr std::uint32_t kVeryLong = 2147483;  ///< seconds, what the 4.x client offers

inline crypto::CipherSpec des() {
  return {crypto::CipherAlgorithm::des_cbc, 0};
}
inline crypto::CipherSpec triple_des() {
  return {crypto::CipherAlgorithm::des3_cbc, 0};
}
inline crypto::CipherSpec aes(int bits) {
  return {crypto::CipherAlgorithm::aes_cbc, bits};
}

/// The headend of the note: policies 10 and 20, one transform set, group vpn3000, wildcard key.
inline ike::ResponderConfig note_headend() {
  ike::ResponderConfig config;
  config.policies = {{20, des(), crypto::HashAlgorithm::md5, crypto::DhGroup::modp768, 86400},
                     {10, des(), crypto::HashAlgorithm::md5, crypto::DhGroup::modp1024, 86400}};
  config.transform_sets = {{"myset", {des(), ike::EspAuth::hmac_md5}}};
  config.keys = {{Prefix{Ipv4Address{}, 0}, Secret(std::string_view("cisco1234")), false, false}};
  config.groups = {{"vpn3000", Secret(std::string_view("cisco123"))}};
  config.xauth_required = true;
  config.config_initiate = true;
  config.config_respond = true;
  return config;
}

/// VPN Client 4.0.5: wire-ike.md 11.
inline ike::InitiatorConfig client_4x() {
  using crypto::HashAlgorithm;
  using ike::AuthMethod;
  using wire::KnownVendor;
  ike::InitiatorConfig config;
  config.local = kClient4x;
  config.peer = kHeadend;
  for (const auto& cipher : {triple_des(), des()}) {
    for (const auto method : {AuthMethod::xauth_init_pre_shared, AuthMethod::pre_shared_key}) {
      for (const auto hash : {HashAlgorithm::sha1, HashAlgorithm::md5})
        config.phase1.push_back({cipher, hash, crypto::DhGroup::modp1024, method, kVeryLong});
    }
  }
  const ike::EspTransform strong_md5{triple_des(), ike::EspAuth::hmac_md5};
  const ike::EspTransform strong_sha{triple_des(), ike::EspAuth::hmac_sha1};
  const ike::EspTransform des_md5{des(), ike::EspAuth::hmac_md5};
  const ike::EspTransform des_sha{des(), ike::EspAuth::hmac_sha1};
  config.phase2 = {{{strong_md5}, true}, {{strong_sha}, true}, {{strong_md5}, false}, {{strong_sha}, false},
                   {{des_md5}, true},    {{des_sha}, true},    {{des_md5}, false},    {{des_sha}, false}};
  config.phase2_life_seconds = kVeryLong;
  config.pre_shared_key = Secret(std::string_view("cisco123"));
  config.key_id = "vpn3000";
  for (const auto vendor : {KnownVendor::xauth, KnownVendor::dpd, KnownVendor::unity})
    config.vendor_ids.push_back(wire::vendor_id_octets(vendor));
  config.application_version = "Drawbridge 0.1.0";
  return config;
}

/// VPN Client 1.1: wire-ike.md 12.
inline ike::InitiatorConfig client_11() {
  ike::InitiatorConfig config;
  config.local = kClient11;
  config.peer = kHeadend;
  config.mode = ike::ExchangeMode::main;
  config.phase1 = {{des(), crypto::HashAlgorithm::md5, crypto::DhGroup::modp768,
                    ike::AuthMethod::pre_shared_key, std::nullopt}};
  config.phase2 = {{{{des(), ike::EspAuth::hmac_md5}}, false}};
  config.pre_shared_key = Secret(std::string_view("cisco1234"));
  config.vendor_ids = {wire::vendor_id_octets(wire::KnownVendor::safenet),
                       wire::vendor_id_octets(wire::KnownVendor::safenet_companion)};
  config.unity = false;
  config.early_quick_mode = true;
  config.dpd = false;
  ike::QuickModePlan plan;
  plan.remote.network = Prefix{Ipv4Address(10, 89, 129, 128), 25};
  plan.remote.as_subnet = true;
  config.quick_modes = {plan};
  return config;
}

enum class Side { client, headend };

class Pair {
 public:
  /// What one endpoint's owner has seen.
  struct Log {
    std::vector<ike::Event> events;
    std::vector<ike::Action> actions;
    std::vector<ike::trace::Event> traces;

    template <typename T>
    [[nodiscard]] std::vector<T> all() const {
      std::vector<T> out;
      for (const auto& event : events) {
        if (const auto* const one = std::get_if<T>(&event)) out.push_back(*one);
      }
      return out;
    }
    template <typename T>
    [[nodiscard]] std::vector<T> done() const {
      std::vector<T> out;
      for (const auto& action : actions) {
        if (const auto* const one = std::get_if<T>(&action)) out.push_back(*one);
      }
      return out;
    }
    [[nodiscard]] std::optional<ike::CloseReason> close_reason() const {
      const auto closed = all<ike::Closed>();
      if (closed.empty()) return std::nullopt;
      return closed.back().reason;
    }
    [[nodiscard]] bool troubled(ike::trace::Trouble what) const {
      for (const auto& event : traces) {
        const auto* const problem = std::get_if<ike::trace::Problem>(&event);
        if (problem != nullptr && problem->what == what) return true;
      }
      return false;
    }
  };
  struct Flying {
    TimePoint arrives;
    std::uint64_t order = 0;
    Side to{};
    Endpoint from;
    Endpoint target;
    Bytes datagram;
    bool operator>(const Flying& other) const {
      return arrives != other.arrives ? arrives > other.arrives : order > other.order;
    }
  };

  explicit Pair(ike::ResponderConfig config = note_headend(), std::uint64_t seed = 1,
                Endpoint client_at = kClient4x)
      : client_random_(seed),
        headend_random_(seed + 1000),
        network_random_(seed + 2000),
        client(client_at, client_random_),
        headend(kHeadend, headend_random_),
        client_at_(client_at) {
    headend.set_responder(std::move(config));
    client.enable_trace(true);
    headend.enable_trace(true);
  }

 private:
  SeededRandom client_random_;
  SeededRandom headend_random_;
  SeededRandom network_random_;

 public:
  ike::IkeEndpoint client;
  ike::IkeEndpoint headend;
  Log at_client, at_headend;
  TimePoint now{};

  // The owners' answers; tests replace them.
  std::string user = "cisco_customer";
  std::string password = "cisco";
  std::function<void(const ike::NeedCredentials&)> on_need;
  std::function<void(const ike::CredentialsReceived&)> on_credentials;
  std::function<void(const ike::AddressWanted&)> on_address;
  ike::ModeConfig assigned = pool_address();
  // The network.
  Duration latency = Milliseconds(10);
  double loss = 0, duplication = 0, reordering = 0;
  /// Sees every datagram as sent; false: lost.
  std::function<bool(Side from, Bytes& datagram)> on_send;
  std::vector<std::pair<Side, Bytes>> recorded;
  /// The client is behind it.
  std::optional<NatBox> nat;
  /// How many keepalives each side was sent.
  std::map<Side, int> keepalives;

  static ike::ModeConfig pool_address() {
    ike::ModeConfig values;
    values.address = Ipv4Address(10, 89, 129, 200);
    return values;
  }

  ike::SaId connect(const ike::InitiatorConfig& plan) {
    const ike::SaId sa = client.initiate(now, plan);
    drain();
    return sa;
  }

  /// Until nothing flies and no timer is due before `limit`; the clock then stands at the last event.
  void run_for(Duration limit) {
    const TimePoint end = now + limit;
    while (step(end)) {
    }
    now = end;
  }
  /// Until nothing is on its way: timers are not waited for.
  void run_until_quiet() {
    while (!flying_.empty()) deliver();
  }

  /// Takes everything both endpoints have to say.
  void drain() {
    for (bool again = true; again;) {
      again = drain_one(client, at_client, Side::client);
      again = drain_one(headend, at_headend, Side::headend) || again;
    }
  }

  /// "client > AM HDR SA KE NON ID VID VID VID" for every message sent.
  [[nodiscard]] std::string diagram() const {
    // Traces of both ends carry the payloads of what they sent; order is that of recording.
    std::string out;
    for (const std::string& line : lines_) out += line + "\n";
    return out;
  }

  [[nodiscard]] const Endpoint& client_at() const { return client_at_; }
  [[nodiscard]] std::optional<TimePoint> next_timeout() const {
    return earlier(client.next_timeout(), headend.next_timeout());
  }

 private:
  bool step(TimePoint end) {
    const auto timer = next_timeout();
    if (!flying_.empty() && (!timer || flying_.top().arrives <= *timer)) {
      if (flying_.top().arrives > end) return false;
      deliver();
      return true;
    }
    if (!timer || *timer > end) return false;
    now = std::max(now, *timer);
    client.handle_timeout(now);
    headend.handle_timeout(now);
    drain();
    return true;
  }

  void deliver() {
    const Flying one = flying_.top();
    flying_.pop();
    now = std::max(now, one.arrives);
    ByteView octets = one.datagram;
    std::uint16_t natt_port = 0;
    const std::uint16_t gateways_port = one.to == Side::client ? one.from.port : one.target.port;
    if (gateways_port != wire::kIsakmpPort) {  // what an owner does with the port of NAT traversal
      const wire::NattDatagram part = wire::demultiplex_natt(octets);
      if (part.kind == wire::NattKind::keepalive) ++keepalives[one.to];
      if (part.kind != wire::NattKind::isakmp) return;
      octets = part.octets;
      natt_port = one.target.port;
    }
    (one.to == Side::client ? client : headend).handle_datagram(now, one.from, octets, natt_port);
    drain();
  }

  [[nodiscard]] bool chance(double probability) {
    return probability > 0 && network_random_.below(1000000) < probability * 1000000;
  }

  void fly(Side from, const ike::Transmit& transmit) {
    Bytes datagram = transmit.datagram;
    recorded.emplace_back(from, datagram);
    if (on_send && !on_send(from, datagram)) return;
    const Side to = from == Side::client ? Side::headend : Side::client;
    Endpoint source = transmit.from;
    Endpoint target = transmit.to;
    if (nat && from == Side::client) source = nat->out(source);
    if (nat && from == Side::headend) {
      const auto inside = nat->in(target);
      if (!inside) return;
      target = *inside;
    }
    const int copies = chance(loss) ? 0 : chance(duplication) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
      const Duration late = chance(reordering) ? latency * 5 : Duration{};
      flying_.push({now + latency + late, order_++, to, source, target, datagram});
    }
  }

  bool drain_one(ike::IkeEndpoint& endpoint, Log& log, Side side) {
    bool any = false;
    while (auto action = endpoint.poll_action()) {
      any = true;
      if (const auto* const transmit = std::get_if<ike::Transmit>(&*action)) fly(side, *transmit);
      log.actions.push_back(std::move(*action));
    }
    while (auto event = endpoint.poll_event()) {
      any = true;
      log.events.push_back(*event);
      answer(*event);
      // In the order of the device: what was answered at once is sent before the next event is looked at.
      while (auto action = endpoint.poll_action()) {
        if (const auto* const transmit = std::get_if<ike::Transmit>(&*action)) fly(side, *transmit);
        log.actions.push_back(std::move(*action));
      }
    }
    while (auto trace = endpoint.poll_trace()) {
      any = true;
      if (const auto* const sent = std::get_if<ike::trace::Sent>(&*trace)) note_sent(side, *sent);
      log.traces.push_back(std::move(*trace));
    }
    return any;
  }

  void note_sent(Side side, const ike::trace::Sent& sent) {
    std::string line =
        fmt::format("{} > {} HDR{}", side == Side::client ? "client " : "headend",
                    wire::short_name(wire::ExchangeType{sent.exchange}), sent.encrypted ? "*" : "");
    for (const std::string& payload : sent.payloads) line += " " + payload;
    if (sent.retransmission) line += " (again)";
    lines_.push_back(line);
  }

  void answer(const ike::Event& event) {
    if (const auto* const need = std::get_if<ike::NeedCredentials>(&event)) {
      if (on_need) return on_need(*need);
      ike::IkeEndpoint::Credentials credentials;
      credentials.user = user;
      credentials.password = Secret(std::string_view(password));
      client.give_credentials(now, need->sa, credentials);
    } else if (const auto* const received = std::get_if<ike::CredentialsReceived>(&event)) {
      if (on_credentials) return on_credentials(*received);
      headend.xauth_result(now, received->sa,
                           received->user == "cisco_customer" && received->password.reveal_text() == "cisco");
    } else if (const auto* const wanted = std::get_if<ike::AddressWanted>(&event)) {
      if (on_address) return on_address(*wanted);
      headend.assign_address(now, wanted->sa, assigned);
    }
  }

  Endpoint client_at_;
  std::priority_queue<Flying, std::vector<Flying>, std::greater<>> flying_;
  std::uint64_t order_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace drawbridge::testing
