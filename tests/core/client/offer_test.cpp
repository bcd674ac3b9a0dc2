// SPDX-License-Identifier: GPL-3.0-or-later
// What an entry offers, with and without its switch for legacy algorithms (client.md 12.3).
#include <QTest>
#include <algorithm>

#include "client/offer.h"
#include "client/pcf.h"
#include "core/client/bed.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;
using namespace drawbridge::testing;
using crypto::CipherAlgorithm;
using crypto::DhGroup;
using crypto::HashAlgorithm;

class OfferTest : public QObject {
  Q_OBJECT

 private slots:
  void weakOnesNeedTheSwitch() {
    for (const int group : {2, 5, 14, 15, 16, 17, 18, 19, 20, 21}) {
      Profile profile = modern();
      profile.dh_group = group;
      const auto phase1 = phase1_offer(profile);
      QVERIFY(!phase1.empty());
      for (const auto& each : phase1) {
        QVERIFY(each.encryption.algorithm != CipherAlgorithm::des_cbc);
        QVERIFY(each.hash != HashAlgorithm::md5);
        QCOMPARE(static_cast<int>(each.group), group);
      }
      for (const auto& each : phase2_offer(profile)) {
        QVERIFY(each.transforms[0].encryption.algorithm != CipherAlgorithm::des_cbc);
        QVERIFY(each.transforms[0].authentication != ike::EspAuth::hmac_md5);
      }
      // With it they come behind the others, and nothing else changes.
      Profile old = profile;
      old.allow_legacy = true;
      const auto more = phase1_offer(old);
      QVERIFY(more.size() > phase1.size());
      QVERIFY(std::equal(phase1.begin(), phase1.end(), more.begin()));
      QVERIFY(more.back().encryption.algorithm == CipherAlgorithm::des_cbc);
      const auto esp = phase2_offer(profile);
      const auto more_esp = phase2_offer(old);
      QVERIFY(more_esp.size() > esp.size() && std::equal(esp.begin(), esp.end(), more_esp.begin()));
    }
  }
  void modernOnesComeFirst() {
    const auto phase1 = phase1_offer(modern());
    QVERIFY(phase1.front().hash == HashAlgorithm::sha256);
    QCOMPARE(phase1.front().encryption.key_bits, 256);
    QVERIFY(phase2_offer(modern()).front().transforms[0] == kGcm);
    const auto first_sha1 = std::find_if(phase1.begin(), phase1.end(),
                                         [](const auto& each) { return each.hash == HashAlgorithm::sha1; });
    QVERIFY(std::none_of(first_sha1, phase1.end(),
                         [](const auto& each) { return each.hash == HashAlgorithm::sha256; }));
  }
  /// All of it still fits into one packet of an ordinary path.
  void messageOneFitsIntoAPacket() {
    for (const int group : {2, 14, 19, 21}) {
      Profile profile = modern();
      profile.allow_legacy = true;
      profile.dh_group = group;
      SeededRandom random(5);
      ike::IkeEndpoint client(kClientAt, random);
      client.initiate({},
                      initiator_config(profile, kClientAt, kGatewayAt, Secret(std::string_view("s")), "x"));
      std::size_t size = 0;
      while (const auto action = client.poll_action()) {
        if (const auto* send = std::get_if<ike::Transmit>(&*action)) size = send->datagram.size();
      }
      QVERIFY(size > 0);
      QVERIFY2(size + 28 <= 1492, std::to_string(size).c_str());
    }
  }
  void whatDeservesAWarningIsNamed() {
    const auto names = [](const Profile& profile) { return weak_algorithms(profile); };
    const std::vector<std::string> mild{"3DES", "SHA-1"};
    QCOMPARE(names(modern()), mild);
    Profile profile = modern();
    profile.dh_group = 2;
    const std::vector<std::string> group2{"3DES", "SHA-1", "Diffie-Hellman group 2"};
    QCOMPARE(names(profile), group2);
    profile.allow_legacy = true;
    const std::vector<std::string> all{"DES", "3DES", "MD5", "SHA-1", "Diffie-Hellman group 2"};
    QCOMPARE(names(profile), all);
  }
  void classicClientsHaveTheSwitchOn() {
    Profile profile = modern();
    profile.offer = OfferProfile::vpn_client_4_0_5;
    QVERIFY(allows_legacy(profile));
    QCOMPARE(phase1_offer(profile).size(), std::size_t{8});
    QVERIFY(allows_legacy(Profile{}));
    QVERIFY(!allows_legacy(new_entry()));
  }
  /// An imported file comes from a client that had nothing better than 3DES, and so does its gateway.
  void importedFilesHaveTheSwitchOn() {
    const auto read = read_pcf(as_bytes("[main]\nHost=192.168.1.1\nAuthType=1\nGroupName=g\n"), "x.pcf");
    QVERIFY(read);
    QVERIFY(read->profile.allow_legacy);
    // One of ours says it.
    const auto ours = read_pcf(as_bytes("[main]\nHost=192.168.1.1\nX-Drawbridge-LegacyCrypto=0\n"), "x.pcf");
    QVERIFY(ours);
    QVERIFY(!ours->profile.allow_legacy);
  }
  /// strongSwan takes the first method whose algorithms fit, also where it has no Xauth to go on with.
  void aCertificateAloneOffersNoLoginOfAUser() {
    Profile profile = modern();
    profile.auth_type = AuthType::certificate;
    const auto with_login = phase1_offer(profile);
    profile.offer_user_login = false;
    const auto alone = phase1_offer(profile);
    QCOMPARE(alone.size() * 2, with_login.size());
    QCOMPARE(with_login.front().method, ike::AuthMethod::xauth_init_rsa);
    for (const auto& transform : alone) QCOMPARE(transform.method, ike::AuthMethod::rsa_signatures);
  }
  void anEntryMayNameItsLifetimes() {
    Profile profile = modern();
    const auto config_of = [&] { return initiator_config(profile, {}, {}, Secret(), ""); };
    QCOMPARE(config_of().phase1.front().life_seconds, std::optional<std::uint32_t>(86400));
    QCOMPARE(config_of().phase2_life_seconds, std::optional<std::uint32_t>(28800));
    profile.phase1_seconds = 3600;
    profile.phase2_seconds = 600;
    for (const auto& transform : config_of().phase1)
      QCOMPARE(transform.life_seconds, std::optional<std::uint32_t>(3600));
    QCOMPARE(config_of().phase2_life_seconds, std::optional<std::uint32_t>(600));
    // Shorter than half a minute there would be nothing but rekeying.
    const auto read = read_pcf(as_bytes("[main]\nHost=192.168.1.1\nX-Drawbridge-IkeLifetime=29\n"), "x.pcf");
    QVERIFY(read);
    QCOMPARE(read->profile.phase1_seconds, 0U);
    QVERIFY(!read->notes.empty());
  }
  void aModernGatewayTakesTheModernOffer() {
    const Bed bed(
        modern(),
        gateway({{10, {CipherAlgorithm::aes_cbc, 256}, HashAlgorithm::sha512, DhGroup::modp2048, 86400}},
                kGcm));
    QVERIFY(bed.up);
    QVERIFY(!bed.ended);
  }
  void aRefusedModernOfferSaysThatLegacyWouldHelp_data() {
    QTest::addColumn<bool>("phase2");
    QTest::newRow("phase 1") << false;
    QTest::newRow("phase 2") << true;
  }
  void aRefusedModernOfferSaysThatLegacyWouldHelp() {
    QFETCH(bool, phase2);
    const std::vector<ike::Phase1Policy> weak{
        {10, {CipherAlgorithm::des_cbc, 0}, HashAlgorithm::md5, DhGroup::modp2048, 86400}};
    const std::vector<ike::Phase1Policy> strong{
        {10, {CipherAlgorithm::aes_cbc, 256}, HashAlgorithm::sha256, DhGroup::modp2048, 86400}};
    const auto config = gateway(phase2 ? strong : weak, kWeak);
    const Bed bed(modern(), config);
    QVERIFY(!bed.up);
    QVERIFY(bed.ended);
    QVERIFY(bed.ended->legacy_would_help);
    QCOMPARE(bed.ended->reason, phase2 ? Reason::no_secure_channel : Reason::terminated_during_policy);
    // And it does.
    Profile allowed = modern();
    allowed.allow_legacy = true;
    const Bed again(allowed, config);
    QVERIFY(again.up);
  }
  void legacyIsNoHelpWhereItIsOnAlready() {
    Profile allowed = modern();
    allowed.allow_legacy = true;
    const Bed bed(
        allowed,
        gateway({{10, {CipherAlgorithm::aes_cbc, 192}, HashAlgorithm::sha256, DhGroup::modp2048, 86400}},
                kGcm));
    QVERIFY(bed.ended);
    QVERIFY(!bed.ended->legacy_would_help);
  }
  void groupOneAloneIsRefusedAtOnce() {
    Profile profile = modern();
    profile.dh_group = 1;
    const Bed bed(profile, gateway({}, kGcm));
    QVERIFY(bed.ended);
    QVERIFY(bed.ended->reason == Reason::weak_algorithm_refused);
    QVERIFY(bed.ended->legacy_would_help);
  }
};

DRAWBRIDGE_TEST(OfferTest);
#include "offer_test.moc"
