// SPDX-License-Identifier: GPL-3.0-or-later
// The FTP fixup: what it reads, what it opens, and that both ends still count the same octets.
#include "fw/fixup_ftp.h"

#include <QTest>

#include "base/random.h"
#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::FtpSide;
using fw::Outcome;

namespace {

const Ipv4Address kClient{10, 89, 129, 150};
const Ipv4Address kOutsideServer{192, 168, 1, 50};

ByteView view(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

fw::Rules ftp_rules(bool strict = false) {
  auto rules = note_rules();
  rules.fixups.ports = {{fw::Fixup::ftp, {21, 21, false}, strict}};
  return rules;
}

/// One end of a TCP connection that counts its own octets.
struct End {
  Endpoint own, peer;
  std::uint32_t next = 0;      ///< what it sends next
  std::uint32_t expected = 0;  ///< what it expects of its peer
};

/// An FTP control connection through a path, seen from both ends.
class Control {
 public:
  Control(fw::Path& path, bool inbound)
      : path_(path), inbound_(inbound), client_wire_(inbound ? kOutside : kInside) {
    client_.own = {inbound ? kVisitor : kClient, 40000};
    client_.peer = inbound ? Endpoint{kWebGlobal, 21} : Endpoint{kOutsideServer, 21};
    client_.next = 1000;
    server_.own = inbound ? Endpoint{kWebServer, 21} : client_.peer;
    server_.next = 0xFFFFFFF0;  // wraps soon
    send(client_, server_, wire::kTcpSyn, "");
    send(server_, client_, wire::kTcpSyn | wire::kTcpAck, "");
    send(client_, server_, wire::kTcpAck, "");
  }

  /// What arrives at the other end; "(dropped)" if nothing does.
  std::string client_says(const std::string& text) {
    return send(client_, server_, wire::kTcpAck | wire::kTcpPsh, text);
  }
  std::string server_says(const std::string& text) {
    return send(server_, client_, wire::kTcpAck | wire::kTcpPsh, text);
  }
  /// The last segment of the client once more.
  std::string client_repeats(const std::string& text) {
    client_.next -= static_cast<std::uint32_t>(text.size());
    server_.expected = server_before_;
    return client_says(text);
  }
  [[nodiscard]] bool saw_sack() const { return saw_sack_; }

 private:
  std::string send(End& from, End& to, std::uint8_t flags, const std::string& text) {
    wire::TcpHeader header;
    header.flags = flags;
    header.sequence = from.next;
    header.acknowledgement = from.expected;
    header.window = 8192;
    const Bytes options = (flags & wire::kTcpSyn) != 0 ? Bytes{2, 4, 5, 0xB4, 4, 2, 1, 1} : Bytes{};
    Bytes packet = wire::build_tcp(from.own, from.peer, header, view(text), options);
    const bool from_client = &from == &client_;
    const auto ingress = from_client ? client_wire_ : 1 - client_wire_;
    auto verdict = path_.process(kStart, ingress, false, packet);
    if (verdict.outcome != Outcome::forward) return "(dropped)";
    if (!verdict.rewritten.empty()) packet = verdict.rewritten;
    const auto ip = wire::parse_ipv4(packet);
    const auto tcp = ip ? wire::parse_tcp(*ip) : wire::parse_tcp(ByteView{});
    if (!tcp) return "(damaged)";
    const bool syn = (flags & wire::kTcpSyn) != 0;
    from.next += static_cast<std::uint32_t>(text.size()) + (syn ? 1U : 0U);
    if (syn) {
      to.expected = tcp->header.sequence;
      // No selective acknowledgements: their numbers could not be shifted.
      for (std::size_t i = 0; i + 1 < tcp->options.size(); ++i) {
        if (tcp->options[i] == 4 && tcp->options[i + 1] == 2) saw_sack_ = true;
      }
    }
    if (tcp->header.sequence != to.expected) return "(sequence)";
    if ((flags & wire::kTcpAck) != 0 && tcp->header.acknowledgement != to.next) return "(acknowledgement)";
    if (from_client) server_before_ = to.expected;
    to.expected += static_cast<std::uint32_t>(tcp->payload.size()) + (syn ? 1U : 0U);
    if (from_client && syn) server_.peer = {ip->header.source, tcp->header.source_port};
    return {reinterpret_cast<const char*>(tcp->payload.data()), tcp->payload.size()};
  }

  fw::Path& path_;
  bool inbound_;
  fw::InterfaceIndex client_wire_;
  End client_, server_;
  std::uint32_t server_before_ = 0;
  bool saw_sack_ = false;
};

Outcome syn(fw::Path& path, fw::InterfaceIndex ingress, const Endpoint& from, const Endpoint& to,
            Endpoint* arrives = nullptr) {
  Bytes packet = tcp(from, to, wire::kTcpSyn);
  const auto verdict = path.process(kStart, ingress, false, packet);
  if (arrives != nullptr) *arrives = fw::inspect(packet)->to();
  return verdict.outcome;
}

}  // namespace

class FixupFtpTest : public QObject {
  Q_OBJECT

