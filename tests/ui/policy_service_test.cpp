// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way: a field of the form, the preview, the push, the real headend, and back when nobody confirms.
#include <QPushButton>
#include <QSpinBox>

#include "policy_device.h"
#include "service/virtual_driver.h"
#include "support/test_registry.h"
#include "ui/models/command_preview_model.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::typeInto;

namespace {

/// The service on virtual time, in this thread.
class VirtualLink final : public ipc::ServiceLink {
 public:
  VirtualLink() : service_({}, random_, TimePoint{}), driver_(service_, TimePoint{}) {}
  void send(ipc::Request request) override { driver_.send(std::move(request)); }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    driver_.set_receiver([receiver = std::move(receiver)](const ipc::Notice& notice, TimePoint) {
      if (receiver) receiver(notice);
    });
  }
  void start() { send(ipc::StartHeadend{std::string(pix::lab_configuration())}); }
  void pass(Duration duration) { driver_.run_for(duration); }

 private:
  SeededRandom random_{1};
  service::Service service_;
  service::VirtualDriver driver_;
};

}  // namespace

class PolicyServiceTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    w_ = std::make_unique<ui::testing::PolicyWindowAt<VirtualLink>>();
    shown_.clear();
    connect(&w_->session(), &HeadendSession::consoleOutput, this,
            [this](quint64, const QString& characters) { shown_ += characters; });
    console_ = w_->session().openConsole();
  }
  void cleanup() { w_.reset(); }

  void aPushReachesTheHeadendAndIsUndoneWhenTheTimeIsUp() {
    QVERIFY(showRun().contains("vpngroup vpn3000 idle-time 1800"));
    pushIdleTime();
    QVERIFY(showRun().contains("vpngroup vpn3000 idle-time 600"));
    w_->device.pass(Seconds{110});
    QVERIFY(bar()->message().text.contains("0:1"));
    w_->device.pass(Seconds{20});
    QVERIFY(showRun().contains("vpngroup vpn3000 idle-time 1800"));
    QVERIFY(bar()->message().text.startsWith("Not confirmed"));
    QCOMPARE(w_->field<QSpinBox>(PolicyKind::VpnGroups, "Idle time")->value(), 1800);
  }

  void undoNowGoesBackAtOnce() {
    pushIdleTime();
    QTest::mouseClick(bar()->button("Undo Now"), Qt::LeftButton);
    QVERIFY(showRun().contains("vpngroup vpn3000 idle-time 1800"));
  }

  void confirmKeepsIt() {
    pushIdleTime();
    QTest::mouseClick(bar()->button("Confirm"), Qt::LeftButton);
    QVERIFY(w_->session().pushState()->outcome == ipc::PushOutcome::confirmed);
    w_->device.pass(std::chrono::minutes{10});
    QVERIFY(showRun().contains("vpngroup vpn3000 idle-time 600"));
  }

  void theConsoleMeanwhileIsMerged() {
    editIdleTime();
    type("configure terminal");
    type("hostname other");
    QVERIFY(w_->session().hasConflict());
    QTest::mouseClick(bar()->button("Merge"), Qt::LeftButton);
    QCOMPARE(w_->commands(), QStringList{"vpngroup vpn3000 idle-time 600"});
    push();
    const QString now = showRun();
    QVERIFY(now.contains("hostname other"));
    QVERIFY(now.contains("vpngroup vpn3000 idle-time 600"));
  }

 private:
  void type(const QString& line) { w_->session().consoleInput(console_, line + "\n"); }
  QString showRun() {
    shown_.clear();
    type("show running-config");
    return shown_;
  }
  void editIdleTime() {
    auto* idle = w_->field<QSpinBox>(PolicyKind::VpnGroups, "Idle time");
    typeInto(idle, "600");
    QTest::keyClick(idle, Qt::Key_Return);
  }
  void push() {
    QTest::keyClick(&w_->window, Qt::Key_Return, Qt::ControlModifier);
    PushDialog* dialog = w_->controller->pushDialog();
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(w_->controller->pushDialog() == nullptr);
  }
  void pushIdleTime() {
    editIdleTime();
    push();
  }
  MessageBar* bar() { return w_->page->findChild<HeadendBar*>()->bar(); }

  std::unique_ptr<ui::testing::PolicyWindowAt<VirtualLink>> w_;
  quint64 console_ = 0;
  QString shown_;
};

DRAWBRIDGE_TEST(PolicyServiceTest);
#include "policy_service_test.moc"
