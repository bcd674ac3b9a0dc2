// SPDX-License-Identifier: GPL-3.0-or-later
// The tech note's configuration with the lab's real secrets where the note prints asterisks: what the lab
// headend starts with. The same text is resources/configurations/lab.cfg.
#pragma once

#include <string_view>

namespace drawbridge::pix {

[[nodiscard]] std::string_view lab_configuration();

}  // namespace drawbridge::pix
