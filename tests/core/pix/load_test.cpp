// SPDX-License-Identifier: GPL-3.0-or-later
// Large and hostile texts: the work grows with the length, and what is no configuration is an error as a
// value.
#include <fmt/format.h>

#include <algorithm>
#include <QTest>

#include "base/random.h"
#include "pix/check.h"
#include "pix/diff.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

/// Names, groups, statics and lists in the proportions of a large site.
std::string large(int lines) {
  std::string text(lab_configuration());
  text.erase(text.find(": end"));
  const int names = lines / 100;
  for (int i = 0; i < names; ++i) text += fmt::format("name 10.{}.{}.7 host{}\n", i / 250 + 1, i % 250, i);
  for (int i = 0; i < names; ++i) {
    text +=
        fmt::format("object-group network group{}\n  network-object host 10.70.{}.{}\n", i, i / 250, i % 250);
  }
  for (int i = 0; i < names; ++i) {
    text +=
        fmt::format("static (inside,outside) 172.16.{}.{} 10.80.{}.{}\n", i / 250, i % 250, i / 250, i % 250);
  }
  for (int i = 0; i < lines - 4 * names; ++i) {
    text += fmt::format("access-list big{} permit tcp {} host 172.16.{}.{} eq {}\n", i % 7,
                        i % 10 == 0 ? fmt::format("object-group group{}", i % names) : "any", i / 250 % 250,
                        i % 250, 1 + i / 1000);
  }
  return text;
}

}  // namespace

class LoadTest : public QObject {
  Q_OBJECT
 private slots:
  void fiftyThousandLinesAreReadWrittenAndCompared() {
    const auto text = large(50000);
    const auto read = parse(text);
    QVERIFY2(read.diagnostics.empty(),
             read.diagnostics.empty() ? "" : read.diagnostics[0].device_text.c_str());
    const auto written = write(read.config, SecretStyle::clear);
    QVERIFY(std::count(written.begin(), written.end(), '\n') > 50000);
    QVERIFY(parse(written).config == read.config);
    auto wanted = read.config;
    wanted.access_lists.back().entries.pop_back();
    QCOMPARE(diff(read.config, wanted).steps.size(), std::size_t{1});
    QVERIFY(diff(read.config, read.config).empty());
    (void)check(read);
  }
  void aLineOfAMegabyteIsRefusedAndKept() {
    for (const char fill : {'x', ' ', '*', '(', '\t'}) {
      const std::string line = "access-list 120 remark " + std::string(1 << 20, fill) + "x";
      Config config;
      QCOMPARE(apply_line(config, line).status, LineStatus::refused);
      QVERIFY(config == Config{});
      const auto read = parse("hostname a\n" + line + "\ndomain-name b.c\n");
      QCOMPARE(read.diagnostics.size(), std::size_t{1});
      QCOMPARE(read.diagnostics[0].line, 2);
      QVERIFY(read.diagnostics[0].device_text.size() < 200);
      QCOMPARE(read.config.domain_name, std::string("b.c"));
      QVERIFY(write(read.config).find(line) != std::string::npos);
    }
  }
  void binaryIsToldLineByLine() {
    SeededRandom random(5);
    std::string binary;
    for (int i = 0; i < 20000; ++i) binary += static_cast<char>(random.below(256));
    const auto read = parse(binary);
    QVERIFY(!read.diagnostics.empty());
    for (const auto& diagnostic : read.diagnostics) {
      QVERIFY(!diagnostic.device_text.empty());
      QVERIFY(diagnostic.line > 0);
    }
    // And after it the configuration still reads.
    const auto after = parse(binary + "\nhostname still\n");
    QCOMPARE(after.config.hostname, std::string("still"));
  }
  void everyTruncationOfATextIsTaken() {
    const std::string text(lab_configuration());
    const auto whole = parse(text);
    for (std::size_t length = 0; length < text.size(); length += 7) {
      const auto cut = parse(std::string_view(text).substr(0, length));
      // At most the last line is bad.
      QVERIFY(cut.diagnostics.size() <= 1);
      QVERIFY(parse(write(cut.config, SecretStyle::clear)).config == cut.config ||
              !cut.config.unknown_lines.empty());
    }
    QVERIFY(whole.diagnostics.empty());
  }
};

DRAWBRIDGE_TEST(LoadTest);
#include "load_test.moc"
