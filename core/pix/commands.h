// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration commands as a table for the console's help and completion.
#pragma once

#include <optional>
#include <span>
#include <string_view>

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

/// What the console says once per family and session about a command that is stored and shown and acts on
/// nothing here: "failover has no effect here: it is kept and shown.", of actions as "ca save all" "ca has no
/// effect here.", and of fixups other than ftp, dns and
/// http "fixup protocol sip is kept; it does not inspect here." Nothing for commands that act, that take
/// something away, or that are not understood. The text lives as long as the program and is the same for all
/// lines of a family, so it can serve as the family's name.
[[nodiscard]] std::optional<std::string_view> no_effect_note(std::string_view line);

/// The names of a configuration for the matcher, while "names" is on.
class ConfigNames : public cli::NameLookup {
 public:
  explicit ConfigNames(const Config& config) : config_(config) {}
  [[nodiscard]] std::optional<Ipv4Address> address_of(std::string_view name) const override;

 private:
  const Config& config_;
};

}  // namespace drawbridge::pix
