// SPDX-License-Identifier: GPL-3.0-or-later
// ISAKMP on its interfaces, and the sessions that come of it (pix-behaviour.md 6).
#include <fmt/format.h>

#include <algorithm>

#include "base/timers.h"
#include "console/debug_crypto.h"
#include "headend/headend_impl.h"
#include "ike/proposal.h"

namespace drawbridge::headend {

namespace {

/// When a limit by kilobytes is near: the device renews some percent before the end.
constexpr std::uint64_t kDefaultKilobytes = 4608000;
constexpr std::uint64_t kSoftShare = 95;  ///< percent
constexpr std::uint16_t kIsakmpPort = 500;

esp::AuthAlgorithm authentication_of(ike::EspAuth auth) {
  switch (auth) {
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
    case ike::EspAuth::none:
      break;
  }
  return esp::AuthAlgorithm::none;
}

esp::Selector selector_of(const ike::TrafficSelector& selector) {
  return {selector.network, selector.protocol, selector.port};
}

/// The words of 602201: "DES-CBC", "MD5".
std::string cipher_name(const crypto::CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case crypto::CipherAlgorithm::des_cbc:
      return "DES-CBC";
    case crypto::CipherAlgorithm::des3_cbc:
      return "3DES-CBC";
    case crypto::CipherAlgorithm::aes_cbc:
      return fmt::format("AES-CBC-{}", cipher.key_bits);
    case crypto::CipherAlgorithm::aes_gcm:
      return fmt::format("AES-GCM-{}", cipher.key_bits);
    case crypto::CipherAlgorithm::null:
      break;
  }
  return "NULL";
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

}  // namespace

void Headend::Impl::apply_gates(TimePoint now) {
  std::map<GateName, VpnInterface> wanted;
  for (VpnInterface& vpn : compile_vpn(config_, settings_)) wanted.emplace(vpn.interface, std::move(vpn));
  for (auto it = gates_.begin(); it != gates_.end();) {
    Gate& gate = it->second;
    const auto found = wanted.find(it->first);
    // Without ISAKMP or the crypto map on the interface, everything on it ends (pix-behaviour.md 6.8).
    const bool lost_map = found != wanted.end() && found->second.map_tag.empty() && !gate.vpn.map_tag.empty();
    if (found != wanted.end() && found->second.address == gate.vpn.address && !lost_map) {
      ++it;
      continue;
    }
    gate.ike->close_all(now, ike::CloseReason::administrator);
    while (pump_gate(now, gate)) {
    }
    it = gates_.erase(it);
  }
  for (auto& [name, vpn] : wanted) {
    Gate& gate = gates_[name];
    if (!gate.ike) {
      gate.ike = std::make_unique<ike::IkeEndpoint>(Endpoint{vpn.address, kIsakmpPort}, random_);
      gate.ike->enable_trace(debug_.any_crypto());
    }
    gate.vpn = std::move(vpn);
    gate.ike->set_responder(gate.vpn.responder);
  }
}

bool Headend::Impl::pump_gate(TimePoint now, Gate& gate) {
  bool any = false;
  const console::DebugFlags flags{debug_.crypto_isakmp > 0, debug_.crypto_ipsec > 0, debug_.crypto_engine};
  while (const auto trace = gate.ike->poll_trace()) {
    any = true;
    for (const std::string& line : console::debug_lines(*trace, flags)) print_debug(now, line);
  }
  while (const auto action = gate.ike->poll_action()) {
    any = true;
    carry_out(now, gate, *action);
  }
  while (const auto event = gate.ike->poll_event()) {
    any = true;
    std::visit([&](const auto& each) { handle(now, gate, each); }, *event);
  }
  return any;
}

void Headend::Impl::carry_out(TimePoint now, Gate& gate, const ike::Action& action) {
  if (const auto* send = std::get_if<ike::Transmit>(&action)) {
    // Whole, whatever its size: certificates are larger than a packet of Ethernet, and whoever owns the
    // socket behind the interface sends datagrams, which the kernel cuts.
    Bytes packet = wire::build_udp(send->from, send->to, send->datagram);
    const auto hop = path_.routes().lookup(send->to.address);
    if (hop && !pools_.is_lent(send->to.address)) {
      transmit(hop->interface, hop->next_hop, std::move(packet));
    } else {
      send_from_self(now, std::move(packet));
    }
  } else if (const auto* in = std::get_if<ike::InstallInbound>(&action)) {
    install(now, gate, in->sa, in->pair, in->child, true);
  } else if (const auto* out = std::get_if<ike::InstallOutbound>(&action)) {
    install(now, gate, out->sa, out->pair, out->child, false);
  } else if (const auto* remove = std::get_if<ike::RemovePair>(&action)) {
    if (Session* session = session_of({gate.vpn.interface, remove->sa}))
      remove_pair(now, *session, remove->pair);
  } else if (const auto* move = std::get_if<ike::MovePeer>(&action)) {
    if (Session* session = session_of({gate.vpn.interface, move->sa})) move_peer(*move, *session);
  }
}

void Headend::Impl::install(TimePoint now, Gate& gate, const ike::SaId sa, std::uint64_t number,
                            const ike::ChildSa& child, bool inbound) {
  const SaKey key{gate.vpn.interface, sa};
  Session* session = session_of(key);
  if (session == nullptr) return;
  esp::SaParams params;
  params.spi = child.spi;
  params.cipher = child.encryption;
  params.auth = authentication_of(child.authentication);
  params.encryption_key = child.encryption_key;
  params.authentication_key = child.authentication_key;
  params.local = child.local;
  params.remote = child.peer;
  params.local_selector = selector_of(child.local_selector);
  params.remote_selector = selector_of(child.remote_selector);
  params.conn_id = child.conn_id;
  if (child.udp) {
    params.udp = esp::UdpEncapsulation{child.udp->local, child.udp->peer};
    gate.natt_used = true;
  }
  const auto kilobytes = static_cast<std::uint64_t>(
      config_.ipsec_lifetime_kilobytes.value_or(static_cast<std::int64_t>(kDefaultKilobytes)));
  params.hard_kilobytes = kilobytes;
  params.soft_kilobytes = kilobytes * kSoftShare / 100;
  auto pair = std::find_if(session->pairs.begin(), session->pairs.end(),
                           [&](const Pair& each) { return each.number == number; });
  if (pair == session->pairs.end()) {
    session->pairs.push_back({});
    pair = session->pairs.end() - 1;
    pair->number = number;
    pair->since = now;
  }
  pair->peer = child.peer;
  pair->life_seconds = child.life_seconds;
  pair->transform = ike::transform_words({child.encryption, child.authentication});
  const auto installed = inbound ? pipeline_.sad().install_inbound(std::move(params), now)
                                 : pipeline_.sad().install_outbound(std::move(params), now);
  if (!installed) {
    say(now, 3, 302302, "ACL = deny; no sa created");
    return;
  }
  (inbound ? pair->inbound_spi : pair->outbound_spi) = child.spi;
  (inbound ? pair->inbound_conn_id : pair->outbound_conn_id) = child.conn_id;
  if (inbound) {
    by_inbound_spi_[child.spi] = session;
  } else {
    by_outbound_spi_[{child.spi, child.peer}] = session;
  }
  say(now, 6, 602301,
      fmt::format(
          "sa created, (sa) sa_dest= {}, sa_prot= 50, sa_spi= 0x{:x}({}), sa_trans= {}, sa_conn_id= {}",
          (inbound ? child.local : child.peer).to_string(), child.spi, child.spi, pair->transform,
          child.conn_id));
}

void Headend::Impl::remove_pair(TimePoint now, Session& session, std::uint64_t number) {
  const auto pair = std::find_if(session.pairs.begin(), session.pairs.end(),
                                 [&](const Pair& each) { return each.number == number; });
  if (pair == session.pairs.end()) return;
  const auto gate = gates_.find(session.key.gate);
  const std::string local = gate == gates_.end() ? std::string() : gate->second.vpn.address.to_string();
  const auto deleted = [&](const std::string& to, std::uint32_t spi, std::uint16_t conn_id) {
    say(now, 6, 602302,
        fmt::format(
            "deleting SA, (sa) sa_dest= {}, sa_prot= 50, sa_spi= 0x{:x}({}), sa_trans= {}, sa_conn_id= {}",
            to, spi, spi, pair->transform, conn_id));
  };
  if (pair->inbound_spi != 0) {
    pipeline_.sad().remove_inbound(pair->inbound_spi);
    by_inbound_spi_.erase(pair->inbound_spi);
    deleted(local, pair->inbound_spi, pair->inbound_conn_id);
  }
  if (pair->outbound_spi != 0) {
    pipeline_.sad().remove_outbound(pair->outbound_spi, pair->peer);
    by_outbound_spi_.erase({pair->outbound_spi, pair->peer});
    deleted(pair->peer.to_string(), pair->outbound_spi, pair->outbound_conn_id);
  }
  session.pairs.erase(pair);
  sessions_changed();
}

/// The translator in front of a client gave it another address or port.
void Headend::Impl::move_peer(const ike::MovePeer& move, Session& session) {
  session.peer = move.ike;
  for (Pair& pair : session.pairs) {
    if (pair.inbound_spi != 0) pipeline_.sad().move_inbound(pair.inbound_spi, move.esp);
    if (pair.outbound_spi != 0) {
      if (!pipeline_.sad().move_outbound(pair.outbound_spi, pair.peer, move.esp)) continue;
      by_outbound_spi_.erase({pair.outbound_spi, pair.peer});
      by_outbound_spi_[{pair.outbound_spi, move.esp.address}] = &session;
    }
    pair.peer = move.esp.address;
  }
  sessions_changed();
}

std::string Headend::Impl::peers_text(const Gate& gate, const Endpoint& peer) {
  return fmt::format(" (local {} (responder), remote {})", gate.vpn.address.to_string(),
                     peer.address.to_string());
}

Headend::Impl::Session* Headend::Impl::session_of(const SaKey& key) {
  const auto found = sessions_.find(key);
  return found == sessions_.end() ? nullptr : &found->second;
}

// ------------------------------------------------------------------ events of the engine

void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::Phase1Established& event) {
  const SaKey key{gate.vpn.interface, event.sa};
  Session session;
  session.id = next_session_++;
  session.key = key;
  session.group = event.group;
  session.peer = event.peer;
  session.since = session.last_traffic = now;
  sessions_[key] = std::move(session);
  say(now, 6, 602201,
      fmt::format(
          "ISAKMP Phase 1 SA created (local {}/{} (responder), remote {}/{}, authentication=pre-share, "
          "encryption={}, hash={}, group={}, lifetime={}s)",
          gate.vpn.address.to_string(), kIsakmpPort, event.peer.address.to_string(), event.peer.port,
          cipher_name(event.chosen.encryption), upper(ike::hash_word(event.chosen.hash)),
          static_cast<int>(event.chosen.group), event.lifetime_seconds));
  say(now, 7, 702210, "ISAKMP Phase 1 exchange completed" + peers_text(gate, event.peer));
  sessions_changed();
}

