// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of several connections at once and of connections that begin by themselves.
#pragma once

#include "pictures/studio.h"
#include "pictures/virtual_link.h"
#include "ui/shell/windows.h"

namespace drawbridge::testing {

/// Needs the entries "Lab headend", which is up, and "Head office"; the latter is not connected afterwards.
void make_several(Studio& studio, ui::Windows& windows, VirtualLink& link);

}  // namespace drawbridge::testing
