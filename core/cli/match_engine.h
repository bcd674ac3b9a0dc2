// SPDX-License-Identifier: GPL-3.0-or-later
// The walk through all patterns at once, shared by match(), help() and complete().
#pragma once

#include <string_view>
#include <vector>

#include "cli/grammar.h"
#include "cli/match.h"

namespace drawbridge::cli::detail {

struct Token {
  std::string_view text;
  std::size_t column = 0;
};
void split(std::string_view line, std::vector<Token>& out);

/// One way of reading the line so far: a command, the word of it that took the last token, and the way before
/// that.
struct Path {
  std::uint16_t command = 0;
  std::uint16_t position = Grammar::start;
  std::int32_t parent = -1;  ///< index in Walk::paths
  Capture capture;
};

/// All ways of reading the tokens so far.
class Walk {
 public:
  Walk(const Grammar& grammar, const MatchOptions& options) : grammar_(grammar), options_(options) {}

  /// Enters the commands that the first token may begin; takes "no" off the front.
  void begin(const std::vector<Token>& tokens);
  /// Takes one token; false if no way can take it, and the ways stay as they were.
  bool step(const Token& token, std::string_view line);

  [[nodiscard]] bool usable(const Command& command) const;
  [[nodiscard]] const Command& command_of(const Path& path) const {
    return grammar_.commands()[path.command];
  }
  [[nodiscard]] const Grammar::Next& next(const Path& path) const {
    return grammar_.next(path.command, path.position);
  }
  [[nodiscard]] const Word& word(const Path& path, std::uint16_t index) const {
    return command_of(path).words[index];
  }
  [[nodiscard]] bool may_end(const Path& path) const {
    return negated ? next(path).may_end_negated : next(path).may_end;
  }

  std::vector<Path> paths;          ///< every path ever made
  std::vector<std::int32_t> alive;  ///< indices of those that took the last token
  bool negated = false;
  std::vector<std::string_view> ambiguous;  ///< of the last step that failed for that reason

 private:
  bool take(const Word& word, const Token& token, std::string_view line, Capture& capture, bool& exact,
            std::vector<std::string_view>& candidates) const;

  const Grammar& grammar_;
  const MatchOptions& options_;
};

/// Lower-case comparison of a typed prefix with a keyword.
[[nodiscard]] bool is_prefix(std::string_view typed, std::string_view keyword);

}  // namespace drawbridge::cli::detail
