// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics: the fields of client.md 5, refreshed in place.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include "session_fixture.h"
#include "support/test_registry.h"
#include "ui/dialer/statistics_window.h"
#include "ui/widgets/card.h"
#include "window_fixture.h"

namespace client = drawbridge::client;
namespace ipc = drawbridge::ipc;
using namespace drawbridge::ui;
using drawbridge::Ipv4Address;
using drawbridge::Seconds;

class StatisticsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    testing::startClean();
    fixture_ = std::make_unique<testing::SessionFixture>();
    window_ = std::make_unique<StatisticsWindow>(fixture_->session());
    window_->show();
  }
  void cleanup() {
    window_.reset();
    fixture_.reset();
  }

  void without_a_tunnel_every_value_is_a_dash() {
    for (const char* name : {"client", "server", "entry", "time", "received", "encryption", "mtu", "gateway"})
      QCOMPARE(value(name), QStringLiteral("-"));
    QVERIFY(says("Your VPN connection is not active."));
    QVERIFY(!button("Reset")->isEnabled());
  }

  void the_numbers_of_the_tunnel_are_shown() {
    fixture_->comeUp();
    const QList<QPair<const char*, const char*>> expected{{"client", "10.89.129.200"},
                                                          {"server", "192.168.1.1"},
                                                          {"entry", "Lab headend"},
                                                          {"time", "0 day(s), 00:12.41"},
                                                          {"received", "1,258,406"},
                                                          {"sent", "352,118"},
                                                          {"encrypted", "2,204"},
                                                          {"decrypted", "2,871"},
                                                          {"discarded", "0"},
                                                          {"bypassed", "118"},
                                                          {"encryption", "56-bit DES"},
                                                          {"authentication", "HMAC-MD5"},
                                                          {"transport", "Inactive"},
                                                          {"localLan", "Disabled"},
                                                          {"compression", "None"},
                                                          {"phase1", "23 h 47 min"},
                                                          {"phase2", "24 d 20 h"},
                                                          {"dpd", "Not asked yet"},
                                                          {"dns", "Not changed"},
                                                          {"domains", "-"},
                                                          {"mtu", "1446"},
                                                          {"gateway", "Unity, XAUTH, DPD"}};
    for (const auto& [name, text] : expected) QCOMPARE(value(name), QLatin1String(text));
    QVERIFY(!says("Your VPN connection is not active."));

    client::Statistics more = testing::SessionFixture::statistics();
    more.natt_active = true;
    more.natt_port = 4500;
    more.dns = {*Ipv4Address::parse("10.89.129.140"), *Ipv4Address::parse("10.89.129.141")};
    more.default_domain = "example.net";
    more.split_dns = {"example.net", "lab.example.net"};
    more.last_dpd_answer = Seconds(4);
    fixture_->link.tell(ipc::ClientStatistics{more});
    QCOMPARE(value("transport"), QStringLiteral("Active on UDP port 4500"));
    QCOMPARE(value("dns"), QStringLiteral("10.89.129.140, 10.89.129.141"));
    QCOMPARE(value("domains"), QStringLiteral("example.net, lab.example.net"));
    QCOMPARE(value("dpd"), QStringLiteral("4 s ago"));
  }

  void a_refresh_leaves_a_selection_alone() {
    fixture_->comeUp();
    QLabel* address = window_->value("client");
    QLabel* sent = window_->value("sent");
    QTest::mouseDClick(address, Qt::LeftButton, {}, address->rect().center());
    address->setSelection(0, 5);
    sent->setSelection(0, 3);
    client::Statistics next = testing::SessionFixture::statistics();
    next.bytes_out = 352'218;
    fixture_->link.tell(ipc::ClientStatistics{next});
    QCOMPARE(address->selectedText(), QStringLiteral("10.89"));
    QCOMPARE(sent->text(), QStringLiteral("352,218"));
    QCOMPARE(sent->selectedText(), QStringLiteral("352"));
  }

  void copy_copies_what_stat_prints() {
    fixture_->comeUp();
    QTest::mouseClick(button("Copy"), Qt::LeftButton);
    QStringList lines;
    for (const auto& line : client::stat_lines(testing::SessionFixture::statistics()))
      lines.append(QString::fromStdString(line));
    QCOMPARE(QGuiApplication::clipboard()->text(), lines.join('\n') + '\n');
    QVERIFY(QGuiApplication::clipboard()->text().contains("Bytes in: 1258406"));
  }

  void copy_without_a_tunnel_says_so() {
    QTest::mouseClick(button("Copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Your VPN connection is not active.\n"));
  }

  void reset_asks_nothing() {
    fixture_->comeUp();
    QTest::mouseClick(button("Reset"), Qt::LeftButton);
    QCOMPARE(fixture_->link.count<ipc::ResetStatistics>(), 1);
  }

  void routes_and_why_there_are_none() {
    window_->tabs()->setCurrentIndex(1);
    QVERIFY(says("Your VPN connection is not active."));
    fixture_->comeUp();
    QVERIFY(says("Local LAN access is disabled for this entry."));
    QTableView* secured = table("Secured Routes");
    QAbstractItemModelTester tester(secured->model());
    QCOMPARE(secured->model()->rowCount(), 1);
    QCOMPARE(cell(secured, 0, 0), QStringLiteral("0.0.0.0"));
    QCOMPARE(cell(secured, 0, 2), QStringLiteral("0xcb96cd89"));
    QVERIFY(!secured->model()->index(0, 0).data(Qt::DecorationRole).isNull());
    QCOMPARE(secured->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("0.0.0.0, key in use"));

    secured->selectRow(0);
    client::Statistics next = testing::SessionFixture::statistics();
    next.local_lan = true;
    next.local_routes = {
        {*Ipv4Address::parse("192.168.7.0"), *Ipv4Address::parse("255.255.255.0"), false, 0}};
    next.secured_routes.push_back(
        {*Ipv4Address::parse("10.1.0.0"), *Ipv4Address::parse("255.255.0.0"), false, 0});
    next.secured_routes.push_back(next.secured_routes.back());
    fixture_->link.tell(ipc::ClientStatistics{next});
    QCOMPARE(secured->model()->rowCount(), 2);  // a network named twice is one row
    QCOMPARE(cell(secured, 1, 2), QStringLiteral("none"));
    QVERIFY(secured->model()->index(1, 0).data(Qt::DecorationRole).isNull());
    QVERIFY(secured->selectionModel()->isRowSelected(0));
    QVERIFY(table("Local LAN Routes")->isVisible());
    QCOMPARE(cell(table("Local LAN Routes"), 0, 1), QStringLiteral("255.255.255.0"));
    next.local_routes.clear();
    fixture_->link.tell(ipc::ClientStatistics{next});
    QVERIFY(says("The gateway names no local network that may be reached."));
  }

  void the_end_of_the_tunnel_empties_it() {
    fixture_->comeUp();
    fixture_->end(client::Reason::connection_terminated, true, true);
    QCOMPARE(value("client"), QStringLiteral("-"));
    QVERIFY(says("Your VPN connection is not active."));
  }

  void escape_closes() {
    QVERIFY(!window_->isModal());
    QTest::keyClick(window_.get(), Qt::Key_Escape);
    QVERIFY(!window_->isVisible());
  }

 private:
  QString value(const char* name) const { return window_->value(QLatin1String(name))->text(); }
  bool says(const char* text) const {
    for (const QLabel* label : window_->findChildren<QLabel*>())
      if (label->isVisible() && label->text() == QLatin1String(text)) return true;
    return false;
  }
  QPushButton* button(const char* text) const {
    for (QPushButton* each : window_->findChildren<QPushButton*>())
      if (each->text().remove('&') == QLatin1String(text)) return each;
    return nullptr;
  }
  QTableView* table(const char* name) const {
    for (QTableView* each : window_->findChildren<QTableView*>())
      if (each->accessibleName() == QLatin1String(name)) return each;
    return nullptr;
  }
  static QString cell(const QTableView* table, int row, int column) {
    return table->model()->index(row, column).data().toString();
  }

  std::unique_ptr<testing::SessionFixture> fixture_;
  std::unique_ptr<StatisticsWindow> window_;
};

DRAWBRIDGE_TEST(StatisticsTest);
#include "statistics_test.moc"
