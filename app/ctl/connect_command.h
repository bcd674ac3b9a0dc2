// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl connect: a connection in this process, or in one that stays behind (--background). While it
// is up, stat, notify, log and disconnect reach it through a socket in XDG_RUNTIME_DIR.
#pragma once

#include <span>
#include <string>

namespace drawbridge::ctl {

/// `program`: this program's own path, for --background. Returns the exit status.
int connect_command(std::span<const std::string> arguments, bool classic, const std::string& program);
/// What --background leaves behind: a service that ends with its connection. Not for people.
int serve_command();

}  // namespace drawbridge::ctl
