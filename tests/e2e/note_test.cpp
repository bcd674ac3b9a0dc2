// SPDX-License-Identifier: GPL-3.0-or-later
// What else the tech note says, section by section: two users at once, who may come without a tunnel, what is
// accounted, other algorithms, and the commands that act beside access lists.
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

std::string note_with(std::initializer_list<std::pair<std::string, std::string>> changes) {
  std::string text(pix::lab_configuration());
  for (const auto& [from, to] : changes) {
    const auto at = text.find(from);
    if (at == std::string::npos) qFatal("the note has no \"%s\"", from.c_str());
    text.replace(at, from.size(), to);
  }
  return text;
}

bool connect_companion(LabStory& story) {
  story.driver.send(ipc::ConnectCompanion{true});
  return story.driver.run_until(
             [&] { return story.companion.state == client::State::up || story.companion.reason != 0; },
             std::chrono::minutes{2}) &&
         story.companion.state == client::State::up;
}

}  // namespace

class NoteTest : public QObject {
  Q_OBJECT

 private slots:
  // "Once the clients are connected, the addresses of the pool replace those of their providers."
  void twoUsersAreSeenInsideUnderTheirPoolAddresses() {
    LabStory story;
    story.start_headend();
    QVERIFY(story.connect_lab());
    QVERIFY(connect_companion(story));
    QCOMPARE(story.fetch().status, 200);
    QCOMPARE(story.fetch_as_companion().status, 200);
    const auto& requests = story.service.lab().web().requests();
    QCOMPARE(requests.size(), std::size_t{2});
    QCOMPARE(requests[0].from.address.to_string(), std::string("10.89.129.200"));
    QCOMPARE(requests[1].from.address.to_string(), std::string("10.89.129.201"));
    const std::string uauth = story.type("show uauth");
    QVERIFY(uauth.find("ipsec user 'cisco_customer' at 10.89.129.200, authenticated") != std::string::npos);
    QVERIFY(uauth.find("ipsec user 'cisco_customer2' at 10.89.129.201, authenticated") != std::string::npos);
    story.driver.send(ipc::ConnectCompanion{false});
    story.driver.run_for(Seconds{5});
    QCOMPARE(story.snapshot.sessions.size(), std::size_t{1});
    QVERIFY(story.companion.pool_address.is_any());
    QCOMPARE(story.fetch().status, 200);
  }

  // Accounting of VPN users needs `sysopt connection permit-ipsec`; TCP only.
  void accountingNeedsPermitIpsec_data() {
    QTest::addColumn<QString>("sysopt");
    QTest::addColumn<int>("records");
    QTest::newRow("permit-ipsec") << "sysopt connection permit-ipsec\n" << 2;
    QTest::newRow("pl-compatible alone") << "sysopt ipsec pl-compatible\n" << 0;
  }
  void accountingNeedsPermitIpsec() {
    QFETCH(QString, sysopt);
    QFETCH(int, records);
    LabStory story;
    story.start_headend(note_with({{"sysopt connection permit-ipsec\n", sysopt.toStdString()}}) +
                        "aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound\n");
    QVERIFY(story.connect_lab());
    QCOMPARE(story.fetch().status, 200);
    story.driver.run_for(Seconds{30});
    QCOMPARE(static_cast<int>(story.service.lab().tacacs().records().size()), records);
    for (const auto& record : story.service.lab().tacacs().records()) {
      QCOMPARE(record.user, std::string("cisco_customer"));
      QCOMPARE(record.caller_id, std::string("10.89.129.200"));
      QCOMPARE(record.cmd, std::string("http"));
    }
  }

  // "AES with 128 and 256 bits" end to end; the client's offer has AES of both lengths.
  void aesEndToEnd_data() {
    QTest::addColumn<QString>("encryption");
    QTest::addColumn<QString>("transform");
    QTest::newRow("128") << "aes"
                         << "esp-aes esp-sha-hmac";
    QTest::newRow("256") << "aes-256"
                         << "esp-aes-256 esp-sha-hmac";
  }
  void aesEndToEnd() {
    QFETCH(QString, encryption);
    QFETCH(QString, transform);
    LabStory story;
    story.start_headend(note_with(
        {{"isakmp policy 10 encryption des", "isakmp policy 10 encryption " + encryption.toStdString()},
         {"isakmp policy 10 hash md5", "isakmp policy 10 hash sha"},
         {"transform-set myset esp-des esp-md5-hmac", "transform-set myset " + transform.toStdString()}}));
    client::Profile profile = lab_profile(client::EntryKind::dialer);
    profile.offer = client::OfferProfile::automatic;  // the classic 4.0.5 offer has no AES
    story.connect(profile, "cisco123");
    QVERIFY2(story.wait_until_decided() && story.is_up(), qPrintable(QString::number(story.reason())));
    QCOMPARE(story.fetch().status, 200);
    QCOMPARE(story.snapshot.sessions.at(0).transform, transform.toStdString());
    const std::string sas = story.type("show crypto ipsec sa");
    QVERIFY(sas.find("transform: " + transform.toStdString() + " ,") != std::string::npos);
    QVERIFY(sas.find("IV size: 16 bytes") != std::string::npos);
  }

