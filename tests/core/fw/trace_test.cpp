// SPDX-License-Identifier: GPL-3.0-or-later
// The packet tracer: what it says of a packet is what the path then does with it, and asking changes nothing.
#include "fw/path_trace.h"

#include <QTest>

#include <set>

#include "base/random.h"
#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using fw::Outcome;
using fw::TraceOutcome;
using fw::TraceVerdict;

namespace {

const Endpoint kBrowser{kVisitor, 1024};
const Endpoint kServer{kWebServer, 80};
const Endpoint kServerSeen{kWebGlobal, 80};

fw::TraceRequest request(const char* interface, const Endpoint& from, const Endpoint& to) {
  fw::TraceRequest made;
  made.interface = interface;
  made.from = from;
  made.to = to;
  return made;
}

const fw::TraceStep& step(const fw::TraceResult& result, const std::string& name) {
  for (const auto& one : result.steps) {
    if (one.name == name) return one;
  }
  qFatal("no step %s", name.c_str());
}

/// Everything that could have been changed, as text.
std::string state_of(const fw::Path& path) {
  std::string text;
  for (const auto& one : path.counters()) text += one.name + std::to_string(one.value) + ";";
  for (const auto& c : path.connections()) {
    text += std::to_string(c.number) + c.flags + c.foreign.to_string() + c.local.to_string() + "/" +
            std::to_string(c.bytes_in) + "/" + std::to_string(c.last.time_since_epoch().count()) + ";";
  }
  for (const auto& x : path.xlates()) {
    text +=
        x.local.to_string() + x.global.to_string() + std::to_string(x.last.time_since_epoch().count()) + ";";
  }
  for (const auto& acl : path.rules().acls) {
    const auto* list = path.acl(acl.id);
    for (std::size_t i = 0; i < acl.rules.size(); ++i) text += std::to_string(list->hits(i)) + ",";
  }
  for (std::size_t i = 0; i < path.rules().conduits.rules.size(); ++i) {
    text += std::to_string(path.conduits().hits(i)) + ",";
  }
  for (const auto& user : path.uauth().status().entries) text += user.user;
  const auto next = path.next_timeout();
  return text + (next ? std::to_string(next->time_since_epoch().count()) : "none");
}

// ------------------------------------------------------------------ random appliances

/// Few addresses and ports, so that rules and packets often meet.
class World {
 public:
  explicit World(std::uint64_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t n) { return random_.below(n); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

  Ipv4Address address() {
    static const Ipv4Address kPool[] = {
        kVisitor,           kWebServer,         kWebGlobal,         kRouter,           kGateway,
        kPoolAddress,       {192, 168, 1, 6},   {192, 168, 1, 7},   {192, 168, 1, 12}, {192, 168, 1, 1},
        {10, 89, 129, 194}, {10, 89, 129, 195}, {10, 89, 129, 150}, {172, 16, 5, 1},   {172, 16, 5, 9},
        {172, 16, 5, 20},   {8, 8, 8, 8},       {192, 168, 1, 255}};
    return kPool[below(std::size(kPool))];
  }
  std::uint16_t port() {
    static const std::uint16_t kPool[] = {21, 23, 25, 53, 80, 443, 1024, 2000, 6060};
    return kPool[below(std::size(kPool))];
  }
  std::uint8_t protocol() {
    static const std::uint8_t kPool[] = {6, 6, 6, 17, 17, 1, 1, 47};
    return kPool[below(std::size(kPool))];
  }
  fw::AddressMatch match() {
    switch (below(4)) {
      case 0:
        return any_address();
      case 1:
        return network(address(), 24 + static_cast<int>(below(5)));
      default:
        return host(address());
    }
  }
  fw::PortMatch ports() {
    if (chance(60)) return {};
    const std::uint16_t first = port();
    return {first, std::max(first, port()), chance(10)};
  }
  fw::AclRule rule_of(std::uint32_t percent_permit) {
    fw::AclRule made =
        rule(chance(percent_permit), chance(40) ? std::uint8_t{0} : protocol(), match(), match());
    if (made.protocol == fw::kTcp || made.protocol == fw::kUdp) {
      made.source_port = chance(20) ? ports() : fw::PortMatch{};
      made.destination_port = ports();
    }
    if (made.protocol == fw::kIcmp && chance(50)) made.icmp_type = static_cast<int>(below(2)) * 8;
    return made;
  }
  fw::ServiceRule service_rule() {
    fw::ServiceRule made;
    made.exclude = chance(20);
    made.direction = static_cast<fw::ServiceRule::Direction>(below(3));
    made.interface = static_cast<int>(below(3));
    made.protocol = chance(80) ? fw::kTcp : protocol();
    made.port = ports();
    made.local = match();
    made.foreign = match();
    made.tag = "AuthInbound";
    if (chance(15)) made.acl = static_cast<int>(below(4));
    return made;
  }

  fw::Rules rules() {
    fw::Rules made;
    made.interfaces = {
        {"outside", 0, Ipv4Address(192, 168, 1, 1), {Ipv4Address(192, 168, 1, 1), 24}},
        {"inside", 100, Ipv4Address(10, 89, 129, 194), {Ipv4Address(10, 89, 129, 194), 28}},
        {"dmz", chance(10) ? 100 : 50, Ipv4Address(172, 16, 5, 1), {Ipv4Address(172, 16, 5, 1), 24}},
    };
    made.interfaces[below(3)].reverse_path = chance(30);
    made.routes = {
        {0, {Ipv4Address(192, 168, 1, 0), 24}, std::nullopt, 0},
        {1, {Ipv4Address(10, 89, 129, 192), 28}, std::nullopt, 0},
        {2, {Ipv4Address(172, 16, 5, 0), 24}, std::nullopt, 0},
        {1, {Ipv4Address(10, 89, 129, 128), 25}, kRouter, 1},
    };
    if (chance(80)) made.routes.push_back({0, {Ipv4Address(), 0}, kGateway, 1});
    for (int i = 0; i < 4; ++i) {
      fw::Acl acl{"list" + std::to_string(i), {}};
      const std::uint32_t size = below(8);
      for (std::uint32_t k = 0; k < size; ++k) {
        acl.rules.push_back(rule_of(70));
        acl.rules.back().line = static_cast<int>(k) + 1;
      }
      if (chance(40)) acl.rules.push_back(rule(true, 0, any_address(), any_address()));
      made.acls.push_back(std::move(acl));
    }
    for (int i = 0; i < 3; ++i) {
      if (chance(60)) made.bound_acls.push_back({i, static_cast<int>(below(4)), chance(20)});
    }
    if (chance(60)) made.exemptions.push_back({1 + static_cast<int>(below(2)), static_cast<int>(below(4))});
    if (chance(80)) made.statics.push_back({1, 0, kWebServer, kWebGlobal, mask_of(32)});
    if (chance(40)) {
      fw::StaticMapping ports_only{1, 0, Ipv4Address(10, 89, 129, 195), Ipv4Address(192, 168, 1, 12),
                                   mask_of(32)};
      ports_only.protocol = fw::kTcp;
      ports_only.mapped_port = 80;
      ports_only.real_port = 2000;
      made.statics.push_back(ports_only);
    }
    if (chance(30)) {
      made.statics.push_back(
          {1, 2, Ipv4Address(10, 89, 129, 128), Ipv4Address(10, 89, 129, 128), mask_of(25)});
    }
    for (fw::StaticMapping& each : made.statics) {
      if (chance(50)) each.limits = {1, below(2)};
    }
    for (int interface = 1; interface <= 2; ++interface) {
      if (chance(80)) made.nat.push_back({interface, chance(15) ? 0 : 1, match(), fw::kNoAcl});
      if (chance(25)) made.nat.push_back({interface, 2, any_address(), static_cast<int>(below(4))});
    }
    if (chance(70))
      made.globals.push_back({0, 1, {Ipv4Address(192, 168, 1, 6), Ipv4Address(192, 168, 1, 7)}});
    if (chance(60))
      made.globals.push_back({0, 1, {Ipv4Address(192, 168, 1, 12), Ipv4Address(192, 168, 1, 12)}});
    if (chance(40))
      made.globals.push_back({0, 2, {Ipv4Address(192, 168, 1, 1), Ipv4Address(192, 168, 1, 1)}});
    if (chance(40))
      made.globals.push_back({2, 1, {Ipv4Address(172, 16, 5, 20), Ipv4Address(172, 16, 5, 21)}});
    made.tunnel_skips_acl = chance(50);
    made.tunnel_skips_all = !made.tunnel_skips_acl && chance(30);
    if (chance(40)) {
      for (int i = 0; i < 4; ++i) made.conduits.rules.push_back(rule_of(80));
    }
    if (chance(30)) made.established.push_back({});
    if (chance(40))
      made.icmp.push_back({static_cast<int>(below(3)), chance(50), match(), chance(50) ? 8 : -1});
    for (std::uint32_t i = below(3); i > 0; --i) made.authentication.push_back(service_rule());
    if (chance(20)) made.authorization.push_back(service_rule());
    if (chance(15)) made.authorization.push_back({});  // all that comes in
    if (chance(20)) made.virtual_servers.telnet = kWebGlobal;
    return made;
  }

  void add_state(fw::Path& path) {
    if (chance(50)) path.routes().add_host(kPoolAddress, 0);
    for (const Ipv4Address user : {kVisitor, kPoolAddress, kWebServer}) {
      if (!chance(40)) continue;
      fw::UauthEntry entry{"user", user};
      if (chance(40)) entry.access_list = "list" + std::to_string(below(5));
      if (chance(30)) entry.authorized = {"10.89.129.131/http"};
      (void)path.login(kStart, entry);
    }
  }

  fw::TraceRequest packet() {
    static const char* const kNames[] = {"outside", "inside", "dmz"};
    fw::TraceRequest made;
    made.interface = kNames[below(3)];
    made.protocol = protocol();
    made.from = {address(), port()};
    made.to = {address(), port()};
    if (chance(20)) {  // to the web server from outside
      made.interface = kNames[0];
      made.protocol = fw::kTcp;
      made.from.address = chance(50) ? kVisitor : Ipv4Address(8, 8, 8, 8);
      made.to.address = kWebGlobal;
    }
    made.from_tunnel = made.interface == "outside" && chance(20);
    made.icmp_type = chance(50) ? 8 : 0;
    static const std::uint8_t kFlags[] = {wire::kTcpSyn, wire::kTcpSyn,
                                          wire::kTcpSyn, wire::kTcpSyn | wire::kTcpAck,
                                          wire::kTcpAck, wire::kTcpRst};
    made.tcp_flags = kFlags[below(std::size(kFlags))];
    return made;
  }

 private:
  SeededRandom random_;
};

}  // namespace

class TraceTest : public QObject {
  Q_OBJECT

