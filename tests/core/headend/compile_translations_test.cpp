// SPDX-License-Identifier: GPL-3.0-or-later
// nat, global and static lines, and the word `log`, as the packet path is told of them.
#include <QTest>

#include "headend/compile.h"
#include "headend/compile_translations.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;

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

class CompileTranslationsTest : public QObject {
  Q_OBJECT

 private slots:
  void one_address_and_the_interface_are_shared() {
    const auto rules = lab_with({"global (outside) 2 192.168.1.20", "global (outside) 3 interface"});
    QCOMPARE(rules.globals.size(), std::size_t{3});
    QVERIFY(!rules.globals[0].is_pat());
    QVERIFY(rules.globals[1].is_pat() && rules.globals[1].range.first == ip("192.168.1.20"));
    QVERIFY(rules.globals[2].is_pat() && rules.globals[2].range.first == ip("192.168.1.1"));
  }

  void the_class_decides_without_a_netmask() {
    const auto rules = lab_with({"global (outside) 2 172.20.1.1-172.20.1.9",
                                 "global (outside) 3 172.20.2.1-172.20.2.9 netmask 255.255.255.248"});
    QCOMPARE(rules.globals[0].mask, mask_of(24));
    QCOMPARE(rules.globals[1].mask, mask_of(16));
    QVERIFY(!rules.globals[1].skips(ip("172.20.1.7")));
    QVERIFY(rules.globals[2].skips(ip("172.20.2.7")) && rules.globals[2].skips(ip("172.20.2.8")));
  }

  void limits_and_flags_come_along() {
    const auto rules = lab_with({"nat (inside) 2 10.89.129.192 255.255.255.240 dns 40 7 norandomseq"});
    const auto& nat = rules.nat.back();
    QCOMPARE(nat.limits.connections, 40U);
    QCOMPARE(nat.limits.embryonic, 7U);
    QVERIFY(nat.dns && nat.norandomseq && !nat.outside);
    QVERIFY(rules.nat.front().limits == fw::HostLimits{});
  }

  void a_port_static_names_both_ports() {
    const auto rules = lab_with(
        {"static (inside,outside) tcp interface 8080 10.89.129.196 www netmask 255.255.255.255 5 3"});
    const auto& made = rules.statics.back();
    QCOMPARE(int(made.protocol), 6);
    QCOMPARE(made.mapped, ip("192.168.1.1"));
    QCOMPARE(int(made.mapped_port), 8080);
    QCOMPARE(int(made.real_port), 80);
    QCOMPARE(made.limits.connections, 5U);
    QCOMPARE(made.limits.embryonic, 3U);
  }

  void a_policy_static_translates_the_sources_of_its_list() {
    const auto rules = lab_with({"access-list partner permit ip host 10.89.129.196 172.16.0.0 255.255.0.0",
                                 "access-list partner permit ip host 10.89.129.196 host 172.17.0.1",
                                 "static (inside,outside) 192.168.1.40 access-list partner"});
    QCOMPARE(rules.statics.size(), std::size_t{2});  // the source stands twice and is one
    const auto& made = rules.statics.back();
    QCOMPARE(made.real, ip("10.89.129.196"));
    QCOMPARE(made.mask, mask_of(32));
    QCOMPARE(rules.acls[static_cast<std::size_t>(made.acl)].id, std::string("partner"));
  }

  void policy_nat_is_no_exemption() {
    const auto rules =
        lab_with({"access-list partner permit ip any host 172.17.0.1", "nat (inside) 5 access-list partner"});
    QCOMPARE(rules.exemptions.size(), std::size_t{1});
    QVERIFY(rules.nat.back().acl != fw::kNoAcl);
    QCOMPARE(rules.nat.back().id, std::int64_t{5});
  }

  void nat_of_the_outside_is_marked() {
    QVERIFY(lab_with({"nat (outside) 7 172.16.0.0 255.255.0.0 outside"}).nat.back().outside);
  }

  void the_word_log_data() {
    using Kind = fw::AclLogging::Kind;
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("interval");
    QTest::newRow("none") << "" << int(Kind::standard) << 6 << 300;
    QTest::newRow("alone") << " log" << int(Kind::flows) << 6 << 300;
    QTest::newRow("level") << " log 4" << int(Kind::flows) << 4 << 300;
    QTest::newRow("word") << " log warnings" << int(Kind::flows) << 4 << 300;
    QTest::newRow("both") << " log 7 interval 60" << int(Kind::flows) << 7 << 60;
    QTest::newRow("disable") << " log disable" << int(Kind::disabled) << 6 << 300;
    QTest::newRow("default") << " log default" << int(Kind::standard) << 6 << 300;
  }
  void the_word_log() {
    QFETCH(QString, words);
    QFETCH(int, kind);
    QFETCH(int, level);
    QFETCH(int, interval);
    const std::string line = "access-list l permit tcp any any" + words.toStdString();
    const auto rules = lab_with({line.c_str()});
    const fw::AclLogging& log = rules.acls.back().rules.at(0).log;
    QCOMPARE(int(log.kind), kind);
    QCOMPARE(log.level, level);
    QVERIFY(log.interval == Seconds(interval));
  }

  void limits_of_remembered_flows() {
    QVERIFY(lab_with({}).acl_log == fw::AclLogLimits{});
    const auto rules = lab_with({"access-list deny-flow-max 256", "access-list alert-interval 60"});
    QVERIFY(rules.acl_log == (fw::AclLogLimits{256, Seconds(60)}));
  }
};

DRAWBRIDGE_TEST(CompileTranslationsTest);
#include "compile_translations_test.moc"
