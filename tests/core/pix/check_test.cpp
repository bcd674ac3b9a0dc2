// SPDX-License-Identifier: GPL-3.0-or-later
// Each check: a configuration that it finds something in, a right one that it is silent about, and commands
// that mend it where there are any.
#include <QTest>
#include <algorithm>

#include "pix/check.h"
#include "pix/lab_configuration.h"
#include "pix/writer.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

constexpr std::string_view interfaces =
    "nameif ethernet0 outside security0\nnameif ethernet1 inside security100\n";

const Finding* find(const std::vector<Finding>& findings, FindingCode code) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.code == code; });
  return found == findings.end() ? nullptr : &*found;
}

std::size_t errors(const std::vector<Finding>& findings) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::error;
  }));
}

ParseResult read(const QString& lines) {
  return parse(std::string(interfaces) + lines.toStdString() + "\n");
}

constexpr auto client_map =
    "crypto ipsec transform-set s esp-aes esp-sha-hmac\ncrypto dynamic-map d 10 set transform-set s\n"
    "crypto map m 10 ipsec-isakmp dynamic d\ncrypto map m interface outside\nisakmp enable outside\n";

}  // namespace

class CheckTest : public QObject {
  Q_OBJECT
 private slots:
  void policiesOfCertificatesNeedWhatStandsBesideTheConfiguration() {
    const auto found = [](const char* lines, const Surroundings& surroundings) {
      QStringList out;
      for (const Finding& each : check(read(lines), surroundings)) {
        if (each.code == FindingCode::policy_without_certificate ||
            each.code == FindingCode::policy_without_authority)
          out << QString::fromStdString(english_text(each));
      }
      return out;
    };
    const char* const rsa = "isakmp policy 10 authentication rsa-sig";
    const char* const hybrid = "isakmp policy 20 authentication hybrid";
    const QString none = "\"isakmp policy %1\" serves nobody: the headend has no certificate";
    const QString whom =
        "\"isakmp policy %1\" serves nobody: no authority is known whose certificates clients may show";
    const QString rsa_words = "10 authentication rsa-sig";
    QCOMPARE(found(rsa, {false, false}), (QStringList{none.arg(rsa_words), whom.arg(rsa_words)}));
    QCOMPARE(found(rsa, {true, false}), QStringList{whom.arg(rsa_words)});
    QCOMPARE(found(hybrid, {false, false}), QStringList{none.arg("20 authentication hybrid")});
    QCOMPARE(found(hybrid, {true, false}), QStringList{});
    QCOMPARE(found(rsa, {true, true}), QStringList{});
    // Of a text alone nothing is known, and nothing is said.
    QCOMPARE(found(rsa, {}), QStringList{});
    QCOMPARE(found("isakmp policy 10 authentication pre-share", {false, false}), QStringList{});
  }
  void eachCheckHasAnExample_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("mends");
    const auto row = [](const char* name, FindingCode code, const QString& lines, const QString& right,
                        bool mends = false) {
      QTest::newRow(name) << static_cast<int>(code) << lines << right << mends;
    };
    using Code = FindingCode;
    row("line", Code::line_not_understood, "frobnicate", "hostname x");
    row("checksum", Code::checksum_differs, "PIX Version 6.3(3)\nCryptochecksum:00", "hostname x");
    row("list of nat", Code::unknown_access_list, "nat (inside) 0 access-list 101",
        "access-list 101 permit ip any any\nnat (inside) 0 access-list 101");
    row("list of a group", Code::unknown_access_list, "vpngroup g split-tunnel s",
        "access-list s permit ip host 10.1.1.1 any\nvpngroup g split-tunnel s");
    row("interface", Code::unknown_interface, "route dmz 0 0 10.1.1.1", "route outside 0 0 10.1.1.1");
    row("pool", Code::unknown_pool, "vpngroup g address-pool p",
        "ip local pool p 10.1.1.1\nvpngroup g address-pool p");
    row("the only pool", Code::unknown_pool, "ip local pool q 10.1.1.1\nvpngroup g address-pool p",
        "ip local pool p 10.1.1.1\nvpngroup g address-pool p", true);
    row("the only pool of the map", Code::unknown_pool,
        "ip local pool q 10.1.1.1\nisakmp client configuration address-pool local p outside",
        "ip local pool p 10.1.1.1\nisakmp client configuration address-pool local p outside", true);
    row("server", Code::unknown_aaa_server, "crypto map m client authentication t",
        "crypto map m client authentication LOCAL");
    row("transform set", Code::unknown_transform_set, "crypto dynamic-map d 10 set transform-set s",
        client_map);
    row("dynamic map", Code::unknown_dynamic_map, "crypto map m 10 ipsec-isakmp dynamic d", client_map);
    row("object group", Code::unknown_object_group, "access-list 1 permit ip object-group g any",
        "object-group network g\nnetwork-object host 10.1.1.1\naccess-list 1 permit ip object-group g any");
    row("no host", Code::aaa_server_without_host, "crypto map m client authentication TACACS+",
        "aaa-server TACACS+ host 10.1.1.1 k\ncrypto map m client authentication TACACS+");
    row("no host of the console", Code::aaa_server_without_host, "aaa authentication telnet console TACACS+",
        "aaa authentication telnet console LOCAL");
    row("no pool", Code::group_without_pool, "vpngroup g password x",
        "ip local pool p 10.1.1.1\nvpngroup g address-pool p\nvpngroup g password x");
    row("no pool but one there", Code::group_without_pool, "ip local pool p 10.1.1.1\nvpngroup g password x",
        "ip local pool p 10.1.1.1\nvpngroup g address-pool p\nvpngroup g password x", true);
    row("no password", Code::group_without_password, "vpngroup g pfs", "vpngroup g password x");
    row("incomplete", Code::map_entry_incomplete, "crypto map m 10 ipsec-isakmp", client_map);
    row("incomplete, one set", Code::map_entry_incomplete,
        "crypto ipsec transform-set s esp-aes\ncrypto dynamic-map d 10 set pfs", client_map, true);
    row("not enabled", Code::map_interface_without_isakmp, "crypto map m interface outside", client_map,
        true);
    row("no policy", Code::no_isakmp_policy, "isakmp enable outside",
        "isakmp enable outside\nisakmp policy 10 group 2", true);
    row("no key", Code::no_key_for_peers, "isakmp enable outside",
        "isakmp enable outside\nisakmp key k address 1.2.3.4");
    row("masked key", Code::secret_must_be_typed, "isakmp key ***** address 1.2.3.4",
        "isakmp key k address 1.2.3.4");
    row("masked password", Code::secret_must_be_typed, "vpngroup g password ********",
        "vpngroup g password x");
    row("wildcard", Code::wildcard_key_without_xauth, "isakmp key k address 0 netmask 0",
        "isakmp key k address 1.2.3.4");
    row("wildcard, users are there", Code::wildcard_key_without_xauth,
        QString(client_map) + "username alice password x\nisakmp key k address 0 netmask 0",
        QString(client_map) + "crypto map m client authentication LOCAL\nisakmp key k address 0 netmask 0",
        true);
    row("wildcard that is not asked", Code::wildcard_key_without_xauth,
        QString(client_map) +
            "crypto map m client authentication LOCAL\nisakmp key k address 0 netmask 0 no-xauth",
        QString(client_map) + "crypto map m client authentication LOCAL\nisakmp key k address 0 netmask 0",
        true);
    row("wildcard with login", Code::wildcard_key,
        QString(client_map) + "isakmp key k address 0 netmask 0\ncrypto map m client authentication LOCAL",
        "isakmp key k address 1.2.3.4");
    row("DES", Code::weak_encryption, "crypto ipsec transform-set s esp-des esp-sha-hmac", client_map, true);
    row("no encryption", Code::weak_encryption, "crypto ipsec transform-set s esp-null esp-sha-hmac",
        client_map, true);
    row("DES of phase 1", Code::weak_encryption, "isakmp policy 10 group 2",
        "isakmp policy 10 encryption 3des", true);
    row("DES for the 1.1 client", Code::weak_encryption, "isakmp policy 10 group 1",
        "isakmp policy 10 encryption 3des");
    row("MD5", Code::weak_hash, "isakmp policy 10 hash md5", "isakmp policy 10 hash sha");
    row("MD5, group 2", Code::weak_hash, "isakmp policy 10 group 2\nisakmp policy 10 hash md5",
        "isakmp policy 10 hash sha", true);
    row("MD5 of phase 2", Code::weak_hash, "crypto ipsec transform-set s esp-3des esp-md5-hmac", client_map,
        true);
    row("MD5 of AH", Code::weak_hash, "crypto ipsec transform-set s ah-md5-hmac esp-3des", client_map, true);
    row("group 1", Code::weak_group, "isakmp policy 10 group 1", "isakmp policy 10 group 5");
    row("unity", Code::no_policy_for_unity, "isakmp enable outside\nisakmp policy 1 group 5\nvpngroup g pfs",
        "isakmp enable outside\nisakmp policy 1 group 2\nvpngroup g pfs", true);
    row("real address", Code::list_names_real_address,
        "access-list 1 permit tcp any host 10.1.1.1\nstatic (inside,outside) 192.168.1.9 10.1.1.1\n"
        "access-group 1 in interface outside",
        "access-list 1 permit tcp any host 192.168.1.9\nstatic (inside,outside) 192.168.1.9 10.1.1.1\n"
        "access-group 1 in interface outside",
        true);
    row("real address beside the global one", Code::list_names_real_address,
        "access-list 1 permit tcp any host 10.1.1.1\naccess-list 1 permit tcp any host 192.168.1.9\n"
        "static (inside,outside) 192.168.1.9 10.1.1.1\naccess-group 1 in interface outside",
        "access-list 1 permit tcp any host 192.168.1.9", true);
    row("nat 0", Code::pool_not_exempt_from_nat,
        "ip local pool p 10.9.9.1-10.9.9.9\nnat (inside) 1 0 0\nvpngroup g address-pool p",
        "ip local pool p 10.9.9.1-10.9.9.9\naccess-list 1 permit ip any 10.9.9.0 255.255.255.0\n"
        "nat (inside) 0 access-list 1\nnat (inside) 1 0 0\nvpngroup g address-pool p",
        true);
    row("nat 0 for another pool", Code::pool_not_exempt_from_nat,
        "ip address inside 10.1.1.1 255.255.255.0\nip local pool p 10.9.9.1-10.9.9.9\n"
        "access-list 1 permit ip any 10.8.8.0 255.255.255.0\nnat (inside) 0 access-list 1\n"
        "nat (inside) 1 0 0\nvpngroup g address-pool p",
        "ip local pool p 10.9.9.1-10.9.9.9\nnat (inside) 1 0 0", true);
    row("nat 0 from a part", Code::exemption_too_narrow,
        "ip address inside 10.1.1.1 255.255.255.0\nroute inside 10.1.0.0 255.255.0.0 10.1.1.2\n"
        "ip local pool p 10.9.9.1-10.9.9.9\naccess-list 1 permit ip 10.1.1.0 255.255.255.0 10.9.9.0 "
        "255.255.255.0\nnat (inside) 0 access-list 1\nnat (inside) 1 0 0\nvpngroup g address-pool p",
        "ip address inside 10.1.1.1 255.255.255.0\nroute inside 10.2.0.0 255.255.0.0 10.1.1.2\n"
        "ip local pool p 10.9.9.1-10.9.9.9\naccess-list 1 permit ip 10.0.0.0 255.0.0.0 10.9.9.0 "
        "255.255.255.0\nnat (inside) 0 access-list 1\nnat (inside) 1 0 0\nvpngroup g address-pool p",
        true);
    row("overlap", Code::pool_overlaps, "ip local pool p 10.9.9.1-10.9.9.9\nglobal (outside) 1 10.9.9.9",
        "ip local pool p 10.9.9.1-10.9.9.9\nglobal (outside) 1 10.9.9.10");
    row("overlap of an interface", Code::pool_overlaps,
        "ip local pool p 10.9.9.1-10.9.9.9\nip address inside 10.9.9.100 255.255.255.0",
        "ip local pool p 10.9.9.1-10.9.9.9\nip address inside 10.9.8.100 255.255.255.0");
    row("overlap of a static", Code::pool_overlaps,
        "ip local pool p 10.9.9.1-10.9.9.9\nstatic (inside,outside) 10.9.9.5 10.1.1.1",
        "ip local pool p 10.9.9.1-10.9.9.9\nstatic (inside,outside) 10.9.9.10 10.1.1.1");
    row("overlap of pools", Code::pool_overlaps,
        "ip local pool p 10.9.9.1-10.9.9.9\nip local pool q 10.9.9.9-10.9.9.12",
        "ip local pool p 10.9.9.1-10.9.9.9\nip local pool q 10.9.9.10-10.9.9.12");
    row("dynamic first", Code::dynamic_entry_not_last,
        "crypto map m 10 ipsec-isakmp dynamic d\ncrypto map m 20 ipsec-isakmp",
        "crypto map m 20 ipsec-isakmp dynamic d\ncrypto map m 10 ipsec-isakmp", true);
    row("split any", Code::split_tunnel_any, "access-list 1 permit ip any any\nvpngroup g split-tunnel 1",
        "access-list 1 permit ip 10.0.0.0 255.0.0.0 any\nvpngroup g split-tunnel 1");
    row("uauth", Code::uauth_zero,
        "timeout uauth 0:0:0 absolute\naaa authentication include http inbound 0 0 0 0 LOCAL",
        "aaa authentication include http inbound 0 0 0 0 LOCAL", true);
    row("uauth and xlate", Code::uauth_longer_than_xlate, "timeout xlate 0:10:00\ntimeout uauth 1:00:00",
        "timeout xlate 0:10:00\ntimeout uauth 0:10:00", true);
    row("uauth inactivity and xlate", Code::uauth_longer_than_xlate,
        "timeout xlate 0:10:00\ntimeout uauth 1:00:00 inactivity",
        "timeout xlate 0:10:00\ntimeout uauth 0:09:00 inactivity", true);
    row("route", Code::route_contains_connected,
        "ip address inside 10.1.1.1 255.255.255.0\nroute inside 10.1.0.0 255.255.0.0 10.1.1.2",
        "ip address inside 10.1.1.1 255.255.255.0\nroute inside 10.2.0.0 255.255.0.0 10.1.1.2\n"
        "route inside 0 0 10.1.1.2");
    row("gateway", Code::gateway_not_connected,
        "ip address outside 192.168.1.1 255.255.255.0\nroute outside 0 0 192.168.2.1",
        "ip address outside 192.168.1.1 255.255.255.0\nroute outside 0 0 192.168.1.3");
    row("gateway in a global", Code::gateway_conflicts,
        "ip address outside 192.168.1.1 255.255.255.0\nglobal (outside) 1 192.168.1.3-192.168.1.9\n"
        "route outside 0 0 192.168.1.3",
        "ip address outside 192.168.1.1 255.255.255.0\nglobal (outside) 1 192.168.1.4-192.168.1.9\n"
        "route outside 0 0 192.168.1.3");
    row("gateway of a static", Code::gateway_conflicts,
        "ip address outside 192.168.1.1 255.255.255.0\nstatic (inside,outside) 192.168.1.3 10.1.1.1\n"
        "route outside 0 0 192.168.1.3",
        "ip address outside 192.168.1.1 255.255.255.0\nroute outside 0 0 192.168.1.3");
    row("two generations", Code::two_client_generations,
        "isakmp enable outside\nisakmp policy 10 group 2\nisakmp policy 20 group 1\nvpngroup g password x",
        "isakmp enable outside\nisakmp policy 10 group 2\nvpngroup g password x");
    row("two keys", Code::two_ways_to_the_key, "isakmp key k address 0 netmask 0\nvpngroup g password x",
        "vpngroup g password x");
    row("address only", Code::group_sends_address_only, "vpngroup g password x",
        "vpngroup g dns-server 10.1.1.1");
    const QString web =
        "static (inside,outside) 192.168.1.9 10.1.1.1\naccess-list 1 permit tcp any host 192.168.1.9%1\n"
        "access-group 1 in interface outside\n"
        "aaa authentication include http outside 10.1.1.1 255.255.255.255 0 0 LOCAL";
    row("no login for other ports", Code::permitted_without_login, web.arg(""), web.arg(" eq www"), true);
    row("no login for UDP", Code::permitted_without_login,
        web.arg(" eq www") + "\naccess-list 1 permit udp any host 192.168.1.9", web.arg(" eq 80"), true);
    row("no login for anything", Code::permitted_without_login,
        web.arg(" eq www") + "\naccess-list 1 permit ip any any", web.arg(" eq 80"), true);
    row("lifetime", Code::lifetime_left_to_clients, client_map,
        QString(client_map) + "crypto dynamic-map d 10 set security-association lifetime seconds 3600", true);
    row("aes-192", Code::aes_192_for_clients,
        "crypto ipsec transform-set s esp-aes-192 esp-sha-hmac\ncrypto dynamic-map d 10 set transform-set s",
        client_map, true);
    row("aes-192 of phase 1", Code::aes_192_for_clients,
        "vpngroup g pfs\nisakmp policy 10 encryption aes-192",
        "vpngroup g pfs\nisakmp policy 10 encryption aes", true);
    row("radius", Code::radius_needs_authenticator,
        "aaa-server r protocol radius\naaa-server r (inside) host 10.1.1.1 k",
        "aaa-server r protocol tacacs+\naaa-server r (inside) host 10.1.1.1 k", true);
    row("old radius", Code::radius_without_authenticator,
        "aaa-server r protocol radius\naaa-server r (inside) host 10.1.1.1 k\n"
        "aaa-server r (inside) host 10.1.1.1 no-message-authenticator",
        "aaa-server r protocol radius\naaa-server r (inside) host 10.1.1.1 k", true);
    row("no key of a server", Code::aaa_host_without_key, "aaa-server TACACS+ (inside) host 10.1.1.1",
        "aaa-server TACACS+ (inside) host 10.1.1.1 k");
    row("key in clear", Code::secret_in_clear, "aaa-server TACACS+ (inside) host 10.1.1.1 k",
        "aaa-server TACACS+ (inside) host 10.1.1.1");
    row("community in clear", Code::secret_in_clear, "snmp-server community hidden",
        "snmp-server community public");
    const auto later = [&](const char* name, const char* with, const char* without) {
      row(name, Code::not_in_pix_63, with, without);
    };
    later("hash beyond 6.3", "isakmp policy 10 hash sha256", "isakmp policy 10 hash sha");
    later("group beyond 6.3", "isakmp policy 10 group 14", "isakmp policy 10 group 5");
    later("hybrid", "isakmp policy 10 authentication hybrid", "isakmp policy 10 authentication rsa-sig");
    later("transform beyond 6.3", "crypto ipsec transform-set s esp-aes esp-sha256-hmac",
          "crypto ipsec transform-set s esp-aes esp-sha-hmac");
    later("GCM", "crypto ipsec transform-set s esp-gcm 256",
          "crypto ipsec transform-set s esp-aes-256 esp-sha-hmac");
    later("pfs of a dynamic entry", "crypto dynamic-map d 10 set pfs group14",
          "crypto dynamic-map d 10 set pfs group5");
    later("pfs of an entry", "crypto map m 10 ipsec-isakmp\ncrypto map m 10 set pfs group19",
          "crypto map m 10 ipsec-isakmp\ncrypto map m 10 set pfs group5");
    later("UDP port", "vpngroup g udp-port 10000", "vpngroup g pfs");
    row("failover key in clear", Code::secret_in_clear, "failover lan key hidden", "failover lan enable");
  }
  void eachCheckHasAnExample() {
    QFETCH(int, code);
    QFETCH(QString, lines);
    QFETCH(QString, right);
    QFETCH(bool, mends);
    const auto wanted = static_cast<FindingCode>(code);
    const auto parsed = read(lines);
    const auto findings = check(parsed);
    const auto* found = find(findings, wanted);
    QVERIFY(found != nullptr);
    QVERIFY(!english_text(*found).empty());
    QVERIFY(!english_text(*found).ends_with('\n'));
    QVERIFY(!found->object.empty());
    for (const auto& arg : found->args) QVERIFY2(arg.find("hidden") == std::string::npos, arg.c_str());
    // A right configuration has nothing of the kind, and what the interfaces alone have is nothing.
    QVERIFY(find(check(read(right)), wanted) == nullptr);
    QVERIFY(check(parse(interfaces)).empty());
    QCOMPARE(!found->mend.empty(), mends);
    const auto better = mended(parsed.config, *found);
    QCOMPARE(better.has_value(), mends);
    if (!better) return;
    // The mending ends it, and breaks nothing else.
    const auto after = check(*better);
    const auto* again = find(after, wanted);
    QVERIFY2(again == nullptr, again == nullptr ? "" : english_text(*again).c_str());
    QVERIFY(errors(after) <= errors(findings));
    QVERIFY(parse(write(*better, SecretStyle::clear)).config == *better);
  }
  void labConfigurationHasTheKnownFindingsAtTheirLines() {
    std::vector<QString> found;
    for (const auto& finding : check(parse(lab_configuration()))) {
      found.push_back(QString("%1:%2").arg(finding.line).arg(QString::fromStdString(english_text(finding))));
    }
    const auto has = [&](const char* text) {
      return std::any_of(found.begin(), found.end(),
                         [&](const QString& line) { return line.contains(text); });
    };
    // The ten oddities of pix.md but the fifth, which no configuration shows: whose address a client has.
    QVERIFY(has(
        "27:\"access-list 120 permit tcp any host 10.89.129.131\" never matches: packets arriving at outside "
        "carry the global address 192.168.1.11, not 10.89.129.131"));
    QVERIFY(has("25:access-list 101 does not exempt all of 10.89.129.128/25 at inside"));
    QVERIFY(has("pool VPNpool overlaps interface inside"));
    QVERIFY(has("\"route inside 10.89.129.128 255.255.255.128 10.89.129.193\" contains 10.89.129.192/28"));
    QVERIFY(has("isakmp policy 10 serves clients of version 3 and 4, isakmp policy 20 those of version 1"));
    QVERIFY(has("use the password of vpngroup vpn3000"));
    QVERIFY(has("vpngroup vpn3000 sends an address only"));
    QVERIFY(has("lets traffic pass without a login: only http, ftp, telnet must log in"));
    QVERIFY(has("\"crypto dynamic-map dynmap 10\" sets no lifetime"));
    QVERIFY(has("\"isakmp policy 10 encryption des\": DES is weak"));
    QVERIFY(has("\"isakmp policy 20 group 1\": Diffie-Hellman group 1 is weak"));
    QVERIFY(has("host 10.89.129.134 *****\" is printed with its secret in clear"));
    QVERIFY(!has("does not exist"));
    QVERIFY(!has("must be typed"));
  }
  void mendingTheNotesConfigurationGivesTheCorrectedOne() {
    auto config = parse(lab_configuration()).config;
    for (const auto code : {FindingCode::list_names_real_address, FindingCode::exemption_too_narrow}) {
      for (;;) {
        const auto findings = check(config);
        const auto* found = find(findings, code);
        if (found == nullptr) break;
        const auto better = mended(config, *found);
        QVERIFY(better.has_value());
        config = *better;
      }
    }
    QVERIFY(config == parse(lab_configuration_named("corrected")->text).config);
  }
  void theCorrectedConfigurationLacksOnlyWhatTheNoteGotWrong() {
    const auto note = check(parse(lab_configuration()));
    const auto corrected = check(parse(lab_configuration_named("corrected")->text));
    QVERIFY(find(note, FindingCode::list_names_real_address) != nullptr);
    QVERIFY(find(corrected, FindingCode::list_names_real_address) == nullptr);
    QVERIFY(find(corrected, FindingCode::exemption_too_narrow) == nullptr);
    QCOMPARE(errors(corrected), std::size_t{0});
    // Now the list matches, it also shows what passes without a login.
    QVERIFY(find(corrected, FindingCode::permitted_without_login) != nullptr);
  }
  void aSecretIsNeverInvented() {
    for (const auto& finding : check(parse(lab_configuration()))) {
      for (const auto& command : finding.mend) {
        QVERIFY(command.find("password") == std::string::npos);
        QVERIFY(command.find("secretkey") == std::string::npos);
        QVERIFY(command.find("cisco123") == std::string::npos);
      }
    }
    auto parsed =
        read(QString(client_map) +
             "crypto map m client authentication LOCAL\nisakmp key hidden address 0 netmask 0 no-xauth");
    const auto findings = check(parsed);
    const auto* found = find(findings, FindingCode::wildcard_key_without_xauth);
    QCOMPARE(found->mend, (std::vector<std::string>{"isakmp key ***** address 0.0.0.0 netmask 0.0.0.0"}));
    QCOMPARE(mended(parsed.config, *found)->isakmp.keys.at(0).key.value, Secret("hidden"));
  }
};

DRAWBRIDGE_TEST(CheckTest);
#include "check_test.moc"
