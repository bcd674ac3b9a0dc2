// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's question for user name and password: rounds, refusals, one-time codes, saving.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "fake_link.h"
#include "fake_secrets.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/dialer/connection_controller.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/widgets/secret_edit.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;
using ui::testing::FakeSecrets;

class XauthTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    dialog_ = std::make_unique<XauthDialog>();
  }
  void cleanup() { dialog_.reset(); }

  void the_first_empty_field_has_the_focus_and_return_answers() {
    ask(prompt());
    QCOMPARE(dialog_->windowTitle(), QStringLiteral("User Authentication for \"Lab headend\""));
    QCOMPARE(line("Username")->text(), QStringLiteral("cisco_customer"));
    QCOMPARE(dialog_->focusWidget(), line("Password"));
    QVERIFY(contains("gateway 192.168.1.1"));
    QVERIFY(contains("group vpn3000"));
    QVERIFY2(!contains("round"), "the first round is not numbered");
    QSignalSpy answered(dialog_.get(), &XauthDialog::answered);
    QTest::keyClicks(dialog_->focusWidget(), QStringLiteral("cisco"));
    QTest::keyClick(dialog_->focusWidget(), Qt::Key_Return);
    QCOMPARE(answered.count(), 1);
    const auto answer = answered.first().first().value<ipc::AnswerPrompt>();
    QCOMPARE(answer.user, std::string("cisco_customer"));
    QVERIFY(answer.password == Secret(std::string_view("cisco")));
    QVERIFY(answer.passcode.empty());
    QVERIFY2(line("Password")->text().isEmpty(), "no password stays in a field");
  }

  void without_a_user_name_that_comes_first() {
    client::UserPrompt question = prompt();
    question.user.clear();
    ask(question);
    QCOMPARE(dialog_->focusWidget(), line("Username"));
  }

  void a_refusal_is_said_and_the_user_name_stays() {
    ask(prompt());
    line("Username")->selectAll();
    QTest::keyClicks(line("Username"), QStringLiteral("m.rossi"));
    QTest::keyClicks(line("Password"), QStringLiteral("wrong"));
    QTest::keyClick(dialog_.get(), Qt::Key_Return);
    client::UserPrompt again = prompt();
    again.attempt = 2;
    again.last_was_refused = true;
    ask(again);
    QVERIFY(shows("The gateway refused this user name or password. Try 2 of 3."));
    QCOMPARE(line("Username")->text(), QStringLiteral("m.rossi"));
    QVERIFY(line("Password")->text().isEmpty());
    QCOMPARE(dialog_->focusWidget(), line("Password"));
  }

  void a_one_time_code_is_its_own_round_and_readable() {
    client::UserPrompt question = prompt();
    question.round = 2;
    question.wants_user = question.wants_password = false;
    question.wants_passcode = true;
    question.message = "Enter the code <b>now</b>";
    ask(question);
    QVERIFY(contains("round 2 of this login"));
    QVERIFY(shows("Enter the code from your token."));
    QVERIFY2(contains("\"Enter the code <b>now</b>\""), "the gateway's words are text, not markup");
    QVERIFY(shows("A one-time code is never stored."));
    QVERIFY(!line("Password")->isVisible());
    QCOMPARE(line("Passcode")->echoMode(), QLineEdit::Normal);
    QCOMPARE(dialog_->focusWidget(), line("Passcode"));
    QSignalSpy answered(dialog_.get(), &XauthDialog::answered);
    QTest::keyClicks(line("Passcode"), QStringLiteral("123456"));
    QTest::keyClick(dialog_.get(), Qt::Key_Return);
    const auto answer = answered.first().first().value<ipc::AnswerPrompt>();
    QVERIFY(answer.passcode == Secret(std::string_view("123456")));
    QVERIFY(answer.password.empty());
  }

  void saving_is_offered_only_where_it_may_be() {
    ask(prompt());
    QVERIFY(!save()->isEnabled());
    QVERIFY(shows("The gateway does not allow saved passwords."));
    client::UserPrompt question = prompt();
    question.may_save_password = true;
    ask(question);
    QVERIFY(save()->isEnabled());
    QVERIFY(!shows("The gateway does not allow saved passwords."));
    QSignalSpy answered(dialog_.get(), &XauthDialog::answered);
    save()->click();
    QTest::keyClicks(line("Password"), QStringLiteral("cisco"));
    QTest::keyClick(dialog_.get(), Qt::Key_Return);
    QVERIFY(answered.first().at(1).toBool());
  }

  void esc_cancels_the_login() {
    ask(prompt());
    QSignalSpy cancelled(dialog_.get(), &XauthDialog::cancelled);
    QTest::keyClicks(line("Password"), QStringLiteral("cisco"));
    QTest::keyClick(dialog_.get(), Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QVERIFY(!dialog_->isVisible());
    QVERIFY(line("Password")->text().isEmpty());
  }

  // The controller keeps the answer to the password question, and nothing else, and only if it may.
  void only_an_allowed_password_reaches_the_keyring_data() {
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<bool>("password");
    QTest::addColumn<bool>("kept");
    QTest::newRow("wanted and allowed") << true << true << true << true;
    QTest::newRow("not wanted") << false << true << true << false;
    QTest::newRow("not allowed") << true << false << true << false;
    QTest::newRow("a code") << true << true << false << false;
  }
  void only_an_allowed_password_reaches_the_keyring() {
    QFETCH(bool, wanted);
    QFETCH(bool, allowed);
    QFETCH(bool, password);
    QFETCH(bool, kept);
    QTemporaryDir folder;
    client::ProfileStore store((folder.path() + QStringLiteral("/p")).toStdString());
    QVERIFY(store.create(client::lab_profiles().front()));
    FakeLink link;
    Bridge bridge(link);
    FakeSecrets secrets;
    ConnectionController controller(store, &secrets, bridge.client());
    controller.connectEntry(QStringLiteral("Lab headend"));
    QTRY_VERIFY(link.last<ipc::Connect>() != nullptr);
    client::UserPrompt question = prompt();
    question.may_save_password = allowed;
    question.wants_password = password;
    question.wants_passcode = !password;
    link.tell(ipc::ClientPrompt{question});
    ipc::AnswerPrompt answer;
    answer.entry = "Lab headend";
    answer.user = "cisco_customer";
    (password ? answer.password : answer.passcode) = Secret(std::string_view("cisco"));
    controller.answer(answer, wanted);
    QVERIFY(link.last<ipc::AnswerPrompt>() != nullptr);
    // The keyring answers in order: when this one is done, so is what was asked before it.
    bool done = false;
    secrets.read("none", client::SecretKind::group_password,
                 [&done](client::StoreStatus, const std::optional<Secret>&) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(secrets.holds("Lab headend", client::SecretKind::user_password, "cisco"), kept);
    QCOMPARE(store.load("Lab headend")->profile.save_user_password, kept);
  }

 private:
  static client::UserPrompt prompt() {
    client::UserPrompt question;
    question.entry = "Lab headend";
    question.gateway = "192.168.1.1";
    question.group = "vpn3000";
    question.user = "cisco_customer";
    return question;
  }
  void ask(const client::UserPrompt& question) {
    dialog_->ask(question);
    dialog_->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog_.get()));
  }
  QLineEdit* line(const char* name) {
    for (auto* each : dialog_->findChildren<QLineEdit*>()) {
      if (each->accessibleName() == QLatin1String(name)) return each;
    }
    return nullptr;
  }
  QCheckBox* save() { return dialog_->findChild<QCheckBox*>(); }
  bool shows(const char* text) {
    for (const auto* label : dialog_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == QLatin1String(text)) return true;
    }
    return false;
  }
  bool contains(const char* text) {
    for (const auto* label : dialog_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(QLatin1String(text))) return true;
    }
    return false;
  }

  std::unique_ptr<XauthDialog> dialog_;
};

DRAWBRIDGE_TEST(XauthTest);
#include "xauth_test.moc"
