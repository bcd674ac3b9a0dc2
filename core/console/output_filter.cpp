// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/output_filter.h"

#include <algorithm>
#include <array>
#include <regex>

namespace drawbridge::console {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Longest expression, and how much of a line it is looked for in: the library's search goes deep.
constexpr std::size_t kLongestExpression = 200;
constexpr std::size_t kSearched = 2000;

/// The device's expressions have no counts in braces: those are characters like others.
std::string without_counts(const std::string& expression) {
  std::string text;
  bool in_set = false, escaped = false;
  for (const char c : expression) {
    if (!escaped && !in_set && (c == '{' || c == '}')) text += '\\';
    if (!escaped && c == '[') in_set = true;
    if (c == ']') in_set = false;
    escaped = !escaped && !in_set && c == '\\';
    text += c;
  }
  return text;
}

std::optional<std::regex> compiled(const std::string& expression) {
  if (expression.size() > kLongestExpression) return std::nullopt;
  auto flags = std::regex::extended;
#ifdef __GLIBCXX__
  // Time in proportion to the line, whatever was typed.
  flags |= std::regex_constants::__polynomial;
#endif
  try {
    return std::regex(without_counts(expression), flags);
  } catch (const std::regex_error&) {  // the library's only way to say so; it ends here
    return std::nullopt;
  }
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

FilteredLine split_filter(std::string_view line) {
  FilteredLine result;
  const std::size_t bar = line.find('|');
  result.command = std::string(trimmed(line.substr(0, bar)));
  if (bar == std::string_view::npos) return result;
  std::string_view rest = trimmed(line.substr(bar + 1));
  const std::string_view word = rest.substr(0, rest.find(' '));
  constexpr std::array<std::string_view, 4> words = {"include", "exclude", "begin", "grep"};
  for (const std::string_view candidate : words) {
    if (!word.empty() && candidate.starts_with(word)) result.word = candidate;
  }
  if (result.word.empty()) {
    result.error = FilterError::unknown_word;
    return result;
  }
  rest.remove_prefix(word.size());
  // Spaces after the word and one blank belong to the expression; those at the line's end were cut.
  if (!rest.empty()) rest.remove_prefix(1);
  if (result.word == "grep" && rest.starts_with("-v ")) {
    result.word = "grep -v";
    rest.remove_prefix(3);
  }
  result.expression = std::string(rest);
  if (result.expression.empty()) result.error = FilterError::missing_expression;
  if (!result.expression.empty() && !compiled(result.expression)) result.error = FilterError::bad_expression;
  return result;
}

std::vector<std::string> filter(std::vector<std::string> lines, const FilteredLine& by) {
  const auto expression = by.word.empty() ? std::nullopt : compiled(by.expression);
  if (!expression) return lines;
  // Most expressions are plain words: in a long configuration they are found much faster as such.
  const bool is_plain = by.expression.find_first_of("^$.*+?[]()|\\{}") == std::string::npos;
  const auto matches = [&](const std::string& line) {
    if (is_plain) return line.find(by.expression) != std::string::npos;
    const auto end = line.begin() + static_cast<std::ptrdiff_t>(std::min(line.size(), kSearched));
    return std::regex_search(line.begin(), end, *expression);
  };
  if (by.word == "begin") {
    lines.erase(lines.begin(), std::find_if(lines.begin(), lines.end(), matches));
  } else {
    const bool keep = by.word == "include" || by.word == "grep";
    std::erase_if(lines, [&](const std::string& line) { return matches(line) != keep; });
  }
  return lines;
}

}  // namespace drawbridge::console
