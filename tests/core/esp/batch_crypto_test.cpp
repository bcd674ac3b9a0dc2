// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "base/random.h"
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
  static void implementations() {
    QTest::addColumn<bool>("multibuffer");
    QTest::newRow("packet by packet") << false;
    if (make_multibuffer_batch_crypto()) QTest::newRow("side by side") << true;
  }
  static std::unique_ptr<BatchCrypto> chosen() {
    const bool multibuffer = *static_cast<bool*>(QTest::qData("multibuffer", qMetaTypeId<bool>()));
    return multibuffer ? make_multibuffer_batch_crypto() : make_openssl_batch_crypto();
  }

 private slots:
  void knownPacketsAreSealedAndOpened_data() { implementations(); }
  void knownPacketsAreSealedAndOpened() {
    const auto vectors = read_vectors("esp_packets.vec", "esp");
    QCOMPARE(vectors.size(), std::size_t{10});
    const auto crypto = chosen();
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
  void everyFlippedBitIsFoundBeforeAnythingIsDecrypted_data() { implementations(); }
  void everyFlippedBitIsFoundBeforeAnythingIsDecrypted() {
    const auto crypto = chosen();
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
  void everyTruncationIsRefused_data() { implementations(); }
  void everyTruncationIsRefused() {
    const auto crypto = chosen();
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
  /// Bursts of every kind, mixed, some of them long, some with broken packets: octet for octet what the slow
  /// implementation does.
  void batchesGiveTheSameAsSinglePackets() {
    const auto fast = make_multibuffer_batch_crypto();
    if (!fast) QSKIP("the machine has no multi-buffer library");
    const auto slow = make_openssl_batch_crypto();
    SeededRandom random(77);
    const auto suites = testing::suites();
    struct Pair {
      EspKeys fast_out, fast_in, slow_out, slow_in;
    };
    std::vector<Pair> pairs;
    for (const auto& suite : suites) {
      const Secret enc(random.bytes(crypto::key_size(suite.cipher)));
      const Secret auth(random.bytes(esp::key_size(suite.auth)));
      const auto make = [&](Direction direction) {
        return EspKeys::create(direction, suite.cipher, suite.auth, enc, auth).value();
      };
      pairs.push_back({make(Direction::outbound), make(Direction::inbound), make(Direction::outbound),
                       make(Direction::inbound)});
    }
    for (const std::size_t count : {1U, 2U, 7U, 8U, 9U, 64U, 127U, 128U, 129U, 500U}) {
      std::vector<Bytes> one, two;
      std::vector<std::size_t> suite;
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t which = random.below(static_cast<std::uint32_t>(pairs.size()));
        const EspKeys& keys = pairs[which].slow_out;
        const std::size_t block = std::max<std::size_t>(crypto::block_size(keys.cipher()), 4);
        const std::size_t text = block * (1 + random.below(static_cast<std::uint32_t>(1500 / block)));
        suite.push_back(which);
        one.push_back(random.bytes(8 + keys.iv_size() + text + keys.icv_size()));
        two.push_back(one.back());
      }
      const auto run = [&](BatchCrypto& crypto, std::vector<Bytes>& packets, auto member, bool seal) {
        std::vector<CryptoJob> jobs;
        for (std::size_t i = 0; i < count; ++i) {
          jobs.push_back({&(pairs[suite[i]].*member), packets[i], JobStatus::pending});
        }
        seal ? crypto.seal(jobs) : crypto.open(jobs);
        std::vector<JobStatus> out;
        for (const CryptoJob& job : jobs) out.push_back(job.status);
        return out;
      };
      QVERIFY(run(*fast, one, &Pair::fast_out, true) == run(*slow, two, &Pair::slow_out, true));
      QCOMPARE(one, two);
      for (std::size_t i = 0; i < count; ++i) {
        if (random.below(5) != 0) continue;
        const std::size_t at = random.below(static_cast<std::uint32_t>(one[i].size()));
        one[i][at] ^= 4;
        two[i][at] ^= 4;
      }
      const auto opened = run(*fast, one, &Pair::fast_in, false);
      QVERIFY(opened == run(*slow, two, &Pair::slow_in, false));
      QCOMPARE(one, two);
      QVERIFY(count < 64 || std::ranges::count(opened, JobStatus::bad_icv) > 0);
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
