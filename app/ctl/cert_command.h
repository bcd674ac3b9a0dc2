// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl cert: the store of certificates (client.md 7).
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// `arguments` begins behind "cert". The exit status: 0 done, 1 failed, 2 wrong usage.
int cert_command(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace drawbridge::ctl
