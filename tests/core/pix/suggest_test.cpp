// SPDX-License-Identifier: GPL-3.0-or-later
// What may come next in a line of the text view.
#include <QTest>
#include <algorithm>

#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/suggest.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

std::vector<std::string> words(std::string_view line) {
  static const Config lab = parse(lab_configuration()).config;
  std::vector<std::string> found;
  for (const auto& each : suggest(line, lab)) found.push_back(each.word);
  return found;
}

bool has(const std::vector<std::string>& all, std::string_view word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

class SuggestTest : public QObject {
  Q_OBJECT
 private slots:
  void keywordsThatTheWordMayBecome() {
    QVERIFY(words("vpngroup vpn3000 add") == std::vector<std::string>{"address-pool"});
    QVERIFY(has(words("isakmp policy 10 "), "encryption"));
    QVERIFY(!has(words("isakmp policy 10 e"), "hash"));
  }
  void namesOfTheConfiguration() {
    QVERIFY(has(words("vpngroup vpn3000 address-pool "), "VPNpool"));
    QVERIFY(has(words("vpngroup vpn3000 split-tunnel 1"), "101"));
    QVERIFY(!has(words("vpngroup vpn3000 split-tunnel 12"), "101"));
    QVERIFY(has(words("crypto dynamic-map dynmap 10 set transform-set "), "myset"));
    QVERIFY(has(words("isakmp enable "), "inside"));
  }
  void aRangeIsToldButNotInserted() {
    const auto found = suggest("vpngroup vpn3000 idle-time ", {});
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].word == "<60-86400>");
    QVERIFY(found[0].is_value);
  }
  void nothingAfterWhatIsNotUnderstood() { QVERIFY(words("frobnicate the ").empty()); }
};

DRAWBRIDGE_TEST(SuggestTest);
#include "suggest_test.moc"
