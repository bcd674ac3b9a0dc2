// SPDX-License-Identifier: GPL-3.0-or-later
// Packets that go through a connection many at once: the same comes of them as of packets one by one.
#include <QTest>

#include "bed.h"
#include "client/connection_impl.h"
#include "support/test_registry.h"
#include "wire/ipv4.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

constexpr Ipv4Address kInner(10, 1, 1, 1);
constexpr Ipv4Address kServer(10, 2, 2, 2);
constexpr Ipv4Address kElsewhere(198, 51, 100, 7);

constexpr ike::Phase1Policy kStrong{10,
                                    {crypto::CipherAlgorithm::aes_cbc, 256},
                                    crypto::HashAlgorithm::sha256,
                                    crypto::DhGroup::modp2048,
                                    86400};

/// With `number` in it, to be known again.
Bytes packet(Ipv4Address from, Ipv4Address to, std::uint8_t number) {
  wire::Ipv4Header header;
  header.protocol = wire::IpProtocol::icmp;
  header.source = from;
  header.destination = to;
  return wire::build_ipv4(header, Bytes(40, number));
}

/// A connection that is up, with one network in its tunnel, and what the gateway does with ESP.
struct World {
  World()
      : bed(modern(), gateway({kStrong}, kGcm), given()),
        plane(bed.gateway_random, esp::make_openssl_batch_crypto()) {
    for (const ike::ChildSa& each : bed.gateway_receives)
      static_cast<void>(plane.sad().install_inbound(client::params_of(each), bed.now));
    for (const ike::ChildSa& each : bed.gateway_sends)
      static_cast<void>(plane.sad().install_outbound(client::params_of(each), bed.now));
  }
  static ike::ModeConfig given() {
    ike::ModeConfig values = Bed::an_address();
    values.split_include = {Prefix{Ipv4Address(10, 2, 0, 0), 16}};
    return values;
  }
  [[nodiscard]] client::Statistics statistics() const { return bed.client.statistics(bed.now); }

  Bed bed;
  esp::Pipeline plane;
};

std::vector<esp::PacketBuffer> burst(const std::vector<Bytes>& packets) {
  return {packets.begin(), packets.end()};
}

}  // namespace

class BurstsTest : public QObject {
  Q_OBJECT
 private slots:
  void what_is_for_the_tunnel_leaves_sealed_and_in_order() {
    World world;
    QVERIFY(world.bed.up);
    std::vector<Bytes> inner;
    for (std::uint8_t i = 0; i < 100; ++i) inner.push_back(packet(kInner, kServer, i));
    auto packets = burst(inner);
    world.bed.client.send_inner(world.bed.now, packets);
    for (const esp::PacketBuffer& each : packets) {
      QCOMPARE(each.status, esp::PacketStatus::ok);
      QCOMPARE(each.outer_source.address, kClientAt.address);
      QCOMPARE(each.outer_destination.address, kGatewayAt.address);
    }
    QCOMPARE(world.statistics().packets_encrypted, std::uint64_t{100});
    QCOMPARE(world.statistics().bytes_out, std::uint64_t{6000});
    world.plane.open_esp(world.bed.now, packets);
    for (std::size_t i = 0; i < packets.size(); ++i) {
      QCOMPARE(packets[i].status, esp::PacketStatus::ok);
      QCOMPARE(to_bytes(packets[i].view()), inner[i]);
    }
  }

  void what_is_not_for_the_tunnel_does_not_hold_up_the_rest() {
    World world;
    QVERIFY(world.bed.up);
    auto packets = burst({packet(kInner, kElsewhere, 1), packet(kInner, kServer, 2), Bytes(10, 0),
                          packet(kInner, kServer, 3)});
    world.bed.client.send_inner(world.bed.now, packets);
    const auto is_sealed = [](const esp::PacketBuffer& each) { return each.status == esp::PacketStatus::ok; };
    QCOMPARE(std::count_if(packets.begin(), packets.end(), is_sealed), std::ptrdiff_t{2});
    QCOMPARE(world.statistics().packets_encrypted, std::uint64_t{2});
    QCOMPARE(world.statistics().packets_bypassed, std::uint64_t{1});
    QCOMPARE(world.statistics().packets_discarded, std::uint64_t{1});
    const auto clear = world.bed.client.poll_action();
    QVERIFY(clear && std::holds_alternative<client::SendClear>(*clear));
    QCOMPARE(std::get<client::SendClear>(*clear).packet, packet(kInner, kElsewhere, 1));
    std::erase_if(packets, [&](const esp::PacketBuffer& each) { return !is_sealed(each); });
    world.plane.open_esp(world.bed.now, packets);
    QCOMPARE(to_bytes(packets[0].view()), packet(kInner, kServer, 2));
    QCOMPARE(to_bytes(packets[1].view()), packet(kInner, kServer, 3));
  }

  void what_comes_is_opened_and_what_is_wrong_is_counted() {
    World world;
    QVERIFY(world.bed.up);
    auto packets =
        burst({packet(kServer, kInner, 1), packet(kServer, kInner, 2), packet(kServer, kInner, 3)});
    world.plane.seal_esp(world.bed.now, packets);
    packets.push_back(esp::PacketBuffer(packets[0].view()));  // the same once more
    packets[3].outer_source = packets[0].outer_source;
    packets[3].outer_destination = packets[0].outer_destination;
    packets[1].data().back() ^= 1;
    world.bed.client.receive_esp(world.bed.now, packets);
    QCOMPARE(packets[0].status, esp::PacketStatus::ok);
    QCOMPARE(to_bytes(packets[0].view()), packet(kServer, kInner, 1));
    QCOMPARE(packets[1].status, esp::PacketStatus::bad_icv);
    QCOMPARE(packets[2].status, esp::PacketStatus::ok);
    QCOMPARE(packets[3].status, esp::PacketStatus::replayed);
    QCOMPARE(world.statistics().packets_decrypted, std::uint64_t{2});
    QCOMPARE(world.statistics().bytes_in, std::uint64_t{120});
    QCOMPARE(world.statistics().packets_discarded, std::uint64_t{2});
  }

  void what_passes_is_recorded_as_it_is_on_the_line() {
    World world;
    world.bed.client.record(true);
    auto packets = burst({packet(kInner, kServer, 1), packet(kInner, kServer, 2)});
    world.bed.client.send_inner(world.bed.now, packets);
    auto answers = burst({packet(kServer, kInner, 3)});
    world.plane.seal_esp(world.bed.now, answers);
    world.bed.client.receive_esp(world.bed.now, answers);
    QVERIFY(world.bed.client.recording() != nullptr);
    QCOMPARE(world.bed.client.recording()->packets(), std::size_t{3});
  }
};

DRAWBRIDGE_TEST(BurstsTest);
#include "bursts_test.moc"
