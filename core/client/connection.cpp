// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "base/timers.h"
#include "client/message_log.h"
#include "client/offer.h"
#include "esp/pipeline.h"
#include "ike/endpoint.h"
#include "wire/ipv4.h"

namespace drawbridge::client {

namespace {

constexpr int user_attempts = 3;
/// Octets of an inner packet that fit into 1500 after tunnel mode with the widest transform.
constexpr std::size_t path_mtu = 1500;

esp::AuthAlgorithm esp_auth(ike::EspAuth auth) {
  switch (auth) {
    case ike::EspAuth::none:
      return esp::AuthAlgorithm::none;
    case ike::EspAuth::hmac_md5:
      return esp::AuthAlgorithm::hmac_md5_96;
    case ike::EspAuth::hmac_sha1:
      return esp::AuthAlgorithm::hmac_sha1_96;
    case ike::EspAuth::hmac_sha2_256:
      return esp::AuthAlgorithm::hmac_sha2_256_128;
  }
  return esp::AuthAlgorithm::none;
}

esp::SaParams sa_params(const ike::ChildSa& child) {
  esp::SaParams params;
  params.spi = child.spi;
  params.cipher = child.encryption;
  params.auth = esp_auth(child.authentication);
  params.encryption_key = child.encryption_key;
  params.authentication_key = child.authentication_key;
  params.local = child.local;
  params.remote = child.peer;
  params.local_selector = {child.local_selector.network, child.local_selector.protocol,
                           child.local_selector.port};
  params.remote_selector = {child.remote_selector.network, child.remote_selector.protocol,
                            child.remote_selector.port};
  params.conn_id = child.conn_id;
  // A client clears DF, so that the tunnel survives filtered ICMP (wire-esp.md 3).
  params.df = esp::DfPolicy::clear;
  return params;
}

/// The number people learn for the end of an ISAKMP SA, by how far the connection had come (client.md 11.1).
Reason reason_of(ike::CloseReason close, State state) {
  switch (close) {
    case ike::CloseReason::local_request:
      return Reason::none;
    case ike::CloseReason::no_answer:
      return Reason::peer_not_responding;
    case ike::CloseReason::peer_deleted:
      if (state == State::up) return Reason::not_specified_by_peer;
      if (state == State::negotiating_policies) return Reason::terminated_during_authentication;
      if (state == State::user_prompt || state == State::authenticating)
        return Reason::user_authentication_failed;
      return state == State::contacting ? Reason::terminated_during_policy : Reason::not_specified_by_peer;
    case ike::CloseReason::no_proposal_chosen:
      return Reason::terminated_during_policy;
    case ike::CloseReason::authentication_failed:
    case ike::CloseReason::unknown_group:
      return Reason::wrong_group_secret;
    case ike::CloseReason::xauth_failed:
      return Reason::user_authentication_failed;
    case ike::CloseReason::xauth_cancelled:
      return Reason::user_cancelled;
    case ike::CloseReason::xauth_timeout:
      return Reason::user_authentication_failed;
    case ike::CloseReason::address_failed:
      return Reason::terminated_during_authentication;
    case ike::CloseReason::quick_mode_failed:
      return Reason::no_secure_channel;
    case ike::CloseReason::peer_not_capable:
      return Reason::protocol_not_supported;
    case ike::CloseReason::expired:
      return Reason::lifetime_exceeded;
    case ike::CloseReason::replaced:
      return Reason::not_specified_by_peer;
    case ike::CloseReason::idle:
      return Reason::idle_time_exceeded;
    case ike::CloseReason::administrator:
      return Reason::disconnected_by_administrator;
    case ike::CloseReason::protocol_error:
      return Reason::peer_error;
  }
  return Reason::unknown_error;
}

}  // namespace

class Connection::Impl {
 public:
  Impl(ConnectionSettings settings, Random& random)
      : settings_(std::move(settings)), random_(random), pipeline_(random) {
    log_levels_.fill(1);
  }