void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::CredentialsReceived& event) {
  const SaKey key{gate.vpn.interface, event.sa};
  for (auto& [request, login] : logins_) {
    if (login.key != key || !login.asked) continue;
    // The answer to a question of the server's, not another login.
    login.asked = false;
    if (aaa::ServerGroup* group = group_of(request.first)) group->answer(now, request.second, event.password);
    return;
  }
  if (Session* session = session_of(key)) session->user = event.user;
  Login login;
  login.key = key;
  login.tag = gate.vpn.authentication_tag;
  login.user = event.user;
  login.peer = event.peer;
  path_.uauth().begin();
  say(now, 6, 109001,
      fmt::format("Auth start for user '{}' from {}/0 to 0.0.0.0/0", event.user,
                  event.peer.address.to_string()));
  const auto group = groups_.find(login.tag);
  if (group == groups_.end()) {
    aaa::AuthenticationResult result;
    result.outcome = aaa::Outcome::all_servers_failed;
    finish_login(now, login, result);
    return;
  }
  const aaa::RequestId id = group->second->authenticate(
      now, {event.user, event.password, event.peer.address, "PIX", static_cast<std::uint32_t>(event.sa)});
  logins_[{login.tag, id}] = std::move(login);
}

void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::AddressWanted& event) {
  const SaKey key{gate.vpn.interface, event.sa};
  Session* session = session_of(key);
  if (session == nullptr) return;
  // A second login from the same address replaces the first (pix-behaviour.md 6.7).
  std::vector<SaKey> replaced;
  for (const auto& [other, each] : sessions_) {
    if (other != key && other.gate == key.gate && each.peer == event.peer && each.address)
      replaced.push_back(other);
  }
  for (const SaKey& other : replaced) {
    gate.ike->close(now, other.sa, ike::CloseReason::replaced, false);
    end_session(now, other);
  }
  ike::ModeConfig values = compile_mode_config(config_, event.group);
  if (session->address) {
    values.address = session->address;
    gate.ike->assign_address(now, event.sa, values);
    return;
  }
  const pix::LocalPool* pool = pool_for(config_, event.group, gate.vpn.interface);
  std::optional<Ipv4Address> address;
  if (pool != nullptr) {
    console::PoolLease lease;
    lease.user = session->user;
    lease.group = event.group;
    lease.peer = event.peer.address;
    lease.since = now;
    address = pools_.lend(*pool, std::move(lease));
  }
  if (!address) {
    const pix::VpnGroup* group = config_.vpngroup(event.group);
    const std::string& name = pool != nullptr    ? pool->name
                              : group != nullptr ? group->address_pool
                                                 : config_.isakmp.client_pool;
    say(now, 4, 404101, fmt::format("ISAKMP: Failed to allocate address for client from pool {}", name));
    gate.ike->refuse_address(now, event.sa);
    return;
  }
  session->address = address;
  path_.routes().add_host(*address, path_.rules().interface_named(gate.vpn.interface));
  if (!session->user.empty()) {
    fw::UauthEntry entry =
        uauth_entry(now, session->user, *address, true, session->granted, session->local_login);
    // The limits of a tunnel's user are those of the session: end_of().
    entry.absolute.reset();
    entry.inactivity.reset();
    entry.sid = path_.uauth().next_sid();
    say(now, 2, 109011, fmt::format("Authen Session Start: user '{}', sid {}", session->user, entry.sid));
    path_.uauth().add(std::move(entry));
  }
  values.address = address;
  values.netmask = pool->mask;
  gate.ike->assign_address(now, event.sa, values);
  sessions_changed();
}

