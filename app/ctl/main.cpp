// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl: the command line, for people and for scripts. Errors go to standard error.
#include <unistd.h>

#include <QCoreApplication>
#include <iostream>
#include <string>
#include <vector>

#include "ctl/cert_command.h"
#include "ctl/config_command.h"
#include "ctl/console_command.h"
#include "ctl/exit_codes.h"
#ifdef DRAWBRIDGE_WITH_LAB
#include "ctl/auto_command.h"
#include "ctl/connect_command.h"
#include "ctl/demo_command.h"
#include "ctl/lab_command.h"
#include "ctl/status_command.h"
#endif
#ifdef DRAWBRIDGE_WITH_ENTRIES
#include "ctl/entries_command.h"
#endif

namespace {

constexpr std::string_view usage =
    "Usage: drawbridgectl COMMAND [ARGUMENTS]\n"
    "\n"
#ifdef DRAWBRIDGE_WITH_LAB
    "  connect     connect an entry and stay until the tunnel ends\n"
    "  disconnect  end the connection\n"
    "  auto        stay, and connect entries by themselves\n"
    "  stat        tunnel, traffic and routes of the connection\n"
    "  notify      what was told in this session\n"
    "  log         the client's log\n"
    "  verify      autoinitconfig: whether connections begin by themselves\n"
    "  suspendfw   pause the always-on firewall\n"
    "  resumefw    set it again\n"
    "  demo        connect to the built-in lab's headend and show the whole story\n"
    "  lab         console: the lab headend's console on standard input and output\n"
#endif
    "  console     the console of a headend that runs as a service (drawbridged)\n"
    "  config      format, check or compare configurations of PIX 6.3 form\n"
#ifdef DRAWBRIDGE_WITH_ENTRIES
    "  list        the connection entries\n"
    "  import      add entries from .pcf files\n"
    "  export      write an entry as a .pcf file\n"
    "  cert        the certificates that entries use: list, import, verify, export, delete, enroll\n"
#endif
    "\n"
    "drawbridgectl COMMAND --help tells more. Exit status: 0 done, 1 failed, 2 wrong usage.\n"
    "--classic-exit-codes behind a command of the client gives the classic numbers instead.\n";

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("drawbridge"));
  QCoreApplication::setApplicationName(QStringLiteral("drawbridge"));
  QCoreApplication::setApplicationVersion(QStringLiteral(DRAWBRIDGE_VERSION));

  std::vector<std::string> words(argv + 1, argv + argc);
  [[maybe_unused]] const bool classic = std::erase(words, "--classic-exit-codes") > 0;
  if (words.empty()) {
    std::cerr << usage;
    return drawbridge::ctl::exit_status(drawbridge::ctl::Outcome::missing_command, classic);
  }
  const std::string& command = words[0];
  const std::span<const std::string> rest(words.begin() + 1, words.end());
  using namespace drawbridge::ctl;
  if (command == "--help" || command == "-h" || command == "help") {
    std::cout << usage;
    return 0;
  }
  if (command == "--version") {
    std::cout << "drawbridgectl " DRAWBRIDGE_VERSION "\n";
    return 0;
  }
#ifdef DRAWBRIDGE_WITH_LAB
  if (command == "connect")
    return connect_command(rest, classic, QCoreApplication::applicationFilePath().toStdString());
  if (command == "auto") return auto_command(rest, classic);
  if (command == "serve-connection" && rest.empty()) return serve_command();
  if (is_status_command(command)) return status_command(words, classic);
  if (command == "demo") return demo_command(rest, std::cout, std::cerr);
  if (command == "lab") return lab_command(rest, STDIN_FILENO, std::cout, std::cerr);
#endif
  if (command == "console") return console_command(rest, STDIN_FILENO, std::cout, std::cerr);
  if (command == "config") return config_command(rest, std::cout, std::cerr);
#ifdef DRAWBRIDGE_WITH_ENTRIES
  if (command == "list" || command == "import" || command == "export") {
    return entries_command(words, std::cout, std::cerr);
  }
  if (command == "cert") return cert_command(rest, std::cout, std::cerr);
#endif
  std::cerr << "drawbridgectl: \"" << command << "\" is not a command.\n" << usage;
  return exit_status(Outcome::bad_command, classic);
}
