// SPDX-License-Identifier: GPL-3.0-or-later
// The TACACS+ client without a network: actions out, octets in. Recorded octets: wire-aaa.md 5.3, key
// "secretkey".
#include "aaa/server_group.h"

#include <QTest>

#include "crypto/hash.h"
#include "support/test_registry.h"
#include "wire/tacacs_packet.h"

using namespace drawbridge;
using namespace drawbridge::aaa;

namespace {

/// Session ids as a recording has them.
class FixedRandom final : public Random {
 public:
  explicit FixedRandom(Bytes octets) : octets_(std::move(octets)) {}
  void fill(ByteSpan out) override {
    for (std::uint8_t& octet : out) octet = octets_[next_++ % octets_.size()];
  }

 private:
  Bytes octets_;
  std::size_t next_ = 0;
};

const Secret kKey(std::string_view("secretkey"));
constexpr Ipv4Address first_server(10, 89, 129, 134);
constexpr Ipv4Address second_server(10, 89, 129, 135);

TimePoint at(double seconds) {
  return TimePoint(Duration(static_cast<std::int64_t>(seconds * 1e6)));
}

GroupConfig config(int servers = 1) {
  GroupConfig group;
  group.tag = "AuthInbound";
  group.servers.push_back({first_server, 49, kKey, Seconds(10)});
  if (servers == 2) group.servers.push_back({second_server, 49, kKey, Seconds(10)});
  return group;
}

AuthenticationRequest login(const char* password = "secret") {
  return {"cisco_customer", Secret(std::string_view(password)), Ipv4Address(192, 168, 1, 2), "PIX"};
}

std::string hex(const std::optional<Action>& action) {
  const auto* send = action ? std::get_if<SendStream>(&*action) : nullptr;
  return send != nullptr ? to_hex(send->octets) : std::string("nothing sent");
}

Bytes octets(const char* hexadecimal) {
  return *from_hex(hexadecimal);
}

std::array<std::uint8_t, 16> md5(ByteView in) {
  const Bytes digest = crypto::hash(crypto::HashAlgorithm::md5, {in});
  std::array<std::uint8_t, 16> out{};
  std::copy_n(digest.begin(), out.size(), out.begin());
  return out;
}

/// An answer to the packet in `sent`, hidden under `key`.
Bytes answer(const Action& sent, ByteView body, const Secret& key = kKey, std::uint8_t flags = 0) {
  wire::TacacsHeader header = *wire::TacacsHeader::read(std::get<SendStream>(sent).octets);
  ++header.sequence;
  header.flags = flags;
  return wire::build_tacacs(header, body, key, &md5);
}

Bytes login_reply(wire::TacacsAuthenStatus status, const char* message = "") {
  wire::TacacsAuthenReply reply;
  reply.status = status;
  reply.server_msg = message;
  return reply.write();
}

/// Takes the actions OpenStream and, after the stream is open, the first SendStream.
struct Opened {
  StreamId stream = 0;
  Endpoint to;
  Action sent;
};
std::optional<Opened> open(ServerGroup& group, TimePoint now) {
  const auto action = group.poll_action();
  if (!action || !std::holds_alternative<OpenStream>(*action)) return std::nullopt;
  const OpenStream stream = std::get<OpenStream>(*action);
  group.stream_opened(now, stream.id);
  const auto sent = group.poll_action();
  if (!sent) return std::nullopt;
  return Opened{stream.id, stream.to, *sent};
}

AuthenticationResult result(ServerGroup& group) {
  const auto event = group.poll_event();
  if (!event) return {};
  return std::get<AuthenticationResult>(*event);
}

}  // namespace

