// SPDX-License-Identifier: GPL-3.0-or-later
// The compiled lists against the obvious way of reading them: rule by rule, from the top.
#include <QTest>

#include "base/random.h"
#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

/// What a list says, read as a person reads it.
std::optional<std::size_t> read_from_the_top(const std::vector<fw::AclRule>& rules, const fw::PacketInfo& p) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const fw::AclRule& rule = rules[i];
    const auto same = [](Ipv4Address a, const fw::AddressMatch& m) {
      return (a.value() & m.mask.value()) == (m.address.value() & m.mask.value());
    };
    if (rule.protocol != 0 && rule.protocol != p.protocol) continue;
    if (!same(p.source, rule.source) || !same(p.destination, rule.destination)) continue;
    const bool ported = (p.protocol == 6 || p.protocol == 17) && !p.is_later_fragment;
    const auto port_fits = [&](const fw::PortMatch& m, std::uint16_t port) {
      if (m.first == 0 && m.last == 65535 && !m.negated) return true;
      return ported && ((m.first <= port && port <= m.last) != m.negated);
    };
    if (!port_fits(rule.source_port, p.source_port)) continue;
    if (!port_fits(rule.destination_port, p.destination_port)) continue;
    if (rule.icmp_type >= 0 && (p.protocol != 1 || p.is_later_fragment || p.icmp_type != rule.icmp_type))
      continue;
    return i;
  }
  return std::nullopt;
}

/// Random rules and packets from few different values, so that they meet often.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::uint32_t below(std::uint32_t bound) { return random_.below(bound); }
  Ipv4Address address() {
    if (below(8) == 0) return Ipv4Address(random_.u32());
    return Ipv4Address(10, static_cast<std::uint8_t>(below(3)), static_cast<std::uint8_t>(below(4)),
                       static_cast<std::uint8_t>(below(6)));
  }
  Ipv4Address mask() {
    switch (below(8)) {
      case 0:
        return Ipv4Address();
      case 1:
        return Ipv4Address(random_.u32());  // holes anywhere
      case 2:
        return Ipv4Address(255, 0, 255, 255);
      case 3:
        return Ipv4Address(255, 255, 0, 3);
      default:
        return mask_of(static_cast<int>(below(33)));
    }
  }
  std::uint16_t port() {
    static constexpr std::uint16_t kPorts[] = {0, 1, 21, 22, 23, 80, 443, 1023, 1024, 5000, 65534, 65535};
    return below(4) == 0 ? static_cast<std::uint16_t>(random_.u32()) : kPorts[below(12)];
  }
  fw::PortMatch port_match() {
    switch (below(6)) {
      case 0:
      case 1:
        return {};
      case 2: {
        const std::uint16_t one = port();
        return {one, one, false};
      }
      case 3: {
        const std::uint16_t one = port();
        return {one, one, true};
      }
      case 4:
        return {port(), port(), below(3) == 0};  // may also be the wrong way round
      default: {
        const std::uint16_t a = port();
        const std::uint16_t b = port();
        return {std::min(a, b), std::max(a, b), false};
      }
    }
  }
  std::uint8_t protocol() {
    static constexpr std::uint8_t kProtocols[] = {6, 6, 17, 17, 1, 50};
    return kProtocols[below(6)];
  }
  fw::AclRule rule() {
    fw::AclRule made;
    made.permit = below(2) == 0;
    made.protocol = below(4) == 0 ? std::uint8_t{0} : protocol();
    made.source = {address(), mask()};
    made.destination = {address(), mask()};
    if (below(2) == 0) made.source_port = port_match();
    if (below(2) == 0) made.destination_port = port_match();
    if (below(4) == 0) made.icmp_type = static_cast<int>(below(4));
    return made;
  }
  /// Alike in all but ports and type, as long lists for one server are.
  fw::AclRule narrow_rule() {
    fw::AclRule made = rule();
    made.source = any_address();
    made.destination = below(2) == 0 ? any_address() : host(Ipv4Address(10, 0, 0, 1));
    return made;
  }
  fw::PacketInfo packet() {
    fw::PacketInfo made;
    made.protocol = protocol();
    made.source = address();
    made.destination = below(2) == 0 ? Ipv4Address(10, 0, 0, 1) : address();
    made.is_later_fragment = below(10) == 0;
    made.is_fragment = made.is_later_fragment;
    if (!made.is_later_fragment && (made.protocol == 6 || made.protocol == 17)) {
      made.source_port = port();
      made.destination_port = port();
    }
    if (!made.is_later_fragment && made.protocol == 1) made.icmp_type = static_cast<std::uint8_t>(below(5));
    return made;
  }

 private:
  SeededRandom random_;
};

}  // namespace

class AclTableTest : public QObject {
  Q_OBJECT