  void connect(TimePoint now, const Profile& profile, ConnectSecrets secrets) {
    if (state_ != State::disconnected) {
      Ended second;
      second.reason = state_ == State::up ? Reason::already_connected : Reason::already_connecting;
      second.entry = profile.name;
      second.failed_at = State::initializing;
      second.at = wall(now);
      events_.push_back(second);
      return;
    }
    profile_ = profile;
    secrets_ = std::move(secrets);
    reset();
    servers_ = {gateway_host(profile_)};
    if (profile_.enable_backup && profile_.kind == EntryKind::dialer) {
      servers_.insert(servers_.end(), profile_.backup_servers.begin(), profile_.backup_servers.end());
    }
    enter(now, State::initializing);
    if (profile_.auth_type != AuthType::group && profile_.kind == EntryKind::dialer) {
      end(now, Reason::certificates_not_supported);
      return;
    }
    if (servers_.front().empty()) {
      end(now, Reason::bad_profile);
      return;
    }
    try_server(now);
  }

  void resolved(TimePoint now, const std::string& host, std::optional<Ipv4Address> address) {
    if (state_ != State::resolving || server_ >= servers_.size() || servers_[server_] != host) return;
    if (!address) {
      // A backup server is tried for 403, 412 and 414 only, but a name that is not there is no worse than
      // silence.
      if (next_server(now)) return;
      end(now, Reason::name_not_resolved);
      return;
    }
    address_ = *address;
    log(now, LogClass::cm, 4, 0x43100002, "The gateway " + host + " is " + address_.to_string() + ".");
    enter(now, State::contacting);
    const Endpoint local{settings_.local_address, settings_.local_port};
    endpoint_ = std::make_unique<ike::IkeEndpoint>(local, random_);
    endpoint_->enable_trace(true);
    ike::InitiatorConfig config = initiator_config(profile_, local, {address_, 500}, secrets_.group_password,
                                                   settings_.application_version);
    config.retransmit = {settings_.ike_retransmit, settings_.ike_sends};
    sa_ = endpoint_->initiate(now, config);
    pump(now);
  }

  void answer_prompt(TimePoint now, const std::string& user, Secret password, Secret passcode, Secret answer,
                     const std::string& domain) {
    if (state_ != State::user_prompt || !endpoint_) return;
    user_ = user;
    enter(now, State::authenticating);
    endpoint_->give_credentials(
        now, sa_, {user, std::move(password), std::move(passcode), domain, std::move(answer), {}});
    pump(now);
  }

  void cancel_prompt(TimePoint now) {
    if (state_ != State::user_prompt || !endpoint_) return;
    endpoint_->refuse_credentials(now, sa_);
    endpoint_->close(now, sa_, ike::CloseReason::xauth_cancelled);
    pump(now);
    if (state_ != State::disconnected) end(now, Reason::user_cancelled);
  }

  void disconnect(TimePoint now) {
    if (state_ == State::disconnected) return;
    was_up_ = state_ == State::up;
    enter(now, State::disconnecting);
    by_user_ = true;
    if (endpoint_) {
      endpoint_->close_all(now, ike::CloseReason::local_request);
      pump(now);
    }
    if (state_ != State::disconnected) end(now, Reason::connection_terminated);
  }

  void receive_datagram(TimePoint now, const Endpoint& from, ByteView payload) {
    if (!endpoint_ || from.address != address_) return;
    endpoint_->handle_datagram(now, from, payload);
    pump(now);
  }

  void receive_esp(TimePoint now, ByteView packet) {
    if (!endpoint_) return;
    const auto inner = pipeline_.open_one(now, packet);
    if (!inner) {
      ++discarded_;
      return;
    }
    ++decrypted_;
    bytes_in_ += inner->size();
    endpoint_->traffic_seen(now, sa_);
    actions_.push_back(DeliverInner{*inner});
    pump(now);
  }

