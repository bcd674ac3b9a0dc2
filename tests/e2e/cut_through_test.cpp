// SPDX-License-Identifier: GPL-3.0-or-later
// A host of the Internet without a tunnel reaches the web server's outside address, after a login
// (pix-behaviour.md 5); a host inside works at the appliance's console over Telnet.
#include <QTest>
#include <memory>

#include "lab/text_client.h"
#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

constexpr Ipv4Address kPublicWeb{192, 168, 1, 11};

QString q(const std::string& text) {
  return QString::fromStdString(text);
}

/// The note's configuration with the web server reachable under its outside address.
std::string corrected(const std::string& more = {}) {
  std::string text(pix::lab_configuration());
  const std::string wrong = "host 10.89.129.131\n";
  for (auto at = text.find(wrong); at != std::string::npos; at = text.find(wrong, at)) {
    text.replace(at, wrong.size(), "host 192.168.1.11\n");
  }
  text.insert(text.find("telnet timeout 5"), more);
  return text;
}

struct CutThrough : LabStory {
  explicit CutThrough(const std::string& more = {}) { start_headend(corrected(more)); }

  ipc::PageFetched visit(const std::string& user = {}, const std::string& password = {},
                         const std::string& url = "http://192.168.1.11/") {
    const std::size_t before = pages.size();
    ipc::FetchPage request;
    request.id = before + 1;
    request.url = url;
    request.from = ipc::LabHost::visitor;
    request.user = user;
    request.password = Secret(std::string_view(password));
    driver.send(std::move(request));
    driver.run_until([&] { return pages.size() > before; }, std::chrono::minutes{5});
    return pages.size() > before ? pages.back() : ipc::PageFetched{};
  }
  std::unique_ptr<lab::TextClient> dial(tcpip::Host& host, Ipv4Address address, std::uint16_t port) {
    auto client = std::make_unique<lab::TextClient>(host, Endpoint{address, port});
    driver.run_for(Seconds{1});
    return client;
  }
  std::unique_ptr<lab::TextClient> dial(std::uint16_t port, Ipv4Address address = kPublicWeb) {
    return dial(service.lab().visitor(), address, port);
  }
  void say(lab::TextClient& client, const std::string& line) {
    client.type(line);
    driver.run_for(Seconds{1});
  }
  /// The texts of these messages, in the order they came, numbers of connections and ports as N.
  QStringList messages(std::initializer_list<int> ids) const {
    QStringList all;
    static const QRegularExpression numbers("(?<=connection |/)\\d{4,5}|(?<=connection )\\d+");
    for (const ipc::Syslog& record : syslog) {
      if (std::find(ids.begin(), ids.end(), record.id) == ids.end()) continue;
      all << QString("%1 ").arg(record.id) + q(record.text).replace(numbers, "N");
    }
    return all;
  }
};

}  // namespace

class CutThroughTest : public QObject {
  Q_OBJECT

 private slots:
  void theVisitorIsAskedAndReadsTheServersPage() {
    CutThrough lab;
    const auto asked = lab.visit();
    QVERIFY2(asked.ok, qPrintable(q(asked.error)));
    QCOMPARE(asked.status, 401);
    QVERIFY2(q(asked.realm).startsWith("HTTP Authentication (sessionid: "), qPrintable(q(asked.realm)));
    QVERIFY(lab.service.lab().web().requests().empty());

    const auto page = lab.visit("cisco_customer", "cisco");
    QVERIFY2(page.ok, qPrintable(q(page.error)));
    QCOMPARE(page.status, 200);
    QVERIFY2(page.body.find("192.168.1.50") != std::string::npos, qPrintable(q(page.body)));
    // The server saw the visitor, not the appliance.
    QCOMPARE(lab.service.lab().web().requests().back().from.address.to_string(), std::string("192.168.1.50"));
    lab.driver.run_for(Seconds{1});
    QCOMPARE(
        lab.messages({109001, 109011, 109005, 302013, 302014}).mid(1, 4),
        (QStringList{"109001 Auth start for user '?\?\?' from 192.168.1.50/N to 10.89.129.131/80",
                     "109011 Authen Session Start: user 'cisco_customer', sid 1",
                     "109005 Authentication succeeded for user 'cisco_customer' from 192.168.1.50/N to "
                     "10.89.129.131/80 on interface outside",
                     "302013 Built inbound TCP connection N for outside:192.168.1.50/N (192.168.1.50/N) to "
                     "inside:10.89.129.131/80 (192.168.1.11/80) (cisco_customer)"}));
  }

