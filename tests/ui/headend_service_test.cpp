// SPDX-License-Identifier: GPL-3.0-or-later
// The headend pages over the real service on its own thread: start, a command at the console, a client that
// connects, its session in the tables, and clear.
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include "client/profile_store.h"
#include "service/service_thread.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/console_page.h"
#include "ui/manager/console_view.h"
#include "ui/manager/debug_switches.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/overview_page.h"
#include "ui/manager/sessions_panel.h"
#include "ui/manager/topology_card.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pages.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

class HeadendServiceTest : public QObject {
  Q_OBJECT

 private slots:
  void the_labs_headend_is_started_asked_and_connected_to() {
    ui::testing::startClean();
    service::ServiceThread link{service::ServiceOptions{}};
    Bridge bridge(link);
    MainWindow window;
    PageContext context{&window, &window.actions(), &bridge.client(), &bridge.headend(), nullptr, nullptr};
    HeadendController controller(context);
    controller.ask = [](const QString&, const QString&, const QString&) { return true; };
    context.control = &controller;
    window.setPages(standardPages(context), QStringLiteral("overview"));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* overview = qobject_cast<OverviewPage*>(window.page(QStringLiteral("overview")));
    QVERIFY(overview != nullptr);
    QTest::mouseClick(overview->findChild<QPushButton*>(QStringLiteral("startNow")), Qt::LeftButton);
    QTRY_VERIFY(bridge.headend().isRunning());
    QTRY_VERIFY(!bridge.headend().running().text.empty());

    window.openPage(QStringLiteral("console"));
    auto* console = qobject_cast<ConsolePage*>(window.page(QStringLiteral("console")));
    ConsoleView* view = console->view();
    QTRY_COMPARE(view->prompt(), QStringLiteral("pixfirewall# "));
    QTest::keyClicks(view, QStringLiteral("show version"));
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("PIX Firewall Version 6.3(3)")));
    QTRY_COMPARE(view->document()->lastBlock().text(), QStringLiteral("pixfirewall# "));
    QTRY_VERIFY(console->debug()->isEnabled());
    console->debug()->action(DebugSwitches::Isakmp)->trigger();
    QTRY_COMPARE(console->debug()->text(), QStringLiteral("Debug: isakmp"));

    connect(&bridge.client(), &ClientSession::promptNeeded, &bridge.client(), [&](const client::UserPrompt&) {
      ipc::AnswerPrompt answer;
      answer.user = "cisco_customer";
      answer.password = Secret(std::string_view("cisco"));
      bridge.client().answerPrompt(answer);
    });
    const std::vector<client::Profile> profiles = client::lab_profiles();
    QVERIFY(!profiles.empty());
    const client::Profile& profile = profiles.front();
    bridge.client().connectTo(profile, client::lab_group_password(profile.kind), {}, std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(bridge.client().isUp(), 20000);
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("ISAKMP")));

    window.openPage(QStringLiteral("overview"));
    const QAbstractItemModel* sessions = overview->sessions()->table(SessionsPanel::Sessions)->model();
    QTRY_COMPARE_WITH_TIMEOUT(sessions->rowCount(), 1, 10000);
    QCOMPARE(sessions->index(0, 0).data().toString(), QStringLiteral("cisco_customer"));
    QCOMPARE(sessions->index(0, 2).data().toString(), QStringLiteral("10.89.129.200"));
    const TopologyNode* node = overview->network()->model()->node(
        QStringLiteral("session-%1").arg(bridge.headend().snapshot().sessions.front().id));
    QVERIFY(node != nullptr);
    QCOMPARE(node->address, QStringLiteral("10.89.129.200"));
    QVERIFY(overview->sessions()->table(SessionsPanel::IkeSas)->model()->rowCount() >= 1);
    QVERIFY(overview->sessions()->table(SessionsPanel::IpsecSas)->model()->rowCount() >= 2);
    QCOMPARE(overview->sessions()->table(SessionsPanel::Users)->model()->rowCount(), 1);

    overview->sessions()->setCurrentIndex(SessionsPanel::Sessions);
    overview->sessions()->table(SessionsPanel::Sessions)->selectRow(0);
    QTest::mouseClick(overview->sessions()->clearButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sessions->rowCount(), 0, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(!bridge.client().isBusy(), 10000);

    window.actions().headendStartStop->trigger();
    QTRY_VERIFY(!bridge.headend().isRunning());
    QTRY_VERIFY(!view->isOpen());
  }
};

DRAWBRIDGE_TEST(HeadendServiceTest);
#include "headend_service_test.moc"
