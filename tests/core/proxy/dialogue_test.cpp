// SPDX-License-Identifier: GPL-3.0-or-later
// What programs say to the proxy ports (RFC 1928; RFC 9112 section 3.2.2).
#include "proxy/dialogue.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::proxy;

namespace {

QString hex(const Bytes& octets) {
  return QString::fromStdString(to_hex(octets));
}
void say(Dialogue& dialogue, std::string_view octets_as_hex) {
  dialogue.receive(*from_hex(octets_as_hex));
}
std::string ask(Dialogue& dialogue, std::string_view text) {
  dialogue.receive(as_bytes(text));
  return to_text(dialogue.take_reply());
}

}  // namespace

class DialogueTest : public QObject {
  Q_OBJECT

 private slots:
  void socks_leads_to_a_name() {
    auto socks = socks5_dialogue();
    say(*socks, "05 01 00");
    QCOMPARE(hex(socks->take_reply()), QString("0500"));
    say(*socks, "05 01 00 03 07 7765622e6c6162 0050");
    QCOMPARE(socks->state(), Dialogue::State::waiting);
    QCOMPARE(socks->target(), (Target{"web.lab", 80}));
    QVERIFY(socks->take_reply().empty());
    socks->connected();
    QCOMPARE(socks->state(), Dialogue::State::joined);
    QCOMPARE(hex(socks->take_reply()), QString("05000001000000000000"));
  }

  void socks_leads_to_an_address_octet_by_octet() {
    auto socks = socks5_dialogue();
    const Bytes all = *from_hex("05 02 02 00  05 01 00 01 0a5981 83 01bb  16 03");
    for (const std::uint8_t octet : all) socks->receive({&octet, 1});
    QCOMPARE(socks->target(), (Target{"10.89.129.131", 443}));
    QCOMPARE(hex(socks->take_upstream()), QString("1603"));
  }

  void socks_refuses_data() {
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("answered");
    QTest::newRow("version 4") << "04 01 0050 0a000001 00"
                               << "";
    QTest::newRow("only with a password") << "05 01 02"
                                          << "05ff";
    QTest::newRow("BIND") << "05 01 00  05 02 00 01 0a000001 0050"
                          << "050005070001000000000000";
    QTest::newRow("IPv6") << "05 01 00  05 01 00 04 00000000000000000000000000000001 0050"
                          << "050005080001000000000000";
    QTest::newRow("port 0") << "05 01 00  05 01 00 01 0a000001 0000"
                            << "050005040001000000000000";
    QTest::newRow("a name with a blank") << "05 01 00  05 01 00 03 03 612062 0050"
                                         << "050005040001000000000000";
    QTest::newRow("an empty name") << "05 01 00  05 01 00 03 00 0050"
                                   << "050005040001000000000000";
  }
  void socks_refuses() {
    QFETCH(QString, said);
    QFETCH(QString, answered);
    auto socks = socks5_dialogue();
    say(*socks, said.toStdString());
    QCOMPARE(socks->state(), Dialogue::State::ended);
    QCOMPARE(hex(socks->take_reply()), answered);
  }

  void socks_says_why_not_data() {
    QTest::addColumn<int>("refusal");
    QTest::addColumn<int>("code");
    QTest::newRow("no tunnel") << int(Refusal::no_tunnel) << 3;
    QTest::newRow("not routed") << int(Refusal::not_routed) << 2;
    QTest::newRow("no such name") << int(Refusal::no_such_name) << 4;
    QTest::newRow("refused") << int(Refusal::refused) << 5;
    QTest::newRow("unreachable") << int(Refusal::unreachable) << 4;
    QTest::newRow("too many") << int(Refusal::too_many) << 1;
  }
  void socks_says_why_not() {
    QFETCH(int, refusal);
    QFETCH(int, code);
    auto socks = socks5_dialogue();
    say(*socks, "05 01 00  05 01 00 01 0a000001 0050");
    (void)socks->take_reply();
    socks->refused(static_cast<Refusal>(refusal));
    QCOMPARE(socks->state(), Dialogue::State::ended);
    QCOMPARE(int(socks->take_reply().at(1)), code);
  }

