// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/esp/tunnel.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::esp;
using namespace drawbridge::testing;

class SadTest : public QObject {
  Q_OBJECT
 private slots:
  void whatCannotBeInstalledIsNamed() {
    SeededRandom random(1);
    Sad sad;
    const auto error_of = [&](const SaParams& p) {
      const auto result = sad.install_outbound(p, kStart);
      return result ? std::optional<SaError>() : std::optional(result.error());
    };
    const Suite aes{"aes128", {crypto::CipherAlgorithm::aes_cbc, 128}, AuthAlgorithm::hmac_sha1_96};
    SaParams p = sender_params(aes, 255, random);
    QCOMPARE(error_of(p), std::optional(SaError::reserved_spi));
    p = sender_params(aes, 256, random);
    p.cipher.key_bits = 160;
    QCOMPARE(error_of(p), std::optional(SaError::unsupported_cipher));
    p = sender_params(aes, 256, random);
    p.cipher.key_bits = 256;
    QCOMPARE(error_of(p), std::optional(SaError::bad_key_size));
    p = sender_params(aes, 256, random);
    p.authentication_key = Secret(Bytes(16, 1));
    QCOMPARE(error_of(p), std::optional(SaError::bad_key_size));
    for (const auto& cipher : {aes.cipher, crypto::CipherSpec{}}) {
      p = sender_params({"", cipher, AuthAlgorithm::none}, 256, random);
      QCOMPARE(error_of(p), std::optional(SaError::no_authentication));
    }
    p = sender_params(kDesMd5, 256, random);
    p.encryption_key = Secret(Bytes(8, 1));
    QCOMPARE(error_of(p), std::optional(SaError::weak_key));
    p = sender_params(aes, 256, random);
    QVERIFY(!error_of(p));
    QCOMPARE(error_of(p), std::optional(SaError::duplicate));
    QCOMPARE(sad.outbound_count(), std::size_t{1});
    QCOMPARE(sad.inbound_count(), std::size_t{0});
  }
  void twoPeersMayChooseTheSameSpi() {
    SeededRandom random(2);
    Sad sad;
    SaParams a = sender_params(kDesMd5, 0x5555, random);
    SaParams b = sender_params(kDesMd5, 0x5555, random);
    b.remote = Ipv4Address(192, 168, 1, 9);
    QVERIFY(sad.install_outbound(a, kStart));
    QVERIFY(sad.install_outbound(b, kStart));
    QVERIFY(sad.remove_outbound(0x5555, b.remote));
    QVERIFY(!sad.remove_outbound(0x5555, b.remote));
    QVERIFY(sad.outbound(0x5555, a.remote) != nullptr);
    QVERIFY(sad.outbound(0x5555, b.remote) == nullptr);
  }
  void theMostSpecificThenTheNewestIsSelected() {
    SeededRandom random(3);
    Sad sad;
    const auto install = [&](std::uint32_t spi, const char* local, const char* remote,
                             std::uint8_t protocol = 0, std::uint16_t port = 0) {
      SaParams p = sender_params(kDesMd5, spi, random);
      p.local_selector.network = *Prefix::parse(local);
      p.remote_selector = {*Prefix::parse(remote), protocol, port};
      QVERIFY(sad.install_outbound(p, kStart));
    };
    const auto selected = [&](Ipv4Address to, std::uint8_t protocol = 1, std::uint16_t port = 0) {
      const Sa* sa = sad.select_outbound(Flow{kInner, to, protocol, 1024, port});
      return sa == nullptr ? 0U : sa->params.spi;
    };
    QCOMPARE(selected(kServer), 0U);
    install(0x101, "10.89.129.200", "0.0.0.0/0");
    install(0x102, "10.89.129.200", "192.168.1.1");
    QCOMPARE(selected(kHeadend), 0x102U);  // the pair of the 4.x client: host to host ...
    QCOMPARE(selected(kServer), 0x101U);   // ... and all else
    install(0x103, "10.89.129.192/28", "10.89.129.0/24");
    install(0x104, "10.89.129.200", "10.89.129.0/24");
    install(0x105, "10.89.129.192/28", "10.89.129.0/24");
    QCOMPARE(selected(kServer), 0x104U);  // longer local network, although 105 is newer
    install(0x106, "10.89.129.200", "10.89.129.0/24");
    QCOMPARE(selected(kServer), 0x106U);  // rekeyed
    install(0x107, "10.89.129.200", "10.89.129.0/24", 6, 80);
    QCOMPARE(selected(kServer, 6, 80), 0x107U);
    QCOMPARE(selected(kServer, 6, 81), 0x106U);
    QCOMPARE(selected(kServer, 17, 80), 0x106U);
    install(0x108, "1.2.3.4", "10.89.129.131");
    QCOMPARE(selected(kServer), 0x106U);  // another source's, however specific
    QVERIFY(sad.remove_outbound(0x106, kHeadend));
    QCOMPARE(selected(kServer), 0x104U);
    QCOMPARE(sad.remove_peer(kHeadend), std::size_t{7});
    QCOMPARE(selected(kServer), 0U);
  }
  void statusSaysWhatWasInstalledInItsOrder() {
    SeededRandom random(4);
    Sad sad;
    const TimePoint later = kStart + Seconds(5);
    SaParams out = sender_params(
        {"aes256", {crypto::CipherAlgorithm::aes_cbc, 256}, AuthAlgorithm::hmac_sha1_96}, 0x9999, random);
    out.hard_kilobytes = 4608000;
    SaParams in = swapped(sender_params(kDesMd5, 0x8888, random));
    in.replay_window = 100;
    QVERIFY(sad.install_outbound(out, kStart));
    QVERIFY(sad.install_inbound(in, later));
    const auto status = sad.status();
    QCOMPARE(status.size(), std::size_t{2});
    QCOMPARE(status[0].spi, 0x9999U);
    QCOMPARE(status[0].direction, Direction::outbound);
    QCOMPARE(status[0].cipher, std::string("esp-aes-256"));
    QCOMPARE(status[0].authentication, std::string("esp-sha-hmac"));
    QCOMPARE(status[0].remaining_kilobytes, std::optional<std::uint64_t>(4608000));
    QCOMPARE(status[0].conn_id, std::uint16_t{3});
    QCOMPARE(status[1].cipher, std::string("esp-des"));
    QCOMPARE(status[1].authentication, std::string("esp-md5-hmac"));
    QCOMPARE(status[1].replay_window, 128U);
    QVERIFY(!status[1].remaining_kilobytes);
    QVERIFY(status[1].created_at == later);
    QVERIFY(status[1] == sad.inbound_status(0x8888));
    QVERIFY(status[0] == sad.outbound_status(0x9999, kHeadend));
    QVERIFY(!sad.inbound_status(0x9999));
    // The keys have gone where they are used.
    QVERIFY(sad.inbound(0x8888)->params.encryption_key.empty());
  }
  void nothingIsLeftOfManyInstallationsAndRemovals() {
    SeededRandom random(5);
    Sad sad;
    for (std::uint32_t i = 0; i < 2000; ++i) {
      SaParams p = sender_params(kDesMd5, 0x1000 + i, random);
      p.remote_selector.network = {Ipv4Address(0x0A140000 + i % 700), static_cast<int>(i % 33)};
      QVERIFY(sad.install_outbound(p, kStart));
      QVERIFY(sad.install_inbound(swapped(p), kStart));
    }
    QCOMPARE(sad.status().size(), std::size_t{4000});
    for (std::uint32_t i = 0; i < 2000; ++i) {
      QVERIFY(sad.remove_outbound(0x1000 + i, kHeadend));
      QVERIFY(sad.remove_inbound(0x1000 + i));
    }
    QCOMPARE(sad.outbound_count() + sad.inbound_count(), std::size_t{0});
    QVERIFY(sad.select_outbound(Flow{kInner, Ipv4Address(0x0A140000), 1, 0, 0}) == nullptr);
  }
};

DRAWBRIDGE_TEST(SadTest);
#include "sad_test.moc"
