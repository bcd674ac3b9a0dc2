// SPDX-License-Identifier: GPL-3.0-or-later
// Matching a typed line against a grammar. "Incomplete", "ambiguous" and "unknown" are results, not texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/grammar.h"

namespace drawbridge::cli {

enum class MatchStatus : std::uint8_t {
  ok,
  empty,       ///< nothing but blanks
  unknown,     ///< no command begins with the first word
  invalid,     ///< the command is known; the word at `column` fits nothing
  incomplete,  ///< the line ends too early
  ambiguous,   ///< the word at `column` is a prefix of several keywords: `candidates`
};

/// One word of the line with the word of the pattern that took it.
struct Capture {
  const Word* word = nullptr;
  std::string_view
      text;  ///< whole keyword or choice even if abbreviated; the text within parentheses; else as typed
  std::size_t column = 0;   ///< offset in the line
  std::int64_t number = 0;  ///< number, or duration in seconds
  Ipv4Address address;      ///< address or mask
};

/// Views into the line given to match(): it must outlive the Match.
struct Match {
  MatchStatus status = MatchStatus::empty;
  const Command* command = nullptr;  ///< when ok; when invalid or incomplete the command that came furthest
  bool negated = false;              ///< the line began with "no"
  std::vector<Capture> captures;     ///< when ok
  std::size_t column = 0;            ///< of the word that did not fit, or the end of the line
  std::string_view word;             ///< the word that did not fit
  std::vector<std::string_view> candidates;  ///< when ambiguous
  std::vector<const Word*> expected;         ///< when invalid or incomplete: what could have stood there

  [[nodiscard]] bool ok() const { return status == MatchStatus::ok; }
  /// The capture of the word of that name; a value before a keyword that is spelled the same.
  [[nodiscard]] const Capture* find(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Empty if the word is not there.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] std::string string(std::string_view name) const { return std::string(text(name)); }
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;
  [[nodiscard]] std::optional<Ipv4Address> address(std::string_view name) const;
  [[nodiscard]] std::vector<const Capture*> all(std::string_view name) const;
};

struct MatchOptions {
  ModeMask mode = 1;
  int privilege = 15;
  const NameLookup* names = nullptr;  ///< without it names are not accepted as addresses
};

[[nodiscard]] Match match(const Grammar& grammar, std::string_view line, const MatchOptions& options = {});

/// "3:00:00" as seconds; hours may have any number of digits up to four. Nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);
/// Seconds as "0:05:00".
[[nodiscard]] std::string print_duration(std::int64_t seconds);

}  // namespace drawbridge::cli
