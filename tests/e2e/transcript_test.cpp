// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's transcripts: the tech note's lines, ours whole, and that they come from what happens.
#include <QFile>
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "service/demonstration.h"
#include "support/test_registry.h"
#include "support/transcript.h"
#include "support/vectors.h"

using namespace drawbridge;
using testing::Canonical;

namespace {

struct Run {
  service::DemonstrationResult result;
  QString printed;
  [[nodiscard]] QString transcript() const { return QString::fromStdString(result.transcript); }
};

service::DemonstrationOptions options_of(client::EntryKind kind) {
  service::DemonstrationOptions options;
  options.profile = testing::lab_profile(kind);
  options.secrets.group_password = client::lab_group_password(kind);
  // The day of the note's accounting report.
  options.wall_epoch = WallTime{1090941450000000};
  return options;
}

Run run(const service::DemonstrationOptions& options, std::uint64_t seed = 1) {
  Run out;
  SeededRandom random(seed);
  out.result = service::run_demonstration(options, random, [&](std::string_view text) {
    out.printed += QString::fromStdString(std::string(text));
  });
  return out;
}

std::string configuration_with(std::initializer_list<std::pair<const char*, const char*>> changes) {
  std::string text(pix::lab_configuration());
  for (const auto& [from, to] : changes) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) qFatal("the lab's configuration has no \"%s\"", from);
    text.replace(at, std::string_view(from).size(), to);
  }
  return text;
}

/// From the first datagram to the end of the last block before the console is typed at again.
QString debug_part(const QString& transcript) {
  const qsizetype from = transcript.indexOf("crypto_isakmp_process_block");
  const qsizetype to = transcript.indexOf("pixfirewall# show uauth");
  return transcript.mid(from, to - from);
}

QString note(const char* name) {
  QString text = testing::repaired(QString::fromStdString(testing::read_data(name)));
  const qsizetype end = text.indexOf("pixfirewall#show uauth");
  return end < 0 ? text : text.left(end);
}

/// Ours as committed. DRAWBRIDGE_REWRITE=1 writes them anew.
void compare_whole(const QString& transcript, const char* name) {
  const QString path = QString::fromStdString(testing::data_path(std::string("transcripts/") + name));
  if (qEnvironmentVariableIsSet("DRAWBRIDGE_REWRITE")) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(transcript.toUtf8());
    return;
  }
  const QStringList wanted =
      QString::fromStdString(testing::read_data(std::string("transcripts/") + name)).split('\n');
  const QStringList ours = transcript.split('\n');
  for (qsizetype i = 0; i < std::min(ours.size(), wanted.size()); ++i) QCOMPARE(ours[i], wanted[i]);
  QCOMPARE(ours.size(), wanted.size());
}

}  // namespace

class TranscriptTest : public QObject {
  Q_OBJECT

