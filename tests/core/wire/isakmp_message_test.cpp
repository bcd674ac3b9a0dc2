// SPDX-License-Identifier: GPL-3.0-or-later
// The header's checks (wire.md 1 rows 3 to 9), the walk of the payload chain, and the builder.
#include "wire/isakmp_message.h"

#include <QTest>

#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "support/vectors.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {

const Cookie kInitiator = {1, 2, 3, 4, 5, 6, 7, 8};
const Cookie kResponder = {9, 10, 11, 12, 13, 14, 15, 16};

IsakmpHeader quick_header() {
  IsakmpHeader header;
  header.initiator_cookie = kInitiator;
  header.responder_cookie = kResponder;
  header.exchange = ExchangeType::quick_mode;
  header.flags = kFlagEncryption;
  header.message_id = 0x383321C8;
  return header;
}

/// A message of eight octets of ciphertext with one thing changed.
template <typename Change>
std::optional<WireError> refusal(Change change) {
  Bytes datagram = build_message(quick_header(), PayloadType::hash, Bytes(8, 0xAA));
  change(datagram);
  const testing::TightCopy copy(datagram);
  const auto checked = check_header(copy.view());
  if (checked) return std::nullopt;
  return checked.error();
}

/// One payload with its generic header.
Bytes payload(PayloadType next, const Bytes& body) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(next));
  out.u8(0);
  out.u16(static_cast<std::uint16_t>(body.size() + 4));
  out.bytes(body);
  return out.take();
}

std::optional<WireError> walk_error(PayloadType first, const Bytes& octets, bool decrypted = false,
                                    std::size_t block = 8) {
  const testing::TightCopy copy(octets);
  const auto walked = walk_payloads(first, copy.view(), decrypted, block);
  if (walked) return std::nullopt;
  return walked.error();
}

Bytes repeated(PayloadType type, std::size_t count, const Bytes& body) {
  PayloadChain chain;
  for (std::size_t i = 0; i < count; ++i) chain.add(type, body);
  return chain.octets();
}

}  // namespace

class IsakmpMessageTest : public QObject {
  Q_OBJECT
 private slots:
  void headerIsReadAndWritten() {
    const testing::Vectors vectors("ike_messages.vec");
    const Bytes message = vectors.bytes("main_mode_sa");
    const auto header = IsakmpHeader::read(message);
    QVERIFY(header.has_value());
    QCOMPARE(to_hex(header->initiator_cookie), std::string("deadbeefdeadbeef"));
    QVERIFY(is_zero(header->responder_cookie));
    QCOMPARE(header->next_payload, PayloadType::sa);
    QCOMPARE(header->exchange, ExchangeType::main_mode);
    QCOMPARE(header->length, 72U);
    Writer out;
    header->write(out);
    QCOMPARE(to_hex(out.view()), to_hex(ByteView(message).first(kIsakmpHeaderSize)));
    for (std::size_t size = 0; size < kIsakmpHeaderSize; ++size) {
      QVERIFY(!IsakmpHeader::read(testing::TightCopy(ByteView(message).first(size)).view()));
    }
  }

