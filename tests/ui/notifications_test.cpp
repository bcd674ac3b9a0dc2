// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications, on the desktop and in the window, and what is done while nobody sees the window
// (ui.md 2.5, 4.6).
#include <QAbstractItemModelTester>
#include <QDBusContext>
#include <QDBusServer>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "session_fixture.h"
#include "support/test_registry.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/notifications_window.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/statistics_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "window_fixture.h"

namespace client = drawbridge::client;
namespace ipc = drawbridge::ipc;
using namespace drawbridge::ui;
using client::Reason;
using client::State;

namespace {

/// A desktop's notification service, reached without a bus.
class FakeDesktop : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

 public:
  struct Note {
    uint id = 0;
    QString title, text;
    QStringList actions;
  };
  QStringList capabilities{"actions", "body", "body-markup"};
  QList<Note> notes;
  QList<uint> closed;

 public slots:
  QStringList GetCapabilities() { return capabilities; }
  uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& text,
              const QStringList& actions, const QVariantMap&, int) {
    const uint id = replaces != 0 ? replaces : ++last_;
    notes.append({id, title, text, actions});
    return id;
  }
  void CloseNotification(uint id) { closed.append(id); }

 signals:
  void ActionInvoked(uint id, const QString& action);
  void NotificationClosed(uint id, uint reason);

 private:
  uint last_ = 0;
};

}  // namespace

class NotificationsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    testing::startClean();
    fixture_ = std::make_unique<testing::SessionFixture>();
    window_ = std::make_unique<MainWindow>();
    window_->show();
  }
  void cleanup() {
    windows_.reset();
    window_.reset();
    fixture_.reset();
    QDBusConnection::disconnectFromPeer(QStringLiteral("drawbridge-test"));
    peers_.clear();
    connection_.reset();
    server_.reset();
    desktop_.reset();
  }

  void empty_it_says_so() {
    withoutDesktop();
    window_->actions().notifications->trigger();
    QVERIFY(windows_->notifications().isVisible());
    QVERIFY(says("There are no new notification messages at this time."));
    QTest::keyClick(&windows_->notifications(), Qt::Key_Escape);
    QVERIFY(!windows_->notifications().isVisible());
  }

  void what_happened_is_listed_newest_first() {
    withoutDesktop();
    QAbstractItemModelTester tester(&windows_->messages());
    fixture_->comeUp();
    fixture_->end(Reason::idle_time_exceeded, false, true);
    fixture_->begin();
    fixture_->end(Reason::user_cancelled, true);
    QCOMPARE(texts(),
             (QStringList{"You cancelled the connection to \"Lab headend\".",
                          "The connection to \"Lab headend\" has ended. Reason 431: The maximum idle "
                          "time was exceeded.",
                          "Connected to \"Lab headend\"."}));
    const QModelIndex ended = windows_->messages().index(1, NotificationModel::Text);
    QVERIFY(!ended.data(Qt::DecorationRole).isNull());
    QVERIFY(ended.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Error: ")));
    window_->actions().notifications->trigger();
    QVERIFY(!says("There are no new notification messages at this time."));
    QCOMPARE(windows_->notifications().table()->model()->rowCount(), 3);
  }

  void a_message_that_leaves_the_bar_is_kept() {
    withoutDesktop();
    Message first;
    first.tone = Tone::Warn;
    first.text = QStringLiteral("No keyring is running.");
    first.detail = QStringLiteral("Passwords are asked for each time.");
    window_->showMessage(first);
    QVERIFY(texts().isEmpty());
    window_->showMessage({});
    QCOMPARE(texts(), (QStringList{"No keyring is running. Passwords are asked for each time."}));
  }

  void the_model_keeps_only_the_newest() {
    NotificationModel model(2);
    QAbstractItemModelTester tester(&model);
    for (const char* text : {"one", "two", "three"}) model.add(Tone::Info, QLatin1String(text));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, NotificationModel::Text).data().toString(), QStringLiteral("three"));
    QCOMPARE(model.index(1, NotificationModel::Text).data().toString(), QStringLiteral("two"));
  }

  void a_question_behind_a_hidden_window_goes_to_the_desktop() {
    withDesktop();
    window_->hide();
    fixture_->begin();
    client::UserPrompt prompt;
    prompt.entry = "Lab headend";
    fixture_->link.tell(ipc::ClientPrompt{prompt});
    QTRY_COMPARE(desktop_->notes.size(), 1);
    QCOMPARE(desktop_->notes.first().title, QStringLiteral("Lab headend asks for your password"));
    QVERIFY(desktop_->notes.first().actions.contains(QStringLiteral("Open")));
    emit desktop_->ActionInvoked(desktop_->notes.first().id, QStringLiteral("open"));
    QTRY_VERIFY(window_->isVisible());
    // Answered: the note is void.
    fixture_->state(State::authenticating, 2000);
    QTRY_COMPARE(desktop_->closed, (QList<uint>{desktop_->notes.first().id}));
  }

  void a_window_that_is_seen_needs_no_desktop() {
    withDesktop();
    client::UserPrompt prompt;
    prompt.entry = "Lab headend";
    fixture_->begin();
    fixture_->link.tell(ipc::ClientPrompt{prompt});
    fixture_->end(Reason::peer_error);
    // A later note proves that no earlier one is on its way.
    window_->hide();
    fixture_->comeUp();
    QTRY_VERIFY(!desktop_->notes.isEmpty());
    QCOMPARE(desktop_->notes.first().text, QStringLiteral("Connected to \"Lab headend\"."));
  }

  void markup_is_written_as_the_desktop_reads_it() {
    withDesktop();
    DesktopNotifications desktop(*connection_, QString());
    DesktopNote note;
    note.title = QStringLiteral("A");
    note.text = QStringLiteral("R&D <west>");
    desktop.show(QStringLiteral("a"), note, {}, {});
    QTRY_COMPARE(desktop_->notes.size(), 1);
    QCOMPARE(desktop_->notes.last().text, QStringLiteral("R&amp;D &lt;west&gt;"));
    desktop.show(QStringLiteral("a"), note, {}, {});
    QTRY_COMPARE(desktop_->notes.size(), 2);
    QCOMPARE(desktop_->notes.last().id, desktop_->notes.first().id);  // replaced, not stacked

    desktop_->capabilities = {QStringLiteral("body")};
    DesktopNotifications plain(*connection_, QString());
    plain.show(QStringLiteral("b"), note, {}, {});
    QTRY_COMPARE(desktop_->notes.size(), 3);
    QCOMPARE(desktop_->notes.last().text, QStringLiteral("R&D <west>"));
  }

  void a_note_taken_back_before_it_is_shown_is_closed() {
    withDesktop();
    DesktopNotifications desktop(*connection_, QString());
    DesktopNote note;
    note.title = QStringLiteral("A");
    desktop.show(QStringLiteral("a"), note, {}, {});
    desktop.close(QStringLiteral("a"));
    note.title = QStringLiteral("B");
    desktop.show(QStringLiteral("b"), note, {}, {});
    QTRY_VERIFY(!desktop_->notes.isEmpty() && desktop_->notes.last().title == QStringLiteral("B"));
    for (const auto& shown : desktop_->notes)
      QVERIFY(shown.title != QStringLiteral("A") || desktop_->closed.contains(shown.id));
  }

  void without_a_desktop_service_a_bar_waits_in_the_window() {
    withoutDesktop();
    window_->showMinimized();
    client::UserPrompt prompt;
    prompt.entry = "Lab headend";
    fixture_->begin();
    fixture_->link.tell(ipc::ClientPrompt{prompt});
    QTRY_VERIFY(window_->messageBar().isShowing());
    QVERIFY(window_->isMinimized());
    QCOMPARE(window_->messageBar().message().text, QStringLiteral("Lab headend asks for your password"));
    // When the bar is done with it, it is not listed a second time.
    window_->showMessage({});
    QCOMPARE(texts().count(QStringLiteral("Lab headend asks for your password")), 1);
  }

  void without_a_desktop_service_a_question_brings_a_window_out_of_the_tray() {
    withoutDesktop();
    window_->hide();
    client::UserPrompt prompt;
    prompt.entry = "Lab headend";
    fixture_->begin();
    fixture_->link.tell(ipc::ClientPrompt{prompt});
    QTRY_VERIFY(window_->isVisible());
  }

  void the_status_menu_opens_the_windows() {
    withoutDesktop();
    window_->actions().statistics->trigger();
    QVERIFY(windows_->statistics().isVisible());
    window_->actions().connectionHistory->trigger();
    QVERIFY(windows_->history().isVisible());
    QVERIFY(!window_->actions().resetStats->isEnabled());
    QCOMPARE(window_->actions().resetStats->toolTip(), QStringLiteral("Your VPN connection is not active."));
    fixture_->comeUp();
    window_->actions().resetStats->trigger();
    QCOMPARE(fixture_->link.count<ipc::ResetStatistics>(), 1);
  }

  void the_history_comes_with_the_first_connection() {
    withoutDesktop();
    fixture_->begin();
    auto* history = window_->findChild<ConnectionHistory*>();
    QVERIFY(history != nullptr);
    QVERIFY(history->isVisible());
    QCOMPARE(history->steps().lines().size(), std::size_t{7});
  }

  void show_log_is_told_which_line() {
    withoutDesktop();
    quint64 record = 0;
    windows_->setLogOpener([&](quint64 number) { record = number; });
    client::LogRecord line;
    line.number = 12;
    fixture_->begin();
    fixture_->link.tell(ipc::ClientLog{line});
    fixture_->end(Reason::peer_error);
    emit windows_->history().logWanted(12);
    QCOMPARE(record, quint64{12});
  }

  void the_tray_menu_holds_what_exists() {
    withoutDesktop();
    QMenu& menu = windows_->tray().menu();
    QCOMPARE(words(menu), (QStringList{"Open Drawbridge", "Connect to", "Statistics...", "Notifications...",
                                       "About Drawbridge", "Exit"}));
    QMenu* connectTo = menu.actions().at(2)->menu();
    QCOMPARE(words(*connectTo), (QStringList{"Lab headend", "TACconn"}));
    connectTo->actions().first()->trigger();
    QTRY_COMPARE(fixture_->link.count<ipc::Connect>(), 1);
    fixture_->begin();
    QVERIFY(words(menu).contains("Cancel Connect"));
    fixture_->comeUp();
    QVERIFY(words(menu).contains("Disconnect"));
    menu.actions().at(2)->trigger();
    QCOMPARE(fixture_->link.count<ipc::Disconnect>(), 1);
  }

  void without_a_tray_keep_running_minimises() {
    QVERIFY(!Tray::isAvailable());
    withoutDesktop();
    emit window_->keepRunningChosen();
    QVERIFY(window_->isMinimized());
    windows_->tray().menu().actions().first()->trigger();
    QTRY_VERIFY(!window_->isMinimized());
  }

 private:
  void withoutDesktop() {
    windows_ = std::make_unique<SessionWindows>(*window_, fixture_->controller, nullptr,
                                                QDBusConnection(QStringLiteral("no such connection")));
  }
  void withDesktop() {
    desktop_ = std::make_unique<FakeDesktop>();
    server_ = std::make_unique<QDBusServer>();
    server_->setAnonymousAuthenticationAllowed(true);
    connect(server_.get(), &QDBusServer::newConnection, this, [this](QDBusConnection peer) {
      peer.registerObject(QStringLiteral("/org/freedesktop/Notifications"), desktop_.get(),
                          QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
      peers_.append(peer);
    });
    connection_ = QDBusConnection::connectToPeer(server_->address(), QStringLiteral("drawbridge-test"));
    QTRY_VERIFY(!peers_.isEmpty());
    windows_ =
        std::make_unique<SessionWindows>(*window_, fixture_->controller, nullptr, *connection_, QString());
  }
  bool says(const char* text) {
    for (const QLabel* label : windows_->notifications().findChildren<QLabel*>())
      if (label->isVisible() && label->text() == QLatin1String(text)) return true;
    return false;
  }
  QStringList texts() {
    QStringList all;
    for (int i = 0; i < windows_->messages().rowCount(); ++i)
      all.append(windows_->messages().index(i, NotificationModel::Text).data().toString());
    return all;
  }
  static QStringList words(const QMenu& menu) {
    QStringList all;
    for (const QAction* action : menu.actions())
      if (!action->isSeparator()) all.append(action->text().remove('&'));
    return all;
  }

  std::unique_ptr<testing::SessionFixture> fixture_;
  std::unique_ptr<MainWindow> window_;
  std::unique_ptr<SessionWindows> windows_;
  std::unique_ptr<FakeDesktop> desktop_;
  std::unique_ptr<QDBusServer> server_;
  std::optional<QDBusConnection> connection_;
  QList<QDBusConnection> peers_;
};

DRAWBRIDGE_TEST(NotificationsTest);
#include "notifications_test.moc"
