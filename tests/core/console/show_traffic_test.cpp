// SPDX-License-Identifier: GPL-3.0-or-later
// What show prints of connections, translations, access lists, interfaces and crypto maps, and the packet
// tracer (pix-show-and-debug.md 1).
#include <QTest>

#include "console/exec_table.h"
#include "console/show.h"
#include "console/tracer.h"
#include "fake_device.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::FakeDevice;

namespace {

QString text(const console::Lines& lines) {
  QString all;
  for (const std::string& line : lines) all += QString::fromStdString(line) + '\n';
  return all;
}

fw::ConnStatus web() {
  fw::ConnStatus conn;
  conn.foreign_interface = "outside";
  conn.local_interface = "inside";
  conn.foreign = {Ipv4Address(192, 168, 1, 50), 2345};
  conn.local = {Ipv4Address(10, 89, 129, 131), 80};
  conn.bytes_in = 100;
  conn.bytes_out = 234;
  conn.flags = "UIOB";
  return conn;
}

fw::ConnStatus dns() {
  fw::ConnStatus conn = web();
  conn.protocol = 17;
  conn.foreign = {Ipv4Address(192, 168, 1, 53), 53};
  conn.local = {Ipv4Address(10, 89, 129, 140), 3456};
  conn.flags = "";
  return conn;
}

fw::XlateStatus fixed() {
  fw::XlateStatus xlate;
  xlate.kind = fw::XlateStatus::Kind::static_;
  xlate.local_interface = "inside";
  xlate.global_interface = "outside";
  xlate.local.address = Ipv4Address(10, 89, 129, 131);
  xlate.global.address = Ipv4Address(192, 168, 1, 11);
  xlate.flags = "s";
  xlate.connections = 1;
  return xlate;
}

fw::XlateStatus portmap() {
  fw::XlateStatus xlate = fixed();
  xlate.kind = fw::XlateStatus::Kind::portmap;
  xlate.protocol = 6;
  xlate.has_ports = true;
  xlate.local = {Ipv4Address(10, 89, 129, 140), 3456};
  xlate.global = {Ipv4Address(192, 168, 1, 10), 1024};
  xlate.flags = "ri";
  return xlate;
}

cli::Match typed(const std::string& line) {
  static std::vector<std::unique_ptr<std::string>> kept;  // a match looks into the line
  kept.push_back(std::make_unique<std::string>(line));
  cli::MatchOptions options;
  options.mode = console::privileged_mode;
  return cli::match(console::exec_grammar(), *kept.back(), options);
}

console::TrafficFilter filter(const std::string& line) {
  std::string error;
  const console::TrafficFilter made = console::traffic_filter(typed(line), error);
  return error.empty() ? made : console::TrafficFilter{};
}

}  // namespace

