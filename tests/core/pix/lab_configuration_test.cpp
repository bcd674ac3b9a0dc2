// SPDX-License-Identifier: GPL-3.0-or-later
// The two configurations that the lab can start with, and what tells them apart.
#include <QTest>
#include <fstream>
#include <sstream>

#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

std::string file(const char* name) {
  std::ifstream in(testing::source_path("resources/configurations/") + name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

class LabConfigurationTest : public QObject {
  Q_OBJECT
 private slots:
  void theFilesHoldTheSameTexts() {
    QCOMPARE(QString::fromStdString(file("lab.cfg")),
             QString::fromStdString(lab_configuration_named("note")->text));
    QCOMPARE(QString::fromStdString(file("corrected.cfg")),
             QString::fromStdString(lab_configuration_named("corrected")->text));
    QVERIFY(lab_configuration_named("another") == nullptr);
  }
  void bothAreUnderstoodWhole() {
    QCOMPARE(lab_configurations().size(), std::size_t{2});
    for (const auto& configuration : lab_configurations()) {
      QVERIFY(parse(configuration.text).diagnostics.empty());
    }
    QCOMPARE(QString::fromUtf8(lab_configuration().data(), qsizetype(lab_configuration().size())),
             QString::fromStdString(lab_configurations()[0].text));
  }
  void theDifferencesAreAllThereAre() {
    const auto& corrected = lab_configurations()[1];
    const auto a = lines(lab_configurations()[0].text);
    const auto b = lines(corrected.text);
    QCOMPARE(a.size(), b.size());
    std::vector<std::pair<std::string, std::string>> found;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] != b[i]) found.emplace_back(a[i], b[i]);
    }
    QCOMPARE(found.size(), corrected.differences.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      QCOMPARE(found[i].first, corrected.differences[i].in_note);
      QCOMPARE(found[i].second, corrected.differences[i].in_corrected);
      QVERIFY(!english_text(corrected.differences[i].reason).empty());
    }
    QVERIFY(lab_configurations()[0].differences.empty());
  }
};

DRAWBRIDGE_TEST(LabConfigurationTest);
#include "lab_configuration_test.moc"
