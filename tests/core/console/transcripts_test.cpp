// SPDX-License-Identifier: GPL-3.0-or-later
// Whole sessions, key by key, against the terminal's whole output: tests/data/transcripts/console-*.keys and
// .txt. A line of a .keys file is typed with Enter behind it; <Tab>, <Up>, <Space>, <Ctrl-Z> ... are keys,
// and a line that ends in <Stay> has no Enter. With DRAWBRIDGE_WRITE_TRANSCRIPTS=1 the .txt files are written
// anew, to be read before they are kept.
#include <QDir>
#include <QFile>
#include <QTest>

#include "console/session.h"
#include "fake_device.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::FakeDevice;

namespace {

std::string keys_of(QString text) {
  QString keys;
  for (QString line : text.split('\n')) {
    if (line.isEmpty() || line.startsWith("# ")) continue;
    const bool stays = line.endsWith("<Stay>");
    if (stays) line.chop(6);
    keys += line + (stays ? "" : "\r");
  }
  const std::pair<const char*, const char*> names[] = {
      {"<Tab>", "\t"},      {"<Up>", "\x1b[A"},   {"<Down>", "\x1b[B"},   {"<Left>", "\x1b[D"},
      {"<Space>", " "},     {"<Enter>", "\r"},    {"<Ctrl-Z>", "\x1a"},   {"<Ctrl-U>", "\x15"},
      {"<Ctrl-A>", "\x01"}, {"<Ctrl-C>", "\x03"}, {"<Backspace>", "\x7f"}};
  for (const auto& [name, key] : names) keys.replace(name, key);
  return keys.toStdString();
}

/// What the terminal would keep as text: returns are shown, so that what is drawn anew can be read.
QString readable(const std::string& output) {
  return QString::fromStdString(output).replace("\r", "<CR>");
}

QString data_folder() {
  return QString::fromStdString(testing::data_path("transcripts"));
}

}  // namespace

class TranscriptsTest : public QObject {
  Q_OBJECT
 private slots:
  void sessionsAreKeptWordForWord_data() {
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(data_folder()).entryList({"console-*.keys"});
    QVERIFY(files.size() >= 3);
    for (const QString& file : files) QTest::newRow(qPrintable(file)) << file.chopped(5);
  }
  void sessionsAreKeptWordForWord() {
    QFETCH(QString, name);
    FakeDevice device;
    device.startup = "saved";
    console::SessionOptions options;
    options.paging = true;
    if (name.contains("telnet")) {
      options.login = true;
      options.from = Ipv4Address(10, 89, 129, 130);
    }
    console::Session session(device, options);
    session.start(TimePoint{});
    std::string output = session.take_output();
    const std::string base = "transcripts/" + name.toStdString();
    for (const char key : keys_of(QString::fromStdString(testing::read_data(base + ".keys")))) {
      session.input(TimePoint{} + Seconds{7980}, std::string_view(&key, 1));
      output += session.take_output();
    }
    const QString shown = readable(output);
    if (qEnvironmentVariableIsSet("DRAWBRIDGE_WRITE_TRANSCRIPTS")) {
      QFile file(QString::fromStdString(testing::data_path(base + ".txt")));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(shown.toUtf8());
      return;
    }
    const QStringList expected = QString::fromStdString(testing::read_data(base + ".txt")).split('\n');
    const QStringList lines = shown.split('\n');
    for (qsizetype i = 0; i < std::min(expected.size(), lines.size()); ++i)
      QVERIFY2(lines[i] == expected[i],
               qPrintable(QString("line %1: %2\n  expected: %3").arg(i + 1).arg(lines[i], expected[i])));
    QCOMPARE(lines.size(), expected.size());
  }
};

DRAWBRIDGE_TEST(TranscriptsTest);
#include "transcripts_test.moc"
