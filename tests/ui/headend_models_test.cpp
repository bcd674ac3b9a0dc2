// SPDX-License-Identifier: GPL-3.0-or-later
// The models of the overview: each through QAbstractItemModelTester while its rows come, change and go.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/manager/throughput.h"
#include "ui/models/event_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/session_model.h"
#include "ui/models/topology_model.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

ipc::SessionRow session(std::uint64_t id, const char* user) {
  ipc::SessionRow row = ui::testing::connectedSnapshot().sessions.front();
  row.id = id;
  row.user = user;
  return row;
}

}  // namespace

class HeadendModelsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { ui::testing::startClean(); }

  void sessions_are_refreshed_in_place() {
    SessionModel model;
    QAbstractItemModelTester tester(&model, fatal);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({session(1, "anna"), session(2, "bruno"), session(3, "carla")});
    const QPersistentModelIndex bruno = model.index(1, SessionModel::User);
    // Anna leaves, Dario comes before the others: Bruno's row is still Bruno's.
    model.setRows({session(4, "dario"), session(3, "carla"), session(2, "bruno")});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(bruno.data().toString(), QStringLiteral("bruno"));
    QCOMPARE(bruno.row(), 2);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!bruno.isValid());
    QCOMPARE(reset.count(), 0);
  }

  void a_session_is_shown_for_people_and_sorted_by_value() {
    SessionModel model;
    model.setRows(ui::testing::connectedSnapshot().sessions);
    const auto cell = [&](SessionModel::Column column) { return model.index(0, column).data().toString(); };
    QCOMPARE(cell(SessionModel::User), QStringLiteral("cisco_customer"));
    QCOMPARE(cell(SessionModel::PoolAddress), QStringLiteral("10.89.129.200"));
    QCOMPARE(cell(SessionModel::PublicAddress), QStringLiteral("192.168.1.2"));
    QCOMPARE(cell(SessionModel::SaPairs), QStringLiteral("2"));
    QCOMPARE(cell(SessionModel::Lasted), QStringLiteral("12 min"));
    QCOMPARE(cell(SessionModel::Idle), QStringLiteral("3 s"));
    QCOMPARE(model.index(0, SessionModel::Sent).data(Qt::UserRole).toULongLong(), 5600ULL);
    QCOMPARE(model.index(0, SessionModel::Sent).data(Qt::TextAlignmentRole).toInt(), numberAlignment);
  }

  void security_associations_and_users_have_their_rows() {
    const ipc::HeadendSnapshot snapshot = ui::testing::connectedSnapshot();
    IsakmpSaModel ike;
    IpsecSaModel ipsec;
    UauthModel users;
    QAbstractItemModelTester a(&ike, fatal);
    QAbstractItemModelTester b(&ipsec, fatal);
    QAbstractItemModelTester c(&users, fatal);
    for (int round = 0; round < 2; ++round) {
      ike.setRows(snapshot.isakmp_sas);
      ipsec.setRows(snapshot.ipsec_sas);
      users.setRows(snapshot.uauth.entries);
    }
    QCOMPARE(ike.index(0, IsakmpSaModel::State).data().toString(), QStringLiteral("QM_IDLE"));
    QCOMPARE(ike.index(0, IsakmpSaModel::Algorithms).data().toString(),
             QStringLiteral("des, md5, pre-share"));
    QCOMPARE(ike.index(0, IsakmpSaModel::Remaining).data().toString(), QStringLiteral("23 h 36 min"));
    QCOMPARE(ipsec.rowCount(), 4);
    QCOMPARE(ipsec.index(0, IpsecSaModel::Spi).data().toString(), QStringLiteral("0xcb96cd89"));
    QCOMPARE(ipsec.index(0, IpsecSaModel::Direction).data().toString(), QStringLiteral("from client"));
    QCOMPARE(ipsec.index(1, IpsecSaModel::Direction).data().toString(), QStringLiteral("to client"));
    QCOMPARE(users.index(0, UauthModel::User).data().toString(), QStringLiteral("cisco_customer"));
    ike.setRows({});
    ipsec.setRows({});
    users.setRows({});
    QCOMPARE(ike.rowCount() + ipsec.rowCount() + users.rowCount(), 0);
  }

  void findings_are_told_once_and_the_worst_first() {
    FindingsModel model;
    QAbstractItemModelTester tester(&model, fatal);
    pix::Finding note{pix::Severity::note, pix::FindingCode::uauth_zero, 4, {}, {}};
    pix::Finding weak{pix::Severity::warning,
                      pix::FindingCode::weak_hash,
                      9,
                      {"isakmp policy 10 hash md5", "md5"},
                      "isakmp policy 10"};
    pix::Finding pool{pix::Severity::error,
                      pix::FindingCode::unknown_pool,
                      12,
                      {"x", "vpngroup g address-pool x"},
                      "vpngroup g"};
    model.setFindings({note, weak, pool, weak});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.row(0).code, pix::FindingCode::unknown_pool);
    QCOMPARE(model.row(2).code, pix::FindingCode::uauth_zero);
    QCOMPARE(model.count(pix::Severity::warning), 1);
    QCOMPARE(model.index(0, FindingsModel::Where).data().toString(), QStringLiteral("vpngroup g, line 12"));
    QVERIFY(model.index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("error"), Qt::CaseInsensitive));
    model.setFindings({note});
    QCOMPARE(model.rowCount(), 1);
  }

  void the_newest_event_is_the_first_and_old_ones_go() {
    EventModel model(3);
    QAbstractItemModelTester tester(&model, fatal);
    for (int i = 1; i <= 5; ++i) {
      model.add(
          {WallTime{std::int64_t{i} * 1'000'000}, i == 5 ? 4 : 6, 302013, "event " + std::to_string(i)});
    }
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, EventModel::Text).data().toString(), QStringLiteral("event 5"));
    QCOMPARE(model.index(0, EventModel::Time).data().toString(), QStringLiteral("00:00:05"));
    QCOMPARE(model.index(0, EventModel::Level).data().toString(), QStringLiteral("Warning"));
    QCOMPARE(model.index(2, EventModel::Text).data().toString(), QStringLiteral("event 3"));
  }

  void the_network_has_three_zones_and_the_client_appears_with_its_pool_address() {
    TopologyModel model;
    QAbstractItemModelTester tester(&model, fatal);
    const ipc::RunningConfig config = ui::testing::labConfig();
    model.update(ui::testing::labState(true), ui::testing::idleSnapshot(), config.config);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.zones()[0].title, QStringLiteral("outside, security 0"));
    QCOMPARE(model.zones()[0].network, QStringLiteral("192.168.1.0/24"));
    QCOMPARE(model.zones()[2].title, QStringLiteral("inside, security 100"));
    QVERIFY(model.node(QStringLiteral("client")) != nullptr);
    const QPersistentModelIndex web = model.indexOf(QStringLiteral("web"));
    QCOMPARE(web.data().toString(), QStringLiteral("Web server"));

    model.update(ui::testing::labState(true), ui::testing::connectedSnapshot(), config.config);
    // The lab's client is that session now: drawn once, by its user's name.
    QVERIFY(model.node(QStringLiteral("client")) == nullptr);
    const TopologyNode* node = model.node(QStringLiteral("session-7"));
    QVERIFY(node != nullptr);
    QCOMPARE(node->name, QStringLiteral("cisco_customer"));
    QCOMPARE(node->address, QStringLiteral("10.89.129.200"));
    QCOMPARE(node->detail, QStringLiteral("public 192.168.1.2"));
    QCOMPARE(node->tunnel, QStringLiteral("ESP tunnel, DES and MD5"));
    QCOMPARE(web.data().toString(), QStringLiteral("Web server"));
    QVERIFY(model.description().contains(QStringLiteral("cisco_customer 10.89.129.200")));

    // Told again and the same: nothing to draw anew.
    QSignalSpy refreshed(&model, &TopologyModel::refreshed);
    model.update(ui::testing::labState(true), ui::testing::connectedSnapshot(), config.config);
    QCOMPARE(refreshed.count(), 0);

    model.update(ui::testing::labState(false), {}, config.config);
    QCOMPARE(refreshed.count(), 1);
    QVERIFY(model.node(QStringLiteral("session-7")) == nullptr);
    QVERIFY(!model.isRunning());
    QCOMPARE(model.node(QStringLiteral("pix"))->address, QStringLiteral("stopped"));
  }

  void more_than_eight_nodes_are_counted() {
    TopologyModel model;
    QAbstractItemModelTester tester(&model, fatal);
    ipc::HeadendSnapshot many = ui::testing::idleSnapshot();
    for (std::uint64_t i = 1; i <= 45; ++i) {
      ipc::SessionRow row = session(i, "user");
      row.peer.address = Ipv4Address{static_cast<std::uint32_t>(0x0a000000U + i)};
      many.sessions.push_back(row);
    }
    model.update(ui::testing::labState(true), many, ui::testing::labConfig().config);
    // 45 sessions, the lab's client and the visitor.
    QCOMPARE(model.zones()[0].hidden, 47 - TopologyModel::drawnLimit);
  }

  void throughput_is_what_came_since_the_last_second() {
    Throughput throughput;
    ipc::HeadendSnapshot snapshot;
    snapshot.uptime = Seconds{10};
    snapshot.bytes_to_clients = 1000;
    QVERIFY(!throughput.take(snapshot));
    snapshot.uptime = Seconds{12};
    snapshot.bytes_to_clients = 5000;
    snapshot.bytes_from_clients = 400;
    QVERIFY(throughput.take(snapshot));
    QCOMPARE(throughput.newest().toClients, 2000.0);
    QCOMPARE(throughput.newest().fromClients, 200.0);
    // A snapshot right after another is left for the next one.
    snapshot.uptime += Milliseconds{10};
    snapshot.bytes_to_clients += 1000;
    QVERIFY(!throughput.take(snapshot));
    // The headend was started anew: its totals begin at zero, and so does the line.
    snapshot.uptime = Seconds{0};
    snapshot.bytes_to_clients = 0;
    snapshot.bytes_from_clients = 0;
    QVERIFY(!throughput.take(snapshot));
    QVERIFY(throughput.samples().empty());
  }

  void rates_are_bits_per_second() {
    QCOMPARE(rateText(0), QStringLiteral("0 b/s"));
    QCOMPARE(rateText(51500), QStringLiteral("412 kb/s"));
    QCOMPARE(rateText(1000), QStringLiteral("8.0 kb/s"));
    QCOMPARE(rateText(1.5e6), QStringLiteral("12.0 Mb/s"));
  }
};

DRAWBRIDGE_TEST(HeadendModelsTest);
#include "headend_models_test.moc"
