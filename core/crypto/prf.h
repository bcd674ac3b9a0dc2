// SPDX-License-Identifier: GPL-3.0-or-later
// The pseudo-random function of IKEv1 (HMAC of the negotiated hash) and the stretching of SKEYID_e into a
// cipher key (RFC 2409 appendix B, wire-ike.md 2.5).
#pragma once

#include "crypto/hash.h"

namespace drawbridge::crypto {

[[nodiscard]] Bytes prf(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts);
[[nodiscard]] Secret prf_secret(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts);

/// `size` octets of key Ka: the first octets of SKEYID_e if it is long enough, otherwise of K1 | K2 | ...
/// with K1 = prf(SKEYID_e, 0x00) and Kn = prf(SKEYID_e, Kn-1).
[[nodiscard]] Bytes expand_key(HashAlgorithm algorithm, ByteView skeyid_e, std::size_t size);
[[nodiscard]] Secret expand_key_secret(HashAlgorithm algorithm, ByteView skeyid_e, std::size_t size);

}  // namespace drawbridge::crypto
