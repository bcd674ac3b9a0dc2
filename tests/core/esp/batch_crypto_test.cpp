// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/crypto/vectors.h"
#include "core/esp/tunnel.h"
#include "esp/batch_crypto.h"

using namespace drawbridge;
using namespace drawbridge::esp;
using testing::read_vectors;

namespace {

AuthAlgorithm auth_named(const std::string& name) {
  if (name == "md5") return AuthAlgorithm::hmac_md5_96;
  if (name == "sha1") return AuthAlgorithm::hmac_sha1_96;
  return name == "sha256" ? AuthAlgorithm::hmac_sha2_256_128 : AuthAlgorithm::none;
}

EspKeys keys_of(const testing::Vector& v, Direction direction) {
  return EspKeys::create(direction, testing::cipher_named(v.text("Cipher")), auth_named(v.text("Auth")),
                         v.secret("Enc"), v.secret("AuthKey"))
      .value();
}

/// The packet of a vector before sealing: header, IV, inner data, padding 1, 2, 3, ..., room for the ICV.
Bytes unsealed(const testing::Vector& v, const EspKeys& keys) {
  Bytes out = v.octets("Packet");
  out.resize(8);
  append(out, v.octets("Iv"));
  append(out, v.octets("Inner"));
  const std::size_t size = v.octets("Packet").size() - keys.icv_size();
  std::uint8_t pad = 0;
  while (out.size() + 2 < size) out.push_back(++pad);
  out.push_back(pad);
  append(out, v.octets("Next"));
  out.resize(out.size() + keys.icv_size());
  return out;
}

}  // namespace

class BatchCryptoTest : public QObject {
  Q_OBJECT
 private slots:
  void knownPacketsAreSealedAndOpened() {
    const auto vectors = read_vectors("esp_packets.vec", "esp");
    QCOMPARE(vectors.size(), std::size_t{10});
    const auto crypto = make_openssl_batch_crypto();
    for (const auto& v : vectors) {
      EspKeys sealing = keys_of(v, Direction::outbound);
      EspKeys opening = keys_of(v, Direction::inbound);
      const Bytes before = unsealed(v, sealing);
      Bytes packet = before;
      CryptoJob job{&sealing, packet, JobStatus::pending};
      crypto->seal({&job, 1});
      QCOMPARE(job.status, JobStatus::done);
      QCOMPARE(to_hex(packet), v.text("Packet"));
      job = {&opening, packet, JobStatus::pending};
      crypto->open({&job, 1});
      QCOMPARE(job.status, JobStatus::done);
      QVERIFY(equal(ByteView(packet).first(packet.size() - opening.icv_size()),
                    ByteView(before).first(before.size() - opening.icv_size())));
    }
  }
  void everyFlippedBitIsFoundBeforeAnythingIsDecrypted() {
    const auto crypto = make_openssl_batch_crypto();
    int flips = 0;
    for (const auto& v : read_vectors("esp_packets.vec", "esp")) {
      if (v.text("Auth") == "none") continue;
      EspKeys keys = keys_of(v, Direction::inbound);
      const Bytes good = v.octets("Packet");
      for (std::size_t bit = 0; bit < good.size() * 8; bit += 3) {
        Bytes packet = good;
        packet[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const Bytes before = packet;
        CryptoJob job{&keys, packet, JobStatus::pending};
        crypto->open({&job, 1});
        QCOMPARE(job.status, JobStatus::bad_icv);
        QCOMPARE(packet, before);
        ++flips;
      }
    }
    QVERIFY(flips > 1000);
  }
  void everyTruncationIsRefused() {
    const auto crypto = make_openssl_batch_crypto();
    for (const auto& v : read_vectors("esp_packets.vec", "esp")) {
      EspKeys keys = keys_of(v, Direction::inbound);
      const Bytes good = v.octets("Packet");
      for (std::size_t size = 0; size < good.size(); ++size) {
        Bytes packet(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));
        CryptoJob job{&keys, packet, JobStatus::pending};
        crypto->open({&job, 1});
        // Without an ICV a cut at a block's end cannot be seen here.
        if (v.text("Auth") != "none") QVERIFY(job.status != JobStatus::done);
        QVERIFY(job.status != JobStatus::pending);
      }
    }
  }
  void keysOfTheWrongSizeAreRefused() {
    for (const auto& suite : testing::suites()) {
      const Secret enc(Bytes(crypto::key_size(suite.cipher), 1));
      const Secret auth(Bytes(esp::key_size(suite.auth), 1));
      const Secret odd(Bytes(5, 1));
      QVERIFY(EspKeys::create(Direction::inbound, suite.cipher, suite.auth, enc, auth));
      QVERIFY(!EspKeys::create(Direction::inbound, suite.cipher, suite.auth, odd, auth));
      QVERIFY(!EspKeys::create(Direction::inbound, suite.cipher, suite.auth, enc, odd));
    }
    QVERIFY(!EspKeys::create(Direction::inbound, {crypto::CipherAlgorithm::aes_cbc, 100}, AuthAlgorithm::none,
                             {}, {}));
  }
};

DRAWBRIDGE_TEST(BatchCryptoTest);
#include "batch_crypto_test.moc"
