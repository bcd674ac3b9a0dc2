// SPDX-License-Identifier: GPL-3.0-or-later
// Logins by Xauth, and the streams and datagrams to the servers (pix-behaviour.md 6.2).
#include <fmt/format.h>

#include <algorithm>

#include "headend/headend_impl.h"

namespace drawbridge::headend {

namespace {

/// Where our ports for RADIUS begin: above those that the device keeps for others.
constexpr std::uint16_t kFirstDatagramPort = 21645;

}  // namespace

void Headend::Impl::apply_aaa() {
  std::vector<aaa::GroupConfig> wanted = compile_aaa(config_, settings_.wall_epoch);
  for (auto it = groups_.begin(); it != groups_.end();) {
    const bool stays = std::any_of(wanted.begin(), wanted.end(),
                                   [&](const aaa::GroupConfig& group) { return group.tag == it->first; });
    // A group that still waits for a server goes when it has its answer.
    it = stays || !it->second->is_idle() ? std::next(it) : groups_.erase(it);
  }
  for (aaa::GroupConfig& config : wanted) {
    auto& group = groups_[config.tag];
    if (group) {
      group->configure(std::move(config));
    } else {
      group = std::make_unique<aaa::ServerGroup>(std::move(config), random_);
    }
  }
}

aaa::ServerGroup* Headend::Impl::group_of(const std::string& tag) {
  const auto found = groups_.find(tag);
  return found == groups_.end() ? nullptr : found->second.get();
}

bool Headend::Impl::pump_aaa(TimePoint now) {
  feed_accounting(now);
  bool any = false;
  for (auto& [tag, group] : groups_) any = pump_group(now, tag, *group) || any;
  return any;
}

bool Headend::Impl::pump_group(TimePoint now, const std::string& tag, aaa::ServerGroup& group) {
  bool any = false;
  while (const auto action = group.poll_action()) {
    any = true;
    carry_out(tag, *action);
  }
  while (const auto event = group.poll_event()) {
    any = true;
    take_event(now, tag, group, *event);
  }
  return any;
}

void Headend::Impl::carry_out(const std::string& tag, const aaa::Action& action) {
  if (const auto* open = std::get_if<aaa::OpenStream>(&action)) {
    const std::uint64_t stream = next_stream_++;
    streams_[stream] = {tag, open->id};
    stream_numbers_[{tag, open->id}] = stream;
    actions.emplace_back(OpenStream{stream, aaa_interface(config_, tag, open->to.address), open->to, true});
  } else if (const auto* send = std::get_if<aaa::SendStream>(&action)) {
    const auto found = stream_numbers_.find({tag, send->id});
    if (found != stream_numbers_.end()) actions.emplace_back(SendStream{found->second, send->octets});
  } else if (const auto* close = std::get_if<aaa::CloseStream>(&action)) {
    const auto found = stream_numbers_.find({tag, close->id});
    if (found == stream_numbers_.end()) return;
    actions.emplace_back(CloseStream{found->second});
    streams_.erase(found->second);
    stream_numbers_.erase(found);
  } else if (const auto* datagram = std::get_if<aaa::SendDatagram>(&action)) {
    auto& port = datagram_ports_[{tag, datagram->socket}];
    if (port == 0) {
      port = static_cast<std::uint16_t>(kFirstDatagramPort + datagram_sockets_.size());
      datagram_sockets_[port] = {tag, datagram->socket};
    }
    actions.emplace_back(SendDatagram{aaa_interface(config_, tag, datagram->to.address), port, datagram->to,
                                      datagram->payload});
  }
}

void Headend::Impl::take_event(TimePoint now, const std::string& tag, aaa::ServerGroup& group,
                               const aaa::Event& event) {
  if (const auto* result = std::get_if<aaa::AuthenticationResult>(&event)) {
    auto login = logins_.extract({tag, result->id});
    if (login.empty()) {
      (void)finish_console_login(now, tag, *result);
    } else if (login.mapped().proxy != 0) {
      finish_proxy_login(now, login.mapped(), *result);
    } else {
      finish_login(now, login.mapped(), *result);
    }
  } else if (const auto* challenge = std::get_if<aaa::ChallengeNeeded>(&event)) {
    ask_further(now, tag, group, *challenge);
  } else if (const auto* permitted = std::get_if<aaa::AuthorizationResult>(&event)) {
    finish_authorization(now, tag, *permitted);
  } else if (const auto* stored = std::get_if<aaa::AccountingResult>(&event)) {
    record_stored(now, tag, *stored);
  } else if (const auto* refused = std::get_if<aaa::ReplyRefused>(&event)) {
    say(now, 4, 0,
        fmt::format(
            "AAA: an answer of RADIUS server {} was dropped, because it carries no "
            "Message-Authenticator and could have been forged on its way. Let the server add one, or, for an "
            "old server on a network you trust, enter: aaa-server {} ({}) host {} "
            "no-message-authenticator",
            refused->server.to_string(), tag, aaa_interface(config_, tag, refused->server),
            refused->server.to_string()));
  } else if (const auto* state = std::get_if<aaa::ServerStateChanged>(&event)) {
    say(now, 4, 0,
        state->dead
            ? fmt::format("AAA: server {} of group {} is not asked for a while: it failed too often",
                          state->server.to_string(), tag)
            : fmt::format("AAA: server {} of group {} is asked again", state->server.to_string(), tag));
  }
}

void Headend::Impl::ask_further(TimePoint now, const std::string& tag, aaa::ServerGroup& group,
                                const aaa::ChallengeNeeded& event) {
  const auto login = logins_.find({tag, event.id});
  const auto gate =
      login != logins_.end() && login->second.proxy == 0 ? gates_.find(login->second.key.gate) : gates_.end();
  if (gate != gates_.end()) {
    login->second.asked = true;
    gate->second.ike->xauth_challenge(now, login->second.key.sa, event.message);
    return;
  }
  // Whoever asked cannot pass a question on: the login ends here, with the server's words.
  group.cancel(event.id);
  aaa::AuthenticationResult result;
  result.id = event.id;
  result.outcome = aaa::Outcome::refused;
  result.message = event.message;
  take_event(now, tag, group, result);
}

void Headend::Impl::finish_login(TimePoint now, const Login& login, const aaa::AuthenticationResult& result) {
  debug_login(now, login.tag, login.user, result);
  path_.uauth().end();
  const std::string from = login.peer.address.to_string();
  // Logins of VPN clients name no real interface and no destination.
  constexpr std::string_view where = "IKE-XAUTH";
  for (const aaa::Attempt& attempt : result.attempts) {
    say(now, 6, 109002,
        fmt::format("Auth from {}/0 to 0.0.0.0/0 failed (server {} failed) on interface {}", from,
                    attempt.server.to_string(), where));
  }
  const bool accepted = result.outcome == aaa::Outcome::accepted;
  if (accepted) {
    say(now, 6, 109005,
        fmt::format("Authentication succeeded for user '{}' from {}/0 to 0.0.0.0/0 on interface {}",
                    login.user, from, where));
  } else if (result.outcome == aaa::Outcome::refused) {
    say(now, 6, 109006,
        fmt::format("Authentication failed for user '{}' from {}/0 to 0.0.0.0/0 on interface {}", login.user,
                    from, where));
  } else {
    say(now, 6, 109003,
        fmt::format("Auth from {} to 0.0.0.0/0 failed (all servers failed) on interface {}", from, where));
  }
  if (Session* session = session_of(login.key); session != nullptr && accepted) {
    session->granted = result.authorization;
    const aaa::ServerGroup* group = group_of(login.tag);
    session->local_login = group != nullptr && group->config().protocol == aaa::Protocol::local;
  }
  const auto gate = gates_.find(login.key.gate);
  if (gate != gates_.end()) gate->second.ike->xauth_result(now, login.key.sa, accepted, result.message);
}

void Headend::Impl::cancel_logins(const SaKey& key) {
  for (auto it = logins_.begin(); it != logins_.end();) {
    if (it->second.proxy != 0 || it->second.key != key) {
      ++it;
      continue;
    }
    if (aaa::ServerGroup* group = group_of(it->first.first)) group->cancel(it->first.second);
    path_.uauth().end();
    it = logins_.erase(it);
  }
}

fw::UauthEntry Headend::Impl::uauth_entry(TimePoint now, const std::string& user, Ipv4Address address,
                                          bool is_ipsec, const aaa::Authorization& granted,
                                          bool local_login) {
  granted_[address] = {granted.classes, local_login};
  fw::UauthEntry entry;
  entry.user = user;
  entry.address = address;
  entry.is_ipsec = is_ipsec;
  entry.since = now;
  entry.absolute = granted.session_timeout;
  entry.inactivity = granted.idle_timeout;
  entry.access_list = granted.access_list;
  if (!granted.access_lines.empty()) {
    const std::string name = "AAA-user-" + user;
    if (auto acl = compile_user_acl(config_, name, granted.access_lines)) {
      path_.add_user_acl(std::move(*acl));
    } else {
      // A list that cannot be read must not open anything: an empty one denies all.
      say(now, 3, 0,
          fmt::format("AAA: the access list that the server gave user '{}' cannot be read: the user gets "
                      "nothing through",
                      user));
      fw::Acl nothing;
      nothing.id = name;
      path_.add_user_acl(std::move(nothing));
    }
    entry.access_list = name;
  } else if (!entry.access_list.empty() && config_.access_list(entry.access_list) == nullptr) {
    say(now, 3, 0,
        fmt::format("AAA: the server gave user '{}' the access list {}, which is not configured here", user,
                    entry.access_list));
  }
  return entry;
}

// ------------------------------------------------------------------ datagrams and streams

void Headend::Impl::datagram(TimePoint now, std::string_view, std::uint16_t port, const Endpoint& from,
                             ByteView payload) {
  const auto found = datagram_sockets_.find(port);
  if (found == datagram_sockets_.end()) return;
  const auto& [tag, socket] = found->second;
  if (aaa::ServerGroup* group = group_of(tag)) group->datagram(now, socket, from, payload);
}

void Headend::Impl::stream_opened(TimePoint now, std::uint64_t stream) {
  if (proxy_opened(now, stream)) return;
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return;
  groups_.at(found->second.tag)->stream_opened(now, found->second.id);
}

void Headend::Impl::stream_data(TimePoint now, std::uint64_t stream, ByteView octets) {
  if (proxy_data(now, stream, octets) || telnet_data(now, stream, octets)) return;
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return;
  groups_.at(found->second.tag)->stream_data(now, found->second.id, octets);
}

void Headend::Impl::stream_closed(TimePoint now, std::uint64_t stream, bool refused) {
  if (proxy_closed(now, stream) || telnet_closed(stream)) return;
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return;
  const Stream closed = found->second;
  streams_.erase(found);
  stream_numbers_.erase({closed.tag, closed.id});
  groups_.at(closed.tag)->stream_closed(now, closed.id, refused);
}

}  // namespace drawbridge::headend
