// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded sessions of other programs (vpnc, strongSwan) and the computed handshakes of wire-ike.md 14: every
// message is read into values and written again octet by octet, and no damage to one does any harm.
#include <QDir>
#include <QTest>

#include "base/random.h"
#include "core/wire/wire_checks.h"
#include "support/isakmp_rewrite.h"
#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/esp_header.h"
#include "wire/natt.h"
#include "wire/pcap.h"
#include "wire/udp.h"
#include "wire/vendor_ids.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {

struct Recorded {
  std::vector<Bytes> isakmp;
  std::size_t esp = 0;
  std::size_t keepalives = 0;
  std::size_t other = 0;
  bool sound = true;
};

Recorded recorded(const std::string& capture) {
  Recorded found;
  const std::string file = testing::read_data("captures/" + capture);
  const auto pcap = read_pcap(as_bytes(file));
  if (!pcap || pcap->cut) {
    found.sound = false;
    return found;
  }
  for (const PcapPacket& packet : pcap->packets) {
    const auto octets = ipv4_in_frame(pcap->link_type, packet.octets);
    if (!octets) {
      ++found.other;
      continue;
    }
    const auto ip = parse_ipv4(*octets);
    found.sound = found.sound && ip.has_value();
    if (!ip || ip->header.is_fragment()) continue;
    if (ip->header.protocol == IpProtocol::esp) {
      found.sound = found.sound && read_esp_header(ip->payload).has_value();
      ++found.esp;
      continue;
    }
    if (ip->header.protocol != IpProtocol::udp) {
      ++found.other;
      continue;
    }
    // Checksums are left to the network card where these were recorded.
    const auto udp = parse_udp(ip->payload);
    found.sound = found.sound && udp.has_value();
    if (!udp) continue;
    const bool natt = udp->source_port == kNattPort || udp->destination_port == kNattPort;
    const bool isakmp = udp->source_port == kIsakmpPort || udp->destination_port == kIsakmpPort;
    if (natt) {
      const auto part = demultiplex_natt(udp->payload);
      found.sound = found.sound && part.kind != NattKind::invalid;
      if (part.kind == NattKind::isakmp) found.isakmp.push_back(to_bytes(part.octets));
      found.esp += part.kind == NattKind::esp ? 1 : 0;
      found.keepalives += part.kind == NattKind::keepalive ? 1 : 0;
    } else if (isakmp) {
      found.isakmp.push_back(to_bytes(udp->payload));
    } else {
      ++found.other;
    }
  }
  return found;
}

QStringList outside_captures() {
  QStringList names = QDir(QString::fromStdString(testing::data_path("captures"))).entryList({"*.pcap"});
  names.removeIf([](const QString& name) { return name.endsWith(".inside.pcap"); });
  return names;
}

/// Reading and judging everything in it must not crash nor read past the end, whatever it holds.
void digest(ByteView datagram) {
  const testing::TightCopy copy(datagram);
  (void)testing::rewrite_message(copy.view());
  const auto message = check_header(copy.view());
  if (!message) return;
  const auto payloads = walk_payloads(message->header.next_payload, message->body, true, 8);
  if (!payloads) return;
  for (const RawPayload& payload : *payloads) {
    (void)testing::rewrite_body(payload.type, payload.body);
    (void)match_vendor_id(payload.body);
  }
}

