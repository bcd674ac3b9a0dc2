// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the table is typed once: none crashes, none is refused, and those that show something show
// it.
#include <QTest>

#include "cli/help.h"
#include "console/exec_table.h"
#include "console/session.h"
#include "fake_device.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::FakeDevice;

namespace {

/// A configuration with a line of every chapter that `show` prints.
constexpr const char* kMore[] = {
    "domain-name example.com",
    "name 10.89.129.131 web",
    "object-group network servers",
    "network-object host 10.89.129.131",
    "exit",
    "access-list grouped permit tcp any object-group servers eq www",
    "access-list grouped remark the web",
    "alias (inside) 10.89.129.140 192.168.1.140 255.255.255.255",
    "icmp permit any outside",
    "arp inside 10.89.129.131 0000.0000.0009",
    "auth-prompt prompt Who are you",
    "banner motd Welcome to $(hostname)",
    "conduit permit tcp host 192.168.1.11 eq www any",
    "outbound 1 permit 0.0.0.0 0.0.0.0 0",
    "apply (inside) 1 outgoing_src",
    "established tcp 80 0",
    "filter java 80 0 0 0 0",
    "url-server (inside) host 10.89.129.135",
    "url-cache dst 1KB",
    "url-block block 1",
    "fragment chain 1 outside",
    "service resetinbound",
    "virtual telnet 192.168.1.13",
    "ntp server 10.89.129.135",
    "http 10.89.129.128 255.255.255.128 inside",
    "management-access inside",
    "ssh 10.89.129.128 255.255.255.128 inside",
    "telnet 10.89.129.128 255.255.255.128 inside",
    "tftp-server inside 10.89.129.135 config",
    "username admin password secret",
    "privilege show level 5 command clock",
    "dhcpd address 10.89.129.201-10.89.129.202 inside",
    "dhcprelay timeout 60",
    "vpdn enable outside",
    "vpnclient mode client-mode",
    "rip inside passive version 2",
    "router ospf 1",
    "multicast interface inside",
    "mac-list macs permit 0000.0000.0001 ffff.ffff.ffff",
    "ca identity lab 10.89.129.135",
    "logging on",
    "logging buffered debugging",
    "logging host inside 10.89.129.135",
    "logging message 111009 level 5",
    "sysopt connection permit-ipsec",
};

/// A line that the grammar of the command takes: the shortest, with a value of the right kind for every word.
std::string example(const cli::Command& command) {
  std::string line = command.negatable == cli::Negatable::only ? "no" : "";
  int optional = 0, skip = 0;
  std::vector<int> groups;  // depth of `optional` at which a group's first alternative was taken
  for (std::size_t i = 0; i < command.words.size(); ++i) {
    const cli::Word& word = command.words[i];
    if (word.kind == cli::WordKind::optional_begin) ++optional;
    if (word.kind == cli::WordKind::optional_end) --optional;
    if (optional > 0) continue;
    if (word.kind == cli::WordKind::group_begin && skip > 0) ++skip;
    if (word.kind == cli::WordKind::alternative && skip == 0) skip = 1;
    if (word.kind == cli::WordKind::group_end && skip > 0) --skip;
    if (skip > 0 || !cli::takes_input(word.kind)) continue;
    if (!line.empty()) line += ' ';
    switch (word.kind) {
      case cli::WordKind::keyword:
        line += word.name;
        break;
      case cli::WordKind::choice:
        line += word.choices.front().text;
        break;
      case cli::WordKind::number:
        line += std::to_string(word.low);
        break;
      case cli::WordKind::address:
        line += "10.89.129.131";
        break;
      case cli::WordKind::mask:
        line += "255.255.255.255";
        break;
      case cli::WordKind::name:
        line += word.name == "list_id" ? "120" : word.name == "interface" ? "outside" : "1";
        break;
      default:
        line += "x";
        break;
    }
  }
  return line;
}

struct Terminal {
  FakeDevice device;
  console::Session session;
  Terminal()
      : session(device, [] {
          console::SessionOptions options;
          options.start_privileged = true;
          options.echo = false;
          return options;
        }()) {
    session.start(TimePoint{});
    (void)session.take_output();
  }
  QString type(const std::string& line) {
    session.input(TimePoint{} + Seconds{5}, line + '\n');
    QString answer = QString::fromStdString(session.take_output());
    // Without the line end of what was typed and the prompt behind.
    const QString prompt = QString::fromStdString(session.prompt());
    if (answer.endsWith(prompt)) answer.chop(prompt.size());
    return answer.mid(1);
  }
};

Terminal& furnished() {
  static Terminal terminal;
  static const bool once = [] {
    terminal.type("configure terminal");
    for (const char* line : kMore) terminal.type(line);
    terminal.type("exit");
    terminal.device.conns.push_back({});
    terminal.device.xlates_list.push_back({});
    terminal.device.startup = "saved";
    return true;
  }();
  (void)once;
  return terminal;
}

bool is_refusal(const QString& answer) {
  return answer.startsWith("ERROR") || answer.startsWith("Type help") || answer.startsWith("Not enough");
}

}  // namespace

