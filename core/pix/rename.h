// SPDX-License-Identifier: GPL-3.0-or-later
// New names for objects of a configuration. The device has no command for it: what refers to the object
// follows, and the difference is sent like any other.
#pragma once

#include <string_view>

#include "pix/edit.h"

namespace drawbridge::pix {

// Each fails with not_found, already_exists, or what the new name is not accepted for. The object keeps its
// place.
[[nodiscard]] EditResult rename_vpngroup(const Config& config, std::string_view from, std::string_view to);
/// Groups and the map-wide pool follow.
[[nodiscard]] EditResult rename_local_pool(const Config& config, std::string_view from, std::string_view to);
[[nodiscard]] EditResult renumber_isakmp_policy(const Config& config, int from, int to);
/// Crypto maps follow.
[[nodiscard]] EditResult rename_transform_set(const Config& config, std::string_view from,
                                              std::string_view to);

}  // namespace drawbridge::pix