  void headerRows() {
    QVERIFY(!refusal([](Bytes&) {}));
    // Row 3: at least 28 octets, and a length field of at least 28.
    QCOMPARE(refusal([](Bytes& d) { d.resize(27); }), WireError::truncated);
    QCOMPARE(refusal([](Bytes& d) { d[27] = 27; }), WireError::bad_length);
    QCOMPARE(refusal([](Bytes& d) { d[27] = 0; }), WireError::bad_length);
    // Row 4: longer than the datagram is dropped, shorter is cut and counted.
    QCOMPARE(refusal([](Bytes& d) { d[27] = 37; }), WireError::truncated);
    QCOMPARE(refusal([](Bytes& d) { d[24] = 0xFF; }), WireError::truncated);
    Bytes longer = build_message(quick_header(), PayloadType::hash, Bytes(8, 0xAA));
    longer.insert(longer.end(), 3, 0);
    const auto cut = check_header(longer);
    QVERIFY(cut.has_value());
    QCOMPARE(cut->trailing, std::size_t{3});
    QCOMPARE(cut->body.size(), std::size_t{8});
    QCOMPARE(cut->octets.size(), std::size_t{36});
    // Row 5: the initiator's cookie is never zero.
    QCOMPARE(refusal([](Bytes& d) { std::fill_n(d.begin(), 8, std::uint8_t{0}); }), WireError::zero_cookie);
    // Row 6: the major version is 1; a greater minor is ignored.
    QCOMPARE(refusal([](Bytes& d) { d[17] = 0x20; }), WireError::bad_version);
    QVERIFY(!refusal([](Bytes& d) { d[17] = 0x1F; }));
    // Row 7: exchanges that are spoken here.
    QCOMPARE(refusal([](Bytes& d) { d[18] = 33; }), WireError::unsupported_exchange);
    for (const int exchange : {0, 1, 3, 7, 31, 34, 255}) {
      QCOMPARE(refusal([exchange](Bytes& d) { d[18] = static_cast<std::uint8_t>(exchange); }),
               WireError::unknown_exchange);
    }
    // Row 8: undefined flag bits are ignored.
    QVERIFY(!refusal([](Bytes& d) { d[19] = 0xF9; }));
    // Row 9: cookies and message ids.
    QCOMPARE(refusal([](Bytes& d) { std::fill_n(d.begin() + 8, 8, std::uint8_t{0}); }),
             WireError::zero_cookie);
    QCOMPARE(refusal([](Bytes& d) { std::fill_n(d.begin() + 20, 4, std::uint8_t{0}); }),
             WireError::bad_message_id);
    QCOMPARE(refusal([](Bytes& d) { d[18] = 4; }), WireError::bad_message_id);
    QCOMPARE(refusal([](Bytes& d) { d[18] = 2; }), WireError::bad_message_id);
  }

  void zeroResponderCookieOnlyInFirstMessages() {
    IsakmpHeader header;
    header.initiator_cookie = kInitiator;
    header.exchange = ExchangeType::aggressive;
    QVERIFY(check_header(build_message(header, PayloadType::sa, Bytes(12, 0))).has_value());
    // A first message begins with its SA.
    QCOMPARE(check_header(build_message(header, PayloadType::key_exchange, Bytes(12, 0))).error(),
             WireError::zero_cookie);
    header.flags = kFlagEncryption;
    QCOMPARE(check_header(build_message(header, PayloadType::sa, Bytes(16, 0))).error(),
             WireError::zero_cookie);
    // A gateway that made no state complains without a cookie of its own.
    const testing::Vectors vectors("ike_messages.vec");
    QVERIFY(check_header(vectors.bytes("clear_no_proposal_chosen")).has_value());
  }

  void clearInformationalMayHaveAnyMessageId() {
    IsakmpHeader header = quick_header();
    header.exchange = ExchangeType::informational;
    header.flags = 0;
    header.message_id = 0;
    QVERIFY(check_header(build_message(header, PayloadType::notification, Bytes(12, 0))).has_value());
    header.flags = kFlagEncryption;
    QCOMPARE(check_header(build_message(header, PayloadType::hash, Bytes(16, 0))).error(),
             WireError::bad_message_id);
  }

  void answersThatPolicyMayAllow() {
    QCOMPARE(notify_for(WireError::bad_version), NotifyType::invalid_major_version);
    QCOMPARE(notify_for(WireError::unsupported_exchange), NotifyType::unsupported_exchange_type);
    QCOMPARE(notify_for(WireError::invalid_payload_type), NotifyType::invalid_payload_type);
    QCOMPARE(notify_for(WireError::bad_length), NotifyType::payload_malformed);
    QVERIFY(!notify_for(WireError::zero_cookie));
  }

