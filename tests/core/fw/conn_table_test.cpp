// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a connection: start, octets each way, flags, end (pix-behaviour.md 2; pix-show-and-debug.md,
// show conn).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::ConnEnd;

namespace {

const Endpoint kBrowser{kVisitor, 1024};
const Endpoint kServer{kWebServer, 80};
const Endpoint kServerSeen{kWebGlobal, 80};

/// One inbound TCP connection from the visitor to the web server's global address.
struct Talk {
  fw::ConnTable table;
  fw::Connection* connection = nullptr;
  TimePoint now = kStart;

  Talk() {
    fw::Connection made;
    made.inbound = true;
    made.foreign_interface = kOutside;
    made.local_interface = kInside;
    made.foreign = kBrowser;
    made.local = kServer;
    made.mapped_local = kServerSeen;
    connection = &table.add(now, made);
  }
  std::optional<ConnEnd> from_browser(std::uint8_t flags, std::uint32_t sequence = 0,
                                      std::uint32_t acknowledgement = 0, std::size_t data = 0) {
    return table.follow(
        now, *connection,
        fw::inspect(tcp(kBrowser, kServerSeen, flags, sequence, acknowledgement, data)).value(), true);
  }
  std::optional<ConnEnd> from_server(std::uint8_t flags, std::uint32_t sequence = 0,
                                     std::uint32_t acknowledgement = 0, std::size_t data = 0) {
    return table.follow(now, *connection,
                        fw::inspect(tcp(kServer, kBrowser, flags, sequence, acknowledgement, data)).value(),
                        false);
  }
  void shake_hands() {
    (void)from_browser(wire::kTcpSyn, 100);
    (void)from_server(wire::kTcpSyn | wire::kTcpAck, 500, 101);
    (void)from_browser(wire::kTcpAck, 101, 501);
  }
};

}  // namespace

class ConnTableTest : public QObject {
  Q_OBJECT

 private slots:
  void handshake_data_and_both_ends() {
    Talk talk;
    QCOMPARE(talk.connection->flags(), std::string("SaAB"));
    QVERIFY(!talk.from_browser(wire::kTcpSyn, 100));
    QVERIFY(!talk.from_server(wire::kTcpSyn | wire::kTcpAck, 500, 101));
    QCOMPARE(talk.connection->flags(), std::string("aB"));
    QVERIFY(!talk.from_browser(wire::kTcpAck, 101, 501));
    QVERIFY(talk.connection->up);
    QCOMPARE(talk.connection->flags(), std::string("UB"));
    talk.now += Seconds(2);
    QVERIFY(!talk.from_browser(wire::kTcpPsh | wire::kTcpAck, 101, 501, 70));
    QVERIFY(!talk.from_server(wire::kTcpAck, 501, 171, 1000));
    QCOMPARE(talk.connection->flags(), std::string("UIOB"));
    // Octets of data, not of headers.
    QCOMPARE(talk.connection->bytes_in, std::uint64_t{70});
    QCOMPARE(talk.connection->bytes_out, std::uint64_t{1000});
    QCOMPARE(talk.connection->started, kStart);
    QCOMPARE(talk.connection->last, kStart + Seconds(2));
    QVERIFY(!talk.from_server(wire::kTcpFin | wire::kTcpAck, 1501, 171));
    QCOMPARE(talk.connection->flags(), std::string("UIOfB"));
    QVERIFY(!talk.from_browser(wire::kTcpAck, 171, 1502));
    QCOMPARE(talk.connection->flags(), std::string("UIOrB"));
    QVERIFY(!talk.from_browser(wire::kTcpFin | wire::kTcpAck, 171, 1502));
    QVERIFY(talk.from_server(wire::kTcpAck, 1502, 172) == ConnEnd::tcp_fins);
  }

  void an_acknowledgement_of_less_does_not_end_it() {
    Talk talk;
    talk.shake_hands();
    QVERIFY(!talk.from_server(wire::kTcpFin | wire::kTcpAck, 501, 101, 10));
    QVERIFY(!talk.from_browser(wire::kTcpFin | wire::kTcpAck, 101, 505));  // ten octets and the FIN are 512
    QVERIFY(!talk.from_server(wire::kTcpAck, 512, 102));
    QVERIFY(talk.from_browser(wire::kTcpAck, 102, 512) == ConnEnd::tcp_fins);
  }

  void resets_name_their_side() {
    Talk first, second;
    first.shake_hands();
    second.shake_hands();
    QVERIFY(first.from_browser(wire::kTcpRst, 101) == ConnEnd::reset_outside);
    QVERIFY(second.from_server(wire::kTcpRst, 501) == ConnEnd::reset_inside);
    QCOMPARE(std::string(fw::name(ConnEnd::reset_outside)), std::string("TCP Reset-O"));
    QCOMPARE(std::string(fw::name(ConnEnd::reset_inside)), std::string("TCP Reset-I"));
  }

