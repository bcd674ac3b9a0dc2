// SPDX-License-Identifier: GPL-3.0-or-later
// Rekeying while packets are on their way: on a clean link every packet finds its SA, whoever renews, and
// also when both begin at once.
#include <QTest>

#include "core/ike/traffic.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class RekeyTrafficTest : public QObject {
  Q_OBJECT

 private slots:
  void theClientRenews() {
    Pair pair;
    pair.connect(plan_of(kVeryLong, 120));
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(600));
    QVERIFY(made(pair.at_client) >= 5);
    QCOMPARE(made(pair.at_client), made(pair.at_headend));
    QCOMPARE(traffic.lost, std::size_t{0});
  }
  void theGatewayRenews() {
    Pair pair;
    const auto sa = pair.connect(plan_of(kVeryLong, kVeryLong));
    pair.run_until_quiet();
    Traffic traffic(pair);
    const auto headend_sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    for (int i = 0; i < 10; ++i) {
      traffic.run(Seconds(40));
      pair.headend.rekey_pair(pair.now, headend_sa, newest(pair.at_headend));
      pair.drain();
    }
    traffic.run(Seconds(40));
    QCOMPARE(made(pair.at_client), std::size_t{11});
    QCOMPARE(made(pair.at_headend), std::size_t{11});
    QCOMPARE(standing(pair.at_client), std::size_t{1});
    QCOMPARE(standing(pair.at_headend), std::size_t{1});
    QCOMPARE(traffic.lost, std::size_t{0});
    for (const auto& child : pair.at_client.all<ike::ChildEstablished>())
      QVERIFY(child.is_rekey || child.pair == pair.at_client.all<ike::ChildEstablished>()[0].pair);
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    // Then the client again: it is the same connection.
    pair.client.rekey_pair(pair.now, sa, newest(pair.at_client));
    pair.drain();
    traffic.run(Seconds(40));
    QCOMPARE(standing(pair.at_headend), std::size_t{1});
    QCOMPARE(traffic.lost, std::size_t{0});
  }
  /// The offer names no life: the client counts with 28800 seconds, this gateway with less, and renews in
  /// time.
  void theGatewayRenewsBeforeItsLifeEnds() {
    ike::ResponderConfig config = note_headend();
    config.default_ipsec_seconds = 600;
    Pair pair(config);
    ike::InitiatorConfig plan = plan_of(kVeryLong, 0);
    plan.phase2_life_seconds.reset();
    pair.connect(plan);
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(570));
    QCOMPARE(made(pair.at_headend), std::size_t{1});
    traffic.run(Seconds(1800));
    QVERIFY(made(pair.at_headend) >= 4);
    QCOMPARE(made(pair.at_client), made(pair.at_headend));
    QCOMPARE(traffic.lost, std::size_t{0});
  }
  void bothBeginAtOnce_data() {
    QTest::addColumn<int>("late");  // milliseconds that the gateway begins after the client; below 0 before
    for (const int late : {-25, -19, -11, -10, -9, -5, -1, 0, 1, 5, 9, 10, 11, 19, 21, 25})
      QTest::addRow("%d", late) << late;
  }
  void bothBeginAtOnce() {
    QFETCH(int, late);
    Pair pair;
    const auto sa = pair.connect(plan_of(kVeryLong, kVeryLong));
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(5));
    const auto headend_sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    for (int round = 0; round < 3; ++round) {
      const auto of_client = newest(pair.at_client);
      const auto of_headend = newest(pair.at_headend);
      const auto client_begins = [&] {
        pair.client.rekey_pair(pair.now, sa, of_client);
        pair.drain();
      };
      const auto headend_begins = [&] {
        pair.headend.rekey_pair(pair.now, headend_sa, of_headend);
        pair.drain();
      };
      late >= 0 ? client_begins() : headend_begins();
      traffic.run(Milliseconds(std::abs(late)));
      late >= 0 ? headend_begins() : client_begins();
      traffic.run(Seconds(100));
      QCOMPARE(traffic.lost, std::size_t{0});
      QCOMPARE(standing(pair.at_client), std::size_t{1});
      QCOMPARE(standing(pair.at_headend), std::size_t{1});
      QCOMPARE(traffic.inbound_of_client(), std::size_t{1});
      QCOMPARE(traffic.inbound_of_headend(), std::size_t{1});
    }
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }
  /// The login is asked for again, and meanwhile packets pass.
  void theClientRenewsPhase1() {
    Pair pair;
    pair.connect(plan_of(60, kVeryLong));
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(300));
    QVERIFY(pair.at_client.all<ike::Phase1Rekeyed>().size() >= 4);
    QCOMPARE(pair.at_headend.all<ike::Phase1Rekeyed>().size(),
             pair.at_client.all<ike::Phase1Rekeyed>().size());
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    QCOMPARE(traffic.lost, std::size_t{0});
  }
  /// The gateway renews phase 2 while the client renews phase 1, at any moment of it.
  void bothPhasesAtOnce_data() {
    QTest::addColumn<int>("late");  // milliseconds after the client began
    for (const int late : {0, 6, 9, 12, 18, 21, 30, 90}) QTest::addRow("%d", late) << late;
  }
  void bothPhasesAtOnce() {
    QFETCH(int, late);
    Pair pair;
    pair.connect(plan_of(30, kVeryLong));
    pair.run_until_quiet();
    Traffic traffic(pair);
    const auto begun = [&] { return pair.client.status(pair.now).size() == 2; };
    for (int i = 0; i < 20'000 && !begun(); ++i) traffic.run(Milliseconds(3));
    QVERIFY(begun());
    traffic.run(Milliseconds(late));
    for (const auto& sa : pair.headend.status(pair.now))
      pair.headend.rekey_pair(pair.now, sa.id, newest(pair.at_headend));
    pair.drain();
    traffic.run(Seconds(8));
    QCOMPARE(traffic.lost, std::size_t{0});
    QVERIFY(pair.at_headend.all<ike::Phase1Rekeyed>().size() == 1);
    // The old pair goes when nothing can be on its way under it any more, the old phase 1 before.
    pair.run_for(Seconds(40));
    QCOMPARE(standing(pair.at_client), std::size_t{1});
    QCOMPARE(standing(pair.at_headend), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::Closed>().empty() && pair.at_headend.all<ike::Closed>().empty());
  }
  /// As on the device, phase 1 is the client's to renew. The gateway begins none, keeps it to the last
  /// second, and ends it with a Delete. Its pairs live on.
  void aPhase1ThatNobodyRenewsIsDeleted() {
    Pair pair;
    pair.connect(plan_of(60, kVeryLong));
    pair.run_until_quiet();
    const TimePoint since = pair.now;
    bool has_begun = false, is_silent = false;
    pair.on_send = [&](Side from, Bytes& datagram) {
      const auto header = wire::IsakmpHeader::read(datagram);
      const bool begins = header && wire::is_zero(header->responder_cookie);
      if (begins && from == Side::headend) has_begun = true;
      // The client's attempts are lost, and in the end everything that it says.
      return !begins && !(is_silent && from == Side::client);
    };
    Traffic traffic(pair);
    traffic.run(Seconds(55));
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());
    QCOMPARE(traffic.lost, std::size_t{0});
    is_silent = true;
    pair.run_for(Seconds(10));
    QVERIFY(!has_begun);
    QCOMPARE(pair.at_headend.all<ike::Phase1Over>().size(), std::size_t{1});
    QVERIFY(pair.headend.status(pair.now).empty());
    QVERIFY(pair.now - since >= Seconds(60));
    QVERIFY(pair.at_client.close_reason() == ike::CloseReason::peer_deleted ||
            pair.at_client.close_reason() == ike::CloseReason::expired);
    QVERIFY(standing(pair.at_headend) > 0);
    QCOMPARE(standing(pair.at_client), std::size_t{0});
  }
  /// Any moments, any side, any seed; phase 1 is renewed on the way, too.
  void manyTimesAtRandom_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 8; ++seed) QTest::addRow("%d", seed) << seed;
  }
  void manyTimesAtRandom() {
    QFETCH(int, seed);
    ike::ResponderConfig config = note_headend();
    config.rekey_inherits_xauth = seed % 2 == 0;
    Pair pair(config, static_cast<std::uint64_t>(seed));
    pair.connect(plan_of(400, 200));
    pair.run_until_quiet();
    Traffic traffic(pair);
    SeededRandom random(static_cast<std::uint64_t>(seed));
    for (int i = 0; i < 60; ++i) {
      traffic.run(Milliseconds(random.below(30000)));
      QVERIFY(pair.at_client.all<ike::Closed>().empty());
      const auto sas = pair.headend.status(pair.now);
      for (const auto& sa : sas) {
        if (random.below(2) == 0) pair.headend.rekey_pair(pair.now, sa.id, newest(pair.at_headend));
      }
      for (const auto& sa : pair.client.status(pair.now)) {
        if (random.below(2) == 0) pair.client.rekey_pair(pair.now, sa.id, newest(pair.at_client));
      }
      pair.drain();
    }
    traffic.run(Seconds(60));
    QVERIFY(made(pair.at_client) > 20);
    QVERIFY2(traffic.lost == 0, std::to_string(traffic.lost).c_str());
    QCOMPARE(standing(pair.at_client), standing(pair.at_headend));
  }
  /// With losses some packets go, but the connection stays and ends with the same keys at both ends.
  void onABadLinkTheConnectionStays() {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      Pair pair(note_headend(), seed);
      pair.connect(plan_of(kVeryLong, 300));
      pair.run_until_quiet();
      pair.loss = 0.15;
      pair.duplication = 0.1;
      pair.reordering = 0.2;
      Traffic traffic(pair);
      SeededRandom random(seed);
      for (int i = 0; i < 20; ++i) {
        traffic.run(Milliseconds(random.below(20000)));
        for (const auto& sa : pair.headend.status(pair.now))
          pair.headend.rekey_pair(pair.now, sa.id, newest(pair.at_headend));
        pair.drain();
      }
      pair.loss = pair.duplication = pair.reordering = 0;
      traffic.run(Seconds(120));
      QVERIFY(pair.at_client.all<ike::Closed>().empty());
      const std::size_t before = traffic.lost;
      traffic.run(Seconds(300));
      QCOMPARE(traffic.lost, before);
    }
  }
  /// A gateway never begins anything new.
  void whatDoesNotStandIsNotRenewed() {
    Pair pair;
    const auto sa = pair.connect(plan_of(kVeryLong, kVeryLong));
    pair.run_until_quiet();
    const auto headend_sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    // The client forgets its pair without a word; the gateway renews what it believes in.
    const auto own = newest(pair.at_client);
    pair.on_send = [](Side from, Bytes&) { return from == Side::headend; };
    pair.client.close_pair(pair.now, sa, own);
    pair.drain();
    pair.on_send = nullptr;
    pair.headend.rekey_pair(pair.now, headend_sa, newest(pair.at_headend));
    pair.drain();
    pair.run_for(Seconds(20));
    QCOMPARE(made(pair.at_client), std::size_t{1});
    QCOMPARE(made(pair.at_headend), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(RekeyTrafficTest);
#include "rekey_traffic_test.moc"
