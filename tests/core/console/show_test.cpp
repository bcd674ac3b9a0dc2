// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of pix-show-and-debug.md section 1.
#include <QTest>

#include "console/exec_table.h"
#include "console/show.h"
#include "fake_device.h"
#include "support/test_registry.h"

using namespace drawbridge;

namespace {

QString text(const console::Lines& lines) {
  QString all;
  for (const std::string& line : lines) all += QString::fromStdString(line) + '\n';
  return all;
}

esp::SaStatus sa(std::uint32_t spi, esp::Direction direction, std::uint16_t conn_id) {
  esp::SaStatus status;
  status.spi = spi;
  status.direction = direction;
  status.conn_id = conn_id;
  status.cipher = "esp-des";
  status.authentication = "esp-md5-hmac";
  return status;
}

}  // namespace

class ShowTest : public QObject {
  Q_OBJECT
 private slots:
  void uauthIsTheNotes() {
    fw::UauthStatus status;
    status.entries = {{"cisco_customer", Ipv4Address(10, 89, 129, 200), true, TimePoint{}}};
    status.authenticated = status.authenticated_most = status.in_progress_most = 1;
    QCOMPARE(text(console::show_uauth(status)),
             "                        Current    Most Seen\n"
             "Authenticated Users       1          1\n"
             "Authen In Progress        0          1\n"
             "ipsec user 'cisco_customer' at 10.89.129.200, authenticated\n");
  }
  void isakmpSaHasTheResponderAsDestination() {
    ike::SaStatus status;
    status.local = {Ipv4Address(192, 168, 1, 1), 500};
    status.peer = {Ipv4Address(192, 168, 1, 2), 500};
    status.state = ike::State::qm_idle;
    status.is_authenticated = true;
    status.created = 2;
    QCOMPARE(text(console::show_isakmp_sa({status})),
             "Total     : 1\n"
             "Embryonic : 0\n"
             "        dst               src        state     pending     created\n"
             "     192.168.1.1      192.168.1.2    QM_IDLE         0           2\n");
  }
  void ipsecSaPrintsCountersAndBothDirections() {
    console::IpsecPair pair;
    pair.interface = "outside";
    pair.map_tag = "mymap";
    pair.local_endpoint = Ipv4Address(192, 168, 1, 1);
    pair.peer = Ipv4Address(192, 168, 1, 2);
    pair.local.network = {Ipv4Address(), 0};
    pair.remote.network = {Ipv4Address(10, 89, 129, 200), 32};
    pair.inbound = {sa(0xcb96cd89, esp::Direction::inbound, 4)};
    pair.outbound = {sa(0x8e187e65, esp::Direction::outbound, 3)};
    pair.inbound[0].counters.decaps = pair.inbound[0].counters.decrypt = pair.inbound[0].counters.verify = 7;
    pair.outbound[0].counters.encaps = pair.outbound[0].counters.encrypt = pair.outbound[0].counters.digest =
        4;
    pair.remaining_seconds = 2147450;
    const QString shown = text(console::show_ipsec_sa(testing::FakeDevice().config, {pair}));
    QVERIFY2(shown.contains("interface: outside\n    Crypto map tag: mymap, local addr. 192.168.1.1\n"),
             qPrintable(shown));
    QVERIFY(
        shown.contains("   local  ident (addr/mask/prot/port): (0.0.0.0/0.0.0.0/0/0)\n"
                       "   remote ident (addr/mask/prot/port): (10.89.129.200/255.255.255.255/0/0)\n"
                       "   current_peer: 192.168.1.2\n"));
    QVERIFY(
        shown.contains("    #pkts encaps: 4, #pkts encrypt: 4, #pkts digest 4\n"
                       "    #pkts decaps: 7, #pkts decrypt: 7, #pkts verify 7\n"));
    QVERIFY(shown.contains("     current outbound spi: 8e187e65\n"));
    QVERIFY(
        shown.contains("      spi: 0xcb96cd89(3415657865)\n"
                       "        transform: esp-des esp-md5-hmac ,\n"
                       "        in use settings ={Tunnel, }\n"
                       "        slot: 0, conn id: 4, crypto map: mymap\n"
                       "        sa timing: remaining key lifetime (k/sec): (4608000/2147450)\n"
                       "        IV size: 8 bytes\n"
                       "        replay detection support: Y\n"));
  }
  void policiesAreDescribedInWords() {
    const QString shown = text(console::show_isakmp_policy(testing::FakeDevice().config));
    QVERIFY(
        shown.startsWith("Protection suite of priority 10\n"
                         "        encryption algorithm:   DES - Data Encryption Standard (56 bit keys).\n"
                         "        hash algorithm:         Message Digest 5\n"
                         "        authentication method:  Pre-Shared Key\n"
                         "        Diffie-Hellman group:   #2 (1024 bit)\n"
                         "        lifetime:               86400 seconds, no volume limit\n"
                         "Protection suite of priority 20\n"));
    QVERIFY(shown.contains("Default protection suite\n"));
  }
  void thePoolListsFreeAndUsedAddresses() {
    console::PoolStatus pool;
    pool.name = "VPNpool";
    pool.range = {Ipv4Address(10, 89, 129, 200), Ipv4Address(10, 89, 129, 204)};
    pool.free = {Ipv4Address(10, 89, 129, 201), Ipv4Address(10, 89, 129, 202)};
    pool.free_count = 4;
    pool.in_use = {{Ipv4Address(10, 89, 129, 200), "cisco_customer", "vpn3000", {}, TimePoint{}}};
    const auto config = testing::FakeDevice().config;
    const QString shown = text(console::show_local_pool(config, {pool}, "VPNpool"));
    QVERIFY2(shown.startsWith("Begin           End             Free     In use\n"
                              "10.89.129.200   10.89.129.204      4        1\n"
                              "\nAvailable Addresses:\n10.89.129.201\n10.89.129.202\n... and 2 more\n"
                              "\nIn Use Addresses:\n10.89.129.200\n"),
             qPrintable(shown));
    QCOMPARE(text(console::show_local_pool(config, {pool}, "")),
             "ip local pool VPNpool 10.89.129.200-10.89.129.204\n");
  }
  void theVersionNamesNoBuilderAndNoKeys() {
    const testing::FakeDevice device;
    const QString shown = text(console::show_version(device, TimePoint{} + Seconds{7980}));
    QVERIFY(shown.startsWith("PIX Firewall Version 6.3(3)\nEmulated by Drawbridge "));
    QVERIFY(shown.contains("pixfirewall up 2 hours 13 mins\n"));
    QVERIFY(shown.contains("Serial Number: 0 (0x0)\n"));
    QVERIFY(!shown.contains("Compiled"));
    QVERIFY(!shown.contains("Activation"));
  }
  void datesAreTheDevices() {
    QCOMPARE(QString::fromStdString(console::clock_text({1057323256272000})),
             "12:54:16.272 UTC Fri Jul 4 2003");
  }
  void everyCommandHasHelpForEveryWord() {
    int words = 0;
    for (const cli::Command& command : console::exec_commands()) {
      for (const cli::Word& word : command.words) {
        if (!cli::takes_input(word.kind)) continue;
        ++words;
        QVERIFY2(!word.help.empty(), qPrintable(QString::fromStdString(std::string(word.name))));
      }
    }
    QVERIFY(words > 100);
  }
};

DRAWBRIDGE_TEST(ShowTest);
#include "show_test.moc"
