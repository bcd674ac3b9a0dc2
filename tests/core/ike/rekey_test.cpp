// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a connection on virtual time: rekeying of both phases, dead peers, deletion, a second login.
#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using ike::CloseReason;

namespace {

ike::InitiatorConfig with_lives(std::uint32_t phase1, std::uint32_t phase2) {
  ike::InitiatorConfig plan = client_4x();
  for (auto& transform : plan.phase1) transform.life_seconds = phase1;
  plan.phase2_life_seconds = phase2;
  return plan;
}

void give(Pair& pair, ike::SaId sa) {
  ike::IkeEndpoint::Credentials credentials;
  credentials.user = "cisco_customer";
  credentials.password = Secret(std::string_view("cisco"));
  pair.client.give_credentials(pair.now, sa, credentials);
}

std::size_t rekeys(const Pair::Log& log) {
  std::size_t count = 0;
  for (const auto& child : log.all<ike::ChildEstablished>()) count += child.is_rekey ? 1 : 0;
  return count;
}

std::size_t standing(const Pair::Log& log) {
  return log.all<ike::ChildEstablished>().size() - log.all<ike::ChildRemoved>().size();
}

}  // namespace

class RekeyTest : public QObject {
  Q_OBJECT

 private slots:
  void phase_2_before_its_life_ends() {
    Pair pair;
    pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    pair.run_for(Seconds(3000));
    QCOMPARE(rekeys(pair.at_client), std::size_t{0});
    pair.run_for(Seconds(430));  // 95 % of the life and a little
    QCOMPARE(rekeys(pair.at_client), std::size_t{2});
    QCOMPARE(rekeys(pair.at_headend), std::size_t{2});
    // The old pairs receive for 30 seconds more.
    pair.run_for(Seconds(40));
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
    const auto removed = pair.at_client.all<ike::ChildRemoved>();
    const auto made = pair.at_client.all<ike::ChildEstablished>();
    for (const auto& one : removed) QVERIFY(one.pair == made[0].pair || one.pair == made[1].pair);
    // Once more, and nobody was asked again.
    pair.run_for(Seconds(3600));
    QCOMPARE(rekeys(pair.at_client), std::size_t{4});
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }

  void new_keys_are_installed_before_old_ones_go() {
    Pair pair;
    const auto sa = pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    const auto first = pair.at_client.all<ike::ChildEstablished>().at(1);
    pair.client.rekey_pair(pair.now, sa, first.pair);
    pair.drain();
    pair.run_until_quiet();
    const auto last = pair.at_client.all<ike::ChildEstablished>().back();
    QVERIFY(last.is_rekey && last.remote == first.remote && last.inbound_spi != first.inbound_spi);
    QVERIFY(pair.at_client.all<ike::ChildRemoved>().empty());
    pair.run_for(Seconds(31));
    QCOMPARE(pair.at_client.all<ike::ChildRemoved>().size(), std::size_t{1});
    QCOMPARE(pair.at_headend.all<ike::ChildRemoved>().size(), std::size_t{1});
    QCOMPARE(pair.at_client.all<ike::ChildRemoved>()[0].pair, first.pair);
  }

  /// A peer that knows the state of a few exchanges only (strongSwan: three) loses none by what is told
  /// beside a Quick Mode: Deletes wait for its end, in one message, and unknown SPIs are not told.
  void what_is_told_beside_a_quick_mode_waits() {
    ike::ResponderConfig config = note_headend();
    config.dpd_idle = Seconds(300);
    Pair pair(config);
    pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    const auto sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    const auto made = pair.at_headend.all<ike::ChildEstablished>();
    std::vector<wire::ExchangeType> said;
    pair.on_send = [&](Side from, Bytes& datagram) {
      const auto header = wire::IsakmpHeader::read(datagram);
      if (header && from == Side::headend) said.push_back(header->exchange);
      return true;
    };
    pair.headend.rekey_pair(pair.now, sa, made.at(1).pair);
    pair.headend.close_pair(pair.now, sa, made.at(1).pair);
    pair.headend.close_pair(pair.now, sa, made.at(0).pair);
    pair.headend.unknown_spi(pair.now, kClient4x.address, 4711);
    pair.drain();
    pair.run_until_quiet();
    using wire::ExchangeType;
    QVERIFY((said ==
             std::vector{ExchangeType::quick_mode, ExchangeType::quick_mode, ExchangeType::informational}));
    QCOMPARE(pair.at_client.all<ike::ChildRemoved>().size(), std::size_t{2});
    QCOMPARE(standing(pair.at_client), std::size_t{1});
    // With nothing under way it is told at once.
    pair.headend.unknown_spi(pair.now + Seconds(2), kClient4x.address, 4711);
    pair.drain();
    QCOMPARE(said.size(), std::size_t{5});  // and asks whether the client lives
  }

