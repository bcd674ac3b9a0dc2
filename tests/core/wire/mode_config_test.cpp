// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/isakmp_message.h"
#include "wire/mode_config.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {

/// The ATTR payload of a decrypted message: HASH first, ATTR second, then padding.
ConfigPayload config_of(const std::string& file, const std::string& key) {
  const testing::Vectors session(file);
  const Bytes plaintext = session.bytes(key + ".plaintext");
  const auto payloads = walk_payloads(PayloadType::hash, plaintext, true, 8);
  if (!payloads || payloads->size() != 2) return {};
  return ConfigPayload::read((*payloads)[1].body).value_or(ConfigPayload{});
}

}  // namespace

class ModeConfigTest : public QObject {
  Q_OBJECT
 private slots:
  void xauthOfTheClient() {
    const auto request = config_of("ike_aggressive_4x.vec", "xauth_request");
    QCOMPARE(request.type, ConfigType::request);
    QCOMPARE(request.identifier, std::uint16_t{0x1234});
    QCOMPARE(request.attributes.size(), std::size_t{3});
    QCOMPARE(request.number(ConfigAttribute::xauth_type), std::uint64_t{0});
    QVERIFY(request.find(ConfigAttribute::xauth_user_name)->empty());
    QVERIFY(request.find(ConfigAttribute::xauth_user_password)->empty());

    const auto reply = config_of("ike_aggressive_4x.vec", "xauth_reply");
    QCOMPARE(reply.type, ConfigType::reply);
    QCOMPARE(reply.text(ConfigAttribute::xauth_user_name), std::string("cisco_customer"));
    QVERIFY(reply.has(ConfigAttribute::xauth_user_password));

    const auto set = config_of("ike_aggressive_4x.vec", "xauth_set");
    QCOMPARE(set.type, ConfigType::set);
    QCOMPARE(set.number(ConfigAttribute::xauth_status), std::uint64_t{1});
    QCOMPARE(config_of("ike_aggressive_4x.vec", "xauth_ack").type, ConfigType::ack);
  }

  void modeConfigOfTheClient() {
    const auto request = config_of("ike_aggressive_4x.vec", "mode_config_request");
    std::vector<std::uint16_t> asked;
    for (const auto& attribute : request.attributes) asked.push_back(attribute.type);
    // wire-ike.md 10.4: the thirteen attributes, in this order.
    QCOMPARE(asked,
             (std::vector<std::uint16_t>{1, 2, 3, 4, 5, 7, 28672, 28673, 28674, 28676, 28679, 28680, 28677}));

    const auto reply = config_of("ike_aggressive_4x.vec", "mode_config_reply");
    QCOMPARE(reply.address(ConfigAttribute::internal_ip4_address), Ipv4Address(10, 89, 129, 200));
    QCOMPARE(reply.address(ConfigAttribute::internal_ip4_netmask), mask_of(28));
    QCOMPARE(reply.addresses(ConfigAttribute::internal_ip4_dns),
             std::vector<Ipv4Address>{Ipv4Address(10, 89, 129, 131)});
    QCOMPARE(reply.text(ConfigAttribute::unity_def_domain), std::string("example.com"));
    const auto split = read_split_records(reply.find(ConfigAttribute::unity_split_include)->octets);
    QVERIFY(split.has_value());
    QCOMPARE(split->size(), std::size_t{1});
    QCOMPARE(split->front().address, Ipv4Address(10, 89, 129, 128));
    QCOMPARE(split->front().mask, mask_of(25));
    QVERIFY(!reply.address(ConfigAttribute::unity_def_domain));
    QVERIFY(!reply.text(ConfigAttribute::unity_banner));
  }

  void pushedAddressOfTheOldClient() {
    const auto set = config_of("ike_main_1x.vec", "mode_config_set");
    QCOMPARE(set.type, ConfigType::set);
    QCOMPARE(set.address(ConfigAttribute::internal_ip4_address), Ipv4Address(10, 89, 129, 200));
    const auto ack = config_of("ike_main_1x.vec", "mode_config_ack");
    QVERIFY(ack.find(ConfigAttribute::internal_ip4_address)->empty());
  }

