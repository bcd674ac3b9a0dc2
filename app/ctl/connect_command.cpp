// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/connect_command.h"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QTimer>
#include <algorithm>
#include <iostream>

#include "client/offer.h"
#include "ctl/connect_options.h"
#include "ctl/connect_request.h"
#include "ctl/own_service.h"
#include "ctl/running_client.h"
#include "ctl/terminal.h"
#include "gui/end_signals.h"
#include "service/service_thread.h"

namespace drawbridge::ctl {

namespace {

using client::State;

std::string running_on() {
  utsname name{};
  if (uname(&name) != 0) return "Linux";
  return fmt::format("{} {} {}", name.sysname, name.release, name.machine);
}

void print_head() {
  std::cout << "Drawbridge Version " DRAWBRIDGE_VERSION "\n"
            << "Client Type(s): Linux\n"
            << "Running on: " << running_on() << "\n"
            << "Config file directory: " << service::user_folders().profiles << "\n\n"
            << std::flush;
}

// What a connection says on a terminal (client.md 10.2).
class Dialer {
 public:
  Dialer(ipc::ServiceLink& link, const ConnectOptions& options, Terminal& terminal, ipc::Connect request)
      : link_(link),
        options_(options),
        terminal_(terminal),
        request_(std::move(request)),
        entry_(request_.profile.name),
        from_stdin_(options.from_stdin) {
    // A script has its answers ready, and none for this one.
    request_.asks_banner = !from_stdin_;
  }

  /// Connects, and waits for the end; in the background, until it is up.
  Outcome run() {
    link_.set_receiver([this](const ipc::Notice& notice) { take(notice); });
    const gui::EndSignals ending;
    QObject::connect(&ending, &gui::EndSignals::endWanted, &loop_, [this] { stop(); });
    if (request_.profile.reach == client::Reach::lab) link_.send(ipc::StartHeadend{});
    link_.send(std::move(request_));
    if (!is_done_) loop_.exec();
    link_.set_receiver([](const ipc::Notice&) {});
    return outcome_;
  }
  /// The other end of the link has gone.
  void lost() {
    std::cerr << "The program that owns the connection has ended.\n";
    done(Outcome::communication_failed);
  }

 private:
  void done(Outcome outcome) {
    if (is_done_) return;
    is_done_ = true;
    outcome_ = outcome;
    terminal_.cancel();
    loop_.quit();
  }
  void stop() {
    is_stopped_ = true;
    terminal_.cancel();
    link_.send(ipc::Disconnect{entry_});
    // An end that nobody confirms is one all the same.
    QTimer::singleShot(std::chrono::seconds{10}, &loop_, [this] { done(Outcome::stop_failed); });
  }

  void take(const ipc::Notice& notice) {
    // What is said of other entries' connections is not this one's matter.
    if (const auto* state = std::get_if<ipc::ClientState>(&notice)) {
      if (state->change.entry == entry_) show(state->change);
    } else if (const auto* asked = std::get_if<ipc::ClientBanner>(&notice)) {
      if (asked->banner.entry != entry_) return;
      if (asked->banner.is_question) {
        QTimer::singleShot(0, &loop_, [this, text = asked->banner.text] { show_banner(text); });
      } else {
        std::cout << '\n' << printable(asked->banner.text) << '\n' << std::flush;
      }
    } else if (const auto* prompt = std::get_if<ipc::ClientPrompt>(&notice)) {
      if (prompt->prompt.entry != entry_) return;
      // The question waits in an event loop of its own; the notice is not held up by it.
      QTimer::singleShot(0, &loop_, [this, question = prompt->prompt] { answer(question); });
    } else if (const auto* numbers = std::get_if<ipc::ClientStatistics>(&notice)) {
      if (numbers->statistics.is_up && wants_summary_ && numbers->statistics.entry == entry_)
        summary(numbers->statistics);
    } else if (const auto* offered = std::get_if<ipc::ClientProxy>(&notice)) {
      if (offered->entry != entry_) return;
      proxy_ = *offered;
      if (is_up_) show_proxy();
    } else if (const auto* ended = std::get_if<ipc::ClientEnded>(&notice)) {
      if (ended->ended.entry == entry_) end(ended->ended);
    }
  }

