// SPDX-License-Identifier: GPL-3.0-or-later
// The block ciphers of phase 1 and of ESP, in CBC mode, in place, never padding by themselves.
#pragma once

#include <memory>
#include <optional>

#include "base/bytes.h"

namespace drawbridge::crypto {

enum class CipherAlgorithm : std::uint8_t { null, des_cbc, des3_cbc, aes_cbc };

/// `key_bits` matters for AES only: 128, 192 or 256.
struct CipherSpec {
  CipherAlgorithm algorithm = CipherAlgorithm::null;
  int key_bits = 0;

  bool operator==(const CipherSpec&) const = default;
};

constexpr std::size_t kMaxBlockSize = 16;

/// Octets of the key: 0 for null, 8, 24, or 16/24/32; 0 also for AES with a key length that does not exist.
[[nodiscard]] std::size_t key_size(const CipherSpec& spec);
/// Octets of a block and of the IV: 8 or 16; 1 for null, which has no IV.
[[nodiscard]] std::size_t block_size(const CipherSpec& spec);
/// Octets of the IV: the block size, 0 for null.
[[nodiscard]] std::size_t iv_size(const CipherSpec& spec);
/// False for AES with a key length that does not exist.
[[nodiscard]] bool is_supported(const CipherSpec& spec);

/// In place. False, and `data` unchanged, if key or IV have the wrong size or `data` is not whole blocks.
[[nodiscard]] bool cbc_encrypt(const CipherSpec& spec, ByteView key, ByteView iv, ByteSpan data);
[[nodiscard]] bool cbc_decrypt(const CipherSpec& spec, ByteView key, ByteView iv, ByteSpan data);

/// The 4 weak and 12 semi-weak keys of wire-ike.md 2.5, parity bits ignored. False for other sizes than 8.
[[nodiscard]] bool is_weak_des_key(ByteView key);
/// For any cipher: a weak DES key, or a 3DES key whose first or last two parts are equal and which is thereby
/// no better than DES (RFC 2451 section 2.3).
[[nodiscard]] bool is_weak_key(const CipherSpec& spec, ByteView key);

/// Where single DES comes from. OpenSSL 3 has it in its legacy module, which a machine may lack; 3DES with
/// the same key three times gives the same octets at a third of the speed.
enum class DesSource : std::uint8_t { automatic, legacy_provider, triple_des };
[[nodiscard]] bool legacy_des_available();

/// A key with its schedule, for one direction: no key set-up and no allocation per use. One thread at a time.
class CbcContext {
 public:
  enum class Direction : std::uint8_t { encrypt, decrypt };

  /// Nothing for a key of the wrong size, an unsupported spec, or a DES source that is not there.
  [[nodiscard]] static std::optional<CbcContext> create(const CipherSpec& spec, ByteView key,
                                                        Direction direction,
                                                        DesSource source = DesSource::automatic);
  ~CbcContext();
  CbcContext(CbcContext&&) noexcept;
  CbcContext& operator=(CbcContext&&) noexcept;

  [[nodiscard]] const CipherSpec& spec() const { return spec_; }
  /// In place; false for a wrong IV size or data that is not whole blocks. `iv` may not overlap `data`.
  [[nodiscard]] bool run(ByteView iv, ByteSpan data);

 private:
  struct Free {
    void operator()(void* context) const;
  };
  CbcContext(const CipherSpec& spec, void* context) : spec_(spec), context_(context) {}

  CipherSpec spec_;
  std::unique_ptr<void, Free> context_;  ///< EVP_CIPHER_CTX; none for the null cipher
};

}  // namespace drawbridge::crypto
