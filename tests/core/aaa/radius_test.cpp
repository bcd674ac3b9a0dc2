// SPDX-License-Identifier: GPL-3.0-or-later
// The RADIUS client without a network: actions out, datagrams in. Recorded octets: wire-aaa.md 5.2, secret
// "secretkey".
#include <QTest>
#include <set>

#include "aaa/radius_client.h"
#include "aaa/server_group.h"
#include "crypto/hash.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::aaa;
using wire::RadiusAttribute;
using wire::RadiusCode;
using wire::RadiusPacket;
using wire::RadiusType;

namespace {

const Secret kSecret(std::string_view("secretkey"));
constexpr Ipv4Address first_server(10, 89, 129, 134);
constexpr Ipv4Address second_server(10, 89, 129, 135);
constexpr Ipv4Address inside(10, 89, 129, 194);

TimePoint at(double seconds) {
  return TimePoint(Duration(static_cast<std::int64_t>(seconds * 1e6)));
}

GroupConfig config(int servers = 1) {
  GroupConfig group;
  group.tag = "AuthInbound";
  group.protocol = Protocol::radius;
  for (int i = 0; i < servers; ++i) {
    ServerConfig server;
    server.address = i == 0 ? first_server : second_server;
    server.port = kRadiusAuthPort;
    server.key = kSecret;
    server.timeout = Seconds(10);
    server.nas_address = inside;
    group.servers.push_back(server);
  }
  return group;
}

AuthenticationRequest login(const char* password = "cisco") {
  return {"cisco_customer", Secret(std::string_view(password)), Ipv4Address(192, 168, 1, 2), "PIX", 5};
}

std::optional<SendDatagram> sent(ServerGroup& group) {
  const auto action = group.poll_action();
  if (!action) return std::nullopt;
  return std::get<SendDatagram>(*action);
}

struct ReplyOptions {
  RadiusCode code = RadiusCode::access_accept;
  std::vector<RadiusAttribute> attributes{};
  bool is_signed = true;
  Secret secret = kSecret;
};

/// A server's answer to the datagram in `request`.
Bytes reply(const SendDatagram& request, const ReplyOptions& options = {}) {
  const RadiusPacket asked = *RadiusPacket::read(request.payload);
  RadiusPacket packet;
  packet.code = options.code;
  packet.identifier = asked.identifier;
  packet.attributes = options.attributes;
  if (options.is_signed)
    packet.attributes.insert(packet.attributes.begin(), {RadiusType::message_authenticator, Bytes(16, 0)});
  Bytes octets = packet.write();
  wire::sign_radius(octets, asked.authenticator, options.secret, &crypto::md5);
  wire::patch_radius_authenticator(
      octets, wire::radius_authenticator(octets, asked.authenticator, options.secret, &crypto::md5));
  return octets;
}

void answer(ServerGroup& group, TimePoint now, const SendDatagram& request,
            const ReplyOptions& options = {}) {
  group.datagram(now, request.socket, request.to, reply(request, options));
}

template <typename T>
std::optional<T> next(ServerGroup& group) {
  while (auto each = group.poll_event()) {
    if (auto* wanted = std::get_if<T>(&*each)) return std::move(*wanted);
  }
  return std::nullopt;
}

std::string password_of(const SendDatagram& request) {
  const RadiusPacket packet = *RadiusPacket::read(request.payload);
  const auto password = wire::reveal_radius_password(packet.find(RadiusType::user_password)->value, kSecret,
                                                     packet.authenticator, &crypto::md5);
  return password ? password->reveal_text() : "unreadable";
}

}  // namespace