  /// The old pair comes to its end by kilobytes while the new one is being made, and message 3 is lost. A
  /// peer may wait for it for ever (strongSwan): it is said again until the peer uses the new pair.
  void message_3_is_repeated_although_the_old_pair_is_gone() {
    Pair pair;
    pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    const auto sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    const auto old = pair.at_headend.all<ike::ChildEstablished>().at(1).pair;
    const std::size_t before = pair.at_client.all<ike::ChildEstablished>().size();
    int of_headend = 0;
    std::set<Bytes> said;
    pair.on_send = [&](Side from, Bytes& datagram) {
      const auto header = wire::IsakmpHeader::read(datagram);
      if (!header || header->exchange != wire::ExchangeType::quick_mode) return true;
      if (from == Side::headend) return ++of_headend != 2;  // message 3
      return said.insert(datagram).second;                  // nothing is asked for again
    };
    pair.headend.rekey_pair(pair.now, sa, old);
    pair.headend.close_pair(pair.now, sa, old);
    pair.drain();
    pair.run_for(Seconds(4));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), before + 1);
    QVERIFY(of_headend >= 3);
    // Until the peer uses it, and not for ever.
    pair.headend.pair_used(pair.now, sa, pair.at_headend.all<ike::ChildEstablished>().back().pair);
    const int so_far = of_headend;
    pair.run_for(Seconds(30));
    QCOMPARE(of_headend, so_far);
  }

  void a_renewed_pair_sends_with_the_old_keys_until_the_peer_has_the_new_ones() {
    Pair pair;
    const auto sa = pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    const auto installed = [&] { return pair.at_client.done<ike::InstallOutbound>().size(); };
    const auto renew = [&](std::uint64_t old) {
      pair.client.rekey_pair(pair.now, sa, old);
      pair.drain();
      pair.run_until_quiet();
      return pair.at_client.all<ike::ChildEstablished>().back().pair;
    };
    const std::size_t before = installed();
    const auto second = renew(pair.at_client.all<ike::ChildEstablished>().at(1).pair);
    QCOMPARE(installed(), before);
    pair.client.pair_used(pair.now, sa, second);
    pair.drain();
    QCOMPARE(installed(), before + 1);
    QCOMPARE(pair.at_client.done<ike::InstallOutbound>().back().pair, second);
    // Nothing comes from the peer: then it is time that tells.
    const auto third = renew(second);
    QCOMPARE(installed(), before + 1);
    pair.run_for(Seconds(1));
    QCOMPARE(installed(), before + 2);
    // The peer deletes the old pair at once.
    (void)renew(third);
    QCOMPARE(installed(), before + 2);
    pair.client.close_pair(pair.now, sa, third);
    pair.drain();
    QCOMPARE(installed(), before + 3);
    // Said twice, it is done once.
    pair.client.pair_used(pair.now, sa, second);
    pair.drain();
    QCOMPARE(installed(), before + 3);
  }

  /// Not every peer that misses message 3 of Quick Mode repeats message 2.
  void the_last_message_of_a_renewal_is_repeated_until_the_peer_uses_the_pair() {
    Pair pair;
    const auto sa = pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    std::map<Bytes, int> sent;
    bool deaf = true;
    pair.on_send = [&](Side side, Bytes& datagram) {
      if (side == Side::client) ++sent[datagram];
      // Message 3 does not get through.
      return !deaf || sent.size() < 2;
    };
    pair.client.rekey_pair(pair.now, sa, pair.at_client.all<ike::ChildEstablished>().at(1).pair);
    pair.drain();
    pair.run_for(Seconds(1));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{3});
    QCOMPARE(pair.at_headend.all<ike::ChildEstablished>().size(), std::size_t{2});
    deaf = false;
    pair.run_for(Seconds(2));
    QCOMPARE(pair.at_headend.all<ike::ChildEstablished>().size(), std::size_t{3});
    const auto most = [&] {
      int times = 0;
      for (const auto& [datagram, count] : sent) times = std::max(times, count);
      return times;
    };
    pair.run_for(Seconds(20));
    QCOMPARE(most(), 4);  // and three repetitions in all
    // A peer that uses the pair needs none.
    sent.clear();
    pair.client.rekey_pair(pair.now, sa, pair.at_client.all<ike::ChildEstablished>().back().pair);
    pair.drain();
    pair.run_until_quiet();
    pair.client.pair_used(pair.now, sa, pair.at_client.all<ike::ChildEstablished>().back().pair);
    pair.drain();
    pair.run_for(Seconds(20));
    QCOMPARE(most(), 1);
  }

  /// strongSwan moves the pairs behind the login; a Delete of the old SA before that takes them along.
  void the_old_phase_1_stays_until_the_new_one_has_its_login_data() {
    QTest::addColumn<bool>("main_mode");
    QTest::newRow("aggressive") << false;
    QTest::newRow("main") << true;
  }
  void the_old_phase_1_stays_until_the_new_one_has_its_login() {
    QFETCH(bool, main_mode);
    Pair pair(note_headend(), 1, main_mode ? kClient11 : kClient4x);
    ike::InitiatorConfig plan = main_mode ? client_11() : client_4x();
    for (auto& transform : plan.phase1) transform.life_seconds = 3600;
    std::optional<ike::SaId> asked;
    pair.on_need = [&](const ike::NeedCredentials& need) {
      asked = need.sa;
      if (!pair.at_client.all<ike::Phase1Rekeyed>().empty()) return;
      give(pair, need.sa);
    };
    pair.connect(plan);
    while (pair.at_client.all<ike::Phase1Rekeyed>().empty()) pair.run_for(Seconds(1));
    // The user is not in a hurry.
    pair.run_for(Seconds(40));
    QCOMPARE(asked, std::optional(pair.at_client.all<ike::Phase1Rekeyed>().at(0).new_sa));
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{2});
    give(pair, *asked);
    pair.drain();
    pair.run_for(Seconds(1));
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{2});
    pair.run_for(Seconds(4));
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    QVERIFY(standing(pair.at_client) > 0);
  }

  void without_an_attribute_the_life_is_28800_seconds() {
    Pair pair(note_headend(), 1, kClient11);
    pair.connect(client_11());
    pair.run_until_quiet();
    pair.run_for(Seconds(24400));
    QCOMPARE(rekeys(pair.at_client), std::size_t{0});
    pair.run_for(Seconds(3000));
    QCOMPARE(rekeys(pair.at_client), std::size_t{1});
  }

  void with_perfect_forward_secrecy() {
    ike::ResponderConfig config = note_headend();
    config.pfs = crypto::DhGroup::modp1024;
    Pair pair(config);
    ike::InitiatorConfig plan = with_lives(kVeryLong, 3600);
    plan.pfs = crypto::DhGroup::modp1024;
    pair.connect(plan);
    pair.run_for(Seconds(3500));
    QCOMPARE(rekeys(pair.at_client), std::size_t{2});
    QVERIFY(pair.diagram().find("QM HDR* HASH SA NON KE ID ID") != std::string::npos);
    const auto in = pair.at_client.done<ike::InstallInbound>();
    const auto out = pair.at_headend.done<ike::InstallOutbound>();
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(in[i].child.encryption_key == out[i].child.encryption_key);
    // A headend that demands it refuses those that do not offer it.
    Pair without(config);
    without.connect(client_4x());
    without.run_for(Seconds(5));
    QVERIFY(without.at_client.close_reason() == CloseReason::no_proposal_chosen);
  }

  void phase_1_asks_the_user_again() {
    Pair pair;
    const auto first = pair.connect(with_lives(3600, kVeryLong));
    pair.run_for(Seconds(3700));
    const auto rekeyed = pair.at_client.all<ike::Phase1Rekeyed>();
    QCOMPARE(rekeyed.size(), std::size_t{1});
    QCOMPARE(rekeyed[0].old_sa, first);
    const auto needs = pair.at_client.all<ike::NeedCredentials>();
    QCOMPARE(needs.size(), std::size_t{2});
    QCOMPARE(needs[1].sa, rekeyed[0].new_sa);
    // Pairs and address survive; there is one ISAKMP SA on each side and no Closed was told.
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
    QCOMPARE(pair.at_headend.all<ike::AddressWanted>().size(), std::size_t{1});
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::Closed>().empty() && pair.at_headend.all<ike::Closed>().empty());
    // Under the new SA the connection ends as ever.
    pair.client.close(pair.now, rekeyed[0].new_sa, CloseReason::local_request);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.at_headend.close_reason() == CloseReason::peer_deleted);
    QCOMPARE(standing(pair.at_headend), std::size_t{0});
  }

  void phase_1_inherits_the_login_where_policy_allows() {
    ike::ResponderConfig config = note_headend();
    config.rekey_inherits_xauth = true;
    Pair pair(config);
    pair.connect(with_lives(3600, 5000));
    pair.run_for(Seconds(12000));
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{3});
    QCOMPARE(pair.at_headend.all<ike::Phase1Rekeyed>().size(), std::size_t{3});
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{1});
    QCOMPARE(standing(pair.at_client), std::size_t{2});
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    QCOMPARE(pair.headend.status(pair.now).at(0).user, std::string("cisco_customer"));
  }

  void another_user_may_not_take_over() {
    Pair pair;
    pair.on_need = [&pair](const ike::NeedCredentials& need) {
      ike::IkeEndpoint::Credentials credentials;
      credentials.user = pair.at_client.all<ike::Phase1Rekeyed>().empty() ? "cisco_customer" : "mallory";
      credentials.password = Secret(std::string_view("cisco"));
      pair.client.give_credentials(pair.now, need.sa, credentials);
    };
    pair.connect(with_lives(3600, kVeryLong));
    pair.run_for(Seconds(3700));
    QVERIFY(pair.at_client.close_reason() == CloseReason::xauth_failed);
    QVERIFY(pair.headend.status(pair.now).empty());
  }

  void main_mode_rekeys_too() {
    Pair pair(note_headend(), 1, kClient11);
    ike::InitiatorConfig plan = client_11();
    plan.phase1[0].life_seconds = 3600;
    pair.connect(plan);
    pair.run_for(Seconds(3700));
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(standing(pair.at_client), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }

  void phase_1_life_is_the_shorter_one() {
    ike::ResponderConfig config = note_headend();
    for (auto& policy : config.policies) policy.lifetime_seconds = 1200;
    Pair pair(config);
    pair.connect(client_4x());
    pair.run_until_quiet();
    QCOMPARE(pair.at_headend.all<ike::Phase1Established>().at(0).lifetime_seconds, 1200U);
    pair.run_for(Seconds(1201));
    // Its pairs live on: outlive_test.cpp.
    QCOMPARE(pair.at_headend.all<ike::Phase1Over>().size(), std::size_t{1});
    QCOMPARE(pair.at_client.all<ike::Phase1Over>().size(), std::size_t{1});
  }

  void client_disconnects() {
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_until_quiet();
    pair.client.close(pair.now, sa, CloseReason::local_request);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.at_client.close_reason() == CloseReason::local_request);
    QVERIFY(pair.at_headend.close_reason() == CloseReason::peer_deleted);
    QCOMPARE(pair.at_headend.done<ike::RemovePair>().size(), std::size_t{2});
    QVERIFY(pair.client.status(pair.now).empty() && pair.headend.status(pair.now).empty());
    QVERIFY(!pair.client.next_timeout() && !pair.headend.next_timeout());
    const auto closed = pair.at_headend.all<ike::Closed>().at(0);
    QCOMPARE(closed.user, std::string("cisco_customer"));
    QVERIFY(closed.was_established);
  }

  void administrator_disconnects() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_until_quiet();
    pair.headend.close_all(pair.now, CloseReason::administrator);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.at_client.close_reason() == CloseReason::peer_deleted);
    QCOMPARE(standing(pair.at_client), std::size_t{0});
    // The Delete of the whole goes first, that of the pairs says that they are meant, too: nothing was begun
    // anew for one of them.
    const auto is_delete = [](const ike::trace::Event& event) {
      return std::holds_alternative<ike::trace::DeletePayload>(event);
    };
    QCOMPARE(std::ranges::count_if(pair.at_client.traces, is_delete), std::ptrdiff_t{2});
    QVERIFY(pair.at_client.all<ike::Phase1Over>().empty());
    QCOMPARE(pair.at_headend.all<ike::Phase1Established>().size(), std::size_t{1});
  }

  void one_pair_is_deleted() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_until_quiet();
    const auto child = pair.at_headend.all<ike::ChildEstablished>().at(0);
    pair.headend.close_pair(pair.now, child.sa, child.pair);
    pair.drain();
    pair.run_until_quiet();
    QCOMPARE(standing(pair.at_client), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
  }

  void headend_notices_a_dead_client() {
    ike::ResponderConfig config = note_headend();
    config.dpd_idle = Seconds(10);
    Pair pair(config);
    pair.connect(client_4x());
    pair.run_for(Seconds(300));
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());  // the client answers every time
    pair.on_send = [](Side from, Bytes&) { return from != Side::client; };
    pair.run_for(Seconds(25));
    QVERIFY(pair.at_headend.close_reason() == CloseReason::no_answer);
    QVERIFY(pair.at_headend.troubled(ike::trace::Trouble::dead_peer));
  }

  void client_notices_a_silent_headend() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_for(Seconds(100));  // asked once after 60 seconds, and answered
    pair.on_send = [](Side from, Bytes&) { return from != Side::headend; };
    pair.run_for(Seconds(109));
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    pair.run_for(Seconds(7));  // the peer timeout of 90 seconds after the next question
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_answer);
  }

  void with_something_to_send_it_asks_earlier() {
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_for(Seconds(100));
    pair.on_send = [](Side from, Bytes&) { return from != Side::headend; };
    pair.client.traffic_wanted(pair.now, sa);
    pair.drain();
    pair.run_for(Seconds(89));
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    pair.run_for(Seconds(7));
    QVERIFY(pair.at_client.close_reason() == CloseReason::no_answer);
  }

  void traffic_is_proof_of_life() {
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_for(Seconds(100));
    const auto before = pair.client.counters().datagrams_out;
    pair.client.traffic_seen(pair.now, sa);
    pair.run_for(Seconds(10));
    pair.client.traffic_wanted(pair.now, sa);
    pair.drain();
    QCOMPARE(pair.client.counters().datagrams_out, before);
  }

  void initial_contact_replaces_a_lost_session() {
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_until_quiet();
    pair.client.close(pair.now, sa, CloseReason::local_request, false);  // a crash tells nobody
    pair.drain();
    pair.connect(client_4x());
    pair.run_until_quiet();
    QVERIFY(pair.at_headend.close_reason() == CloseReason::replaced);
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    QCOMPARE(standing(pair.at_headend), std::size_t{2});
    QCOMPARE(pair.at_headend.all<ike::AddressWanted>().size(), std::size_t{2});
  }

  void replacing_the_configuration_leaves_connections_alone() {
    Pair pair;
    pair.connect(with_lives(kVeryLong, 3600));
    pair.run_until_quiet();
    pair.headend.set_responder(std::nullopt);
    pair.run_for(Seconds(7200));
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    QVERIFY(rekeys(pair.at_headend) >= 2);
  }
};

DRAWBRIDGE_TEST(RekeyTest);
#include "rekey_test.moc"
