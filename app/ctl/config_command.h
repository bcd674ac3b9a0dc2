// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl config format|check|diff: configurations as files.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// `args` are the words after "config". Exit status: format and diff 0, or 2 if a file cannot be read; check
/// 1 if there is an error or warning, 0 with notes only, 2 if the file cannot be read; 64 for wrong usage.
[[nodiscard]] int config_command(std::span<const std::string> args, std::ostream& out, std::ostream& err);

}  // namespace drawbridge::ctl
