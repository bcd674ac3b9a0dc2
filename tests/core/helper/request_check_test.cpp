// SPDX-License-Identifier: GPL-3.0-or-later
// The judgement over requests. The helper's own tests (tests/helper) put the same questions to the running
// program.
#include <QTest>

#include "client/route_plan.h"
#include "helper/request_check.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::helper;
using namespace drawbridge::privilege;

namespace {

Prefix net(const char* text) {
  return *Prefix::parse(text);
}
const Ipv4Address kGateway(198, 51, 100, 1);
SessionState open_session() {
  return {"drawbridge0", Ipv4Address(10, 89, 129, 200)};
}

ErrorCode judged(const Request& request, const SessionState& state = open_session()) {
  const auto answer = refusal(request, state);
  if (answer && answer->detail.empty()) return ErrorCode::malformed;  // a refusal always says why
  if (answer && answer->to != operation_of(request)) return ErrorCode::malformed;
  return answer ? answer->error : ErrorCode::none;
}

}  // namespace

class RequestCheckTest : public QObject {
  Q_OBJECT
 private slots:
  void nothingIsDoneWithoutADevice() {
    const SessionState fresh;
    QCOMPARE(judged(OpenTun{}, fresh), ErrorCode::none);
    QCOMPARE(judged(OpenUdp{4500, {}}, fresh), ErrorCode::none);
    QCOMPARE(judged(OpenRawEsp{}, fresh), ErrorCode::none);
    QCOMPARE(judged(Undo{}, fresh), ErrorCode::none);
    QCOMPARE(judged(LiftKillSwitch{"drawbridge0"}, fresh), ErrorCode::no_device);
    for (const Request& request :
         {Request(SetAddress{"drawbridge0", Ipv4Address(10, 0, 0, 1), 1400}),
          Request(SetRoutes{"drawbridge0", kGateway, {}, {}, false}),
          Request(SetDns{"drawbridge0", {Ipv4Address(10, 0, 0, 1)}, {}, true}),
          Request(BlockIpv6{"drawbridge0"}), Request(KillSwitch{"drawbridge0", {kGateway}, false, true})}) {
      QCOMPARE(judged(request, fresh), ErrorCode::no_device);
      QCOMPARE(judged(request), ErrorCode::none);
      QCOMPARE(judged(request, {"drawbridge1", {}}), ErrorCode::refused);
    }
  }
  void namesOfDevicesAreOurs() {
    for (const char* name : {"drawbridge0", "drawbridge9", "drawbridge10", "drawbridge99"})
      QVERIFY(is_our_device(name));
    for (const char* name : {"", "drawbridge", "drawbridge00", "drawbridge100", "drawbridgex", "eth0",
                             "Drawbridge0", "drawbridge-1"})
      QVERIFY(!is_our_device(name));
    QCOMPARE(device_number("drawbridge42"), 42);
  }
  void routesNeverTouchWhatIsNotRouted() {
    const auto through = [](const char* text) {
      return judged(SetRoutes{"drawbridge0", kGateway, {net(text)}, {}, false});
    };
    for (const char* good :
         {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "198.51.100.0/24", "223.0.0.0/8"}) {
      QCOMPARE(through(good), ErrorCode::none);
    }
    for (const char* bad :
         {"198.51.100.1/32", "127.0.0.0/8", "127.0.0.1/32", "224.0.0.0/4", "239.0.0.0/8", "240.0.0.0/4",
          "255.255.255.255/32", "0.0.0.0/8", "0.0.0.0/32", "10.0.0.1/8", "0.0.0.1/0"}) {
      QCOMPARE(through(bad), ErrorCode::refused);
      if (net(bad) != Prefix{kGateway, 32}) {
        QCOMPARE(judged(SetRoutes{"drawbridge0", kGateway, {}, {net(bad)}, false}), ErrorCode::refused);
      }
    }
    // No address yet: nothing could be sent.
    QCOMPARE(judged(SetRoutes{"drawbridge0", kGateway, {net("10.0.0.0/8")}, {}, false}, {"drawbridge0", {}}),
             ErrorCode::refused);
  }
  void listsHaveLimits() {
    SetRoutes routes{"drawbridge0", kGateway, std::vector<Prefix>(kMaxRoutes, net("10.0.0.0/8")), {}, false};
    QCOMPARE(judged(routes), ErrorCode::none);
    routes.around.push_back(net("10.0.0.0/8"));
    QCOMPARE(judged(routes), ErrorCode::too_many);
    QVERIFY(refusal(routes, open_session())->detail.find("1025") != std::string::npos);
    QCOMPARE(judged(SetDns{"drawbridge0", std::vector<Ipv4Address>(kMaxServers + 1, kGateway), {}, true}),
             ErrorCode::too_many);
    QCOMPARE(
        judged(SetDns{"drawbridge0", {kGateway}, std::vector<std::string>(kMaxDomains + 1, "a.test"), true}),
        ErrorCode::too_many);
    QCOMPARE(
        judged(KillSwitch{"drawbridge0", std::vector<Ipv4Address>(kMaxGateways + 1, kGateway), false, true}),
        ErrorCode::too_many);
  }
  void domainsAreNames() {
    for (const char* good : {"a", "corp.test", "_ldap.corp.test", "x-1.test", "10.in-addr.arpa"})
      QVERIFY(is_domain(good));
    for (const char* bad : {"", ".", "a.", ".a", "a..b", "-a", "a-", "a-.b", "a b", "a/b", "a\nb", "~.",
                            "a;b", "\xc3\xa4.test"})
      QVERIFY(!is_domain(bad));
    QVERIFY(is_domain(std::string(63, 'x')) && !is_domain(std::string(64, 'x')));
    QVERIFY(!is_domain(std::string(63, 'x') + "." + std::string(63, 'x') + "." + std::string(63, 'x') + "." +
                       std::string(63, 'x')));
  }
  /// Whatever a gateway sends: the plan made of it is never refused.
  void plansAreNeverRefused() {
    std::uint32_t seed = 1;
    const auto next = [&seed] { return seed = seed * 1664525U + 1013904223U; };
    for (int round = 0; round < 300; ++round) {
      client::Profile profile;
      profile.kill_switch = (next() >> 16 & 1U) != 0;
      profile.allow_local_lan = (next() >> 16 & 1U) != 0;
      client::ConfigureInterface given;
      given.address = open_session().address;
      given.gateway = kGateway;
      const std::uint32_t networks = (next() >> 8) % (round % 10 == 0 ? 3000 : 20);
      for (std::uint32_t i = 0; i < networks; ++i) {
        given.secured_routes.push_back({Ipv4Address(next()), i % 7 == 0
                                                                 ? Ipv4Address(next())
                                                                 : mask_of(static_cast<int>(next() >> 27))});
        given.assigned.split_exclude.push_back({Ipv4Address(next()), static_cast<int>(next() >> 27)});
        given.assigned.dns.push_back(Ipv4Address(next()));
        std::string text;
        for (int k = 0; k < 12; ++k) text += static_cast<char>(next() >> 24);
        given.assigned.split_dns.push_back(text);
      }
      given.secured_routes.push_back({kGateway, mask_of(32)});
      const auto plan = client::plan_tunnel(
          profile, given, {"drawbridge0", static_cast<int>(next() >> 16), {Ipv4Address(next())}},
          {{net("192.168.1.0/24")}, {}});
      QVERIFY(plan.has_value());
      for (const Request& request : plan->requests) {
        const auto answer = refusal(request, open_session());
        QVERIFY2(!answer, answer ? answer->detail.c_str() : "");
        QVERIFY(read_request(write(request)).value() == request);
      }
    }
  }
};

DRAWBRIDGE_TEST(RequestCheckTest);
#include "request_check_test.moc"
