// SPDX-License-Identifier: GPL-3.0-or-later
// AES-GCM for ESP (RFC 4106, wire-esp.md 6.2).
#include <algorithm>
#include <limits>

#include "base/secret.h"
#include "crypto/cipher.h"
#include "crypto/library.h"

namespace drawbridge::crypto {

namespace {

constexpr std::size_t kIvSize = 8;

EVP_CIPHER_CTX* evp(void* context) {
  return static_cast<EVP_CIPHER_CTX*>(context);
}

}  // namespace

void GcmContext::Free::operator()(void* context) const {
  EVP_CIPHER_CTX_free(evp(context));
}

GcmContext::~GcmContext() {
  wipe(salt_);
}
GcmContext::GcmContext(GcmContext&&) noexcept = default;
GcmContext& GcmContext::operator=(GcmContext&&) noexcept = default;

std::optional<GcmContext> GcmContext::create(const CipherSpec& spec, ByteView key, Direction direction) {
  if (!is_combined(spec) || !is_supported(spec) || key.size() != key_size(spec)) return std::nullopt;
  const EVP_CIPHER* cipher = fetched_cipher(spec, DesSource::automatic);
  if (cipher == nullptr) return std::nullopt;
  GcmContext result(EVP_CIPHER_CTX_new());
  if (!result.context_) return std::nullopt;
  if (EVP_CipherInit_ex2(evp(result.context_.get()), cipher, key.data(), nullptr,
                         direction == Direction::encrypt ? 1 : 0, nullptr) != 1) {
    return std::nullopt;
  }
  std::ranges::copy(key.last(kGcmSaltSize), result.salt_.begin());
  return result;
}

bool GcmContext::start(ByteView iv, ByteView associated, int direction) {
  std::array<std::uint8_t, kGcmSaltSize + kIvSize> nonce{};
  std::ranges::copy(salt_, nonce.begin());
  std::ranges::copy(iv, nonce.begin() + kGcmSaltSize);
  int written = 0;
  return EVP_CipherInit_ex2(evp(context_.get()), nullptr, nullptr, nonce.data(), direction, nullptr) == 1 &&
         EVP_CipherUpdate(evp(context_.get()), nullptr, &written, associated.data(),
                          static_cast<int>(associated.size())) == 1;
}

bool GcmContext::run(ByteSpan data) {
  int written = 0;
  return data.empty() || (EVP_CipherUpdate(evp(context_.get()), data.data(), &written, data.data(),
                                           static_cast<int>(data.size())) == 1 &&
                          static_cast<std::size_t>(written) == data.size());
}

bool GcmContext::seal(ByteView iv, ByteView associated, ByteSpan data, ByteSpan tag) {
  if (iv.size() != kIvSize || tag.size() != kGcmTagSize) return false;
  if (data.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
  EVP_CIPHER_CTX* const context = evp(context_.get());
  int written = 0;
  return start(iv, associated, 1) && run(data) && EVP_CipherFinal_ex(context, nullptr, &written) == 1 &&
         EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag.size()), tag.data()) == 1;
}

bool GcmContext::open(ByteView iv, ByteView associated, ByteSpan data, ByteView tag) {
  if (iv.size() != kIvSize || tag.size() != kGcmTagSize) return false;
  if (data.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
  EVP_CIPHER_CTX* const context = evp(context_.get());
  std::array<std::uint8_t, kGcmTagSize> expected{};
  std::ranges::copy(tag, expected.begin());
  int written = 0;
  if (!start(iv, associated, 0) || !run(data)) return false;
  if (EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(expected.size()),
                          expected.data()) == 1 &&
      EVP_CipherFinal_ex(context, nullptr, &written) == 1) {
    return true;
  }
  // A forged packet leaves nothing decrypted behind: counter mode runs back over the same octets.
  if (start(iv, associated, 0)) (void)run(data);
  return false;
}

}  // namespace drawbridge::crypto
