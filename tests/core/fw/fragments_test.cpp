// SPDX-License-Identifier: GPL-3.0-or-later
// The fragment guard: later fragments go where the first one went, attacks by fragments go nowhere.
#include <QTest>

#include <algorithm>

#include "base/random.h"
#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;

namespace {

const Endpoint kBrowser{kVisitor, 1024};
const Endpoint kServerSeen{kWebGlobal, 9000};

fw::Rules with_udp() {
  auto rules = note_rules();
  rules.acls[1].rules.push_back(rule(true, fw::kUdp, any_address(), host(kWebGlobal)));
  return rules;
}

/// A UDP datagram of `data` octets in fragments of at most 576 octets; `id` is the packet's.
std::vector<Bytes> pieces_of(std::size_t data, std::uint16_t id = 7) {
  Bytes whole = udp(kBrowser, kServerSeen, data);
  whole[4] = static_cast<std::uint8_t>(id >> 8);
  whole[5] = static_cast<std::uint8_t>(id);
  wire::refresh_ipv4_checksum(whole);
  return fw::fragment(whole, 576);
}

/// One fragment with octets first..first+size of the payload, made from nothing.
Bytes piece(std::uint16_t first, std::size_t size, bool more, wire::IpProtocol protocol,
            std::uint16_t id = 9) {
  wire::Ipv4Header header;
  header.id = id;
  header.fragment_offset = first;
  header.more_fragments = more;
  header.protocol = protocol;
  header.source = kVisitor;
  header.destination = kWebGlobal;
  Bytes data(size, 0);
  if (first == 0 && size >= 8) data[3] = 80;  // destination port 80
  if (first == 0 && size >= 20) {
    data[12] = 0x50;
    data[13] = wire::kTcpSyn;
  }
  return wire::build_ipv4(header, data);
}

Outcome send(fw::Path& path, Bytes& packet, TimePoint now = kStart) {
  return path.process(now, kOutside, false, packet).outcome;
}

}  // namespace

class FragmentsTest : public QObject {
  Q_OBJECT

 private slots:
  void later_fragments_follow_the_first_and_are_translated_alike() {
    fw::Path path(with_udp());
    auto pieces = pieces_of(3000);
    QVERIFY(pieces.size() > 3);
    for (Bytes& each : pieces) {
      const auto verdict = path.process(kStart, kOutside, false, each);
      QVERIFY(verdict.outcome == Outcome::forward);
      QVERIFY(verdict.hop == (fw::Hop{kInside, kRouter, false}));
      const auto sent = wire::parse_ipv4(each);
      QVERIFY(sent.has_value());
      QCOMPARE(sent->header.destination, kWebServer);
      QCOMPARE(int(sent->header.ttl), 63);
    }
    // All octets are the connection's.
    QCOMPARE(path.connections().at(0).bytes_in, std::uint64_t{3000});
    QVERIFY(!path.next_timeout() || *path.next_timeout() > kStart);
  }

  void a_fragment_before_the_first_waits_for_it() {
    fw::Path path(with_udp());
    auto pieces = pieces_of(1400);
    std::reverse(pieces.begin(), pieces.end());
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) QVERIFY(send(path, pieces[i]) == Outcome::wait);
    QVERIFY(!path.poll_released());
    QVERIFY(send(path, pieces.back()) == Outcome::forward);
    std::size_t released = 0;
    while (auto held = path.poll_released()) {
      ++released;
      QVERIFY(path.process(kStart, held->ingress, held->from_tunnel, held->packet).outcome ==
              Outcome::forward);
      QCOMPARE(wire::parse_ipv4(held->packet)->header.destination, kWebServer);
    }
    QCOMPARE(released, pieces.size() - 1);
  }

  void what_the_list_refuses_takes_its_fragments_along() {
    fw::Path path(note_rules());
    auto pieces = pieces_of(1400);
    QVERIFY(send(path, pieces[1]) == Outcome::wait);
    QVERIFY(send(path, pieces[0]) == Outcome::drop);
    QVERIFY(!path.poll_released());
    QVERIFY(send(path, pieces[2]) == Outcome::drop);
  }

  void overlapping_fragments_are_dropped_with_all_that_follow() {
    fw::Path path(note_rules());
    Bytes first = piece(0, 32, true, wire::IpProtocol::tcp);
    QVERIFY(send(path, first) == Outcome::forward);
    Bytes over_the_header = piece(8, 32, true, wire::IpProtocol::tcp);
    QVERIFY(send(path, over_the_header) == Outcome::drop);
    Bytes good = piece(40, 8, false, wire::IpProtocol::tcp);
    QVERIFY(send(path, good) == Outcome::drop);
  }

  void a_tiny_first_fragment_is_dropped() {
    fw::Path path(note_rules());
    Bytes tiny = piece(0, 8, true, wire::IpProtocol::tcp);
    const auto verdict = path.process(kStart, kOutside, false, tiny);
    QVERIFY(verdict.outcome == Outcome::drop);
    QCOMPARE(std::string(verdict.step), std::string("header"));
  }

  void a_packet_beyond_the_possible_size_is_dropped() {
    fw::Path path(note_rules());
    Bytes end = piece(65528, 600, false, wire::IpProtocol::icmp);
    QVERIFY(send(path, end) == Outcome::drop);
  }

  void the_chain_is_bounded() {
    auto rules = with_udp();
    rules.interfaces[0].fragments.chain = 3;
    fw::Path path(rules);
    auto pieces = pieces_of(3000);
    int forwarded = 0;
    for (Bytes& each : pieces) forwarded += send(path, each) == Outcome::forward ? 1 : 0;
    QCOMPARE(forwarded, 3);
    rules.interfaces[0].fragments.chain = 1;
    fw::Path none(rules);
    auto again = pieces_of(1400);
    QVERIFY(send(none, again[0]) == Outcome::drop);
  }

  void the_number_of_waiting_fragments_is_bounded_and_time_frees_it() {
    fw::Path path(with_udp());
    int kept = 0;
    for (std::uint16_t id = 0; id < 1000; ++id) {
      Bytes late = piece(800, 8, true, wire::IpProtocol::udp, id);
      kept += send(path, late) == Outcome::wait ? 1 : 0;
    }
    QCOMPARE(kept, 200);
    QVERIFY(path.next_timeout() == kStart + Seconds(5));
    path.handle_timeout(kStart + Seconds(5));
    QVERIFY(!path.next_timeout());
    Bytes late = piece(800, 8, true, wire::IpProtocol::udp, 5000);
    QVERIFY(send(path, late, kStart + Seconds(5)) == Outcome::wait);
  }

  void any_order_brings_all_of_it() {
    SeededRandom random(3);
    fw::Path path(with_udp());
    for (int round = 0; round < 200; ++round) {
      auto pieces = pieces_of(600 + random.below(4000), static_cast<std::uint16_t>(round));
      for (std::size_t i = pieces.size(); i > 1; --i) {
        std::swap(pieces[i - 1], pieces[random.below(static_cast<std::uint32_t>(i))]);
      }
      std::size_t forwarded = 0;
      for (Bytes& each : pieces) {
        forwarded += send(path, each) == Outcome::forward ? 1 : 0;
        while (auto held = path.poll_released()) {
          forwarded += path.process(kStart, held->ingress, false, held->packet).outcome == Outcome::forward;
        }
      }
      QCOMPARE(forwarded, pieces.size());
    }
    // Nothing is remembered of whole packets.
    path.handle_timeout(kStart + Seconds(5));
    (void)messages_of(path);
  }
};

DRAWBRIDGE_TEST(FragmentsTest);
#include "fragments_test.moc"
