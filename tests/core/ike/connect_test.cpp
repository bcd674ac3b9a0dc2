// SPDX-License-Identifier: GPL-3.0-or-later
// Whole connections of the two classic clients, message by message (wire-ike.md 11 and 12).
#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class ConnectTest : public QObject {
  Q_OBJECT

 private:
  static void compare_keys(const Pair& pair, std::size_t pairs) {
    const auto client_in = pair.at_client.done<ike::InstallInbound>();
    const auto client_out = pair.at_client.done<ike::InstallOutbound>();
    const auto headend_in = pair.at_headend.done<ike::InstallInbound>();
    const auto headend_out = pair.at_headend.done<ike::InstallOutbound>();
    QCOMPARE(client_in.size(), pairs);
    QCOMPARE(headend_in.size(), pairs);
    QCOMPARE(headend_out.size(), pairs);
    for (std::size_t i = 0; i < pairs; ++i) {
      QCOMPARE(client_in[i].child.spi, headend_out[i].child.spi);
      QCOMPARE(client_out[i].child.spi, headend_in[i].child.spi);
      QVERIFY(client_in[i].child.encryption_key == headend_out[i].child.encryption_key);
      QVERIFY(client_out[i].child.authentication_key == headend_in[i].child.authentication_key);
      QVERIFY(!(client_in[i].child.encryption_key == client_out[i].child.encryption_key));
    }
  }

 private slots:
  void vpn_client_4x_by_aggressive_mode() {
    Pair pair;
    pair.connect(client_4x());
    pair.run_until_quiet();
    const std::string wanted =
        "client  > AG HDR SA KE NON ID VID VID VID\n"
        "headend > AG HDR SA KE ID NON HASH VID VID VID\n"
        "client  > AG HDR* HASH NOTIFY\n"
        "headend > TRANS HDR* HASH ATTR\n"
        "client  > TRANS HDR* HASH ATTR\n"
        "headend > TRANS HDR* HASH ATTR\n"
        "client  > TRANS HDR* HASH ATTR\n"
        "client  > TRANS HDR* HASH ATTR\n"
        "headend > TRANS HDR* HASH ATTR\n"
        "client  > QM HDR* HASH SA NON ID ID\n"
        "client  > QM HDR* HASH SA NON ID ID\n"
        "headend > QM HDR* HASH SA NON ID ID\n"
        "headend > QM HDR* HASH SA NON ID ID\n"
        "client  > QM HDR* HASH\n"
        "client  > QM HDR* HASH\n";
    QCOMPARE(QString::fromStdString(pair.diagram()), QString::fromStdString(wanted));
    const auto established = pair.at_headend.all<ike::Phase1Established>();
    QCOMPARE(established.size(), std::size_t{1});
    QCOMPARE(established[0].group, std::string("vpn3000"));
    QCOMPARE(established[0].lifetime_seconds, 86400U);
    QVERIFY(established[0].peer_is_unity && established[0].peer_has_dpd);
    QVERIFY(established[0].chosen.method == ike::AuthMethod::xauth_init_pre_shared);
    compare_keys(pair, 2);
    const auto children = pair.at_client.all<ike::ChildEstablished>();
    QCOMPARE(children.size(), std::size_t{2});
    QCOMPARE(children[0].local.network.to_string(), std::string("10.89.129.200/32"));
    QCOMPARE(children[0].remote.network.to_string(), std::string("192.168.1.1/32"));
    QCOMPARE(children[1].remote.network.to_string(), std::string("0.0.0.0/0"));
    QCOMPARE(children[1].life_seconds.value_or(0), kVeryLong);
    const auto installed = pair.at_headend.done<ike::InstallInbound>();
    const auto outbound = pair.at_headend.done<ike::InstallOutbound>();
    QCOMPARE(int(installed[0].child.conn_id), 2);
    QCOMPARE(int(outbound[0].child.conn_id), 1);
    QCOMPARE(int(installed[1].child.conn_id), 4);
    QCOMPARE(int(outbound[1].child.conn_id), 3);
    QCOMPARE(pair.now.time_since_epoch(), Duration(Milliseconds(11 * 10)));
  }

  void vpn_client_11_by_main_mode() {
    Pair pair(note_headend(), 1, kClient11);
    pair.connect(client_11());
    pair.run_until_quiet();
    const std::string wanted =
        "client  > MM HDR SA\n"
        "headend > MM HDR SA\n"
        "client  > MM HDR KE NON VID VID\n"
        "headend > MM HDR KE NON VID VID\n"
        "client  > MM HDR* ID HASH NOTIFY\n"
        "headend > MM HDR* ID HASH\n"
        "client  > QM HDR* HASH SA NON ID ID\n"
        "headend > TRANS HDR* HASH ATTR\n"
        "client  > TRANS HDR* HASH ATTR\n"
        "headend > TRANS HDR* HASH ATTR\n"
        "client  > TRANS HDR* HASH ATTR\n"
        "headend > TRANS HDR* HASH ATTR\n"
        "client  > TRANS HDR* HASH ATTR\n"
        "client  > QM HDR* HASH SA NON ID ID\n"
        "headend > QM HDR* HASH SA NON ID ID\n"
        "client  > QM HDR* HASH\n";
    QCOMPARE(QString::fromStdString(pair.diagram()), QString::fromStdString(wanted));
    compare_keys(pair, 1);
    const auto children = pair.at_client.all<ike::ChildEstablished>();
    QCOMPARE(children[0].local.network.to_string(), std::string("10.89.129.200/32"));
    QCOMPARE(children[0].remote.network.to_string(), std::string("10.89.129.128/25"));
    QVERIFY(!children[0].life_seconds);
    QCOMPARE(int(pair.at_headend.done<ike::InstallInbound>()[0].child.conn_id), 1);
    QCOMPARE(int(pair.at_headend.done<ike::InstallOutbound>()[0].child.conn_id), 2);
    // Nothing is left waiting: the held quick mode is forgotten in silence.
    pair.run_for(Seconds(300));
    QVERIFY(pair.at_client.all<ike::Closed>().empty());
    QVERIFY(pair.at_headend.all<ike::Closed>().empty());
  }
};

DRAWBRIDGE_TEST(ConnectTest);
#include "connect_test.moc"
