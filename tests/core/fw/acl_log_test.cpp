// SPDX-License-Identifier: GPL-3.0-or-later
// The word `log` of an entry: one message a flow and an interval, and bounds for what is remembered
// (pix-commands.md 4).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using Kind = fw::AclLogging::Kind;

namespace {

/// The note's rules with a list 120 that permits TCP to the web server and denies telnet to it.
fw::Rules logging_rules(Kind permit, Kind deny) {
  fw::Rules rules = note_rules();
  auto refused = rule(false, fw::kTcp, any_address(), host(kWebGlobal));
  refused.destination_port = {23, 23, false};
  refused.log = {deny, 4, Seconds(60)};
  auto allowed = rule(true, 0, any_address(), host(kWebGlobal));
  allowed.log = {permit, 6, Seconds(300)};
  rules.acls[1].rules = {refused, allowed};
  return rules;
}

void send(fw::Path& path, const Bytes& packet, TimePoint now = kStart) {
  Bytes copy = packet;
  (void)path.process(now, kOutside, false, copy);
}
Bytes syn(std::uint16_t from, std::uint16_t to) {
  return tcp({kVisitor, from}, {kWebGlobal, to}, wire::kTcpSyn);
}

const Endpoint kServerByItsRealAddress{kWebServer, 80};

/// Numbers, levels and texts of messages about the list.
QStringList told(fw::Path& path) {
  QStringList out;
  while (auto event = path.poll_event()) {
    const auto* const message = std::get_if<fw::Message>(&*event);
    if (message == nullptr || (message->id != 106023 && message->id != 106100 && message->id != 106101))
      continue;
    out.append(QString("%1-%2 %3")
                   .arg(message->severity)
                   .arg(message->id)
                   .arg(QString::fromStdString(message->text)));
  }
  return out;
}

}  // namespace

class AclLogTest : public QObject {
  Q_OBJECT

 private slots:
  void a_denied_flow_is_told_once_and_once_an_interval() {
    fw::Path path(logging_rules(Kind::standard, Kind::flows));
    send(path, syn(6666, 23));
    QCOMPARE(told(path), QStringList{"4-106100 access-list 120 denied tcp outside/192.168.1.50(6666) -> "
                                     "inside/192.168.1.11(23) hit-cnt 1 (first hit)"});
    for (int i = 0; i < 7; ++i) send(path, syn(6666, 23), kStart + Seconds(i));
    QCOMPARE(told(path), QStringList{});
    QVERIFY(path.next_timeout() == kStart + Seconds(60));
    path.handle_timeout(kStart + Seconds(60));
    QCOMPARE(told(path), QStringList{"4-106100 access-list 120 denied tcp outside/192.168.1.50(6666) -> "
                                     "inside/192.168.1.11(23) hit-cnt 7 (60-second interval)"});
    QCOMPARE(path.acl_log().flows, std::size_t{1});
    // Quiet for an interval: forgotten, and the next one is a first hit again.
    path.handle_timeout(kStart + Seconds(120));
    QCOMPARE(told(path), QStringList{});
    QCOMPARE(path.acl_log().flows, std::size_t{0});
    QCOMPARE(path.acl_log().denied, std::size_t{0});
    send(path, syn(6666, 23), kStart + Seconds(130));
    QVERIFY(told(path).value(0).endsWith("hit-cnt 1 (first hit)"));
  }

  void a_permitted_flow_is_told_too() {
    fw::Path path(logging_rules(Kind::flows, Kind::standard));
    send(path, syn(5000, 80));
    send(path, syn(5001, 80));
    const auto said = told(path);
    QCOMPARE(said.size(), 2);
    QCOMPARE(said[0], QString("6-106100 access-list 120 permitted tcp outside/192.168.1.50(5000) -> "
                              "inside/192.168.1.11(80) hit-cnt 1 (first hit)"));
    // Pings have type and code where others have ports.
    send(path, echo(kVisitor, kWebGlobal));
    QCOMPARE(told(path), QStringList{"6-106100 access-list 120 permitted icmp outside/192.168.1.50(8) -> "
                                     "inside/192.168.1.11(0) hit-cnt 1 (first hit)"});
  }

  void without_the_word_and_with_disable() {
    fw::Path standard(logging_rules(Kind::standard, Kind::standard));
    send(standard, syn(1, 23));
    QCOMPARE(told(standard),
             QStringList{"4-106023 Deny tcp src outside:192.168.1.50/1 dst inside:192.168.1.11/23 by "
                         "access-group \"120\""});
    fw::Path disabled(logging_rules(Kind::disabled, Kind::disabled));
    send(disabled, syn(1, 23));
    send(disabled, syn(1, 80));
    QCOMPARE(told(disabled), QStringList{});
    QCOMPARE(disabled.access_lists()[1].rules[0].hits, std::uint64_t{1});  // counted all the same
    // The end of the list is no entry: 106023 whatever the entries say.
    send(disabled, tcp({kVisitor, 1}, kServerByItsRealAddress, wire::kTcpSyn));
    QVERIFY(told(disabled).value(0).startsWith("4-106023"));
  }

  void denied_flows_are_remembered_up_to_a_limit() {
    auto rules = logging_rules(Kind::standard, Kind::flows);
    rules.acl_log = {10, Seconds(30)};
    fw::Path path(rules);
    for (std::uint16_t i = 0; i < 50; ++i) send(path, syn(static_cast<std::uint16_t>(2000 + i), 23));
    auto said = told(path);
    QCOMPARE(said.size(), 11);
    QCOMPARE(said.back(), QString("1-106101 The number of ACL log deny-flows has reached limit (10)."));
    QCOMPARE(path.acl_log().denied, std::size_t{10});
    // The alarm comes again after its interval, not before.
    send(path, syn(3000, 23), kStart + Seconds(29));
    QCOMPARE(told(path), QStringList{});
    send(path, syn(3001, 23), kStart + Seconds(30));
    QCOMPARE(told(path).size(), 1);
    // Permitted flows have room of their own.
    path.handle_timeout(kStart + Seconds(60));
    QCOMPARE(path.acl_log().flows, std::size_t{0});
    send(path, syn(3002, 23), kStart + Seconds(61));
    QVERIFY(told(path).value(0).startsWith("4-106100"));
  }

  void permitted_flows_are_bounded_and_none_is_silent() {
    fw::AclLog log;
    auto packet = fw::inspect(syn(1, 80)).value();
    const fw::AclLogging word{Kind::flows, 6, Seconds(300)};
    const std::size_t many = fw::AclLog::kPermittedFlows + 500;
    for (std::size_t i = 0; i < many; ++i) {
      packet.source = Ipv4Address(static_cast<std::uint32_t>(0x0A000000 + i));
      QVERIFY(log.hit(kStart, "120", word, "permitted", packet, "outside", "inside").has_value());
    }
    QCOMPARE(log.status().flows, fw::AclLog::kPermittedFlows);
    while (log.pop_due(kStart + Seconds(300))) {
    }
    QCOMPARE(log.status().flows, std::size_t{0});
    QVERIFY(!log.next_timeout());
  }
};

DRAWBRIDGE_TEST(AclLogTest);
#include "acl_log_test.moc"
