// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/lab_command.h"

#include <poll.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <ostream>

#include "ctl/raw_terminal.h"
#include "service/service_thread.h"

namespace drawbridge::ctl {

namespace {

constexpr std::string_view usage =
    "Usage: drawbridgectl lab console [--real-aaa]\n"
    "\n"
    "Starts the built-in lab and puts its headend's console on standard input and output.\n"
    "The session begins at \"pixfirewall>\"; \"enable\" and an empty line lead on. Input may be\n"
    "piped in; the command ends at its end.\n"
    "\n"
    "  --real-aaa   AAA servers, accounting and syslog hosts behind the inside interface are looked\n"
    "               for on this machine's own network, from its own addresses\n";

constexpr std::uint64_t console_number = 1;

class LabConsole {
 public:
  LabConsole(int input, std::ostream& out, bool real_servers)
      : input_(input),
        real_servers_(real_servers),
        out_(out),
        begin_(std::chrono::steady_clock::now()),
        service_(options(real_servers), random_, now()) {}

  int run(std::ostream& err) {
    const RawTerminal terminal(input_);
    service_.handle(now(), ipc::StartHeadend{});
    service_.handle(now(), ipc::OpenConsole{console_number, false, true, terminal.is_raw()});
    drain();
    if (!is_running_) {
      err << "drawbridgectl lab console: the headend did not start.\n";
      return 1;
    }
    while (!is_finished_) {
      const int ready = real_servers_ ? wait_with_sockets() : wait_for_input(wait_milliseconds());
      if (ready < 0 && errno != EINTR) return 1;
      if (ready > 0) {
        std::array<char, 4096> buffer{};
        const ssize_t got = read(input_, buffer.data(), buffer.size());
        if (got <= 0) break;
        const std::string_view characters(buffer.data(), static_cast<std::size_t>(got));
        // Ctrl-D on an empty line ends the session, as the end of a pipe does.
        if (terminal.is_raw() && characters == "\x04" && at_prompt()) break;
        service_.handle(now(), ipc::ConsoleInput{console_number, std::string(characters)});
      } else {
        service_.step(now());
      }
      drain();
    }
    if (!is_finished_) out_ << '\n';
    out_.flush();
    return 0;
  }

 private:
  static service::ServiceOptions options(bool real_servers) {
    service::ServiceOptions options = service::program_options();
    options.real_servers = real_servers;
    // The lab's own configuration, the same for everybody: a session can be compared with a transcript.
    options.startup_path.clear();
    options.accounting_folder.clear();
    return options;
  }

  TimePoint now() const {
    return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begin_));
  }

  int wait_milliseconds() const {
    const auto next = service_.next_timeout();
    if (!next) return -1;
    return static_cast<int>(
        std::clamp<std::int64_t>(std::chrono::ceil<Milliseconds>(*next - now()).count(), 0, 60'000));
  }

  int wait_for_input(int milliseconds) const {
    pollfd wait{input_, POLLIN, 0};
    return poll(&wait, 1, milliseconds);
  }

  /// Until there is input, or something of the real servers, or a timer is due. As poll(): above zero for
  /// input.
  int wait_with_sockets() {
    if (const int ready = wait_for_input(0); ready != 0) return ready;
    const QSocketNotifier input(input_, QSocketNotifier::Read);
    QTimer timer;
    timer.setSingleShot(true);
    if (const int milliseconds = wait_milliseconds(); milliseconds >= 0) timer.start(milliseconds);
    // One turn of the event loop: it ends with whichever comes first.
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return wait_for_input(0);
  }

  bool at_prompt() const { return last_.ends_with("> ") || last_.ends_with("# "); }

  void drain() {
    while (auto notice = service_.poll_notice()) {
      if (const auto* state = std::get_if<ipc::HeadendState>(&*notice)) {
        is_running_ = state->running;
      } else if (const auto* output = std::get_if<ipc::ConsoleOutput>(&*notice)) {
        out_ << output->characters;
        last_ = output->characters;
        is_finished_ = is_finished_ || output->finished;
      }
    }
    out_.flush();
  }

  int input_;
  bool real_servers_ = false;
  std::ostream& out_;
  std::chrono::steady_clock::time_point begin_;
  SystemRandom random_;
  service::Service service_;
  std::string last_;
  bool is_running_ = false;
  bool is_finished_ = false;
};

}  // namespace

int lab_command(std::span<const std::string> arguments, int input_descriptor, std::ostream& out,
                std::ostream& err) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    out << usage;
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "console" &&
      (arguments[1] == "--help" || arguments[1] == "-h")) {
    out << usage;
    return 0;
  }
  const bool real_servers = arguments.size() == 2 && arguments[1] == "--real-aaa";
  if (arguments.empty() || arguments[0] != "console" || (arguments.size() != 1 && !real_servers)) {
    err << usage;
    return 2;
  }
  return LabConsole(input_descriptor, out, real_servers).run(err);
}

}  // namespace drawbridge::ctl
