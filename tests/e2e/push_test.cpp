// SPDX-License-Identifier: GPL-3.0-or-later
// A push of the manager: applied, refused, confirmed, undone, timed out.
#include <QTest>

#include "lab_story.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

namespace {

ipc::Push push(std::vector<std::string> commands, Duration confirm_within = std::chrono::minutes{2}) {
  ipc::Push push;
  push.id = 7;
  push.commands = std::move(commands);
  push.confirm_within = confirm_within;
  return push;
}

}  // namespace

class PushTest : public QObject {
  Q_OBJECT
 private slots:
  void aPushTakesEffectAndConfirmationKeepsIt() {
    LabStory lab;
    lab.start_headend();
    lab.driver.send(push({"vpngroup guests address-pool VPNpool", "vpngroup guests password open-sesame"}));
    QVERIFY(lab.running.config.vpngroup("guests") != nullptr);
    QVERIFY(lab.pushes.back().outcome == ipc::PushOutcome::applied);
    QCOMPARE(lab.progress.size(), std::size_t{2});
    lab.driver.send(ipc::ConfirmPush{7});
    QVERIFY(lab.pushes.back().outcome == ipc::PushOutcome::confirmed);
    lab.driver.run_for(std::chrono::minutes{5});
    QVERIFY(lab.running.config.vpngroup("guests") != nullptr);
  }
  void withoutConfirmationItIsUndoneWhenTheTimeIsUp() {
    LabStory lab;
    lab.start_headend();
    const pix::Config before = lab.running.config;
    lab.driver.send(push({"hostname other", "no vpngroup vpn3000 idle-time"}));
    QVERIFY(!(lab.running.config == before));
    lab.driver.run_for(Seconds{119});
    QCOMPARE(QString::fromStdString(lab.running.config.hostname), "other");
    QVERIFY(lab.pushes.back().remaining <= Seconds{2});
    lab.driver.run_for(Seconds{2});
    QVERIFY(lab.pushes.back().outcome == ipc::PushOutcome::timed_out);
    QVERIFY(lab.running.config == before);
  }
  void undoNowGoesBackAtOnceAndLeavesLaterConsoleCommandsAlone() {
    LabStory lab;
    lab.start_headend();
    lab.driver.send(push({"ip local pool EXTRA 10.20.0.1-10.20.0.9"}));
    lab.type("configure terminal");
    lab.type("hostname kept");
    lab.driver.send(ipc::UndoPush{7});
    QVERIFY(lab.running.config.local_pool("EXTRA") == nullptr);
    QCOMPARE(QString::fromStdString(lab.running.config.hostname), "kept");
  }
  void aRefusedCommandUndoesThoseBeforeIt() {
    LabStory lab;
    lab.start_headend();
    const pix::Config before = lab.running.config;
    lab.driver.send(push({"hostname other", "isakmp policy 10 group 99"}));
    QVERIFY(lab.pushes.back().outcome == ipc::PushOutcome::refused_and_undone);
    QCOMPARE(QString::fromStdString(lab.pushes.back().refused_command), "isakmp policy 10 group 99");
    QVERIFY(!lab.pushes.back().device_text.empty());
    QVERIFY(lab.running.config == before);
  }
  void anotherPolicyIsNegotiatedFromTheNextConnectionOn() {
    LabStory lab;
    lab.start_headend();
    lab.driver.send(push({"crypto ipsec transform-set myset esp-3des esp-sha-hmac"}, {}));
    QVERIFY2(lab.connect_lab(), qPrintable(QString::number(lab.reason())));
    QCOMPARE(QString::fromStdString(lab.statistics.encryption), "168-bit 3-DES");
  }
};

DRAWBRIDGE_TEST(PushTest);
#include "push_test.moc"