  void send_inner(TimePoint now, ByteView packet) {
    if (!endpoint_ || state_ != State::up) {
      ++discarded_;
      return;
    }
    if (!pipeline_.protects(packet)) {
      // Secure rules of a 1.1 policy cover some traffic only; the rest goes out as it is.
      if (profile_.kind == EntryKind::policy_11) {
        ++bypassed_;
        actions_.push_back(SendClear{to_bytes(packet)});
      } else {
        ++discarded_;
      }
      return;
    }
    auto outer = pipeline_.seal_one(now, packet);
    if (!outer) {
      ++discarded_;
      return;
    }
    ++encrypted_;
    bytes_out_ += packet.size();
    endpoint_->traffic_wanted(now, sa_);
    actions_.push_back(SendPacket{std::move(*outer)});
    pump(now);
  }

  void handle_timeout(TimePoint now) {
    if (!endpoint_) return;
    endpoint_->handle_timeout(now);
    pump(now);
  }

  std::optional<Action> poll_action() { return take(actions_); }
  std::optional<Event> poll_event() { return take(events_); }
  std::optional<TimePoint> next_timeout() const {
    return endpoint_ ? endpoint_->next_timeout() : std::nullopt;
  }
  State state() const { return state_; }

  Statistics statistics(TimePoint now) const {
    Statistics s;
    s.is_up = state_ == State::up;
    s.entry = profile_.name;
    s.group = profile_.group_name;
    s.user = user_;
    s.client_address = config_.address.value_or(Ipv4Address());
    s.server_address = address_;
    if (transform_) {
      s.encryption = cipher_text(transform_->encryption);
      s.authentication = client::authentication_text(transform_->authentication);
      s.mtu = static_cast<int>(
          esp::inner_mtu(path_mtu, transform_->encryption, esp_auth(transform_->authentication), false));
    }
    s.local_lan = profile_.allow_local_lan;
    if (up_since_) s.connected_for = now - *up_since_;
    s.bytes_in = bytes_in_ - base_.bytes_in;
    s.bytes_out = bytes_out_ - base_.bytes_out;
    s.packets_encrypted = encrypted_ - base_.packets_encrypted;
    s.packets_decrypted = decrypted_ - base_.packets_decrypted;
    s.packets_bypassed = bypassed_ - base_.packets_bypassed;
    s.packets_discarded = discarded_ - base_.packets_discarded;
    s.dns = config_.dns;
    s.default_domain = config_.default_domain;
    if (s.is_up) s.secured_routes = routes();
    return s;
  }

  void reset_statistics() {
    base_.bytes_in = bytes_in_;
    base_.bytes_out = bytes_out_;
    base_.packets_encrypted = encrypted_;
    base_.packets_decrypted = decrypted_;
    base_.packets_bypassed = bypassed_;
    base_.packets_discarded = discarded_;
  }

  void set_log_level(LogClass log_class, int level) {
    log_levels_.at(static_cast<std::size_t>(log_class)) = level;
  }

 private:
  template <typename T>
  static std::optional<T> take(std::deque<T>& queue) {
    if (queue.empty()) return std::nullopt;
    T first = std::move(queue.front());
    queue.pop_front();
    return first;
  }

  WallTime wall(TimePoint now) const { return wall_time(settings_.wall_epoch, now); }

  void reset() {
    endpoint_.reset();
    sa_ = 0;
    server_ = 0;
    attempt_ = 0;
    by_user_ = was_up_ = has_interface_ = false;
    saved_password_used_ = false;
    config_ = {};
    transform_.reset();
    pairs_.clear();
    up_since_.reset();
    user_ = secrets_.user_name.empty() ? profile_.user_name : secrets_.user_name;
    bytes_in_ = bytes_out_ = encrypted_ = decrypted_ = bypassed_ = discarded_ = 0;
    base_ = {};
    pipeline_.sad().clear();
  }

