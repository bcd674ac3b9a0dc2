// SPDX-License-Identifier: GPL-3.0-or-later
// The whole story with mouse and keyboard, over a real service: wizard, Connect, user authentication,
// statistics that count, the page of the inside web server, Disconnect. Nothing here is a fake but the
// keyring.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "fake_secrets.h"
#include "service/service_thread.h"
#include "support/test_registry.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/connections_page.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/entry_wizard.h"
#include "ui/dialer/lab_page_window.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/state_card.h"
#include "ui/dialer/statistics_window.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/shell/windows.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

namespace {

/// How long a step may take on a busy machine; a working one needs far less than a second.
constexpr int patience = 20'000;

}  // namespace

class StoryTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    cleanup();  // a failed init() is not followed by one
    ui::testing::startClean();
    folder_ = std::make_unique<QTemporaryDir>();
    store_ = std::make_unique<client::ProfileStore>((folder_->path() + QStringLiteral("/p")).toStdString());
    secrets_ = std::make_unique<ui::testing::FakeSecrets>();
    service::ServiceOptions options = service::program_options();
    options.startup_path = (folder_->path() + QStringLiteral("/startup.cfg")).toStdString();
    service_ = std::make_unique<service::ServiceThread>(options);
    windows_ = std::make_unique<Windows>(*service_, *store_, secrets_.get());
    windows_->open(QStringLiteral("connections"));
    windows_->window().show();
    // Without a window manager nobody else gives a window the focus.
    windows_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&windows_->window()));
    windows_->bridge().headend().start();
    QTRY_VERIFY_WITH_TIMEOUT(windows_->bridge().headend().isRunning(), patience);
  }
  void cleanup() {
    windows_.reset();
    service_.reset();
    secrets_.reset();
    store_.reset();
    folder_.reset();
  }

  void from_the_wizard_to_a_web_page_and_back() {
    // The wizard, by keys.
    QTest::mouseClick(button(page(), "New Connection Entry..."), Qt::LeftButton);
    auto* wizard = windows_->window().findChild<EntryWizard*>();
    QVERIFY(wizard != nullptr && wizard->isVisible());
    type(wizard, "First light");
    type(wizard, "192.168.1.1");
    QTest::keyClicks(wizard->focusWidget(), QStringLiteral("vpn3000"));
    QTest::keyClick(wizard->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(wizard->focusWidget(), QStringLiteral("cisco123"));
    QTest::keyClick(wizard->focusWidget(), Qt::Key_Tab);
    type(wizard, "cisco123");
    QTest::keyClick(wizard->focusWidget(), Qt::Key_Return);
    QCOMPARE(windows_->entries().selected(), QStringLiteral("First light"));
    QTRY_VERIFY(secrets_->holds("First light", client::SecretKind::group_password, "cisco123"));

    // Connect, by mouse; the history follows.
    QTest::mouseClick(toolButton("Connect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(xauth() != nullptr && xauth()->isVisible(), patience);
    QVERIFY(windows_->session().history().isVisible());
    QCOMPARE(toolButton("Cancel Connect")->isVisible(), true);

    // A wrong password is refused and asked for again; the right one opens the tunnel.
    QTest::keyClicks(line(xauth(), "Username"), QStringLiteral("cisco_customer"));
    QTest::keyClicks(line(xauth(), "Password"), QStringLiteral("wrong"));
    QTest::keyClick(xauth(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        xauth() != nullptr && shows(xauth(), "The gateway refused this user name or password. Try 2 of 3."),
        patience);
    QCOMPARE(line(xauth(), "Username")->text(), QStringLiteral("cisco_customer"));
    QTest::keyClicks(line(xauth(), "Password"), QStringLiteral("cisco"));
    QTest::keyClick(xauth(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(page()->card()->title(), QStringLiteral("Your VPN connection is secure."),
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(windows_->bridge().client().latest().statistics.is_up, patience);
    const QString own =
        QString::fromStdString(windows_->bridge().client().latest().statistics.client_address.to_string());
    QVERIFY(shows(page()->card(), own.toLatin1().constData()));
    QVERIFY(xauth() == nullptr);
    // The headend sees the same: one session, of this user, with that address.
    QTRY_COMPARE_WITH_TIMEOUT(windows_->bridge().headend().snapshot().sessions.size(), std::size_t{1},
                              patience);
    const ipc::SessionRow& session = windows_->bridge().headend().snapshot().sessions.front();
    QCOMPARE(session.user, std::string("cisco_customer"));
    QCOMPARE(session.pool_address, windows_->bridge().client().latest().statistics.client_address);

    // The page of the inside web server names who asked, and from which address.
    const auto before = windows_->bridge().client().latest().statistics;
    QTest::mouseClick(page()->card()->labPageButton(), Qt::LeftButton);
    auto* shown = windows_->window().findChild<LabPageWindow*>();
    QVERIFY(shown != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(shown->pageText().contains(own), patience);
    QTest::keyClick(shown, Qt::Key_Escape);

    // Statistics show the bytes it took.
    QTest::mouseClick(page()->card()->statisticsButton(), Qt::LeftButton);
    StatisticsWindow& statistics = windows_->session().statistics();
    QVERIFY(statistics.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(windows_->bridge().client().latest().statistics.bytes_in > before.bytes_in + 200,
                             patience);
    const QString received = statistics.value(QStringLiteral("received"))->text();
    QVERIFY2(received != QStringLiteral("-") && received != QStringLiteral("0"), qPrintable(received));
    QCOMPARE(statistics.value(QStringLiteral("client"))->text(), own);
    statistics.close();

    // Disconnect, by key.
    windows_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&windows_->window()));
    QTest::keyClick(&windows_->window(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(page()->card()->title(), QStringLiteral("Not connected"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(windows_->bridge().headend().snapshot().sessions.empty(), patience);
    QVERIFY(store_->load("First light")->last_connected.has_value());
    QVERIFY(windows_->bridge().client().latest().end->by_user);
  }

  void a_wrong_group_password_is_said_with_its_number() {
    client::Profile profile = client::lab_profiles().front();
    profile.name = "Mistyped";
    QVERIFY(store_->create(profile));
    secrets_->kept.insert_or_assign({"Mistyped", client::SecretKind::group_password},
                                    Secret(std::string_view("cisco124")));
    windows_->entries().refresh();
    windows_->entries().select(QStringLiteral("Mistyped"));
    page()->list()->setFocus();
    QTest::keyClick(page()->list(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(page()->card()->title(), QStringLiteral("The connection could not be made."),
                              patience);
    QVERIFY(page()->card()->line().contains(QStringLiteral("Reason 1002")));
    QVERIFY(windows_->session().history().isVisible());
  }

  void the_built_in_lab_is_two_clicks_away_with_both_clients() {
    QTest::mouseClick(button(page(), "Try the Built-in Lab"), Qt::LeftButton);
    for (const char* entry : {"Lab headend", "TACconn"}) {
      windows_->entries().select(QLatin1String(entry));
      QTest::mouseClick(toolButton("Connect"), Qt::LeftButton);
      QTRY_VERIFY_WITH_TIMEOUT(
          (xauth() != nullptr && xauth()->isVisible()) || windows_->bridge().client().isUp(), patience);
      if (xauth() != nullptr && xauth()->isVisible()) {
        QTest::keyClicks(line(xauth(), "Password"), QStringLiteral("cisco"));
        QTest::keyClick(xauth(), Qt::Key_Return);
      }
      QTRY_COMPARE_WITH_TIMEOUT(page()->card()->title(), QStringLiteral("Your VPN connection is secure."),
                                patience);
      QVERIFY(page()->card()->labPageButton()->isVisible());
      QTest::mouseClick(toolButton("Disconnect"), Qt::LeftButton);
      QTRY_COMPARE_WITH_TIMEOUT(page()->card()->title(), QStringLiteral("Not connected"), patience);
    }
  }

  void quitting_with_a_tunnel_tells_the_headend() {
    windows_->entries().makeLabEntries();
    QTest::mouseClick(toolButton("Connect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(xauth() != nullptr && xauth()->isVisible(), patience);
    QTest::keyClicks(line(xauth(), "Password"), QStringLiteral("cisco"));
    QTest::keyClick(xauth(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(windows_->bridge().headend().snapshot().sessions.size(), std::size_t{1},
                              patience);
    windows_->window().close();
    QVERIFY2(windows_->window().isVisible(), "closing asks first");
    QPushButton* keep = windows_->window().messageBar().button(QStringLiteral("Keep Running"));
    QVERIFY(keep != nullptr);
    bool ended = false;
    windows_->endTunnel([&ended] { ended = true; });
    QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
    QTRY_VERIFY_WITH_TIMEOUT(windows_->bridge().headend().snapshot().sessions.empty(), patience);
  }

 private:
  ConnectionsPage* page() {
    return qobject_cast<ConnectionsPage*>(windows_->window().page(QStringLiteral("connections")));
  }
  /// The question that is asked, or null; each entry has its own.
  XauthDialog* xauth() {
    for (auto* each : windows_->window().findChildren<XauthDialog*>()) {
      if (each->isVisible()) return each;
    }
    return nullptr;
  }
  static void type(QDialog* dialog, const char* text) {
    QTest::keyClicks(dialog->focusWidget(), QString::fromLatin1(text));
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
  }
  static QPushButton* button(QWidget* in, const char* text) {
    for (auto* each : in->findChildren<QPushButton*>()) {
      if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    }
    return nullptr;
  }
  QToolButton* toolButton(const char* text) {
    for (auto* each : page()->findChildren<QToolButton*>()) {
      if (each->text() == QLatin1String(text)) return each;
    }
    qWarning("no button says %s", text);
    return nullptr;
  }
  static QLineEdit* line(QWidget* in, const char* name) {
    for (auto* each : in->findChildren<QLineEdit*>()) {
      if (each->accessibleName() == QLatin1String(name)) return each;
    }
    return nullptr;
  }
  static bool shows(QWidget* where, const char* text) {
    for (const auto* label : where->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == QLatin1String(text)) return true;
    }
    return false;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<client::ProfileStore> store_;
  std::unique_ptr<ui::testing::FakeSecrets> secrets_;
  std::unique_ptr<service::ServiceThread> service_;
  std::unique_ptr<Windows> windows_;
};

DRAWBRIDGE_TEST(StoryTest);
#include "story_test.moc"
