// SPDX-License-Identifier: GPL-3.0-or-later
// TACACS+ and RADIUS against the vectors of wire-aaa.md 5. MD5 is Qt's here: the room has none of its own.
#include <QCryptographicHash>
#include <QTest>

#include "base/random.h"
#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/radius_packet.h"
#include "wire/tacacs_packet.h"

using namespace drawbridge;
using namespace drawbridge::wire;
using testing::prefixes_are_safe;
using testing::round_trips;

namespace {

std::array<std::uint8_t, 16> md5(ByteView octets) {
  const QByteArray data(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
  const QByteArray hash = QCryptographicHash::hash(data, QCryptographicHash::Md5);
  std::array<std::uint8_t, 16> result{};
  std::copy(hash.begin(), hash.end(), result.begin());
  return result;
}

/// Every prefix of a RADIUS datagram, as it is and with a length field that fits.
void radius_prefixes(const Bytes& datagram) {
  for (std::size_t size = 0; size < datagram.size(); ++size) {
    Bytes prefix(datagram.begin(), datagram.begin() + static_cast<long>(size));
    QVERIFY(!RadiusPacket::read(testing::TightCopy(prefix).view()));
    if (size < kRadiusHeaderSize) continue;
    prefix[2] = static_cast<std::uint8_t>(size >> 8);
    prefix[3] = static_cast<std::uint8_t>(size);
    const testing::TightCopy copy(prefix);
    const auto read = RadiusPacket::read(copy.view());
    if (read) QCOMPARE(to_hex(read->write()), to_hex(prefix));
    (void)message_authenticator_offset(copy.view());
  }
}

}  // namespace

class AaaPacketsTest : public QObject {
  Q_OBJECT
 private slots:
  void tacacsVectors_data() {
    QTest::addColumn<QString>("step");
    for (const char* const step :
         {"ascii_start", "ascii_reply", "ascii_cont", "ascii_reply_pass", "pap_start", "acct_start"}) {
      QTest::newRow(step) << step;
    }
  }
  void tacacsVectors() {
    QFETCH(QString, step);
    const testing::Vectors vectors("tacacs.vec");
    const Secret key(vectors.text("key_text"));
    const Bytes wire = vectors.bytes(step.toStdString() + ".wire");
    const Bytes clear = vectors.bytes(step.toStdString() + ".body");
    const auto header = TacacsHeader::read(wire);
    QVERIFY(header.has_value());
    QVERIFY(header->encrypted());
    QCOMPARE(std::size_t{header->length}, clear.size());
    Bytes body(wire.begin() + kTacacsHeaderSize, wire.end());
    tacacs_obfuscate(*header, key, md5, body);
    QCOMPARE(to_hex(body), to_hex(clear));
    QCOMPARE(to_hex(build_tacacs(*header, clear, key, md5)), to_hex(wire));
  }

  void tacacsBodiesOfTheVectors() {
    const testing::Vectors vectors("tacacs.vec");
    const auto start = TacacsAuthenStart::read(vectors.bytes("ascii_start.body"));
    QVERIFY(start.has_value());
    QCOMPARE(start->action, TacacsAction::login);
    QCOMPARE(start->authen_type, TacacsAuthenType::ascii);
    QCOMPARE(start->user, std::string("cisco_customer"));
    QCOMPARE(start->port, std::string("PIX"));
    QCOMPARE(start->rem_addr, std::string("192.168.1.2"));
    QCOMPARE(to_hex(start->write()), vectors.text("ascii_start.body"));
    const auto reply = TacacsAuthenReply::read(vectors.bytes("ascii_reply.body"));
    QCOMPARE(reply->status, TacacsAuthenStatus::get_pass);
    QVERIFY(reply->no_echo());
    QCOMPARE(reply->server_msg, std::string("Password:"));
    const auto answer = TacacsAuthenContinue::read(vectors.bytes("ascii_cont.body"));
    QCOMPARE(answer->user_msg.reveal_text(), std::string("secret"));
    QVERIFY(!answer->abort());
    QCOMPARE(TacacsAuthenReply::read(vectors.bytes("ascii_reply_pass.body"))->status,
             TacacsAuthenStatus::pass);
    QCOMPARE(TacacsAuthenStart::read(vectors.bytes("pap_start.body"))->data.reveal_text(),
             std::string("secret"));
    const auto accounting = TacacsAcctRequest::read(vectors.bytes("acct_start.body"));
    QCOMPARE(accounting->flags, kTacacsAcctStart);
    QCOMPARE(accounting->args, (std::vector<std::string>{"task_id=0x5", "foreign_ip=10.89.129.200",
                                                         "local_ip=10.89.129.194", "cmd=telnet"}));
    QCOMPARE(to_hex(accounting->write()), vectors.text("acct_start.body"));
  }

