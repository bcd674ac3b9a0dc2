// SPDX-License-Identifier: GPL-3.0-or-later
// A client without privileges on real sockets of this machine: through address translation to the headend,
// and pages of the inside web server through its SOCKS and HTTP ports.
#include "service/real_client.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "client/profile_store.h"
#include "loopback_lab.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

std::string configuration() {
  for (const pix::LabConfiguration& each : pix::lab_configurations()) {
    if (each.id == "corrected") return each.text + "isakmp nat-traversal 20\n";
  }
  return {};
}

client::Profile entry() {
  client::Profile profile = client::lab_profiles().front();
  profile.name = "Loopback";
  profile.host = "127.0.0.1";
  profile.reach = client::Reach::proxy;
  profile.socks_port = 0;
  profile.http_proxy_port = 0;
  return profile;
}

ipc::Connect request(const client::Profile& profile, std::string_view group_password = "cisco123") {
  ipc::Connect connect;
  connect.profile = profile;
  connect.group_password = Secret(group_password);
  connect.user_name = "cisco_customer";
  connect.user_password = Secret(std::string_view("cisco"));
  return connect;
}

bool dial(LoopbackLab& lab, const client::Profile& profile = entry()) {
  lab.send(request(profile));
  return lab.until([&] { return lab.is_up() || !lab.ends.empty(); }) && lab.is_up();
}

QByteArray socks_to(std::uint32_t address, quint16 port) {
  QByteArray said("\x05\x01\x00\x05\x01\x00\x01", 7);
  for (int shift = 24; shift >= 0; shift -= 8) said.append(static_cast<char>(address >> shift));
  return said.append(static_cast<char>(port >> 8)).append(static_cast<char>(port));
}

/// All that comes back until the other end closes.
QByteArray exchange(LoopbackLab& lab, quint16 port, const QByteArray& said) {
  QTcpSocket socket;
  socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
  socket.write(said);
  QByteArray answer;
  lab.until([&] {
    answer += socket.readAll();
    return socket.state() == QAbstractSocket::UnconnectedState;
  });
  return answer + socket.readAll();
}

const QByteArray kGet = "GET / HTTP/1.0\r\nHost: 10.89.129.131\r\n\r\n";

}  // namespace

class RealClientTest : public QObject {
  Q_OBJECT

