// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl console: the console of a headend that runs as a service of its own.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// `input_descriptor`: a terminal, or anything that can be read to its end. Needs a QCoreApplication.
int console_command(std::span<const std::string> arguments, int input_descriptor, std::ostream& out,
                    std::ostream& err);

}  // namespace drawbridge::ctl
