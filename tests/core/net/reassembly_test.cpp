// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reassembly.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::net;

namespace {

wire::Ipv4Header header(std::uint16_t id = 7) {
  wire::Ipv4Header out;
  out.id = id;
  out.source = Ipv4Address(192, 168, 1, 2);
  out.destination = Ipv4Address(192, 168, 1, 1);
  return out;
}

/// The octets from `first` of "0123456789..." as a fragment.
Bytes piece(std::size_t first, std::size_t size, bool more, std::uint16_t id = 7) {
  wire::Ipv4Header out = header(id);
  out.fragment_offset = static_cast<std::uint16_t>(first);
  out.more_fragments = more;
  Bytes payload(size);
  for (std::size_t i = 0; i < size; ++i) payload[i] = static_cast<std::uint8_t>('0' + (first + i) % 10);
  return wire::build_ipv4(out, payload);
}

std::optional<Bytes> add(Reassembly& reassembly, const Bytes& packet, int second = 0) {
  return reassembly.add(TimePoint(Seconds(second)), *wire::parse_ipv4(packet));
}

Bytes whole(std::size_t size) {
  Bytes payload(size);
  for (std::size_t i = 0; i < size; ++i) payload[i] = static_cast<std::uint8_t>('0' + i % 10);
  return wire::build_ipv4(header(), payload);
}

}  // namespace

class ReassemblyTest : public QObject {
  Q_OBJECT
 private slots:
  void fragments_in_any_order_make_the_packet() {
    std::vector<Bytes> pieces = {piece(0, 16, true), piece(16, 16, true), piece(32, 5, false)};
    std::sort(pieces.begin(), pieces.end());
    do {
      Reassembly reassembly;
      QVERIFY(!add(reassembly, pieces[0]));
      QVERIFY(!add(reassembly, pieces[1]));
      const auto packet = add(reassembly, pieces[2]);
      QVERIFY(packet);
      QCOMPARE(*packet, whole(37));
      QCOMPARE(reassembly.size(), std::size_t{0});
    } while (std::next_permutation(pieces.begin(), pieces.end()));
  }

  void a_doubled_fragment_does_no_harm_and_an_overlap_spoils() {
    Reassembly reassembly;
    QVERIFY(!add(reassembly, piece(0, 16, true)));
    QVERIFY(!add(reassembly, piece(0, 16, true)));
    QVERIFY(add(reassembly, piece(16, 4, false)));
    QVERIFY(!add(reassembly, piece(0, 16, true)));
    QVERIFY(!add(reassembly, piece(8, 16, true)));
    QVERIFY(!add(reassembly, piece(16, 4, false)));
  }

  void packets_of_different_ids_do_not_mix() {
    Reassembly reassembly;
    QVERIFY(!add(reassembly, piece(0, 16, true, 1)));
    QVERIFY(!add(reassembly, piece(16, 4, false, 2)));
    QCOMPARE(reassembly.size(), std::size_t{2});
  }

  void what_is_not_finished_in_time_is_forgotten() {
    Reassembly reassembly;
    QVERIFY(!add(reassembly, piece(0, 16, true), 0));
    QVERIFY(!add(reassembly, piece(16, 4, false), 5));
    QCOMPARE(reassembly.size(), std::size_t{1});
    QVERIFY(add(reassembly, piece(0, 16, true), 6));
  }

  void a_flood_of_beginnings_is_bounded() {
    Reassembly reassembly;
    for (std::uint16_t id = 0; id < 1000; ++id) QVERIFY(!add(reassembly, piece(0, 8, true, id)));
    QCOMPARE(reassembly.size(), Reassembly::Limits{}.packets);
  }

  void what_contradicts_itself_is_refused() {
    Reassembly reassembly;
    QVERIFY(!add(reassembly, piece(16, 4, false)));
    QVERIFY(!add(reassembly, piece(0, 24, true)));  // past the end
    Reassembly odd;
    QVERIFY(!add(odd, piece(0, 9, true)));  // not the last, and no multiple of eight
    QVERIFY(!add(odd, piece(16, 4, false)));
  }
};

DRAWBRIDGE_TEST(ReassemblyTest);
#include "reassembly_test.moc"
