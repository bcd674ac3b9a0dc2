// SPDX-License-Identifier: GPL-3.0-or-later
// Diffie-Hellman in the MODP groups of RFC 2409 and RFC 3526 (wire-ike.md 1.5), generator 2, and on the prime
// curves of RFC 5903.
#pragma once

#include <optional>

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace drawbridge::crypto {

/// Values are the group numbers of IKE.
enum class DhGroup : std::uint16_t {
  modp768 = 1,
  modp1024 = 2,
  modp1536 = 5,
  modp2048 = 14,
  modp3072 = 15,
  modp4096 = 16,
  modp6144 = 17,
  modp8192 = 18,
  ecp256 = 19,
  ecp384 = 20,
  ecp521 = 21,
};

enum class DhError : std::uint8_t {
  bad_size,      ///< the peer's public value has not the length of the group's
  out_of_range,  ///< it is 0, 1, p - 1, or not below p: such a value would force the shared secret; or it is
                 ///< no point of the curve
  failed,  ///< the library refused (out of memory)
};

[[nodiscard]] constexpr bool is_curve(DhGroup group) {
  return group >= DhGroup::ecp256;
}
/// Octets of every public value: those of the prime, on a curve twice as many (x, then y; RFC 5903 section
/// 7).
[[nodiscard]] std::size_t dh_size(DhGroup group);
/// Octets of every shared secret: those of the prime (on a curve x alone; RFC 5903 section 9).
[[nodiscard]] std::size_t dh_shared_size(DhGroup group);
/// Bits of security, as groups are compared: 1 is below 2, 18 above 19 (SP 800-57 and RFC 3526 section 8).
[[nodiscard]] int dh_strength(DhGroup group);
/// Nothing for a number that is not one of ours.
[[nodiscard]] std::optional<DhGroup> dh_group(std::uint16_t number);
/// Bits of our private exponents: at least twice the group's strength (RFC 3526 section 8, second estimate);
/// on a curve those of its order.
[[nodiscard]] std::size_t dh_exponent_bits(DhGroup group);
/// The prime, big-endian.
[[nodiscard]] Bytes dh_prime(DhGroup group);

class DhKeyPair {
 public:
  [[nodiscard]] static DhKeyPair generate(DhGroup group, Random& random);
  /// With a given exponent (big-endian, at most the prime's size, not zero, on a curve below its order): for
  /// known answers.
  [[nodiscard]] static Result<DhKeyPair, DhError> from_exponent(DhGroup group, Secret exponent);

  [[nodiscard]] DhGroup group() const { return group_; }
  /// g^x, dh_size octets, padded on the left with zeros (each coordinate for itself).
  [[nodiscard]] ByteView public_value() const { return public_value_; }
  /// y^x, dh_shared_size octets, padded on the left. The peer's value must be dh_size octets and
  /// 2 <= y <= p - 2, or a point of the curve.
  /// The time taken does not depend on the exponent.
  [[nodiscard]] Result<Secret, DhError> shared_secret(ByteView peer_public) const;

 private:
  DhKeyPair(DhGroup group, Secret exponent, Bytes public_value)
      : group_(group), exponent_(std::move(exponent)), public_value_(std::move(public_value)) {}

  DhGroup group_;
  Secret exponent_;
  Bytes public_value_;
};

}  // namespace drawbridge::crypto
