// SPDX-License-Identifier: GPL-3.0-or-later
// Gateways of other kinds, played by our own engine: the client gets along with each (wire-ike.md 13).
#include <QTest>

#include "core/client/bed.h"
#include "support/test_registry.h"
#include "wire/mode_config.h"
#include "wire/vendor_ids.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using client::Reason;

namespace {

ike::ResponderConfig usual() {
  return gateway({{10,
                   {crypto::CipherAlgorithm::aes_cbc, 256},
                   crypto::HashAlgorithm::sha256,
                   crypto::DhGroup::modp2048,
                   86400}},
                 kGcm);
}

using Edit = void (*)(ike::GatewayQuirks&);

}  // namespace

class QuirksTest : public QObject {
  Q_OBJECT

 private slots:
  void theClientConnectsRenewsAndIsToldTheEnd_data() {
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < kRows.size(); ++i) QTest::newRow(kRows[i].name) << static_cast<int>(i);
  }
  void theClientConnectsRenewsAndIsToldTheEnd() {
    QFETCH(int, row);
    ike::ResponderConfig config = usual();
    kRows[static_cast<std::size_t>(row)].edit(config.quirks);
    Bed bed(modern(), config);
    QVERIFY(bed.up);
    QVERIFY(bed.configured);
    QCOMPARE(bed.configured->address, Ipv4Address(10, 1, 1, 1));
    // Keys are renewed before their life of 28800 seconds ends, and phase 1 before a day has passed.
    bed.run(Seconds(100000));
    QVERIFY(!bed.ended);
    QVERIFY(bed.seen<ike::ChildEstablished>().size() >= 6);
    QVERIFY(bed.seen<ike::Phase1Rekeyed>().size() >= 1);
    for (const auto& sa : bed.headend.status(bed.now))
      bed.headend.close(bed.now, sa.id, ike::CloseReason::administrator);
    bed.run(Seconds(40));
    QVERIFY(bed.ended);
    QVERIFY(bed.ended->was_up);
  }
  /// A pair that is deleted by the SPI of the receiver is gone at the client, too.
  void deletesByEitherSpi() {
    for (const bool by_peer : {false, true}) {
      ike::ResponderConfig config = usual();
      config.quirks.deletes_by_peer_spi = by_peer;
      Bed bed(modern(), config);
      bed.run(Seconds(1));
      const auto pairs = bed.seen<ike::ChildEstablished>();
      QCOMPARE(pairs.size(), std::size_t{2});
      const auto sa = bed.headend.status(bed.now).at(0).id;
      for (const auto& pair : pairs) bed.headend.close_pair(bed.now, sa, pair.pair);
      bed.run(Seconds(1));
      QVERIFY(!bed.ended);  // the ISAKMP SA stands
      bed.run(Seconds(600));
      // Without any pair the client gives up in the end.
      QVERIFY(bed.ended);
      QVERIFY(bed.ended->reason == Reason::not_specified_by_peer);
    }
  }
  void aNetmaskMayBeThereOrNot() {
    for (const int kind : {0, 1, 2}) {
      ike::ResponderConfig config = usual();
      ike::ModeConfig values = Bed::an_address();
      if (kind == 1) values.netmask = Ipv4Address(255, 255, 255, 0);
      config.quirks.empty_netmask = kind == 2;
      const Bed bed(modern(), config, values);
      QVERIFY(bed.up);
      QCOMPARE(bed.configured->mask.has_value(), kind == 1);
    }
  }
  void splitListsOfBothForms_data() {
    QTest::addColumn<int>("networks");
    for (const int networks : {1, 2, 6, 7, 14, 20}) QTest::addRow("%d", networks) << networks;
  }
  /// 14 octets an entry, or 8; seven short ones are as long as four others.
  void splitListsOfBothForms() {
    QFETCH(int, networks);
    for (const bool pairs : {false, true}) {
      ike::ResponderConfig config = usual();
      config.quirks.short_split_entries = pairs;
      ike::ModeConfig values = Bed::an_address();
      for (int i = 0; i < networks; ++i)
        values.split_include.push_back({Ipv4Address(10, 2, static_cast<std::uint8_t>(i), 0), 24});
      const Bed bed(modern(), config, values);
      QVERIFY(bed.up);
      QCOMPARE(bed.configured->secured_routes.size(), static_cast<std::size_t>(networks));
      for (int i = 0; i < networks; ++i) {
        QCOMPARE(bed.configured->secured_routes[static_cast<std::size_t>(i)].network,
                 Ipv4Address(10, 2, static_cast<std::uint8_t>(i), 0));
      }
    }
  }
  /// RESPONDER-LIFETIME in the answer of Quick Mode: the client renews before that, not before its own life
  /// ends.
  void aShorterLifeIsKept() {
    ike::ResponderConfig config = usual();
    config.quirks.halves_lifetime = true;
    Bed bed(modern(), config);
    bed.run(Seconds(14400));
    QVERIFY(bed.seen<ike::ChildEstablished>().size() >= 4);
    Bed usual_bed(modern(), usual());
    usual_bed.run(Seconds(14400));
    QCOMPARE(usual_bed.seen<ike::ChildEstablished>().size(), std::size_t{2});
  }
  /// A token server asks for the code: the saved password is no answer, and a renewal asks for nothing else.
  void aPasscodeIsAskedFor() {
    ike::ResponderConfig config = usual();
    config.quirks.asks_for_passcode = true;
    config.policies[0].lifetime_seconds = 3600;
    Bed bed(modern(), config);
    QVERIFY(!bed.up);
    QCOMPARE(bed.prompts.size(), std::size_t{1});
    QVERIFY(bed.prompts[0].wants_passcode);
    QVERIFY(!bed.prompts[0].wants_password);
    bed.client.answer_prompt(bed.now, "user", {}, Secret(std::string_view("123456")));
    bed.run(Seconds(5));
    QVERIFY(bed.up);
    const auto login = bed.seen<ike::CredentialsReceived>();
    QCOMPARE(login.size(), std::size_t{1});
    QCOMPARE(login[0].user, std::string("user"));
    QVERIFY(login[0].password == Secret(std::string_view("123456")));
  }
  /// With a password at first, a renewal answers by itself; and where a code is asked for besides, for that
  /// alone.
  void aRenewalReusesThePassword() {
    client::Profile profile = modern();
    Bed bed(profile, usual());
    bed.run(Seconds(90000));
    QVERIFY(!bed.ended);
    QVERIFY(bed.prompts.empty());
    const auto logins = bed.seen<ike::CredentialsReceived>();
    QVERIFY(logins.size() >= 2);
    for (const auto& login : logins) QVERIFY(login.password == Secret(std::string_view("password")));
  }
  /// The same where the gateway is the one who renews: the password goes by itself, a code is asked for alone
  /// and the tunnel stands meanwhile.
  void aGatewayThatRenewsPhase1AsksForTheCodeAlone() {
    ike::ResponderConfig config = usual();
    config.quirks.renews_phase1 = true;
    Bed by_itself(modern(), config);
    by_itself.run(Seconds(90000));
    QVERIFY(!by_itself.ended);
    QVERIFY(by_itself.prompts.empty());
    QVERIFY(by_itself.seen<ike::CredentialsReceived>().size() >= 2);
    config.quirks.asks_for_passcode = true;
    Bed bed(modern(), config);
    bed.client.answer_prompt(bed.now, "user", {}, Secret(std::string_view("123456")));
    bed.run(Seconds(5));
    QVERIFY(bed.up);
    for (int i = 0; i < 90000 && bed.prompts.size() == 1; ++i) bed.run(Seconds(1));
    QCOMPARE(bed.prompts.size(), std::size_t{2});
    QVERIFY(bed.prompts[1].wants_passcode && !bed.prompts[1].wants_password);
    QCOMPARE(bed.prompts[1].user, std::string("user"));
    bed.run(Seconds(60));
    QVERIFY(!bed.ended);
    bed.client.answer_prompt(bed.now, "user", {}, Secret(std::string_view("654321")));
    bed.run(Seconds(300));
    QVERIFY(!bed.ended);
    const auto logins = bed.seen<ike::CredentialsReceived>();
    QCOMPARE(logins.size(), std::size_t{2});
    QVERIFY(logins[1].password == Secret(std::string_view("654321")));
    QCOMPARE(bed.headend.status(bed.now).size(), std::size_t{1});
  }

 private:
  struct Row {
    const char* name;
    Edit edit;
  };
  static const std::vector<Row> kRows;
};

