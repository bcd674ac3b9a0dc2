// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/neighbours.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::net;
using wire::ArpOperation;
using wire::EtherType;
using wire::HardwareAddress;

namespace {

constexpr HardwareAddress ours{{0x02, 0xDB, 0, 0, 0, 1}};
constexpr HardwareAddress router_card{{0x52, 0x54, 0, 0, 0, 2}};
constexpr HardwareAddress other_card{{0x52, 0x54, 0, 0, 0, 3}};
constexpr Ipv4Address own(192, 168, 1, 1);
constexpr Ipv4Address router(192, 168, 1, 3);
constexpr Ipv4Address mapped(192, 168, 1, 50);

TimePoint at(int seconds) {
  return TimePoint(Seconds(seconds));
}

bool answers(Ipv4Address address) {
  return address == own || address == mapped;
}

wire::ArpMessage message(ArpOperation operation, HardwareAddress card, Ipv4Address sender,
                         Ipv4Address target) {
  return {operation, card, sender, operation == ArpOperation::reply ? ours : HardwareAddress{}, target};
}

std::vector<std::string> texts(const std::vector<Neighbours::Frame>& frames) {
  std::vector<std::string> out;
  for (const auto& each : frames) {
    const auto arp =
        each.type == EtherType::arp ? wire::parse_arp(each.payload) : failure(wire::WireError::truncated);
    out.push_back(each.to.to_string() +
                  (each.type == EtherType::ipv4 ? " packet " + to_text(each.payload)
                   : !arp                       ? " damaged"
                   : arp->operation == ArpOperation::request
                       ? " who has " + arp->target.to_string() + " tell " + arp->sender.to_string()
                       : " " + arp->sender.to_string() + " is at " + arp->sender_hardware.to_string()));
  }
  return out;
}

using Texts = std::vector<std::string>;

/// With an address, after it has been announced.
struct Wire {
  Wire() {
    neighbours.set_address(own);
    announced = texts(neighbours.take_frames());
  }
  void hear(TimePoint now, const wire::ArpMessage& said) { neighbours.receive(now, said, answers); }
  Texts sent() { return texts(neighbours.take_frames()); }
  Neighbours neighbours{ours};
  Texts announced;
};

}  // namespace

class NeighboursTest : public QObject {
  Q_OBJECT
 private slots:
  void a_new_address_is_announced_once() {
    Wire wire;
    QCOMPARE(wire.announced, Texts{"ffff.ffff.ffff who has 192.168.1.1 tell 192.168.1.1"});
    wire.neighbours.set_address(own);
    QVERIFY(wire.sent().empty());
  }

  void packets_wait_while_their_neighbour_is_asked_for() {
    Wire wire;
    wire.neighbours.send(at(0), router, as_bytes("one"));
    wire.neighbours.send(at(0), router, as_bytes("two"));
    QCOMPARE(wire.sent(), Texts{"ffff.ffff.ffff who has 192.168.1.3 tell 192.168.1.1"});
    wire.hear(at(0), message(ArpOperation::reply, router_card, router, own));
    QCOMPARE(wire.sent(), (Texts{"5254.0000.0002 packet one", "5254.0000.0002 packet two"}));
    wire.neighbours.send(at(1), router, as_bytes("three"));
    QCOMPARE(wire.sent(), Texts{"5254.0000.0002 packet three"});
  }

  void who_does_not_answer_is_asked_three_times_and_then_anew() {
    Wire wire;
    wire.neighbours.send(at(0), router, as_bytes("lost"));
    const Texts question{"ffff.ffff.ffff who has 192.168.1.3 tell 192.168.1.1"};
    QCOMPARE(wire.sent(), question);
    for (int i = 1; i <= 2; ++i) {
      QCOMPARE(wire.neighbours.next_timeout(), std::optional(at(i)));
      wire.neighbours.handle_timeout(at(i));
      QCOMPARE(wire.sent(), question);
    }
    wire.neighbours.handle_timeout(at(3));
    QVERIFY(wire.sent().empty());
    QVERIFY(!wire.neighbours.next_timeout());
    wire.neighbours.send(at(4), router, as_bytes("again"));
    QCOMPARE(wire.sent(), question);
    wire.hear(at(4), message(ArpOperation::reply, router_card, router, own));
    QCOMPARE(wire.sent(), Texts{"5254.0000.0002 packet again"});
  }

