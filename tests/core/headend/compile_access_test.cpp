// SPDX-License-Identifier: GPL-3.0-or-later
// What the packet path is told of logins, conduits and the checks that are switched on one by one.
#include <QTest>

#include "headend/compile.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;
using Direction = fw::ServiceRule::Direction;

namespace {

fw::Rules lab_with(std::initializer_list<const char*> lines) {
  pix::Config config = pix::parse(pix::lab_configuration()).config;
  pix::EditContext context;
  for (const char* line : lines) {
    const auto result = pix::apply_line(config, line, &context);
    if (!result.ok()) qFatal("refused: %s (%s)", line, result.device_text.c_str());
  }
  return headend::compile_rules(config);
}

Ipv4Address ip(const char* text) {
  return *Ipv4Address::parse(text);
}

}  // namespace

class CompileAccessTest : public QObject {
  Q_OBJECT

 private slots:
  void theNotesLoginRules() {
    const fw::Rules rules = lab_with({});
    const int outside = rules.interface_named("outside");
    const fw::ServiceRule* http = nullptr;
    for (const auto& rule : rules.authentication) {
      if (rule.port == fw::PortMatch{80, 80, false}) http = &rule;
    }
    QVERIFY(http != nullptr);
    QVERIFY(http->direction == Direction::arrives);
    QCOMPARE(http->interface, outside);
    QCOMPARE(http->local.address, ip("10.89.129.131"));
    QVERIFY(http->foreign.holds(ip("8.8.8.8")));
    QCOMPARE(http->tag, std::string("AuthInbound"));
    QVERIFY(rules.uauth.absolute == Seconds{300});
    QVERIFY(!rules.uauth.inactivity);
    QVERIFY(rules.authorization.empty());
  }

  void wordsOfAServiceRule_data() {
    QTest::addColumn<QString>("traffic");
    QTest::addColumn<int>("protocol");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("icmp");
    QTest::newRow("any") << "any" << 6 << 0 << 65535 << -1;
    QTest::newRow("telnet") << "telnet" << 6 << 23 << 23 << -1;
    QTest::newRow("https") << "https" << 6 << 443 << 443 << -1;
    QTest::newRow("all tcp") << "tcp/0" << 6 << 0 << 65535 << -1;
    QTest::newRow("range") << "tcp/80-90" << 6 << 80 << 90 << -1;
    QTest::newRow("udp") << "udp/53" << 17 << 53 << 53 << -1;
    QTest::newRow("echo") << "icmp/8" << 1 << 0 << 65535 << 8;
    QTest::newRow("number") << "17/69" << 17 << 69 << 69 << -1;
  }
  void wordsOfAServiceRule() {
    QFETCH(QString, traffic);
    QFETCH(int, protocol);
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, icmp);
    const std::string line = "aaa authentication include " + traffic.toStdString() +
                             " inbound 10.89.129.131 255.255.255.255 0 0 AuthInbound";
    const fw::Rules rules = lab_with({line.c_str()});
    const fw::ServiceRule& rule = rules.authentication.back();
    QCOMPARE(int(rule.protocol), protocol);
    QCOMPARE(int(rule.port.first), first);
    QCOMPARE(int(rule.port.last), last);
    QCOMPARE(rule.icmp_type, icmp);
  }

  void matchAndExclude() {
    const fw::Rules rules = lab_with({"access-list who permit tcp any any eq 8080",
                                      "aaa authentication match who outside AuthInbound",
                                      "aaa authentication exclude telnet outbound 0 0 0 0 AuthInbound"});
    const auto& match = rules.authentication[rules.authentication.size() - 2];
    QVERIFY(match.acl >= 0);
    QCOMPARE(rules.acls[static_cast<std::size_t>(match.acl)].id, std::string("who"));
    QVERIFY(rules.authentication.back().exclude);
  }

  void timersAndVirtualServers() {
    const fw::Rules rules = lab_with({"timeout uauth 0:10:00 absolute", "timeout uauth 0:02:00 inactivity",
                                      "virtual http 192.168.1.20", "virtual telnet 192.168.1.21"});
    QVERIFY(rules.uauth.absolute == Seconds{600});
    QVERIFY(rules.uauth.inactivity == Seconds{120});
    QVERIFY(rules.virtual_servers.http == ip("192.168.1.20"));
    QVERIFY(rules.virtual_servers.telnet == ip("192.168.1.21"));
  }

  void conduitsComeAsTheirPacketsDo() {
    const fw::Rules rules = lab_with({"conduit permit tcp host 192.168.1.11 eq www any"});
    QCOMPARE(rules.conduits.rules.size(), std::size_t{1});
    const fw::AclRule& rule = rules.conduits.rules[0];
    QCOMPARE(rule.destination.address, ip("192.168.1.11"));
    QVERIFY(rule.destination_port.holds(80) && !rule.destination_port.holds(81));
    QVERIFY(rule.source.holds(ip("8.8.8.8")));
  }

  void establishedWithAndWithoutBounds() {
    const fw::Rules rules =
        lab_with({"established udp 4000 0", "established tcp 6060 0 permitto tcp 6061 permitfrom tcp 6059"});
    QCOMPARE(rules.established.size(), std::size_t{2});
    QCOMPARE(int(rules.established[0].back_protocol), 17);
    QVERIFY(rules.established[0].permit_to.is_any());
    QVERIFY(rules.established[0].source_port.is_any());
    QCOMPARE(int(rules.established[1].permit_to.first), 6061);
    QCOMPARE(int(rules.established[1].permit_from.last), 6059);
  }

  void checksOfInterfaces() {
    const fw::Rules rules = lab_with({"ip verify reverse-path interface outside", "fragment chain 1 outside",
                                      "icmp deny any echo outside", "icmp permit host 192.168.1.50 outside"});
    const auto outside = static_cast<std::size_t>(rules.interface_named("outside"));
    QVERIFY(rules.interfaces[outside].reverse_path);
    QVERIFY(!rules.interfaces[1 - outside].reverse_path);
    QCOMPARE(rules.interfaces[outside].fragments.chain, 1);
    QCOMPARE(rules.icmp.size(), std::size_t{2});
    QVERIFY(!rules.icmp[0].permit);
    QCOMPARE(rules.icmp[0].icmp_type, 8);
    QVERIFY(!rules.icmp[1].source.holds(ip("192.168.1.51")));
  }

  void fixupsThatInspect() {
    const fw::Rules rules = lab_with({"fixup protocol ftp 2121"});
    int ftp = 0;
    for (const auto& each : rules.fixups.ports) {
      QVERIFY(!each.strict);
      if (each.kind == fw::Fixup::ftp) ftp += each.ports.first;
    }
    QCOMPARE(ftp, 21 + 2121);
    QVERIFY(lab_with({"no fixup protocol ftp", "no fixup protocol http"}).fixups.ports.empty());
    QCOMPARE(*lab_with({"fixup protocol dns maximum-length 1500"}).fixups.dns_maximum, std::size_t{1500});
    QVERIFY(!lab_with({"no fixup protocol dns"}).fixups.dns_maximum);
  }

  void plCompatibleActsOnlyWithoutPermitIpsec() {
    QVERIFY(!lab_with({"sysopt ipsec pl-compatible"}).tunnel_skips_all);
    QVERIFY(lab_with({"sysopt ipsec pl-compatible", "no sysopt connection permit-ipsec"}).tunnel_skips_all);
  }
};

DRAWBRIDGE_TEST(CompileAccessTest);
#include "compile_access_test.moc"
