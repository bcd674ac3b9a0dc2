// SPDX-License-Identifier: GPL-3.0-or-later
// Each check with a configuration that it finds something in.
#include <QTest>
#include <algorithm>

#include "pix/check.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::pix;

namespace {

constexpr std::string_view interfaces =
    "nameif ethernet0 outside security0\nnameif ethernet1 inside security100\n";

}  // namespace

class CheckTest : public QObject {
  Q_OBJECT
 private slots:
  void eachCheckHasAnExample_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char* name, FindingCode code, const char* lines) {
      QTest::newRow(name) << static_cast<int>(code) << QString(lines);
    };
    row("line", FindingCode::line_not_understood, "frobnicate");
    row("checksum", FindingCode::checksum_differs, "PIX Version 6.3(3)\nCryptochecksum:00");
    row("list of nat", FindingCode::unknown_access_list, "nat (inside) 0 access-list 101");
    row("list of a group", FindingCode::unknown_access_list, "vpngroup g split-tunnel s");
    row("interface", FindingCode::unknown_interface, "route dmz 0 0 10.1.1.1");
    row("pool", FindingCode::unknown_pool, "vpngroup g address-pool p");
    row("server", FindingCode::unknown_aaa_server, "crypto map m client authentication t");
    row("transform set", FindingCode::unknown_transform_set, "crypto dynamic-map d 10 set transform-set s");
    row("dynamic map", FindingCode::unknown_dynamic_map, "crypto map m 10 ipsec-isakmp dynamic d");
    row("object group", FindingCode::unknown_object_group, "access-list 1 permit ip object-group g any");
    row("no host", FindingCode::aaa_server_without_host, "crypto map m client authentication TACACS+");
    row("no pool", FindingCode::group_without_pool, "vpngroup g password x");
    row("no password", FindingCode::group_without_password, "vpngroup g pfs");
    row("incomplete", FindingCode::map_entry_incomplete, "crypto map m 10 ipsec-isakmp");
    row("not enabled", FindingCode::map_interface_without_isakmp, "crypto map m interface outside");
    row("no policy", FindingCode::no_isakmp_policy, "isakmp enable outside");
    row("no key", FindingCode::no_key_for_peers, "isakmp enable outside");
    row("masked key", FindingCode::secret_must_be_typed, "isakmp key ***** address 1.2.3.4");
    row("masked password", FindingCode::secret_must_be_typed, "vpngroup g password ********");
    row("wildcard", FindingCode::wildcard_key_without_xauth, "isakmp key k address 0 netmask 0");
    row("wildcard with login", FindingCode::wildcard_key,
        "isakmp key k address 0 netmask 0\ncrypto map m client authentication LOCAL\ncrypto map m interface "
        "outside");
    row("DES", FindingCode::weak_encryption, "crypto ipsec transform-set s esp-des");
    row("DES of phase 1", FindingCode::weak_encryption, "isakmp policy 10 group 2");
    row("MD5", FindingCode::weak_hash, "isakmp policy 10 hash md5");
    row("group 1", FindingCode::weak_group, "isakmp policy 10 group 1");
    row("unity", FindingCode::no_policy_for_unity,
        "isakmp enable outside\nisakmp policy 1 group 5\nvpngroup g pfs");
    row("real address", FindingCode::list_names_real_address,
        "access-list 1 permit tcp any host 10.1.1.1\nstatic (inside,outside) 192.168.1.9 10.1.1.1\n"
        "access-group 1 in interface outside");
    row("nat 0", FindingCode::pool_not_exempt_from_nat,
        "ip local pool p 10.9.9.1-10.9.9.9\nnat (inside) 1 0 0\nvpngroup g address-pool p");
    row("overlap", FindingCode::pool_overlaps,
        "ip local pool p 10.9.9.1-10.9.9.9\nglobal (outside) 1 10.9.9.9");
    row("dynamic first", FindingCode::dynamic_entry_not_last,
        "crypto map m 10 ipsec-isakmp dynamic d\ncrypto map m 20 ipsec-isakmp");
    row("split any", FindingCode::split_tunnel_any,
        "access-list 1 permit ip any any\nvpngroup g split-tunnel 1");
    row("uauth", FindingCode::uauth_zero,
        "timeout uauth 0:0:0 absolute\naaa authentication include http inbound 0 0 0 0 LOCAL");
  }
  void eachCheckHasAnExample() {
    QFETCH(int, code);
    QFETCH(QString, lines);
    const auto findings = check(parse(std::string(interfaces) + lines.toStdString() + "\n"));
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
      return static_cast<int>(finding.code) == code;
    });
    QVERIFY(found != findings.end());
    QVERIFY(!english_text(*found).empty());
    QVERIFY(!found->object.empty());
    // What the interfaces alone have is nothing.
    QVERIFY(check(parse(interfaces)).empty());
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
    QVERIFY(has(
        "27:\"access-list 120 permit tcp any host 10.89.129.131\" never matches: packets arriving at outside "
        "carry the global address 192.168.1.11, not 10.89.129.131"));
    QVERIFY(has("pool VPNpool overlaps interface inside"));
    QVERIFY(has("\"isakmp policy 10 encryption des\": DES is weak"));
    QVERIFY(has("\"isakmp policy 20 group 1\": Diffie-Hellman group 1 is weak"));
    QVERIFY(!has("does not exist"));
    QVERIFY(!has("must be typed"));
  }
};

DRAWBRIDGE_TEST(CheckTest);
#include "check_test.moc"
