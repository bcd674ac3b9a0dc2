// SPDX-License-Identifier: GPL-3.0-or-later
// Connection entries as .pcf files, both directions (client.md 8).
#include "client/pcf.h"

#include <QTest>
#include <algorithm>

#include "client/profile_store.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

PcfReading read(std::string_view text) {
  auto reading = read_pcf(to_bytes(text), "staff.pcf");
  return reading ? std::move(*reading) : PcfReading{};
}

QStringList keys_of(const Bytes& file) {
  QStringList keys;
  for (const QString& line : QString::fromStdString(to_text(file)).split('\n')) {
    if (line.contains('=')) keys << line.section('=', 0, 0);
  }
  return keys;
}

std::string updated(std::string_view text, const std::function<void(Profile&)>& change) {
  auto document = *parse_pcf(to_bytes(text), "staff.pcf");
  Profile profile = read_profile(document, "staff").profile;
  change(profile);
  update_document(document, profile);
  return to_text(document.write());
}

/// Every field away from its default.
Profile unusual() {
  Profile p;
  p.name = "staff";
  p.description = "Büro Zürich";
  p.host = "vpn.example.net";
  p.group_name = "staff";
  p.user_name = "alice";
  p.save_user_password = true;
  p.nt_domain = "CORP";
  p.enable_backup = true;
  p.backup_servers = {"192.0.2.1", "backup.example.net"};
  p.transparent_tunneling = false;
  p.tunnel_over_tcp = true;
  p.tcp_port = 80;
  p.allow_local_lan = true;
  p.peer_timeout = 480;
  p.certificate_name = "someone";
  p.send_certificate_chain = true;
  p.dial_up = true;
  p.isp_connect_type = 1;
  p.isp_connect = "Provider";
  p.isp_phonebook = "C:\\rasphone.pbk";
  p.isp_command = "dial me";
  p.dh_group = 5;
  p.ike_mode = IkeMode::main;
  p.offer = OfferProfile::vpn_client_4_0_5;
  p.allow_legacy = false;
  p.pfs_group = 14;
  p.offer_user_login = false;
  p.read_delete_reason = true;
  p.phase1_seconds = 3600;
  p.phase2_seconds = 30;
  p.reach = Reach::whole_system;
  p.socks_port = 0;
  p.http_proxy_port = 3128;
  p.source_port_500 = false;
  p.kill_switch = true;
  p.reconnect = Reconnect::always;
  p.connect_at_start = true;
  p.told_backup_servers = {"192.0.2.9", "gw2.example.net"};
  p.block_ipv6 = false;
  p.mtu = 1300;
  p.forwards = {{8080, "intranet.example.net", 80}, {2222, "10.1.2.3", 22}};
  return p;
}

Profile unusual_policy() {
  Profile p;
  p.name = "policy";
  p.kind = EntryKind::policy_11;
  p.host = "vpn.example.net";
  p.offer = OfferProfile::vpn_client_1_1;
  p.policy.rule_name = "Turin, second floor";
  p.policy.security = RuleSecurity::non_secure;
  p.policy.remote_party = {PolicyIdType::ip_range, Ipv4Address(10, 1, 0, 1), Ipv4Address(10, 1, 0, 9), "x"};
  p.policy.port = "443";
  p.policy.protocol = "TCP";
  p.policy.use_secure_gateway = false;
  p.policy.gateway = {PolicyIdType::domain_name, {}, {}, "vpn.example.net"};
  p.policy.my_identity = {PolicyIdType::ip_address, Ipv4Address(192, 0, 2, 7), {}, ""};
  p.policy.local_interface = "eth0";
  p.policy.phase1_cipher = Policy11Cipher::triple_des;
  p.policy.phase1_hash = Policy11Hash::sha1;
  p.policy.phase1_seconds = 3600;
  p.policy.phase1_group = 2;
  p.policy.esp = false;
  p.policy.esp_cipher = Policy11Cipher::null_cipher;
  p.policy.esp_hash = Policy11Hash::sha1;
  p.policy.phase2_seconds = 4294967295;
  return p;
}

}  // namespace

