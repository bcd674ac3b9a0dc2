// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/auto_command.h"

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <iostream>
#include <set>

#include "client/auto_initiation_file.h"
#include "client/profile_store.h"
#include "ctl/connect_request.h"
#include "ctl/exit_codes.h"
#include "ctl/own_service.h"
#include "ctl/running_client.h"
#include "gui/end_signals.h"
#include "service/machine_watch.h"
#include "service/own_addresses.h"

namespace drawbridge::ctl {

namespace {

constexpr std::string_view kUsage =
    "Usage: drawbridgectl auto\n"
    "\n"
    "Stays, and connects entries by themselves: once those that say so (X-Drawbridge-ConnectAtStart),\n"
    "and those that vpnclient.ini names for the network this machine is in (AutoInitiationList).\n"
    "What you disconnect stays so until this machine's addresses change. Passwords come from the\n"
    "keyring or the entry's file; nobody is asked. drawbridgectl verify autoinitconfig shows the\n"
    "settings.\n";

std::vector<std::string> entries_of_the_start() {
  return client::entries_of_the_start(client::ProfileStore(service::user_folders().profiles));
}

class AutoDialer {
 public:
  AutoDialer(ipc::ServiceLink& link, client::AutoInitiation settings)
      : link_(link), initiator_(std::move(settings), entries_of_the_start()) {
    clock_.start();
    timer_.setSingleShot(true);
    QObject::connect(&timer_, &QTimer::timeout, &loop_, [this] { look(); });
  }

  void run() {
    link_.set_receiver([this](const ipc::Notice& notice) { take(notice); });
    const gui::EndSignals ending;
    QObject::connect(&ending, &gui::EndSignals::endWanted, &loop_, &QEventLoop::quit);
    service::MachineWatch watch([this](service::MachineWatch::News) { look(); });
    look();
    loop_.exec();
    link_.set_receiver([](const ipc::Notice&) {});
  }
  void stop() { loop_.quit(); }

 private:
  TimePoint now() const { return TimePoint(std::chrono::milliseconds(clock_.elapsed())); }

  void look() {
    initiator_.addresses(now(), service::own_addresses());
    while (const auto entry = initiator_.due(now())) connect(*entry);
    const auto next = initiator_.next_timeout();
    if (!next) return;
    timer_.start(std::max(std::chrono::duration_cast<std::chrono::milliseconds>(*next - now()),
                          std::chrono::milliseconds{1}));
  }

  void connect(const std::string& entry) {
    ConnectOptions options;
    options.entry = entry;
    options.asks_certificate_password = false;
    auto request = prepare(options, terminal_);
    if (!request) {
      std::cerr << request.error().text << '\n';
      initiator_.ended(now(), entry, client::AutoInitiator::End::for_good);
      return;
    }
    std::cout << "Connecting \"" << entry << "\"." << std::endl;
    begun_.insert(entry);
    if (request->profile.reach == client::Reach::lab) link_.send(ipc::StartHeadend{});
    link_.send(std::move(*request));
  }

  void take(const ipc::Notice& notice) {
    if (const auto* prompt = std::get_if<ipc::ClientPrompt>(&notice)) {
      const std::string& entry = prompt->prompt.entry;
      if (!begun_.contains(entry)) return;
      std::cerr << "\"" << entry << "\" needs an answer that is not kept: connect it by hand.\n";
      link_.send(ipc::CancelPrompt{entry});
    } else if (const auto* change = std::get_if<ipc::ClientState>(&notice)) {
      const std::string& entry = change->change.entry;
      if (change->change.state == client::State::disconnected) return;
      initiator_.began(entry);
      if (change->change.state == client::State::up) std::cout << "\"" << entry << "\" is up." << std::endl;
    } else if (const auto* ended = std::get_if<ipc::ClientEnded>(&notice)) {
      end(ended->ended);
    }
  }

  void end(const client::Ended& ended) {
    using client::Reason;
    // The end of a second attempt: the first one lives on.
    if (ended.reason == Reason::already_connected || ended.reason == Reason::already_connecting) return;
    begun_.erase(ended.entry);
    std::cout << "\"" << ended.entry << "\" has ended. Reason " << static_cast<int>(ended.reason) << ": "
              << client::english_text(ended.reason) << std::endl;
    initiator_.ended(now(), ended);
    QTimer::singleShot(0, &loop_, [this] { look(); });
  }

  ipc::ServiceLink& link_;
  client::AutoInitiator initiator_;
  QElapsedTimer clock_;
  QTimer timer_;
  QEventLoop loop_;
  Terminal terminal_;
  std::set<std::string> begun_;  ///< by this program
};

}  // namespace

client::AutoInitiation auto_initiation_settings() {
  return client::load_auto_initiation(client::auto_initiation_file(service::user_folders().profiles));
}

int auto_command(std::span<const std::string> arguments, bool classic) {
  if (!arguments.empty()) {
    const bool is_help = arguments[0] == "--help" || arguments[0] == "-h";
    (is_help ? std::cout : std::cerr) << kUsage;
    return is_help ? 0 : exit_status(Outcome::no_parameters_needed, classic);
  }
  client::AutoInitiation settings = auto_initiation_settings();
  for (const client::AutoProblem& problem : settings.problems)
    std::cerr << client::english_text(problem) << '\n';
  if (!settings.is_on && entries_of_the_start().empty()) {
    std::cout << "No connection begins by itself.\n";
    return exit_status(Outcome::stopped, classic);
  }
  RunningClient running;
  if (running.reach()) {
    const auto link = running.take();
    AutoDialer dialer(*link, std::move(settings));
    link->set_state_receiver([&](service::LocalLink::State state, const std::string&) {
      if (state != service::LocalLink::State::connected) dialer.stop();
    });
    dialer.run();
    return exit_status(Outcome::stopped, classic);
  }
  OwnService own;
  if (!own.problem().empty()) std::cerr << own.problem() << '\n';
  AutoDialer(own, std::move(settings)).run();
  return exit_status(Outcome::stopped, classic);
}

}  // namespace drawbridge::ctl
