// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl config format|check|diff: configurations as files.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// `args` are the words after "config". Exit status as of every command: 0 done, 1 failed (a file cannot be
/// read; check: there is an error or a warning), 2 for wrong usage.
[[nodiscard]] int config_command(std::span<const std::string> args, std::ostream& out, std::ostream& err);

}  // namespace drawbridge::ctl