 private slots:
  void a_visitor_to_the_web_server_step_by_step() {
    fw::Path path(note_rules());
    const auto result = path.trace(kStart, request("outside", kBrowser, kServerSeen));
    QVERIFY(result.understood);
    QVERIFY(result.outcome == TraceOutcome::forward);
    QCOMPARE(result.egress, std::string("inside"));
    QCOMPARE(result.next_hop, kRouter);
    QVERIFY(result.to == kServer);
    QCOMPARE(result.steps[result.decided_at].name, std::string("route"));
    QVERIFY(step(result, "destination").verdict == TraceVerdict::changed);
    QCOMPARE(step(result, "destination").reason, std::string("static"));
    QCOMPARE(step(result, "destination").object,
             std::string("static (inside,outside) 192.168.1.11 10.89.129.131"));
    QVERIFY(step(result, "destination").to == kServer);
    const auto& list = step(result, "access list");
    QCOMPARE(list.reason, std::string("permit"));
    QCOMPARE(list.object, std::string("access-list 120 line 2"));
    QCOMPARE(list.comparisons.size(), std::size_t{2});
    QVERIFY(list.comparisons[0].miss == fw::TraceMiss::protocol);
    QVERIFY(list.comparisons[1].decided);
    QCOMPARE(result.message_id, 0);
    // Every step of the list is there, in its order.
    std::vector<std::string> names;
    for (const auto& one : result.steps) names.push_back(one.name);
    const auto all = fw::trace_step_names();
    QCOMPARE(names, std::vector<std::string>(all.begin() + 1, all.end() - 1));
  }

