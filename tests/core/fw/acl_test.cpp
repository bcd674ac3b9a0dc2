// SPDX-License-Identifier: GPL-3.0-or-later
// Access lists: the first entry that fits decides, what fits none is denied (pix-behaviour.md 2).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

fw::PacketInfo info(const Bytes& packet) {
  return fw::inspect(packet).value();
}

fw::PacketInfo to_port(std::uint16_t port) {
  return info(tcp({kVisitor, 1024}, {kWebServer, port}, wire::kTcpSyn));
}

}  // namespace

class AclTest : public QObject {
  Q_OBJECT

 private slots:
  void the_first_entry_that_fits_decides() {
    fw::AclMatcher list({"1",
                         {rule(false, fw::kTcp, host(kVisitor), any_address()),
                          rule(true, 0, any_address(), any_address())}});
    const auto verdict = list.match(to_port(80));
    QVERIFY(verdict && !verdict->permit);
    QCOMPARE(verdict->rule, std::size_t{0});
    QVERIFY(list.match(info(echo(kVisitor, kWebServer)))->permit);
    QVERIFY(list.match(info(tcp({kGateway, 1}, {kWebServer, 80}, wire::kTcpSyn)))->permit);
  }

  void what_fits_nothing_is_not_permitted() {
    fw::AclMatcher list({"1", {rule(true, fw::kTcp, host(kGateway), any_address())}});
    QVERIFY(!list.match(to_port(80)));
    QVERIFY(!list.permits_packet(to_port(80)));
    fw::AclMatcher empty;
    QVERIFY(!empty.match(to_port(80)));
  }

  void ports_data() {
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<bool>("negated");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("fits");
    QTest::newRow("eq, equal") << 80 << 80 << false << 80 << true;
    QTest::newRow("eq, other") << 80 << 80 << false << 81 << false;
    QTest::newRow("range, first") << 20 << 23 << false << 20 << true;
    QTest::newRow("range, last") << 20 << 23 << false << 23 << true;
    QTest::newRow("range, behind") << 20 << 23 << false << 24 << false;
    QTest::newRow("neq, equal") << 80 << 80 << true << 80 << false;
    QTest::newRow("neq, other") << 80 << 80 << true << 81 << true;
  }
  void ports() {
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(bool, negated);
    QFETCH(int, port);
    QFETCH(bool, fits);
    auto entry = rule(true, fw::kTcp, any_address(), any_address());
    entry.destination_port = {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last), negated};
    fw::AclMatcher list({"1", {entry}});
    QCOMPARE(list.match(to_port(static_cast<std::uint16_t>(port))).has_value(), fits);
  }

  void later_fragments_fit_only_entries_without_ports() {
    const Bytes whole = udp({kVisitor, 9}, {kWebServer, 53}, 2000);
    const auto pieces = fw::fragment(whole, 1500);
    QCOMPARE(pieces.size(), std::size_t{2});
    auto with_port = rule(true, fw::kUdp, any_address(), any_address());
    with_port.destination_port = {53, 53, false};
    fw::AclMatcher ported({"1", {with_port}});
    QVERIFY(ported.match(info(pieces[0])));
    QVERIFY(!ported.match(info(pieces[1])));
    fw::AclMatcher plain({"2", {rule(true, fw::kUdp, any_address(), any_address())}});
    QVERIFY(plain.match(info(pieces[1])));
  }

  void icmp_types_are_told_apart() {
    auto entry = rule(true, fw::kIcmp, any_address(), any_address());
    entry.icmp_type = 0;  // echo-reply
    fw::AclMatcher list({"1", {entry}});
    QVERIFY(!list.match(info(echo(kVisitor, kWebServer))));
    entry.icmp_type = 8;
    QVERIFY(fw::AclMatcher({"1", {entry}}).permits_packet(info(echo(kVisitor, kWebServer))));
  }

  void exemption_is_asked_in_both_directions() {
    const fw::AclMatcher list(note_rules().acls[0]);
    QVERIFY(list.permits_packet(info(tcp({kWebServer, 80}, {kPoolAddress, 1024}, wire::kTcpSyn))));
    QVERIFY(list.permits_reversed(info(tcp({kPoolAddress, 1024}, {kWebServer, 80}, wire::kTcpSyn))));
    QVERIFY(!list.permits_reversed(info(tcp({kVisitor, 1024}, {kWebServer, 80}, wire::kTcpSyn))));
  }

  void hits_are_counted_and_survive_a_new_list() {
    fw::AclMatcher list(note_rules().acls[1]);
    const auto to_global = info(tcp({kVisitor, 1}, {kWebGlobal, 80}, wire::kTcpSyn));
    (void)list.match(to_global);
    (void)list.match(to_global);
    (void)list.permits_packet(to_global);  // asking is no hit
    QCOMPARE(list.hits(0), std::uint64_t{0});
    QCOMPARE(list.hits(1), std::uint64_t{2});
    auto changed = note_rules().acls[1];
    changed.rules.insert(changed.rules.begin(), rule(false, fw::kUdp, any_address(), any_address()));
    fw::AclMatcher renewed(changed);
    renewed.keep_hits(list);
    QCOMPARE(renewed.hits(0), std::uint64_t{0});
    QCOMPARE(renewed.hits(2), std::uint64_t{2});
  }

  void masks_may_have_holes() {
    const fw::AddressMatch odd{Ipv4Address(10, 0, 0, 1), Ipv4Address(255, 0, 0, 255)};
    QVERIFY(odd.holds(Ipv4Address(10, 7, 8, 1)));
    QVERIFY(!odd.holds(Ipv4Address(10, 7, 8, 2)));
    QVERIFY(odd.covers(Prefix{Ipv4Address(10, 9, 9, 1), 32}));
    QVERIFY(!odd.covers(Prefix{Ipv4Address(10, 9, 9, 0), 24}));
    QVERIFY(network(Ipv4Address(10, 9, 0, 0), 16).covers(Prefix{Ipv4Address(10, 9, 9, 0), 24}));
  }
};

DRAWBRIDGE_TEST(AclTest);
#include "acl_test.moc"
