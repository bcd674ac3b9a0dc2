// SPDX-License-Identifier: GPL-3.0-or-later
// The words that the pattern of a command is made of, each with its help beside it. A pattern is a flat
// constexpr array: keywords and values, and brackets (optional, alternatives, repetition) that are words of
// their own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace drawbridge::cli {

enum class WordKind : std::uint8_t {
  keyword,   ///< a fixed word; any unambiguous prefix of it is accepted
  number,    ///< decimal, low..high
  choice,    ///< one of a list of fixed words; prefixes accepted
  address,   ///< dotted decimal, "0" for 0.0.0.0, or a name that the caller can look up
  mask,      ///< dotted decimal or "0"
  name,      ///< an identifier: no blank; up to `high` characters
  text,      ///< any single word
  duration,  ///< hh:mm:ss, as seconds
  parens,    ///< "(name)" or "(name,name)": the text without the parentheses
  rest,      ///< everything up to the end of the line, at least one character
  optional_begin,
  optional_end,
  group_begin,  ///< one of several alternatives
  alternative,
  group_end,
  repeat_begin,  ///< one or more times, up to `high`
  repeat_end,
  negated_end,  ///< a line that began with "no" may end here
};

struct Choice {
  std::string_view text;
  std::string_view help;
  /// An addition to the command language: a beginning of it that is also the beginning of other words means
  /// those, so that no abbreviation of theirs becomes ambiguous.
  bool added = false;
};

struct Word {
  WordKind kind = WordKind::keyword;
  std::string_view name;  ///< the keyword itself, or what a handler asks the value by
  std::string_view help;
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::span<const Choice> choices;
};

[[nodiscard]] constexpr Word keyword(std::string_view text, std::string_view help) {
  return {WordKind::keyword, text, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word number(std::string_view name, std::string_view help, std::int64_t low,
                                    std::int64_t high) {
  return {WordKind::number, name, help, low, high, {}};
}
[[nodiscard]] constexpr Word choice(std::string_view name, std::string_view help,
                                    std::span<const Choice> choices) {
  return {WordKind::choice, name, help, 0, 0, choices};
}
[[nodiscard]] constexpr Word address(std::string_view name, std::string_view help) {
  return {WordKind::address, name, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word mask(std::string_view name, std::string_view help) {
  return {WordKind::mask, name, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word name(std::string_view name, std::string_view help, std::int64_t longest = 63) {
  return {WordKind::name, name, help, 1, longest, {}};
}
[[nodiscard]] constexpr Word text(std::string_view name, std::string_view help) {
  return {WordKind::text, name, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word duration(std::string_view name, std::string_view help) {
  return {WordKind::duration, name, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word parens(std::string_view name, std::string_view help) {
  return {WordKind::parens, name, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word rest(std::string_view name, std::string_view help) {
  return {WordKind::rest, name, help, 0, 0, {}};
}
[[nodiscard]] constexpr Word optional_begin() {
  return {WordKind::optional_begin, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word optional_end() {
  return {WordKind::optional_end, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word group_begin() {
  return {WordKind::group_begin, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word alternative() {
  return {WordKind::alternative, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word group_end() {
  return {WordKind::group_end, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word repeat_begin() {
  return {WordKind::repeat_begin, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word repeat_end() {
  return {WordKind::repeat_end, {}, {}, 0, 0, {}};
}
[[nodiscard]] constexpr Word negated_end() {
  return {WordKind::negated_end, {}, {}, 0, 0, {}};
}

/// Whether the word takes a word of the line (and so needs a name and help), as brackets do not.
[[nodiscard]] constexpr bool takes_input(WordKind kind) {
  return kind < WordKind::optional_begin;
}

}  // namespace drawbridge::cli
