// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration commands as a table for the console's help and completion.
#pragma once

#include <span>

#include "cli/grammar.h"
#include "cli/match.h"
#include "pix/config.h"

namespace drawbridge::pix {

/// The mode bits that this room uses; a console keeps them and takes others for its own modes.
inline constexpr cli::ModeMask config_mode = 1U << 8;
inline constexpr cli::ModeMask object_group_mode = 1U << 9;

/// Ids of configuration commands are 0..first_foreign_command-1: a console numbers its own from there.
inline constexpr int first_foreign_command = 10000;

/// Every configuration command, to be put into one grammar with a console's own.
[[nodiscard]] std::span<const cli::Command> config_commands();
/// The grammar of the configuration commands alone.
[[nodiscard]] const cli::Grammar& config_grammar();

/// The names of a configuration for the matcher, while "names" is on.
class ConfigNames : public cli::NameLookup {
 public:
  explicit ConfigNames(const Config& config) : config_(config) {}
  [[nodiscard]] std::optional<Ipv4Address> address_of(std::string_view name) const override;

 private:
  const Config& config_;
};

}  // namespace drawbridge::pix
