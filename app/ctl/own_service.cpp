// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/own_service.h"

#include <iostream>

#include "gui/end_signals.h"

namespace drawbridge::ctl {

using client::State;

namespace {

service::ServiceOptions options() {
  service::ServiceOptions options = service::program_options();
  // Two programs must not write one startup configuration or one queue.
  options.startup_path.clear();
  options.accounting_folder.clear();
  return options;
}

}  // namespace

OwnService::OwnService() : thread_(options()) {
  const std::string path = service::user_socket_path();
  if (path.empty()) {
    problem_ = "XDG_RUNTIME_DIR is not set: stat, log and disconnect cannot reach this connection.";
  } else if (auto opened = service::LocalServer::open(
                 {path, {}}, [this](ipc::Request request) { thread_.send(std::move(request)); })) {
    server_ = std::move(*opened);
  } else {
    problem_ = opened.error();
  }
  thread_.set_receiver([this](const ipc::Notice& notice) {
    if (server_) server_->tell(notice);
    if (const auto* list = std::get_if<ipc::ClientConnections>(&notice)) take(list->connections);
    if (receiver_) receiver_(notice);
  });
}

void OwnService::wait_for_others() {
  if (others_.empty()) return;
  for (const std::string& entry : others_)
    std::cout << "The connection \"" << entry << "\" goes on through this program until it ends.\n";
  std::cout << std::flush;
  const gui::EndSignals ending;
  QObject::connect(&ending, &gui::EndSignals::endWanted, &loop_, [this] { send(ipc::Disconnect{}); });
  loop_.exec();
}

void OwnService::take(const std::vector<ipc::ClientConnection>& list) {
  others_.clear();
  for (const ipc::ClientConnection& each : list) {
    if (each.state.state != State::disconnected) others_.push_back(each.state.entry);
  }
  if (others_.empty()) loop_.quit();
}

}  // namespace drawbridge::ctl