void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::ChildEstablished& event) {
  if (const Session* session = session_of({gate.vpn.interface, event.sa}))
    say(now, 7, 702211, "ISAKMP Phase 2 exchange completed" + peers_text(gate, session->peer));
  sessions_changed();
}

void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::ChildRemoved& event) {
  if (Session* session = session_of({gate.vpn.interface, event.sa})) remove_pair(now, *session, event.pair);
}

void Headend::Impl::handle(TimePoint, Gate& gate, const ike::Phase1Rekeyed& event) {
  const SaKey old_key{gate.vpn.interface, event.old_sa};
  const SaKey new_key{gate.vpn.interface, event.new_sa};
  auto node = sessions_.extract(old_key);
  if (node.empty()) return;
  node.key() = new_key;
  node.mapped().key = new_key;
  for (auto& [request, login] : logins_) {
    if (login.key == old_key) login.key = new_key;
  }
  sessions_.insert(std::move(node));
  sessions_changed();
}

/// The session goes on by its IPsec SAs: address, user, limits and what is counted stay (pix-behaviour.md
/// 6.7).
void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::Phase1Over& event) {
  say(now, 7, 702202, "ISAKMP Phase 1 delete sent" + peers_text(gate, event.peer));
  sessions_changed();
}

void Headend::Impl::handle(TimePoint now, Gate& gate, const ike::Closed& event) {
  const SaKey key{gate.vpn.interface, event.sa};
  const std::string peers = peers_text(gate, event.peer);
  switch (event.reason) {
    case ike::CloseReason::peer_deleted:
      say(now, 7, 702201, "ISAKMP Phase 1 delete received" + peers);
      break;
    case ike::CloseReason::no_answer:
      if (event.was_established) say(now, 7, 702203, "ISAKMP DPD timed out" + peers);
      break;
    case ike::CloseReason::unknown_group:
      say(now, 4, 0,
          fmt::format("ISAKMP: no vpngroup is called \"{}\": {} was not let in", event.group,
                      event.peer.address.to_string()));
      break;
    case ike::CloseReason::authentication_failed:
      say(now, 4, 0,
          event.group.empty()
              ? fmt::format("ISAKMP: the pre-shared key of {} does not fit", event.peer.address.to_string())
              : fmt::format("ISAKMP: the password for vpngroup \"{}\" from {} does not fit", event.group,
                            event.peer.address.to_string()));
      break;
    case ike::CloseReason::certificate_failed:
      if (event.certificate && event.certificate->fault == crypto::TrustFault::wrong_name)
        say(now, 3, 320001, "The subject name of the peer cert is not allowed for connection");
      say(now, 4, 0,
          fmt::format("ISAKMP: {} was not let in: {}", event.peer.address.to_string(),
                      event.certificate ? crypto::english_text(*event.certificate) : std::string()));
      break;
    case ike::CloseReason::no_proposal_chosen:
      for (const ike::Mismatch& each : event.mismatches) {
        say(now, 4, 0,
            fmt::format("ISAKMP: offer {} of {} does not fit policy {}: {} {} offered, {} wanted",
                        each.offered, event.peer.address.to_string(), each.policy, each.attribute,
                        each.offered_value, each.wanted_value));
      }
      break;
    case ike::CloseReason::local_request:
    case ike::CloseReason::administrator:
    case ike::CloseReason::shut_down:
    case ike::CloseReason::restart:
    case ike::CloseReason::session_time:
    case ike::CloseReason::idle:
      if (event.was_established) say(now, 7, 702202, "ISAKMP Phase 1 delete sent" + peers);
      break;
    default:
      break;
  }
  end_session(now, key);
}

