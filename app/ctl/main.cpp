// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl: the command line, for people and for scripts. Errors go to standard error.
#include <unistd.h>

#include <QCoreApplication>
#include <iostream>
#include <string>
#include <vector>

#include "ctl/config_command.h"
#include "ctl/console_command.h"
#ifdef DRAWBRIDGE_WITH_LAB
#include "ctl/demo_command.h"
#include "ctl/lab_command.h"
#endif
#ifdef DRAWBRIDGE_WITH_ENTRIES
#include "ctl/entries_command.h"
#endif

namespace {

constexpr std::string_view usage =
    "Usage: drawbridgectl COMMAND [ARGUMENTS]\n"
    "\n"
#ifdef DRAWBRIDGE_WITH_LAB
    "  demo      connect to the built-in lab's headend and show the whole story\n"
    "  lab       console: the lab headend's console on standard input and output\n"
#endif
    "  console   the console of a headend that runs as a service (drawbridged)\n"
    "  config    format, check or compare configurations of PIX 6.3 form\n"
#ifdef DRAWBRIDGE_WITH_ENTRIES
    "  list      the connection entries\n"
    "  import    add entries from .pcf files\n"
    "  export    write an entry as a .pcf file\n"
#endif
    "\n"
    "drawbridgectl COMMAND --help tells more. Exit status: 0 done, 1 failed, 2 wrong usage.\n";

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("drawbridge"));
  QCoreApplication::setApplicationName(QStringLiteral("drawbridge"));
  QCoreApplication::setApplicationVersion(QStringLiteral(DRAWBRIDGE_VERSION));

  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) {
    std::cerr << usage;
    return 2;
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
  if (command == "demo") return demo_command(rest, std::cout, std::cerr);
  if (command == "lab") return lab_command(rest, STDIN_FILENO, std::cout, std::cerr);
#endif
  if (command == "console") return console_command(rest, STDIN_FILENO, std::cout, std::cerr);
  if (command == "config") return config_command(rest, std::cout, std::cerr);
#ifdef DRAWBRIDGE_WITH_ENTRIES
  if (command == "list" || command == "import" || command == "export") {
    return entries_command(words, std::cout, std::cerr);
  }
#endif
  std::cerr << "drawbridgectl: \"" << command << "\" is not a command.\n" << usage;
  return 2;
}
