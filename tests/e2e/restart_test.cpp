// SPDX-License-Identifier: GPL-3.0-or-later
// A client that went away without a word (a crash, a cut wire) and comes back: INITIAL-CONTACT makes good the
// delete that was never sent.
#include <QTest>

#include "lab_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

class RestartTest : public QObject {
  Q_OBJECT

 private slots:
  void whatAnEndWithoutDeleteLeftIsGoneAfterTheNextConnect_data() {
    QTest::addColumn<client::EntryKind>("kind");
    QTest::newRow("4.x") << client::EntryKind::dialer;
    QTest::newRow("1.1") << client::EntryKind::policy_11;
  }
  void whatAnEndWithoutDeleteLeftIsGoneAfterTheNextConnect() {
    QFETCH(client::EntryKind, kind);
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab(kind));
    QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{2});
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    const std::uint64_t lost = lab.snapshot.sessions.front().id;

    // Nothing of the goodbye reaches the gateway.
    net::Faults cut;
    cut.loss = 1;
    lab.service.lab().outside().set_faults(cut);
    lab.disconnect();
    lab.driver.run_for(Seconds{5});
    QVERIFY(lab.has_ended());
    lab.service.lab().outside().set_faults({});
    lab.driver.run_for(Seconds{2});
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    QCOMPARE(lab.snapshot.sessions.front().id, lost);

    QVERIFY(lab.connect_lab(kind));
    QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{2});
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    QVERIFY(lab.snapshot.sessions.front().id != lost);
    QCOMPARE(lab.snapshot.isakmp_sas.size(), std::size_t{1});
    QCOMPARE(lab.snapshot.pools.at(0).in_use.size(), std::size_t{1});
    QCOMPARE(lab.snapshot.uauth.entries.size(), std::size_t{1});

    lab.disconnect();
    lab.driver.run_for(Seconds{2});
    QVERIFY(lab.snapshot.sessions.empty());
    QVERIFY(lab.snapshot.pools.at(0).in_use.empty());
  }
};

DRAWBRIDGE_TEST(RestartTest);
#include "restart_test.moc"
