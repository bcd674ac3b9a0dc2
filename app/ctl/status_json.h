// SPDX-License-Identifier: GPL-3.0-or-later
// What --json prints: names as in the window's own words, addresses as text, durations in seconds.
#pragma once

#include <string>

#include "ipc/control_messages.h"

namespace drawbridge::ctl {

/// One object, with a line end behind it: the values of the connection that began last, and under
/// "connections" those of each. Under "waiting" those that were lost and wait for their next attempt: why, in
/// how many seconds, and at what time (UTC).
[[nodiscard]] std::string statistics_json(const std::vector<ipc::ClientConnection>& up,
                                          const std::vector<ipc::ClientConnection>& waiting);
[[nodiscard]] std::string notes_json(const std::vector<ipc::ClientNote>& notes);

}  // namespace drawbridge::ctl
