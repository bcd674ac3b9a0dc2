// SPDX-License-Identifier: GPL-3.0-or-later
// How a command of the client ends: 0, 1 or 2 for scripts, or the classic numbers (client.md 10.4) behind
// --classic-exit-codes.
#pragma once

namespace drawbridge::ctl {

enum class Outcome : int {
  started = 200,
  stopped = 201,
  statistics = 202,
  unknown_error = 1,
  missing_command = 2,
  bad_command = 3,
  missing_parameters = 4,
  bad_parameters = 5,
  too_many_parameters = 6,
  no_parameters_needed = 7,
  cannot_reach_service = 8,
  no_profile = 10,
  password_too_long = 12,
  tries_exceeded = 13,
  start_failed = 14,
  stop_failed = 15,
  statistics_failed = 16,
  communication_failed = 18,
  do_not_continue = 24,
  window_owns_it = 25,
  not_connected = 27,
  communication_timed_out = 33,
};

/// The exit status. Without `classic`: 0 for what succeeded, 2 for a command line that is wrong, else 1.
[[nodiscard]] constexpr int exit_status(Outcome outcome, bool classic) {
  const int number = static_cast<int>(outcome);
  if (classic) return number;
  if (number >= 200) return 0;
  return number >= 2 && number <= 7 ? 2 : 1;
}

}  // namespace drawbridge::ctl
