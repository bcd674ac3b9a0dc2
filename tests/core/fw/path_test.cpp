// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a packet through the appliance and the order of the checks (pix-behaviour.md 2 and 3).
#include <QTest>

#include "base/random.h"
#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;

namespace {

const Endpoint kBrowser{kVisitor, 1024};
const Endpoint kServer{kWebServer, 80};
const Endpoint kServerSeen{kWebGlobal, 80};
const Endpoint kClientInside{kPoolAddress, 1024};

/// The number of the first message, 0 if there is none.
int first_message(fw::Path& path) {
  const auto all = messages_of(path);
  return all.empty() ? 0 : std::stoi(all.front());
}

std::uint64_t counter(const fw::Path& path, const std::string& name) {
  for (const auto& one : path.counters()) {
    if (one.name == name) return one.value;
  }
  return ~std::uint64_t{0};
}

/// Sends SYN, SYN ACK, ACK of an inbound connection to the web server.
void shake_hands(fw::Path& path, TimePoint now) {
  Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn, 100);
  Bytes answer = tcp(kServer, kBrowser, wire::kTcpSyn | wire::kTcpAck, 500, 101);
  Bytes ack = tcp(kBrowser, kServerSeen, wire::kTcpAck, 101, 501);
  (void)path.process(now, kOutside, false, syn);
  (void)path.process(now, kInside, false, answer);
  (void)path.process(now, kOutside, false, ack);
}

}  // namespace

class PathTest : public QObject {
  Q_OBJECT

