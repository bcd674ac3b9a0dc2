// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's limit by kilobytes: keys are renewed before it is reached, the headend begins, and no packet
// is lost.
#include <QTest>

#include "load_world.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

constexpr std::size_t kSize = 1300;       ///< octets of data in a datagram
constexpr std::uint8_t kNoAnswer = 0xFE;  ///< the echo of no transfer

std::set<std::uint32_t> spis(World& world) {
  std::set<std::uint32_t> all;
  for (const auto& pair : world.headend().device().ipsec_pairs(world.now)) {
    for (const auto& sa : pair.inbound) all.insert(sa.spi);
  }
  return all;
}

}  // namespace

class KilobytesTest : public QObject {
  Q_OBJECT

 private slots:
  void keysAreRenewedBeforeTheLimit() {
    LoadOptions options;
    options.clients = 1;
    options.configuration += "crypto ipsec security-association lifetime kilobytes 2560\n";
    World world(options);
    Client& one = *world.clients.front();
    QVERIFY(world.run_until([&] { return one.is_up && one.answered >= one.wanted; }, Seconds(60)));
    std::set<std::uint32_t> all = spis(world);
    const std::size_t at_first = all.size();
    const auto before = one.connection.statistics(world.now);
    // Four times the limit.
    constexpr std::size_t kPackets = 4 * 2560 * 1024 / kSize;
    for (std::size_t i = 0; i < kPackets; ++i) {
      const auto sealed =
          world.seal(one, wire::build_udp({*one.inner, 2001}, {kServer, kEchoPort}, Bytes(kSize, kNoAnswer)));
      QVERIFY(sealed);
      world.inject(*sealed);
      world.run_until([] { return false; }, Milliseconds(5));
      if (i % 50 == 0) all.merge(spis(world));
      QVERIFY(!one.ended);
    }
    world.run_until([] { return false; }, Seconds(1));
    all.merge(spis(world));
    QVERIFY(all.size() >= at_first + 4);
    const auto after = one.connection.statistics(world.now);
    // One echo of the load's own may be among them.
    const auto sent = after.packets_encrypted - before.packets_encrypted;
    QVERIFY(sent == kPackets || sent == kPackets + 1);
    QCOMPARE(after.packets_decrypted - before.packets_decrypted, sent);
  }
};

DRAWBRIDGE_TEST(KilobytesTest);
#include "kilobytes_test.moc"