void Headend::Impl::end_session(TimePoint now, const SaKey& key) {
  cancel_logins(key);
  const auto found = sessions_.find(key);
  if (found == sessions_.end()) return;
  Session& session = found->second;
  while (!session.pairs.empty()) remove_pair(now, session, session.pairs.front().number);
  if (session.address) {
    path_.end_connections_of(now, *session.address);
    path_.routes().remove_host(*session.address);
    pools_.give_back(*session.address);
    path_.logout(now, *session.address);
    granted_.erase(*session.address);
  }
  sessions_.erase(found);
  sessions_changed();
}

// ------------------------------------------------------------------ limits of a session

std::optional<TimePoint> Headend::Impl::end_of(const Session& session) const {
  if (!session.address) return std::nullopt;
  std::optional<TimePoint> end;
  if (session.granted.idle_timeout) end = earlier(end, session.last_traffic + *session.granted.idle_timeout);
  const pix::VpnGroup* group = session.group.empty() ? nullptr : config_.vpngroup(session.group);
  if (group != nullptr) end = earlier(end, session.last_traffic + Seconds{group->idle_time});
  return earlier(end, longest_of(session));
}

/// The end that no traffic puts off.
std::optional<TimePoint> Headend::Impl::longest_of(const Session& session) const {
  std::optional<TimePoint> end;
  if (session.granted.session_timeout) end = session.since + *session.granted.session_timeout;
  const pix::VpnGroup* group = session.group.empty() ? nullptr : config_.vpngroup(session.group);
  if (group != nullptr && group->max_time) end = earlier(end, session.since + Seconds{*group->max_time});
  return end;
}

