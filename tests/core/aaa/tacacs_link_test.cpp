// SPDX-License-Identifier: GPL-3.0-or-later
// TACACS+ beyond the login: authorization, questions, one connection for several sessions, and servers that
// misbehave (RFC 8907; wire-aaa.md 4).
#include <QTest>

#include "aaa/server_group.h"
#include "crypto/hash.h"
#include "support/test_registry.h"
#include "wire/tacacs_packet.h"

using namespace drawbridge;
using namespace drawbridge::aaa;

namespace {

const Secret kKey(std::string_view("secretkey"));
constexpr Ipv4Address server_address(10, 89, 129, 134);

TimePoint at(double seconds) {
  return TimePoint(Duration(static_cast<std::int64_t>(seconds * 1e6)));
}

GroupConfig config(bool single_connect = false) {
  GroupConfig group;
  group.tag = "AuthInbound";
  ServerConfig server;
  server.address = server_address;
  server.key = kKey;
  server.timeout = Seconds(10);
  server.single_connect = single_connect;
  group.servers.push_back(server);
  return group;
}

AuthenticationRequest login(const char* user = "cisco_customer") {
  return {user, Secret(std::string_view("cisco")), Ipv4Address(192, 168, 1, 2)};
}

/// A server's side of the streams: what was opened, sent and closed.
struct Wire {
  explicit Wire(ServerGroup& all) : group(all) {}
  ServerGroup& group;
  std::vector<StreamId> opened, closed;
  std::vector<SendStream> sent;

  void pump(TimePoint now) {
    while (const auto action = group.poll_action()) {
      if (const auto* open = std::get_if<OpenStream>(&*action)) {
        opened.push_back(open->id);
        group.stream_opened(now, open->id);
      } else if (const auto* send = std::get_if<SendStream>(&*action)) {
        sent.push_back(*send);
      } else if (const auto* close = std::get_if<CloseStream>(&*action)) {
        closed.push_back(close->id);
      }
    }
  }
  /// Answers the packet that was sent as number `index`.
  void answer(TimePoint now, std::size_t index, ByteView body, std::uint8_t flags = 0) {
    wire::TacacsHeader header = *wire::TacacsHeader::read(sent.at(index).octets);
    ++header.sequence;
    header.flags = flags;
    group.stream_data(now, sent.at(index).id, wire::build_tacacs(header, body, kKey, &crypto::md5));
    pump(now);
  }
  [[nodiscard]] Bytes body(std::size_t index) const {
    Bytes packet = sent.at(index).octets;
    const auto header = *wire::TacacsHeader::read(packet);
    const ByteSpan hidden = ByteSpan(packet).subspan(wire::kTacacsHeaderSize);
    wire::tacacs_obfuscate(header, kKey, &crypto::md5, hidden);
    return to_bytes(ByteView(hidden));
  }
};

Bytes login_reply(wire::TacacsAuthenStatus status, const char* message = "", std::uint8_t flags = 0) {
  wire::TacacsAuthenReply reply;
  reply.status = status;
  reply.server_msg = message;
  reply.flags = flags;
  return reply.write();
}

Bytes authorization_reply(wire::TacacsAuthorStatus status, std::vector<std::string> args = {}) {
  wire::TacacsAuthorResponse reply;
  reply.status = status;
  reply.args = std::move(args);
  return reply.write();
}

template <typename T>
std::optional<T> next(ServerGroup& group) {
  while (auto each = group.poll_event()) {
    if (auto* wanted = std::get_if<T>(&*each)) return std::move(*wanted);
  }
  return std::nullopt;
}

constexpr auto pass = wire::TacacsAuthenStatus::pass;

}  // namespace

