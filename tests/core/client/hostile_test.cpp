// SPDX-License-Identifier: GPL-3.0-or-later
// A gateway that wants to do harm with what it assigns (tests/support/hostile_gateway.h): the client
// connects, shows texts as they are, stays within its limits, and asks nothing of the machine that would
// hurt.
#include <QTest>

#include "client/route_plan.h"
#include "core/client/bed.h"
#include "privilege/accepted.h"
#include "support/hostile_gateway.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

Bed connected(HostileAttributes attributes) {
  ike::ResponderConfig config = gateway({{10,
                                          {crypto::CipherAlgorithm::aes_cbc, 256},
                                          crypto::HashAlgorithm::sha256,
                                          crypto::DhGroup::modp2048,
                                          86400}},
                                        kGcm);
  config.quirks.config_attributes = std::move(attributes);
  config.fragmentation = true;
  return Bed(modern(), config);
}

/// Nothing that a terminal obeys, nothing that turns the direction of writing around.
bool is_harmless(const std::string& text) {
  for (const QChar c : QString::fromStdString(text)) {
    const ushort u = c.unicode();
    if (u < 0x20 && u != '\n' && u != '\t') return false;
    if ((u >= 0x7F && u < 0xA0) || (u >= 0x200E && u <= 0x200F) || (u >= 0x2028 && u <= 0x202E) ||
        (u >= 0x2066 && u <= 0x2069) || u == 0xFFFD)
      return false;
  }
  return true;
}

client::Plan plan_of(const Bed& bed) {
  client::TunnelFacts facts;
  facts.device = "drawbridge0";
  const auto plan = client::plan_tunnel(modern(), *bed.configured, facts, {});
  if (!plan) qFatal("%s", client::text_of(plan.error()).c_str());
  return *plan;
}

template <typename T>
const T* asked(const client::Plan& plan) {
  for (const privilege::Request& each : plan.requests) {
    if (const auto* one = std::get_if<T>(&each)) return one;
  }
  return nullptr;
}

}  // namespace

class HostileTest : public QObject {
  Q_OBJECT

 private slots:
  void texts_command_nobody() {
    const Bed bed = connected(evil_values());
    QVERIFY(bed.up && bed.configured);
    const ike::ModeConfig& given = bed.configured->assigned;
    QVERIFY(is_harmless(given.banner));
    QVERIFY(given.banner.find("Welcome\\x1B]0;owned\\x07") == 0);
    QVERIFY(given.banner.find("\\x9B31m \\u202Etxt.exe\\u2066 \xC3\xBF\xC3\xBE end") != std::string::npos);
    for (const std::string& text : {given.default_domain, given.application_version})
      QVERIFY(is_harmless(text));
    for (const std::string& text : given.backup_servers) QVERIFY(is_harmless(text));
    for (const std::string& text : given.split_dns) QVERIFY(is_harmless(text));
    for (const std::string& line : bed.log) {
      QVERIFY2(is_harmless(line), line.c_str());
      QVERIFY(line.find('\n') == std::string::npos);
    }
  }
  void addresses_of_nobody_are_no_name_servers() {
    const Bed bed = connected(evil_values());
    const client::Plan plan = plan_of(bed);
    const auto* const names = asked<privilege::SetDns>(plan);
    QVERIFY(names == nullptr || names->servers.empty());
    const auto* const address = asked<privilege::SetAddress>(plan);
    QVERIFY(address != nullptr);
    QCOMPARE(address->address, Ipv4Address(10, 1, 1, 1));  // whatever the mask says
  }
  void a_banner_has_an_end() {
    const Bed bed = connected(long_banner());
    QVERIFY(bed.up && bed.configured);
    QCOMPARE(bed.configured->assigned.banner.size(), std::size_t{4096});
  }
  void a_list_has_an_end_and_its_beginning_counts() {
    Bed bed = connected(long_list(kGatewayAt.address, 8000));
    QVERIFY(bed.up && bed.configured);
    // Not everything: a list that is too long is no list that is missing.
    QCOMPARE(bed.configured->secured_routes.size(), wire::kMaxSplitRecords);
    const auto told = std::find_if(bed.log.begin(), bed.log.end(), [](const std::string& line) {
      return line.find("list of networks is longer than can be: 256") != std::string::npos;
    });
    QVERIFY(told != bed.log.end());

    const client::Plan plan = plan_of(bed);
    QVERIFY(!plan.full_tunnel);
    const auto* const routes = asked<privilege::SetRoutes>(plan);
    QVERIFY(routes != nullptr && routes->through.size() <= privilege::kMaxRoutes);
    QCOMPARE(routes->gateway, kGatewayAt.address);
    for (const Prefix& network : routes->through) {
      QVERIFY(privilege::is_routable(network));
      QVERIFY(!(network == Prefix{kGatewayAt.address, 32}));
    }
    QVERIFY(std::find(routes->through.begin(), routes->through.end(),
                      Prefix{Ipv4Address(10, 89, 129, 128), 25}) != routes->through.end());
    // It stays up and usable: all the keys of phase 2 come, and go with the connection.
    bed.run(Seconds(30));
    QVERIFY(!bed.ended);
    bed.client.disconnect(bed.now);
    bed.run(Seconds(5));
    QVERIFY(bed.ended && bed.ended->by_user);
  }
  void everything_at_once() {
    HostileAttributes all = evil_values();
    for (auto& each : long_list(kGatewayAt.address, 500)) all.push_back(std::move(each));
    const Bed bed = connected(std::move(all));
    QVERIFY(bed.up && bed.configured);
    QCOMPARE(bed.configured->address, Ipv4Address(10, 1, 1, 1));
  }
};

DRAWBRIDGE_TEST(HostileTest);
#include "hostile_test.moc"
