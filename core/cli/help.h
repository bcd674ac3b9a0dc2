// SPDX-License-Identifier: GPL-3.0-or-later
// What "?" lists and what Tab completes, from the same tables that match.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/grammar.h"
#include "cli/match.h"

namespace drawbridge::cli {

struct HelpItem {
  std::string word;  ///< keyword, or "<name>" / "<low-high>" for a value, or "<cr>" where the line may end
  std::string help;
  bool operator==(const HelpItem&) const = default;
};

/// What could stand at the end of `line`: after a blank, the words that may follow; else those that the last
/// word may become. Sorted as in the tables, each word once. Empty if the line before does not match.
[[nodiscard]] std::vector<HelpItem> help(const Grammar& grammar, std::string_view line,
                                         const MatchOptions& options = {});

struct Completion {
  std::string line;                     ///< the line with the last word completed as far as it is certain
  std::vector<std::string> candidates;  ///< the keywords that remain possible, when more than one
  bool operator==(const Completion&) const = default;
};
/// Completes keywords and choices; a word completed to the end gets a blank after it. Values are left alone.
[[nodiscard]] Completion complete(const Grammar& grammar, std::string_view line,
                                  const MatchOptions& options = {});

}  // namespace drawbridge::cli
