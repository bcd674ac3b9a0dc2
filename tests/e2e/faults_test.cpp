// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong, and by which number and words people learn of it.
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

namespace {

std::string lab_configuration_with(const std::string& from, const std::string& to) {
  std::string text(pix::lab_configuration());
  const std::size_t at = text.find(from);
  if (at == std::string::npos) qFatal("the lab's configuration has no \"%s\"", from.c_str());
  return text.replace(at, from.size(), to);
}

}  // namespace

class FaultsTest : public QObject {
  Q_OBJECT
 private slots:
  void aWrongGroupPasswordIs1002AndNamedInTheHeadendsDebug() {
    LabStory lab;
    lab.start_headend();
    lab.type("debug crypto isakmp 1");
    lab.connect(testing::lab_profile(client::EntryKind::dialer), "not the password");
    QVERIFY(lab.wait_until_decided());
    QCOMPARE(lab.reason(), 1002);
    QVERIFY(lab.snapshot.sessions.empty());
  }
  void anUnknownGroupLooksTheSameToTheClient() {
    LabStory lab;
    lab.start_headend();
    client::Profile profile = testing::lab_profile(client::EntryKind::dialer);
    profile.group_name = "nobody";
    lab.connect(profile, "cisco123");
    QVERIFY(lab.wait_until_decided());
    QCOMPARE(lab.reason(), 1002);
  }
  void aWrongWildcardKeyInMainModeGetsNoAnswer() {
    LabStory lab;
    lab.start_headend();
    lab.connect(testing::lab_profile(client::EntryKind::policy_11), "wrong");
    QVERIFY(lab.wait_until_decided());
    QCOMPARE(lab.reason(), 412);
  }
  void aSilentGatewayIs412() {
    LabStory lab;
    client::Profile profile = testing::lab_profile(client::EntryKind::dialer);
    profile.host = "192.168.1.77";
    lab.connect(profile, "cisco123");
    QVERIFY(lab.wait_until_decided());
    QCOMPARE(lab.reason(), 412);
    // Four sends, five seconds apart (client.md, wire.md 3).
    QCOMPARE(whole_seconds(lab.driver.now() - TimePoint{}), std::int64_t{20});
  }
  void anUnknownNameIs429() {
    LabStory lab;
    client::Profile profile = testing::lab_profile(client::EntryKind::dialer);
    profile.host = "vpn.example.net";
    lab.connect(profile, "cisco123");
    QVERIFY(lab.wait_until_decided());
    QCOMPARE(lab.reason(), 429);
  }
  void theBackupServerIsTriedWhenTheFirstIsSilent() {
    LabStory lab;
    lab.start_headend();
    client::Profile profile = testing::lab_profile(client::EntryKind::dialer);
    profile.host = "192.168.1.77";
    profile.enable_backup = true;
    profile.backup_servers = {"192.168.1.78", "pixfirewall"};
    lab.connect(profile, "cisco123");
    QVERIFY(lab.wait_until_decided());
    QVERIFY(lab.is_up());
    QCOMPARE(QString::fromStdString(lab.statistics.server_address.to_string()), "192.168.1.1");
  }
  void aWrongUserPasswordIsAskedAgainAndEndsIn413() {
    LabStory lab;
    lab.answers = {{"cisco_customer", "wrong"}};
    lab.start_headend();
    QVERIFY(!lab.connect_lab());
    QCOMPARE(lab.reason(), 413);
    QCOMPARE(lab.prompts.size(), std::size_t{3});
    QVERIFY(!lab.prompts[0].last_was_refused);
    QVERIFY(lab.prompts[1].last_was_refused);
    QCOMPARE(lab.prompts[2].attempt, 3);
    QVERIFY(lab.has_syslog(109006));
  }
  void theSecondPasswordMayBeRight() {
    LabStory lab;
    lab.answers = {{"cisco_customer", "wrong"}, {"cisco_customer", "cisco"}};
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    QCOMPARE(lab.prompts.size(), std::size_t{2});
  }
  void cancellingThePasswordIs407() {
    LabStory lab;
    lab.answers_prompts = false;
    lab.start_headend();
    lab.connect(testing::lab_profile(client::EntryKind::dialer), "cisco123");
    lab.driver.run_until([&] { return !lab.prompts.empty(); }, Seconds{30});
    QCOMPARE(lab.prompts.size(), std::size_t{1});
    lab.driver.send(ipc::CancelPrompt{});
    QVERIFY(lab.wait_until_decided());
    QCOMPARE(lab.reason(), 407);
  }
  void anExhaustedPoolEndsTheAttempt() {
    LabStory lab;
    lab.start_headend(lab_configuration_with("ip local pool VPNpool 10.89.129.200-10.89.129.204",
                                             "ip local pool OTHER 10.89.129.200-10.89.129.204"));
    QVERIFY(!lab.connect_lab());
    QVERIFY(lab.reason() == 405 || lab.reason() == 427);
    QVERIFY(lab.has_syslog(404101));
    QVERIFY(lab.snapshot.uauth.entries.empty());
  }
  void aSilentAaaServerRefusesAfterItsTimeout() {
    LabStory lab;
    lab.start_headend();
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::silent);
    const TimePoint before = lab.driver.now();
    lab.connect_lab();
    QVERIFY(!lab.is_up());
    QCOMPARE(lab.reason(), 413);
    QVERIFY(lab.has_syslog(109003) || lab.has_syslog(109002));
    QVERIFY(lab.driver.now() - before >= Seconds{10});
  }
  void anAaaServerThatIsNotThereRefuses() {
    LabStory lab;
    lab.start_headend();
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::refuse);
    lab.connect_lab();
    QCOMPARE(lab.reason(), 413);
  }
  void noCommonPolicyNamesWhatDiffered() {
    LabStory lab;
    std::string text = lab_configuration_with("isakmp policy 10 hash md5", "isakmp policy 10 hash sha");
    const std::size_t at = text.find("isakmp policy 10 group 2");
    text.replace(at, std::string("isakmp policy 10 group 2").size(), "isakmp policy 10 group 5");
    lab.start_headend(text);
    lab.connect_lab();
    QVERIFY(lab.has_ended());
    QCOMPARE(lab.reason(), 404);
    // The client knows what it offered; what the gateway wants stands in the gateway's log alone.
    QVERIFY(!lab.ends.back().offered.empty());
    QVERIFY2(lab.ends.back().offered[0].find("3des") != std::string::npos,
             lab.ends.back().offered[0].c_str());
    bool told = false;
    for (const ipc::Syslog& record : lab.syslog)
      told = told || record.text.find("group 2 offered, 5 wanted") != std::string::npos;
    QVERIFY(told);
  }
  void aCertificateEntryWithoutACertificateSaysSo() {
    LabStory lab;
    client::Profile profile = testing::lab_profile(client::EntryKind::dialer);
    profile.auth_type = client::AuthType::certificate;
    lab.connect(profile, "");
    QVERIFY(lab.has_ended());
    QCOMPARE(lab.reason(), 1011);
  }
  void aSecondConnectDoesNotDisturbTheFirst() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    const std::size_t before = lab.ends.size();
    ipc::Connect again;
    again.profile = testing::lab_profile(client::EntryKind::dialer);
    lab.driver.send(again);
    QCOMPARE(lab.ends.size(), before + 1);
    QCOMPARE(lab.reason(), 409);
    QVERIFY(lab.fetch().ok);
  }
  void aLostHeadendIsNoticedByDeadPeerDetection() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    net::Faults dead;
    dead.loss = 1.0;
    lab.service.lab().outside().set_faults(dead);
    lab.driver.run_until([&] { return lab.has_ended(); }, std::chrono::minutes{10});
    QVERIFY(lab.has_ended());
    QCOMPARE(lab.reason(), 412);
  }
};

DRAWBRIDGE_TEST(FaultsTest);
#include "faults_test.moc"
