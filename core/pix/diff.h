// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that turn one configuration into another, in an order that is safe to send line by line:
// nothing is referred to before it exists, nothing is removed while something refers to it.
#pragma once

#include <string>
#include <vector>

#include "pix/config.h"

namespace drawbridge::pix {

enum class StepReason : std::uint8_t { added, changed, removed, replaced_by_new, context };

struct Step {
  std::string command;  ///< to send; secrets in clear
  std::string shown;    ///< for people: the same with secrets masked
  StepReason code = StepReason::added;
  std::string reason;  ///< one English sentence part, e.g. "not in the wanted configuration"
  bool removes = false;
};

enum class ConsequenceCode : std::uint8_t {
  ends_all_sessions,      ///< args: the command
  ends_group_sessions,    ///< args: group
  ends_pool_sessions,     ///< args: pool
  new_sessions_only,      ///< args: what
  clear_xlate_advised,    ///< no args
  secret_must_be_typed,   ///< args: line; the line is not sent
  unknown_line_not_sent,  ///< args: line
  cannot_be_removed,      ///< args: line
  cuts_own_session,       ///< args: the command: it may end the session that sends the commands
};

struct Consequence {
  ConsequenceCode code;
  std::vector<std::string> args;
  std::string text;  ///< English
  bool operator==(const Consequence&) const = default;
};

struct Script {
  std::vector<Step> steps;
  std::vector<Consequence> warnings;
  [[nodiscard]] bool empty() const { return steps.empty(); }
};

/// Applying the commands in turn with apply_line (one EditContext for all) to `running` gives `wanted`, but
/// for lines that no command understands and hardware that cannot be removed: `warnings` name them.
[[nodiscard]] Script diff(const Config& running, const Config& wanted);

}  // namespace drawbridge::pix