 private slots:
  void lines_are_read_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("by_client");
    QTest::addColumn<int>("offers");
    QTest::addColumn<bool>("damaged");
    QTest::newRow("port") << "PORT 10,89,129,150,4,1\r\n" << true << 1 << false;
    QTest::newRow("small letters") << "port 10,89,129,150,4,1\r\n" << true << 1 << false;
    QTest::newRow("two lines") << "TYPE I\r\nPORT 1,2,3,4,5,6\r\n" << true << 1 << false;
    QTest::newRow("five values") << "PORT 10,89,129,150,4\r\n" << true << 0 << true;
    QTest::newRow("seven values") << "PORT 10,89,129,150,4,1,1\r\n" << true << 0 << true;
    QTest::newRow("256") << "PORT 10,89,129,256,4,1\r\n" << true << 0 << true;
    QTest::newRow("cut") << "PORT 10,89,129,150,4,1" << true << 0 << true;
    QTest::newRow("LF alone") << "PORT 10,89,129,150,4,1\n" << true << 0 << true;
    QTest::newRow("an answer from the client") << "227 (1,2,3,4,5,6)\r\n" << true << 0 << true;
    QTest::newRow("passive") << "227 Entering Passive Mode (192,168,1,50,200,3)\r\n" << false << 1 << false;
    QTest::newRow("passive, bare") << "227 =192,168,1,50,200,3\r\n" << false << 1 << false;
    QTest::newRow("passive, cut") << "227 Entering Passive Mode (192,168,1" << false << 0 << true;
    QTest::newRow("a command from the server") << "PORT 1,2,3,4,5,6\r\n" << false << 0 << true;
    QTest::newRow("other answers") << "220-Welcome\r\n220 Ready" << false << 0 << false;
  }
  void lines_are_read() {
    QFETCH(QString, text);
    QFETCH(bool, by_client);
    QFETCH(int, offers);
    QFETCH(bool, damaged);
    const std::string octets = text.toStdString();
    const auto found = fw::read_ftp(view(octets), by_client ? FtpSide::client : FtpSide::server, false);
    QCOMPARE(int(found.offers.size()), offers);
    QCOMPARE(found.damaged, damaged);
  }

  void a_line_that_began_before_is_no_command() {
    QVERIFY(fw::read_ftp(view("PORT 1,2,3,4,5,6\r\n"), FtpSide::client, true).offers.empty());
  }

  void transfers_are_told() {
    const auto found = fw::read_ftp(view("RETR a.txt\r\nSTOR b\x01.txt\r\n"), FtpSide::client, false);
    QCOMPARE(found.transfers.size(), std::size_t{2});
    QCOMPARE(found.transfers[0].file, std::string("a.txt"));
    QVERIFY(found.transfers[1].stored);
    QCOMPARE(found.transfers[1].file, std::string("b?.txt"));
  }

  void active_from_inside_comes_back_under_the_lent_address() {
    fw::Path path(ftp_rules());
    Control control(path, false);
    QVERIFY(!control.saw_sack());
    QCOMPARE(control.server_says("220 ready\r\n"), std::string("220 ready\r\n"));
    // 10.89.129.150 is seen as 192.168.1.6: the text becomes shorter, later octets are shifted.
    QCOMPARE(control.client_says("PORT 10,89,129,150,19,137\r\n"),
             std::string("PORT 192,168,1,6,19,137\r\n"));
    QCOMPARE(control.server_says("200 PORT command successful\r\n"),
             std::string("200 PORT command successful\r\n"));
    QCOMPARE(control.client_says("RETR file\r\n"), std::string("RETR file\r\n"));
    // The server connects from port 20 where no list would let it.
    Endpoint arrives;
    QVERIFY(syn(path, kOutside, {kOutsideServer, 20}, {Ipv4Address(192, 168, 1, 6), 5001}, &arrives) ==
            Outcome::forward);
    QVERIFY(arrives == (Endpoint{kClient, 5001}));
    const auto all = path.connections();
    QCOMPARE(all.size(), std::size_t{2});
    QVERIFY(all[1].flags.ends_with("BE"));
    // Once: a second one needs a new PORT.
    QVERIFY(syn(path, kOutside, {kOutsideServer, 21000}, {Ipv4Address(192, 168, 1, 6), 5001}) ==
            Outcome::drop);
    bool retrieved = false;
    for (const auto& line : messages_of(path)) {
      retrieved = retrieved || line == "303002 10.89.129.150 Retrieved 192.168.1.50:file";
    }
    QVERIFY(retrieved);
  }