  void tacacsBodiesRoundTrip() {
    TacacsAuthenStart start;
    start.user = "u";
    start.data = Secret(std::string_view("p"));
    TacacsAuthenReply reply{TacacsAuthenStatus::get_data, kTacacsReplyNoEcho, "Next code:", Bytes{1, 2}};
    TacacsAuthenContinue answer{Secret(std::string_view("1234")), Bytes{9}, kTacacsContinueAbort};
    TacacsAuthorRequest request;
    request.user = "u";
    request.args = {"service=shell", "cmd=", "acl*7"};
    TacacsAuthorResponse response{TacacsAuthorStatus::pass_repl, "hi", Bytes{1}, {"acl=101", "timeout*5"}};
    TacacsAcctRequest record;
    record.args = {"task_id=5", std::string(255, 'x')};
    TacacsAcctReply done{TacacsAcctStatus::success, "ok", Bytes{7}};
    const auto whole = [](const auto& body) {
      return round_trips(body) && prefixes_are_safe(body, body.write().size());
    };
    QVERIFY(whole(start));
    QVERIFY(whole(reply));
    QVERIFY(whole(answer));
    QVERIFY(whole(request));
    QVERIFY(whole(response));
    QVERIFY(whole(record));
    QVERIFY(whole(done));
    // The inner lengths fill the body exactly: the only hint that the key is right.
    Bytes longer = request.write();
    longer.push_back(0);
    QCOMPARE(TacacsAuthorRequest::read(longer).error(), WireError::trailing);
    // What no length field can tell is cut.
    start.user = std::string(300, 'u');
    QCOMPARE(TacacsAuthenStart::read(start.write())->user.size(), std::size_t{255});
    request.args.assign(300, "a=b");
    QCOMPARE(TacacsAuthorRequest::read(request.write())->args.size(), std::size_t{255});
  }

  void tacacsHeaders() {
    TacacsHeader header;
    header.session = 0x1A2B3C4D;
    header.length = 7;
    QVERIFY(round_trips(header));
    QVERIFY(prefixes_are_safe(header, kTacacsHeaderSize));
    const auto refusal = [&](std::size_t position, std::uint8_t value) {
      Bytes octets = header.write();
      octets[position] = value;
      return TacacsHeader::read(octets).error();
    };
    QCOMPARE(refusal(0, 0xD0), WireError::bad_version);
    QCOMPARE(refusal(1, 0), WireError::bad_value);
    QCOMPARE(refusal(1, 4), WireError::bad_value);
    QCOMPARE(refusal(2, 0), WireError::bad_value);
    QCOMPARE(refusal(8, 1), WireError::bad_length);
    QCOMPARE(refusal(9, 2), WireError::bad_length);
    header.flags = kTacacsUnencrypted;
    const Bytes clear = build_tacacs(header, Bytes(5, 7), Secret(std::string_view("k")), md5);
    QCOMPARE(to_hex(ByteView(clear).subspan(12)), std::string("0707070707"));
  }

