// SPDX-License-Identifier: GPL-3.0-or-later
// The hashes of IKEv1 and ESP and their keyed form, HMAC (RFC 2104).
#pragma once

#include <array>
#include <initializer_list>
#include <memory>

#include "base/bytes.h"
#include "base/secret.h"

namespace drawbridge::crypto {

enum class HashAlgorithm : std::uint8_t { md5, sha1, sha256, sha384, sha512 };

constexpr std::size_t kMaxHashSize = 64;
constexpr std::size_t kMaxHashBlockSize = 128;

/// Octets of a digest: 16, 20, 32, 48 or 64.
[[nodiscard]] std::size_t hash_size(HashAlgorithm algorithm);
/// Octets the compression function takes at once: 64 or 128.
[[nodiscard]] std::size_t hash_block_size(HashAlgorithm algorithm);

/// The digest of the parts one behind the other.
[[nodiscard]] Bytes hash(HashAlgorithm algorithm, std::initializer_list<ByteView> parts);
[[nodiscard]] Bytes hmac(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts);
/// The same for results that are keys themselves.
[[nodiscard]] Secret hmac_secret(HashAlgorithm algorithm, ByteView key,
                                 std::initializer_list<ByteView> parts);

/// A key made ready for HMAC: padded (or hashed and padded) to the block size and masked both ways. Wipes
/// itself.
class HmacKey {
 public:
  HmacKey(HashAlgorithm algorithm, ByteView key);
  ~HmacKey();
  HmacKey(const HmacKey&) = default;
  HmacKey& operator=(const HmacKey&) = default;

  [[nodiscard]] HashAlgorithm algorithm() const { return algorithm_; }
  [[nodiscard]] ByteView inner() const { return {inner_.data(), hash_block_size(algorithm_)}; }
  [[nodiscard]] ByteView outer() const { return {outer_.data(), hash_block_size(algorithm_)}; }

 private:
  HashAlgorithm algorithm_;
  std::array<std::uint8_t, kMaxHashBlockSize> inner_{};
  std::array<std::uint8_t, kMaxHashBlockSize> outer_{};
};

/// Computes many HMACs with many keys without allocating: one digest context per algorithm, made at first
/// use. One thread at a time.
class HmacEngine {
 public:
  HmacEngine();
  ~HmacEngine();
  HmacEngine(HmacEngine&&) noexcept;
  HmacEngine& operator=(HmacEngine&&) noexcept;

  /// Writes the leftmost out.size() octets of the HMAC over `octets`; out is at most hash_size long.
  void compute(const HmacKey& key, ByteView octets, ByteSpan out);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace drawbridge::crypto
