// SPDX-License-Identifier: GPL-3.0-or-later
// Cryptography of ESP packets, an array at a time: one interface for a library that works packet by packet
// and for one that works on several at once.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "base/secret.h"
#include "crypto/cipher.h"
#include "crypto/hash.h"
#include "esp/sa.h"

namespace drawbridge::esp {

/// The algorithms and keys of one SA, for one direction. The cipher's context is made at first use: an SA
/// without traffic keeps no key schedule.
class EspKeys {
 public:
  /// Nothing if a key has the wrong size or the cipher does not exist. Unlike esp::check it takes every
  /// combination: test vectors have some that are not installed.
  [[nodiscard]] static std::optional<EspKeys> create(Direction direction, const crypto::CipherSpec& cipher,
                                                     AuthAlgorithm auth, const Secret& encryption_key,
                                                     const Secret& authentication_key);

  [[nodiscard]] Direction direction() const { return direction_; }
  [[nodiscard]] const crypto::CipherSpec& cipher() const { return cipher_; }
  [[nodiscard]] AuthAlgorithm auth() const { return auth_; }
  [[nodiscard]] std::size_t iv_size() const { return crypto::iv_size(cipher_); }
  [[nodiscard]] std::size_t icv_size() const { return esp::icv_size(cipher_, auth_); }

  [[nodiscard]] const crypto::HmacKey* hmac_key() const { return hmac_key_ ? &*hmac_key_ : nullptr; }
  /// Never null for keys that create() made, unless memory ran out.
  [[nodiscard]] crypto::CbcContext* context();
  /// The same for a combined cipher.
  [[nodiscard]] crypto::GcmContext* combined_context();

  /// What another implementation of BatchCrypto makes of the keys, once per SA.
  struct Prepared {
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    virtual ~Prepared() = default;
  };
  [[nodiscard]] Prepared* prepared() { return prepared_.get(); }
  /// The plain keys are wiped: from then on only that implementation can use these keys.
  void set_prepared(std::unique_ptr<Prepared> prepared);
  /// Empty once they have been made into a context or into something prepared.
  [[nodiscard]] const Secret& encryption_key() const { return encryption_key_; }
  [[nodiscard]] const Secret& authentication_key() const { return authentication_key_; }

 private:
  EspKeys() = default;

  Direction direction_ = Direction::inbound;
  crypto::CipherSpec cipher_;
  AuthAlgorithm auth_ = AuthAlgorithm::none;
  Secret encryption_key_;
  Secret authentication_key_;
  std::optional<crypto::HmacKey> hmac_key_;
  std::optional<crypto::CbcContext> context_;
  std::optional<crypto::GcmContext> combined_;
  std::unique_ptr<Prepared> prepared_;
};

enum class JobStatus : std::uint8_t { pending, done, bad_icv, bad_size };

struct CryptoJob {
  EspKeys* keys = nullptr;
  /// SPI | sequence | IV | text | ICV, transformed in place. To seal: IV and padded text are filled in, the
  /// octets of the ICV are free (a combined cipher's IV must be new for every packet). To open: as received;
  /// the text is decrypted only if the ICV is right.
  ByteSpan packet;
  JobStatus status = JobStatus::pending;
};

/// A resource: one per data-plane thread.
class BatchCrypto {
 public:
  virtual ~BatchCrypto() = default;
  virtual void seal(std::span<CryptoJob> jobs) = 0;
  /// Verifies before it decrypts; a packet that fails is left as it was.
  virtual void open(std::span<CryptoJob> jobs) = 0;
};

/// A loop over OpenSSL. Allocates nothing per packet once an SA has been used.
[[nodiscard]] std::unique_ptr<BatchCrypto> make_openssl_batch_crypto();
/// Eight and more packets side by side where the algorithms gain by it (fastpath.md 7): AES-CBC with an HMAC,
/// and AES-GCM. The rest, and DES above all, goes packet by packet as above. Null where library or processor
/// lack it.
[[nodiscard]] std::unique_ptr<BatchCrypto> make_multibuffer_batch_crypto();
/// The fastest there is on this machine.
[[nodiscard]] std::unique_ptr<BatchCrypto> make_batch_crypto();

}  // namespace drawbridge::esp