class ShowTrafficTest : public QObject {
  Q_OBJECT
 private slots:
  void connectionsAreTheDevicesLines() {
    FakeDevice device;
    device.conns = {web()};
    QCOMPARE(text(console::show_conn(device, TimePoint{} + Seconds{3})),
             "1 in use, 1 most used\n"
             "TCP out 192.168.1.50:2345 in 10.89.129.131:80 idle 0:00:03 Bytes 334 flags UIOB\n");
    const QString detail = text(console::show_conn(device, TimePoint{}, filter("show conn detail")));
    QVERIFY(detail.contains("Flags: A - awaiting inside ACK to SYN"));
    QVERIFY(detail.endsWith("TCP outside:192.168.1.50/2345 inside:10.89.129.131/80 flags UIOB\n"));
    QCOMPARE(text(console::show_conn(device, TimePoint{}, filter("show conn count"))),
             "1 in use, 1 most used\n");
  }
  void connectionsAreChosenByEveryArgument_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("webs");
    QTest::addColumn<int>("names");
    QTest::newRow("all") << "" << 1 << 1;
    QTest::newRow("foreign") << "foreign 192.168.1.50" << 1 << 0;
    QTest::newRow("foreign range") << "foreign 192.168.1.51-192.168.1.60" << 0 << 1;
    QTest::newRow("foreign mask") << "foreign 192.168.1.0 netmask 255.255.255.0" << 1 << 1;
    QTest::newRow("local") << "local 10.89.129.140" << 0 << 1;
    QTest::newRow("protocol") << "protocol udp" << 0 << 1;
    QTest::newRow("fport") << "fport 53" << 0 << 1;
    QTest::newRow("lport") << "lport www" << 1 << 0;
    QTest::newRow("lport range") << "lport 1-1024" << 1 << 0;
    QTest::newRow("state") << "state up,finin" << 1 << 0;
    QTest::newRow("several") << "protocol tcp lport 80 foreign 192.168.1.53" << 0 << 0;
  }
  void connectionsAreChosenByEveryArgument() {
    QFETCH(QString, words);
    QFETCH(int, webs);
    QFETCH(int, names);
    FakeDevice device;
    device.conns = {web(), dns()};
    const QString shown =
        text(console::show_conn(device, TimePoint{}, filter("show conn " + words.toStdString())));
    QCOMPARE(static_cast<int>(shown.count("TCP out ")), webs);
    QCOMPARE(static_cast<int>(shown.count("UDP out ")), names);
  }
  void wrongArgumentsAreRefusedByName() {
    std::string error;
    (void)console::traffic_filter(typed("show conn foreign 192.168.1.999"), error);
    QCOMPARE(QString::fromStdString(error), "ERROR: invalid IP address 192.168.1.999");
    (void)console::traffic_filter(typed("show conn lport 99999"), error);
    QCOMPARE(QString::fromStdString(error), "ERROR: invalid port 99999");
    (void)console::traffic_filter(typed("show conn state sleeping"), error);
    QCOMPARE(QString::fromStdString(error), "ERROR: invalid state sleeping");
  }
  void translationsAreTheDevicesLines() {
    FakeDevice device;
    device.xlates_list = {fixed(), portmap()};
    QCOMPARE(text(console::show_xlate(device, TimePoint{})),
             "2 in use, 2 most used\n"
             "Global 192.168.1.11 Local 10.89.129.131\n"
             "PAT Global 192.168.1.10(1024) Local 10.89.129.140(3456)\n");
    const QString detail = text(console::show_xlate(device, TimePoint{}, filter("show xlate detail")));
    QVERIFY(
        detail.endsWith("NAT from inside:10.89.129.131 to outside:192.168.1.11 flags s\n"
                        "TCP PAT from inside:10.89.129.140/3456 to outside:192.168.1.10/1024 flags ri\n"));
    QVERIFY(text(console::show_xlate(device, TimePoint{}, filter("show xlate gport 1024")))
                .endsWith("used\nPAT Global 192.168.1.10(1024) Local 10.89.129.140(3456)\n"));
    QVERIFY(text(console::show_xlate(device, TimePoint{}, filter("show xlate state static")))
                .endsWith("used\nGlobal 192.168.1.11 Local 10.89.129.131\n"));
  }
  void aLocalHostHasItsTranslationsAndConnections() {
    FakeDevice device;
    device.conns = {web()};
    device.xlates_list = {fixed()};
    device.users.entries = {{"pat", Ipv4Address(10, 89, 129, 131), false, TimePoint{}}};
    QCOMPARE(text(console::show_local_host(device, TimePoint{} + Seconds{3}, std::nullopt)),
             "Interface outside: 0 active\n"
             "Interface inside: 1 active\n"
             "local host: <10.89.129.131>,\n"
             "    TCP connection count/limit = 1/unlimited\n"
             "    TCP embryonic count = 0\n"
             "    TCP intercept watermark = unlimited\n"
             "    UDP connection count/limit = 0/unlimited\n"
             "  AAA:\n"
             "    user 'pat' at 10.89.129.131, authenticated\n"
             "  Xlate(s):\n"
             "    Global 192.168.1.11 Local 10.89.129.131\n"
             "  Conn(s):\n"
             "    TCP out 192.168.1.50:2345 in 10.89.129.131:80 idle 0:00:03 Bytes 334 flags UIOB\n");
  }
  void routesSayWhichAreConnected() {
    const FakeDevice device;
    QCOMPARE(text(console::show_route(device.config)),
             "        outside 0.0.0.0 0.0.0.0 192.168.1.3 1 OTHER static\n"
             "        inside 10.89.129.128 255.255.255.128 10.89.129.193 1 OTHER static\n"
             "        inside 10.89.129.192 255.255.255.240 10.89.129.194 1 CONNECT static\n"
             "        outside 192.168.1.0 255.255.255.0 192.168.1.1 1 CONNECT static\n");
  }
  void addressesAreShownTwice() {
    const FakeDevice device;
    QCOMPARE(text(console::show_ip(device.config)),
             "System IP Addresses:\n"
             "        ip address outside 192.168.1.1 255.255.255.0\n"
             "        ip address inside 10.89.129.194 255.255.255.240\n"
             "Current IP Addresses:\n"
             "        ip address outside 192.168.1.1 255.255.255.0\n"
             "        ip address inside 10.89.129.194 255.255.255.240\n");
  }
  void cryptoMapsShowWhatWasMadeOfTheirTemplates() {
    FakeDevice device;
    console::IpsecPair pair;
    pair.interface = "outside";
    pair.map_tag = "mymap";
    pair.peer = Ipv4Address(192, 168, 1, 2);
    pair.local.network = {Ipv4Address(), 0};
    pair.remote.network = {Ipv4Address(10, 89, 129, 200), 32};
    pair.inbound.emplace_back().conn_id = 4;
    pair.outbound.emplace_back().counters.encaps = 4;
    device.pairs = {pair};
    const QString shown = text(console::show_crypto_map(device, TimePoint{}));
    QVERIFY2(shown.startsWith("\nCrypto Map: \"mymap\" interfaces: { outside }\n"
                              "        client configuration address initiate\n"
                              "        client configuration address respond\n"
                              "        client authentication AuthInbound\n"
                              "\nCrypto Map \"mymap\" 10 ipsec-isakmp\n"
                              "        Dynamic map template tag: dynmap\n"
                              "\nCrypto Map \"mymap\" 20 ipsec-isakmp\n"
                              "        Peer = 192.168.1.2\n"
                              "        access-list dynacl4; 1 elements\n"
                              "        access-list dynacl4 permit ip any host 10.89.129.200 (hitcnt=4)\n"
                              "        dynamic (created from dynamic map dynmap/10)\n"
                              "        Current peer: 192.168.1.2\n"
                              "        Security association lifetime: 4608000 kilobytes/28800 seconds\n"
                              "        PFS (Y/N): N\n"
                              "        Transform sets={ myset, }\n"),
             qPrintable(shown));
    QCOMPARE(text(console::show_ipsec_lifetime(device.config)),
             "Security-association lifetime: 4608000 kilobytes/28800 seconds\n");
  }
  void usersOfThePromptHaveTheirTimers() {
    fw::UauthStatus status;
    fw::UauthEntry user;
    user.user = "pat";
    user.address = Ipv4Address(209, 165, 201, 2);
    user.absolute = Seconds{300};
    user.access_list = "120";
    user.authorized = {"192.168.67.11/telnet"};
    status.entries = {user};
    QVERIFY(text(console::show_uauth(status))
                .endsWith("user 'pat' at 209.165.201.2, authenticated\n"
                          "   access-list 120\n"
                          "   authorized to:\n"
                          "   port 192.168.67.11/telnet\n"
                          "   absolute   timeout: 0:05:00\n"
                          "   inactivity timeout: 0:00:00\n"));
  }
  void theTracerTellsEachStepAndTheRuleThatDecided() {
    FakeDevice device;
    fw::TraceStep acl;
    acl.name = "access-list";
    acl.verdict = fw::TraceVerdict::drop;
    acl.reason = "implicit-deny";
    acl.object = "access-list 120";
    acl.comparisons = {{"access-list 120 line 1", fw::TraceMiss::protocol, false}};
    fw::TraceStep later;
    later.name = "translation";
    device.traced.steps = {acl, later};
    device.traced.message_id = 106023;
    device.traced.message_severity = 4;
    device.traced.message = "Deny tcp";
    const auto short_form = typed("packet-tracer input outside tcp 192.168.1.50 192.168.1.11 www");
    QVERIFY(short_form.ok());
    QCOMPARE(text(console::trace_packet(device, TimePoint{}, short_form)),
             "Packet: tcp 192.168.1.50/1025 -> 192.168.1.11/80 on outside\n"
             "\nPhase: 1\nStep: access-list\nResult: DROP\nReason: implicit deny\nRule: access-list 120\n"
             "\nResult:\ninput-interface: outside\nAction: drop\nDrop-reason: implicit deny\n"
             "Message: %PIX-4-106023: Deny tcp\n");
    const auto detailed =
        typed("packet-tracer input outside tcp 192.168.1.50 4000 192.168.1.11 80 from-tunnel detailed");
    const QString shown = text(console::trace_packet(device, TimePoint{}, detailed));
    QVERIFY(shown.startsWith("Packet: tcp 192.168.1.50/4000 -> 192.168.1.11/80 on outside, from a tunnel\n"));
    QVERIFY(shown.contains("  access-list 120 line 1: another protocol\n"));
    QVERIFY(shown.contains("Step: translation\nResult: not reached\n"));
  }
  void theTracerTakesIcmpByTypeAndCode() {
    const auto request =
        console::trace_request(typed("packet-tracer input inside icmp 10.1.1.1 echo 10.2.2.2 3"));
    QCOMPARE(int{request.protocol}, 1);
    QCOMPARE(int{request.icmp_type}, 8);
    QCOMPARE(int{request.icmp_code}, 3);
    const auto udp = console::trace_request(typed("packet-tracer input inside udp 10.1.1.1 10.2.2.2 domain"));
    QCOMPARE(int{udp.protocol}, 17);
    QCOMPARE(int{udp.to.port}, 53);
  }
  void anUnknownInterfaceIsNamed() {
    const FakeDevice device;
    QCOMPARE(text(console::trace_packet(device, TimePoint{},
                                        typed("packet-tracer input dmz tcp 10.1.1.1 10.2.2.2"))),
             "interface name \"dmz\" undefined\n");
  }
};

DRAWBRIDGE_TEST(ShowTrafficTest);
#include "show_traffic_test.moc"