  void found_from_both_sides_and_only_there() {
    Talk talk;
    const auto there = fw::inspect(tcp(kBrowser, kServerSeen, wire::kTcpAck)).value();
    const auto back = fw::inspect(tcp(kServer, kBrowser, wire::kTcpAck)).value();
    QCOMPARE(talk.table.find(there, kOutside), talk.connection);
    QCOMPARE(talk.table.find(back, kInside), talk.connection);
    QVERIFY(talk.table.find(there, kInside) == nullptr);
    QVERIFY(talk.table.find(back, kOutside) == nullptr);
    // Not by the real address from outside, not with another port or protocol.
    QVERIFY(talk.table.find(fw::inspect(tcp(kBrowser, kServer, wire::kTcpAck)).value(), kOutside) == nullptr);
    QVERIFY(talk.table.find(fw::inspect(tcp({kVisitor, 1025}, kServerSeen, wire::kTcpAck)).value(),
                            kOutside) == nullptr);
    QVERIFY(talk.table.find(fw::inspect(udp(kBrowser, kServerSeen)).value(), kOutside) == nullptr);
    talk.table.remove(talk.connection->number);
    QVERIFY(talk.table.find(there, kOutside) == nullptr);
    QVERIFY(talk.table.find(back, kInside) == nullptr);
    QCOMPARE(talk.table.size(), std::size_t{0});
    QCOMPARE(talk.table.most(), std::size_t{1});
  }

  void silence_ends_it_data() {
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("reason");
    QTest::newRow("handshake not finished") << 0 << 30 << static_cast<int>(ConnEnd::syn_timeout);
    QTest::newRow("up") << 1 << 3600 << static_cast<int>(ConnEnd::conn_timeout);
    QTest::newRow("one side has ended") << 2 << 600 << static_cast<int>(ConnEnd::fin_timeout);
  }
  void silence_ends_it() {
    QFETCH(int, stage);
    QFETCH(int, limit);
    QFETCH(int, reason);
    Talk talk;
    if (stage > 0) talk.shake_hands();
    if (stage > 1) (void)talk.from_server(wire::kTcpFin | wire::kTcpAck, 501, 101);
    QVERIFY(!talk.table.pop_expired(kStart + Seconds(limit) - Milliseconds(1)));
    const auto expired = talk.table.pop_expired(kStart + Seconds(limit));
    QVERIFY(expired);
    QCOMPARE(expired->connection, talk.connection);
    QCOMPARE(static_cast<int>(expired->reason), reason);
  }

  void every_packet_begins_the_silence_anew() {
    Talk talk;
    talk.shake_hands();
    for (int hour = 1; hour < 10; ++hour) {
      talk.now = kStart + Seconds(3500) * hour;
      QVERIFY(!talk.table.pop_expired(talk.now));
      (void)talk.from_browser(wire::kTcpAck, 101, 501, 1);
    }
    QVERIFY(talk.table.pop_expired(talk.now + Seconds(3600)));
  }

  void zero_means_never_and_shorter_limits_hold_at_once() {
    Talk talk;
    talk.shake_hands();
    fw::ConnTimeouts limits;
    limits.conn = Duration::zero();
    talk.table.set_timeouts(limits);
    QVERIFY(!talk.table.pop_expired(kStart + Seconds(1000000)));
    limits.conn = Seconds(5);
    talk.table.set_timeouts(limits);
    QVERIFY(talk.table.pop_expired(kStart + Seconds(5)));
  }

  void udp_has_no_handshake() {
    fw::ConnTable table;
    fw::Connection made;
    made.protocol = fw::kUdp;
    made.inbound = false;
    made.foreign_interface = kOutside;
    made.local_interface = kInside;
    made.foreign = {kVisitor, 53};
    made.local = made.mapped_local = {kWebServer, 1024};
    auto& connection = table.add(kStart, made);
    QVERIFY(!table.follow(kStart, connection, fw::inspect(udp(made.local, made.foreign, 30)).value(), false));
    QVERIFY(!table.follow(kStart, connection, fw::inspect(udp(made.foreign, made.local, 200)).value(), true));
    QCOMPARE(connection.bytes_out, std::uint64_t{30});
    QCOMPARE(connection.bytes_in, std::uint64_t{200});
    QVERIFY(table.pop_expired(kStart + Seconds(120))->reason == ConnEnd::conn_timeout);
  }

  void numbers_go_up() {
    Talk talk;
    fw::Connection made = *talk.connection;
    made.foreign.port = 1025;
    QCOMPARE(talk.table.add(kStart, made).number, talk.connection->number + 1);
    QCOMPARE(talk.table.all().front(), talk.connection);
  }
};

DRAWBRIDGE_TEST(ConnTableTest);
#include "conn_table_test.moc"
