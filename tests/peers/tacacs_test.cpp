// SPDX-License-Identifier: GPL-3.0-or-later
// TACACS+ servers of others.
#include <QFile>
#include <QTest>

#include "peers/real_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::RealStory;

class TacacsTest : public QObject {
  Q_OBJECT
 private slots:
  void aClientLogsInAndItsConnectionIsAccounted() {
    RealStory lab(testing::note_with(
        "tacacs+", {"aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound"}));
    QVERIFY(lab.connect("cisco_customer", "cisco"));
    QVERIFY(lab.fetch());
    QVERIFY(lab.run_until([&] { return lab.accounting().delivered >= 2; }));
    QFile file(qEnvironmentVariable("LAB_TACACS_DIR") + QStringLiteral("/accounting.log"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray records = file.readAll();
    for (const char* words :
         {"cisco_customer\tPIX\t10.89.129.200\tstart\ttask_id=0x1",
          "cisco_customer\tPIX\t10.89.129.200\tstop\ttask_id=0x1",
          "foreign_ip=10.89.129.200\tlocal_ip=10.89.129.131\tcmd=http\telapsed_time=", "bytes_in="}) {
      QVERIFY2(records.contains(words), records.constData());
    }
    lab.disconnect();
  }
  void aWrongPasswordIsRefused() {
    RealStory lab(testing::note_with("tacacs+"));
    QVERIFY(!lab.connect("cisco_customer", "wrong"));
    QVERIFY(lab.has_syslog(109006));
  }
  void aWrongKeyIsToldFromSilence() {
    RealStory lab(testing::note_with(
        "tacacs+", {"no aaa-server AuthInbound (inside) host 10.89.129.134",
                    "aaa-server AuthInbound (inside) host 10.89.129.134 otherkey timeout 5"}));
    QVERIFY(!lab.connect("cisco_customer", "cisco"));
    const auto groups = lab.headend().device().aaa_groups();
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [](const auto& group) { return group.tag == "AuthInbound"; });
    QVERIFY(found != groups.end());
    QVERIFY(found->servers.at(0).last_fault != aaa::ServerFault::silent);
    QVERIFY(found->servers.at(0).key_mismatches + found->servers.at(0).errors > 0);
  }
};

DRAWBRIDGE_TEST(TacacsTest);
#include "tacacs_test.moc"
