// SPDX-License-Identifier: GPL-3.0-or-later
// A client and an engine that answers as its gateway, without a network between: for questions about what is
// offered and how gateways of other kinds speak.
#pragma once

#include <algorithm>
#include <functional>

#include "base/timers.h"
#include "client/connection.h"
#include "client/profile.h"
#include "ike/endpoint.h"

namespace drawbridge::testing {

inline constexpr Endpoint kClientAt{Ipv4Address(192, 168, 1, 2), 500};
inline constexpr Endpoint kGatewayAt{Ipv4Address(192, 168, 1, 1), 500};

inline client::Profile modern() {
  client::Profile profile = client::new_entry();
  profile.name = "modern";
  profile.host = "192.168.1.1";
  profile.group_name = "vpn3000";
  profile.user_name = "user";
  profile.dh_group = 14;
  return profile;
}

inline ike::ResponderConfig gateway(std::vector<ike::Phase1Policy> policies, ike::EspTransform transform) {
  ike::ResponderConfig config;
  config.policies = std::move(policies);
  config.transform_sets = {{"set", transform}};
  config.groups = {{"vpn3000", Secret(std::string_view("secret"))}};
  config.xauth_required = true;
  config.config_respond = true;
  return config;
}

inline constexpr ike::EspTransform kGcm{{crypto::CipherAlgorithm::aes_gcm, 256}, ike::EspAuth::none};
inline constexpr ike::EspTransform kWeak{{crypto::CipherAlgorithm::des_cbc, 0}, ike::EspAuth::hmac_md5};

/// A client and an engine as its gateway, without a network between.
struct Bed {
  SeededRandom random{3}, gateway_random{4};
  client::Connection client{settings(), random};
  ike::IkeEndpoint headend{kGatewayAt, gateway_random};
  TimePoint now{};
  std::optional<client::Ended> ended;
  bool up = false;
  std::vector<client::UserPrompt> prompts;
  std::optional<client::ConfigureInterface> configured;
  std::vector<ike::Event> at_gateway;
  std::vector<ike::ChildSa> gateway_receives, gateway_sends;  ///< keys of the pairs, as the gateway has them
  std::vector<std::string> log;
  ike::ModeConfig values;

  static client::ConnectionSettings settings() {
    client::ConnectionSettings settings;
    settings.local_address = kClientAt.address;
    settings.application_version = "test";
    return settings;
  }
  static ike::ModeConfig an_address() {
    ike::ModeConfig values;
    values.address = Ipv4Address(10, 1, 1, 1);
    return values;
  }

  Bed(const client::Profile& profile, ike::ResponderConfig config, ike::ModeConfig given = an_address())
      : values(std::move(given)) {
    headend.set_responder(std::move(config));
    client::ConnectSecrets secrets;
    secrets.group_password = Secret(std::string_view("secret"));
    secrets.user_password = Secret(std::string_view("password"));
    client.connect(now, profile, std::move(secrets));
    for (int i = 0; i < 200 && !ended && !up && prompts.empty(); ++i) {
      if (!exchange() && !step(TimePoint::max())) break;
    }
  }
  /// Timers and messages until `limit` has passed.
  void run(Duration limit) {
    const TimePoint end = now + limit;
    while (exchange() || step(end)) {
    }
    now = end;
  }
  bool step(TimePoint end) {
    const auto next = earlier(client.next_timeout(), headend.next_timeout());
    if (!next || *next > end) return false;
    now = std::max(now, *next);
    client.handle_timeout(now);
    headend.handle_timeout(now);
    return true;
  }
  template <typename T>
  [[nodiscard]] std::vector<T> seen() const {
    std::vector<T> out;
    for (const auto& event : at_gateway) {
      if (const auto* one = std::get_if<T>(&event)) out.push_back(*one);
    }
    return out;
  }
  bool exchange() {
    bool any = false;
    while (const auto action = client.poll_action()) {
      any = true;
      if (const auto* send = std::get_if<client::SendDatagram>(&*action))
        headend.handle_datagram(now, send->from, send->payload);
      if (const auto* set = std::get_if<client::ConfigureInterface>(&*action)) configured = *set;
    }
    while (const auto event = client.poll_event()) {
      any = true;
      if (const auto* end = std::get_if<client::Ended>(&*event)) ended = *end;
      if (const auto* record = std::get_if<client::LogRecord>(&*event)) log.push_back(record->text);
      if (const auto* prompt = std::get_if<client::UserPrompt>(&*event)) prompts.push_back(*prompt);
      if (const auto* change = std::get_if<client::StateChange>(&*event))
        up = up || change->state == client::State::up;
    }
    while (const auto event = headend.poll_event()) {
      any = true;
      at_gateway.push_back(*event);
      if (const auto* login = std::get_if<ike::CredentialsReceived>(&*event))
        headend.xauth_result(now, login->sa, true);
      if (const auto* wanted = std::get_if<ike::AddressWanted>(&*event))
        headend.assign_address(now, wanted->sa, values);
    }
    while (const auto action = headend.poll_action()) {
      any = true;
      if (const auto* send = std::get_if<ike::Transmit>(&*action))
        client.receive_datagram(now, send->from, send->to, send->datagram);
      if (const auto* in = std::get_if<ike::InstallInbound>(&*action)) gateway_receives.push_back(in->child);
      if (const auto* out = std::get_if<ike::InstallOutbound>(&*action)) gateway_sends.push_back(out->child);
    }
    return any;
  }
};

}  // namespace drawbridge::testing
