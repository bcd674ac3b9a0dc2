// SPDX-License-Identifier: GPL-3.0-or-later
// What the IKE engine wants and says, and what a connection makes of it.
#include <fmt/format.h>

#include <algorithm>

#include "client/connection_impl.h"
#include "client/offer.h"
#include "wire/mode_config.h"

namespace drawbridge::client {

namespace {

/// How long after its first pair a connection waits for the pair of the networks, and how long it stays up
/// after the peer deleted the last pair: the delete of the ISAKMP SA may be the next datagram.
constexpr Seconds kSecuringPatience{20};
constexpr int kMostAttempts = 3;
constexpr int kMostRedirects = 5;

esp::Selector selector_of(const ike::TrafficSelector& selector) {
  return {selector.network, selector.protocol, selector.port};
}

}  // namespace

esp::SaParams params_of(const ike::ChildSa& child) {
  esp::SaParams params;
  params.spi = child.spi;
  params.cipher = child.encryption;
  params.auth = auth_of(child.authentication);
  params.encryption_key = child.encryption_key;
  params.authentication_key = child.authentication_key;
  params.local = child.local;
  params.remote = child.peer;
  params.local_selector = selector_of(child.local_selector);
  params.remote_selector = selector_of(child.remote_selector);
  params.conn_id = child.conn_id;
  params.df = esp::DfPolicy::clear;
  if (child.udp) params.udp = esp::UdpEncapsulation{child.udp->local, child.udp->peer};
  return params;
}

namespace {

Route route_of(const Prefix& network) {
  return {network.network(), network.mask(), false, 0};
}

std::string asked_names(const ike::NeedCredentials& event) {
  std::string names;
  const auto add = [&](bool wanted, std::string_view name) {
    if (wanted) names += (names.empty() ? "" : ", ") + std::string(name);
  };
  add(event.wants_user, "user name");
  add(event.wants_password, "password");
  add(event.wants_passcode, "passcode");
  add(event.wants_domain, "domain");
  add(event.wants_answer, "answer");
  add(event.wants_next_pin, "next PIN");
  return names;
}

/// Cisco's codes (wire-ike.md 8).
Reason reason_of_delete(std::uint8_t code) {
  switch (code) {
    case 1:
      return Reason::peer_lost_contact;
    case 2:
      return Reason::disconnected_by_administrator;
    case 3:
      return Reason::lifetime_exceeded;
    case 5:
    case 6:
      return Reason::peer_shut_down;
    case 7:
      return Reason::connect_time_exceeded;
    case 8:
      return Reason::idle_time_exceeded;
    case 9:
      return Reason::peer_rebooted;
    case 10:
      return Reason::policy_negotiation_failed;
    case 11:
    case 14:
    case 15:
      return Reason::firewall_mismatch;
    case 12:
      return Reason::certificate_expired;
    case 13:
      return Reason::protocol_not_supported;
    default:
      return Reason::peer_error;
  }
}

}  // namespace

esp::AuthAlgorithm auth_of(ike::EspAuth authentication) {
  switch (authentication) {
    case ike::EspAuth::none:
      return esp::AuthAlgorithm::none;
    case ike::EspAuth::hmac_md5:
      return esp::AuthAlgorithm::hmac_md5_96;
    case ike::EspAuth::hmac_sha1:
      return esp::AuthAlgorithm::hmac_sha1_96;
    case ike::EspAuth::hmac_sha2_256:
      return esp::AuthAlgorithm::hmac_sha2_256_128;
    case ike::EspAuth::hmac_sha2_384:
      return esp::AuthAlgorithm::hmac_sha2_384_192;
    case ike::EspAuth::hmac_sha2_512:
      return esp::AuthAlgorithm::hmac_sha2_512_256;
  }
  return esp::AuthAlgorithm::none;
}

/// strongSwan sees one network in a pair for the gateway's own address and one for everything, and sends all
/// it has by the one that it installed last. It is the same gateway, proven by the same keys: what it may
/// send by one pair it may send by the other.
esp::SaParams Connection::Impl::inbound_params(const ike::ChildSa& child) const {
  esp::SaParams params = params_of(child);
  if (is_gateway_only(child.remote_selector)) params.remote_selector = {};
  return params;
}

void Connection::Impl::carry_out(TimePoint now, const ike::Action& action) {
  if (settings_.external_data_plane) hand_out(action);
  const auto report = [&](const Result<void, esp::SaError>& installed, std::uint32_t spi) {
    if (installed) return;
    say(now, LogClass::ipsec, 1, 0x0010, fmt::format("The key with SPI 0x{:08X} cannot be used", spi));
  };
  if (const auto* transmit = std::get_if<ike::Transmit>(&action)) {
    actions.emplace_back(SendDatagram{transmit->from, transmit->to, transmit->datagram});
  } else if (const auto* inbound = std::get_if<ike::InstallInbound>(&action)) {
    if (recording) recording->sa(inbound->child, true);
    report(pipeline_.sad().install_inbound(inbound_params(inbound->child), now), inbound->child.spi);
  } else if (const auto* outbound = std::get_if<ike::InstallOutbound>(&action)) {
    if (recording) recording->sa(outbound->child, false);
    report(pipeline_.sad().install_outbound(params_of(outbound->child), now), outbound->child.spi);
    udp_ = outbound->child.udp;
    esp_peer_ = outbound->child.peer;
    say(now, LogClass::ipsec, 6, 0x0008, fmt::format("Loaded key with SPI 0x{:08X}", outbound->child.spi));
  } else if (const auto* pair = std::get_if<ike::RemovePair>(&action)) {
    pipeline_.sad().remove_inbound(pair->inbound_spi);
    pipeline_.sad().remove_outbound(pair->outbound_spi, esp_peer_);
    say(now, LogClass::ipsec, 6, 0x0009,
        fmt::format("Deleted keys with SPI 0x{:08X} and 0x{:08X}", pair->inbound_spi, pair->outbound_spi));
  } else if (const auto* move = std::get_if<ike::MovePeer>(&action)) {
    for (const auto& [number, child] : children_) {
      if (settings_.external_data_plane) {
        actions.emplace_back(MovePair{child.inbound_spi, child.outbound_spi, esp_peer_, move->esp});
        handed_out_[child.outbound_spi] = move->esp.address;
      }
      pipeline_.sad().move_inbound(child.inbound_spi, move->esp);
      pipeline_.sad().move_outbound(child.outbound_spi, esp_peer_, move->esp);
    }
    esp_peer_ = move->esp.address;
    if (udp_) udp_->peer = move->esp.port;
    say(now, LogClass::ike, 4, 0x0073,
        fmt::format("The gateway is reached at {} now", move->esp.to_string()));
  }
}

void Connection::Impl::handle(TimePoint now, const ike::Phase1Established& event) {
  say(now, LogClass::cm, 4, 0x000E,
      fmt::format("Established Phase 1 SA with {}: {} {} group {}, {} s", event.peer.address.to_string(),
                  cipher_word(event.chosen.encryption), hash_word(event.chosen.hash),
                  static_cast<int>(event.chosen.group), event.lifetime_seconds));
  if (event.nat_traversal && (event.behind_nat || event.peer_behind_nat))
    say(now, LogClass::ike, 4, 0x0074, fmt::format("IKE and ESP go over UDP port {}", event.peer.port));
}

void Connection::Impl::handle(TimePoint now, const ike::NeedCredentials& event) {
  if (event.sa != sa_ && !up_since_) return;
  prompt_sa_ = event.sa;
  say(now, LogClass::xauth, 4, 0x0015,
      fmt::format("The gateway asks for: {}{}", asked_names(event),
                  event.last_was_refused ? " (the last answer was refused)" : ""));
  if (event.last_was_refused) {
    ++attempt_;
    password_.reset();
  }
  if (attempt_ > kMostAttempts) {
    give_up(now, Reason::user_authentication_failed);
    return;
  }
  const bool plain = event.wants_password && !event.wants_passcode && !event.wants_answer &&
                     !event.wants_next_pin && !event.wants_domain;
  std::optional<Secret> known;
  if (login_in_doubt_ && event.sa == sa_) {
    // Nobody at this machine wished for it: only what is kept for that answers.
    const bool may_answer = plain && password_ && password_is_saved_ && !event.last_was_refused;
    if (!may_answer) {
      end_details_ = {{EndDetail::Kind::login_not_saved, {}}};
      give_up(now, Reason::not_specified_by_peer);
      return;
    }
  }
  if (up_since_ && password_) {
    known = password_;
  } else if (!saved_password_used_ && !event.last_was_refused && secrets_.user_password) {
    known = secrets_.user_password;
    saved_password_used_ = password_is_saved_ = true;
  }
  if (plain && known && !user_.empty()) {
    ike::IkeEndpoint::Credentials credentials;
    credentials.user = user_;
    credentials.password = *known;
    password_ = std::move(known);
    asked_user_ = true;
    if (!up_since_) enter(now, State::authenticating);
    ike_.give_credentials(now, event.sa, credentials);
    return;
  }
  // Renewing, the user is asked for the code alone: the password of this session goes along by itself.
  password_goes_along_ = event.wants_password && !event.last_was_refused && up_since_ && password_ &&
                         !user_.empty() && (event.wants_passcode || event.wants_answer);
  UserPrompt prompt;
  prompt.entry = profile_.name;
  prompt.gateway = server_.to_string();
  prompt.group = profile_.group_name;
  prompt.user = user_;
  prompt.message = event.message;
  prompt.wants_user = event.wants_user && !password_goes_along_;
  prompt.wants_password = event.wants_password && !password_goes_along_;
  prompt.wants_passcode = event.wants_passcode;
  prompt.wants_domain = event.wants_domain || (event.wants_user && !profile_.nt_domain.empty());
  prompt.wants_answer = event.wants_answer;
  prompt.wants_next_pin = event.wants_next_pin;
  prompt.round = event.round;
  prompt.attempt = attempt_;
  prompt.last_was_refused = event.last_was_refused;
  prompt.may_save_password = profile_.save_user_password;
  asked_user_ = true;
  prompt_is_open_ = true;
  // While renewing, the tunnel stays up beside the question.
  if (!up_since_) enter(now, State::user_prompt);
  events.emplace_back(std::move(prompt));
}

void Connection::Impl::handle(TimePoint now, const ike::UserAuthenticated& event) {
  if (event.sa == sa_) login_in_doubt_ = false;
  if (event.sa != sa_ || up_since_) return;
  say(now, LogClass::xauth, 4, 0x0017, "The user was accepted");
  enter(now, State::negotiating_policies);
}

void Connection::Impl::handle(TimePoint now, const ike::AddressAssigned& event) {
  const bool changed = !assigned_ || assigned_->address != event.config.address;
  assigned_ = event.config;
  secured_routes_.clear();
  if (profile_.kind == EntryKind::policy_11) {
    secured_routes_.push_back(route_of(remote_party(profile_.policy).network));
  } else {
    for (const Prefix& network : event.config.split_include) secured_routes_.push_back(route_of(network));
    if (secured_routes_.empty()) secured_routes_.push_back({});
  }
  if (event.config.split_include.size() >= wire::kMaxSplitRecords) {
    say(now, LogClass::cm, 2, 0x0020,
        fmt::format("The gateway's list of networks is longer than can be: {} of them are taken.",
                    event.config.split_include.size()));
  }
  if (!event.config.backup_servers.empty()) {
    told_backups_[profile_.name] = event.config.backup_servers;
    events.emplace_back(BackupServers{profile_.name, event.config.backup_servers});
  }
  if (!event.config.address) return;
  say(now, LogClass::cm, 4, 0x0019,
      fmt::format("Address {}, {} DNS server(s), {} secured route(s)", event.config.address->to_string(),
                  event.config.dns.size(), secured_routes_.size()));
  if (std::string banner = shown_text(event.config.banner); !banner.empty()) {
    // An empty line ends a record of the log.
    std::replace(banner.begin(), banner.end(), '\n', ' ');
    say(now, LogClass::cm, 5, 0x001A, "Banner: " + banner);
  }
  if (!changed && configured_) return;
  configured_ = true;
  actions.emplace_back(ConfigureInterface{*event.config.address, event.config.netmask, event.config.dns,
                                          event.config.default_domain, secured_routes_, server_,
                                          event.config});
  if (up_since_) return;
  if (state != State::negotiating_policies) enter(now, State::negotiating_policies);
  enter(now, State::securing);
}

bool Connection::Impl::is_gateway_only(const ike::TrafficSelector& remote) const {
  return remote.network.length == 32 && remote.network.network() == server_;
}

void Connection::Impl::handle(TimePoint now, const ike::ChildEstablished& event) {
  children_[event.pair] = {event.inbound_spi, event.outbound_spi, event.transform,
                           event.remote,      event.life_seconds, now};
  timers_.stop(Timer::no_pairs);
  say(now, LogClass::ipsec, 4, 0x000D,
      fmt::format("{} IPsec SAs for {}: {} {}, {}", event.is_rekey ? "Renewed" : "Established",
                  event.remote.network.to_string(), cipher_text(event.transform.encryption),
                  authentication_text(event.transform),
                  event.life_seconds ? fmt::format("{} s", *event.life_seconds) : "no lifetime"));
  if (up_since_) return;
  if (is_gateway_only(event.remote)) {
    timers_.set(Timer::securing, now + kSecuringPatience);
    return;
  }
  come_up_or_ask(now);
}

void Connection::Impl::come_up_or_ask(TimePoint now) {
  const std::string banner = assigned_ ? shown_text(assigned_->banner) : std::string();
  if (!banner.empty()) events.emplace_back(Banner{profile_.name, banner, secrets_.asks_banner});
  if (banner.empty() || !secrets_.asks_banner) return come_up(now);
  timers_.stop(Timer::securing);
  // Packets pass from here on, and keys are renewed beside the question.
  up_since_ = now;
  attempt_ = 1;
  banner_is_open_ = true;
  enter(now, State::banner);
}

void Connection::Impl::come_up(TimePoint now) {
  timers_.stop(Timer::securing);
  up_since_ = now;
  // A later question is a new login with tries of its own.
  attempt_ = 1;
  say(now, LogClass::cm, 4, 0x001B, "The connection is secure");
  enter(now, State::up);
}

void Connection::Impl::handle(TimePoint now, const ike::ChildRemoved& event) {
  Duration patience = kNoPairsPatience;
  if (const auto found = children_.find(event.pair); found != children_.end()) {
    // A life that ended although it should have been renewed: whether the gateway is there at all is found
    // out first (dead peer detection).
    const auto life = found->second.life_seconds;
    if (life && now >= found->second.at + Seconds{*life}) patience += Seconds{profile_.peer_timeout};
    children_.erase(found);
  }
  if (children_.empty() && up_since_ && state == State::up) timers_.set(Timer::no_pairs, now + patience);
}

void Connection::Impl::handle(TimePoint now, const ike::Phase1Rekeyed& event) {
  if (event.old_sa != sa_ || sa_ == 0) return;
  sa_ = event.new_sa;
  attempt_ = 1;
  login_in_doubt_ = event.in_doubt;
  say(now, LogClass::cm, 4, 0x001E,
      event.by_peer ? "Phase 1 was renewed by the gateway" : "Phase 1 was renewed");
}

void Connection::Impl::handle(TimePoint now, const ike::Phase1Over& event) {
  if (event.sa != sa_ || sa_ == 0) return;
  say(now, LogClass::cm, 4, 0x001F,
      "The gateway ended its Phase 1 SA alone: whether it kept the tunnel, the tunnel's packets tell");
}

Reason Connection::Impl::reason_of(const ike::Closed& event) const {
  using ike::CloseReason;
  switch (event.reason) {
    case CloseReason::local_request:
      return Reason::connection_terminated;
    case CloseReason::no_answer:
      return Reason::peer_not_responding;
    case CloseReason::peer_deleted:
      if (event.delete_reason) return reason_of_delete(*event.delete_reason);
      if (up_since_) return Reason::not_specified_by_peer;
      switch (state) {
        case State::user_prompt:
        case State::authenticating:
          return Reason::terminated_during_authentication;
        case State::negotiating_policies:
          // Accepted, but no address: most often the pool is exhausted.
          return Reason::peer_error;
        case State::securing:
          return Reason::no_secure_channel;
        default:
          return Reason::terminated_during_policy;
      }
    case CloseReason::no_proposal_chosen:
      return state == State::securing ? Reason::no_secure_channel : Reason::terminated_during_policy;
    case CloseReason::authentication_failed:
    case CloseReason::unknown_group:
      return profile_.auth_type == AuthType::certificate ? Reason::own_certificate_refused
                                                         : Reason::wrong_group_secret;
    case CloseReason::xauth_failed:
      return Reason::user_authentication_failed;
    case CloseReason::xauth_cancelled:
      return Reason::user_cancelled;
    case CloseReason::xauth_timeout:
      return Reason::terminated_during_authentication;
    case CloseReason::address_failed:
      return Reason::peer_error;
    case CloseReason::quick_mode_failed:
      return Reason::no_secure_channel;
    case CloseReason::peer_not_capable:
      return Reason::protocol_not_supported;
    case CloseReason::expired:
      return Reason::lifetime_exceeded;
    case CloseReason::replaced:
      return Reason::connection_terminated;
    case CloseReason::idle:
      return Reason::idle_time_exceeded;
    case CloseReason::session_time:
      return Reason::connect_time_exceeded;
    case CloseReason::shut_down:
      return Reason::peer_shut_down;
    case CloseReason::restart:
      return Reason::peer_rebooted;
    case CloseReason::administrator:
      return Reason::disconnected_by_administrator;
    case CloseReason::certificate_failed:
      return event.certificate && event.certificate->fault == crypto::TrustFault::expired
                 ? Reason::certificate_expired
                 : Reason::gateway_not_trusted;
    case CloseReason::protocol_error:
      break;
  }
  return Reason::unknown_error;
}

void Connection::Impl::handle(TimePoint now, const ike::Redirected& event) {
  // Only before the login: a gateway that serves us already does not send us away (wire-ike.md 8).
  if (event.sa != sa_ || sa_ == 0 || up_since_ || asked_user_) return;
  const std::uint32_t first_octet = event.to.value() >> 24;
  const bool usable = first_octet != 0 && first_octet != 127 && first_octet < 224 && event.to != server_;
  if (!usable || ++redirects_ > kMostRedirects) {
    say(now, LogClass::cm, 2, 0x0016,
        fmt::format("Sent on to {} by {}, which cannot be used", event.to.to_string(), server_.to_string()));
    give_up(now, Reason::peer_load_balancing);
    return;
  }
  say(now, LogClass::cm, 4, 0x0018,
      fmt::format("Sent on to {} by {}", event.to.to_string(), server_.to_string()));
  const ike::SaId old = std::exchange(sa_, 0);
  ike_.close(now, old, ike::CloseReason::local_request);
  balancing_ = true;
  contact(now, event.to);
}

void Connection::Impl::handle(TimePoint now, const ike::Closed& event) {
  if (event.sa != sa_ || sa_ == 0) return;
  sa_ = 0;
  certificate_problem_ = event.certificate;
  std::vector<std::string> wanted, offered;
  if (event.reason == ike::CloseReason::no_proposal_chosen ||
      event.reason == ike::CloseReason::quick_mode_failed) {
    offer_refused_ = event.reason == ike::CloseReason::no_proposal_chosen;
    for (const ike::Mismatch& each : event.mismatches) {
      wanted.push_back(each.attribute + " " + each.wanted_value);
      offered.push_back(each.attribute + " " + each.offered_value);
    }
    // A gateway refuses without a word on what it wants; then at least our own offer is told.
    if (offered.empty()) {
      offered = state == State::securing ? phase2_words(phase2_offer(profile_))
                                         : phase1_words(phase1_offer(profile_));
    }
  }
  fail(now, reason_of(event), std::move(wanted), std::move(offered));
}

}  // namespace drawbridge::client