  void connect_opens_a_way_through() {
    auto http = http_dialogue();
    QCOMPARE(ask(*http, "CONNECT web.lab:443 HTTP/1.1\r\nHost: web.lab:443\r\n\r\n\x16"), std::string());
    QCOMPARE(http->target(), (Target{"web.lab", 443}));
    http->connected();
    QCOMPARE(to_text(http->take_reply()), std::string("HTTP/1.1 200 Connection established\r\n\r\n"));
    QCOMPARE(hex(http->take_upstream()), QString("16"));
  }

  void a_request_in_absolute_form_is_made_one_for_its_server() {
    auto http = http_dialogue();
    const std::string request =
        "POST http://web.lab:8080/form?a=b HTTP/1.1\r\nHost: elsewhere\r\nProxy-Connection: keep-alive\r\n"
        "Connection: X-Hop\r\nX-Hop: 1\r\nContent-Length: 3\r\nProxy-Authorization: Basic eDp5\r\n\r\nabc";
    for (const char c : request) http->receive(as_bytes(std::string_view(&c, 1)));
    QCOMPARE(http->target(), (Target{"web.lab", 8080}));
    QCOMPARE(to_text(http->take_upstream()),
             std::string("POST /form?a=b HTTP/1.1\r\nHost: web.lab:8080\r\nContent-Length: 3\r\n"
                         "Connection: close\r\n\r\nabc"));
    http->connected();
    QVERIFY(http->take_reply().empty());
    QCOMPARE(http->state(), Dialogue::State::joined);
  }

  void a_path_is_never_empty() {
    auto http = http_dialogue();
    (void)ask(*http, "GET http://web.lab?x HTTP/1.0\r\n\r\n");
    QVERIFY(to_text(http->take_upstream()).starts_with("GET /?x HTTP/1.0\r\nHost: web.lab\r\n"));
  }

  void what_is_no_request_for_a_proxy_is_refused_data() {
    QTest::addColumn<QString>("said");
    QTest::newRow("a page of the proxy itself") << "GET / HTTP/1.1\r\nHost: localhost:8118\r\n\r\n";
    QTest::newRow("https without CONNECT") << "GET https://web.lab/ HTTP/1.1\r\n\r\n";
    QTest::newRow("CONNECT without port") << "CONNECT web.lab HTTP/1.1\r\n\r\n";
    QTest::newRow("CONNECT to port 0") << "CONNECT web.lab:0 HTTP/1.1\r\n\r\n";
    QTest::newRow("IPv6") << "CONNECT [::1]:443 HTTP/1.1\r\n\r\n";
    QTest::newRow("a user in the address") << "GET http://a@web.lab/ HTTP/1.1\r\n\r\n";
    QTest::newRow("no version") << "GET http://web.lab/\r\n\r\n";
    QTest::newRow("a folded line") << "GET http://web.lab/ HTTP/1.1\r\nA: b\r\n c\r\n\r\n";
    QTest::newRow("a bare line end within a line") << "GET http://web.lab/ HTTP/1.1\r\nA: b\nHost: x\r\n\r\n";
    QTest::newRow("nothing") << "\r\n\r\n";
  }
  void what_is_no_request_for_a_proxy_is_refused() {
    QFETCH(QString, said);
    auto http = http_dialogue();
    const std::string answer = ask(*http, said.toStdString());
    QVERIFY2(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), answer.c_str());
    QCOMPARE(http->state(), Dialogue::State::ended);
  }

  void a_head_has_a_limit() {
    auto http = http_dialogue();
    const std::string line = "GET http://web.lab/ HTTP/1.1\r\nA: " + std::string(70000, 'x');
    QVERIFY(ask(*http, line).starts_with("HTTP/1.1 431 "));
  }

  void http_says_why_not() {
    auto http = http_dialogue();
    (void)ask(*http, "CONNECT web.lab:443 HTTP/1.1\r\n\r\n");
    http->refused(Refusal::no_such_name);
    const std::string answer = to_text(http->take_reply());
    QVERIFY(answer.starts_with("HTTP/1.1 502 Bad Gateway\r\n"));
    QVERIFY(answer.ends_with("The name web.lab has no address.\n"));
  }

  void a_forward_has_nothing_to_say() {
    auto forward = forward_dialogue({"web.lab", 80});
    QCOMPARE(forward->state(), Dialogue::State::waiting);
    forward->receive(as_bytes("GET"));
    forward->connected();
    QCOMPARE(to_text(forward->take_upstream()), std::string("GET"));
    QVERIFY(forward->take_reply().empty());
  }
};

DRAWBRIDGE_TEST(DialogueTest);
#include "dialogue_test.moc"
