// SPDX-License-Identifier: GPL-3.0-or-later
#include "config_command.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>

#include "pix/check.h"
#include "pix/diff.h"
#include "pix/parser.h"
#include "pix/writer.h"

namespace drawbridge::ctl {
namespace {

constexpr int exit_good = 0;
constexpr int exit_findings = 1;
constexpr int exit_unreadable = 1;
constexpr int exit_usage = 2;

constexpr std::string_view usage_text =
    "Usage: drawbridgectl config format FILE\n"
    "       drawbridgectl config check FILE\n"
    "       drawbridgectl config diff A B\n"
    "\n"
    "format  prints the configuration as \"show running-config\" would, secrets masked\n"
    "check   prints one line for each finding: FILE:LINE: error|warning|note: text\n"
    "        exit status 1 if there is an error or a warning, 0 otherwise\n"
    "diff    prints the commands that turn configuration A into B, secrets masked\n"
    "\n"
    "Exit status: 0 done, 1 failed: also if a file cannot be read, 2 wrong usage.\n";

std::optional<std::string> read_file(const std::string& path, std::ostream& err) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || file.bad() || (text.fail() && file.peek() != std::ifstream::traits_type::eof())) {
    err << path << ": " << (errno != 0 ? std::strerror(errno) : "cannot be read") << '\n';
    return std::nullopt;
  }
  return text.str();
}

/// Lines that are not understood are told on stderr; the rest goes on.
void tell(const std::string& path, const pix::ParseResult& parsed, std::ostream& err) {
  for (const auto& diagnostic : parsed.diagnostics) {
    if (diagnostic.severity == pix::Severity::note) continue;
    err << path << ':' << diagnostic.line
        << (diagnostic.severity == pix::Severity::error ? ": error: " : ": warning: ")
        << diagnostic.device_text.substr(0, diagnostic.device_text.find('\n')) << '\n';
  }
}

int format(const std::string& path, std::ostream& out, std::ostream& err) {
  const auto text = read_file(path, err);
  if (!text) return exit_unreadable;
  const auto parsed = pix::parse(*text);
  tell(path, parsed, err);
  out << pix::write(parsed.config);
  return exit_good;
}

int check(const std::string& path, std::ostream& out, std::ostream& err) {
  const auto text = read_file(path, err);
  if (!text) return exit_unreadable;
  bool bad = false;
  for (const auto& finding : pix::check(pix::parse(*text))) {
    std::string_view severity = "note";
    if (finding.severity == pix::Severity::error) severity = "error";
    if (finding.severity == pix::Severity::warning) severity = "warning";
    bad = bad || finding.severity != pix::Severity::note;
    // A finding about what is missing has no line of its own: it is told at the first.
    out << path << ':' << std::max(finding.line, 1) << ": " << severity << ": " << pix::english_text(finding)
        << '\n';
  }
  return bad ? exit_findings : exit_good;
}

int diff(const std::string& from, const std::string& to, std::ostream& out, std::ostream& err) {
  const auto from_text = read_file(from, err);
  const auto to_text = read_file(to, err);
  if (!from_text || !to_text) return exit_unreadable;
  const auto running = pix::parse(*from_text);
  const auto wanted = pix::parse(*to_text, &running.config);
  tell(from, running, err);
  tell(to, wanted, err);
  const auto script = pix::diff(running.config, wanted.config);
  for (const auto& step : script.steps) out << step.shown << '\n';
  for (const auto& warning : script.warnings) err << "note: " << warning.text << '\n';
  return exit_good;
}

}  // namespace

int config_command(std::span<const std::string> args, std::ostream& out, std::ostream& err) {
  if (!args.empty() &&
      (args[0] == "--help" || args[0] == "-h" || (args.size() == 2 && args[1] == "--help"))) {
    out << usage_text;
    return exit_good;
  }
  if (args.size() == 2 && args[0] == "format") return format(args[1], out, err);
  if (args.size() == 2 && args[0] == "check") return check(args[1], out, err);
  if (args.size() == 3 && args[0] == "diff") return diff(args[1], args[2], out, err);
  const bool is_known = !args.empty() && (args[0] == "format" || args[0] == "check" || args[0] == "diff");
  err << "drawbridgectl config: ";
  if (args.empty()) {
    err << "Say format, check or diff.\n";
  } else if (!is_known) {
    err << '"' << args[0] << "\" is not an action of config.\n";
  } else {
    err << args[0] << (args[0] == "diff" ? " takes two files.\n" : " takes one file.\n");
  }
  err << usage_text;
  return exit_usage;
}

}  // namespace drawbridge::ctl
