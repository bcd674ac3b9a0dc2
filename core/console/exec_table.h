// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that are not configuration: enable, show, clear, debug, write ... as one table
// (pix-commands.md 1, pix-show-and-debug.md 1). Configuration commands come from pix and are matched beside
// these.
#pragma once

#include "cli/grammar.h"
#include "pix/commands.h"

namespace drawbridge::console {

inline constexpr cli::ModeMask unprivileged_mode = 1U << 0;
inline constexpr cli::ModeMask privileged_mode = 1U << 1;

enum class Exec : int {
  enable = pix::first_foreign_command,
  disable,
  leave,
  help,
  configure_terminal,
  write_memory,
  write_terminal,
  write_erase,
  show_running,
  show_startup,
  show_version,
  show_uauth,
  show_isakmp_sa,
  show_ipsec_sa,
  show_isakmp_policy,
  show_vpngroup,
  show_local_pool,
  show_aaa_server,
  show_debug,
  show_conn,
  show_checksum,
  show_clock,
  show_history,
  show_chapter,
  show_transform_set,
  clear_isakmp_sa,
  clear_ipsec_sa,
  clear_uauth,
  debug_isakmp,
  debug_ipsec,
  debug_engine,
  debug_all,
  terminal_pager,
};

/// All rows.
[[nodiscard]] std::span<const cli::Command> exec_commands();
/// The rows above alone, and together with the configuration commands (for `?` and Tab in configuration
/// mode).
[[nodiscard]] const cli::Grammar& exec_grammar();
[[nodiscard]] const cli::Grammar& full_grammar();

}  // namespace drawbridge::console
