// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection does to this machine: which requests, in which order, with which networks and names.
#include <QTest>

#include "client/route_plan.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

const Ipv4Address kGateway(198, 51, 100, 1);
const Ipv4Address kInner(10, 89, 129, 200);

Prefix net(const char* text) {
  return *Prefix::parse(text);
}

ConfigureInterface given(std::initializer_list<const char*> include = {}) {
  ConfigureInterface it;
  it.address = kInner;
  it.gateway = kGateway;
  for (const char* text : include) {
    const Prefix network = net(text);
    it.secured_routes.push_back({network.address, network.mask()});
  }
  if (include.size() == 0) it.secured_routes.push_back({});
  return it;
}

TunnelFacts tunnel() {
  return {"drawbridge0", 1390, {kGateway}};
}
SystemState at_home() {
  return {{net("192.168.1.0/24")}, {}};
}

template <typename T>
const T* find(const Plan& plan) {
  for (const auto& request : plan.requests) {
    if (const T* it = std::get_if<T>(&request)) return it;
  }
  return nullptr;
}
std::string order(const Plan& plan) {
  std::string text;
  for (const auto& request : plan.requests) {
    text += (text.empty() ? "" : " ") + std::string(privilege::name_of(privilege::operation_of(request)));
  }
  return text;
}
std::string listed(const std::vector<Prefix>& networks) {
  std::string text;
  for (const Prefix& network : networks) text += (text.empty() ? "" : " ") + network.to_string();
  return text;
}

}  // namespace

