// SPDX-License-Identifier: GPL-3.0-or-later
// Edits for visual editors: a configuration in, a new configuration out. Undo is keeping the old one.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "pix/config.h"

namespace drawbridge::pix {

enum class EditError : std::uint8_t {
  name_empty,
  name_too_long,
  name_has_blank,
  number_out_of_range,
  range_reversed,
  mask_has_holes,
  too_many,
  not_found,
  already_exists,      ///< another object has this name
  in_use,              ///< something still refers to it
  transform_conflict,  ///< two ciphers, two authenticators, or an authenticator without cipher
  unknown_transform,
  secret_too_long,
  secret_not_printable,
};

using EditResult = Result<Config, EditError>;

/// Adds the group or replaces the one of the same name.
[[nodiscard]] EditResult set_vpngroup(const Config& config, const VpnGroup& group);
[[nodiscard]] EditResult remove_vpngroup(const Config& config, std::string_view name);
[[nodiscard]] EditResult set_local_pool(const Config& config, const LocalPool& pool);
[[nodiscard]] EditResult remove_local_pool(const Config& config, std::string_view name);
[[nodiscard]] EditResult set_isakmp_policy(const Config& config, int priority, const IsakmpPolicy& policy);
[[nodiscard]] EditResult remove_isakmp_policy(const Config& config, int priority);
[[nodiscard]] EditResult set_transform_set(const Config& config, const TransformSet& set);
[[nodiscard]] EditResult remove_transform_set(const Config& config, std::string_view name);

}  // namespace drawbridge::pix