class EveryShowTest : public QObject {
  Q_OBJECT
 private slots:
  void everyCommandIsTakenAsItsGrammarSays_data() {
    QTest::addColumn<QString>("line");
    for (const cli::Command& command : console::exec_commands()) {
      const QString line = QString::fromStdString(example(command));
      QTest::newRow(qPrintable(line + " #" + QString::number(&command - console::exec_commands().data())))
          << line;
    }
  }
  void everyCommandIsTakenAsItsGrammarSays() {
    QFETCH(QString, line);
    Terminal terminal;
    // The numbered words above are names of nothing in some commands: being told so is no crash.
    const QString answer = terminal.type(line.toStdString());
    QVERIFY2(!answer.startsWith("Type help") && !answer.startsWith("Not enough") &&
                 !answer.startsWith("ERROR: unexpected"),
             qPrintable(line + "\n" + answer));
  }
  void everyChapterShowsItsLines_data() {
    QTest::addColumn<QString>("word");
    cli::MatchOptions options;
    options.mode = console::privileged_mode;
    for (const cli::HelpItem& item : cli::help(console::exec_grammar(), "show ", options))
      QTest::newRow(item.word.c_str()) << QString::fromStdString(item.word);
  }
  void everyChapterShowsItsLines() {
    QFETCH(QString, word);
    const QString answer = furnished().type("show " + word.toStdString());
    // Commands that want another word say so; who shows Telnet sessions, and there is none.
    if (word == "who" || word == "history") return;
    QVERIFY2(!answer.trimmed().isEmpty(), qPrintable("nothing for show " + word));
    if (word == "crypto") QVERIFY(answer.contains("isakmp"));
    QVERIFY2(!answer.startsWith("Type help") && !answer.startsWith("ERROR"), qPrintable(answer));
  }
  void everyChapterBeginsWithItsOwnWord_data() {
    QTest::addColumn<QString>("word");
    for (const cli::Command& command : console::exec_commands()) {
      if (command.words.size() < 2 || command.words[1].name != "chapter") continue;
      for (const cli::Choice& choice : command.words[1].choices) {
        const QString word = QString::fromStdString(std::string(choice.text));
        QTest::newRow(qPrintable(word)) << word;
      }
    }
  }
  void everyChapterBeginsWithItsOwnWord() {
    QFETCH(QString, word);
    const QStringList lines = furnished().type("show " + word.toStdString()).split('\n', Qt::SkipEmptyParts);
    QVERIFY(!lines.isEmpty());
    for (QString line : lines) {
      if (line.startsWith("no ")) line.remove(0, 3);
      const bool is_member = word == "object-group" && line.startsWith(' ');
      const QString stem = word == "names" ? "name" : word;
      QVERIFY2(is_member || line.startsWith(stem), qPrintable(word + ": " + line));
    }
  }
  void helpTellsTheUsageOfEveryCommand_data() {
    QTest::addColumn<QString>("word");
    cli::MatchOptions options;
    options.mode = pix::config_mode;
    for (const cli::HelpItem& item : cli::help(console::full_grammar(), "", options))
      QTest::newRow(item.word.c_str()) << QString::fromStdString(item.word);
  }
  void helpTellsTheUsageOfEveryCommand() {
    QFETCH(QString, word);
    if (word == "no") return;
    Terminal terminal;
    terminal.type("configure terminal");
    const QString answer = terminal.type("help " + word.toStdString());
    QVERIFY2(answer.startsWith("Usage:  ") && answer.section('\n', 0, 0).contains(word), qPrintable(answer));
    QVERIFY(!is_refusal(answer));
  }
};

DRAWBRIDGE_TEST(EveryShowTest);
#include "every_show_test.moc"
