// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/status_command.h"

#include <fmt/format.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "client/profile_store.h"
#include "ctl/auto_command.h"
#include "ctl/exit_codes.h"
#include "ctl/running_client.h"
#include "ctl/status_json.h"
#include "gui/end_signals.h"
#include "service/service_thread.h"

namespace drawbridge::ctl {

namespace {

using Words = std::span<const std::string>;

constexpr std::array<std::string_view, 7> kCommands{"stat",   "notify",    "log",     "disconnect",
                                                    "verify", "suspendfw", "resumefw"};

constexpr std::string_view kUsage =
    "Usage: drawbridgectl stat [reset] [traffic] [tunnel] [route] [firewall] [repeat] [--json]\n"
    "                          [--entry NAME]\n"
    "       drawbridgectl notify [--json]\n"
    "       drawbridgectl log [follow]\n"
    "       drawbridgectl disconnect [NAME]\n"
    "       drawbridgectl verify [autoinitconfig]\n"
    "       drawbridgectl suspendfw | resumefw\n"
    "\n"
    "Asks the program that owns this user's connection: a window or drawbridgectl connect.\n"
    "\n"
    "stat        the tunnel, its traffic and its routes; a word shows that part alone,\n"
    "            reset sets the counters to zero, repeat prints again each second until a key\n"
    "            is pressed; of several connections all are shown, or the one of --entry;\n"
    "            one that was lost and waits for its next attempt is named with its reason\n"
    "notify      what was told in this session\n"
    "log         the log's records; follow prints new ones as they come\n"
    "disconnect  ends the connection of this entry; without a name, all\n"
    "verify      whether connections begin by themselves, and where\n"
    "suspendfw   pauses the always-on firewall of a connection; resumefw sets it again\n"
    "--json      for programs\n";

int wrong(Outcome outcome, const std::string& sentence, bool classic) {
  std::cerr << "drawbridgectl: " << sentence << '\n' << kUsage;
  return exit_status(outcome, classic);
}

int not_active(bool classic) {
  std::cout << "Your VPN connection is not active.\n";
  return exit_status(Outcome::not_connected, classic);
}

/// Waits a second; false if a key was pressed, or the input came to its end.
bool wait_a_second() {
  termios before{};
  const bool is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  if (is_terminal) {
    termios each_key = before;
    each_key.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &each_key);
  }
  pollfd input{STDIN_FILENO, POLLIN, 0};
  const int ready = poll(&input, 1, 1000);
  if (ready > 0) {
    std::array<char, 64> keys{};
    const ssize_t got = read(STDIN_FILENO, keys.data(), keys.size());
    static_cast<void>(got);
  }
  if (is_terminal) (void)tcsetattr(STDIN_FILENO, TCSANOW, &before);
  return ready == 0;
}

/// Those that are up, in the order in which they began; with `entry` that one alone.
std::vector<ipc::ClientConnection> connections_up(const std::optional<ipc::ClientReport>& report,
                                                  const std::string& entry) {
  std::vector<ipc::ClientConnection> up;
  if (!report) return up;
  for (const ipc::ClientConnection& each : report->connections) {
    if (each.statistics.is_up && (entry.empty() || each.state.entry == entry)) up.push_back(each);
  }
  return up;
}

/// Those that were lost and wait for their next attempt; with `entry` that one alone.
std::vector<ipc::ClientConnection> connections_waiting(const std::optional<ipc::ClientReport>& report,
                                                       const std::string& entry) {
  std::vector<ipc::ClientConnection> waiting;
  if (!report) return waiting;
  for (const ipc::ClientConnection& each : report->connections) {
    if (each.state.state == client::State::waiting && (entry.empty() || each.state.entry == entry))
      waiting.push_back(each);
  }
  return waiting;
}

std::string firewall_policy(const ipc::ClientConnection& connection) {
  if (connection.is_firewall_suspended) return "Always On (suspended)";
  return connection.is_firewall_set ? "Always On" : "None";
}

int stat(Words words, bool classic) {
  bool tunnel = false, traffic = false, route = false, firewall = false;
  bool is_json = false, repeats = false, resets = false;
  std::string entry;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--entry") {
      if (i + 1 == words.size()) return wrong(Outcome::missing_parameters, "--entry needs a name.", classic);
      entry = words[++i];
      continue;
    }
    bool* const flag = word == "tunnel"     ? &tunnel
                       : word == "traffic"  ? &traffic
                       : word == "route"    ? &route
                       : word == "firewall" ? &firewall
                       : word == "reset"    ? &resets
                       : word == "repeat"   ? &repeats
                       : word == "--json"   ? &is_json
                                            : nullptr;
    if (flag == nullptr)
      return wrong(Outcome::bad_parameters, fmt::format("\"{}\" is not an argument of stat.", word), classic);
    *flag = true;
  }
  if (!tunnel && !traffic && !route && !firewall) tunnel = traffic = route = firewall = true;
  RunningClient running;
  const bool is_there = running.reach();
  if (is_there && resets) running.link().send(ipc::ResetStatistics{entry});
  do {
    const auto report = is_there ? running.report() : std::nullopt;
    if (is_there && !report) {
      std::cerr << "drawbridgectl stat: the program that owns the connection does not answer.\n";
      return exit_status(Outcome::statistics_failed, classic);
    }
    const auto up = connections_up(report, entry);
    const auto waiting = connections_waiting(report, entry);
    if (is_json) {
      std::cout << statistics_json(up, waiting);
    } else {
      if (up.empty()) (void)not_active(classic);
      for (const ipc::ClientConnection& each : up) {
        const auto lines = client::stat_lines(each.statistics, tunnel, traffic, route);
        if (&each != &up.front()) std::cout << '\n';
        // The tunnel's block names its entry itself.
        if (up.size() > 1 && !tunnel) std::cout << "Connection Entry: " << each.state.entry << '\n';
        for (const std::string& line : lines) std::cout << line << '\n';
        if (firewall) {
          if (!lines.empty()) std::cout << '\n';
          std::cout << "Firewall information.\nFirewall policy: " << firewall_policy(each) << '\n';
        }
      }
      if (!up.empty() && !waiting.empty()) std::cout << '\n';
      for (const ipc::ClientConnection& each : waiting) std::cout << client::english_wait(each.state) << '\n';
      if (repeats && !(up.empty() && waiting.empty())) std::cout << '\n';
    }
    // Whoever watches sees it come back.
    if (up.empty() && (waiting.empty() || !repeats)) return exit_status(Outcome::not_connected, classic);
    std::cout << std::flush;
  } while (repeats && wait_a_second());
  return exit_status(Outcome::statistics, classic);
}

