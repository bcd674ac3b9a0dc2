// SPDX-License-Identifier: GPL-3.0-or-later
// The window of the lab's second client by mouse: connect, read the inside page, disconnect.
#include <QPushButton>
#include <QTest>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/companion_window.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

class CompanionTest : public QObject {
  Q_OBJECT

 private slots:
  void connects_reads_and_disconnects() {
    ui::testing::startClean();
    ui::testing::FakeLink link;
    Bridge bridge(link);
    CompanionWindow window(bridge.client());
    window.show();
    auto* connect = window.findChild<QPushButton*>(QStringLiteral("companionConnect"));
    auto* read = window.findChild<QPushButton*>(QStringLiteral("companionRead"));
    QVERIFY(!read->isEnabled());
    QTest::mouseClick(connect, Qt::LeftButton);
    QVERIFY(link.last<ipc::ConnectCompanion>() != nullptr && link.last<ipc::ConnectCompanion>()->connect);

    ipc::CompanionState state;
    state.state = client::State::up;
    state.user = "cisco_customer2";
    state.address = Ipv4Address(192, 168, 1, 4);
    state.pool_address = Ipv4Address(10, 89, 129, 201);
    link.tell(state);
    QVERIFY(read->isEnabled());
    QTest::mouseClick(read, Qt::LeftButton);
    const auto* asked = link.last<ipc::FetchPage>();
    QVERIFY(asked != nullptr && asked->from == ipc::LabHost::companion);
    QCOMPARE(asked->url, std::string("http://10.89.129.131/"));
    QVERIFY(!read->isEnabled());
    ipc::PageFetched page;
    page.id = asked->id;
    page.ok = true;
    page.status = 200;
    page.body = "<p>You are 10.89.129.201</p>";
    link.tell(page);
    QCOMPARE(window.pageText(), QStringLiteral("You are 10.89.129.201"));

    QTest::mouseClick(connect, Qt::LeftButton);
    QVERIFY(!link.last<ipc::ConnectCompanion>()->connect);
    state.state = client::State::disconnected;
    state.pool_address = {};
    state.reason = 413;
    link.tell(state);
    QVERIFY(!read->isEnabled());
  }
};

DRAWBRIDGE_TEST(CompanionTest);
#include "companion_test.moc"
