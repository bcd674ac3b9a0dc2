// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, hashes and IVs of IKEv1 with pre-shared keys and with signatures (RFC 2409 section 5 and appendix B;
// wire-ike.md 2.5, 2.6, 3.1, 3.4). Pure functions of octets.
#pragma once

#include <array>
#include <optional>

#include "base/secret.h"
#include "crypto/cipher.h"
#include "crypto/hash.h"
#include "wire/isakmp_header.h"

namespace drawbridge::ike {

struct Phase1Inputs {
  crypto::HashAlgorithm hash{};
  crypto::CipherSpec cipher;
  /// Else SKEYID is made of the shared secret: signatures and hybrid.
  bool has_pre_shared_key = true;
  ByteView pre_shared_key;
  ByteView nonce_i, nonce_r;
  ByteView g_xy, g_xi, g_xr;
  wire::Cookie cookie_i{}, cookie_r{};
};

struct Phase1Keys {
  Secret skeyid, skeyid_d, skeyid_a, skeyid_e;
  Secret cipher_key;
  Bytes iv;  ///< of the first encrypted message of phase 1
};

/// Nothing if the cipher key is a weak one: such an SA is given up (wire-ike.md 2.5).
[[nodiscard]] std::optional<Phase1Keys> derive_phase1(const Phase1Inputs& inputs);

/// HASH_I for the initiator's values first, HASH_R with both pairs exchanged: RFC 2409 section 5.
[[nodiscard]] Bytes phase1_hash(crypto::HashAlgorithm hash, ByteView skeyid, ByteView g_own, ByteView g_other,
                                const wire::Cookie& own, const wire::Cookie& other, ByteView sa_i_b,
                                ByteView id_b);

/// First IV of a phase-2, transaction or informational message id.
[[nodiscard]] Bytes message_iv(crypto::HashAlgorithm hash, ByteView last_phase1_block,
                               std::uint32_t message_id, std::size_t block_size);

/// HASH(1) of Quick Mode, and the HASH of transaction and informational exchanges. `rest`: the payloads
/// behind the HASH with their generic headers, without padding.
[[nodiscard]] Bytes hash_1(crypto::HashAlgorithm hash, ByteView skeyid_a, std::uint32_t message_id,
                           ByteView rest);
[[nodiscard]] Bytes hash_2(crypto::HashAlgorithm hash, ByteView skeyid_a, std::uint32_t message_id,
                           ByteView nonce_i, ByteView rest);
[[nodiscard]] Bytes hash_3(crypto::HashAlgorithm hash, ByteView skeyid_a, std::uint32_t message_id,
                           ByteView nonce_i, ByteView nonce_r);

/// `size` octets of KEYMAT for the packets that carry `spi` (protocol ESP). `g_xy` is empty without PFS.
[[nodiscard]] Secret keymat(crypto::HashAlgorithm hash, ByteView skeyid_d, ByteView g_xy, std::uint32_t spi,
                            ByteView nonce_i, ByteView nonce_r, std::size_t size);

}  // namespace drawbridge::ike