std::string time_text(WallTime at) {
  const auto seconds = static_cast<std::time_t>(at.microseconds / 1'000'000);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  std::strftime(text.data(), text.size(), "%m/%d/%Y %H:%M:%S", &parts);
  return text.data();
}

int notify(Words words, bool classic) {
  const bool is_json = !words.empty() && words[0] == "--json";
  if (words.size() > (is_json ? 1U : 0U))
    return wrong(Outcome::bad_parameters, fmt::format("\"{}\" is not an argument of notify.", words.back()),
                 classic);
  RunningClient running;
  std::vector<ipc::ClientNote> notes;
  if (running.reach()) {
    if (auto report = running.report()) notes = std::move(report->notes);
  }
  if (is_json) {
    std::cout << notes_json(notes);
  } else if (notes.empty()) {
    std::cout << "There are no new notification messages at this time.\n";
  }
  for (const ipc::ClientNote& note : notes) {
    if (!is_json) std::cout << time_text(note.at) << '\n' << note.text << "\n\n";
  }
  return exit_status(Outcome::statistics, classic);
}

/// One of the user's, or one of the lab's.
bool is_entry(const std::string& name) {
  if (client::ProfileStore(service::user_folders().profiles).load(name)) return true;
  const auto lab = client::lab_profiles();
  return std::any_of(lab.begin(), lab.end(), [&](const client::Profile& each) { return each.name == name; });
}

int log(Words words, bool classic) {
  const bool follows = !words.empty() && words[0] == "follow";
  if (words.size() > (follows ? 1U : 0U))
    return wrong(Outcome::bad_parameters, fmt::format("\"{}\" is not an argument of log.", words.back()),
                 classic);
  RunningClient running;
  if (!running.reach()) return not_active(classic);
  const auto report = running.report(true);
  if (!report) {
    std::cerr << "drawbridgectl log: the program that owns the connection does not answer.\n";
    return exit_status(Outcome::communication_failed, classic);
  }
  std::uint64_t last = 0;
  for (const client::LogRecord& record : report->log) {
    std::cout << client::log_text(record);
    last = record.number;
  }
  std::cout << std::flush;
  if (!follows) return exit_status(Outcome::statistics, classic);
  QEventLoop loop;
  const gui::EndSignals ending;
  QObject::connect(&ending, &gui::EndSignals::endWanted, &loop, &QEventLoop::quit);
  const auto link = running.take();
  link->set_receiver([&](const ipc::Notice& notice) {
    const auto* each = std::get_if<ipc::ClientLog>(&notice);
    if (each == nullptr || each->record.number <= last) return;
    last = each->record.number;
    std::cout << client::log_text(each->record) << std::flush;
  });
  link->set_state_receiver([&](service::LocalLink::State state, const std::string&) {
    if (state != service::LocalLink::State::connected) QTimer::singleShot(0, &loop, &QEventLoop::quit);
  });
  loop.exec();
  return exit_status(Outcome::statistics, classic);
}

