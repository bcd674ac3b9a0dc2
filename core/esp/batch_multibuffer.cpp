// SPDX-License-Identifier: GPL-3.0-or-later
// BatchCrypto over the multi-buffer library. CBC encryption and the hashes are serial inside a packet, so
// many packets side by side is the only way to make them fast.
#include "esp/batch_crypto.h"

#ifndef DRAWBRIDGE_MULTIBUFFER

namespace drawbridge::esp {

std::unique_ptr<BatchCrypto> make_multibuffer_batch_crypto() {
  return nullptr;
}

}  // namespace drawbridge::esp

#else

#include <intel-ipsec-mb.h>

#include <array>
#include <cstring>
#include <vector>

#include "wire/esp_header.h"

namespace drawbridge::esp {

namespace {

using crypto::CipherAlgorithm;

/// Longer runs without drawing off gave wrong tags in a test of the library (fastpath.md 7).
constexpr std::size_t kMostJobs = 128;
constexpr std::size_t kMostIcv = 64;

struct FreeManager {
  void operator()(IMB_MGR* manager) const { free_mb_mgr(manager); }
};
using Manager = std::unique_ptr<IMB_MGR, FreeManager>;

/// Key schedules as the library wants them.
struct CbcHmac final : EspKeys::Prepared {
  ~CbcHmac() override {
    wipe({encrypt.data(), encrypt.size()});
    wipe({decrypt.data(), decrypt.size()});
    wipe({inner.data(), inner.size()});
    wipe({outer.data(), outer.size()});
  }
  alignas(16) std::array<std::uint8_t, 16 * 15> encrypt{};
  alignas(16) std::array<std::uint8_t, 16 * 15> decrypt{};
  alignas(16) std::array<std::uint8_t, 64> inner{};  ///< state of the hash behind the key, masked with 0x36
  alignas(16) std::array<std::uint8_t, 64> outer{};  ///< with 0x5C
  std::uint64_t key_octets = 0;
  IMB_HASH_ALG hash = IMB_AUTH_NULL;
};

struct Gcm final : EspKeys::Prepared {
  ~Gcm() override {
    wipe({reinterpret_cast<std::uint8_t*>(&key), sizeof key});
    wipe({nonce.data(), nonce.size()});
  }
  alignas(64) gcm_key_data key{};
  int key_bits = 0;
  std::array<std::uint8_t, crypto::kGcmSaltSize + 8> nonce{};  ///< salt, then the packet's IV
};

std::optional<IMB_HASH_ALG> hash_of_job(crypto::HashAlgorithm hash) {
  switch (hash) {
    case crypto::HashAlgorithm::md5:
      return IMB_AUTH_MD5;
    case crypto::HashAlgorithm::sha1:
      return IMB_AUTH_HMAC_SHA_1;
    case crypto::HashAlgorithm::sha256:
      return IMB_AUTH_HMAC_SHA_256;
    case crypto::HashAlgorithm::sha384:
      return IMB_AUTH_HMAC_SHA_384;
    case crypto::HashAlgorithm::sha512:
      return IMB_AUTH_HMAC_SHA_512;
  }
  return std::nullopt;
}

void one_block(IMB_MGR* manager, crypto::HashAlgorithm hash, const std::uint8_t* block, std::uint8_t* state) {
  switch (hash) {
    case crypto::HashAlgorithm::md5:
      IMB_MD5_ONE_BLOCK(manager, block, state);
      return;
    case crypto::HashAlgorithm::sha1:
      IMB_SHA1_ONE_BLOCK(manager, block, state);
      return;
    case crypto::HashAlgorithm::sha256:
      IMB_SHA256_ONE_BLOCK(manager, block, state);
      return;
    case crypto::HashAlgorithm::sha384:
      IMB_SHA384_ONE_BLOCK(manager, block, state);
      return;
    case crypto::HashAlgorithm::sha512:
      IMB_SHA512_ONE_BLOCK(manager, block, state);
      return;
  }
}

class MultibufferBatchCrypto final : public BatchCrypto {
 public:
  explicit MultibufferBatchCrypto(Manager manager)
      : manager_(std::move(manager)), one_by_one_(make_openssl_batch_crypto()) {}

