// SPDX-License-Identifier: GPL-3.0-or-later
// The AAA client at the headend's inside address against the lab's TACACS+ server, through the router.
#include <QTest>
#include <map>

#include "aaa/server_group.h"
#include "core/lab/lab_fixture.h"
#include "crypto/hash.h"
#include "support/test_registry.h"
#include "wire/tacacs_packet.h"

using namespace drawbridge;
using namespace drawbridge::lab;
using drawbridge::testing::LabFixture;

namespace {

/// Carries a group's actions out on a host.
class Driver {
 public:
  Driver(aaa::ServerGroup& group, tcpip::Host& host) : group_(group), host_(host) {}

  void step(TimePoint now) {
    const auto due = group_.next_timeout();
    if (due && *due <= now) group_.handle_timeout(now);
    while (const auto action = group_.poll_action()) {
      if (const auto* open = std::get_if<aaa::OpenStream>(&*action)) {
        auto& stream = streams_[open->id];
        stream = std::make_unique<Stream>(*this, open->id);
        stream->connection = host_.connect(open->to, *stream);
        if (stream->connection == nullptr) group_.stream_closed(now, open->id, true);
      } else if (const auto* send = std::get_if<aaa::SendStream>(&*action)) {
        if (auto* connection = find(send->id)) connection->send(send->octets);
      } else if (const auto* close = std::get_if<aaa::CloseStream>(&*action)) {
        if (auto* connection = find(close->id)) connection->close();
      }
    }
    while (auto event = group_.poll_event()) events.push_back(std::move(*event));
  }
  std::vector<aaa::Event> events;

 private:
  struct Stream final : tcpip::TcpHandler {
    Stream(Driver& d, aaa::StreamId i) : driver(d), id(i) {}
    void connected(tcpip::TcpConnection&) override { driver.group_.stream_opened(driver.host_.now(), id); }
    void received(tcpip::TcpConnection&, ByteView octets) override {
      driver.group_.stream_data(driver.host_.now(), id, octets);
    }
    void closed(tcpip::TcpConnection&, tcpip::CloseReason reason) override {
      connection = nullptr;
      const bool refused = reason == tcpip::CloseReason::refused || reason == tcpip::CloseReason::reset;
      driver.group_.stream_closed(driver.host_.now(), id, refused);
    }
    Driver& driver;
    aaa::StreamId id;
    tcpip::TcpConnection* connection = nullptr;
  };
  tcpip::TcpConnection* find(aaa::StreamId id) {
    const auto found = streams_.find(id);
    return found == streams_.end() ? nullptr : found->second->connection;
  }

  aaa::ServerGroup& group_;
  tcpip::Host& host_;
  std::map<aaa::StreamId, std::unique_ptr<Stream>> streams_;
};

struct AaaLab {
  explicit AaaLab(const char* key = "secretkey", LabOptions options = {})
      : lab(std::move(options)), group(config(key), lab.random), driver(group, lab.headend.host()) {}
  static aaa::GroupConfig config(const char* key) {
    aaa::GroupConfig group;
    group.tag = "AuthInbound";
    group.servers = {{address::aaa, 49, Secret(std::string_view(key)), Seconds(10)}};
    return group;
  }
  void run(Duration limit = Seconds(60)) {
    lab.run(
        limit, {}, [&](TimePoint now) { driver.step(now); }, [&] { return group.next_timeout(); });
  }
  aaa::AuthenticationResult login(const char* user = "cisco_customer", const char* password = "cisco") {
    driver.events.clear();
    group.authenticate(lab.now, {user, Secret(std::string_view(password)), address::client, "PIX"});
    began = lab.now;
    lab.run(
        Seconds(60), [&] { return !driver.events.empty(); }, [&](TimePoint now) { driver.step(now); },
        [&] { return group.next_timeout(); });
    if (driver.events.empty()) return {};
    return std::get<aaa::AuthenticationResult>(driver.events.front());
  }
  TacacsServer& server() { return lab.network.tacacs(); }

