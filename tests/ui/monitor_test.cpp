// SPDX-License-Identifier: GPL-3.0-or-later
// The Monitor page by mouse and keys: charts over the past, tables that refresh under a selection, filter,
// copy, export, and what can be ended.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "fake_link.h"
#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/monitor_charts.h"
#include "ui/manager/monitor_page.h"
#include "ui/manager/monitor_tables.h"
#include "ui/manager/session_card.h"
#include "ui/models/sa_pair_model.h"
#include "ui/models/traffic_models.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/filter_bar.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::connectedSnapshot;
using ui::testing::idleSnapshot;
using ui::testing::ip;
using ui::testing::labConfig;
using ui::testing::labState;

namespace {

class BlankPage final : public Page {
 public:
  using Page::Page;
};

/// The note's customer with a page open, a translation, and packets dropped by the access list.
ipc::HeadendSnapshot busySnapshot(int second, std::uint64_t dropped = 0) {
  ipc::HeadendSnapshot snapshot = connectedSnapshot();
  snapshot.uptime = Seconds{8040 + second};
  snapshot.at = TimePoint(Seconds{9000 + second});
  snapshot.bytes_to_clients = 5600 + static_cast<std::uint64_t>(second) * 12500;
  snapshot.bytes_from_clients = 1200 + static_cast<std::uint64_t>(second) * 1250;
  snapshot.counters = {{"dropped: header", 0}, {"dropped: access list", dropped}, {"forwarded", 40}};
  aaa::ServerStatus server;
  server.address = ip("10.89.129.134");
  server.requests = 3;
  server.accepted = 2;
  server.refused = 1;
  snapshot.aaa_groups = {{"AuthInbound", aaa::Protocol::tacacs, {server}}};
  ipc::HeadendSnapshot::Details details;
  for (const std::uint16_t port : {std::uint16_t{1025}, std::uint16_t{1026}}) {
    fw::ConnStatus conn;
    conn.number = port;
    conn.foreign_interface = "outside";
    conn.local_interface = "inside";
    conn.foreign = {ip("10.89.129.200"), port};
    conn.local = {ip("10.89.129.131"), 80};
    conn.bytes_in = 100;
    conn.bytes_out = static_cast<std::uint64_t>(second) * 1000;
    conn.started = TimePoint(Seconds{9000});
    conn.last = snapshot.at;
    conn.user = "cisco_customer";
    conn.flags = "UIOB";
    details.connections.push_back(conn);
  }
  fw::XlateStatus xlate;
  xlate.kind = fw::XlateStatus::Kind::static_;
  xlate.local_interface = "inside";
  xlate.global_interface = "outside";
  xlate.local = {ip("10.89.129.131"), 0};
  xlate.global = {ip("192.168.1.11"), 0};
  xlate.since = xlate.last = TimePoint(Seconds{9000});
  details.xlates = {xlate};
  snapshot.details = std::make_shared<const ipc::HeadendSnapshot::Details>(std::move(details));
  return snapshot;
}

}  // namespace