  void seal(std::span<CryptoJob> jobs) override {
    for (CryptoJob& job : jobs) {
      if (combined(job, true)) continue;
      Work work;
      if (!take(job, work)) {
        one_by_one_->seal({&job, 1});
        continue;
      }
      if (work.keys == nullptr) continue;
      IMB_JOB* const order = next(work);
      cipher_fields(*order, work, IMB_DIR_ENCRYPT);
      order->chain_order = IMB_ORDER_CIPHER_HASH;
      hash_fields(*order, work, work.icv.data());
      submit(work);
    }
    drain();
  }

  /// Twice through the batch: what fails its check is never decrypted.
  void open(std::span<CryptoJob> jobs) override {
    checked_.clear();
    for (CryptoJob& job : jobs) {
      if (combined(job, false)) continue;
      Work work;
      if (!take(job, work)) {
        one_by_one_->open({&job, 1});
        continue;
      }
      if (work.keys != nullptr) checked_.push_back(work);
    }
    if (computed_.size() < checked_.size() * kMostIcv) computed_.resize(checked_.size() * kMostIcv);
    for (std::size_t i = 0; i < checked_.size(); ++i) {
      IMB_JOB* const order = next(checked_[i]);
      order->cipher_mode = IMB_CIPHER_NULL;
      order->chain_order = IMB_ORDER_HASH_CIPHER;
      order->cipher_direction = IMB_DIR_DECRYPT;
      hash_fields(*order, checked_[i], computed_.data() + i * kMostIcv);
      submit(checked_[i]);
    }
    drain();
    for (std::size_t i = 0; i < checked_.size(); ++i) {
      Work& work = checked_[i];
      if (work.job->status != JobStatus::done) continue;
      const ByteView right = ByteView(computed_).subspan(i * kMostIcv, work.icv.size());
      if (!constant_time_equal(right, work.icv)) {
        work.job->status = JobStatus::bad_icv;
        continue;
      }
      IMB_JOB* const order = next(work);
      cipher_fields(*order, work, IMB_DIR_DECRYPT);
      order->chain_order = IMB_ORDER_CIPHER_HASH;
      order->hash_alg = IMB_AUTH_NULL;
      submit(work);
    }
    drain();
  }

 private:
  struct Work {
    CryptoJob* job = nullptr;
    CbcHmac* keys = nullptr;  ///< none: the job has its status already
    ByteSpan packet;
    std::size_t iv = 0;
    std::size_t text = 0;
    ByteSpan icv;
  };

  /// AES-GCM is parallel inside a packet: one call each, no manager. False: another cipher, or keys that
  /// another implementation has already made its own.
  bool combined(CryptoJob& job, bool seal) {
    if (job.keys == nullptr || !crypto::is_combined(job.keys->cipher())) return false;
    Gcm* const keys = prepare_combined(*job.keys);
    if (keys == nullptr) return false;
    constexpr std::size_t kIv = 8;
    constexpr std::size_t kBefore = wire::kEspHeaderSize + kIv;
    // Not less than one octet of text: nobody sends less than a trailer.
    if (job.packet.size() < kBefore + 1 + crypto::kGcmTagSize) {
      job.status = JobStatus::bad_size;
      return true;
    }
    std::memcpy(keys->nonce.data() + crypto::kGcmSaltSize, job.packet.data() + wire::kEspHeaderSize, kIv);
    const ByteSpan text = job.packet.subspan(kBefore, job.packet.size() - kBefore - crypto::kGcmTagSize);
    const ByteSpan tag = job.packet.last(crypto::kGcmTagSize);
    if (seal) {
      gcm(*keys, true, text, job.packet.data(), tag);
      job.status = JobStatus::done;
      return true;
    }
    std::array<std::uint8_t, crypto::kGcmTagSize> right{};
    gcm(*keys, false, text, job.packet.data(), right);
    if (constant_time_equal(right, tag)) {
      job.status = JobStatus::done;
    } else {
      // Encrypted again: nothing that is not authentic is left to be read.
      gcm(*keys, true, text, job.packet.data(), right);
      job.status = JobStatus::bad_icv;
    }
    return true;
  }