  void show_banner(const std::string& text) {
    if (is_done_ || is_stopped_) return;
    std::cout << '\n' << printable(text) << '\n';
    // At the end of the input nobody has said yes.
    const auto line = ask("Do you wish to continue? (y/n): ", false);
    if (is_done_) return;
    const bool is_accepted = line && (*line == "y" || *line == "Y" || *line == "yes");
    was_declined_ = !is_accepted;
    link_.send(ipc::AnswerBanner{is_accepted, entry_});
  }

  void show(const client::StateChange& change) {
    if (change.state == State::disconnected || change.state == last_) return;
    last_ = change.state;
    // The banner brings its question itself.
    if (change.state == State::banner) return;
    // Lost, and made again: it is told anew when it is up.
    if (change.state == State::initializing || change.state == State::waiting) is_up_ = false;
    std::string text = client::english_status(change.state, change.server, change.entry, false);
    if (change.state == State::waiting) text = client::english_wait(change);
    if (change.state == State::up) {
      if (is_up_) return;
      wants_summary_ = is_up_ = true;
      text = "\n" + text;
    }
    if (change.state == State::disconnecting && options_.silent_end) return;
    if (!text.empty()) std::cout << text << std::endl;
  }

  void summary(const client::Statistics& statistics) {
    wants_summary_ = false;
    std::cout << '\n';
    for (const std::string& line : client::stat_lines(statistics, true, false, false)) {
      // The classic summary leaves out what was typed a moment ago.
      if (!line.starts_with("Connection Entry:")) std::cout << line << '\n';
    }
    show_proxy();
    std::cout << std::flush;
    if (options_.in_background) done(Outcome::started);
  }

  void show_proxy() {
    if (!proxy_.is_active || proxy_shown_) return;
    proxy_shown_ = true;
    std::cout << '\n';
    if (proxy_.socks_port != 0) std::cout << "SOCKS proxy: 127.0.0.1:" << proxy_.socks_port << '\n';
    if (proxy_.http_port != 0) std::cout << "HTTP proxy: 127.0.0.1:" << proxy_.http_port << '\n';
    for (const client::PortForward& each : proxy_.forwards)
      std::cout << "Port 127.0.0.1:" << each.local_port << " leads to " << each.host << ':' << each.port
                << '\n';
    for (const client::EndDetail& each : proxy_.refused) std::cerr << client::english_text(each) << '\n';
    std::cout << std::flush;
  }

  [[nodiscard]] std::optional<std::string> ask(const std::string& question, bool hidden) {
    if (!from_stdin_) return terminal_.ask(question, hidden);
    std::cout << question << std::endl;
    return terminal_.read_line();
  }

