// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace drawbridge::fw {

/// A syslog message (pix-show-and-debug.md 2).
struct Message {
  int severity = 6;
  int id = 0;
  std::string text;
};

}  // namespace drawbridge::fw
