// SPDX-License-Identifier: GPL-3.0-or-later
// What people at consoles need besides commands: logins at servers, wrong passwords, a restart.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>

#include "base/timers.h"
#include "headend/headend_impl.h"
#include "pix/writer.h"

namespace drawbridge::headend {

namespace {

/// The first wrong password is answered at once, then the answer comes later and later.
constexpr Duration kFirstPause = Seconds{1};
constexpr Duration kLongestPause = Seconds{30};
/// After so long without one, wrong passwords are forgotten.
constexpr Duration kForgotten = std::chrono::minutes{10};
/// Places that are remembered; the one that was quiet for longest goes first.
constexpr std::size_t kPlacesMost = 256;

}  // namespace

// ------------------------------------------------------------------ logins at servers

std::optional<std::uint64_t> Headend::Impl::authenticate(TimePoint now, const std::string& tag,
                                                         const std::string& user, const Secret& password,
                                                         std::optional<Ipv4Address> from) {
  const auto group = groups_.find(tag);
  if (group == groups_.end()) return std::nullopt;
  const std::uint64_t number = next_console_login_++;
  const aaa::RequestId id =
      group->second->authenticate(now, {user, password, from.value_or(Ipv4Address()), "PIX"});
  console_logins_[{tag, id}] = {number, user};
  return number;
}

bool Headend::Impl::finish_console_login(TimePoint now, const std::string& tag,
                                         const aaa::AuthenticationResult& result) {
  const auto node = console_logins_.extract({tag, result.id});
  if (node.empty()) return false;
  debug_login(now, tag, node.mapped().user, result);
  const auto answer = result.outcome == aaa::Outcome::accepted  ? console::LoginAnswer::accepted
                      : result.outcome == aaa::Outcome::refused ? console::LoginAnswer::refused
                                                                : console::LoginAnswer::no_server;
  // The session that asked knows its number; its console may be gone.
  for (const auto& [id, session] : consoles_) {
    session->login_answered(now, node.mapped().number, answer);
    flush_console(id, *session);
  }
  std::erase_if(consoles_, [](const auto& each) { return each.second->is_finished(); });
  if (restart_by_) restart(now);
  return true;
}

// ------------------------------------------------------------------ wrong passwords

Duration Headend::Impl::wrong_password(TimePoint now, std::optional<Ipv4Address> from) {
  std::erase_if(wrong_passwords_, [&](const auto& each) { return each.second.last + kForgotten <= now; });
  const Ipv4Address place = from.value_or(Ipv4Address());
  if (wrong_passwords_.size() >= kPlacesMost && !wrong_passwords_.contains(place)) {
    wrong_passwords_.erase(
        std::min_element(wrong_passwords_.begin(), wrong_passwords_.end(),
                         [](const auto& a, const auto& b) { return a.second.last < b.second.last; }));
  }
  WrongPasswords& known = wrong_passwords_[place];
  known.last = now;
  ++known.count;
  if (known.count == 1) return Duration{0};
  Duration pause = kFirstPause;
  for (int i = 2; i < known.count && pause < kLongestPause; ++i) pause *= 2;
  return std::min(pause, kLongestPause);
}

void Headend::Impl::right_password(std::optional<Ipv4Address> from) {
  wrong_passwords_.erase(from.value_or(Ipv4Address()));
}

// ------------------------------------------------------------------ startup configuration

std::optional<std::vector<std::string>> Headend::Impl::merge_startup(TimePoint now) {
  if (!startup_) return std::nullopt;
  std::vector<std::string> refused;
  pix::EditContext context;
  const std::vector<std::string> lines = pix::lines_of(*startup_, pix::SecretStyle::clear);
  for (const std::string& line : lines) {
    const pix::LineResult result = configure_line(now, line, context, true);
    // What is there already is no news.
    if (!result.ok() && result.code != pix::LineCode::already_exists) refused.push_back(result.device_text);
  }
  return refused;
}

void Headend::Impl::reload(TimePoint, const std::string& by) {
  restart_by_ = by;
}

void Headend::Impl::restart(TimePoint now) {
  const std::string by = *restart_by_;
  restart_by_.reset();
  say(now, 5, 199001, fmt::format("PIX reload command executed from {}.", by));
  close_all(now, ike::CloseReason::restart);
  for (auto& [name, gate] : gates_) {
    while (pump_gate(now, gate)) {
    }
  }
  path_.clear_xlates(now);
  for (const fw::ConnStatus& each : path_.connections()) path_.end_connections_of(now, each.local.address);
  clear(now, console::ClearWhat::uauth, {});
  clear_counters();
  log_buffer_.clear();
  logged_ = {};
  set_debug({});
  if (startup_) {
    config_ = *startup_;
  } else {
    pix::EditContext context;
    (void)pix::apply_line(config_, "clear configure all", &context);
  }
  ++revision;
  dirty_ = dirty_by_console_ = true;
  dirty_line_ = "reload";
  last_modified_.reset();
  started_ = counters_since_ = now;
  // Telnet sessions end; who sits at the console itself sees the appliance come up again.
  for (auto it = consoles_.begin(); it != consoles_.end();) {
    console::SessionOptions options = it->second->options();
    if (options.from) {
      it->second->end();
      flush_console(it->first, *it->second);
      it = consoles_.erase(it);
      continue;
    }
    it->second = std::make_unique<console::Session>(*this, options);
    it->second->print_line("Rebooting...");
    it->second->start(now);
    flush_console(it->first, *it->second);
    ++it;
  }
  say(now, 6, 199005, "PIX Startup begin");
  say(now, 6, 199002, "PIX startup completed. Beginning operation.");
}

// ------------------------------------------------------------------ time and figures

void Headend::Impl::consoles_timeout(TimePoint now) {
  for (auto it = consoles_.begin(); it != consoles_.end();) {
    console::Session& session = *it->second;
    const auto next = session.next_timeout();
    if (next && *next <= now) {
      session.handle_timeout(now);
      flush_console(it->first, session);
    }
    it = session.is_finished() ? consoles_.erase(it) : std::next(it);
  }
  if (restart_by_) restart(now);
}

std::optional<TimePoint> Headend::Impl::consoles_next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& [id, session] : consoles_) next = earlier(next, session->next_timeout());
  return next;
}

