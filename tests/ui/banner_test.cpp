// SPDX-License-Identifier: GPL-3.0-or-later
// A gateway's banner: shown as plain text, and the connection waits for the answer.
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "client/profile_store.h"
#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/dialer/banner_dialog.h"
#include "ui/dialer/session_windows.h"
#include "ui/shell/windows.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;

class BannerTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    makeWindows();
    QVERIFY(show("connections"));
  }
  void cleanup() { takeAway(); }

  void return_goes_on_and_escape_disconnects() {
    ask("Authorised users only.\n<b>No tags</b>");
    BannerDialog* banner = dialog();
    QVERIFY(banner != nullptr && banner->isModal());
    QCOMPARE(banner->findChild<QPlainTextEdit*>()->toPlainText(),
             QStringLiteral("Authorised users only.\n<b>No tags</b>"));
    QVERIFY2(link_->last<ipc::AnswerBanner>() == nullptr, "nothing is answered for people");
    QTest::keyClick(banner, Qt::Key_Return);
    QVERIFY(link_->last<ipc::AnswerBanner>() != nullptr);
    QVERIFY(link_->last<ipc::AnswerBanner>()->accepted);
    QTRY_VERIFY(dialog() == nullptr);
    ask("Once more");
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QVERIFY(!link_->last<ipc::AnswerBanner>()->accepted);
    QCOMPARE(link_->count<ipc::AnswerBanner>(), 2);
    // Both can be read again.
    QVERIFY(windows_->session().messages().rowCount() >= 2);
  }

  void a_connection_that_goes_on_or_ends_takes_the_question_away() {
    ask("Authorised users only.");
    state(client::State::up);
    QTRY_VERIFY(dialog() == nullptr);
    QVERIFY(link_->last<ipc::AnswerBanner>() == nullptr);
  }

 private:
  void state(client::State now) {
    client::StateChange change;
    change.state = now;
    change.entry = "Lab headend";
    link_->tell(ipc::ClientState{change});
  }
  void ask(const char* text) {
    state(client::State::banner);
    client::Banner banner;
    banner.entry = "Lab headend";
    banner.text = text;
    banner.is_question = true;
    link_->tell(ipc::ClientBanner{banner});
  }
  BannerDialog* dialog() {
    for (auto* each : windows_->window().findChildren<BannerDialog*>()) {
      if (each->isVisible()) return each;
    }
    return nullptr;
  }
};

DRAWBRIDGE_TEST(BannerTest);
#include "banner_test.moc"