  void enter(TimePoint now, State state) {
    if (state_ == state) return;
    state_ = state;
    const std::string server =
        address_.is_any() ? (server_ < servers_.size() ? servers_[server_] : "") : address_.to_string();
    events_.push_back(StateChange{state, profile_.name, server, now});
    const std::string text = english_status(state, server, profile_.name, false);
    if (!text.empty()) log(now, LogClass::cm, 4, 0x43100001, text);
  }

  void try_server(TimePoint now) {
    address_ = {};
    endpoint_.reset();
    enter(now, State::resolving);
    actions_.push_back(Resolve{servers_[server_]});
  }

  bool next_server(TimePoint now) {
    if (server_ + 1 >= servers_.size()) return false;
    log(now, LogClass::cm, 3, 0xc3100003,
        "No answer from " + servers_[server_] + "; trying the backup server " + servers_[server_ + 1] + ".");
    ++server_;
    state_ = State::initializing;
    try_server(now);
    return true;
  }

  void end(TimePoint now, Reason reason, const ike::Closed* closed = nullptr) {
    Ended ended;
    ended.reason = reason;
    ended.by_user = by_user_;
    ended.was_up = state_ == State::up || was_up_;
    ended.failed_at = state_;
    ended.entry = profile_.name;
    ended.server = address_.is_any() ? (servers_.empty() ? "" : servers_[server_]) : address_.to_string();
    ended.at = wall(now);
    if (up_since_) ended.connected_for = now - *up_since_;
    if (closed != nullptr) {
      for (const ike::Mismatch& each : closed->mismatches) {
        ended.wanted.push_back(each.attribute + " " + each.wanted_value);
        ended.offered.push_back(each.attribute + " " + each.offered_value);
      }
    }
    if (reason == Reason::terminated_during_policy && ended.offered.empty()) {
      ended.offered = phase1_words(phase1_offer(profile_));
    }
    if (has_interface_) actions_.push_back(DeconfigureInterface{});
    has_interface_ = false;
    pipeline_.sad().clear();
    endpoint_gone_ = true;
    log(now, LogClass::cm, by_user_ ? 4 : 2, by_user_ ? 0x43100004 : 0xc3100004,
        "Reason " + std::to_string(static_cast<int>(reason)) + ": " + std::string(english_text(reason)));
    state_ = State::disconnected;
    events_.push_back(StateChange{state_, profile_.name, ended.server, now});
    events_.push_back(std::move(ended));
    secrets_ = {};
  }

  std::vector<Route> routes() const {
    std::vector<Route> found;
    if (profile_.kind == EntryKind::policy_11) {
      const Prefix network = remote_party(profile_.policy).network;
      found.push_back({network.network(), network.mask(), !pairs_.empty()});
    } else if (config_.split_include.empty()) {
      found.push_back({Ipv4Address(), Ipv4Address(), !pairs_.empty()});
    } else {
      for (const Prefix& each : config_.split_include)
        found.push_back({each.network(), each.mask(), !pairs_.empty()});
    }
    return found;
  }

  void log(TimePoint now, LogClass log_class, int level, std::uint32_t id, std::string text) {
    // Low shows 1-3, medium adds 4-6, high everything (client.md 11.3).
    const int setting = log_levels_[static_cast<std::size_t>(log_class)];
    const int limit = setting <= 0 ? 0 : setting == 1 ? 3 : setting == 2 ? 6 : 15;
    if (level > limit) return;
    events_.push_back(LogRecord{++log_number_, wall(now), level, log_class, id, std::move(text)});
  }

