// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting with a keyring that keeps people waiting, is locked, or is not there.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "fake_secrets.h"
#include "support/test_registry.h"
#include "ui/dialer/connections_page.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/entry_wizard.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/simple_view.h"
#include "ui/dialer/state_card.h"
#include "ui/widgets/secret_edit.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using client::SecretKind;
using client::StoreStatus;
using ui::testing::FakeSecrets;

class KeyringWaitTest : public QObject, private ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    secrets_ = std::make_unique<FakeSecrets>();
    client::Profile office;
    office.name = "Office";
    office.host = "192.0.2.1";
    office.group_name = "staff";
    QVERIFY(store_->create(office));
    makeWindows(secrets_.get());
    QVERIFY(show("connections"));
    list()->setFocus();
  }
  void cleanup() {
    takeAway();
    secrets_.reset();
  }

  void connect_says_at_once_what_it_waits_for_and_goes_on_with_the_answer() {
    keep("geheim");
    secrets_->silent = true;
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(card()->title(), QStringLiteral("Waiting for the keyring..."));
    QCOMPARE(card()->lockState(), LockState::Connecting);
    QCOMPARE(stateInList(), QStringLiteral("Waiting for the keyring..."));
    QVERIFY(shows(QStringLiteral("Client: Connecting to \"Office\"")));
    QCOMPARE(link_->count<ipc::Connect>(), 0);
    secrets_->answer();
    QTRY_COMPARE(link_->count<ipc::Connect>(), 1);
    QVERIFY(link_->last<ipc::Connect>()->group_password == Secret(std::string_view("geheim")));
    QVERIFY(!windows_->bridge().client().of(QStringLiteral("Office")).waitsForKeyring);
  }

  void cancel_ends_the_wait_and_a_late_answer_connects_nothing() {
    keep("geheim");
    secrets_->silent = true;
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(connectButton()->text(), QStringLiteral("Cancel Connect"));
    QTest::mouseClick(connectButton(), Qt::LeftButton);
    QCOMPARE(connectButton()->text(), QStringLiteral("Connect"));
    QCOMPARE(stateInList(), QString());
    QVERIFY2(link_->count<ipc::Disconnect>() == 0, "the service never heard of it");
    secrets_->answer();
    // The keyring answers in order: when this one is done, so is what was asked before it.
    bool done = false;
    secrets_->read("Office", SecretKind::group_password,
                   [&done](StoreStatus, const std::optional<Secret>&) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(link_->count<ipc::Connect>(), 0);
    // And it can be tried again.
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(link_->count<ipc::Connect>(), 1);
  }

  void simple_mode_says_it_too() {
    keep("geheim");
    secrets_->silent = true;
    QTest::keyClick(&windows_->window(), Qt::Key_M, Qt::ControlModifier);
    SimpleView* view = windows_->session().simpleView();
    QTest::mouseClick(view->mainButton(), Qt::LeftButton);
    QVERIFY(shows(QStringLiteral("Waiting for the keyring...")));
    QCOMPARE(view->mainButton()->text(), QStringLiteral("&Cancel Connect"));
    QTest::mouseClick(view->mainButton(), Qt::LeftButton);
    QCOMPARE(view->mainButton()->text(), QStringLiteral("&Connect"));
  }

  void the_program_can_be_left_while_the_keyring_is_silent() {
    secrets_->silent = true;
    QTest::keyClick(list(), Qt::Key_Return);
    bool done = false;
    windows_->endTunnel([&done] { done = true; });
    QVERIFY(done);
  }

  void a_locked_keyring_is_not_called_missing_data() {
    QTest::addColumn<StoreStatus>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << StoreStatus::no_keyring
                          << QStringLiteral("No keyring is running, so passwords are asked for each time.");
    QTest::newRow("locked") << StoreStatus::refused
                            << QStringLiteral(
                                   "The keyring is locked, refuses access or does not answer, so "
                                   "passwords are asked for.");
  }

  void a_locked_keyring_is_not_called_missing() {
    QFETCH(StoreStatus, status);
    QFETCH(QString, words);
    secrets_->there = false;
    secrets_->failure = status;
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(question() != nullptr);
    QCOMPARE(card()->title(), QStringLiteral("Not connected"));
    QVERIFY(shows(words));
  }

  void a_question_goes_when_the_attempt_is_given_up() {
    secrets_->there = false;
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(question() != nullptr);
    windows_->connections().disconnectNow();
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(link_->count<ipc::Connect>(), 0);
  }

  void what_the_wizard_was_told_is_used_although_it_could_not_be_kept() {
    secrets_->there = false;
    makeByWizard();
    QTRY_COMPARE(link_->count<ipc::Connect>(), 1);
    QVERIFY(link_->last<ipc::Connect>()->group_password == Secret(std::string_view("geheim")));
    QVERIFY(question() == nullptr);
    // Also the next time, until an attempt with it fails.
    end(client::Reason::none, true);
    windows_->entries().connectEntry(QStringLiteral("Plant"));
    QTRY_COMPARE(link_->count<ipc::Connect>(), 2);
    end(client::Reason::wrong_group_secret, false);
    windows_->entries().connectEntry(QStringLiteral("Plant"));
    QTRY_VERIFY(question() != nullptr);
  }

  void what_the_keyring_took_is_read_from_there() {
    makeByWizard();
    QTRY_COMPARE(link_->count<ipc::Connect>(), 1);
    QTRY_VERIFY(secrets_->holds("Plant", SecretKind::group_password, "geheim"));
    end(client::Reason::none, true);
    secrets_->kept.insert_or_assign({"Plant", SecretKind::group_password},
                                    Secret(std::string_view("changed")));
    windows_->entries().connectEntry(QStringLiteral("Plant"));
    QTRY_COMPARE(link_->count<ipc::Connect>(), 2);
    QVERIFY(link_->last<ipc::Connect>()->group_password == Secret(std::string_view("changed")));
  }

 private:
  ConnectionsPage* page() {
    return qobject_cast<ConnectionsPage*>(windows_->window().page(QStringLiteral("connections")));
  }
  QTreeView* list() { return page()->list(); }
  StateCard* card() { return page()->card(); }
  void keep(const char* password) {
    secrets_->kept.insert_or_assign({"Office", SecretKind::group_password},
                                    Secret(std::string_view(password)));
  }
  QString stateInList() { return list()->model()->index(0, ProfileModel::State).data().toString(); }
  QToolButton* connectButton() {
    for (auto* each : page()->findChildren<QToolButton*>()) {
      if (each->defaultAction() == windows_->window().actions().connectEntry) return each;
    }
    return nullptr;
  }
  /// Somewhere in the window, as text or as what is read out.
  bool shows(const QString& words) {
    for (auto* each : windows_->window().findChildren<QWidget*>()) {
      if (!each->isVisible()) continue;
      const auto* label = qobject_cast<QLabel*>(each);
      if (each->accessibleName() == words || (label != nullptr && label->text() == words)) return true;
    }
    return false;
  }
  GroupPasswordDialog* question() {
    for (auto* each : windows_->window().findChildren<GroupPasswordDialog*>()) {
      if (each->isVisible()) return each;
    }
    return nullptr;
  }
  void makeByWizard() {
    windows_->window().actions().newByWizard->trigger();
    auto* wizard = windows_->window().findChild<EntryWizard*>();
    QVERIFY(wizard != nullptr);
    const auto type = [wizard](const char* label, const char* text) {
      for (auto* each : wizard->findChildren<QLineEdit*>()) {
        if (each->isVisible() && each->accessibleName().startsWith(QLatin1String(label)))
          QTest::keyClicks(each, QLatin1String(text));
      }
    };
    type("Name", "Plant");
    QTest::keyClick(wizard, Qt::Key_Return);
    type("Server", "192.0.2.7");
    QTest::keyClick(wizard, Qt::Key_Return);
    type("Name", "staff");
    type("Password", "geheim");
    type("Confirm", "geheim");
    QTest::keyClick(wizard, Qt::Key_Return);
    for (auto* each : wizard->findChildren<QCheckBox*>()) {
      if (each->isVisible()) each->setChecked(true);
    }
    QTest::keyClick(wizard, Qt::Key_Return);
    QVERIFY(store_->load("Plant"));
  }
  void end(client::Reason reason, bool byUser) {
    client::Ended ended;
    ended.entry = "Plant";
    ended.reason = reason;
    ended.by_user = byUser;
    link_->tell(ipc::ClientEnded{ended});
  }

  std::unique_ptr<FakeSecrets> secrets_;
};

DRAWBRIDGE_TEST(KeyringWaitTest);
#include "keyring_wait_test.moc"