  // `aaa authorization`: the server is asked for each destination and service of the user.
  void authorizationPermitsWhatTheServerPermits() {
    CutThrough lab(
        "aaa authorization include http outside 10.89.129.131 255.255.255.255 0.0.0.0 0.0.0.0 AuthInbound\n"
        "aaa authorization include telnet outside 10.89.129.131 255.255.255.255 0.0.0.0 0.0.0.0 "
        "AuthInbound\n");
    lab.service.lab().tacacs().options().refused_commands = {"telnet"};
    lab.service.lab().tacacs().options().granted_arguments = {"idletime=2"};
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    QCOMPARE(lab.messages({109007, 109008}),
             (QStringList{"109007 Authorization permitted for user 'cisco_customer' from 192.168.1.50/N to "
                          "10.89.129.131/80 on interface outside"}));
    const QString shown = q(lab.type("show uauth"));
    QVERIFY2(shown.contains("user 'cisco_customer' at 192.168.1.50, authenticated"), qPrintable(shown));
    QVERIFY2(shown.contains("authorized to:") && shown.contains("10.89.129.131/http"), qPrintable(shown));
    // The server's idletime holds instead of the configuration's.
    QVERIFY2(shown.contains("inactivity timeout: 0:02:00"), qPrintable(shown));

    // Known, and yet not for this service: the server behind is never reached.
    const auto telnet = lab.dial(23);
    lab.driver.run_for(Seconds{5});
    QVERIFY(!q(telnet->text()).contains("Inside Telnet server"));
    // Each SYN is asked about anew, with the same answer.
    QStringList denials = lab.messages({109008});
    denials.removeDuplicates();
    QCOMPARE(denials,
             (QStringList{"109008 Authorization denied for user 'cisco_customer' from 192.168.1.50/N to "
                          "10.89.129.131/23 on interface outside"}));
  }

  void theNextPageIsNotAskedFor() {
    CutThrough lab;
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    QCOMPARE(lab.visit().status, 200);
    QCOMPARE(lab.visit({}, {}, "http://192.168.1.11/who").body, std::string("192.168.1.50\n"));
    QCOMPARE(lab.messages({109001}).size(), qsizetype{1});
    const QString uauth = q(lab.type("show uauth"));
    QVERIFY2(uauth.contains("user 'cisco_customer' at 192.168.1.50, authenticated"), qPrintable(uauth));
    QVERIFY2(uauth.contains("absolute   timeout: 0:05:00"), qPrintable(uauth));
  }

  void aWrongPasswordIsAskedAgain() {
    CutThrough lab;
    QCOMPARE(lab.visit("cisco_customer", "wrong").status, 401);
    QCOMPARE(lab.visit("cisco_customer", "wrong again").status, 401);
    QCOMPARE(lab.messages({109006}).size(), qsizetype{2});
    QCOMPARE(lab.messages({109006})[0],
             QString("109006 Authentication failed for user 'cisco_customer' from 192.168.1.50/N to "
                     "10.89.129.131/80 on interface outside"));
    QVERIFY(lab.service.lab().web().requests().empty());
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    const QString uauth = q(lab.type("show uauth"));
    QVERIFY2(uauth.contains(QRegularExpression("Authen In Progress +0 +1")), qPrintable(uauth));
  }

