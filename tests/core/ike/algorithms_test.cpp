// SPDX-License-Identifier: GPL-3.0-or-later
// Every algorithm of both phases: both ends come to the same keys, and what was not offered is not taken.
#include <QTest>

#include "core/ike/pair.h"
#include "crypto/dh.h"
#include "ike/proposal.h"
#include "support/test_registry.h"
#include "wire/attributes.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using crypto::CipherAlgorithm;
using crypto::CipherSpec;
using crypto::DhGroup;
using crypto::HashAlgorithm;
using ike::EspAuth;
using ike::EspTransform;

namespace {

constexpr DhGroup kGroups[] = {DhGroup::modp768,  DhGroup::modp1024, DhGroup::modp1536, DhGroup::modp2048,
                               DhGroup::modp3072, DhGroup::modp4096, DhGroup::modp6144, DhGroup::modp8192,
                               DhGroup::ecp256,   DhGroup::ecp384,   DhGroup::ecp521};

std::vector<EspTransform> every_transform() {
  std::vector<EspTransform> all;
  for (const EspAuth auth : {EspAuth::hmac_md5, EspAuth::hmac_sha1, EspAuth::hmac_sha2_256,
                             EspAuth::hmac_sha2_384, EspAuth::hmac_sha2_512}) {
    all.push_back({{CipherAlgorithm::des_cbc, 0}, auth});
    all.push_back({{CipherAlgorithm::des3_cbc, 0}, auth});
    for (const int bits : {128, 192, 256}) all.push_back({{CipherAlgorithm::aes_cbc, bits}, auth});
    all.push_back({{CipherAlgorithm::null, 0}, auth});
  }
  for (const int bits : {128, 192, 256}) all.push_back({{CipherAlgorithm::aes_gcm, bits}, EspAuth::none});
  return all;
}

/// Client and headend that know one algorithm each way.
struct Both {
  ike::InitiatorConfig client = client_4x();
  ike::ResponderConfig headend = note_headend();

  Both() { phase2({{CipherAlgorithm::aes_gcm, 256}, EspAuth::none}); }
  void phase1(CipherSpec cipher, HashAlgorithm hash, DhGroup group) {
    client.phase1 = {{cipher, hash, group, ike::AuthMethod::xauth_init_pre_shared, 86400}};
    headend.policies = {{10, cipher, hash, group, 86400}};
  }
  void phase2(const EspTransform& transform) {
    client.phase2 = {{{transform}, false}};
    headend.transform_sets = {{"one", transform}};
  }
};

void compare(const Both& both) {
  Pair pair(both.headend);
  pair.connect(both.client);
  pair.run_until_quiet();
  const auto in = pair.at_client.done<ike::InstallInbound>();
  const auto out = pair.at_client.done<ike::InstallOutbound>();
  const auto headend_in = pair.at_headend.done<ike::InstallInbound>();
  const auto headend_out = pair.at_headend.done<ike::InstallOutbound>();
  QCOMPARE(in.size(), std::size_t{2});
  QCOMPARE(headend_in.size(), std::size_t{2});
  const EspTransform& wanted = both.client.phase2[0].transforms[0];
  for (std::size_t i = 0; i < 2; ++i) {
    QVERIFY(in[i].child.encryption == wanted.encryption);
    QVERIFY(in[i].child.authentication == wanted.authentication);
    QCOMPARE(in[i].child.encryption_key.size(), crypto::key_size(wanted.encryption));
    QCOMPARE(in[i].child.authentication_key.size(), ike::auth_key_size(wanted.authentication));
    QVERIFY(in[i].child.encryption_key == headend_out[i].child.encryption_key);
    QVERIFY(in[i].child.authentication_key == headend_out[i].child.authentication_key);
    QVERIFY(out[i].child.encryption_key == headend_in[i].child.encryption_key);
  }
}

}  // namespace

class AlgorithmsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyCipherAndHashOfPhase1() {
    for (const HashAlgorithm hash : {HashAlgorithm::md5, HashAlgorithm::sha1, HashAlgorithm::sha256,
                                     HashAlgorithm::sha384, HashAlgorithm::sha512}) {
      for (const CipherSpec& cipher :
           {CipherSpec{CipherAlgorithm::des_cbc, 0}, CipherSpec{CipherAlgorithm::des3_cbc, 0},
            CipherSpec{CipherAlgorithm::aes_cbc, 128}, CipherSpec{CipherAlgorithm::aes_cbc, 192},
            CipherSpec{CipherAlgorithm::aes_cbc, 256}}) {
        Both both;
        both.phase1(cipher, hash, DhGroup::ecp256);
        compare(both);
        if (QTest::currentTestFailed()) return;
      }
    }
  }
  void everyGroup_data() {
    QTest::addColumn<int>("group");
    for (const DhGroup group : kGroups)
      QTest::addRow("%d", static_cast<int>(group)) << static_cast<int>(group);
  }
  /// In phase 1 by both modes, and again for every pair of keys of phase 2.
  void everyGroup() {
    QFETCH(int, group);
    const DhGroup wanted = crypto::dh_group(static_cast<std::uint16_t>(group)).value();
    Both both;
    both.phase1({CipherAlgorithm::aes_cbc, 256}, HashAlgorithm::sha256, wanted);
    both.client.pfs = wanted;
    both.headend.pfs = wanted;
    compare(both);
    both.client.mode = ike::ExchangeMode::main;
    both.client.key_id.reset();
    both.client.pre_shared_key = Secret(std::string_view("cisco1234"));
    compare(both);
  }
  void everyTransformOfPhase2() {
    for (const EspTransform& transform : every_transform()) {
      Both both;
      both.phase2(transform);
      compare(both);
      if (QTest::currentTestFailed()) qWarning("%s", ike::transform_words(transform).c_str());
      if (QTest::currentTestFailed()) return;
    }
  }
  void transformsAreWrittenAndReadAlike() {
    for (const EspTransform& transform : every_transform()) {
      const auto offer = ike::phase2_offer({{{transform}, false}}, 0x1234, 0, 3600, DhGroup::ecp384);
      const wire::Transform& written = offer.proposals.at(0).transforms.at(0);
      const auto read = ike::read_phase2(written);
      QVERIFY(read && read->transform == transform);
      QVERIFY(read->pfs == DhGroup::ecp384);
      const bool combined = crypto::is_combined(transform.encryption);
      QCOMPARE(written.find(wire::IpsecAttribute::authentication) == nullptr, combined);
      if (combined) QCOMPARE(int(written.id), 20);
    }
  }
  /// wire-esp.md 6.1: no authentication attribute beside GCM, no GCM without a key length, AES-CBC not
  /// without an authenticator.
  void impossibleTransformsAreRefused() {
    const EspTransform gcm{{CipherAlgorithm::aes_gcm, 128}, EspAuth::none};
    wire::Transform written =
        ike::phase2_offer({{{gcm}, false}}, 1, 0, {}, {}).proposals.at(0).transforms.at(0);
    QVERIFY(ike::read_phase2(written));
    wire::Transform with_hmac = written;
    with_hmac.attributes.push_back(wire::Attribute::number(wire::IpsecAttribute::authentication, 2));
    QVERIFY(!ike::read_phase2(with_hmac));
    wire::Transform short_tag = written;
    short_tag.id = 18;
    QVERIFY(!ike::read_phase2(short_tag));
    wire::Transform no_length = written;
    std::erase_if(no_length.attributes, [](const wire::Attribute& attribute) {
      return attribute.type == static_cast<std::uint16_t>(wire::IpsecAttribute::key_length);
    });
    QVERIFY(!ike::read_phase2(no_length));
    wire::Transform cbc = written;
    cbc.id = 12;
    QVERIFY(!ike::read_phase2(cbc));
  }
  /// PFS: the demanded group or a stronger one, whatever their numbers.
  void pfsIsComparedByStrength() {
    const auto taken = [](DhGroup offered, DhGroup demanded) {
      const EspTransform gcm{{CipherAlgorithm::aes_gcm, 128}, EspAuth::none};
      const auto offer = ike::phase2_offer({{{gcm}, false}}, 0x1000, 0, {}, offered);
      return ike::select_phase2(offer, {{"one", gcm}}, demanded, false, {}, {}).choice.has_value();
    };
    for (const DhGroup group : kGroups) QVERIFY(taken(group, group));
    QVERIFY(taken(DhGroup::modp1024, DhGroup::modp768));
    QVERIFY(!taken(DhGroup::modp1024, DhGroup::modp1536));
    QVERIFY(taken(DhGroup::ecp384, DhGroup::modp3072));
    QVERIFY(!taken(DhGroup::ecp256, DhGroup::modp8192));
    QVERIFY(!taken(DhGroup::ecp256, DhGroup::modp3072));  // equal strength is not the demanded group
  }
  /// A gateway that answers with something that was not offered is refused, even if we could do it.
  void whatWasNotOfferedIsNotTaken() {
    const EspTransform strong{{CipherAlgorithm::aes_gcm, 256}, EspAuth::none};
    for (const EspTransform& weaker : every_transform()) {
      if (weaker == strong) continue;
      const auto answer = ike::phase2_offer({{{weaker}, false}}, 0x1000, 0, {}, {});
      QVERIFY(!ike::check_phase2_answer(answer, {{{strong}, false}}, {}, {}));
    }
    const auto answer = ike::phase2_offer({{{strong}, false}}, 0x1000, 0, {}, {});
    QVERIFY(ike::check_phase2_answer(answer, {{{strong}, false}}, {}, {}));
    QVERIFY(!ike::check_phase2_answer(answer, {{{strong}, false}}, {}, DhGroup::ecp256));
    const auto weaker_group = ike::phase2_offer({{{strong}, false}}, 0x1000, 0, {}, DhGroup::modp768);
    QVERIFY(!ike::check_phase2_answer(weaker_group, {{{strong}, false}}, {}, DhGroup::ecp256));

    const ike::Phase1Transform offered{{CipherAlgorithm::aes_cbc, 256},
                                       HashAlgorithm::sha256,
                                       DhGroup::ecp256,
                                       ike::AuthMethod::xauth_init_pre_shared,
                                       86400};
    const auto judged = [&](ike::Phase1Transform chosen) {
      return ike::check_phase1_answer(ike::phase1_offer({chosen}), {offered}).has_value();
    };
    QVERIFY(judged(offered));
    auto changed = offered;
    changed.encryption = {CipherAlgorithm::des_cbc, 0};
    QVERIFY(!judged(changed));
    changed = offered;
    changed.encryption.key_bits = 128;
    QVERIFY(!judged(changed));
    changed = offered;
    changed.hash = HashAlgorithm::sha1;
    QVERIFY(!judged(changed));
    changed = offered;
    changed.group = DhGroup::modp1024;
    QVERIFY(!judged(changed));
    changed = offered;
    changed.method = ike::AuthMethod::pre_shared_key;
    QVERIFY(!judged(changed));
  }
};

DRAWBRIDGE_TEST(AlgorithmsTest);
#include "algorithms_test.moc"