void Headend::Impl::watch_idle(TimePoint now) {
  std::vector<SaKey> over;
  for (const auto& [key, session] : sessions_) {
    const auto end = end_of(session);
    if (end && *end <= now) over.push_back(key);
  }
  for (const SaKey& key : over) {
    const auto gate = gates_.find(key.gate);
    if (gate == gates_.end()) continue;
    const Session* const session = session_of(key);
    const auto limit = session == nullptr ? std::nullopt : longest_of(*session);
    const bool too_long = limit && *limit <= now;
    gate->second.ike->close(now, key.sa, too_long ? ike::CloseReason::session_time : ike::CloseReason::idle);
    while (pump_gate(now, gate->second)) {
    }
    end_session(now, key);
  }
}

bool Headend::Impl::handle_esp_events(TimePoint now) {
  bool any = false;
  while (const auto event = pipeline_.poll_event()) {
    any = true;
    if (event->kind == esp::EspEvent::Kind::unknown_spi) {
      say(now, 4, 402101,
          fmt::format("decaps: rec'd IPSEC packet has invalid spi for destaddr={}, prot=50, spi=0x{:x}",
                      gates_.empty() ? std::string() : gates_.begin()->second.vpn.address.to_string(),
                      event->spi));
      for (auto& [name, gate] : gates_) gate.ike->unknown_spi(now, event->remote, event->spi);
      continue;
    }
    if (event->kind == esp::EspEvent::Kind::peer_moved) {
      const auto owner = by_inbound_spi_.find(event->spi);
      const auto gate = owner == by_inbound_spi_.end() ? gates_.end() : gates_.find(owner->second->key.gate);
      if (gate != gates_.end()) {
        gate->second.ike->esp_from(now, owner->second->key.sa, {event->remote, event->remote_port});
      }
      continue;
    }
    for (const auto& [key, session] : sessions_) {
      const auto gate = gates_.find(key.gate);
      if (gate == gates_.end()) continue;
      const auto pair = std::find_if(session.pairs.begin(), session.pairs.end(), [&](const Pair& each) {
        return event->direction == esp::Direction::inbound
                   ? each.inbound_spi == event->spi
                   : each.outbound_spi == event->spi && each.peer == event->remote;
      });
      if (pair == session.pairs.end()) continue;
      if (event->kind == esp::EspEvent::Kind::first_use) {
        gate->second.ike->pair_used(now, key.sa, pair->number);
      } else if (event->kind == esp::EspEvent::Kind::soft_limit) {
        say(now, 7, 702301, fmt::format("lifetime expiring, spi 0x{:x}", event->spi));
        gate->second.ike->rekey_pair(now, key.sa, pair->number);
      } else {
        gate->second.ike->close_pair(now, key.sa, pair->number);
      }
      break;
    }
  }
  return any;
}

