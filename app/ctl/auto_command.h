// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "client/auto_initiation.h"

namespace drawbridge::ctl {

/// The settings of automatic initiation, from vpnclient.ini beside the entries' folder; none if it is not
/// there.
[[nodiscard]] client::AutoInitiation auto_initiation_settings();

/// drawbridgectl auto: stays, and connects entries by themselves.
int auto_command(std::span<const std::string> arguments, bool classic);

}  // namespace drawbridge::ctl
