// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/obfuscation.h"

#include <algorithm>

#include "crypto/cipher.h"
#include "crypto/hash.h"

namespace drawbridge::client {

namespace {

constexpr std::size_t kHash = 20;
constexpr std::size_t kBlock = 8;
constexpr std::size_t kShortest = 2 * kHash + kBlock;
const crypto::CipherSpec kCipher{crypto::CipherAlgorithm::des3_cbc, 0};

Bytes hash_of_increased(ByteView seed, std::uint8_t by) {
  Bytes changed = to_bytes(seed);
  changed.back() = static_cast<std::uint8_t>(changed.back() + by);
  return crypto::hash(crypto::HashAlgorithm::sha1, {changed});
}

Bytes key_from(ByteView seed) {
  const Bytes first = hash_of_increased(seed, 1);
  const Bytes second = hash_of_increased(seed, 3);
  return concat({first, ByteView(second).first(4)});
}

}  // namespace

Result<Secret, ObfuscationError> reveal_obfuscated(std::string_view text) {
  for (const char c : text) {
    const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!digit) return failure(ObfuscationError::not_hex);
  }
  const auto octets = from_hex(text);
  if (!octets) return failure(ObfuscationError::not_hex);
  if (octets->size() < kShortest || (octets->size() - 2 * kHash) % kBlock != 0)
    return failure(ObfuscationError::bad_length);
  const ByteView seed = ByteView(*octets).first(kHash);
  const ByteView check = ByteView(*octets).subspan(kHash, kHash);
  const ByteView enciphered = ByteView(*octets).subspan(2 * kHash);
  if (!equal(crypto::hash(crypto::HashAlgorithm::sha1, {enciphered}), check))
    return failure(ObfuscationError::bad_checksum);
  Bytes plain = to_bytes(enciphered);
  if (!crypto::cbc_decrypt(kCipher, key_from(seed), seed.first(kBlock), plain))
    return failure(ObfuscationError::unavailable);
  const std::size_t pad = plain.back();
  if (pad < 1 || pad > kBlock) {
    wipe(plain);
    return failure(ObfuscationError::bad_padding);
  }
  Secret secret(ByteView(plain).first(plain.size() - pad));
  wipe(plain);
  return secret;
}

std::string obfuscate(const Secret& secret, ByteView seed) {
  Bytes first(kHash, std::uint8_t{0});
  std::copy_n(seed.begin(), std::min(seed.size(), kHash), first.begin());
  const std::size_t pad = kBlock - secret.size() % kBlock;
  Bytes data = to_bytes(secret.reveal());
  data.insert(data.end(), pad, static_cast<std::uint8_t>(pad));
  if (!crypto::cbc_encrypt(kCipher, key_from(first), ByteView(first).first(kBlock), data)) {
    wipe(data);
    return {};
  }
  std::string text = to_hex(first) + to_hex(crypto::hash(crypto::HashAlgorithm::sha1, {data})) + to_hex(data);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string obfuscate(const Secret& secret, Random& random) {
  return obfuscate(secret, random.bytes(kHash));
}

}  // namespace drawbridge::client
