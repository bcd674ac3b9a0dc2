// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that was lost and waits for its next attempt: what the window says, and what can be done.
#include <QComboBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTreeView>

#include "fake_secrets.h"
#include "support/test_registry.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/connections_page.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/simple_view.h"
#include "ui/dialer/state_card.h"
#include "ui/models/profile_model.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using client::State;

namespace {
const QRegularExpression kCountdown(QStringLiteral("^Reconnecting in (\\d+) s$"));
}

class ReconnectWaitTest : public QObject, private ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    client::Profile office;
    office.name = "Office";
    office.host = "192.0.2.1";
    office.group_name = "staff";
    QVERIFY(store_->create(office));
    secrets_ = std::make_unique<ui::testing::FakeSecrets>();
    secrets_->kept.insert_or_assign({"Office", client::SecretKind::group_password},
                                    Secret(std::string_view("geheim")));
    makeWindows(secrets_.get());
    QVERIFY(show("connections"));
    windows_->entries().connectEntry(QStringLiteral("Office"));
    QTRY_COMPARE(link_->count<ipc::Connect>(), 1);
    tell(State::initializing);
    tell(State::up);
    QCOMPARE(stateInList(), QStringLiteral("Connected"));
  }
  void cleanup() {
    takeAway();
    secrets_.reset();
  }

  void the_list_and_the_card_count_down() {
    loseFor(Seconds(3600));
    QVERIFY2(kCountdown.match(stateInList()).hasMatch(), qPrintable(stateInList()));
    QVERIFY(kCountdown.match(card()->title()).hasMatch());
    QVERIFY(card()->line().endsWith(QStringLiteral("Reason 412: The remote peer is no longer responding.")));
    QCOMPARE(card()->lockState(), LockState::Connecting);
    const QString before = stateInList();
    QTRY_VERIFY2_WITH_TIMEOUT(stateInList() != before, "a second later it is a second less", 60'000);
    QVERIFY(kCountdown.match(stateInList()).hasMatch());
  }

  void when_the_time_is_over_it_does_not_go_below_zero() {
    loseFor(Duration{});
    QCOMPARE(stateInList(), QStringLiteral("Waiting to reconnect"));
  }

  void connect_now_asks_the_service_again() {
    loseFor(Seconds(60));
    QVERIFY(card()->connectNowButton()->isVisible());
    card()->connectNowButton()->setFocus();
    QTest::mouseClick(card()->connectNowButton(), Qt::LeftButton);
    QTRY_COMPARE(link_->count<ipc::Connect>(), 2);
    tell(State::initializing);
    QVERIFY(!card()->connectNowButton()->isVisible());
    QVERIFY2(windows_->window().focusWidget() == page()->list(), "the focus goes where work goes on");
    QCOMPARE(stateInList(), QStringLiteral("Connecting again"));
  }

  void cancel_ends_the_wait() {
    loseFor(Seconds(60));
    QTest::mouseClick(card()->cancelButton(), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::Disconnect>(), 1);
    client::Ended ended;
    ended.entry = "Office";
    ended.reason = client::Reason::connection_terminated;
    ended.by_user = true;
    ended.was_up = true;
    link_->tell(ipc::ClientEnded{ended});
    QCOMPARE(stateInList(), QString());
    QVERIFY(!card()->cancelButton()->isVisible());
  }

  void simple_mode_offers_the_same() {
    QTest::keyClick(&windows_->window(), Qt::Key_M, Qt::ControlModifier);
    SimpleView* view = windows_->session().simpleView();
    QVERIFY(!view->connectNowButton()->isVisible());
    loseFor(Seconds(60));
    QCOMPARE(view->mainButton()->text(), QStringLiteral("&Cancel Connect"));
    QTest::mouseClick(view->connectNowButton(), Qt::LeftButton);
    QTRY_COMPARE(link_->count<ipc::Connect>(), 2);
    QTest::mouseClick(view->mainButton(), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::Disconnect>(), 1);
  }

  void the_history_says_that_the_connection_was_lost() {
    loseFor(Seconds(60));
    ConnectionHistory& history = windows_->session().history(QStringLiteral("Office"));
    history.show();
    const auto says = [&history](const QString& part) {
      for (auto* each : history.findChildren<QLabel*>()) {
        if (each->isVisible() && each->text().contains(part)) return true;
      }
      return false;
    };
    QVERIFY(says(QStringLiteral("The connection to \"Office\" was lost.")));
    QVERIFY(says(QStringLiteral("Reason 412: The remote peer is no longer responding. Reconnecting in ")));
    QVERIFY2(!says(QStringLiteral("Your VPN connection is secure.")), "it is not");
    tell(State::initializing);
    QVERIFY(says(QStringLiteral("Connecting to \"Office\"")));
  }

 private:
  ConnectionsPage* page() {
    return qobject_cast<ConnectionsPage*>(windows_->window().page(QStringLiteral("connections")));
  }
  StateCard* card() { return page()->card(); }
  QString stateInList() { return page()->list()->model()->index(0, ProfileModel::State).data().toString(); }
  void tell(State state, Duration left = {}, client::Reason why = client::Reason::none) {
    client::StateChange change;
    change.state = state;
    change.entry = "Office";
    change.server = "192.0.2.1";
    change.next_attempt_in = left;
    change.lost_because = why;
    link_->tell(ipc::ClientState{change});
  }
  void loseFor(Duration left) { tell(State::waiting, left, client::Reason::peer_not_responding); }

  std::unique_ptr<ui::testing::FakeSecrets> secrets_;
};

DRAWBRIDGE_TEST(ReconnectWaitTest);
#include "reconnect_wait_test.moc"