 private slots:
  void client4xPrintsTheNotesLines() {
    const Run demo = run(options_of(client::EntryKind::dialer));
    QVERIFY2(demo.result.ok, demo.result.failure.c_str());
    const Canonical ours(debug_part(demo.transcript()), true);
    // Ours walks the second quick mode to its end; there the source has a gap of its own.
    QCOMPARE(ours.second_walk.filter("Checking IPsec proposal").size(), qsizetype{7});
    testing::compare(ours, Canonical(note("transcripts/seed-debug-4x.txt")));
  }
  void client11PrintsTheNotesLines() {
    const Run demo = run(options_of(client::EntryKind::policy_11));
    QVERIFY2(demo.result.ok, demo.result.failure.c_str());
    testing::compare(Canonical(debug_part(demo.transcript())),
                     Canonical(note("transcripts/seed-debug-11.txt")));
  }
  void oursAreAsCommitted() {
    compare_whole(run(options_of(client::EntryKind::dialer)).transcript(), "drawbridge-4x.txt");
    compare_whole(run(options_of(client::EntryKind::policy_11)).transcript(), "drawbridge-11.txt");
  }
  void anotherSeedGivesOtherNumbersAndTheSameLines() {
    const Run one = run(options_of(client::EntryKind::dialer), 1);
    const Run two = run(options_of(client::EntryKind::dialer), 2);
    QVERIFY(one.transcript() != two.transcript());
    testing::compare(Canonical(debug_part(one.transcript())), Canonical(debug_part(two.transcript())));
  }
  void anotherPoolIsSeen() {
    auto options = options_of(client::EntryKind::dialer);
    options.configuration = configuration_with({{"ip local pool VPNpool 10.89.129.200-10.89.129.204",
                                                 "ip local pool VPNpool 10.89.129.203-10.89.129.204"}});
    const Run demo = run(options);
    QVERIFY2(demo.result.ok, demo.result.failure.c_str());
    QVERIFY(demo.printed.contains("Client address: 10.89.129.203"));
    QVERIFY(demo.transcript().contains("ISAKMP (0): ID_IPV4_ADDR src 10.89.129.203 prot 0 port 0"));
    QVERIFY(demo.printed.contains("ipsec user 'cisco_customer' at 10.89.129.203, authenticated"));
    QVERIFY(!demo.printed.contains("10.89.129.200"));
  }
  void anotherPageIsSeen() {
    auto options = options_of(client::EntryKind::dialer);
    options.lab.web.text = "The quick brown fox.";
    const Run demo = run(options);
    QVERIFY2(demo.result.ok, demo.result.failure.c_str());
    QVERIFY(demo.printed.contains("The quick brown fox."));
  }
  void otherPasswordsAreNeeded() {
    auto options = options_of(client::EntryKind::dialer);
    options.configuration =
        configuration_with({{"vpngroup vpn3000 password cisco123", "vpngroup vpn3000 password xyzzy"}});
    const Run refused = run(options);
    QVERIFY(!refused.result.ok);
    QVERIFY2(refused.result.failure.find("1002") != std::string::npos, refused.result.failure.c_str());
    options.secrets.group_password = Secret(std::string_view("xyzzy"));
    QVERIFY(run(options).result.ok);
    options.lab.tacacs.users = {{"cisco_customer", Secret(std::string_view("other"))}};
    const Run user = run(options);
    QVERIFY(!user.result.ok);
    QVERIFY2(user.result.failure.find("413") != std::string::npos, user.result.failure.c_str());
    options.password = Secret(std::string_view("other"));
    QVERIFY(run(options).result.ok);
  }
  void aPolicyInFrontIsCheckedFirst() {
    auto options = options_of(client::EntryKind::dialer);
    options.commands.insert(options.commands.end(),
                            {"isakmp policy 5 authentication pre-share", "isakmp policy 5 encryption aes-256",
                             "isakmp policy 5 hash sha", "isakmp policy 5 group 2"});
    const Run demo = run(options);
    QVERIFY2(demo.result.ok, demo.result.failure.c_str());
    QVERIFY(demo.transcript().contains("Checking ISAKMP transform 8 against priority 5 policy"));
    QVERIFY(demo.transcript().contains("Checking ISAKMP transform 6 against priority 10 policy"));
  }
  void anotherOfferIsWalkedAnotherWay() {
    auto options = options_of(client::EntryKind::dialer);
    options.edit_offer = [](ike::InitiatorConfig& config) {
      config.phase1.erase(config.phase1.begin());
      std::swap(config.phase2.front(), config.phase2.back());
    };
    const Run demo = run(options);
    QVERIFY2(demo.result.ok, demo.result.failure.c_str());
    const QString text = demo.transcript();
    QVERIFY(text.contains("Checking ISAKMP transform 5 against priority 10 policy"));
    QVERIFY(!text.contains("Checking ISAKMP transform 6 against priority 10 policy"));
    // DES with MD5 stands first now and is taken at once.
    QVERIFY(!text.contains("not supported"));
    QVERIFY(!text.contains("Checking IPsec proposal 2"));
  }
};

DRAWBRIDGE_TEST(TranscriptTest);
#include "transcript_test.moc"
