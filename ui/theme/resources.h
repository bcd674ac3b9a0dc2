// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace drawbridge::ui {

/// Makes :/icons, :/product, :/help and :/i18n available. Theme, icons, help and translations call it
/// themselves.
void initResources();

}  // namespace drawbridge::ui
