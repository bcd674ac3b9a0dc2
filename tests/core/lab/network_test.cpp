// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network.h"

#include <QTest>

#include "core/lab/lab_fixture.h"
#include "lab/http_client.h"
#include "support/test_registry.h"
#include "wire/icmp.h"
#include "wire/ipv4.h"

using namespace drawbridge;
using namespace drawbridge::lab;
using drawbridge::testing::LabFixture;

namespace {

/// Notes all packets that reach it; answers for a range.
class Probe final : public net::Station {
 public:
  Probe(net::Segment& segment, IpRange answers) : segment_(segment), answers_(answers) {
    segment_.attach(*this);
  }
  ~Probe() override { segment_.detach(*this); }
  bool answers_for(Ipv4Address next_hop) const override { return answers_.contains(next_hop); }
  void receive(TimePoint, ByteView packet) override { packets.push_back(to_bytes(packet)); }
  std::vector<Bytes> packets;

 private:
  net::Segment& segment_;
  IpRange answers_;
};

/// Types lines at a server and notes what it says.
class Typist final : public tcpip::TcpHandler {
 public:
  explicit Typist(std::vector<std::string> lines) : lines_(std::move(lines)) {}
  void received(tcpip::TcpConnection& connection, ByteView octets) override {
    said += to_text(octets);
    if (next_ < lines_.size()) connection.send(as_bytes(lines_[next_++]));
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason) override { is_closed = true; }
  std::string said;
  bool is_closed = false;

 private:
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
};

Result<HttpResponse, HttpError> get(LabFixture& lab, tcpip::Host& host, const HttpRequest& request) {
  HttpGet get(host, request);
  lab.run(
      Seconds(60), [&] { return get.is_done(); }, [&](TimePoint now) { get.handle_timeout(now); },
      [&] { return get.next_timeout(); });
  if (!get.is_done()) return failure(HttpError::timeout);
  return get.result();
}

const HttpRequest web_page{{address::web, 80}, "", "/"};

}  // namespace

