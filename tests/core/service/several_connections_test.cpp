// SPDX-License-Identifier: GPL-3.0-or-later
// A client's life on real sockets of this machine: several connections side by side, one that is made again
// when its gateway was lost, and what is kept of an answer and of a gateway's words.
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "client/profile_store.h"
#include "loopback_lab.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

std::string configuration(const std::string& more = {}) {
  for (const pix::LabConfiguration& each : pix::lab_configurations()) {
    if (each.id == "corrected") return each.text + "isakmp nat-traversal 20\n" + more;
  }
  return {};
}

client::Profile entry(const std::string& name) {
  client::Profile profile = client::lab_profiles().front();
  profile.name = name;
  profile.host = "127.0.0.1";
  profile.reach = client::Reach::proxy;
  profile.socks_port = 0;
  profile.http_proxy_port = 0;
  return profile;
}

ipc::Connect request(const client::Profile& profile, bool with_password = true) {
  ipc::Connect connect;
  connect.profile = profile;
  connect.group_password = Secret(std::string_view("cisco123"));
  connect.user_name = "cisco_customer";
  if (with_password) connect.user_password = Secret(std::string_view("cisco"));
  return connect;
}

client::State state_of(const LoopbackLab& lab, const std::string& name) {
  for (const ipc::ClientConnection& each : lab.connections) {
    if (each.state.entry == name) return each.state.state;
  }
  return client::State::disconnected;
}

bool dial(LoopbackLab& lab, const client::Profile& profile) {
  lab.send(request(profile));
  return lab.until([&] { return state_of(lab, profile.name) == client::State::up || !lab.ends.empty(); }) &&
         lab.ends.empty();
}

/// The inside web server's page through the HTTP port of this entry's connection.
QByteArray page(LoopbackLab& lab, const std::string& name) {
  QTcpSocket socket;
  socket.connectToHost(QHostAddress(QHostAddress::LocalHost), lab.proxies[name].http_port);
  socket.write("GET http://10.89.129.131/ HTTP/1.1\r\nHost: x\r\n\r\n");
  QByteArray answer;
  lab.until([&] {
    answer += socket.readAll();
    return socket.state() == QAbstractSocket::UnconnectedState;
  });
  return answer + socket.readAll();
}

/// Until the client has noticed that nothing comes back any more.
bool lose_gateway(LoopbackLab& lab, const std::string& name) {
  lab.translator.is_cut = true;
  for (int i = 0; i < 40 && state_of(lab, name) == client::State::up; ++i) {
    lab.skip(Seconds{5});
    int steps = 0;
    lab.until([&] { return ++steps > 3; });
  }
  return state_of(lab, name) != client::State::up;
}

client::Profile waiting_entry() {
  client::Profile profile = entry("First");
  profile.peer_timeout = 30;
  profile.reconnect = client::Reconnect::always;
  return profile;
}

/// Connects, loses the gateway, and lets attempts fail until the next one is some time away.
bool wait_after_a_loss(LoopbackLab& lab) {
  if (!dial(lab, waiting_entry()) || !lose_gateway(lab, "First")) return false;
  for (int i = 0; i < 200; ++i) {
    const client::StateChange& last = lab.states.back();
    // The test's own clock goes on too; what is due soon might be over before it is looked at.
    if (last.state == client::State::waiting && last.next_attempt_in >= Seconds{60}) return true;
    lab.skip(Seconds{2});
    int steps = 0;
    lab.until([&] { return ++steps > 3; });
  }
  return false;
}

}  // namespace

class SeveralConnectionsTest : public QObject {
  Q_OBJECT

