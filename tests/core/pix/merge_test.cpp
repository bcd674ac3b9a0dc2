// SPDX-License-Identifier: GPL-3.0-or-later
// Edits on top of what somebody else changed meanwhile.
#include <QTest>

#include "pix/lab_configuration.h"
#include "pix/merge.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

Config with(std::initializer_list<std::string_view> lines) {
  Config config = parse(lab_configuration()).config;
  EditContext context;
  for (const auto line : lines) {
    if (!apply_line(config, line, &context).ok()) qFatal("%s", std::string(line).c_str());
  }
  return config;
}

}  // namespace

class MergeTest : public QObject {
  Q_OBJECT
 private slots:
  void bothChangesAreKept() {
    const auto merged = merge(with({}), with({"vpngroup vpn3000 idle-time 600"}), with({"hostname other"}));
    QVERIFY(merged.config == with({"vpngroup vpn3000 idle-time 600", "hostname other"}));
    QVERIFY(merged.refused.empty());
  }
  void whereBothChangedTheSameMineStands() {
    const auto merged = merge(with({}), with({"hostname mine"}), with({"hostname theirs"}));
    QVERIFY(merged.config == with({"hostname mine"}));
  }
  void whatBothDidIsDoneOnce() {
    const auto both = with({"no isakmp policy 20", "ip local pool p 10.1.1.1-10.1.1.9"});
    const auto merged = merge(with({}), both, both);
    QVERIFY(merged.config == both);
    QVERIFY(merged.refused.empty());
  }
  void aSecretTypedHereIsKept() {
    const auto merged =
        merge(with({}), with({"vpngroup vpn3000 password new-secret"}), with({"pager lines 0"}));
    QVERIFY(merged.config.vpngroup("vpn3000")->password->value.reveal_text() == "new-secret");
    QVERIFY(merged.config.pager_lines == 0);
  }
  void whatTheOtherSideTakesNoMoreIsNamed() {
    const auto base = with({});
    auto mine = base;
    EditContext context;
    QVERIFY(apply_line(mine, "access-list 120 permit tcp any host 192.168.1.11", &context).ok());
    QVERIFY(apply_line(mine, "nat (inside) 0 access-list 120", &context).ok());
    const auto merged = merge(base, mine, with({"no nameif ethernet1 inside security100"}));
    QVERIFY(!merged.refused.empty());
  }
  void unknownLinesFollowLikeText() {
    auto base = with({});
    base.unknown_lines = {{Chapter::route, "frobnicate", {}}, {Chapter::route, "old", {}}};
    auto mine = base;
    mine.unknown_lines = {{Chapter::route, "frobnicate", {}}, {Chapter::route, "mine", {}}};
    auto theirs = base;
    theirs.hostname = "theirs";
    const auto merged = merge(base, mine, theirs);
    QCOMPARE(merged.config.unknown_lines.size(), std::size_t{2});
    QVERIFY(merged.config.unknown_lines[0].text == "frobnicate");
    QVERIFY(merged.config.unknown_lines[1].text == "mine");
    QVERIFY(merged.config.hostname == "theirs");
  }
};

DRAWBRIDGE_TEST(MergeTest);
#include "merge_test.moc"
