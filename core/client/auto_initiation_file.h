// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of automatic initiation in vpnclient.ini, beside the folder of the entries (client.md 9).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "client/auto_initiation.h"
#include "client/profile_store.h"

namespace drawbridge::client {

/// Names of the entries that begin with the program, wherever this machine is.
[[nodiscard]] std::vector<std::string> entries_of_the_start(const ProfileStore& store);

/// Of the entries in `profile_folder`.
[[nodiscard]] std::filesystem::path auto_initiation_file(const std::filesystem::path& profile_folder);
/// Off and without networks if there is no file; a file that is no INI is told in `problems`.
[[nodiscard]] AutoInitiation load_auto_initiation(const std::filesystem::path& file);
/// Sets the settings in `document`; whatever else stands there stays, also sections of the list that could
/// not be read.
void write_auto_initiation(IniDocument& document, const AutoInitiation& settings);
/// Changes the file, or makes it, mode 0600.
[[nodiscard]] Result<void, AutoProblem> save_auto_initiation(const std::filesystem::path& file,
                                                             const AutoInitiation& settings);

}  // namespace drawbridge::client
