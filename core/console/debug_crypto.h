// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of `debug crypto isakmp|ipsec|engine`, written from what happens in the IKE engine and from
// nothing else. Wording and order: pix-show-and-debug.md section 3 (the row numbers of ike/trace.h).
#pragma once

#include <string>
#include <vector>

#include "ike/trace.h"

namespace drawbridge::console {

struct DebugFlags {
  bool isakmp = false;
  bool ipsec = false;
  bool engine = false;
};

/// The lines of one event, without line ends, spaced as on the device, one message per line; empty for what
/// the device does not print or what is switched off.
[[nodiscard]] std::vector<std::string> debug_lines(const ike::trace::Event& event, const DebugFlags& flags);

}  // namespace drawbridge::console