 private slots:
  void a_page_comes_through_the_socks_port() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab));
    QVERIFY(lab.proxy.is_active);
    QVERIFY(lab.statistics.natt_active);
    const QByteArray answer =
        exchange(lab, lab.proxy.socks_port, socks_to(lab::address::web.value(), 80) + kGet);
    QCOMPARE(answer.left(12).toHex(), QByteArray("050005000001000000000000"));
    QVERIFY2(answer.mid(12).startsWith("HTTP/1.1 200"), answer.constData());
  }

  void a_page_comes_through_the_http_port() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab));
    const QByteArray answer =
        exchange(lab, lab.proxy.http_port, "GET http://10.89.129.131/ HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
    const QByteArray through =
        exchange(lab, lab.proxy.http_port, "CONNECT 10.89.129.131:80 HTTP/1.1\r\n\r\n" + kGet);
    QVERIFY2(through.startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200"),
             through.constData());
  }

  void a_forwarded_port_leads_to_its_host() {
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    client::Profile profile = entry();
    profile.forwards = {{port, "10.89.129.131", 80}};
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab, profile));
    QCOMPARE(lab.proxy.forwards, profile.forwards);
    QVERIFY(exchange(lab, port, kGet).startsWith("HTTP/1.1 200"));
  }

  void a_port_in_use_is_replaced_and_a_forward_is_refused() {
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    client::Profile profile = entry();
    profile.socks_port = taken.serverPort();
    profile.forwards = {{taken.serverPort(), "10.89.129.131", 80}};
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab, profile));
    QVERIFY(lab.proxy.socks_port != 0);
    QVERIFY(lab.proxy.socks_port != taken.serverPort());
    QVERIFY(lab.proxy.forwards.empty());
    QCOMPARE(lab.proxy.refused.size(), std::size_t{2});
  }

  void what_is_not_there_is_said() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab));
    const QByteArray answer = exchange(lab, lab.proxy.http_port, "CONNECT 10.89.129.131:81 HTTP/1.1\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 502 Bad Gateway"), answer.constData());
  }

  void the_ports_close_with_the_connection() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab));
    const quint16 port = lab.proxy.socks_port;
    lab.send(ipc::Disconnect{});
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QVERIFY(lab.ends.front().by_user);
    QVERIFY(!lab.proxy.is_active);
    QVERIFY(exchange(lab, port, kGet).isEmpty());
    // And again, on other sockets.
    lab.ends.clear();
    QVERIFY(dial(lab));
    // Those who ask hear what was, over both connections.
    lab.send(ipc::AskClient{5, true});
    QCOMPARE(lab.report.id, std::uint64_t{5});
    QCOMPARE(lab.report.state.state, client::State::up);
    QCOMPARE(lab.report.proxy.socks_port, lab.proxy.socks_port);
    QCOMPARE(lab.report.notes.size(), std::size_t{1});
    QCOMPARE(lab.report.log.size(), lab.log.size());
    for (std::size_t i = 0; i < lab.log.size(); ++i) QCOMPARE(lab.log[i].number, std::uint64_t{i + 1});
  }

  void after_sleep_the_connection_is_made_again() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab));
    const quint16 port = lab.proxy.socks_port;
    const std::size_t before = lab.states.size();
    lab.service().real_client()->hear(lab.now(), service::MachineWatch::News::awake);
    QVERIFY(lab.until([&] { return lab.states.size() > before && lab.is_up(); }));
    QVERIFY(lab.ends.empty());
    QVERIFY(lab.prompts.empty());
    // The ports stay, so that programs need not be told others.
    const QByteArray answer = exchange(lab, port, socks_to(lab::address::web.value(), 80) + kGet);
    QVERIFY2(answer.mid(12).startsWith("HTTP/1.1 200"), answer.constData());
    lab.send(ipc::Disconnect{});
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QVERIFY(lab.ends.front().by_user);
  }

  void one_that_is_being_made_again_can_be_ended() {
    LoopbackLab lab(configuration());
    QVERIFY(dial(lab));
    lab.translator.is_cut = true;
    lab.service().real_client()->hear(lab.now(), service::MachineWatch::News::awake);
    QVERIFY(lab.until([&] { return lab.states.back().state == client::State::contacting; }));
    lab.send(ipc::Disconnect{});
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QVERIFY(!lab.proxy.is_active);
  }

  void a_second_connection_is_refused() {
    LoopbackLab lab(configuration());
    lab.send(request(entry()));
    lab.send(request(entry()));
    QCOMPARE(lab.ends.size(), std::size_t{1});
    QCOMPARE(lab.ends.front().reason, client::Reason::already_connecting);
    lab.ends.clear();
    QVERIFY(lab.until([&] { return lab.is_up(); }));
  }

  void a_wrong_group_password_is_told() {
    LoopbackLab lab(configuration());
    lab.send(request(entry(), "wrong"));
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QCOMPARE(lab.ends.front().reason, client::Reason::wrong_group_secret);
    QVERIFY(!lab.proxy.is_active);
  }

  void a_name_without_an_address_is_told() {
    LoopbackLab lab(configuration());
    client::Profile profile = entry();
    profile.host = "nothing.invalid";
    lab.send(request(profile));
    QVERIFY(lab.until([&] { return !lab.ends.empty(); }));
    QCOMPARE(lab.ends.front().reason, client::Reason::name_not_resolved);
  }

  void a_name_is_looked_up_outside_the_tunnel() {
    LoopbackLab lab(configuration());
    client::Profile profile = entry();
    profile.host = "localhost";
    QVERIFY(dial(lab, profile));
    QCOMPARE(lab.states.front().state, client::State::initializing);
    QCOMPARE(lab.states[1].state, client::State::resolving);
    QCOMPARE(lab.states[2].state, client::State::contacting);
  }
};

DRAWBRIDGE_TEST(RealClientTest);
#include "real_client_test.moc"
