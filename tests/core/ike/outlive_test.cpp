// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs that outlive their ISAKMP SA (pix-behaviour.md 6.7): its life ends at the headend, which does not
// tell the client what that life is.
#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using ike::CloseReason;

namespace {

constexpr Seconds kPhase1{1200};

/// Its ISAKMP SAs live for twenty minutes, and no client hears of that.
ike::ResponderConfig short_lived() {
  ike::ResponderConfig config = note_headend();
  for (auto& policy : config.policies) policy.lifetime_seconds = static_cast<std::uint32_t>(kPhase1.count());
  return config;
}

ike::InitiatorConfig with_phase2_life(std::uint32_t seconds) {
  ike::InitiatorConfig plan = client_4x();
  plan.phase2_life_seconds = seconds;
  return plan;
}

std::size_t standing(const Pair::Log& log) {
  return log.all<ike::ChildEstablished>().size() - log.all<ike::ChildRemoved>().size();
}

/// Connected, and the headend's phase 1 is over; the network is cut a minute before.
struct CutOff {
  Pair pair{short_lived()};
  ike::SaId at_client = 0;
  bool is_cut = false;

  explicit CutOff(const ike::InitiatorConfig& plan = client_4x()) {
    pair.on_send = [this](Side, Bytes&) { return !is_cut; };
    at_client = pair.connect(plan);
    pair.run_for(kPhase1 - Seconds(60));
    is_cut = true;
    pair.run_for(Seconds(70));
  }
};

/// Connected until the client has heard that its ISAKMP SA is gone, and something came from the gateway by
/// its pairs; what it says to that is lost while `is_cut`.
ike::SaId until_phase_1_is_over(Pair& pair, const bool& is_cut) {
  pair.on_send = [&](Side from, Bytes&) {
    return from == Side::headend || !is_cut || pair.at_headend.all<ike::Phase1Over>().empty();
  };
  const auto sa = pair.connect(client_4x());
  while (pair.at_client.all<ike::Phase1Over>().empty()) pair.run_for(Milliseconds(500));
  pair.client.traffic_seen(pair.now, sa);
  pair.drain();
  return sa;
}

/// The client knows that its ISAKMP SA is gone, and no more.
ike::SaId without_phase_1(Pair& pair, const ike::InitiatorConfig& plan = client_4x()) {
  const auto sa = pair.connect(plan);
  pair.run_for(kPhase1 + Seconds(5));
  if (pair.at_client.all<ike::Phase1Over>().size() != 1) qFatal("phase 1 is not over");
  return sa;
}

}  // namespace

class OutliveTest : public QObject {
  Q_OBJECT