  void behind_a_drop_later_steps_tell_what_they_would_do() {
    auto rules = note_rules();
    for (auto& entry : rules.acls[1].rules) entry.destination = host(kWebServer);
    fw::ServiceRule all;
    all.tag = "AuthInbound";
    rules.authentication = {all};
    fw::Path path(rules);
    const auto result = path.trace(kStart, request("outside", kBrowser, kServerSeen));
    QVERIFY(result.outcome == TraceOutcome::drop);
    QCOMPARE(result.steps[result.decided_at].name, std::string("access list"));
    QCOMPARE(step(result, "access list").reason, std::string("implicit-deny"));
    QCOMPARE(step(result, "access list").args, (std::vector<std::string>{"120"}));
    for (const auto& one : step(result, "access list").comparisons) QVERIFY(!one.decided);
    QCOMPARE(result.message_id, 106023);
    QVERIFY(step(result, "translation").verdict == TraceVerdict::would_pass);
    QVERIFY(step(result, "login").verdict == TraceVerdict::would_drop);
    QCOMPARE(step(result, "login").args, (std::vector<std::string>{"AuthInbound", "http"}));
    QVERIFY(step(result, "route").verdict == TraceVerdict::would_pass);
  }

  void what_cannot_be_told_is_not_told() {
    fw::Path path(note_rules());
    const auto result = path.trace(kStart, request("outside", kBrowser, {Ipv4Address(192, 168, 1, 255), 80}));
    QCOMPARE(step(result, "own address").reason, std::string("broadcast"));
    QVERIFY(step(result, "access list").verdict == TraceVerdict::not_reached);
    QCOMPARE(step(result, "access list").reason, std::string("not-told"));
    QVERIFY(!path.trace(kStart, request("nowhere", kBrowser, kServerSeen)).understood);
  }