const std::vector<QuirksTest::Row> QuirksTest::kRows = {
    {"none", [](ike::GatewayQuirks&) {}},
    {"NONCE before ID", [](ike::GatewayQuirks& q) { q.nonce_before_id = true; }},
    {"vendor ids before HASH", [](ike::GatewayQuirks& q) { q.vendor_ids_before_hash = true; }},
    {"order of attributes", [](ike::GatewayQuirks& q) { q.other_attribute_order = true; }},
    {"netmask without length", [](ike::GatewayQuirks& q) { q.empty_netmask = true; }},
    {"identity without port", [](ike::GatewayQuirks& q) { q.other_identity_port = true; }},
    {"deletes by the receiver's SPI", [](ike::GatewayQuirks& q) { q.deletes_by_peer_spi = true; }},
    {"INITIAL-CONTACT of the gateway", [](ike::GatewayQuirks& q) { q.says_initial_contact = true; }},
    {"half the life", [](ike::GatewayQuirks& q) { q.halves_lifetime = true; }},
    {"a phase 1 of its own", [](ike::GatewayQuirks& q) { q.renews_phase1 = true; }},
    {"vendor ids of an ASA",
     [](ike::GatewayQuirks& q) {
       q.vendor_ids = {*from_hex("1f07f70eaa6514d3b0fa96542a500100"),
                       *from_hex("4048b7d56ebce88525e7de7f00d6c2d3c0000000")};
       q.nonce_before_id = true;
     }},
    {"vendor ids of IOS",
     [](ike::GatewayQuirks& q) {
       q.vendor_ids = {*from_hex("3e984048000102030405060708090a0b"),
                       *from_hex("bdb41038a7ec5e5534dd004d0f91f927")};
       q.nonce_before_id = q.vendor_ids_before_hash = true;
     }},
    {"everything at once",
     [](ike::GatewayQuirks& q) {
       q.nonce_before_id = q.vendor_ids_before_hash = q.other_attribute_order = q.short_split_entries = true;
       q.other_identity_port = q.deletes_by_peer_spi = q.says_initial_contact = q.halves_lifetime = true;
     }},
};

DRAWBRIDGE_TEST(QuirksTest);
#include "quirks_test.moc"
