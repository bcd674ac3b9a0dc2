// SPDX-License-Identifier: GPL-3.0-or-later
// `debug crypto isakmp 1`, `ipsec 1` and `engine` while the two classic clients connect, against the
// transcripts of the tech note. Compared after collapsing blanks and line breaks, with volatile numbers as
// placeholders that must stand for the same thing wherever they occur.
#include "console/debug_crypto.h"

#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"
#include "support/transcript.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

QString lines_of(const Pair::Log& log, console::DebugFlags flags = {true, true, true}) {
  QString text;
  for (const auto& event : log.traces) {
    for (const std::string& line : console::debug_lines(event, flags))
      text += QString::fromStdString(line) + "\n";
  }
  return text;
}

}  // namespace

class DebugCryptoTest : public QObject {
  Q_OBJECT

 private slots:
  void client_4x_prints_the_notes_transcript() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_until_quiet();
    const QString text = lines_of(pair.at_headend);
    // Ours walks the second quick mode to its end; there the source has a gap of its own.
    QString source = repaired(QString::fromStdString(read_data("transcripts/seed-debug-4x.txt")));
    source = source.left(source.indexOf("pixfirewall#show uauth"));
    const Canonical ours(text, true);
    QCOMPARE(ours.second_walk.filter("Checking IPsec proposal").size(), qsizetype{7});
    QCOMPARE(ours.second_walk.filter("IPSEC(spi_response)").size(), qsizetype{1});
    compare(ours, Canonical(source));
  }

  void client_11_prints_the_notes_transcript() {
    Pair pair(note_headend(), 1, kClient11);
    pair.connect(client_11());
    pair.run_until_quiet();
    compare(Canonical(lines_of(pair.at_headend)),
            Canonical(repaired(QString::fromStdString(read_data("transcripts/seed-debug-11.txt")))));
  }

  void lines_follow_what_happens() {
    ike::ResponderConfig config = note_headend();
    config.policies.push_back({5, aes(256), crypto::HashAlgorithm::sha1, crypto::DhGroup::modp1024, 86400});
    Pair pair(config);
    ike::InitiatorConfig plan = client_4x();
    plan.phase1.erase(plan.phase1.begin());
    std::swap(plan.phase2.front(), plan.phase2.back());
    pair.connect(plan);
    pair.run_until_quiet();
    const QString text = lines_of(pair.at_headend);
    QVERIFY(text.contains("Checking ISAKMP transform 1 against priority 5 policy"));
    QVERIFY(text.contains("Checking ISAKMP transform 5 against priority 10 policy"));
    QVERIFY(!text.contains("transform 8 against"));
    QVERIFY(text.contains("(prot 3, trans 2, hmac_alg 2) not supported"));
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
  }

  void each_switch_prints_its_own() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_until_quiet();
    QVERIFY(lines_of(pair.at_headend, {}).isEmpty());
    const QString engine = lines_of(pair.at_headend, {false, false, true});
    QCOMPARE(engine.count('\n'), qsizetype{4});
    QVERIFY(!lines_of(pair.at_headend, {true, false, false}).contains("IPSEC("));
    QVERIFY(!lines_of(pair.at_headend, {false, true, false}).contains("ISAKMP (0)"));
  }

  void unknown_group_and_wrong_password_are_told_apart() {
    for (const bool unknown : {true, false}) {
      Pair pair;
      ike::InitiatorConfig plan = client_4x();
      if (unknown) {
        plan.key_id = "nobody";
      } else {
        plan.pre_shared_key = Secret(std::string_view("wrong"));
      }
      pair.connect(plan);
      pair.run_for(Seconds(30));
      const QString text = lines_of(pair.at_headend);
      QCOMPARE(text.contains("no vpngroup named nobody"), unknown);
      QCOMPARE(text.contains("pre-shared key of vpngroup vpn3000 does not match"), !unknown);
    }
  }
};

DRAWBRIDGE_TEST(DebugCryptoTest);
#include "debug_crypto_test.moc"