  void questions_for_our_addresses_are_answered_and_for_others_not() {
    Wire wire;
    wire.hear(at(0), message(ArpOperation::request, router_card, router, mapped));
    QCOMPARE(wire.sent(), Texts{"5254.0000.0002 192.168.1.50 is at 02db.0000.0001"});
    wire.hear(at(0), message(ArpOperation::request, router_card, router, Ipv4Address(192, 168, 1, 77)));
    QVERIFY(wire.sent().empty());
    // Who asked is known from then on.
    wire.neighbours.send(at(1), router, as_bytes("back"));
    QCOMPARE(wire.sent(), Texts{"5254.0000.0002 packet back"});
  }

  void a_neighbour_that_moves_to_another_card_is_followed() {
    Wire wire;
    wire.hear(at(0), message(ArpOperation::request, router_card, router, own));
    (void)wire.sent();
    wire.hear(at(1), message(ArpOperation::request, other_card, router, router));
    wire.neighbours.send(at(2), router, as_bytes("packet"));
    QCOMPARE(wire.sent(), Texts{"5254.0000.0003 packet packet"});
  }

  void what_strangers_say_to_each_other_is_not_learned() {
    Wire wire;
    wire.hear(at(0), message(ArpOperation::request, router_card, router, Ipv4Address(192, 168, 1, 77)));
    wire.neighbours.send(at(0), router, as_bytes("packet"));
    QCOMPARE(wire.sent(), Texts{"ffff.ffff.ffff who has 192.168.1.3 tell 192.168.1.1"});
  }

  void what_was_learned_lasts_as_long_as_arp_timeout_says() {
    Wire wire;
    wire.neighbours.set_lifetime(Seconds(60));
    wire.hear(at(0), message(ArpOperation::request, router_card, router, own));
    (void)wire.sent();
    wire.neighbours.send(at(59), router, as_bytes("packet"));
    QCOMPARE(wire.sent(), Texts{"5254.0000.0002 packet packet"});
    wire.neighbours.send(at(60), router, as_bytes("packet"));
    QCOMPARE(wire.sent(), Texts{"ffff.ffff.ffff who has 192.168.1.3 tell 192.168.1.1"});
  }

  void somebody_with_our_address_is_reported_and_contradicted() {
    Wire wire;
    wire.hear(at(0), message(ArpOperation::request, other_card, own, own));
    const auto collision = wire.neighbours.poll_collision();
    QVERIFY(collision);
    QCOMPARE(collision->address, own);
    QCOMPARE(collision->by, other_card);
    QVERIFY(!collision->is_reply);
    QCOMPARE(wire.sent(), Texts{"ffff.ffff.ffff who has 192.168.1.1 tell 192.168.1.1"});
    QVERIFY(!wire.neighbours.poll_collision());
  }

  void a_flood_of_askers_pushes_out_who_was_silent_longest() {
    Neighbours::Limits limits;
    limits.known = 4;
    Neighbours neighbours(ours, limits);
    neighbours.set_address(own);
    for (int i = 1; i <= 10; ++i)
      neighbours.receive(
          at(i),
          message(ArpOperation::request, other_card,
                  Ipv4Address(Ipv4Address(192, 168, 1, 100).value() + static_cast<std::uint32_t>(i)), own),
          answers);
    (void)neighbours.take_frames();
    neighbours.send(at(11), Ipv4Address(192, 168, 1, 110), as_bytes("known"));
    QCOMPARE(texts(neighbours.take_frames()), Texts{"5254.0000.0003 packet known"});
    neighbours.send(at(11), Ipv4Address(192, 168, 1, 101), as_bytes("forgotten"));
    QCOMPARE(texts(neighbours.take_frames()), Texts{"ffff.ffff.ffff who has 192.168.1.101 tell 192.168.1.1"});
  }

  void damaged_arp_is_refused() {
    const Bytes good = wire::write_arp(message(ArpOperation::reply, router_card, router, own));
    QCOMPARE(good.size(), wire::kArpSize);
    QVERIFY(wire::parse_arp(good) == message(ArpOperation::reply, router_card, router, own));
    for (std::size_t size = 0; size < good.size(); ++size)
      QVERIFY(wire::parse_arp(ByteView(good).first(size)).error() == wire::WireError::truncated);
    const auto changed = [&](std::size_t at, std::uint8_t value) {
      Bytes octets = good;
      octets[at] = value;
      return wire::parse_arp(octets).error();
    };
    QVERIFY(changed(1, 6) == wire::WireError::bad_length);
    QVERIFY(changed(2, 0x86) == wire::WireError::bad_length);
    QVERIFY(changed(4, 8) == wire::WireError::bad_length);
    QVERIFY(changed(7, 9) == wire::WireError::bad_value);
  }
};

DRAWBRIDGE_TEST(NeighboursTest);
#include "neighbours_test.moc"
