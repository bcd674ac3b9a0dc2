// SPDX-License-Identifier: GPL-3.0-or-later
// Logins that the appliance takes for a server, and the connection that follows them (cut-through proxy,
// pix-behaviour.md 5; messages: pix-show-and-debug.md 2).
#include <fmt/format.h>

#include "headend/headend_impl.h"
#include "headend/prompt_ftp.h"
#include "headend/prompt_http.h"
#include "headend/prompt_telnet.h"
#include "wire/tcp.h"

namespace drawbridge::headend {

namespace {

/// The user's connection must be there, and the user must have said something, within these.
constexpr Duration kHandshake = Seconds{30};
constexpr Duration kThinking = Seconds{120};
constexpr Duration kServerAnswers = Seconds{75};
/// Last packets of a connection that has ended are still known for so long.
constexpr Duration kLastWords = Seconds{60};
constexpr int kMostPrompts = 500;
/// Before the name is known.
constexpr std::string_view kNobody =
    "?"
    "?"
    "?";

std::string slashed(const Endpoint& e) {
  return fmt::format("{}/{}", e.address.to_string(), e.port);
}

/// "from A/P to A/P", as the messages name a connection: with the server's real address.
std::string ends(const fw::LoginWanted& wanted) {
  return fmt::format("from {} to {}", slashed(wanted.from), slashed(wanted.real_to));
}

bool opens_connection(ByteView packet) {
  const auto info = fw::inspect(packet);
  return info && info->protocol == fw::kTcp &&
         (info->tcp_flags & (wire::kTcpSyn | wire::kTcpAck | wire::kTcpRst | wire::kTcpFin)) == wire::kTcpSyn;
}

}  // namespace

Ipv4Address Headend::Impl::own_address(std::string_view interface) const {
  const fw::InterfaceIndex index = path_.rules().interface_named(interface);
  if (index == fw::kNoInterface) return {};
  return path_.rules().interfaces[static_cast<std::size_t>(index)].address;
}

// ------------------------------------------------------------------ packets

void Headend::Impl::begin_proxy(TimePoint now, const fw::LoginWanted& wanted, bool from_tunnel,
                                Bytes packet) {
  const std::string& interface = path_.rules().interfaces[static_cast<std::size_t>(wanted.ingress)].name;
  if (wanted.service == fw::PromptService::https || wanted.service == fw::PromptService::other) {
    // The prompt of HTTPS is a page over TLS, which the appliance does not speak.
    say(now, 3, 109023,
        fmt::format("User {} on interface {} must authenticate before using this service", ends(wanted),
                    interface));
    return;
  }
  const int limit = config_.proxy_limit;
  if (limit > 0 && proxies_.prompts_of(wanted.from.address) >= limit) {
    say(now, 4, 109017,
        fmt::format("User at {} exceeded auth proxy connection limit (max)",
                    wanted.from.address.to_string()));
    return;
  }
  ProxiedLogin* login = proxies_.prompts() < kMostPrompts ? proxies_.add(wanted) : nullptr;
  if (login == nullptr) {
    say(now, 3, 109010,
        fmt::format("Auth {} failed (too many pending auths) on interface {}", ends(wanted), interface));
    return;
  }
  login->interface = interface;
  login->from_tunnel = from_tunnel;
  login->since = now;
  login->deadline = now + kHandshake;
  (void)divert_to_proxy(now, wanted.ingress, packet);
}

bool Headend::Impl::divert_to_proxy(TimePoint, fw::InterfaceIndex ingress, ByteSpan packet) {
  if (proxies_.empty()) return false;
  const auto info = fw::inspect(packet);
  if (!info || info->protocol != fw::kTcp || info->is_later_fragment) return false;
  ProxiedLogin* login = proxies_.find_flow(info->from(), info->to());
  if (login == nullptr || login->wanted.ingress != ingress) return false;
  if (login->is_done && opens_connection(packet)) {
    // The same port again, after its last connection ended.
    proxies_.remove(login->id);
    return false;
  }
  if (!readdress(packet, login->from(), {own_address(login->interface), login->user_port})) return false;
  actions.emplace_back(ToOwnStack{login->interface, to_bytes(packet)});
  return true;
}

bool Headend::Impl::own_packet(TimePoint now, std::string_view, ByteView packet) {
  const auto info = fw::inspect(packet);
  if (!info) return false;
  if (info->protocol == fw::kTcp) {
    Bytes changed = to_bytes(packet);
    if (info->destination == kServerSide) {
      ProxiedLogin* login = proxies_.find_server_side(info->destination_port);
      if (login == nullptr) return true;
      login->server_side = info->from();
      if (readdress(changed, login->from(), login->to())) send_to_server(now, *login, std::move(changed));
      return true;
    }
    if (const ProxiedLogin* login = proxies_.find_user_side(info->source_port, info->to());
        login != nullptr && info->source == own_address(login->interface)) {
      if (readdress(changed, login->to(), login->from())) send_from_self(now, std::move(changed));
      return true;
    }
  }
  if (!pools_.is_lent(info->destination)) return false;
  seal_and_send(now, packet);
  return true;
}

void Headend::Impl::send_to_server(TimePoint now, ProxiedLogin& login, Bytes packet) {
  const Bytes before = packet;
  // Who is not remembered (`timeout uauth 0`) is known for this one connection.
  const bool is_stranger = login.entry && path_.uauth().find(login.from().address) == nullptr;
  if (is_stranger) path_.uauth().add(*login.entry);
  fw::Verdict verdict =
      path_.process(now, login.wanted.ingress, login.from_tunnel, packet, fw::Origin::proxied, login.user);
  if (!verdict.rewritten.empty()) packet = std::move(verdict.rewritten);
  if (is_stranger) (void)path_.uauth().remove(login.from().address);
  switch (verdict.outcome) {
    case fw::Outcome::forward:
      send_out(now, verdict.hop, std::move(packet));
      break;
    case fw::Outcome::authorize:
      login.held = before;
      ask_authorization(now, *verdict.login, login.wanted.ingress, login.from_tunnel, {});
      break;
    case fw::Outcome::drop:
    case fw::Outcome::wait:
    case fw::Outcome::login:
    case fw::Outcome::to_self:
    case fw::Outcome::to_proxy:
      break;
  }
}

bool Headend::Impl::proxy_authorized(TimePoint now, const Endpoint& from, const Endpoint& to,
                                     const std::string& resource, bool permitted) {
  for (const std::uint64_t id : proxies_.ids()) {
    ProxiedLogin* login = proxies_.find(id);
    if (login->from() != from || login->wanted.real_to != to || login->is_done) continue;
    if (login->is_joined || login->dialogue == nullptr) return true;
    if (permitted) {
      if (login->entry) login->entry->authorized.push_back(resource);
      if (!login->held.empty()) send_to_server(now, *login, std::exchange(login->held, {}));
    } else {
      login->dialogue->answer(PromptResult::denied);
      drive(now, *login);
    }
    return true;
  }
  return false;
}

void Headend::Impl::answer_from_server(Bytes packet) {
  const auto info = fw::inspect(packet);
  if (!info) return;
  const ProxiedLogin* login = proxies_.find_flow(info->to(), info->from());
  if (login == nullptr || login->server_side.port == 0) return;
  if (!readdress(packet, {kServerSide, login->server_port}, login->server_side)) return;
  actions.emplace_back(ToOwnStack{login->interface, std::move(packet)});
}

// ------------------------------------------------------------------ the user's side

std::optional<std::uint64_t> Headend::Impl::accept_stream(TimePoint now, std::string_view interface,
                                                          const Endpoint& from, std::uint16_t port) {
  constexpr std::uint16_t kTelnetPort = 23;
  if (port == kTelnetPort) return accept_telnet(now, interface, from);
  ProxiedLogin* login = proxies_.find_user_side(port, from);
  if (login == nullptr || login->user_stream != 0 || login->interface != interface) return std::nullopt;
  login->user_stream = next_stream_++;
  proxies_.note_streams(*login);
  login->deadline = now + kThinking;
  say(now, 6, 109001, fmt::format("Auth start for user '{}' {}", kNobody, ends(login->wanted)));
  login->is_counted = true;
  path_.uauth().begin();
  login->dialogue = make_dialogue(*login);
  const std::uint64_t stream = login->user_stream;
  if (login->wanted.is_virtual && login->wanted.service == fw::PromptService::telnet &&
      path_.logout(now, login->from().address)) {
    actions.emplace_back(SendStream{stream, to_bytes(fmt::format("{}\r\n", prompt_text::logout_done))});
    end_proxy(now, *login, false);
    return stream;
  }
  login->dialogue->start();
  drive(now, *login);
  return stream;
}

std::unique_ptr<LoginDialogue> Headend::Impl::make_dialogue(const ProxiedLogin& login) {
  const PromptTexts texts{config_.auth_prompt.prompt, config_.auth_prompt.accept, config_.auth_prompt.reject};
  const fw::LoginWanted& wanted = login.wanted;
  switch (wanted.service) {
    case fw::PromptService::ftp:
      return std::make_unique<FtpPrompt>(texts);
    case fw::PromptService::telnet:
      return std::make_unique<TelnetPrompt>(texts, wanted.is_virtual);
    case fw::PromptService::http:
    case fw::PromptService::https:
    case fw::PromptService::other:
      break;
  }
  HttpPromptOptions options;
  options.texts = texts;
  options.session = static_cast<std::uint32_t>(login.id);
  options.is_virtual = wanted.is_virtual;
  options.already_in = path_.uauth().find(wanted.from.address) != nullptr;
  const auto& login_at = path_.rules().virtual_servers.http;
  if (login_at && !wanted.is_virtual) options.login_at = login_at->to_string();
  constexpr std::uint16_t kHttpPort = 80;
  options.server = wanted.to.address.to_string();
  if (wanted.to.port != kHttpPort) options.server += fmt::format(":{}", wanted.to.port);
  return std::make_unique<HttpPrompt>(std::move(options));
}

/// Carries on what the dialogue has come to.
void Headend::Impl::drive(TimePoint now, ProxiedLogin& login) {
  LoginDialogue& dialogue = *login.dialogue;
  if (Bytes output = dialogue.take_output(); !output.empty() && login.user_stream != 0) {
    actions.emplace_back(SendStream{login.user_stream, std::move(output)});
  }
  if (auto credentials = dialogue.take_credentials()) return ask_about(now, login, std::move(*credentials));
  switch (dialogue.state()) {
    case LoginDialogue::State::asking:
      login.deadline = now + kThinking;
      break;
    case LoginDialogue::State::checking:
      break;
    case LoginDialogue::State::passed:
    case LoginDialogue::State::joined:
      if (Bytes replay = dialogue.take_replay(); !replay.empty()) {
        actions.emplace_back(SendStream{login.server_stream, std::move(replay)});
      }
      if (dialogue.state() != LoginDialogue::State::joined || login.is_joined) break;
      login.is_joined = true;
      login.deadline.reset();
      actions.emplace_back(JoinStreams{login.user_stream, login.server_stream});
      break;
    case LoginDialogue::State::over:
      end_proxy(now, login, false);
      break;
  }
}

void Headend::Impl::ask_about(TimePoint now, ProxiedLogin& login, PromptCredentials credentials) {
  login.deadline.reset();  // the servers have their own
  const auto group = groups_.find(login.tag);
  if (group == groups_.end()) {
    aaa::AuthenticationResult nobody;
    nobody.outcome = aaa::Outcome::error;
    Login asked;
    asked.proxy = login.id;
    return finish_proxy_login(now, asked, nobody);
  }
  Login asked;
  asked.tag = login.tag;
  asked.user = credentials.user;
  asked.peer = login.from();
  asked.proxy = login.id;
  aaa::AuthenticationRequest request;
  request.user = std::move(credentials.user);
  request.password = std::move(credentials.password);
  request.rem_addr = login.from().address;
  const aaa::RequestId id = group->second->authenticate(now, std::move(request));
  logins_[{login.tag, id}] = std::move(asked);
}

void Headend::Impl::finish_proxy_login(TimePoint now, const Login& asked,
                                       const aaa::AuthenticationResult& result) {
  ProxiedLogin* login = proxies_.find(asked.proxy);
  if (login == nullptr || login->is_done || login->dialogue == nullptr) return;
  const std::string where = fmt::format("{} on interface {}", ends(login->wanted), login->interface);
  for (const aaa::Attempt& attempt : result.attempts) {
    say(now, 6, 109002,
        fmt::format("Auth {} failed (server {} failed) on interface {}", ends(login->wanted),
                    attempt.server.to_string(), login->interface));
  }
  switch (result.outcome) {
    case aaa::Outcome::accepted:
      break;
    case aaa::Outcome::refused:
      say(now, 6, 109006, fmt::format("Authentication failed for user '{}' {}", asked.user, where));
      login->dialogue->answer(PromptResult::refused);
      return drive(now, *login);
    case aaa::Outcome::error:
    case aaa::Outcome::all_servers_failed:
      say(now, 6, 109003,
          fmt::format("Auth from {} to {} failed (all servers failed) on interface {}",
                      login->from().address.to_string(), slashed(login->wanted.real_to), login->interface));
      login->dialogue->answer(PromptResult::unavailable);
      return drive(now, *login);
  }
  login->user = asked.user;
  const aaa::ServerGroup* group = group_of(asked.tag);
  const bool is_local = group != nullptr && group->config().protocol == aaa::Protocol::local;
  fw::UauthEntry entry =
      uauth_entry(now, asked.user, login->from().address, false, result.authorization, is_local);
  login->sid = path_.login(now, entry);
  entry.sid = login->sid;
  entry.since = now;
  login->entry = std::move(entry);
  say(now, 2, 109011, fmt::format("Authen Session Start: user '{}', sid {}", asked.user, login->sid));
  say(now, 6, 109005, fmt::format("Authentication succeeded for user '{}' {}", asked.user, where));
  if (std::exchange(login->is_counted, false)) path_.uauth().end();
  sessions_changed();
  if (login->wanted.is_virtual) {
    login->dialogue->answer(PromptResult::accepted);
    return drive(now, *login);
  }
  // The user hears of it once the server has answered: authorization may still refuse.
  login->server_stream = next_stream_++;
  proxies_.note_streams(*login);
  login->deadline = now + kServerAnswers;
  actions.emplace_back(OpenStream{login->server_stream, login->interface, {kServerSide, login->server_port}});
}

// ------------------------------------------------------------------ streams

bool Headend::Impl::proxy_opened(TimePoint now, std::uint64_t stream) {
  ProxiedLogin* login = proxies_.find_stream(stream);
  if (login == nullptr) return false;
  if (login->is_done || stream != login->server_stream) return true;
  login->deadline = now + kServerAnswers;
  login->dialogue->answer(PromptResult::accepted);
  login->dialogue->server_opened();
  drive(now, *login);
  return true;
}

bool Headend::Impl::proxy_data(TimePoint now, std::uint64_t stream, ByteView octets) {
  ProxiedLogin* login = proxies_.find_stream(stream);
  if (login == nullptr) return false;
  if (login->is_done) return true;
  if (stream == login->server_stream) {
    login->dialogue->server_data(octets);
    drive(now, *login);
  } else {
    login->dialogue->receive(octets);
    drive(now, *login);
  }
  return true;
}

bool Headend::Impl::stream_finished(TimePoint, std::uint64_t stream) {
  const ProxiedLogin* login = proxies_.find_stream(stream);
  if (login == nullptr || login->is_done || login->dialogue == nullptr) return false;
  // Who has said all there is to say may still wait for the answer.
  return stream == login->server_stream || login->dialogue->state() != LoginDialogue::State::asking;
}

bool Headend::Impl::proxy_closed(TimePoint now, std::uint64_t stream) {
  ProxiedLogin* login = proxies_.find_stream(stream);
  if (login == nullptr) return false;
  const bool is_server = stream == login->server_stream;
  // A server that cannot be reached: the user is let go as if it had said so itself.
  const bool unreached = is_server && !login->is_joined;
  (is_server ? login->server_stream : login->user_stream) = 0;
  if (login->is_joined) {
    // The machine passes the end on; the last packets are still to come.
    if (login->user_stream == 0 && login->server_stream == 0) end_proxy(now, *login, false);
  } else {
    end_proxy(now, *login, unreached);
  }
  return true;
}

void Headend::Impl::end_proxy(TimePoint now, ProxiedLogin& login, bool reset) {
  if (login.is_done) return;
  login.is_done = true;
  if (std::exchange(login.is_counted, false)) path_.uauth().end();
  for (auto it = logins_.begin(); it != logins_.end();) {
    if (it->second.proxy != login.id) {
      ++it;
      continue;
    }
    if (const auto group = groups_.find(it->first.first); group != groups_.end()) {
      group->second->cancel(it->first.second);
    }
    it = logins_.erase(it);
  }
  for (const std::uint64_t stream : {login.user_stream, login.server_stream}) {
    if (stream != 0) actions.emplace_back(CloseStream{stream, reset});
  }
  login.dialogue.reset();
  login.held.clear();
  login.deadline = now + kLastWords;
}

void Headend::Impl::proxied_connection_ended(TimePoint now, const fw::Connection& connection,
                                             fw::ConnEnd reason) {
  using fw::ConnEnd;
  // What the ends said themselves reaches our own stack as well.
  if (reason == ConnEnd::tcp_fins || reason == ConnEnd::reset_inside || reason == ConnEnd::reset_outside)
    return;
  const Endpoint& user = connection.inbound ? connection.foreign : connection.local;
  const Endpoint& server = connection.inbound ? connection.mapped_local : connection.foreign;
  ProxiedLogin* login = proxies_.find_flow(user, server);
  if (login != nullptr) end_proxy(now, *login, true);
}

void Headend::Impl::proxies_timeout(TimePoint now) {
  for (const std::uint64_t id : proxies_.due(now)) {
    ProxiedLogin* login = proxies_.find(id);
    if (login == nullptr) continue;
    const bool was_there = login->user_stream != 0 || login->server_stream != 0;
    if (login->is_done || !was_there) {
      proxies_.remove(id);
    } else {
      end_proxy(now, *login, login->server_stream != 0);
    }
  }
}

}  // namespace drawbridge::headend
