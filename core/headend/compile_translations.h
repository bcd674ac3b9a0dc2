// SPDX-License-Identifier: GPL-3.0-or-later
// The part of compile_rules() about translations.
#pragma once

#include <string_view>

#include "fw/rules.h"
#include "pix/config.h"

namespace drawbridge::headend {

/// The list of that name among those compiled already, or none.
[[nodiscard]] fw::AclIndex acl_index(const fw::Rules& rules, std::string_view id);

/// Adds exemptions, nat, globals and statics; interfaces and access lists are there.
void compile_translations(const pix::Config& config, fw::Rules& rules);

}  // namespace drawbridge::headend
