// SPDX-License-Identifier: GPL-3.0-or-later
// Messages: to the window always; to buffer, console, Telnet sessions and syslog servers as `logging` asks
// (pix-show-and-debug.md 2). And what `debug` prints besides the negotiations.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "console/unconfirmed_layouts.h"
#include "headend/headend_impl.h"
#include "wire/icmp.h"

namespace drawbridge::headend {

namespace {

constexpr std::size_t kSyslogKept = 1000;
/// Lines that `logging buffered` keeps.
constexpr std::size_t kBufferKept = 512;
constexpr Duration kQuiet = Milliseconds{500};
constexpr std::uint16_t kSyslogPort = 514;
constexpr std::size_t kIcmpHeader = 8;

/// "Jul 05 2004 00:58:00: "
std::string stamp(WallTime at) {
  const auto seconds = static_cast<std::time_t>(at.microseconds / 1'000'000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%b %d %Y %H:%M:%S: ", &utc);
  return text;
}

}  // namespace

void Headend::Impl::print_debug(TimePoint now, const std::string& line) {
  for (const auto& [id, session] : consoles_) {
    if (!session->wants_debug()) continue;
    quiet_at_ = now + kQuiet;
    session->print_line(line);
    flush_console(id, *session);
  }
  events.emplace_back(DebugLine{line});
}

void Headend::Impl::say(TimePoint now, int severity, int id, std::string text) {
  const auto set = config_.logging.messages.find(id);
  if (set != config_.logging.messages.end() && set->second.level) severity = *set->second.level;
  SyslogRecord record{wall(now), severity, id, std::move(text)};
  if (syslog.size() >= kSyslogKept) syslog.erase(syslog.begin(), syslog.begin() + kSyslogKept / 10);
  syslog.push_back(record);
  if (config_.logging.on && (set == config_.logging.messages.end() || !set->second.disabled))
    deliver(now, record);
  events.emplace_back(std::move(record));
}

std::string Headend::Impl::device_id_text() const {
  const std::string& id = config_.logging.device_id;
  if (id == "hostname") return config_.hostname + " : ";
  if (id.starts_with("string ")) return id.substr(7) + " : ";
  if (id.starts_with("ipaddress ")) {
    const pix::Interface* interface = config_.interface_named(id.substr(10));
    if (interface != nullptr && interface->address) return interface->address->to_string() + " : ";
  }
  return {};
}

void Headend::Impl::deliver(TimePoint now, const SyslogRecord& record) {
  const pix::Logging& logging = config_.logging;
  const std::string line = fmt::format("{}{}%PIX-{}-{:06}: {}", logging.timestamp ? stamp(record.at) : "",
                                       device_id_text(), record.severity, record.id, record.text);
  const auto reaches = [&](const std::optional<int>& level) { return level && record.severity <= *level; };
  if (reaches(logging.buffered)) {
    ++logged_.buffer;
    log_buffer_.push_back(line);
    if (log_buffer_.size() > kBufferKept) log_buffer_.pop_front();
  }
  if (reaches(logging.console)) ++logged_.console;
  if (reaches(logging.monitor)) ++logged_.monitor;
  if (reaches(logging.history)) ++logged_.history;  // no SNMP agent: they are counted
  for (const auto& [id, session] : consoles_) {
    const bool here = session->options().from ? false : reaches(logging.console);
    if (!session->is_logged_in() || !(here || (session->is_monitor() && reaches(logging.monitor)))) continue;
    quiet_at_ = now + kQuiet;
    session->print_line(line);
    flush_console(id, *session);
  }
  if (!reaches(logging.trap)) return;
  ++logged_.trap;
  for (const pix::LoggingHost& host : logging.hosts) {
    if (host.tcp) continue;  // kept, without effect: pix says so when the line is typed
    actions.emplace_back(
        SendDatagram{host.interface,
                     kSyslogPort,
                     {host.address, host.port},
                     to_bytes(fmt::format("<{}>{}", logging.facility * 8 + record.severity, line))});
  }
}

console::LoggingStatus Headend::Impl::logging() const {
  console::LoggingStatus status = logged_;
  status.lines.assign(log_buffer_.begin(), log_buffer_.end());
  return status;
}

void Headend::Impl::log_user_changes(TimePoint now, const pix::Unordered<pix::Username>& before) {
  const auto find = [](const pix::Unordered<pix::Username>& all, const std::string& name) {
    return std::find_if(all.begin(), all.end(), [&](const pix::Username& each) { return each.name == name; });
  };
  for (const pix::Username& each : config_.usernames) {
    const auto old = find(before, each.name);
    if (old == before.end()) {
      say(now, 5, 502101,
          fmt::format("New user added to local dbase: Uname: {} Priv: {} Encpass: {}", each.name,
                      each.privilege, each.password_hash.empty() ? "<nopassword>" : "*****"));
    } else if (old->privilege != each.privilege) {
      say(now, 5, 502103,
          fmt::format("User priv level changed: Uname: {} From: {} To: {}", each.name, old->privilege,
                      each.privilege));
    }
  }
  for (const pix::Username& each : before) {
    if (find(config_.usernames, each.name) == config_.usernames.end()) {
      say(now, 5, 502102,
          fmt::format("User deleted from local dbase: Uname: {} Priv: {} Encpass: *****", each.name,
                      each.privilege));
    }
  }
}

void Headend::Impl::log_conflict(TimePoint now, std::string text) {
  constexpr std::string_view begin = "ERROR: static ";
  if (!text.starts_with(begin) || text.find(" overlapped with ") == std::string::npos) return;
  text.erase(0, begin.size() - std::string_view("static ").size());
  // The message names the other static without its mask.
  text.erase(std::min(text.size(), text.rfind(" netmask ")));
  say(now, 4, 308002, std::move(text));
}

void Headend::Impl::trace_icmp(TimePoint now, fw::InterfaceIndex ingress, ByteView packet) {
  if (!debug_.icmp_trace || ingress < 0) return;
  const auto view = wire::parse_ipv4(packet, false);
  if (!view || view->header.protocol != wire::IpProtocol::icmp || view->payload.size() < kIcmpHeader) return;
  const ByteView octets = view->payload;
  const int type = octets[0];
  if (type != 8 && type != 0) return;
  const auto word = [&](std::size_t at) { return octets[at] << 8 | octets[at + 1]; };
  print_debug(
      now, fmt::format(console::layout::icmp_trace, ++icmp_traced_, type == 8 ? "echo-request" : "echo-reply",
                       path_.rules().interfaces[static_cast<std::size_t>(ingress)].name,
                       view->header.source.to_string(), view->header.destination.to_string(), word(4),
                       word(6), octets.size() - kIcmpHeader));
}

void Headend::Impl::debug_login(TimePoint now, const std::string& tag, const std::string& user,
                                const aaa::AuthenticationResult& result) {
  if (!debug_.aaa) return;
  for (const aaa::Attempt& attempt : result.attempts)
    print_debug(now, fmt::format("AAA: server {} of {} gave no answer for user '{}'",
                                 attempt.server.to_string(), tag, user));
  const std::string_view outcome = result.outcome == aaa::Outcome::accepted ? "accepted"
                                   : result.outcome == aaa::Outcome::refused
                                       ? "refused"
                                       : "not decided: no server answers";
  print_debug(now, fmt::format("AAA: user '{}' of {}: {}", user, tag, outcome));
  if (!result.message.empty()) print_debug(now, "AAA: the server says: " + result.message);
}

}  // namespace drawbridge::headend
