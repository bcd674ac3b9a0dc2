// SPDX-License-Identifier: GPL-3.0-or-later
// ModeConfig values as attributes of the transaction exchange, and back (wire-ike.md 10).
#pragma once

#include "ike/policy.h"
#include "wire/mode_config.h"

namespace drawbridge::ike {

/// The 13 attributes of the 4.x client in its order (wire-ike.md 10.4).
[[nodiscard]] std::vector<wire::Attribute> client_request(const std::string& application_version);
/// Every value that is there, in ascending order of standard and Unity attributes.
[[nodiscard]] std::vector<wire::Attribute> write_config(const ModeConfig& config,
                                                        bool short_split_entries = false);
/// Unknown and malformed attributes are left out; texts are cleaned.
[[nodiscard]] ModeConfig read_config(const wire::ConfigPayload& payload);
/// True if the headend honours this attribute of a request: the source's set, or a value is configured
/// (pix-show-and-debug.md, Mode-Config attributes).
[[nodiscard]] bool is_supported(std::uint16_t attribute, const ModeConfig& config);

}  // namespace drawbridge::ike
