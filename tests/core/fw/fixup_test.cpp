// SPDX-License-Identifier: GPL-3.0-or-later
// URLs that are logged, and the DNS guard.
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;

namespace {

const Endpoint kResolver{Ipv4Address(10, 89, 129, 150), 5000};
const Endpoint kNameServer{Ipv4Address(8, 8, 8, 8), 53};
const Ipv4Address kLent{192, 168, 1, 6};

fw::Rules rules_with_fixups() {
  auto rules = note_rules();
  rules.fixups.ports = {{fw::Fixup::http, {80, 80, false}, false}};
  rules.fixups.dns_maximum = 512;
  return rules;
}

Bytes dns(const Endpoint& from, const Endpoint& to, bool answer, std::size_t size = 40) {
  Bytes data(size, 0);
  data[2] = answer ? 0x81 : 0x01;
  return wire::build_udp(from, to, data);
}

Bytes request(const std::string& text) {
  wire::TcpHeader header;
  header.flags = wire::kTcpAck | wire::kTcpPsh;
  header.sequence = 101;
  header.acknowledgement = 501;
  return wire::build_tcp({kVisitor, 1024}, {kWebGlobal, 80}, header,
                         ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

}  // namespace

class FixupTest : public QObject {
  Q_OBJECT

 private slots:
  void a_url_is_logged() {
    fw::Path path(rules_with_fixups());
    Bytes syn = tcp({kVisitor, 1024}, {kWebGlobal, 80}, wire::kTcpSyn, 100);
    (void)path.process(kStart, kOutside, false, syn);
    (void)messages_of(path);
    Bytes get = request("GET /index.html?a=1 HTTP/1.0\r\n\r\n");
    const Bytes before = get;
    QVERIFY(path.process(kStart, kOutside, false, get).outcome == Outcome::forward);
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{"304001 192.168.1.50 Accessed URL 192.168.1.11:/index.html?a=1"}));
    QCOMPARE(get.size(), before.size());
    // Neither other data nor octets that a terminal would obey are told.
    Bytes other = request("Host: x\r\n");
    (void)path.process(kStart, kOutside, false, other);
    QVERIFY(messages_of(path).empty());
    Bytes evil = request("GET /\x1b[2J HTTP/1.0\r\n");
    (void)path.process(kStart, kOutside, false, evil);
    QCOMPARE(messages_of(path).at(0), std::string("304001 192.168.1.50 Accessed URL 192.168.1.11:/?[2J"));
  }

  void without_the_fixup_no_url_is_logged() {
    fw::Path path(note_rules());
    Bytes syn = tcp({kVisitor, 1024}, {kWebGlobal, 80}, wire::kTcpSyn, 100);
    (void)path.process(kStart, kOutside, false, syn);
    (void)messages_of(path);
    Bytes get = request("GET / HTTP/1.0\r\n\r\n");
    (void)path.process(kStart, kOutside, false, get);
    QVERIFY(messages_of(path).empty());
  }

  void the_first_answer_of_a_name_server_ends_the_connection() {
    fw::Path path(rules_with_fixups());
    Bytes query = dns(kResolver, kNameServer, false);
    QVERIFY(path.process(kStart, kInside, false, query).outcome == Outcome::forward);
    QCOMPARE(path.connections().size(), std::size_t{1});
    Bytes answer = dns(kNameServer, {kLent, 5000}, true);
    QVERIFY(path.process(kStart, kOutside, false, answer).outcome == Outcome::forward);
    QVERIFY(path.connections().empty());
    Bytes second = dns(kNameServer, {kLent, 5000}, true);
    QVERIFY(path.process(kStart, kOutside, false, second).outcome == Outcome::drop);
  }

  void long_answers_are_dropped_and_the_connection_waits_on() {
    fw::Path path(rules_with_fixups());
    Bytes query = dns(kResolver, kNameServer, false);
    (void)path.process(kStart, kInside, false, query);
    Bytes answer = dns(kNameServer, {kLent, 5000}, true, 513);
    const auto verdict = path.process(kStart, kOutside, false, answer);
    QVERIFY(verdict.outcome == Outcome::drop);
    QCOMPARE(std::string(verdict.step), std::string("fixup"));
    QCOMPARE(path.connections().size(), std::size_t{1});
    Bytes fits = dns(kNameServer, {kLent, 5000}, true, 512);
    QVERIFY(path.process(kStart, kOutside, false, fits).outcome == Outcome::forward);
  }

  void answers_nobody_asked_for_have_a_message_of_their_own() {
    auto rules = note_rules();
    rules.bound_acls.clear();
    fw::Path path(rules);
    Bytes answer = dns(kNameServer, {kWebGlobal, 5000}, true);
    (void)path.process(kStart, kOutside, false, answer);
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{
                 "106007 Deny inbound UDP from 8.8.8.8/53 to 192.168.1.11/5000 due to DNS Response"}));
    Bytes query = dns({kVisitor, 5000}, {kWebGlobal, 53}, false);
    (void)path.process(kStart, kOutside, false, query);
    QVERIFY(messages_of(path).at(0).ends_with("due to DNS Query"));
  }
};

DRAWBRIDGE_TEST(FixupTest);
#include "fixup_test.moc"