  void pump(TimePoint now) {
    if (!endpoint_) return;
    while (true) {
      bool any = false;
      while (auto trace = endpoint_->poll_trace()) {
        any = true;
        if (auto line = message_log(*trace))
          log(now, line->log_class, line->level, line->message_id, line->text);
      }
      if (auto action = endpoint_->poll_action()) {
        any = true;
        run(now, *action);
      }
      if (auto event = endpoint_->poll_event()) {
        any = true;
        std::visit([&](const auto& each) { handle(now, each); }, *event);
        if (!endpoint_) return;
      }
      if (!any) break;
    }
    if (endpoint_gone_) {
      endpoint_gone_ = false;
      if (state_ == State::disconnected) endpoint_.reset();
    }
  }

  void run(TimePoint now, const ike::Action& action) {
    if (const auto* send = std::get_if<ike::Transmit>(&action)) {
      actions_.push_back(SendDatagram{send->from, send->to, send->datagram});
    } else if (const auto* in = std::get_if<ike::InstallInbound>(&action)) {
      (void)pipeline_.sad().install_inbound(sa_params(in->child), now);
    } else if (const auto* out = std::get_if<ike::InstallOutbound>(&action)) {
      (void)pipeline_.sad().install_outbound(sa_params(out->child), now);
    } else if (const auto* gone = std::get_if<ike::RemovePair>(&action)) {
      pipeline_.sad().remove_inbound(gone->inbound_spi);
      pipeline_.sad().remove_outbound(gone->outbound_spi, address_);
      pairs_.erase(gone->pair);
    }
  }

  void handle(TimePoint, const ike::Phase1Established& event) {
    if (event.sa == sa_ || state_ == State::up) established_ = event.chosen;
  }
  void handle(TimePoint now, const ike::NeedCredentials& event) {
    ++attempt_;
    if (secrets_.user_password && !saved_password_used_ && event.wants_password && !event.wants_passcode) {
      saved_password_used_ = true;
      enter(now, State::authenticating);
      endpoint_->give_credentials(now, event.sa, {user_, *secrets_.user_password, {}, {}, {}, {}});
      return;
    }
    UserPrompt prompt;
    prompt.entry = profile_.name;
    prompt.gateway = address_.to_string();
    prompt.group = profile_.group_name;
    prompt.user = user_;
    prompt.message = event.message;
    prompt.wants_user = event.wants_user;
    prompt.wants_password = event.wants_password;
    prompt.wants_passcode = event.wants_passcode;
    prompt.wants_domain = event.wants_domain;
    prompt.wants_answer = event.wants_answer;
    prompt.wants_next_pin = event.wants_next_pin;
    prompt.round = event.round;
    prompt.attempt = std::min(attempt_, user_attempts);
    prompt.last_was_refused = event.last_was_refused;
    log(now, LogClass::xauth, 4, 0x43000010, "The gateway asks for user authentication.");
    enter(now, State::user_prompt);
    events_.push_back(std::move(prompt));
  }
  void handle(TimePoint now, const ike::UserAuthenticated&) {
    if (state_ != State::up) enter(now, State::negotiating_policies);
  }
  void handle(TimePoint now, const ike::AddressAssigned& event) {
    config_ = event.config;
    if (state_ != State::up) {
      enter(now, State::negotiating_policies);
      enter(now, State::securing);
    }
    if (config_.address) {
      log(now, LogClass::ike, 5, 0x43000011, "Mode-Config: address " + config_.address->to_string());
    }
  }
  void handle(TimePoint now, const ike::ChildEstablished& event) {
    pairs_[event.pair] = event.inbound_spi;
    transform_ = event.transform;
    if (state_ == State::up || !config_.address) return;
    has_interface_ = true;
    actions_.push_back(
        ConfigureInterface{*config_.address, config_.netmask, config_.dns, config_.default_domain, routes()});
    up_since_ = now;
    enter(now, State::up);
  }
  void handle(TimePoint, const ike::ChildRemoved& event) { pairs_.erase(event.pair); }
  void handle(TimePoint, const ike::Phase1Rekeyed& event) {
    if (event.old_sa == sa_) sa_ = event.new_sa;
  }
  void handle(TimePoint now, const ike::Closed& event) {
    if (event.sa != sa_ || state_ == State::disconnected) return;
    if (by_user_) {
      end(now, Reason::connection_terminated);
      return;
    }
    const Reason reason = reason_of(event.reason, state_);
    if (state_ == State::contacting && tries_backup_server(reason) && next_server(now)) return;
    end(now, reason, &event);
  }
  void handle(TimePoint, const ike::CredentialsReceived&) {}  // a headend's events
  void handle(TimePoint, const ike::AddressWanted&) {}

