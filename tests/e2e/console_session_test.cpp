// SPDX-License-Identifier: GPL-3.0-or-later
// A whole session at the console of the running headend, keys as a person presses them (Tab, `?`, Up, the
// output filters, configuration mode), beside a connected client and a visitor who logged in. Compared with
// the committed transcript; DRAWBRIDGE_REWRITE=1 writes it anew.
#include <QFile>
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"
#include "support/transcript.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class ConsoleSessionTest : public QObject {
  Q_OBJECT

 private slots:
  void aWholeSession() {
    LabStory story;
    story.start_headend(pix::lab_configuration_named("corrected")->text);
    QVERIFY(story.connect_lab());
    QCOMPARE(story.fetch().status, 200);
    QCOMPARE(story.visit("http://192.168.1.11/", "cisco_customer", "cisco").status, 200);
    for (const char* keys : {
             "sh ua\t\n",
             "show crypto isakmp sa\n",
             "show crypto ?",
             "\x15show ip local pool VPNpool\n",
             "show conn\n",
             "show xlate detail\n",
             "show access-list 120\n",
             "show run | include ^isakmp\n",
             "show run | grep -v a\n",
             "conf t\n",
             "access-list 120 permit tcp any host 192.168.1.11 eq ?",
             "\x15"
             "access-list 120 permit tcp any host 192.168.1.11 eq https\n",
             "access-list 120 permit tcp any host 192.168.1.999\n",
             "isakmp policy 20 encryption ae?",
             "s\n",
             "no ip local pool VPNpool\n",
             "failover\n",
             "exit\n",
             "packet-tracer input outside tcp 192.168.1.50 1024 192.168.1.11 443\n",
             "\x1b[A\n",
             "clear uauth\n",
             "show uauth\n",
             "show nonsense\n",
             "s\n",
             "disable\n",
             "show run\n",
         }) {
      story.driver.send(ipc::ConsoleInput{1, keys});
      story.driver.run_for(Milliseconds{1});
    }
    const QString ours = QString::fromStdString(story.console);
    const QString path = QString::fromStdString(data_path("transcripts/drawbridge-console.txt"));
    if (qEnvironmentVariableIsSet("DRAWBRIDGE_REWRITE")) {
      QFile file(path);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(ours.toUtf8());
      return;
    }
    const QStringList expected =
        QString::fromStdString(read_data("transcripts/drawbridge-console.txt")).split(u'\n');
    const QStringList got = ours.split(u'\n');
    for (qsizetype i = 0; i < std::min(expected.size(), got.size()); ++i)
      QVERIFY2(got[i] == expected[i],
               qPrintable(QString("line %1: \"%2\" instead of \"%3\"").arg(i + 1).arg(got[i], expected[i])));
    QCOMPARE(got.size(), expected.size());
  }
};

DRAWBRIDGE_TEST(ConsoleSessionTest);
#include "console_session_test.moc"
