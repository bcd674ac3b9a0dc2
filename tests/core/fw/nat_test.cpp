// SPDX-License-Identifier: GPL-3.0-or-later
// Address translation in all its forms and in the order of pix-behaviour.md 3.
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;

namespace {

const Ipv4Address kShared{192, 168, 1, 20};
const Ipv4Address kOwn{192, 168, 1, 1};
const Ipv4Address kHost{10, 89, 129, 196};
const Ipv4Address kOtherHost{10, 89, 129, 197};
const Ipv4Address kPartner{172, 16, 5, 5};
const Endpoint kBrowser{kVisitor, 1024};

/// One shared address for everybody, and a list on the outside that permits everything.
fw::Rules pat_rules(Ipv4Address shared = kShared) {
  fw::Rules rules = note_rules();
  rules.globals = {{kOutside, 1, {shared, shared}}};
  rules.acls[1].rules = {rule(true, 0, any_address(), any_address())};
  return rules;
}

struct Sent {
  fw::Verdict verdict;
  Bytes packet;
  fw::PacketInfo info;
  [[nodiscard]] bool passed() const { return verdict.outcome == Outcome::forward; }
};
Sent send(fw::Path& path, fw::InterfaceIndex ingress, Bytes packet, TimePoint now = kStart) {
  Sent sent;
  sent.verdict = path.process(now, ingress, false, packet);
  const auto info = fw::inspect(packet);
  if (info) sent.info = *info;
  sent.packet = std::move(packet);
  return sent;
}

/// IPv4 and what it carries have right checksums.
bool is_whole(const Bytes& packet) {
  const auto ip = wire::parse_ipv4(packet);
  if (!ip) return false;
  switch (ip->header.protocol) {
    case wire::IpProtocol::tcp:
      return wire::parse_tcp(*ip).has_value();
    case wire::IpProtocol::udp:
      return wire::parse_udp(*ip).has_value();
    case wire::IpProtocol::icmp:
      return wire::IcmpMessage::read(ip->payload).has_value();
    default:
      return true;
  }
}

Bytes syn(const Endpoint& from, const Endpoint& to) {
  return tcp(from, to, wire::kTcpSyn, 1);
}

std::string flags_of(const fw::Path& path, Ipv4Address local) {
  for (const auto& xlate : path.xlates()) {
    if (xlate.local.address == local) return xlate.flags;
  }
  return "none";
}

}  // namespace

class NatTest : public QObject {
  Q_OBJECT

 private slots:
  // ---------------------------------------------------------------- PAT

  void one_address_serves_many_by_ports() {
    fw::Path path(pat_rules());
    const auto first = send(path, kInside, syn({kHost, 3456}, {kVisitor, 80}));
    QVERIFY(first.passed());
    QVERIFY(is_whole(first.packet));
    QVERIFY(first.info.from() == (Endpoint{kShared, 1024}));
    const auto second = send(path, kInside, syn({kOtherHost, 3456}, {kVisitor, 80}));
    QVERIFY(second.info.from() == (Endpoint{kShared, 1025}));
    // Each answer finds its own way back.
    const auto answer =
        send(path, kOutside, tcp({kVisitor, 80}, {kShared, 1025}, wire::kTcpSyn | wire::kTcpAck));
    QVERIFY(answer.passed() && is_whole(answer.packet));
    QVERIFY(answer.info.to() == (Endpoint{kOtherHost, 3456}));
    QCOMPARE(flags_of(path, kHost), std::string("ri"));
    const auto said = messages_of(path);
    QCOMPARE(said.at(0), std::string("305011 Built dynamic TCP translation from inside:10.89.129.196/3456 to "
                                     "outside:192.168.1.20/1024"));
    QCOMPARE(said.at(1), std::string("302013 Built outbound TCP connection 1 for outside:192.168.1.50/80 "
                                     "(192.168.1.50/80) to inside:10.89.129.196/3456 (192.168.1.20/1024)"));
  }