 private slots:
  void two_entries_are_up_side_by_side() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab, entry("First")));
    QVERIFY(dial(lab, entry("Second")));
    QCOMPARE(lab.connections.size(), std::size_t{2});
    QCOMPARE(lab.connections[0].state.entry, std::string("First"));
    QCOMPARE(lab.connections[1].state.entry, std::string("Second"));
    const Ipv4Address first = lab.connections[0].statistics.client_address;
    QVERIFY(first != lab.connections[1].statistics.client_address);
    QVERIFY(lab.proxies["First"].http_port != lab.proxies["Second"].http_port);
    QVERIFY(page(lab, "First").startsWith("HTTP/1.1 200"));
    QVERIFY(page(lab, "Second").startsWith("HTTP/1.1 200"));
    // Each counts its own.
    lab.send(ipc::AskClient{1, false});
    QCOMPARE(lab.report.connections.size(), std::size_t{2});
    const auto& counted = lab.report.connections;
    QVERIFY(counted[0].statistics.bytes_in > 0);
    QVERIFY(counted[1].statistics.bytes_in > 0);
    lab.send(ipc::ResetStatistics{"First"});
    lab.send(ipc::AskClient{2, false});
    QCOMPARE(lab.report.connections[0].statistics.bytes_in, std::uint64_t{0});
    QVERIFY(lab.report.connections[1].statistics.bytes_in > 0);
  }

  void one_of_two_is_ended_by_its_name() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab, entry("First")));
    QVERIFY(dial(lab, entry("Second")));
    lab.send(ipc::Disconnect{"First"});
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QCOMPARE(lab.ends.front().entry, std::string("First"));
    QVERIFY(lab.ends.front().by_user);
    QCOMPARE(state_of(lab, "First"), client::State::disconnected);
    QCOMPARE(state_of(lab, "Second"), client::State::up);
    QVERIFY(page(lab, "Second").startsWith("HTTP/1.1 200"));
    lab.send(ipc::Disconnect{"Nobody"});
    QCOMPARE(lab.ends.size(), std::size_t{1});
    // Without a name, all that are left.
    lab.send(ipc::Disconnect{});
    QVERIFY(lab.until([&] { return lab.ends.size() == 2; }));
    QVERIFY(lab.connections.empty());
  }

  void questions_of_two_are_answered_by_name() {
    LoopbackLab lab(configuration());
    lab.send(request(entry("First"), false));
    lab.send(request(entry("Second"), false));
    QVERIFY(lab.until([&] { return lab.prompts.size() == 2; }));
    for (const char* name : {"Second", "First"}) {
      ipc::AnswerPrompt answer{"cisco_customer", Secret(std::string_view("cisco")), {}, {}, {}};
      answer.entry = name;
      lab.send(std::move(answer));
      QVERIFY(lab.until([&] { return state_of(lab, name) == client::State::up; }));
    }
    QVERIFY(lab.ends.empty());
  }

  void nothing_is_paused_where_no_firewall_is() {
    LoopbackLab lab(configuration());
    lab.send(ipc::SuspendFirewall{true});
    QVERIFY(lab.firewall && !lab.firewall->ok);
    QVERIFY(dial(lab, entry("First")));
    lab.firewall.reset();
    lab.send(ipc::SuspendFirewall{true});
    QVERIFY(lab.firewall && !lab.firewall->ok);
    QVERIFY(lab.firewall->text.starts_with("No always-on firewall is set."));
  }

  void a_lost_gateway_is_tried_until_it_is_back() {
    LoopbackLab lab(configuration());
    client::Profile profile = entry("First");
    profile.peer_timeout = 30;
    profile.reconnect = client::Reconnect::always;
    QVERIFY(dial(lab, profile));
    const std::uint16_t port = lab.proxies["First"].http_port;
    QVERIFY(lose_gateway(lab, "First"));
    QVERIFY(lab.ends.empty());
    // Many attempts later it still tries, with waits between.
    for (int i = 0; i < 60; ++i) {
      lab.skip(Seconds{20});
      int steps = 0;
      lab.until([&] { return ++steps > 3; });
    }
    QVERIFY(lab.ends.empty());
    lab.translator.is_cut = false;
    QVERIFY(lab.until([&] {
      if (state_of(lab, "First") != client::State::up) lab.skip(Seconds{1});
      return state_of(lab, "First") == client::State::up;
    }));
    QVERIFY(lab.ends.empty());
    QVERIFY(lab.prompts.empty());
    QCOMPARE(lab.proxies["First"].http_port, port);
    QVERIFY(page(lab, "First").startsWith("HTTP/1.1 200"));
  }

  void between_two_attempts_it_is_said_to_wait() {
    LoopbackLab lab(configuration());
    QVERIFY(wait_after_a_loss(lab));
    // Whoever comes now hears the same, with the time that is left.
    QVERIFY(!lab.statistics.is_up);
    const client::StateChange told = lab.states.back();
    QCOMPARE(told.entry, std::string("First"));
    QVERIFY(told.next_attempt_in > Duration{});
    QCOMPARE(told.lost_because, client::Reason::peer_not_responding);
    lab.send(ipc::AskClient{1, false});
    QCOMPARE(lab.report.state.state, client::State::waiting);
    QCOMPARE(lab.report.connections.size(), std::size_t{1});
    const client::StateChange& listed = lab.report.connections.front().state;
    QCOMPARE(listed.state, client::State::waiting);
    QCOMPARE(listed.lost_because, client::Reason::peer_not_responding);
    QVERIFY(listed.next_attempt_in > Duration{});
    QVERIFY(listed.next_attempt_in <= told.next_attempt_in);
    QCOMPARE(lab.report.state.next_attempt_in, listed.next_attempt_in);
    QVERIFY(!lab.report.connections.front().statistics.is_up);
    // The attempt is told as it begins.
    const std::size_t before = lab.states.size();
    lab.skip(told.next_attempt_in);
    QVERIFY(lab.until([&] { return lab.states.size() > before; }));
    QCOMPARE(lab.states[before].state, client::State::initializing);
  }

  void a_wish_to_connect_ends_the_wait() {
    LoopbackLab lab(configuration());
    QVERIFY(wait_after_a_loss(lab));
    lab.translator.is_cut = false;
    // Without the wish nothing would begin for a minute.
    lab.send(request(waiting_entry()));
    QVERIFY(lab.until([&] { return state_of(lab, "First") != client::State::waiting; }));
    QVERIFY(lab.until([&] { return state_of(lab, "First") == client::State::up; }));
    QVERIFY(lab.ends.empty());
    QVERIFY(page(lab, "First").startsWith("HTTP/1.1 200"));
  }

  void a_wish_to_connect_brings_its_own_values() {
    LoopbackLab lab(configuration());
    QVERIFY(wait_after_a_loss(lab));
    lab.translator.is_cut = false;
    client::Profile profile = waiting_entry();
    profile.reconnect = client::Reconnect::network_changes;
    lab.send(request(profile, false));
    // The password of before is not known any more: it is asked for.
    QVERIFY(lab.until([&] { return !lab.prompts.empty(); }));
    lab.send(ipc::AnswerPrompt{"cisco_customer", Secret(std::string_view("cisco")), {}, {}, {}});
    QVERIFY(lab.until([&] { return state_of(lab, "First") == client::State::up; }));
  }

  void a_wish_to_disconnect_ends_the_wait() {
    LoopbackLab lab(configuration());
    QVERIFY(wait_after_a_loss(lab));
    lab.send(ipc::Disconnect{"First"});
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QVERIFY(lab.ends.front().by_user);
    QVERIFY(lab.ends.front().was_up);
    QCOMPARE(lab.states.back().state, client::State::disconnected);
    QVERIFY(lab.connections.empty());
    QVERIFY(!lab.proxies["First"].is_active);
    const std::size_t before = lab.states.size();
    lab.skip(Seconds{600});
    int steps = 0;
    lab.until([&] { return ++steps > 3; });
    QCOMPARE(lab.states.size(), before);
  }

  void a_lost_gateway_is_the_end_unless_the_entry_says_otherwise() {
    LoopbackLab lab(configuration());
    client::Profile profile = entry("First");
    profile.peer_timeout = 30;
    QVERIFY(dial(lab, profile));
    QVERIFY(lose_gateway(lab, "First"));
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QCOMPARE(lab.ends.front().reason, client::Reason::peer_not_responding);
    QVERIFY(lab.ends.front().was_up);
  }

  void after_sleep_nothing_is_made_again_if_the_entry_says_never() {
    LoopbackLab lab(configuration());
    client::Profile profile = entry("First");
    profile.reconnect = client::Reconnect::never;
    QVERIFY(dial(lab, profile));
    const std::size_t before = lab.states.size();
    lab.service().real_client()->hear(lab.now(), service::MachineWatch::News::awake);
    QVERIFY(page(lab, "First").startsWith("HTTP/1.1 200"));
    QCOMPARE(lab.states.size(), before);
  }

  void a_password_that_is_not_saved_is_asked_for_again_data() {
    QTest::addColumn<bool>("is_saved");
    QTest::newRow("saved") << true;
    QTest::newRow("not saved") << false;
  }
  void a_password_that_is_not_saved_is_asked_for_again() {
    QFETCH(bool, is_saved);
    LoopbackLab lab(configuration());
    lab.send(request(entry("First"), false));
    QVERIFY(lab.until([&] { return lab.prompts.size() == 1; }));
    ipc::AnswerPrompt answer{"cisco_customer", Secret(std::string_view("cisco")), {}, {}, {}};
    answer.is_saved = is_saved;
    lab.send(answer);
    QVERIFY(lab.until([&] { return lab.is_up(); }));
    const std::size_t before = lab.states.size();
    lab.service().real_client()->hear(lab.now(), service::MachineWatch::News::awake);
    QVERIFY(
        lab.until([&] { return lab.prompts.size() == 2 || (lab.states.size() > before && lab.is_up()); }));
    QCOMPARE(lab.prompts.size(), std::size_t{is_saved ? 1U : 2U});
    if (!is_saved) lab.send(answer);
    QVERIFY(lab.until([&] { return lab.is_up(); }));
    QVERIFY(lab.ends.empty());
  }

  void a_gateways_other_gateways_are_kept_beside_the_users_own() {
    const QTemporaryDir folder;
    client::ProfileStore store(folder.path().toStdString());
    client::Profile profile = entry("First");
    profile.enable_backup = true;
    profile.backup_servers = {"mine.example.net"};
    QVERIFY(store.save(profile));
    LoopbackLab lab(configuration("vpngroup vpn3000 backup-server 192.0.2.9 192.0.2.10\n"),
                    folder.path().toStdString());
    QVERIFY(dial(lab, profile));
    QCOMPARE(lab.backups.size(), std::size_t{1});
    const auto kept = store.load("First");
    QVERIFY(kept);
    QCOMPARE(kept->profile.told_backup_servers, lab.backups.front().servers);
    QCOMPARE(kept->profile.told_backup_servers.size(), std::size_t{2});
    QCOMPARE(kept->profile.backup_servers, profile.backup_servers);
  }
};

DRAWBRIDGE_TEST(SeveralConnectionsTest);
#include "several_connections_test.moc"
