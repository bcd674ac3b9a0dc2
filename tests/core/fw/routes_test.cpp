// SPDX-License-Identifier: GPL-3.0-or-later
// Where packets leave (pix-behaviour.md 2, route; pix.md, item 4).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class RoutesTest : public QObject {
  Q_OBJECT

 private slots:
  void the_longest_prefix_wins() {
    const fw::RouteTable routes(note_rules().routes);
    // 10.89.129.128/25 holds the connected /28, which is longer.
    QVERIFY(routes.lookup(Ipv4Address(10, 89, 129, 200)) ==
            (fw::Hop{kInside, Ipv4Address(10, 89, 129, 200), true}));
    QVERIFY(routes.lookup(kWebServer) == (fw::Hop{kInside, kRouter, false}));
    QVERIFY(routes.lookup(kVisitor) == (fw::Hop{kOutside, kVisitor, true}));
    QVERIFY(routes.lookup(Ipv4Address(8, 8, 8, 8)) == (fw::Hop{kOutside, kGateway, false}));
  }

  void without_a_default_route_the_rest_is_unknown() {
    auto entries = note_rules().routes;
    std::erase_if(entries, [](const fw::RouteEntry& entry) { return entry.network.length == 0; });
    QVERIFY(!fw::RouteTable(entries).lookup(Ipv4Address(8, 8, 8, 8)));
    QVERIFY(!fw::RouteTable().lookup(kVisitor));
  }

  void the_lowest_metric_wins_and_connected_networks_before_all() {
    const Prefix there{Ipv4Address(10, 7, 0, 0), 16};
    const Ipv4Address near(10, 89, 129, 195), far(192, 168, 1, 4);
    const fw::RouteTable routes({{kOutside, there, far, 5}, {kInside, there, near, 2}});
    QVERIFY(routes.lookup(Ipv4Address(10, 7, 1, 1)) == (fw::Hop{kInside, near, false}));
    const fw::RouteTable connected({{kOutside, there, far, 0}, {kInside, there, std::nullopt, 1}});
    QVERIFY(connected.lookup(Ipv4Address(10, 7, 1, 1)) == (fw::Hop{kInside, Ipv4Address(10, 7, 1, 1), true}));
  }

  void a_clients_address_lies_where_the_client_is() {
    fw::RouteTable routes(note_rules().routes);
    routes.add_host(kPoolAddress, kOutside);
    QVERIFY(routes.has_host(kPoolAddress));
    QCOMPARE(routes.lookup(kPoolAddress)->interface, kOutside);
    QCOMPARE(routes.lookup(Ipv4Address(10, 89, 129, 201))->interface, kInside);
    // New routes keep the hosts of those that they replace.
    fw::RouteTable renewed(note_rules().routes);
    renewed.keep_hosts(routes);
    QCOMPARE(renewed.lookup(kPoolAddress)->interface, kOutside);
    routes.remove_host(kPoolAddress);
    QCOMPARE(routes.lookup(kPoolAddress)->interface, kInside);
  }
};

DRAWBRIDGE_TEST(RoutesTest);
#include "routes_test.moc"
