// SPDX-License-Identifier: GPL-3.0-or-later
// Who may begin a connection where no list is bound, and the checks that are switched on one by one
// (pix-behaviour.md 1 and 2).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;

namespace {

const Endpoint kBrowser{kVisitor, 1024};
const Endpoint kServerSeen{kWebGlobal, 80};

fw::Rules without_list() {
  auto rules = note_rules();
  rules.bound_acls.clear();
  return rules;
}

fw::Verdict send(fw::Path& path, Bytes packet, fw::InterfaceIndex ingress = kOutside,
                 bool from_tunnel = false) {
  return path.process(kStart, ingress, from_tunnel, packet);
}

}  // namespace

class AccessTest : public QObject {
  Q_OBJECT

 private slots:
  void a_conduit_lets_in_what_it_names() {
    auto rules = without_list();
    auto conduit = rule(true, fw::kTcp, any_address(), host(kWebGlobal));
    conduit.destination_port = {80, 80, false};
    rules.conduits.rules = {conduit};
    fw::Path path(rules);
    QVERIFY(send(path, tcp(kBrowser, kServerSeen, wire::kTcpSyn)).outcome == Outcome::forward);
    QCOMPARE(path.conduits().hits(0), std::uint64_t{1});
    (void)messages_of(path);
    QVERIFY(send(path, tcp(kBrowser, {kWebGlobal, 23}, wire::kTcpSyn)).outcome == Outcome::drop);
    QVERIFY(messages_of(path).at(0).starts_with("106001"));
  }

  void a_bound_list_is_asked_in_place_of_conduits() {
    auto rules = note_rules();
    rules.conduits.rules = {rule(true, fw::kUdp, any_address(), host(kWebGlobal))};
    fw::Path path(rules);
    QVERIFY(send(path, udp(kBrowser, kServerSeen)).outcome == Outcome::drop);
    QVERIFY(messages_of(path).at(0).starts_with("106023"));
  }

  void the_first_conduit_that_fits_decides() {
    auto rules = without_list();
    rules.conduits.rules = {rule(false, fw::kTcp, host(kVisitor), host(kWebGlobal)),
                            rule(true, fw::kTcp, any_address(), host(kWebGlobal))};
    fw::Path path(rules);
    QVERIFY(send(path, tcp(kBrowser, kServerSeen, wire::kTcpSyn)).outcome == Outcome::drop);
    QVERIFY(send(path, tcp({Ipv4Address(192, 168, 1, 51), 1}, kServerSeen, wire::kTcpSyn)).outcome ==
            Outcome::forward);
  }

  void established_lets_the_server_open_connections_back() {
    auto rules = without_list();
    fw::EstablishedRule back;  // established tcp 6060 0 permitto tcp 6061 permitfrom tcp 6059
    back.destination_port = {6060, 6060, false};
    back.permit_to = {6061, 6061, false};
    back.permit_from = {6059, 6059, false};
    rules.established = {back};
    fw::Path path(rules);
    const Bytes answer = tcp({kVisitor, 6059}, {kWebGlobal, 6061}, wire::kTcpSyn);
    QVERIFY(send(path, answer).outcome == Outcome::drop);  // nothing is open yet
    QVERIFY(send(path, tcp({kWebServer, 2000}, {kVisitor, 6060}, wire::kTcpSyn), kInside).outcome ==
            Outcome::forward);
    QVERIFY(send(path, answer).outcome == Outcome::forward);
    QVERIFY(send(path, tcp({kVisitor, 6059}, {kWebGlobal, 6062}, wire::kTcpSyn)).outcome == Outcome::drop);
    QVERIFY(send(path, tcp({kVisitor, 6058}, {kWebGlobal, 6061}, wire::kTcpSyn)).outcome == Outcome::drop);
    QVERIFY(
        send(path, tcp({Ipv4Address(192, 168, 1, 51), 6059}, {kWebGlobal, 6061}, wire::kTcpSyn)).outcome ==
        Outcome::drop);
  }

