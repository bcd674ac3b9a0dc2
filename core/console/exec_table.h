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
/// Where privileged commands work: configuration mode needs no `do`.
inline constexpr cli::ModeMask privileged_modes = privileged_mode | pix::config_mode | pix::object_group_mode;
inline constexpr cli::ModeMask all_modes = unprivileged_mode | privileged_modes;

enum class Exec : int {
  enable = pix::first_foreign_command,
  disable,
  login,
  leave,
  help,
  configure_terminal,
  configure_memory,
  configure_elsewhere,  ///< net, floppy, http
  write_memory,
  write_terminal,
  write_erase,
  write_elsewhere,  ///< net, floppy, standby
  copy,
  reload,
  kill,
  terminal_pager,
  no_pager,
  terminal_width,
  terminal_monitor,
  packet_tracer,
  ca_generate,
  ca_zeroize,

  show_running,
  show_startup,
  show_version,
  show_uauth,
  show_isakmp_sa,
  show_isakmp_sa_detail,
  show_isakmp,
  show_ipsec_sa,
  show_isakmp_policy,
  show_crypto,
  show_crypto_map,
  show_dynamic_map,
  show_ipsec_lifetime,
  show_transform_set,
  show_vpngroup,
  show_local_pool,
  show_ip,
  show_aaa,
  show_aaa_server,
  show_debug,
  show_conn,
  show_xlate,
  show_local_host,
  show_access_list,
  show_interface,
  show_route,
  show_traffic,
  show_counters,
  show_cpu,
  show_memory,
  show_perfmon,
  show_blocks,
  show_processes,
  show_tech_support,
  show_ca_key,
  show_checksum,
  show_clock,
  show_history,
  show_privilege,
  show_who,
  show_logging,
  show_logging_message,
  show_logging_queue,
  show_logging_level,
  show_chapter,

  clear_isakmp_sa,
  clear_ipsec_sa,
  clear_uauth,
  clear_xlate,
  clear_conn,
  clear_local_host,
  clear_access_list,
  clear_counters,
  clear_logging,

  debug_isakmp,
  debug_ipsec,
  debug_engine,
  debug_icmp,
  debug_aaa,
  debug_other,
  debug_all,
};

/// All rows.
[[nodiscard]] std::span<const cli::Command> exec_commands();
/// The rows above alone, and together with the configuration commands (for `?` and Tab in configuration
/// mode).
[[nodiscard]] const cli::Grammar& exec_grammar();
[[nodiscard]] const cli::Grammar& full_grammar();

}  // namespace drawbridge::console
