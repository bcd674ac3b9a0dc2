// SPDX-License-Identifier: GPL-3.0-or-later
// People at the console over Telnet, as the `telnet` lines permit (pix-commands.md 3).
#include <fmt/format.h>

#include <algorithm>

#include "headend/headend_impl.h"
#include "pix/management.h"
#include "wire/tcp.h"

namespace drawbridge::headend {

namespace {

constexpr std::uint16_t kTelnetPort = 23;
constexpr std::uint16_t kSshPort = 22;
constexpr std::size_t kMostSessions = 5;

}  // namespace

bool Headend::Impl::permits_telnet(fw::InterfaceIndex ingress, bool from_tunnel, Ipv4Address from) const {
  const auto& interfaces = path_.rules().interfaces;
  const fw::InterfaceRule& here = interfaces[static_cast<std::size_t>(ingress)];
  const bool is_lowest =
      std::none_of(interfaces.begin(), interfaces.end(),
                   [&](const fw::InterfaceRule& each) { return each.security < here.security; });
  // Passwords cross the wire in clear: on the side of the Internet only within a tunnel.
  if (is_lowest && interfaces.size() > 1 && !from_tunnel) return false;
  return pix::permits(config_.telnet, here.name, from);
}

bool Headend::Impl::permits_ssh(fw::InterfaceIndex ingress, Ipv4Address from) const {
  const std::string& here = path_.rules().interfaces[static_cast<std::size_t>(ingress)].name;
  return settings_.serves_ssh && pix::permits(config_.ssh, here, from);
}

bool Headend::Impl::receive_own_tcp(TimePoint now, fw::InterfaceIndex ingress, bool from_tunnel,
                                    const Bytes& packet) {
  const auto info = fw::inspect(packet);
  if (!info || info->protocol != fw::kTcp) return false;
  const std::string& interface = path_.rules().interfaces[static_cast<std::size_t>(ingress)].name;
  const bool opens = (info->tcp_flags & (wire::kTcpSyn | wire::kTcpAck)) == wire::kTcpSyn;
  if (opens) {
    const auto tell = [&](int severity, int id, std::string_view verdict) {
      const std::string service = info->destination_port == kTelnetPort ? "telnet"
                                  : info->destination_port == kSshPort
                                      ? "ssh"
                                      : std::to_string(info->destination_port);
      say(now, severity, id,
          fmt::format("TCP access {} from {}/{} to {}:{}/{}", verdict, info->source.to_string(),
                      info->source_port, interface, info->destination.to_string(), service));
    };
    tell(7, 710001, "requested");
    const bool permitted = info->destination_port == kTelnetPort
                               ? permits_telnet(ingress, from_tunnel, info->source)
                               : info->destination_port == kSshPort && permits_ssh(ingress, info->source);
    if (!permitted) {
      tell(3, 710003, "denied by ACL");
      return true;
    }
    tell(7, 710002, "permitted");
  }
  actions.emplace_back(ToOwnStack{interface, packet});
  return true;
}

std::optional<std::uint64_t> Headend::Impl::accept_telnet(TimePoint now, std::string_view,
                                                          const Endpoint& from) {
  if (telnets_.size() >= kMostSessions) return std::nullopt;
  const std::uint64_t stream = next_stream_++;
  Telnet telnet;
  telnet.from = from;
  // The lowest number that is free.
  while (std::any_of(telnets_.begin(), telnets_.end(),
                     [&](const auto& each) { return each.second.number == telnet.number; })) {
    ++telnet.number;
  }
  telnet.console = next_console_;
  telnets_[stream] = telnet;
  // The appliance echoes, so that it need not echo the password.
  actions.emplace_back(SendStream{stream, to_bytes(telnet_wish(telnet::will, telnet::echo) +
                                                   telnet_wish(telnet::will, telnet::suppress_go_ahead))});
  console::SessionOptions options;
  options.login = true;
  options.paging = true;
  options.from = from.address;
  (void)open_console(now, options);
  return stream;
}

bool Headend::Impl::flush_telnet(std::uint64_t console, std::string_view output, bool is_finished) {
  const auto found = std::find_if(telnets_.begin(), telnets_.end(),
                                  [&](const auto& each) { return each.second.console == console; });
  if (found == telnets_.end()) return false;
  std::string text;
  for (const char c : output) {
    if (c == '\n') text += '\r';
    text += c;
    if (static_cast<std::uint8_t>(c) == telnet::iac) text += c;
  }
  const std::uint64_t stream = found->first;
  if (!text.empty()) actions.emplace_back(SendStream{stream, to_bytes(text)});
  if (is_finished) {
    telnets_.erase(found);
    actions.emplace_back(CloseStream{stream});
  }
  return true;
}

bool Headend::Impl::telnet_data(TimePoint now, std::uint64_t stream, ByteView octets) {
  const auto found = telnets_.find(stream);
  if (found == telnets_.end()) return false;
  Telnet& telnet = found->second;
  const std::string typed = telnet.text.take(octets);
  std::string answers;
  for (const TelnetText::Wish& wish : telnet.text.take_wishes()) {
    const bool ours = wish.option == telnet::echo || wish.option == telnet::suppress_go_ahead;
    if (wish.verb == telnet::do_ && !ours) answers += telnet_wish(telnet::wont, wish.option);
    if (wish.verb == telnet::will) answers += telnet_wish(telnet::dont, wish.option);
  }
  if (!answers.empty()) actions.emplace_back(SendStream{stream, to_bytes(answers)});
  const std::uint64_t console = telnet.console;
  if (!typed.empty()) console_input(now, console, typed);
  return true;
}

bool Headend::Impl::telnet_closed(std::uint64_t stream) {
  const auto found = telnets_.find(stream);
  if (found == telnets_.end()) return false;
  consoles_.erase(found->second.console);
  telnets_.erase(found);
  return true;
}

std::vector<console::TelnetSession> Headend::Impl::telnet_sessions() const {
  std::vector<console::TelnetSession> all;
  for (const auto& [stream, telnet] : telnets_) all.push_back({telnet.number, telnet.from.address});
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return all;
}

bool Headend::Impl::kill_telnet_session(TimePoint, int number) {
  const auto found = std::find_if(telnets_.begin(), telnets_.end(),
                                  [&](const auto& each) { return each.second.number == number; });
  if (found == telnets_.end()) return false;
  actions.emplace_back(CloseStream{found->first});
  // Its console may be the one that says so: it ends when it has done its work.
  ended_consoles_.push_back(found->second.console);
  telnets_.erase(found);
  return true;
}

}  // namespace drawbridge::headend