  LabFixture lab;
  aaa::ServerGroup group;
  Driver driver;
  TimePoint began{};
};

aaa::ServerFault fault_of(const aaa::AuthenticationResult& result) {
  return result.attempts.empty() ? aaa::ServerFault::none : result.attempts.front().fault;
}

std::array<std::uint8_t, 16> md5(ByteView in) {
  const Bytes digest = crypto::hash(crypto::HashAlgorithm::md5, {in});
  std::array<std::uint8_t, 16> out{};
  std::copy_n(digest.begin(), out.size(), out.begin());
  return out;
}

/// Sends recorded octets and collects the answers in clear.
class Replay final : public tcpip::TcpHandler {
 public:
  explicit Replay(std::vector<Bytes> packets) : packets_(std::move(packets)) {}
  void connected(tcpip::TcpConnection& connection) override { next(connection); }
  void received(tcpip::TcpConnection& connection, ByteView octets) override {
    append(raw, octets);
    next(connection);
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason) override { is_closed = true; }
  Bytes raw;
  bool is_closed = false;

 private:
  void next(tcpip::TcpConnection& connection) {
    if (next_ < packets_.size()) connection.send(packets_[next_++]);
  }
  std::vector<Bytes> packets_;
  std::size_t next_ = 0;
};

}  // namespace