  void radiusVectors_data() {
    QTest::addColumn<QString>("key");
    for (const char* const key :
         {"login_request", "login_accept", "chap_request", "chap_accept", "challenge_request", "challenge",
          "long_request", "long_accept", "long_acct_start", "long_acct_resp"}) {
      QTest::newRow(key) << key;
    }
  }
  void radiusVectors() {
    QFETCH(QString, key);
    const testing::Vectors vectors("radius.vec");
    const Bytes datagram = vectors.bytes(key.toStdString());
    const auto packet = RadiusPacket::read(datagram);
    QVERIFY(packet.has_value());
    QCOMPARE(to_hex(packet->write()), to_hex(datagram));
    QVERIFY(*RadiusPacket::read(packet->write()) == *packet);
    radius_prefixes(datagram);
  }

  void radiusSecrets() {
    const testing::Vectors vectors("radius.vec");
    const Secret secret(vectors.text("secret_text"));
    const auto request = RadiusPacket::read(vectors.bytes("login_request"));
    const auto password = reveal_radius_password(request->find(RadiusType::user_password)->value, secret,
                                                 request->authenticator, md5);
    QCOMPARE(password->reveal_text(), vectors.text("login_password_text"));
    QCOMPARE(to_hex(hide_radius_password(*password, secret, request->authenticator, md5)),
             to_hex(request->find(RadiusType::user_password)->value));
    const Bytes accept = vectors.bytes("login_accept");
    QCOMPARE(to_hex(radius_authenticator(accept, request->authenticator, secret, md5)),
             to_hex(RadiusPacket::read(accept)->authenticator));

    const Secret other(vectors.text("long_secret_text"));
    const auto two_blocks = RadiusPacket::read(vectors.bytes("long_request"));
    QCOMPARE(to_hex(hide_radius_password(Secret(vectors.text("long_password_text")), other,
                                         two_blocks->authenticator, md5)),
             vectors.text("long_hidden"));
    QCOMPARE(reveal_radius_password(vectors.bytes("long_hidden"), other, two_blocks->authenticator, md5)
                 ->reveal_text(),
             vectors.text("long_password_text"));
    // Accounting-Request: sixteen zeros stand for the request authenticator.
    Bytes accounting = vectors.bytes("long_acct_start");
    const auto sum = radius_authenticator(accounting, RadiusAuthenticator{}, other, md5);
    QCOMPARE(to_hex(sum), to_hex(RadiusPacket::read(accounting)->authenticator));
    const Bytes before = accounting;
    patch_radius_authenticator(accounting, sum);
    QCOMPARE(to_hex(accounting), to_hex(before));
    // An empty password fills one block, sizes out of place are refused.
    QCOMPARE(hide_radius_password(Secret(), other, {}, md5).size(), std::size_t{16});
    QCOMPARE(hide_radius_password(Secret(Bytes(200, 'x')), other, {}, md5).size(), std::size_t{128});
    for (const std::size_t size : {0, 1, 15, 17, 144}) {
      QVERIFY(!reveal_radius_password(Bytes(size, 0), other, {}, md5));
    }
  }

  void radiusAttributes() {
    const testing::Vectors vectors("radius.vec");
    const auto request = RadiusPacket::read(vectors.bytes("long_request"));
    QCOMPARE(request->attributes.front().type, RadiusType::message_authenticator);
    QCOMPARE(message_authenticator_offset(vectors.bytes("long_request")), std::size_t{22});
    QVERIFY(!message_authenticator_offset(vectors.bytes("login_request")));
    QCOMPARE(request->text(RadiusType::user_name), std::string("cisco_customer"));
    QCOMPARE(request->address(RadiusType::nas_ip_address), Ipv4Address(10, 89, 129, 194));
    QCOMPARE(request->number(RadiusType::nas_port_type), 5U);
    QCOMPARE(request->cisco_av_pairs(), std::vector<std::string>{"ip:source-ip=192.168.1.2"});
    QVERIFY(!request->number(RadiusType::user_name));
    const auto accept = RadiusPacket::read(vectors.bytes("long_accept"));
    QCOMPARE(accept->cisco_av_pairs(), std::vector<std::string>{"ip:inacl#1=permit ip any any"});
    QCOMPARE(accept->address(RadiusType::framed_ip_address), Ipv4Address(10, 89, 129, 200));
    const auto challenge = RadiusPacket::read(vectors.bytes("challenge"));
    QCOMPARE(challenge->joined_text(RadiusType::reply_message),
             std::string("Challenge 32769430.  Enter response at prompt."));
  }

