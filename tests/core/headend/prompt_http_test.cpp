// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP login of the cut-through proxy (pix-behaviour.md 5.2).
#include "headend/prompt_http.h"

#include <QTest>

#include "base/base64.h"
#include "prompt_dialogue.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::headend;
using namespace drawbridge::testing;
using State = LoginDialogue::State;

namespace {

std::string basic(std::string_view both) {
  return "Authorization: Basic " + base64_encode(as_bytes(both)) + "\r\n";
}

std::string request(const std::string& headers = {}, const std::string& path = "/") {
  return "GET " + path + " HTTP/1.1\r\nHost: 192.168.1.11\r\n" + headers + "\r\n";
}

}  // namespace

class PromptHttpTest : public QObject {
  Q_OBJECT

 private slots:
  void aRequestWithoutANameIsAsked() {
    HttpPrompt prompt({{}, 7, {}, {}});
    send(prompt, request());
    QCOMPARE(said(prompt),
             "HTTP/1.0 401 Unauthorized\r\n"
             "WWW-Authenticate: Basic realm=\"HTTP Authentication (sessionid: 7)\"\r\n"
             "Content-Type: text/html\r\nContent-Length: 97\r\nConnection: close\r\n\r\n"
             "<html><head><title>401 Unauthorized</title></head><body><h1>401 "
             "Unauthorized</h1></body></html>\r\n");
    QVERIFY(prompt.state() == State::over);
  }
  void theTextOfAuthPromptIsTheRealm() {
    HttpPrompt prompt({{"Say \"friend\"", {}, {}}, 7, {}, {}});
    send(prompt, request());
    QVERIFY(said(prompt).contains("realm=\"Say \\\"friend\\\"\""));
  }
  void theRequestIsReplayedWithTheSameHeader() {
    HttpPrompt prompt({{}, 1, {}, {}});
    const std::string whole = request(basic("pat:sec:ret"));
    // However it is cut into pieces.
    for (const char c : whole) send(prompt, std::string_view(&c, 1));
    QCOMPARE(asked(prompt), "pat/sec:ret");
    QVERIFY(prompt.state() == State::checking);
    send(prompt, "more");
    prompt.answer(PromptResult::accepted);
    QVERIFY(prompt.state() == State::passed);
    prompt.server_opened();
    QVERIFY(prompt.state() == State::joined);
    QCOMPARE(replayed(prompt), QString::fromStdString(whole + "more"));
    QCOMPARE(said(prompt), "");
  }
  void aBodyGoesWithTheRequest() {
    HttpPrompt prompt({{}, 1, {}, {}});
    const std::string whole =
        "POST /form HTTP/1.1\r\nContent-Length: 7\r\n" + basic("pat:secret") + "\r\nname=me";
    send(prompt, whole);
    prompt.answer(PromptResult::accepted);
    QCOMPARE(replayed(prompt), QString::fromStdString(whole));
  }
  void theServerGetsItsHalfOfASplitName() {
    HttpPrompt prompt({{}, 1, {}, {}});
    send(prompt,
         request("X-Before: 1\r\n" + basic("aaa_user@remote_user:aaa_pass@remote_pass") + "X-After: 2\r\n"));
    QCOMPARE(asked(prompt), "aaa_user/aaa_pass");
    prompt.answer(PromptResult::accepted);
    QCOMPARE(replayed(prompt), QString::fromStdString(request(
                                   "X-Before: 1\r\n" + basic("remote_user:remote_pass") + "X-After: 2\r\n")));
  }
  void aWrongPasswordIsAskedAgain() {
    HttpPrompt prompt({{}, 3, {}, {}});
    send(prompt, request(basic("pat:wrong")));
    prompt.answer(PromptResult::refused);
    const QString text = said(prompt);
    QVERIFY2(text.startsWith("HTTP/1.0 401 Unauthorized\r\n"), qPrintable(text));
    QVERIFY2(text.contains("<p>Error: Authentication Failed</p>"), qPrintable(text));
    QVERIFY(prompt.state() == State::over);
  }
  void whoMayNotHaveItIsTold() {
    HttpPrompt prompt({{}, 3, {}, {}});
    send(prompt, request(basic("pat:secret")));
    prompt.answer(PromptResult::denied);
    const QString text = said(prompt);
    QVERIFY2(text.startsWith("HTTP/1.0 403 Forbidden\r\n"), qPrintable(text));
    QVERIFY2(text.contains("Error: Authorization Denied"), qPrintable(text));
  }
  void whatCannotBeReadAsksAgain_data() {
    QTest::addColumn<QString>("header");
    QTest::newRow("another scheme") << "Authorization: Digest username=\"pat\"\r\n";
    QTest::newRow("no base64") << "Authorization: Basic !!!!\r\n";
    QTest::newRow("no colon") << QString::fromStdString(basic("pat"));
    QTest::newRow("no name") << QString::fromStdString(basic(":secret"));
    QTest::newRow("nothing") << "Authorization:\r\n";
    QTest::newRow("too long") << QString::fromStdString(basic(std::string(256, 'x') + ":secret"));
  }
  void whatCannotBeReadAsksAgain() {
    QFETCH(QString, header);
    HttpPrompt prompt({{}, 3, {}, {}});
    send(prompt, request(header.toStdString()));
    QVERIFY(said(prompt).startsWith("HTTP/1.0 401 "));
    QCOMPARE(asked(prompt), "");
  }
  void aHeadWithoutEndIsGivenUp() {
    HttpPrompt prompt({{}, 3, {}, {}});
    send(prompt, "GET / HTTP/1.1\r\n");
    const std::string line = "X-Filler: " + std::string(100, 'x') + "\r\n";
    for (std::size_t size = 0; size < HttpPrompt::kLongestHead; size += line.size()) send(prompt, line);
    QVERIFY(said(prompt).startsWith("HTTP/1.0 400 Bad Request\r\n"));
    QVERIFY(prompt.state() == State::over);
  }
  void garbageIsNoRequest() {
    HttpPrompt prompt({{}, 3, {}, {}});
    send(prompt, std::string_view("\x16\x03\x01\r\n\r\n", 7));
    QVERIFY(said(prompt).startsWith("HTTP/1.0 400 "));
  }
  void virtualHttpTakesTheLoginElsewhereAndSendsBack() {
    HttpPrompt first({{}, 1, "192.168.1.20", "192.168.1.11"});
    send(first, request({}, "/page?a=1"));
    QVERIFY(said(first).contains("Location: http://192.168.1.20/http://192.168.1.11/page?a=1\r\n"));
    HttpPrompt login({{}, 2, "192.168.1.20", "192.168.1.20", true});
    send(login, request({}, "/http://192.168.1.11/page?a=1"));
    QVERIFY(said(login).startsWith("HTTP/1.0 401 "));
    HttpPrompt again({{}, 3, "192.168.1.20", "192.168.1.20", true});
    send(again, request(basic("pat:secret"), "/http://192.168.1.11/page?a=1"));
    again.answer(PromptResult::accepted);
    QVERIFY(said(again).contains("302 Found\r\nLocation: http://192.168.1.11/page?a=1\r\n"));
    HttpPrompt already({{}, 4, "192.168.1.20", "192.168.1.20", true, true});
    send(already, request({}, "/"));
    QVERIFY(said(already).contains("Authentication Successful"));
  }
};

DRAWBRIDGE_TEST(PromptHttpTest);
#include "prompt_http_test.moc"
