// SPDX-License-Identifier: GPL-3.0-or-later
// The three prime curves of RFC 5903 for crypto/dh.cpp: NIST's P-256, P-384 and P-521.
#pragma once

#include "base/random.h"
#include "crypto/dh.h"

namespace drawbridge::crypto {

/// Octets of a coordinate: 32, 48 or 66.
[[nodiscard]] std::size_t ecp_field_size(DhGroup group);
[[nodiscard]] std::size_t ecp_order_bits(DhGroup group);
/// The prime of the field, big-endian.
[[nodiscard]] Bytes ecp_prime(DhGroup group);
/// Between 1 and the order less one, evenly to within 2^-64.
[[nodiscard]] Secret ecp_exponent(DhGroup group, Random& random);
/// x | y of the exponent's multiple of the generator. out_of_range if it is not below the order.
[[nodiscard]] Result<Bytes, DhError> ecp_public(DhGroup group, const Secret& exponent);
/// x of the exponent's multiple of `peer`, which is x | y of the right size. out_of_range if that is no point
/// of the curve. The time taken does not depend on the exponent.
[[nodiscard]] Result<Secret, DhError> ecp_shared(DhGroup group, const Secret& exponent, ByteView peer);

}  // namespace drawbridge::crypto