class TacacsTest : public QObject {
  Q_OBJECT
 private slots:
  void aLoginSucceedsOverTheRouter() {
    AaaLab lab;
    const auto result = lab.login();
    QCOMPARE(result.outcome, aaa::Outcome::accepted);
    QCOMPARE(lab.server().counters().accepted, std::uint64_t{1});
    lab.run();
    QCOMPARE(lab.lab.headend.host().connection_count(), std::size_t{0});
    QCOMPARE(lab.lab.network.aaa_host().connection_count(), std::size_t{0});
  }
  void aWrongPasswordAndAnUnknownUserAreRefused() {
    AaaLab lab;
    QCOMPARE(lab.login("cisco_customer", "wrong").outcome, aaa::Outcome::refused);
    QCOMPARE(lab.login("stranger", "cisco").outcome, aaa::Outcome::refused);
    QCOMPARE(lab.login("", "cisco").outcome, aaa::Outcome::refused);  // GETUSER, then GETPASS
    QCOMPARE(lab.server().counters().refused, std::uint64_t{3});
  }
  void aChangedPasswordIsSeenAtOnce() {
    AaaLab lab;
    lab.server().options().users["cisco_customer"] = Secret(std::string_view("changed"));
    QCOMPARE(lab.login().outcome, aaa::Outcome::refused);
    QCOMPARE(lab.login("cisco_customer", "changed").outcome, aaa::Outcome::accepted);
  }
  void aWrongKeyIsToldApartFromSilence() {
    AaaLab lab("anotherkey");
    const auto result = lab.login();
    QCOMPARE(result.outcome, aaa::Outcome::all_servers_failed);
    QCOMPARE(fault_of(result), aaa::ServerFault::key_mismatch);
    QCOMPARE(lab.lab.now - lab.began, Duration(0));
    QCOMPARE(lab.server().counters().key_mismatches, std::uint64_t{1});
  }
  void silenceLastsExactlyTheTimeout() {
    AaaLab lab;
    lab.server().set_mode(TacacsMode::silent);
    const auto result = lab.login();
    QCOMPARE(result.outcome, aaa::Outcome::all_servers_failed);
    QCOMPARE(fault_of(result), aaa::ServerFault::silent);
    QCOMPARE(lab.lab.now - lab.began, Duration(Seconds(10)));
  }
  void anAbsentServerLastsExactlyTheTimeoutToo() {
    AaaLab lab;
    lab.lab.network.aaa_host().set_address({}, {}, {});
    QCOMPARE(fault_of(lab.login()), aaa::ServerFault::silent);
    QCOMPARE(lab.lab.now - lab.began, Duration(Seconds(10)));
  }
  void aServerThatRefusesFailsAtOnceAndComesBack() {
    AaaLab lab;
    lab.server().set_mode(TacacsMode::refuse);
    QCOMPARE(fault_of(lab.login()), aaa::ServerFault::refused);
    QCOMPARE(lab.lab.now - lab.began, Duration(0));
    lab.server().set_mode(TacacsMode::normal);
    QCOMPARE(lab.login().outcome, aaa::Outcome::accepted);
  }
  void anErrorOfTheServerIsNoRefusal() {
    AaaLab lab;
    lab.server().set_mode(TacacsMode::error);
    QCOMPARE(fault_of(lab.login()), aaa::ServerFault::server_error);
  }
  void aSlowServerIsWaitedFor() {
    AaaLab lab;
    lab.server().options().delay = Seconds(4);
    QCOMPARE(lab.login().outcome, aaa::Outcome::accepted);
    QCOMPARE(lab.lab.now - lab.began, Duration(Seconds(8)));  // two answers of four seconds
    lab.server().options().delay = Seconds(11);
    QCOMPARE(fault_of(lab.login()), aaa::ServerFault::silent);
  }
  void startAndStopAreStoredInTheColumnsOfTheReport() {
    LabOptions options;
    options.tacacs.epoch = WallTime{1'090'941'459'000'000};  // 2004-07-27 15:17:39 UTC
    AaaLab lab("secretkey", options);
    const aaa::ConnectionAccount telnet{"cisco_customer", 5, Ipv4Address(10, 89, 129, 200),
                                        address::web,     6, 23};
    lab.group.account(lab.lab.now, aaa::connection_start(telnet));
    lab.run(Seconds(1));
    lab.lab.now = TimePoint(Seconds(15));
    lab.lab.stack.set_now(lab.lab.now);
    lab.group.account(lab.lab.now, aaa::connection_stop(telnet, Seconds(15), 99, 1879));
    lab.run(Seconds(1));
    QCOMPARE(lab.server().records().size(), std::size_t{2});
    QCOMPARE(lab.server().records()[1].nas_address, std::string("10.89.129.194"));
    QCOMPARE(report(lab.server().records()), testing::read_data("lab/accounting_report.txt"));
    QVERIFY(lab.group.is_idle());
  }
  void recordsOfTheTimeTheServerWasAwayArriveLaterInOrder() {
    AaaLab lab;
    lab.server().set_mode(TacacsMode::refuse);
    for (std::uint32_t task = 1; task <= 5; ++task) {
      lab.group.account(lab.lab.now,
                        aaa::connection_start({"u", task, address::client, address::web, 6, 80}));
    }
    lab.run(Seconds(40));
    QVERIFY(lab.server().records().empty());
    lab.server().set_mode(TacacsMode::normal);
    lab.run(Seconds(40));
    std::string order;
    for (const AccountingRecord& record : lab.server().records()) order += record.task_id + " ";
    QCOMPARE(order, std::string("0x1 0x2 0x3 0x4 0x5 "));
  }
  void theRecordedSessionsAreUnderstood() {
    // wire-aaa.md 5.3: ASCII login whose password is "secret", and PAP with single-connect.
    LabOptions options;
    options.tacacs.users["cisco_customer"] = Secret(std::string_view("secret"));
    LabFixture lab(options);
    Replay ascii(
        {*from_hex("c00101001a2b3c4d000000243347f061a1533d96e5e8adb789bce0408ff49fd69bc76342c791f480c97f718"
                   "72cf6a9f6"),
         *from_hex("c00103001a2b3c4d0000000b79615fe6a8f2ec3b4dcb74")});
    lab.headend.host().connect({address::aaa, 49}, ascii);
    lab.run();
    QCOMPARE(
        to_hex(ascii.raw),
        std::string(
            "c00102001a2b3c4d0000000f82bbb9cf8d22cb181f78580091d0c1c00104001a2b3c4d0000000610804935f6f0"));
    QVERIFY(ascii.is_closed);

    Replay pap(
        {*from_hex("c101010455aa55aa0000002ae9ab2d1c11b4f4be8ee2780b8ca7633128e24b1fb0e29d7463b2cfdcac41b9660"
                   "88ac9a6bc51f4d48b70")});
    lab.headend.host().connect({address::aaa, 49}, pap);
    lab.run();
    const auto header = wire::TacacsHeader::read(pap.raw);
    QVERIFY(header.has_value());
    QCOMPARE(header->flags, wire::kTacacsSingleConnect);
    Bytes body(pap.raw.begin() + 12, pap.raw.end());
    wire::tacacs_obfuscate(*header, Secret(std::string_view("secretkey")), &md5, body);
    QCOMPARE(wire::TacacsAuthenReply::read(body)->status, wire::TacacsAuthenStatus::pass);
    QVERIFY(!pap.is_closed);  // single-connect: the server keeps the connection
  }
  void twoSessionsShareASingleConnection() {
    LabFixture lab;
    const Secret key(std::string_view("secretkey"));
    const auto request = [&](std::uint32_t session, const char* user) {
      wire::TacacsHeader header;
      header.type = wire::TacacsType::authorization;
      header.flags = wire::kTacacsSingleConnect;
      header.session = session;
      wire::TacacsAuthorRequest body;
      body.user = user;
      body.args = {"service=shell", "cmd=telnet"};
      return wire::build_tacacs(header, body.write(), key, &md5);
    };
    Replay replay({concat({request(1, "cisco_customer"), request(2, "stranger")})});
    lab.headend.host().connect({address::aaa, 49}, replay);
    lab.run();
    std::string statuses;
    for (ByteView rest = replay.raw; !rest.empty();) {
      const auto header = wire::TacacsHeader::read(rest);
      QVERIFY(header.has_value());
      Bytes body = to_bytes(rest.subspan(12, header->length));
      rest = rest.subspan(12 + header->length);
      wire::tacacs_obfuscate(*header, key, &md5, body);
      const auto response = wire::TacacsAuthorResponse::read(body);
      statuses +=
          std::to_string(header->session) + ":" + std::to_string(static_cast<int>(response->status)) + " ";
    }
    QCOMPARE(statuses, std::string("1:1 2:16 "));
  }
  void packetsThatBreakTheProtocolEndTheConnection_data() {
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("in clear") << QByteArray("c0010101000000010000000501010101010000");
    QTest::newRow("sequence 3 first") << QByteArray("c001030000000001000000050101010101");
    QTest::newRow("version") << QByteArray("a001010000000001000000050101010101");
    QTest::newRow("type") << QByteArray("c009010000000001000000050101010101");
    QTest::newRow("length") << QByteArray("c001010000000001ffffffff");
    QTest::newRow("noise") << QByteArray("c0010100000000010000000508aa17f300");
  }
  void packetsThatBreakTheProtocolEndTheConnection() {
    QFETCH(QByteArray, packet);
    LabFixture lab;
    Replay replay({*from_hex(packet.toStdString())});
    lab.headend.host().connect({address::aaa, 49}, replay);
    lab.run();
    QVERIFY(replay.is_closed);
    const auto& counters = lab.network.tacacs().counters();
    QCOMPARE(counters.malformed + counters.key_mismatches, std::uint64_t{1});
  }
  void theServerMayGoWhileConnectionsAreOpen() {
    LabFixture lab;
    Replay replay({});
    {
      tcpip::AttachedHost host(lab.stack,
                               {"h", Ipv4Address(10, 89, 129, 135), mask_of(28), address::router_servers},
                               lab.network.servers());
      TacacsServer server(host.host(), {});
      lab.headend.host().connect({Ipv4Address(10, 89, 129, 135), 49}, replay);
      lab.run();
      QCOMPARE(server.counters().connections, std::uint64_t{1});
    }
    lab.run();
  }
  void aHundredLoginsAtOnce() {
    AaaLab lab;
    for (int i = 0; i < 100; ++i) {
      lab.group.authenticate(
          lab.lab.now,
          {"cisco_customer", Secret(std::string_view(i % 2 == 0 ? "cisco" : "bad")), address::client, "PIX"});
    }
    lab.run();
    int accepted = 0;
    for (const aaa::Event& event : lab.driver.events) {
      if (std::get<aaa::AuthenticationResult>(event).outcome == aaa::Outcome::accepted) ++accepted;
    }
    QCOMPARE(lab.driver.events.size(), std::size_t{100});
    QCOMPARE(accepted, 50);
    QCOMPARE(lab.lab.headend.host().connection_count(), std::size_t{0});
  }
};

DRAWBRIDGE_TEST(TacacsTest);
#include "tacacs_test.moc"