class RoutePlanTest : public QObject {
  Q_OBJECT
 private slots:
  void aFullTunnelShutsTheDoorsFirst() {
    Profile profile;
    profile.kill_switch = true;
    auto assigned = given();
    assigned.assigned.dns = {Ipv4Address(10, 0, 0, 53)};
    const auto plan = plan_tunnel(profile, assigned, tunnel(), at_home());
    QVERIFY(plan.has_value());
    QVERIFY(plan->full_tunnel);
    QCOMPARE(order(*plan), std::string("set-address kill-switch block-ipv6 set-routes set-dns"));
    QVERIFY(*find<privilege::SetAddress>(*plan) == (privilege::SetAddress{"drawbridge0", kInner, 1390}));
    const auto* routes = find<privilege::SetRoutes>(*plan);
    QCOMPARE(routes->gateway, kGateway);
    QCOMPARE(listed(routes->through), std::string("0.0.0.0/0"));
    QVERIFY(routes->around.empty() && !routes->local_lan);
    QVERIFY(!find<privilege::KillSwitch>(*plan)->local_lan);
    QVERIFY(find<privilege::SetDns>(*plan)->all_names);

    profile.kill_switch = false;
    profile.block_ipv6 = false;
    assigned.assigned.dns.clear();
    QCOMPARE(order(*plan_tunnel(profile, assigned, tunnel(), at_home())),
             std::string("set-address set-routes"));
  }
  void theLocalNetworkStaysOutOfAFullTunnelIfTheUserWants() {
    Profile profile;
    auto assigned = given();
    assigned.assigned.split_exclude = {net("10.1.0.0/16"), net("0.0.0.0/32"), net("0.0.0.0/1"),
                                       net("203.0.113.0/24")};
    auto plan = plan_tunnel(profile, assigned, tunnel(), at_home());
    QVERIFY(find<privilege::SetRoutes>(*plan)->around.empty() &&
            !find<privilege::SetRoutes>(*plan)->local_lan);

    profile.allow_local_lan = true;
    plan = plan_tunnel(profile, assigned, tunnel(), at_home());
    const auto* routes = find<privilege::SetRoutes>(*plan);
    QCOMPARE(listed(routes->around), std::string("10.1.0.0/16"));
    QVERIFY(routes->local_lan);
    // A gateway cannot have half of the world sent in clear under the name of a local network.
    QCOMPARE(plan->notes.size(), std::size_t{2});
    for (const PlanNote& note : plan->notes) QCOMPARE(note.kind, PlanNote::Kind::exclusion_wide);

    assigned.assigned.split_exclude = {net("10.1.0.0/16")};
    QVERIFY(!find<privilege::SetRoutes>(*plan_tunnel(profile, assigned, tunnel(), at_home()))->local_lan);
    assigned.assigned.split_exclude.clear();
    QVERIFY(find<privilege::SetRoutes>(*plan_tunnel(profile, assigned, tunnel(), at_home()))->local_lan);
  }
  void aSplitTunnelTakesItsListAndNothingOfThisMachine() {
    Profile profile;
    profile.block_ipv6 = true;  // of a full tunnel only
    auto assigned = given({"10.0.0.0/8", "10.1.0.0/16", "192.168.1.0/24", "192.168.1.128/25",
                           "192.168.0.0/16", "172.16.5.9/12"});
    assigned.assigned.dns = {Ipv4Address(10, 0, 0, 53), Ipv4Address(172, 40, 0, 53)};
    const auto plan = plan_tunnel(profile, assigned, tunnel(), at_home());
    QVERIFY(!plan->full_tunnel);
    QCOMPARE(order(*plan), std::string("set-address set-routes set-dns"));
    const auto* routes = find<privilege::SetRoutes>(*plan);
    // Once each, without bits beyond the mask, and a way to the server that the list forgot.
    QCOMPARE(listed(routes->through), std::string("10.0.0.0/8 172.16.0.0/12 172.40.0.53/32 192.168.0.0/16"));
    QVERIFY(routes->local_lan);
    QCOMPARE(plan->notes.size(), std::size_t{2});
    QVERIFY(plan->notes[0] == (PlanNote{PlanNote::Kind::own_network, net("192.168.1.0/24"), 0}));
  }
  void aHostileListDoesNoHarm() {
    auto assigned =
        given({"198.51.100.1/32", "127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "0.0.0.0/8", "10.0.0.0/8"});
    assigned.secured_routes.push_back({Ipv4Address(10, 0, 0, 0), Ipv4Address(255, 0, 255, 0)});
    auto plan = plan_tunnel(Profile{}, assigned, tunnel(), at_home());
    QCOMPARE(listed(plan->through), std::string("10.0.0.0/8"));
    QCOMPARE(plan->notes.size(), std::size_t{6});
    for (const PlanNote& note : plan->notes) QVERIFY(!text_of(note).empty());

    assigned.secured_routes.clear();
    for (std::uint32_t i = 0; i < 10000; ++i) {
      assigned.secured_routes.push_back({Ipv4Address(0x0a000000U + i * 512), mask_of(24)});
    }
    plan = plan_tunnel(Profile{}, assigned, tunnel(), at_home());
    QCOMPARE(plan->through.size(), privilege::kMaxRoutes / 2);
    QVERIFY(plan->notes.back() == (PlanNote{PlanNote::Kind::cut, {}, 10000 - privilege::kMaxRoutes / 2}));
    QCOMPARE(text_of(plan->notes.back()),
             std::string("The gateway's list is too long: the last 9488 networks are left out."));
    QVERIFY(privilege::write(plan->requests[1]).size() <= privilege::kMaxMessage);

    // Ten thousand that cannot be routed fill no log.
    assigned.secured_routes.assign(10000, {Ipv4Address(127, 0, 0, 1), mask_of(32)});
    plan = plan_tunnel(Profile{}, assigned, tunnel(), at_home());
    QVERIFY(plan->notes.size() <= 20);
    QVERIFY(plan->through.empty() && !plan->full_tunnel);
  }
  void connectionsMayBeUpTogetherIfTheirNetworksDiffer() {
    SystemState machine = at_home();
    machine.elsewhere = {net("10.1.0.0/16")};
    QVERIFY(plan_tunnel(Profile{}, given({"10.2.0.0/16"}), tunnel(), machine).has_value());
    for (const char* ours : {"10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24"}) {
      const auto refused = plan_tunnel(Profile{}, given({ours}), tunnel(), machine);
      QVERIFY(!refused);
      QVERIFY(text_of(refused.error()).find("10.1.0.0/16") != std::string::npos);
    }
    QVERIFY(!plan_tunnel(Profile{}, given(), tunnel(), machine));
    machine.elsewhere = {net("0.0.0.0/0")};
    QVERIFY(!plan_tunnel(Profile{}, given({"10.2.0.0/16"}), tunnel(), machine));
  }
  void oneConnectionAnswersEveryName() {
    SystemState machine = at_home();
    auto assigned = given({"10.2.0.0/16"});
    assigned.assigned.dns = {Ipv4Address(10, 2, 0, 53)};
    assigned.assigned.split_dns.clear();
    assigned.assigned.default_domain = "corp.test";
    const auto alone = plan_tunnel(Profile{}, assigned, tunnel(), machine);
    QVERIFY(alone->all_names && find<privilege::SetDns>(*alone)->all_names);
    machine.names_elsewhere = true;
    const auto beside = plan_tunnel(Profile{}, assigned, tunnel(), machine);
    const auto* names = find<privilege::SetDns>(*beside);
    QVERIFY(names != nullptr && !names->all_names && !beside->all_names);
    QVERIFY(names->domains == std::vector<std::string>{"corp.test"});
    QVERIFY(beside->notes.back().kind == PlanNote::Kind::names_elsewhere);
    // Without a domain of its own nothing is asked there.
    assigned.assigned.default_domain.clear();
    QVERIFY(find<privilege::SetDns>(*plan_tunnel(Profile{}, assigned, tunnel(), machine)) == nullptr);
  }
  void withoutAnAddressThereIsNoTunnel() {
    auto assigned = given();
    for (const Ipv4Address wrong : {Ipv4Address(), Ipv4Address(127, 0, 0, 1), Ipv4Address(224, 0, 0, 1)}) {
      assigned.address = wrong;
      const auto refused = plan_tunnel(Profile{}, assigned, tunnel(), at_home());
      QVERIFY(!refused && std::holds_alternative<NoAddress>(refused.error()));
    }
  }
  void theKillSwitchKnowsTheOtherGateways() {
    Profile profile;
    profile.kill_switch = true;
    TunnelFacts facts = tunnel();
    for (std::uint8_t i = 0; i < 30; ++i) facts.gateways.push_back(Ipv4Address(203, 0, 113, i));
    const auto plan = plan_tunnel(profile, given(), facts, at_home());
    const auto* door = find<privilege::KillSwitch>(*plan);
    QCOMPARE(door->gateways.size(), privilege::kMaxGateways);
    QCOMPARE(door->gateways[0], kGateway);
    // A split tunnel is open by its nature.
    const auto split = plan_tunnel(profile, given({"10.0.0.0/8"}), facts, at_home());
    QVERIFY(!find<privilege::KillSwitch>(*split));
    QVERIFY(split->notes.back().kind == PlanNote::Kind::no_kill_switch);
  }

  // ---- names ----

  void domainsComeInOneTextOrInMany() {
    using List = std::vector<std::string>;
    QCOMPARE(domains_of({"a.test,b.test c.test;d.test"}), (List{"a.test", "b.test", "c.test", "d.test"}));
    QCOMPARE(domains_of({"a.test", "b.test, a.test", ""}), (List{"a.test", "b.test"}));
    QCOMPARE(domains_of({"*.Corp.TEST. , .lab.test"}), (List{"corp.test", "lab.test"}));
    QCOMPARE(domains_of({"a..b,-x.test,x/y,good.test,\x01,~."}), (List{"good.test"}));
    QCOMPARE(domains_of({"ok.test\nnameserver 6.6.6.6"}), (List{"ok.test", "nameserver", "6.6.6.6"}));
    std::string many;
    for (int i = 0; i < 10000; ++i) many += "d" + std::to_string(i) + ".test,";
    QCOMPARE(domains_of({many}).size(), privilege::kMaxDomains);
  }
  void namesAreSplitOnlyInASplitTunnel() {
    ike::ModeConfig assigned;
    QVERIFY(!plan_names("drawbridge0", assigned, true));
    assigned.dns = {Ipv4Address(10, 0, 0, 53), Ipv4Address(10, 0, 0, 53), Ipv4Address(127, 0, 0, 1),
                    Ipv4Address()};
    assigned.default_domain = "corp.test";
    assigned.split_dns = {"lab.test,dev.test"};
    const privilege::SetDns split{
        "drawbridge0", {Ipv4Address(10, 0, 0, 53)}, {"corp.test", "lab.test", "dev.test"}, false};
    const privilege::SetDns all{"drawbridge0", {Ipv4Address(10, 0, 0, 53)}, {"corp.test"}, true};
    QVERIFY(plan_names("drawbridge0", assigned, false) == split);
    QVERIFY(plan_names("drawbridge0", assigned, true) == all);
    assigned.split_dns.clear();
    QVERIFY(plan_names("drawbridge0", assigned, false) == all);
  }
};

DRAWBRIDGE_TEST(RoutePlanTest);
#include "route_plan_test.moc"
