// SPDX-License-Identifier: GPL-3.0-or-later
// RSA keys and the signatures of IKEv1: PKCS#1 v1.5 over the HASH itself, without the DigestInfo of other
// protocols (RFC 2409 section 5.1; wire-ike.md 2.5).
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

namespace drawbridge::crypto {

enum class KeyError : std::uint8_t {
  malformed,       ///< no key in there, or damaged
  wrong_password,  ///< the password does not open it, or one is needed
  not_rsa,
  weak,    ///< fewer than kLeastRsaBits, or numbers that are no RSA key
  failed,  ///< the library refused
};

constexpr int kLeastRsaBits = 1024;
constexpr int kMostRsaBits = 16384;

/// A private key as PKCS#8 in DER, which wipes itself. Never empty once made.
class RsaPrivateKey {
 public:
  /// PEM of any kind (PKCS#8, encrypted PKCS#8, the traditional one) or DER (PKCS#8 or traditional).
  [[nodiscard]] static Result<RsaPrivateKey, KeyError> read(ByteView octets, const Secret& password = {});
  /// Takes its randomness from OpenSSL. `bits` from 2048 to 8192, else weak.
  [[nodiscard]] static Result<RsaPrivateKey, KeyError> generate(int bits);

  /// Of the size of the modulus. Errors: failed if `hash` does not fit the modulus.
  [[nodiscard]] Result<Bytes, KeyError> sign_hash(ByteView hash) const;
  /// SubjectPublicKeyInfo in DER, as certificates hold it.
  [[nodiscard]] const Bytes& public_key() const { return public_key_; }
  [[nodiscard]] int bits() const { return bits_; }
  /// PKCS#8 in DER, in clear.
  [[nodiscard]] const Secret& pkcs8() const { return pkcs8_; }
  /// "BEGIN ENCRYPTED PRIVATE KEY": PBES2 with AES-256-CBC, PBKDF2 with SHA-256. An empty password is refused
  /// (wrong_password).
  [[nodiscard]] Result<Bytes, KeyError> encrypted_pem(const Secret& password) const;

  /// "BEGIN PRIVATE KEY", for files that only their owner can read.
  [[nodiscard]] Result<Bytes, KeyError> clear_pem() const;

  bool operator==(const RsaPrivateKey&) const = default;

 private:
  RsaPrivateKey() = default;
  Secret pkcs8_;
  Bytes public_key_;
  int bits_ = 0;
};

/// Whether `signature` is what the owner of `public_key` (SubjectPublicKeyInfo) makes of `hash`. The whole
/// padded block is compared. False for keys that are weak or not RSA.
[[nodiscard]] bool verify_hash(ByteView public_key, ByteView hash, ByteView signature);

}  // namespace drawbridge::crypto