int disconnect(Words words, bool classic) {
  if (words.size() > 1)
    return wrong(Outcome::no_parameters_needed, "disconnect takes no arguments but one entry's name.",
                 classic);
  const std::string entry = words.empty() ? std::string() : words[0];
  RunningClient running;
  const auto report = running.reach() ? running.report() : std::nullopt;
  const auto is_meant = [&](const ipc::ClientConnection& each) {
    return entry.empty() || each.state.entry == entry;
  };
  const bool is_going_on =
      report && std::any_of(report->connections.begin(), report->connections.end(), is_meant);
  if (!is_going_on && !entry.empty() && !is_entry(entry)) {
    return wrong(Outcome::no_parameters_needed,
                 fmt::format("disconnect takes no arguments but an entry's name, and \"{}\" is none.", entry),
                 classic);
  }
  if (!is_going_on) return not_active(classic);
  std::cout << "Disconnecting the VPN connection." << std::endl;
  const bool is_ended = running.ask(
      ipc::Disconnect{entry},
      [&](const ipc::Notice& notice) {
        const auto* list = std::get_if<ipc::ClientConnections>(&notice);
        return list != nullptr && std::none_of(list->connections.begin(), list->connections.end(), is_meant);
      },
      std::chrono::seconds{30});
  // A process that served this connection alone may be gone before its last word is read.
  if (is_ended || running.is_lost()) {
    std::cout << "Your VPN connection has been terminated.\n";
    return exit_status(Outcome::stopped, classic);
  }
  std::cerr << "drawbridgectl disconnect: the connection has not ended within 30 seconds.\n";
  return exit_status(Outcome::stop_failed, classic);
}

int verify(Words words, bool classic) {
  if (words.size() > 1 || (!words.empty() && words[0] != "autoinitconfig"))
    return wrong(Outcome::bad_parameters, "verify knows autoinitconfig.", classic);
  const client::AutoInitiation settings = auto_initiation_settings();
  for (const client::AutoProblem& problem : settings.problems)
    std::cerr << client::english_text(problem) << '\n';
  std::cout << "Auto-initiation Enabled: " << (settings.is_on ? 1 : 0) << '\n';
  if (!settings.is_on) {
    std::cout << "No connection begins by itself.\n";
    return exit_status(Outcome::statistics, classic);
  }
  std::cout << "Auto-initiation Retry Interval: " << settings.retry_minutes << '\n';
  for (const client::AutoNetwork& each : settings.networks) {
    std::cout << "Network " << each.network.network().to_string() << "   Mask "
              << each.network.mask().to_string() << "   Connect: " << (each.connects ? 1 : 0) << "   Entry \""
              << each.entry << "\"\n";
  }
  return exit_status(Outcome::statistics, classic);
}

int firewall(const std::string& command, Words words, bool classic) {
  if (!words.empty())
    return wrong(Outcome::no_parameters_needed, fmt::format("{} takes no arguments.", command), classic);
  const bool suspends = command == "suspendfw";
  RunningClient running;
  if (!running.reach()) {
    std::cerr << "drawbridgectl " << command
              << ": no always-on firewall is set. It comes with an entry that blocks all traffic outside the "
                 "tunnel.\n";
    return exit_status(Outcome::stop_failed, classic);
  }
  std::optional<ipc::ClientFirewall> answer;
  const bool is_answered = running.ask(
      ipc::SuspendFirewall{suspends},
      [&](const ipc::Notice& notice) {
        if (const auto* told = std::get_if<ipc::ClientFirewall>(&notice)) answer = *told;
        return answer.has_value();
      },
      std::chrono::seconds{30});
  if (!is_answered) {
    std::cerr << "drawbridgectl " << command << ": the program that owns the connection does not answer.\n";
    return exit_status(Outcome::communication_timed_out, classic);
  }
  if (!answer->ok) {
    std::cerr << "drawbridgectl " << command << ": " << answer->text << '\n';
    return exit_status(Outcome::stop_failed, classic);
  }
  std::cout << (answer->suspended ? "The always-on firewall is suspended.\n"
                                  : "The always-on firewall is in force again.\n");
  return exit_status(Outcome::stopped, classic);
}

}  // namespace

bool is_status_command(const std::string& command) {
  return std::find(kCommands.begin(), kCommands.end(), command) != kCommands.end();
}

int status_command(std::span<const std::string> arguments, bool classic) {
  const std::string& command = arguments[0];
  const Words words = arguments.subspan(1);
  if (!words.empty() && (words[0] == "--help" || words[0] == "-h")) {
    std::cout << kUsage;
    return 0;
  }
  if (command == "stat") return stat(words, classic);
  if (command == "notify") return notify(words, classic);
  if (command == "log") return log(words, classic);
  if (command == "disconnect") return disconnect(words, classic);
  if (command == "verify") return verify(words, classic);
  return firewall(command, words, classic);
}

}  // namespace drawbridge::ctl
