// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl stat, notify, log, disconnect, verify, suspendfw and resumefw: what is asked of the process
// that owns the connection.
#pragma once

#include <span>
#include <string>

namespace drawbridge::ctl {

/// `arguments[0]` is the command. Returns the exit status.
int status_command(std::span<const std::string> arguments, bool classic);
[[nodiscard]] bool is_status_command(const std::string& command);

}  // namespace drawbridge::ctl