  void gcm(Gcm& keys, bool encrypt, ByteSpan text, const std::uint8_t* header, ByteSpan tag) {
    IMB_MGR* const m = manager_.get();
    const auto run = [&](aes_gcm_enc_dec_t function) {
      function(&keys.key, &gcm_context_, text.data(), text.data(), text.size(), keys.nonce.data(), header,
               wire::kEspHeaderSize, tag.data(), tag.size());
    };
    switch (keys.key_bits) {
      case 128:
        return run(encrypt ? m->gcm128_enc : m->gcm128_dec);
      case 192:
        return run(encrypt ? m->gcm192_enc : m->gcm192_dec);
      default:
        return run(encrypt ? m->gcm256_enc : m->gcm256_dec);
    }
  }

  Gcm* prepare_combined(EspKeys& keys) {
    if (auto* const there = keys.prepared()) return static_cast<Gcm*>(there);
    const ByteView material = keys.encryption_key().reveal();
    if (material.empty()) return nullptr;
    auto made = std::make_unique<Gcm>();
    const ByteView key = material.first(material.size() - crypto::kGcmSaltSize);
    made->key_bits = static_cast<int>(key.size() * 8);
    std::memcpy(made->nonce.data(), material.data() + key.size(), crypto::kGcmSaltSize);
    IMB_MGR* const m = manager_.get();
    (made->key_bits == 128   ? m->gcm128_pre
     : made->key_bits == 192 ? m->gcm192_pre
                             : m->gcm256_pre)(key.data(), &made->key);
    Gcm* const out = made.get();
    keys.set_prepared(std::move(made));
    return out;
  }

  /// False: packet by packet is the better way, or the only one.
  bool take(CryptoJob& job, Work& work) {
    if (job.keys == nullptr || job.keys->cipher().algorithm != CipherAlgorithm::aes_cbc) return false;
    const auto hash = hash_of(job.keys->auth());
    if (!hash) return false;
    work.job = &job;
    work.packet = job.packet;
    work.iv = job.keys->iv_size();
    const std::size_t icv = job.keys->icv_size();
    const std::size_t block = crypto::block_size(job.keys->cipher());
    const std::size_t around = wire::kEspHeaderSize + work.iv + icv;
    if (job.packet.size() < around + block || (job.packet.size() - around) % block != 0) {
      job.status = JobStatus::bad_size;
      return true;
    }
    work.text = job.packet.size() - around;
    work.icv = job.packet.last(icv);
    work.keys = prepare(*job.keys, *hash);
    // Keys that another implementation has already made its own.
    if (work.keys == nullptr) return false;
    return true;
  }

  CbcHmac* prepare(EspKeys& keys, crypto::HashAlgorithm hash) {
    if (auto* const there = keys.prepared()) return static_cast<CbcHmac*>(there);
    const auto job_hash = hash_of_job(hash);
    if (!job_hash || keys.encryption_key().empty()) return nullptr;
    auto made = std::make_unique<CbcHmac>();
    made->hash = *job_hash;
    const ByteView key = keys.encryption_key().reveal();
    made->key_octets = key.size();
    if (key.size() == 16) {
      IMB_AES_KEYEXP_128(manager_.get(), key.data(), made->encrypt.data(), made->decrypt.data());
    } else if (key.size() == 24) {
      IMB_AES_KEYEXP_192(manager_.get(), key.data(), made->encrypt.data(), made->decrypt.data());
    } else {
      IMB_AES_KEYEXP_256(manager_.get(), key.data(), made->encrypt.data(), made->decrypt.data());
    }
    // ESP's HMAC keys are as long as the digest, never longer than a block.
    const ByteView mac = keys.authentication_key().reveal();
    const std::size_t block_size = crypto::hash_block_size(hash);
    std::array<std::uint8_t, crypto::kMaxHashBlockSize> block{};
    for (const auto& [mask, state] : {std::pair{std::uint8_t{0x36}, made->inner.data()},
                                      std::pair{std::uint8_t{0x5C}, made->outer.data()}}) {
      for (std::size_t i = 0; i < block_size; ++i) {
        block[i] = static_cast<std::uint8_t>((i < mac.size() ? mac[i] : 0) ^ mask);
      }
      one_block(manager_.get(), hash, block.data(), state);
    }
    wipe(block);
    CbcHmac* const out = made.get();
    keys.set_prepared(std::move(made));
    return out;
  }

