// SPDX-License-Identifier: GPL-3.0-or-later
// Known answers: the two computed sessions of wire-ike.md 14.4 and 14.5, every key, hash, IV and message.
#include "ike/keymat.h"

#include <QTest>

#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/isakmp_message.h"

using namespace drawbridge;
using namespace drawbridge::ike;
using testing::Vectors;

namespace {

constexpr auto kMd5 = crypto::HashAlgorithm::md5;
const crypto::CipherSpec kDes{crypto::CipherAlgorithm::des_cbc, 0};

wire::Cookie cookie(const Bytes& octets) {
  Reader in(octets);
  return wire::read_cookie(in);
}

}  // namespace

class KeymatTest : public QObject {
  Q_OBJECT

 private:
  static Phase1Keys keys_of(const Vectors& v) {
    const Bytes psk = to_bytes(v.text("psk_text"));
    const Bytes ni = v.bytes("ni_b"), nr = v.bytes("nr_b"), xy = v.bytes("gxy"), xi = v.bytes("gxi"),
                xr = v.bytes("gxr");
    Phase1Inputs in;
    in.hash = kMd5;
    in.cipher = kDes;
    in.pre_shared_key = psk;
    in.nonce_i = ni;
    in.nonce_r = nr;
    in.g_xy = xy;
    in.g_xi = xi;
    in.g_xr = xr;
    in.cookie_i = cookie(v.bytes("cky_i"));
    in.cookie_r = cookie(v.bytes("cky_r"));
    return derive_phase1(in).value();
  }

  /// One protected message: IV, HASH and the octets on the wire.
  static void check_message(const Vectors& v, const Phase1Keys& keys, const std::string& name,
                            const Bytes& iv, const Bytes& wanted_hash) {
    const Bytes packet = v.bytes(name + ".packet");
    const auto view = wire::check_header(packet);
    QVERIFY2(view.has_value(), name.c_str());
    Bytes plain = to_bytes(view->body);
    QVERIFY(crypto::cbc_decrypt(kDes, keys.cipher_key.reveal(), iv, plain));
    const auto payloads = wire::walk_payloads(view->header.next_payload, plain, true, 8);
    QVERIFY2(payloads.has_value(), name.c_str());
    QCOMPARE(to_hex(payloads->front().body), to_hex(wanted_hash));
    QVERIFY2(to_bytes(payloads->front().body) == v.bytes(name + ".hash"), name.c_str());
  }

