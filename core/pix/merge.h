// SPDX-License-Identifier: GPL-3.0-or-later
// Two people changed the same configuration: the edits of one are entered on top of what the other made of
// it.
#pragma once

#include <string>
#include <vector>

#include "pix/config.h"

namespace drawbridge::pix {

struct Merged {
  Config config;
  /// Commands of the edits that `theirs` does not take any more, secrets masked.
  std::vector<std::string> refused;
};

/// The commands that turn `base` into `mine`, applied to `theirs`. Where both changed the same line, mine
/// stands.
[[nodiscard]] Merged merge(const Config& base, const Config& mine, const Config& theirs);

}  // namespace drawbridge::pix
