// SPDX-License-Identifier: GPL-3.0-or-later
// From a matched command to what it does.
#pragma once

#include "pix/editing.h"

namespace drawbridge::pix {

/// The chapter that the lines of a command are printed in.
[[nodiscard]] Chapter chapter_of(const cli::Command& command);
/// Calls the handler of edit.match.command, which must be one of config_commands().
[[nodiscard]] LineResult run_command(Edit& edit);

}  // namespace drawbridge::pix