  void active_from_inside_behind_one_address_gets_a_port_of_its_own() {
    auto rules = ftp_rules();
    rules.globals = {{kOutside, 1, {Ipv4Address(192, 168, 1, 9), Ipv4Address(192, 168, 1, 9)}}};
    fw::Path path(rules);
    Control control(path, false);
    const std::string said = control.client_says("PORT 10,89,129,150,19,137\r\n");
    const auto found = fw::read_ftp(view(said), FtpSide::client, false);
    QCOMPARE(found.offers.size(), std::size_t{1});
    QCOMPARE(found.offers[0].endpoint.address, Ipv4Address(192, 168, 1, 9));
    Endpoint arrives;
    QVERIFY(syn(path, kOutside, {kOutsideServer, 20}, found.offers[0].endpoint, &arrives) ==
            Outcome::forward);
    QVERIFY(arrives == (Endpoint{kClient, 5001}));
    QCOMPARE(control.server_says("200 ok\r\n"), std::string("200 ok\r\n"));
  }

  void without_the_fixup_active_from_inside_breaks() {
    fw::Path path(note_rules());
    Control control(path, false);
    QVERIFY(control.saw_sack());  // nothing is touched
    QCOMPARE(control.client_says("PORT 10,89,129,150,19,137\r\n"),
             std::string("PORT 10,89,129,150,19,137\r\n"));
    QVERIFY(syn(path, kOutside, {kOutsideServer, 20}, {Ipv4Address(192, 168, 1, 6), 5001}) == Outcome::drop);
  }

  void passive_to_an_inside_server_names_its_global_address() {
    auto rules = ftp_rules();
    // Only port 21 is permitted: the data connection needs the fixup.
    rules.acls[1].rules[1].destination_port = {21, 21, false};
    fw::Path path(rules);
    Control control(path, true);
    QCOMPARE(control.client_says("PASV\r\n"), std::string("PASV\r\n"));
    QCOMPARE(control.server_says("227 Entering Passive Mode (10,89,129,131,200,3)\r\n"),
             std::string("227 Entering Passive Mode (192,168,1,11,200,3)\r\n"));
    QCOMPARE(control.client_says("LIST\r\n"), std::string("LIST\r\n"));
    QCOMPARE(control.server_says("150 here it comes\r\n"), std::string("150 here it comes\r\n"));
    const Endpoint data{kWebGlobal, 200 * 256 + 3};
    QVERIFY(syn(path, kOutside, {Ipv4Address(192, 168, 1, 51), 9}, data) == Outcome::drop);  // somebody else
    Endpoint arrives;
    QVERIFY(syn(path, kOutside, {kVisitor, 40001}, data, &arrives) == Outcome::forward);
    QVERIFY(arrives == (Endpoint{kWebServer, data.port}));
    QVERIFY(path.connections().at(1).flags.find('E') == std::string::npos);
  }

  void active_to_an_inside_server_goes_out_from_its_global_address() {
    auto rules = ftp_rules();
    rules.acls.push_back({"inside", {rule(false, 0, any_address(), any_address())}});
    rules.bound_acls.push_back({kInside, 2});
    fw::Path path(rules);
    Control control(path, true);
    QCOMPARE(control.client_says("PORT 192,168,1,50,156,65\r\n"),
             std::string("PORT 192,168,1,50,156,65\r\n"));
    Bytes data = tcp({kWebServer, 20}, {kVisitor, 40001}, wire::kTcpSyn);
    QVERIFY(path.process(kStart, kInside, false, data).outcome == Outcome::forward);
    QCOMPARE(fw::inspect(data)->source, kWebGlobal);
    QVERIFY(path.connections().at(1).flags.ends_with("P"));
  }