  void radiusVendorAttributes() {
    RadiusPacket packet;
    packet.attributes = {
        RadiusAttribute::cisco_av_pair("ip:addr-pool=clientpool"),
        RadiusAttribute::vendor(kVendorVpn3000, 15, as_bytes("Welcome")),
        // Two in one attribute, and one whose inner length lies: that one is left out as a unit.
        {RadiusType::vendor_specific, *from_hex("00000c04 0103aa 0203bb")},
        {RadiusType::vendor_specific, *from_hex("00000c04 0103aa 02ffbb")},
        {RadiusType::vendor_specific, *from_hex("00000c04 0101")},
        {RadiusType::vendor_specific, *from_hex("000009")}};
    QCOMPARE(packet.vendor_attributes(kVendorVpn3000).size(), std::size_t{3});
    QCOMPARE(packet.cisco_av_pairs(), std::vector<std::string>{"ip:addr-pool=clientpool"});
    QVERIFY(*RadiusPacket::read(packet.write()) == packet);
    packet.attributes.assign(20, RadiusAttribute::text(RadiusType::class_, std::string(300, 'c')));
    QVERIFY(packet.write().size() <= kMaxRadiusPacket);
    QCOMPARE(RadiusPacket::read(packet.write())->attributes.size(), std::size_t{15});
  }

  void radiusLengthsThatLie() {
    const Bytes good = testing::Vectors("radius.vec").bytes("login_request");
    const auto refusal = [&](std::size_t position, std::uint8_t value) {
      Bytes octets = good;
      octets[position] = value;
      const auto read = RadiusPacket::read(testing::TightCopy(octets).view());
      return read ? std::nullopt : std::optional(read.error());
    };
    QCOMPARE(refusal(3, 19), WireError::bad_length);
    QCOMPARE(refusal(3, 57), WireError::truncated);
    QCOMPARE(refusal(2, 0x10), WireError::bad_length);
    QCOMPARE(refusal(21, 0), WireError::bad_length);  // the endless loop
    QCOMPARE(refusal(21, 1), WireError::bad_length);
    QCOMPARE(refusal(21, 255), WireError::bad_length);
    Bytes longer = good;
    longer.push_back(7);
    QVERIFY(*RadiusPacket::read(longer) == *RadiusPacket::read(good));
    QCOMPARE(radius_message(longer)->size(), good.size());
  }

  void mutationsAreHarmless() {
    SeededRandom random(11);
    const testing::Vectors radius("radius.vec");
    const testing::Vectors tacacs("tacacs.vec");
    for (int i = 0; i < 10000; ++i) {
      for (const Bytes& seed : {radius.bytes("long_request"), tacacs.bytes("acct_start.body")}) {
        Bytes octets = seed;
        for (int change = 0; change < 3; ++change) {
          octets[random.below(static_cast<std::uint32_t>(octets.size()))] =
              static_cast<std::uint8_t>(random.u32());
        }
        const testing::TightCopy copy(octets);
        if (const auto packet = RadiusPacket::read(copy.view())) {
          (void)packet->cisco_av_pairs();
          (void)packet->write();
        }
        (void)message_authenticator_offset(copy.view());
        if (const auto body = TacacsAcctRequest::read(copy.view())) QVERIFY(round_trips(*body));
        (void)TacacsAuthorResponse::read(copy.view());
        (void)TacacsAuthenStart::read(copy.view());
        (void)TacacsAuthenReply::read(copy.view());
      }
    }
  }
};

DRAWBRIDGE_TEST(AaaPacketsTest);
#include "aaa_packets_test.moc"
