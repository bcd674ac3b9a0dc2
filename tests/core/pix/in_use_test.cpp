// SPDX-License-Identifier: GPL-3.0-or-later
// What is in use cannot be removed, and the refusal tells what uses it; groups cannot be mixed up.
#include <QTest>

#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

Config with(std::initializer_list<const char*> lines) {
  auto config = parse(lab_configuration()).config;
  EditContext context;
  for (const auto* line : lines) {
    const auto result = apply_line(config, line, &context);
    if (!result.ok()) qWarning("%s: %s", line, result.device_text.c_str());
  }
  return config;
}

}  // namespace

class InUseTest : public QObject {
  Q_OBJECT
 private slots:
  void removalTellsTheUser_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("user");
    const auto row = [](const char* line, const char* user) { QTest::newRow(line) << line << user; };
    row("no ip local pool VPNpool", "isakmp client configuration address-pool local VPNpool");
    row("clear ip local pool", "isakmp client configuration address-pool local VPNpool");
    row("no access-list 101", "nat (inside) 0 access-list 101");
    row("no access-list 101 permit ip 10.89.129.128 255.255.255.240 10.89.129.192 255.255.255.240",
        "nat (inside) 0 access-list 101");
    row("clear access-list 101", "nat (inside) 0 access-list 101");
    row("no crypto ipsec transform-set myset", "crypto dynamic-map dynmap 10 set transform-set myset");
    row("no crypto dynamic-map dynmap", "crypto map mymap 10 ipsec-isakmp dynamic dynmap");
    row("no crypto dynamic-map dynmap 10", "crypto map mymap 10 ipsec-isakmp dynamic dynmap");
    row("no crypto dynamic-map dynmap 10 set transform-set",
        "crypto map mymap 10 ipsec-isakmp dynamic dynmap");
    row("clear crypto dynamic-map", "crypto map mymap 10 ipsec-isakmp dynamic dynmap");
    row("no aaa-server AuthInbound protocol tacacs+", "aaa authentication include http outside AuthInbound");
    row("clear aaa-server AuthInbound", "aaa authentication include http outside AuthInbound");
    row("clear aaa-server", "aaa authentication include http outside AuthInbound");
    row("no object-group network web", "access-list 130 permit ip any object-group web");
    row("no object-group network inner", "object-group network web");
    row("clear object-group", "access-list 130 permit ip any object-group web");
  }
  void removalTellsTheUser() {
    QFETCH(QString, line);
    QFETCH(QString, user);
    auto config =
        with({"object-group network inner", "network-object host 10.1.1.1", "object-group network web",
              "group-object inner", "access-list 130 permit ip any object-group web"});
    const auto before = config;
    const auto result = apply_line(config, line.toStdString());
    QCOMPARE(result.code, LineCode::in_use);
    QVERIFY2(result.device_text.starts_with("ERROR: unable to delete "), result.device_text.c_str());
    QVERIFY2(result.device_text.find(user.toStdString()) != std::string::npos, result.device_text.c_str());
    QCOMPARE(QString::fromStdString(result.args.at(1)), user);
    QVERIFY(config == before);
  }
  void theLastMemberOfAUsedGroupStays() {
    auto config = with({"object-group network web", "network-object host 10.1.1.1",
                        "access-list 130 permit ip any object-group web"});
    EditContext context;
    QVERIFY(apply_line(config, "object-group network web", &context).ok());
    QCOMPARE(apply_line(config, "no network-object host 10.1.1.1", &context).code, LineCode::in_use);
    QVERIFY(apply_line(config, "network-object host 10.1.1.2", &context).ok());
    QVERIFY(apply_line(config, "no network-object host 10.1.1.1", &context).ok());
  }
  void groupsAreToldApart() {
    auto config = with({"object-group network net", "network-object host 10.1.1.1",
                        "object-group service web tcp", "port-object eq www", "object-group network empty",
                        "object-group network outer", "group-object net"});
    const auto refused = [&](std::initializer_list<const char*> lines, LineCode code, const char* text) {
      auto changed = config;
      EditContext context;
      LineResult last;
      for (const auto* line : lines) last = apply_line(changed, line, &context);
      QCOMPARE(last.code, code);
      QVERIFY2(last.device_text.starts_with(text), last.device_text.c_str());
    };
    refused({"object-group service net tcp"}, LineCode::conflict,
            "An object-group with the same id but different type");
    refused({"object-group service web udp"}, LineCode::conflict,
            "An object-group with the same id but different type");
    refused({"access-list 1 permit ip object-group web any"}, LineCode::conflict,
            "ERROR: object-group web is of type service, not network");
    refused({"access-list 1 permit ip object-group none any"}, LineCode::not_found,
            "ERROR: object-group none does not exist");
    refused({"access-list 1 permit ip object-group empty any"}, LineCode::conflict,
            "ERROR: object-group empty is empty");
    refused({"conduit permit ip object-group none any"}, LineCode::not_found,
            "ERROR: object-group none does not exist");
    refused({"object-group network net", "group-object none"}, LineCode::not_found,
            "ERROR: object-group none does not exist");
    refused({"object-group network net", "group-object web"}, LineCode::conflict,
            "ERROR: object-group web is of another type");
    refused({"object-group network net", "group-object net"}, LineCode::conflict,
            "ERROR: object-group net would contain itself");
    refused({"object-group network net", "group-object outer"}, LineCode::conflict,
            "ERROR: object-group net would contain itself");
    refused({"object-group network net", "port-object eq 80"}, LineCode::bad_value, "ERROR: ");
  }
  void staticsMayNotOverlap() {
    auto config = with({});
    for (const auto* line : {"static (inside,outside) 192.168.1.0 10.1.0.0 netmask 255.255.255.0",
                             "static (inside,outside) 192.168.1.11 10.1.1.1"}) {
      const auto result = apply_line(config, line);
      QCOMPARE(result.code, LineCode::conflict);
      QVERIFY(result.device_text.starts_with("ERROR: "));
    }
    QVERIFY(apply_line(config, "static (inside,outside) 192.168.2.0 10.1.0.0 netmask 255.255.255.0").ok());
    QVERIFY(apply_line(config, "static (inside,outside) tcp 192.168.1.11 8080 10.1.1.1 www").ok());
  }
  void aServerGroupChangesItsProtocolWithItsUsers() {
    const auto running = with({});
    auto wanted = running;
    for (auto& group : wanted.aaa_servers) {
      if (group.tag == "AuthInbound") group.protocol = AaaProtocol::radius;
    }
    auto now = running;
    for (const auto& step : diff(running, wanted).steps) {
      QVERIFY2(apply_line(now, step.command).ok(), step.command.c_str());
    }
    QVERIFY(now == wanted);
  }
  void whatIsNamedWithoutBeingThereIsNoObstacle() {
    const auto running = with({});
    auto wanted = running;
    wanted.local_pools.clear();
    wanted.transform_sets.clear();
    wanted.dynamic_maps[0].entries[10].pfs_group = 2;
    auto now = running;
    for (const auto& step : diff(running, wanted).steps) {
      QVERIFY2(apply_line(now, step.command).ok(), step.command.c_str());
    }
    QVERIFY(now == wanted);
  }
  void theSessionThatPushesIsWarnedFirst() {
    const auto running =
        with({"telnet 10.89.129.130 255.255.255.255 inside", "http server enable",
              "http 10.89.129.130 255.255.255.255 inside", "ssh 10.89.129.0 255.255.255.0 inside"});
    const auto cuts = [&](std::initializer_list<const char*> lines) {
      auto wanted = running;
      for (const auto* line : lines) {
        if (!apply_line(wanted, line).ok()) qWarning("%s", line);
      }
      const auto script = diff(running, wanted);
      std::string command;
      for (const auto& warning : script.warnings) {
        if (warning.code == ConsequenceCode::cuts_own_session) command = warning.args.at(0);
      }
      return command;
    };
    QCOMPARE(cuts({"no telnet 10.89.129.130 255.255.255.255 inside"}),
             std::string("no telnet 10.89.129.130 255.255.255.255 inside"));
    QVERIFY(!cuts({"no ssh 10.89.129.0 255.255.255.0 inside"}).empty());
    QVERIFY(!cuts({"no http 10.89.129.130 255.255.255.255 inside"}).empty());
    QVERIFY(!cuts({"no http server enable"}).empty());
    QVERIFY(!cuts({"ip address inside 10.89.129.195 255.255.255.240"}).empty());
    QVERIFY(!cuts({"interface ethernet1 100full shutdown"}).empty());
    QVERIFY(!cuts({"access-list 150 permit ip any any", "access-group 150 in interface inside"}).empty());
    QVERIFY(!cuts({"no crypto map mymap interface outside"}).empty());
    QVERIFY(!cuts({"no route inside 10.89.129.128 255.255.255.128"}).empty());
    QVERIFY(
        cuts({"telnet timeout 9", "telnet 10.89.129.131 255.255.255.255 inside", "hostname other"}).empty());
  }
};

DRAWBRIDGE_TEST(InUseTest);
#include "in_use_test.moc"
