// SPDX-License-Identifier: GPL-3.0-or-later
// The least changes that turn one access list into another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pix/diff.h"

namespace drawbridge::pix {

/// `running` and `wanted` are whole lines of the list `id`, neither empty. At no time is the list empty: that
/// would take its binding to an interface away.
void diff_access_list(const std::string& id, const std::vector<std::string_view>& running,
                      const std::vector<std::string_view>& wanted, std::vector<Step>& steps);

}  // namespace drawbridge::pix
