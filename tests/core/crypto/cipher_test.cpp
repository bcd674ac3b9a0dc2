// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "base/random.h"
#include "core/crypto/vectors.h"
#include "crypto/cipher.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::read_vectors;

namespace {

const std::array<CipherSpec, 6> kAll{{{CipherAlgorithm::null, 0},
                                      {CipherAlgorithm::des_cbc, 0},
                                      {CipherAlgorithm::des3_cbc, 0},
                                      {CipherAlgorithm::aes_cbc, 128},
                                      {CipherAlgorithm::aes_cbc, 192},
                                      {CipherAlgorithm::aes_cbc, 256}}};

}  // namespace

class CipherTest : public QObject {
  Q_OBJECT
 private slots:
  void cbcGivesTheOctetsOfTheStandards() {
    const auto vectors = read_vectors("crypto_cipher.vec", "cbc");
    QCOMPARE(vectors.size(), std::size_t{11});
    for (const auto& v : vectors) {
      const CipherSpec spec = testing::cipher_named(v.text("Algorithm"));
      Bytes data = v.octets("In");
      QVERIFY(cbc_encrypt(spec, v.octets("Key"), v.octets("Iv"), data));
      QCOMPARE(to_hex(data), v.text("Out"));
      QVERIFY(cbc_decrypt(spec, v.octets("Key"), v.octets("Iv"), data));
      QCOMPARE(data, v.octets("In"));
    }
  }
  void desIsTheSameFromTheLegacyModuleAndFromTripleDes() {
    QVERIFY2(legacy_des_available(), "this OpenSSL has no legacy module: nothing to compare");
    SeededRandom random(3);
    const CipherSpec des{CipherAlgorithm::des_cbc, 0};
    for (int i = 0; i < 100; ++i) {
      const Bytes key = random.bytes(8);
      const Bytes iv = random.bytes(8);
      const Bytes data = random.bytes(8 * (1 + random.below(40)));
      for (const auto direction : {CbcContext::Direction::encrypt, CbcContext::Direction::decrypt}) {
        auto legacy = CbcContext::create(des, key, direction, DesSource::legacy_provider);
        auto triple = CbcContext::create(des, key, direction, DesSource::triple_des);
        QVERIFY(legacy && triple);
        Bytes a = data;
        Bytes b = data;
        QVERIFY(legacy->run(iv, a) && triple->run(iv, b));
        QCOMPARE(a, b);
        QVERIFY(a != data);
      }
    }
  }
  void theDesVectorHoldsInBothWays() {
    const auto v = read_vectors("crypto_cipher.vec", "cbc").front();
    QCOMPARE(v.text("Algorithm"), std::string("des"));
    for (const auto source : {DesSource::legacy_provider, DesSource::triple_des, DesSource::automatic}) {
      auto context = CbcContext::create({CipherAlgorithm::des_cbc, 0}, v.octets("Key"),
                                        CbcContext::Direction::encrypt, source);
      QVERIFY(context);
      Bytes data = v.octets("In");
      QVERIFY(context->run(v.octets("Iv"), data));
      QCOMPARE(to_hex(data), v.text("Out"));
    }
  }
  void aContextKeepsItsKeyAndNothingElseBetweenUses() {
    SeededRandom random(4);
    for (const CipherSpec& spec : kAll) {
      const Bytes key = random.bytes(key_size(spec));
      auto encrypt = CbcContext::create(spec, key, CbcContext::Direction::encrypt);
      auto decrypt = CbcContext::create(spec, key, CbcContext::Direction::decrypt);
      QVERIFY(encrypt && decrypt);
      for (int i = 0; i < 20; ++i) {
        const Bytes iv = random.bytes(iv_size(spec));
        const Bytes plain = random.bytes(block_size(spec) * (1 + random.below(20)));
        Bytes kept = plain;
        Bytes once = plain;
        QVERIFY(encrypt->run(iv, kept));
        QVERIFY(cbc_encrypt(spec, key, iv, once));
        QCOMPARE(kept, once);
        QVERIFY(decrypt->run(iv, kept));
        QCOMPARE(kept, plain);
      }
    }
  }
  void wrongSizesAreRefusedAndChangeNothing() {
    for (const CipherSpec& spec : kAll) {
      const Bytes key(key_size(spec), 0x5A);
      const Bytes iv(iv_size(spec), 1);
      Bytes data(block_size(spec) * 2, 7);
      const Bytes before = data;
      QVERIFY(!cbc_encrypt(spec, Bytes(key.size() + 1, 0), iv, data));
      QVERIFY(!cbc_encrypt(spec, key, Bytes(iv.size() + 1, 0), data));
      QVERIFY(!cbc_decrypt(spec, key, Bytes(iv.size() + 1, 0), data));
      if (block_size(spec) > 1) {
        QVERIFY(!cbc_encrypt(spec, key, iv, ByteSpan(data).first(data.size() - 1)));
        QVERIFY(!cbc_decrypt(spec, key, iv, ByteSpan(data).first(1)));
      }
      QCOMPARE(data, before);
    }
    for (const int bits : {0, 64, 127, 129, 512, -128}) {
      const CipherSpec spec{CipherAlgorithm::aes_cbc, bits};
      QVERIFY(!is_supported(spec));
      QCOMPARE(key_size(spec), std::size_t{0});
      QVERIFY(!CbcContext::create(spec, {}, CbcContext::Direction::encrypt));
    }
  }
  void weakDesKeysAreKnownWhateverTheirParity() {
    const std::array<const char*, 16> weak{
        "0101010101010101", "fefefefefefefefe", "e0e0e0e0f1f1f1f1", "1f1f1f1f0e0e0e0e",
        "011f011f010e010e", "1f011f010e010e01", "01e001e001f101f1", "e001e001f101f101",
        "01fe01fe01fe01fe", "fe01fe01fe01fe01", "1fe01fe00ef10ef1", "e01fe01ff10ef10e",
        "1ffe1ffe0efe0efe", "fe1ffe1ffe0efe0e", "e0fee0fef1fef1fe", "fee0fee0fef1fef1"};
    SeededRandom random(5);
    for (const char* hex : weak) {
      Bytes key = *from_hex(hex);
      QVERIFY2(is_weak_des_key(key), hex);
      for (auto& octet : key) octet = static_cast<std::uint8_t>(octet ^ (random.u32() & 1U));
      QVERIFY2(is_weak_des_key(key), hex);
      key[random.below(8)] ^= 0x10;
      QVERIFY2(!is_weak_des_key(key), hex);
    }
    QVERIFY(!is_weak_des_key(*from_hex("0123456789abcdef")));
    QVERIFY(!is_weak_des_key({}));
  }
  void tripleDesWithEqualPartsIsNoBetterThanDes() {
    const CipherSpec spec{CipherAlgorithm::des3_cbc, 0};
    const Bytes a = *from_hex("0123456789abcdef");
    const Bytes b = *from_hex("23456789abcdef01");
    QVERIFY(is_weak_key(spec, concat({a, a, b})));
    QVERIFY(is_weak_key(spec, concat({b, a, a})));
    QVERIFY(!is_weak_key(spec, concat({a, b, a})));
    QVERIFY(is_weak_key({CipherAlgorithm::des_cbc, 0}, *from_hex("0101010101010101")));
    QVERIFY(!is_weak_key({CipherAlgorithm::aes_cbc, 128}, Bytes(16, 1)));
  }
};

DRAWBRIDGE_TEST(CipherTest);
#include "cipher_test.moc"
