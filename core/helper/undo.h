// SPDX-License-Identifier: GPL-3.0-or-later
// Taking changes back, entry by entry. Every function may be called again for what is gone already.
#pragma once

#include "helper/journal.h"
#include "helper/netlink.h"

namespace drawbridge::helper {

/// The rule of device N has preference kFirstRule + N and asks table kFirstTable + N. Rules of the system
/// stand at 0, 32766 and 32767; ours come between.
inline constexpr std::uint32_t kFirstRule = 20000;
inline constexpr std::uint32_t kFirstTable = 7400;

/// Device, address and routes are the kernel's matter; everything else needs a tool or a file.
[[nodiscard]] bool is_kernel_change(Change change);
/// True when nothing of it is left.
[[nodiscard]] bool undo_in_kernel(const Entry& entry, Netlink& netlink);
[[nodiscard]] bool undo_with_tools(const Entry& entry);

/// All entries of a journal, last first; the file goes when none stands any more. True if so.
[[nodiscard]] bool undo_everything(Journal& journal, Netlink& netlink);
/// What dead connections and a reboot have left. True if all of it is gone.
[[nodiscard]] bool undo_abandoned(Netlink& netlink);

}  // namespace drawbridge::helper