class TacacsLinkTest : public QObject {
  Q_OBJECT
 private slots:
  void anAuthorizationAsksAsTheDeviceDoes() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    Wire wire(group);
    const RequestId id = group.authorize(
        at(0), {"cisco_customer", Ipv4Address(192, 168, 1, 50), "PIX", "shell", "telnet", {"10.89.129.131"}});
    wire.pump(at(0));
    const auto asked = wire::TacacsAuthorRequest::read(wire.body(0));
    QVERIFY(asked.has_value());
    QCOMPARE(asked->args, (std::vector<std::string>{"service=shell", "cmd=telnet", "cmd-arg=10.89.129.131"}));
    QCOMPARE(asked->user, std::string("cisco_customer"));
    QCOMPARE(asked->rem_addr, std::string("192.168.1.50"));
    wire.answer(at(1), 0,
                authorization_reply(wire::TacacsAuthorStatus::pass_add,
                                    {"acl=101", "timeout=60", "idletime=5", "strange*value"}));
    const auto result = next<AuthorizationResult>(group);
    QVERIFY(result);
    QCOMPARE(result->id, id);
    QCOMPARE(result->outcome, Outcome::accepted);
    QCOMPARE(result->authorization.access_list, std::string("101"));
    QCOMPARE(result->authorization.session_timeout, std::optional<Duration>(Seconds(3600)));
    QCOMPARE(result->authorization.idle_timeout, std::optional<Duration>(Seconds(300)));
  }
  void whatIsNoPermissionIsNone_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("argument");
    QTest::newRow("fail") << 0x10 << "";
    QTest::newRow("follow") << 0x21 << "";
    QTest::newRow("a mandatory argument nobody knows") << 1 << "teleport=yes";
  }
  void whatIsNoPermissionIsNone() {
    QFETCH(int, status);
    QFETCH(QString, argument);
    SeededRandom random(1);
    ServerGroup group(config(), random);
    Wire wire(group);
    group.authorize(at(0), {"u", server_address, "PIX", "shell", "http", {}});
    wire.pump(at(0));
    std::vector<std::string> args;
    if (!argument.isEmpty()) args.push_back(argument.toStdString());
    wire.answer(at(0), 0, authorization_reply(static_cast<wire::TacacsAuthorStatus>(status), args));
    QCOMPARE(next<AuthorizationResult>(group)->outcome, Outcome::refused);
  }
  void followIsARefusalOfALogin() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    Wire wire(group);
    group.authenticate(at(0), login());
    wire.pump(at(0));
    wire.answer(at(0), 0, login_reply(wire::TacacsAuthenStatus::follow, "10.0.0.1"));
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::refused);
  }
  void aQuestionGoesToTheUserAndTheAnswerBack() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    Wire wire(group);
    const RequestId id = group.authenticate(at(0), login());
    wire.pump(at(0));
    wire.answer(at(0), 0, login_reply(wire::TacacsAuthenStatus::get_pass, "Password:", 1));
    QVERIFY(!next<ChallengeNeeded>(group));
    wire.answer(at(0), 1, login_reply(wire::TacacsAuthenStatus::get_data, "Next code:", 1));
    const auto question = next<ChallengeNeeded>(group);
    QVERIFY(question);
    QCOMPARE(question->message, std::string("Next code:"));
    QVERIFY(!question->echo);
    group.answer(at(30), id, Secret(std::string_view("314159")));
    wire.pump(at(30));
    const auto given = wire::TacacsAuthenContinue::read(wire.body(2));
    QCOMPARE(given->user_msg.reveal_text(), std::string("314159"));
    wire.answer(at(31), 2, login_reply(pass));
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::accepted);
  }
  void aCancelledQuestionIsAborted() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    Wire wire(group);
    const RequestId id = group.authenticate(at(0), login());
    wire.pump(at(0));
    wire.answer(at(0), 0, login_reply(wire::TacacsAuthenStatus::get_data, "Colour?"));
    QVERIFY(next<ChallengeNeeded>(group)->echo);
    group.cancel(id);
    wire.pump(at(1));
    QVERIFY(wire::TacacsAuthenContinue::read(wire.body(1))->abort());
    QCOMPARE(wire.closed.size(), std::size_t{1});
  }
  void sessionsShareAConnectionOnlyWhereTheServerAgrees() {
    for (const bool agrees : {false, true}) {
      SeededRandom random(1);
      ServerGroup group(config(true), random);
      Wire wire(group);
      const std::uint8_t flags = agrees ? wire::kTacacsSingleConnect : std::uint8_t{0};
      group.authenticate(at(0), login("first"));
      wire.pump(at(0));
      QVERIFY((wire::TacacsHeader::read(wire.sent.at(0).octets)->flags & wire::kTacacsSingleConnect) != 0);
      wire.answer(at(0), 0, login_reply(wire::TacacsAuthenStatus::get_pass), flags);
      // The first session is still on its way when the second and the third begin.
      const RequestId second = group.authenticate(at(1), login("second"));
      const RequestId third = group.authenticate(at(1), login("third"));
      wire.pump(at(1));
      QCOMPARE(wire.opened.size(), agrees ? std::size_t{1} : std::size_t{3});
      // Answered out of order: 0 and 1 belong to the first, 2 to the second, 3 to the third.
      wire.answer(at(2), 3, login_reply(pass), flags);
      QCOMPARE(next<AuthenticationResult>(group)->id, third);
      wire.answer(at(2), 2, login_reply(wire::TacacsAuthenStatus::fail), flags);
      const auto refused = next<AuthenticationResult>(group);
      QCOMPARE(refused->id, second);
      QCOMPARE(refused->outcome, Outcome::refused);
      // An answer that comes twice or late disturbs nobody.
      wire.answer(at(2), 3, login_reply(pass), flags);
      wire.answer(at(2), 1, login_reply(pass), flags);
      QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::accepted);
      QVERIFY(group.is_idle());
      QCOMPARE(wire.closed.size(), agrees ? std::size_t{0} : std::size_t{3});
      if (!agrees) continue;
      QCOMPARE(group.next_timeout(), std::optional(at(62)));
      group.handle_timeout(at(62));
      wire.pump(at(62));
      QCOMPARE(wire.closed.size(), std::size_t{1});
    }
  }
  void aSharedConnectionThatEndsAtTheWrongMomentIsNoFailure() {
    SeededRandom random(1);
    ServerGroup group(config(true), random);
    Wire wire(group);
    group.authenticate(at(0), login());
    wire.pump(at(0));
    wire.answer(at(0), 0, login_reply(pass), wire::kTacacsSingleConnect);
    QVERIFY(next<AuthenticationResult>(group));
    group.authenticate(at(1), login());
    wire.pump(at(1));
    QCOMPARE(wire.opened.size(), std::size_t{1});
    group.stream_closed(at(1), wire.opened.at(0), false);
    wire.pump(at(1));
    QCOMPARE(wire.opened.size(), std::size_t{2});
    wire.answer(at(1), 2, login_reply(pass));
    const auto result = next<AuthenticationResult>(group);
    QCOMPARE(result->outcome, Outcome::accepted);
    QVERIFY(result->attempts.empty());
  }
  void garbageIsToldFromAWrongKeyAndFromSilence_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("fault");
    QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                  << static_cast<int>(ServerFault::malformed);
    QTest::newRow("zeros") << QByteArray(64, '\0') << static_cast<int>(ServerFault::malformed);
    QTest::newRow("a huge length") << QByteArray::fromHex("c00102001a2b3c4dffffffff")
                                   << static_cast<int>(ServerFault::malformed);
    QTest::newRow("another session") << QByteArray::fromHex("c0010200000000000000000101")
                                     << static_cast<int>(ServerFault::malformed);
    QTest::newRow("half a header") << QByteArray::fromHex("c00102") << static_cast<int>(ServerFault::silent);
  }
  void garbageIsToldFromAWrongKeyAndFromSilence() {
    QFETCH(QByteArray, answer);
    QFETCH(int, fault);
    SeededRandom random(1);
    ServerGroup group(config(), random);
    Wire wire(group);
    group.authenticate(at(0), login());
    wire.pump(at(0));
    const auto* const data = reinterpret_cast<const std::uint8_t*>(answer.constData());
    group.stream_data(at(0), wire.opened.at(0), {data, static_cast<std::size_t>(answer.size())});
    group.handle_timeout(at(10));
    const auto result = next<AuthenticationResult>(group);
    QVERIFY(result);
    QCOMPARE(result->outcome, Outcome::all_servers_failed);
    QCOMPARE(static_cast<int>(result->attempts.at(0).fault), fault);
  }
};

DRAWBRIDGE_TEST(TacacsLinkTest);
#include "tacacs_link_test.moc"
