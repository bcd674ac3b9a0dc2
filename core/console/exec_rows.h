// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the table of commands, by subject.
#pragma once

#include "console/exec_table.h"

namespace drawbridge::console {

[[nodiscard]] std::span<const cli::Command> session_rows();
[[nodiscard]] std::span<const cli::Command> show_rows();
[[nodiscard]] std::span<const cli::Command> clear_and_debug_rows();

template <std::size_t N>
[[nodiscard]] constexpr cli::Command exec_row(const cli::Word (&words)[N], cli::ModeMask modes, Exec id,
                                              cli::Negatable negatable = cli::Negatable::no) {
  return {words, modes, 0, negatable, static_cast<int>(id)};
}

}  // namespace drawbridge::console