/// One to four changes: a bit, an octet, a cut, an insertion, a repetition of a stretch, or a length field's
/// favourite values.
Bytes mutated(Bytes octets, SeededRandom& random) {
  const std::uint32_t changes = 1 + random.below(4);
  for (std::uint32_t i = 0; i < changes && !octets.empty(); ++i) {
    const std::size_t at = random.below(static_cast<std::uint32_t>(octets.size()));
    switch (random.below(6)) {
      case 0:
        octets[at] ^= static_cast<std::uint8_t>(1U << random.below(8));
        break;
      case 1:
        octets[at] = static_cast<std::uint8_t>(random.below(256));
        break;
      case 2:
        octets.resize(at);
        break;
      case 3:
        octets.insert(octets.begin() + static_cast<long>(at), static_cast<std::uint8_t>(random.below(256)));
        break;
      case 4: {
        const Bytes piece(octets.begin() + static_cast<long>(at), octets.end());
        append(octets, ByteView(piece).first(std::min<std::size_t>(piece.size(), random.below(64))));
        break;
      }
      default: {
        constexpr std::uint8_t kFavourites[] = {0x00, 0x01, 0x03, 0x04, 0x07, 0x7F, 0x80, 0xFF};
        octets[at] = kFavourites[random.below(8)];
        break;
      }
    }
  }
  // Half of them with a header that tells the truth, so that the damage behind it is reached.
  if (octets.size() >= kIsakmpHeaderSize && random.below(2) == 0) {
    Writer length;
    length.u32(static_cast<std::uint32_t>(octets.size()));
    std::copy(length.view().begin(), length.view().end(), octets.begin() + kIsakmpLengthOffset);
  }
  return octets;
}

std::vector<Bytes> clear_messages() {
  std::vector<Bytes> messages;
  for (const QString& capture : outside_captures()) {
    for (Bytes& message : recorded(capture.toStdString()).isakmp) {
      const auto header = IsakmpHeader::read(message);
      if (header && !header->encrypted()) messages.push_back(std::move(message));
    }
  }
  for (const char* const file : {"ike_aggressive_4x.vec", "ike_main_1x.vec", "ike_messages.vec"}) {
    const testing::Vectors vectors(file);
    for (const auto& [key, value] : vectors.all()) {
      const auto octets = from_hex(value);
      if (!octets) continue;
      const auto message = check_header(*octets);
      if (message && message->trailing == 0 && !message->header.encrypted()) messages.push_back(*octets);
    }
  }
  return messages;
}

}  // namespace

class CapturesTest : public QObject {
  Q_OBJECT
 private slots:
  void recordedMessagesComeBackOctetByOctet_data() {
    QTest::addColumn<QString>("capture");
    const QStringList names = outside_captures();
    QCOMPARE(names.size(), 9);
    for (const QString& name : names) QTest::newRow(qPrintable(name)) << name;
  }
  void recordedMessagesComeBackOctetByOctet() {
    QFETCH(QString, capture);
    const Recorded found = recorded(capture.toStdString());
    QVERIFY(found.sound);
    QVERIFY(found.esp > 0);
    std::size_t clear = 0;
    std::size_t refused = 0;
    for (const Bytes& message : found.isakmp) {
      const auto checked = check_header(message);
      if (!checked) {
        QCOMPARE(checked.error(), WireError::bad_message_id);
        ++refused;
        continue;
      }
      const auto again = testing::rewrite_message(message);
      QVERIFY2(again.has_value(), to_hex(message).c_str());
      QCOMPARE(to_hex(*again), to_hex(message));
      if (!checked->header.encrypted()) ++clear;
    }
    // vpnc draws the message id of its deletes from a single octet, and here it drew zero, which nobody
    // accepts.
    QCOMPARE(refused, std::size_t{capture == "vpnc-aggressive-des-md5.pcap" ? 1U : 0U});
    // Two clear messages in aggressive mode, four in main mode.
    QCOMPARE(clear, std::size_t{capture.contains("main") ? 4U : 2U});
    QVERIFY(found.isakmp.size() > clear + 6);
  }

  void recordedVendorIdsAreKnown() {
    std::size_t xauth = 0;
    std::size_t unity = 0;
    for (const Bytes& octets : clear_messages()) {
      const auto message = check_header(octets);
      const auto payloads = walk_payloads(message->header.next_payload, message->body, false);
      for (const RawPayload& payload : *payloads) {
        if (payload.type != PayloadType::vendor_id) continue;
        const auto vendor = match_vendor_id(payload.body);
        xauth += vendor == KnownVendor::xauth ? 1 : 0;
        unity += vendor == KnownVendor::unity ? 1 : 0;
      }
    }
    QVERIFY(xauth >= 18);
    QVERIFY(unity >= 9);
  }

