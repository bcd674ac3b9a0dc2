// SPDX-License-Identifier: GPL-3.0-or-later
// Which entry is connected by itself, where and when: the classic settings file and virtual time.
#include "client/auto_initiation.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

AutoInitiation read(const std::string& text) {
  const auto document = IniDocument::parse(as_bytes(text));
  return document ? read_auto_initiation(*document) : AutoInitiation{};
}

const std::string kSettings =
    "[main]\nAutoInitiationEnable=1\nAutoInitiationRetryInterval=3\nAutoInitiationList=Office, Cafe,Rest\n"
    "[Office]\nNetwork=10.0.0.0\nMask=255.0.0.0\nConnect=0\n"
    "[Cafe]\nNetwork=192.168.7.0\nMask=255.255.255.0\nConnectionEntry=work\nConnect=1\n"
    "[Rest]\nNetwork=0.0.0.0\nMask=0.0.0.0\nConnectionEntry=away\n";

const Ipv4Address kOffice(10, 1, 2, 3), kCafe(192, 168, 7, 20), kElsewhere(203, 0, 113, 4);

TimePoint at(int seconds) {
  return TimePoint{Seconds{seconds}};
}

}  // namespace

class AutoInitiationTest : public QObject {
  Q_OBJECT

 private slots:
  void settings_are_read() {
    const AutoInitiation settings = read(kSettings);
    QVERIFY(settings.is_on && settings.problems.empty());
    QCOMPARE(settings.retry_minutes, 3);
    QCOMPARE(settings.networks.size(), std::size_t{3});
    QVERIFY(
        (settings.networks[1] == AutoNetwork{"Cafe", Prefix{Ipv4Address(192, 168, 7, 0), 24}, "work", true}));
    QVERIFY(!settings.networks[0].connects);
    QVERIFY(!read("[main]\nAutoInitiationEnable=0\n").is_on);
    QVERIFY(!read("").is_on);
  }

  void what_is_wrong_is_left_out_and_told() {
    const AutoInitiation settings = read(
        "[main]\nAutoInitiationEnable=1\nAutoInitiationRetryInterval=99\nAutoInitiationList=A,B,C,D\n"
        "[A]\nNetwork=10.0.0\nMask=255.0.0.0\nConnectionEntry=x\n"
        "[B]\nNetwork=10.0.0.0\nMask=255.0.255.0\nConnectionEntry=x\n"
        "[C]\nNetwork=10.0.0.0\nMask=255.0.0.0\n");
    QVERIFY(settings.networks.empty());
    QCOMPARE(settings.retry_minutes, 1);
    using Kind = AutoProblem::Kind;
    const std::vector<AutoProblem> wrong = {{Kind::retry_interval, "99"},
                                            {Kind::network, "A"},
                                            {Kind::network, "B"},
                                            {Kind::entry, "C"},
                                            {Kind::network, "D"}};
    QVERIFY(settings.problems == wrong);
    QCOMPARE(english_text(settings.problems[3]),
             std::string("Section [C] is left out: ConnectionEntry names no entry."));
  }

  void the_first_network_that_fits_decides() {
    const AutoInitiation settings = read(kSettings);
    QCOMPARE(network_of(settings, {kCafe})->entry, std::string("work"));
    QCOMPARE(network_of(settings, {kElsewhere})->entry, std::string("away"));
    QCOMPARE(network_of(settings, {kCafe, kOffice})->section, std::string("Office"));
    QVERIFY(network_of(settings, {}) == nullptr);
  }

  void an_entry_is_due_where_its_network_is() {
    AutoInitiator initiator(read(kSettings), {});
    QVERIFY(!initiator.due(at(0)));
    initiator.addresses(at(0), {kOffice});
    QVERIFY(!initiator.due(at(0)));
    initiator.addresses(at(10), {kCafe});
    QVERIFY(initiator.due(at(10)) == std::optional<std::string>("work"));
    QVERIFY(!initiator.due(at(10)));  // it is going on
    QVERIFY(!initiator.next_timeout());
    // It failed: again after three minutes.
    initiator.ended(at(20), "work", AutoInitiator::End::failed);
    QVERIFY(!initiator.due(at(199)));
    QVERIFY(initiator.next_timeout() == std::optional(at(200)));
    QVERIFY(initiator.due(at(200)) == std::optional<std::string>("work"));
    // Elsewhere another entry is wanted; the old one is not tried there.
    initiator.ended(at(210), "work", AutoInitiator::End::failed);
    initiator.addresses(at(220), {kElsewhere});
    QVERIFY(initiator.due(at(1000)) == std::optional<std::string>("away"));
    QVERIFY(!initiator.due(at(1000)));
  }

  void what_people_ended_waits_for_another_network() {
    AutoInitiator initiator(read(kSettings), {});
    initiator.addresses(at(0), {kCafe});
    QVERIFY(initiator.due(at(0)));
    initiator.ended(at(50), "work", AutoInitiator::End::for_good);
    QVERIFY(!initiator.due(at(5000)));
    initiator.addresses(at(5000), {kCafe});  // nothing has changed
    QVERIFY(!initiator.due(at(5000)));
    initiator.addresses(at(6000), {kOffice});
    QVERIFY(!initiator.due(at(6000)));
    initiator.addresses(at(7000), {kCafe});
    QVERIFY(initiator.due(at(7000)) == std::optional<std::string>("work"));
  }

  void an_entry_of_the_start_is_due_once() {
    AutoInitiator initiator(read("[main]\nAutoInitiationEnable=0\n"), {"home"});
    QVERIFY(initiator.due(at(1)) == std::optional<std::string>("home"));
    initiator.ended(at(2), "home", AutoInitiator::End::failed);
    QVERIFY(initiator.due(at(62)) == std::optional<std::string>("home"));
    initiator.ended(at(70), "home", AutoInitiator::End::for_good);
    QVERIFY(!initiator.due(at(10000)));
  }

  void what_others_began_is_not_begun_twice() {
    AutoInitiator initiator(read(kSettings), {});
    initiator.began("work");
    initiator.addresses(at(0), {kCafe});
    QVERIFY(!initiator.due(at(0)));
  }
};

DRAWBRIDGE_TEST(AutoInitiationTest);
#include "auto_initiation_test.moc"
