// SPDX-License-Identifier: GPL-3.0-or-later
// A session recorded with its keys is read by tshark from the first message to the last, and nothing of it is
// malformed.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "client/recording.h"
#include "e2e/lab_story.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

/// What tshark prints of NAME.pcap with the settings of NAME.tshark.
QString dissect(const QString& name, const QStringList& arguments) {
  QFile tables(name + ".tshark");
  if (!tables.open(QIODevice::ReadOnly)) return "no tables";
  QStringList all{"-n", "-r", name + ".pcap"};
  for (const QByteArray& line : tables.readAll().split('\n'))
    if (!line.isEmpty()) all << "-o" << QString::fromUtf8(line);
  QProcess tshark;
  QTemporaryDir empty;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("WIRESHARK_CONFIG_DIR", empty.path());
  tshark.setProcessEnvironment(environment);
  tshark.start("tshark", all + arguments);
  if (!tshark.waitForFinished(60000)) return "tshark did not end";
  return QString::fromUtf8(tshark.readAllStandardOutput());
}

}  // namespace

class CaptureTest : public QObject {
  Q_OBJECT
 private slots:
  void tshark_reads_the_whole_session_data() {
    QTest::addColumn<client::EntryKind>("kind");
    QTest::newRow("4.x, aggressive mode") << client::EntryKind::dialer;
    QTest::newRow("1.1, main mode") << client::EntryKind::policy_11;
  }
  void tshark_reads_the_whole_session() {
    QFETCH(client::EntryKind, kind);
    QTemporaryDir folder;
    const QString name = folder.filePath("session");
    LabStory story;
    story.start_headend();
    story.driver.send(ipc::RecordSession{true});
    QVERIFY(story.connect_lab(kind));
    QCOMPARE(story.fetch().status, 200);
    story.disconnect();
    story.driver.send(ipc::SaveRecording{name.toStdString() + ".pcap"});
    QVERIFY(story.recording.ok);
    QVERIFY(story.recording.packets > 10);

    for (const QString& file : {name + ".pcap", name + ".tshark"})
      QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
    QCOMPARE(dissect(name, {"-Y", "_ws.malformed || _ws.expert.severity == error"}), QString());
    // Each ISAKMP message that is encrypted shows what is in it, each ESP packet its inner packet with a good
    // ICV.
    QCOMPARE(dissect(name, {"-Y", "isakmp.flag_e == 1 && !isakmp.hash"}), QString());
    QCOMPARE(dissect(name, {"-Y", "esp.icv_bad == 1 || (esp && !tcp && !icmp)"}), QString());
    QVERIFY(dissect(name, {"-Y", "esp && http.response.code == 200"}).contains("HTTP"));
    QVERIFY(dissect(name, {"-Y", "isakmp.delete.spi"}).contains("Informational"));
  }

  void nothing_is_kept_unless_it_was_asked_for() {
    LabStory story;
    story.start_headend();
    QVERIFY(story.connect_lab());
    story.driver.send(ipc::SaveRecording{"/nowhere"});
    QVERIFY(!story.recording.ok);
    QCOMPARE(story.recording.packets, std::uint64_t{0});
  }

  void a_folder_that_is_not_there_is_named() {
    LabStory story;
    story.start_headend();
    story.driver.send(ipc::RecordSession{true});
    QVERIFY(story.connect_lab());
    story.driver.send(ipc::SaveRecording{"/nowhere/session.pcap"});
    QVERIFY(!story.recording.ok);
    QVERIFY(QString::fromStdString(story.recording.error).contains("/nowhere/session.pcap"));
  }
};

DRAWBRIDGE_TEST(CaptureTest);
#include "capture_test.moc"