void Headend::Impl::close_all(TimePoint now, ike::CloseReason reason) {
  for (auto& [name, gate] : gates_) gate.ike->close_all(now, reason);
}

void Headend::Impl::clear_session(TimePoint now, std::uint64_t id) {
  for (const auto& [key, session] : sessions_) {
    if (session.id != id) continue;
    const auto gate = gates_.find(key.gate);
    if (gate != gates_.end()) gate->second.ike->close(now, key.sa, ike::CloseReason::administrator);
    return;
  }
}

std::vector<RemoteSession> Headend::Impl::sessions(TimePoint now) const {
  std::map<SaKey, ike::State> states;
  for (const auto& [name, gate] : gates_) {
    for (const ike::SaStatus& sa : gate.ike->status(now)) states[{name, sa.id}] = sa.state;
  }
  std::vector<RemoteSession> all;
  for (const auto& [key, session] : sessions_) {
    RemoteSession out;
    out.id = session.id;
    out.user = session.user;
    out.group = session.group;
    out.pool_address = session.address.value_or(Ipv4Address());
    out.peer = session.peer;
    out.sa_pairs = static_cast<int>(session.pairs.size());
    if (!session.pairs.empty()) {
      out.transform = session.pairs.back().transform;
      while (out.transform.ends_with(' ')) out.transform.pop_back();
    }
    out.bytes_received = session.bytes_received;
    out.bytes_sent = session.bytes_sent;
    out.since = session.since;
    out.last_traffic = session.last_traffic;
    const auto state = states.find(key);
    out.state = std::string(ike::state_name(state == states.end() ? ike::State::mm_no_state : state->second));
    all.push_back(std::move(out));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

}  // namespace drawbridge::headend
