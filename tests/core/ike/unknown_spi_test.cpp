// SPDX-License-Identifier: GPL-3.0-or-later
// ESP that comes on an SPI that nobody has: what a headend says to that, and what a client makes of it. Said
// in the clear it is a hint; under the ISAKMP SA it is a fact.
#include <QTest>
#include <algorithm>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using ike::CloseReason;

namespace {

/// A client whose gateway was started anew, and knows nothing.
struct Restarted {
  SeededRandom random{77};
  ike::IkeEndpoint fresh{kHeadend, random};
  Pair pair;
  std::uint32_t spi = 0;
  TimePoint since{};

  explicit Restarted(bool tells) {
    ike::ResponderConfig config = note_headend();
    config.quirks.tells_unknown_spi = tells;
    fresh.set_responder(config);
    pair.connect(client_4x());
    pair.run_for(Seconds(300));
    spi = pair.at_client.all<ike::ChildEstablished>().at(0).outbound_spi;
    pair.on_send = [](Side, Bytes&) { return false; };
    since = pair.now;
  }
  /// What the new gateway says to ESP; the client hears it. False if it says nothing.
  bool tell(std::uint32_t about) {
    fresh.unknown_spi(pair.now, kClient4x.address, about);
    const auto said = fresh.poll_action();
    const auto* const sent = said ? std::get_if<ike::Transmit>(&*said) : nullptr;
    if (sent == nullptr) return false;
    pair.client.handle_datagram(pair.now, sent->from, sent->datagram);
    pair.drain();
    return true;
  }
  std::size_t sent_by_client() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(pair.recorded, [](const auto& one) { return one.first == Side::client; }));
  }
};

std::size_t standing(const Pair::Log& log) {
  return log.all<ike::ChildEstablished>().size() - log.all<ike::ChildRemoved>().size();
}

}  // namespace

class UnknownSpiTest : public QObject {
  Q_OBJECT

 private slots:
  void without_an_isakmp_sa_the_headend_says_nothing() {
    Restarted world(false);
    QVERIFY(!world.tell(world.spi));
  }

  void the_clients_doubt_finds_a_restarted_gateway_sooner_than_its_peer_timeout() {
    Restarted world(true);
    QVERIFY(world.tell(world.spi));
    QVERIFY(world.pair.at_client.all<ike::Closed>().empty());
    while (world.pair.at_client.all<ike::Closed>().empty()) world.pair.run_for(Seconds(1));
    QVERIFY(world.pair.at_client.close_reason() == CloseReason::no_answer);
    QVERIFY(world.pair.now - world.since < Seconds(40));
  }

  void one_answer_under_the_isakmp_sa_is_worth_more_than_the_hint() {
    Restarted world(true);
    world.pair.on_send = {};  // the gateway is there: somebody else told the tale
    QVERIFY(world.tell(world.spi));
    world.pair.run_for(Seconds(300));
    QVERIFY(world.pair.at_client.all<ike::Closed>().empty());
    QCOMPARE(standing(world.pair.at_client), std::size_t{2});
  }

  void it_follows_no_hint_about_others_and_not_every_hint() {
    Restarted world(true);
    const std::size_t before = world.sent_by_client();
    QVERIFY(world.tell(world.spi + 1));
    QCOMPARE(world.sent_by_client(), before);
    world.pair.now += Seconds(1);  // the teller holds itself back
    QVERIFY(world.tell(world.spi));
    QCOMPARE(world.sent_by_client(), before + 1);
    for (int i = 0; i < 3; ++i) {
      world.pair.now += Seconds(1);
      QVERIFY(world.tell(world.spi));
    }
    QCOMPARE(world.sent_by_client(), before + 1);
    // Once a second at most.
    QVERIFY(!world.tell(world.spi));
  }

  void under_its_isakmp_sa_the_headend_tells_and_the_client_makes_new_keys() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_for(Seconds(10));
    const auto made = pair.at_client.all<ike::ChildEstablished>();
    pair.headend.unknown_spi(pair.now, kClient4x.address, made.at(0).outbound_spi);
    pair.drain();
    pair.run_until_quiet();
    const auto now_made = pair.at_client.all<ike::ChildEstablished>();
    QCOMPARE(now_made.size(), made.size() + 1);
    QVERIFY(now_made.back().is_rekey);
    // What it does not send with is nothing to it.
    pair.now += Seconds(2);
    pair.headend.unknown_spi(pair.now, kClient4x.address, 0x12345678);
    pair.drain();
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), now_made.size());
  }
};

DRAWBRIDGE_TEST(UnknownSpiTest);
#include "unknown_spi_test.moc"
