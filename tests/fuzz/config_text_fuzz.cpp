// SPDX-License-Identifier: GPL-3.0-or-later
// Configuration text, as a file and line by line at a console. What was read and written reads as the same,
// and a command that is refused changes nothing.
#include <cstdio>
#include <cstdlib>
#include <set>
#include <source_location>

#include "cli/help.h"
#include "pix/check.h"
#include "pix/commands.h"
#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

/// A law that does not hold ends the run, with its line.
void require(bool holds, std::source_location at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold\n", at.file_name(), at.line());
  std::abort();
}

const Config& lab() {
  static const Config config = parse(lab_configuration()).config;
  return config;
}

void as_a_file(std::string_view text) {
  const auto read = parse(text);
  std::set<FindingCode> tried;
  for (const auto& finding : check(read)) {
    require(!english_text(finding).empty());
    // What is offered as a remedy may be tried, whatever else is wrong; once for each kind.
    if (!finding.mend.empty() && tried.insert(finding.code).second) (void)mended(read.config, finding);
  }
  const auto written = write(read.config, SecretStyle::clear);
  const auto again = parse(written);
  // A line that was not understood where it stood (an interface before its nameif) may be understood where it
  // is printed: the law is about what was.
  if (!read.config.unknown_lines.empty()) return;
  require(again.config == read.config);
  require(write(again.config, SecretStyle::clear) == written);
  // What is masked keeps the secrets that are there.
  require(parse(write(read.config), &read.config).config == read.config);
}

void at_the_console(std::string_view text) {
  Config config = lab();
  EditContext context;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const Config before = config;
    const auto result = apply_line(config, line, &context);
    require(result.status == LineStatus::applied || config == before);
    require(result.ok() || !result.device_text.empty());
    if (const auto note = no_effect_note(line)) require(!note->empty());
    cli::MatchOptions options;
    options.mode = config_mode;
    (void)cli::help(config_grammar(), line, options);
    (void)cli::complete(config_grammar(), line, options);
  }
  // The way there and the way back, as a push would send them.
  for (const auto& [from, to] : {std::pair{lab(), config}, std::pair{config, lab()}}) {
    Config now = from;
    EditContext push;
    for (const auto& step : diff(from, to).steps) {
      const auto result = apply_line(now, step.command, &push);
      if (!result.ok()) std::fprintf(stderr, "%s: %s\n", step.command.c_str(), result.device_text.c_str());
      require(result.ok());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  as_a_file(text);
  at_the_console(text);
  return 0;
}