  void answer(const client::UserPrompt& prompt) {
    if (is_done_ || is_stopped_) return;
    // A script cannot think of another password.
    if (prompt.last_was_refused && from_stdin_) {
      was_refused_ = true;
      link_.send(ipc::CancelPrompt{entry_});
      return;
    }
    const bool is_plain = prompt.wants_password && !prompt.wants_passcode && !prompt.wants_answer;
    std::cout << '\n';
    if (prompt.last_was_refused) std::cout << "The user name or the password was refused.\n";
    if (!prompt.message.empty()) {
      std::cout << (is_plain ? ""
                             : "The server has requested the following information to complete the user "
                               "authentication:\n\n")
                << printable(prompt.message) << "\n\n";
    } else {
      std::cout << (prompt.wants_password
                        ? "Enter Username and Password.\n\n"
                        : "The server has requested the following information to complete the "
                          "user authentication:\n\n");
    }
    ipc::AnswerPrompt reply;
    reply.user = prompt.user;
    reply.entry = entry_;
    bool is_whole = true;
    const auto fill = [&](bool wanted, const std::string& question, bool hidden, auto give) {
      if (!wanted || !is_whole) return;
      if (auto line = ask(question, hidden)) {
        give(*line);
        std::fill(line->begin(), line->end(), '\0');
      } else {
        is_whole = false;
      }
    };
    const bool has_user = !prompt.user.empty() && from_stdin_;
    fill(prompt.wants_user && !has_user, fmt::format("Username [{}]: ", prompt.user), false,
         [&](const std::string& line) {
           if (!line.empty()) reply.user = line;
         });
    fill(prompt.wants_password, "Password []: ", true,
         [&](const std::string& line) { reply.password = Secret(std::string_view(line)); });
    fill(prompt.wants_passcode, "Passcode []: ", true,
         [&](const std::string& line) { reply.passcode = Secret(std::string_view(line)); });
    fill(prompt.wants_answer, "Response []: ", true,
         [&](const std::string& line) { reply.answer = Secret(std::string_view(line)); });
    std::string pin;
    fill(prompt.wants_next_pin, "New PIN []: ", true, [&](const std::string& line) { pin = line; });
    if (prompt.wants_next_pin && !from_stdin_) {
      fill(true, "Confirm PIN []: ", true, [&](const std::string& line) {
        if (line == pin) return;
        std::cout << "The two PINs differ.\n";
        is_whole = false;
      });
    }
    reply.next_pin = Secret(std::string_view(pin));
    std::fill(pin.begin(), pin.end(), '\0');
    fill(prompt.wants_domain, "Domain []: ", false, [&](const std::string& line) { reply.domain = line; });
    if (is_done_) return;
    if (is_whole) {
      link_.send(std::move(reply));
    } else {
      link_.send(ipc::CancelPrompt{entry_});
    }
  }

  /// A gateway's words must not move the cursor or change the title of a terminal.
  static std::string printable(const std::string& text) {
    std::string shown;
    for (const char c : text) {
      const auto octet = static_cast<unsigned char>(c);
      if (c == '\n' || (octet >= 0x20 && octet != 0x7F)) shown += c;
    }
    return shown;
  }

  void end(client::Ended ended) {
    if (was_refused_) {
      ended.reason = client::Reason::user_authentication_failed;
      ended.by_user = false;
    }
    if (!options_.silent_end || !ended.by_user) {
      std::cout << '\n';
      for (const std::string& line : client::english_end(ended)) std::cout << line << '\n';
      std::cout << std::flush;
    }
    for (std::size_t i = 0; i < std::max(ended.wanted.size(), ended.offered.size()); ++i) {
      if (i < ended.wanted.size()) std::cerr << "The gateway wants " << ended.wanted[i] << ".\n";
      if (i < ended.offered.size()) std::cerr << "This entry offers " << ended.offered[i] << ".\n";
    }
    if (was_declined_) return done(Outcome::do_not_continue);
    if (ended.by_user) return done(ended.was_up ? Outcome::stopped : Outcome::start_failed);
    switch (ended.reason) {
      case client::Reason::user_authentication_failed:
        return done(Outcome::tries_exceeded);
      case client::Reason::already_connected:
      case client::Reason::already_connecting:
      case client::Reason::routes_in_use:
        if (ended.was_up) return done(Outcome::stop_failed);
        return done(Outcome::window_owns_it);
      default:
        // One that was up had started well; it is the end that was not asked for.
        return done(ended.was_up ? Outcome::stop_failed : Outcome::start_failed);
    }
  }

