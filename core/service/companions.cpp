// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's other people: the second client with a tunnel of its own, and terminals on lab hosts.
#include <algorithm>

#include "client/profile_store.h"
#include "service/service.h"

namespace drawbridge::service {

// ------------------------------------------------------------------ the second client

ClientMachineOptions Service::client_machine(Ipv4Address address) const {
  ClientMachineOptions machine;
  machine.address = address;
  machine.mask = mask_of(24);
  machine.gateway = lab::address::gateway;
  machine.connection.local_address = address;
  machine.connection.application_version = options_.application_version;
  machine.connection.wall_epoch = options_.wall_epoch;
  return machine;
}

void Service::make_companion() {
  companion_ = std::make_unique<ClientMachine>(lab_->stack(), lab_->outside(), random_,
                                               client_machine(lab::address::companion));
  companion_state_.address = lab::address::companion;
  companion_state_.user = "cisco_customer2";
}

tcpip::Host& Service::host_of(ipc::LabHost who, Ipv4Address to) {
  switch (who) {
    case ipc::LabHost::client:
      break;
    case ipc::LabHost::companion:
      if (!companion_) make_companion();
      return companion_->host_for(to);
    case ipc::LabHost::visitor:
      return lab_->visitor();
    case ipc::LabHost::inside:
      return lab_->web_host();
  }
  return client_->host_for(to);
}

void Service::handle_one(TimePoint now, ipc::ConnectCompanion& request) {
  if (!companion_) make_companion();
  if (!request.connect) {
    companion_->connection().disconnect(now);
    return;
  }
  for (const client::Profile& profile : client::lab_profiles()) {
    if (profile.kind != client::EntryKind::dialer) continue;
    client::ConnectSecrets secrets;
    secrets.group_password = Secret(std::string_view("cisco123"));
    secrets.user_name = companion_state_.user;
    secrets.user_password = Secret(std::string_view("cisco"));
    companion_state_.reason = 0;
    companion_->connection().connect(now, profile, std::move(secrets));
    return;
  }
}

bool Service::run_companion(TimePoint now) {
  if (!companion_) return false;
  bool any =
      companion_->run_actions(now, [](const std::string& host) { return lab::LabNetwork::resolve(host); });
  while (auto event = companion_->connection().poll_event()) {
    any = true;
    if (const auto* change = std::get_if<client::StateChange>(&*event)) {
      companion_state_.state = change->state;
      companion_state_.pool_address = companion_->connection().statistics(now).client_address;
      tell(companion_state_);
    } else if (const auto* ended = std::get_if<client::Ended>(&*event)) {
      companion_state_.state = companion_->connection().state();
      companion_state_.pool_address = {};
      companion_state_.reason = ended->by_user ? 0 : static_cast<int>(ended->reason);
      tell(companion_state_);
    } else if (std::holds_alternative<client::UserPrompt>(*event)) {
      // Nobody sits there to try another password.
      companion_->connection().cancel_prompt(now);
    }
  }
  return any;
}

// ------------------------------------------------------------------ terminals

void Service::handle_one(TimePoint, ipc::OpenTerminal& request) {
  terminals_[request.terminal] =
      std::make_unique<Terminal>(host_of(request.from, request.to.address), request.to);
}

void Service::handle_one(TimePoint, ipc::TerminalLine& request) {
  const auto found = terminals_.find(request.terminal);
  if (found != terminals_.end()) found->second->client.type(request.text.reveal_text());
}

void Service::handle_one(TimePoint, ipc::CloseTerminal& request) {
  const auto found = terminals_.find(request.terminal);
  if (found != terminals_.end()) found->second->client.close();
}

bool Service::run_terminals() {
  bool any = false;
  for (auto it = terminals_.begin(); it != terminals_.end();) {
    Terminal& terminal = *it->second;
    const std::string& text = terminal.client.text();
    const bool is_closed = terminal.client.is_closed();
    if (text.size() > terminal.told || is_closed) {
      any = true;
      tell(ipc::TerminalText{it->first, text.substr(std::min(terminal.told, text.size())), is_closed,
                             terminal.client.is_connected()});
      terminal.told = text.size();
    }
    it = is_closed ? terminals_.erase(it) : std::next(it);
  }
  return any;
}

}  // namespace drawbridge::service
