// SPDX-License-Identifier: GPL-3.0-or-later
// Each payload: round trip, every prefix, and what its reader refuses.
#include "wire/payloads.h"

#include <QTest>

#include "core/wire/wire_checks.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::wire;
using testing::prefixes_are_safe;
using testing::round_trips;

namespace {
const Cookie kInitiator = {0x92, 0xFC, 0x55, 0x4C, 0x5B, 0xF7, 0x3F, 0xAC};
const Cookie kResponder = {0xB9, 0x14, 0x54, 0xD1, 0x4D, 0x83, 0x36, 0x16};

template <typename Payload>
std::optional<WireError> refusal(const Bytes& body) {
  const testing::TightCopy copy(body);
  const auto read = Payload::read(copy.view());
  if (read) return std::nullopt;
  return read.error();
}
}  // namespace

class PayloadsTest : public QObject {
  Q_OBJECT
 private slots:
  void opaquePayloads() {
    QVERIFY(round_trips(KeyExchangePayload{Bytes(128, 7)}));
    QVERIFY(prefixes_are_safe(KeyExchangePayload{Bytes(128, 7)}, 1));
    QVERIFY(round_trips(HashPayload{Bytes(16, 7)}));
    QVERIFY(prefixes_are_safe(HashPayload{Bytes(16, 7)}, 1));
    QVERIFY(round_trips(SignaturePayload{Bytes(128, 7)}));
    QVERIFY(prefixes_are_safe(SignaturePayload{Bytes(128, 7)}, 1));
    QVERIFY(round_trips(VendorIdPayload{Bytes(16, 7)}));
    QVERIFY(prefixes_are_safe(VendorIdPayload{Bytes(16, 7)}, 1));
    QVERIFY(round_trips(NatDPayload{Bytes(16, 7)}));
    QVERIFY(prefixes_are_safe(NatDPayload{Bytes(16, 7)}, 1));
  }

  void nonceSizes() {
    QVERIFY(round_trips(NoncePayload{Bytes(8, 7)}));
    QVERIFY(round_trips(NoncePayload{Bytes(256, 7)}));
    QVERIFY(prefixes_are_safe(NoncePayload{Bytes(20, 7)}, 8));
    QCOMPARE(refusal<NoncePayload>(Bytes(7, 7)), WireError::bad_length);
    QCOMPARE(refusal<NoncePayload>(Bytes(257, 7)), WireError::bad_length);
  }

  void identitiesOfTheNote() {
    // wire-ike.md 11: KEY_ID with the group's name, protocol 17 port 500; the PIX with its address.
    const auto group = IdPayload::text(IdType::key_id, "vpn3000", 17, 500);
    QCOMPARE(to_hex(group.write()), std::string("0b1101f476706e33303030"));
    QCOMPARE(group.to_string(), std::string("vpn3000"));
    const auto pix = IdPayload::ipv4(Ipv4Address(192, 168, 1, 1), 17, 500);
    QCOMPARE(to_hex(pix.write()), std::string("011101f4c0a80101"));
    QCOMPARE(pix.address(), Ipv4Address(192, 168, 1, 1));
    const auto everything = IdPayload::ipv4_subnet(Ipv4Address(), Ipv4Address());
    QCOMPARE(to_hex(everything.write()), std::string("040000000000000000000000"));
    QCOMPARE(everything.to_string(), std::string("0.0.0.0/0"));
    for (const auto& id : {group, pix, everything}) QVERIFY(round_trips(id));
    QVERIFY(prefixes_are_safe(group, 4));
    QVERIFY(prefixes_are_safe(pix, 8));
    QVERIFY(prefixes_are_safe(everything, 12));
  }

  void identitiesAsRanges() {
    const auto subnet = IdPayload::ipv4_subnet(Ipv4Address(10, 89, 129, 128), mask_of(25));
    QCOMPARE(subnet.prefix(), Prefix::parse("10.89.129.128/25"));
    QCOMPARE(subnet.range()->last, Ipv4Address(10, 89, 129, 255));
    QVERIFY(!subnet.address());
    const auto range = IdPayload::ipv4_range(Ipv4Address(10, 0, 0, 1), Ipv4Address(10, 0, 0, 9));
    QVERIFY(round_trips(range));
    QCOMPARE(range.range()->size(), std::uint64_t{9});
    QVERIFY(!range.prefix());
    QVERIFY(!IdPayload::ipv4_range(Ipv4Address(10, 0, 0, 9), Ipv4Address(10, 0, 0, 1)).range());
    const auto holes = IdPayload::ipv4_subnet(Ipv4Address(10, 0, 0, 0), Ipv4Address(255, 0, 255, 0));
    QVERIFY(round_trips(holes));
    QVERIFY(!holes.prefix());
    QVERIFY(holes.subnet().has_value());
    QCOMPARE(IdPayload::ipv4(Ipv4Address(10, 0, 0, 1)).prefix()->length, 32);
  }

  void identitiesOfWrongSize() {
    for (const int type : {1, 4, 5, 6, 7, 8}) {
      for (std::size_t size = 0; size <= 40; ++size) {
        Bytes body{static_cast<std::uint8_t>(type), 0, 0, 0};
        body.resize(4 + size);
        const std::size_t right = type == 1 ? 4 : type == 5 ? 16 : type == 4 || type == 7 ? 8 : 32;
        QCOMPARE(refusal<IdPayload>(body),
                 size == right ? std::nullopt : std::optional(WireError::bad_length));
      }
    }
    QVERIFY(!refusal<IdPayload>(Bytes{99, 0, 0, 0, 1, 2, 3}));
  }

