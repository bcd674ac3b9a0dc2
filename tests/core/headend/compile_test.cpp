// SPDX-License-Identifier: GPL-3.0-or-later
// What the engines are told of a configuration.
#include "headend/compile.h"

#include <QTest>

#include "core/fw/note_rules.h"
#include "fw/path.h"
#include "headend/headend.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;

namespace {

pix::Config lab_with(std::initializer_list<const char*> lines) {
  pix::Config config = pix::parse(pix::lab_configuration()).config;
  pix::EditContext context;
  for (const char* line : lines) {
    const auto result = pix::apply_line(config, line, &context);
    if (!result.ok()) qFatal("refused: %s (%s)", line, result.device_text.c_str());
  }
  return config;
}

Ipv4Address ip(const char* text) {
  return *Ipv4Address::parse(text);
}

fw::PacketInfo tcp(const char* from, const char* to, std::uint16_t port) {
  fw::PacketInfo info;
  info.source = ip(from);
  info.destination = ip(to);
  info.protocol = fw::kTcp;
  info.source_port = 1024;
  info.destination_port = port;
  return info;
}

const fw::Acl& acl(const fw::Rules& rules, const std::string& id) {
  for (const fw::Acl& each : rules.acls) {
    if (each.id == id) return each;
  }
  qFatal("no access list %s", id.c_str());
}

/// The tag of the servers that are told of a connection between a client of the pool and the web server.
std::string accounted_by(const pix::Config& config, bool inbound, std::uint16_t port,
                         std::uint8_t protocol = fw::kTcp) {
  fw::Path path(headend::compile_rules(config));
  const Endpoint client{ip("10.89.129.200"), inbound ? std::uint16_t{1024} : port};
  const Endpoint server{ip("10.89.129.131"), inbound ? port : std::uint16_t{1024}};
  path.routes().add_host(client.address, path.rules().interface_named("outside"));
  path.uauth().add({"cisco_customer", client.address, true});
  const Endpoint& from = inbound ? client : server;
  const Endpoint& to = inbound ? server : client;
  Bytes packet = protocol == fw::kTcp ? testing::tcp(from, to, wire::kTcpSyn) : testing::udp(from, to);
  const auto ingress = path.rules().interface_named(inbound ? "outside" : "inside");
  const auto verdict = path.process({}, ingress, inbound, packet);
  if (verdict.outcome != fw::Outcome::forward) return "dropped at " + std::string(verdict.step);
  while (const auto event = path.poll_event()) {
    if (const auto* built = std::get_if<fw::ConnBuilt>(&*event)) return built->connection.accounting_tag;
  }
  return "no connection";
}

}  // namespace

class CompileTest : public QObject {
  Q_OBJECT

