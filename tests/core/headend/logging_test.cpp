// SPDX-License-Identifier: GPL-3.0-or-later
// Where messages go: buffer, console, Telnet sessions and syslog servers, as `logging` asks.
#include <QTest>

#include "headend/headend.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;

namespace {

QString q(const std::string& text) {
  return QString::fromStdString(text);
}

struct Appliance {
  SeededRandom random{1};
  headend::Headend headend;
  std::uint64_t console = 0;
  Appliance()
      : headend(settings(), pix::parse(pix::lab_configuration()).config,
                pix::parse(pix::lab_configuration()).config, random, TimePoint{}) {
    console::SessionOptions options;
    options.start_privileged = true;
    options.echo = false;
    console = headend.open_console(TimePoint{}, options);
    (void)output();
  }
  static headend::Settings settings() {
    headend::Settings made;
    made.wall_epoch = {1088989080000000};  // Jul 05 2004 00:58:00
    return made;
  }
  QString output() {
    QString all;
    while (auto event = headend.poll_event()) {
      if (const auto* text = std::get_if<headend::ConsoleOutput>(&*event)) {
        if (text->console == console) all += q(text->characters);
      }
    }
    return all;
  }
  QString type(const std::string& characters, TimePoint now = TimePoint{}) {
    headend.console_input(now, console, characters);
    return output();
  }
  void configure(std::initializer_list<const char*> lines) {
    pix::EditContext context;
    for (const char* line : lines) {
      QVERIFY2(headend.configure(TimePoint{}, line, context).ok(), line);
    }
    headend.apply(TimePoint{});
    (void)output();
    while (headend.poll_action()) {
    }
  }
  std::vector<std::pair<headend::SendDatagram, QString>> datagrams() {
    std::vector<std::pair<headend::SendDatagram, QString>> all;
    while (auto action = headend.poll_action()) {
      if (auto* datagram = std::get_if<headend::SendDatagram>(&*action))
        all.emplace_back(*datagram, q(to_text(datagram->payload)));
    }
    return all;
  }
};

}  // namespace

