// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/headend.h"

#include <algorithm>

#include "base/timers.h"
#include "headend/headend_impl.h"

namespace drawbridge::headend {

Headend::Impl::Impl(Settings settings, pix::Config config, std::optional<pix::Config> startup, Random& random,
                    TimePoint now)
    : settings_(std::move(settings)),
      config_(std::move(config)),
      startup_(std::move(startup)),
      random_(random),
      started_(now),
      pipeline_(random, settings_.takes_bursts ? esp::make_batch_crypto() : esp::make_openssl_batch_crypto()),
      accounting_(settings_.accounting_storage != nullptr ? *settings_.accounting_storage : own_storage_,
                  settings_.accounting_limits) {
  apply_configuration(now);
  say(now, 6, 199005, "PIX Startup begin");
  say(now, 6, 199002, "PIX startup completed. Beginning operation.");
}

// ------------------------------------------------------------------ configuration

pix::LineResult Headend::Impl::configure_line(TimePoint now, std::string_view line, pix::EditContext& context,
                                              bool by_console) {
  const bool about_users = line.find("user") != std::string_view::npos;
  const auto users = about_users ? config_.usernames : pix::Unordered<pix::Username>{};
  pix::LineResult result = pix::apply_line(config_, line, &context);
  if (result.code == pix::LineCode::conflict) log_conflict(now, result.device_text);
  if (result.status == pix::LineStatus::applied) {
    if (about_users) log_user_changes(now, users);
    ++revision;
    last_modified_ = wall(now);
    dirty_ = true;
    dirty_by_console_ = dirty_by_console_ || by_console;
    dirty_line_ = std::string(line);
  }
  return result;
}

void Headend::Impl::apply_configuration(TimePoint now) {
  dirty_ = false;
  path_.configure(compile_rules(config_));
  apply_aaa();
  apply_gates(now);
}

// ------------------------------------------------------------------ consoles

std::uint64_t Headend::Impl::open_console(TimePoint now, console::SessionOptions options) {
  const std::uint64_t id = next_console_++;
  auto session = std::make_unique<console::Session>(*this, options);
  session->start(now);
  flush_console(id, *session);
  consoles_[id] = std::move(session);
  return id;
}

void Headend::Impl::console_input(TimePoint now, std::uint64_t console, std::string_view characters) {
  const auto found = consoles_.find(console);
  if (found == consoles_.end()) return;
  console::Session& session = *found->second;
  session.input(now, characters);
  flush_console(console, session);
  if (session.is_finished()) consoles_.erase(found);
  if (restart_by_) restart(now);
}

console::Session* Headend::Impl::console_of(std::uint64_t console) const {
  const auto found = consoles_.find(console);
  return found == consoles_.end() ? nullptr : found->second.get();
}

void Headend::Impl::flush_console(std::uint64_t id, console::Session& session) {
  std::string output = session.take_output();
  if (output.empty() && !session.is_finished()) return;
  if (flush_telnet(id, output, session.is_finished())) return;
  events.emplace_back(ConsoleOutput{id, std::move(output), session.is_finished()});
}

// ------------------------------------------------------------------ time

void Headend::Impl::handle_timeout(TimePoint now) {
  for (auto& [name, gate] : gates_) gate.ike->handle_timeout(now);
  for (auto& [tag, group] : groups_) group->handle_timeout(now);
  path_.handle_timeout(now);
  proxies_timeout(now);
  watch_idle(now);
  consoles_timeout(now);
  watch_accounting(now);
  if (quiet_at_ && *quiet_at_ <= now) {
    quiet_at_.reset();
    for (const auto& [id, session] : consoles_) {
      session->settle();
      flush_console(id, *session);
    }
  }
}

std::optional<TimePoint> Headend::Impl::next_timeout() const {
  std::optional<TimePoint> next = earlier(path_.next_timeout(), quiet_at_);
  next = earlier(next, consoles_next_timeout());
  next = earlier(next, watch_accounting_at_);
  for (const auto& [name, gate] : gates_) next = earlier(next, gate.ike->next_timeout());
  for (const auto& [tag, group] : groups_) next = earlier(next, group->next_timeout());
  next = earlier(next, proxies_.next_deadline());
  for (const auto& [key, session] : sessions_) next = earlier(next, end_of(session));
  return next;
}

void Headend::Impl::pump(TimePoint now) {
  if (pumping_) return;
  pumping_ = true;
  for (const std::uint64_t console : std::exchange(ended_consoles_, {})) consoles_.erase(console);
  bool any = true;
  while (any) {
    any = false;
    // Before anything that may take the SAs away.
    seal_waiting(now);
    if (dirty_) {
      apply_configuration(now);
      events.emplace_back(ConfigChanged{revision, dirty_by_console_, std::move(dirty_line_)});
      dirty_by_console_ = false;
      dirty_line_.clear();
    }
    for (auto& [name, gate] : gates_) any = pump_gate(now, gate) || any;
    any = pump_aaa(now) || any;
    any = handle_path_events(now) || any;
    any = handle_esp_events(now) || any;
    any = any || sealing_ != 0;
  }
  watch_accounting(now);
  if (sessions_changed_) {
    sessions_changed_ = false;
    events.emplace_back(SessionsChanged{});
  }
  pumping_ = false;
}

std::vector<fw::Counter> Headend::Impl::counters() const {
  std::vector<fw::Counter> all = path_.counters();
  ike::Counters sum;
  for (const auto& [name, gate] : gates_) {
    const ike::Counters each = gate.ike->counters();
    sum.datagrams_in += each.datagrams_in;
    sum.datagrams_out += each.datagrams_out;
    sum.malformed += each.malformed;
    sum.refused_half_open += each.refused_half_open;
  }
  const esp::EspTotals esp = pipeline_.totals();
  all.push_back({"isakmp datagrams in", sum.datagrams_in});
  all.push_back({"isakmp datagrams out", sum.datagrams_out});
  all.push_back({"isakmp malformed", sum.malformed});
  all.push_back({"isakmp refused: half open", sum.refused_half_open});
  all.push_back({"esp decapsulated", esp.all.decaps});
  all.push_back({"esp encapsulated", esp.all.encaps});
  all.push_back({"esp unknown spi", esp.unknown_spi});
  return all;
}

// ------------------------------------------------------------------ Headend

Headend::Headend(Settings settings, pix::Config config, std::optional<pix::Config> startup, Random& random,
                 TimePoint now)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(config), std::move(startup), random, now)) {
}
Headend::~Headend() = default;

