// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/crypto/vectors.h"
#include "core/esp/tunnel.h"

using namespace drawbridge;
using namespace drawbridge::esp;
using namespace drawbridge::testing;

namespace {

wire::Ipv4Header header_of(const Bytes& packet) {
  return wire::parse_ipv4(packet).value().header;
}

Bytes with_tos(Bytes packet, std::uint8_t tos) {
  packet[1] = tos;
  wire::refresh_ipv4_checksum(packet);
  return packet;
}

}  // namespace

class PipelineTest : public QObject {
  Q_OBJECT
 private slots:
  void everySuiteCarriesEverySizeBothWays() {
    int packets = 0;
    for (const Suite& suite : suites()) {
      Tunnel tunnel(suite);
      QVERIFY(tunnel.install());
      std::uint64_t bytes = 0;
      for (std::size_t payload = 0; payload < 200; ++payload) {
        const Bytes inner = inner_packet(kInner, kServer, payload);
        const auto sealed = tunnel.client.seal_one(kStart, inner);
        QVERIFY(sealed);
        QVERIFY(sealed->size() <= inner.size() + max_overhead(suite.cipher, suite.auth, false));
        QCOMPARE(tunnel.headend.open_one(kStart, *sealed).value_or(Bytes{}), inner);
        const Bytes answer = inner_packet(kServer, kInner, payload);
        const auto back = tunnel.headend.seal_one(kStart, answer);
        QVERIFY(back);
        QCOMPARE(tunnel.client.open_one(kStart, *back).value_or(Bytes{}), answer);
        bytes += inner.size();
        ++packets;
      }
      const auto sent = tunnel.client.sad().outbound_status(0x1001, kHeadend).value();
      const auto received = tunnel.headend.sad().inbound_status(0x1001).value();
      const std::uint64_t with_icv = authenticates(suite.cipher, suite.auth) ? 200 : 0;
      QCOMPARE(sent.counters.encaps, std::uint64_t{200});
      QCOMPARE(sent.counters.encrypt, std::uint64_t{200});
      QCOMPARE(sent.counters.digest, with_icv);
      QCOMPARE(sent.counters.bytes, bytes);
      QCOMPARE(sent.sequence, 200U);
      QCOMPARE(received.counters.decaps, std::uint64_t{200});
      QCOMPARE(received.counters.decrypt, std::uint64_t{200});
      QCOMPARE(received.counters.verify, with_icv);
      QCOMPARE(received.counters.bytes, bytes);
      QCOMPARE(received.counters.recv_errors, std::uint64_t{0});
      QCOMPARE(tunnel.headend.totals().all.decaps, std::uint64_t{200});
    }
    QCOMPARE(packets, 34 * 200);
  }
  void batchesAreLikeSinglePackets() {
    Tunnel single;
    Tunnel batch;
    QVERIFY(single.install() && batch.install());
    std::vector<PacketBuffer> packets(256);
    for (std::size_t i = 0; i < packets.size(); ++i) packets[i].assign(to_server(i * 5));
    batch.client.seal(kStart, packets);
    for (std::size_t i = 0; i < packets.size(); ++i) {
      QCOMPARE(packets[i].status, PacketStatus::ok);
      QCOMPARE(packets[i].spi, 0x1001U);
      QCOMPARE(packets[i].conn_id, std::uint16_t{3});
      QCOMPARE(to_bytes(packets[i].view()), single.sealed(to_server(i * 5)));
    }
    batch.headend.open(kStart, packets);
    for (std::size_t i = 0; i < packets.size(); ++i) {
      QCOMPARE(packets[i].status, PacketStatus::ok);
      QCOMPARE(to_bytes(packets[i].view()), to_server(i * 5));
      QCOMPARE(packets[i].outer_source.address, kClient);
    }
  }
  /// Under one key no IV of GCM may come twice: it counts with the sequence number.
  void ivsOfGcmCount() {
    Tunnel tunnel({"gcm", {crypto::CipherAlgorithm::aes_gcm, 128}, AuthAlgorithm::none});
    QVERIFY(tunnel.install());
    for (std::uint8_t i = 1; i < 100; ++i) {
      const Bytes sealed = tunnel.sealed(to_server(i));
      QCOMPARE(to_bytes(ByteView(sealed).subspan(24, 4)), (Bytes{0, 0, 0, i}));
      QCOMPARE(to_bytes(ByteView(sealed).subspan(28, 8)), (Bytes{0, 0, 0, 0, 0, 0, 0, i}));
    }
  }
  void aKnownPacketComesOutAndGoesInAgain() {
    // wire-ike.md 14.4: the whole outer packet of the client's ping to the headend's inside address.
    const auto v = read_vectors("esp_packets.vec", "esp").at(5);
    QCOMPARE(v.text("Source"), std::string("wire-ike.md 14.4"));
    SeededRandom random(1);
    Pipeline headend(random);
    SaParams p = swapped(sender_params(kDesMd5, 0x64d7a518, random));
    p.encryption_key = v.secret("Enc");
    p.authentication_key = v.secret("AuthKey");
    QVERIFY(headend.sad().install_inbound(p, kStart));
    wire::Ipv4Header outer;
    outer.protocol = wire::IpProtocol::esp;
    outer.source = kClient;
    outer.destination = kHeadend;
    const auto opened = headend.open_one(kStart, wire::build_ipv4(outer, v.octets("Packet")));
    QVERIFY(opened);
    QCOMPARE(to_hex(*opened), v.text("Inner"));
  }
  void theOuterHeaderIsOurs() {
    for (const DfPolicy policy : {DfPolicy::copy, DfPolicy::set, DfPolicy::clear}) {
      for (const bool df : {false, true}) {
        Tunnel tunnel;
        tunnel.out.df = policy;
        QVERIFY(tunnel.install());
        const Bytes first = tunnel.sealed(inner_packet(kInner, kServer, 30, 0xB9, df));
        const Bytes second = tunnel.sealed(inner_packet(kInner, kServer, 30, 0xB9, df));
        const auto header = header_of(first);
        QCOMPARE(header.tos, std::uint8_t{0xB9});
        QCOMPARE(header.ttl, std::uint8_t{64});
        QCOMPARE(header.protocol, wire::IpProtocol::esp);
        QCOMPARE(header.source, kClient);
        QCOMPARE(header.destination, kHeadend);
        QCOMPARE(header.dont_fragment, policy == DfPolicy::set || (policy == DfPolicy::copy && df));
        QCOMPARE(header_of(second).id, static_cast<std::uint16_t>(header.id + 1));
        // Same packet, same key: IVs and with them all that is encrypted differ.
        QVERIFY(!equal(ByteView(first).subspan(28, 8), ByteView(second).subspan(28, 8)));
        QVERIFY(!equal(ByteView(first).subspan(36, 8), ByteView(second).subspan(36, 8)));
      }
    }
  }
  void congestionMarksSurviveTheTunnel() {
    struct Row {
      std::uint8_t inner;
      std::uint8_t outer;
      std::optional<std::uint8_t> result;
    };
    // RFC 6040 figure 4 with the simplification of wire-esp.md 3.
    const std::vector<Row> rows{{0, 0, 0}, {0, 3, std::nullopt}, {1, 3, 3}, {2, 3, 3}, {3, 0, 3}, {2, 0, 2},
                                {2, 1, 2}};
    for (const Row& row : rows) {
      Tunnel tunnel;
      QVERIFY(tunnel.install());
      const Bytes outer = with_tos(tunnel.sealed(inner_packet(kInner, kServer, 30, row.inner)), row.outer);
      const auto opened = tunnel.headend.open_one(kStart, outer);
      QCOMPARE(opened.has_value(), row.result.has_value());
      if (row.result) {
        QCOMPARE(header_of(*opened).tos, *row.result);
      } else {
        QCOMPARE(opened.error(), PacketStatus::congestion_drop);
      }
    }
  }
  void replaysAreDroppedAlsoWithinOneBatch() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    const Bytes outer = tunnel.sealed(to_server());
    std::vector<PacketBuffer> packets(3, PacketBuffer(outer));
    tunnel.headend.open(kStart, packets);
    QCOMPARE(packets[0].status, PacketStatus::ok);
    QCOMPARE(packets[1].status, PacketStatus::replayed);
    QCOMPARE(packets[2].status, PacketStatus::replayed);
    QCOMPARE(tunnel.opened(outer), PacketStatus::replayed);
    const Bytes late = tunnel.sealed(to_server());
    for (int i = 0; i < 64; ++i) QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::ok);
    QCOMPARE(tunnel.opened(late), PacketStatus::too_old);
    const auto counters = tunnel.headend.sad().inbound_status(0x1001)->counters;
    QCOMPARE(counters.replay_drops, std::uint64_t{3});
    QCOMPARE(counters.late_drops, std::uint64_t{1});
    QCOMPARE(counters.recv_errors, std::uint64_t{4});
    QCOMPARE(counters.decaps, std::uint64_t{65});
  }
  void forgeriesDoNotMoveTheWindow() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    Bytes forged = tunnel.sealed(to_server());
    const Bytes good = forged;
    forged[24] = 0x7F;  // sequence number far ahead
    QCOMPARE(tunnel.opened(forged), PacketStatus::bad_icv);
    QCOMPARE(tunnel.opened(good), PacketStatus::ok);
    QCOMPARE(tunnel.headend.sad().inbound_status(0x1001)->counters.bad_icv, std::uint64_t{1});
    QCOMPARE(tunnel.headend.sad().inbound_status(0x1001)->sequence, 1U);
  }
  void whatIsNotNegotiatedIsDropped() {
    Tunnel tunnel;
    // The client believes in a wider selector than the headend has.
    SaParams wide = tunnel.out;
    wide.local_selector.network = {Ipv4Address(), 0};
    SaParams narrow = swapped(tunnel.out);
    narrow.local_selector = {*Prefix::parse("10.89.129.128/28"), 6, 80};
    QVERIFY(tunnel.client.sad().install_outbound(wide, kStart));
    QVERIFY(tunnel.headend.sad().install_inbound(narrow, kStart));
    const auto tcp = [](Ipv4Address from, Ipv4Address to, std::uint16_t port) {
      wire::Ipv4Header header;
      header.protocol = wire::IpProtocol::tcp;
      header.source = from;
      header.destination = to;
      Bytes payload(20);
      payload[2] = static_cast<std::uint8_t>(port >> 8);
      payload[3] = static_cast<std::uint8_t>(port);
      return wire::build_ipv4(header, payload);
    };
    QCOMPARE(tunnel.opened(tunnel.sealed(tcp(kInner, kServer, 80))), PacketStatus::ok);
    QCOMPARE(tunnel.opened(tunnel.sealed(tcp(kInner, kServer, 81))), PacketStatus::selector_mismatch);
    QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::selector_mismatch);
    QCOMPARE(tunnel.opened(tunnel.sealed(tcp(kHeadend, kServer, 80))), PacketStatus::selector_mismatch);
    QCOMPARE(tunnel.opened(tunnel.sealed(tcp(kInner, kHeadend, 80))), PacketStatus::selector_mismatch);
    QCOMPARE(tunnel.headend.sad().inbound_status(0x1001)->counters.selector_mismatches, std::uint64_t{4});
  }
  void unknownSpisAreReportedOnce() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    const Bytes outer = tunnel.sealed(to_server());
    QVERIFY(tunnel.headend.sad().remove_inbound(0x1001));
    for (int i = 0; i < 5; ++i) QCOMPARE(tunnel.opened(outer), PacketStatus::no_sa);
    const auto event = tunnel.headend.poll_event();
    QVERIFY(event);
    QCOMPARE(event->kind, EspEvent::Kind::unknown_spi);
    QCOMPARE(event->spi, 0x1001U);
    QCOMPARE(event->remote, kClient);
    QVERIFY(!tunnel.headend.poll_event());
    QCOMPARE(tunnel.headend.totals().unknown_spi, std::uint64_t{5});
    // A flood of them stays within bounds.
    Bytes flood = outer;
    for (int i = 0; i < 1000; ++i) {
      flood[22] = static_cast<std::uint8_t>(i >> 8);
      flood[23] = static_cast<std::uint8_t>(i);
      flood[20] = 0x77;
      QCOMPARE(tunnel.opened(flood), PacketStatus::no_sa);
    }
    int events = 0;
    while (tunnel.headend.poll_event()) ++events;
    QCOMPARE(events, 64);
  }
  void trafficWithoutAnSaIsNotSealed() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    const auto foreign = tunnel.client.seal_one(kStart, inner_packet(kClient, kServer, 10));
    QVERIFY(!foreign);
    QCOMPARE(foreign.error(), PacketStatus::no_sa);
    QCOMPARE(tunnel.client.totals().no_outbound_sa, std::uint64_t{1});
    QVERIFY(tunnel.client.protects(to_server()));
    QVERIFY(!tunnel.client.protects(inner_packet(kClient, kServer, 10)));
    QVERIFY(!tunnel.client.protects({}));
  }
  void kilobyteLimitsAreToldAndKept() {
    Tunnel tunnel;
    tunnel.out.soft_kilobytes = 2;
    tunnel.out.hard_kilobytes = 4;
    QVERIFY(tunnel.install());
    const Bytes inner = to_server(1004);  // 1024 octets
    QVERIFY(tunnel.client.seal_one(kStart, inner));
    QVERIFY(!tunnel.client.poll_event());
    QCOMPARE(tunnel.client.sad().outbound_status(0x1001, kHeadend)->remaining_kilobytes,
             std::optional<std::uint64_t>(3));
    QVERIFY(tunnel.client.seal_one(kStart, inner));
    const auto soft = tunnel.client.poll_event();
    QVERIFY(soft);
    QVERIFY((*soft == EspEvent{EspEvent::Kind::soft_limit, Direction::outbound, 0x1001, 3, kHeadend}));
    QVERIFY(tunnel.client.seal_one(kStart, inner));
    QVERIFY(!tunnel.client.poll_event());
    QVERIFY(tunnel.client.seal_one(kStart, inner));
    QCOMPARE(tunnel.client.poll_event().value().kind, EspEvent::Kind::hard_limit);
    const auto refused = tunnel.client.seal_one(kStart, inner);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), PacketStatus::expired);
    QVERIFY(!tunnel.client.poll_event());
    const auto status = tunnel.client.sad().outbound_status(0x1001, kHeadend).value();
    QVERIFY(status.expired);
    QCOMPARE(status.remaining_kilobytes, std::optional<std::uint64_t>(0));
    QCOMPARE(status.counters.send_errors, std::uint64_t{1});
    // The packet matches still: it must not leave in the clear.
    QVERIFY(tunnel.client.protects(inner));
  }
  void theFirstPacketOfAnInboundSaIsTold() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    Bytes forged = tunnel.sealed(to_server());
    forged.back() ^= 1;
    QCOMPARE(tunnel.opened(forged), PacketStatus::bad_icv);
    QVERIFY(!tunnel.headend.poll_event());
    for (int i = 0; i < 3; ++i) QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::ok);
    const auto event = tunnel.headend.poll_event();
    QVERIFY(event);
    QCOMPARE(event->kind, EspEvent::Kind::first_use);
    QCOMPARE(event->spi, 0x1001U);
    QVERIFY(!tunnel.headend.poll_event());
    QVERIFY(!tunnel.client.poll_event());
  }
  void limitsHoldInboundToo() {
    Tunnel tunnel;
    QVERIFY(tunnel.client.sad().install_outbound(tunnel.out, kStart));
    SaParams in = swapped(tunnel.out);
    in.hard_kilobytes = 1;
    QVERIFY(tunnel.headend.sad().install_inbound(in, kStart));
    std::vector<PacketBuffer> packets;
    for (int i = 0; i < 3; ++i) packets.emplace_back(tunnel.sealed(to_server(1004)));
    tunnel.headend.open(kStart, packets);
    QCOMPARE(packets[0].status, PacketStatus::ok);
    QCOMPARE(packets[1].status, PacketStatus::expired);
    QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::expired);
    QCOMPARE(tunnel.headend.poll_event().value().kind, EspEvent::Kind::first_use);
    QCOMPARE(tunnel.headend.poll_event().value().kind, EspEvent::Kind::hard_limit);
    QVERIFY(!tunnel.headend.poll_event());
  }
  void sequenceNumbersEnd() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    Sa* sa = tunnel.client.sad().select_outbound(Flow{kInner, kServer, 1, 0, 0});
    QVERIFY(sa != nullptr);
    sa->sequence = 0xEFFFFFFE;
    QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::ok);
    QVERIFY(!tunnel.client.poll_event());
    QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::ok);
    QCOMPARE(tunnel.client.poll_event().value().kind, EspEvent::Kind::soft_limit);
    sa->sequence = 0xFFFFFFFE;
    QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::ok);
    QCOMPARE(tunnel.client.poll_event().value().kind, EspEvent::Kind::hard_limit);
    const auto refused = tunnel.client.seal_one(kStart, to_server());
    QVERIFY(!refused);
    QCOMPARE(refused.error(), PacketStatus::sequence_exhausted);
  }
  void oldAndNewSaBothReceiveDuringARekey() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    const Bytes before = tunnel.sealed(to_server());
    const SaParams next = sender_params(kDesMd5, 0x3003, tunnel.random);
    QVERIFY(tunnel.headend.sad().install_inbound(swapped(next), kStart));
    QVERIFY(tunnel.client.sad().install_outbound(next, kStart));
    const Bytes after = tunnel.sealed(to_server());
    QVERIFY(!equal(ByteView(before).subspan(20, 4), ByteView(after).subspan(20, 4)));
    QCOMPARE(tunnel.opened(after), PacketStatus::ok);
    QCOMPARE(tunnel.opened(before), PacketStatus::ok);
    QVERIFY(tunnel.client.sad().remove_outbound(0x1001, kHeadend));
    QCOMPARE(tunnel.opened(tunnel.sealed(to_server())), PacketStatus::ok);
    // What the old one did is not forgotten.
    QCOMPARE(tunnel.client.totals().all.encaps, std::uint64_t{3});
  }
  void espInUdpIsAnSaOfItsOwnKind() {
    Tunnel tunnel;
    tunnel.out.udp = UdpEncapsulation{4500, 20001};
    QVERIFY(tunnel.install());
    const Bytes outer = tunnel.sealed(to_server());
    QCOMPARE(header_of(outer).protocol, wire::IpProtocol::udp);
    const auto datagram = wire::parse_udp(wire::parse_ipv4(outer)->payload).value();
    QCOMPARE(datagram.source_port, std::uint16_t{4500});
    QCOMPARE(datagram.destination_port, std::uint16_t{20001});
    QCOMPARE(datagram.checksum, std::uint16_t{0});
    PacketBuffer packet(outer);
    tunnel.headend.open(kStart, {&packet, 1});
    QCOMPARE(packet.status, PacketStatus::ok);
    QVERIFY((packet.outer_source == Endpoint{kClient, 4500}));
    QCOMPARE(to_bytes(packet.view()), to_server());
    // The same ESP packet bare is not for this SA.
    wire::Ipv4Header bare;
    bare.protocol = wire::IpProtocol::esp;
    bare.source = kClient;
    bare.destination = kHeadend;
    QCOMPARE(tunnel.opened(wire::build_ipv4(bare, datagram.payload)), PacketStatus::no_sa);
  }
  void fragmentsAndForeignPacketsAreNamed() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    Bytes outer = tunnel.sealed(to_server());
    outer[6] = 0x20;  // more fragments
    wire::refresh_ipv4_checksum(outer);
    QCOMPARE(tunnel.opened(outer), PacketStatus::fragment);
    QCOMPARE(tunnel.opened(to_server()), PacketStatus::malformed);
    QCOMPARE(tunnel.opened({}), PacketStatus::malformed);
    const auto nothing = tunnel.client.seal_one(kStart, {});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error(), PacketStatus::malformed);
    const auto big = tunnel.client.seal_one(kStart, to_server(65500));
    QVERIFY(!big);
    QCOMPARE(big.error(), PacketStatus::too_big);
  }
  void innerMtusAreThoseOfTheReference() {
    // wire-esp.md 1.1
    const crypto::CipherSpec des{crypto::CipherAlgorithm::des_cbc, 0};
    const crypto::CipherSpec aes{crypto::CipherAlgorithm::aes_cbc, 128};
    const crypto::CipherSpec null{};
    using enum AuthAlgorithm;
    QCOMPARE(inner_mtu(1500, des, hmac_md5_96, false), std::size_t{1446});
    QCOMPARE(inner_mtu(1500, des, hmac_md5_96, true), std::size_t{1438});
    QCOMPARE(inner_mtu(1500, aes, hmac_sha1_96, false), std::size_t{1438});
    QCOMPARE(inner_mtu(1500, aes, hmac_sha1_96, true), std::size_t{1422});
    QCOMPARE(inner_mtu(40, aes, hmac_sha1_96, true), std::size_t{0});
    QCOMPARE(max_overhead(des, hmac_md5_96, false), std::size_t{57});
    QCOMPARE(max_overhead(aes, hmac_sha1_96, false), std::size_t{73});
    QCOMPARE(max_overhead(aes, hmac_sha2_256_128, false), std::size_t{77});
    QCOMPARE(max_overhead(null, hmac_md5_96, false), std::size_t{45});
    const crypto::CipherSpec gcm{crypto::CipherAlgorithm::aes_gcm, 256};
    QCOMPARE(max_overhead(gcm, AuthAlgorithm::none, false), std::size_t{57});
    // fastpath.md 6, in UDP.
    QCOMPARE(inner_mtu(1500, gcm, AuthAlgorithm::none, true), std::size_t{1438});
    QCOMPARE(inner_mtu(1500, aes, hmac_sha2_384_192, true), std::size_t{1422});
    QCOMPARE(inner_mtu(1500, aes, hmac_sha2_512_256, true), std::size_t{1406});
    QCOMPARE(inner_mtu(1492, aes, hmac_sha2_384_192, true), std::size_t{1406});
    for (const Suite& suite : suites()) {
      Tunnel tunnel(suite);
      QVERIFY(tunnel.install());
      const std::size_t mtu = inner_mtu(1500, suite.cipher, suite.auth, false);
      QVERIFY(tunnel.sealed(to_server(mtu - 20)).size() <= 1500);
      QVERIFY(tunnel.sealed(to_server(mtu - 20 + 1)).size() > 1500);
    }
  }
  /// As the data thread does it: one behind the other without a gap, no outer headers, nothing copied.
  void packetsSideBySideInOneArenaStayInTheirPlaces_data() {
    QTest::addColumn<bool>("udp");
    QTest::newRow("raw") << false;
    QTest::newRow("in UDP") << true;
  }
  void packetsSideBySideInOneArenaStayInTheirPlaces() {
    QFETCH(bool, udp);
    for (const auto& suite : suites()) {
      Tunnel tunnel(suite);
      if (udp) tunnel.out.udp = tunnel.back.udp = UdpEncapsulation{4500, 4501};
      QVERIFY(tunnel.install());
      std::vector<Bytes> inner;
      std::vector<std::size_t> ends{0};
      for (std::size_t i = 0; i < 40; ++i) {
        inner.push_back(inner_packet(kInner, kServer, 20 + i * 7, i % 4 == 1 ? 0xB9 : 0, i % 2 == 0));
        const auto layout = tunnel.client.layout(inner[i]);
        QVERIFY(layout.has_value());
        QCOMPARE(layout->in_udp, udp);
        ends.push_back(ends.back() + layout->sealed_size(inner[i].size()));
      }
      Bytes arena(ends.back());
      std::vector<PacketBuffer> packets(inner.size());
      for (std::size_t i = 0; i < inner.size(); ++i) {
        const ByteSpan slot = ByteSpan(arena).subspan(ends[i], ends[i + 1] - ends[i]);
        const std::size_t before = tunnel.client.layout(inner[i])->before;
        std::ranges::copy(inner[i], slot.subspan(before).begin());
        packets[i].place(slot, before, inner[i].size());
      }
      tunnel.client.seal_esp(kStart, packets);
      for (std::size_t i = 0; i < packets.size(); ++i) {
        QCOMPARE(packets[i].status, PacketStatus::ok);
        QCOMPARE(packets[i].view().data(), arena.data() + ends[i]);
        QCOMPARE(packets[i].size(), ends[i + 1] - ends[i]);
        QCOMPARE(packets[i].outer_destination,
                 (Endpoint{kHeadend, udp ? std::uint16_t{4501} : std::uint16_t{0}}));
        QCOMPARE(int(packets[i].outer_tos), i % 4 == 1 ? 0xB9 : 0);
        QCOMPARE(packets[i].outer_dont_fragment, i % 2 == 0);
        packets[i].place(ByteSpan(arena).subspan(ends[i], ends[i + 1] - ends[i]), 0, ends[i + 1] - ends[i]);
        packets[i].outer_source = {kClient, 4500};
        packets[i].outer_destination = {kHeadend, 4501};
        packets[i].in_udp = udp;
      }
      tunnel.headend.open_esp(kStart, packets);
      for (std::size_t i = 0; i < packets.size(); ++i) {
        QCOMPARE(packets[i].status, PacketStatus::ok);
        QVERIFY(equal(packets[i].view(), inner[i]));
      }
    }
  }
  void aPacketThatOutgrowsItsPlaceMovesAway() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    const Bytes inner = to_server();
    Bytes exact = inner;
    PacketBuffer packet;
    packet.place(exact, 0, exact.size());
    tunnel.client.seal(kStart, {&packet, 1});
    QCOMPARE(packet.status, PacketStatus::ok);
    QCOMPARE(tunnel.opened(to_bytes(packet.view())), PacketStatus::ok);
  }
  void withoutAnSaThereIsNoLayout() {
    Tunnel tunnel;
    QVERIFY(!tunnel.client.layout(to_server()));
    QVERIFY(!tunnel.client.layout(as_bytes("nothing")));
  }
  void everyTruncationAndManyMutationsAreDroppedQuietly() {
    Tunnel tunnel;
    QVERIFY(tunnel.install());
    const Bytes good = tunnel.sealed(to_server());
    for (std::size_t size = 0; size < good.size(); ++size) {
      QVERIFY(tunnel.opened(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))) !=
              PacketStatus::ok);
    }
    SeededRandom random(11);
    int refused = 0;
    for (int i = 0; i < 10'000; ++i) {
      Bytes bad = good;
      const std::size_t at = 20 + random.below(static_cast<std::uint32_t>(bad.size() - 20));
      bad[at] ^= static_cast<std::uint8_t>(1 + random.below(255));
      refused += tunnel.opened(bad) != PacketStatus::ok ? 1 : 0;
    }
    QCOMPARE(refused, 10'000);
    QCOMPARE(tunnel.headend.sad().inbound_status(0x1001)->sequence, 0U);
    QCOMPARE(tunnel.opened(good), PacketStatus::ok);
  }
};

DRAWBRIDGE_TEST(PipelineTest);
#include "pipeline_test.moc"
