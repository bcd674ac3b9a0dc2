// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of automatic initiation as a file: what is written is read again, and what others wrote stays.
#include "client/auto_initiation_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;

class AutoInitiationFileTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void without_a_file_it_is_off() {
    const AutoInitiation settings = load_auto_initiation(file());
    QVERIFY(!settings.is_on && settings.networks.empty() && settings.problems.empty());
  }

  void what_is_saved_is_read_again() {
    AutoInitiation settings;
    settings.is_on = true;
    settings.retry_minutes = 7;
    settings.networks = {{"Office", *Prefix::parse("10.0.0.0/8"), "", false},
                         {"Rest", *Prefix::parse("0.0.0.0/0"), "work", true}};
    QVERIFY(save_auto_initiation(file(), settings));
    const AutoInitiation read = load_auto_initiation(file());
    QVERIFY(read.is_on && read.problems.empty());
    QCOMPARE(read.retry_minutes, 7);
    QVERIFY(read.networks == settings.networks);
    QCOMPARE(QFile(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
  }

  void lines_of_others_and_sections_that_cannot_be_read_stay() {
    write(
        "[main]\nClientLanguage=it\nAutoInitiationList=Old,Odd\n"
        "[Old]\nNetwork=10.0.0.0\nMask=255.0.0.0\nConnectionEntry=a\n"
        "[Odd]\nNetwork=nowhere\n[LOG.IKE]\nLogLevel=3\n");
    AutoInitiation settings = load_auto_initiation(file());
    settings.networks = {{"New", *Prefix::parse("192.0.2.0/24"), "b", true}};
    QVERIFY(save_auto_initiation(file(), settings));
    const QByteArray text = read();
    for (const char* part : {"ClientLanguage=it", "[Odd]", "Network=nowhere", "LogLevel=3", "New,Odd"})
      QVERIFY2(text.contains(part), part);
    QVERIFY(!text.contains("[Old]"));
  }

  void a_file_that_cannot_be_understood_is_not_touched() {
    write("this is no INI\n");
    QCOMPARE(load_auto_initiation(file()).problems.size(), std::size_t{1});
    const auto saved = save_auto_initiation(file(), {});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, AutoProblem::Kind::not_changed);
    QCOMPARE(english_text(saved.error()),
             path().toStdString() + " cannot be understood, so it is not changed: mend it or move it away.");
    QCOMPARE(read(), QByteArray("this is no INI\n"));
  }

 private:
  QString path() const { return folder_->path() + QStringLiteral("/vpnclient.ini"); }
  std::filesystem::path file() const { return path().toStdString(); }
  void write(const QByteArray& text) {
    QFile out(path());
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
  }
  QByteArray read() const {
    QFile in(path());
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

DRAWBRIDGE_TEST(AutoInitiationFileTest);
#include "auto_initiation_file_test.moc"
