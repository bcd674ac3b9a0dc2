// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/crypto/vectors.h"
#include "crypto/dh.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::read_vectors;

namespace {

const std::array<DhGroup, 8> kAll{DhGroup::modp768,  DhGroup::modp1024, DhGroup::modp1536, DhGroup::modp2048,
                                  DhGroup::modp3072, DhGroup::modp4096, DhGroup::modp6144, DhGroup::modp8192};

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
    for (const int number : {0, 3, 4, 6, 7, 13, 19, 20, 65535}) {
      QVERIFY(!dh_group(static_cast<std::uint16_t>(number)));
    }
  }
  void knownExponentsGiveTheKnownValues() {
    const auto vectors = read_vectors("crypto_dh.vec", "exchange");
    QCOMPARE(vectors.size(), std::size_t{2});
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
      QCOMPARE(ab->size(), dh_size(group));
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
};

DRAWBRIDGE_TEST(DhTest);
#include "dh_test.moc"
