// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl demo [--client 4.x|1.1] [--transcript FILE]
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// 0: every step worked; 1: one failed, the reason is on `err`; 2: the arguments are wrong.
int demo_command(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace drawbridge::ctl
