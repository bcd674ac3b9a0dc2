// SPDX-License-Identifier: GPL-3.0-or-later
// A router on the way to a client takes less than the headend's interface does: inside hosts are told what
// fits, and what may be cut is cut before it is sealed (wire-esp.md 1.2).
#include <QTest>

#include "esp/sa.h"
#include "load_world.h"
#include "support/test_registry.h"
#include "wire/icmp.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

/// What the configuration of load_world.h negotiates.
std::size_t fits(std::size_t path) {
  return esp::inner_mtu(path, {crypto::CipherAlgorithm::aes_cbc, 128}, esp::AuthAlgorithm::hmac_sha1_96,
                        false);
}

/// From the server, `size` octets in all.
Bytes packet_to(Ipv4Address to, std::size_t size, bool dont_fragment) {
  wire::Ipv4Header header;
  header.source = kServer;
  header.destination = to;
  header.protocol = wire::IpProtocol::udp;
  header.dont_fragment = dont_fragment;
  constexpr std::size_t headers = wire::kIpv4HeaderSize + 8;
  return wire::build_ipv4(header,
                          wire::write_udp({kServer, kEchoPort}, {to, 2000}, Bytes(size - headers, 1), true));
}

struct Sent {
  std::vector<Bytes> outside, inside;
};

Sent forward(World& world, Bytes packet) {
  world.headend().receive(world.now, "inside", packet);
  Sent sent;
  while (auto action = world.headend().poll_action()) {
    if (auto* each = std::get_if<headend::SendPacket>(&*action))
      (each->interface == "outside" ? sent.outside : sent.inside).push_back(std::move(each->packet));
  }
  return sent;
}

}  // namespace

class PathMtuTest : public QObject {
  Q_OBJECT

 private slots:
  void anInsideHostIsToldWhatFits() {
    LoadOptions options;
    options.clients = 1;
    World world(options);
    const Client& client = *world.clients.front();
    QVERIFY(world.run_until([&] { return client.answered == kEchoes; }, Seconds(60)));
    const Ipv4Address inner = *client.inner;
    QCOMPARE(forward(world, packet_to(inner, 1400, true)).outside.size(), std::size_t{1});

    world.headend().path_narrowed(world.now, client.address, 1280);
    const Sent told = forward(world, packet_to(inner, 1400, true));
    QVERIFY(told.outside.empty());
    QCOMPARE(told.inside.size(), std::size_t{1});
    const auto view = wire::parse_ipv4(told.inside.front());
    QVERIFY(view && view->header.destination == kServer);
    const auto message = wire::IcmpMessage::read(view->payload);
    QVERIFY(message && message->type == wire::IcmpType::unreachable);
    QCOMPARE(message->code, wire::kIcmpFragmentationNeeded);
    QCOMPARE(std::size_t{message->next_hop_mtu()}, fits(1280));

    // Exactly that passes, and its packet is as large as the way takes at most.
    const Sent fitting = forward(world, packet_to(inner, fits(1280), true));
    QCOMPARE(fitting.outside.size(), std::size_t{1});
    QVERIFY(fitting.outside.front().size() <= 1280);
    // What may be cut is.
    const Sent cut = forward(world, packet_to(inner, 1400, false));
    QCOMPARE(cut.outside.size(), std::size_t{2});
    for (const Bytes& piece : cut.outside) QVERIFY(piece.size() <= 1280);
    // Ways change: after ten minutes it is tried again.
    world.now += Seconds(601);
    QCOMPARE(forward(world, packet_to(inner, 1400, true)).outside.size(), std::size_t{1});
  }
  /// Nobody can make packets so small that nothing passes.
  void aLieHasItsLimit() {
    LoadOptions options;
    options.clients = 1;
    World world(options);
    const Client& client = *world.clients.front();
    QVERIFY(world.run_until([&] { return client.answered == kEchoes; }, Seconds(60)));
    world.headend().path_narrowed(world.now, client.address, 68);
    QCOMPARE(forward(world, packet_to(*client.inner, fits(576), true)).outside.size(), std::size_t{1});
    // Nor is a way to somebody else narrowed.
    world.headend().path_narrowed(world.now, Ipv4Address(203, 0, 113, 9), 600);
    QCOMPARE(forward(world, packet_to(*client.inner, fits(576), true)).outside.size(), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(PathMtuTest);
#include "path_mtu_test.moc"