  void walkGivesBodiesAndWholePayloads() {
    PayloadChain chain;
    chain.add(PayloadType::hash, Bytes(16, 1)).add(PayloadType::nonce, Bytes(20, 2));
    chain.add(PayloadType::vendor_id, Bytes(8, 3));
    QCOMPARE(chain.first(), PayloadType::hash);
    const auto walked = walk_payloads(chain.first(), chain.octets(), false);
    QVERIFY(walked.has_value());
    QCOMPARE(walked->size(), std::size_t{3});
    QCOMPARE((*walked)[1].type, PayloadType::nonce);
    QCOMPARE(to_bytes((*walked)[1].body), Bytes(20, 2));
    QCOMPARE((*walked)[1].whole.size(), std::size_t{24});
    QCOMPARE((*walked)[1].whole[0], std::uint8_t{13});
    QCOMPARE(find_payload(*walked, PayloadType::vendor_id), &(*walked)[2]);
    QVERIFY(find_payload(*walked, PayloadType::sa) == nullptr);
    QCOMPARE(to_hex(payloads_after(*walked, 0)), to_hex(ByteView(chain.octets()).subspan(20)));
    QVERIFY(payloads_after(*walked, 2).empty());
    QVERIFY(payloads_after({}, 0).empty());
  }

  void everyPrefixOfAChainIsRefused() {
    PayloadChain chain;
    chain.add(PayloadType::hash, Bytes(16, 1)).add(PayloadType::nonce, Bytes(20, 2));
    for (std::size_t size = 0; size < chain.octets().size(); ++size) {
      QVERIFY(walk_error(chain.first(), Bytes(chain.octets().begin(), chain.octets().begin() + long(size))));
    }
  }

  void tinyLengthsDoNotLoop() {
    for (std::uint8_t length = 0; length < 4; ++length) {
      QCOMPARE(walk_error(PayloadType::vendor_id, Bytes{13, 0, 0, length}), WireError::bad_length);
    }
    QCOMPARE(walk_error(PayloadType::vendor_id, Bytes{0, 0, 0, 9, 1, 2, 3, 4}), WireError::truncated);
  }

