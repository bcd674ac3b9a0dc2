// SPDX-License-Identifier: GPL-3.0-or-later
// The messages that this appliance has, with the severity they have unless `logging message` says otherwise
// (pix-show-and-debug.md 2).
#pragma once

#include <span>

namespace drawbridge::console {

struct LogMessage {
  int id = 0;
  int severity = 6;  ///< 0..7
};

/// Sorted by number.
[[nodiscard]] std::span<const LogMessage> log_messages();

}  // namespace drawbridge::console