class ServerGroupTest : public QObject {
  Q_OBJECT
 private slots:
  void asciiLoginIsTheRecordedOne() {
    FixedRandom random({0x1a, 0x2b, 0x3c, 0x4d});
    ServerGroup group(config(), random);
    const RequestId id = group.authenticate(at(0), login());
    const auto open_action = group.poll_action();
    QVERIFY(open_action);
    const OpenStream stream = std::get<OpenStream>(*open_action);
    QCOMPARE(stream.to, (Endpoint{first_server, 49}));
    QVERIFY(!group.poll_action());
    group.stream_opened(at(0), stream.id);
    QCOMPARE(hex(group.poll_action()),
             std::string(
                 "c00101001a2b3c4d000000243347f061a1533d96e5e8adb789bce0408ff49fd69bc76342c791f480c97f71872c"
                 "f6a9f6"));
    // The reply comes in two pieces.
    const Bytes reply = octets("c00102001a2b3c4d0000000f82bbb9cf8d22cb181f78580091d0c1");
    group.stream_data(at(0.1), stream.id, ByteView(reply).first(7));
    QVERIFY(!group.poll_action());
    group.stream_data(at(0.2), stream.id, ByteView(reply).subspan(7));
    QCOMPARE(hex(group.poll_action()), std::string("c00103001a2b3c4d0000000b79615fe6a8f2ec3b4dcb74"));
    QVERIFY(!group.poll_event());
    group.stream_data(at(0.3), stream.id, octets("c00104001a2b3c4d0000000610804935f6f0"));
    const auto closing = group.poll_action();
    QVERIFY(closing && std::holds_alternative<CloseStream>(*closing));
    const AuthenticationResult outcome = result(group);
    QCOMPARE(outcome.id, id);
    QCOMPARE(outcome.outcome, Outcome::accepted);
    QVERIFY(outcome.attempts.empty());
    QVERIFY(group.is_idle());
    QVERIFY(!group.next_timeout());
    QCOMPARE(group.status().servers.at(0).accepted, std::uint64_t{1});
    QCOMPARE(group.status().servers.at(0).pending, std::uint64_t{0});
    QCOMPARE(group.status().servers.at(0).last_round_trip, Duration(Milliseconds(300)));
  }
  void accountingStartIsTheRecordedOne() {
    FixedRandom random({0x0b, 0xad, 0xca, 0xfe});
    ServerGroup group(config(), random);
    AccountingRequest record = connection_start(
        {"cisco_customer", 5, Ipv4Address(10, 89, 129, 200), Ipv4Address(10, 89, 129, 194), 6, 23});
    group.account(at(0), record);
    const auto opened = open(group, at(0));
    QVERIFY(opened);
    QCOMPARE(hex(opened->sent),
             std::string(
                 "c00301000badcafe0000006e435055c8f3d3348f80e581622e2ef0f6a81ee9af2ca1d345d923a800bb4ef45705"
                 "5c579afe0f3e77332a48688b1c593be225d41b9c11592c096990ac59188e1214fae1d37df6a4fa59ed17265b75"
                 "bf2ebb06015ee6cf81b57096e2e5638c431c26bab9ce75dc0e42745301d424be"));
    group.stream_data(at(0), opened->stream, answer(opened->sent, wire::TacacsAcctReply{}.write()));
    const auto event = group.poll_event();
    QVERIFY(event);
    QCOMPARE(std::get<AccountingResult>(*event).outcome, Outcome::accepted);
    QVERIFY(group.is_idle());
  }
  void papIsTriedWhereTheServerAsksForAnotherStyle() {
    FixedRandom random({0x55, 0xaa, 0x55, 0xaa});
    ServerGroup group(config(), random);
    group.authenticate(at(0), login());
    auto opened = open(group, at(0));
    QVERIFY(opened);
    group.stream_data(at(0), opened->stream,
                      answer(opened->sent, login_reply(wire::TacacsAuthenStatus::restart)));
    QVERIFY(std::holds_alternative<CloseStream>(*group.poll_action()));
    opened = open(group, at(0));
    QVERIFY(opened);
    // The body of wire-aaa.md 5.3, second vector; its single-connect flag is not part of the pad.
    QCOMPARE(hex(opened->sent),
             std::string(
                 "c101010055aa55aa0000002ae9ab2d1c11b4f4be8ee2780b8ca7633128e24b1fb0e29d7463b2cfdcac41b96608"
                 "8ac9a6bc51f4d48b70"));
    group.stream_data(at(0), opened->stream,
                      answer(opened->sent, login_reply(wire::TacacsAuthenStatus::pass)));
    QCOMPARE(result(group).outcome, Outcome::accepted);
  }
  void aRefusalCarriesTheServersWords() {
    FixedRandom random({1, 2, 3, 4});
    ServerGroup group(config(2), random);
    group.authenticate(at(0), login());
    const auto opened = open(group, at(0));
    group.stream_data(at(0), opened->stream,
                      answer(opened->sent, login_reply(wire::TacacsAuthenStatus::fail, "No such user")));
    const AuthenticationResult outcome = result(group);
    QCOMPARE(outcome.outcome, Outcome::refused);  // and the second server is not asked
    QCOMPARE(outcome.message, std::string("No such user"));
    QVERIFY(std::holds_alternative<CloseStream>(*group.poll_action()));
    QVERIFY(!group.poll_action());
  }
  void theUserNameIsSentAgainWhenAskedFor() {
    FixedRandom random({1, 2, 3, 4});
    ServerGroup group(config(), random);
    group.authenticate(at(0), login());
    const auto opened = open(group, at(0));
    group.stream_data(at(0), opened->stream,
                      answer(opened->sent, login_reply(wire::TacacsAuthenStatus::get_user, "Username:")));
    const auto sent = group.poll_action();
    Bytes packet = std::get<SendStream>(*sent).octets;
    const auto header = *wire::TacacsHeader::read(packet);
    QCOMPARE(header.sequence, std::uint8_t{3});
    const ByteSpan body = ByteSpan(packet).subspan(wire::kTacacsHeaderSize);
    wire::tacacs_obfuscate(header, kKey, &md5, body);
    const auto named = wire::TacacsAuthenContinue::read(body);
    QVERIFY(named.has_value());
    QCOMPARE(named->user_msg.reveal_text(), std::string("cisco_customer"));
  }
  void silenceEndsAfterExactlyTheTimeoutAndTheNextServerIsAsked() {
    FixedRandom random({1, 2, 3, 4});
    ServerGroup group(config(2), random);
    group.authenticate(at(5), login());
    QVERIFY(open(group, at(5)));
    QCOMPARE(group.next_timeout(), std::optional(at(15)));
    group.handle_timeout(at(14.999999));
    QVERIFY(!group.poll_action());
    group.handle_timeout(at(15));
    QVERIFY(std::holds_alternative<CloseStream>(*group.poll_action()));
    const auto opened = open(group, at(15));
    QVERIFY(opened);
    QCOMPARE(opened->to.address, second_server);
    group.stream_data(at(15), opened->stream,
                      answer(opened->sent, login_reply(wire::TacacsAuthenStatus::pass)));
    const AuthenticationResult outcome = result(group);
    QCOMPARE(outcome.outcome, Outcome::accepted);
    QCOMPARE(outcome.attempts, (std::vector<Attempt>{{first_server, ServerFault::silent}}));
    QCOMPARE(group.status().servers.at(0).timeouts, std::uint64_t{1});
  }
  void whatIsWrongWithEachServerIsToldApart_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("silent") << static_cast<int>(ServerFault::silent);
    QTest::newRow("refused") << static_cast<int>(ServerFault::refused);
    QTest::newRow("closed") << static_cast<int>(ServerFault::closed);
    QTest::newRow("wrong key") << static_cast<int>(ServerFault::key_mismatch);
    QTest::newRow("in clear") << static_cast<int>(ServerFault::malformed);
    QTest::newRow("error") << static_cast<int>(ServerFault::server_error);
  }
  void whatIsWrongWithEachServerIsToldApart() {
    QFETCH(int, fault);
    FixedRandom random({1, 2, 3, 4});
    ServerGroup group(config(), random);
    group.authenticate(at(0), login());
    const auto opened = open(group, at(0));
    const Bytes pass = login_reply(wire::TacacsAuthenStatus::pass);
    switch (static_cast<ServerFault>(fault)) {
      case ServerFault::silent:
        group.handle_timeout(at(10));
        break;
      case ServerFault::refused:
        group.stream_closed(at(0), opened->stream, true);
        break;
      case ServerFault::closed:
        group.stream_closed(at(0), opened->stream, false);
        break;
      case ServerFault::key_mismatch:
        group.stream_data(at(0), opened->stream,
                          answer(opened->sent, pass, Secret(std::string_view("other"))));
        break;
      case ServerFault::malformed:
        group.stream_data(at(0), opened->stream, answer(opened->sent, pass, kKey, wire::kTacacsUnencrypted));
        break;
      default:
        group.stream_data(at(0), opened->stream,
                          answer(opened->sent, login_reply(wire::TacacsAuthenStatus::error)));
        break;
    }
    const AuthenticationResult outcome = result(group);
    QCOMPARE(outcome.outcome, Outcome::all_servers_failed);
    QCOMPARE(outcome.attempts, (std::vector<Attempt>{{first_server, static_cast<ServerFault>(fault)}}));
    QVERIFY(group.is_idle());
  }
  void aGroupWithoutServersAnswersWithAnError() {
    FixedRandom random({1});
    GroupConfig empty;
    ServerGroup group(empty, random);
    group.authenticate(at(0), login());
    QCOMPARE(result(group).outcome, Outcome::error);
    QVERIFY(!group.poll_action());
  }
  void localUsersNeedNoServer() {
    FixedRandom random({1});
    GroupConfig local;
    local.tag = "LOCAL";
    local.protocol = Protocol::local;
    local.local_users = LocalUsers({{"cisco_customer", Secret(std::string_view("cisco"))},
                                    {"nobody", Secret()},
                                    {"hashed", Secret(std::string_view("cisco")), true}});
    ServerGroup group(local, random);
    group.authenticate(at(0), login("cisco"));
    QCOMPARE(result(group).outcome, Outcome::accepted);
    group.authenticate(at(0), login("wrong"));
    QCOMPARE(result(group).outcome, Outcome::refused);
    for (const char* name : {"nobody", "hashed", "stranger"}) {
      AuthenticationRequest request = login("");
      request.user = name;
      group.authenticate(at(0), request);
      QCOMPARE(result(group).outcome, Outcome::refused);
    }
    QVERIFY(!group.poll_action());
  }
  void aPasswordCheckOfTheCallersDecides() {
    const LocalUsers users({{"hashed", Secret(std::string_view("hash-of-cisco")), true}},
                           [](const LocalUser& user, const Secret& typed) {
                             return user.password.reveal_text() == "hash-of-" + typed.reveal_text();
                           });
    QVERIFY(users.verify("hashed", Secret(std::string_view("cisco"))));
    QVERIFY(!users.verify("hashed", Secret(std::string_view("hash-of-cisco"))));
  }
  void recordsAreSentInOrderAndWaitWhileTheServerIsAway() {
    SeededRandom random(3);
    ServerGroup group(config(), random);
    for (std::uint32_t task = 1; task <= 3; ++task) {
      group.account(at(0),
                    connection_start({"u", task, Ipv4Address(1, 1, 1, 1), Ipv4Address(2, 2, 2, 2), 6, 80}));
    }
    const auto opened = open(group, at(0));
    QVERIFY(opened);
    QVERIFY(!group.poll_action());  // one at a time
    group.stream_closed(at(0), opened->stream, true);
    auto event = group.poll_event();
    QCOMPARE(std::get<AccountingResult>(*event).outcome, Outcome::all_servers_failed);
    QCOMPARE(group.status().accounting_queued, std::uint64_t{3});
    QCOMPARE(group.next_timeout(), std::optional(at(30)));
    group.handle_timeout(at(30));
    for (std::uint32_t task = 1; task <= 3; ++task) {
      const auto again = open(group, at(30));
      QVERIFY(again);
      Bytes packet = std::get<SendStream>(again->sent).octets;
      const auto header = *wire::TacacsHeader::read(packet);
      const ByteSpan body = ByteSpan(packet).subspan(wire::kTacacsHeaderSize);
      wire::tacacs_obfuscate(header, kKey, &md5, body);
      QCOMPARE(wire::TacacsAcctRequest::read(body)->args.at(0), "task_id=0x" + std::to_string(task));
      group.stream_data(at(30), again->stream, answer(again->sent, wire::TacacsAcctReply{}.write()));
      event = group.poll_event();
      QCOMPARE(std::get<AccountingResult>(*event).id, RequestId{task});
      QVERIFY(std::holds_alternative<CloseStream>(*group.poll_action()));
    }
    QVERIFY(group.is_idle());
  }
  void theQueueOfRecordsIsBounded() {
    SeededRandom random(3);
    GroupConfig small = config();
    small.accounting_limit = 2;
    ServerGroup group(small, random);
    for (int i = 0; i < 3; ++i) group.account(at(0), AccountingRequest{});
    const auto event = group.poll_event();
    QVERIFY(event);
    QCOMPARE(std::get<AccountingResult>(*event).outcome, Outcome::error);
    QCOMPARE(group.status().accounting_dropped, std::uint64_t{1});
    QCOMPARE(group.status().accounting_queued, std::uint64_t{2});
  }
  void aCancelledLoginClosesItsStreamAndSaysNothing() {
    SeededRandom random(3);
    ServerGroup group(config(), random);
    const RequestId id = group.authenticate(at(0), login());
    const auto opened = open(group, at(0));
    group.cancel(id);
    const auto action = group.poll_action();
    QVERIFY(action && std::holds_alternative<CloseStream>(*action));
    group.stream_data(at(0), opened->stream,
                      answer(opened->sent, login_reply(wire::TacacsAuthenStatus::pass)));
    QVERIFY(!group.poll_event());
    QVERIFY(group.is_idle());
  }
  void everyTruncationAndMutationOfAnAnswerEndsWithoutAcceptance() {
    // Nothing but the right octets is taken for a PASS, and nothing crashes.
    const Bytes pass = octets("c00104001a2b3c4d0000000610804935f6f0");
    SeededRandom noise(11);
    for (int round = 0; round < 10'000; ++round) {
      FixedRandom random({0x1a, 0x2b, 0x3c, 0x4d});
      ServerGroup group(config(), random);
      group.authenticate(at(0), login());
      const auto opened = open(group, at(0));
      group.stream_data(at(0), opened->stream,
                        octets("c00102001a2b3c4d0000000f82bbb9cf8d22cb181f78580091d0c1"));
      Bytes bad = pass;
      if (round < static_cast<int>(pass.size())) {
        bad.resize(static_cast<std::size_t>(round));
      } else {
        // The status octet is left alone: whoever hits it right has found PASS again (wire-aaa.md 4.4).
        std::size_t where = noise.below(static_cast<std::uint32_t>(pass.size()));
        if (where == wire::kTacacsHeaderSize) ++where;
        bad[where] = static_cast<std::uint8_t>(bad[where] ^ (1U << noise.below(8)));
        // A bit of the reply's flags (NOECHO), of the header's single-connect or reserved flags changes
        // nothing.
        if (where == wire::kTacacsHeaderSize + 1 || where == 3) continue;
      }
      group.stream_data(at(0), opened->stream, bad);
      group.handle_timeout(at(10));
      QVERIFY(result(group).outcome != Outcome::accepted);
    }
  }
  void commandNamesAreThoseOfTheDevice() {
    QCOMPARE(command_name(6, 23), std::string("telnet"));
    QCOMPARE(command_name(6, 21), std::string("ftp"));
    QCOMPARE(command_name(6, 80), std::string("http"));
    QCOMPARE(command_name(6, 443), std::string("tcp/443"));
    QCOMPARE(command_name(17, 53), std::string("udp/53"));
    QCOMPARE(command_name(47, 0), std::string("47/0"));
  }
  void aStopRecordAddsTimeAndOctets() {
    const AccountingRequest stop = connection_stop(
        {"cisco_customer", 5, Ipv4Address(10, 89, 129, 200), Ipv4Address(10, 89, 129, 131), 6, 23},
        Milliseconds(15'999), 99, 1879);
    QCOMPARE(stop.kind, AccountingKind::stop);
    QCOMPARE(stop.rem_addr, Ipv4Address(10, 89, 129, 200));
    QCOMPARE(stop.args,
             (std::vector<std::string>{"task_id=0x5", "foreign_ip=10.89.129.200", "local_ip=10.89.129.131",
                                       "cmd=telnet", "elapsed_time=15", "bytes_in=99", "bytes_out=1879"}));
  }
};

DRAWBRIDGE_TEST(ServerGroupTest);
#include "server_group_test.moc"
