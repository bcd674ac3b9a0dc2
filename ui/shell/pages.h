// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/shell/page.h"

namespace drawbridge::ui {

/// The pages of this program in navigation order (Ctrl+1 ...). pages.cpp is where a new page is entered.
[[nodiscard]] std::vector<PageSpec> standardPages(const PageContext& context);

}  // namespace drawbridge::ui
