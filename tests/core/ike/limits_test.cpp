// SPDX-License-Identifier: GPL-3.0-or-later
// The limits of wire.md 5: each with its default, each a setting. They count unanswered first messages, not
// finished handshakes.
#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using ike::CloseReason;

namespace {

/// A headend that hears only first messages.
struct Besieged {
  SeededRandom random{1};
  SeededRandom attacker_random{2};
  ike::IkeEndpoint headend{kHeadend, random};
  ike::IkeEndpoint attacker{kClient11, attacker_random};
  TimePoint now{};

  explicit Besieged(ike::Limits limits = {}) {
    ike::ResponderConfig config = note_headend();
    config.limits = limits;
    headend.set_responder(config);
  }
  void knock(Ipv4Address from, const ike::InitiatorConfig& plan = client_11()) {
    (void)attacker.initiate(now, plan);
    while (const auto action = attacker.poll_action()) {
      if (const auto* const sent = std::get_if<ike::Transmit>(&*action)) {
        headend.handle_datagram(now, {from, 500}, sent->datagram);
      }
    }
    while (headend.poll_action()) {
    }
    while (headend.poll_event()) {
    }
  }
  [[nodiscard]] std::size_t half_open() const { return headend.status(now).size(); }
};

Ipv4Address source(std::uint32_t number) {
  return Ipv4Address(0x0A000001U + number);
}
/// In a /24 of its own.
Ipv4Address far_source(std::uint32_t number) {
  return Ipv4Address(0x0A000001U + number * 256);
}

}  // namespace

class LimitsTest : public QObject {
  Q_OBJECT

 private slots:
  void defaults_are_those_of_the_reference() {
    const ike::Limits limits;
    QVERIFY(limits.enabled);
    QCOMPARE(limits.half_open_total, std::size_t{1000});
    QCOMPARE(limits.half_open_per_source, std::size_t{10});
    QCOMPARE(limits.half_open_per_slash24, std::size_t{100});
    QCOMPARE(limits.aggressive_per_second_per_source, std::size_t{20});
    QCOMPARE(limits.aggressive_per_second, std::size_t{200});
    QCOMPARE(limits.xauth_attempts, 3);
    QCOMPARE(limits.decrypt_failures_per_minute, std::size_t{20});
    QCOMPARE(limits.dpd_answers_per_second, std::size_t{5});
    QVERIFY(limits.config_request_interval == Seconds(5));
  }

  void half_open_per_source() {
    Besieged one;
    for (int i = 0; i < 15; ++i) one.knock(kClient11.address);
    QCOMPARE(one.half_open(), std::size_t{10});
    QCOMPARE(one.headend.counters().refused_half_open, std::uint64_t{5});
    // Others are not shut out.
    one.knock(source(1));
    QCOMPARE(one.half_open(), std::size_t{11});
  }

  void half_open_per_network() {
    ike::Limits limits;
    limits.half_open_per_slash24 = 4;
    Besieged one(limits);
    for (std::uint32_t i = 0; i < 6; ++i) one.knock(source(i));
    QCOMPARE(one.half_open(), std::size_t{4});
    one.knock(far_source(1));
    QCOMPARE(one.half_open(), std::size_t{5});
  }

  void half_open_in_all() {
    ike::Limits limits;
    limits.half_open_total = 40;
    Besieged one(limits);
    for (std::uint32_t i = 0; i < 400; ++i) {
      one.knock(far_source(i));
      QVERIFY(one.half_open() <= 40);
    }
    // From the half on the oldest go at random, so that newcomers still have a chance.
    QVERIFY(one.half_open() > 20);
    Besieged small(limits);
    for (std::uint32_t i = 0; i < 20; ++i) small.knock(far_source(i));
    QCOMPARE(small.half_open(), std::size_t{20});
  }

  void half_open_states_die_by_themselves() {
    Besieged one;
    for (int i = 0; i < 10; ++i) one.knock(kClient11.address);
    one.now += Seconds(300);
    one.headend.handle_timeout(one.now);
    QCOMPARE(one.half_open(), std::size_t{0});
    one.knock(kClient11.address);
    QCOMPARE(one.half_open(), std::size_t{1});
  }

