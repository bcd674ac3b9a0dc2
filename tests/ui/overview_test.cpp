// SPDX-License-Identifier: GPL-3.0-or-later
// The overview by mouse and keys: start and stop, the network, counters, credentials, findings, sessions with
// clear.
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "fake_link.h"
#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/overview_cards.h"
#include "ui/manager/overview_page.h"
#include "ui/manager/sessions_panel.h"
#include "ui/manager/topology_card.h"
#include "ui/manager/topology_view.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/sparkline.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::connectedSnapshot;
using ui::testing::idleSnapshot;
using ui::testing::labConfig;
using ui::testing::labState;

namespace {

class BlankPage final : public Page {
 public:
  using Page::Page;
};

}  // namespace

class OverviewTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    link_ = std::make_unique<ui::testing::FakeLink>();
    bridge_ = std::make_unique<Bridge>(*link_);
    window_ = std::make_unique<MainWindow>();
    context_ = {window_.get(), &window_->actions(), &bridge_->client(), &bridge_->headend(), nullptr,
                nullptr};
    controller_ = std::make_unique<HeadendController>(context_);
    context_.control = controller_.get();
    answer_ = true;
    asked_.clear();
    controller_->ask = [this](const QString&, const QString& text, const QString&) {
      asked_ << text;
      return answer_;
    };
    std::vector<PageSpec> pages;
    for (const char* id : {"connections", "overview", "policy", "console"}) {
      PageSpec spec;
      spec.id = QLatin1String(id);
      spec.group = spec.id == QLatin1String("connections") ? PageGroup::Client : PageGroup::Headend;
      spec.title = [id] { return QString::fromLatin1(id); };
      spec.make = [this, id]() -> QWidget* {
        if (QLatin1String(id) == QLatin1String("overview")) return new OverviewPage(context_);
        return new BlankPage(QLatin1String(id));
      };
      spec.collapsesNavigation = spec.id == QLatin1String("overview");
      pages.push_back(spec);
    }
    link_->tell(labState(false));
    window_->setPages(pages, QStringLiteral("overview"));
    page_ = static_cast<OverviewPage*>(window_->page(QStringLiteral("overview")));
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }
  void cleanup() {
    window_.reset();
    controller_.reset();
    bridge_.reset();
    link_.reset();
  }

  void a_stopped_headend_offers_to_start() {
    QVERIFY(sees(QStringLiteral("The headend is stopped.")));
    QVERIFY(!page_->findChild<CountersCard*>()->isVisible());
    auto* start = button("startNow");
    QVERIFY(start->hasFocus() || page_->firstFocus() == start);
    QTest::keyClick(start, Qt::Key_Space);
    QCOMPARE(link_->count<ipc::StartHeadend>(), 1);
    QVERIFY(!link_->last<ipc::StartHeadend>()->configuration);
    run();
    QVERIFY(!start->isVisible());
    QVERIFY(page_->findChild<CountersCard*>()->isVisible());
  }

  void it_can_start_from_the_labs_configuration_or_from_nothing() {
    QTest::mouseClick(button("fromLab"), Qt::LeftButton);
    QCOMPARE(link_->last<ipc::StartHeadend>()->configuration, std::string(pix::lab_configuration()));
    QTest::mouseClick(button("fromNothing"), Qt::LeftButton);
    QCOMPARE(link_->last<ipc::StartHeadend>()->configuration, std::string());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("branch.cfg"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("hostname branch\n");
    file.close();
    QVERIFY(controller_->loadFile(path));
    QCOMPARE(link_->last<ipc::StartHeadend>()->configuration, std::string("hostname branch\n"));
  }

  void a_file_that_cannot_be_read_is_told() {
    QVERIFY(!controller_->loadFile(QStringLiteral("/nowhere/branch.cfg")));
    QCOMPARE(link_->count<ipc::StartHeadend>(), 0);
    QVERIFY(sees(QStringLiteral("branch.cfg could not be read.")));
  }

  void a_file_loaded_while_it_runs_becomes_edits() {
    run();
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("branch.cfg"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        QByteArray::fromStdString(labConfig().text).replace("hostname pixfirewall", "hostname branch"));
    file.close();
    QVERIFY(controller_->loadFile(path));
    QCOMPARE(link_->count<ipc::StartHeadend>(), 0);
    QCOMPARE(link_->count<ipc::Push>(), 0);
    QCOMPARE(bridge_->headend().wanted().hostname, std::string("branch"));
    QVERIFY(bridge_->headend().editCount() > 0);
    QCOMPARE(window_->currentPage(), QStringLiteral("policy"));
  }

  void a_damaged_startup_configuration_is_told_by_file_and_line() {
    pix::Diagnostic bad;
    bad.line = 12;
    bad.code = pix::LineCode::unknown_command;
    bad.device_text = "Type help or '?' for a list of available commands.";
    link_->tell(ipc::StartupDamaged{"/home/u/startup.cfg", "/home/u/startup.cfg.damaged", {bad}});
    QString all;
    for (const QLabel* label : page_->findChildren<QLabel*>()) {
      if (label->isVisible()) all += label->text() + QLatin1Char('\n');
    }
    QVERIFY2(all.contains(QStringLiteral("/home/u/startup.cfg could not be read whole")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("Line 12")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("/home/u/startup.cfg.damaged")), qPrintable(all));
  }

  void the_head_says_what_runs_where_and_for_how_long() {
    run();
    QVERIFY(sees(QStringLiteral("pixfirewall")));
    QVERIFY(sees(QStringLiteral(
        "PIX 6.3 configuration · in this program, on the built-in lab network · running for 2 h 14 min")));
    QTest::mouseClick(toolButton("button-headendStartStop"), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::StopHeadend>(), 1);
    QVERIFY(asked_.isEmpty());
    QTest::mouseClick(toolButton("button-saveToStartup"), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::SaveToStartup>(), 1);
    link_->tell(ipc::StartupSaved{true, "/home/u/startup.cfg"});
    QVERIFY(sees(QStringLiteral("Saved: the headend starts with this configuration.")));
  }

  void stopping_asks_while_clients_are_connected() {
    run();
    link_->tell(connectedSnapshot());
    answer_ = false;
    window_->actions().headendStartStop->trigger();
    QCOMPARE(asked_.size(), 1);
    QVERIFY(asked_.back().endsWith(QStringLiteral("Stop the headend?")));
    QCOMPARE(link_->count<ipc::StopHeadend>(), 0);
    answer_ = true;
    window_->actions().headendStartStop->trigger();
    QCOMPARE(link_->count<ipc::StopHeadend>(), 1);
  }

  void counters_and_status_bar_follow() {
    run();
    link_->tell(connectedSnapshot());
    QStringList numbers;
    for (const QLabel* label : page_->findChild<CountersCard*>()->findChildren<QLabel*>())
      numbers << label->text();
    QVERIFY(numbers.contains(QStringLiteral("1")));
    QVERIFY(numbers.contains(QStringLiteral("2")));
    QVERIFY(numbers.contains(QStringLiteral("1 / 5")));
    QVERIFY(numbers.contains(QStringLiteral("VPNpool")));
    bool status = false;
    for (const QToolButton* part : window_->findChildren<QToolButton*>()) {
      status |= part->accessibleName().startsWith(QStringLiteral("Headend pixfirewall running, 1 tunnel"));
    }
    QVERIFY(status);
  }

  void throughput_is_drawn_and_said() {
    run();
    ipc::HeadendSnapshot snapshot = connectedSnapshot();
    snapshot.uptime += Seconds{1};
    link_->tell(snapshot);
    snapshot.uptime += Seconds{1};
    snapshot.bytes_to_clients += 51500;
    snapshot.bytes_from_clients += 12000;
    link_->tell(snapshot);
    const auto* card = page_->findChild<ThroughputCard*>();
    QVERIFY(card->chart()->count() >= 1);
    QCOMPARE(card->chart()->highest(), 51500.0);
    QVERIFY(sees(QStringLiteral("to clients 412 kb/s")));
    QVERIFY(sees(QStringLiteral("from clients 96.0 kb/s")));
    QVERIFY(card->chart()->accessibleName().contains(QStringLiteral("highest 412 kb/s")));
  }

  void the_network_can_be_walked_and_read_as_a_list() {
    run();
    link_->tell(connectedSnapshot());
    TopologyView* diagram = page_->network()->diagram();
    QVERIFY(!diagram->nodeRect(QStringLiteral("session-7")).isNull());
    QVERIFY(!diagram->nodeRect(QStringLiteral("web")).isNull());
    QVERIFY(diagram->accessibleDescription().contains(QStringLiteral("cisco_customer 10.89.129.200")));
    diagram->setFocus();
    QTest::keyClick(diagram, Qt::Key_Right);
    QVERIFY(seesPart(
        QStringLiteral("cisco_customer · 10.89.129.200 · public 192.168.1.2 · ESP tunnel, DES and MD5")));
    // Return opens the session in the table below.
    QTest::keyClick(diagram, Qt::Key_Return);
    QCOMPARE(page_->sessions()->currentIndex(), static_cast<int>(SessionsPanel::Sessions));
    QCOMPARE(page_->sessions()->table(SessionsPanel::Sessions)->selectionModel()->selectedRows().size(), 1);
    QTest::mouseClick(page_->network()->asList(), Qt::LeftButton);
    QTreeView* list = page_->network()->list();
    QVERIFY(list->isVisible());
    QVERIFY(!diagram->isVisible());
    // One selection for both.
    QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("cisco_customer"));
  }

  void a_click_in_the_diagram_selects_and_a_double_click_opens() {
    run();
    TopologyView* diagram = page_->network()->diagram();
    const QPoint at = diagram->mapFromScene(diagram->nodeRect(QStringLiteral("pix")).center());
    QTest::mouseClick(diagram->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(seesPart(QStringLiteral("outside 192.168.1.1")));
    QTest::mouseDClick(diagram->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(window_->currentPage(), QStringLiteral("console"));
  }

  void the_diagram_can_be_exported() {
    run();
    QTemporaryDir folder;
    for (const char* name : {"network.svg", "network.png"}) {
      const QString path = folder.filePath(QLatin1String(name));
      QVERIFY(page_->network()->exportTo(path));
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QByteArray begin = file.read(200);
      QVERIFY2(begin.contains("svg") || begin.startsWith("\x89PNG"), name);
    }
    QVERIFY(!page_->network()->exportTo(folder.filePath(QStringLiteral("no/such/folder.svg"))));
  }

  void credentials_are_shown_and_copied() {
    run();
    QVERIFY(sees(QStringLiteral("vpn3000 / cisco123")));
    QVERIFY(sees(QStringLiteral("cisco_customer / cisco")));
    QTest::mouseClick(toolButton("copy-group"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("cisco123"));
    QTest::mouseClick(toolButton("copy-wildcard"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("cisco1234"));
    ipc::HeadendState real = labState(true);
    real.lab_credentials.clear();
    link_->tell(real);
    QVERIFY(!page_->findChild<CredentialsCard*>()->isVisible());
  }

  void findings_lead_to_the_policy() {
    run();
    const auto* card = page_->findChild<FindingsCard*>();
    QVERIFY(card->accessibleName().contains(QStringLiteral("in this configuration")));
    QTest::mouseClick(button("showFindings"), Qt::LeftButton);
    QCOMPARE(window_->currentPage(), QStringLiteral("policy"));
    ipc::RunningConfig clean = labConfig();
    clean.findings.clear();
    link_->tell(clean);
    QCOMPARE(card->accessibleName(), QStringLiteral("No findings."));
    QVERIFY(!button("showFindings")->isVisibleTo(page_));
  }

  void events_stand_newest_first() {
    run();
    link_->tell(ipc::Syslog{WallTime{1'000'000}, 6, 302013, "Built inbound TCP connection 41"});
    link_->tell(ipc::Syslog{WallTime{2'000'000}, 4, 106023, "Deny tcp src outside"});
    const QAbstractItemModel* model = page_->sessions()->table(SessionsPanel::Events)->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("Deny tcp src outside"));
  }

  void a_session_is_cleared_after_the_question() {
    run();
    link_->tell(connectedSnapshot());
    SessionsPanel* panel = page_->sessions();
    panel->setCurrentIndex(SessionsPanel::Sessions);
    QVERIFY(!panel->clearButton()->isEnabled());
    QTableView* table = panel->table(SessionsPanel::Sessions);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    QVERIFY(panel->clearButton()->isEnabled());
    // The row stays selected while the table lives.
    link_->tell(connectedSnapshot());
    QVERIFY(panel->clearButton()->isEnabled());
    answer_ = false;
    QTest::mouseClick(panel->clearButton(), Qt::LeftButton);
    QCOMPARE(
        asked_.back(),
        QStringLiteral("Clear the session of cisco_customer? The client is told and may connect again."));
    QCOMPARE(link_->count<ipc::ClearSession>(), 0);
    answer_ = true;
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(link_->last<ipc::ClearSession>()->id, 7ULL);
  }

  void security_associations_and_users_are_cleared_too() {
    run();
    link_->tell(connectedSnapshot());
    SessionsPanel* panel = page_->sessions();
    for (const auto tab : {SessionsPanel::IkeSas, SessionsPanel::IpsecSas}) {
      panel->setCurrentIndex(tab);
      panel->table(tab)->selectRow(0);
      QTest::mouseClick(panel->clearButton(), Qt::LeftButton);
      QCOMPARE(link_->last<ipc::ClearSession>()->id, 7ULL);
    }
    QCOMPARE(link_->count<ipc::ClearSession>(), 2);
    panel->setCurrentIndex(SessionsPanel::Users);
    panel->table(SessionsPanel::Users)->selectRow(0);
    QTest::mouseClick(panel->clearButton(), Qt::LeftButton);
    QCOMPARE(link_->last<ipc::ClearUauth>()->user, std::string("cisco_customer"));
  }

  void all_sessions_are_cleared_from_the_menu() {
    run();
    QVERIFY(!window_->actions().clearSessions->isEnabled());
    link_->tell(connectedSnapshot());
    window_->actions().clearSessions->trigger();
    QVERIFY(asked_.back().endsWith(QStringLiteral("may connect again.")));
    QCOMPARE(link_->last<ipc::ClearSession>()->id, 0ULL);
  }

  void without_a_client_one_can_be_connected() {
    run();
    page_->sessions()->setCurrentIndex(SessionsPanel::Sessions);
    QVERIFY(sees(QStringLiteral("No client is connected.")));
    QSignalSpy wanted(controller_.get(), &HeadendController::connectClientWanted);
    QTest::mouseClick(button("connectClient"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
  }

  void actions_say_why_they_are_not_there() {
    ActionSet& actions = window_->actions();
    QVERIFY(!actions.saveToStartup->isEnabled());
    QCOMPARE(actions.saveToStartup->toolTip(), QStringLiteral("The headend is stopped."));
    QCOMPARE(actions.connectClient->toolTip(), QStringLiteral("The headend is stopped."));
    run();
    QVERIFY(actions.saveToStartup->isEnabled());
    QCOMPARE(actions.previewAndPush->toolTip(), QStringLiteral("There are no edits."));
  }

  void everything_fits_from_the_smallest_window_on() {
    run();
    link_->tell(connectedSnapshot());
    for (const QSize size : {QSize(720, 480), QSize(1024, 600), QSize(1100, 720), QSize(1366, 768)}) {
      window_->resize(size);
      QTest::qWait(0);
      for (const QLabel* label : page_->findChildren<QLabel*>()) {
        if (!label->isVisible() || label->wordWrap()) continue;
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
      }
      // The page scrolls downwards only.
      QVERIFY2(page_->sessions()->width() <= page_->width(), qPrintable(QString::number(size.width())));
    }
  }

  void the_language_changes_at_once() {
    run();
    window_->setLanguage(QStringLiteral("it"));
    window_->setLanguage(QStringLiteral("en"));
    QVERIFY(sees(QStringLiteral("vpn3000 / cisco123")));
    QCOMPARE(page_->sessions()->tabText(SessionsPanel::Events), QStringLiteral("Recent events"));
  }

 private:
  void run() {
    link_->tell(labState(true));
    link_->tell(labConfig());
    link_->tell(idleSnapshot());
  }
  QPushButton* button(const char* name) const { return page_->findChild<QPushButton*>(QLatin1String(name)); }
  QToolButton* toolButton(const char* name) const {
    return page_->findChild<QToolButton*>(QLatin1String(name));
  }
  bool sees(const QString& text) const {
    for (const QLabel* label : page_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }
  bool seesPart(const QString& text) const {
    for (const QLabel* label : page_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(text)) return true;
    }
    return false;
  }

  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<MainWindow> window_;
  PageContext context_;
  std::unique_ptr<HeadendController> controller_;
  OverviewPage* page_ = nullptr;
  bool answer_ = true;
  QStringList asked_;
};

DRAWBRIDGE_TEST(OverviewTest);
#include "overview_test.moc"
