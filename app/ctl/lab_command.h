// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl lab console
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// The lab headend's console on `input_descriptor` and `out` until the end of input. 0: end of input or
/// `exit`; 1: the headend did not start; 2: the arguments are wrong.
int lab_command(std::span<const std::string> arguments, int input_descriptor, std::ostream& out,
                std::ostream& err);

}  // namespace drawbridge::ctl
