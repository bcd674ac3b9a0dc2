// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/running_client.h"

#include <QEventLoop>
#include <QTimer>

#include "service/local_server.h"

namespace drawbridge::ctl {

namespace {

using State = service::LocalLink::State;

constexpr std::chrono::milliseconds kHelloWithin{5000};

}  // namespace

bool RunningClient::reach() {
  const std::string path = service::user_socket_path();
  if (path.empty()) return false;
  link_ = std::make_unique<service::LocalLink>(service::LocalLink::Options{path, false});
  QEventLoop loop;
  bool is_running = false;
  link_->set_state_receiver([&](State state, const std::string&) {
    if (state != State::connecting && is_running) loop.quit();
  });
  if (link_->state() == State::connecting) {
    QTimer::singleShot(kHelloWithin, &loop, &QEventLoop::quit);
    is_running = true;
    loop.exec();
    is_running = false;
  }
  link_->set_state_receiver({});
  return link_->state() == State::connected;
}

bool RunningClient::ask(ipc::Request request, const std::function<bool(const ipc::Notice&)>& is_answer,
                        std::chrono::milliseconds limit) {
  QEventLoop loop;
  bool is_answered = false;
  link_->set_receiver([&](const ipc::Notice& notice) {
    if (is_answered || !is_answer(notice)) return;
    is_answered = true;
    loop.quit();
  });
  bool is_running = false;
  link_->set_state_receiver([&](State state, const std::string&) {
    if (state != State::connected && is_running) loop.quit();
  });
  link_->send(std::move(request));
  QTimer::singleShot(limit, &loop, &QEventLoop::quit);
  is_running = true;
  if (!is_answered) loop.exec();
  link_->set_state_receiver({});
  link_->set_receiver([](const ipc::Notice&) {});
  return is_answered;
}

std::optional<ipc::ClientReport> RunningClient::report(bool with_log) {
  constexpr std::uint64_t number = 1;
  std::optional<ipc::ClientReport> found;
  (void)ask(ipc::AskClient{number, with_log}, [&](const ipc::Notice& notice) {
    if (const auto* report = std::get_if<ipc::ClientReport>(&notice)) found = *report;
    return found.has_value();
  });
  return found;
}

}  // namespace drawbridge::ctl
