// SPDX-License-Identifier: GPL-3.0-or-later
// IKE fragmentation: pieces in any order become the message again, and nothing else does (wire-ike.md 6).
#include <QTest>

#include "ike/fragment.h"
#include "support/test_registry.h"

using namespace drawbridge;

class FragmentTest : public QObject {
  Q_OBJECT

 private:
  static constexpr Ipv4Address kPeer{192, 168, 1, 2};

  static Bytes message(std::size_t body) {
    wire::IsakmpHeader header;
    header.initiator_cookie.fill(1);
    header.responder_cookie.fill(2);
    header.exchange = wire::ExchangeType::quick_mode;
    header.message_id = 77;
    header.flags = wire::kFlagEncryption;
    Bytes octets(body);
    for (std::size_t i = 0; i < body; ++i) octets[i] = static_cast<std::uint8_t>(i * 7);
    return wire::build_message(header, wire::PayloadType::hash, octets);
  }
  static Bytes piece(std::uint16_t id, std::uint8_t number, bool last, ByteView data) {
    wire::IsakmpHeader header;
    header.initiator_cookie.fill(1);
    header.responder_cookie.fill(2);
    header.exchange = wire::ExchangeType::quick_mode;
    header.message_id = 77;
    wire::FragmentPayload fragment;
    fragment.id = id;
    fragment.number = number;
    fragment.flags = last ? wire::kFragmentLast : std::uint8_t{0};
    fragment.data = to_bytes(data);
    wire::PayloadChain chain;
    chain.add(wire::PayloadType::fragment, fragment.write());
    return wire::build_message(header, chain.first(), chain.octets());
  }
  static std::optional<Bytes> add(ike::FragmentSet& set, ByteView datagram, TimePoint at = {}) {
    const auto view = wire::check_header(datagram);
    return view ? set.add(at, kPeer, *view) : std::nullopt;
  }

 private slots:
  void small_messages_stay_whole() {
    const Bytes small = message(ike::kFragmentLimit - wire::kIsakmpHeaderSize);
    const auto pieces = ike::split_message(small, ike::kFragmentLimit);
    QCOMPARE(pieces.size(), std::size_t{1});
    QVERIFY(pieces[0] == small);
  }

  void pieces_are_as_the_reference_draws_them() {
    const Bytes large = message(1000);
    const auto pieces = ike::split_message(large, ike::kFragmentLimit);
    QCOMPARE(pieces.size(), std::size_t{3});
    for (const Bytes& each : pieces) QVERIFY(each.size() <= ike::kFragmentLimit);
    const auto view = wire::check_header(pieces[0]);
    QVERIFY(view && !view->header.encrypted());
    QVERIFY(view->header.next_payload == wire::PayloadType::fragment);
    QCOMPARE(view->header.message_id, 77U);
    QCOMPARE(view->header.length, static_cast<std::uint32_t>(pieces[0].size()));
    // | 0 | 0 | length (2) | id 1 (2) | number 1 | flags 0 | message |
    const ByteView body = view->body;
    QCOMPARE(body[0], std::uint8_t{0});
    QCOMPARE(static_cast<std::size_t>(body[2] << 8 | body[3]), body.size());
    QCOMPARE(body[5], std::uint8_t{1});
    QCOMPARE(body[6], std::uint8_t{1});
    QCOMPARE(body[7], std::uint8_t{0});
    QVERIFY(std::equal(body.begin() + 8, body.end(), large.begin()));
    QCOMPARE(wire::check_header(pieces[2])->body[7], wire::kFragmentLast);
  }

  void a_very_large_message_needs_no_more_than_sixteen() {
    const auto pieces = ike::split_message(message(20000), ike::kFragmentLimit);
    QCOMPARE(pieces.size(), std::size_t{16});
  }

