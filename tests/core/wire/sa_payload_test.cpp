// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sa_payload.h"

#include <QTest>

#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/attributes.h"
#include "wire/isakmp_message.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {

SaPayload quick_offer() {
  SaPayload sa;
  for (std::uint8_t number = 1; number <= 2; ++number) {
    Proposal esp;
    esp.number = number;
    esp.protocol = ProtocolId::esp;
    esp.spi = {0x3D, 0x1B, 0x35, 0xD7};
    Transform transform;
    transform.id = static_cast<std::uint8_t>(EspTransform::des);
    transform.attributes = {Attribute::number(IpsecAttribute::authentication, IpsecAuth::hmac_md5),
                            Attribute::number(IpsecAttribute::encapsulation_mode, EncapsulationMode::tunnel),
                            Attribute::number(IpsecAttribute::life_type, LifeType::seconds),
                            Attribute::u32(IpsecAttribute::life_duration, 2147483)};
    esp.transforms = {transform, transform};
    esp.transforms[1].number = 2;
    sa.proposals.push_back(esp);
  }
  Proposal ipcomp;
  ipcomp.number = 2;
  ipcomp.protocol = ProtocolId::ipcomp;
  ipcomp.spi = {0x12, 0x34};
  ipcomp.transforms.resize(1);
  sa.proposals.push_back(ipcomp);
  return sa;
}

/// The offer's octets with one octet changed.
std::optional<WireError> refusal(std::size_t position, std::uint8_t value) {
  Bytes octets = quick_offer().write();
  octets.at(position) = value;
  const testing::TightCopy copy(octets);
  const auto read = SaPayload::read(copy.view());
  if (read) return std::nullopt;
  return read.error();
}

// Places in quick_offer().write(): the SA's eight octets, then the first proposal, its SPI, its first
// transform.
constexpr std::size_t kProposal = 8;
constexpr std::size_t kTransform = kProposal + 8 + 4;

}  // namespace

class SaPayloadTest : public QObject {
  Q_OBJECT
 private slots:
  void offersRoundTrip() {
    QVERIFY(testing::round_trips(quick_offer()));
    QVERIFY(testing::prefixes_are_safe(quick_offer(), quick_offer().write().size()));
  }

  void eightTransformsOfTheClient() {
    const testing::Vectors session("ike_aggressive_4x.vec");
    const Bytes am1 = session.bytes("am1.packet");
    const auto message = check_header(am1);
    const auto payloads = walk_payloads(message->header.next_payload, message->body, false);
    QVERIFY(payloads.has_value());
    const auto sa = SaPayload::read(payloads->front().body);
    QVERIFY(sa.has_value());
    QCOMPARE(sa->proposals.size(), std::size_t{1});
    const auto& transforms = sa->proposals[0].transforms;
    QCOMPARE(transforms.size(), std::size_t{8});
    const auto& sixth = transforms[5];
    QCOMPARE(sixth.number, std::uint8_t{6});
    QCOMPARE(sixth.find(Phase1Attribute::encryption)->as_number(), std::uint64_t{1});
    QCOMPARE(sixth.find(Phase1Attribute::hash)->as_number(), std::uint64_t{1});
    QCOMPARE(sixth.find(Phase1Attribute::group_description)->as_number(), std::uint64_t{2});
    QCOMPARE(sixth.find(Phase1Attribute::authentication)->as_number(), std::uint64_t{65001});
    // "life duration (VPI) of 0x0 0x20 0xc4 0x9b"
    const Attribute* const duration = sixth.find(Phase1Attribute::life_duration);
    QVERIFY(!duration->basic);
    QCOMPARE(to_hex(duration->octets), std::string("0020c49b"));
    QCOMPARE(duration->as_number(), std::uint64_t{2147483});
    QVERIFY(sixth.find(Phase1Attribute::key_length) == nullptr);
    QCOMPARE(to_hex(sa->write()), to_hex(payloads->front().body));
  }

  void equalNumbersAreOneGroup() {
    const auto groups = group_proposals(quick_offer().proposals);
    QCOMPARE(groups.size(), std::size_t{2});
    QCOMPARE(groups[0].first, std::size_t{0});
    QCOMPARE(groups[0].last, std::size_t{1});
    QCOMPARE(groups[1].first, std::size_t{1});
    QCOMPARE(groups[1].last, std::size_t{3});
    QVERIFY(group_proposals({}).empty());
  }