  void a_login_is_a_verdict_of_its_own() {
    auto rules = note_rules();
    fw::ServiceRule all;
    all.tag = "AuthInbound";
    rules.authentication = {all};
    fw::Path path(rules);
    QVERIFY(path.trace(kStart, request("outside", kBrowser, kServerSeen)).outcome == TraceOutcome::login);
    (void)path.login(kStart, {"alice", kVisitor});
    const auto result = path.trace(kStart, request("outside", kBrowser, kServerSeen));
    QVERIFY(result.outcome == TraceOutcome::forward);
    QCOMPARE(step(result, "login").args, (std::vector<std::string>{"alice"}));
  }

  void a_known_connection_is_told_by_its_number() {
    fw::Path path(note_rules());
    Bytes syn = tcp(kBrowser, kServerSeen, wire::kTcpSyn);
    (void)path.process(kStart, kOutside, false, syn);
    auto answer = request("inside", kServer, kBrowser);
    answer.tcp_flags = wire::kTcpSyn | wire::kTcpAck;
    const auto result = path.trace(kStart, answer);
    QVERIFY(result.outcome == TraceOutcome::forward);
    QCOMPARE(step(result, "known connection").args, (std::vector<std::string>{"1"}));
    QVERIFY(step(result, "known connection").verdict == TraceVerdict::changed);
    QVERIFY(step(result, "access list").verdict == TraceVerdict::not_reached);
    QVERIFY(result.from == kServerSeen);
  }

  void long_lists_are_cut_and_still_show_what_decided() {
    auto rules = note_rules();
    rules.acls[1].rules.clear();
    for (int i = 0; i < 1000; ++i) {
      auto other = rule(true, fw::kTcp, any_address(), host(Ipv4Address(10, 1, 1, 1)));
      other.line = i + 1;
      rules.acls[1].rules.push_back(other);
    }
    rules.acls[1].rules[777].destination = host(kWebGlobal);
    fw::Path path(rules);
    const auto result = path.trace(kStart, request("outside", kBrowser, kServerSeen));
    const auto& list = step(result, "access list").comparisons;
    QCOMPARE(list.size(), fw::kMaxComparisons);
    QCOMPARE(list.back().rule, std::string("access-list 120 line 778"));
    QVERIFY(list.back().decided);
  }

