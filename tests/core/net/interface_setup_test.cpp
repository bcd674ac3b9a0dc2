// SPDX-License-Identifier: GPL-3.0-or-later
// A pool of addresses as the networks of routes: exactly those addresses, in as few networks as there can be.
#include "net/linux/interface_setup.h"

#include <QTest>
#include <cerrno>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::net;

class InterfaceSetupTest : public QObject {
  Q_OBJECT
 private slots:
  void pools_as_networks_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("networks");
    QTest::newRow("the note's pool") << "10.89.129.200"
                                     << "10.89.129.204"
                                     << "10.89.129.200/30 10.89.129.204/32";
    QTest::newRow("one") << "10.0.0.7"
                         << "10.0.0.7"
                         << "10.0.0.7/32";
    QTest::newRow("a whole network") << "10.1.0.0"
                                     << "10.1.255.255"
                                     << "10.1.0.0/16";
    QTest::newRow("hosts of a network") << "10.0.0.1"
                                        << "10.0.0.6"
                                        << "10.0.0.1/32 10.0.0.2/31 10.0.0.4/31 10.0.0.6/32";
    QTest::newRow("to the last address") << "255.255.255.254"
                                         << "255.255.255.255"
                                         << "255.255.255.254/31";
    QTest::newRow("all") << "0.0.0.0"
                         << "255.255.255.255"
                         << "0.0.0.0/0";
  }
  void pools_as_networks() {
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QString, networks);
    const IpRange range{*Ipv4Address::parse(first.toStdString()), *Ipv4Address::parse(last.toStdString())};
    QString found;
    std::uint64_t size = 0;
    for (const Prefix& each : networks_of(range)) {
      found += (found.isEmpty() ? "" : " ") + QString::fromStdString(each.to_string());
      size += std::uint64_t{1} << (32 - each.length);
    }
    QCOMPARE(found, networks);
    QCOMPARE(size, range.size());
  }

  void the_machine_has_loopback() {
    bool found = false;
    for (const InterfaceAddress& each : interface_addresses())
      found = found || (each.interface == "lo" && each.address.address == Ipv4Address(127, 0, 0, 1));
    QVERIFY(found);
  }
  void a_missing_interface_is_an_error() {
    const auto result = bring_up("no-such-if", 1500);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ENODEV);
  }
};

DRAWBRIDGE_TEST(InterfaceSetupTest);
#include "interface_setup_test.moc"