  void spiNumbers() {
    const auto offer = quick_offer();
    QCOMPARE(offer.proposals[0].spi_number(), 0x3D1B35D7U);
    QCOMPARE(offer.proposals[2].spi_number(), 0x1234U);
    QVERIFY(!Proposal{}.spi_number());
  }

  void lyingOctetsAreRefused() {
    QCOMPARE(refusal(3, 2), WireError::unsupported_doi);
    QCOMPARE(refusal(7, 2), WireError::unsupported_situation);
    QCOMPARE(refusal(7, 5), WireError::unsupported_situation);
    QCOMPARE(refusal(kProposal, 3), WireError::bad_value);  // a proposal is followed by 2 or 0
    QCOMPARE(refusal(kProposal, 0), WireError::trailing);   // "last", and more behind it
    QCOMPARE(refusal(kProposal + 2, 0xFF), WireError::truncated);
    QCOMPARE(refusal(kProposal + 3, 0), WireError::bad_length);    // the endless loop
    QCOMPARE(refusal(kProposal + 6, 0xFF), WireError::truncated);  // SPI size
    QCOMPARE(refusal(kProposal + 7, 0), WireError::bad_count);
    QCOMPARE(refusal(kProposal + 7, 1), WireError::bad_count);
    QCOMPARE(refusal(kProposal + 7, 3), WireError::bad_count);
    QCOMPARE(refusal(kProposal + 7, 65), WireError::too_many);
    QCOMPARE(refusal(kTransform, 2), WireError::bad_value);
    QCOMPARE(refusal(kTransform, 0), WireError::bad_count);
    QCOMPARE(refusal(kTransform + 2, 1), WireError::truncated);
    QCOMPARE(refusal(kTransform + 3, 7), WireError::bad_length);
    QCOMPARE(refusal(kTransform + 8 + 12, 0x7F), std::nullopt);          // an unknown attribute is kept
    QCOMPARE(refusal(kTransform + 8 + 14, 0x01), WireError::truncated);  // its length is not believed
  }

  void caps() {
    SaPayload sa;
    sa.proposals.resize(64);
    for (auto& proposal : sa.proposals) proposal.transforms.resize(1);
    QVERIFY(testing::round_trips(sa));
    sa.proposals.push_back(sa.proposals[0]);
    QCOMPARE(SaPayload::read(sa.write()).error(), WireError::too_many);

    sa.proposals.resize(1);
    sa.proposals[0].transforms.resize(64);
    QVERIFY(testing::round_trips(sa));
    sa.proposals[0].transforms.resize(65);
    QCOMPARE(SaPayload::read(sa.write()).error(), WireError::too_many);

    sa.proposals[0].transforms.resize(1);
    sa.proposals[0].transforms[0].attributes.assign(32, Attribute::number(std::uint16_t{1}, 1));
    QVERIFY(testing::round_trips(sa));
    sa.proposals[0].transforms[0].attributes.push_back(Attribute::number(std::uint16_t{1}, 1));
    QCOMPARE(SaPayload::read(sa.write()).error(), WireError::too_many);
  }

  void lifetimesInEveryForm() {
    QCOMPARE(Attribute::number(std::uint16_t{12}, 28800).as_number(), std::uint64_t{28800});
    QCOMPARE(Attribute::variable(std::uint16_t{12}, Bytes{0x70, 0x80}).as_number(), std::uint64_t{28800});
    QCOMPARE(Attribute::variable(std::uint16_t{12}, Bytes{1, 0x51, 0x80}).as_number(), std::uint64_t{86400});
    QCOMPARE(Attribute::u32(std::uint16_t{12}, 86400).as_number(), std::uint64_t{86400});
    QCOMPARE(Attribute::variable(std::uint16_t{12}, Bytes{0, 0, 0, 0, 0, 1, 0x51, 0x80}).as_number(),
             std::uint64_t{86400});
    for (const std::size_t size : {0, 1, 5, 6, 7, 9, 16}) {
      QVERIFY(!Attribute::variable(std::uint16_t{12}, Bytes(size, 0)).as_number());
    }
  }
};

DRAWBRIDGE_TEST(SaPayloadTest);
#include "sa_payload_test.moc"
