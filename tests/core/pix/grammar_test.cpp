// SPDX-License-Identifier: GPL-3.0-or-later
// Single commands: canonical forms, abbreviations, no and clear, and what the device says of bad lines.
#include <QTest>

#include "cli/help.h"
#include "pix/commands.h"
#include "pix/edit.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

Config lab() {
  return parse(lab_configuration()).config;
}

bool has(const Config& config, std::string_view wanted) {
  for (const auto& line : lines_of(config, SecretStyle::clear)) {
    if (line == wanted) return true;
  }
  return false;
}

}  // namespace

class GrammarTest : public QObject {
  Q_OBJECT
 private slots:
  void blanksOfEveryKindEndAWord() {
    cli::MatchOptions options;
    options.mode = config_mode;
    for (const std::string blank : {" ", "\t", "\r", "\n"}) {
      QCOMPARE(cli::help(config_grammar(), blank, options).size(),
               cli::help(config_grammar(), "", options).size());
      QCOMPARE(cli::help(config_grammar(), "isakmp" + blank, options).size(),
               cli::help(config_grammar(), "isakmp ", options).size());
    }
  }
  void typedLinesPrintInTheirCanonicalForm_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char* typed, const char* printed) { QTest::newRow(typed) << typed << printed; };
    row("access-l 130 perm tcp 0 0 10.1.1.1 255.255.255.255 eq 80",
        "access-list 130 permit tcp any host 10.1.1.1 eq www");
    row("access-list 130 permit 6 any any eq http", "access-list 130 permit tcp any any eq www");
    row("access-list 130 permit udp any any eq 22", "access-list 130 permit udp any any eq 22");
    row("access-list 130 deny icmp any any 8", "access-list 130 deny icmp any any echo");
    row("access-list 130 permit 50 any any log 7 interval 60",
        "access-list 130 permit esp any any log 7 interval 60");
    row("access-list 130 remark the web  server", "access-list 130 remark the web  server");
    row("nat (inside) 2 10.1.1.0 255.255.255.0", "nat (inside) 2 10.1.1.0 255.255.255.0 0 0");
    row("static (inside,outside) 192.168.1.12 10.1.1.1",
        "static (inside,outside) 192.168.1.12 10.1.1.1 netmask 255.255.255.255 0 0");
    row("static (inside,outside) tcp interface 80 10.1.1.1 8080 netmask 255.255.255.255",
        "static (inside,outside) tcp interface www 10.1.1.1 8080 netmask 255.255.255.255 0 0");
    row("route inside 10.7.0.0 255.255.0.0 10.1.1.9", "route inside 10.7.0.0 255.255.0.0 10.1.1.9 1");
    row("crypto isakmp key abc address 1.2.3.4 no-xauth",
        "isakmp key abc address 1.2.3.4 netmask 255.255.255.255 no-xauth");
    row("isakmp pol 30 enc 3des", "isakmp policy 30 encryption 3des");
    row("isakmp policy 30 hash md5", "isakmp policy 30 lifetime 86400");
    row("ENABLE PASSWORD cisco", "enable password 2KFQnbNIdI.2KYOU encrypted");
    row("passwd cisco", "passwd 2KFQnbNIdI.2KYOU encrypted");
    row("timeout uauth 0:02:00 inact", "timeout uauth 0:05:00 absolute uauth 0:02:00 inactivity");
    row("aaa authentication include any inbound 0 0 0 0 AuthInbound",
        "aaa authentication include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound");
    row("telnet 10.89.129.200 inside", "telnet 10.89.129.200 255.255.255.255 inside");
    row("no snmp-server location", "no snmp-server location");
    row("no fixup protocol smtp 25", "no fixup protocol smtp 25");
    row("sysopt conn tcpmss 1200", "sysopt connection tcpmss 1200");
    row("vpngroup g dns-server 1.1.1.1 2.2.2.2", "vpngroup g idle-time 1800");
    row("no pager", "no pager");
    row("isakmp nat-traversal", "isakmp nat-traversal 20");
    row("username alice nopassword", "username alice nopassword privilege 2");
    row("fixup protocol mgcp", "fixup protocol mgcp 2427");
    row("fixup protocol ftp strict 21", "fixup protocol ftp strict 21");
    row("fixup protocol ftp strict 2021", "fixup protocol ftp strict 2021");
    row("fixup protocol sip udp", "fixup protocol sip udp 5060");
    row("privilege show level 5 command clock", "privilege show level 5 command clock");
    row("access-list 120 compiled", "access-list 120 compiled");
    row("alias (inside) 10.1.1.1 10.2.2.2 255.255.255.255",
        "alias (inside) 10.1.1.1 10.2.2.2 255.255.255.255");
    row("timeout sip-invite 0:03:00", "timeout sip-invite 0:03:00");
    row("dhcpd lease 1000", "dhcpd lease 1000");
    row("ntp server 10.1.1.1 source inside", "ntp server 10.1.1.1 source inside");
    row("logging trap 7", "logging trap debugging");
    row("logging buf warn", "logging buffered warnings");
    row("logging host 10.1.1.1", "logging host inside 10.1.1.1");
    row("logging host inside 10.1.1.1 17/1514", "logging host inside 10.1.1.1 udp/1514");
    row("logging host outside 10.1.1.1 tcp/1468", "logging host outside 10.1.1.1 tcp/1468");
    row("no logging message 106015", "no logging message 106015");
    row("logging message 106023 level 3", "logging message 106023 level errors");
    row("logging facility 23", "logging facility 23");
    row("logging device-id ipaddress outside", "logging device-id ipaddress outside");
    row("conduit permit tcp host 192.168.1.11 eq 80 any", "conduit permit tcp host 192.168.1.11 eq www any");
    row("conduit permit icmp any any 0", "conduit permit icmp any any echo-reply");
    row("conduit deny 6 192.168.1.0 255.255.255.0 10.0.0.0 255.0.0.0",
        "conduit deny tcp 192.168.1.0 255.255.255.0 10.0.0.0 255.0.0.0");
    row("established tcp 23 permitto tcp 1024-65535", "established tcp telnet permitto tcp 1024-65535");
    row("established 6 6000 0 permitfrom udp 53", "established tcp 6000 permitfrom udp domain");
    row("icmp deny any 8 outside", "icmp deny any echo outside");
    row("icmp permit 10.1.1.1 255.255.255.255 inside", "icmp permit host 10.1.1.1 inside");
    row("ip verify reverse-path interface outside", "ip verify reverse-path interface outside");
    row("fragment chain 1", "fragment chain 1 inside");
    row("fragment size 500 outside", "fragment size 500 outside");
    row("auth-prompt Who goes  there", "auth-prompt prompt Who goes  there");
    row("auth-prompt rej No", "auth-prompt reject No");
    row("virtual http 192.168.1.30 warn", "virtual http 192.168.1.30 warn");
    row("virtual telnet 192.168.1.30", "virtual telnet 192.168.1.30");
    row("aaa proxy-limit disable", "aaa proxy-limit disable");
    row("aaa authentication telnet console AuthInbound", "aaa authentication telnet console AuthInbound");
    row("aaa authentication serial console AuthInbound LOCAL",
        "aaa authentication serial console AuthInbound LOCAL");
    row("aaa-server radius-authport 1812", "aaa-server radius-authport 1812");
    row("aaa-server AuthInbound max-failed-attempts 2", "aaa-server AuthInbound max-failed-attempts 2");
    row("aaa-server AuthInbound deadtime 0", "aaa-server AuthInbound deadtime 0");
  }
  void typedLinesPrintInTheirCanonicalForm() {
    QFETCH(QString, typed);
    QFETCH(QString, printed);
    auto config = lab();
    const auto result = apply_line(config, typed.toStdString());
    QVERIFY2(result.ok(), result.device_text.c_str());
    if (!has(config, printed.toStdString())) QCOMPARE(QString::fromStdString(write(config)), printed);
    // Typed again, it makes no change, or is refused as double.
    const auto before = config;
    const auto again = apply_line(config, printed.toStdString());
    QVERIFY(again.status == LineStatus::unchanged || again.code == LineCode::already_exists ||
            typed.contains("remark"));
    if (!typed.contains("remark")) QVERIFY(config == before);
  }
  void badLinesGetTheDevicesMessage_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* line, LineCode code, const char* text) {
      QTest::newRow(line) << line << static_cast<int>(code) << text;
    };
    row("nameif e9 dmz security50", LineCode::bad_value, "ERROR: ");
    row("interface e9 auto", LineCode::bad_value, "ERROR: ");
    row("frobnicate", LineCode::unknown_command, "Type help or '?' for a list of available commands.");
    row("isakmp policy", LineCode::not_enough_arguments, "Not enough arguments.\nUsage:  [no] ");
    row("isakmp policy 0 group 1", LineCode::bad_number, "ERROR: ");
    row("isakmp policy 10 group 3", LineCode::bad_word, "ERROR: ");
    row("i", LineCode::ambiguous_word, "ERROR: ambiguous command i:");
    row("route outside 10.1.1.300 255.0.0.0 1.1.1.1", LineCode::bad_address,
        "ERROR: invalid IP address 10.1.1.300");
    row("route dmz 0 0 1.1.1.1", LineCode::unknown_interface, "interface name \"dmz\" undefined");
    row("access-list 1 permit ip 10.1.1.1 255.255.255.0 any", LineCode::mask_does_not_pair,
        "ERROR: IP address,mask <10.1.1.1,255.255.255.0> doesn't pair");
    row("access-list 1 permit ip 10.1.1.0 255.0.255.0 any", LineCode::bad_mask,
        "ERROR: invalid netmask 255.0.255.0");
    row("access-list 1 permit icmp any any eq 80", LineCode::bad_value, "ERROR: ");
    row("nat (inside) 0 access-list nowhere", LineCode::unknown_access_list,
        "ERROR: access-list nowhere does not exist");
    row("no route inside 1.0.0.0 255.0.0.0", LineCode::not_found, "cannot find no route inside");
    row("access-list 120 permit tcp any host 10.89.129.131", LineCode::already_exists, "ACE already exists");
    row("aaa-server AuthInbound protocol radius", LineCode::conflict, "ERROR: ");
    row("static (inside,outside) 192.168.1.11 10.1.1.1", LineCode::conflict,
        "ERROR: duplicate of existing static");
  }
  void badLinesGetTheDevicesMessage() {
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, text);
    auto config = lab();
    const auto before = config;
    const auto result = apply_line(config, line.toStdString());
    QCOMPARE(result.status, LineStatus::refused);
    QCOMPARE(static_cast<int>(result.code), code);
    QVERIFY2(result.device_text.starts_with(text.toStdString()), result.device_text.c_str());
    QVERIFY(config == before);
  }
  void badLinesOfAFileLeaveTheRest() {
    const auto text = "hostname a\nfrob\nno such thing\nhostname b\nisakmp policy 10 group 9\n";
    const auto result = parse(text);
    QCOMPARE(QString::fromStdString(result.config.hostname), QString("b"));
    QCOMPARE(result.diagnostics.size(), std::size_t{3});
    QCOMPARE(result.diagnostics[2].line, 5);
    QCOMPARE(result.diagnostics[2].column, std::size_t{23});
  }
  void noAndClearTakeAway() {
    auto config = lab();
    for (const auto* line :
         {"no vpngroup vpn3000 password", "no isakmp policy 20",
          "no access-list 120 permit icmp any host 10.89.129.131", "no crypto map mymap interface outside",
          "clear nat", "clear aaa", "no isakmp enable outside",
          "no isakmp key ***** address 0.0.0.0 netmask 0.0.0.0", "no vpngroup vpn3000 address-pool",
          "no isakmp client configuration address-pool local VPNpool outside", "no ip local pool VPNpool",
          "no sysopt connection permit-ipsec", "clear static"}) {
      const auto result = apply_line(config, line);
      QVERIFY2(result.status == LineStatus::applied, line);
      QVERIFY2(apply_line(config, line).status != LineStatus::applied, line);
    }
    QVERIFY(!config.vpngroup("vpn3000")->password);
    QCOMPARE(config.access_list("120")->entries.size(), std::size_t{2});
    // The last line of a list takes its binding along.
    QCOMPARE(config.access_groups.size(), std::size_t{1});
    QVERIFY(apply_line(config, "no access-list 120").ok());
    QVERIFY(config.access_groups.empty());
    QVERIFY(apply_line(config, "clear configure all").ok());
    Config factory;
    factory.interfaces = config.interfaces;
    QVERIFY(config == factory);
  }
  void commandsWithoutEffectAreToldOncePerFamily() {
    QCOMPARE(no_effect_note("failover poll 3").value(),
             std::string_view("failover has no effect here: it is kept and shown."));
    QCOMPARE(no_effect_note("failover").value().data(), no_effect_note("failover link x").value().data());
    QCOMPARE(no_effect_note("ip audit info action alarm").value(),
             std::string_view("ip audit has no effect here: it is kept and shown."));
    QCOMPARE(no_effect_note("snmp-s comm x").value(),
             std::string_view("snmp-server has no effect here: it is kept and shown."));
    QCOMPARE(no_effect_note("ca save all").value(), std::string_view("ca has no effect here."));
    QCOMPARE(no_effect_note("fixup protocol sip udp 5060").value(),
             std::string_view("fixup protocol sip udp is kept; it does not inspect here."));
    QCOMPARE(no_effect_note("fixup protocol h323 ras 1718-1719").value(),
             std::string_view("fixup protocol h323 ras is kept; it does not inspect here."));
    for (const auto* line :
         {"fixup protocol ftp 21", "fixup protocol dns maximum-length 512", "fixup protocol http 8080",
          "no failover", "hostname x", "logging on", "conduit permit ip any any", "frobnicate", ""}) {
      QVERIFY2(!no_effect_note(line), line);
    }
  }
  void bannersGrowLineByLine() {
    auto config = lab();
    for (const auto* line : {"banner motd one", "banner motd two", "banner motd one", "banner exec in"}) {
      QVERIFY(apply_line(config, line).ok());
    }
    QCOMPARE(config.banners.motd, (std::vector<std::string>{"one", "two", "one"}));
    QVERIFY(has(config, "banner exec in"));
    QVERIFY(apply_line(config, "no banner motd two").ok());
    QCOMPARE(config.banners.motd, (std::vector<std::string>{"one", "one"}));
    QVERIFY(apply_line(config, "no banner motd").ok());
    QCOMPARE(apply_line(config, "no banner motd").code, LineCode::not_found);
    QVERIFY(apply_line(config, "clear banner").ok());
    QVERIFY(config.banners == Banners{});
  }
  void oldRadiusServersAreToldApartByALineOfTheirOwn() {
    auto config = lab();
    const std::string place = "aaa-server R (inside) host 10.1.1.1";
    QVERIFY(apply_line(config, "aaa-server R protocol radius").ok());
    QCOMPARE(apply_line(config, place + " no-message-authenticator").code, LineCode::not_found);
    QVERIFY(apply_line(config, place + " k timeout 4").ok());
    QVERIFY(apply_line(config, place + " no-message-authenticator").ok());
    QVERIFY(config.aaa_server("R")->hosts.at(0).no_message_authenticator);
    QVERIFY(has(config, place + " k timeout 4"));
    QVERIFY(has(config, place + " no-message-authenticator"));
    // A new key leaves it, and what only begins like the word is a key.
    QVERIFY(apply_line(config, place + " no-m").ok());
    QVERIFY(config.aaa_server("R")->hosts.at(0).no_message_authenticator);
    QCOMPARE(config.aaa_server("R")->hosts.at(0).key.value, Secret("no-m"));
    QVERIFY(apply_line(config, "no " + place + " no-message-authenticator").ok());
    QVERIFY(!has(config, place + " no-message-authenticator"));
    // TACACS+ has no such thing.
    QCOMPARE(apply_line(config, "aaa-server AuthInbound (inside) host 10.89.129.134 no-message-authenticator")
                 .code,
             LineCode::conflict);
  }
  void noTakesTheFilterLinesAway() {
    auto config = lab();
    const auto before = config;
    for (const auto* line :
         {"conduit permit tcp host 192.168.1.11 eq www any", "established tcp telnet",
          "icmp permit any echo outside", "ip verify reverse-path interface outside",
          "fragment chain 1 outside", "logging on", "logging trap debugging", "logging host inside 10.1.1.1",
          "logging queue 3", "logging message 106023 level errors", "auth-prompt accept Good",
          "virtual http 192.168.1.30 warn", "aaa proxy-limit 3", "aaa authentication ssh console AuthInbound",
          "aaa-server radius-acctport 1813", "aaa-server AuthInbound deadtime 3", "banner login No entry"}) {
      QVERIFY2(apply_line(config, line).status == LineStatus::applied, line);
      QVERIFY(!(config == before));
      QVERIFY2(apply_line(config, std::string("no ") + line).status == LineStatus::applied, line);
      QVERIFY2(config == before, line);
    }
  }
  void namesStandForAddresses() {
    auto config = lab();
    QVERIFY(apply_line(config, "name 10.89.129.131 web").ok());
    QVERIFY(has(config, "access-list 120 permit tcp any host web"));
    QVERIFY(apply_line(config, "static (inside,outside) 192.168.1.12 web").ok());
    QVERIFY(apply_line(config, "no names").ok());
    QVERIFY(has(config, "access-list 120 permit tcp any host 10.89.129.131"));
    QVERIFY(has(config, "static (inside,outside) 192.168.1.12 10.89.129.131 netmask 255.255.255.255 0 0"));
  }
  void objectGroupsHaveASubMode() {
    auto config = lab();
    EditContext context;
    for (const auto* line :
         {"object-group network web", "network-object host 10.1.1.1", "network-object 10.2.0.0 255.255.0.0",
          "description servers", "access-list 130 permit ip any object-group web"}) {
      const auto result = apply_line(config, line, &context);
      QVERIFY2(result.ok(), result.device_text.c_str());
    }
    QVERIFY(context.object_group.empty());
    QVERIFY(has(config, "  network-object host 10.1.1.1"));
    QCOMPARE(apply_line(config, "no object-group network web").code, LineCode::in_use);
    QCOMPARE(apply_line(config, "network-object host 1.1.1.1").code, LineCode::unknown_command);
  }
  void everyWordHasHelp() {
    for (const auto& command : config_commands()) {
      QVERIFY(!command.words.empty());
      for (const auto& word : command.words) {
        if (!cli::takes_input(word.kind)) continue;
        QVERIFY2(!word.name.empty() && !word.help.empty(), cli::usage(command).c_str());
        for (const auto& choice : word.choices) QVERIFY2(!choice.help.empty(), cli::usage(command).c_str());
      }
    }
  }
  void tabAndQuestionMarkKnowTheCommands() {
    cli::MatchOptions options;
    options.mode = config_mode;
    QCOMPARE(QString::fromStdString(cli::complete(config_grammar(), "isakmp pol", options).line),
             QString("isakmp policy "));
    const auto items = cli::help(config_grammar(), "isakmp policy 10 ", options);
    QCOMPARE(QString::fromStdString(items.at(0).word), QString("authentication"));
    QCOMPARE(items.size(), std::size_t{5});
  }
  void editsAreValues() {
    const auto config = lab();
    auto group = *config.vpngroup("vpn3000");
    group.idle_time = 59;
    QCOMPARE(set_vpngroup(config, group).error(), EditError::number_out_of_range);
    group.idle_time = 600;
    QCOMPARE(set_vpngroup(config, group)->vpngroup("vpn3000")->idle_time, std::int64_t{600});
    group.name = "two words";
    QCOMPARE(set_vpngroup(config, group).error(), EditError::name_has_blank);
    QCOMPARE(remove_local_pool(config, "VPNpool").error(), EditError::in_use);
    QCOMPARE(remove_transform_set(config, "myset").error(), EditError::in_use);
    QCOMPARE(set_transform_set(config, {"s", {"esp-md5-hmac"}, false, {}}).error(),
             EditError::transform_conflict);
    QVERIFY(set_transform_set(config, {"s", {"esp-aes", "esp-sha-hmac"}, false, {}})->transform_set("s") !=
            nullptr);
    QCOMPARE(remove_isakmp_policy(config, 20)->isakmp.policies.size(), std::size_t{1});
    QCOMPARE(remove_vpngroup(config, "nobody").error(), EditError::not_found);
  }
};

DRAWBRIDGE_TEST(GrammarTest);
#include "grammar_test.moc"