class LoggingTest : public QObject {
  Q_OBJECT
 private slots:
  void nothingIsLoggedUntilItIsOn() {
    Appliance a;
    a.configure(
        {"logging buffered debugging", "logging host inside 10.89.129.135", "logging trap debugging"});
    QVERIFY(!a.type("show clock\n").contains("%PIX"));
    QVERIFY(a.datagrams().empty());
    QVERIFY(!a.type("show logging\n").contains("%PIX"));
    // The window hears everything all the same.
    QVERIFY(!a.headend.syslog().empty());
  }
  void theBufferKeepsWhatItsLevelLetsIn() {
    Appliance a;
    a.configure({"logging on", "logging buffered notifications"});
    a.type("show clock\ndebug crypto engine\n");
    const QString shown = a.type("show logging\n");
    QVERIFY2(
        shown.startsWith("\nSyslog logging: enabled\n    Facility: 20\n    Timestamp logging: disabled\n"),
        qPrintable(shown));
    QVERIFY(shown.contains("    Buffer logging: level notifications, 1 messages logged\n"));
    QVERIFY(shown.contains("%PIX-5-111008: User 'enable_15' executed the 'debug crypto engine' command.\n"));
    QVERIFY(!shown.contains("show clock"));
    a.type("clear logging\n");
    QVERIFY(!a.type("show logging\n").contains("debug crypto engine"));
  }
  void syslogServersGetDatagramsAsTheDeviceWritesThem() {
    Appliance a;
    a.configure({"logging on", "logging trap debugging", "logging timestamp",
                 "logging host inside 10.89.129.135", "logging host inside 10.89.129.136 udp/5514",
                 "logging device-id hostname"});
    a.type("show clock\n");
    const auto sent = a.datagrams();
    QCOMPARE(sent.size(), std::size_t{2});
    QCOMPARE(q(sent[0].first.to.to_string()), "10.89.129.135:514");
    QCOMPARE(q(sent[1].first.to.to_string()), "10.89.129.136:5514");
    QCOMPARE(q(sent[0].first.interface), "inside");
    QCOMPARE(
        sent[0].second,
        "<167>Jul 05 2004 00:58:00: pixfirewall : %PIX-7-111009: User 'enable_15' executed cmd: show clock");
  }
  void theFacilityIsInThePriority() {
    Appliance a;
    a.configure(
        {"logging on", "logging trap debugging", "logging facility 16", "logging host inside 10.89.129.135"});
    a.type("show clock\n");
    QVERIFY(a.datagrams().at(0).second.startsWith("<135>%PIX-7-111009: "));
  }
  void aMessageMayHaveAnotherLevelOrNone() {
    Appliance a;
    a.configure({"logging on", "logging buffered errors", "logging message 111009 level 3",
                 "no logging message 111008"});
    a.type("show clock\ndebug crypto engine\n");
    const QString shown = a.type("show logging\n");
    QVERIFY(shown.contains("%PIX-3-111009: User 'enable_15' executed cmd: show clock\n"));
    QVERIFY(!shown.contains("111008"));
    const QString changed = a.type("show logging message\n");
    QVERIFY(changed.contains("syslog 111009: default-level debugging, current-level errors (enabled)\n"));
    QVERIFY(changed.contains("syslog 111008: default-level notifications (disabled)\n"));
  }
  void theConsoleShowsItsLevelBehindTheCommand() {
    Appliance a;
    a.configure({"logging on", "logging console debugging"});
    QVERIFY(a.type("show checksum\n")
                .endsWith("\n%PIX-7-111009: User 'enable_15' executed cmd: show checksum\npixfirewall# "));
  }
  void monitorIsForWhoAskedForIt() {
    Appliance a;
    a.configure({"logging on", "logging monitor debugging"});
    QVERIFY(!a.type("show clock\n").contains("%PIX"));
    a.type("terminal monitor\n");
    QVERIFY(a.type("show clock\n").contains("%PIX-7-111009"));
    a.type("terminal no monitor\n");
    QVERIFY(!a.type("show clock\n").contains("%PIX"));
  }
  void theBufferIsBounded() {
    Appliance a;
    a.configure({"logging on", "logging buffered debugging"});
    for (int i = 0; i < 2000; ++i) a.headend.device().log(TimePoint{}, 6, 111009, std::to_string(i));
    const auto status = a.headend.device().logging();
    QVERIFY(status.lines.size() < 1000);
    QVERIFY(q(status.lines.back()).endsWith(": 1999"));
    QVERIFY(status.buffer >= 2000);
  }
  void localUsersAreLoggedWhenTheyComeAndGo() {
    Appliance a;
    a.configure({"logging on", "logging buffered debugging", "username pat password secret",
                 "username pat password secret privilege 15", "no username pat"});
    const QString shown = a.type("show logging\n");
    QVERIFY(shown.contains("%PIX-5-502101: New user added to local dbase: Uname: pat Priv: 2 "));
    QVERIFY(shown.contains("%PIX-5-502103: User priv level changed: Uname: pat From: 2 To: 15\n"));
    QVERIFY(shown.contains("%PIX-5-502102: User deleted from local dbase: Uname: pat Priv: 15 "));
  }
  void aRestartBringsTheStartupConfigurationBack() {
    Appliance a;
    a.type("configure terminal\nhostname other\nend\n\x1a");
    const QString shown = a.type("reload noconfirm\n");
    QVERIFY2(shown.contains("Rebooting...") && shown.endsWith("pixfirewall# "), qPrintable(shown));
    QVERIFY(a.type("show version\n").contains("Configuration has not been modified"));
  }
  void theStartupConfigurationCanBeMerged() {
    Appliance a;
    a.type("configure terminal\nhostname other\nno vpngroup vpn3000\nsysopt connection tcpmss 1200\n\x1a");
    const QString shown = a.type("configure memory\n");
    QVERIFY2(shown.contains("Cryptochecksum: ") && !shown.contains("ERROR"), qPrintable(shown));
    const QString now = a.type("show run\n");
    QVERIFY(now.contains("hostname pixfirewall"));
    QVERIFY(now.contains("vpngroup vpn3000 address-pool VPNpool"));
    QVERIFY(now.contains("sysopt connection tcpmss 1200"));  // nothing is taken away
  }
  void theStartupConfigurationSaysWhenItWasWritten() {
    Appliance a;
    QVERIFY(a.type("show startup-config\n").contains(": Saved\n:\nPIX Version"));
    a.type("write memory\n", TimePoint{} + Seconds{10});
    QVERIFY(a.type("show startup-config\n")
                .contains(": Saved\n: Written by enable_15 at 00:58:10.000 UTC Mon Jul 5 2004\nPIX Version"));
  }
  void staticsThatOverlapAreLogged() {
    Appliance a;
    a.configure({"logging on", "logging buffered debugging"});
    pix::EditContext context;
    QVERIFY(!a.headend
                 .configure(TimePoint{}, "static (inside,outside) 192.168.1.0 10.1.1.0 netmask 255.255.255.0",
                            context)
                 .ok());
    QVERIFY(a.type("show logging\n")
                .contains("%PIX-4-308002: static 192.168.1.0 10.1.1.0 netmask 255.255.255.0 overlapped with "
                          "192.168.1.11 10.89.129.131\n"));
  }
  void wrongPasswordsAreAnsweredLaterAndLater() {
    Appliance a;
    auto& device = a.headend.device();
    const Ipv4Address from(10, 89, 129, 130);
    const int expected[] = {0, 1, 2, 4, 8, 16, 30, 30};
    for (const int seconds : expected)
      QCOMPARE(whole_seconds(device.wrong_password(TimePoint{}, from)), std::int64_t{seconds});
    QCOMPARE(whole_seconds(device.wrong_password(TimePoint{}, Ipv4Address(10, 89, 129, 131))),
             std::int64_t{0});
    device.right_password(from);
    QCOMPARE(whole_seconds(device.wrong_password(TimePoint{}, from)), std::int64_t{0});
    // They are forgotten after a while, so that nobody is locked out for good.
    for (int i = 0; i < 5; ++i) (void)device.wrong_password(TimePoint{}, from);
    QCOMPARE(whole_seconds(device.wrong_password(TimePoint{} + Seconds{601}, from)), std::int64_t{0});
  }
};

DRAWBRIDGE_TEST(LoggingTest);
#include "logging_test.moc"
