// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a session on the headend: limits, clearing, changes of the configuration under it, what is said
// about it.
#include <QTest>

#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

namespace {

void configure(LabStory& lab, std::initializer_list<const char*> lines) {
  lab.type("configure terminal");
  for (const char* line : lines) {
    const std::string answer = lab.type(line);
    if (answer.find("ERROR") != std::string::npos) qFatal("%s", answer.c_str());
  }
  lab.type("exit");
}

bool everything_is_back(LabStory& lab) {
  lab.driver.run_for(Seconds{2});
  return lab.snapshot.sessions.empty() && lab.snapshot.isakmp_sas.empty() && lab.snapshot.ipsec_sas.empty() &&
         lab.snapshot.uauth.entries.empty() && lab.snapshot.pools.at(0).in_use.empty();
}

}  // namespace

class SessionsTest : public QObject {
  Q_OBJECT

 private slots:
  void anIdleSessionEndsAfterItsGroupsIdleTime() {
    LabStory lab;
    lab.start_headend();
    configure(lab, {"vpngroup vpn3000 idle-time 120"});
    QVERIFY(lab.connect_lab());
    lab.driver.run_for(Seconds{100});
    QVERIFY(lab.fetch().ok);  // traffic starts the time anew
    lab.driver.run_for(Seconds{110});
    QVERIFY(!lab.has_ended());
    lab.driver.run_for(Seconds{20});
    QVERIFY(lab.has_ended());
    QVERIFY(everything_is_back(lab));
  }
  void aBusySessionEndsAfterItsGroupsMaxTime() {
    LabStory lab;
    lab.start_headend();
    configure(lab, {"vpngroup vpn3000 max-time 600"});
    QVERIFY(lab.connect_lab());
    for (int i = 0; i < 9; ++i) {
      QVERIFY(lab.fetch().ok);
      lab.driver.run_for(Seconds{60});
    }
    QVERIFY(!lab.has_ended());
    lab.driver.run_for(Seconds{90});
    QVERIFY(lab.has_ended());
    QVERIFY(everything_is_back(lab));
  }
  void clearIsakmpSaEndsTheSession() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    lab.type("clear crypto isakmp sa");
    lab.driver.run_for(Seconds{5});
    QVERIFY(lab.has_ended());
    QVERIFY(everything_is_back(lab));
  }
  void clearIpsecSaTakesThePairsAndTheClientMakesNewOnesOrEnds() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    lab.type("clear crypto ipsec sa peer 192.168.1.9");
    QCOMPARE(lab.snapshot.ipsec_sas.size(), std::size_t{4});
    lab.type("clear crypto ipsec sa peer 192.168.1.2");
    lab.driver.run_for(std::chrono::minutes{3});
    QVERIFY(lab.has_ended() || lab.fetch().ok);
  }
  void clearUauthForgetsTheUserAndLeavesTheTunnel() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    lab.type("clear uauth nobody");
    QCOMPARE(lab.snapshot.uauth.entries.size(), std::size_t{1});
    lab.type("clear uauth cisco_customer");
    QVERIFY(lab.snapshot.uauth.entries.empty());
    QVERIFY(lab.fetch().ok);
  }
  void removingTheMapFromTheInterfaceEndsWhatIsOnIt() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    configure(lab, {"no crypto map mymap interface outside"});
    QVERIFY(everything_is_back(lab));
    QVERIFY(!lab.connect_lab());
  }
  void aNewNameOrPoolLeavesSessionsAlone() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    configure(lab, {"hostname gate", "ip local pool OTHER 10.1.1.1-10.1.1.9",
                    "vpngroup vpn3000 dns-server 10.1.1.1"});
    QVERIFY(!lab.has_ended());
    QVERIFY(lab.fetch().ok);
  }
  void withoutPermitIpsecTheAccessListDecides() {
    LabStory lab;
    lab.start_headend();
    // The note's list permits everything to the web server, under its real address, which is what a tunnel
    // carries.
    configure(lab, {"no sysopt connection permit-ipsec"});
    QVERIFY(lab.connect_lab());
    QVERIFY(lab.fetch().ok);
    configure(lab, {"no access-list 120 permit tcp any host 10.89.129.131"});
    QVERIFY(!lab.fetch().ok);
    QVERIFY(lab.has_syslog(106023));
  }
  void withoutTheExemptionNothingIsTranslatedForTheClient() {
    LabStory lab;
    lab.start_headend();
    configure(lab, {"no nat (inside) 0 access-list 101"});
    QVERIFY(lab.connect_lab());
    QVERIFY(!lab.fetch().ok);
    QVERIFY(lab.has_syslog(305005));
  }
  void localUsersLogInWithoutAServer() {
    LabStory lab;
    lab.answers = {{"pat", "secret99"}};
    lab.start_headend();
    configure(lab, {"username pat password secret99", "crypto map mymap client authentication LOCAL"});
    lab.service.lab().tacacs().set_mode(lab::TacacsMode::refuse);
    QVERIFY(lab.connect_lab());
    QVERIFY(lab.type("show uauth").find("ipsec user 'pat'") != std::string::npos);
  }
  void withoutClientAuthenticationNobodyIsAsked() {
    LabStory lab;
    lab.start_headend();
    configure(lab, {"no crypto map mymap client authentication AuthInbound"});
    QVERIFY(lab.connect_lab());
    QVERIFY(lab.prompts.empty());
    QVERIFY(lab.fetch().ok);
  }
  void splitTunnelNetworksReachTheClientAsRoutes() {
    LabStory lab;
    lab.start_headend();
    configure(lab, {"access-list split permit ip 10.89.129.128 255.255.255.128 any",
                    "vpngroup vpn3000 split-tunnel split", "vpngroup vpn3000 dns-server 10.89.129.131",
                    "vpngroup vpn3000 default-domain example.net"});
    QVERIFY(lab.connect_lab());
    QCOMPARE(lab.statistics.secured_routes.size(), std::size_t{1});
    QCOMPARE(lab.statistics.secured_routes[0].network.to_string(), std::string("10.89.129.128"));
    QCOMPARE(lab.statistics.secured_routes[0].mask.to_string(), std::string("255.255.255.128"));
    QCOMPARE(lab.statistics.dns.at(0).to_string(), std::string("10.89.129.131"));
    QCOMPARE(lab.statistics.default_domain, std::string("example.net"));
    QVERIFY(lab.fetch().ok);
  }
  void theClientComesBackAfterItsMachineDiedWithoutAWord() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    net::Faults dead;
    dead.loss = 1.0;
    lab.service.lab().outside().set_faults(dead);
    lab.disconnect();  // the Deletes are lost
    lab.service.lab().outside().set_faults({});
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    QVERIFY(lab.connect_lab());
    QCOMPARE(lab.statistics.client_address.to_string(), std::string("10.89.129.200"));
    lab.driver.run_for(Seconds{1});
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    QVERIFY(lab.fetch().ok);
    lab.disconnect();
    QVERIFY(everything_is_back(lab));
  }
  void aDeadClientIsForgottenByKeepalives() {
    LabStory lab;
    lab.start_headend();
    configure(lab, {"isakmp keepalive 10 2"});
    QVERIFY(lab.connect_lab());
    net::Faults dead;
    dead.loss = 1.0;
    lab.service.lab().outside().set_faults(dead);
    lab.driver.run_for(Seconds{60});
    QVERIFY(lab.snapshot.sessions.empty());
    QVERIFY(lab.has_syslog(702203));
  }
  void whatHappensIsLogged() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    QVERIFY(lab.fetch().ok);
    lab.disconnect();
    lab.driver.run_for(Seconds{2});
    for (const int id :
         {199002, 602201, 109001, 109005, 109011, 602301, 302013, 302014, 602302, 109012, 702201})
      QVERIFY2(lab.has_syslog(id), qPrintable(QString::number(id)));
  }
  void theGroupPasswordsFaultIsNamedInTheLog() {
    LabStory lab;
    lab.start_headend();
    lab.connect(testing::lab_profile(client::EntryKind::dialer), "wrong");
    QVERIFY(lab.wait_until_decided());
    client::Profile unknown = testing::lab_profile(client::EntryKind::dialer);
    unknown.group_name = "nobody";
    lab.connect(unknown, "cisco123");
    QVERIFY(lab.wait_until_decided());
    lab.driver.run_for(std::chrono::minutes{2});
    bool wrong = false, missing = false;
    for (const ipc::Syslog& record : lab.syslog) {
      wrong = wrong || record.text.find("the password for vpngroup \"vpn3000\"") != std::string::npos;
      missing = missing || record.text.find("no vpngroup is called \"nobody\"") != std::string::npos;
    }
    QVERIFY(wrong);
    QVERIFY(missing);
  }
  void aLargePageComesThroughInPieces() {
    LabStory lab;
    lab.start_headend();
    QVERIFY(lab.connect_lab());
    const auto page = lab.fetch("http://10.89.129.131/large");
    QVERIFY2(page.ok, page.error.c_str());
    QCOMPARE(page.body.size(), std::size_t{1} << 20);
    QVERIFY(lab.statistics.packets_discarded == 0);
  }
};

DRAWBRIDGE_TEST(SessionsTest);
#include "sessions_test.moc"