  void computedHandshakesComeBackOctetByOctet() {
    for (const char* const file : {"ike_aggressive_4x.vec", "ike_main_1x.vec"}) {
      const testing::Vectors session(file);
      std::size_t plaintexts = 0;
      std::size_t packets = 0;
      for (const auto& [key, value] : session.all()) {
        const QString name = QString::fromStdString(key);
        if (name.endsWith(".packet")) {
          const Bytes packet = session.bytes(key);
          const auto again = testing::rewrite_message(packet);
          QVERIFY2(again.has_value(), key.c_str());
          QCOMPARE(to_hex(*again), value);
          ++packets;
        }
        if (!name.endsWith(".plaintext")) continue;
        ++plaintexts;
        const std::string step = name.section('.', 0, 0).toStdString();
        const auto header = IsakmpHeader::read(session.bytes(step + ".packet"));
        QVERIFY(header.has_value());
        const Bytes plaintext = session.bytes(key);
        const auto chain = testing::rewrite_chain(header->next_payload, plaintext, true, 8);
        QVERIFY2(chain.has_value(), key.c_str());
        QCOMPARE(to_hex(*chain), value);
        // The datagram's length: the chain and zeros up to the block.
        Bytes padded = *chain;
        pad_to_block(padded, 8);
        QCOMPARE(header->length, static_cast<std::uint32_t>(kIsakmpHeaderSize + padded.size()));
      }
      QVERIFY(packets >= 12);
      QVERIFY(plaintexts >= 8);
    }
  }

  void quickModeOfTheClient() {
    const testing::Vectors session("ike_aggressive_4x.vec");
    const Bytes plaintext = session.bytes("qm1.plaintext");
    const auto payloads = walk_payloads(PayloadType::hash, plaintext, true, 8);
    QVERIFY(payloads.has_value());
    QVERIFY(check_identities(ExchangeType::quick_mode, *payloads).has_value());
    const auto sa = SaPayload::read((*payloads)[1].body);
    QVERIFY(sa.has_value());
    QCOMPARE(sa->proposals.size(), std::size_t{3});
    QCOMPARE(sa->proposals[2].spi_number(), 0x3D1B35D7U);
    const auto inner = IdPayload::read((*payloads)[3].body);
    QCOMPARE(inner->address(), Ipv4Address(10, 89, 129, 200));
    const auto all = IdPayload::read((*payloads)[4].body);
    QCOMPARE(all->prefix(), Prefix::parse("0.0.0.0/0"));
    // What HASH(1) covers: everything behind the HASH payload.
    QCOMPARE(to_hex(payloads_after(*payloads, 0)), session.text("qm1.plaintext").substr(40));
  }

  void everyTruncationIsHarmless() {
    for (const Bytes& message : clear_messages()) {
      for (std::size_t size = 0; size < message.size(); ++size) {
        Bytes prefix(message.begin(), message.begin() + static_cast<long>(size));
        QVERIFY(!check_header(testing::TightCopy(prefix).view()));
        if (size < kIsakmpHeaderSize) continue;
        // The same with a length field that fits.
        Writer length;
        length.u32(static_cast<std::uint32_t>(size));
        std::copy(length.view().begin(), length.view().end(), prefix.begin() + kIsakmpLengthOffset);
        const testing::TightCopy copy(prefix);
        QVERIFY(!testing::rewrite_message(copy.view()));
      }
    }
  }

  void tenThousandMutationsOfEachAreHarmless() {
    std::uint64_t seed = 1;
    for (const Bytes& message : clear_messages()) {
      SeededRandom random(seed++);
      for (int i = 0; i < 10000; ++i) digest(mutated(message, random));
    }
    QVERIFY(seed > 20);
  }
};

DRAWBRIDGE_TEST(CapturesTest);
#include "captures_test.moc"
