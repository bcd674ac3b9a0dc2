// SPDX-License-Identifier: GPL-3.0-or-later
// The FTP login of the cut-through proxy (pix-behaviour.md 5.2).
#include "headend/prompt_ftp.h"

#include <QTest>

#include "prompt_dialogue.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::headend;
using namespace drawbridge::testing;
using State = LoginDialogue::State;

namespace {

void server(LoginDialogue& dialogue, std::string_view text) {
  dialogue.server_data(as_bytes(text));
}

}  // namespace

class PromptFtpTest : public QObject {
  Q_OBJECT

 private slots:
  void theLoginIsPassedOnToTheServer() {
    FtpPrompt prompt({});
    prompt.start();
    QCOMPARE(said(prompt), "220 FTP Server ready.\r\n");
    send(prompt, "SYST\r\n");
    QCOMPARE(said(prompt), "530 Please login with USER and PASS.\r\n");
    send(prompt, "user pat\r\n");
    QCOMPARE(said(prompt), "331 Enter Authentication Username/Password\r\n");
    send(prompt, "PASS secret\r\nSYST\r\n");
    QCOMPARE(asked(prompt), "pat/secret");
    prompt.answer(PromptResult::accepted);
    QCOMPARE(said(prompt), "");
    QVERIFY(prompt.state() == State::passed);
    prompt.server_opened();
    QCOMPARE(replayed(prompt), "");
    server(prompt, "220-Welcome\r\n220 Inside FTP ser");
    QCOMPARE(replayed(prompt), "");
    server(prompt, "ver ready.\r\n");
    QCOMPARE(replayed(prompt), "USER pat\r\n");
    server(prompt, "331 Password required for pat.\r\n");
    QCOMPARE(replayed(prompt), "PASS secret\r\n");
    QVERIFY(prompt.state() == State::passed);
    server(prompt, "230 User pat logged in.\r\n");
    QVERIFY(prompt.state() == State::joined);
    QCOMPARE(said(prompt), "230 User pat logged in.\r\n");
    // What was typed ahead is the server's.
    QCOMPARE(replayed(prompt), "SYST\r\n");
  }
  void theServerGetsItsHalfOfASplitName() {
    FtpPrompt prompt({});
    prompt.start();
    send(prompt, "USER aaa_user@remote_user\r\nPASS aaa_pass@remote_pass\r\n");
    QCOMPARE(asked(prompt), "aaa_user/aaa_pass");
    prompt.answer(PromptResult::accepted);
    prompt.server_opened();
    server(prompt, "220 Ready\r\n");
    QCOMPARE(replayed(prompt), "USER remote_user\r\n");
    server(prompt, "331 Password\r\n");
    QCOMPARE(replayed(prompt), "PASS remote_pass\r\n");
  }
  void oneWrongPasswordEndsIt() {
    FtpPrompt prompt({});
    prompt.start();
    (void)said(prompt);
    send(prompt, "USER pat\r\nPASS wrong\r\n");
    (void)said(prompt);
    prompt.answer(PromptResult::refused);
    QCOMPARE(said(prompt), "530 Error: Authentication Failed\r\n");
    QVERIFY(prompt.state() == State::over);
  }
  void theTextsOfAuthPromptAreSaid() {
    FtpPrompt prompt({"Who are you?", "Be welcome", "Go away"});
    prompt.start();
    QCOMPARE(said(prompt), "220-Who are you?\r\n220 FTP Server ready.\r\n");
    send(prompt, "USER pat\r\nPASS secret\r\n");
    (void)said(prompt);
    prompt.answer(PromptResult::accepted);
    prompt.server_opened();
    server(prompt, "220 Ready\r\n");
    server(prompt, "331 Password\r\n");
    server(prompt, "230 In\r\n");
    QCOMPARE(said(prompt), "230-Be welcome\r\n230 In\r\n");

    FtpPrompt refused({"Who are you?", "Be welcome", "Go away"});
    refused.start();
    send(refused, "USER pat\r\nPASS wrong\r\n");
    (void)said(refused);
    refused.answer(PromptResult::refused);
    QCOMPARE(said(refused), "530 Go away\r\n");
  }
  void whatTheServerRefusesTheUserHears_data() {
    QTest::addColumn<QString>("greeting");
    QTest::addColumn<QString>("after_user");
    QTest::addColumn<QString>("seen");
    QTest::newRow("full") << "421 Too many users.\r\n"
                          << ""
                          << "421 Too many users.\r\n";
    QTest::newRow("name") << "220 Ready\r\n"
                          << "530 Not you.\r\n"
                          << "530 Not you.\r\n";
    QTest::newRow("no password needed") << "220 Ready\r\n"
                                        << "230 In.\r\n"
                                        << "230 In.\r\n";
    QTest::newRow("soon") << "120 Wait\r\n220 Ready\r\n"
                          << "230 In.\r\n"
                          << "230 In.\r\n";
  }
  void whatTheServerRefusesTheUserHears() {
    QFETCH(QString, greeting);
    QFETCH(QString, after_user);
    QFETCH(QString, seen);
    FtpPrompt prompt({});
    prompt.start();
    send(prompt, "USER pat\r\nPASS secret\r\n");
    (void)said(prompt);
    prompt.answer(PromptResult::accepted);
    prompt.server_opened();
    server(prompt, greeting.toStdString());
    if (!after_user.isEmpty()) server(prompt, after_user.toStdString());
    QCOMPARE(said(prompt), seen);
    QVERIFY(prompt.state() == State::joined);
  }
  void aLineWithoutEndIsGivenUp() {
    FtpPrompt prompt({});
    prompt.start();
    (void)said(prompt);
    send(prompt, std::string(FtpPrompt::kLongestLine + 1, 'x'));
    QCOMPARE(said(prompt), "500 Line too long.\r\n");
    QVERIFY(prompt.state() == State::over);
  }
  void quitLeaves() {
    FtpPrompt prompt({});
    prompt.start();
    (void)said(prompt);
    send(prompt, "QUIT\r\n");
    QCOMPARE(said(prompt), "221 Goodbye.\r\n");
    QVERIFY(prompt.state() == State::over);
  }
};

DRAWBRIDGE_TEST(PromptFtpTest);
#include "prompt_ftp_test.moc"
