// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/dh.h"

#include <array>
#include <new>

#include "crypto/ecp.h"
#include "crypto/openssl_objects.h"

namespace drawbridge::crypto {

namespace {

using PrimeFunction = BIGNUM* (*)(BIGNUM*);

struct Row {
  DhGroup group;
  std::size_t size;           ///< octets
  std::size_t exponent_bits;  ///< RFC 3526 section 8; groups 1 and 2, which it does not list: 160 and 192
  PrimeFunction prime;
};

constexpr std::array<Row, 8> kRows{{
    {DhGroup::modp768, 96, 160, BN_get_rfc2409_prime_768},
    {DhGroup::modp1024, 128, 192, BN_get_rfc2409_prime_1024},
    {DhGroup::modp1536, 192, 240, BN_get_rfc3526_prime_1536},
    {DhGroup::modp2048, 256, 320, BN_get_rfc3526_prime_2048},
    {DhGroup::modp3072, 384, 420, BN_get_rfc3526_prime_3072},
    {DhGroup::modp4096, 512, 480, BN_get_rfc3526_prime_4096},
    {DhGroup::modp6144, 768, 540, BN_get_rfc3526_prime_6144},
    {DhGroup::modp8192, 1024, 620, BN_get_rfc3526_prime_8192},
}};

std::size_t index_of(DhGroup group) {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows[i].group == group) return i;
  }
  return 0;
}

/// A prime with what Montgomery multiplication precomputes of it. Made once per process and only read
/// afterwards.
struct Modulus {
  BIGNUM* prime = nullptr;
  BIGNUM* prime_less_one = nullptr;
  BN_MONT_CTX* montgomery = nullptr;

  explicit Modulus(PrimeFunction make) : prime(make(nullptr)), montgomery(BN_MONT_CTX_new()) {
    const Work work(BN_CTX_new());
    prime_less_one = prime == nullptr ? nullptr : BN_dup(prime);
    if (prime_less_one == nullptr || montgomery == nullptr || !work || BN_sub_word(prime_less_one, 1) != 1 ||
        BN_MONT_CTX_set(montgomery, prime, work.get()) != 1) {
      throw std::bad_alloc();
    }
  }
};

template <std::size_t I>
const Modulus& modulus_at() {
  static const Modulus* const instance = new Modulus(kRows[I].prime);
  return *instance;
}

const Modulus& modulus(DhGroup group) {
  using Get = const Modulus& (*)();
  constexpr std::array<Get, 8> kGet{modulus_at<0>, modulus_at<1>, modulus_at<2>, modulus_at<3>,
                                    modulus_at<4>, modulus_at<5>, modulus_at<6>, modulus_at<7>};
  return kGet[index_of(group)]();
}

Number to_number(ByteView octets) {
  return Number(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr));
}

/// base^exponent mod p, left padded; empty if memory ran out.
Bytes power(DhGroup group, const BIGNUM* base, const Secret& exponent) {
  const Modulus& m = modulus(group);
  const Work work(BN_CTX_secure_new());
  const Number x = to_number(exponent.reveal());
  const Number result(BN_new());
  if (!work || !x || !result) return {};
  BN_set_flags(x.get(), BN_FLG_CONSTTIME);
  BN_set_flags(result.get(), BN_FLG_CONSTTIME);
  if (BN_mod_exp_mont_consttime(result.get(), base, x.get(), m.prime, work.get(), m.montgomery) != 1)
    return {};
  const std::size_t size = dh_size(group);
  Bytes out(size);
  if (BN_bn2binpad(result.get(), out.data(), static_cast<int>(size)) != static_cast<int>(size)) return {};
  return out;
}

}  // namespace

std::size_t dh_shared_size(DhGroup group) {
  return is_curve(group) ? ecp_field_size(group) : dh_size(group);
}