class RadiusTest : public QObject {
  Q_OBJECT
 private slots:
  void theRequestIsTheRecordedOne() {
    wire::RadiusAuthenticator authenticator{};
    const Bytes recorded = *from_hex("b53f1ca33f10c16951d3586176959800");
    std::copy(recorded.begin(), recorded.end(), authenticator.begin());
    AuthenticationRequest request = login("this is a password > 16");
    ServerConfig server = config().servers.at(0);
    server.nas_address = *Ipv4Address::parse("10.89.129.194");
    request.nas_port = 5;
    const std::string octets =
        to_hex(access_request(0x2a, authenticator, server, request, request.password, {}));
    // The recorded octets, with the Message-Authenticator that Python's hmac computes over them.
    QCOMPARE(octets,
             std::string("012a0097b53f1ca33f10c16951d35861769598005012d7bf9b511d3f08bacf5c202c6ca491ab"
                         "0110636973636f5f637573746f6d6572"
                         "0222cc0376d87fcf43e6b5ea717be0225d34710a870d10d8730d0096a24123ab9efe"
                         "04060a5981c20506000000053d06000000051f0d3139322e3136382e312e32"
                         "1a2000000009011a69703a736f757263652d69703d3139322e3136382e312e32"));
    const CheckedReply accept = check_reply(
        *from_hex(
            "022a005f412c08f2cd9f49a3c5758bfb3e013ae550123d06177b1f6fab19bb62632cbf7975d308060a5981c8190f76"
            "706e333030302d636c6173731a2400000009011e69703a696e61636c23313d7065726d697420697020616e7920616e"
            "79"),
        0x2a, authenticator, server, false);
    QVERIFY(accept.check == ReplyCheck::good);
    const Authorization granted = radius_authorization(accept.packet);
    QCOMPARE(granted.classes, std::vector<Bytes>{to_bytes(std::string_view("vpn3000-class"))});
    QCOMPARE(granted.access_lines, std::vector<std::string>{"permit ip any any"});
  }
  void aLoginIsAcceptedWithItsLimits() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    const RequestId id = group.authenticate(at(0), login());
    const auto request = sent(group);
    QVERIFY(request);
    QCOMPARE(request->to, (Endpoint{first_server, 1645}));
    const RadiusPacket packet = *RadiusPacket::read(request->payload);
    QCOMPARE(packet.attributes.front().type, RadiusType::message_authenticator);
    QCOMPARE(packet.address(RadiusType::nas_ip_address), std::optional(inside));
    QCOMPARE(password_of(*request), std::string("cisco"));
    answer(group, at(0.2), *request,
           {RadiusCode::access_accept,
            {RadiusAttribute::text(RadiusType::filter_id, "120"),
             RadiusAttribute::number(RadiusType::session_timeout, 3600),
             RadiusAttribute::number(RadiusType::idle_timeout, 600),
             RadiusAttribute::text(RadiusType::reply_message, "Good "),
             RadiusAttribute::text(RadiusType::reply_message, "morning"),
             RadiusAttribute::cisco_av_pair("ip:inacl#2=deny ip any any"),
             RadiusAttribute::cisco_av_pair("ip:inacl#1=permit tcp any any eq 23")}});
    const auto result = next<AuthenticationResult>(group);
    QVERIFY(result);
    QCOMPARE(result->id, id);
    QCOMPARE(result->outcome, Outcome::accepted);
    QCOMPARE(result->message, std::string("Good morning"));
    QCOMPARE(result->authorization.access_list, std::string("120"));
    QCOMPARE(result->authorization.session_timeout, std::optional<Duration>(Seconds(3600)));
    QCOMPARE(result->authorization.idle_timeout, std::optional<Duration>(Seconds(600)));
    QCOMPARE(result->authorization.access_lines,
             (std::vector<std::string>{"permit tcp any any eq 23", "deny ip any any"}));
    QVERIFY(group.is_idle());
    QVERIFY(!group.next_timeout());
    QCOMPARE(group.status().servers.at(0).accepted, std::uint64_t{1});
  }
  void aRejectIsARefusalAndNotTheNextServersTurn() {
    SeededRandom random(1);
    ServerGroup group(config(2), random);
    group.authenticate(at(0), login());
    answer(group, at(0), *sent(group),
           {RadiusCode::access_reject, {RadiusAttribute::text(RadiusType::reply_message, "No")}});
    const auto result = next<AuthenticationResult>(group);
    QCOMPARE(result->outcome, Outcome::refused);
    QCOMPARE(result->message, std::string("No"));
    QVERIFY(!group.poll_action());
  }
  void anUnsignedAnswerIsDroppedAndSaidOnceAndOldServersAreBelievedWhereToldSo() {
    SeededRandom random(1);
    ServerGroup strict(config(), random);
    strict.authenticate(at(0), login());
    auto request = sent(strict);
    for (const double when : {0.1, 0.2}) {
      answer(strict, at(when), *request, {RadiusCode::access_accept, {}, false});
    }
    const auto refused = next<ReplyRefused>(strict);
    QVERIFY(refused);
    QCOMPARE(refused->fault, ServerFault::unsigned_reply);
    QVERIFY(!strict.poll_event());
    for (const int when : {10, 20, 30, 40}) strict.handle_timeout(at(when));
    const auto result = next<AuthenticationResult>(strict);
    QVERIFY(result);
    QCOMPARE(result->outcome, Outcome::all_servers_failed);
    QCOMPARE(result->attempts, (std::vector<Attempt>{{first_server, ServerFault::unsigned_reply}}));
    QCOMPARE(strict.status().servers.at(0).unsigned_replies, std::uint64_t{1});

    GroupConfig old = config();
    old.servers.at(0).requires_message_authenticator = false;
    ServerGroup lax(old, random);
    lax.authenticate(at(0), login());
    request = sent(lax);
    answer(lax, at(0.1), *request, {RadiusCode::access_accept, {}, false});
    QCOMPARE(next<AuthenticationResult>(lax)->outcome, Outcome::accepted);
  }
  void noChangedOctetOfAnAnswerIsBelieved() {
    SeededRandom random(1);
    for (const bool is_signed : {true, false}) {
      GroupConfig group_config = config();
      group_config.servers.at(0).requires_message_authenticator = is_signed;
      ServerGroup group(group_config, random);
      group.authenticate(at(0), login());
      const auto request = sent(group);
      const Bytes good = reply(
          *request,
          {RadiusCode::access_accept, {RadiusAttribute::number(RadiusType::session_timeout, 60)}, is_signed});
      for (std::size_t octet = 0; octet < good.size(); ++octet) {
        for (int bit = 0; bit < 8; ++bit) {
          Bytes bad = good;
          bad[octet] = static_cast<std::uint8_t>(bad[octet] ^ (1U << bit));
          group.datagram(at(0), request->socket, request->to, bad);
        }
        group.datagram(at(0), request->socket, request->to, ByteView(good).first(octet));
      }
      QVERIFY(!next<AuthenticationResult>(group));
      // From somewhere else, or to another port of ours, it is not the answer either.
      group.datagram(at(0), request->socket, {second_server, request->to.port}, good);
      group.datagram(at(0), request->socket, {first_server, 1812}, good);
      group.datagram(at(0), request->socket + 1, request->to, good);
      QVERIFY(!next<AuthenticationResult>(group));
      // Octets behind the packet are none of its business.
      Bytes longer = good;
      longer.push_back(0);
      group.datagram(at(0), request->socket, request->to, longer);
      QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::accepted);
    }
  }
  void proxyStateThatWasNotSentIsTheMarkOfAForgery() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    group.authenticate(at(0), login());
    const auto request = sent(group);
    answer(group, at(0), *request,
           {RadiusCode::access_accept, {RadiusAttribute::text(RadiusType::proxy_state, "x")}});
    QVERIFY(!group.poll_event());
  }
  void aWrongSecretIsToldFromSilence() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    group.authenticate(at(0), login());
    answer(group, at(0), *sent(group),
           {RadiusCode::access_reject, {}, true, Secret(std::string_view("other"))});
    for (const int when : {10, 20, 30, 40}) group.handle_timeout(at(when));
    QCOMPARE(next<AuthenticationResult>(group)->attempts,
             (std::vector<Attempt>{{first_server, ServerFault::key_mismatch}}));
    QCOMPARE(group.status().servers.at(0).key_mismatches, std::uint64_t{1});
  }
  void fourTimesTheSameDatagramThenTheNextServer() {
    SeededRandom random(1);
    ServerGroup group(config(2), random);
    group.authenticate(at(0), login());
    const auto first = sent(group);
    for (const int when : {10, 20, 30}) {
      group.handle_timeout(at(when - 0.000001));
      QVERIFY(!group.poll_action());
      group.handle_timeout(at(when));
      const auto again = sent(group);
      QVERIFY(again);
      QCOMPARE(again->payload, first->payload);
      QCOMPARE(again->socket, first->socket);
      QCOMPARE(again->to, first->to);
    }
    group.handle_timeout(at(40));
    const auto second = sent(group);
    QVERIFY(second);
    QCOMPARE(second->to.address, second_server);
    // The first server wakes up too late.
    answer(group, at(41), *first, {RadiusCode::access_reject});
    QVERIFY(!group.poll_event());
    answer(group, at(41), *second);
    answer(group, at(41), *second);  // and the second one says it twice
    const auto result = next<AuthenticationResult>(group);
    QCOMPARE(result->outcome, Outcome::accepted);
    QCOMPARE(result->attempts, (std::vector<Attempt>{{first_server, ServerFault::silent}}));
    QVERIFY(!group.poll_event());
    QCOMPARE(group.status().servers.at(0).retransmitted, std::uint64_t{3});
  }
  void everyRequestBeginsWithTheFirstServerUnlessADeadTimeIsConfigured() {
    SeededRandom random(1);
    for (const bool has_dead_time : {false, true}) {
      GroupConfig group_config = config(2);
      if (has_dead_time) {
        group_config.max_failed_attempts = 2;
        group_config.deadtime = Seconds(600);
      }
      ServerGroup group(group_config, random);
      double now = 0;
      for (int round = 0; round < 2; ++round) {
        group.authenticate(at(now), login());
        for (int i = 0; i < 4; ++i) {
          QCOMPARE(sent(group)->to.address, first_server);
          group.handle_timeout(at(now += 10));
        }
        answer(group, at(now), *sent(group));
        QVERIFY(next<AuthenticationResult>(group));
      }
      QCOMPARE(group.status().servers.at(0).dead, has_dead_time);
      group.authenticate(at(now), login());
      QCOMPARE(sent(group)->to.address, has_dead_time ? second_server : first_server);
      if (!has_dead_time) continue;
      group.handle_timeout(at(now + 600));
      const auto alive = next<ServerStateChanged>(group);
      QVERIFY(alive && !alive->dead);
      while (group.poll_action()) {
      }
      group.authenticate(at(now + 600), login());
      QCOMPARE(sent(group)->to.address, first_server);
    }
  }
  void withEveryServerDeadAllAreTriedInOrder() {
    SeededRandom random(1);
    GroupConfig group_config = config(2);
    group_config.max_failed_attempts = 1;
    ServerGroup group(group_config, random);
    group.authenticate(at(0), login());
    for (int i = 1; i <= 8; ++i) group.handle_timeout(at(10.0 * i));
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::all_servers_failed);
    while (group.poll_action()) {
    }
    group.authenticate(at(80), login());
    QCOMPARE(sent(group)->to.address, first_server);
  }
  void aChallengeIsAskedAndAnsweredWithItsState() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    const RequestId id = group.authenticate(at(0), login());
    const auto first = sent(group);
    answer(group, at(1), *first,
           {RadiusCode::access_challenge,
            {RadiusAttribute::text(RadiusType::reply_message, "Next code: "),
             RadiusAttribute::text(RadiusType::state, "32769430")}});
    const auto challenge = next<ChallengeNeeded>(group);
    QVERIFY(challenge);
    QCOMPARE(challenge->id, id);
    QCOMPARE(challenge->message, std::string("Next code: "));
    QVERIFY(!challenge->echo);
    QVERIFY(!group.poll_action());
    group.answer(at(20), id, Secret(std::string_view("99101462")));
    const auto second = sent(group);
    QVERIFY(second);
    const RadiusPacket before = *RadiusPacket::read(first->payload);
    const RadiusPacket packet = *RadiusPacket::read(second->payload);
    QVERIFY(packet.identifier != before.identifier);
    QVERIFY(packet.authenticator != before.authenticator);
    QCOMPARE(packet.text(RadiusType::state), std::optional<std::string>("32769430"));
    QCOMPARE(packet.text(RadiusType::user_name), std::optional<std::string>("cisco_customer"));
    QCOMPARE(password_of(*second), std::string("99101462"));
    answer(group, at(21), *second);
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::accepted);
  }
  void challengesEndAfterTenRoundsAndWithAUserWhoSaysNothing() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    const RequestId id = group.authenticate(at(0), login());
    for (int round = 0; round < 10; ++round) {
      answer(group, at(round), *sent(group), {RadiusCode::access_challenge});
      QVERIFY(next<ChallengeNeeded>(group));
      group.answer(at(round), id, Secret(std::string_view("x")));
    }
    answer(group, at(11), *sent(group), {RadiusCode::access_challenge});
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::refused);

    group.authenticate(at(20), login());
    answer(group, at(20), *sent(group),
           {RadiusCode::access_challenge, {RadiusAttribute::number(RadiusType::session_timeout, 30)}});
    QVERIFY(next<ChallengeNeeded>(group));
    QCOMPARE(group.next_timeout(), std::optional(at(50)));
    group.handle_timeout(at(50));
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::refused);
    QVERIFY(group.is_idle());
  }
  void moreThanTwoHundredUnderWayTakeAnotherPort() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    std::vector<SendDatagram> all;
    for (int i = 0; i < 1000; ++i) {
      group.authenticate(at(0), login());
      all.push_back(*sent(group));
    }
    std::set<std::pair<SocketId, std::uint8_t>> seen;
    for (const SendDatagram& each : all) seen.insert({each.socket, each.payload[1]});
    QCOMPARE(seen.size(), std::size_t{1000});
    QCOMPARE(all.back().socket, SocketId{4});
    for (const SendDatagram& each : all) answer(group, at(1), each);
    for (int i = 0; i < 1000; ++i) QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::accepted);
    QVERIFY(group.is_idle());
  }
  void theAccountingRecordIsWhatTheServerKeeps() {
    SeededRandom random(1);
    GroupConfig group_config = config();
    group_config.epoch = WallTime{1'090'941'459'000'000};  // 27 July 2004 15:17:39
    ServerGroup group(group_config, random);
    ConnectionAccount connection;
    connection.user = "cisco_customer";
    connection.task_id = 5;
    connection.foreign = Ipv4Address(10, 89, 129, 200);
    connection.local = Ipv4Address(10, 89, 129, 131);
    connection.port = 23;
    connection.source_port = 1025;
    connection.classes = {to_bytes(std::string_view("vpn3000-class"))};
    AccountingRequest stop = connection_stop(connection, Seconds(15), 99, (std::uint64_t{1} << 32) + 1879,
                                             TerminateCause::user_request);
    stop.made = group_config.epoch;
    group.account(at(0), stop);
    const auto first = sent(group);
    QVERIFY(first);
    QCOMPARE(first->to, (Endpoint{first_server, 1646}));
    const RadiusPacket packet = *RadiusPacket::read(first->payload);
    QCOMPARE(packet.authenticator, wire::radius_authenticator(first->payload, {}, kSecret, &crypto::md5));
    QCOMPARE(packet.number(RadiusType::acct_status_type), std::optional<std::uint32_t>(2));
    QCOMPARE(packet.text(RadiusType::acct_session_id), std::optional<std::string>("0x00000005"));
    QCOMPARE(packet.address(RadiusType::framed_ip_address), std::optional(Ipv4Address(10, 89, 129, 200)));
    QCOMPARE(packet.address(RadiusType::login_ip_host), std::optional(Ipv4Address(10, 89, 129, 131)));
    QCOMPARE(packet.number(RadiusType::login_tcp_port), std::optional<std::uint32_t>(23));
    QCOMPARE(packet.number(RadiusType::acct_session_time), std::optional<std::uint32_t>(15));
    QCOMPARE(packet.number(RadiusType::acct_input_octets), std::optional<std::uint32_t>(99));
    QCOMPARE(packet.number(RadiusType::acct_output_octets), std::optional<std::uint32_t>(1879));
    QCOMPARE(packet.number(RadiusType::acct_output_gigawords), std::optional<std::uint32_t>(1));
    QCOMPARE(packet.number(RadiusType::acct_terminate_cause), std::optional<std::uint32_t>(1));
    QCOMPARE(packet.number(RadiusType::acct_authentic), std::optional<std::uint32_t>(1));
    QCOMPARE(packet.number(RadiusType::event_timestamp), std::optional<std::uint32_t>(1090941459));
    QCOMPARE(packet.text(RadiusType::class_), std::optional<std::string>("vpn3000-class"));
    QCOMPARE(packet.cisco_av_pairs(),
             (std::vector<std::string>{"Source-IP=10.89.129.200", "Source-Port=1025",
                                       "Destination-IP=10.89.129.131", "Destination-Port=23"}));
    // Ten seconds later it is ten seconds older, which makes it another request.
    group.handle_timeout(at(10));
    const auto second = sent(group);
    const RadiusPacket again = *RadiusPacket::read(second->payload);
    QVERIFY(again.identifier != packet.identifier);
    QCOMPARE(again.number(RadiusType::acct_delay_time), std::optional<std::uint32_t>(10));
    // No Message-Authenticator is demanded of an Accounting-Response.
    answer(group, at(10), *second, {RadiusCode::accounting_response, {}, false});
    QCOMPARE(next<AccountingResult>(group)->outcome, Outcome::accepted);
  }
  void aRecordSurvivesItsOctets() {
    ConnectionAccount connection;
    connection.user = "cisco_customer";
    connection.classes = {Bytes{0, 1, 2}, Bytes{}};
    AccountingRequest stop = connection_stop(connection, Seconds(15), 99, 1879, TerminateCause::idle_timeout);
    stop.made = WallTime{5};
    const Bytes octets = stop.write();
    QCOMPARE(AccountingRequest::read(octets), std::optional(stop));
    for (std::size_t size = 0; size < octets.size(); ++size)
      QVERIFY(!AccountingRequest::read(ByteView(octets).first(size)));
  }
  void thereIsNoAuthorizationByRadius() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    group.authorize(at(0), {"u", first_server, "PIX", "shell", "telnet", {}});
    QCOMPARE(next<AuthorizationResult>(group)->outcome, Outcome::error);
  }
  void aTagThatChangesItsProtocolGivesUpWhatWasUnderWay() {
    SeededRandom random(1);
    ServerGroup group(config(), random);
    group.authenticate(at(0), login());
    QVERIFY(sent(group));
    GroupConfig other = config();
    other.protocol = Protocol::tacacs;
    group.configure(other);
    QCOMPARE(next<AuthenticationResult>(group)->outcome, Outcome::error);
    group.authenticate(at(0), login());
    QVERIFY(std::holds_alternative<OpenStream>(*group.poll_action()));
  }
};

DRAWBRIDGE_TEST(RadiusTest);
#include "radius_test.moc"
