// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with octets. One enum for every codec of this room, so that callers count and print
// alike.
#pragma once

#include <cstdint>
#include <string_view>

namespace drawbridge::wire {

enum class WireError : std::uint8_t {
  truncated,              ///< a field or an announced length reaches past the end
  trailing,               ///< octets are left where none may be
  bad_length,             ///< a length field that contradicts its surroundings, or a value of impossible size
  bad_count,              ///< a count field differs from what is there
  bad_value,              ///< a field holds what its standard forbids at this place
  too_many,               ///< one of the caps of wire.md 1 is exceeded
  duplicate_payload,      ///< a payload that may occur once occurs again
  invalid_payload_type,   ///< unknown payload number 1..127, or a proposal/transform outside of an SA
  unsupported_doi,        ///< SA payload of another domain of interpretation
  unsupported_situation,  ///< SA payload whose situation is not "identity only"
  zero_cookie,            ///< a cookie is zero where it must not be
  bad_version,            ///< major version is not the one of this codec
  unknown_exchange,       ///< exchange type that nobody defined, or that is not spoken here
  unsupported_exchange,   ///< exchange type 33 (new group mode): refused by name
  bad_message_id,         ///< message id zero where it must not be, or the reverse
  bad_checksum,           ///< IPv4, ICMP, UDP or TCP checksum does not match
};

/// A short English noun phrase for logs, e.g. "bad length".
[[nodiscard]] std::string_view name(WireError error);

}  // namespace drawbridge::wire