void Headend::receive(TimePoint now, std::string_view interface, std::span<const ByteView> packets) {
  impl_->receive(now, interface, packets);
  impl_->pump(now);
}

void Headend::path_narrowed(TimePoint now, Ipv4Address peer, std::size_t mtu) {
  impl_->path_narrowed(now, peer, mtu);
}

bool Headend::answers_for(std::string_view interface, Ipv4Address address) const {
  return impl_->answers_for(interface, address);
}

bool Headend::passes_on(std::string_view interface, ByteView packet) const {
  return impl_->passes_on(interface, packet);
}

void Headend::stream_opened(TimePoint now, std::uint64_t stream) {
  impl_->stream_opened(now, stream);
  impl_->pump(now);
}

void Headend::stream_data(TimePoint now, std::uint64_t stream, ByteView octets) {
  impl_->stream_data(now, stream, octets);
  impl_->pump(now);
}

void Headend::stream_closed(TimePoint now, std::uint64_t stream, bool refused) {
  impl_->stream_closed(now, stream, refused);
  impl_->pump(now);
}

bool Headend::stream_finished(TimePoint now, std::uint64_t stream) {
  const bool stays = impl_->stream_finished(now, stream);
  impl_->pump(now);
  return stays;
}

bool Headend::own_packet(TimePoint now, std::string_view interface, ByteView packet) {
  const bool taken = impl_->own_packet(now, interface, packet);
  impl_->pump(now);
  return taken;
}

void Headend::datagram(TimePoint now, std::string_view interface, std::uint16_t port, const Endpoint& from,
                       ByteView payload) {
  impl_->datagram(now, interface, port, from, payload);
  impl_->pump(now);
}

std::optional<std::uint64_t> Headend::accept_stream(TimePoint now, std::string_view interface,
                                                    const Endpoint& from, std::uint16_t port) {
  const auto stream = impl_->accept_stream(now, interface, from, port);
  impl_->pump(now);
  return stream;
}

void Headend::handle_timeout(TimePoint now) {
  impl_->handle_timeout(now);
  impl_->pump(now);
}

pix::LineResult Headend::configure(TimePoint now, std::string_view line, pix::EditContext& context,
                                   bool by_console) {
  return impl_->configure_line(now, line, context, by_console);
}

void Headend::close_all(TimePoint now) {
  impl_->close_all(now, ike::CloseReason::shut_down);
  impl_->pump(now);
}

void Headend::clear_session(TimePoint now, std::uint64_t id) {
  impl_->clear_session(now, id);
  impl_->pump(now);
}

void Headend::apply(TimePoint now) {
  impl_->pump(now);
}

std::uint64_t Headend::open_console(TimePoint now, console::SessionOptions options) {
  return impl_->open_console(now, options);
}

void Headend::console_input(TimePoint now, std::uint64_t console, std::string_view characters) {
  impl_->console_input(now, console, characters);
  impl_->pump(now);
}

bool Headend::is_logged_in(std::uint64_t console) const {
  const console::Session* session = impl_->console_of(console);
  return session != nullptr && session->is_logged_in();
}

void Headend::make_plain(std::uint64_t console) {
  if (console::Session* const session = impl_->console_of(console)) session->make_plain();
}

void Headend::set_public_key(std::optional<console::PublicKey> key) {
  impl_->set_public_key(std::move(key));
}

std::vector<console::Completion> Headend::console_completions(std::uint64_t console,
                                                              std::string_view line) const {
  const console::Session* session = impl_->console_of(console);
  return session == nullptr ? std::vector<console::Completion>{} : session->completions(line);
}

void Headend::close_console(std::uint64_t console) {
  impl_->close_console(console);
}

std::optional<Action> Headend::poll_action() {
  if (impl_->actions.empty()) return std::nullopt;
  Action action = std::move(impl_->actions.front());
  impl_->actions.pop_front();
  return action;
}

std::optional<Event> Headend::poll_event() {
  if (impl_->events.empty()) return std::nullopt;
  Event event = std::move(impl_->events.front());
  impl_->events.pop_front();
  return event;
}

std::optional<TimePoint> Headend::next_timeout() const {
  return impl_->next_timeout();
}
console::Device& Headend::device() {
  return *impl_;
}
const console::Device& Headend::device() const {
  return *impl_;
}
std::uint64_t Headend::revision() const {
  return impl_->revision;
}
std::vector<RemoteSession> Headend::sessions(TimePoint now) const {
  return impl_->sessions(now);
}
const std::vector<SyslogRecord>& Headend::syslog() const {
  return impl_->syslog;
}
std::vector<fw::Counter> Headend::counters() const {
  return impl_->counters();
}

}  // namespace drawbridge::headend
