// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <thread>

#include "base/random.h"
#include "core/crypto/vectors.h"
#include "crypto/hash.h"
#include "crypto/thread_end.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::read_vectors;

class HashTest : public QObject {
  Q_OBJECT
 private slots:
  void digestsAreThoseOfTheirStandards() {
    const auto vectors = read_vectors("crypto_hash.vec", "hash");
    QCOMPARE(vectors.size(), std::size_t{12});
    for (const auto& v : vectors) {
      QCOMPARE(to_hex(hash(testing::hash_named(v.text("Algorithm")), {v.octets("In")})), v.text("Out"));
    }
  }
  void hmacsAreThoseOfTheirStandards() {
    const auto vectors = read_vectors("crypto_hash.vec", "hmac");
    QCOMPARE(vectors.size(), std::size_t{23});
    for (const auto& v : vectors) {
      const auto algorithm = testing::hash_named(v.text("Algorithm"));
      const std::string whole = to_hex(hmac(algorithm, v.octets("Key"), {v.octets("In")}));
      // RFC 4231 case 5 prints only the 16 octets that are left of it.
      QCOMPARE(whole.substr(0, v.text("Out").size()), v.text("Out"));
      QVERIFY(v.text("Out").size() >= 32);
      QVERIFY(hmac_secret(algorithm, v.octets("Key"), {v.octets("In")}) == Secret(*from_hex(whole)));
    }
  }
  void aThreadThatGaveBackItsShareCanStillHash() {
    const Bytes text{'a', 'b', 'c'};
    const Bytes before = hash(HashAlgorithm::sha256, {text});
    std::thread([&] {
      QCOMPARE(hash(HashAlgorithm::sha256, {text}), before);
      end_thread();
      QCOMPARE(hash(HashAlgorithm::sha256, {text}), before);
      end_thread();
    }).join();
    QCOMPARE(hash(HashAlgorithm::sha256, {text}), before);
  }
  void partsAreHashedOneBehindTheOther() {
    SeededRandom random(1);
    for (int i = 0; i < 200; ++i) {
      const Bytes a = random.bytes(random.below(100));
      const Bytes b = random.bytes(random.below(100));
      const Bytes key = random.bytes(random.below(200));
      const auto algorithm = static_cast<HashAlgorithm>(random.below(5));
      QCOMPARE(hash(algorithm, {a, b}), hash(algorithm, {concat({a, b})}));
      QCOMPARE(hmac(algorithm, key, {a, {}, b}), hmac(algorithm, key, {concat({a, b})}));
      QCOMPARE(hash(algorithm, {a}).size(), hash_size(algorithm));
    }
  }
  void aKeyMadeReadyGivesTheSame() {
    SeededRandom random(2);
    for (int i = 0; i < 1000; ++i) {
      const auto algorithm = static_cast<HashAlgorithm>(random.below(5));
      const Bytes key = random.bytes(random.below(200));
      const Bytes data = random.bytes(random.below(300));
      Bytes whole = hmac(algorithm, key, {data});
      Bytes out(1 + random.below(static_cast<std::uint32_t>(whole.size())));
      HmacKey(algorithm, key).compute(data, out);
      whole.resize(out.size());
      QCOMPARE(out, whole);
    }
  }
};

DRAWBRIDGE_TEST(HashTest);
#include "hash_test.moc"