  void afterFiveMinutesTheVisitorIsAskedAgain() {
    CutThrough lab;
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    lab.driver.run_for(std::chrono::minutes{4});
    QCOMPARE(lab.visit().status, 200);
    lab.driver.run_for(std::chrono::minutes{1});
    QCOMPARE(lab.messages({109012}),
             QStringList{"109012 Authen Session End: user 'cisco_customer', sid 1, elapsed 300 seconds"});
    QCOMPARE(lab.visit().status, 401);
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    lab.type("clear uauth");
    QCOMPARE(lab.visit().status, 401);
  }

  void theNotesOwnListRefusesTheVisitor() {
    LabStory lab;
    lab.start_headend();
    lab.driver.send(ipc::FetchPage{1, "http://192.168.1.11/", ipc::LabHost::visitor});
    lab.driver.run_until([&] { return !lab.pages.empty(); }, std::chrono::minutes{5});
    QVERIFY(!lab.pages.at(0).ok);
    QVERIFY(lab.has_syslog(106023));
    QVERIFY(!lab.has_syslog(109001));
  }

  void insideAddressesAreNotReachedWithoutATunnel() {
    CutThrough lab;
    QVERIFY(!lab.visit("cisco_customer", "cisco", "http://10.89.129.131/").ok);
    QVERIFY(lab.service.lab().web().requests().empty());
  }

  void theTextOfAuthPromptIsTheRealm() {
    CutThrough lab;
    lab.type("configure terminal");
    lab.type("auth-prompt prompt Staff only");
    QCOMPARE(q(lab.visit().realm), QString("Staff only"));
  }

  void largePagesPassWhole() {
    CutThrough lab;
    const auto page = lab.visit("cisco_customer", "cisco", "http://192.168.1.11/large");
    QCOMPARE(page.body.size(), std::size_t{1} << 20);
  }

  void telnetWordForWord() {
    CutThrough lab;
    const auto client = lab.dial(23);
    lab.say(*client, "cisco_customer");
    lab.say(*client, "wrong");
    lab.say(*client, "cisco_customer");
    lab.say(*client, "cisco");
    lab.say(*client, "cisco_customer");
    lab.say(*client, "cisco");
    lab.say(*client, "who");
    lab.say(*client, "exit");
    QCOMPARE(q(client->text()), QString("Username: cisco_customer\n"
                                        "Password: \n"
                                        "Error: Authentication Failed\n"
                                        "\n"
                                        "Username: cisco_customer\n"
                                        "Password: \n"
                                        "Inside Telnet server\n"
                                        "\n"
                                        "login: cisco_customer\n"
                                        "Password: cisco\n"
                                        "\n"
                                        "inside> who\n"
                                        "cisco_customer from 192.168.1.50\n"
                                        "inside> exit\n"
                                        "Connection closed\n"));
    QVERIFY(client->is_closed());
  }

  void fourWrongPasswordsEndTelnet() {
    CutThrough lab;
    const auto client = lab.dial(23);
    for (int i = 0; i < 4; ++i) {
      lab.say(*client, "cisco_customer");
      lab.say(*client, "wrong");
    }
    QVERIFY(client->is_closed());
    QCOMPARE(lab.messages({109006}).size(), qsizetype{4});
  }

  void ftpWordForWord() {
    CutThrough lab;
    const auto client = lab.dial(21);
    for (const char* line : {"USER cisco_customer", "PASS cisco", "PWD", "QUIT"}) lab.say(*client, line);
    QCOMPARE(q(client->text()), QString("220 FTP Server ready.\n"
                                        "USER cisco_customer\n"
                                        "331 Enter Authentication Username/Password\n"
                                        "PASS cisco\n"
                                        "230 User cisco_customer logged in.\n"
                                        "PWD\n"
                                        "257 \"/\" is the current directory.\n"
                                        "QUIT\n"
                                        "221 Goodbye.\n"));
    QVERIFY(client->is_closed());
  }

