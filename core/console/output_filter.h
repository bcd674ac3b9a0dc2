// SPDX-License-Identifier: GPL-3.0-or-later
// `show ... | include|exclude|begin|grep [-v] REGEXP` (pix-commands.md 1.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drawbridge::console {

enum class FilterError : std::uint8_t { none, unknown_word, missing_expression, bad_expression };

struct FilteredLine {
  std::string command;  ///< what stands before the bar
  std::string word;     ///< "include", "exclude", "begin", "grep", "grep -v"; empty: no filter
  std::string expression;
  FilterError error = FilterError::none;
};

/// Splits a typed line at its first bar. Filter words may be abbreviated.
[[nodiscard]] FilteredLine split_filter(std::string_view line);
/// A text's lines, without their ends; no line for an empty rest.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);
/// The lines that pass; all of them without a filter.
[[nodiscard]] std::vector<std::string> filter(std::vector<std::string> lines, const FilteredLine& by);

}  // namespace drawbridge::console
