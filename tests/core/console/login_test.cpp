// SPDX-License-Identifier: GPL-3.0-or-later
// Who sits at the console: login over Telnet, server groups, enable, wrong passwords, idle time.
#include <QTest>

#include "console/session.h"
#include "fake_device.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::FakeDevice;

namespace {

QString q(const std::string& text) {
  return QString::fromStdString(text);
}

TimePoint at(int seconds) {
  return TimePoint{} + Seconds{seconds};
}

console::SessionOptions telnet() {
  console::SessionOptions options;
  options.login = true;
  options.from = Ipv4Address(10, 89, 129, 130);
  return options;
}

struct Terminal {
  FakeDevice device;
  console::Session session;
  QString greeting;
  explicit Terminal(console::SessionOptions options, std::initializer_list<const char*> lines = {})
      : session(configured(device, lines), options) {
    session.start(TimePoint{});
    greeting = q(session.take_output());
  }
  static FakeDevice& configured(FakeDevice& device, std::initializer_list<const char*> lines) {
    for (const char* line : lines) (void)pix::apply_line(device.config, line);
    return device;
  }
  QString type(std::string_view characters, int seconds = 0) {
    session.input(at(seconds), characters);
    return q(session.take_output());
  }
  QString wait(int seconds) {
    session.handle_timeout(at(seconds));
    return q(session.take_output());
  }
  bool logged(const char* line) const {
    for (const std::string& each : device.log_lines) {
      if (each == line) return true;
    }
    return false;
  }
};

}  // namespace

