// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of menus, of the questions that windows ask, and of rarer states of the headend's pages.
#pragma once

#include "client/profile_store.h"
#include "pictures/studio.h"
#include "pictures/virtual_link.h"
#include "ui/shell/windows.h"

namespace drawbridge::testing {

void make_menus(Studio& studio, ui::MainWindow& window);
/// Needs the running headend of the lab and a connected client.
void make_headend_states(Studio& studio, ui::Windows& windows, VirtualLink& link);
/// Needs the entries of the lab; the connection is made again.
void make_questions(Studio& studio, ui::Windows& windows, VirtualLink& link, client::ProfileStore& store);

}  // namespace drawbridge::testing
