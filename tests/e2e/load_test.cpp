// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients against one headend on a bad network: everybody connects, transfers, rekeys and disconnects
// within stated bounds of virtual time, and nothing of them stays behind. The limits of wire.md 5 are on with
// their defaults. The outside wire loses 20 %, doubles 10 % and delays 20 % of the packets; the inside wire
// is good.
#include <QTest>
#include <set>

#include "load_world.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

// Instrumented or unoptimized code is slower by an order of magnitude: the same story there with fewer
// clients.
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
constexpr std::size_t kClients = 60;
#else
constexpr std::size_t kClients = 500;
#endif
// The bounds, in virtual time.
constexpr Duration kToConnect = Seconds(240);        ///< until everybody is up and has transferred
constexpr Duration kToRekey = Seconds(28800);        ///< the negotiated life of phase 2
constexpr Duration kToTransfer = Seconds(240);       ///< once more, with the new keys
constexpr Duration kToForget = Seconds(7200 + 120);  ///< a lost Delete is made up for by idle-time

net::Faults faults() {
  net::Faults faults;
  faults.loss = 0.2;
  faults.duplication = 0.1;
  faults.reorder = 0.2;
  faults.latency = Milliseconds(20);
  faults.jitter = Milliseconds(10);
  faults.reorder_delay = Milliseconds(120);
  return faults;
}

/// The inbound SPIs that the headend has now.
std::set<std::uint32_t> spis(World& world) {
  std::set<std::uint32_t> all;
  for (const auto& pair : world.headend().device().ipsec_pairs(world.now)) {
    for (const auto& sa : pair.inbound) all.insert(sa.spi);
  }
  return all;
}

}  // namespace

class LoadTest : public QObject {
  Q_OBJECT

 private slots:
  void everybodyConnectsTransfersRekeysAndLeaves() {
    QVERIFY(pix::parse(kLoadConfiguration).diagnostics.empty());
    World world({kClients, faults()});
    const auto has_all_echoes = [](const Client& one) { return one.is_up && one.answered >= one.wanted; };
    const auto everybody = [&](const std::function<bool(const Client&)>& what) {
      return [&world, what] { return world.count(what) == kClients; };
    };
    const auto nobodyEnded = [&] {
      for (const auto& one : world.clients) {
        if (one->ended) {
          qWarning("client %zu ended: reason %d", one->number, static_cast<int>(one->ended->reason));
          return false;
        }
      }
      return true;
    };

    // Connect and transfer.
    const bool connected = world.run_until(everybody(has_all_echoes), kToConnect);
    QVERIFY(nobodyEnded());
    QVERIFY2(connected, qPrintable(QString("%1 of %2").arg(world.count(has_all_echoes)).arg(kClients)));
    QVERIFY(world.counters().lost > 0 && world.counters().duplicated > 0 && world.counters().reordered > 0);
    const auto& device = world.headend().device();
    QCOMPARE(device.isakmp_sas(world.now).size(), kClients);
    QCOMPARE(device.pools().at(0).in_use.size(), kClients);
    std::set<Ipv4Address> leases;
    const auto pools = device.pools();
    for (const auto& lease : pools.at(0).in_use) leases.insert(lease.address);
    QCOMPARE(leases.size(), kClients);  // nobody has another's address
    QCOMPARE(device.uauth().entries.size(), kClients);
    QCOMPARE(world.headend().sessions(world.now).size(), kClients);
    QVERIFY(!device.connections(world.now).empty() && device.connections(world.now).size() <= kClients);
    const auto first_keys = spis(world);
    QVERIFY(first_keys.size() >= kClients);

    // Rekey: after the life of phase 2 all keys are others.
    const bool rekeyed = world.run_until([] { return false; }, kToRekey);
    QVERIFY(!rekeyed);
    QVERIFY(nobodyEnded());
    QCOMPARE(world.headend().sessions(world.now).size(), kClients);
    const auto later_keys = spis(world);
    QVERIFY(later_keys.size() >= first_keys.size());
    for (const auto spi : first_keys) QVERIFY(!later_keys.contains(spi));
    world.want_echoes(kEchoes);
    QVERIFY(world.run_until(everybody(has_all_echoes), kToTransfer));

    // Disconnect: nothing stays.
    world.disconnect_all();
    const bool forgotten = world.run_until([&] { return device.isakmp_sas(world.now).empty(); }, kToForget);
    QVERIFY(forgotten);
    QCOMPARE(world.count([](const Client& one) { return one.ended && one.ended->by_user; }), kClients);
    QCOMPARE(device.pools().at(0).in_use.size(), std::size_t{0});
    QCOMPARE(device.uauth().entries.size(), std::size_t{0});
    QCOMPARE(device.ipsec_pairs(world.now).size(), std::size_t{0});
    QCOMPARE(device.connections(world.now).size(), std::size_t{0});
    QVERIFY(world.headend().sessions(world.now).empty());
  }
};

DRAWBRIDGE_TEST(LoadTest);
#include "load_test.moc"
