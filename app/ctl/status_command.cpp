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

#include "client/ini.h"
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
    "       drawbridgectl notify [--json]\n"
    "       drawbridgectl log [follow]\n"
    "       drawbridgectl disconnect\n"
    "       drawbridgectl verify autoinitconfig\n"
    "       drawbridgectl suspendfw | resumefw\n"
    "\n"
    "Asks the program that owns this user's connection: a window or drawbridgectl connect.\n"
    "\n"
    "stat        the tunnel, its traffic and its routes; a word shows that part alone,\n"
    "            reset sets the counters to zero, repeat prints again each second until a key\n"
    "            is pressed\n"
    "notify      what was told in this session\n"
    "log         the log's records; follow prints new ones as they come\n"
    "disconnect  ends the connection\n"
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

int stat(Words words, bool classic) {
  bool tunnel = false, traffic = false, route = false, firewall = false;
  bool is_json = false, repeats = false, resets = false;
  for (const std::string& word : words) {
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
  if (is_there && resets) running.link().send(ipc::ResetStatistics{});
  do {
    const auto report = is_there ? running.report() : std::nullopt;
    if (is_there && !report) {
      std::cerr << "drawbridgectl stat: the program that owns the connection does not answer.\n";
      return exit_status(Outcome::statistics_failed, classic);
    }
    if (is_json) {
      std::cout << statistics_json(report.value_or(ipc::ClientReport{}));
      if (!report || !report->statistics.is_up) return exit_status(Outcome::not_connected, classic);
    } else {
      if (!report || !report->statistics.is_up) return not_active(classic);
      const auto lines = client::stat_lines(report->statistics, tunnel, traffic, route);
      for (const std::string& line : lines) std::cout << line << '\n';
      if (firewall) {
        if (!lines.empty()) std::cout << '\n';
        std::cout << "Firewall information.\nFirewall policy: None\n";
      }
      if (repeats) std::cout << '\n';
    }
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
  if (!words.empty()) return wrong(Outcome::no_parameters_needed, "disconnect takes no arguments.", classic);
  RunningClient running;
  if (!running.reach()) return not_active(classic);
  const auto report = running.report();
  if (!report || report->state.state == client::State::disconnected) return not_active(classic);
  std::cout << "Disconnecting the VPN connection." << std::endl;
  const bool is_ended = running.ask(
      ipc::Disconnect{},
      [](const ipc::Notice& notice) { return std::holds_alternative<ipc::ClientEnded>(notice); },
      std::chrono::seconds{30});
  // A process that served this connection alone may be gone before its last word is read.
  if (is_ended || running.is_lost()) {
    std::cout << "Your VPN connection has been terminated.\n";
    return exit_status(Outcome::stopped, classic);
  }
  std::cerr << "drawbridgectl disconnect: the connection has not ended within 30 seconds.\n";
  return exit_status(Outcome::stop_failed, classic);
}

/// The classic settings of automatic initiation (client.md 9), from vpnclient.ini beside the entries' folder.
int verify(Words words, bool classic) {
  if (words.size() != 1 || words[0] != "autoinitconfig")
    return wrong(Outcome::bad_parameters, "verify knows autoinitconfig.", classic);
  const auto file = std::filesystem::path(service::user_folders().profiles).parent_path() / "vpnclient.ini";
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  client::IniDocument settings;
  if (stream) {
    if (auto read = client::IniDocument::parse(as_bytes(text.str()))) settings = std::move(*read);
  }
  const auto value = [&](std::string_view section, std::string_view key) {
    const client::IniKey* const found = settings.find(section, key);
    return found != nullptr ? found->value : std::string();
  };
  const bool is_on = value("main", "AutoInitiationEnable") == "1";
  std::cout << "Auto-initiation Enabled: " << (is_on ? 1 : 0) << '\n';
  if (!is_on) {
    std::cout << "No connection begins by itself.\n";
    return exit_status(Outcome::statistics, classic);
  }
  const std::string interval = value("main", "AutoInitiationRetryInterval");
  std::cout << "Auto-initiation Retry Interval: " << (interval.empty() ? "1" : interval) << '\n';
  std::istringstream names(value("main", "AutoInitiationList"));
  for (std::string name; std::getline(names, name, ',');) {
    const std::string section(client::trimmed(name));
    if (section.empty()) continue;
    std::cout << "Network " << value(section, "Network") << "   Mask " << value(section, "Mask")
              << "   Connect: " << (value(section, "Connect") == "0" ? 0 : 1) << "   Entry \""
              << value(section, "ConnectionEntry") << "\"\n";
  }
  return exit_status(Outcome::statistics, classic);
}

int firewall(const std::string& command, Words words, bool classic) {
  if (!words.empty())
    return wrong(Outcome::no_parameters_needed, fmt::format("{} takes no arguments.", command), classic);
  std::cerr << "drawbridgectl " << command
            << ": no always-on firewall is set. It comes with an entry that blocks all traffic outside the "
               "tunnel.\n";
  return exit_status(Outcome::stop_failed, classic);
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
