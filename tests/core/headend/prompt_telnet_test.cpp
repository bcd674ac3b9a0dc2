// SPDX-License-Identifier: GPL-3.0-or-later
// The Telnet login of the cut-through proxy (pix-behaviour.md 5.2).
#include "headend/prompt_telnet.h"

#include <QTest>

#include "prompt_dialogue.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::headend;
using namespace drawbridge::testing;
using State = LoginDialogue::State;

class PromptTelnetTest : public QObject {
  Q_OBJECT

 private slots:
  void nameThenPasswordThenTheServer() {
    TelnetPrompt prompt({});
    prompt.start();
    QCOMPARE(said(prompt), "Username: ");
    send(prompt, "pat\r\n");
    QCOMPARE(said(prompt), "<WILL 1>Password: ");
    send(prompt, "secret\r\n");
    QCOMPARE(said(prompt), "<WONT 1>\r\n");
    QCOMPARE(asked(prompt), "pat/secret");
    prompt.answer(PromptResult::accepted);
    QCOMPARE(said(prompt), "");
    prompt.server_opened();
    QVERIFY(prompt.state() == State::joined);
    QCOMPARE(replayed(prompt), "");
    prompt.server_data(as_bytes("login: "));
    QCOMPARE(said(prompt), "login: ");
  }
  void theTextsOfAuthPromptAreSaid() {
    TelnetPrompt prompt({"Who are you?", "Be welcome", "Go away"});
    prompt.start();
    QCOMPARE(said(prompt), "Who are you?\r\n\r\nUsername: ");
    send(prompt, "pat\rsecret\r");
    (void)said(prompt);
    prompt.answer(PromptResult::refused);
    QCOMPARE(said(prompt), "Go away\r\n\r\nUsername: ");
    send(prompt, "pat\nsecret\n");
    (void)said(prompt);
    prompt.answer(PromptResult::accepted);
    QCOMPARE(said(prompt), "Be welcome\r\n");
  }
  void fourTriesAndNoMore() {
    TelnetPrompt prompt({});
    prompt.start();
    for (int i = 1; i <= TelnetPrompt::kTries; ++i) {
      QVERIFY(prompt.state() == State::asking);
      send(prompt, "pat\r\nwrong\r\n");
      QCOMPARE(asked(prompt), "pat/wrong");
      (void)said(prompt);
      prompt.answer(PromptResult::refused);
      QCOMPARE(said(prompt), i < TelnetPrompt::kTries ? "Error: Authentication Failed\r\n\r\nUsername: "
                                                      : "Error: Authentication Failed\r\n");
    }
    QVERIFY(prompt.state() == State::over);
  }
  void whoMayNotHaveItIsTold() {
    TelnetPrompt prompt({});
    prompt.start();
    send(prompt, "pat\r\nsecret\r\n");
    (void)said(prompt);
    prompt.answer(PromptResult::denied);
    QCOMPARE(said(prompt), "Error: Authorization Denied\r\n");
    QVERIFY(prompt.state() == State::over);
  }
  void negotiationIsNoText() {
    TelnetPrompt prompt({});
    prompt.start();
    const std::string iac = "\xFF";
    send(prompt, iac + "\xFB\x18" + "p" + iac + "\xFA\x18" + std::string(1, '\0') + "VT100" + iac + "\xF0" +
                     "at\r" + std::string(1, '\0') + iac);
    send(prompt, std::string("\xFD\x01") + "secret\r\n");
    QCOMPARE(asked(prompt), "pat/secret");
  }
  void typingErrorsCanBeTakenBack() {
    TelnetPrompt prompt({});
    prompt.start();
    send(prompt, "pax\x7Ft\r\nsecreet\x08\x08t\r\n");
    QCOMPARE(asked(prompt), "pat/secret");
  }
  void whatIsTypedAheadIsNotLost() {
    TelnetPrompt prompt({});
    prompt.start();
    send(prompt, "pat\r\nwrong\r\npat\r\nsecret\r\nls\r\n");
    QCOMPARE(asked(prompt), "pat/wrong");
    prompt.answer(PromptResult::refused);
    QCOMPARE(asked(prompt), "pat/secret");
    prompt.answer(PromptResult::accepted);
    prompt.server_opened();
    QCOMPARE(replayed(prompt), "ls\r\n");
  }
  void theVirtualServerOnlyTakesTheLogin() {
    TelnetPrompt prompt({}, true);
    prompt.start();
    send(prompt, "pat\r\nsecret\r\n");
    (void)said(prompt);
    prompt.answer(PromptResult::accepted);
    QCOMPARE(said(prompt), "Authentication Successful\r\n");
    QVERIFY(prompt.state() == State::over);
  }
};

DRAWBRIDGE_TEST(PromptTelnetTest);
#include "prompt_telnet_test.moc"