class NetworkTest : public QObject {
  Q_OBJECT
 private slots:
  void theWebPageNamesWhoAskedAndFromWhere() {
    LabFixture lab;
    const auto response = get(lab, lab.headend.host(), web_page);
    QVERIFY(response.has_value());
    QCOMPARE(response->status_line, std::string("HTTP/1.1 200 OK"));
    QCOMPARE(response->header("content-type"), std::string_view("text/html; charset=utf-8"));
    QVERIFY(response->body.find("Served to 10.89.129.194 by 10.89.129.131.") != std::string::npos);
    QVERIFY(response->body.find("Asked by Drawbridge/") != std::string::npos);
    QCOMPARE(lab.network.web().requests().size(), std::size_t{1});
    QCOMPARE(lab.network.web().requests()[0].from.address, address::pix_inside);
    QVERIFY(lab.network.router().counters().forwarded > 6);
    QCOMPARE(lab.network.router().counters().no_route, std::uint64_t{0});
  }
  void thePageTextIsAnOption() {
    LabOptions options;
    options.web.text = "Changed <by> a test";
    LabFixture lab(options);
    const auto before = get(lab, lab.headend.host(), web_page);
    QVERIFY(before->body.find("Changed &lt;by&gt; a test") != std::string::npos);
    lab.network.web().options().text = "And again";
    QVERIFY(get(lab, lab.headend.host(), web_page)->body.find("And again") != std::string::npos);
  }
  void otherPagesAndALargeOne() {
    LabFixture lab;
    HttpRequest request = web_page;
    request.path = "/large";
    QCOMPARE(get(lab, lab.headend.host(), request)->body.size(), std::size_t{1} << 20);
    request.path = "/who";
    QCOMPARE(get(lab, lab.headend.host(), request)->body, std::string("10.89.129.194\n"));
    request.path = "/missing";
    QCOMPARE(get(lab, lab.headend.host(), request)->status, 404);
  }
  void whatGoesWrongWithAPageHasANameForEach() {
    LabFixture lab;
    QCOMPARE(get(lab, lab.headend.host(), {{address::web, 81}, "", "/"}).error(), HttpError::refused);
    // The Telnet server takes the request for three wrong logins.
    QCOMPARE(get(lab, lab.headend.host(), {{address::web, 23}, "", "/"}).error(), HttpError::malformed);
    QCOMPARE(get(lab, lab.headend.host(), {{Ipv4Address(10, 89, 129, 140), 80}, "", "/"}).error(),
             HttpError::timeout);
    lab.headend.host().set_address({}, {}, {});
    QCOMPARE(get(lab, lab.headend.host(), web_page).error(), HttpError::no_address);
  }
  void malformedAnswersAreErrors_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("good");
    QTest::newRow("complete") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok") << true;
    QTest::newRow("until the end") << QByteArray("HTTP/1.0 200 OK\r\n\r\nok") << true;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("not HTTP") << QByteArray("220 hello\r\n\r\n") << false;
    QTest::newRow("no status") << QByteArray("HTTP/1.1 OK\r\n\r\n") << false;
    QTest::newRow("cut body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok") << false;
    QTest::newRow("length is no number")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n") << false;
    QTest::newRow("header without colon") << QByteArray("HTTP/1.1 200 OK\r\nwhat\r\n\r\n") << false;
  }
  void malformedAnswersAreErrors() {
    QFETCH(QByteArray, answer);
    QFETCH(bool, good);
    LabFixture lab;
    struct Liar final : tcpip::TcpHandler {
      explicit Liar(std::string text) : answer(std::move(text)) {}
      void received(tcpip::TcpConnection& connection, ByteView) override {
        connection.send(as_bytes(answer));
        connection.close();
      }
      std::string answer;
    };
    lab.network.web_host().listen(
        8080, [&](tcpip::TcpConnection&) { return std::make_unique<Liar>(answer.toStdString()); });
    const auto response = get(lab, lab.headend.host(), {{address::web, 8080}, "", "/"});
    QCOMPARE(response.has_value(), good);
    if (good) QCOMPARE(response->body, std::string("ok"));
    if (!good) QCOMPARE(response.error(), HttpError::malformed);
  }
  void theServerKeepsToHttp_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status_lines");
    QTest::addColumn<bool>("closed");
    const QByteArray ok = "HTTP/1.1 200 OK;";
    QTest::newRow("1.1 stays open") << QByteArray("GET /who HTTP/1.1\r\n\r\n") << ok << false;
    QTest::newRow("1.1 two at once") << QByteArray("GET /who HTTP/1.1\r\n\r\n").repeated(2) << ok + ok
                                     << false;
    QTest::newRow("1.1 close") << QByteArray("GET /who HTTP/1.1\r\nConnection: Close\r\n\r\n") << ok << true;
    QTest::newRow("1.0") << QByteArray("GET /who HTTP/1.0\r\n\r\n") << ok << true;
    QTest::newRow("HEAD") << QByteArray("HEAD / HTTP/1.0\r\n\r\n") << ok << true;
    QTest::newRow("POST") << QByteArray("POST / HTTP/1.1\r\n\r\n")
                          << QByteArray("HTTP/1.1 405 Method Not Allowed;") << false;
    QTest::newRow("no page") << QByteArray("GET /x HTTP/1.0\r\n\r\n") << QByteArray("HTTP/1.1 404 Not Found;")
                             << true;
    QTest::newRow("no request") << QByteArray("hello\r\n\r\n") << QByteArray("HTTP/1.1 400 Bad Request;")
                                << true;
    QTest::newRow("only an empty line")
        << QByteArray("\r\n\r\n") << QByteArray("HTTP/1.1 400 Bad Request;") << true;
    QTest::newRow("endless head") << QByteArray(10'000, 'x') << QByteArray("HTTP/1.1 400 Bad Request;")
                                  << true;
  }
  void theServerKeepsToHttp() {
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status_lines);
    QFETCH(bool, closed);
    LabFixture lab;
    struct Asker final : tcpip::TcpHandler {
      explicit Asker(std::string text) : request(std::move(text)) {}
      void connected(tcpip::TcpConnection& connection) override { connection.send(as_bytes(request)); }
      void received(tcpip::TcpConnection&, ByteView octets) override { said += to_text(octets); }
      void closed(tcpip::TcpConnection&, tcpip::CloseReason) override { is_closed = true; }
      std::string request;
      std::string said;
      bool is_closed = false;
    };
    Asker asker(request.toStdString());
    lab.headend.host().connect({address::web, 80}, asker);
    lab.run();
    std::string found;
    for (std::size_t at = asker.said.find("HTTP/1.1 "); at != std::string::npos;
         at = asker.said.find("HTTP/1.1 ", at + 1)) {
      found += asker.said.substr(at, asker.said.find("\r\n", at) - at) + ";";
    }
    QCOMPARE(found, status_lines.toStdString());
    QCOMPARE(asker.is_closed, closed);
    if (request.startsWith("HEAD")) QVERIFY(asker.said.ends_with("\r\n\r\n"));
  }
  void ftpLogsIn() {
    LabFixture lab;
    Typist typist({"USER cisco_customer\r\n", "PASS cisco\r\n", "PWD\r\n", "QUIT\r\n"});
    lab.headend.host().connect({address::web, 21}, typist);
    lab.run();
    QCOMPARE(typist.said,
             std::string("220 Inside FTP server ready.\r\n331 Password required for cisco_customer.\r\n"
                         "230 User cisco_customer logged in.\r\n257 \"/\" is the current directory.\r\n"
                         "221 Goodbye.\r\n"));
    QVERIFY(typist.is_closed);
  }
  void telnetTellsWhoOneIs() {
    LabFixture lab;
    Typist typist(
        {"\xff\xfd\x01"
         "cisco_customer\r\n",
         "wrong\r\n", "cisco_customer\r\n", "cisco\r\n", "who\r\n", "exit\r\n"});
    lab.headend.host().connect({address::web, 23}, typist);
    lab.run();
    QCOMPARE(
        typist.said,
        std::string("Inside Telnet server\r\n\r\nlogin: Password: \r\nLogin incorrect\r\nlogin: Password: "
                    "\r\ninside> cisco_customer from 10.89.129.194\r\ninside> Connection closed\r\n"));
    QVERIFY(typist.is_closed);
  }
  void theRouterForwardsToPoolAddressesThatTheHeadendAnswersFor() {
    LabFixture lab;
    Probe pool(lab.network.inside(), {Ipv4Address(10, 89, 129, 200), Ipv4Address(10, 89, 129, 204)});
    QVERIFY(lab.network.web_host().ping(Ipv4Address(10, 89, 129, 200), 1, 1));
    lab.run();
    QCOMPARE(pool.packets.size(), std::size_t{1});
    const auto view = wire::parse_ipv4(pool.packets[0]);
    QVERIFY(view.has_value());
    QCOMPARE(view->header.source, address::web);
    QCOMPARE(view->header.ttl, std::uint8_t{63});
  }
  void whatTheRouterDoesNotKnowGoesToTheHeadend() {
    LabFixture lab;
    const auto before = lab.headend.host().counters().not_ours;
    lab.network.web_host().ping(Ipv4Address(172, 18, 124, 1), 1, 1);
    lab.run();
    // The host at .194 is no router: it drops what is not its own.
    QCOMPARE(lab.headend.host().counters().not_ours, before + 1);
  }
  void aPacketWhoseTimeIsOverIsAnsweredAndNotForwarded() {
    LabFixture lab;
    Probe sender(lab.network.inside(), {Ipv4Address(10, 89, 129, 201), Ipv4Address(10, 89, 129, 201)});
    wire::Ipv4Header header;
    header.ttl = 1;
    header.protocol = wire::IpProtocol::udp;
    header.source = Ipv4Address(10, 89, 129, 201);
    header.destination = address::web;
    lab.network.inside().send(lab.now, sender, address::router_inside,
                              wire::build_ipv4(header, Bytes(16, 0)));
    lab.network.inside().send(lab.now, sender, address::router_inside, Bytes(19, 0x45));
    lab.run();
    QCOMPARE(lab.network.router().counters().ttl_exceeded, std::uint64_t{1});
    QCOMPARE(lab.network.router().counters().malformed, std::uint64_t{1});
    QCOMPARE(lab.network.router().counters().forwarded, std::uint64_t{0});
    QCOMPARE(sender.packets.size(), std::size_t{1});
    const auto view = wire::parse_ipv4(sender.packets[0]);
    QCOMPARE(view->header.source, address::router_inside);
    QCOMPARE(wire::IcmpMessage::read(view->payload)->type, wire::IcmpType::time_exceeded);
  }
  void aRouterWithoutADefaultRouteDropsWhatItDoesNotKnow() {
    LabFixture lab;
    SeededRandom random(2);
    net::Segment wire("alone", random);
    Router router("alone");
    router.add_interface(wire, {Ipv4Address(10, 9, 0, 1), 24});
    tcpip::AttachedHost host(lab.stack,
                             {"h", Ipv4Address(10, 9, 0, 2), mask_of(24), Ipv4Address(10, 9, 0, 1)}, wire);
    int echoes = 0;
    host.host().set_echo_handler([&](Ipv4Address, std::uint16_t, std::uint16_t, std::size_t) { ++echoes; });
    host.host().ping(Ipv4Address(172, 16, 0, 1), 1, 1);
    host.host().ping(Ipv4Address(10, 9, 0, 1), 1, 2);
    while (wire.deliver(lab.now)) {
    }
    QCOMPARE(router.counters().no_route, std::uint64_t{1});
    QCOMPARE(router.counters().local, std::uint64_t{1});
    QCOMPARE(echoes, 1);
  }
  void theVisitorReachesNothingInsideByItself() {
    LabFixture lab;
    HttpGet get(lab.network.visitor(), web_page, Seconds(5));
    lab.run(
        Seconds(10), [&] { return get.is_done(); }, [&](TimePoint now) { get.handle_timeout(now); },
        [&] { return get.next_timeout(); });
    QVERIFY(get.is_done());
    QCOMPARE(get.result().error(), HttpError::timeout);
    QCOMPARE(lab.now, TimePoint(Seconds(5)));
    QVERIFY(lab.network.web().requests().empty());
  }
  void thePageArrivesWithTwentyPercentLossToo() {
    LabOptions options;
    options.inside_faults.loss = 0.2;
    options.inside_faults.duplication = 0.1;
    options.inside_faults.reorder = 0.1;
    LabFixture lab(options, 5);
    const auto response = get(lab, lab.headend.host(), web_page);
    QVERIFY(response.has_value());
    QCOMPARE(response->status, 200);
  }
  void namesOfTheLabResolve() {
    QCOMPARE(LabNetwork::resolve("pixfirewall"), std::optional(address::pix_outside));
    QCOMPARE(LabNetwork::resolve("Headend.LAB"), std::optional(address::pix_outside));
    QCOMPARE(LabNetwork::resolve("web.lab."), std::optional(address::web));
    QCOMPARE(LabNetwork::resolve("10.89.129.131"), std::optional(address::web));
    QVERIFY(!LabNetwork::resolve("nowhere.lab"));
  }
  void theDiagramHasTheNotesBoxes() {
    LabFixture lab;
    std::string keys;
    for (const Node& node : lab.network.nodes()) keys += node.key + " " + node.address.to_string() + "\n";
    QCOMPARE(keys, std::string("client 192.168.1.2\ngateway 192.168.1.3\nvisitor 192.168.1.50\n"
                               "pix-outside 192.168.1.1\npix-inside 10.89.129.194\nrouter 10.89.129.193\n"
                               "web 10.89.129.131\naaa 10.89.129.134\n"));
  }
  void urlsAreRead() {
    const auto plain = parse_url("http://10.89.129.131/");
    QVERIFY(plain && plain->to == (Endpoint{address::web, 80}) && plain->path == "/");
    const auto port = parse_url("10.89.129.131:8080/a?b");
    QVERIFY(port && port->to.port == 8080 && port->path == "/a?b");
    for (const char* bad : {"", "http://", "web/", "10.0.0.1:0/", "10.0.0.1:x/", "10.0.0.1/a b"}) {
      QVERIFY2(!parse_url(bad), bad);
    }
  }
};

DRAWBRIDGE_TEST(NetworkTest);
#include "network_test.moc"