  void any_order_makes_the_message_again() {
    const Bytes large = message(2000);
    auto pieces = ike::split_message(large, ike::kFragmentLimit);
    QCOMPARE(pieces.size(), std::size_t{5});
    std::vector<std::size_t> order{0, 1, 2, 3, 4};
    do {
      ike::FragmentBudget budget;
      ike::FragmentSet set(budget);
      std::optional<Bytes> whole;
      for (const std::size_t each : order) {
        QVERIFY(!whole);
        whole = add(set, pieces[each]);
        if (!whole) QVERIFY(!add(set, pieces[each]));  // a duplicate changes nothing
      }
      QVERIFY(whole && *whole == large);
      QCOMPARE(budget.used(), std::size_t{0});
    } while (std::next_permutation(order.begin(), order.end()));
  }

  void contradictions_drop_the_set() {
    const Bytes data(10, 9);
    {
      ike::FragmentBudget budget;
      ike::FragmentSet set(budget);
      QVERIFY(!add(set, piece(1, 2, true, data)));
      QVERIFY(!add(set, piece(1, 3, false, data)));  // behind the last one
      QCOMPARE(budget.used(), std::size_t{0});
    }
    {
      ike::FragmentBudget budget;
      ike::FragmentSet set(budget);
      QVERIFY(!add(set, piece(1, 3, true, data)));
      QVERIFY(!add(set, piece(1, 2, true, data)));  // a second last one
      QCOMPARE(budget.used(), std::size_t{0});
    }
    {
      ike::FragmentBudget budget;
      ike::FragmentSet set(budget);
      QVERIFY(!add(set, piece(1, 5, false, data)));
      QVERIFY(!add(set, piece(1, 2, true, data)));  // cuts what was there
      QCOMPARE(budget.used(), std::size_t{0});
    }
  }

  void another_id_begins_anew() {
    const Bytes large = message(900);
    const auto pieces = ike::split_message(large, ike::kFragmentLimit);
    ike::FragmentBudget budget;
    ike::FragmentSet set(budget);
    QVERIFY(!add(set, piece(9, 1, false, Bytes(100, 1))));
    QVERIFY(!add(set, pieces[0]));
    const auto whole = add(set, pieces[1]);
    QVERIFY(whole && *whole == large);
  }

  void a_set_lives_ten_seconds() {
    const auto pieces = ike::split_message(message(900), ike::kFragmentLimit);
    ike::FragmentBudget budget;
    ike::FragmentSet set(budget);
    QVERIFY(!add(set, pieces[0]));
    QVERIFY(!add(set, pieces[1], TimePoint{} + Seconds{11}));
    QVERIFY(add(set, pieces[0], TimePoint{} + Seconds{12}));
  }

  void what_comes_together_must_be_a_message_of_that_exchange() {
    ike::FragmentBudget budget;
    ike::FragmentSet set(budget);
    QVERIFY(!add(set, piece(1, 1, true, Bytes(100, 9))));  // no message at all
    Bytes foreign = message(100);
    foreign[0] = 8;  // another cookie
    QVERIFY(!add(set, piece(1, 1, true, foreign)));
    QVERIFY(!add(set, piece(1, 1, true, piece(1, 1, true, foreign))));  // a fragment in a fragment
    QVERIFY(add(set, piece(1, 1, true, message(100))));
  }

  void memory_is_bounded() {
    ike::FragmentBudget budget;
    QVERIFY(budget.take(kPeer, 64 * 1024));
    QVERIFY(!budget.take(kPeer, 1));
    std::size_t sources = 1;
    while (budget.take(Ipv4Address(0x0A000000U + static_cast<std::uint32_t>(sources)), 64 * 1024)) ++sources;
    QCOMPARE(sources, std::size_t{64});  // 4 MiB in all
    budget.give_back(kPeer, 64 * 1024);
    QVERIFY(budget.take(kPeer, 1));
  }
};

DRAWBRIDGE_TEST(FragmentTest);
#include "fragment_test.moc"
