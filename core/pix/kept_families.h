// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that are stored and shown and have no effect here: one row each, by their first words.
#pragma once

#include <span>
#include <string_view>

#include "cli/grammar.h"
#include "pix/config.h"

namespace drawbridge::pix {

struct KeptFamily {
  enum class Argument : std::uint8_t {
    none,
    optional,
    required,
    action,  ///< something is done once and nothing is stored; any words may follow
  };

  std::string_view words;  ///< the keywords it begins with, separated by one blank
  Chapter chapter;
  std::string_view help;
  Argument argument = Argument::required;
  /// How many words of the line say which setting it is: a second line with the same replaces the first. 0:
  /// several lines may stand side by side.
  int key_words = 0;
  bool prints_no = false;          ///< "no ..." is itself stored and printed
  std::string_view fallback = {};  ///< the line of the factory state, also what "no" returns to
};

[[nodiscard]] std::span<const KeptFamily> kept_families();
/// The patterns of the families, in the order of the rows; alive as long as the program.
[[nodiscard]] std::span<const std::span<const cli::Word>> kept_patterns();

/// The first `count` words of a line, or all of it when count is 0.
[[nodiscard]] std::string_view first_words(std::string_view line, int count);

}  // namespace drawbridge::pix
