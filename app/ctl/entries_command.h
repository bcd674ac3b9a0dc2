// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridgectl list, import and export: the connection entries of this user.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace drawbridge::ctl {

/// `words` begin with "list", "import" or "export". Secrets go between file and keyring and are never
/// arguments. Exit status: 0 done; 1 something could not be read, written or was refused, told on `err`; 2
/// wrong usage. A QCoreApplication must exist: the keyring answers through it.
[[nodiscard]] int entries_command(std::span<const std::string> words, std::ostream& out, std::ostream& err);

}  // namespace drawbridge::ctl