class MonitorTest : public QObject {
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
    for (const char* id : {"connections", "monitor", "policy", "tracer", "log"}) {
      PageSpec spec;
      spec.id = QLatin1String(id);
      spec.group = PageGroup::Headend;
      spec.title = [id] { return QString::fromLatin1(id); };
      spec.make = [this, id]() -> QWidget* {
        if (QLatin1String(id) == QLatin1String("monitor")) return new MonitorPage(context_);
        return new BlankPage(QLatin1String(id));
      };
      pages.push_back(spec);
    }
    link_->tell(labState(false));
    window_->setPages(pages, QStringLiteral("monitor"));
    page_ = static_cast<MonitorPage*>(window_->page(QStringLiteral("monitor")));
    window_->resize(1100, 720);
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
    QVERIFY(sees(QStringLiteral("The headend is stopped. Start it to see what passes.")));
    QTest::mouseClick(qobject_cast<QPushButton*>(page_->firstFocus()), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::StartHeadend>(), 1);
  }

  void details_are_asked_for_only_while_the_page_is_in_front() {
    QVERIFY(link_->last<ipc::WatchHeadend>() != nullptr);
    QVERIFY(link_->last<ipc::WatchHeadend>()->details);
    window_->openPage(QStringLiteral("log"));
    QVERIFY(!link_->last<ipc::WatchHeadend>()->details);
    window_->openPage(QStringLiteral("monitor"));
    QVERIFY(link_->last<ipc::WatchHeadend>()->details);
    QCOMPARE(link_->count<ipc::WatchHeadend>(), 3);
  }

  void without_a_client_it_offers_to_connect_one() {
    run();
    link_->tell(idleSnapshot());
    QVERIFY(sees(QStringLiteral("No client is connected.")));
    QTest::mouseClick(page_->findChild<QPushButton*>(QStringLiteral("connectClient")), Qt::LeftButton);
    QCOMPARE(window_->currentPage(), QStringLiteral("connections"));
  }

  void a_selection_stays_on_its_session_while_the_rows_refresh() {
    run();
    ipc::HeadendSnapshot snapshot = busySnapshot(0);
    ipc::SessionRow other = snapshot.sessions.front();
    other.id = 8;
    other.user = "m.rossi";
    other.pool_address = ip("10.89.129.201");
    snapshot.sessions.push_back(other);
    link_->tell(snapshot);
    QTableView* table = page_->tables()->table(MonitorTables::Sessions);
    click(table, 1, 0);
    QCOMPARE(page_->tables()->selectedSession(), quint64{8});
    // The one before it goes, another comes in front.
    ipc::SessionRow third = other;
    third.id = 9;
    third.user = "a.bianchi";
    snapshot = busySnapshot(1);
    snapshot.sessions = {third, other};
    link_->tell(snapshot);
    QCOMPARE(page_->tables()->selectedSession(), quint64{8});
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table->selectionModel()->selectedRows().front().data().toString(), QStringLiteral("m.rossi"));
  }

  void the_card_tells_of_the_selected_session_and_clears_it() {
    run();
    link_->tell(busySnapshot(0));
    QVERIFY(!page_->card()->isVisible());
    click(page_->tables()->table(MonitorTables::Sessions), 0, 0);
    QVERIFY(page_->card()->isVisible());
    QCOMPARE(page_->card()->accessibleName(), QStringLiteral("cisco_customer"));
    const auto* pairs = page_->card()->table()->model();
    QCOMPARE(pairs->rowCount(), 2);
    QCOMPARE(pairs->index(0, SaPairModel::Spis).data().toString(), QStringLiteral("0xcb96cd89 / 0x1d3f5a77"));
    auto* clear = page_->findChild<QPushButton*>(QStringLiteral("clearThisSession"));
    answer_ = false;
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(
        asked_.last(),
        QStringLiteral("Clear the session of cisco_customer? The client is told and may connect again."));
    QCOMPARE(link_->count<ipc::ClearSession>(), 0);
    answer_ = true;
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(link_->last<ipc::ClearSession>()->id, std::uint64_t{7});
    // Its end takes the card away.
    link_->tell(idleSnapshot());
    QVERIFY(!page_->card()->isVisible());
  }

  void del_and_clear_all_ask_first() {
    run();
    link_->tell(busySnapshot(0));
    QTableView* table = page_->tables()->table(MonitorTables::Sessions);
    click(table, 0, 0);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(link_->last<ipc::ClearSession>()->id, std::uint64_t{7});
    QTest::mouseClick(page_->tables()->clearAll(), Qt::LeftButton);
    QCOMPARE(asked_.last(), QStringLiteral("Clear 1 session? The client is told and may connect again."));
    QCOMPARE(link_->last<ipc::ClearSession>()->id, std::uint64_t{0});
  }

  void a_connection_can_be_ended_and_the_translations_cleared() {
    run();
    link_->tell(busySnapshot(3));
    page_->tables()->showTab(MonitorTables::Connections);
    QTableView* table = page_->tables()->table(MonitorTables::Connections);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, ConnModel::Foreign).data().toString(),
             QStringLiteral("outside 10.89.129.200/1025"));
    QCOMPARE(table->model()->index(0, ConnModel::Age).data().toString(), QStringLiteral("3 s"));
    QVERIFY(!page_->tables()->clearOne()->isEnabled());
    click(table, 1, 0);
    QTest::mouseClick(page_->tables()->clearOne(), Qt::LeftButton);
    QCOMPARE(asked_.last(),
             QStringLiteral("End the connection between 10.89.129.131/80 and 10.89.129.200/1026?"));
    QCOMPARE(link_->last<ipc::ClearConnection>()->number, std::uint64_t{1026});
    QTest::mouseClick(page_->tables()->clearAll(), Qt::LeftButton);
    QCOMPARE(link_->last<ipc::ClearConnection>()->number, std::uint64_t{0});
    page_->tables()->showTab(MonitorTables::Translations);
    QVERIFY(!page_->tables()->clearOne()->isVisible());
    QCOMPARE(page_->tables()
                 ->table(MonitorTables::Translations)
                 ->model()
                 ->index(0, XlateModel::Global)
                 .data()
                 .toString(),
             QStringLiteral("outside 192.168.1.11"));
    QTest::mouseClick(page_->tables()->clearAll(), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::ClearTranslations>(), 1);
  }

  void the_filter_leaves_what_fits_and_esc_empties_it() {
    run();
    link_->tell(busySnapshot(0));
    page_->tables()->showTab(MonitorTables::Connections);
    QTableView* table = page_->tables()->table(MonitorTables::Connections);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(page_->tables()->filter()->hasFocus());
    QTest::keyClicks(page_->tables()->filter(), QStringLiteral("1026"));
    QTest::keyClick(page_->tables()->filter(), Qt::Key_Return);
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(page_->tables()->filter(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(page_->tables()->filter(), QStringLiteral("nothing"));
    QTest::keyClick(page_->tables()->filter(), Qt::Key_Return);
    QVERIFY(sees(QStringLiteral("No row fits the filter.")));
    QTest::keyClick(page_->tables()->filter(), Qt::Key_Escape);
    QCOMPARE(table->model()->rowCount(), 2);
  }

  void rows_sort_by_value_and_are_copied_with_tabs() {
    run();
    ipc::HeadendSnapshot snapshot = busySnapshot(0);
    ipc::SessionRow big = snapshot.sessions.front();
    big.id = 8;
    big.user = "m.rossi";
    big.bytes_sent = 1'000'000;
    ipc::SessionRow middle = big;
    middle.id = 9;
    middle.user = "a.bianchi";
    middle.bytes_sent = 90'000;
    snapshot.sessions = {snapshot.sessions.front(), big, middle};
    link_->tell(snapshot);
    QTableView* table = page_->tables()->table(MonitorTables::Sessions);
    table->sortByColumn(6, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("m.rossi"));
    QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("a.bianchi"));
    click(table, 0, 0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(
        QStringLiteral("m.rossi\tvpn3000\t10.89.129.200\t192.168.1.2\t2\t")));
  }

  void the_rows_that_are_shown_go_into_a_file() {
    run();
    link_->tell(busySnapshot(0));
    QTemporaryDir folder;
    page_->tables()->pickFile = [&](const QString& suggested) { return folder.filePath(suggested); };
    QTest::mouseClick(page_->tables()->exportButton(), Qt::LeftButton);
    QFile file(folder.filePath(QStringLiteral("sessions.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QStringLiteral("User,Group,Pool address")));
    QVERIFY(lines[1].startsWith(QStringLiteral("cisco_customer,vpn3000,10.89.129.200,192.168.1.2,2")));
    // A place where nothing can be written is told.
    page_->tables()->pickFile = [](const QString&) { return QStringLiteral("/nowhere/sessions.csv"); };
    QTest::mouseClick(page_->tables()->exportButton(), Qt::LeftButton);
    QVERIFY(controller_->bar().text.startsWith(QStringLiteral("sessions.csv could not be written")));
  }

  void charts_show_rates_tunnels_and_drops_by_reason() {
    run();
    for (int second = 0; second <= 3; ++second)
      link_->tell(busySnapshot(second, second == 2 ? 5 : second > 2 ? 7 : 0));
    const Chart* rates = page_->charts()->chart(MonitorCharts::Throughput);
    QCOMPARE(rates->data().times, (std::vector<double>{-2, -1, 0}));
    QCOMPARE(rates->data().values[0].back(), 100.0);
    QCOMPARE(rates->data().values[1].back(), 10.0);
    QCOMPARE(
        rates->accessibleDescription(),
        QStringLiteral("To clients 100 kb/s, highest 100 kb/s; from clients 10.0 kb/s, highest 10.0 kb/s."));
    const Chart* drops = page_->charts()->chart(MonitorCharts::Drops);
    QCOMPARE(drops->data().names, QStringList{QStringLiteral("Access list")});
    QCOMPARE(drops->data().values[0], (std::vector<double>{0, 5, 2}));
    QCOMPARE(drops->accessibleDescription(), QStringLiteral("7 packets dropped. Access list: 7"));
    const Chart* tunnels = page_->charts()->chart(MonitorCharts::Tunnels);
    QCOMPARE(tunnels->accessibleDescription(), QStringLiteral("1 now, 1 at most."));
  }

  void a_chart_is_copied_as_a_table() {
    run();
    for (int second = 0; second <= 2; ++second) link_->tell(busySnapshot(second));
    Chart* rates = page_->charts()->chart(MonitorCharts::Throughput);
    rates->setFocus();
    QTest::keyClick(rates, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Seconds\tTo clients, kb/s\tFrom clients, kb/s\n-1\t100\t10\n0\t100\t10"));
  }

  void an_hour_is_drawn_from_longer_samples() {
    run();
    for (int second = 0; second <= 36; ++second) link_->tell(busySnapshot(second));
    page_->range()->setCurrentIndex(TrafficHistory::Hour);
    const Chart* rates = page_->charts()->chart(MonitorCharts::Throughput);
    QCOMPARE(rates->data().times, (std::vector<double>{-24, -12, 0}));
    QCOMPARE(rates->data().values[0].back(), 100.0);
  }

  void a_pause_holds_the_page_still() {
    run();
    for (int second = 0; second <= 2; ++second) link_->tell(busySnapshot(second));
    QTest::mouseClick(page_->pauseButton(), Qt::LeftButton);
    QCOMPARE(page_->pauseButton()->text(), QStringLiteral("Resume"));
    for (int second = 3; second <= 5; ++second) link_->tell(idleAt(second));
    const Chart* rates = page_->charts()->chart(MonitorCharts::Throughput);
    QCOMPARE(rates->data().times.size(), std::size_t{2});
    QCOMPARE(page_->tables()->table(MonitorTables::Sessions)->model()->rowCount(), 1);
    QTest::mouseClick(page_->pauseButton(), Qt::LeftButton);
    QCOMPARE(page_->tables()->table(MonitorTables::Sessions)->model()->rowCount(), 0);
    // What happened meanwhile is not lost.
    QCOMPARE(rates->data().times.size(), std::size_t{5});
  }

  void servers_pools_and_counters_have_their_tables() {
    run();
    link_->tell(busySnapshot(0, 12));
    const auto cell = [this](MonitorTables::Tab tab, int row, int column) {
      return page_->tables()->table(tab)->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(MonitorTables::AaaServers, 0, AaaServerModel::Group),
             QStringLiteral("AuthInbound (TACACS+)"));
    QCOMPARE(cell(MonitorTables::AaaServers, 0, AaaServerModel::State), QStringLiteral("answers"));
    QCOMPARE(cell(MonitorTables::Pools, 0, PoolUseModel::Addresses),
             QStringLiteral("10.89.129.200-10.89.129.204"));
    QCOMPARE(cell(MonitorTables::Pools, 0, PoolUseModel::Users), QStringLiteral("cisco_customer"));
    QCOMPARE(cell(MonitorTables::Counters, 1, CounterModel::Name), QStringLiteral("Dropped: Access list"));
    QCOMPARE(cell(MonitorTables::Counters, 1, CounterModel::Value), QStringLiteral("12"));
    QCOMPARE(page_->tables()->tabs()->tabText(MonitorTables::Pools), QStringLiteral("Pools (1)"));
  }

  void a_message_about_an_access_list_leads_to_it() {
    run();
    QString object;
    connect(controller_.get(), &HeadendController::placeWanted, this,
            [&](int, const QString& wanted) { object = wanted; });
    ipc::Syslog record;
    record.severity = 4;
    record.id = 106023;
    record.text = "Deny tcp src outside:192.168.1.50/1025 dst inside:192.168.1.11/80 by access-group \"120\"";
    link_->tell(record);
    page_->tables()->showTab(MonitorTables::Syslog);
    QTableView* table = page_->tables()->table(MonitorTables::Syslog);
    click(table, 0, 0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(object, QStringLiteral("access-list 120"));
    QCOMPARE(window_->currentPage(), QStringLiteral("policy"));
  }

  void models_keep_their_rules_while_rows_come_and_go() {
    ConnModel connections;
    XlateModel xlates;
    CounterModel counters;
    AaaServerModel servers;
    PoolUseModel pools;
    SaPairModel pairs;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{
             &connections, &xlates, &counters, &servers, &pools, &pairs}) {
      testers.push_back(std::make_unique<QAbstractItemModelTester>(
          model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    }
    for (const int second : {0, 1, 2}) {
      ipc::HeadendSnapshot snapshot = second == 1 ? idleSnapshot() : busySnapshot(second);
      connections.setRows(connRows(snapshot));
      xlates.setRows(xlateRows(snapshot));
      counters.setRows(snapshot.counters);
      servers.setRows(aaaServerRows(snapshot));
      pools.setRows(snapshot.pools);
      pairs.setRows(saPairs(snapshot, ip("192.168.1.2")));
      QCOMPARE(connections.rowCount(), second == 1 ? 0 : 2);
      QCOMPARE(pairs.rowCount(), second == 1 ? 0 : 2);
    }
  }

  void rows_change_places_without_losing_their_persistent_indexes() {
    CounterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}});
    const QPersistentModelIndex c = model.index(2, 1);
    model.setRows({{"d", 5}, {"x", 6}, {"c", 7}, {"a", 8}});
    QCOMPARE(c.row(), 2);
    QCOMPARE(c.data().toInt(), 7);
    model.setRows({{"c", 9}, {"d", 5}});
    QCOMPARE(c.row(), 0);
    QCOMPARE(c.data().toInt(), 9);
    QCOMPARE(model.rowCount(), 2);
    model.setRows({{"d", 5}});
    QVERIFY(!c.isValid());
  }

 private:
  void run() {
    link_->tell(labState(true));
    link_->tell(labConfig());
  }
  static ipc::HeadendSnapshot idleAt(int second) {
    ipc::HeadendSnapshot snapshot = busySnapshot(second);
    snapshot.sessions.clear();
    return snapshot;
  }
  static void click(QTableView* table, int row, int column) {
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(row, column)).center());
  }
  bool sees(const QString& text) const {
    for (const QLabel* label : page_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }

  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<MainWindow> window_;
  PageContext context_;
  std::unique_ptr<HeadendController> controller_;
  MonitorPage* page_ = nullptr;
  QStringList asked_;
  bool answer_ = true;
};

DRAWBRIDGE_TEST(MonitorTest);
#include "monitor_test.moc"