class PcfTest : public QObject {
  Q_OBJECT

 private slots:
  void a_profile_comes_back_as_it_was_written_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("defaults") << 0;
    QTest::newRow("every field of a dialer entry") << 1;
    QTest::newRow("every field of a 1.1 policy") << 2;
    QTest::newRow("the lab's dialer entry") << 3;
    QTest::newRow("the lab's policy") << 4;
  }
  void a_profile_comes_back_as_it_was_written() {
    QFETCH(int, which);
    Profile plain;
    plain.name = "plain";
    const auto lab = lab_profiles();
    const Profile written = std::vector<Profile>{plain, unusual(), unusual_policy(), lab[0], lab[1]}.at(
        static_cast<std::size_t>(which));
    const auto back = read_pcf(write_pcf(written), written.name + ".pcf");
    QVERIFY(back.has_value());
    QVERIFY(back->notes.empty());
    QVERIFY(back->profile == written);
  }

  void a_new_file_has_the_classic_keys_in_their_order_and_ours_behind() {
    const QStringList keys = keys_of(write_pcf(unusual()));
    const QStringList classic =
        QString::fromLatin1(
            "Description Host AuthType GroupName GroupPwd enc_GroupPwd EnableISPConnect "
            "ISPConnectType ISPConnect ISPPhonebook ISPCommand Username SaveUserPassword "
            "UserPassword enc_UserPassword NTDomain EnableBackup BackupServer EnableMSLogon "
            "MSLogonType EnableNat TunnelingMode TcpTunnelingPort CertStore CertName CertPath "
            "CertSubjectName CertSerialHash SendCertChain VerifyCertDN DHGroup ForceKeepAlives "
            "PeerTimeout EnableLocalLAN EnableSplitDNS ForceNetLogin")
            .split(' ');
    QCOMPARE(keys.mid(0, classic.size()), classic);
    for (const QString& key : keys.mid(classic.size()))
      QVERIFY2(key.startsWith("X-Drawbridge-"), qPrintable(key));
    QVERIFY2(!keys.contains("X-Drawbridge-Rule"), "a dialer entry has no rule");
    QVERIFY(keys_of(write_pcf(unusual_policy())).contains("X-Drawbridge-Rule"));
  }

  void the_example_of_the_manual_is_read() {
    const PcfReading reading = read(
        "[main]\r\nDescription=Example\r\n!Host=vpn.example.net\r\nAuthType=1\r\nGroupName=staff\r\nGroupPwd="
        "\r\n"
        "enc_GroupPwd="
        "000102030405060708090A0B0C0D0E0F1011121374ADC3BABEEDDED6182015F3486330FD8646C0F60E9432344492"
        "107C9CF365ED08E49977\r\nEnableNat=1\r\nDHGroup=2\r\nPeerTimeout=90\r\n");
    const Profile& p = reading.profile;
    QCOMPARE(p.name, std::string("staff"));
    QCOMPARE(p.host, std::string("vpn.example.net"));
    QCOMPARE(p.description, std::string("Example"));
    QVERIFY(p.group_password_in_file == Secret("example-group"));
    QVERIFY(!p.user_password_in_file);
    QCOMPARE(p.read_only_keys, std::vector<std::string>{"Host"});
  }

  void keys_compare_without_case_and_empty_values_are_not_set() {
    const Profile p = read("[MAIN]\nhOsT=192.0.2.1\nPEERTIMEOUT=\n").profile;
    QCOMPARE(p.host, std::string("192.0.2.1"));
    QCOMPARE(p.peer_timeout, 90);
  }

  void misspelled_keys_of_exporters_are_understood() {
    QCOMPARE(read("[main]\nSPPhonebook=x.pbk\n").profile.isp_phonebook, std::string("x.pbk"));
  }

  void a_value_that_is_none_is_noted_and_the_default_counts() {
    const PcfReading reading = read(
        "[main]\nPeerTimeout=29\nAuthType=2\nDHGroup=3\nTcpTunnelingPort=70000\nEnableNat=yes\nHost=h\n");
    QCOMPARE(reading.profile.peer_timeout, 90);
    QVERIFY(reading.profile.auth_type == AuthType::group);
    QCOMPARE(reading.profile.dh_group, 2);
    QCOMPARE(int{reading.profile.tcp_port}, 10000);
    QVERIFY(reading.profile.transparent_tunneling);
    QCOMPARE(reading.notes.size(), std::size_t{5});
    const auto first = std::min_element(reading.notes.begin(), reading.notes.end(),
                                        [](const PcfNote& a, const PcfNote& b) { return a.line < b.line; });
    QVERIFY((*first == PcfNote{"PeerTimeout", 2}));
  }

  void a_damaged_password_is_noted_and_the_clear_one_counts() {
    const PcfReading reading = read("[main]\nGroupPwd=clear\nenc_GroupPwd=00\n");
    QVERIFY(reading.profile.group_password_in_file == Secret("clear"));
    QVERIFY((reading.notes == std::vector<PcfNote>{{"enc_GroupPwd", 3}}));
  }

  void latin_1_files_are_read_and_stay_latin_1() {
    const std::string file = "[main]\nDescription=B\xFCro\nGroupPwd=caf\xE9\n";
    const Profile p = read(file).profile;
    QCOMPARE(p.description, std::string("Büro"));
    QVERIFY2(p.group_password_in_file == Secret("caf\xE9"), "a password is octets as its author typed them");
    QCOMPARE(updated(file, [](Profile& q) { q.description = "Bäder"; }),
             std::string("[main]\nDescription=B\xE4"
                         "der\nGroupPwd=caf\xE9\n"));
  }

  void what_is_no_entry_is_named_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no equals sign") << QByteArray("[main]\nHost=h\nHost\n")
                                    << "Line 3 of staff.pcf is not KEY=VALUE.";
    QTest::newRow("no section") << QByteArray("Host=h\n") << "staff.pcf has no section [main].";
    QTest::newRow("empty") << QByteArray() << "staff.pcf has no section [main].";
    QTest::newRow("an octet zero") << QByteArray("[main]\nHost=\0h\n", 16)
                                   << "Line 2 of staff.pcf is not KEY=VALUE.";
    QTest::newRow("too large") << ("[main]\nHost=" + QByteArray(static_cast<int>(kMaxIniOctets), 'x'))
                               << "staff.pcf is too large for a connection entry.";
  }
  void what_is_no_entry_is_named() {
    QFETCH(QByteArray, file);
    QFETCH(QString, sentence);
    const auto reading = read_pcf(to_bytes(file.toStdString()), "staff.pcf");
    QVERIFY(!reading);
    QCOMPARE(QString::fromStdString(english_text(reading.error())), sentence);
  }

  void an_update_touches_only_what_changed() {
    const std::string file =
        "; kept for the old gateway\r\n[main]\r\n!Host=vpn.example.net\r\nX-NM-Routes=10.0.0.0/8\r\n"
        "PeerTimeout=120\r\n\r\n[other]\r\nHost=not ours\r\n";
    QCOMPARE(updated(file, [](Profile&) {}), file);
    QCOMPARE(updated(file, [](Profile& p) { p.peer_timeout = 60; }),
             QString::fromStdString(file).replace("120", "60").toStdString());
    const std::string with_user = updated(file, [](Profile& p) { p.user_name = "alice"; });
    QVERIFY2(with_user.find("PeerTimeout=120\r\nUsername=alice\r\n\r\n[other]") != std::string::npos,
             with_user.c_str());
  }

  void foreign_keys_are_in_the_profile_too() {
    const Profile p = read("[main]\nHost=h\nX-NM-Routes=10.0.0.0/8\nMSLogonType=1\n").profile;
    using Keys = std::vector<std::pair<std::string, std::string>>;
    QVERIFY((p.other_keys == Keys{{"X-NM-Routes", "10.0.0.0/8"}, {"MSLogonType", "1"}}));
    const QStringList keys = keys_of(write_pcf(p));
    QVERIFY(keys.contains("X-NM-Routes"));
    QVERIFY(to_text(write_pcf(p)).find("MSLogonType=1\n") != std::string::npos);
  }

  void certificates_are_named_by_the_entry() {
    const std::string file =
        "[main]\nHost=h\nAuthType=3\nCertStore=1\nCertName=alice\nCertPath=/home/alice/alice.p12\n"
        "CertSubjectName=CN=alice, O=Example\nCertSerialHash=0123456789abcdef0123456789ABCDEF\n"
        "SendCertChain=1\nVerifyCertDN=CN=\"gw\",ISSUER-CN*\"CA\"\nX-Drawbridge-CaFile=/etc/ca.pem\n";
    const Profile p = read(file).profile;
    QVERIFY(p.other_keys.empty());
    QCOMPARE(p.certificate_store, 1);
    QCOMPARE(p.certificate_name, std::string("alice"));
    QCOMPARE(p.certificate_path, std::string("/home/alice/alice.p12"));
    QCOMPARE(p.certificate_subject, std::string("CN=alice, O=Example"));
    QCOMPARE(p.certificate_serial_hash, std::string("0123456789abcdef0123456789ABCDEF"));
    QVERIFY(p.send_certificate_chain);
    QCOMPARE(p.verify_cert_dn, std::string("CN=\"gw\",ISSUER-CN*\"CA\""));
    QCOMPARE(p.ca_file, std::string("/etc/ca.pem"));
    const auto back = read_pcf(write_pcf(p), p.name + ".pcf");
    QVERIFY(back && back->profile == p);
    // Nothing chosen is 32 zeroes, and zeroes are nothing.
    Profile none;
    none.name = "none";
    QVERIFY(to_text(write_pcf(none)).find("CertSerialHash=" + std::string(32, '0') + "\n") !=
            std::string::npos);
    QCOMPARE(read_pcf(write_pcf(none), "none.pcf")->profile.certificate_serial_hash, std::string());
  }

  void a_value_cannot_break_out_of_its_line() {
    Profile p;
    p.name = "staff";
    p.description = "two\nHost=evil\rlines";
    const auto back = read_pcf(write_pcf(p), "staff.pcf");
    QVERIFY(back.has_value());
    QCOMPARE(back->profile.description, std::string("two Host=evil lines"));
    QCOMPARE(back->profile.host, std::string());
  }

  void passwords_are_written_only_when_asked_for_and_never_in_clear() {
    Profile p = unusual();
    p.group_password_in_file = Secret("group secret");
    p.user_password_in_file = Secret("user secret");
    const auto without = read_pcf(write_pcf(p), "staff.pcf");
    QVERIFY(!without->profile.group_password_in_file && !without->profile.user_password_in_file);
    SeededRandom random(3);
    const Bytes file = write_pcf(p, {p.group_password_in_file, p.user_password_in_file}, random);
    QVERIFY(to_text(file).find("secret") == std::string::npos);
    const auto with = read_pcf(file, "staff.pcf");
    QVERIFY(with->profile == p);
  }

  void a_password_taken_from_the_profile_leaves_the_file() {
    const std::string file = "[main]\nHost=h\nGroupPwd=open\nUserPassword=too\n";
    QCOMPARE(updated(file, [](Profile&) {}), file);
    QCOMPARE(updated(file, [](Profile& p) { p.group_password_in_file.reset(); }),
             std::string("[main]\nHost=h\nGroupPwd=\nUserPassword=too\n"));
  }

  void an_entry_of_the_dialer_kind_forgets_a_policy() {
    const std::string policy = to_text(write_pcf(unusual_policy()));
    const std::string dialer = updated(policy, [](Profile& p) { p.kind = EntryKind::dialer; });
    QVERIFY(dialer.find("X-Drawbridge-Rule") == std::string::npos);
    QVERIFY(read(dialer).profile.policy == Policy11{});
  }
};

DRAWBRIDGE_TEST(PcfTest);
#include "pcf_test.moc"
