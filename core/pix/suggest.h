// SPDX-License-Identifier: GPL-3.0-or-later
// What may come next in a configuration line, for an editor: the console's own help, and for names the ones
// that the configuration has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pix/config.h"

namespace drawbridge::pix {

struct Suggestion {
  std::string word;       ///< "address-pool", "VPNpool", "<60-86400>"
  std::string help;       ///< English, as the console shows it; empty for a name of the configuration
  bool is_value = false;  ///< a placeholder that must be typed, not inserted
  bool operator==(const Suggestion&) const = default;
};

/// What could stand at the end of `line`: after a blank the words that may follow, else those that the last
/// word may become. Empty if the words before are not understood.
[[nodiscard]] std::vector<Suggestion> suggest(std::string_view line, const Config& config);

}  // namespace drawbridge::pix