 private slots:
  void phase_1_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("aggressive mode") << "ike_aggressive_4x.vec";
    QTest::newRow("main mode") << "ike_main_1x.vec";
  }

  void phase_1() {
    QFETCH(QString, file);
    const Vectors v(file.toStdString());
    const Phase1Keys keys = keys_of(v);
    QCOMPARE(to_hex(keys.skeyid.reveal()), v.text("skeyid"));
    QCOMPARE(to_hex(keys.skeyid_d.reveal()), v.text("skeyid_d"));
    QCOMPARE(to_hex(keys.skeyid_a.reveal()), v.text("skeyid_a"));
    QCOMPARE(to_hex(keys.skeyid_e.reveal()), v.text("skeyid_e"));
    QCOMPARE(to_hex(keys.cipher_key.reveal()), v.text("des_key"));
    QCOMPARE(to_hex(keys.iv), v.text("phase_1_iv"));

    const bool aggressive = v.has("am1.packet");
    const Bytes first = v.bytes(aggressive ? "am1.packet" : "mm1.packet");
    const auto view = wire::check_header(first).value();
    const auto payloads = wire::walk_payloads(view.header.next_payload, view.body, false).value();
    const Bytes sa_i_b = to_bytes(wire::find_payload(payloads, wire::PayloadType::sa)->body);
    const Bytes id_i = aggressive
                           ? to_bytes(wire::find_payload(payloads, wire::PayloadType::identification)->body)
                           : from_hex("011101f4c0a80103").value();
    const Bytes id_r = from_hex("011101f4c0a80101").value();
    const auto i = cookie(v.bytes("cky_i"));
    const auto r = cookie(v.bytes("cky_r"));
    QCOMPARE(
        to_hex(phase1_hash(kMd5, keys.skeyid.reveal(), v.bytes("gxi"), v.bytes("gxr"), i, r, sa_i_b, id_i)),
        v.text("hash_i"));
    QCOMPARE(
        to_hex(phase1_hash(kMd5, keys.skeyid.reveal(), v.bytes("gxr"), v.bytes("gxi"), r, i, sa_i_b, id_r)),
        v.text("hash_r"));
  }

  /// First messages of an id start from hash(last block | id), later ones from the block before.
  void protected_messages_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("before");
    const auto row = [](const char* file, const char* name, const char* before) {
      QTest::addRow("%s %s", file, name) << QString(file) << QString(name) << QString(before);
    };
    const char* const a = "ike_aggressive_4x.vec";
    row(a, "xauth_request", "");
    row(a, "xauth_reply", "xauth_request");
    row(a, "xauth_set", "");
    row(a, "xauth_ack", "xauth_set");
    row(a, "mode_config_request", "");
    row(a, "mode_config_reply", "mode_config_request");
    row(a, "qm1", "");
    row(a, "dpd_r_u_there", "");
    row(a, "dpd_r_u_there_ack", "");
    row(a, "delete_esp", "");
    const char* const m = "ike_main_1x.vec";
    row(m, "xauth_request", "");
    row(m, "xauth_reply", "xauth_request");
    row(m, "xauth_set", "xauth_reply");
    row(m, "xauth_ack", "xauth_set");
    row(m, "mode_config_set", "");
    row(m, "mode_config_ack", "mode_config_set");
  }

  void protected_messages() {
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QString, before);
    const Vectors v(file.toStdString());
    const std::string one = name.toStdString();
    const Phase1Keys keys = keys_of(v);
    const Bytes packet = v.bytes(one + ".packet");
    const auto view = wire::check_header(packet).value();
    Bytes iv = message_iv(kMd5, v.bytes("last_block"), view.header.message_id, 8);
    if (!before.isEmpty()) {
      const Bytes previous = v.bytes(before.toStdString() + ".packet");
      iv = to_bytes(ByteView(previous).last(8));
    }
    QCOMPARE(to_hex(iv), v.text(one + ".iv"));
    Bytes plain = to_bytes(view.body);
    QVERIFY(crypto::cbc_decrypt(kDes, keys.cipher_key.reveal(), iv, plain));
    const auto payloads = wire::walk_payloads(view.header.next_payload, plain, true, 8).value();
    check_message(
        v, keys, one, iv,
        hash_1(kMd5, keys.skeyid_a.reveal(), view.header.message_id, wire::payloads_after(payloads, 0)));
  }

  void quick_mode() {
    const Vectors v("ike_aggressive_4x.vec");
    const Phase1Keys keys = keys_of(v);
    const Bytes ni = v.bytes("qm_ni_b"), nr = v.bytes("qm_nr_b");
    const Bytes plain = v.bytes("qm2.plaintext");
    const auto payloads = wire::walk_payloads(wire::PayloadType::hash, plain, true, 8).value();
    QCOMPARE(to_hex(hash_2(kMd5, keys.skeyid_a.reveal(), 0x383321c8, ni, wire::payloads_after(payloads, 0))),
             v.text("qm2.hash"));
    QCOMPARE(to_hex(hash_3(kMd5, keys.skeyid_a.reveal(), 0x383321c8, ni, nr)), v.text("qm3.hash"));
    for (const std::string side : {"esp_to_pix", "esp_to_client"}) {
      const std::uint32_t spi = Reader(v.bytes(side + ".spi")).u32();
      QCOMPARE(to_hex(keymat(kMd5, keys.skeyid_d.reveal(), {}, spi, ni, nr, 24).reveal()),
               v.text(side + ".keymat"));
    }
    Bytes shared;
    for (int octet = 1; octet <= 128; ++octet) shared.push_back(static_cast<std::uint8_t>(octet));
    QCOMPARE(to_hex(keymat(kMd5, keys.skeyid_d.reveal(), shared, 0x64d7a518, ni, nr, 40).reveal()),
             std::string("5eeaf33abbfb8fb695d371c98463460410f2a7346981b115cf0cadc24894137d79b46dbc66a16def"));
  }
};

DRAWBRIDGE_TEST(KeymatTest);
#include "keymat_test.moc"
