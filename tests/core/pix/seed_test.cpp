// SPDX-License-Identifier: GPL-3.0-or-later
// The tech note's configuration: parsed without a complaint, printed back line for line.
#include <QTest>
#include <fstream>
#include <sstream>

#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/password_hash.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

std::vector<std::string> comparable(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (!line.starts_with("Cryptochecksum")) lines.push_back(line);
  }
  return lines;
}

void compareLines(const std::string& actual, const std::string& expected) {
  const auto a = comparable(actual);
  const auto b = comparable(expected);
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    QCOMPARE(QString::fromStdString(a[i]), QString::fromStdString(b[i]));
  }
  QCOMPARE(a.size(), b.size());
}

}  // namespace

class SeedTest : public QObject {
  Q_OBJECT
 private slots:
  void seedParsesWithoutComplaint() {
    const auto result = parse(testing::read_data("configs/seed-pix-config.txt"));
    for (const auto& diagnostic : result.diagnostics) {
      if (diagnostic.code != LineCode::checksum_differs) {
        QFAIL(qPrintable(
            QString("line %1: %2").arg(diagnostic.line).arg(QString::fromStdString(diagnostic.device_text))));
      }
    }
    // The device's checksum is over something else than ours.
    QCOMPARE(result.diagnostics.size(), std::size_t{1});
    QCOMPARE(result.diagnostics[0].severity, Severity::note);
    QVERIFY(result.config.unknown_lines.empty());
  }
  void seedPrintsBackLineForLine() {
    const auto seed = testing::read_data("configs/seed-pix-config.txt");
    compareLines(write(parse(seed).config), seed);
    // Windows line ends and blanks at line ends make no difference.
    std::string windows;
    for (const char c : seed) windows += c == '\n' ? std::string(" \r\n") : std::string(1, c);
    QCOMPARE(parse(windows).config, parse(seed).config);
  }
  void ourOwnTextHasTheRightChecksum() {
    const auto config = parse(testing::read_data("configs/seed-pix-config.txt")).config;
    const auto text = write(config);
    QVERIFY(text.find("Cryptochecksum:" + checksum(config) + "\n: end\n") != std::string::npos);
    QVERIFY(parse(text).diagnostics.empty());
    QCOMPARE(QString::fromStdString(checksum_of_text(text)), QString::fromStdString(checksum(config)));
  }
  void seedLivesInTheModel() {
    const auto config = parse(testing::read_data("configs/seed-pix-config.txt")).config;
    QCOMPARE(config.interfaces.size(), std::size_t{2});
    const auto* outside = config.interface_named("outside");
    QVERIFY(outside != nullptr);
    QCOMPARE(outside->security, 0);
    QCOMPARE(*outside->address, Ipv4Address(192, 168, 1, 1));
    const auto* group = config.vpngroup("vpn3000");
    QVERIFY(group != nullptr);
    QCOMPARE(QString::fromStdString(group->address_pool), QString("VPNpool"));
    QCOMPARE(group->idle_time, std::int64_t{1800});
    QVERIFY(group->password && group->password->masked);
    QCOMPARE(config.local_pool("VPNpool")->range.size(), std::uint64_t{5});
    QVERIFY(config.isakmp.keys.at(0).is_wildcard());
    QVERIFY(!config.isakmp.keys.at(0).key.usable());
    QCOMPARE(config.isakmp.policies.at(10).group, 2);
    QCOMPARE(config.isakmp.policies.at(20).group, 1);
    QCOMPARE(config.isakmp.policies.at(10).authentication, IsakmpAuthentication::pre_share);
    const auto* map = config.crypto_map("mymap");
    QVERIFY(map->address_initiate && map->address_respond);
    QCOMPARE(QString::fromStdString(map->authentication_tag), QString("AuthInbound"));
    QCOMPARE(QString::fromStdString(map->entries.at(10).dynamic_map), QString("dynmap"));
    const auto* servers = config.aaa_server("AuthInbound");
    QCOMPARE(servers->hosts.at(0).address, Ipv4Address(10, 89, 129, 134));
    QCOMPARE(servers->hosts.at(0).key.value, Secret("secretkey"));
    QCOMPARE(*servers->hosts.at(0).timeout, 10);
    QVERIFY(config.has_sysopt("connection permit-ipsec"));
    QCOMPARE(config.access_list("120")->entries.size(), std::size_t{3});
    QCOMPARE(config.aaa_rules.size(), std::size_t{3});
  }
  void labConfigurationIsTheFileAndHoldsSecrets() {
    std::ifstream file(testing::source_path("resources/configurations/lab.cfg"));
    std::stringstream text;
    text << file.rdbuf();
    QCOMPARE(QString::fromStdString(text.str()),
             QString::fromUtf8(lab_configuration().data(), qsizetype(lab_configuration().size())));
    const auto result = parse(lab_configuration());
    QVERIFY(result.diagnostics.empty());
    QCOMPARE(result.config.isakmp.keys.at(0).key.value, Secret("cisco1234"));
    QCOMPARE(result.config.vpngroup("vpn3000")->password->value, Secret("cisco123"));
    // Printed, the secrets are masked and it is the note's text again.
    compareLines(write(result.config), testing::read_data("configs/seed-pix-config.txt"));
    QVERIFY(write(result.config).find("cisco123") == std::string::npos);
    QVERIFY(write(result.config, SecretStyle::clear).find("isakmp key cisco1234 address") !=
            std::string::npos);
  }
  void maskedLinesKeepTheSecretThatIsThere() {
    const auto lab = parse(lab_configuration()).config;
    const auto text = write(lab, SecretStyle::masked);
    QCOMPARE(parse(text, &lab).config, lab);
    QVERIFY(!(parse(text).config == lab));
    // Four asterisks are a secret like any other.
    auto config = lab;
    QCOMPARE(apply_line(config, "vpngroup vpn3000 password ****").status, LineStatus::applied);
    QCOMPARE(config.vpngroup("vpn3000")->password->value, Secret("****"));
    config = lab;
    QCOMPARE(apply_line(config, "vpngroup vpn3000 password ********").status, LineStatus::unchanged);
    QCOMPARE(config, lab);
  }
  void passwordHashesAreTheNotes() {
    QCOMPARE(QString::fromStdString(password_hash("")), QString("8Ry2YjIyt7RRXU24"));
    QCOMPARE(QString::fromStdString(password_hash("cisco")), QString("2KFQnbNIdI.2KYOU"));
    QVERIFY(password_matches("cisco", "2KFQnbNIdI.2KYOU"));
    QVERIFY(!password_matches("Cisco", "2KFQnbNIdI.2KYOU"));
    // Only sixteen octets count.
    QCOMPARE(password_hash("0123456789abcdef"), password_hash("0123456789abcdefg"));
    QVERIFY(username_hash("cisco", "alice") != password_hash("cisco"));
  }
};

DRAWBRIDGE_TEST(SeedTest);
#include "seed_test.moc"
