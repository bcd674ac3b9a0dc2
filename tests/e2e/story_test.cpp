// SPDX-License-Identifier: GPL-3.0-or-later
// The tech note's story on the built-in lab: both clients connect, read the inside page, disconnect.
#include <QTest>

#include "lab_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

namespace {

QString q(const std::string& text) {
  return QString::fromStdString(text);
}

/// The number behind a label in a console's answer, e.g. "#pkts encaps: ".
std::vector<std::uint64_t> numbers_after(const std::string& text, const std::string& label) {
  std::vector<std::uint64_t> found;
  for (std::size_t at = text.find(label); at != std::string::npos; at = text.find(label, at + 1)) {
    found.push_back(std::stoull(text.substr(at + label.size())));
  }
  return found;
}

std::uint64_t sum(const std::vector<std::uint64_t>& values) {
  std::uint64_t total = 0;
  for (const std::uint64_t value : values) total += value;
  return total;
}

}  // namespace

class StoryTest : public QObject {
  Q_OBJECT

  void story_data() {
    QTest::addColumn<bool>("is_policy");
    QTest::newRow("VPN Client 4.x, aggressive mode") << false;
    QTest::newRow("VPN Client 1.1, main mode") << true;
  }
  static client::EntryKind kind() {
    QFETCH(bool, is_policy);
    return is_policy ? client::EntryKind::policy_11 : client::EntryKind::dialer;
  }

 private slots:
  void theInsidePageIsReadThroughTheTunnel_data() { story_data(); }
  void theInsidePageIsReadThroughTheTunnel() {
    LabStory lab;
    lab.start_headend();
    QVERIFY2(lab.connect_lab(kind()), qPrintable(QString("reason %1").arg(lab.reason())));
    QCOMPARE(q(lab.statistics.client_address.to_string()), "10.89.129.200");
    QCOMPARE(q(lab.statistics.encryption), "56-bit DES");
    QCOMPARE(q(lab.statistics.authentication), "HMAC-MD5");
    const auto page = lab.fetch();
    QVERIFY2(page.ok, qPrintable(q(page.error)));
    QCOMPARE(page.status, 200);
    QVERIFY2(page.body.find("10.89.129.200") != std::string::npos, qPrintable(q(page.body)));
  }

  void bothEndsCountTheSamePackets_data() { story_data(); }
  void bothEndsCountTheSamePackets() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab(kind()));
    QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{5});
    const auto statistics = lab.service.client().connection().statistics(lab.driver.now());
    const std::string shown = lab.type("show crypto ipsec sa");
    QVERIFY(statistics.packets_encrypted > 3);
    QCOMPARE(sum(numbers_after(shown, "#pkts decaps: ")), statistics.packets_encrypted);
    QCOMPARE(sum(numbers_after(shown, "#pkts encaps: ")), statistics.packets_decrypted);
    QCOMPARE(lab.statistics.packets_discarded, std::uint64_t{0});
  }

  void accountingHoldsTheOctetsOfTheConnection() {
    LabStory lab;
    lab.start_headend();
    lab.type("configure terminal");
    lab.type("aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound");
    lab.type("exit");
    QVERIFY(lab.connect_lab());
    const auto page = lab.fetch();
    QVERIFY(page.ok);
    lab.driver.run_for(Seconds{5});
    const auto& records = lab.service.lab().tacacs().records();
    QCOMPARE(records.size(), std::size_t{2});
    QVERIFY(records[0].flags == lab::RecordFlag::start);
    QVERIFY(records[1].flags == lab::RecordFlag::stop);
    QCOMPARE(q(records[1].user), "cisco_customer");
    QCOMPARE(q(records[1].caller_id), "10.89.129.200");
    QCOMPARE(q(records[1].nas_address), "10.89.129.194");
    QCOMPARE(q(records[1].cmd), "http");
    QCOMPARE(q(records[0].task_id), q(records[1].task_id));
    // Everything that the server sent is the head and the body of the page.
    QVERIFY(std::stoul(records[1].bytes_out) > page.body.size());
    QVERIFY(std::stoul(records[1].bytes_in) > 20);
  }

  void disconnectLeavesNothingBehind_data() { story_data(); }
  void disconnectLeavesNothingBehind() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab(kind()));
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    QVERIFY(lab.type("show uauth").find("ipsec user 'cisco_customer' at 10.89.129.200, authenticated") !=
            std::string::npos);
    lab.disconnect();
    QVERIFY(lab.ends.back().by_user);
    lab.driver.run_for(Seconds{2});
    QVERIFY(lab.snapshot.sessions.empty());
    QVERIFY(lab.snapshot.isakmp_sas.empty());
    QVERIFY(lab.snapshot.ipsec_sas.empty());
    QVERIFY(lab.snapshot.uauth.entries.empty());
    QCOMPARE(lab.snapshot.pools.at(0).free_count, std::uint64_t{5});
    QVERIFY(lab.type("show crypto isakmp sa").find("Total     : 0") != std::string::npos);
  }

  void theSameClientComesBackToTheSameAddress() {
    LabStory lab;
    lab.start_headend();
    for (int round = 0; round < 3; ++round) {
      QVERIFY(lab.connect_lab());
      QCOMPARE(q(lab.statistics.client_address.to_string()), "10.89.129.200");
      lab.disconnect();
    }
  }

  void theNoteStatesAreSeenInOrder() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    QStringList texts;
    for (const auto& change : lab.states) {
      const QString text = q(client::english_status(change.state, change.server, change.entry, false));
      if (!text.isEmpty() && (texts.isEmpty() || texts.back() != text)) texts << text;
    }
    QCOMPARE(texts, (QStringList{"Initializing the VPN connection.", "Contacting the gateway at 192.168.1.1",
                                 "User Authentication for Lab headend...", "Authenticating user.",
                                 "Negotiating security policies.", "Securing communication channel.",
                                 "Your VPN connection is secure."}));
  }

  void theHeadendEndsASessionAndTheClientSaysWhy() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    lab.driver.send(ipc::ClearSession{lab.snapshot.sessions.at(0).id});
    lab.driver.run_until([&] { return lab.has_ended(); }, Seconds{10});
    QVERIFY(lab.has_ended());
    QVERIFY(!lab.ends.back().by_user);
    QVERIFY(lab.ends.back().was_up);
    QCOMPARE(lab.reason(), 433);
  }
  void stoppingTheHeadendTellsTheClient() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    lab.driver.send(ipc::StopHeadend{});
    QVERIFY(lab.has_ended());
  }
  void theClientRekeysBothPhasesWithoutLosingThePage() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    // A day and a half: the phase-1 lifetime of the note is 86400 s.
    for (int hours = 0; hours < 36; hours += 6) {
      // The group's idle-time of half an hour would end a silent session: stay in touch.
      for (int minute = 0; minute < 360; minute += 20) {
        QVERIFY2(lab.fetch().ok, qPrintable(QString("hour %1 minute %2").arg(hours).arg(minute)));
        lab.driver.run_for(std::chrono::minutes{20});
      }
    }
    QVERIFY(!lab.has_ended());
    QVERIFY(lab.fetch().ok);
  }
};

DRAWBRIDGE_TEST(StoryTest);
#include "story_test.moc"
