// SPDX-License-Identifier: GPL-3.0-or-later
// The ciphers of phase 1 and of ESP, in place, never padding by themselves: block ciphers in CBC mode, and
// AES in Galois/Counter mode, which authenticates too.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "base/bytes.h"

namespace drawbridge::crypto {

/// aes_gcm: AES-GCM with an ICV of 16 octets, for ESP only (RFC 4106).
enum class CipherAlgorithm : std::uint8_t { null, des_cbc, des3_cbc, aes_cbc, aes_gcm };

/// `key_bits` matters for AES only: 128, 192 or 256.
struct CipherSpec {
  CipherAlgorithm algorithm = CipherAlgorithm::null;
  int key_bits = 0;

  bool operator==(const CipherSpec&) const = default;
};

constexpr std::size_t kMaxBlockSize = 16;

/// AES-GCM: octets of the salt behind the key in its keying material, of the tag, and of a nonce.
constexpr std::size_t kGcmSaltSize = 4;
constexpr std::size_t kGcmTagSize = 16;

/// Octets of the keying material: 0 for null, 8, 24, 16/24/32, or those and 4 of salt for AES-GCM; 0 also for
/// AES with a key length that does not exist.
[[nodiscard]] std::size_t key_size(const CipherSpec& spec);
/// Octets that a text must be whole multiples of: 8 or 16; 1 for null and AES-GCM.
[[nodiscard]] std::size_t block_size(const CipherSpec& spec);
/// Octets of the IV in a packet: the block size, 0 for null, 8 for AES-GCM.
[[nodiscard]] std::size_t iv_size(const CipherSpec& spec);
/// False for AES with a key length that does not exist.
[[nodiscard]] bool is_supported(const CipherSpec& spec);
/// True if the cipher authenticates by itself and takes no HMAC beside it.
[[nodiscard]] constexpr bool is_combined(const CipherSpec& spec) {
  return spec.algorithm == CipherAlgorithm::aes_gcm;
}

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

  /// Nothing for a key of the wrong size, an unsupported spec, one that is not CBC or null, or a DES source
  /// that is not there.
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

/// AES-GCM as ESP uses it (RFC 4106): a key with its schedule and the salt. No allocation per use. One thread
/// at a time. The caller sees to it that no IV comes twice under one key.
class GcmContext {
 public:
  using Direction = CbcContext::Direction;

  /// `key` is key and salt, 20, 28 or 36 octets. Nothing for another size or spec.
  [[nodiscard]] static std::optional<GcmContext> create(const CipherSpec& spec, ByteView key,
                                                        Direction direction);
  ~GcmContext();
  GcmContext(GcmContext&&) noexcept;
  GcmContext& operator=(GcmContext&&) noexcept;

  /// Encrypts `data` in place and writes the tag. `iv` has 8 octets, `tag` 16; false for other sizes.
  [[nodiscard]] bool seal(ByteView iv, ByteView associated, ByteSpan data, ByteSpan tag);
  /// Verifies, then decrypts in place. False for other sizes, and if anything was changed on the way: `data`
  /// is as it was then.
  [[nodiscard]] bool open(ByteView iv, ByteView associated, ByteSpan data, ByteView tag);

 private:
  struct Free {
    void operator()(void* context) const;
  };
  explicit GcmContext(void* context) : context_(context) {}
  [[nodiscard]] bool start(ByteView iv, ByteView associated, int direction);
  [[nodiscard]] bool run(ByteSpan data);

  std::unique_ptr<void, Free> context_;  ///< EVP_CIPHER_CTX
  std::array<std::uint8_t, kGcmSaltSize> salt_{};
};

}  // namespace drawbridge::crypto
