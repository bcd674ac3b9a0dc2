// SPDX-License-Identifier: GPL-3.0-or-later
// The privileged helper as a whole; app/helper/main.cpp only calls it.
#pragma once

namespace drawbridge::helper {

/// Exit statuses: 0; 1 something could not be taken back; 2 wrong use; 3 it could not give up its privileges
/// or write its journal. Serves the asker on standard input, a SOCK_SEQPACKET socket, until it closes.
[[nodiscard]] int serve();
/// Takes back what dead connections and a reboot have left: at boot, and by hand.
[[nodiscard]] int undo();

}  // namespace drawbridge::helper
