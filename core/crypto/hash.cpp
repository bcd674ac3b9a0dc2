// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/hash.h"

#include <algorithm>
#include <memory>
#include <new>

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

std::array<std::uint8_t, 16> md5(ByteView octets) {
  const Bytes digest = hash(HashAlgorithm::md5, {octets});
  std::array<std::uint8_t, 16> out{};
  std::copy_n(digest.begin(), std::min(digest.size(), out.size()), out.begin());
  return out;
}

Bytes hmac(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts) {
  const std::size_t block = hash_block_size(algorithm);
  Secret pad;
  {
    Bytes octets = key.size() > block ? hash(algorithm, {key}) : to_bytes(key);
    octets.resize(block);
    pad = Secret(std::move(octets));
  }
  const auto masked = [&](std::uint8_t mask) {
    Bytes octets = to_bytes(pad.reveal());
    for (std::uint8_t& octet : octets) octet ^= mask;
    return Secret(std::move(octets));
  };
  const DigestContext context = make_context();
  Bytes out(kMaxHashSize);
  start(context.get(), algorithm);
  add(context.get(), masked(0x36).reveal());
  for (const ByteView part : parts) add(context.get(), part);
  finish(context.get(), out.data());
  start(context.get(), algorithm);
  add(context.get(), masked(0x5C).reveal());
  add(context.get(), ByteView(out).first(hash_size(algorithm)));
  finish(context.get(), out.data());
  out.resize(hash_size(algorithm));
  return out;
}

Secret hmac_secret(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts) {
  return Secret(hmac(algorithm, key, parts));
}

}  // namespace drawbridge::crypto