  ipc::ServiceLink& link_;
  const ConnectOptions& options_;
  Terminal& terminal_;
  ipc::Connect request_;
  std::string entry_;
  bool from_stdin_;
  QEventLoop loop_;
  ipc::ClientProxy proxy_;
  State last_ = State::disconnected;
  Outcome outcome_ = Outcome::unknown_error;
  bool is_done_ = false;
  bool is_stopped_ = false;
  bool is_up_ = false;
  bool wants_summary_ = false;
  bool proxy_shown_ = false;
  bool was_refused_ = false;
  bool was_declined_ = false;  ///< the banner
};

/// Starts the process that stays behind, and waits until it listens.
bool leave_behind(const std::string& program, RunningClient& running) {
  QProcess process;
  process.setProgram(QString::fromStdString(program));
  process.setArguments({QStringLiteral("serve-connection")});
  // It must not hold the pipes of whoever reads this one's output.
  process.setStandardInputFile(QProcess::nullDevice());
  process.setStandardOutputFile(QProcess::nullDevice());
  process.setStandardErrorFile(QProcess::nullDevice());
  if (!process.startDetached()) return false;
  constexpr int tries = 100;
  for (int i = 0; i < tries; ++i) {
    QEventLoop wait;
    QTimer::singleShot(std::chrono::milliseconds{100}, &wait, &QEventLoop::quit);
    wait.exec();
    if (running.reach()) return true;
  }
  return false;
}

}  // namespace

int connect_command(std::span<const std::string> arguments, bool classic, const std::string& program) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    std::cout << connect_usage;
    return 0;
  }
  const auto options = read_connect_options(arguments);
  if (!options) {
    std::cerr << "drawbridgectl connect: " << options.error().text << '\n';
    return exit_status(options.error().outcome, classic);
  }
  Terminal terminal;
  auto request = prepare(*options, terminal);
  if (!request) {
    std::cerr << "drawbridgectl connect: " << request.error().text << '\n';
    return exit_status(request.error().outcome, classic);
  }
  print_head();
  RunningClient running;
  const bool is_there = running.reach();
  if (is_there || options->in_background) {
    if (!is_there && !leave_behind(program, running)) {
      std::cerr << "drawbridgectl connect: the process that should stay behind did not start.\n";
      return exit_status(Outcome::cannot_reach_service, classic);
    }
    if (const auto report = running.report()) {
      // Several entries may be up, but each once, and the lab has one client.
      for (const ipc::ClientConnection& each : report->connections) {
        // One that waits for its next attempt makes it at once.
        const bool is_same = each.state.entry == options->entry && each.state.state != State::disconnected &&
                             each.state.state != State::waiting;
        const bool is_lab_too =
            each.reach == client::Reach::lab && request->profile.reach == client::Reach::lab;
        if (!is_same && !is_lab_too) continue;
        std::cerr << "drawbridgectl connect: there is a connection already, \"" << each.state.entry
                  << "\". End it with drawbridgectl disconnect.\n";
        return exit_status(Outcome::window_owns_it, classic);
      }
    }
    const auto link = running.take();
    Dialer dialer(*link, *options, terminal, std::move(*request));
    link->set_state_receiver([&](service::LocalLink::State state, const std::string&) {
      if (state == service::LocalLink::State::lost) dialer.lost();
    });
    return exit_status(dialer.run(), classic);
  }
  OwnService own;
  if (!own.problem().empty()) std::cerr << own.problem() << '\n';
  const Outcome outcome = Dialer(own, *options, terminal, std::move(*request)).run();
  own.wait_for_others();
  return exit_status(outcome, classic);
}

int serve_command() {
  OwnService own;
  if (!own.problem().empty()) {
    std::cerr << "drawbridgectl: " << own.problem() << '\n';
    return 1;
  }
  QEventLoop loop;
  const gui::EndSignals ending;
  QObject::connect(&ending, &gui::EndSignals::endWanted, &loop, &QEventLoop::quit);
  bool has_begun = false;
  bool is_idle = true;
  QTimer nobody;
  nobody.setSingleShot(true);
  QObject::connect(&nobody, &QTimer::timeout, &loop, [&] {
    if (is_idle) loop.quit();
  });
  own.set_receiver([&](const ipc::Notice& notice) {
    const auto* list = std::get_if<ipc::ClientConnections>(&notice);
    if (list == nullptr) return;
    is_idle = list->connections.empty();
    has_begun |= !is_idle;
    // Those who wait for the end hear it before the socket goes.
    if (is_idle && has_begun) nobody.start(std::chrono::seconds{2});
  });
  nobody.start(std::chrono::seconds{60});
  loop.exec();
  return 0;
}

}  // namespace drawbridge::ctl
