// SPDX-License-Identifier: GPL-3.0-or-later
// AES-GCM as ESP uses it (RFC 4106).
#include <QTest>

#include "base/random.h"
#include "core/crypto/vectors.h"
#include "crypto/cipher.h"

using namespace drawbridge;
using namespace drawbridge::crypto;

class GcmTest : public QObject {
  Q_OBJECT

  static GcmContext make(int bits, ByteView key, GcmContext::Direction direction) {
    return GcmContext::create({CipherAlgorithm::aes_gcm, bits}, key, direction).value();
  }

 private slots:
  /// wire-esp.md 7.8: a packet with 64-bit sequence numbers, so 12 octets of associated data.
  void theKnownPacketIsSealedAndOpened() {
    const auto octets = [](const char* hex) { return from_hex(hex).value(); };
    const Bytes key = octets("4c80cdefbb5d10da906ac73c3613a6342e443b68");
    const Bytes iv = octets("4956ed7e3b244cfe");
    const Bytes associated = octets("000043218765432100000000");
    const Bytes text = octets(
        "45000048699a000080114db7c0a80102c0a801010a9bf15638d3010000010000000000"
        "00045f736970045f756470037369700963796265726369747902646b000021000101020201");
    const std::string sealed =
        "fecf537e729d5b07dc30df528dd22b768d1b98736696a6fd348509fa13ceac34cfa2436f14a3f3cf65925bf1f4a13c5d15b2"
        "1e1884"
        "f5ff6247aeabb786b93bce61bc17d768fd9732";
    Bytes data = text;
    Bytes tag(kGcmTagSize);
    auto sealing = make(128, key, GcmContext::Direction::encrypt);
    QVERIFY(sealing.seal(iv, associated, data, tag));
    QCOMPARE(to_hex(data), sealed);
    QCOMPARE(to_hex(tag), std::string("459018148f6cbe722fd04796562dfdb4"));
    auto opening = make(128, key, GcmContext::Direction::decrypt);
    QVERIFY(opening.open(iv, associated, data, tag));
    QCOMPARE(data, text);
  }
  void everyKeyLengthComesBack_data() {
    QTest::addColumn<int>("bits");
    for (const int bits : {128, 192, 256}) QTest::addRow("%d", bits) << bits;
  }
  void everyKeyLengthComesBack() {
    QFETCH(int, bits);
    SeededRandom random(11);
    const CipherSpec spec{CipherAlgorithm::aes_gcm, bits};
    QCOMPARE(key_size(spec), static_cast<std::size_t>(bits / 8 + 4));
    QCOMPARE(iv_size(spec), std::size_t{8});
    const Bytes key = random.bytes(key_size(spec));
    auto sealing = make(bits, key, GcmContext::Direction::encrypt);
    auto opening = make(bits, key, GcmContext::Direction::decrypt);
    for (std::size_t size = 0; size < 200; size += 7) {
      const Bytes text = random.bytes(size);
      const Bytes iv = random.bytes(8);
      const Bytes associated = random.bytes(8);
      Bytes data = text;
      Bytes tag(kGcmTagSize);
      QVERIFY(sealing.seal(iv, associated, data, tag));
      QVERIFY(size < 8 || data != text);
      // Whatever is changed is noticed, and the text stays sealed.
      const Bytes before = data;
      for (int what = 0; what < 4; ++what) {
        Bytes other_iv = iv, other_associated = associated, other_tag = tag;
        if (what == 0) other_iv[0] ^= 1;
        if (what == 1) other_associated[7] ^= 0x80;
        if (what == 2) other_tag[15] ^= 1;
        if (what == 3 && size > 0) data[size / 2] ^= 4;
        if (what == 3 && size == 0) continue;
        const Bytes changed = data;
        QVERIFY(!opening.open(other_iv, other_associated, data, other_tag));
        QCOMPARE(data, changed);
        data = before;
      }
      QVERIFY(opening.open(iv, associated, data, tag));
      QCOMPARE(data, text);
    }
  }
  void wrongSizesAreRefused() {
    const CipherSpec spec{CipherAlgorithm::aes_gcm, 128};
    for (const std::size_t size : {0U, 16U, 19U, 21U, 36U})
      QVERIFY(!GcmContext::create(spec, Bytes(size), GcmContext::Direction::encrypt));
    QVERIFY(!GcmContext::create({CipherAlgorithm::aes_gcm, 100}, Bytes(20), GcmContext::Direction::encrypt));
    QVERIFY(!GcmContext::create({CipherAlgorithm::aes_cbc, 128}, Bytes(16), GcmContext::Direction::encrypt));
    // And it is no block cipher.
    QVERIFY(!CbcContext::create(spec, Bytes(20), CbcContext::Direction::encrypt));
    auto context = make(128, Bytes(20, 1), GcmContext::Direction::encrypt);
    Bytes data(16), tag(16), short_tag(12);
    QVERIFY(!context.seal(Bytes(12), {}, data, tag));
    QVERIFY(!context.seal(Bytes(8), {}, data, short_tag));
    QVERIFY(!context.open(Bytes(8), {}, data, short_tag));
  }
};

DRAWBRIDGE_TEST(GcmTest);
#include "gcm_test.moc"
