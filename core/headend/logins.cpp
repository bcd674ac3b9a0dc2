// SPDX-License-Identifier: GPL-3.0-or-later
// Logins by Xauth, accounting of connections, and the streams to the servers (pix-behaviour.md 6.2 and 7).
#include <fmt/format.h>

#include <algorithm>

#include "headend/headend_impl.h"

namespace drawbridge::headend {

void Headend::Impl::apply_aaa() {
  std::vector<aaa::GroupConfig> wanted = compile_aaa(config_);
  for (auto it = groups_.begin(); it != groups_.end();) {
    const bool stays = std::any_of(wanted.begin(), wanted.end(),
                                   [&](const aaa::GroupConfig& group) { return group.tag == it->first; });
    // A group that still waits for a server keeps its records until they are delivered or the headend ends.
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

bool Headend::Impl::pump_aaa(TimePoint now) {
  bool any = false;
  for (auto& [tag, group] : groups_) {
    while (const auto action = group->poll_action()) {
      any = true;
      if (const auto* open = std::get_if<aaa::OpenStream>(&*action)) {
        const std::uint64_t stream = next_stream_++;
        streams_[stream] = {tag, open->id};
        stream_numbers_[{tag, open->id}] = stream;
        actions.emplace_back(OpenStream{stream, aaa_interface(config_, tag, open->to.address), open->to});
      } else if (const auto* send = std::get_if<aaa::SendStream>(&*action)) {
        const auto found = stream_numbers_.find({tag, send->id});
        if (found != stream_numbers_.end()) actions.emplace_back(SendStream{found->second, send->octets});
      } else if (const auto* close = std::get_if<aaa::CloseStream>(&*action)) {
        const auto found = stream_numbers_.find({tag, close->id});
        if (found == stream_numbers_.end()) continue;
        actions.emplace_back(CloseStream{found->second});
        streams_.erase(found->second);
        stream_numbers_.erase(found);
      }
    }
    while (const auto event = group->poll_event()) {
      any = true;
      if (const auto* result = std::get_if<aaa::AuthenticationResult>(&*event)) {
        auto login = logins_.extract({tag, result->id});
        if (login.empty()) {
          (void)finish_console_login(now, tag, *result);
        } else if (login.mapped().proxy != 0) {
          finish_proxy_login(now, login.mapped(), *result);
        } else {
          finish_login(now, login.mapped(), *result);
        }
      } else if (const auto* stored = std::get_if<aaa::AccountingResult>(&*event)) {
        for (const aaa::Attempt& attempt : stored->attempts) {
          say(now, 6, 109002,
              fmt::format("Auth from 0.0.0.0/0 to 0.0.0.0/0 failed (server {} failed) on interface {}",
                          attempt.server.to_string(), aaa_interface(config_, tag, attempt.server)));
        }
      }
    }
  }
  return any;
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
  const auto gate = gates_.find(login.key.gate);
  if (gate != gates_.end()) gate->second.ike->xauth_result(now, login.key.sa, accepted, result.message);
}

void Headend::Impl::cancel_logins(const SaKey& key) {
  for (auto it = logins_.begin(); it != logins_.end();) {
    if (it->second.proxy != 0 || it->second.key != key) {
      ++it;
      continue;
    }
    if (const auto group = groups_.find(it->first.first); group != groups_.end())
      group->second->cancel(it->first.second);
    path_.uauth().end();
    it = logins_.erase(it);
  }
}

void Headend::Impl::account_start(TimePoint now, const fw::Connection& connection) {
  if (connection.user.empty()) return;
  const auto tag = accounting_tag(config_, path_.rules(), connection);
  if (!tag) return;
  const auto group = groups_.find(*tag);
  if (group == groups_.end()) return;
  Account account;
  account.tag = *tag;
  account.started = now;
  account.account.user = connection.user;
  account.account.task_id = next_task_++;
  account.account.foreign = connection.foreign.address;
  account.account.local = connection.local.address;
  account.account.protocol = connection.protocol;
  account.account.port = connection.inbound ? connection.local.port : connection.foreign.port;
  group->second->account(now, aaa::connection_start(account.account));
  accounts_[connection.number] = std::move(account);
}

void Headend::Impl::account_stop(TimePoint now, const fw::Connection& connection) {
  const auto found = accounts_.find(connection.number);
  if (found == accounts_.end()) return;
  const Account& account = found->second;
  if (const auto group = groups_.find(account.tag); group != groups_.end()) {
    group->second->account(now, aaa::connection_stop(account.account, now - account.started,
                                                     connection.bytes_in, connection.bytes_out));
  }
  accounts_.erase(found);
}

// ------------------------------------------------------------------ datagrams and streams

void Headend::Impl::datagram(TimePoint, std::string_view, std::uint16_t, const Endpoint&, ByteView) {}

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
