// SPDX-License-Identifier: GPL-3.0-or-later
// What names what: an object that something refers to cannot be removed.
#pragma once

#include <string>
#include <string_view>

#include "pix/config.h"

namespace drawbridge::pix {

enum class ObjectKind : std::uint8_t {
  access_list,  ///< bindings to interfaces do not count: they go with the list, as on the device
  local_pool,
  aaa_server,
  transform_set,
  dynamic_map,
  object_group,
};

/// The first line that refers to the object, without secrets; empty if nothing does.
[[nodiscard]] std::string user_of(const Config& config, ObjectKind kind, std::string_view name);

}  // namespace drawbridge::pix
