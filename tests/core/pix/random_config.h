// SPDX-License-Identifier: GPL-3.0-or-later
// Small random configurations for the laws: every chapter sometimes, from few names, so that two of them
// collide often.
#pragma once

#include "base/random.h"
#include "pix/config.h"

namespace drawbridge::testing {

/// Built by typing random commands; refused ones leave no trace.
[[nodiscard]] pix::Config random_config(Random& random, int commands = 60);

}  // namespace drawbridge::testing
