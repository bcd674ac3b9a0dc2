// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSSL as this room uses it: a library context of its own, so that the rest of the process is untouched,
// with the algorithms fetched once. For this room's .cpp files only.
#pragma once

#include <openssl/evp.h>

#include "crypto/cipher.h"
#include "crypto/hash.h"

namespace drawbridge::crypto {

/// The context everything of this room is made in; lives as long as the process.
[[nodiscard]] OSSL_LIB_CTX* library_context();
/// Never null: a library without MD5 or SHA ends the program at first use, nothing could work without.
[[nodiscard]] const EVP_MD* fetched_digest(HashAlgorithm algorithm);
/// Null for the null cipher, for an unsupported spec, and for a DES source that is not there.
[[nodiscard]] const EVP_CIPHER* fetched_cipher(const CipherSpec& spec, DesSource source);

}  // namespace drawbridge::crypto