  void tracer_and_path_agree_on_10000_random_packets() {
    std::set<std::string> seen;
    int packets = 0;
    int forwarded = 0;
    for (std::uint64_t seed = 1; packets < 10000; ++seed) {
      World world(seed);
      fw::Path path(world.rules());
      world.add_state(path);
      TimePoint now = kStart;
      fw::TraceRequest last_asked = world.packet();
      for (int i = 0; i < 50; ++i, ++packets) {
        now += Seconds{static_cast<std::int64_t>(world.below(20))};
        if (world.chance(10)) path.handle_timeout(now);
        // Now and then the same once more from another port.
        fw::TraceRequest asked = world.chance(25) ? last_asked : world.packet();
        if (asked.from == last_asked.from) asked.from.port = static_cast<std::uint16_t>(3000 + i);
        last_asked = asked;
        // Now and then an answer to what is open.
        if (const auto open = path.connections(); !open.empty() && world.chance(30)) {
          const auto& one = open[world.below(static_cast<std::uint32_t>(open.size()))];
          asked.protocol = one.protocol;
          asked.interface = one.local_interface;
          asked.from = one.local;
          asked.to = one.foreign;
          asked.tcp_flags = wire::kTcpSyn | wire::kTcpAck;
          asked.from_tunnel = false;
        }
        while (path.poll_event()) {
        }
        const std::string before = state_of(path);
        const auto told = path.trace(now, asked);
        QCOMPARE(state_of(path), before);
        QVERIFY(!path.poll_event());

        Bytes octets = fw::trace_packet(asked);
        const auto ingress = path.rules().interface_named(asked.interface);
        const auto done = path.process(now, ingress, asked.from_tunnel, octets);
        const std::string step_told = told.steps[told.decided_at].name;
        const std::string step_done = done.step == "output" ? "route" : std::string(done.step);
        const std::string where = "seed " + std::to_string(seed) + " packet " + std::to_string(i) + ": " +
                                  step_told + " against " + step_done;
        QVERIFY2(step_told == step_done, where.c_str());
        seen.insert(step_done + std::to_string(static_cast<int>(done.outcome)));
        switch (done.outcome) {
          case Outcome::forward: {
            ++forwarded;
            QVERIFY2(told.outcome == TraceOutcome::forward, where.c_str());
            const auto info = fw::inspect(octets);
            QVERIFY(info.has_value());
            const bool ports = asked.protocol == fw::kTcp || asked.protocol == fw::kUdp;
            QVERIFY2(told.from == (ports ? info->from() : Endpoint{info->source, 0}), where.c_str());
            QVERIFY2(told.to == (ports ? info->to() : Endpoint{info->destination, 0}), where.c_str());
            QCOMPARE(told.next_hop, done.hop.next_hop);
            QCOMPARE(told.egress, path.rules().interfaces[static_cast<std::size_t>(done.hop.interface)].name);
            break;
          }
          case Outcome::to_self:
            QVERIFY2(told.outcome == TraceOutcome::to_self, where.c_str());
            break;
          case Outcome::login:
          case Outcome::authorize:
            QVERIFY2(told.outcome == TraceOutcome::login, where.c_str());
            break;
          default: {
            QVERIFY2(told.outcome == TraceOutcome::drop, where.c_str());
            int last = 0;
            std::string text;
            while (const auto event = path.poll_event()) {
              if (const auto* message = std::get_if<fw::Message>(&*event)) {
                last = message->id;
                text = message->text;
              }
            }
            // What was lent or built before a later step dropped the packet has messages of its own.
            if (last != 305009 && last != 305011 && last != 302013 && last != 302015) {
              QCOMPARE(told.message_id, last);
              QCOMPARE(told.message, text);
            }
            break;
          }
        }
      }
    }
    QVERIFY(forwarded > 500);
    // The walk came by most ways through the path.
    for (const char* way : {"spoofed source2", "own address1", "own address2", "no connection2",
                            "access list2", "translation2", "limits2", "login3", "login2", "route0",
                            "destination2", "reverse path2", "user access list2", "authorization2"}) {
      QVERIFY2(seen.contains(way), way);
    }
  }
};

DRAWBRIDGE_TEST(TraceTest);
#include "trace_test.moc"