  // The console over Telnet from an inside host, as the `telnet` command permits.
  void theConsoleIsReachedOverTelnetFromInside() {
    const auto dial = [](LabStory& story) {
      story.driver.send(ipc::OpenTerminal{1, ipc::LabHost::inside, {Ipv4Address(10, 89, 129, 194), 23}});
      story.driver.run_for(Seconds{20});
    };
    {
      LabStory story;
      story.start_headend();
      dial(story);
      QVERIFY(story.terminal.empty());  // the note's configuration permits nobody
    }
    LabStory story;
    story.start_headend(
        note_with({{"telnet timeout 5", "telnet 10.89.129.131 255.255.255.255 inside\ntelnet timeout 5"}}));
    dial(story);
    QVERIFY2(story.terminal.find("User Access Verification") != std::string::npos, story.terminal.c_str());
    for (const char* line : {"cisco", "enable", "", "show uauth"}) {
      story.driver.send(ipc::TerminalLine{1, Secret(std::string_view(line))});
      story.driver.run_for(Seconds{2});
    }
    QVERIFY2(story.terminal.find("Authenticated Users       0") != std::string::npos, story.terminal.c_str());
    QVERIFY(story.type("who").find("10.89.129.131") != std::string::npos);
    story.driver.send(ipc::CloseTerminal{1});
    story.driver.run_for(Seconds{5});
    QVERIFY(story.type("who").find("10.89.129.131") == std::string::npos);
  }

  // Commands that act where no access list is bound: `conduit` lets the visitor in; without it he stays out.
  void aConduitLetsTheVisitorIn() {
    const auto with = [](const std::string& line) {
      return note_with({{"access-group 120 in interface outside\n", line},
                        {"aaa authentication include http", "! aaa authentication include http"}});
    };
    {
      LabStory story;
      story.start_headend(with({}));
      QVERIFY(!story.visit("http://192.168.1.11/").ok);
      QVERIFY(story.has_syslog(106001));
    }
    LabStory story;
    story.start_headend(with("conduit permit tcp host 192.168.1.11 eq www any\n"));
    const auto page = story.visit("http://192.168.1.11/");
    QVERIFY2(page.ok, page.error.c_str());
    QCOMPARE(page.status, 200);
    QCOMPARE(story.service.lab().web().requests().back().from.address.to_string(),
             std::string("192.168.1.50"));
    QVERIFY(!story.visit("http://10.89.129.131/").ok);  // its inside address is no way in
  }

  // `outbound` and `apply` are kept and shown; they decide nothing here.
  void outboundAndApplyAreKept() {
    LabStory story;
    story.start_headend(note_with({{"timeout xlate",
                                    "outbound 10 deny 10.89.129.131 255.255.255.255 80 tcp\n"
                                    "apply (inside) 10 outgoing_src\ntimeout xlate"}}));
    const std::string shown = story.type("show run");
    QVERIFY(shown.find("outbound 10 deny 10.89.129.131 255.255.255.255 80 tcp") != std::string::npos);
    QVERIFY(shown.find("apply (inside) 10 outgoing_src") != std::string::npos);
    QVERIFY(story.connect_lab());
    QCOMPARE(story.fetch().status, 200);
  }

  // The same configuration with RADIUS: one tag has one protocol.
  void aTagHasOneProtocol() {
    LabStory story;
    story.start_headend();
    (void)story.type("configure terminal");
    const std::string refused = story.type("aaa-server AuthInbound protocol radius");
    QVERIFY2(refused.find("ERROR") != std::string::npos, refused.c_str());
    const auto* server = story.running.config.aaa_server("AuthInbound");
    QVERIFY(server != nullptr && server->protocol == pix::AaaProtocol::tacacs_plus);
  }
};

DRAWBRIDGE_TEST(NoteTest);
#include "note_test.moc"
