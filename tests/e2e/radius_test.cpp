// SPDX-License-Identifier: GPL-3.0-or-later
// The note's configuration with `aaa-server AuthInbound protocol radius`: login, limits, lists and accounting
// by RADIUS, and what servers may do wrong.
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;
using wire::RadiusAttribute;
using wire::RadiusType;

namespace {

std::string with_radius() {
  std::string text(pix::lab_configuration());
  const std::string tacacs = "aaa-server AuthInbound protocol tacacs+";
  text.replace(text.find(tacacs), tacacs.size(), "aaa-server AuthInbound protocol radius");
  return text + "\naaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound\n";
}

bool says(const LabStory& lab, const std::string& words) {
  return std::any_of(lab.syslog.begin(), lab.syslog.end(),
                     [&](const ipc::Syslog& each) { return each.text.find(words) != std::string::npos; });
}

}  // namespace

class RadiusTest : public QObject {
  Q_OBJECT

 private slots:
  void aClientLogsInAndIsAccountedByRadius() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab::RadiusServer& server = lab.service.lab().radius();
    server.options().grants = {RadiusAttribute::text(RadiusType::class_, "vpn3000-class")};
    QVERIFY(lab.connect_lab());
    QCOMPARE(server.counters().accepted, std::uint64_t{1});
    QCOMPARE(lab.service.lab().tacacs().counters().connections, std::uint64_t{0});
    QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{5});
    QCOMPARE(server.records().size(), std::size_t{2});
    const lab::AccountingRecord& stop = server.records().back();
    QVERIFY(stop.flags == lab::RecordFlag::stop);
    QCOMPARE(stop.user, std::string("cisco_customer"));
    QCOMPARE(stop.caller_id, std::string("10.89.129.200"));
    QCOMPARE(stop.nas_address, std::string("10.89.129.194"));
    QCOMPARE(stop.task_id, std::string("0x00000001"));
    QCOMPARE(stop.cmd, std::string("http"));
    QVERIFY(std::stoi(stop.bytes_out) > 0);
    QCOMPARE(server.counters().dropped, std::uint64_t{0});
  }
  void aWrongPasswordIsRefused() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab.answers = {{"cisco_customer", "wrong"}};
    QVERIFY(!lab.connect_lab());
    QCOMPARE(lab.service.lab().radius().counters().refused, std::uint64_t{3});
    QVERIFY(lab.has_syslog(109006));
  }
  void aServerThatDoesNotSignIsNotBelievedAndTheLogSaysWhatToDo() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab.service.lab().radius().set_mode(lab::RadiusMode::unsigned_);
    QVERIFY(!lab.connect_lab());
    QVERIFY(says(lab, "no-message-authenticator"));
    QVERIFY(lab.has_syslog(109003));
  }
  void aSilentServerIsAskedFourTimes() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab.service.lab().radius().set_mode(lab::RadiusMode::silent);
    QVERIFY(!lab.connect_lab());
    QVERIFY(lab.service.lab().radius().counters().requests >= 4);
    QCOMPARE(lab.service.lab().radius().counters().requests % 4, std::uint64_t{0});
  }
  void aChallengeReachesThePersonAndTheAnswerTheServer() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab.service.lab().radius().set_mode(lab::RadiusMode::challenge);
    lab.answers_prompts = false;
    lab.connect(testing::lab_profile(client::EntryKind::dialer), "cisco123");
    QVERIFY(lab.driver.run_until([&] { return lab.prompts.size() == 1; }, Seconds{60}));
    ipc::AnswerPrompt password;
    password.user = "cisco_customer";
    password.password = Secret(std::string_view("cisco"));
    lab.driver.send(password);
    QVERIFY(lab.driver.run_until([&] { return lab.prompts.size() == 2; }, Seconds{60}));
    QCOMPARE(lab.prompts.back().message, std::string("Enter the code on your card:"));
    QVERIFY(lab.prompts.back().wants_answer);
    QVERIFY(!lab.prompts.back().wants_password);
    QVERIFY(!lab.prompts.back().last_was_refused);
    ipc::AnswerPrompt code;
    code.user = "cisco_customer";
    code.answer = Secret(std::string_view("314159"));
    lab.driver.send(code);
    QVERIFY(lab.wait_until_decided());
    QVERIFY(lab.is_up());
    QCOMPARE(lab.service.lab().radius().counters().challenged, std::uint64_t{1});
    QVERIFY(lab.fetch().ok);
  }
  void theServersSessionTimeoutEndsTheTunnel() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab.service.lab().radius().options().grants = {RadiusAttribute::number(RadiusType::session_timeout, 300)};
    QVERIFY(lab.connect_lab());
    lab.driver.run_for(Seconds{280});
    QVERIFY(lab.is_up());
    lab.driver.run_for(Seconds{40});
    QVERIFY(lab.has_ended());
  }
  void theServersListDecidesWhatTheUserReaches() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab.service.lab().radius().options().grants = {
        RadiusAttribute::cisco_av_pair("ip:inacl#1=permit tcp any host 10.89.129.131 eq telnet")};
    QVERIFY(lab.connect_lab());
    QVERIFY(!lab.fetch().ok);
    lab.disconnect();
    lab.service.lab().radius().options().grants = {
        RadiusAttribute::cisco_av_pair("ip:inacl#1=permit tcp any host 10.89.129.131 eq www")};
    QVERIFY(lab.connect_lab());
    QVERIFY(lab.fetch().ok);
  }
  void recordsWaitForTheServerAndComeInOrder() {
    LabStory lab;
    lab.start_headend(with_radius());
    lab::RadiusServer& server = lab.service.lab().radius();
    QVERIFY(lab.connect_lab());
    server.set_mode(lab::RadiusMode::silent);
    for (int i = 0; i < 3; ++i) QVERIFY(lab.fetch().ok);
    lab.driver.run_for(std::chrono::minutes{2});
    QCOMPARE(server.records().size(), std::size_t{0});
    server.set_mode(lab::RadiusMode::normal);
    lab.driver.run_for(std::chrono::minutes{3});
    QCOMPARE(server.records().size(), std::size_t{6});
    for (std::size_t i = 0; i < 6; ++i) {
      QVERIFY(server.records()[i].flags == (i % 2 == 0 ? lab::RecordFlag::start : lab::RecordFlag::stop));
      QCOMPARE(server.records()[i].task_id, "0x0000000" + std::to_string(i / 2 + 1));
    }
  }
};

DRAWBRIDGE_TEST(RadiusTest);
#include "radius_test.moc"
