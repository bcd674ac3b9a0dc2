// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the table of commands, by subject.
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "console/exec_table.h"

namespace drawbridge::console {

[[nodiscard]] std::span<const cli::Command> session_rows();
[[nodiscard]] std::span<const cli::Command> show_rows();
[[nodiscard]] std::span<const cli::Command> clear_and_debug_rows();

/// `words` must outlive the table.
[[nodiscard]] constexpr cli::Command exec_row(std::span<const cli::Word> words, cli::ModeMask modes, Exec id,
                                              cli::Negatable negatable = cli::Negatable::no) {
  return {words, modes, 0, negatable, static_cast<int>(id)};
}

/// Several runs of words as one form.
template <std::size_t... N>
[[nodiscard]] constexpr std::array<cli::Word, (N + ...)> joined(const cli::Word (&... parts)[N]) {
  std::array<cli::Word, (N + ...)> words{};
  auto at = words.begin();
  ((at = std::copy(std::begin(parts), std::end(parts), at)), ...);
  return words;
}

/// Which translations, to be shown or cleared, up to the names of their states.
inline constexpr cli::Word kTranslationFilters[] = {
    cli::keyword("global", "By mapped address"),
    cli::name("global_range", "Address, or first-last"),
    cli::optional_begin(),
    cli::keyword("netmask", "Mask of that address"),
    cli::mask("global_mask", "The mask"),
    cli::optional_end(),
    cli::alternative(),
    cli::keyword("local", "By real address"),
    cli::name("local_range", "Address, or first-last"),
    cli::optional_begin(),
    cli::keyword("netmask", "Mask of that address"),
    cli::mask("local_mask", "The mask"),
    cli::optional_end(),
    cli::alternative(),
    cli::keyword("gport", "By mapped port"),
    cli::name("global_ports", "Port, or first-last"),
    cli::alternative(),
    cli::keyword("lport", "By real port"),
    cli::name("local_ports", "Port, or first-last"),
    cli::alternative(),
    cli::keyword("interface", "By interface of the real address"),
    cli::name("interface_name", "Its name"),
    cli::alternative(),
    cli::keyword("state", "By kind")};

}  // namespace drawbridge::console