  IMB_JOB* next(const Work& work) {
    IMB_JOB* const order = IMB_GET_NEXT_JOB(manager_.get());
    std::memset(order, 0, sizeof *order);
    order->user_data = work.job;
    return order;
  }

  static void cipher_fields(IMB_JOB& order, const Work& work, IMB_CIPHER_DIRECTION direction) {
    order.cipher_direction = direction;
    order.cipher_mode = IMB_CIPHER_CBC;
    order.enc_keys = work.keys->encrypt.data();
    order.dec_keys = work.keys->decrypt.data();
    order.key_len_in_bytes = work.keys->key_octets;
    order.src = work.packet.data();
    order.dst = work.packet.data() + wire::kEspHeaderSize + work.iv;
    order.cipher_start_src_offset_in_bytes = wire::kEspHeaderSize + work.iv;
    order.msg_len_to_cipher_in_bytes = work.text;
    order.iv = work.packet.data() + wire::kEspHeaderSize;
    order.iv_len_in_bytes = work.iv;
  }

  static void hash_fields(IMB_JOB& order, const Work& work, std::uint8_t* icv) {
    order.hash_alg = work.keys->hash;
    order.src = work.packet.data();
    order.hash_start_src_offset_in_bytes = 0;
    order.msg_len_to_hash_in_bytes = work.packet.size() - work.icv.size();
    order.auth_tag_output = icv;
    order.auth_tag_output_len_in_bytes = work.icv.size();
    order.u.HMAC._hashed_auth_key_xor_ipad = work.keys->inner.data();
    order.u.HMAC._hashed_auth_key_xor_opad = work.keys->outer.data();
  }

  static void finished(const IMB_JOB& order) {
    static_cast<CryptoJob*>(order.user_data)->status =
        order.status == IMB_STATUS_COMPLETED ? JobStatus::done : JobStatus::bad_size;
  }

  void submit(const Work& work) {
    work.job->status = JobStatus::pending;
    for (IMB_JOB* back = IMB_SUBMIT_JOB(manager_.get()); back != nullptr;
         back = IMB_GET_COMPLETED_JOB(manager_.get())) {
      finished(*back);
    }
    if (++submitted_ == kMostJobs) drain();
  }

  void drain() {
    while (const IMB_JOB* back = IMB_FLUSH_JOB(manager_.get())) finished(*back);
    submitted_ = 0;
  }

  Manager manager_;
  std::unique_ptr<BatchCrypto> one_by_one_;
  std::size_t submitted_ = 0;
  std::vector<Work> checked_;
  Bytes computed_;
  alignas(64) gcm_context_data gcm_context_{};
};

}  // namespace

std::unique_ptr<BatchCrypto> make_multibuffer_batch_crypto() {
  Manager manager(alloc_mb_mgr(0));
  if (!manager) return nullptr;
  IMB_ARCH kind = IMB_ARCH_NONE;
  init_mb_mgr_auto(manager.get(), &kind);
  // Without the processor's own AES the library emulates it, slower than OpenSSL does.
  if (kind == IMB_ARCH_NONE || kind == IMB_ARCH_NOAESNI) return nullptr;
  return std::make_unique<MultibufferBatchCrypto>(std::move(manager));
}

}  // namespace drawbridge::esp

#endif
