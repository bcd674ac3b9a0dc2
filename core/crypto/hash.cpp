// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/hash.h"

#include <algorithm>

#include "crypto/library.h"

namespace drawbridge::crypto {

namespace {

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

/// Digest operations fail only when memory runs out, which `new` would report the same way.
void require(bool worked) {
  if (!worked) throw std::bad_alloc();
}

DigestContext make_context() {
  DigestContext context(EVP_MD_CTX_new());
  require(context != nullptr);
  return context;
}

void start(EVP_MD_CTX* context, HashAlgorithm algorithm) {
  require(EVP_DigestInit_ex2(context, fetched_digest(algorithm), nullptr) == 1);
}

void add(EVP_MD_CTX* context, ByteView part) {
  if (!part.empty()) require(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
}

/// `out` holds kMaxHashSize octets.
void finish(EVP_MD_CTX* context, std::uint8_t* out) {
  require(EVP_DigestFinal_ex(context, out, nullptr) == 1);
}

void hmac_into(EVP_MD_CTX* context, const HmacKey& key, std::initializer_list<ByteView> parts,
               std::uint8_t* out) {
  start(context, key.algorithm());
  add(context, key.inner());
  for (const ByteView part : parts) add(context, part);
  finish(context, out);
  start(context, key.algorithm());
  add(context, key.outer());
  add(context, {out, hash_size(key.algorithm())});
  finish(context, out);
}

}  // namespace

std::size_t hash_size(HashAlgorithm algorithm) {
  switch (algorithm) {
    case HashAlgorithm::md5:
      return 16;
    case HashAlgorithm::sha1:
      return 20;
    case HashAlgorithm::sha256:
      return 32;
    case HashAlgorithm::sha384:
      return 48;
    case HashAlgorithm::sha512:
      return 64;
  }
  return 0;
}

std::size_t hash_block_size(HashAlgorithm algorithm) {
  return algorithm == HashAlgorithm::sha384 || algorithm == HashAlgorithm::sha512 ? 128 : 64;
}

Bytes hash(HashAlgorithm algorithm, std::initializer_list<ByteView> parts) {
  const DigestContext context = make_context();
  start(context.get(), algorithm);
  for (const ByteView part : parts) add(context.get(), part);
  Bytes out(kMaxHashSize);
  finish(context.get(), out.data());
  out.resize(hash_size(algorithm));
  return out;
}

Bytes hmac(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts) {
  const DigestContext context = make_context();
  Bytes out(kMaxHashSize);
  hmac_into(context.get(), HmacKey(algorithm, key), parts, out.data());
  out.resize(hash_size(algorithm));
  return out;
}

Secret hmac_secret(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts) {
  return Secret(hmac(algorithm, key, parts));
}

HmacKey::HmacKey(HashAlgorithm algorithm, ByteView key) : algorithm_(algorithm) {
  const std::size_t block = hash_block_size(algorithm);
  if (key.size() > block) {
    const Secret digest(hash(algorithm, {key}));
    std::ranges::copy(digest.reveal(), inner_.begin());
  } else {
    std::ranges::copy(key, inner_.begin());
  }
  outer_ = inner_;
  for (std::size_t i = 0; i < block; ++i) {
    inner_[i] ^= 0x36;
    outer_[i] ^= 0x5C;
  }
}

HmacKey::~HmacKey() {
  wipe(inner_);
  wipe(outer_);
}

// A context per algorithm: changing a context's algorithm would free and allocate its state.
struct HmacEngine::Contexts {
  std::array<DigestContext, 5> of;
};

HmacEngine::HmacEngine() : contexts_(std::make_unique<Contexts>()) {}
HmacEngine::~HmacEngine() = default;
HmacEngine::HmacEngine(HmacEngine&&) noexcept = default;
HmacEngine& HmacEngine::operator=(HmacEngine&&) noexcept = default;

void HmacEngine::compute(const HmacKey& key, ByteView octets, ByteSpan out) {
  DigestContext& context = contexts_->of[static_cast<std::size_t>(key.algorithm())];
  if (!context) context = make_context();
  std::array<std::uint8_t, kMaxHashSize> digest{};
  hmac_into(context.get(), key, {octets}, digest.data());
  std::copy_n(digest.begin(), std::min(out.size(), hash_size(key.algorithm())), out.begin());
}

}  // namespace drawbridge::crypto