  void aWrongPasswordEndsFtp() {
    CutThrough lab;
    const auto client = lab.dial(21);
    lab.say(*client, "USER cisco_customer");
    lab.say(*client, "PASS wrong");
    QCOMPARE(q(client->text()), QString("220 FTP Server ready.\n"
                                        "USER cisco_customer\n"
                                        "331 Enter Authentication Username/Password\n"
                                        "PASS wrong\n"
                                        "530 Error: Authentication Failed\n"));
    QVERIFY(client->is_closed());
  }

  void theVisitIsAccountedWithTheName() {
    CutThrough lab("aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound\n");
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    lab.driver.run_for(Seconds{5});
    const QString report = q(lab.service.accounting_report());
    QVERIFY2(report.contains("start") && report.contains("stop"), qPrintable(report));
    for (const QString& line : report.trimmed().split('\n').mid(1)) {
      QVERIFY2(line.contains("cisco_customer") && line.contains("192.168.1.50") && line.contains("http"),
               qPrintable(line));
    }
  }

  void aLimitOfPromptsHolds() {
    CutThrough lab;
    lab.type("configure terminal");
    lab.type("aaa proxy-limit 2");
    const auto first = lab.dial(23);
    const auto second = lab.dial(23);
    QVERIFY(first->is_connected());
    QVERIFY(second->is_connected());
    const auto third = lab.dial(23);
    QVERIFY(!third->is_connected());
    QCOMPARE(lab.messages({109017})[0],
             QString("109017 User at 192.168.1.50 exceeded auth proxy connection limit (max)"));
    first->close();
    lab.driver.run_for(Seconds{30});
    QVERIFY(third->is_connected());
  }

  void aPromptThatNobodyAnswersEnds() {
    CutThrough lab;
    const auto client = lab.dial(23);
    QVERIFY(client->is_connected());
    lab.driver.run_for(std::chrono::minutes{3});
    QVERIFY(client->is_closed());
    const QString uauth = q(lab.type("show uauth"));
    QVERIFY2(uauth.contains(QRegularExpression("Authen In Progress +0 +1")), qPrintable(uauth));
  }

  void whoIsNeverRememberedIsAskedForEachConnection() {
    CutThrough lab;
    lab.type("configure terminal");
    lab.type("timeout uauth 0:00:00 absolute");
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
    QCOMPARE(lab.visit().status, 401);
    QCOMPARE(lab.visit("cisco_customer", "cisco").status, 200);
  }

  void otherServicesWaitForALogin() {
    CutThrough lab(
        "aaa authentication include tcp/8080 outside 10.89.129.131 255.255.255.255 0.0.0.0 0.0.0.0 "
        "AuthInbound\n");
    const auto client = lab.dial(8080);
    QVERIFY(!client->is_connected());
    QVERIFY(lab.has_syslog(109023));
  }

  void virtualTelnetLogsInAndOut() {
    CutThrough lab(
        "static (inside,outside) 192.168.1.20 10.89.129.132 netmask 255.255.255.255 0 0\n"
        "access-list 120 permit tcp any host 192.168.1.20\n"
        "aaa authentication include telnet outside 10.89.129.132 255.255.255.255 0.0.0.0 0.0.0.0 "
        "AuthInbound\n"
        "virtual telnet 192.168.1.20\n");
    const auto in = lab.dial(23, {192, 168, 1, 20});
    lab.say(*in, "cisco_customer");
    lab.say(*in, "cisco");
    QCOMPARE(q(in->text()), QString("Username: cisco_customer\nPassword: \nAuthentication Successful\n"));
    QVERIFY(in->is_closed());
    QCOMPARE(lab.visit().status, 200);
    const auto out = lab.dial(23, {192, 168, 1, 20});
    QCOMPARE(q(out->text()), QString("Logout Successful\n"));
    QCOMPARE(lab.visit().status, 401);
  }