 private slots:
  void a_visitor_reaches_the_web_server_by_its_global_address() {
    fw::Path path(note_rules());
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn, 100);
    const auto verdict = path.process(kStart, kOutside, false, syn);
    QVERIFY(verdict.outcome == Outcome::forward);
    QVERIFY(verdict.hop == (fw::Hop{kInside, kRouter, false}));
    const auto inside = wire::parse_ipv4(syn);
    QVERIFY(inside.has_value());
    QCOMPARE(inside->header.destination, kWebServer);
    QCOMPARE(inside->header.source, kVisitor);
    QCOMPARE(int(inside->header.ttl), 63);
    QVERIFY(wire::parse_tcp(*inside).has_value());  // the checksum is right
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{"302013 Built inbound TCP connection 1 for outside:192.168.1.50/1024 "
                                       "(192.168.1.50/1024) to inside:10.89.129.131/80 (192.168.1.11/80)"}));
    // And the answer comes from the global address again.
    Bytes answer = tcp(kServer, kBrowser, wire::kTcpSyn | wire::kTcpAck, 500, 101);
    QVERIFY(path.process(kStart, kInside, false, answer).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(answer)->header.source, kWebGlobal);
    QVERIFY(wire::parse_tcp(*wire::parse_ipv4(answer)).has_value());
  }

  void the_notes_list_names_the_real_address_and_never_fits() {
    auto rules = note_rules();
    for (auto& entry : rules.acls[1].rules) entry.destination = host(kWebServer);
    fw::Path path(rules);
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kOutside, false, syn).outcome == Outcome::drop);
    QCOMPARE(messages_of(path), (std::vector<std::string>{"106023 Deny tcp src outside:192.168.1.50/1024 dst "
                                                          "inside:192.168.1.11/80 by access-group \"120\""}));
  }

  void start_end_and_octets_are_told() {
    fw::Path path(note_rules());
    shake_hands(path, kStart);
    Bytes request = tcp(kBrowser, kServerSeen, wire::kTcpAck | wire::kTcpPsh, 101, 501, 70);
    Bytes page = tcp(kServer, kBrowser, wire::kTcpAck, 501, 171, 1200);
    (void)path.process(kStart + Seconds(1), kOutside, false, request);
    (void)path.process(kStart + Seconds(1), kInside, false, page);
    QCOMPARE(path.connections().size(), std::size_t{1});
    QCOMPARE(path.connections()[0].bytes_in, std::uint64_t{70});
    QCOMPARE(path.connections()[0].bytes_out, std::uint64_t{1200});
    QCOMPARE(path.connections()[0].flags, std::string("UIOB"));
    Bytes reset = tcp(kBrowser, kServerSeen, wire::kTcpRst, 171);
    // The reset itself still arrives.
    QVERIFY(path.process(kStart + Seconds(65), kOutside, false, reset).outcome == Outcome::forward);
    QVERIFY(path.connections().empty());
    bool built = false;
    bool ended = false;
    while (const auto event = path.poll_event()) {
      built = built || std::holds_alternative<fw::ConnBuilt>(*event);
      if (const auto* const end = std::get_if<fw::ConnEnded>(&*event)) {
        ended = true;
        QCOMPARE(end->connection.bytes_in, std::uint64_t{70});
        QCOMPARE(end->connection.bytes_out, std::uint64_t{1200});
        QVERIFY(end->reason == fw::ConnEnd::reset_outside);
      }
      if (const auto* const message = std::get_if<fw::Message>(&*event); message && message->id == 302014) {
        QCOMPARE(QString::fromStdString(message->text),
                 QString("Teardown TCP connection 1 for outside:192.168.1.50/1024 to inside:10.89.129.131/80 "
                         "duration 0:01:05 bytes 1270 TCP Reset-O"));
      }
    }
    QVERIFY(built && ended);
  }

  void checks_come_in_the_devices_order_data() {
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("ingress");
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("message");
    const auto row = [](const char* name, const Bytes& packet, int ingress, const char* step, int message) {
      QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(packet.data()),
                                        static_cast<qsizetype>(packet.size()))
                          << ingress << QString(step) << message;
    };
    row("runt", Bytes(19, 0x45), kOutside, "header", 0);
    Bytes damaged = tcp(kBrowser, kServerSeen, wire::kTcpSyn);
    damaged[10] ^= 1;
    row("checksum", damaged, kOutside, "header", 0);
    // A land packet is also spoofed: land comes first.
    row("land before spoof", tcp({Ipv4Address(192, 168, 1, 1), 5}, {Ipv4Address(192, 168, 1, 1), 5}, 2),
        kOutside, "land attack", 106017);
    row("own address as source", tcp({Ipv4Address(192, 168, 1, 1), 5}, kServerSeen, 2), kOutside,
        "spoofed source", 106016);
    row("loopback as source", tcp({Ipv4Address(127, 0, 0, 1), 5}, kServerSeen, 2), kOutside, "spoofed source",
        106016);
    row("directed broadcast", udp(kBrowser, {Ipv4Address(192, 168, 1, 255), 9}), kOutside, "own address", 0);
    row("own address of the other side", udp(kBrowser, {Ipv4Address(10, 89, 129, 194), 9}), kOutside,
        "own address", 0);
    // An unknown ACK to a forbidden port: 106015, the list is not asked.
    row("no connection before access list", tcp(kBrowser, {kWebServer, 23}, wire::kTcpAck), kOutside,
        "no connection", 106015);
    // The list forbids it, and there would be no translation either: 106023, not 305005.
    row("access list before translation", tcp(kBrowser, {kWebServer, 23}, wire::kTcpSyn), kOutside,
        "access list", 106023);
    row("back where it came from", udp(kBrowser, {Ipv4Address(192, 168, 1, 77), 9}), kOutside, "destination",
        106011);
  }
  void checks_come_in_the_devices_order() {
    QFETCH(QByteArray, packet);
    QFETCH(int, ingress);
    QFETCH(QString, step);
    QFETCH(int, message);
    fw::Path path(note_rules());
    Bytes octets(packet.begin(), packet.end());
    const auto verdict = path.process(kStart, ingress, false, octets);
    QVERIFY(verdict.outcome == Outcome::drop);
    QCOMPARE(QString::fromStdString(std::string(verdict.step)), step);
    QCOMPARE(first_message(path), message);
    QCOMPARE(counter(path, "dropped: " + step.toStdString()), std::uint64_t{1});
    QVERIFY(path.connections().empty());
  }

  void ip_options_are_dropped() {
    Bytes packet = tcp(kBrowser, kServerSeen, wire::kTcpSyn);
    packet.insert(packet.begin() + 20, {1, 1, 1, 0});
    packet[0] = 0x46;
    packet[3] = static_cast<std::uint8_t>(packet[3] + 4);
    wire::refresh_ipv4_checksum(packet);
    fw::Path path(note_rules());
    QVERIFY(path.process(kStart, kOutside, false, packet).outcome == Outcome::drop);
    QCOMPARE(first_message(path), 106012);
  }

  void to_the_appliance_itself() {
    fw::Path path(note_rules());
    Bytes ike = udp({kVisitor, 500}, {Ipv4Address(192, 168, 1, 1), 500});
    QVERIFY(path.process(kStart, kOutside, false, ike).outcome == Outcome::to_self);
    QCOMPARE(counter(path, "to the appliance"), std::uint64_t{1});
  }

  void a_known_connection_never_meets_the_list_again() {
    fw::Path path(note_rules());
    shake_hands(path, kStart);
    auto rules = note_rules();
    rules.acls[1].rules = {rule(false, 0, any_address(), any_address())};
    rules.statics.clear();
    path.configure(rules);
    Bytes more = tcp(kBrowser, kServerSeen, wire::kTcpAck, 101, 501, 10);
    QVERIFY(path.process(kStart, kOutside, false, more).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(more)->header.destination, kWebServer);
    Bytes fresh = tcp({kVisitor, 1025}, kServerSeen, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kOutside, false, fresh).outcome == Outcome::drop);
  }

  void what_comes_from_the_tunnel_skips_the_list_only_with_permit_ipsec() {
    for (const bool permit_ipsec : {true, false}) {
      auto rules = note_rules();
      rules.tunnel_skips_acl = permit_ipsec;
      fw::Path path(rules);
      Bytes syn = tcp(kClientInside, kServer, wire::kTcpSyn);
      const auto verdict = path.process(kStart, kOutside, true, syn);
      QCOMPARE(verdict.outcome == Outcome::forward, permit_ipsec);
      QCOMPARE(first_message(path), permit_ipsec ? 302013 : 106023);
      // The same packet in the clear is judged by the list either way.
      Bytes clear = tcp({kPoolAddress, 1025}, kServer, wire::kTcpSyn);
      QVERIFY(path.process(kStart, kOutside, false, clear).outcome == Outcome::drop);
      QCOMPARE(first_message(path), 106023);
    }
  }

  void nat_0_keeps_addresses_in_both_directions() {
    fw::Path path(note_rules());
    path.routes().add_host(kPoolAddress, kOutside);
    Bytes syn = tcp(kClientInside, kServer, wire::kTcpSyn, 1);
    QVERIFY(path.process(kStart, kOutside, true, syn).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(syn)->header.destination, kWebServer);
    // The static for the web server does not touch the answer.
    Bytes answer = tcp(kServer, kClientInside, wire::kTcpSyn | wire::kTcpAck, 5, 2);
    const auto back = path.process(kStart, kInside, false, answer);
    QVERIFY(back.outcome == Outcome::forward);
    QVERIFY(back.hop == (fw::Hop{kOutside, kPoolAddress, false}));
    QCOMPARE(wire::parse_ipv4(answer)->header.source, kWebServer);
    // A connection from the inside to the client is exempt as well.
    Bytes other = tcp({kWebServer, 2000}, {kPoolAddress, 22}, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kInside, false, other).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(other)->header.source, kWebServer);
  }

  void without_nat_0_inbound_finds_no_translation() {
    auto rules = note_rules();
    rules.exemptions.clear();
    fw::Path path(rules);
    Bytes syn = tcp(kClientInside, kServer, wire::kTcpSyn);
    const auto verdict = path.process(kStart, kOutside, true, syn);
    QCOMPARE(std::string(verdict.step), std::string("translation"));
    QCOMPARE(first_message(path), 305005);
  }

  void hosts_outside_list_101_are_translated_towards_clients() {
    // pix.md, item 2: .150 is not covered by list 101, so its answers to clients are translated.
    fw::Path path(note_rules());
    path.routes().add_host(kPoolAddress, kOutside);
    Bytes syn = tcp({Ipv4Address(10, 89, 129, 150), 2000}, {kPoolAddress, 22}, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kInside, false, syn).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(syn)->header.source, Ipv4Address(192, 168, 1, 6));
  }

  void globals_are_lent_one_to_one_and_run_out() {
    fw::Path path(note_rules());
    for (std::uint8_t i = 0; i < 6; ++i) {
      Bytes syn =
          tcp({Ipv4Address(10, 89, 129, static_cast<std::uint8_t>(195 + i)), 3000}, kBrowser, wire::kTcpSyn);
      const auto verdict = path.process(kStart, kInside, false, syn);
      if (i < 5) {
        QVERIFY(verdict.outcome == Outcome::forward);
        QCOMPARE(wire::parse_ipv4(syn)->header.source,
                 Ipv4Address(192, 168, 1, static_cast<std::uint8_t>(6 + i)));
      } else {
        QVERIFY(verdict.outcome == Outcome::drop);
        QCOMPARE(messages_of(path).back().substr(0, 6), std::string("305006"));
      }
    }
    QCOMPARE(path.xlates().size(), std::size_t{6});  // with the static
    // The same host keeps its address.
    Bytes again = tcp({Ipv4Address(10, 89, 129, 196), 3001}, kBrowser, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kInside, false, again).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(again)->header.source, Ipv4Address(192, 168, 1, 7));
    // Without traffic they come back after the limits of connections and translations.
    path.handle_timeout(kStart + Seconds(4000));
    QVERIFY(path.connections().empty());
    QCOMPARE(path.xlates().size(), std::size_t{6});  // with the static
    path.handle_timeout(kStart + Seconds(4000 + 10800 + 60));
    QCOMPARE(path.xlates().size(), std::size_t{1});
    QVERIFY(!path.next_timeout());
  }

  void the_static_comes_before_nat() {
    fw::Path path(note_rules());
    Bytes syn = tcp({kWebServer, 3000}, kBrowser, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kInside, false, syn).outcome == Outcome::forward);
    QCOMPARE(wire::parse_ipv4(syn)->header.source, kWebGlobal);
    QCOMPARE(path.xlates().size(), std::size_t{1});  // nothing dynamic
  }

  void replies_to_pings_need_a_permit() {
    fw::Path path(note_rules());
    Bytes out = echo(kWebServer, kVisitor);
    QVERIFY(path.process(kStart, kInside, false, out).outcome == Outcome::forward);
    Bytes reply = wire::build_echo_reply(*wire::parse_ipv4(out));
    // List 120 permits ICMP to the global address.
    QVERIFY(path.process(kStart, kOutside, false, reply).outcome == Outcome::forward);
    auto rules = note_rules();
    rules.acls[1].rules.erase(rules.acls[1].rules.begin());
    path.configure(rules);
    Bytes second = wire::build_echo_reply(*wire::parse_ipv4(out));
    QVERIFY(path.process(kStart, kOutside, false, second).outcome == Outcome::drop);
    QVERIFY(path.connections().empty());  // ICMP makes none
  }

  void inbound_without_a_list_is_denied() {
    auto rules = note_rules();
    rules.bound_acls.clear();
    fw::Path path(rules);
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kOutside, false, syn).outcome == Outcome::drop);
    QCOMPARE(first_message(path), 106001);
    Bytes datagram = udp(kBrowser, kServerSeen);
    (void)path.process(kStart, kOutside, false, datagram);
    QCOMPARE(first_message(path), 106006);
    Bytes ping = echo(kVisitor, kWebGlobal);
    (void)path.process(kStart, kOutside, false, ping);
    QCOMPARE(first_message(path), 106014);
  }

  void the_user_stands_in_the_connection_and_its_messages() {
    fw::Path path(note_rules());
    path.routes().add_host(kPoolAddress, kOutside);
    path.uauth().add({"cisco_customer", kPoolAddress, true, kStart});
    Bytes syn = tcp(kClientInside, kServer, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kOutside, true, syn).outcome == Outcome::forward);
    QCOMPARE(path.connections().at(0).user, std::string("cisco_customer"));
    QVERIFY(messages_of(path).at(0).ends_with("(cisco_customer)"));
    // Its end takes its connections along.
    path.end_connections_of(kStart + Seconds(3), kPoolAddress);
    QVERIFY(path.connections().empty());
    const auto said = messages_of(path);
    QVERIFY(said.at(0).ends_with("duration 0:00:03 bytes 0 Xlate Clear (cisco_customer)"));
  }

  void timeouts_end_connections_by_themselves() {
    fw::Path path(note_rules());
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn);
    (void)path.process(kStart, kOutside, false, syn);
    QVERIFY(path.next_timeout() == kStart + Seconds(30));
    path.handle_timeout(kStart + Seconds(30));
    QVERIFY(path.connections().empty());
    QCOMPARE(path.connections_most(), std::size_t{1});
    QVERIFY(messages_of(path).back().find("SYN Timeout") != std::string::npos);
  }

  void a_used_up_time_to_live_goes_nowhere() {
    fw::Path path(note_rules());
    wire::TcpHeader header;
    header.flags = wire::kTcpSyn;
    Bytes syn = wire::build_tcp(kBrowser, kServerSeen, header, {}, {}, 0, 1);
    QCOMPARE(std::string(path.process(kStart, kOutside, false, syn).step), std::string("time to live"));
  }

  void arp_is_answered_for_mapped_addresses() {
    const fw::Path path(note_rules());
    QVERIFY(path.is_mapped_address(kOutside, kWebGlobal));
    QVERIFY(path.is_mapped_address(kOutside, Ipv4Address(192, 168, 1, 10)));
    QVERIFY(!path.is_mapped_address(kOutside, Ipv4Address(192, 168, 1, 12)));
    QVERIFY(!path.is_mapped_address(kInside, kWebGlobal));
  }

  void random_octets_never_get_through() {
    SeededRandomOctets octets;
    fw::Path path(note_rules());
    for (int i = 0; i < 20000; ++i) {
      Bytes packet = octets.next();
      const auto verdict = path.process(kStart, i % 3, i % 2 == 0, packet);
      if (i % 3 == 2) QVERIFY(verdict.outcome == Outcome::drop);  // there is no such interface
    }
    (void)messages_of(path);
  }

 private:
  /// Mutations of good packets, checksum of the header put right in half of them.
  struct SeededRandomOctets {
    SeededRandom random{5};
    Bytes next() {
      Bytes packet =
          random.below(2) == 0 ? tcp(kBrowser, kServerSeen, wire::kTcpSyn) : udp(kClientInside, kServer);
      for (std::uint32_t i = 0; i <= random.below(4); ++i) {
        packet[random.below(static_cast<std::uint32_t>(packet.size()))] =
            static_cast<std::uint8_t>(random.u32());
      }
      if (random.below(4) == 0) packet.resize(random.below(static_cast<std::uint32_t>(packet.size())));
      if (random.below(2) == 0) wire::refresh_ipv4_checksum(packet);
      return packet;
    }
  };
};

DRAWBRIDGE_TEST(PathTest);
#include "path_test.moc"
