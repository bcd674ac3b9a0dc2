// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/ecp.h"

#include <openssl/ec.h>
#include <openssl/obj_mac.h>

#include <array>
#include <new>

#include "crypto/library.h"
#include "crypto/openssl_objects.h"

namespace drawbridge::crypto {

namespace {

using Point = std::unique_ptr<EC_POINT, FreeWith<EC_POINT_clear_free>>;

/// Made once per process and only read afterwards.
struct Curve {
  EC_GROUP* group = nullptr;
  const BIGNUM* order = nullptr;
  const BIGNUM* prime = nullptr;
  std::size_t size = 0;

  explicit Curve(int name) : group(EC_GROUP_new_by_curve_name_ex(library_context(), nullptr, name)) {
    if (group == nullptr) throw std::bad_alloc();
    order = EC_GROUP_get0_order(group);
    prime = EC_GROUP_get0_field(group);
    size = (static_cast<std::size_t>(EC_GROUP_get_degree(group)) + 7) / 8;
  }
};

const Curve& curve(DhGroup group) {
  if (group == DhGroup::ecp384) {
    static const Curve* const p384 = new Curve(NID_secp384r1);
    return *p384;
  }
  if (group == DhGroup::ecp521) {
    static const Curve* const p521 = new Curve(NID_secp521r1);
    return *p521;
  }
  static const Curve* const p256 = new Curve(NID_X9_62_prime256v1);
  return *p256;
}

Number to_number(ByteView octets) {
  return Number(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr));
}

/// Both coordinates, each padded on the left; empty if memory ran out or the point has none.
Bytes coordinates(const Curve& c, const EC_POINT* point, BN_CTX* work) {
  const Number x(BN_new());
  const Number y(BN_new());
  Bytes out(2 * c.size);
  const int size = static_cast<int>(c.size);
  if (!x || !y || EC_POINT_get_affine_coordinates(c.group, point, x.get(), y.get(), work) != 1 ||
      BN_bn2binpad(x.get(), out.data(), size) != size ||
      BN_bn2binpad(y.get(), out.data() + c.size, size) != size) {
    wipe(out);
    return {};
  }
  return out;
}

/// The exponent's multiple of `base`, or of the generator if there is none.
Bytes multiple(const Curve& c, const EC_POINT* base, const BIGNUM* exponent, BN_CTX* work) {
  const Point result(EC_POINT_new(c.group));
  if (!result) return {};
  // With one point and one secret scalar the library climbs a ladder in constant time.
  const int done = base == nullptr ? EC_POINT_mul(c.group, result.get(), exponent, nullptr, nullptr, work)
                                   : EC_POINT_mul(c.group, result.get(), nullptr, base, exponent, work);
  return done == 1 ? coordinates(c, result.get(), work) : Bytes{};
}

}  // namespace

std::size_t ecp_field_size(DhGroup group) {
  return curve(group).size;
}

std::size_t ecp_order_bits(DhGroup group) {
  return static_cast<std::size_t>(BN_num_bits(curve(group).order));
}

Bytes ecp_prime(DhGroup group) {
  const Curve& c = curve(group);
  Bytes out(c.size);
  if (BN_bn2binpad(c.prime, out.data(), static_cast<int>(out.size())) < 0) throw std::bad_alloc();
  return out;
}

Secret ecp_exponent(DhGroup group, Random& random) {
  const Curve& c = curve(group);
  // 64 bits more than the order has, then modulo: no value is seen more often than another.
  const Secret octets(random.bytes(c.size + 8));
  const Work work(BN_CTX_secure_new());
  const Number drawn = to_number(octets.reveal());
  const Number most(BN_dup(c.order));
  const Number exponent(BN_new());
  Bytes out(c.size);
  if (!work || !drawn || !most || !exponent || BN_sub_word(most.get(), 1) != 1) throw std::bad_alloc();
  BN_set_flags(drawn.get(), BN_FLG_CONSTTIME);
  if (BN_mod(exponent.get(), drawn.get(), most.get(), work.get()) != 1 ||
      BN_add_word(exponent.get(), 1) != 1 ||
      BN_bn2binpad(exponent.get(), out.data(), static_cast<int>(out.size())) < 0) {
    throw std::bad_alloc();
  }
  return Secret(std::move(out));
}

Result<Bytes, DhError> ecp_public(DhGroup group, const Secret& exponent) {
  const Curve& c = curve(group);
  const Work work(BN_CTX_secure_new());
  const Number x = to_number(exponent.reveal());
  if (!work || !x) return failure(DhError::failed);
  if (BN_is_zero(x.get()) || BN_cmp(x.get(), c.order) >= 0) return failure(DhError::out_of_range);
  BN_set_flags(x.get(), BN_FLG_CONSTTIME);
  Bytes point = multiple(c, nullptr, x.get(), work.get());
  if (point.empty()) return failure(DhError::failed);
  return point;
}

Result<Secret, DhError> ecp_shared(DhGroup group, const Secret& exponent, ByteView peer) {
  const Curve& c = curve(group);
  if (peer.size() != 2 * c.size) return failure(DhError::bad_size);
  const Work work(BN_CTX_secure_new());
  const Number own = to_number(exponent.reveal());
  const Number x = to_number(peer.first(c.size));
  const Number y = to_number(peer.last(c.size));
  const Point point(EC_POINT_new(c.group));
  if (!work || !own || !x || !y || !point) return failure(DhError::failed);
  // Coordinates are taken as they are sent, not modulo the prime; and the point must lie on the curve (RFC
  // 5903 section 9 by way of SP 800-56A 5.6.2.3.4: the order is prime, so that is enough).
  if (BN_cmp(x.get(), c.prime) >= 0 || BN_cmp(y.get(), c.prime) >= 0) return failure(DhError::out_of_range);
  if (EC_POINT_set_affine_coordinates(c.group, point.get(), x.get(), y.get(), work.get()) != 1 ||
      EC_POINT_is_on_curve(c.group, point.get(), work.get()) != 1) {
    return failure(DhError::out_of_range);
  }
  BN_set_flags(own.get(), BN_FLG_CONSTTIME);
  Bytes both = multiple(c, point.get(), own.get(), work.get());
  if (both.empty()) return failure(DhError::failed);
  wipe(ByteSpan(both).subspan(c.size));
  both.resize(c.size);
  return Secret(std::move(both));
}

}  // namespace drawbridge::crypto