  void reverse_path_wants_a_source_to_be_reached_the_way_it_comes() {
    auto rules = note_rules();
    rules.interfaces[kInside].reverse_path = true;
    fw::Path path(rules);
    const auto verdict = send(path, tcp({Ipv4Address(172, 16, 0, 9), 5}, kBrowser, wire::kTcpSyn), kInside);
    QCOMPARE(std::string(verdict.step), std::string("reverse path"));
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{
                 "106021 Deny tcp reverse path check from 172.16.0.9 to 192.168.1.50 on interface inside"}));
    QVERIFY(send(path, tcp({kWebServer, 5}, kBrowser, wire::kTcpSyn), kInside).outcome == Outcome::forward);
    // The other interface does not ask.
    QVERIFY(send(path, tcp({Ipv4Address(10, 89, 129, 150), 5}, kServerSeen, wire::kTcpSyn)).outcome ==
            Outcome::forward);
  }

  void icmp_to_the_appliance_has_rules_of_its_own() {
    const Ipv4Address own(192, 168, 1, 1);
    auto rules = note_rules();
    fw::Path open(rules);
    QVERIFY(send(open, echo(kVisitor, own)).outcome == Outcome::to_self);
    rules.icmp = {{kOutside, false, host(kVisitor), 8}, {kOutside, true, any_address(), 8}};
    fw::Path path(rules);
    QVERIFY(send(path, echo(kVisitor, own)).outcome == Outcome::drop);
    QVERIFY(send(path, echo(Ipv4Address(192, 168, 1, 51), own)).outcome == Outcome::to_self);
    // What no rule names is refused where there are rules, and only there.
    const auto reply = wire::build_echo_reply(*wire::parse_ipv4(echo(own, kGateway)));
    QVERIFY(send(path, reply).outcome == Outcome::drop);
    QVERIFY(send(path, echo(kRouter, Ipv4Address(10, 89, 129, 194)), kInside).outcome == Outcome::to_self);
    // UDP to the appliance is not their affair.
    QVERIFY(send(path, udp({kVisitor, 500}, {own, 500})).outcome == Outcome::to_self);
  }

  void pl_compatible_lets_traffic_of_tunnels_past_everything() {
    auto rules = note_rules();
    rules.tunnel_skips_acl = false;
    rules.tunnel_skips_all = true;
    rules.exemptions.clear();
    fw::Path path(rules);
    path.routes().add_host(kPoolAddress, kOutside);
    Bytes in = tcp({kPoolAddress, 1}, {kWebServer, 23}, wire::kTcpSyn);
    const auto verdict = path.process(kStart, kOutside, true, in);
    QVERIFY(verdict.outcome == Outcome::forward);
    QVERIFY(verdict.hop == (fw::Hop{kInside, kRouter, false}));
    QCOMPARE(wire::parse_ipv4(in)->header.source, kPoolAddress);
    Bytes out = tcp({kWebServer, 23}, {kPoolAddress, 1}, wire::kTcpSyn | wire::kTcpAck);
    QVERIFY(path.process(kStart, kInside, false, out).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(out)->header.source, kWebServer);
    // No connection, hence nothing to account.
    QVERIFY(path.connections().empty());
    QVERIFY(!path.poll_event());
    // Everyone else meets the checks.
    QVERIFY(send(path, tcp(kBrowser, {kWebServer, 23}, wire::kTcpSyn)).outcome == Outcome::drop);
  }

  void clearing_counters_counts_anew() {
    fw::Path path(note_rules());
    (void)send(path, udp(kBrowser, kServerSeen));
    path.clear_counters();
    for (const auto& one : path.counters()) QCOMPARE(one.value, std::uint64_t{0});
  }
};

DRAWBRIDGE_TEST(AccessTest);
#include "access_test.moc"
