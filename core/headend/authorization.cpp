// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that a TACACS+ server must permit first (`aaa authorization`; pix-behaviour.md 5 and 7).
#include <fmt/format.h>

#include <algorithm>

#include "headend/headend_impl.h"

namespace drawbridge::headend {

namespace {

/// Packets that wait at once: who sends more is not answered and tries again.
constexpr std::size_t kMostWaiting = 1000;

std::string slashed(const Endpoint& endpoint) {
  return fmt::format("{}/{}", endpoint.address.to_string(), endpoint.port);
}

}  // namespace

void Headend::Impl::ask_authorization(TimePoint now, const fw::LoginWanted& wanted,
                                      fw::InterfaceIndex ingress, bool from_tunnel, Bytes packet) {
  const std::string tag(wanted.tag);
  aaa::ServerGroup* group = group_of(tag);
  const bool is_asked = std::any_of(authorizing_.begin(), authorizing_.end(), [&](const auto& each) {
    return each.second.from == wanted.from && each.second.resource == wanted.resource;
  });
  if (group == nullptr || is_asked || authorizing_.size() >= kMostWaiting) return;
  // "192.168.67.11/telnet": where to, and what.
  const std::size_t slash = wanted.resource.find('/');
  aaa::AuthorizationRequest request;
  request.user = wanted.user;
  request.rem_addr = wanted.from.address;
  request.command = slash == std::string::npos ? wanted.resource : wanted.resource.substr(slash + 1);
  request.arguments = {wanted.resource.substr(0, slash)};
  const aaa::RequestId id = group->authorize(now, std::move(request));
  authorizing_[{tag, id}] = {wanted.user, wanted.resource, wanted.from,      wanted.real_to,
                             ingress,     from_tunnel,     std::move(packet)};
}

void Headend::Impl::finish_authorization(TimePoint now, const std::string& tag,
                                         const aaa::AuthorizationResult& result) {
  auto node = authorizing_.extract({tag, result.id});
  if (node.empty()) return;
  Authorizing& asked = node.mapped();
  const auto index = static_cast<std::size_t>(asked.ingress);
  const auto& interfaces = path_.rules().interfaces;
  const std::string where =
      asked.ingress >= 0 && index < interfaces.size() ? interfaces[index].name : std::string();
  for (const aaa::Attempt& attempt : result.attempts) {
    say(now, 6, 109002,
        fmt::format("Auth from {} to {} failed (server {} failed) on interface {}", slashed(asked.from),
                    slashed(asked.to), attempt.server.to_string(), where));
  }
  const bool permitted = result.outcome == aaa::Outcome::accepted;
  say(now, 6, permitted ? 109007 : 109008,
      fmt::format("Authorization {} for user '{}' from {} to {} on interface {}",
                  permitted ? "permitted" : "denied", asked.user, slashed(asked.from), slashed(asked.to),
                  where));
  if (permitted) (void)path_.uauth().authorize(asked.from.address, asked.resource);
  const aaa::Authorization& given = result.authorization;
  const bool narrows = given.session_timeout || given.idle_timeout || !given.access_list.empty() ||
                       !given.access_lines.empty();
  if (const fw::UauthEntry* known = path_.uauth().find(asked.from.address); permitted && narrows && known) {
    // timeout, idletime and acl of the server's answer are of the user, not of this connection alone.
    const bool is_local = granted_[known->address].local_login;
    const fw::UauthEntry told =
        uauth_entry(now, known->user, known->address, known->is_ipsec, given, is_local);
    fw::UauthEntry entry = *known;
    if (told.absolute) entry.absolute = told.absolute;
    if (told.inactivity) entry.inactivity = told.inactivity;
    if (!told.access_list.empty()) entry.access_list = told.access_list;
    path_.uauth().add(std::move(entry));
  }
  if (proxy_authorized(now, asked.from, asked.to, asked.resource, permitted) || !permitted) return;
  if (!asked.packet.empty()) forward(now, asked.ingress, asked.from_tunnel, std::move(asked.packet));
}

}  // namespace drawbridge::headend
