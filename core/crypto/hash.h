// SPDX-License-Identifier: GPL-3.0-or-later
// The hashes of IKEv1 and ESP and their keyed form, HMAC (RFC 2104).
#pragma once

#include <array>
#include <initializer_list>

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
/// MD5 as codecs take it: TACACS+ and RADIUS hide with it.
[[nodiscard]] std::array<std::uint8_t, 16> md5(ByteView octets);
[[nodiscard]] Bytes hmac(HashAlgorithm algorithm, ByteView key, std::initializer_list<ByteView> parts);
/// The same for results that are keys themselves.
[[nodiscard]] Secret hmac_secret(HashAlgorithm algorithm, ByteView key,
                                 std::initializer_list<ByteView> parts);

/// A key made ready for many HMACs: the state of the hash behind the masked key, both ways (RFC 2104 section
/// 4). Computing with it allocates nothing and hashes no key again. Wipes itself.
class HmacKey {
 public:
  HmacKey(HashAlgorithm algorithm, ByteView key);
  ~HmacKey();
  HmacKey(const HmacKey&) = default;
  HmacKey& operator=(const HmacKey&) = default;

  [[nodiscard]] HashAlgorithm algorithm() const { return algorithm_; }
  /// Writes the leftmost octets of the HMAC over `octets`, as many as `out` has room for, at most hash_size.
  void compute(ByteView octets, ByteSpan out) const;

  /// Chaining values of a hash after its first block: 32-bit words in the low halves, or 64-bit words.
  using State = std::array<std::uint64_t, 8>;

 private:
  HashAlgorithm algorithm_;
  State inner_{};
  State outer_{};
};

}  // namespace drawbridge::crypto