  void a_retransmission_is_changed_in_the_same_way() {
    fw::Path path(ftp_rules());
    Control control(path, false);
    const std::string line = "PORT 10,89,129,150,19,137\r\n";
    QCOMPARE(control.client_says(line), std::string("PORT 192,168,1,6,19,137\r\n"));
    QCOMPARE(control.client_repeats(line), std::string("PORT 192,168,1,6,19,137\r\n"));
    QCOMPARE(control.server_says("200 ok\r\n"), std::string("200 ok\r\n"));
    QCOMPARE(control.client_says("PORT 10,89,129,150,19,138\r\n"),
             std::string("PORT 192,168,1,6,19,138\r\n"));
    QCOMPARE(control.server_says("200 ok\r\n"), std::string("200 ok\r\n"));
  }

  void nobody_elses_address_and_no_low_port_is_opened() {
    fw::Path path(ftp_rules());
    Control control(path, false);
    for (const char* line : {"PORT 10,89,129,131,19,137\r\n", "PORT 10,89,129,150,0,25\r\n"}) {
      QCOMPARE(control.client_says(line), std::string(line));
    }
    QVERIFY(syn(path, kOutside, {kOutsideServer, 20}, {Ipv4Address(192, 168, 1, 6), 25}) == Outcome::drop);
    QVERIFY(syn(path, kOutside, {kOutsideServer, 20}, {kWebGlobal, 5001}) ==
            Outcome::forward);  // by the list
    QVERIFY(path.connections().at(1).flags.find('E') == std::string::npos);
  }

  void strict_drops_damaged_commands() {
    fw::Path path(ftp_rules(true));
    Control control(path, false);
    QCOMPARE(control.client_says("PORT 10,89,129,150,19\r\n"), std::string("(dropped)"));
    QCOMPARE(control.client_says("USER half"), std::string("(dropped)"));
    QCOMPARE(control.client_says("PORT 10,89,129,131,19,137\r\n"), std::string("(dropped)"));
    QCOMPARE(control.client_says("USER whole\r\n"), std::string("USER whole\r\n"));
    QCOMPARE(control.server_says("PORT 1,2,3,4,5,6\r\n"), std::string("(dropped)"));
    for (const auto& one : path.counters()) {
      if (one.name == "dropped: fixup") QCOMPARE(one.value, std::uint64_t{4});
    }
  }

  void what_was_announced_ends_with_its_connection_or_in_time() {
    fw::Path path(ftp_rules());
    const Endpoint data{Ipv4Address(192, 168, 1, 6), 5001};
    {
      Control control(path, false);
      (void)control.client_says("PORT 10,89,129,150,19,137\r\n");
    }
    path.handle_timeout(kStart + Seconds{60});
    Bytes late = tcp({kOutsideServer, 20}, data, wire::kTcpSyn);
    QVERIFY(path.process(kStart + Seconds{60}, kOutside, false, late).outcome == Outcome::drop);
    fw::Path other(ftp_rules());
    Control control(other, false);
    (void)control.client_says("PORT 10,89,129,150,19,137\r\n");
    other.end_connections_of(kStart, kClient);
    QVERIFY(syn(other, kOutside, {kOutsideServer, 20}, data) == Outcome::drop);
  }

  void octets_are_counted_alike_whatever_is_announced() {
    SeededRandom random(11);
    for (int round = 0; round < 50; ++round) {
      fw::Path path(ftp_rules());
      Control control(path, round % 2 == 0);
      const std::string own = round % 2 == 0 ? "10,89,129,131" : "10,89,129,150";
      for (int i = 0; i < 60; ++i) {
        const std::string ports =
            std::to_string(4 + random.below(250)) + "," + std::to_string(random.below(256));
        std::string arrived;
        if (random.below(3) == 0) {
          arrived = round % 2 == 0 ? control.server_says("227 (" + own + "," + ports + ")\r\n")
                                   : control.client_says("PORT " + own + "," + ports + "\r\n");
        } else if (random.below(2) == 0) {
          arrived = control.client_says("NOOP\r\n");
        } else {
          arrived = control.server_says("200 fine\r\n");
        }
        QVERIFY2(!arrived.empty() && arrived.front() != '(', arrived.c_str());
      }
    }
  }
};

DRAWBRIDGE_TEST(FixupFtpTest);
#include "fixup_ftp_test.moc"