 private slots:
  void says_what_the_list_says_data() {
    QTest::addColumn<int>("lists");
    QTest::addColumn<int>("rules");
    QTest::addColumn<bool>("narrow");
    QTest::newRow("short lists") << 2000 << 5 << false;
    QTest::newRow("middle lists") << 600 << 60 << false;
    QTest::newRow("long lists") << 20 << 2000 << false;
    QTest::newRow("many rules for one server") << 300 << 150 << true;
    QTest::newRow("very many rules for one server") << 10 << 3000 << true;
  }
  void says_what_the_list_says() {
    QFETCH(int, lists);
    QFETCH(int, rules);
    QFETCH(bool, narrow);
    Dice dice(static_cast<std::uint64_t>(lists) * 31 + static_cast<std::uint64_t>(rules));
    const int packets = 30000 / lists + 1;
    int compared = 0;
    int decided = 0;
    for (int i = 0; i < lists; ++i) {
      std::vector<fw::AclRule> list;
      for (int r = 0; r < rules; ++r) list.push_back(narrow ? dice.narrow_rule() : dice.rule());
      const fw::AclMatcher matcher({"x", list});
      for (int p = 0; p < packets; ++p) {
        const fw::PacketInfo packet = dice.packet();
        const auto expected = read_from_the_top(list, packet);
        const auto found = matcher.find(packet);
        QCOMPARE(found.has_value(), expected.has_value());
        if (found) {
          QCOMPARE(found->rule, *expected);
          QCOMPARE(found->permit, list[*expected].permit);
          QVERIFY(fw::fits(list[found->rule], packet));
          ++decided;
        }
        ++compared;
      }
    }
    // The comparison means something only if both answers occur.
    QVERIFY(compared >= 30000);
    QVERIFY(decided > compared / 20 && (decided < compared || rules > 100));
  }

  void the_first_thing_that_does_not_fit_is_named() {
    auto one = rule(true, fw::kTcp, host(kVisitor), host(kWebServer));
    one.destination_port = {80, 80, false};
    auto packet = fw::inspect(tcp({kVisitor, 1024}, {kWebServer, 80}, wire::kTcpSyn)).value();
    QVERIFY(fw::first_miss(one, packet) == fw::TraceMiss::none);
    packet.destination_port = 81;
    QVERIFY(fw::first_miss(one, packet) == fw::TraceMiss::destination_port);
    packet.destination = kWebGlobal;
    QVERIFY(fw::first_miss(one, packet) == fw::TraceMiss::destination);
    packet.source = kGateway;
    QVERIFY(fw::first_miss(one, packet) == fw::TraceMiss::source);
    packet.protocol = fw::kUdp;
    QVERIFY(fw::first_miss(one, packet) == fw::TraceMiss::protocol);
  }

  void copies_share_rules_and_count_for_themselves() {
    fw::AclMatcher list({"1", {rule(true, 0, any_address(), any_address())}});
    fw::AclMatcher copy = list;
    const auto packet = fw::inspect(echo(kVisitor, kWebServer)).value();
    (void)copy.match(packet);
    QCOMPARE(list.hits(0), std::uint64_t{0});
    QCOMPARE(copy.hits(0), std::uint64_t{1});
    QCOMPARE(&list.acl(), &copy.acl());
    copy.clear_hits();
    QCOMPARE(copy.hits(0), std::uint64_t{0});
  }

  void counts_stay_with_a_rule_that_moves() {
    std::vector<fw::AclRule> rules;
    for (int i = 0; i < 10000; ++i) {
      auto one =
          rule(true, fw::kTcp, any_address(), host(Ipv4Address(static_cast<std::uint32_t>(0x0A000000 + i))));
      one.line = i + 1;
      rules.push_back(one);
    }
    fw::AclMatcher list({"1", rules});
    const auto packet =
        fw::inspect(tcp({kVisitor, 1}, {Ipv4Address(10, 0, 4, 7), 80}, wire::kTcpSyn)).value();
    QCOMPARE(list.match(packet)->rule, std::size_t{4 * 256 + 7});
    // A new line in front gives all others another number.
    rules.insert(rules.begin(), rule(false, fw::kUdp, any_address(), any_address()));
    for (std::size_t i = 0; i < rules.size(); ++i) rules[i].line = static_cast<int>(i) + 1;
    fw::AclMatcher renewed({"1", rules});
    renewed.keep_hits(list);
    QCOMPARE(renewed.hits(4 * 256 + 8), std::uint64_t{1});
    QCOMPARE(renewed.hits(4 * 256 + 7), std::uint64_t{0});
  }

  void the_status_shows_values_and_counts() {
    fw::Path path(note_rules());
    Bytes packet = tcp({kVisitor, 1}, {kWebGlobal, 80}, wire::kTcpSyn);
    (void)path.process(kStart, kOutside, false, packet);
    const auto lists = path.access_lists();
    QCOMPARE(lists.size(), std::size_t{2});
    QCOMPARE(lists[1].id, std::string("120"));
    QCOMPARE(lists[1].rules[1].hits, std::uint64_t{1});
    QCOMPARE(lists[1].rules[1].destination, kWebGlobal);
    QCOMPARE(lists[1].rules[1].destination_mask, mask_of(32));
    QCOMPARE(int(lists[1].rules[0].protocol), 1);
    path.clear_access_list_counters("101");
    QCOMPARE(path.access_lists()[1].rules[1].hits, std::uint64_t{1});
    path.clear_access_list_counters("");
    QCOMPARE(path.access_lists()[1].rules[1].hits, std::uint64_t{0});
  }
};

DRAWBRIDGE_TEST(AclTableTest);
#include "acl_table_test.moc"
