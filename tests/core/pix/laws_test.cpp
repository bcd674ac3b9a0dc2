// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of text, model and difference, over seeded random configurations.
#include <QTest>
#include <algorithm>

#include "pix/check.h"
#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "random_config.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

/// The lines that only one of the two has.
QString differences(const Config& a, const Config& b) {
  auto left = lines_of(a, SecretStyle::clear);
  auto right = lines_of(b, SecretStyle::clear);
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string> only_left;
  std::vector<std::string> only_right;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(only_left));
  std::set_difference(right.begin(), right.end(), left.begin(), left.end(), std::back_inserter(only_right));
  QString text = "lines only in one: ";
  for (const auto& line : only_left) text += "\n< " + QString::fromStdString(line);
  for (const auto& line : only_right) text += "\n> " + QString::fromStdString(line);
  if (only_left.empty() && only_right.empty()) {
    text += QString::fromStdString("\n" + write(a) + "\n---- but ----\n" + write(b));
  }
  return text;
}

/// Applies a script as a push does; the index of the first refused step, or -1.
int applyScript(Config& config, const Script& script, std::string* text = nullptr) {
  EditContext context;
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    const auto result = apply_line(config, script.steps[i].command, &context);
    if (result.ok()) continue;
    if (text != nullptr) *text = script.steps[i].command + " -> " + result.device_text;
    return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

class LawsTest : public QObject {
  Q_OBJECT
 private slots:
  void whatIsWrittenReadsAsTheSame() {
    SeededRandom random(1);
    for (int round = 0; round < 300; ++round) {
      const auto config = testing::random_config(random);
      const auto text = write(config, SecretStyle::clear);
      const auto read = parse(text);
      QVERIFY2(read.diagnostics.empty(),
               read.diagnostics.empty()
                   ? ""
                   : qPrintable(QString::fromStdString(read.diagnostics[0].device_text)));
      QVERIFY2(read.config == config, qPrintable(differences(read.config, config)));
      QCOMPARE(write(read.config, SecretStyle::clear), text);
    }
  }
  void aDifferenceAppliedGivesTheWanted() {
    SeededRandom random(2);
    int refused = 0;
    int steps = 0;
    for (int round = 0; round < 400; ++round) {
      const auto running = testing::random_config(random);
      // Now something else altogether, now a few commands further.
      auto wanted = testing::random_config(random);
      if (round % 2 == 0) {
        wanted = running;
        const auto other = testing::random_config(random, 10);
        wanted.object_groups = other.object_groups;
        wanted.access_lists = other.access_lists;
        wanted.access_groups.clear();
        wanted.nat.clear();
        wanted.vpngroups = other.vpngroups;
      }
      const auto script = diff(running, wanted);
      Config now = running;
      std::string first;
      refused += applyScript(now, script, &first) >= 0 ? 1 : 0;
      steps += static_cast<int>(script.steps.size());
      QVERIFY2(now == wanted, qPrintable(QString::fromStdString(first) + differences(now, wanted)));
      QVERIFY(diff(now, wanted).empty());
    }
    QVERIFY(steps > 1000);
    QCOMPARE(refused, 0);
  }
  void everyRemedyIsTakenAndEndsItsFinding() {
    SeededRandom random(3);
    int tried = 0;
    for (int round = 0; round < 60; ++round) {
      const auto config = testing::random_config(random, 100);
      for (const auto& finding : check(config)) {
        if (finding.mend.empty()) continue;
        ++tried;
        const auto better = mended(config, finding);
        QVERIFY2(better.has_value(), finding.mend.front().c_str());
        for (const auto& other : check(*better)) {
          const bool same =
              other.code == finding.code && other.args == finding.args && other.object == finding.object;
          QVERIFY2(!same, english_text(other).c_str());
        }
      }
    }
    QVERIFY(tried > 100);
  }
  void noDifferenceNoCommand() {
    const auto lab = parse(lab_configuration()).config;
    QVERIFY(diff(lab, lab).empty());
    // Also not between the clear and the masked text: the mask keeps what is there.
    QVERIFY(diff(lab, parse(write(lab)).config).empty());
  }
  void referencesComeBeforeTheirUsersAndGoAfterThem() {
    const auto lab = parse(lab_configuration()).config;
    std::vector<std::string> commands;
    for (const auto& step : diff(Config{}, lab).steps) commands.push_back(step.command);
    const auto at = [&](std::string_view prefix) {
      return std::find_if(commands.begin(), commands.end(),
                          [&](const std::string& c) { return c.starts_with(prefix); }) -
             commands.begin();
    };
    QVERIFY(at("access-list 101") < at("nat (inside) 0"));
    QVERIFY(at("ip local pool") < at("vpngroup vpn3000 address-pool"));
    QVERIFY(at("crypto ipsec transform-set") < at("crypto dynamic-map"));
    QVERIFY(at("crypto dynamic-map") < at("crypto map mymap 10"));
    QVERIFY(at("crypto map mymap 10") < at("crypto map mymap interface"));
    auto without = lab;
    without.nat.erase(without.nat.begin());
    without.access_lists.erase(without.access_lists.begin());
    commands.clear();
    for (const auto& step : diff(lab, without).steps) commands.push_back(step.command);
    QCOMPARE(commands, (std::vector<std::string>{"no nat (inside) 0 access-list 101", "no access-list 101"}));
  }
  void aListIsEditedInPlace() {
    auto running = parse(lab_configuration()).config;
    auto wanted = running;
    auto& entries = wanted.access_lists[1].entries;
    std::rotate(entries.begin(), entries.begin() + 1, entries.end());
    std::vector<std::string> commands;
    for (const auto& step : diff(running, wanted).steps) commands.push_back(step.command);
    QCOMPARE(commands,
             (std::vector<std::string>{"no access-list 120 line 1 permit icmp any host 10.89.129.131",
                                       "access-list 120 permit icmp any host 10.89.129.131"}));
  }
  void warningsNameWhatEndsSessions() {
    const auto running = parse(lab_configuration()).config;
    auto wanted = running;
    wanted.vpngroups[0].password = StoredSecret{Secret(std::string_view("other")), false};
    auto script = diff(running, wanted);
    QCOMPARE(script.steps.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(script.steps[0].command), QString("vpngroup vpn3000 password other"));
    QCOMPARE(QString::fromStdString(script.steps[0].shown), QString("vpngroup vpn3000 password *****"));
    QCOMPARE(script.warnings.at(0).code, ConsequenceCode::ends_group_sessions);
    wanted = running;
    wanted.crypto_maps[0].interfaces.clear();
    script = diff(running, wanted);
    QCOMPARE(script.warnings.at(0).code, ConsequenceCode::ends_all_sessions);
    wanted = running;
    wanted.statics.clear();
    QCOMPARE(diff(running, wanted).warnings.at(0).code, ConsequenceCode::clear_xlate_advised);
  }
  void unknownLinesSurviveAndAreNotSent() {
    const auto text = std::string(lab_configuration()) + "frobnicate all\n";
    const auto read = parse(text);
    QCOMPARE(read.diagnostics.size(), std::size_t{1});
    const auto printed = write(read.config);
    QVERIFY(printed.find("\nfrobnicate all\n") != std::string::npos);
    QVERIFY(parse(write(read.config, SecretStyle::clear)).config == read.config);
    const auto script = diff(parse(lab_configuration()).config, read.config);
    QVERIFY(script.empty());
    QCOMPARE(script.warnings.at(0).code, ConsequenceCode::unknown_line_not_sent);
  }
};

DRAWBRIDGE_TEST(LawsTest);
#include "laws_test.moc"
