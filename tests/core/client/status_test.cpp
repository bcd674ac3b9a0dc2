// SPDX-License-Identifier: GPL-3.0-or-later
// The classic lines: status texts (client.md 4.1, 10.2), `stat` (10.3), ends (4.1), reasons (11.1), log
// (11.3).
#include "client/status.h"

#include <QTest>
#include <ctime>
#include <set>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

QStringList lines(const std::vector<std::string>& texts) {
  QStringList list;
  for (const std::string& text : texts) list << QString::fromStdString(text);
  return list;
}

constexpr Reason kReasons[] = {Reason::unknown_error,
                               Reason::bad_profile,
                               Reason::unable_to_contact,
                               Reason::terminated_during_policy,
                               Reason::terminated_during_authentication,
                               Reason::no_secure_channel,
                               Reason::user_cancelled,
                               Reason::already_connecting,
                               Reason::already_connected,
                               Reason::protocol_not_supported,
                               Reason::peer_not_responding,
                               Reason::user_authentication_failed,
                               Reason::tcp_connection_failed,
                               Reason::peer_load_balancing,
                               Reason::peer_lost_contact,
                               Reason::peer_shut_down,
                               Reason::peer_rebooted,
                               Reason::firewall_mismatch,
                               Reason::no_connection,
                               Reason::lost_contact,
                               Reason::connection_terminated,
                               Reason::disconnected_by_administrator,
                               Reason::lifetime_exceeded,
                               Reason::peer_error,
                               Reason::name_not_resolved,
                               Reason::connect_time_exceeded,
                               Reason::idle_time_exceeded,
                               Reason::not_specified_by_peer,
                               Reason::policy_negotiation_failed,
                               Reason::wrong_group_secret,
                               Reason::weak_algorithm_refused,
                               Reason::driver_failure,
                               Reason::adapter_failed,
                               Reason::port_in_use,
                               Reason::dns_not_set,
                               Reason::routes_in_use,
                               Reason::captive_portal,
                               Reason::no_permission,
                               Reason::certificates_not_supported,
                               Reason::certificate_expired,
                               Reason::gateway_not_trusted,
                               Reason::own_certificate_missing,
                               Reason::own_certificate_refused};

Statistics example() {
  Statistics s;
  s.is_up = true;
  s.entry = "Lab headend";
  s.client_address = Ipv4Address(10, 0, 45, 192);
  s.server_address = Ipv4Address(192, 0, 2, 1);
  s.encryption = "168-bit 3-DES";
  s.authentication = "HMAC-MD5";
  s.natt_active = true;
  s.natt_port = 4500;
  s.local_lan = true;
  s.connected_for = Seconds{90};
  s.bytes_in = 1851;
  s.bytes_out = 656;
  s.packets_encrypted = 4;
  s.packets_decrypted = 4;
  s.packets_bypassed = 11;
  s.packets_discarded = 1;
  Route all;
  Route lan;
  lan.network = Ipv4Address(192, 168, 1, 0);
  lan.mask = Ipv4Address(255, 255, 255, 0);
  s.secured_routes = {all};
  s.local_routes = {lan};
  return s;
}

const QStringList kTunnel{"VPN tunnel information.",     "Connection Entry: Lab headend",
                          "Client address: 10.0.45.192", "Server address: 192.0.2.1",
                          "Encryption: 168-bit 3-DES",   "Authentication: HMAC-MD5",
                          "IP Compression: None",        "NAT passthrough is active on port UDP 4500",
                          "Local LAN Access is enabled"};
const QStringList kTraffic{"VPN traffic summary.", "Time connected: 0 day(s), 00:01.30",
                           "Bytes in: 1851",       "Bytes out: 656",
                           "Packets encrypted: 4", "Packets decrypted: 4",
                           "Packets bypassed: 11", "Packets discarded: 1"};
const QStringList kRoutes{"Configured routes.",
                          "Secured    Network Destination   Netmask",
                          "           0.0.0.0               0.0.0.0",
                          "",
                          "Local      Network Destination   Netmask",
                          "           192.168.1.0           255.255.255.0"};

}  // namespace

class StatusTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    qputenv("TZ", "UTC");
    tzset();
  }

  void stat_reads_as_the_classic_command_prints_it() {
    QCOMPARE(lines(stat_lines(example())), kTunnel + QStringList("") + kTraffic + QStringList("") + kRoutes);
  }

  void each_block_of_stat_stands_alone() {
    QCOMPARE(lines(stat_lines(example(), true, false, false)), kTunnel);
    QCOMPARE(lines(stat_lines(example(), false, true, false)), kTraffic);
    QCOMPARE(lines(stat_lines(example(), false, false, true)), kRoutes);
  }

  void stat_without_a_tunnel_says_so() {
    Statistics s = example();
    s.is_up = false;
    QCOMPARE(lines(stat_lines(s)), QStringList("Your VPN connection is not active."));
  }

  void stat_without_nat_local_lan_and_local_routes() {
    Statistics s = example();
    s.natt_active = s.local_lan = false;
    s.local_routes.clear();
    const QStringList all = lines(stat_lines(s));
    QVERIFY(all.contains("NAT passthrough is inactive"));
    QVERIFY(all.contains("Local LAN Access is disabled"));
    QVERIFY(!all.join('\n').contains("Local      "));
  }

  void durations_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << "0 day(s), 00:00.00";
    QTest::newRow("the manual's") << qint64{90} << "0 day(s), 00:01.30";
    QTest::newRow("just under a day") << qint64{86399} << "0 day(s), 23:59.59";
    QTest::newRow("a day, an hour, a minute, a second")
        << qint64{86400 + 3600 + 60 + 1} << "1 day(s), 01:01.01";
    QTest::newRow("a clock that went back") << qint64{-5} << "0 day(s), 00:00.00";
  }
  void durations() {
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(duration_text(Seconds{seconds})), text);
  }

  void states_of_the_command_line() {
    const auto text = [](State state) {
      return QString::fromStdString(english_status(state, "192.0.2.1", "staff", false));
    };
    QCOMPARE(text(State::initializing), "Initializing the VPN connection.");
    QCOMPARE(text(State::resolving), "");
    QCOMPARE(text(State::contacting), "Contacting the gateway at 192.0.2.1");
    QCOMPARE(text(State::user_prompt), "User Authentication for staff...");
    QCOMPARE(text(State::authenticating), "Authenticating user.");
    QCOMPARE(text(State::negotiating_policies), "Negotiating security policies.");
    QCOMPARE(text(State::securing), "Securing communication channel.");
    QCOMPARE(text(State::banner), "Do you wish to continue? (y/n):");
    QCOMPARE(text(State::up), "Your VPN connection is secure.");
    QCOMPARE(text(State::disconnecting), "Disconnecting the VPN connection.");
    QCOMPARE(text(State::disconnected), "");
  }

  void a_wait_says_why_and_how_long() {
    StateChange waiting;
    waiting.state = State::waiting;
    waiting.entry = "staff";
    waiting.lost_because = Reason::peer_not_responding;
    const auto text = [&](Duration left) {
      waiting.next_attempt_in = left;
      return QString::fromStdString(english_wait(waiting));
    };
    QCOMPARE(text(Seconds{20}),
             "The connection \"staff\" was lost (reason 412) and is made again in 20 seconds.");
    // What is left of a second counts as one.
    QCOMPARE(text(Milliseconds{19'001}),
             "The connection \"staff\" was lost (reason 412) and is made again in 20 seconds.");
    QCOMPARE(text(Milliseconds{1}),
             "The connection \"staff\" was lost (reason 412) and is made again in 1 second.");
    QCOMPARE(text({}), "The connection \"staff\" was lost (reason 412) and is made again at once.");
  }

  void the_window_speaks_of_the_security_gateway() {
    for (const State state : {State::resolving, State::contacting})
      QCOMPARE(QString::fromStdString(english_status(state, "vpn.example.net", "staff", true)),
               "Contacting the security gateway at vpn.example.net...");
  }

  void an_end_names_who_why_and_how_long() {
    Ended ended;
    ended.reason = Reason::peer_not_responding;
    QCOMPARE(lines(english_end(ended)),
             QStringList({"Secure VPN Connection terminated locally by the Client.",
                          "Reason 412: The remote peer is no longer responding."}));
    ended.reason = Reason::idle_time_exceeded;
    ended.was_up = true;
    ended.at = WallTime{1'083'337'200'000'000};  // 2004-04-30 15:00:00 UTC
    ended.connected_for = Seconds{90};
    QCOMPARE(lines(english_end(ended)),
             QStringList({"Secure VPN Connection terminated by Peer.",
                          "Reason 431: The maximum idle time was exceeded.",
                          "Connection terminated on: 04/30/2004 15:00:00   Duration: 0 day(s), 00:01.30"}));
    QCOMPARE(lines(english_end(Ended{})),
             QStringList("Secure VPN Connection terminated locally by the Client."));
  }

  void every_reason_has_one_sentence_of_its_own() {
    std::set<std::string_view> seen;
    for (const Reason reason : kReasons) {
      const std::string_view text = english_text(reason);
      QVERIFY2(text.size() > 10 && text.back() == '.', qPrintable(QString::number(static_cast<int>(reason))));
      QVERIFY2(seen.insert(text).second, text.data());
    }
    QVERIFY(english_text(Reason::none).empty());
  }

  void numbers_are_those_that_people_know_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("412") << 412 << "The remote peer is no longer responding.";
    QTest::newRow("413") << 413 << "User authentication failed.";
    QTest::newRow("422") << 422 << "Lost contact with the security gateway. Check your network connection.";
    QTest::newRow("429") << 429 << "Unable to resolve the server's address.";
    QTest::newRow("433") << 433 << "Reason not specified by peer.";
    QTest::newRow("1009") << 1009 << "This kind of entry cannot use certificates.";
  }
  void numbers_are_those_that_people_know() {
    QFETCH(int, number);
    QFETCH(QString, text);
    const std::string_view ours = english_text(static_cast<Reason>(number));
    QCOMPARE(QString::fromUtf8(ours.data(), static_cast<qsizetype>(ours.size())), text);
  }

  void a_backup_server_is_tried_when_nobody_answers() {
    QList<int> tries;
    for (const Reason reason : kReasons) {
      if (tries_backup_server(reason)) tries << static_cast<int>(reason);
    }
    QCOMPARE(tries, QList<int>({403, 412, 414}));
  }

  void a_log_record_is_saved_in_the_classic_form() {
    LogRecord record;
    record.number = 12;
    record.at = WallTime{1'083'337'200'123'456};
    record.level = 4;
    record.log_class = LogClass::cm;
    record.message_id = 0x63100002;
    record.text = "Begin connection process";
    QCOMPARE(QString::fromStdString(log_text(record)),
             QStringLiteral(
                 "12     15:00:00.123  04/30/2004  Sev=Info/4\tCM/0x63100002\nBegin connection process\n\n"));
  }

  void severities_have_their_classic_names() {
    QStringList names;
    for (int level = 1; level <= 8; ++level) names << QString::fromStdString(severity_name(level));
    QCOMPARE(names, QStringList({"Fault", "Warning", "Warning", "Info", "Info", "Info", "Debug", "Debug"}));
  }
};

DRAWBRIDGE_TEST(StatusTest);
#include "status_test.moc"