void Headend::Impl::remember_ipsec_counters(TimePoint now) {
  ipsec_cleared_.clear();
  std::map<std::tuple<esp::Direction, std::uint32_t, Ipv4Address>, esp::SaCounters> counted;
  for (const console::IpsecPair& pair : ipsec_pairs(now)) {
    for (const auto* sas : {&pair.inbound, &pair.outbound}) {
      for (const esp::SaStatus& sa : *sas) counted[{sa.direction, sa.spi, sa.remote}] = sa.counters;
    }
  }
  ipsec_cleared_ = std::move(counted);
}

esp::SaStatus Headend::Impl::since_clear(esp::SaStatus sa) const {
  const auto found = ipsec_cleared_.find({sa.direction, sa.spi, sa.remote});
  if (found == ipsec_cleared_.end()) return sa;
  const esp::SaCounters& old = found->second;
  esp::SaCounters& now = sa.counters;
  now.encaps -= old.encaps;
  now.encrypt -= old.encrypt;
  now.digest -= old.digest;
  now.decaps -= old.decaps;
  now.decrypt -= old.decrypt;
  now.verify -= old.verify;
  now.send_errors -= old.send_errors;
  now.recv_errors -= old.recv_errors;
  now.replay_drops -= old.replay_drops;
  now.late_drops -= old.late_drops;
  now.bad_icv -= old.bad_icv;
  now.selector_mismatches -= old.selector_mismatches;
  return sa;
}

console::MachineStatus Headend::Impl::machine() const {
  const auto heap = mallinfo2();
  return {heap.uordblks + heap.hblkhd, heap.fordblks};
}

}  // namespace drawbridge::headend