  ConnectionSettings settings_;
  Random& random_;
  esp::Pipeline pipeline_;
  std::unique_ptr<ike::IkeEndpoint> endpoint_;
  bool endpoint_gone_ = false;
  ike::SaId sa_ = 0;
  Profile profile_;
  ConnectSecrets secrets_;
  std::vector<std::string> servers_;
  std::size_t server_ = 0;
  Ipv4Address address_;
  State state_ = State::disconnected;
  std::string user_;
  int attempt_ = 0;
  bool by_user_ = false, was_up_ = false, has_interface_ = false, saved_password_used_ = false;
  ike::ModeConfig config_;
  std::optional<ike::EspTransform> transform_;
  std::optional<ike::Phase1Transform> established_;
  std::map<std::uint64_t, std::uint32_t> pairs_;
  std::optional<TimePoint> up_since_;
  std::uint64_t bytes_in_ = 0, bytes_out_ = 0, encrypted_ = 0, decrypted_ = 0, bypassed_ = 0, discarded_ = 0;
  Statistics base_;
  std::array<int, static_cast<std::size_t>(LogClass::count)> log_levels_{};
  std::uint64_t log_number_ = 0;
  std::deque<Action> actions_;
  std::deque<Event> events_;
};

Connection::Connection(ConnectionSettings settings, Random& random)
    : impl_(std::make_unique<Impl>(std::move(settings), random)) {}
Connection::~Connection() = default;
void Connection::connect(TimePoint now, const Profile& profile, ConnectSecrets secrets) {
  impl_->connect(now, profile, std::move(secrets));
}
void Connection::resolved(TimePoint now, const std::string& host, std::optional<Ipv4Address> address) {
  impl_->resolved(now, host, address);
}
void Connection::answer_prompt(TimePoint now, const std::string& user, Secret password, Secret passcode,
                               Secret answer, const std::string& domain) {
  impl_->answer_prompt(now, user, std::move(password), std::move(passcode), std::move(answer), domain);
}
void Connection::cancel_prompt(TimePoint now) {
  impl_->cancel_prompt(now);
}
void Connection::disconnect(TimePoint now) {
  impl_->disconnect(now);
}
void Connection::receive_datagram(TimePoint now, const Endpoint& from, const Endpoint&, ByteView payload) {
  impl_->receive_datagram(now, from, payload);
}
void Connection::receive_esp(TimePoint now, ByteView packet) {
  impl_->receive_esp(now, packet);
}
void Connection::send_inner(TimePoint now, ByteView packet) {
  impl_->send_inner(now, packet);
}
void Connection::handle_timeout(TimePoint now) {
  impl_->handle_timeout(now);
}
std::optional<Action> Connection::poll_action() {
  return impl_->poll_action();
}
std::optional<Event> Connection::poll_event() {
  return impl_->poll_event();
}
std::optional<TimePoint> Connection::next_timeout() const {
  return impl_->next_timeout();
}
State Connection::state() const {
  return impl_->state();
}
Statistics Connection::statistics(TimePoint now) const {
  return impl_->statistics(now);
}
void Connection::reset_statistics() {
  impl_->reset_statistics();
}
void Connection::set_log_level(LogClass log_class, int level) {
  impl_->set_log_level(log_class, level);
}

}  // namespace drawbridge::client
