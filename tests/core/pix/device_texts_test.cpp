// SPDX-License-Identifier: GPL-3.0-or-later
// Configurations as devices save them: they come back line for line, and each can be turned into every other.
#include <QTest>
#include <sstream>

#include "pix/check.h"
#include "pix/diff.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

constexpr const char* files[] = {"seed-pix-config.txt",   "small-office-506e.cfg",  "three-legs-515e.cfg",
                                 "site-to-site-hub.cfg",  "conduits-old-style.cfg", "failover-pair-535.cfg",
                                 "cut-through-proxy.cfg", "easy-vpn-box-501.cfg"};

std::string text_of_file(const char* name) {
  return testing::read_data((std::string("configs/") + name).c_str());
}

/// The configuration lines of a text: without the frame of the file, blanks at line ends, and with every mask
/// of a secret in one length.
std::vector<std::string> comparable(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (line.starts_with(':') || line.starts_with("PIX Version") || line.starts_with("Cryptochecksum"))
      continue;
    if (const auto mask = line.find("********"); mask != std::string::npos) line.erase(mask, 3);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

class DeviceTextsTest : public QObject {
  Q_OBJECT
 private slots:
  void comesBackLineForLine_data() {
    QTest::addColumn<QString>("name");
    for (const auto* name : files) QTest::newRow(name) << name;
  }
  void comesBackLineForLine() {
    QFETCH(QString, name);
    const auto text = text_of_file(qPrintable(name));
    const auto read = parse(text);
    for (const auto& diagnostic : read.diagnostics) {
      if (diagnostic.code == LineCode::checksum_differs) continue;
      QFAIL(qPrintable(
          QString("line %1: %2").arg(diagnostic.line).arg(QString::fromStdString(diagnostic.device_text))));
    }
    QVERIFY(read.config.unknown_lines.empty());
    const auto wanted = comparable(text);
    const auto written = comparable(write(read.config));
    for (std::size_t i = 0; i < std::min(wanted.size(), written.size()); ++i) {
      QCOMPARE(QString::fromStdString(written[i]), QString::fromStdString(wanted[i]));
    }
    QCOMPARE(written.size(), wanted.size());
    QVERIFY(parse(write(read.config, SecretStyle::clear)).config == read.config);
    for (const auto& finding : check(read)) QVERIFY(!english_text(finding).empty());
  }
  void eachTurnsIntoEveryOther() {
    for (const auto* from : files) {
      for (const auto* to : files) {
        // Hardware cannot be removed, and masked secrets cannot be sent: both sides have the same, and known
        // ones.
        const auto with_hardware = [](const char* name) {
          std::string text;
          for (const auto* hardware :
               {"ethernet0", "ethernet1", "ethernet2", "gb-ethernet0", "gb-ethernet1"}) {
            text += std::string("interface ") + hardware + " auto\n";
          }
          text += text_of_file(name);
          for (auto at = text.find("***"); at != std::string::npos; at = text.find("***", at)) {
            text.replace(at, std::min(text.find_first_not_of('*', at), text.size()) - at, "known");
          }
          return parse(text).config;
        };
        const auto running = with_hardware(from);
        const auto wanted = with_hardware(to);
        auto now = running;
        EditContext context;
        for (const auto& step : diff(running, wanted).steps) {
          const auto result = apply_line(now, step.command, &context);
          QVERIFY2(
              result.ok(),
              (std::string(from) + " to " + to + ": " + step.command + ": " + result.device_text).c_str());
        }
        QVERIFY2(now == wanted, (std::string(from) + " to " + to).c_str());
      }
    }
  }
  void unknownLinesKeepTheirPlace() {
    // A command of a later version, with the lines of its sub-mode, in the middle of the routes.
    const std::string text =
        "interface ethernet0 auto\nnameif ethernet0 outside security0\n"
        "route outside 10.0.0.0 255.0.0.0 192.168.1.1 1\nfrobnicate 7\n network 10.0.0.0 area 0\n"
        "route outside 11.0.0.0 255.0.0.0 192.168.1.1 1\nfrobnicate 8\n";
    const auto read = parse(text);
    QCOMPARE(read.config.unknown_lines.size(), std::size_t{3});
    const auto written = write(read.config);
    QVERIFY(
        written.find("route outside 10.0.0.0 255.0.0.0 192.168.1.1 1\nfrobnicate 7\nnetwork 10.0.0.0 area 0\n"
                     "route outside 11.0.0.0 255.0.0.0 192.168.1.1 1\nfrobnicate 8\n") != std::string::npos);
    const auto again = parse(written);
    QVERIFY(again.config == read.config);
    QCOMPARE(write(again.config), written);
  }
};

DRAWBRIDGE_TEST(DeviceTextsTest);
#include "device_texts_test.moc"
