// SPDX-License-Identifier: GPL-3.0-or-later
// Names looked up behind the tunnel (RFC 1035).
#include <QTest>

#include "base/writer.h"
#include "proxy/dns_client.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::proxy;

namespace {

constexpr Ipv4Address kFirst(10, 1, 0, 1);
constexpr Ipv4Address kSecond(10, 1, 0, 2);
constexpr Ipv4Address kWeb(10, 89, 129, 131);
constexpr TimePoint kStart{};

std::uint16_t id_of(const Bytes& query) {
  return static_cast<std::uint16_t>(query.at(0) << 8 | query.at(1));
}
std::string name_of(const Bytes& query) {
  std::string name;
  for (std::size_t at = 12; query.at(at) != 0; at += query.at(at) + 1U) {
    if (!name.empty()) name += '.';
    name += to_text(ByteView(query).subspan(at + 1, query.at(at)));
  }
  return name;
}

/// The question again, with one A record that points back at its name.
Bytes answer_to(const Bytes& query, std::optional<Ipv4Address> address, std::uint32_t ttl = 60,
                std::uint8_t code = 0) {
  Bytes answer = query;
  answer.at(2) = 0x81;
  answer.at(3) = static_cast<std::uint8_t>(0x80 | code);
  if (!address) return answer;
  answer.at(7) = 1;
  Writer record;
  record.u16(0xC00C);
  record.u16(1);
  record.u16(1);
  record.u32(ttl);
  record.u16(4);
  record.u32(address->value());
  append(answer, record.view());
  return answer;
}

DnsSettings settings() {
  return {{kFirst, kSecond}, "example.net", {}};
}

}  // namespace

class DnsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_question_has_the_octets_of_the_rfc() {
    QCOMPARE(QString::fromStdString(to_hex(write_dns_query(0x1234, "web.lab"))),
             QString("12340100000100000000000003776562036c61620000010001"));
  }

  void an_alias_is_followed() {
    const Bytes reply = *from_hex(
        "1234 8180 0001 0002 0000 0000  03777777036c616200 0001 0001"
        "c00c 0005 0001 0000000a 0006 03776562c010"
        "03776562036c616200 0001 0001 00000064 0004 0a598183");
    const auto read = read_dns_reply(reply);
    QVERIFY(read.has_value());
    QCOMPARE(read->name, std::string("www.lab"));
    QCOMPARE(read->addresses, std::vector{kWeb});
    QCOMPARE(read->ttl, 10U);
  }

  void records_of_other_names_do_not_count() {
    const Bytes reply = *from_hex(
        "1234 8180 0001 0001 0000 0000  03777777036c616200 0001 0001"
        "046576696c00 0001 0001 00000064 0004 0a598183");
    const auto read = read_dns_reply(reply);
    QVERIFY(read.has_value());
    QVERIFY(read->addresses.empty());
  }

  void damaged_replies_are_refused_data() {
    QTest::addColumn<QString>("reply");
    QTest::newRow("short") << "1234 8180 0001";
    QTest::newRow("a question") << "1234 0100 0001 0000 0000 0000 036c616200 0001 0001";
    QTest::newRow("a name that points at itself") << "1234 8180 0001 0000 0000 0000 c00c 0001 0001";
    QTest::newRow("a record that ends early")
        << "1234 8180 0001 0001 0000 0000 036c616200 0001 0001 c00c 0001 0001 00000001 0004 0a";
  }
  void damaged_replies_are_refused() {
    QFETCH(QString, reply);
    QVERIFY(!read_dns_reply(*from_hex(reply.toStdString())).has_value());
  }

  void names_are_checked_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "Web.Lab."
                           << "web.lab";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("two dots") << "a..b"
                              << "";
    QTest::newRow("long label") << QString(64, 'a') << "";
    QTest::newRow("blank") << "a b"
                           << "";
  }
  void names_are_checked() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(dns_name(text.toStdString())), name);
  }

  void an_answer_is_remembered_as_long_as_it_may_be() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure(settings());
    dns.ask(kStart, 7, "web.lab");
    const auto query = dns.poll_query();
    QVERIFY(query.has_value());
    QCOMPARE(query->server, kFirst);
    QVERIFY(!dns.poll_answer());
    dns.receive(kStart, kFirst, answer_to(query->payload, kWeb, 60));
    const auto answer = dns.poll_answer();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->id, std::uint64_t{7});
    QCOMPARE(answer->address, std::optional(kWeb));
    QVERIFY(!dns.next_timeout());

    dns.ask(kStart + Seconds{59}, 8, "WEB.lab");
    QVERIFY(!dns.poll_query());
    QCOMPARE(dns.poll_answer()->address, std::optional(kWeb));
    dns.ask(kStart + Seconds{60}, 9, "web.lab");
    QVERIFY(dns.poll_query().has_value());
  }

  void only_the_server_that_was_asked_answers_and_only_with_its_number() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure(settings());
    dns.ask(kStart, 1, "web.lab");
    const Bytes query = dns.poll_query()->payload;
    dns.receive(kStart, kSecond, answer_to(query, kWeb));
    Bytes guessed = answer_to(query, kWeb);
    guessed.at(1) ^= 1;
    dns.receive(kStart, kFirst, guessed);
    QVERIFY(!dns.poll_answer());
    dns.receive(kStart, kFirst, answer_to(query, kWeb));
    QVERIFY(dns.poll_answer().has_value());
  }

  void a_silent_server_is_passed_over() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure(settings());
    dns.ask(kStart, 1, "web.lab");
    QCOMPARE(dns.poll_query()->server, kFirst);
    TimePoint now = *dns.next_timeout();
    dns.handle_timeout(now);
    const auto second = dns.poll_query();
    QCOMPARE(second->server, kSecond);
    dns.receive(now, kSecond, answer_to(second->payload, kWeb));
    QCOMPARE(dns.poll_answer()->address, std::optional(kWeb));

    dns.ask(now, 2, "other.lab");
    int asked = 0;
    while (dns.next_timeout()) {
      while (dns.poll_query()) ++asked;
      now = *dns.next_timeout();
      dns.handle_timeout(now);
    }
    QCOMPARE(asked, 4);
    QVERIFY(!dns.poll_answer()->address);
  }

  void a_server_that_fails_is_not_waited_for() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure(settings());
    dns.ask(kStart, 1, "web.lab");
    const Bytes query = dns.poll_query()->payload;
    dns.receive(kStart, kFirst, answer_to(query, std::nullopt, 0, 2));
    QCOMPARE(dns.poll_query()->server, kSecond);
  }

  void a_bare_name_is_completed_first() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure(settings());
    dns.ask(kStart, 1, "web");
    const Bytes whole = dns.poll_query()->payload;
    QCOMPARE(name_of(whole), std::string("web.example.net"));
    dns.receive(kStart, kFirst, answer_to(whole, std::nullopt, 0, 3));
    const Bytes bare = dns.poll_query()->payload;
    QCOMPARE(name_of(bare), std::string("web"));
    QVERIFY(id_of(bare) != id_of(whole));
    dns.receive(kStart, kFirst, answer_to(bare, std::nullopt, 0, 3));
    QVERIFY(!dns.poll_answer()->address);
    // A missing name is remembered for a while too.
    dns.ask(kStart + Seconds{1}, 2, "web");
    QVERIFY(!dns.poll_query());
    QVERIFY(!dns.poll_answer()->address);
  }

  void split_dns_leaves_other_names_alone() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure({{kFirst}, "example.net", {"Example.NET", "corp.example"}});
    QVERIFY(dns.is_for_tunnel("web.example.net"));
    QVERIFY(dns.is_for_tunnel("corp.example"));
    QVERIFY(dns.is_for_tunnel("web"));
    QVERIFY(!dns.is_for_tunnel("badexample.net"));
    QVERIFY(!dns.is_for_tunnel("example.org"));
    dns.configure({});
    QVERIFY(!dns.is_for_tunnel("web.example.net"));
  }

  void those_who_wait_are_told_when_the_tunnel_ends() {
    SeededRandom random(1);
    DnsClient dns(random);
    dns.configure(settings());
    dns.ask(kStart, 1, "web.lab");
    dns.ask(kStart, 2, "web.lab");
    dns.configure({});
    QVERIFY(!dns.poll_answer()->address);
    QVERIFY(!dns.poll_answer()->address);
    QVERIFY(!dns.poll_answer());
  }
};

DRAWBRIDGE_TEST(DnsTest);
#include "dns_test.moc"
