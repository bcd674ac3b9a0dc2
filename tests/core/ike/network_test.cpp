// SPDX-License-Identifier: GPL-3.0-or-later
// A seeded bad network: loss, duplication, reordering; retransmission and duplicate detection (wire.md 3).
#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class NetworkTest : public QObject {
  Q_OBJECT

  /// The message id (RFC 2408, 3.1), or nothing for other exchanges.
  static Bytes quick_mode_id(const Bytes& datagram) {
    constexpr std::uint8_t kQuickMode = 32;
    if (datagram.size() < 28 || datagram[18] != kQuickMode) return {};
    return {datagram.begin() + 20, datagram.begin() + 24};
  }

 private slots:
  void one_lost_message_costs_one_interval_data() {
    QTest::addColumn<bool>("unity");
    QTest::addColumn<int>("lost");
    for (int i = 0; i < 15; ++i) QTest::addRow("4.x message %d", i + 1) << true << i;
    for (int i = 0; i < 16; ++i) QTest::addRow("1.1 message %d", i + 1) << false << i;
  }

  void one_lost_message_costs_one_interval() {
    QFETCH(bool, unity);
    QFETCH(int, lost);
    Pair pair(note_headend(), 7, unity ? kClient4x : kClient11);
    int number = 0;
    pair.on_send = [&](Side, Bytes&) { return number++ != lost; };
    pair.connect(unity ? client_4x() : client_11());
    pair.run_for(Seconds(16));
    const std::size_t pairs = unity ? 2 : 1;
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), pairs);
    QCOMPARE(pair.at_headend.all<ike::ChildEstablished>().size(), pairs);
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }

  /// A gateway that refuses one network while another is half agreed may forget both (strongSwan 5.9).
  void quick_modes_in_turn_never_overlap() {
    for (const bool in_turn : {true, false}) {
      Pair pair;
      ike::InitiatorConfig plan = client_4x();
      plan.quick_modes_in_turn = in_turn;
      pair.connect(plan);
      pair.run_until_quiet();
      QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
      std::string order;
      Bytes first;
      for (const auto& [side, datagram] : pair.recorded) {
        const Bytes id = quick_mode_id(datagram);
        if (id.empty()) continue;
        if (first.empty()) first = id;
        order += id == first ? 'a' : 'b';
      }
      QCOMPARE(order, std::string(in_turn ? "aaabbb" : "ababab"));
    }
  }

  void silence_on_one_quick_mode_does_not_hold_up_the_next() {
    Pair pair;
    Bytes first;
    pair.on_send = [&](Side side, Bytes& datagram) {
      const Bytes id = quick_mode_id(datagram);
      if (first.empty()) first = id;
      return id.empty() || id != first || side == Side::client;
    };
    ike::InitiatorConfig plan = client_4x();
    plan.quick_modes_in_turn = true;
    pair.connect(plan);
    pair.run_for(plan.retransmit.interval + Seconds(1));
    const auto up = pair.at_client.all<ike::ChildEstablished>();
    QCOMPARE(up.size(), std::size_t{1});
    QCOMPARE(up.front().remote.network.length, 0);
  }

  /// More probes are lost than the gateway's window of sequence numbers is wide.
  void dead_peer_detection_outlives_a_long_silence() {
    Pair pair;
    ike::InitiatorConfig plan = client_4x();
    plan.peer_timeout = Seconds(480);
    pair.connect(plan);
    pair.run_until_quiet();
    bool is_cut = true;
    int lost = 0;
    pair.on_send = [&](Side side, Bytes&) {
      if (is_cut && side == Side::client) ++lost;
      return !is_cut;
    };
    pair.run_for(Seconds(200));
    QVERIFY(lost > 8);
    is_cut = false;
    pair.run_for(Seconds(600));
    QVERIFY(!pair.at_client.close_reason());
    QVERIFY(pair.client.status(pair.now).at(0).dpd_answered_at);
  }

  void retransmissions_are_the_same_octets() {
    Pair pair;
    std::map<Bytes, int> seen;
    pair.on_send = [&](Side, Bytes& datagram) { return ++seen[datagram] > 1; };
    ike::InitiatorConfig plan = client_4x();
    plan.retransmit.sends = 20;
    plan.dpd = false;  // no probes while it waits
    pair.connect(plan);
    pair.run_for(Seconds(400));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
    // Fifteen different messages, whatever was repeated.
    QCOMPARE(seen.size(), std::size_t{15});
  }

  void every_message_twice_changes_nothing() {
    for (const bool unity : {true, false}) {
      Pair pair(note_headend(), 3, unity ? kClient4x : kClient11);
      pair.duplication = 1;
      pair.connect(unity ? client_4x() : client_11());
      pair.run_until_quiet();
      QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), unity ? std::size_t{2} : std::size_t{1});
      QVERIFY(pair.headend.counters().retransmissions_in > 5);
      QCOMPARE(pair.headend.counters().decrypt_failures, std::uint64_t{0});
      QCOMPARE(pair.client.counters().decrypt_failures, std::uint64_t{0});
      QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    }
  }

  void a_replayed_session_changes_nothing() {
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_for(Seconds(200));  // memories of exchanges are gone, used message ids are not
    const auto recorded = pair.recorded;
    const auto events = pair.at_headend.events.size();
    const auto status = pair.headend.status(pair.now);
    for (const auto& [side, datagram] : recorded) {
      if (side == Side::client && datagram[18] != 4)
        pair.headend.handle_datagram(pair.now, kClient4x, datagram);
    }
    pair.drain();
    QCOMPARE(pair.at_headend.events.size(), events);
    QCOMPARE(pair.headend.status(pair.now).at(0).created, status.at(0).created);
    // The connection still works.
    pair.client.rekey_pair(pair.now, sa, pair.at_client.all<ike::ChildEstablished>().at(0).pair);
    pair.drain();
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{3});
  }

  void bad_network_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 40; ++seed) QTest::addRow("seed %d", seed) << seed;
  }

  /// 20 % loss, 10 % duplication, 20 % of the datagrams late: connect, rekey both phases, disconnect.
  void bad_network() {
    QFETCH(int, seed);
    const bool unity = seed % 2 == 0;
    ike::ResponderConfig config = note_headend();
    config.retransmit = {Seconds(5), 20};
    Pair pair(config, static_cast<std::uint64_t>(seed) + 100, unity ? kClient4x : kClient11);
    pair.loss = 0.2;
    pair.duplication = 0.1;
    pair.reordering = 0.2;
    ike::InitiatorConfig plan = unity ? client_4x() : client_11();
    plan.retransmit = {Seconds(3), 20};
    for (auto& transform : plan.phase1) transform.life_seconds = 7200;
    plan.phase2_life_seconds = 3600;
    pair.connect(plan);
    pair.run_for(Seconds(120));
    const std::size_t pairs = unity ? 2 : 1;
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), pairs);
    pair.run_for(Seconds(4 * 3600));
    for (const Pair::Log* log : {&pair.at_client, &pair.at_headend}) {
      for (const auto& closed : log->all<ike::Closed>()) {
        const std::string lines = pair.diagram();
        qInfo("%s", lines.substr(lines.size() - std::min<std::size_t>(lines.size(), 4000)).c_str());
        QFAIL(qPrintable(QString("%1 closed SA %3, reason %2")
                             .arg(log == &pair.at_client ? "client" : "headend")
                             .arg(static_cast<int>(closed.reason))
                             .arg(closed.sa)));
      }
    }
    QVERIFY(pair.at_client.all<ike::Phase1Rekeyed>().size() >= 2);
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    pair.loss = 0;
    pair.client.close_all(pair.now, ike::CloseReason::local_request);
    pair.drain();
    pair.run_for(Seconds(120));
    QVERIFY(pair.client.status(pair.now).empty());
    QVERIFY(pair.headend.status(pair.now).empty());
    QCOMPARE(pair.at_headend.all<ike::ChildEstablished>().size(),
             pair.at_headend.all<ike::ChildRemoved>().size());
  }

  void duplicates_are_answered_once_per_second() {
    Pair pair;
    pair.connect(client_4x());
    const Bytes first = pair.recorded.at(0).second;
    for (int i = 0; i < 50; ++i) pair.headend.handle_datagram(pair.now, kClient4x, first);
    pair.drain();
    QCOMPARE(pair.headend.counters().datagrams_out, std::uint64_t{1});
    for (int i = 0; i < 50; ++i) {
      pair.headend.handle_datagram(TimePoint(Seconds(2)) + Milliseconds(10 * i), kClient4x, first);
    }
    QCOMPARE(pair.headend.counters().datagrams_out, std::uint64_t{2});
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(NetworkTest);
#include "network_test.moc"
