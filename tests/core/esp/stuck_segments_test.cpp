// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "esp/stuck_segments.h"
#include "support/test_registry.h"
#include "wire/ipv4.h"
#include "wire/tcp.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::esp;

namespace {

constexpr Ipv4Address kHere(10, 1, 1, 1), kThere(10, 89, 129, 131);

Bytes segment(std::uint32_t sequence, std::size_t payload = 1300, std::uint16_t port = 80) {
  wire::TcpHeader header;
  header.sequence = sequence;
  header.flags = wire::kTcpAck;
  return wire::build_tcp({kHere, 40000}, {kThere, port}, header, Bytes(payload, 1));
}

}  // namespace

class StuckSegmentsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_transfer_that_goes_on_is_not_stuck() {
    StuckSegments watch;
    for (std::uint32_t i = 0; i < 1000; ++i) QVERIFY(!watch.sees(segment(0xFFFF0000U + i * 1300)));
  }
  /// Some loss is not a hole: each segment is sent again, and once more, but gets through.
  void loss_is_not_a_hole() {
    StuckSegments watch;
    for (std::uint32_t i = 0; i < 100; ++i) {
      for (int again = 0; again < 3; ++again) QVERIFY(!watch.sees(segment(i * 1300)));
    }
  }
  void the_same_large_segment_again_and_again_is() {
    StuckSegments watch;
    for (std::uint32_t i = 0; i < 10; ++i) QVERIFY(!watch.sees(segment(i * 1300)));
    QVERIFY(!watch.sees(segment(0)));
    QVERIFY(!watch.sees(segment(0)));
    QVERIFY(watch.sees(segment(0)));
    QVERIFY(!watch.sees(segment(0)));  // said once
  }
  void other_flows_between_do_not_hide_it() {
    StuckSegments watch;
    int said = 0;
    for (int again = 0; again < 4; ++again) {
      said += watch.sees(segment(500)) ? 1 : 0;
      QVERIFY(!watch.sees(segment(static_cast<std::uint32_t>(again) * 1300, 1300, 443)));
    }
    QCOMPARE(said, 1);
  }
  void small_packets_and_other_protocols_say_nothing() {
    StuckSegments watch;
    const Bytes datagram = wire::build_udp({kHere, 1}, {kThere, 2}, Bytes(1300, 1));
    for (int again = 0; again < 10; ++again) {
      QVERIFY(!watch.sees(segment(1, 500)));
      QVERIFY(!watch.sees(datagram));
      QVERIFY(!watch.sees(Bytes(1400, 0x4F)));  // header longer than it can be, no TCP
      QVERIFY(!watch.sees({}));
    }
  }
};

DRAWBRIDGE_TEST(StuckSegmentsTest);
#include "stuck_segments_test.moc"
