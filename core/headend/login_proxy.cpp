// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/login_proxy.h"

#include <limits>

#include "base/timers.h"
#include "fw/packet.h"
#include "wire/checksum.h"
#include "wire/ipv4.h"
#include "wire/tcp.h"

namespace drawbridge::headend {

ProxiedLogin* LoginProxies::add(fw::LoginWanted wanted) {
  if (logins_.size() >= kMost) return nullptr;
  std::uint16_t user_port = kFirstLoginPort;
  while (by_user_port_.contains({user_port, wanted.from})) {
    if (++user_port == kFirstLoginPort + kLoginPorts) return nullptr;
  }
  while (by_server_port_.contains(next_server_port_) || next_server_port_ == 0) ++next_server_port_;
  const std::uint64_t id = next_id_++;
  ProxiedLogin& login = logins_[id];
  login.id = id;
  login.tag = wanted.tag;
  login.wanted = std::move(wanted);
  login.wanted.tag = {};
  login.user_port = user_port;
  login.server_port = next_server_port_++;
  by_flow_[{login.from(), login.to()}] = id;
  by_user_port_[{user_port, login.from()}] = id;
  by_server_port_[login.server_port] = id;
  return &login;
}

void LoginProxies::remove(std::uint64_t id) {
  const auto found = logins_.find(id);
  if (found == logins_.end()) return;
  const ProxiedLogin& login = found->second;
  by_flow_.erase({login.from(), login.to()});
  by_user_port_.erase({login.user_port, login.from()});
  by_server_port_.erase(login.server_port);
  by_stream_.erase(login.user_stream);
  by_stream_.erase(login.server_stream);
  logins_.erase(found);
}

ProxiedLogin* LoginProxies::find(std::uint64_t id) {
  const auto found = logins_.find(id);
  return found == logins_.end() ? nullptr : &found->second;
}

ProxiedLogin* LoginProxies::find_flow(const Endpoint& user, const Endpoint& server) {
  const auto found = by_flow_.find({user, server});
  return found == by_flow_.end() ? nullptr : find(found->second);
}

ProxiedLogin* LoginProxies::find_user_side(std::uint16_t port, const Endpoint& user) {
  const auto found = by_user_port_.find({port, user});
  return found == by_user_port_.end() ? nullptr : find(found->second);
}

ProxiedLogin* LoginProxies::find_server_side(std::uint16_t port) {
  const auto found = by_server_port_.find(port);
  return found == by_server_port_.end() ? nullptr : find(found->second);
}

ProxiedLogin* LoginProxies::find_stream(std::uint64_t stream) {
  const auto found = by_stream_.find(stream);
  return found == by_stream_.end() ? nullptr : find(found->second);
}

void LoginProxies::note_streams(const ProxiedLogin& login) {
  if (login.user_stream != 0) by_stream_[login.user_stream] = login.id;
  if (login.server_stream != 0) by_stream_[login.server_stream] = login.id;
}

int LoginProxies::prompts_of(Ipv4Address user) const {
  int count = 0;
  const Endpoint first{user, 0};
  for (auto it = by_flow_.lower_bound({first, Endpoint{}}); it != by_flow_.end(); ++it) {
    if (it->first.first.address != user) break;
    const ProxiedLogin& login = logins_.at(it->second);
    if (login.user.empty() && !login.is_done) ++count;
  }
  return count;
}

int LoginProxies::prompts() const {
  int count = 0;
  for (const auto& [id, login] : logins_) {
    if (login.user.empty() && !login.is_done) ++count;
  }
  return count;
}

std::vector<std::uint64_t> LoginProxies::ids() const {
  std::vector<std::uint64_t> all;
  all.reserve(logins_.size());
  for (const auto& [id, login] : logins_) all.push_back(id);
  return all;
}

std::vector<std::uint64_t> LoginProxies::due(TimePoint now) const {
  std::vector<std::uint64_t> all;
  for (const auto& [id, login] : logins_) {
    if (login.deadline && *login.deadline <= now) all.push_back(id);
  }
  return all;
}

std::optional<TimePoint> LoginProxies::next_deadline() const {
  std::optional<TimePoint> next;
  for (const auto& [id, login] : logins_) next = earlier(next, login.deadline);
  return next;
}

bool readdress(ByteSpan packet, const Endpoint& from, const Endpoint& to) {
  const auto info = fw::inspect(packet);
  if (!info || info->protocol != fw::kTcp || info->is_later_fragment) return false;
  if (info->source != from.address) fw::rewrite_source(packet, from.address);
  if (info->destination != to.address) fw::rewrite_destination(packet, to.address);
  // Incremental, so that a damaged packet stays damaged.
  const ByteSpan tcp = packet.subspan(info->header_size);
  constexpr std::size_t kChecksum = 16;
  const auto word = [&](std::size_t at) { return static_cast<std::uint16_t>(tcp[at] << 8 | tcp[at + 1]); };
  const auto put = [&](std::size_t at, std::uint16_t value) {
    tcp[at] = static_cast<std::uint8_t>(value >> 8);
    tcp[at + 1] = static_cast<std::uint8_t>(value);
  };
  const auto replace = [&](std::size_t at, std::uint16_t value) {
    put(kChecksum, wire::checksum_update(word(kChecksum), word(at), value));
    put(at, value);
  };
  replace(0, from.port);
  replace(2, to.port);
  return true;
}

}  // namespace drawbridge::headend
