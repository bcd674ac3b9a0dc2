// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/connection_impl.h"
#include "client/offer.h"
#include "ike/certificates.h"
#include "wire/ipv4.h"
#include "wire/natt.h"
#include "wire/udp.h"

namespace drawbridge::client {

Connection::Impl::Impl(ConnectionSettings settings, Random& random)
    : settings_(std::move(settings)),
      ike_(Endpoint{settings_.local_address, settings_.local_port}, random),
      pipeline_(random, settings_.in_bursts ? esp::make_batch_crypto() : esp::make_openssl_batch_crypto()) {
  ike_.enable_trace(true);
}

void Connection::Impl::say(TimePoint now, LogClass log_class, int level, std::uint16_t message,
                           std::string text) {
  log.add(wall_time(settings_.wall_epoch, now), {log_class, level, message, std::move(text)});
}

void Connection::Impl::record(bool on) {
  recording = on ? std::make_unique<Recording>(settings_.wall_epoch) : nullptr;
  ike_.enable_key_records(on);
}

void Connection::Impl::record(TimePoint now, const esp::PacketBuffer& packet) {
  if (packet.in_udp) {
    recording->datagram(now, packet.outer_source, packet.outer_destination, packet.view());
    return;
  }
  wire::Ipv4Header outer;
  outer.protocol = wire::IpProtocol::esp;
  outer.tos = packet.outer_tos;
  outer.source = packet.outer_source.address;
  outer.destination = packet.outer_destination.address;
  recording->packet(now, wire::build_ipv4(outer, packet.view()));
}

void Connection::Impl::enter(TimePoint now, State next) {
  state = next;
  // After a question it is the user who takes time.
  if (next == State::contacting || next == State::authenticating || next == State::negotiating_policies ||
      next == State::securing) {
    timers_.set(Timer::progress, now + Seconds{std::max(profile_.peer_timeout, 30)});
  } else {
    timers_.stop(Timer::progress);
  }
  StateChange change;
  change.state = next;
  change.entry = profile_.name;
  change.server =
      server_.is_any() && server_index_ < servers_.size() ? servers_[server_index_] : server_.to_string();
  change.at = now;
  change.balancing = balancing_;
  events.emplace_back(std::move(change));
}

std::optional<Reason> Connection::Impl::refused_before_start() const {
  if (gateway_host(profile_).empty()) return Reason::bad_profile;
  const bool policy = profile_.kind == EntryKind::policy_11;
  if (policy && (profile_.policy.security != RuleSecurity::secure || !profile_.policy.esp ||
                 profile_.policy.phase1_cipher == Policy11Cipher::null_cipher))
    return Reason::bad_profile;
  if (profile_.auth_type == AuthType::group && secrets_.group_password.empty()) return Reason::bad_profile;
  if (profile_.auth_type != AuthType::group) {
    if (policy) return Reason::certificates_not_supported;
    if (!crypto::parse_name_rules(profile_.verify_cert_dn)) return Reason::bad_profile;
    const ike::CertificateConfig* const own = secrets_.certificates.get();
    if (own == nullptr || own->trust.authorities.empty()) return Reason::own_certificate_missing;
    if (profile_.auth_type == AuthType::certificate && !own->can_sign())
      return Reason::own_certificate_missing;
  }
  if (phase1_offer(profile_).empty()) return Reason::weak_algorithm_refused;
  return std::nullopt;
}

void Connection::Impl::connect(TimePoint now, const Profile& profile, ConnectSecrets secrets) {
  if (state != State::disconnected) {
    Ended refused;
    refused.reason = state == State::up ? Reason::already_connected : Reason::already_connecting;
    refused.entry = profile.name;
    refused.server = gateway_host(profile);
    refused.at = wall_time(settings_.wall_epoch, now);
    events.emplace_back(std::move(refused));
    return;
  }
  profile_ = profile;
  secrets_ = std::move(secrets);
  if (secrets_.group_password.empty() && profile.group_password_in_file)
    secrets_.group_password = *profile.group_password_in_file;
  if (!secrets_.user_password) secrets_.user_password = profile.user_password_in_file;
  user_ = secrets_.user_name.empty() ? profile.user_name : secrets_.user_name;
  servers_ = {gateway_host(profile)};
  const auto told = told_backups_.find(profile.name);
  if (told != told_backups_.end()) {
    servers_.insert(servers_.end(), told->second.begin(), told->second.end());
  } else if (!profile.told_backup_servers.empty()) {
    servers_.insert(servers_.end(), profile.told_backup_servers.begin(), profile.told_backup_servers.end());
  } else if (profile.enable_backup) {
    servers_.insert(servers_.end(), profile.backup_servers.begin(), profile.backup_servers.end());
  }
  server_index_ = 0;
  server_ = {};
  asked_user_ = saved_password_used_ = prompt_is_open_ = banner_is_open_ = by_user_ = balancing_ = false;
  redirects_ = 0;
  attempt_ = 1;
  offer_refused_ = false;
  password_.reset();
  counters_ = {};
  certificate_problem_.reset();
  say(now, LogClass::cm, 4, 0x0002, "Begin connection process");
  enter(now, State::initializing);
  if (!secrets_.certificate_trouble.empty())
    say(now, LogClass::cert, 2, 0x0002, secrets_.certificate_trouble);
  if (const auto reason = refused_before_start()) {
    finish(now, *reason);
    return;
  }
  if (own_certificate_has_expired(now)) {
    finish(now, Reason::certificate_expired);
    return;
  }
  try_server(now);
}

bool Connection::Impl::own_certificate_has_expired(TimePoint now) {
  if (profile_.auth_type != AuthType::certificate) return false;
  const crypto::Certificate& own = secrets_.certificates->chain.front();
  if (wall_time(settings_.wall_epoch, now) <= own.not_after) return false;
  crypto::TrustProblem problem;
  problem.fault = crypto::TrustFault::expired;
  problem.subject = own.subject.to_string();
  problem.issuer = own.issuer.to_string();
  problem.at = own.not_after;
  certificate_problem_ = std::move(problem);
  return true;
}

std::shared_ptr<const ike::CertificateConfig> Connection::Impl::certificates() const {
  if (profile_.auth_type == AuthType::group || !secrets_.certificates) return nullptr;
  ike::CertificateConfig config = *secrets_.certificates;
  config.send_chain = profile_.send_certificate_chain;
  config.epoch = settings_.wall_epoch;
  config.name_rules =
      crypto::parse_name_rules(profile_.verify_cert_dn).value_or(std::vector<crypto::NameTerm>{});
  // Anybody with a certificate of the same authority could stand in for the gateway otherwise. What a name
  // server or a redirection says of the address proves nothing.
  config.peer_hosts = {servers_[server_index_]};
  if (profile_.auth_type == AuthType::mutual_group) {
    config.chain.clear();
    config.key.reset();
  }
  return std::make_shared<const ike::CertificateConfig>(std::move(config));
}

void Connection::Impl::try_server(TimePoint now) {
  server_ = {};
  balancing_ = false;
  const std::string& host = servers_[server_index_];
  if (const auto address = Ipv4Address::parse(host)) {
    contact(now, *address);
    return;
  }
  resolving_ = host;
  enter(now, State::resolving);
  actions.emplace_back(Resolve{host});
}

void Connection::Impl::resolved(TimePoint now, const std::string& host, std::optional<Ipv4Address> address) {
  if (state != State::resolving || host != resolving_) return;
  resolving_.clear();
  if (!address) {
    say(now, LogClass::cm, 2, 0x0008, fmt::format("The name {} has no address", host));
    fail(now, Reason::name_not_resolved);
    return;
  }
  say(now, LogClass::cm, 4, 0x0007, fmt::format("The address of {} is {}", host, address->to_string()));
  contact(now, *address);
}

void Connection::Impl::contact(TimePoint now, Ipv4Address address) {
  server_ = esp_peer_ = address;
  udp_.reset();
  say(now, LogClass::cm, 4, 0x0024,
      fmt::format("Attempt connection with server \"{}\"", servers_[server_index_]));
  enter(now, State::contacting);
  const Endpoint local{settings_.local_address, settings_.local_port};
  ike::InitiatorConfig config = initiator_config(profile_, local, Endpoint{address, 500},
                                                 secrets_.group_password, settings_.application_version);
  config.retransmit = {settings_.ike_retransmit, settings_.ike_sends};
  config.local_natt_port = settings_.local_natt_port;
  config.read_delete_reason = profile_.read_delete_reason;
  if (settings_.force_udp) config.nat_traversal = ike::NatTraversal::forced;
  config.certificates = certificates();
  if (settings_.edit_offer) settings_.edit_offer(config);
  sa_ = ike_.initiate(now, config);
  pump(now);
}

void Connection::Impl::fail(TimePoint now, Reason reason, std::vector<std::string> wanted,
                            std::vector<std::string> offered) {
  const bool may_try = tries_backup_server(reason) && !asked_user_ && !by_user_ && !up_since_;
  if (may_try && server_index_ + 1 < servers_.size()) {
    say(now, LogClass::cm, 3, 0x0014,
        fmt::format("No contact with server \"{}\"; trying the next one", servers_[server_index_]));
    ++server_index_;
    sa_ = 0;
    try_server(now);
    return;
  }
  finish(now, reason, std::move(wanted), std::move(offered));
}

void Connection::Impl::finish(TimePoint now, Reason reason, std::vector<std::string> wanted,
                              std::vector<std::string> offered) {
  if (state == State::disconnected) return;
  Ended ended;
  ended.reason = reason;
  ended.by_user = by_user_;
  ended.was_up = up_since_.has_value() && !banner_is_open_;
  ended.failed_at = state == State::disconnecting ? failed_at_ : state;
  ended.entry = profile_.name;
  ended.server = server_.is_any() ? servers_[server_index_] : server_.to_string();
  ended.wanted = std::move(wanted);
  ended.offered = std::move(offered);
  ended.details = std::exchange(end_details_, {});
  ended.certificate = std::move(certificate_problem_);
  certificate_problem_.reset();
  if (ended.certificate) say(now, LogClass::cert, 2, 0x0001, crypto::english_text(*ended.certificate));
  ended.at = wall_time(settings_.wall_epoch, now);
  if (ended.was_up) ended.connected_for = now - *up_since_;
  ended.legacy_would_help = !allows_legacy(profile_) && !ended.was_up &&
                            (offer_refused_ || reason == Reason::weak_algorithm_refused);
  if (ended.legacy_would_help)
    say(now, LogClass::cm, 3, 0x0028, "The gateway took no modern algorithm; legacy ones are switched off");
  say(now, LogClass::cm, by_user_ ? 4 : 2, 0x0012,
      fmt::format("Connection ended. Reason {}: {}", static_cast<int>(reason), english_text(reason)));
  hand_out_the_end();
  if (configured_) actions.emplace_back(DeconfigureInterface{});
  configured_ = false;
  pipeline_.sad().clear();
  udp_.reset();
  children_.clear();
  assigned_.reset();
  secured_routes_.clear();
  up_since_.reset();
  password_.reset();
  secrets_ = {};
  password_is_saved_ = login_in_doubt_ = false;
  sa_ = prompt_sa_ = 0;
  prompt_is_open_ = banner_is_open_ = false;
  resolving_.clear();
  timers_.stop_all();
  enter(now, State::disconnected);
  events.emplace_back(std::move(ended));
}

void Connection::Impl::give_up(TimePoint now, Reason reason) {
  const ike::SaId sa = sa_;
  sa_ = 0;  // what it says on its way out is known already
  if (sa != 0) ike_.close(now, sa, ike::CloseReason::local_request);
  pump(now);
  finish(now, reason);
}

void Connection::Impl::answer_prompt(TimePoint now, ike::IkeEndpoint::Credentials credentials) {
  if (!prompt_is_open_) return;
  if (password_goes_along_ && password_) {
    credentials.user = user_;
    credentials.password = *password_;
  }
  prompt_is_open_ = false;
  if (!credentials.user.empty()) user_ = credentials.user;
  // Only the answer to the password attribute may be used again (client.md 4.2).
  if (!credentials.password.empty()) {
    password_ = credentials.password;
    password_is_saved_ = false;
  }
  if (state == State::user_prompt) enter(now, State::authenticating);
  ike_.give_credentials(now, prompt_sa_, credentials);
  pump(now);
}

void Connection::Impl::cancel_prompt(TimePoint now) {
  if (!prompt_is_open_) return;
  by_user_ = true;
  prompt_is_open_ = false;
  ike_.refuse_credentials(now, prompt_sa_);
  pump(now);
  if (state != State::disconnected) give_up(now, Reason::user_cancelled);
}

void Connection::Impl::answer_banner(TimePoint now, bool accepted) {
  if (!banner_is_open_) return;
  if (!accepted) {
    say(now, LogClass::cm, 4, 0x001D, "The user did not accept the banner");
    by_user_ = true;
    give_up(now, Reason::user_cancelled);
    return;
  }
  banner_is_open_ = false;
  // Reading takes its time: what the peer deleted meanwhile is looked at now.
  if (children_.empty()) timers_.set(Timer::no_pairs, now + kNoPairsPatience);
  come_up(now);
}

void Connection::Impl::disconnect(TimePoint now) {
  if (state == State::disconnected || state == State::disconnecting) return;
  by_user_ = true;
  failed_at_ = state;
  const bool was_up = up_since_.has_value() && !banner_is_open_;
  say(now, LogClass::cm, 4, 0x000A, was_up ? "Disconnecting" : "The user cancelled the connection");
  if (was_up) enter(now, State::disconnecting);
  give_up(now, was_up ? Reason::connection_terminated : Reason::user_cancelled);
}

void Connection::Impl::receive_datagram(TimePoint now, const Endpoint& from, const Endpoint& to,
                                        ByteView payload) {
  // One own port may serve both, before and behind the float: then the gateway's port tells.
  const bool is_natt = to.port == settings_.local_natt_port &&
                       (settings_.local_natt_port != settings_.local_port || from.port != wire::kIsakmpPort);
  const bool is_esp_port = udp_ && to.port == udp_->local;
  if (!is_natt && is_esp_port) {  // Cisco's own kind: no marker, for no IKE comes here
    const wire::NattKind kind = wire::demultiplex_natt(payload).kind;
    if (kind != wire::NattKind::esp) return;
    receive_esp(now, wire::build_udp(from, {settings_.local_address, to.port}, payload));
    return;
  }
  std::uint16_t natt_port = 0;
  if (is_natt) {
    const wire::NattDatagram part = wire::demultiplex_natt(payload);
    if (part.kind == wire::NattKind::esp) {
      receive_esp(now, wire::build_udp(from, {settings_.local_address, to.port}, payload));
      return;
    }
    if (part.kind != wire::NattKind::isakmp) return;
    payload = part.octets;
    natt_port = to.port;
  }
  if (timers_.at(Timer::progress) && from.address == server_)
    timers_.set(Timer::progress, now + Seconds{std::max(profile_.peer_timeout, 30)});
  ike_.handle_datagram(now, from, payload, natt_port);
  pump(now);
}

void Connection::Impl::handle_timeout(TimePoint now) {
  ike_.handle_timeout(now);
  pump(now);
  while (const auto row = timers_.pop_expired(now)) {
    switch (*row) {
      case Timer::progress:
        give_up(now, Reason::peer_not_responding);
        break;
      case Timer::securing:
        if (state == State::securing && !children_.empty()) come_up_or_ask(now);
        break;
      case Timer::no_pairs:
        if (state == State::up && children_.empty()) give_up(now, Reason::not_specified_by_peer);
        break;
      case Timer::count:
        break;
    }
  }
}

std::optional<TimePoint> Connection::Impl::next_timeout() const {
  return earlier(ike_.next_timeout(), timers_.next());
}

void Connection::Impl::pump(TimePoint now) {
  // Handlers call the engine again; the outermost call does the work, in order.
  if (pumping_) return;
  pumping_ = true;
  for (bool any = true; any;) {
    any = false;
    while (const auto trace = ike_.poll_trace()) {
      any = true;
      if (auto line = log_line(*trace)) log.add(wall_time(settings_.wall_epoch, now), std::move(*line));
    }
    while (const auto key = ike_.poll_key_record()) {
      if (recording) recording->key(*key);
    }
    while (const auto action = ike_.poll_action()) {
      any = true;
      carry_out(now, *action);
    }
    if (const auto event = ike_.poll_event()) {
      any = true;
      std::visit([&](const auto& each) { handle(now, each); }, *event);
    }
  }
  pumping_ = false;
}

// ---- the face ----

Connection::Connection(ConnectionSettings settings, Random& random)
    : impl_(std::make_unique<Impl>(std::move(settings), random)) {}
Connection::~Connection() = default;

void Connection::connect(TimePoint now, const Profile& profile, ConnectSecrets secrets) {
  impl_->called_at = now;
  impl_->connect(now, profile, std::move(secrets));
}
void Connection::resolved(TimePoint now, const std::string& host, std::optional<Ipv4Address> address) {
  impl_->called_at = now;
  impl_->resolved(now, host, address);
}
void Connection::answer_prompt(TimePoint now, const std::string& user, Secret password, Secret passcode,
                               Secret answer, const std::string& domain, Secret next_pin) {
  impl_->called_at = now;
  ike::IkeEndpoint::Credentials credentials;
  credentials.user = user;
  credentials.password = std::move(password);
  credentials.passcode = std::move(passcode);
  credentials.answer = std::move(answer);
  credentials.domain = domain;
  // One field serves for both in a dialogue: a question asks for one of them at a time.
  credentials.next_pin = next_pin.empty() ? credentials.answer : std::move(next_pin);
  impl_->answer_prompt(now, credentials);
}
void Connection::answer_banner(TimePoint now, bool accepted) {
  impl_->called_at = now;
  impl_->answer_banner(now, accepted);
}
void Connection::cancel_prompt(TimePoint now) {
  impl_->called_at = now;
  impl_->cancel_prompt(now);
}
void Connection::disconnect(TimePoint now) {
  impl_->called_at = now;
  impl_->disconnect(now);
}
void Connection::receive_datagram(TimePoint now, const Endpoint& from, const Endpoint& to, ByteView payload) {
  impl_->called_at = now;
  if (impl_->recording) impl_->recording->datagram(now, from, to, payload);
  impl_->receive_datagram(now, from, to, payload);
}
void Connection::receive_esp(TimePoint now, ByteView packet) {
  impl_->called_at = now;
  if (impl_->recording) impl_->recording->packet(now, packet);
  impl_->receive_esp(now, packet);
}
void Connection::send_inner(TimePoint now, ByteView packet) {
  impl_->called_at = now;
  impl_->send_inner(now, packet);
}
void Connection::send_inner(TimePoint now, std::span<esp::PacketBuffer> packets) {
  impl_->called_at = now;
  impl_->send_inner(now, packets);
  if (!impl_->recording) return;
  for (const esp::PacketBuffer& each : packets) {
    if (each.status == esp::PacketStatus::ok) impl_->record(now, each);
  }
}
void Connection::receive_esp(TimePoint now, std::span<esp::PacketBuffer> packets) {
  impl_->called_at = now;
  if (impl_->recording) {
    for (const esp::PacketBuffer& each : packets) impl_->record(now, each);
  }
  impl_->receive_esp(now, packets);
}
void Connection::data_plane_event(TimePoint now, const esp::EspEvent& event) {
  impl_->data_plane_event(now, event);
}
void Connection::data_plane_counters(TimePoint now, const DataPlaneCounters& counters) {
  impl_->data_plane_counters(now, counters);
}
void Connection::handle_timeout(TimePoint now) {
  impl_->called_at = now;
  impl_->handle_timeout(now);
}

std::optional<Action> Connection::poll_action() {
  if (impl_->actions.empty()) return std::nullopt;
  Action action = std::move(impl_->actions.front());
  impl_->actions.pop_front();
  if (impl_->recording) {
    if (const auto* datagram = std::get_if<SendDatagram>(&action))
      impl_->recording->datagram(impl_->called_at, datagram->from, datagram->to, datagram->payload);
    if (const auto* packet = std::get_if<SendPacket>(&action))
      impl_->recording->packet(impl_->called_at, packet->packet);
  }
  return action;
}
std::optional<Event> Connection::poll_event() {
  if (auto record = impl_->log.poll()) return Event(std::move(*record));
  if (impl_->events.empty()) return std::nullopt;
  Event event = std::move(impl_->events.front());
  impl_->events.pop_front();
  return event;
}
std::optional<TimePoint> Connection::next_timeout() const {
  return impl_->next_timeout();
}
State Connection::state() const {
  return impl_->state;
}
Statistics Connection::statistics(TimePoint now) const {
  return impl_->statistics(now);
}
void Connection::reset_statistics() {
  impl_->reset_statistics();
}
void Connection::record(bool on) {
  impl_->record(on);
}
const Recording* Connection::recording() const {
  return impl_->recording.get();
}
void Connection::set_log_level(LogClass log_class, int level) {
  impl_->log.set_level(log_class, level);
}

}  // namespace drawbridge::client
