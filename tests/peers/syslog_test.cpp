// SPDX-License-Identifier: GPL-3.0-or-later
// Syslog over UDP to a receiver of others.
#include <QFile>
#include <QTest>

#include "peers/real_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::RealStory;

class SyslogTest : public QObject {
  Q_OBJECT
 private slots:
  void messagesReachTheHost() {
    RealStory lab(testing::note_with(
        "tacacs+", {"logging on", "logging host inside 10.89.129.134", "logging trap informational"}));
    lab.type("clear uauth");
    QFile file(qEnvironmentVariable("LAB_SYSLOG"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray heard;
    lab.connect("nobody", "nothing");
    QVERIFY(lab.run_until([&] {
      heard += file.readAll();
      return heard.contains("%PIX-6-109001");
    }));
    // Facility 20 (local4) and severity 6: 20 * 8 + 6.
    QVERIFY2(heard.contains("<166>"), heard.constData());
  }
};

DRAWBRIDGE_TEST(SyslogTest);
#include "syslog_test.moc"
