// SPDX-License-Identifier: GPL-3.0-or-later
// A 1.1 policy with other choices than the note's, kept in its file and read again, against a headend that
// wants just those.
#include <QTest>

#include "client/pcf.h"
#include "lab_story.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using testing::LabStory;

namespace {

QString q(const std::string& text) {
  return QString::fromStdString(text);
}

/// The lab's configuration with 3DES and SHA-1 for DES and MD5 everywhere.
std::string stronger_headend() {
  return q(std::string(pix::lab_configuration()))
      .replace("encryption des", "encryption 3des")
      .replace("hash md5", "hash sha")
      .replace("esp-des esp-md5-hmac", "esp-3des esp-sha-hmac")
      .toStdString();
}

client::Profile stronger_policy() {
  client::Profile profile = testing::lab_profile(client::EntryKind::policy_11);
  profile.policy.phase1_cipher = profile.policy.esp_cipher = client::Policy11Cipher::triple_des;
  profile.policy.phase1_hash = profile.policy.esp_hash = client::Policy11Hash::sha1;
  profile.policy.phase1_group = 2;
  profile.policy.phase1_seconds = 7200;
  profile.policy.phase2_seconds = 3600;
  profile.pfs_group = 2;
  const auto read = client::read_pcf(client::write_pcf(profile), "TACconn.pcf");
  return read ? read->profile : client::Profile{};
}

}  // namespace

class Policy11StoryTest : public QObject {
  Q_OBJECT

 private slots:
  void other_choices_are_what_both_ends_use() {
    LabStory lab;
    lab.start_headend(stronger_headend());
    lab.connect(stronger_policy(), "cisco1234");
    QVERIFY2(lab.wait_until_decided() && lab.is_up(),
             qPrintable(QStringLiteral("reason %1").arg(lab.reason())));
    QCOMPARE(q(lab.statistics.encryption), "168-bit 3-DES");
    QCOMPARE(q(lab.statistics.authentication), "HMAC-SHA1");
    QVERIFY2(lab.statistics.phase1_rekey_seconds > 0 && lab.statistics.phase1_rekey_seconds <= 7200,
             qPrintable(QString::number(lab.statistics.phase1_rekey_seconds)));
    QVERIFY2(lab.statistics.phase2_rekey_seconds > 0 && lab.statistics.phase2_rekey_seconds <= 3600,
             qPrintable(QString::number(lab.statistics.phase2_rekey_seconds)));
    const QString shown = q(lab.type("show crypto ipsec sa"));
    QVERIFY2(shown.contains("esp-3des esp-sha-hmac"), qPrintable(shown));
    const auto page = lab.fetch();
    QVERIFY2(page.ok, qPrintable(q(page.error)));
  }

  void the_note_s_choices_do_not_fit_that_headend() {
    LabStory lab;
    lab.start_headend(stronger_headend());
    QVERIFY(!lab.connect_lab(client::EntryKind::policy_11));
    QCOMPARE(lab.reason(), 404);
  }

  void a_narrower_rule_tunnels_no_more_than_it_says() {
    LabStory lab;
    lab.start_headend();
    client::Profile profile = testing::lab_profile(client::EntryKind::policy_11);
    profile.policy.remote_party = {client::PolicyIdType::ip_address, Ipv4Address(10, 89, 129, 131), {}, ""};
    lab.connect(profile, "cisco1234");
    QVERIFY2(lab.wait_until_decided() && lab.is_up(),
             qPrintable(QStringLiteral("reason %1").arg(lab.reason())));
    QCOMPARE(lab.statistics.secured_routes.size(), std::size_t{1});
    QCOMPARE(q(lab.statistics.secured_routes[0].network.to_string()), "10.89.129.131");
    QCOMPARE(q(lab.statistics.secured_routes[0].mask.to_string()), "255.255.255.255");
    QVERIFY(lab.fetch().ok);
  }
};

DRAWBRIDGE_TEST(Policy11StoryTest);
#include "policy11_test.moc"