class LoginTest : public QObject {
  Q_OBJECT
 private slots:
  void telnetAsksForThePasswordOfTheLogin() {
    Terminal t(telnet());
    QCOMPARE(t.greeting, "\nUser Access Verification\n\nPassword: ");
    QVERIFY(!t.session.is_logged_in());
    QCOMPARE(t.type("cisco\r\n"), "*****\nType help or '?' for a list of available commands.\npixfirewall> ");
    QVERIFY(t.session.is_logged_in());
    QVERIFY(t.logged("6-605005 Login permitted from 10.89.129.130/0 to console/telnet for user \"\""));
  }
  void threeWrongPasswordsEndTheTelnetSession() {
    Terminal t(telnet());
    QCOMPARE(t.type("wrong\n"), "*****\nPassword: ");
    QCOMPARE(t.type("wrong\n"), "*****\nPassword: ");
    QCOMPARE(t.type("wrong\n"), "*****\nAccess denied.\n\nLogoff\n\n");
    QVERIFY(t.session.is_finished());
    QVERIFY(t.logged("6-605004 Login denied from 10.89.129.130/0 to console/telnet for user \"\""));
  }
  void nothingIsAnsweredOrCompletedBeforeTheLogin() {
    Terminal t(telnet());
    QCOMPARE(t.type("show\t ?"), "******");
    QVERIFY(t.session.completions("show ").empty());
    // Ctrl-C asks again and lets nobody in.
    QVERIFY(t.type("\x03").endsWith("^C\nPassword: "));
    QVERIFY(!t.session.is_logged_in());
  }
  void bannersStandWhereTheDeviceHasThem() {
    Terminal t(telnet(), {"banner motd Welcome to $(hostname)", "banner login Log in", "banner exec Mind"});
    QCOMPARE(t.greeting, "Welcome to pixfirewall\n\nUser Access Verification\n\nLog in\nPassword: ");
    QVERIFY(t.type("cisco\n").contains("\nMind\n"));
  }
  void aServerGroupIsAskedForUserAndPassword() {
    Terminal t(telnet(), {"aaa authentication telnet console AuthInbound"});
    t.device.next_request = 7;
    QVERIFY(t.greeting.endsWith("Username: "));
    QCOMPARE(t.type("pat\n"), "pat\nPassword: ");
    QCOMPARE(t.type("word\nshow clock\n"), "****\n");  // the rest waits for the answer
    QCOMPARE(q(t.device.asked.at(0)), "AuthInbound pat word");
    t.session.login_answered(at(1), 8, console::LoginAnswer::accepted);  // another's
    QVERIFY(!t.session.is_logged_in());
    t.session.login_answered(at(1), 7, console::LoginAnswer::accepted);
    QVERIFY(t.session.is_logged_in());
    QVERIFY(q(t.session.take_output()).contains("pixfirewall> show clock\n"));
    QVERIFY(t.logged("6-611101 User authentication succeeded: Uname: pat"));
    QVERIFY(t.type("show curpriv\n").contains("Username : pat"));
  }
  void aServerGroupThatRefusesIsAskedAgain() {
    Terminal t(telnet(), {"aaa authentication telnet console AuthInbound"});
    t.device.next_request = 1;
    for (int i = 0; i < 3; ++i) {
      t.type("pat\nwrong\n");
      t.session.login_answered(at(1), 1, console::LoginAnswer::refused);
    }
    QVERIFY(t.session.is_finished());
    QVERIFY(t.logged("6-611102 User authentication failed: Uname: pat"));
  }
  void localUsersLogInWhenNoServerAnswers() {
    Terminal t(telnet(), {"aaa authentication telnet console AuthInbound LOCAL",
                          "username admin password secret privilege 15"});
    t.device.next_request = 1;
    t.type("admin\nsecret\n");
    t.session.login_answered(at(1), 1, console::LoginAnswer::no_server);
    QVERIFY(t.session.is_logged_in());
    QVERIFY(
        t.logged("4-409023 Attempting AAA Fallback method LOCAL for login of user admin: Auth-server group "
                 "AuthInbound unreachable"));
  }
  void aServerThatNeverAnswersIsWaitedForSoLongAndNoLonger() {
    Terminal t(telnet(), {"aaa authentication telnet console AuthInbound"});
    t.device.next_request = 1;
    t.type("pat\nword\n");
    QVERIFY(t.session.next_timeout().has_value());
    QVERIFY(t.wait(130).endsWith("Username: "));
    QVERIFY(!t.session.is_logged_in());
  }
  void localUsersGetTheirOwnLevel() {
    Terminal t({},
               {"username admin password secret privilege 15", "username guest password guess privilege 1"});
    QVERIFY(t.type("login\nguest\nguess\n").endsWith("pixfirewall> "));
    QVERIFY(t.type("login\nadmin\nsecret\n").endsWith("pixfirewall# "));
    QVERIFY(t.type("configure terminal\n").endsWith("(config)# "));
    QVERIFY(t.logged("5-111008 User 'admin' executed the 'configure terminal' command."));
  }
  void enableAsksAServerGroupIfItIsToldTo() {
    Terminal t({}, {"aaa authentication enable console AuthInbound"});
    t.device.next_request = 4;
    QVERIFY(t.type("enable\n").endsWith("Username: "));
    t.type("pat\nword\n");
    t.session.login_answered(at(1), 4, console::LoginAnswer::accepted);
    QVERIFY(t.session.is_privileged());
  }
  void threeWrongEnablePasswordsAreLogged() {
    Terminal t(telnet());
    t.type("cisco\nenable\na\nb\nc\n");
    QVERIFY(t.logged("6-308001 PIX console enable password incorrect for 3 tries (from 10.89.129.130)"));
    QVERIFY(!t.session.is_privileged());
  }
  void theAnswerToAWrongPasswordIsKeptBack() {
    Terminal t({});
    t.device.pause = Seconds{4};
    t.type("enable\n");
    QCOMPARE(t.type("wrong\n\nshow clock\n"), "*****\n");
    QCOMPARE(t.session.next_timeout(), std::optional(at(4)));
    QCOMPARE(t.wait(3), "");
    // What was typed meanwhile is taken in its turn: Return is the right password here.
    const QString rest = t.wait(4);
    QVERIFY2(rest.startsWith("Invalid password\nPassword: \npixfirewall# "), qPrintable(rest));
    QVERIFY(rest.contains("UTC"));
  }
  void anIdleSessionEnds() {
    Terminal t(telnet());
    t.type("cisco\n", 10);
    QCOMPARE(t.session.next_timeout(), std::optional(at(10 + 5 * 60)));
    t.wait(309);
    QVERIFY(!t.session.is_finished());
    QVERIFY(t.wait(310).endsWith("Logoff\n\n"));
    QVERIFY(t.session.is_finished());
  }
  void theConsoleItselfEndsOnlyIfItIsToldTo() {
    Terminal never({});
    QVERIFY(!never.session.next_timeout().has_value());
    Terminal t({}, {"console timeout 1"});
    t.wait(60);
    QVERIFY(t.session.is_finished());
  }
  void aRestartIsAskedFor() {
    console::SessionOptions options;
    options.start_privileged = true;
    Terminal t(options);
    QVERIFY(t.type("reload\n").endsWith("Proceed with reload? [confirm]"));
    t.type("n\n");
    QVERIFY(!t.device.restarted_by.has_value());
    t.type("reload\n\n");
    QCOMPARE(q(t.device.restarted_by.value_or("")), "console");
  }
  void commandsAreLoggedWithoutTheirSecrets() {
    console::SessionOptions options;
    options.start_privileged = true;
    Terminal t(options);
    t.type(
        "conf t\nisakmp key Very5ecret address 192.168.1.77\nvpngroup new password Very5ecret\n"
        "passwd Very5ecret\nsnmp-server community Very5ecret\nsh ver\n");
    QVERIFY(t.logged("5-111008 User 'enable_15' executed the 'configure terminal' command."));
    QVERIFY(t.logged("7-111009 User 'enable_15' executed cmd: show version"));
    int told = 0;
    for (const std::string& line : t.device.log_lines) {
      QVERIFY2(line.find("Very5ecret") == std::string::npos, line.c_str());
      if (line.find("*****") != std::string::npos) ++told;
    }
    QCOMPARE(told, 4);
  }
  void aLineThatIsTooLongIsNotCarriedOut() {
    console::SessionOptions options;
    options.start_privileged = true;
    options.echo = false;
    Terminal t(options);
    const QString answer = t.type("conf t\nhostname bridge" + std::string(1'000'000, ' ') + "\n");
    QVERIFY(answer.contains("ERROR: a line has at most 512 characters: this one was not carried out"));
    QCOMPARE(q(t.device.config.hostname), "pixfirewall");
    QVERIFY(t.type("hostname bridge\n").endsWith("bridge(config)# "));
  }
  void bytesThatAreNoCharactersAreDropped() {
    console::SessionOptions options;
    options.start_privileged = true;
    options.echo = false;
    Terminal t(options);
    std::string noise;
    for (int i = 0; i < 256; ++i) noise += static_cast<char>(i);
    for (int i = 0; i < 20; ++i) t.type(noise);
    for (const char c : t.type(noise).toStdString()) QVERIFY(static_cast<unsigned char>(c) < 0x80);
    QVERIFY(t.type("\x15show clock\n").contains("UTC"));
  }
  void whatHasNoEffectIsSaidOncePerFamily() {
    console::SessionOptions options;
    options.start_privileged = true;
    Terminal t(options);
    t.type("conf t\n");
    const QString first = t.type("failover poll 10\n");
    QVERIFY2(first.contains("no effect here"), qPrintable(first));
    QVERIFY(!t.type("failover poll 12\n").contains("no effect here"));
    QVERIFY(t.type("write net\n").contains("no effect here"));
  }
};

DRAWBRIDGE_TEST(LoginTest);
#include "login_test.moc"
