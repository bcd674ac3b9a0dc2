// SPDX-License-Identifier: GPL-3.0-or-later
// From octets to OpenSSL's certificates and lists, for this room's .cpp files only.
#pragma once

#include "base/clock.h"
#include "crypto/openssl_objects.h"

namespace drawbridge::crypto {

/// Null if malformed, too large, or with octets behind it.
[[nodiscard]] X509Object open_certificate(ByteView der);
[[nodiscard]] X509CrlObject open_list(ByteView der);
/// 1970 for what is no date.
[[nodiscard]] WallTime wall_time_of(const ASN1_TIME* time);

}  // namespace drawbridge::crypto
