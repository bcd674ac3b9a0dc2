// SPDX-License-Identifier: GPL-3.0-or-later
// Base64 (RFC 4648, section 4), as HTTP's Basic scheme uses it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace drawbridge {

[[nodiscard]] std::string base64_encode(ByteView octets);
/// Nothing for a foreign character, a wrong length or bits behind the last octet. Padding must be there.
[[nodiscard]] std::optional<Bytes> base64_decode(std::string_view text);

}  // namespace drawbridge