  void minimumSizes_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("minimum");
    const std::pair<PayloadType, int> rows[] = {
        {PayloadType::sa, 8},
        {PayloadType::key_exchange, 1},
        {PayloadType::identification, 4},
        {PayloadType::certificate, 1},
        {PayloadType::certificate_request, 1},
        {PayloadType::hash, 1},
        {PayloadType::signature, 1},
        {PayloadType::nonce, 8},
        {PayloadType::notification, 8},
        {PayloadType::delete_, 8},
        {PayloadType::vendor_id, 1},
        {PayloadType::attributes, 4},
        {PayloadType::nat_d, 1},
        {PayloadType::nat_oa, 8},
        {PayloadType::nat_d_draft_00, 1},
        {PayloadType::fragment, 5},
    };
    for (const auto& [type, minimum] : rows) {
      QTest::newRow(short_name(type).c_str()) << static_cast<int>(type) << minimum;
    }
  }
  void minimumSizes() {
    QFETCH(int, type);
    QFETCH(int, minimum);
    const PayloadType tested{static_cast<std::uint8_t>(type)};
    const auto size = static_cast<std::size_t>(minimum);
    QVERIFY(!walk_error(tested, payload(PayloadType::none, Bytes(size, 0))));
    QCOMPARE(walk_error(tested, payload(PayloadType::none, Bytes(size - 1, 0))), WireError::bad_length);
  }

  void unknownPayloadTypes() {
    const Bytes one = payload(PayloadType::none, Bytes(4, 0));
    for (int type = 1; type < 256; ++type) {
      const bool known = (type >= 1 && type <= 22 && type != 2 && type != 3) || type >= 128;
      const auto error = walk_error(PayloadType{static_cast<std::uint8_t>(type)}, one);
      QCOMPARE(error == WireError::invalid_payload_type, !known);
    }
  }

  void caps() {
    QVERIFY(!walk_error(PayloadType::vendor_id, repeated(PayloadType::vendor_id, 16, Bytes(8, 0))));
    QCOMPARE(walk_error(PayloadType::vendor_id, repeated(PayloadType::vendor_id, 17, Bytes(8, 0))),
             WireError::too_many);
    QVERIFY(!walk_error(PayloadType::certificate, repeated(PayloadType::certificate, 8, Bytes(8, 0))));
    QCOMPARE(walk_error(PayloadType::certificate, repeated(PayloadType::certificate, 9, Bytes(8, 0))),
             WireError::too_many);
    const auto other = PayloadType{200};
    QVERIFY(!walk_error(other, repeated(other, 64, Bytes{})));
    QCOMPARE(walk_error(other, repeated(other, 65, Bytes{})), WireError::too_many);
  }

  void whatMayOccurOnce() {
    for (const PayloadType type : {PayloadType::sa, PayloadType::key_exchange, PayloadType::nonce,
                                   PayloadType::hash, PayloadType::signature}) {
      QCOMPARE(walk_error(type, repeated(type, 2, Bytes(16, 0))), WireError::duplicate_payload);
    }
    QVERIFY(!walk_error(PayloadType::notification, repeated(PayloadType::notification, 2, Bytes(16, 0))));
  }

  void identities() {
    const auto walked = [](std::size_t count) {
      static Bytes octets;
      octets = repeated(PayloadType::identification, count, Bytes(8, 0));
      return *walk_payloads(count == 0 ? PayloadType::none : PayloadType::identification, octets, false);
    };
    QVERIFY(check_identities(ExchangeType::aggressive, walked(0)).has_value());
    QVERIFY(check_identities(ExchangeType::aggressive, walked(1)).has_value());
    QVERIFY(!check_identities(ExchangeType::main_mode, walked(2)));
    QVERIFY(check_identities(ExchangeType::quick_mode, walked(0)).has_value());
    QVERIFY(!check_identities(ExchangeType::quick_mode, walked(1)));
    QVERIFY(check_identities(ExchangeType::quick_mode, walked(2)).has_value());
    QVERIFY(!check_identities(ExchangeType::quick_mode, walked(3)));
  }

  void paddingOnlyBehindDecryptedChains() {
    Bytes octets = payload(PayloadType::none, Bytes(16, 0));
    octets.push_back(0);
    QCOMPARE(walk_error(PayloadType::hash, octets, false), WireError::trailing);
    QVERIFY(!walk_error(PayloadType::hash, octets, true));
    octets.insert(octets.end(), 14, 0xEE);
    QVERIFY(!walk_error(PayloadType::hash, octets, true));
    octets.push_back(0xEE);
    QCOMPARE(walk_error(PayloadType::hash, octets, true), WireError::trailing);
    QVERIFY(!walk_error(PayloadType::hash, octets, true, 16));
  }

  void prependedHashCoversTheChain() {
    PayloadChain chain;
    chain.add(PayloadType::sa, Bytes(12, 5)).add(PayloadType::nonce, Bytes(20, 6));
    const Bytes rest = chain.octets();
    chain.prepend(PayloadType::hash, Bytes(16, 7));
    chain.add(PayloadType::identification, Bytes(8, 8));
    const auto walked = walk_payloads(chain.first(), chain.octets(), false);
    QVERIFY(walked.has_value());
    QCOMPARE(walked->size(), std::size_t{4});
    QCOMPARE(walked->front().type, PayloadType::hash);
    QCOMPARE(walked->back().type, PayloadType::identification);
    PayloadChain alone;
    alone.prepend(PayloadType::hash, Bytes(16, 7)).add(PayloadType::nonce, Bytes(8, 1));
    QCOMPARE(walk_payloads(alone.first(), alone.octets(), false)->size(), std::size_t{2});
  }

  void builderPadsAndSetsLengths() {
    MessageBuilder builder(quick_header());
    builder.add(PayloadType::hash, Bytes(17, 1));
    const Bytes clear = builder.finish();
    const Bytes padded = builder.finish(8);
    QCOMPARE(clear.size(), std::size_t{28 + 21});
    QCOMPARE(padded.size(), std::size_t{28 + 24});
    QCOMPARE(check_header(padded)->header.length, 52U);
    QCOMPARE(check_header(padded)->header.next_payload, PayloadType::hash);
    Bytes aligned(16, 1);
    pad_to_block(aligned, 8);
    QCOMPARE(aligned.size(), std::size_t{16});
    // A body that no length field can tell is cut, so that the message stays true.
    PayloadChain chain;
    chain.add(PayloadType::vendor_id, Bytes(70000, 1));
    QCOMPARE(chain.octets().size(), std::size_t{65535});
    QVERIFY(!walk_error(chain.first(), chain.octets()));
  }
};

DRAWBRIDGE_TEST(IsakmpMessageTest);
#include "isakmp_message_test.moc"
