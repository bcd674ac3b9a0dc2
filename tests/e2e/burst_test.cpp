// SPDX-License-Identifier: GPL-3.0-or-later
// Packets in bursts: a headend that takes them side by side does to the octet what one does that takes them
// one by one, whatever else is in the burst.
#include <QTest>

#include "load_world.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

LoadOptions two_clients(bool takes_bursts) {
  LoadOptions options;
  options.clients = 2;
  options.edit_headend = [takes_bursts](headend::Settings& settings) {
    settings.takes_bursts = takes_bursts;
  };
  return options;
}

bool is_up(World& world) {
  return world.run_until(
      [&] {
        return world.count([](const Client& one) { return one.is_up && one.answered >= one.wanted; }) == 2;
      },
      Seconds(60));
}

/// What the headend sends now, each with the interface in front.
std::vector<Bytes> sent(World& world) {
  std::vector<Bytes> all;
  while (auto action = world.headend().poll_action()) {
    const auto* const packet = std::get_if<headend::SendPacket>(&*action);
    if (packet == nullptr) continue;
    Bytes line = to_bytes(packet->interface);
    line.insert(line.end(), packet->packet.begin(), packet->packet.end());
    all.push_back(std::move(line));
  }
  while (world.headend().poll_event()) {
  }
  return all;
}

Bytes datagram(const Endpoint& from, const Endpoint& to, std::size_t size) {
  return wire::build_udp(from, to, Bytes(size, static_cast<std::uint8_t>(size)));
}

/// Of both clients in turn, of many sizes; some damaged, some twice, some that are no ESP.
std::vector<Bytes> from_outside(World& world, SeededRandom& random) {
  std::vector<Bytes> all;
  for (std::size_t i = 0; i < 400; ++i) {
    Client& one = *world.clients[i % 2];
    auto sealed = world.seal(one, datagram({*one.inner, 2001}, {kServer, kEchoPort}, random.below(1300)));
    if (!sealed) return {};
    const auto fate = random.below(16);
    if (fate == 0) sealed->back() ^= 1;
    if (fate == 1) all.push_back(*sealed);
    all.push_back(std::move(*sealed));
    if (fate == 2) all.push_back(datagram({one.address, 500}, {kHeadendAddress, 500}, 40));  // a broken IKE
    if (fate == 3) all.push_back(datagram({one.address, 9}, {kHeadendAddress, 9}, 40));
  }
  return all;
}

std::vector<Bytes> from_inside(World& world, SeededRandom& random) {
  std::vector<Bytes> all;
  for (std::size_t i = 0; i < 400; ++i) {
    all.push_back(datagram({kServer, kEchoPort}, {*world.clients[i % 2]->inner, 2001}, random.below(1472)));
  }
  return all;
}

/// In bursts of up to `most`.
std::vector<Bytes> pass(World& world, std::string_view interface, const std::vector<Bytes>& packets,
                        std::uint32_t most) {
  SeededRandom random(3);
  for (std::size_t at = 0; at < packets.size();) {
    const std::size_t count = std::min<std::size_t>(1 + random.below(most), packets.size() - at);
    const std::vector<ByteView> burst(packets.begin() + static_cast<std::ptrdiff_t>(at),
                                      packets.begin() + static_cast<std::ptrdiff_t>(at + count));
    world.headend().receive(world.now, interface, burst);
    at += count;
  }
  return sent(world);
}

}  // namespace

class BurstTest : public QObject {
  Q_OBJECT

 private slots:
  void aBurstIsItsPacketsOneByOne() {
    World single(two_clients(false));
    World burst(two_clients(true));
    QVERIFY(is_up(single));
    QVERIFY(is_up(burst));
    for (const bool inward : {true, false}) {
      std::vector<std::vector<Bytes>> results;
      for (World* world : {&single, &burst}) {
        SeededRandom random(11);
        const auto packets = inward ? from_outside(*world, random) : from_inside(*world, random);
        QVERIFY(packets.size() >= 400);
        results.push_back(pass(*world, inward ? "outside" : "inside", packets, world == &single ? 1 : 200));
      }
      QVERIFY(results[0].size() > 350);
      QCOMPARE(results[1].size(), results[0].size());
      QVERIFY(results[1] == results[0]);
    }
    const auto counts = [](World& world) {
      std::vector<std::uint64_t> all;
      for (const auto& session : world.headend().sessions(world.now)) {
        all.push_back(session.bytes_received);
        all.push_back(session.bytes_sent);
      }
      return all;
    };
    QVERIFY(counts(single) == counts(burst));
  }

  /// The last message of a Quick Mode and the first packet under its keys may come in one burst.
  void keysOfABurstAreGoodForTheRestOfIt() {
    LoadOptions options = two_clients(true);
    options.clients = 1;
    World world(options);
    Client& one = *world.clients[0];
    std::vector<Bytes> held;
    world.intercept = [&](ByteView packet) {
      if (one.is_up) held.push_back(to_bytes(packet));
      return one.is_up;
    };
    QVERIFY(world.run_until([&] { return one.is_up && !held.empty(); }, Seconds(60)));
    world.intercept = {};
    const auto installed = [&] {
      std::size_t count = 0;
      for (const auto& pair : world.headend().device().ipsec_pairs(world.now)) count += pair.outbound.size();
      return count;
    };
    const std::size_t before = installed();
    const auto sealed = world.seal(one, datagram({*one.inner, 2001}, {kServer, kEchoPort}, 64));
    QVERIFY(sealed);
    held.push_back(*sealed);
    const auto esp = std::ranges::count_if(held, [](const Bytes& packet) {
      return wire::parse_ipv4(packet)->header.protocol == wire::IpProtocol::esp;
    });
    const std::vector<ByteView> burst(held.begin(), held.end());
    world.headend().receive(world.now, "outside", burst);
    QVERIFY(installed() > before);
    QCOMPARE(std::ranges::count_if(sent(world), [](const Bytes& line) { return line.front() == 'i'; }), esp);
  }
};

DRAWBRIDGE_TEST(BurstTest);
#include "burst_test.moc"