 private slots:
  void theNotesInterfacesRoutesAndTranslations() {
    const fw::Rules rules = headend::compile_rules(lab_with({}));
    QCOMPARE(rules.interfaces.size(), std::size_t{2});
    QCOMPARE(rules.interfaces[0].name, std::string("outside"));
    QCOMPARE(rules.interfaces[0].security, 0);
    QCOMPARE(rules.interfaces[1].network.length, 28);
    const fw::RouteTable routes(rules.routes);
    // The connected /28 wins over the route to the /25 around it.
    QCOMPARE(routes.lookup(ip("10.89.129.200"))->next_hop.to_string(), std::string("10.89.129.200"));
    QCOMPARE(routes.lookup(ip("10.89.129.131"))->next_hop.to_string(), std::string("10.89.129.193"));
    QCOMPARE(routes.lookup(ip("8.8.8.8"))->next_hop.to_string(), std::string("192.168.1.3"));
    QCOMPARE(rules.exemptions.size(), std::size_t{1});
    QCOMPARE(rules.statics.at(0).mapped.to_string(), std::string("192.168.1.11"));
    QCOMPARE(rules.nat.size(), std::size_t{1});
    QCOMPARE(rules.globals.at(0).range.size(), std::uint64_t{5});
    QVERIFY(rules.tunnel_skips_acl);
  }
  void anInterfaceThatIsDownIsNotThere() {
    QCOMPARE(headend::compile_rules(lab_with({"interface ethernet1 100full shutdown"})).interfaces.size(),
             std::size_t{1});
  }
  void objectGroupsBecomeTheirCombinations() {
    const fw::Rules rules = headend::compile_rules(lab_with({
        "object-group network servers",
        "network-object host 10.1.1.1",
        "network-object 10.2.0.0 255.255.0.0",
        "exit",
        "object-group service web tcp",
        "port-object eq www",
        "port-object range 8000 8010",
        "exit",
        "access-list G permit tcp any object-group servers object-group web",
    }));
    QCOMPARE(acl(rules, "G").rules.size(), std::size_t{4});
    fw::AclMatcher matcher(acl(rules, "G"));
    QVERIFY(matcher.permits_packet(tcp("1.1.1.1", "10.1.1.1", 80)));
    QVERIFY(matcher.permits_packet(tcp("1.1.1.1", "10.2.3.4", 8005)));
    QVERIFY(!matcher.permits_packet(tcp("1.1.1.1", "10.2.3.4", 8011)));
    QVERIFY(!matcher.permits_packet(tcp("1.1.1.1", "10.1.1.2", 80)));
  }
  void portsOfEntries_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("permitted");
    QTest::newRow("eq") << "eq telnet" << 23 << true;
    QTest::newRow("eq, other") << "eq telnet" << 24 << false;
    QTest::newRow("gt excludes the bound") << "gt 100" << 100 << false;
    QTest::newRow("gt") << "gt 100" << 101 << true;
    QTest::newRow("lt excludes the bound") << "lt 100" << 100 << false;
    QTest::newRow("lt") << "lt 100" << 99 << true;
    QTest::newRow("neq") << "neq 25" << 25 << false;
    QTest::newRow("neq, other") << "neq 25" << 26 << true;
    QTest::newRow("range includes its ends") << "range 20 30" << 30 << true;
    QTest::newRow("range") << "range 20 30" << 31 << false;
  }
  void portsOfEntries() {
    QFETCH(QString, words);
    QFETCH(int, port);
    QFETCH(bool, permitted);
    const std::string line = "access-list P permit tcp any any " + words.toStdString();
    const fw::Rules rules = headend::compile_rules(lab_with({line.c_str()}));
    QCOMPARE(fw::AclMatcher(acl(rules, "P"))
                 .permits_packet(tcp("1.1.1.1", "2.2.2.2", static_cast<std::uint16_t>(port))),
             permitted);
  }

  void isakmpOfTheNote() {
    const auto gates = headend::compile_vpn(lab_with({}), {});
    QCOMPARE(gates.size(), std::size_t{1});
    QCOMPARE(gates[0].interface, std::string("outside"));
    QCOMPARE(gates[0].map_tag, std::string("mymap"));
    QCOMPARE(gates[0].authentication_tag, std::string("AuthInbound"));
    const ike::ResponderConfig& responder = gates[0].responder;
    QCOMPARE(responder.policies.size(), std::size_t{2});
    QCOMPARE(responder.policies[0].priority, 10);
    QVERIFY(responder.policies[0].group == crypto::DhGroup::modp1024);
    QCOMPARE(responder.transform_sets.size(), std::size_t{1});
    QVERIFY(responder.xauth_required && responder.config_initiate && responder.config_respond);
    QCOMPARE(responder.keys.size(), std::size_t{1});
    QCOMPARE(responder.keys[0].key.reveal_text(), std::string("cisco1234"));
    QCOMPARE(responder.groups.at(0).password.reveal_text(), std::string("cisco123"));
  }
  void withoutIsakmpOnTheInterfaceNobodyAnswers() {
    QVERIFY(headend::compile_vpn(lab_with({"no isakmp enable outside"}), {}).empty());
  }
  void severalTransformSetsKeepTheirOrder() {
    const auto gates =
        headend::compile_vpn(lab_with({"crypto ipsec transform-set strong esp-aes-256 esp-sha-hmac",
                                       "crypto dynamic-map dynmap 10 set transform-set strong myset"}),
                             {});
    QCOMPARE(gates.at(0).responder.transform_sets.size(), std::size_t{2});
    QCOMPARE(gates[0].responder.transform_sets[0].name, std::string("strong"));
    QCOMPARE(gates[0].responder.transform_sets[0].transform.encryption.key_bits, 256);
  }
  void aMaskedKeyIsNoKey() {
    std::string text(pix::lab_configuration());
    const std::size_t at = text.find("isakmp key cisco1234");
    text.replace(at, std::string_view("isakmp key cisco1234").size(), "isakmp key *****");
    QVERIFY(headend::compile_vpn(pix::parse(text).config, {}).at(0).responder.keys.empty());
  }

  void natTraversalIsOffUntilItIsConfigured() {
    const ike::ResponderConfig without = headend::compile_vpn(lab_with({}), {}).at(0).responder;
    QVERIFY(!without.nat_traversal && !without.fragmentation);
    const ike::ResponderConfig with =
        headend::compile_vpn(lab_with({"isakmp nat-traversal 35"}), {}).at(0).responder;
    QVERIFY(with.nat_traversal == Seconds{35});
    QVERIFY(with.fragmentation);
  }
  void thePortOfCiscosEncapsulationIsTheGroups() {
    const pix::Config config = lab_with({"vpngroup vpn3000 udp-port 10000"});
    QVERIFY(headend::compile_mode_config(config, "vpn3000").natt_port == std::uint16_t{10000});
    QVERIFY(!headend::compile_mode_config(lab_with({}), "vpn3000").natt_port);
  }
  void backupServersAreTold() {
    const auto told = [](const char* line) {
      return headend::compile_mode_config(lab_with({line}), "vpn3000").backup_servers;
    };
    QVERIFY(told("vpngroup vpn3000 backup-server 192.0.2.9 192.0.2.10") ==
            (std::vector<std::string>{"192.0.2.9", "192.0.2.10"}));
    // How the device says this to its clients is not public; as a name it would be wrong.
    QVERIFY(told("vpngroup vpn3000 backup-server clear-client-cfg").empty());
  }

  void poolAndValuesOfAGroup() {
    const pix::Config config = lab_with({"vpngroup vpn3000 dns-server 10.1.1.1 10.1.1.2",
                                         "vpngroup vpn3000 default-domain example.net",
                                         "access-list split permit ip 10.89.129.128 255.255.255.128 any",
                                         "vpngroup vpn3000 split-tunnel split"});
    QCOMPARE(headend::pool_for(config, "vpn3000", "outside")->name, std::string("VPNpool"));
    // A client without a group gets its address from the pool of ISAKMP, on that interface only.
    QCOMPARE(headend::pool_for(config, "", "outside")->name, std::string("VPNpool"));
    QVERIFY(headend::pool_for(config, "", "inside") == nullptr);
    const ike::ModeConfig values = headend::compile_mode_config(config, "vpn3000");
    QCOMPARE(values.dns.size(), std::size_t{2});
    QCOMPARE(values.default_domain, std::string("example.net"));
    QCOMPARE(values.split_include.at(0).to_string(), std::string("10.89.129.128/25"));
    QVERIFY(headend::compile_mode_config(config, "").dns.empty());
  }
  void serversOfAaaGroups() {
    const auto groups = headend::compile_aaa(lab_with({}));
    const auto found =
        std::find_if(groups.begin(), groups.end(), [](const auto& g) { return g.tag == "AuthInbound"; });
    QVERIFY(found != groups.end());
    QCOMPARE(found->servers.at(0).address.to_string(), std::string("10.89.129.134"));
    QVERIFY(found->servers[0].timeout == Seconds{10});
    QVERIFY(found->protocol == aaa::Protocol::tacacs);
    QCOMPARE(headend::aaa_interface(lab_with({}), "AuthInbound", ip("10.89.129.134")), std::string("inside"));
  }
  void localUsersAreCheckedByTheDevicesHash() {
    const auto groups = headend::compile_aaa(lab_with({"username pat password secret99"}));
    const auto found =
        std::find_if(groups.begin(), groups.end(), [](const auto& g) { return g.tag == "LOCAL"; });
    QVERIFY(found != groups.end());
    QVERIFY(found->local_users.verify("pat", Secret(std::string_view("secret99"))));
    QVERIFY(!found->local_users.verify("pat", Secret(std::string_view("secret98"))));
  }

  void accounting_data() {
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<bool>("inbound");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("accounted");
    const QString all = " 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound";
    QTest::newRow("no rule") << QStringList{} << true << 80 << false;
    QTest::newRow("the note's rule") << QStringList{"include any inbound" + all} << true << 80 << true;
    QTest::newRow("the other direction") << QStringList{"include any inbound" + all} << false << 80 << false;
    QTest::newRow("by interface") << QStringList{"include any outside" + all} << true << 80 << true;
    QTest::newRow("another interface") << QStringList{"include any inside" + all} << true << 80 << false;
    QTest::newRow("one service") << QStringList{"include telnet inbound" + all} << true << 23 << true;
    QTest::newRow("another service") << QStringList{"include telnet inbound" + all} << true << 80 << false;
    QTest::newRow("a port") << QStringList{"include tcp/80 inbound" + all} << true << 80 << true;
    QTest::newRow("excluded") << QStringList{"include any inbound" + all, "exclude http inbound" + all}
                              << true << 80 << false;
    QTest::newRow("another host") << QStringList{"include any inbound 10.89.129.132 255.255.255.255 0.0.0.0 0.0.0.0 "
                                                 "AuthInbound"}
                                  << true << 80 << false;
  }
  void accounting() {
    QFETCH(QStringList, lines);
    QFETCH(bool, inbound);
    QFETCH(int, port);
    QFETCH(bool, accounted);
    pix::Config config = lab_with({});
    for (const QString& line : lines) {
      const auto result = pix::apply_line(config, "aaa accounting " + line.toStdString());
      QVERIFY2(result.ok(), result.device_text.c_str());
    }
    QCOMPARE(accounted_by(config, inbound, static_cast<std::uint16_t>(port)),
             std::string(accounted ? "AuthInbound" : ""));
  }
  void accountingByAList() {
    const pix::Config config = lab_with({"access-list acct permit tcp any host 10.89.129.131 eq www",
                                         "aaa accounting match acct outside AuthInbound"});
    QCOMPARE(accounted_by(config, true, 80), std::string("AuthInbound"));
    QCOMPARE(accounted_by(config, true, 23), std::string());
  }
  void onlyTcpIsAccounted() {
    const pix::Config config =
        lab_with({"aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound"});
    QCOMPARE(accounted_by(config, true, 53, fw::kUdp), std::string());
  }
  void aListFromAServerIsReadOrNotTakenAtAll() {
    const auto list = headend::compile_user_acl(lab_with({}), "AAA-user-pat",
                                                {"permit tcp any any eq telnet", "deny ip any any"});
    QVERIFY(list.has_value());
    QCOMPARE(list->id, std::string("AAA-user-pat"));
    QCOMPARE(list->rules.size(), std::size_t{2});
    QVERIFY(!headend::compile_user_acl(lab_with({}), "x", {"permit tcp any any eq", "permit ip any any"}));
  }
};

DRAWBRIDGE_TEST(CompileTest);
#include "compile_test.moc"