 private slots:
  void only_the_isakmp_sa_goes_when_its_life_ends() {
    CutOff cut;
    Pair& pair = cut.pair;
    QCOMPARE(pair.at_headend.all<ike::Phase1Over>().size(), std::size_t{1});
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());
    QVERIFY(pair.headend.status(pair.now).empty());
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
    // Messages under its cookies find nothing any more.
    const auto before = pair.headend.counters().unknown_cookies;
    cut.is_cut = false;
    pair.client.close(pair.now, cut.at_client, CloseReason::local_request);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.headend.counters().unknown_cookies > before);
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
  }

  void pairs_end_by_their_own_life_and_the_session_with_the_last() {
    CutOff cut(with_phase2_life(3600));
    Pair& pair = cut.pair;
    pair.run_for(Seconds(3600) - kPhase1 - Seconds(60));
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
    // A responder renews nothing by itself without an ISAKMP SA.
    for (const auto& child : pair.at_headend.all<ike::ChildEstablished>()) QVERIFY(!child.is_rekey);
    pair.run_for(Seconds(120));
    QCOMPARE(standing(pair.at_headend), std::size_t{0});
    const auto closed = pair.at_headend.all<ike::Closed>();
    QCOMPARE(closed.size(), std::size_t{1});
    QVERIFY(closed[0].reason == CloseReason::expired);
    QVERIFY(!closed[0].was_established);
    QVERIFY(!pair.headend.next_timeout());
  }

  void the_owner_may_end_them_earlier() {
    CutOff cut;
    Pair& pair = cut.pair;
    const auto over = pair.at_headend.all<ike::Phase1Over>().at(0);
    const auto made = pair.at_headend.all<ike::ChildEstablished>();
    pair.headend.rekey_pair(pair.now, over.sa, made[0].pair);  // of no use: there is nothing to send it under
    pair.headend.close_pair(pair.now, over.sa, made[0].pair);
    pair.drain();
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());
    pair.headend.close_pair(pair.now, over.sa, made[1].pair);
    pair.drain();
    QVERIFY(pair.at_headend.close_reason() == CloseReason::expired);

    CutOff other;
    const auto sa = other.pair.at_headend.all<ike::Phase1Over>().at(0).sa;
    other.pair.headend.close(other.pair.now, sa, CloseReason::idle);
    other.pair.drain();
    QVERIFY(other.pair.at_headend.close_reason() == CloseReason::idle);
    QCOMPARE(standing(other.pair.at_headend), std::size_t{0});
  }

  void the_client_goes_on_and_makes_a_new_phase_1_which_takes_the_pairs_over() {
    Pair pair(short_lived());
    const auto first = without_phase_1(pair);
    QCOMPARE(pair.at_client.all<ike::Phase1Over>()[0].sa, first);
    pair.client.traffic_seen(pair.now, first);
    pair.drain();
    pair.run_for(Seconds(10));
    QVERIFY(!pair.at_client.all<ike::Phase1Rekeyed>().at(0).in_doubt);
    for (const Pair::Log* const log : {&pair.at_client, &pair.at_headend}) {
      QVERIFY(log->all<ike::Closed>().empty());
      QCOMPARE(log->all<ike::Phase1Rekeyed>().size(), std::size_t{1});
      QCOMPARE(log->all<ike::ChildRemoved>().size(), std::size_t{0});
    }
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    // The login is made again, the address is not given again.
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{2});
    QCOMPARE(pair.at_headend.all<ike::AddressWanted>().size(), std::size_t{1});
    // A day of that, without a packet: pairs of eight hours are renewed under the ISAKMP SA that is made for
    // it.
    pair.run_for(Seconds(86400));
    QVERIFY(pair.at_client.all<ike::Closed>().empty() && pair.at_headend.all<ike::Closed>().empty());
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
  }

  void pairs_are_renewed_under_the_isakmp_sa_that_came_later() {
    Pair pair(short_lived());
    pair.connect(with_phase2_life(3600));
    pair.run_for(Seconds(3 * 3600));
    QVERIFY(pair.at_client.all<ike::Closed>().empty() && pair.at_headend.all<ike::Closed>().empty());
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
  }

  void a_login_is_not_inherited_from_what_is_over() {
    ike::ResponderConfig config = short_lived();
    config.rekey_inherits_xauth = true;
    Pair pair(config);
    pair.client.traffic_seen(pair.now, without_phase_1(pair));
    pair.drain();
    pair.run_for(Seconds(10));
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{2});
  }

  void a_client_that_has_nothing_to_send_waits_until_keys_are_renewed() {
    Pair pair(short_lived());
    without_phase_1(pair, with_phase2_life(7200));
    pair.run_for(Seconds(3600));
    QVERIFY(pair.at_client.all<ike::Phase1Rekeyed>().empty());
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    pair.run_for(Seconds(3600));
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QVERIFY(!pair.at_client.all<ike::Phase1Rekeyed>()[0].in_doubt);
    pair.run_for(Seconds(3600));
    QVERIFY(pair.at_client.all<ike::Closed>().empty() && pair.at_headend.all<ike::Closed>().empty());
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
  }

  void what_is_sent_and_not_answered_makes_a_new_phase_1_in_doubt() {
    Pair pair(short_lived());
    const auto sa = without_phase_1(pair);
    // Silence counts from the first packet on, however long nothing was sent before it.
    pair.run_for(Seconds(600));
    pair.client.traffic_wanted(pair.now, sa);
    pair.drain();
    pair.run_for(Seconds(20));
    QVERIFY(pair.at_client.all<ike::Phase1Rekeyed>().empty());
    pair.client.traffic_wanted(pair.now, sa);
    pair.drain();
    pair.run_for(Seconds(10));
    const auto renewed = pair.at_client.all<ike::Phase1Rekeyed>();
    QCOMPARE(renewed.size(), std::size_t{1});
    QVERIFY(renewed[0].in_doubt);
    // The gateway may have forgotten the pairs: there are new ones behind the login.
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{2});
    const auto made = pair.at_client.all<ike::ChildEstablished>();
    QCOMPARE(std::ranges::count_if(made, &ike::ChildEstablished::is_rekey), std::ptrdiff_t{2});
  }

  void a_packet_of_the_gateway_takes_the_doubt_away() {
    Pair pair(short_lived());
    bool is_cut = false;
    pair.on_send = [&](Side, Bytes&) { return !is_cut; };
    const auto sa = without_phase_1(pair);
    pair.client.traffic_wanted(pair.now, sa);
    pair.run_for(Seconds(20));
    is_cut = true;
    pair.client.traffic_wanted(pair.now, sa);
    pair.drain();
    pair.run_for(Seconds(7));
    pair.client.traffic_seen(pair.now, sa);
    is_cut = false;
    pair.run_for(Seconds(30));
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QVERIFY(!pair.at_client.all<ike::Phase1Rekeyed>()[0].in_doubt);
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }

  void without_dead_peer_detection_silence_says_nothing() {
    Pair pair(short_lived());
    ike::InitiatorConfig plan = client_4x();
    plan.dpd = false;
    const auto sa = without_phase_1(pair, plan);
    for (int i = 0; i < 3; ++i) {
      pair.client.traffic_wanted(pair.now, sa);
      pair.drain();
      pair.run_for(Seconds(30));
    }
    QVERIFY(pair.at_client.all<ike::Phase1Rekeyed>().empty());
    QCOMPARE(standing(pair.at_client), std::size_t{2});
  }

  void the_client_tries_again_until_the_gateway_is_back() {
    Pair pair(short_lived());
    bool is_cut = true;
    until_phase_1_is_over(pair, is_cut);
    pair.run_for(Seconds(60));
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    is_cut = false;
    pair.run_for(Seconds(30));
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(pair.at_headend.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(standing(pair.at_client), std::size_t{2});
  }

  void the_client_gives_up_when_the_gateway_stays_away() {
    Pair pair(short_lived());
    bool is_cut = true;
    until_phase_1_is_over(pair, is_cut);
    pair.run_for(Seconds(150));  // the peer timeout of 90 s, and a try that began before its end
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_answer);
    QCOMPARE(standing(pair.at_client), std::size_t{0});
    QVERIFY(!pair.client.next_timeout());
  }

  void who_leaves_meanwhile_leaves_nothing_behind() {
    Pair pair(short_lived());
    bool is_cut = true;
    const auto sa = until_phase_1_is_over(pair, is_cut);
    pair.run_for(Seconds(7));
    pair.client.close(pair.now, sa, CloseReason::local_request);
    pair.drain();
    QVERIFY(pair.at_client.close_reason() == CloseReason::local_request);
    QVERIFY(pair.client.status(pair.now).empty());
    QVERIFY(!pair.client.next_timeout());
  }

  void another_session_of_the_same_client_replaces_them() {
    CutOff cut;
    Pair& pair = cut.pair;
    pair.client.close(pair.now, cut.at_client, CloseReason::local_request, false);
    pair.drain();
    cut.is_cut = false;
    pair.connect(client_4x());  // with INITIAL-CONTACT
    pair.run_until_quiet();
    const auto closed = pair.at_headend.all<ike::Closed>();
    QCOMPARE(closed.size(), std::size_t{1});
    QVERIFY(closed[0].reason == CloseReason::replaced);
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
  }

  void one_that_does_not_say_so_takes_them_over() {
    CutOff cut;
    Pair& pair = cut.pair;
    pair.client.close(pair.now, cut.at_client, CloseReason::local_request, false);
    pair.drain();
    cut.is_cut = false;
    ike::InitiatorConfig plan = client_4x();
    plan.initial_contact = false;
    pair.connect(plan);
    pair.run_until_quiet();
    QCOMPARE(pair.at_headend.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());
    QVERIFY(pair.at_client.all<ike::ChildEstablished>().size() == 4);
    // What was there before serves for half a minute more.
    pair.run_for(Seconds(60));
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
  }

  void a_delete_of_everything_still_ends_everything() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_until_quiet();
    pair.headend.close(pair.now, pair.at_headend.all<ike::Phase1Established>().at(0).sa,
                       CloseReason::administrator);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.at_client.close_reason() == CloseReason::peer_deleted);
    QVERIFY(pair.at_client.all<ike::Phase1Over>().empty());
    QVERIFY(!pair.client.next_timeout());
  }

  void behind_a_translator_they_follow_the_client_and_keep_the_way_open() {
    ike::ResponderConfig config = short_lived();
    config.nat_traversal = Seconds(20);
    Pair pair(config);
    bool is_cut = false;
    pair.on_send = [&](Side, Bytes&) { return !is_cut; };
    pair.nat.emplace(Ipv4Address(192, 168, 1, 77));
    ike::InitiatorConfig plan = client_4x();
    plan.nat_traversal = ike::NatTraversal::automatic;
    pair.connect(plan);
    pair.run_for(kPhase1 - Seconds(60));
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
    is_cut = true;
    pair.run_for(Seconds(70));
    const auto over = pair.at_headend.all<ike::Phase1Over>();
    QCOMPARE(over.size(), std::size_t{1});
    is_cut = false;
    const int before = pair.keepalives[Side::client];
    pair.run_for(Seconds(30));
    QVERIFY(pair.keepalives[Side::client] > before);
    const Endpoint moved{Ipv4Address(192, 168, 1, 77), 40000};
    pair.headend.esp_from(pair.now, over[0].sa, moved);
    pair.drain();
    const auto moves = pair.at_headend.done<ike::MovePeer>();
    QVERIFY(!moves.empty());
    QCOMPARE(moves.back().esp, moved);
  }
};

DRAWBRIDGE_TEST(OutliveTest);
#include "outlive_test.moc"
