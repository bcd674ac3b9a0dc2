// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/batch_crypto.h"

#include <array>

#include "wire/esp_header.h"

namespace drawbridge::esp {

std::optional<EspKeys> EspKeys::create(Direction direction, const crypto::CipherSpec& cipher,
                                       AuthAlgorithm auth, const Secret& encryption_key,
                                       const Secret& authentication_key) {
  if (!crypto::is_supported(cipher) || (crypto::is_combined(cipher) && auth != AuthAlgorithm::none) ||
      encryption_key.size() != crypto::key_size(cipher) || authentication_key.size() != esp::key_size(auth)) {
    return std::nullopt;
  }
  EspKeys keys;
  keys.direction_ = direction;
  keys.cipher_ = cipher;
  keys.auth_ = auth;
  keys.encryption_key_ = encryption_key;
  keys.authentication_key_ = authentication_key;
  if (const auto hash = hash_of(auth)) keys.hmac_key_.emplace(*hash, authentication_key.reveal());
  return keys;
}

crypto::CbcContext* EspKeys::context() {
  if (!context_) {
    context_ = crypto::CbcContext::create(cipher_, encryption_key_.reveal(),
                                          direction_ == Direction::outbound
                                              ? crypto::CbcContext::Direction::encrypt
                                              : crypto::CbcContext::Direction::decrypt);
    // The context has its own copy now.
    if (context_) {
      encryption_key_.clear();
      authentication_key_.clear();
    }
  }
  return context_ ? &*context_ : nullptr;
}

crypto::GcmContext* EspKeys::combined_context() {
  if (!combined_) {
    combined_ = crypto::GcmContext::create(cipher_, encryption_key_.reveal(),
                                           direction_ == Direction::outbound
                                               ? crypto::GcmContext::Direction::encrypt
                                               : crypto::GcmContext::Direction::decrypt);
    if (combined_) encryption_key_.clear();
  }
  return combined_ ? &*combined_ : nullptr;
}

void EspKeys::set_prepared(std::unique_ptr<Prepared> prepared) {
  prepared_ = std::move(prepared);
  encryption_key_.clear();
  authentication_key_.clear();
}

namespace {

class OpensslBatchCrypto final : public BatchCrypto {
 public:
  void seal(std::span<CryptoJob> jobs) override {
    for (CryptoJob& job : jobs) job.status = seal_one(job);
  }
  void open(std::span<CryptoJob> jobs) override {
    for (CryptoJob& job : jobs) job.status = open_one(job);
  }

 private:
  struct Parts {
    ByteSpan covered;  ///< what the ICV is over
    ByteSpan iv;
    ByteSpan text;
    ByteSpan icv;
  };

  /// Nothing if there is not even one block of text.
  static std::optional<Parts> split(const CryptoJob& job) {
    if (job.keys == nullptr) return std::nullopt;
    const std::size_t iv = job.keys->iv_size();
    const std::size_t icv = job.keys->icv_size();
    const std::size_t block = crypto::block_size(job.keys->cipher());
    const std::size_t around = wire::kEspHeaderSize + iv + icv;
    if (job.packet.size() < around + block) return std::nullopt;
    const std::size_t text = job.packet.size() - around;
    if (text % block != 0) return std::nullopt;
    Parts parts;
    parts.covered = job.packet.first(job.packet.size() - icv);
    parts.iv = job.packet.subspan(wire::kEspHeaderSize, iv);
    parts.text = job.packet.subspan(wire::kEspHeaderSize + iv, text);
    parts.icv = job.packet.last(icv);
    return parts;
  }

  static JobStatus seal_one(const CryptoJob& job) {
    const auto parts = split(job);
    if (parts && crypto::is_combined(job.keys->cipher())) {
      crypto::GcmContext* const combined = job.keys->combined_context();
      return combined != nullptr && combined->seal(parts->iv, job.packet.first(wire::kEspHeaderSize),
                                                   parts->text, parts->icv)
                 ? JobStatus::done
                 : JobStatus::bad_size;
    }
    crypto::CbcContext* context = parts ? job.keys->context() : nullptr;
    if (context == nullptr || !context->run(parts->iv, parts->text)) return JobStatus::bad_size;
    if (const auto* key = job.keys->hmac_key()) key->compute(parts->covered, parts->icv);
    return JobStatus::done;
  }

  static JobStatus open_one(const CryptoJob& job) {
    const auto parts = split(job);
    if (!parts) return JobStatus::bad_size;
    if (crypto::is_combined(job.keys->cipher())) {
      crypto::GcmContext* const combined = job.keys->combined_context();
      if (combined == nullptr) return JobStatus::bad_size;
      // SPI and sequence number are what is authenticated besides the text (RFC 4106 section 5).
      return combined->open(parts->iv, job.packet.first(wire::kEspHeaderSize), parts->text, parts->icv)
                 ? JobStatus::done
                 : JobStatus::bad_icv;
    }
    if (const auto* key = job.keys->hmac_key()) {
      std::array<std::uint8_t, crypto::kMaxHashSize> right{};
      const ByteSpan icv = ByteSpan(right).first(parts->icv.size());
      key->compute(parts->covered, icv);
      if (!constant_time_equal(icv, parts->icv)) return JobStatus::bad_icv;
    }
    crypto::CbcContext* context = job.keys->context();
    if (context == nullptr || !context->run(parts->iv, parts->text)) return JobStatus::bad_size;
    return JobStatus::done;
  }
};

}  // namespace

std::unique_ptr<BatchCrypto> make_openssl_batch_crypto() {
  return std::make_unique<OpensslBatchCrypto>();
}

std::unique_ptr<BatchCrypto> make_batch_crypto() {
  if (auto fast = make_multibuffer_batch_crypto()) return fast;
  return make_openssl_batch_crypto();
}

}  // namespace drawbridge::esp
