// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/whole_system.h"

#include <fmt/format.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "net/linux/port_holder.h"

namespace drawbridge::service {

namespace {

using client::EndDetail;
using privilege::ErrorCode;
using privilege::Operation;

std::string facts_of(const privilege::Answer& answer) {
  std::string text = fmt::format("{}: {}", privilege::name_of(answer.to), privilege::name_of(answer.error));
  if (!answer.detail.empty()) text += ", " + answer.detail;
  if (answer.system_error != 0) text += fmt::format(" ({})", std::strerror(answer.system_error));
  return text;
}

EndDetail refusal(const privilege::Answer& answer) {
  return {EndDetail::Kind::helper_refused, {facts_of(answer)}};
}

std::string words_of(const privilege::Answer& answer) {
  return client::english_text(refusal(answer));
}

EndDetail port_taken(std::uint16_t port) {
  const auto holder = net::find_udp_port_holder({{}, port});
  return {EndDetail::Kind::udp_port_taken, {std::to_string(port), holder ? holder->text() : std::string()}};
}

client::Reason reason_of(const privilege::Answer& answer) {
  switch (answer.error) {
    case ErrorCode::no_permission:
    case ErrorCode::refused:
      return client::Reason::no_permission;
    case ErrorCode::port_taken:
      return client::Reason::port_in_use;
    default:
      return answer.to == Operation::set_dns ? client::Reason::dns_not_set : client::Reason::adapter_failed;
  }
}

}  // namespace

WholeSystem::WholeSystem(std::function<void()> wake) : wake_(std::move(wake)) {}
WholeSystem::~WholeSystem() = default;

privilege::HelperCommand WholeSystem::command() {
  privilege::HelperCommand command;
  if (const char* path = std::getenv("DRAWBRIDGE_HELPER"); path != nullptr && *path != '\0')
    command.helper = path;
  command.by_polkit = geteuid() != 0;
  return command;
}

void WholeSystem::open_sockets() {
  sockets_ = {};
  sockets_wanted_ = true;
  if (!link_) {
    has_answered_ = false;
    auto started = privilege::HelperLink::start(command());
    if (!started) {
      link_failed(started.error());
      return;
    }
    link_ = std::make_unique<privilege::HelperLink>(std::move(*started));
    notifier_ = std::make_unique<QSocketNotifier>(link_->descriptor(), QSocketNotifier::Read);
    QObject::connect(notifier_.get(), &QSocketNotifier::activated, notifier_.get(), [this] {
      notifier_->setEnabled(false);
      wake_();
    });
  }
  ask(privilege::OpenUdp{500, {}});
  ask(privilege::OpenUdp{4500, {}});
  ask(privilege::OpenRawEsp{});
  send_next();
}

void WholeSystem::configure(Plan plan) {
  if (!link_) return;
  plan_ = std::move(plan);
  configured_ = {};
  configure_wanted_ = true;
  if (device_.empty()) {
    ask(privilege::OpenTun{});
  } else {
    ask_plan();
  }
  send_next();
}

void WholeSystem::ask_plan() {
  auto requests = plan_(device_);
  if (!requests) {
    fail(requests.error().reason, requests.error().detail);
    return;
  }
  for (privilege::Request& request : *requests) {
    if (const auto* door = std::get_if<privilege::KillSwitch>(&request)) {
      kill_switch_ = *door;
      if (kill_switch_suspended_) continue;
    }
    ask(std::move(request));
  }
}

void WholeSystem::suspend_kill_switch(bool suspended) {
  const bool was_suspended = std::exchange(kill_switch_suspended_, suspended);
  const bool is_there = link_ && kill_switch_ && !device_.empty();
  if (suspended && kill_switch_stands_ && is_there) {
    kill_switch_wanted_ = true;
    ask(privilege::LiftKillSwitch{device_});
  } else if (suspended && kill_switch_stands_) {
    close();  // nothing else is left of a connection that was lost
    events_.emplace_back(KillSwitchSet{true, {}});
  } else if (!suspended && was_suspended && is_there) {
    kill_switch_wanted_ = true;
    ask(*kill_switch_);
  } else {
    events_.emplace_back(KillSwitchSet{suspended, {}});
  }
  send_next();
}

void WholeSystem::undo(bool keep_kill_switch) {
  if (!link_) return;
  // What waits was for a tunnel that is gone.
  if (link_->busy()) {
    requests_.resize(std::min<std::size_t>(requests_.size(), 1));
  } else {
    requests_.clear();
  }
  sockets_wanted_ = configure_wanted_ = kill_switch_wanted_ = false;
  device_.clear();
  kill_switch_.reset();
  if (!keep_kill_switch) kill_switch_stands_ = false;
  ask(privilege::Undo{keep_kill_switch, false});
  send_next();
}

void WholeSystem::close() {
  notifier_.reset();
  link_.reset();
  requests_.clear();
  events_.clear();
  device_.clear();
  sockets_ = {};
  configured_ = {};
  sockets_wanted_ = configure_wanted_ = kill_switch_wanted_ = kill_switch_stands_ = false;
  kill_switch_.reset();
}

void WholeSystem::fail(client::Reason reason, EndDetail detail) {
  close();
  events_.emplace_back(Failed{reason, std::move(detail)});
  wake_();
}

void WholeSystem::link_failed(privilege::LinkError error) {
  using privilege::LinkEnd;
  using privilege::LinkError;
  const LinkEnd end = link_ ? link_->end() : LinkEnd::running;
  using Kind = EndDetail::Kind;
  EndDetail detail{Kind::helper_unusable, {std::string(privilege::name_of(error))}};
  client::Reason reason = has_answered_ ? client::Reason::driver_failure : client::Reason::no_permission;
  switch (error) {
    case LinkError::not_installed:
      detail = {Kind::helper_missing, {command().helper}};
      break;
    case LinkError::no_polkit:
      detail = {Kind::no_polkit, {}};
      break;
    case LinkError::closed:
      if (has_answered_) {
        detail = {Kind::helper_gone, {}};
      } else if (end == LinkEnd::dismissed) {
        detail = {Kind::permission_dismissed, {}};
      } else if (end == LinkEnd::not_authorized) {
        detail = {Kind::permission_denied, {}};
      } else {
        detail = {Kind::helper_silent, {}};
      }
      break;
    case LinkError::system:
    case LinkError::busy:
    case LinkError::timed_out:
    case LinkError::nonsense:
      break;
  }
  fail(reason, std::move(detail));
}

void WholeSystem::send_next() {
  if (!link_ || link_->busy() || requests_.empty()) return;
  if (const auto error = link_->send(requests_.front())) link_failed(*error);
}

void WholeSystem::run() {
  while (link_) {
    auto received = link_->receive();
    if (!received) break;
    if (!*received) {
      link_failed(received->error());
      return;
    }
    has_answered_ = true;
    if (requests_.empty()) break;
    const privilege::Request asked = std::move(requests_.front());
    requests_.pop_front();
    take(asked, std::move(**received));
    send_next();
  }
  if (notifier_) notifier_->setEnabled(true);
}

void WholeSystem::take(const privilege::Request& asked, privilege::Received received) {
  const privilege::Answer& answer = received.answer;
  const auto is_last = [this] { return requests_.empty(); };
  if (const auto* udp = std::get_if<privilege::OpenUdp>(&asked)) {
    if (answer.ok()) {
      (udp->port == 500 ? sockets_.ike : sockets_.natt) = net::Descriptor(received.descriptor.release());
    } else if (answer.error == ErrorCode::port_taken) {
      sockets_.problems.push_back(port_taken(udp->port));
    } else {
      return fail(reason_of(answer), refusal(answer));
    }
  } else if (std::holds_alternative<privilege::OpenRawEsp>(asked)) {
    if (answer.ok()) {
      sockets_.esp = net::Descriptor(received.descriptor.release());
    } else {
      sockets_.problems.push_back(refusal(answer));
    }
    if (sockets_wanted_) events_.emplace_back(std::exchange(sockets_, {}));
    sockets_wanted_ = false;
  } else if (std::holds_alternative<privilege::OpenTun>(asked)) {
    if (!configure_wanted_) return;
    if (!answer.ok()) return fail(reason_of(answer), refusal(answer));
    device_ = answer.device;
    configured_.tun = net::Descriptor(received.descriptor.release());
    ask_plan();
    if (!link_) return;
  } else if (std::holds_alternative<privilege::Undo>(asked)) {
    if (!answer.ok()) events_.emplace_back(Warning{client::Reason::unknown_error, words_of(answer)});
    return;
  } else if (kill_switch_wanted_ && (std::holds_alternative<privilege::LiftKillSwitch>(asked) ||
                                     std::holds_alternative<privilege::KillSwitch>(asked))) {
    kill_switch_wanted_ = false;
    const bool is_lift = std::holds_alternative<privilege::LiftKillSwitch>(asked);
    if (answer.ok())
      kill_switch_stands_ = !is_lift;
    else
      kill_switch_suspended_ = !is_lift;
    events_.emplace_back(
        KillSwitchSet{kill_switch_suspended_, answer.ok() ? std::string() : words_of(answer)});
  } else if (!answer.ok()) {
    if (!std::holds_alternative<privilege::SetDns>(asked)) return fail(reason_of(answer), refusal(answer));
    // Names can be done without, by those who know addresses; traffic outside the tunnel cannot.
    events_.emplace_back(
        Warning{client::Reason::dns_not_set, "The tunnel's name servers are not set. " + words_of(answer)});
  } else if (std::holds_alternative<privilege::KillSwitch>(asked)) {
    kill_switch_stands_ = true;
  } else if (!answer.detail.empty()) {
    events_.emplace_back(Warning{client::Reason::none, words_of(answer)});
  }
  if (configure_wanted_ && is_last() && !std::holds_alternative<privilege::OpenRawEsp>(asked)) {
    configure_wanted_ = false;
    configured_.device = device_;
    events_.emplace_back(std::exchange(configured_, {}));
  }
}

std::optional<WholeSystem::Event> WholeSystem::poll_event() {
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

}  // namespace drawbridge::service
