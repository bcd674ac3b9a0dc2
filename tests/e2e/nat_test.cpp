// SPDX-License-Identifier: GPL-3.0-or-later
// Clients behind a translator of addresses reach the headend: NAT traversal, Cisco's own encapsulation, a
// translator that restarts, two clients behind one, and bad networks.
#include <QTest>

#include "e2e/nat_world.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class NatWorldTest : public QObject {
  Q_OBJECT

 private:
  static bool echo(NatWorld& world, NatWorld::End& one) {
    const std::size_t before = one.echoes;
    for (int tries = 0; tries < 20; ++tries) {  // the wire may lose one
      world.ask_echo(one);
      if (world.run_until([&] { return one.echoes > before; }, Seconds(2))) return true;
    }
    return false;
  }

 private slots:
  void without_nat_esp_goes_raw() {
    NatWorld world("isakmp nat-traversal\n", false);
    NatWorld::End& one = world.connect();
    QVERIFY(world.run_until([&] { return one.is_up; }));
    QVERIFY(echo(world, one));
    QVERIFY(one.raw_esp > 0);
    QVERIFY(!one.connection.statistics(world.now).natt_active);
    QCOMPARE(world.to_gateway.count(4500), std::size_t{0});
  }

  void behind_a_nat_everything_goes_over_port_4500() {
    NatWorld world("isakmp nat-traversal\n", true);
    NatWorld::End& one = world.connect();
    QVERIFY(world.run_until([&] { return one.is_up; }));
    QVERIFY(echo(world, one));
    QCOMPARE(one.raw_esp, std::size_t{0});
    QCOMPARE(world.to_gateway[500], 1);
    const client::Statistics statistics = one.connection.statistics(world.now);
    const auto lines = client::stat_lines(statistics);
    QVERIFY(std::count(lines.begin(), lines.end(), "NAT passthrough is active on port UDP 4500") == 1);
    const auto sessions = world.headend().sessions(world.now);
    QCOMPARE(sessions.size(), std::size_t{1});
    QCOMPARE(sessions[0].peer.address.to_string(), kRouterOutside.to_string());
    // While nobody says anything the translator is kept open.
    const int before = world.keepalives;
    world.run_for(Seconds(55));
    QCOMPARE(world.keepalives - before, 2);
    // And the end is told through it.
    one.connection.disconnect(world.now);
    world.settle();
    world.run_for(Seconds(2));
    QVERIFY(world.headend().sessions(world.now).empty());
  }

  void without_isakmp_nat_traversal_esp_does_not_get_through() {
    NatWorld world("", true);
    NatWorld::End& one = world.connect();
    QVERIFY(world.run_until([&] { return one.is_up; }));
    QVERIFY(!echo(world, one));
    QVERIFY(one.raw_esp > 0);
  }

  void two_clients_behind_one_address() {
    NatWorld world("isakmp nat-traversal\n", true);
    NatWorld::End& first = world.connect();
    QVERIFY(world.run_until([&] { return first.is_up; }));
    NatWorld::End& second = world.connect();
    QVERIFY(world.run_until([&] { return second.is_up; }));
    QVERIFY(*first.inner != *second.inner);
    QVERIFY(echo(world, first) && echo(world, second) && echo(world, first));
    QCOMPARE(world.headend().sessions(world.now).size(), std::size_t{2});
    second.connection.disconnect(world.now);
    world.settle();
    QVERIFY(echo(world, first));
    QVERIFY(first.is_up);
  }

  /// However the headend ends its sessions, every client is told at once with a Delete: none waits for dead
  /// peer detection.
  void every_client_is_told_that_it_is_over_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("cleared") << QByteArray("clear crypto isakmp sa\n");
    QTest::newRow("restarted") << QByteArray("reload noconfirm\n");
    QTest::newRow("switched off") << QByteArray("configure terminal\nno isakmp enable outside\n");
    QTest::newRow("another address") << QByteArray(
        "configure terminal\nip address outside 192.168.1.7 255.255.255.0\n");
    QTest::newRow("stopped") << QByteArray();
  }
  void every_client_is_told_that_it_is_over() {
    QFETCH(QByteArray, typed);
    NatWorld world("isakmp nat-traversal\n", true);
    NatWorld::End& first = world.connect();
    QVERIFY(world.run_until([&] { return first.is_up; }));
    NatWorld::End& second = world.connect();
    QVERIFY(world.run_until([&] { return second.is_up; }));
    if (typed.isEmpty()) {
      world.headend().close_all(world.now);
    } else {
      console::SessionOptions options;
      options.start_privileged = true;
      const auto console = world.headend().open_console(world.now, options);
      world.headend().console_input(world.now, console, typed.toStdString());
    }
    world.settle();
    world.run_for(Seconds(1));
    for (const NatWorld::End* each : {&first, &second}) {
      QVERIFY(each->ended);
      QVERIFY(each->ended->reason == client::Reason::not_specified_by_peer);
    }
    QVERIFY(world.headend().sessions(world.now).empty());
  }

  void the_nat_restarts() {
    NatWorld world("isakmp nat-traversal\n", true);
    NatWorld::End& one = world.connect();
    QVERIFY(world.run_until([&] { return one.is_up; }));
    QVERIFY(echo(world, one));
    for (const Ipv4Address address : {kRouterOutside, Ipv4Address(192, 168, 1, 51)}) {
      world.nat->restart(address);
      QVERIFY(echo(world, one));  // ESP moves the session
      const auto sessions = world.headend().sessions(world.now);
      QCOMPARE(sessions.size(), std::size_t{1});
      QCOMPARE(sessions[0].peer.address.to_string(), address.to_string());
      world.run_for(Seconds(5));
    }
    world.run_for(Seconds(200));  // dead peer detection finds its way
    QVERIFY(one.is_up);
    one.connection.disconnect(world.now);
    world.settle();
    world.run_for(Seconds(2));
    QVERIFY(world.headend().sessions(world.now).empty());
  }

  void a_client_without_privileges_states_a_nat() {
    NatWorld world("isakmp nat-traversal\n", false);
    client::ConnectionSettings settings = NatWorld::settings(0);
    settings.local_port = 41000;
    settings.local_natt_port = 41000;  // one socket for both
    settings.force_udp = true;
    NatWorld::End& one = world.connect(settings);
    QVERIFY(world.run_until([&] { return one.is_up; }));
    QVERIFY(echo(world, one));
    QCOMPARE(one.raw_esp, std::size_t{0});
  }

  void a_client_without_privileges_and_a_gateway_without_nat_traversal() {
    NatWorld world("", false);
    client::ConnectionSettings settings = NatWorld::settings(0);
    settings.force_udp = true;
    NatWorld::End& one = world.connect(settings);
    QVERIFY(world.run_until([&] { return one.ended.has_value(); }));
    QVERIFY(one.ended->reason == client::Reason::protocol_not_supported);
  }

  void cisco_encapsulation() {
    for (const bool with_nat : {false, true}) {
      NatWorld world("vpngroup staff udp-port 10000\n", with_nat);
      NatWorld::End& one = world.connect();
      QVERIFY(world.run_until([&] { return one.is_up; }));
      QVERIFY(echo(world, one));
      QCOMPARE(one.raw_esp, std::size_t{0});
      QVERIFY(world.to_gateway[10000] > 0);
      QCOMPARE(world.to_gateway.count(4500), std::size_t{0});
      QCOMPARE(one.connection.statistics(world.now).natt_port, std::uint16_t{10000});
      if (with_nat) world.nat->restart();
      QVERIFY(echo(world, one));
    }
  }

  void the_gateway_names_backup_servers() {
    NatWorld world("vpngroup staff backup-server 192.0.2.9 192.0.2.10\n", false);
    NatWorld::End& one = world.connect();
    QVERIFY(world.run_until([&] { return one.is_up; }));
    const std::vector<std::string> wanted{"192.0.2.9", "192.0.2.10"};
    QVERIFY(one.offered_backups == wanted);
  }

  void bad_networks_data() {
    QTest::addColumn<bool>("main");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed) {
      QTest::addRow("aggressive %d", seed) << false << seed;
      QTest::addRow("main %d", seed) << true << seed;
    }
  }
  void bad_networks() {
    QFETCH(bool, main);
    QFETCH(int, seed);
    net::Faults faults;
    faults.loss = 0.1;
    faults.duplication = 0.1;
    faults.reorder = 0.2;
    faults.latency = Milliseconds(100);
    faults.jitter = Milliseconds(100);
    faults.reorder_delay = Milliseconds(400);
    NatWorld world("isakmp nat-traversal\nisakmp key cisco123 address 0.0.0.0 netmask 0.0.0.0\n", true,
                   faults, static_cast<std::uint64_t>(seed));
    client::Profile profile = NatWorld::profile();
    if (main) profile.ike_mode = client::IkeMode::main;
    // Main mode knows no group: the address pool is that of every client.
    if (main) {
      pix::EditContext context;
      (void)world.headend().configure(
          world.now, "isakmp client configuration address-pool local staff outside", context);
    }
    NatWorld::End& one = world.connect(NatWorld::settings(0), profile);
    QVERIFY(world.run_until([&] { return one.is_up; }, Seconds(120)));
    QVERIFY(echo(world, one));
    QCOMPARE(one.raw_esp, std::size_t{0});
  }
};

DRAWBRIDGE_TEST(NatWorldTest);
#include "nat_test.moc"