  void roundTripAndPrefixes() {
    ConfigPayload payload;
    payload.type = ConfigType::reply;
    payload.identifier = 0xFFFE;
    payload.attributes = {address_attribute(ConfigAttribute::internal_ip4_address, Ipv4Address(10, 0, 0, 1)),
                          Attribute::text(ConfigAttribute::unity_banner, "hello\r\n"),
                          Attribute::number(ConfigAttribute::unity_save_passwd, 1),
                          Attribute::variable(std::uint16_t{0x7D88}, Bytes(3, 1))};
    QVERIFY(testing::round_trips(payload));
    QVERIFY(testing::prefixes_are_safe(payload, 4));
    payload.attributes.clear();
    QVERIFY(testing::round_trips(payload));
  }

  void lengthMismatchDiscardsTheWholePayload() {
    QCOMPARE(ConfigPayload::read(Bytes{2, 0, 0, 1, 0, 1, 0, 5, 1, 2, 3, 4}).error(), WireError::truncated);
    QCOMPARE(ConfigPayload::read(Bytes{2, 0, 0, 1, 0, 1, 0}).error(), WireError::truncated);
    ConfigPayload payload;
    payload.attributes.assign(256, Attribute::variable(std::uint16_t{1}));
    QVERIFY(testing::round_trips(payload));
    payload.attributes.push_back(Attribute::variable(std::uint16_t{1}));
    QCOMPARE(ConfigPayload::read(payload.write()).error(), WireError::too_many);
  }

  void oddForms() {
    ConfigPayload payload;
    // An Xauth MESSAGE as basic attribute: two characters. A zero-length netmask is none.
    payload.attributes = {Attribute::number(ConfigAttribute::xauth_message, 0x4869),
                          Attribute::variable(ConfigAttribute::internal_ip4_netmask)};
    QCOMPARE(payload.text(ConfigAttribute::xauth_message), std::string("Hi"));
    QVERIFY(!payload.address(ConfigAttribute::internal_ip4_netmask));
    // SAVE_PASSWD in variable form.
    payload.attributes = {Attribute::u32(ConfigAttribute::unity_save_passwd, 1)};
    QCOMPARE(payload.number(ConfigAttribute::unity_save_passwd), std::uint64_t{1});
  }

  void splitRecords() {
    const std::vector<SplitRecord> records = {{Ipv4Address(10, 0, 0, 0), mask_of(8), 0, 0, 0},
                                              {Ipv4Address(192, 168, 0, 0), mask_of(16), 0, 0, 0}};
    const Bytes octets = write_split_records(records);
    QCOMPARE(octets.size(), std::size_t{28});
    QVERIFY(*read_split_records(octets) == records);
    // Pairs without protocol and ports, as some servers send them.
    const auto pairs = read_split_records(*from_hex("0a000000ff000000"));
    QVERIFY(pairs.has_value());
    QCOMPARE(pairs->front().mask, mask_of(8));
    QVERIFY(read_split_records({})->empty());
    for (const std::size_t size : {1, 7, 13, 15, 27}) {
      QCOMPARE(read_split_records(Bytes(size, 0)).error(), WireError::bad_length);
    }
    QCOMPARE(read_split_records(Bytes(14 * 257, 0)).error(), WireError::too_many);
    // Filled ports are kept on reading and never sent.
    const auto ports = read_split_records(*from_hex("0a000000ff000000000600500050"));
    QCOMPARE(ports->front().destination_port, std::uint16_t{80});
    QCOMPARE(to_hex(write_split_records(*ports)), std::string("0a000000ff000000000000000000"));
  }
};

DRAWBRIDGE_TEST(ModeConfigTest);
#include "mode_config_test.moc"
