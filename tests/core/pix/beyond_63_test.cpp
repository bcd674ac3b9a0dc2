// SPDX-License-Identifier: GPL-3.0-or-later
// Words that PIX 6.3 does not have: how they are typed, where they print, and that the words of 6.3 stay as
// they were.
#include <QTest>
#include <algorithm>

#include "cli/help.h"
#include "cli/match.h"
#include "pix/check.h"
#include "pix/commands.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

class Beyond63Test : public QObject {
  Q_OBJECT

 private:
  static Config read(const std::vector<std::string>& lines) {
    Config config;
    for (const auto& line : lines) {
      const auto result = apply_line(config, line);
      if (!result.ok()) qFatal("refused: %s", line.c_str());
    }
    return config;
  }
  static bool takes(std::string_view line) {
    Config config = read({"isakmp policy 10 authentication pre-share", "crypto map m 10 ipsec-isakmp"});
    return apply_line(config, line).ok();
  }

 private slots:
  void everyWordIsTaken_data() {
    QTest::addColumn<QString>("line");
    for (const char* hash : {"sha256", "sha384", "sha512"})
      QTest::newRow(hash) << QStringLiteral("isakmp policy 10 hash %1").arg(hash);
    for (int group = 14; group <= 21; ++group) {
      QTest::addRow("group %d", group) << QStringLiteral("isakmp policy 10 group %1").arg(group);
      QTest::addRow("pfs %d", group) << QStringLiteral("crypto map m 10 set pfs group%1").arg(group);
      QTest::addRow("dynamic pfs %d", group)
          << QStringLiteral("crypto dynamic-map d 5 set pfs group%1").arg(group);
    }
    for (const char* set : {"esp-gcm 128", "esp-gcm 256", "esp-aes esp-sha256-hmac",
                            "esp-aes-256 esp-sha384-hmac", "esp-aes-192 esp-sha512-hmac"})
      QTest::newRow(set) << QStringLiteral("crypto ipsec transform-set s %1").arg(set);
    QTest::newRow("hybrid") << QStringLiteral("isakmp policy 10 authentication hybrid");
    QTest::newRow("udp-port") << QStringLiteral("vpngroup g udp-port 10000");
  }
  void everyWordIsTaken() {
    QFETCH(QString, line);
    Config config = read({"isakmp policy 10 lifetime 3600", "crypto map m 10 ipsec-isakmp"});
    const std::string text = line.toStdString();
    QVERIFY(apply_line(config, text).ok());
    const auto lines = lines_of(config);
    QVERIFY(std::find(lines.begin(), lines.end(), text) != lines.end());
    // What is printed reads back, and every such line is named by the check.
    const auto again = parse(write(config));
    QVERIFY(again.config == config);
    const auto findings = check(again);
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
      return finding.code == FindingCode::not_in_pix_63;
    });
    QVERIFY(found != findings.end());
    QVERIFY(found->line > 0);
    QCOMPARE(found->severity, Severity::note);
    QVERIFY(text.starts_with(found->args.at(0)) || text.ends_with(found->args.at(0).substr(30)));
    // And "no" takes it away.
    QVERIFY(apply_line(config, "no " + text).ok());
    const auto after = lines_of(config);
    QVERIFY(std::find(after.begin(), after.end(), text) == after.end());
  }
  void gcmWithoutSizeIs128() {
    const auto config = read({"crypto ipsec transform-set s esp-gcm"});
    QCOMPARE(config.transform_sets.at(0).transforms, std::vector<std::string>{"esp-gcm 128"});
  }
  void gcmStandsAlone() {
    QVERIFY(!takes("crypto ipsec transform-set s esp-gcm 128 esp-sha-hmac"));
    QVERIFY(!takes("crypto ipsec transform-set s esp-sha256-hmac esp-gcm"));
    QVERIFY(!takes("crypto ipsec transform-set s esp-gcm esp-aes"));
    QVERIFY(!takes("crypto ipsec transform-set s esp-gcm 192"));
    QVERIFY(!takes("crypto ipsec transform-set s esp-sha256-hmac"));
  }
  void unknownGroupsAreRefused() {
    for (const char* line :
         {"isakmp policy 10 group 13", "isakmp policy 10 group 22", "isakmp policy 10 group 24",
          "crypto map m 10 set pfs group22", "vpngroup g udp-port 0", "vpngroup g udp-port 65536",
          "isakmp policy 10 hash sha224"})
      QVERIFY2(!takes(line), line);
  }
  /// They print behind the lines of their chapter, in the order of policies, sets, maps and groups.
  void theyPrintLast() {
    const auto config = read({
        "crypto ipsec transform-set new esp-gcm 256",
        "crypto ipsec transform-set old esp-des esp-md5-hmac",
        "crypto dynamic-map d 10 set pfs group14",
        "crypto dynamic-map d 10 set transform-set new old",
        "crypto dynamic-map e 10 set pfs group2",
        "isakmp policy 10 hash sha256",
        "isakmp policy 10 group 19",
        "isakmp policy 20 hash md5",
        "vpngroup a udp-port 10000",
        "vpngroup b pfs",
    });
    QCOMPARE(lines_of(config, Chapter::transform_set),
             (std::vector<std::string>{"crypto ipsec transform-set old esp-des esp-md5-hmac",
                                       "crypto ipsec transform-set new esp-gcm 256"}));
    QCOMPARE(lines_of(config, Chapter::dynamic_map),
             (std::vector<std::string>{"crypto dynamic-map d 10 set transform-set new old",
                                       "crypto dynamic-map e 10 set pfs group2",
                                       "crypto dynamic-map d 10 set pfs group14"}));
    QCOMPARE(lines_of(config, Chapter::isakmp),
             (std::vector<std::string>{"isakmp identity address", "isakmp policy 10 authentication rsa-sig",
                                       "isakmp policy 10 encryption des", "isakmp policy 10 lifetime 86400",
                                       "isakmp policy 20 authentication rsa-sig",
                                       "isakmp policy 20 encryption des", "isakmp policy 20 hash md5",
                                       "isakmp policy 20 group 1", "isakmp policy 20 lifetime 86400",
                                       "isakmp policy 10 hash sha256", "isakmp policy 10 group 19"}));
    QCOMPARE(lines_of(config, Chapter::vpngroup).back(), std::string("vpngroup a udp-port 10000"));
  }
  /// Abbreviations that were clear in 6.3 stay clear, and mean the old word.
  void abbreviationsStay() {
    const auto config = read({"isakmp policy 10 hash sh", "isakmp policy 10 auth pre",
                              "crypto ipsec transform-set s esp-aes esp-sha", "crypto map m 10 ipsec-isakmp",
                              "crypto map m 10 set pfs group1"});
    QCOMPARE(config.isakmp.policies.at(10).hash, IsakmpHash::sha);
    QCOMPARE(config.transform_sets.at(0).transforms.at(1), std::string("esp-sha-hmac"));
    QCOMPARE(config.crypto_maps.at(0).entries.at(10).settings.pfs_group, std::optional<int>(1));
    const auto longer = read({"isakmp policy 10 hash sha2", "isakmp policy 10 hash sha5"});
    QCOMPARE(longer.isakmp.policies.at(10).hash, IsakmpHash::sha512);
  }
  void helpKnowsThem() {
    cli::MatchOptions options;
    options.mode = config_mode;
    const auto words = [&](std::string_view line) {
      std::vector<std::string> found;
      for (const auto& item : cli::help(config_grammar(), line, options)) found.push_back(item.word);
      return found;
    };
    const auto has = [&](std::string_view line, const std::string& word) {
      const auto found = words(line);
      return std::find(found.begin(), found.end(), word) != found.end();
    };
    QVERIFY(has("isakmp policy 10 hash ", "sha256"));
    QVERIFY(has("isakmp policy 10 group ", "21"));
    QVERIFY(has("isakmp policy 10 authentication ", "hybrid"));
    QVERIFY(has("crypto ipsec transform-set s ", "esp-gcm"));
    QVERIFY(has("crypto ipsec transform-set s esp-gcm ", "256"));
    QVERIFY(has("crypto dynamic-map d 10 set pfs ", "group20"));
    QVERIFY(has("vpngroup g u", "udp-port"));
    QCOMPARE(cli::complete(config_grammar(), "vpngroup g ud", options).line,
             std::string("vpngroup g udp-port "));
  }
};

DRAWBRIDGE_TEST(Beyond63Test);
#include "beyond_63_test.moc"
