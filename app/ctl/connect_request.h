// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/connect_options.h"
#include "ctl/terminal.h"
#include "ipc/control_messages.h"

namespace drawbridge::ctl {

/// The entry with the words of the command line, and its secrets; a sentence if that cannot be. The password
/// of a certificate's key is asked for at the terminal, or is the first line of standard input.
[[nodiscard]] Result<ipc::Connect, UsageError> prepare(const ConnectOptions& options, Terminal& terminal);

}  // namespace drawbridge::ctl
