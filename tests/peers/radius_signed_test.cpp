// SPDX-License-Identifier: GPL-3.0-or-later
// FreeRADIUS whose replies carry a Message-Authenticator.
#include <QFile>
#include <QTest>

#include "peers/real_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::RealStory;

namespace {

QByteArray detail() {
  QFile file(qEnvironmentVariable("LAB_RADIUS_DIR") + QStringLiteral("/accounting.detail"));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class RadiusSignedTest : public QObject {
  Q_OBJECT
 private slots:
  void aClientLogsInAndItsConnectionIsAccounted() {
    RealStory lab(testing::note_with(
        "radius", {"aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound"}));
    QVERIFY(lab.connect("cisco_customer", "cisco"));
    QVERIFY(lab.has_syslog(109005));
    QVERIFY(lab.fetch());
    QVERIFY(lab.run_until([&] { return lab.accounting().delivered >= 2; }));
    const QByteArray records = detail();
    QVERIFY2(records.contains("Acct-Status-Type = Start"), records.constData());
    QVERIFY2(records.contains("Acct-Status-Type = Stop"), records.constData());
    QVERIFY2(records.contains("User-Name = \"cisco_customer\""), records.constData());
    QVERIFY2(records.contains("NAS-IP-Address = 10.89.129.194"), records.constData());
    QVERIFY2(records.contains("Framed-IP-Address = 10.89.129.200"), records.constData());
    QVERIFY2(records.contains("Login-IP-Host = 10.89.129.131"), records.constData());
    // The Class of the Access-Accept comes back: "vpn3000".
    QVERIFY2(records.contains("Class = 0x76706e33303030"), records.constData());
    lab.disconnect();
  }
  void aWrongPasswordIsRefused() {
    RealStory lab(testing::note_with("radius"));
    QVERIFY(!lab.connect("cisco_customer", "wrong"));
    QVERIFY(lab.has_syslog(109006));
    QVERIFY(!lab.says("Message-Authenticator"));
  }
};

DRAWBRIDGE_TEST(RadiusSignedTest);
#include "radius_signed_test.moc"