  void a_port_keeps_its_class_data() {
    QTest::addColumn<int>("local");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("lowest") << 7 << 1 << 511;
    QTest::newRow("still low") << 511 << 1 << 511;
    QTest::newRow("reserved") << 512 << 512 << 1023;
    QTest::newRow("still reserved") << 1023 << 512 << 1023;
    QTest::newRow("others") << 1024 << 1024 << 65535;
  }
  void a_port_keeps_its_class() {
    QFETCH(int, local);
    QFETCH(int, first);
    QFETCH(int, last);
    fw::Path path(pat_rules());
    // More hosts than the class has ports: the first ones get them all, each another.
    const int size = std::min(last - first + 1, 600);
    std::set<int> seen;
    for (int i = 0; i < size; ++i) {
      const Endpoint from{Ipv4Address(10, 89, static_cast<std::uint8_t>(130 + i / 250),
                                      static_cast<std::uint8_t>(1 + i % 250)),
                          static_cast<std::uint16_t>(local)};
      const auto sent = send(path, kInside, udp(from, {kVisitor, 53}));
      QVERIFY(sent.passed() && is_whole(sent.packet));
      QVERIFY(sent.info.source_port >= first && sent.info.source_port <= last);
      seen.insert(sent.info.source_port);
    }
    QCOMPARE(static_cast<int>(seen.size()), size);
    if (last == 65535) return;
    (void)messages_of(path);
    const auto late = send(path, kInside, udp({kHost, static_cast<std::uint16_t>(local)}, {kVisitor, 53}));
    QCOMPARE(std::string(late.verdict.step), std::string("translation"));
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{
                 "202001 Out of address translation slots!",
                 "305006 portmap translation creation failed for udp src inside:10.89.129.196/" +
                     std::to_string(local) + " dst outside:192.168.1.50/53"}));
  }

  void pings_are_told_apart_by_their_identifiers() {
    fw::Path path(pat_rules());
    const auto first = send(path, kInside, wire::build_echo(kHost, kVisitor, 700, 1, Bytes(8, 1)));
    const auto second = send(path, kInside, wire::build_echo(kOtherHost, kVisitor, 700, 1, Bytes(8, 2)));
    QVERIFY(first.passed() && second.passed() && is_whole(first.packet) && is_whole(second.packet));
    QVERIFY(first.info.icmp_id != second.info.icmp_id);
    QCOMPARE(first.info.source, kShared);
    const auto reply = send(path, kOutside, wire::build_echo_reply(*wire::parse_ipv4(second.packet)));
    QVERIFY(reply.passed() && is_whole(reply.packet));
    QCOMPARE(reply.info.destination, kOtherHost);
    QCOMPARE(int(reply.info.icmp_id), 700);
    // The same ping again keeps its identifier.
    const auto again = send(path, kInside, wire::build_echo(kHost, kVisitor, 700, 2, Bytes(8, 1)));
    QCOMPARE(again.info.icmp_id, first.info.icmp_id);
    QVERIFY(messages_of(path).at(0).starts_with("305011 Built dynamic ICMP translation"));
  }

  void the_interface_may_be_the_shared_address() {
    fw::Path path(pat_rules(kOwn));
    const auto out = send(path, kInside, syn({kHost, 3456}, {kVisitor, 80}));
    QVERIFY(out.info.from() == (Endpoint{kOwn, 1024}));
    const auto back = send(path, kOutside, tcp({kVisitor, 80}, {kOwn, 1024}, wire::kTcpSyn | wire::kTcpAck));
    QVERIFY(back.passed());
    QCOMPARE(back.info.destination, kHost);
    // What belongs to nobody is the appliance's own.
    QVERIFY(send(path, kOutside, syn(kBrowser, {kOwn, 22})).verdict.outcome == Outcome::to_self);
    QVERIFY(send(path, kOutside, echo(kVisitor, kOwn)).verdict.outcome == Outcome::to_self);
    QVERIFY(path.is_mapped_address(kOutside, kOwn));
  }

  void isakmp_of_the_appliance_is_never_lent() {
    fw::Path path(pat_rules(kOwn));
    for (int i = 0; i < 510; ++i) {
      const Ipv4Address host(10, 89, static_cast<std::uint8_t>(130 + i / 250),
                             static_cast<std::uint8_t>(1 + i % 250));
      const auto sent = send(path, kInside, udp({host, 500}, {kVisitor, 500}));
      QVERIFY(sent.passed());
      QVERIFY(sent.info.source_port != 500);
    }
    QVERIFY(!send(path, kInside, udp({kHost, 500}, {kVisitor, 500})).passed());
  }

  void a_range_is_used_up_before_the_shared_address() {
    auto rules = pat_rules();
    rules.globals.insert(rules.globals.begin() + 1,
                         {kOutside, 1, {Ipv4Address(192, 168, 1, 6), Ipv4Address(192, 168, 1, 7)}});
    fw::Path path(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 1}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 1, 6));
    QCOMPARE(send(path, kInside, syn({kOtherHost, 1}, {kVisitor, 80})).info.source,
             Ipv4Address(192, 168, 1, 7));
    QCOMPARE(send(path, kInside, syn({kRouter, 2000}, {kVisitor, 80})).info.source, kShared);
    QCOMPARE(flags_of(path, kHost), std::string("i"));
    QCOMPARE(flags_of(path, kRouter), std::string("ri"));
  }

  void protocols_without_ports_cannot_share() {
    fw::Path path(pat_rules());
    wire::Ipv4Header header;
    header.source = kHost;
    header.destination = kVisitor;
    header.protocol = static_cast<wire::IpProtocol>(47);
    QVERIFY(!send(path, kInside, wire::build_ipv4(header, Bytes(20, 0))).passed());
    QCOMPARE(
        messages_of(path).back(),
        std::string("305006 portmap translation creation failed for protocol 47 src inside:10.89.129.196 "
                    "dst outside:192.168.1.50"));
  }

  // ---------------------------------------------------------------- ranges, identity, timeouts

  void network_and_broadcast_addresses_are_not_lent() {
    auto rules = pat_rules();
    rules.globals = {
        {kOutside, 1, {Ipv4Address(192, 168, 2, 14), Ipv4Address(192, 168, 2, 18)}, mask_of(28)}};
    fw::Path path(rules);
    std::vector<int> last_octets;
    for (std::uint8_t i = 0; i < 3; ++i) {
      const auto sent =
          send(path, kInside,
               syn({Ipv4Address(10, 89, 129, static_cast<std::uint8_t>(196 + i)), 9}, {kVisitor, 80}));
      if (sent.passed()) last_octets.push_back(static_cast<int>(sent.info.source.value() & 0xFF));
    }
    QCOMPARE(last_octets, (std::vector<int>{14, 17, 18}));
  }

  void an_address_that_came_back_is_lent_first() {
    auto rules = note_rules();
    rules.xlate_timeout = Seconds(600);
    fw::Path path(rules);
    (void)send(path, kInside, echo(kHost, kVisitor));
    (void)send(path, kInside, echo(kOtherHost, kVisitor), kStart + Seconds(500));
    QVERIFY(path.next_timeout() == kStart + Seconds(600));
    path.handle_timeout(kStart + Seconds(601));
    QCOMPARE(flags_of(path, kHost), std::string("none"));
    QCOMPARE(flags_of(path, kOtherHost), std::string("i"));
    QCOMPARE(messages_of(path).back(),
             std::string("305010 Teardown dynamic translation from inside:10.89.129.196 "
                         "to outside:192.168.1.6 duration 0:10:01"));
    QCOMPARE(send(path, kInside, echo(kRouter, kVisitor), kStart + Seconds(602)).info.source,
             Ipv4Address(192, 168, 1, 6));
  }

  void a_connection_keeps_its_translation_alive() {
    auto rules = pat_rules();
    rules.xlate_timeout = Seconds(60);
    rules.timeouts.udp = Seconds(120);
    fw::Path path(rules);
    (void)send(path, kInside, udp({kHost, 5000}, {kVisitor, 53}));
    path.handle_timeout(kStart + Seconds(90));
    QCOMPARE(path.xlates().at(1).connections, std::size_t{1});
    path.handle_timeout(kStart + Seconds(120));  // the connection ends, the translation begins to grow old
    QCOMPARE(path.xlates().at(1).connections, std::size_t{0});
    path.handle_timeout(kStart + Seconds(180));
    QCOMPARE(path.xlates().size(), std::size_t{1});
    QVERIFY(messages_of(path).back().starts_with("305012 Teardown dynamic UDP translation from"));
    QVERIFY(!path.next_timeout());
    QCOMPARE(path.xlates_most(), std::size_t{2});
  }

  void identity_keeps_the_address_and_opens_the_way_back() {
    auto rules = pat_rules();
    rules.nat.push_back({kInside, 0, network(Ipv4Address(10, 89, 129, 192), 28)});
    fw::Path path(rules);
    QVERIFY(!send(path, kOutside, syn(kBrowser, {kHost, 22})).passed());
    QVERIFY(messages_of(path).back().starts_with("305005"));
    const auto out = send(path, kInside, syn({kHost, 4000}, {kVisitor, 80}));
    QVERIFY(out.info.from() == (Endpoint{kHost, 4000}));  // the longer mask wins over nat 1
    QCOMPARE(flags_of(path, kHost), std::string("iI"));
    QVERIFY(send(path, kOutside, syn(kBrowser, {kHost, 22})).passed());
    QCOMPARE(send(path, kInside, syn({kWebServer, 4000}, {kPartner, 80})).info.source, kWebGlobal);
  }

  void the_way_back_to_a_lent_address_is_open_if_the_list_permits() {
    fw::Path path(note_rules());
    (void)send(path, kInside, syn({kHost, 4000}, {kVisitor, 80}));
    const Ipv4Address lent(192, 168, 1, 6);
    QCOMPARE(std::string(send(path, kOutside, syn(kBrowser, {lent, 22})).verdict.step),
             std::string("access list"));
    auto rules = note_rules();
    rules.acls[1].rules.push_back(rule(true, fw::kTcp, any_address(), host(lent)));
    path.configure(rules);
    const auto in = send(path, kOutside, syn(kBrowser, {lent, 22}));
    QVERIFY(in.passed());
    QCOMPARE(in.info.destination, kHost);
  }

  void without_a_global_there_is_no_translation() {
    auto rules = note_rules();
    rules.globals.clear();
    fw::Path path(rules);
    QVERIFY(!send(path, kInside, syn({kHost, 4000}, {kVisitor, 80})).passed());
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{"305006 regular translation creation failed for tcp src "
                                       "inside:10.89.129.196/4000 dst outside:192.168.1.50/80"}));
    rules.nat.clear();
    path.configure(rules);
    QVERIFY(!send(path, kInside, syn({kHost, 4000}, {kVisitor, 80})).passed());
    QVERIFY(messages_of(path).at(0).starts_with("305005 No translation group found for tcp src inside:"));
  }

  // ---------------------------------------------------------------- statics

  void a_port_is_redirected() {
    auto rules = pat_rules(kOwn);
    fw::StaticMapping web{kInside, kOutside, kHost, kOwn};
    web.protocol = fw::kTcp;
    web.mapped_port = 8080;
    web.real_port = 80;
    rules.statics = {web};
    fw::Path path(rules);
    const auto in = send(path, kOutside, syn(kBrowser, {kOwn, 8080}));
    QVERIFY(in.passed() && is_whole(in.packet));
    QVERIFY(in.info.to() == (Endpoint{kHost, 80}));
    const auto back = send(path, kInside, tcp({kHost, 80}, kBrowser, wire::kTcpSyn | wire::kTcpAck));
    QVERIFY(back.passed() && is_whole(back.packet));
    QVERIFY(back.info.from() == (Endpoint{kOwn, 8080}));
    // Only that port and that protocol.
    QVERIFY(send(path, kOutside, syn(kBrowser, {kOwn, 8081})).verdict.outcome == Outcome::to_self);
    QVERIFY(send(path, kOutside, udp(kBrowser, {kOwn, 8080})).verdict.outcome == Outcome::to_self);
    // A port that a static owns is not lent.
    QVERIFY(path.is_mapped_address(kOutside, kOwn));
    for (int i = 0; i < 7100; ++i) {
      const auto out =
          send(path, kInside, syn({kOtherHost, static_cast<std::uint16_t>(2000 + i)}, {kVisitor, 80}));
      QVERIFY(out.info.source_port != 8080);
    }
    QCOMPARE(flags_of(path, kHost), std::string("rs"));
  }

  void the_interface_may_be_given_to_one_host() {
    auto rules = pat_rules(kOwn);
    rules.statics = {{kInside, kOutside, kHost, kOwn}};
    fw::Path path(rules);
    const auto in = send(path, kOutside, syn(kBrowser, {kOwn, 3389}));
    QVERIFY(in.passed());
    QVERIFY(in.info.to() == (Endpoint{kHost, 3389}));
    QVERIFY(send(path, kOutside, tcp(kBrowser, {kOwn, 3389}, wire::kTcpAck, 2, 1)).passed());
    // An answer to a connection of the appliance itself stays with it.
    QVERIFY(send(path, kOutside, tcp({kVisitor, 49}, {kOwn, 40000}, wire::kTcpSyn | wire::kTcpAck))
                .verdict.outcome == Outcome::to_self);
  }

  void a_network_is_translated_host_by_host() {
    auto rules = pat_rules();
    rules.statics = {
        {kInside, kOutside, Ipv4Address(10, 89, 129, 192), Ipv4Address(192, 168, 9, 64), mask_of(28)}};
    fw::Path path(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 1}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 9, 68));
    QCOMPARE(send(path, kOutside, syn(kBrowser, {Ipv4Address(192, 168, 9, 69), 80})).info.destination,
             kOtherHost);
    QVERIFY(path.is_mapped_address(kOutside, Ipv4Address(192, 168, 9, 79)));
    QVERIFY(!path.is_mapped_address(kOutside, Ipv4Address(192, 168, 9, 80)));
  }

  void the_first_static_that_fits_is_taken() {
    auto rules = pat_rules();
    const Ipv4Address first(192, 168, 1, 30);
    rules.statics = {
        {kInside, kOutside, kHost, first, mask_of(32)},
        {kInside, kOutside, Ipv4Address(10, 89, 129, 192), Ipv4Address(192, 168, 9, 64), mask_of(28)},
        {kInside, kOutside, kHost, Ipv4Address(192, 168, 1, 31), mask_of(32)}};
    fw::Path path(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 1}, {kVisitor, 80})).info.source, first);
    std::swap(rules.statics[0], rules.statics[1]);
    fw::Path other(rules);
    QCOMPARE(send(other, kInside, syn({kHost, 1}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 9, 68));
  }

  void a_policy_static_asks_its_list() {
    auto rules = pat_rules();
    rules.acls.push_back({"to-partner", {rule(true, 0, host(kHost), host(kPartner))}});
    fw::StaticMapping policy{kInside, kOutside, kHost, Ipv4Address(192, 168, 1, 40)};
    policy.acl = 2;
    rules.statics = {policy, {kInside, kOutside, kHost, Ipv4Address(192, 168, 1, 41), mask_of(32)}};
    fw::Path path(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 1}, {kPartner, 80})).info.source, Ipv4Address(192, 168, 1, 40));
    QCOMPARE(send(path, kInside, syn({kHost, 1}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 1, 41));
    QCOMPARE(send(path, kOutside, syn({kPartner, 9}, {Ipv4Address(192, 168, 1, 40), 80})).info.destination,
             kHost);
    QVERIFY(!send(path, kOutside, syn({kVisitor, 9}, {Ipv4Address(192, 168, 1, 40), 80})).passed());
  }

  void an_outside_static_changes_what_the_inside_sees() {
    auto rules = pat_rules();
    const Ipv4Address seen(10, 89, 129, 140);
    rules.statics.push_back({kOutside, kInside, kPartner, seen, mask_of(32)});
    fw::Path path(rules);
    const auto out = send(path, kInside, syn({kHost, 2000}, {seen, 80}));
    QVERIFY(out.passed() && is_whole(out.packet));
    QVERIFY(out.info.to() == (Endpoint{kPartner, 80}));
    QCOMPARE(out.info.source, kShared);
    const auto back =
        send(path, kOutside, tcp({kPartner, 80}, out.info.from(), wire::kTcpSyn | wire::kTcpAck));
    QVERIFY(back.passed() && is_whole(back.packet));
    QVERIFY(back.info.from() == (Endpoint{seen, 80}) && back.info.to() == (Endpoint{kHost, 2000}));
    QCOMPARE(
        messages_of(path).at(1),
        std::string("302013 Built outbound TCP connection 1 for outside:172.16.5.5/80 (10.89.129.140/80) to "
                    "inside:10.89.129.196/2000 (192.168.1.20/1024)"));
    // And for connections that the partner begins.
    const auto in = send(path, kOutside, syn({kPartner, 999}, {kWebGlobal, 80}));
    QVERIFY(in.passed());
    QVERIFY(in.info.from() == (Endpoint{seen, 999}) && in.info.to() == (Endpoint{kWebServer, 80}));
    const auto answer =
        send(path, kInside, tcp({kWebServer, 80}, {seen, 999}, wire::kTcpSyn | wire::kTcpAck));
    QVERIFY(answer.passed());
    QVERIFY(answer.info.from() == (Endpoint{kWebGlobal, 80}) &&
            answer.info.to() == (Endpoint{kPartner, 999}));
  }

  void nat_outside_translates_sources_of_the_lower_side() {
    auto rules = pat_rules();
    fw::NatSource outside{kOutside, 5, host(kPartner)};
    outside.outside = true;
    rules.nat.push_back(outside);
    rules.globals.push_back({kInside, 5, {Ipv4Address(10, 89, 129, 205), Ipv4Address(10, 89, 129, 206)}});
    fw::Path path(rules);
    QCOMPARE(send(path, kOutside, syn({kPartner, 9}, {kWebGlobal, 80})).info.source,
             Ipv4Address(10, 89, 129, 205));
    QCOMPARE(send(path, kOutside, syn({kVisitor, 9}, {kWebGlobal, 80})).info.source, kVisitor);
    QCOMPARE(flags_of(path, kPartner), std::string("o"));
    const auto back =
        send(path, kInside,
             tcp({kWebServer, 80}, {Ipv4Address(10, 89, 129, 205), 9}, wire::kTcpSyn | wire::kTcpAck));
    QCOMPARE(back.info.destination, kPartner);
  }

  // ---------------------------------------------------------------- order

  void policy_nat_comes_before_plain_and_the_longest_mask_wins() {
    auto rules = pat_rules();
    rules.statics.clear();
    const auto shared = [](std::uint8_t last) {
      return IpRange{Ipv4Address(192, 168, 1, last), Ipv4Address(192, 168, 1, last)};
    };
    rules.acls.push_back({"partners", {rule(true, 0, any_address(), host(kPartner))}});
    rules.nat = {{kInside, 1, any_address()},
                 {kInside, 2, network(Ipv4Address(10, 89, 129, 192), 28)},
                 {kInside, 3, network(Ipv4Address(10, 89, 129, 128), 25)},
                 {kInside, 4, any_address(), 2}};
    rules.globals = {{kOutside, 1, shared(21)},
                     {kOutside, 2, shared(22)},
                     {kOutside, 3, shared(23)},
                     {kOutside, 4, shared(24)}};
    fw::Path path(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 1025}, {kVisitor, 80})).info.source,
             Ipv4Address(192, 168, 1, 22));
    QCOMPARE(send(path, kInside, syn({kWebServer, 1025}, {kVisitor, 80})).info.source,
             Ipv4Address(192, 168, 1, 23));
    QCOMPARE(send(path, kInside, syn({Ipv4Address(10, 1, 1, 1), 1025}, {kVisitor, 80})).info.source,
             Ipv4Address(192, 168, 1, 21));
    QCOMPARE(send(path, kInside, syn({kHost, 1026}, {kPartner, 80})).info.source,
             Ipv4Address(192, 168, 1, 24));
    for (const auto& xlate : path.xlates()) QCOMPARE(xlate.connections, std::size_t{1});
    bool named = false;
    for (const auto& text : messages_of(path))
      named = named || text.find("from inside(partners):10.89.129.196/1026") != std::string::npos;
    QVERIFY(named);
  }

  void a_translation_of_a_policy_is_not_used_for_other_flows() {
    auto rules = note_rules();
    rules.acls.push_back({"partners", {rule(true, 0, any_address(), host(kPartner))}});
    rules.nat.push_back({kInside, 4, any_address(), 2});
    rules.globals.push_back({kOutside, 4, {Ipv4Address(192, 168, 1, 60), Ipv4Address(192, 168, 1, 70)}});
    fw::Path path(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 1}, {kPartner, 80})).info.source, Ipv4Address(192, 168, 1, 60));
    QCOMPARE(send(path, kInside, syn({kHost, 2}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 1, 6));
  }

  void exemption_comes_before_everything() {
    auto rules = pat_rules();
    fw::Path path(rules);
    path.routes().add_host(kPoolAddress, kOutside);
    const auto sent = send(path, kInside, syn({kWebServer, 1}, {kPoolAddress, 80}));
    QVERIFY(sent.info.from() == (Endpoint{kWebServer, 1}));
    QCOMPARE(path.xlates().size(), std::size_t{1});
  }

  void what_is_lent_stays_when_the_lines_change() {
    fw::Path path(note_rules());
    (void)send(path, kInside, syn({kHost, 1}, {kVisitor, 80}));
    auto rules = note_rules();
    rules.globals = {{kOutside, 1, {Ipv4Address(192, 168, 1, 30), Ipv4Address(192, 168, 1, 33)}}};
    path.configure(rules);
    QCOMPARE(send(path, kInside, syn({kHost, 2}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 1, 6));
    path.clear_xlates(kStart);
    QVERIFY(path.connections().empty());
    QCOMPARE(send(path, kInside, syn({kHost, 3}, {kVisitor, 80})).info.source, Ipv4Address(192, 168, 1, 30));
  }

  // ---------------------------------------------------------------- limits

  void connections_of_a_host_are_limited() {
    auto rules = pat_rules();
    rules.statics[0].limits.connections = 2;
    fw::Path path(rules);
    QVERIFY(send(path, kOutside, syn({kVisitor, 1}, {kWebGlobal, 80})).passed());
    QVERIFY(send(path, kOutside, udp({kVisitor, 2}, {kWebGlobal, 80})).passed());
    (void)messages_of(path);
    const auto third = send(path, kOutside, syn({kVisitor, 3}, {kWebGlobal, 80}));
    QCOMPARE(std::string(third.verdict.step), std::string("limits"));
    QCOMPARE(messages_of(path),
             (std::vector<std::string>{"201002 Too many connections on static 192.168.1.11! 1 2"}));
    // A connection that ends makes room.
    (void)send(path, kOutside, tcp({kVisitor, 1}, {kWebGlobal, 80}, wire::kTcpRst));
    QVERIFY(send(path, kOutside, syn({kVisitor, 3}, {kWebGlobal, 80})).passed());
  }

  void half_open_connections_are_limited() {
    auto rules = pat_rules();
    rules.nat[0].limits.embryonic = 1;
    fw::Path path(rules);
    const auto first = send(path, kInside, syn({kHost, 5001}, {kVisitor, 80}));
    QVERIFY(first.passed());
    (void)messages_of(path);
    QVERIFY(!send(path, kInside, syn({kHost, 5002}, {kVisitor, 80})).passed());
    QVERIFY(messages_of(path).back().starts_with(
        "201003 Embryonic limit exceeded 1/1 for 192.168.1.50/80 (192.168.1.20)"));
    QVERIFY(send(path, kInside, syn({kOtherHost, 5002}, {kVisitor, 80})).passed());  // each host for itself
    QVERIFY(send(path, kInside, udp({kHost, 5003}, {kVisitor, 80})).passed());
    // A finished handshake is not half-open any more.
    (void)send(path, kOutside, tcp({kVisitor, 80}, first.info.from(), wire::kTcpSyn | wire::kTcpAck, 9, 2));
    (void)send(path, kInside, tcp({kHost, 5001}, {kVisitor, 80}, wire::kTcpAck, 2, 10));
    QVERIFY(send(path, kInside, syn({kHost, 5002}, {kVisitor, 80})).passed());
  }

  // ---------------------------------------------------------------- ICMP errors

  void errors_reach_the_owner_of_the_connection() {
    fw::Path path(pat_rules());
    const auto out = send(path, kInside, udp({kHost, 3456}, {kVisitor, 53}, 40));
    const auto error =
        send(path, kOutside,
             wire::build_icmp_error(kVisitor, wire::IcmpType::unreachable, 3, *wire::parse_ipv4(out.packet)));
    QVERIFY(error.passed() && is_whole(error.packet));
    QCOMPARE(error.info.destination, kHost);
    // The host must recognise its own packet: addresses, port, and the checksums that are quoted.
    const auto quoted = fw::quoted(error.packet);
    QVERIFY(quoted && quoted->from == (Endpoint{kHost, 3456}) && quoted->to == (Endpoint{kVisitor, 53}));
    const auto message = wire::IcmpMessage::read(wire::parse_ipv4(error.packet)->payload);
    QVERIFY(message.has_value());
    const Bytes original = udp({kHost, 3456}, {kVisitor, 53}, 40);
    // All but the time to live and the header's checksum is what was sent.
    Bytes quotation = message->data;
    QVERIFY(quotation.size() >= 28);
    quotation[8] = original[8];
    wire::refresh_ipv4_checksum(quotation);
    QVERIFY(std::equal(quotation.begin(), quotation.begin() + 28, original.begin()));
  }

  void errors_need_a_permit() {
    auto rules = pat_rules();
    rules.acls[1].rules = {rule(true, fw::kTcp, any_address(), any_address())};
    fw::Path path(rules);
    const auto out = send(path, kInside, udp({kHost, 3456}, {kVisitor, 53}, 40));
    const auto error = send(
        path, kOutside,
        wire::build_icmp_error(kGateway, wire::IcmpType::time_exceeded, 0, *wire::parse_ipv4(out.packet)));
    QCOMPARE(std::string(error.verdict.step), std::string("access list"));
  }

  void errors_about_pings_find_the_pinging_host() {
    fw::Path path(pat_rules());
    (void)send(path, kInside, wire::build_echo(kOtherHost, kVisitor, 700, 1, Bytes(8, 1)));
    const auto out = send(path, kInside, wire::build_echo(kHost, kVisitor, 700, 1, Bytes(8, 1)));
    const auto error = send(
        path, kOutside,
        wire::build_icmp_error(kGateway, wire::IcmpType::time_exceeded, 0, *wire::parse_ipv4(out.packet)));
    QVERIFY(error.passed() && is_whole(error.packet));
    QCOMPARE(error.info.destination, kHost);
    QCOMPARE(int(fw::quoted(error.packet)->from.port), 700);
    QCOMPARE(error.info.source, kGateway);
  }

  void errors_from_the_inside_show_global_addresses_only() {
    auto rules = pat_rules();
    fw::Path path(rules);
    const auto in = send(path, kOutside, udp(kBrowser, {kWebGlobal, 9}, 40));
    QVERIFY(in.passed());
    // From the host itself, and from a router on the way to it.
    for (const Ipv4Address speaker : {kWebServer, kRouter}) {
      const auto error =
          send(path, kInside,
               wire::build_icmp_error(speaker, wire::IcmpType::unreachable, 1, *wire::parse_ipv4(in.packet)));
      QVERIFY(error.passed() && is_whole(error.packet));
      QCOMPARE(error.info.source, speaker == kWebServer ? kWebGlobal : kShared);
      QCOMPARE(error.info.destination, kVisitor);
      const auto quoted = fw::quoted(error.packet);
      QVERIFY(quoted->from == kBrowser && quoted->to == (Endpoint{kWebGlobal, 9}));
    }
    QCOMPARE(path.xlates().size(), std::size_t{1});
  }

  void errors_about_nobodys_packets_go_nowhere() {
    fw::Path path(pat_rules());
    const Bytes never_sent = udp({kShared, 1024}, {kVisitor, 53}, 40);
    const auto error =
        send(path, kOutside,
             wire::build_icmp_error(kVisitor, wire::IcmpType::unreachable, 3, *wire::parse_ipv4(never_sent)));
    QVERIFY(!error.passed());
  }

  // ---------------------------------------------------------------- seen and cleared from outside

  void translations_are_cleared_by_filter_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("left");
    const QStringList all{"10.89.129.131", "10.89.129.196", "10.89.129.197", "10.89.129.193"};
    QTest::newRow("all") << "" << QStringList{all[0]};
    QTest::newRow("global") << "global 192.168.1.6" << QStringList{all[0], all[2], all[3]};
    QTest::newRow("range of globals") << "global 192.168.1.6-192.168.1.7" << QStringList{all[0], all[3]};
    QTest::newRow("local network") << "local 10.89.129.196 netmask 255.255.255.254"
                                   << QStringList{all[0], all[3]};
    QTest::newRow("port") << "gport 1024" << QStringList{all[0], all[1], all[2]};
    QTest::newRow("another port") << "gport 1025-1030" << all;
    QTest::newRow("local port") << "lport 5000" << QStringList{all[0], all[1], all[2]};
    QTest::newRow("portmaps") << "state portmap" << QStringList{all[0], all[1], all[2]};
    QTest::newRow("another interface") << "interface dmz" << all;
    QTest::newRow("interface") << "interface outside" << QStringList{all[0]};
    QTest::newRow("two conditions") << "local 10.89.129.196 state portmap" << all;
  }
  void translations_are_cleared_by_filter() {
    QFETCH(QString, words);
    QFETCH(QStringList, left);
    auto rules = pat_rules();
    rules.globals.push_back({kOutside, 1, {Ipv4Address(192, 168, 1, 6), Ipv4Address(192, 168, 1, 7)}});
    fw::Path path(rules);
    for (const Ipv4Address from : {kHost, kOtherHost, kRouter})
      (void)send(path, kInside, syn({from, 5000}, {kVisitor, 80}));
    const auto filter = fw::XlateFilter::parse(words.toStdString());
    QVERIFY(filter.has_value());
    path.clear_xlates(kStart, *filter);
    QStringList found;
    for (const auto& xlate : path.xlates())
      found.append(QString::fromStdString(xlate.local.address.to_string()));
    QCOMPARE(found, left);
    // The connections went with them.
    QCOMPARE(static_cast<int>(path.connections().size()), static_cast<int>(left.size()) - 1);
  }

  void other_words_are_no_filter() {
    for (const char* words : {"global", "global 1.2.3", "gport 70000", "state odd", "netmask 255.0.0.0",
                              "colour red", "gport 5-4"}) {
      QVERIFY2(!fw::XlateFilter::parse(words), words);
    }
  }

  void a_static_stays_and_its_connections_end() {
    fw::Path path(pat_rules());
    (void)send(path, kOutside, syn(kBrowser, {kWebGlobal, 80}));
    QCOMPARE(path.xlates().at(0).connections, std::size_t{1});
    path.clear_xlates(kStart);
    QVERIFY(path.connections().empty());
    QCOMPARE(path.xlates().size(), std::size_t{1});
  }

  void a_local_host_is_cleared() {
    fw::Path path(pat_rules());
    (void)send(path, kInside, syn({kHost, 5000}, {kVisitor, 80}));
    (void)send(path, kInside, syn({kOtherHost, 5000}, {kVisitor, 80}));
    path.clear_local_host(kStart, kHost);
    QCOMPARE(path.connections().size(), std::size_t{1});
    QCOMPARE(flags_of(path, kHost), std::string("none"));
    QCOMPARE(flags_of(path, kOtherHost), std::string("ri"));
    const auto number = path.connections().at(0).number;
    QVERIFY(path.end_connection_number(kStart, number));
    QVERIFY(!path.end_connection_number(kStart, number));
  }

  void many_short_lived_flows_use_the_ports_again() {
    auto rules = pat_rules();
    rules.timeouts.udp = Seconds(60);
    rules.xlate_timeout = Seconds(60);
    fw::Path path(rules);
    TimePoint now = kStart;
    for (int round = 0; round < 3; ++round) {
      for (int i = 0; i < 300; ++i) {
        const Ipv4Address host(10, static_cast<std::uint8_t>(round), static_cast<std::uint8_t>(i / 200),
                               static_cast<std::uint8_t>(1 + i % 200));
        QVERIFY(send(path, kInside, udp({host, 1000}, {kVisitor, 53}), now).passed());
      }
      now += Seconds(60);
      path.handle_timeout(now);
      now += Seconds(60);
      path.handle_timeout(now);
      QCOMPARE(path.xlates().size(), std::size_t{1});
      while (path.poll_event()) {
      }
    }
  }
};

DRAWBRIDGE_TEST(NatTest);
#include "nat_test.moc"
