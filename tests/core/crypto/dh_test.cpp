// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "core/crypto/vectors.h"
#include "crypto/dh.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::read_vectors;

namespace {

const std::array<DhGroup, 11> kAll{DhGroup::modp768,  DhGroup::modp1024, DhGroup::modp1536, DhGroup::modp2048,
                                   DhGroup::modp3072, DhGroup::modp4096, DhGroup::modp6144, DhGroup::modp8192,
                                   DhGroup::ecp256,   DhGroup::ecp384,   DhGroup::ecp521};
const std::array<DhGroup, 3> kCurves{DhGroup::ecp256, DhGroup::ecp384, DhGroup::ecp521};

DhGroup group_of(const testing::Vector& v) {
  return dh_group(static_cast<std::uint16_t>(std::stoi(v.text("Group")))).value();
}

Bytes small(DhGroup group, std::uint8_t value) {
  Bytes out(dh_size(group));
  out.back() = value;
  return out;
}

}  // namespace

class DhTest : public QObject {
  Q_OBJECT
 private slots:
  void primesAreThoseOfTheStandards() {
    const auto vectors = read_vectors("crypto_dh.vec", "prime");
    QCOMPARE(vectors.size(), std::size_t{4});
    for (const auto& v : vectors) {
      QCOMPARE(to_hex(dh_prime(group_of(v))), v.text("Prime"));
      QCOMPARE(dh_size(group_of(v)), v.text("Prime").size() / 2);
    }
  }
  void groupsWeDoNotHaveAreNothing() {
    for (const DhGroup group : kAll) {
      QCOMPARE(dh_group(static_cast<std::uint16_t>(group)), std::optional(group));
      QVERIFY(dh_exponent_bits(group) >= 160);
    }
    for (const int number : {0, 3, 4, 6, 7, 13, 22, 24, 25, 65535}) {
      QVERIFY(!dh_group(static_cast<std::uint16_t>(number)));
    }
  }
  void knownExponentsGiveTheKnownValues() {
    auto vectors = read_vectors("crypto_dh.vec", "exchange");
    QCOMPARE(vectors.size(), std::size_t{2});
    const auto curves = read_vectors("crypto_dh.vec", "curve");
    QCOMPARE(curves.size(), std::size_t{3});
    vectors.insert(vectors.end(), curves.begin(), curves.end());
    for (const auto& v : vectors) {
      const auto i = DhKeyPair::from_exponent(group_of(v), v.secret("Xi"));
      const auto r = DhKeyPair::from_exponent(group_of(v), v.secret("Xr"));
      QVERIFY(i && r);
      QCOMPARE(to_hex(i->public_value()), v.text("Gxi"));
      QCOMPARE(to_hex(r->public_value()), v.text("Gxr"));
      QCOMPARE(to_hex(i->shared_secret(r->public_value())->reveal()), v.text("Gxy"));
      QCOMPARE(to_hex(r->shared_secret(i->public_value())->reveal()), v.text("Gxy"));
    }
  }
  void bothEndsAgreeInEveryGroup() {
    SeededRandom random(6);
    for (const DhGroup group : kAll) {
      const DhKeyPair a = DhKeyPair::generate(group, random);
      const DhKeyPair b = DhKeyPair::generate(group, random);
      QVERIFY(!equal(a.public_value(), b.public_value()));
      QCOMPARE(a.public_value().size(), dh_size(group));
      const auto ab = a.shared_secret(b.public_value());
      const auto ba = b.shared_secret(a.public_value());
      QVERIFY(ab && ba);
      QVERIFY(*ab == *ba);
      QCOMPARE(ab->size(), dh_shared_size(group));
      QVERIFY(dh_strength(group) >= 60);
    }
  }
  void theSameRandomGivesTheSamePair() {
    SeededRandom one(7);
    SeededRandom other(7);
    QVERIFY(equal(DhKeyPair::generate(DhGroup::modp1024, one).public_value(),
                  DhKeyPair::generate(DhGroup::modp1024, other).public_value()));
  }
  void leadingZerosAreKept() {
    // 2^1 and 2^8 are as short as a value can be; both stay as long as the prime.
    const auto pair = DhKeyPair::from_exponent(DhGroup::modp1024, Secret(Bytes{8}));
    QVERIFY(pair);
    Bytes expected(128);
    expected[126] = 1;
    QCOMPARE(to_bytes(pair->public_value()), expected);
    const auto shared = pair->shared_secret(small(DhGroup::modp1024, 2));
    QVERIFY(shared);
    QCOMPARE(to_bytes(shared->reveal()), expected);
  }
  void valuesThatForceTheSecretAreRefused() {
    SeededRandom random(8);
    for (const DhGroup group : {DhGroup::modp768, DhGroup::modp1024, DhGroup::modp2048}) {
      const DhKeyPair pair = DhKeyPair::generate(group, random);
      const Bytes prime = dh_prime(group);
      Bytes minus_one = prime;
      minus_one.back() = static_cast<std::uint8_t>(minus_one.back() - 1);
      Bytes minus_two = prime;
      minus_two.back() = static_cast<std::uint8_t>(minus_two.back() - 2);
      const Bytes ones(dh_size(group), 0xFF);
      for (const Bytes& bad : {small(group, 0), small(group, 1), minus_one, prime, ones}) {
        const auto secret = pair.shared_secret(bad);
        QVERIFY(!secret);
        QCOMPARE(secret.error(), DhError::out_of_range);
      }
      QVERIFY(pair.shared_secret(small(group, 2)));
      QVERIFY(pair.shared_secret(minus_two));
      for (const Bytes& bad : {Bytes{}, Bytes(dh_size(group) - 1, 2), Bytes(dh_size(group) + 1, 2)}) {
        const auto secret = pair.shared_secret(bad);
        QVERIFY(!secret);
        QCOMPARE(secret.error(), DhError::bad_size);
      }
    }
    QVERIFY(!DhKeyPair::from_exponent(DhGroup::modp768, Secret()));
    QVERIFY(!DhKeyPair::from_exponent(DhGroup::modp768, Secret(Bytes(20))));
    QVERIFY(!DhKeyPair::from_exponent(DhGroup::modp768, Secret(Bytes(97, 1))));
  }
  /// The sum of two exponents is the product of the values' points: only x is shared, so y must not matter to
  /// it.
  void aPointAndItsOppositeShareTheSame() {
    SeededRandom random(9);
    for (const DhGroup group : kCurves) {
      const DhKeyPair own = DhKeyPair::generate(group, random);
      const DhKeyPair peer = DhKeyPair::generate(group, random);
      Bytes opposite = to_bytes(peer.public_value());
      const Bytes prime = dh_prime(group);
      const std::size_t size = prime.size();
      // p - y, octet by octet from the right.
      int borrow = 0;
      for (std::size_t i = size; i-- > 0;) {
        const int digit = prime[i] - opposite[size + i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        opposite[size + i] = static_cast<std::uint8_t>(digit & 0xFF);
      }
      const auto one = own.shared_secret(peer.public_value());
      const auto other = own.shared_secret(opposite);
      QVERIFY(one && other);
      QVERIFY(*one == *other);
    }
  }
  void whatIsNoPointOfTheCurveIsRefused() {
    SeededRandom random(10);
    for (const DhGroup group : kCurves) {
      const DhKeyPair own = DhKeyPair::generate(group, random);
      const Bytes good = to_bytes(DhKeyPair::generate(group, random).public_value());
      const Bytes prime = dh_prime(group);
      const std::size_t size = prime.size();
      QCOMPARE(good.size(), 2 * size);
      Bytes wrong_y = good;
      wrong_y.back() ^= 1;
      Bytes wrong_x = good;
      wrong_x[size - 1] ^= 1;
      // The same point, its x written as a number that is not below the prime (as far as it fits).
      Bytes too_big = good;
      std::ranges::copy(prime, too_big.begin());
      Bytes compressed = good;
      compressed.insert(compressed.begin(), 4);
      for (const Bytes& bad : {Bytes(2 * size), Bytes(2 * size, 0xFF), wrong_y, wrong_x, too_big}) {
        const auto secret = own.shared_secret(bad);
        QVERIFY(!secret);
        QCOMPARE(secret.error(), DhError::out_of_range);
      }
      for (const Bytes& bad :
           {Bytes{}, Bytes(size), compressed, to_bytes(ByteView(good).first(2 * size - 1))}) {
        const auto secret = own.shared_secret(bad);
        QVERIFY(!secret);
        QCOMPARE(secret.error(), DhError::bad_size);
      }
      QVERIFY(!DhKeyPair::from_exponent(group, Secret(Bytes(size))));
      QVERIFY(!DhKeyPair::from_exponent(group, Secret(Bytes(size, 0xFF))));
      QVERIFY(DhKeyPair::from_exponent(group, Secret(Bytes{1})));
    }
  }
  void groupsAreComparedByStrength() {
    QVERIFY(dh_strength(DhGroup::modp768) < dh_strength(DhGroup::modp1024));
    QVERIFY(dh_strength(DhGroup::ecp256) < dh_strength(DhGroup::modp8192));
    QVERIFY(dh_strength(DhGroup::ecp521) > dh_strength(DhGroup::modp8192));
  }
};

DRAWBRIDGE_TEST(DhTest);
#include "dh_test.moc"
