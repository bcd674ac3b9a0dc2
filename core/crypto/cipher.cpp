// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/cipher.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/secret.h"
#include "crypto/library.h"

namespace drawbridge::crypto {

namespace {

using DesKey = std::array<std::uint8_t, 8>;

// wire-ike.md 2.5; compared with the parity bit of each octet masked out.
constexpr std::array<DesKey, 16> kWeakKeys{{
    {0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01},
    {0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE},
    {0xE0, 0xE0, 0xE0, 0xE0, 0xF1, 0xF1, 0xF1, 0xF1},
    {0x1F, 0x1F, 0x1F, 0x1F, 0x0E, 0x0E, 0x0E, 0x0E},
    {0x01, 0x1F, 0x01, 0x1F, 0x01, 0x0E, 0x01, 0x0E},
    {0x1F, 0x01, 0x1F, 0x01, 0x0E, 0x01, 0x0E, 0x01},
    {0x01, 0xE0, 0x01, 0xE0, 0x01, 0xF1, 0x01, 0xF1},
    {0xE0, 0x01, 0xE0, 0x01, 0xF1, 0x01, 0xF1, 0x01},
    {0x01, 0xFE, 0x01, 0xFE, 0x01, 0xFE, 0x01, 0xFE},
    {0xFE, 0x01, 0xFE, 0x01, 0xFE, 0x01, 0xFE, 0x01},
    {0x1F, 0xE0, 0x1F, 0xE0, 0x0E, 0xF1, 0x0E, 0xF1},
    {0xE0, 0x1F, 0xE0, 0x1F, 0xF1, 0x0E, 0xF1, 0x0E},
    {0x1F, 0xFE, 0x1F, 0xFE, 0x0E, 0xFE, 0x0E, 0xFE},
    {0xFE, 0x1F, 0xFE, 0x1F, 0xFE, 0x0E, 0xFE, 0x0E},
    {0xE0, 0xFE, 0xE0, 0xFE, 0xF1, 0xFE, 0xF1, 0xFE},
    {0xFE, 0xE0, 0xFE, 0xE0, 0xFE, 0xF1, 0xFE, 0xF1},
}};

bool same_without_parity(ByteView a, ByteView b) {
  return std::ranges::equal(a, b, [](std::uint8_t x, std::uint8_t y) { return (x & 0xFE) == (y & 0xFE); });
}

bool run_once(const CipherSpec& spec, ByteView key, ByteView iv, ByteSpan data,
              CbcContext::Direction direction) {
  auto context = CbcContext::create(spec, key, direction);
  return context && context->run(iv, data);
}

EVP_CIPHER_CTX* evp(void* context) {
  return static_cast<EVP_CIPHER_CTX*>(context);
}

}  // namespace

std::size_t key_size(const CipherSpec& spec) {
  switch (spec.algorithm) {
    case CipherAlgorithm::null:
      return 0;
    case CipherAlgorithm::des_cbc:
      return 8;
    case CipherAlgorithm::des3_cbc:
      return 24;
    case CipherAlgorithm::aes_cbc:
      return is_supported(spec) ? static_cast<std::size_t>(spec.key_bits) / 8 : 0;
    case CipherAlgorithm::aes_gcm:
      return is_supported(spec) ? static_cast<std::size_t>(spec.key_bits) / 8 + kGcmSaltSize : 0;
  }
  return 0;
}

std::size_t block_size(const CipherSpec& spec) {
  switch (spec.algorithm) {
    case CipherAlgorithm::null:
    case CipherAlgorithm::aes_gcm:
      return 1;
    case CipherAlgorithm::des_cbc:
    case CipherAlgorithm::des3_cbc:
      return 8;
    case CipherAlgorithm::aes_cbc:
      return 16;
  }
  return 1;
}

std::size_t iv_size(const CipherSpec& spec) {
  if (spec.algorithm == CipherAlgorithm::aes_gcm) return 8;
  return spec.algorithm == CipherAlgorithm::null ? 0 : block_size(spec);
}

bool is_supported(const CipherSpec& spec) {
  const bool aes = spec.algorithm == CipherAlgorithm::aes_cbc || spec.algorithm == CipherAlgorithm::aes_gcm;
  return !aes || spec.key_bits == 128 || spec.key_bits == 192 || spec.key_bits == 256;
}

bool cbc_encrypt(const CipherSpec& spec, ByteView key, ByteView iv, ByteSpan data) {
  return run_once(spec, key, iv, data, CbcContext::Direction::encrypt);
}

bool cbc_decrypt(const CipherSpec& spec, ByteView key, ByteView iv, ByteSpan data) {
  return run_once(spec, key, iv, data, CbcContext::Direction::decrypt);
}

bool is_weak_des_key(ByteView key) {
  return key.size() == 8 &&
         std::ranges::any_of(kWeakKeys, [&](const DesKey& weak) { return same_without_parity(key, weak); });
}

bool is_weak_key(const CipherSpec& spec, ByteView key) {
  if (spec.algorithm == CipherAlgorithm::des_cbc) return is_weak_des_key(key);
  if (spec.algorithm != CipherAlgorithm::des3_cbc || key.size() != 24) return false;
  return same_without_parity(key.first(8), key.subspan(8, 8)) ||
         same_without_parity(key.subspan(8, 8), key.subspan(16, 8));
}

void CbcContext::Free::operator()(void* context) const {
  EVP_CIPHER_CTX_free(evp(context));
}

CbcContext::~CbcContext() = default;
CbcContext::CbcContext(CbcContext&&) noexcept = default;
CbcContext& CbcContext::operator=(CbcContext&&) noexcept = default;

std::optional<CbcContext> CbcContext::create(const CipherSpec& spec, ByteView key, Direction direction,
                                             DesSource source) {
  if (!is_supported(spec) || is_combined(spec) || key.size() != key_size(spec)) return std::nullopt;
  if (spec.algorithm == CipherAlgorithm::null) return CbcContext(spec, nullptr);
  const EVP_CIPHER* cipher = fetched_cipher(spec, source);
  if (cipher == nullptr) return std::nullopt;
  Bytes octets = to_bytes(key);
  if (EVP_CIPHER_get_key_length(cipher) == 24 && key.size() == 8) {
    // Encrypt, decrypt and encrypt with one key is to encrypt with it once.
    octets = concat({key, key, key});
  }
  const Secret whole(std::move(octets));
  CbcContext result(spec, EVP_CIPHER_CTX_new());
  EVP_CIPHER_CTX* context = evp(result.context_.get());
  if (context == nullptr) return std::nullopt;
  if (EVP_CipherInit_ex2(context, cipher, whole.reveal().data(), nullptr,
                         direction == Direction::encrypt ? 1 : 0, nullptr) != 1 ||
      EVP_CIPHER_CTX_set_padding(context, 0) != 1) {
    return std::nullopt;
  }
  return result;
}

bool CbcContext::run(ByteView iv, ByteSpan data) {
  if (iv.size() != iv_size(spec_) || data.size() % block_size(spec_) != 0) return false;
  if (spec_.algorithm == CipherAlgorithm::null || data.empty()) return true;
  if (data.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
  EVP_CIPHER_CTX* context = evp(context_.get());
  int written = 0;
  return EVP_CipherInit_ex2(context, nullptr, nullptr, iv.data(), -1, nullptr) == 1 &&
         EVP_CipherUpdate(context, data.data(), &written, data.data(), static_cast<int>(data.size())) == 1 &&
         static_cast<std::size_t>(written) == data.size();
}

}  // namespace drawbridge::crypto
