// SPDX-License-Identifier: GPL-3.0-or-later
// Several entries connected at once: each shows its own state, and what is done concerns the one it is done
// to.
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/dialer/banner_dialog.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/connections_page.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/simple_view.h"
#include "ui/dialer/state_card.h"
#include "ui/dialer/statistics_window.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/shell/windows.h"
#include "ui/widgets/secret_edit.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using client::Reason;
using client::State;
using ui::testing::FakeLink;

class SeveralConnectionsTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    QDir(folder_->path()).mkpath(QStringLiteral("p"));
    for (const char* name : {"Office", "Plant"}) {
      QFile file(folder_->path() + QStringLiteral("/p/%1.pcf").arg(QLatin1String(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write("[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\n");
    }
    makeWindows();
    QVERIFY(show("connections"));
    list()->setFocus();
  }
  void cleanup() { takeAway(); }

  void a_second_entry_is_connected_beside_the_first() {
    select("Office");
    QTest::keyClick(list(), Qt::Key_Return);
    state("Office", State::up);
    select("Plant");
    QCOMPARE(windows_->window().actions().connectEntry->iconText(), QStringLiteral("Connect"));
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(link_->count<ipc::Connect>(), 2);
    QCOMPARE(link_->last<ipc::Connect>()->profile.name, std::string("Plant"));
    QCOMPARE(link_->count<ipc::Disconnect>(), 0);
    state("Plant", State::contacting);
    QCOMPARE(stateOf("Office"), QStringLiteral("Connected"));
    QCOMPARE(stateOf("Plant"), QStringLiteral("Connecting"));
  }

  void the_button_acts_on_the_selected_entry() {
    state("Office", State::up);
    state("Plant", State::contacting);
    QToolButton* button = connectButton();
    select("Office");
    QCOMPARE(button->text(), QStringLiteral("Disconnect"));
    select("Plant");
    QCOMPARE(button->text(), QStringLiteral("Cancel Connect"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(link_->last<ipc::Disconnect>()->entry, std::string("Plant"));
    end("Plant", Reason::user_cancelled, true);
    QCOMPARE(button->text(), QStringLiteral("Connect"));
    QCOMPARE(stateOf("Office"), QStringLiteral("Connected"));
  }

  void disconnect_all_is_there_while_there_are_several() {
    QAction* all = windows_->window().actions().disconnectAll;
    state("Office", State::up);
    QVERIFY(!all->isVisible());
    state("Plant", State::up);
    QVERIFY(all->isVisible());
    all->trigger();
    QCOMPARE(link_->last<ipc::Disconnect>()->entry, std::string());
  }

  void one_entrys_end_does_not_change_the_others_display() {
    state("Office", State::up);
    statistics("Office", "10.1.0.5", 100);
    state("Plant", State::initializing);
    select("Office");
    StateCard* card = page()->card();
    QCOMPARE(card->title(), QStringLiteral("Your VPN connection is secure."));
    end("Plant", Reason::peer_not_responding);
    QCOMPARE(card->title(), QStringLiteral("Your VPN connection is secure."));
    QCOMPARE(card->lockState(), LockState::Up);
    QVERIFY(stateOf("Plant").startsWith(QStringLiteral("Reason 412: ")));
    QCOMPARE(windows_->window().windowTitle(), QStringLiteral("Office - Drawbridge"));
    select("Plant");
    QCOMPARE(card->title(), QStringLiteral("The connection could not be made."));
    QCOMPARE(card->lockState(), LockState::Failed);
  }

  void a_lost_connection_is_said_to_be_made_again() {
    state("Office", State::up);
    state("Office", State::initializing);
    state("Office", State::contacting);
    QCOMPARE(stateOf("Office"), QStringLiteral("Connecting again"));
    select("Office");
    QVERIFY(page()->card()->line().endsWith(QStringLiteral("the connection was lost and is made again")));
    QCOMPARE(newestNote(), QStringLiteral("The connection to \"Office\" was lost and is made again."));
    state("Office", State::up);
    QCOMPARE(stateOf("Office"), QStringLiteral("Connected"));
  }

  void each_connection_has_its_own_history() {
    state("Office", State::initializing);
    state("Office", State::up);
    state("Plant", State::initializing);
    end("Plant", Reason::peer_not_responding);
    ConnectionHistory& office = windows_->session().history(QStringLiteral("Office"));
    ConnectionHistory& plant = windows_->session().history(QStringLiteral("Plant"));
    QVERIFY(&office != &plant);
    QVERIFY(plant.isVisible());
    QVERIFY(plant.details().contains(QStringLiteral("Reason 412")));
    QCOMPARE(office.windowTitle(), QStringLiteral("Connection History"));
    QCOMPARE(office.steps().entry(), QStringLiteral("Office"));
    select("Plant");
    QCOMPARE(&windows_->session().history(), &plant);
  }

  void two_questions_stand_one_after_the_other_and_are_answered_by_entry() {
    for (const char* entry : {"Office", "Plant"}) {
      state(entry, State::user_prompt);
      client::UserPrompt prompt;
      prompt.entry = entry;
      prompt.user = "anna";
      link_->tell(ipc::ClientPrompt{prompt});
    }
    XauthDialog* first = visible<XauthDialog>();
    QVERIFY(first != nullptr);
    QCOMPARE(first->windowTitle(), QStringLiteral("User Authentication for \"Office\""));
    QTest::keyClicks(first->findChild<SecretEdit*>(), QStringLiteral("one"));
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(link_->last<ipc::AnswerPrompt>()->entry, std::string("Office"));
    QTRY_VERIFY(visible<XauthDialog>() != nullptr && visible<XauthDialog>() != first);
    QTest::keyClick(visible<XauthDialog>(), Qt::Key_Escape);
    QCOMPARE(link_->last<ipc::CancelPrompt>()->entry, std::string("Plant"));
  }

  void a_question_is_dropped_only_with_its_own_connection() {
    state("Office", State::user_prompt);
    client::UserPrompt prompt;
    prompt.entry = "Office";
    link_->tell(ipc::ClientPrompt{prompt});
    state("Plant", State::banner);
    client::Banner banner;
    banner.entry = "Plant";
    banner.text = "Authorised users only.";
    banner.is_question = true;
    link_->tell(ipc::ClientBanner{banner});
    state("Plant", State::up);
    QVERIFY(visible<XauthDialog>() != nullptr);
    QTRY_VERIFY(windows_->window().findChild<BannerDialog*>() == nullptr ||
                !windows_->window().findChild<BannerDialog*>()->isVisible());
    end("Office", Reason::peer_not_responding);
    QVERIFY(visible<XauthDialog>() == nullptr);
  }

  void statistics_are_those_of_the_chosen_connection() {
    state("Office", State::up);
    statistics("Office", "10.1.0.5", 100);
    windows_->window().actions().statistics->trigger();
    StatisticsWindow& shown = windows_->session().statistics();
    QVERIFY2(!shown.connection()->isVisible(), "one connection needs no choice");
    state("Plant", State::up);
    statistics("Plant", "10.2.0.7", 2000);
    QVERIFY(shown.connection()->isVisible());
    QCOMPARE(shown.value(QStringLiteral("client"))->text(), QStringLiteral("10.1.0.5"));
    shown.connection()->setFocus();
    QTest::keyClick(shown.connection(), Qt::Key_Down);
    QCOMPARE(shown.value(QStringLiteral("client"))->text(), QStringLiteral("10.2.0.7"));
    statistics("Office", "10.1.0.5", 300);
    QCOMPARE(shown.value(QStringLiteral("received"))->text(), QStringLiteral("2,000"));
    for (auto* button : shown.findChildren<QPushButton*>()) {
      if (button->text().remove(QLatin1Char('&')) == QStringLiteral("Reset"))
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(link_->last<ipc::ResetStatistics>()->entry, std::string("Plant"));
    end("Plant", Reason::none, true, true);
    QVERIFY(!shown.connection()->isVisible());
    QCOMPARE(shown.value(QStringLiteral("client"))->text(), QStringLiteral("10.1.0.5"));
  }

  void status_bar_and_tray_name_them_all() {
    state("Office", State::up);
    statistics("Office", "10.1.0.5", 100);
    state("Plant", State::contacting);
    QToolButton* status = nullptr;
    for (auto* each : windows_->window().findChildren<QToolButton*>()) {
      if (each->accessibleName() == QStringLiteral("Client: 1 of 2 connections are up")) status = each;
    }
    QVERIFY(status != nullptr && status->isVisible());
    QVERIFY(status->toolTip().contains(QStringLiteral("Connected to \"Office\" · 10.1.0.5")));
    QVERIFY(status->toolTip().contains(QStringLiteral("Connecting to \"Plant\"")));
    QMenu& menu = windows_->session().tray().menu();
    QCOMPARE(words(menu).mid(1, 4), (QStringList{"Disconnect \"Office\"", "Cancel Connect to \"Plant\"",
                                                 "Disconnect All", "Connect to"}));
    for (QAction* each : menu.actions()) {
      if (each->text().startsWith(QStringLiteral("Cancel Connect"))) each->trigger();
    }
    QCOMPARE(link_->last<ipc::Disconnect>()->entry, std::string("Plant"));
  }

  void simple_mode_shows_the_chosen_one() {
    state("Office", State::up);
    statistics("Office", "10.1.0.5", 100);
    QTest::keyClick(&windows_->window(), Qt::Key_M, Qt::ControlModifier);
    SimpleView* view = windows_->session().simpleView();
    view->select(QStringLiteral("Office"));
    QCOMPARE(view->mainButton()->text(), QStringLiteral("&Disconnect"));
    view->entries()->setFocus();
    QTest::keyClick(view->entries(), Qt::Key_Down);
    QCOMPARE(view->selected(), QStringLiteral("Plant"));
    QCOMPARE(view->mainButton()->text(), QStringLiteral("&Connect"));
    QTest::mouseClick(view->mainButton(), Qt::LeftButton);
    QCOMPARE(link_->last<ipc::Connect>()->profile.name, std::string("Plant"));
    QCOMPARE(link_->count<ipc::Disconnect>(), 0);
  }

  void quitting_waits_for_the_end_of_all() {
    state("Office", State::up);
    state("Plant", State::up);
    bool done = false;
    windows_->endTunnel([&done] { done = true; });
    QCOMPARE(link_->last<ipc::Disconnect>()->entry, std::string());
    end("Office", Reason::none, true, true);
    QVERIFY(!done);
    end("Plant", Reason::none, true, true);
    QVERIFY(done);
  }

 private:
  ConnectionsPage* page() {
    return qobject_cast<ConnectionsPage*>(windows_->window().page(QStringLiteral("connections")));
  }
  QTreeView* list() { return page()->list(); }
  void select(const char* entry) { windows_->entries().select(QLatin1String(entry)); }
  QToolButton* connectButton() {
    for (auto* each : page()->findChildren<QToolButton*>()) {
      if (each->defaultAction() == windows_->window().actions().connectEntry) return each;
    }
    return nullptr;
  }
  QString stateOf(const char* entry) {
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
      const QModelIndex at = list()->model()->index(row, ProfileModel::State);
      if (at.data(ProfileModel::EntryRole).toString() == QLatin1String(entry)) return at.data().toString();
    }
    return QStringLiteral("no such entry");
  }
  QString newestNote() {
    return windows_->session().messages().index(0, NotificationModel::Text).data().toString();
  }
  template <class Dialog>
  Dialog* visible() {
    for (auto* each : windows_->window().findChildren<Dialog*>()) {
      if (each->isVisible()) return each;
    }
    return nullptr;
  }
  static QStringList words(const QMenu& menu) {
    QStringList all;
    for (const QAction* action : menu.actions())
      if (!action->isSeparator()) all.append(action->text().remove(QLatin1Char('&')));
    return all;
  }
  void state(const char* entry, State now) {
    client::StateChange change;
    change.state = now;
    change.entry = entry;
    change.server = "192.0.2.1";
    link_->tell(ipc::ClientState{change});
  }
  void end(const char* entry, Reason reason, bool byUser = false, bool wasUp = false) {
    client::Ended ended;
    ended.reason = reason;
    ended.by_user = byUser;
    ended.was_up = wasUp;
    ended.entry = entry;
    link_->tell(ipc::ClientEnded{ended});
  }
  void statistics(const char* entry, const char* address, std::uint64_t received) {
    client::Statistics s;
    s.is_up = true;
    s.entry = entry;
    s.client_address = *Ipv4Address::parse(address);
    s.connected_for = Seconds{12};
    s.bytes_in = received;
    link_->tell(ipc::ClientStatistics{s});
  }
};

DRAWBRIDGE_TEST(SeveralConnectionsTest);
#include "several_connections_test.moc"