  void identitiesArePrintedHarmlessly() {
    QCOMPARE(IdPayload::text(IdType::key_id, "a\n\\\x7f").to_string(), std::string("a\\x0a\\x5c\\x7f"));
    QCOMPARE(IdPayload::text(IdType::der_asn1_dn, "0").to_string(), std::string("30"));
  }

  void certificates() {
    QVERIFY(round_trips(CertificatePayload{CertEncoding::x509_signature, Bytes(300, 7)}));
    QVERIFY(prefixes_are_safe(CertificatePayload{CertEncoding::x509_signature, Bytes(30, 7)}, 1));
    QVERIFY(round_trips(CertificateRequestPayload{CertEncoding::x509_signature, {}}));
    QVERIFY(prefixes_are_safe(CertificateRequestPayload{CertEncoding::x509_signature, Bytes(30, 7)}, 1));
  }

  void notifications() {
    const auto contact = NotifyPayload::about_isakmp(NotifyType::initial_contact, kInitiator, kResponder);
    // The payload of AM3 in wire-ike.md 14.4, behind its generic header.
    QCOMPARE(to_hex(contact.write()), std::string("000000010110600292fc554c5bf73facb91454d14d833616"));
    QVERIFY(round_trips(contact));
    QVERIFY(prefixes_are_safe(contact, 8 + 16));
    const auto probe = NotifyPayload::about_isakmp(NotifyType::r_u_there, kInitiator, kResponder,
                                                   Bytes{0x12, 0x34, 0x56, 0x78});
    QCOMPARE(probe.data_u32(), 0x12345678U);
    QVERIFY(!contact.data_u32());
    QVERIFY(round_trips(probe));
    NotifyPayload unknown;
    unknown.doi = Doi{77};
    unknown.protocol = ProtocolId{99};
    unknown.type = NotifyType{12345};
    QVERIFY(round_trips(unknown));
    QCOMPARE(refusal<NotifyPayload>(Bytes{0, 0, 0, 1, 1, 16, 0, 1, 0, 0, 0}), WireError::truncated);
  }

  void deletes() {
    const auto esp = DeletePayload::esp({0x3D1B35D7});
    QCOMPARE(to_hex(esp.write()), std::string("00000001030400013d1b35d7"));
    QVERIFY(round_trips(esp));
    QVERIFY(round_trips(DeletePayload::esp({1, 2, 3})));
    QCOMPARE(DeletePayload::esp({1, 2, 3}).spi_numbers(), (std::vector<std::uint32_t>{1, 2, 3}));
    QVERIFY(prefixes_are_safe(DeletePayload::esp({1, 2}), DeletePayload::esp({1, 2}).write().size()));
    const auto isakmp = DeletePayload::isakmp(kInitiator, kResponder);
    QVERIFY(round_trips(isakmp));
    QCOMPARE(to_hex(isakmp.spis.front()), std::string("92fc554c5bf73facb91454d14d833616"));
    QVERIFY(isakmp.spi_numbers().empty());
    // A size of 0 is accepted (wire-ike.md 4.3), a count that the octets do not bear out is not.
    QVERIFY(!refusal<DeletePayload>(Bytes{0, 0, 0, 1, 1, 0, 0, 1}));
    QCOMPARE(refusal<DeletePayload>(Bytes{0, 0, 0, 1, 3, 4, 0, 2, 1, 2, 3, 4}), WireError::truncated);
    QCOMPARE(refusal<DeletePayload>(Bytes{0, 0, 0, 1, 3, 4, 0, 1, 1, 2, 3, 4, 5}), WireError::trailing);
    QCOMPARE(refusal<DeletePayload>(Bytes{0, 0, 0, 1, 3, 255, 255, 255, 1}), WireError::too_many);
    QCOMPARE(refusal<DeletePayload>(Bytes{0, 0, 0, 1, 3, 0, 0, 129}), WireError::too_many);
    QVERIFY(round_trips(DeletePayload::esp(std::vector<std::uint32_t>(128, 9))));
  }

  void originalAddresses() {
    const NatOaPayload original{IdType::ipv4_address, {10, 0, 0, 1}};
    QCOMPARE(to_hex(original.write()), std::string("010000000a000001"));
    QVERIFY(round_trips(original));
    QVERIFY(round_trips(NatOaPayload{IdType::ipv6_address, Bytes(16, 1)}));
    QVERIFY(prefixes_are_safe(original, 8));
    QCOMPARE(refusal<NatOaPayload>(Bytes{4, 0, 0, 0, 10, 0, 0, 1}), WireError::bad_value);
    QCOMPARE(refusal<NatOaPayload>(Bytes{5, 0, 0, 0, 10, 0, 0, 1}), WireError::bad_length);
  }

  void fragments() {
    const FragmentPayload last{1, 2, kFragmentLast, Bytes(124, 9)};
    // wire-ike.md 14.4: second fragment of AM2, behind its generic header.
    QCOMPARE(to_hex(ByteView(last.write()).first(4)), std::string("00010201"));
    QVERIFY(last.last());
    QVERIFY(round_trips(last));
    QVERIFY(prefixes_are_safe(last, 5));
    QCOMPARE(refusal<FragmentPayload>(Bytes{0, 1, 1, 0}), WireError::bad_length);
    QCOMPARE(refusal<FragmentPayload>(Bytes{0, 1, 0, 0, 7}), WireError::bad_value);
    QCOMPARE(refusal<FragmentPayload>(Bytes{0, 1, 17, 0, 7}), WireError::bad_value);
    QVERIFY(!refusal<FragmentPayload>(Bytes{0, 1, 16, 0, 7}));
  }
};

DRAWBRIDGE_TEST(PayloadsTest);
#include "payloads_test.moc"