int dh_strength(DhGroup group) {
  switch (group) {
    case DhGroup::modp768:
      return 60;
    case DhGroup::modp1024:
      return 80;
    case DhGroup::modp1536:
      return 96;
    case DhGroup::modp2048:
      return 112;
    case DhGroup::modp3072:
    case DhGroup::ecp256:
      return 128;
    case DhGroup::modp4096:
      return 152;
    case DhGroup::modp6144:
      return 176;
    case DhGroup::ecp384:
      return 192;
    case DhGroup::modp8192:
      return 200;
    case DhGroup::ecp521:
      return 256;
  }
  return 0;
}

std::size_t dh_size(DhGroup group) {
  if (is_curve(group)) return 2 * ecp_field_size(group);
  return kRows[index_of(group)].size;
}

std::optional<DhGroup> dh_group(std::uint16_t number) {
  for (const Row& row : kRows) {
    if (static_cast<std::uint16_t>(row.group) == number) return row.group;
  }
  for (const DhGroup curve : {DhGroup::ecp256, DhGroup::ecp384, DhGroup::ecp521}) {
    if (static_cast<std::uint16_t>(curve) == number) return curve;
  }
  return std::nullopt;
}

std::size_t dh_exponent_bits(DhGroup group) {
  if (is_curve(group)) return ecp_order_bits(group);
  return kRows[index_of(group)].exponent_bits;
}

Bytes dh_prime(DhGroup group) {
  if (is_curve(group)) return ecp_prime(group);
  Bytes out(dh_size(group));
  if (BN_bn2binpad(modulus(group).prime, out.data(), static_cast<int>(out.size())) < 0)
    throw std::bad_alloc();
  return out;
}

DhKeyPair DhKeyPair::generate(DhGroup group, Random& random) {
  if (is_curve(group)) {
    auto on_curve = from_exponent(group, ecp_exponent(group, random));
    if (!on_curve) throw std::bad_alloc();
    return std::move(*on_curve);
  }
  const std::size_t bits = dh_exponent_bits(group);
  const std::size_t size = (bits + 7) / 8;
  Bytes octets = random.bytes(size);
  // Exactly `bits` bits: the top one set, so that every exponent takes the same time, those above cleared.
  const std::size_t top = (bits - 1) % 8;
  octets[0] = static_cast<std::uint8_t>((octets[0] & ((1U << top) - 1U)) | 1U << top);
  auto pair = from_exponent(group, Secret(std::move(octets)));
  if (!pair) throw std::bad_alloc();
  return std::move(*pair);
}

Result<DhKeyPair, DhError> DhKeyPair::from_exponent(DhGroup group, Secret exponent) {
  if (exponent.empty() || exponent.size() > dh_shared_size(group)) return failure(DhError::bad_size);
  bool zero = true;
  for (const std::uint8_t octet : exponent.reveal()) zero = zero && octet == 0;
  if (zero) return failure(DhError::out_of_range);
  if (is_curve(group)) {
    auto point = ecp_public(group, exponent);
    if (!point) return failure(point.error());
    return DhKeyPair(group, std::move(exponent), std::move(*point));
  }
  const Number generator(BN_new());
  if (!generator || BN_set_word(generator.get(), 2) != 1) return failure(DhError::failed);
  Bytes value = power(group, generator.get(), exponent);
  if (value.empty()) return failure(DhError::failed);
  return DhKeyPair(group, std::move(exponent), std::move(value));
}

Result<Secret, DhError> DhKeyPair::shared_secret(ByteView peer_public) const {
  if (peer_public.size() != dh_size(group_)) return failure(DhError::bad_size);
  if (is_curve(group_)) return ecp_shared(group_, exponent_, peer_public);
  const Number peer = to_number(peer_public);
  if (!peer) return failure(DhError::failed);
  if (BN_is_zero(peer.get()) || BN_is_one(peer.get()) ||
      BN_cmp(peer.get(), modulus(group_).prime_less_one) >= 0) {
    return failure(DhError::out_of_range);
  }
  Bytes value = power(group_, peer.get(), exponent_);
  if (value.empty()) return failure(DhError::failed);
  return Secret(std::move(value));
}

}  // namespace drawbridge::crypto