  void aggressive_mode_has_a_rate() {
    ike::Limits limits;
    limits.half_open_per_source = 1000;
    limits.half_open_per_slash24 = 1000;
    limits.aggressive_per_second_per_source = 3;
    limits.aggressive_per_second = 5;
    Besieged one(limits);
    for (int i = 0; i < 4; ++i) one.knock(kClient4x.address, client_4x());
    QCOMPARE(one.half_open(), std::size_t{3});
    for (std::uint32_t i = 0; i < 4; ++i) one.knock(source(i), client_4x());
    QCOMPARE(one.half_open(), std::size_t{5});
    one.knock(source(9));  // main mode costs nothing yet
    QCOMPARE(one.half_open(), std::size_t{6});
    one.now += Milliseconds(1001);
    one.knock(kClient4x.address, client_4x());
    QCOMPARE(one.half_open(), std::size_t{7});
  }

  void finished_handshakes_do_not_count() {
    ike::ResponderConfig config = note_headend();
    config.limits.half_open_per_source = 1;
    config.limits.half_open_total = 2;
    Pair pair(config);
    for (std::size_t i = 1; i <= 5; ++i) {
      pair.connect(client_4x());  // while the one before is still up
      pair.run_until_quiet();
      QCOMPARE(pair.at_headend.all<ike::ChildEstablished>().size(), 2 * i);
    }
    QCOMPARE(pair.headend.counters().refused_half_open, std::uint64_t{0});
  }

  void switched_off_there_are_none() {
    ike::Limits limits;
    limits.enabled = false;
    limits.half_open_per_source = 1;
    limits.half_open_total = 1;
    Besieged one(limits);
    for (int i = 0; i < 30; ++i) one.knock(kClient11.address);
    QCOMPARE(one.half_open(), std::size_t{30});
  }

  void login_attempts_are_a_setting() {
    ike::ResponderConfig config = note_headend();
    config.limits.xauth_attempts = 1;
    Pair pair(config);
    pair.password = "guess";
    pair.connect(client_4x());
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{1});
    QVERIFY(pair.at_client.close_reason() == CloseReason::xauth_failed);
  }

  void garbage_makes_deaf_for_a_minute_and_ends_nothing() {
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_until_quiet();
    Bytes garbage = pair.recorded.back().second;  // message 3 of a Quick Mode
    SeededRandom random(4);
    for (int i = 0; i < 21; ++i) {
      for (std::size_t at = 20; at < 24; ++at) garbage[at] = static_cast<std::uint8_t>(random.u32());
      for (std::size_t at = 28; at < garbage.size(); ++at)
        garbage[at] = static_cast<std::uint8_t>(random.u32());
      pair.headend.handle_datagram(pair.now, kClient4x, garbage);
    }
    pair.drain();
    const auto failures = pair.headend.counters().decrypt_failures;
    QCOMPARE(failures, std::uint64_t{21});
    garbage[30] = static_cast<std::uint8_t>(garbage[30] ^ 1);
    pair.headend.handle_datagram(pair.now, kClient4x, garbage);
    QCOMPARE(pair.headend.counters().decrypt_failures, failures);  // not even tried
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());
    // After the minute the client is heard again.
    pair.run_for(Seconds(61));
    pair.client.close(pair.now, sa, CloseReason::local_request);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.at_headend.close_reason() == CloseReason::peer_deleted);
  }

  void probes_are_answered_five_times_a_second() {
    // The client's DPD asks every five seconds; here its clock runs fast.
    Pair pair;
    const auto sa = pair.connect(client_4x());
    pair.run_until_quiet();
    std::vector<Bytes> probes;
    pair.on_send = [&probes](Side from, Bytes& datagram) {
      if (from == Side::client) probes.push_back(datagram);
      return false;
    };
    TimePoint fast = pair.now + Seconds(30);
    pair.client.traffic_wanted(fast, sa);
    pair.drain();
    while (probes.size() < 8) {
      fast += Seconds(5);
      pair.client.handle_timeout(fast);
      pair.drain();
    }
    const auto before = pair.headend.counters().datagrams_out;
    for (const Bytes& probe : probes) pair.headend.handle_datagram(pair.now, kClient4x, probe);
    QCOMPARE(pair.headend.counters().datagrams_out - before, std::uint64_t{5});
  }
};

DRAWBRIDGE_TEST(LimitsTest);
#include "limits_test.moc"