  void virtualHttpTakesTheLoginAndSendsBack() {
    CutThrough lab(
        "static (inside,outside) 192.168.1.20 10.89.129.132 netmask 255.255.255.255 0 0\n"
        "access-list 120 permit tcp any host 192.168.1.20\n"
        "aaa authentication include http outside 10.89.129.132 255.255.255.255 0.0.0.0 0.0.0.0 "
        "AuthInbound\n"
        "virtual http 192.168.1.20\n");
    QCOMPARE(lab.visit().status, 302);
    const std::string there = "http://192.168.1.20/http://192.168.1.11/";
    QCOMPARE(lab.visit({}, {}, there).status, 401);
    QCOMPARE(lab.visit("cisco_customer", "cisco", there).status, 302);
    QCOMPARE(lab.visit().status, 200);
  }

  void aHostInsideWorksAtTheConsole() {
    CutThrough lab("telnet 10.89.129.131 255.255.255.255 inside\n");
    auto& host = lab.service.lab().web_host();
    const auto client = lab.dial(host, {10, 89, 129, 194}, 23);
    QVERIFY(client->is_connected());
    lab.say(*client, "cisco");
    lab.say(*client, "show version");
    QVERIFY2(client->text().find("User Access Verification") != std::string::npos,
             qPrintable(q(client->text())));
    QVERIFY2(client->text().find("PIX Firewall Version 6.3(3)") != std::string::npos,
             qPrintable(q(client->text())));
    QVERIFY(client->text().find("cisco\n") == std::string::npos);
    QVERIFY2(lab.type("who").find("0: 10.89.129.131") != std::string::npos, qPrintable(q(lab.console)));
    lab.type("kill 0");
    lab.driver.run_for(Seconds{1});
    QVERIFY(client->is_closed());
    QVERIFY(lab.has_syslog(710002));
  }

  void telnetIsIdleNoLongerThanItsTime() {
    CutThrough lab("telnet 10.89.129.131 255.255.255.255 inside\n");
    const auto client = lab.dial(lab.service.lab().web_host(), {10, 89, 129, 194}, 23);
    lab.say(*client, "cisco");
    QVERIFY(!client->is_closed());
    lab.driver.run_for(std::chrono::minutes{6});
    QVERIFY(client->is_closed());
  }

  void othersDoNotReachTheConsole() {
    CutThrough lab(
        "telnet 0.0.0.0 0.0.0.0 outside\n"
        "telnet 10.89.129.131 255.255.255.255 inside\n");
    const auto visitor = lab.dial(23, {192, 168, 1, 1});
    QVERIFY(!visitor->is_connected());
    const auto other = lab.dial(lab.service.lab().aaa_host(), {10, 89, 129, 194}, 23);
    QVERIFY(!other->is_connected());
    QVERIFY(lab.has_syslog(710003));
  }

  void fiveSessionsAreTheMost() {
    CutThrough lab("telnet 10.89.129.131 255.255.255.255 inside\n");
    std::vector<std::unique_ptr<lab::TextClient>> clients;
    for (int i = 0; i < 6; ++i) {
      clients.push_back(lab.dial(lab.service.lab().web_host(), {10, 89, 129, 194}, 23));
    }
    for (int i = 0; i < 5; ++i) QVERIFY(!clients[static_cast<std::size_t>(i)]->is_closed());
    QVERIFY(clients[5]->is_closed());
  }

  void aServerThatIsNotThereEndsTheConnection() {
    CutThrough lab;
    lab.service.lab().web_host().stop_listening(80);
    const auto page = lab.visit("cisco_customer", "cisco");
    QVERIFY(!page.ok);
  }

  void serversThatAreSilentAreTold() {
    CutThrough lab;
    lab.service.lab().aaa_host().stop_listening(49);
    const auto page = lab.visit("cisco_customer", "cisco");
    QVERIFY2(page.ok, qPrintable(q(page.error)));
    QCOMPARE(page.status, 503);
    QCOMPARE(lab.messages({109003}),
             QStringList{"109003 Auth from 192.168.1.50 to 10.89.129.131/80 failed (all servers failed) on "
                         "interface outside"});
  }
};

DRAWBRIDGE_TEST(CutThroughTest);
#include "cut_through_test.moc"
