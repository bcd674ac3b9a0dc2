// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/console_command.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <array>
#include <cerrno>
#include <ostream>

#include "ctl/raw_terminal.h"
#include "service/local_link.h"
#include "service/local_server.h"

namespace drawbridge::ctl {

namespace {

constexpr std::string_view usage =
    "Usage: drawbridgectl console [--socket PATH]\n"
    "\n"
    "Puts the console of a running headend (drawbridged) on standard input and output. The session\n"
    "begins at \"pixfirewall>\"; \"enable\" leads on, Tab completes, ? helps, \"exit\" ends. Input may\n"
    "be piped in; the command ends when all of it has been answered.\n"
    "\n"
    "  --socket PATH   where the headend listens (/run/drawbridge/control)\n"
    "\n"
    "Exit status: 0 done, 1 no headend or the connection was lost, 2 wrong usage.\n";

constexpr std::uint64_t console_number = 1;
constexpr char end_of_input = 4;  // Ctrl-D

class RemoteConsole {
 public:
  RemoteConsole(std::string path, int input, std::ostream& out, std::ostream& err)
      : input_(input),
        out_(out),
        err_(err),
        terminal_(input),
        ready_(input, QSocketNotifier::Read),
        link_({std::move(path), false}) {
    ready_.setEnabled(false);
    QObject::connect(&ready_, &QSocketNotifier::activated, &ready_, [this] { read_input(); });
    link_.set_receiver([this](const ipc::Notice& notice) { take(notice); });
    link_.set_state_receiver(
        [this](service::LocalLink::State state, const std::string& text) { take_state(state, text); });
  }

  int run() {
    const int result = is_over_ ? status_ : QCoreApplication::exec();
    out_.flush();
    return result;
  }

 private:
  void end(int status) {
    if (is_over_) return;
    is_over_ = true;
    status_ = status;
    ready_.setEnabled(false);
    QCoreApplication::exit(status);
  }

  void take_state(service::LocalLink::State state, const std::string& text) {
    using State = service::LocalLink::State;
    if (state == State::connecting) return;
    if (state == State::connected) {
      link_.send(ipc::OpenConsole{console_number, false, true, terminal_.is_raw()});
      return ready_.setEnabled(true);
    }
    err_ << "drawbridgectl console: " << text << '\n';
    end(1);
  }

  void read_input() {
    std::array<char, 4096> buffer{};
    const ssize_t got = read(input_, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return;
    if (got <= 0) return finish();
    const std::string_view characters(buffer.data(), static_cast<std::size_t>(got));
    if (terminal_.is_raw() && characters == std::string_view(&end_of_input, 1) && is_at_prompt())
      return finish();
    link_.send(ipc::ConsoleInput{console_number, std::string(characters)});
  }

  /// The answer to a question that is asked last says that everything before it is done.
  void finish() {
    ready_.setEnabled(false);
    link_.send(ipc::AskCompletions{console_number, {}});
  }

  bool is_at_prompt() const { return last_.ends_with("> ") || last_.ends_with("# "); }

  void take(const ipc::Notice& notice) {
    if (const auto* output = std::get_if<ipc::ConsoleOutput>(&notice)) {
      out_ << output->characters << std::flush;
      if (!output->characters.empty()) last_ = output->characters;
      if (output->finished) end(0);
    } else if (std::holds_alternative<ipc::Completions>(notice)) {
      if (!last_.ends_with('\n')) out_ << '\n';
      end(0);
    }
  }

  int input_;
  std::ostream& out_;
  std::ostream& err_;
  RawTerminal terminal_;
  QSocketNotifier ready_;
  service::LocalLink link_;
  std::string last_;
  bool is_over_ = false;
  int status_ = 0;
};

}  // namespace

int console_command(std::span<const std::string> arguments, int input_descriptor, std::ostream& out,
                    std::ostream& err) {
  std::string path(service::kDaemonSocket);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--help" || arguments[i] == "-h") {
      out << usage;
      return 0;
    }
    if (arguments[i] == "--socket" && i + 1 < arguments.size()) {
      path = arguments[++i];
      continue;
    }
    err << "drawbridgectl console: \"" << arguments[i]
        << (arguments[i] == "--socket" ? "\" needs a path.\n" : "\" is not an argument of console.\n")
        << usage;
    return 2;
  }
  return RemoteConsole(std::move(path), input_descriptor, out, err).run();
}

}  // namespace drawbridge::ctl
