// SPDX-License-Identifier: GPL-3.0-or-later
// Simple mode by mouse and keys (ui.md 2.2, picture 02).
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "session_fixture.h"
#include "support/test_registry.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/simple_view.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/lock_badge.h"
#include "window_fixture.h"

namespace client = drawbridge::client;
namespace ipc = drawbridge::ipc;
using namespace drawbridge::ui;
using client::Reason;
using client::State;

class SimpleViewTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    testing::startClean();
    fixture_ = std::make_unique<testing::SessionFixture>();
    window_ = std::make_unique<MainWindow>();
    windows_ = std::make_unique<SessionWindows>(*window_, fixture_->controller, nullptr,
                                                QDBusConnection(QStringLiteral("no such connection")));
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    QTest::keyClick(window_.get(), Qt::Key_M, Qt::ControlModifier);
    view_ = windows_->simpleView();
    QVERIFY(view_ != nullptr);
  }
  void cleanup() {
    windows_.reset();
    window_.reset();
    fixture_.reset();
  }

  void it_is_the_same_window_with_another_centre() {
    QVERIFY(window_->isSimpleMode());
    QVERIFY(view_->isVisible());
    QCOMPARE(window_->size(), QSize(440, 312));
    QVERIFY(view_->minimumSizeHint().height() <= 280);
    QTest::keyClick(window_.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!view_->isVisible());
  }

  void idle_it_offers_the_entries_and_connects() {
    QVERIFY(says("Not connected"));
    QVERIFY(says("Choose an entry and press Connect."));
    QVERIFY(says("Host: 192.168.1.1"));
    QCOMPARE(view_->entries()->count(), 2);
    QVERIFY(!button("Statistics...")->isVisible());
    QVERIFY(button("New...")->isVisible());
    QSignalSpy chosen(view_, &SimpleView::entryChosen);
    view_->entries()->setFocus();
    QTest::keyClick(view_->entries(), Qt::Key_Down);
    QCOMPARE(view_->selected(), QStringLiteral("TACconn"));
    QCOMPARE(chosen.count(), 1);
    QTest::keyClick(view_->entries(), Qt::Key_Up);
    QTest::mouseClick(view_->mainButton(), Qt::LeftButton);
    QTRY_COMPARE(fixture_->link.count<ipc::Connect>(), 1);
    QCOMPARE(QString::fromStdString(fixture_->link.last<ipc::Connect>()->profile.name),
             QStringLiteral("Lab headend"));
  }

  void return_connects() {
    QTest::keyClick(view_->entries(), Qt::Key_Return);
    QTRY_COMPARE(fixture_->link.count<ipc::Connect>(), 1);
  }

  void connecting_it_follows_the_steps_and_can_cancel() {
    fixture_->begin();
    fixture_->state(State::authenticating, 8449);
    QVERIFY(says("Authenticating user."));
    QVERIFY(says("Step 4 of 7, gateway 192.168.1.1"));
    QVERIFY(view_->findChild<QProgressBar*>()->isVisible());
    QVERIFY2(view_->entries()->isEnabled(), "another entry may be connected beside it");
    QVERIFY(!button("New...")->isVisible());
    QCOMPARE(view_->findChild<LockBadge*>()->state(), LockState::Connecting);
    QTest::mouseClick(button("Cancel Connect"), Qt::LeftButton);
    QCOMPARE(fixture_->link.count<ipc::Disconnect>(), 1);
  }

  void connected_it_has_statistics_and_disconnects() {
    fixture_->comeUp();
    QVERIFY(says("Your VPN connection is secure."));
    QVERIFY(says("10.89.129.200  ·  0 day(s), 00:12.41"));
    QCOMPARE(view_->findChild<LockBadge*>()->state(), LockState::Up);
    QVERIFY(!view_->findChild<QProgressBar*>()->isVisible());
    QSignalSpy wanted(window_->actions().statistics, &QAction::triggered);
    QTest::mouseClick(button("Statistics..."), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QTest::mouseClick(button("Disconnect"), Qt::LeftButton);
    QCOMPARE(fixture_->link.count<ipc::Disconnect>(), 1);
    fixture_->end(Reason::connection_terminated, true, true);
    QVERIFY(says("Not connected"));
    QCOMPARE(view_->findChild<LockBadge*>()->state(), LockState::Idle);
  }

  void a_failure_stays_with_its_entry() {
    fixture_->begin();
    fixture_->end(Reason::peer_not_responding);
    QVERIFY(says("The connection could not be made."));
    QVERIFY(says("Reason 412: The remote peer is no longer responding."));
    QCOMPARE(view_->findChild<LockBadge*>()->state(), LockState::Failed);
    view_->select(QStringLiteral("TACconn"));
    QVERIFY(says("Not connected"));
  }

  void new_entries_come_and_the_choice_stays() {
    view_->select(QStringLiteral("TACconn"));
    client::Profile profile;
    profile.name = "Alpha";
    profile.host = "vpn.example.net";
    QVERIFY(fixture_->store.create(profile).has_value());
    emit fixture_->controller.entriesChanged();
    QCOMPARE(view_->entries()->count(), 3);
    QCOMPARE(view_->selected(), QStringLiteral("TACconn"));
    for (const char* name : {"Alpha", "Lab headend", "TACconn"})
      QVERIFY(fixture_->store.remove(name).has_value());
    emit fixture_->controller.entriesChanged();
    QVERIFY(says("No connection entries yet."));
    QVERIFY(!view_->mainButton()->isEnabled());
  }

  void the_choice_is_shared_with_the_page() {
    QString told;
    windows_->setEntrySelector([&](const QString& entry) { told = entry; });
    windows_->entrySelected(QStringLiteral("TACconn"));
    QCOMPARE(view_->selected(), QStringLiteral("TACconn"));
    QTest::keyClick(view_->entries(), Qt::Key_Up);
    QCOMPARE(told, QStringLiteral("Lab headend"));
  }

 private:
  bool says(const char* text) const {
    for (const QLabel* label : view_->findChildren<QLabel*>())
      if (label->isVisible() && label->text() == QString::fromUtf8(text)) return true;
    return false;
  }
  QPushButton* button(const char* text) const {
    for (QPushButton* each : view_->findChildren<QPushButton*>())
      if (each->text().remove('&') == QLatin1String(text)) return each;
    return nullptr;
  }

  std::unique_ptr<testing::SessionFixture> fixture_;
  std::unique_ptr<MainWindow> window_;
  std::unique_ptr<SessionWindows> windows_;
  SimpleView* view_ = nullptr;
};

DRAWBRIDGE_TEST(SimpleViewTest);
#include "simple_view_test.moc"
