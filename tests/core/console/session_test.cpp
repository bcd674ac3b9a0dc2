// SPDX-License-Identifier: GPL-3.0-or-later
// A person types at the console; what comes back is compared as a transcript.
#include <QTest>

#include "console/session.h"
#include "fake_device.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::FakeDevice;

namespace {

QString q(const std::string& text) {
  return QString::fromStdString(text);
}

struct Terminal {
  FakeDevice device;
  console::Session session;
  explicit Terminal(console::SessionOptions options = {}) : session(device, options) {
    session.start(TimePoint{});
  }
  QString type(std::string_view characters) {
    session.input(TimePoint{}, characters);
    return q(session.take_output());
  }
};

console::SessionOptions privileged() {
  console::SessionOptions options;
  options.start_privileged = true;
  return options;
}

}  // namespace

class SessionTest : public QObject {
  Q_OBJECT
 private slots:
  void anEmptyEnablePasswordLeadsToThePrivilegedPrompt() {
    Terminal t;
    QCOMPARE(t.type("enable\n"), "pixfirewall> enable\nPassword: ");
    QCOMPARE(t.type("\n"), "\npixfirewall# ");
    QCOMPARE(t.type("configure terminal\n"), "configure terminal\npixfirewall(config)# ");
    QCOMPARE(t.type("exit\n"), "exit\npixfirewall# ");
    QCOMPARE(t.type("disable\n"), "disable\npixfirewall> ");
    QVERIFY(!t.session.is_privileged());
  }
  void aWrongEnablePasswordIsRefusedThreeTimesAndNeverEchoed() {
    Terminal t;
    t.type("enable\n");
    QCOMPARE(t.type("abc\n"), "***\nInvalid password\nPassword: ");
    QCOMPARE(t.type("abc\n"), "***\nInvalid password\nPassword: ");
    QCOMPARE(t.type("abc\n"), "***\nAccess denied.\npixfirewall> ");
    QVERIFY(!t.session.is_privileged());
  }
  void privilegedCommandsAreUnknownBeforeEnable() {
    Terminal t;
    t.type("");
    QCOMPARE(t.type("show uauth\n"),
             "show uauth\nType help or '?' for a list of available commands.\npixfirewall> ");
  }
  void abbreviationsWorkAndAmbiguousOnesAreNamed() {
    Terminal t(privileged());
    t.type("");
    QVERIFY(t.type("sh ver\n").contains("PIX Firewall Version 6.3(3)\nEmulated by Drawbridge"));
    QVERIFY(t.type("wr m\n").contains("Building configuration...\nCryptochecksum: "));
    QCOMPARE(t.device.saved, 1);
    QVERIFY(t.type("show c\n").contains("ERROR: ambiguous command c:"));
    QVERIFY(t.type("show ip local\n").contains("Not enough arguments."));
    QVERIFY(t.type("frobnicate\n").contains("Type help or '?'"));
  }
  void configurationLinesTakeEffectAtOnceAndErrorsAreTheDevices() {
    Terminal t(privileged());
    t.type("conf t\n");
    t.type("hostname bridge\n");
    QCOMPARE(q(t.session.prompt()), "bridge(config)# ");
    QVERIFY(t.type("isakmp policy 10 group 9\n").contains("ERROR"));
    QVERIFY(t.type("show hostname\n").contains("hostname bridge"));
    t.type("\x1a");
    QCOMPARE(q(t.session.prompt()), "bridge# ");
  }
  void questionMarkAnswersAtOnceAndKeepsTheLine() {
    Terminal t(privileged());
    t.type("");
    const QString answer = t.type("show crypto isakmp ?");
    QVERIFY2(answer.contains("\nsa"), qPrintable(answer));
    QVERIFY(answer.endsWith("pixfirewall# show crypto isakmp "));
    QVERIFY(t.type("sa\n").contains("Total     : 0"));
  }
  void aQuestionAtTheEndOfAPipedLineIsNotACommand() {
    Terminal t(privileged());
    t.type("");
    const QString answer = t.type("show ?\n");
    QVERIFY(answer.contains("version"));
    QVERIFY(answer.endsWith("pixfirewall# show \npixfirewall# "));
  }
  void tabCompletesWhatIsCertainAndListsTheRest() {
    Terminal t(privileged());
    t.type("");
    QCOMPARE(t.type("sho\t"), "show ");
    QCOMPARE(t.type("vers\t"), "version ");
    t.type("\x15");
    const QString several = t.type("show u\t");
    QVERIFY2(several.contains("uauth"), qPrintable(several));
  }
  void theArrowKeysRecallOlderLines() {
    Terminal t(privileged());
    t.type("show clock\n");
    t.type("show debug\n");
    t.type("\x1b[A\x1b[A");
    QVERIFY(t.type("\n").contains("UTC"));
  }
  void editingKeysChangeTheLine() {
    Terminal t(privileged());
    t.type("how clock\x01s\n");
    QVERIFY(t.session.take_output().empty());
    t.type("show clokc\x08\x08");
    QVERIFY(t.type("ck\n").contains("UTC"));
    t.type("nonsense \x17show clock");
    QVERIFY(t.type("\n").contains("UTC"));
  }
  void aPolicyThatServesNobodyIsSaidSo() {
    Terminal t(privileged());
    t.device.beside = {false, false};
    t.type("configure terminal\n");
    QCOMPARE(
        t.type("isakmp policy 10 auth rsa-sig\n"),
        "isakmp policy 10 auth rsa-sig\n"
        "WARNING: \"isakmp policy 10 authentication rsa-sig\" serves nobody: the headend has no "
        "certificate.\n"
        "WARNING: \"isakmp policy 10 authentication rsa-sig\" serves nobody: no authority is known whose "
        "certificates clients may show.\n"
        "pixfirewall(config)# ");
    QCOMPARE(t.type("isakmp policy 10 encryption aes\n"),
             "isakmp policy 10 encryption aes\npixfirewall(config)# ");
    t.device.beside = {true, true};
    QCOMPARE(t.type("isakmp policy 20 authentication hybrid\n"),
             "isakmp policy 20 authentication hybrid\npixfirewall(config)# ");
  }
  void theKeyPairIsMadeShownAndDestroyed() {
    Terminal t(privileged());
    t.type("");
    QCOMPARE(t.type("show ca mypubkey rsa\n"), "show ca mypubkey rsa\npixfirewall# ");
    QCOMPARE(t.type("ca generate rsa key 1024\n"),
             "ca generate rsa key 1024\nKeypair generation process begin.\n.Success.\n"
             "% Keys of less than 2048 bits are not made: this one has 2048.\npixfirewall# ");
    const QString shown = t.type("show ca mypubkey rsa\n");
    QVERIFY2(
        shown.contains("% Key pair was generated at: 12:54:16.272 UTC Fri Jul 4 2003\nKey name: pixfirewall"),
        qPrintable(shown));
    QVERIFY2(shown.contains("\n Usage: General Purpose Key\n Key Data:\n"
                            "  5a5a5a5a 5a5a5a5a 5a5a5a5a 5a5a5a5a 5a5a5a5a 5a5a5a5a 5a5a5a5a 5a5a5a5a\n"),
             qPrintable(shown));
    QVERIFY(t.type("ca generate rsa key 2048\n").contains("ca zeroize rsa"));
    QCOMPARE(t.type("ca zeroize rsa\n"), "ca zeroize rsa\npixfirewall# ");
    QVERIFY(!t.device.key);
    t.device.keeps_keys = false;
    QVERIFY(t.type("ca generate rsa key 2048\n").contains("keeps no keys"));
  }
  void aPlainSessionNeitherEchoesNorWaitsAtTheEndOfAPage() {
    console::SessionOptions options = privileged();
    options.paging = true;
    Terminal t(options);
    t.device.config.pager_lines = 3;
    t.session.make_plain();
    t.type("");
    const QString shown = t.type("show running-config\n");
    QVERIFY2(!shown.contains("show running-config"), qPrintable(shown.left(80)));
    QVERIFY(shown.contains("nameif ethernet0 outside security0"));
    QVERIFY(!shown.contains("More"));
    QVERIFY(shown.endsWith("pixfirewall# "));
  }
  void filtersChooseLines() {
    Terminal t(privileged());
    t.type("");
    const QString only = t.type("show run | include ^isakmp policy 20\n");
    QCOMPARE(only.count("isakmp policy 20"), 6);  // the echo, then five lines
    QVERIFY(!only.contains("isakmp policy 10"));
    QVERIFY(t.type("show run | begin ^vpngroup\n")
                .startsWith("show run | begin ^vpngroup\nvpngroup vpn3000 address-pool"));
    QVERIFY(!t.type("show run | grep -v crypto\n").contains("\ncrypto"));
    QVERIFY(t.type("show run | include [\n").contains("ERROR"));
    QVERIFY(t.type("show run | nothing x\n").contains("ERROR"));
  }
  void thePagerStopsAndGoesOn() {
    console::SessionOptions options = privileged();
    options.paging = true;
    Terminal t(options);
    t.type("");
    const QString first = t.type("show run\n");
    QVERIFY(first.endsWith("<--- More --->"));
    QCOMPARE(first.count('\n'), 24);  // the echo and 23 lines
    const QString line = t.type("\n");
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(t.type("q").endsWith("pixfirewall# "));
  }
  void debugSwitchesAreShownAsTheNotePrintsThem() {
    Terminal t(privileged());
    t.type("debug crypto ipsec 1\ndebug crypto isakmp 1\ndebug crypto engine\n");
    const QString shown = t.type("show debug\n");
    QVERIFY2(shown.contains(
                 "debug crypto ipsec 1\ndebug crypto isakmp 1\ndebug crypto engine\ndebug fover status\n"
                 "        tx      Off\n"),
             qPrintable(shown));
    t.type("no debug crypto isakmp\n");
    QCOMPARE(t.device.switches.crypto_isakmp, 0);
    QVERIFY(t.device.switches.crypto_engine);
    t.type("undebug all\n");
    QVERIFY(!t.device.switches.any());
  }
  void debugLinesDoNotTearTheLineBeingTyped() {
    Terminal t(privileged());
    t.type("show cl");
    t.session.print_line("ISAKMP (0): processing SA payload. message ID = 0");
    t.session.print_line("ISAKMP (0): processing KE payload. message ID = 0");
    QCOMPARE(q(t.session.take_output()), QString("\nISAKMP (0): processing SA payload. message ID = 0\n"
                                                 "ISAKMP (0): processing KE payload. message ID = 0\n"));
    // When the device is quiet again the line is there as it was.
    t.session.settle();
    QCOMPARE(q(t.session.take_output()), QString("pixfirewall# show cl"));
    t.session.settle();
    QCOMPARE(q(t.session.take_output()), QString());
    t.session.print_line("ISAKMP (0): processing NONCE payload. message ID = 0");
    // So it is for who goes on typing.
    QVERIFY(t.type("ock\n").contains("UTC"));
  }
  void clearGoesToTheDevice() {
    Terminal t(privileged());
    t.type("clear crypto ipsec sa peer 192.168.1.2\nclear isakmp sa\nclear uauth pat\n");
    QCOMPARE(t.device.cleared.size(), std::size_t{3});
    QCOMPARE(q(t.device.cleared[0].second), "192.168.1.2");
    QVERIFY(t.device.cleared[1].first == console::ClearWhat::isakmp_sa);
    QCOMPARE(q(t.device.cleared[2].second), "pat");
  }
  void runningConfigurationIsMasked() {
    Terminal t(privileged());
    const QString shown = t.type("show run\n");
    QVERIFY(shown.contains("isakmp key ***** address 0.0.0.0"));
    QVERIFY(!shown.contains("cisco123"));
    QVERIFY(!t.type("write terminal\n").contains("cisco123"));
  }
  void eraseAsksFirst() {
    Terminal t(privileged());
    t.type("write memory\n");
    QVERIFY(t.type("write erase\n").endsWith("[confirm]"));
    t.type("n\n");
    QVERIFY(t.device.startup.has_value());
    t.type("write erase\n\n");
    QVERIFY(!t.device.startup.has_value());
  }
};

DRAWBRIDGE_TEST(SessionTest);
#include "session_test.moc"
