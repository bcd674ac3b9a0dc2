// SPDX-License-Identifier: GPL-3.0-or-later
// Names of numbers, vendor ids, and port 4500.
#include <QCryptographicHash>
#include <QTest>

#include "core/wire/wire_checks.h"
#include "support/test_registry.h"
#include "support/vectors.h"
#include "wire/attributes.h"
#include "wire/isakmp_numbers.h"
#include "wire/mode_config.h"
#include "wire/natt.h"
#include "wire/vendor_ids.h"

using namespace drawbridge;
using namespace drawbridge::wire;

namespace {
std::string md5_hex(ByteView octets) {
  const QByteArray data(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
  return QCryptographicHash::hash(data, QCryptographicHash::Md5).toHex().toStdString();
}
}  // namespace

class NumbersTest : public QObject {
  Q_OBJECT
 private slots:
  void shortNamesOfTheLog() {
    const std::pair<PayloadType, std::string> rows[] = {
        {PayloadType::sa, "SA"},
        {PayloadType::key_exchange, "KE"},
        {PayloadType::nonce, "NON"},
        {PayloadType::identification, "ID"},
        {PayloadType::certificate, "CERT"},
        {PayloadType::certificate_request, "CERT_REQ"},
        {PayloadType::hash, "HASH"},
        {PayloadType::signature, "SIG"},
        {PayloadType::vendor_id, "VID"},
        {PayloadType::notification, "NOTIFY"},
        {PayloadType::delete_, "DEL"},
        {PayloadType::attributes, "ATTR"},
        {PayloadType::nat_d, "NAT-D"},
        {PayloadType::nat_oa_draft_00, "NAT-OA"},
        {PayloadType{99}, "?99"},
    };
    for (const auto& [type, text] : rows) QCOMPARE(short_name(type), text);
    QCOMPARE(short_name(ExchangeType::aggressive), std::string("AG"));
    QCOMPARE(short_name(ExchangeType{77}), std::string("?77"));
  }

  void namesOfTheStandards() {
    QCOMPARE(name(NotifyType::no_proposal_chosen), std::string_view("NO-PROPOSAL-CHOSEN"));
    QCOMPARE(name(NotifyType{9999}), std::string_view("unknown"));
    QCOMPARE(name(IdType::key_id), std::string_view("ID_KEY_ID"));
    QCOMPARE(name(AuthMethod::xauth_init_pre_shared), std::string_view("XAUTHInitPreShared"));
    QCOMPARE(name(IkeCipher::triple_des_cbc), std::string_view("3DES-CBC"));
    QCOMPARE(name(EspTransform::null), std::string_view("NULL"));
    QCOMPARE(name(EncapsulationMode{61443}), std::string_view("UDP tunnel"));
    QCOMPARE(name(ConfigAttribute::xauth_answer), std::string_view("XAUTH_ANSWER"));
    QVERIFY(is_xauth_init(AuthMethod::xauth_init_rsa));
    QVERIFY(!is_xauth_init(AuthMethod::xauth_resp_pre_shared));
    QVERIFY(!is_xauth_init(AuthMethod::pre_shared_key));
    QVERIFY(is_pre_shared(AuthMethod::xauth_init_pre_shared));
    QVERIFY(!is_pre_shared(AuthMethod::rsa_signature));
  }

  // The table's hexadecimal is the MD5 of published texts (wire-ike.md 7).
  void vendorIdsAreHashes_data() {
    QTest::addColumn<int>("vendor");
    QTest::addColumn<QString>("text");
    const std::pair<KnownVendor, const char*> rows[] = {
        {KnownVendor::xauth, "draft-ietf-ipsra-isakmp-xauth-06.txt"},
        {KnownVendor::dpd, "CISCO-DEAD-PEER-DETECTION"},
        {KnownVendor::unity, "CISCO-UNITY"},
        {KnownVendor::natt_draft_02, "draft-ietf-ipsec-nat-t-ike-02"},
        {KnownVendor::natt_draft_02_newline, "draft-ietf-ipsec-nat-t-ike-02\n"},
        {KnownVendor::natt_draft_03, "draft-ietf-ipsec-nat-t-ike-03"},
        {KnownVendor::natt_rfc_3947, "RFC 3947"},
        {KnownVendor::fragmentation, "FRAGMENTATION"},
        {KnownVendor::vpn3000_concentrator, "ALTIGA GATEWAY"},
        {KnownVendor::vpn3000_client, "ALTIGA NETWORKS"},
        {KnownVendor::racoon, "KAME/racoon"},
        {KnownVendor::microsoft, "MS NT5 ISAKMPOAKLEY"},
    };
    for (const auto& [vendor, text] : rows) QTest::newRow(text) << static_cast<int>(vendor) << QString(text);
  }
  void vendorIdsAreHashes() {
    QFETCH(int, vendor);
    QFETCH(QString, text);
    const auto octets = vendor_id_octets(KnownVendor{static_cast<std::uint8_t>(vendor)});
    const std::string hash = md5_hex(as_bytes(text.toStdString()));
    for (const auto& row : vendor_id_table()) {
      if (row.vendor != KnownVendor{static_cast<std::uint8_t>(vendor)}) continue;
      QCOMPARE(std::string(row.hex), hash.substr(0, row.hex.size()));
    }
    QVERIFY(!octets.empty());
  }

  void vendorIdsMatchTheirOwnOctets() {
    for (const auto& row : vendor_id_table()) {
      QCOMPARE(row.hex.size(), row.match * 2);
      const auto octets = from_hex(row.hex);
      QVERIFY(octets.has_value());
      QCOMPARE(match_vendor_id(*octets), row.vendor);
      Bytes longer = *octets;
      longer.push_back(0);
      QCOMPARE(match_vendor_id(longer) == row.vendor, !row.exact);
      QVERIFY(!match_vendor_id(ByteView(*octets).first(octets->size() - 1)));
      QVERIFY(!name(row.vendor).empty());
    }
    QVERIFY(!match_vendor_id({}));
    QVERIFY(!match_vendor_id(Bytes(16, 0)));
  }

  void vendorIdsThatAreSent() {
    QCOMPARE(to_hex(vendor_id_octets(KnownVendor::xauth)), std::string("09002689dfd6b712"));
    QCOMPARE(to_hex(vendor_id_octets(KnownVendor::dpd)), std::string("afcad71368a1f1c96b8696fc77570100"));
    QCOMPARE(to_hex(vendor_id_octets(KnownVendor::unity)), std::string("12f5f28c457168a9702d9fe274cc0100"));
    QCOMPARE(vendor_version(vendor_id_octets(KnownVendor::unity)), std::uint16_t{0x0100});
    QCOMPARE(vendor_version(*from_hex("1f07f70eaa6514d3b0fa96542a500407")), std::uint16_t{0x0407});
    QVERIFY(!vendor_version(vendor_id_octets(KnownVendor::xauth)));
    QCOMPARE(fragmentation_capability(vendor_id_octets(KnownVendor::fragmentation)), 0x80000000U);
    QCOMPARE(fragmentation_capability(*from_hex("4048b7d56ebce88525e7de7f00d6c2d3")), 0U);
  }

  void natDiscoveryHashes() {
    // wire-ike.md 14.4, last lines; the session's hash is MD5.
    const testing::Vectors session("ike_aggressive_4x.vec");
    Cookie initiator{};
    Cookie responder{};
    const Bytes i = session.bytes("cky_i");
    const Bytes r = session.bytes("cky_r");
    std::copy(i.begin(), i.end(), initiator.begin());
    std::copy(r.begin(), r.end(), responder.begin());
    for (const char* const endpoint : {"192.168.1.1:500", "192.168.1.2:500"}) {
      QCOMPARE(md5_hex(nat_d_input(initiator, responder, *Endpoint::parse(endpoint))),
               session.text(std::string("nat_d.") + endpoint));
    }
  }

  void port4500() {
    const auto kind = [](const Bytes& datagram) {
      return demultiplex_natt(testing::TightCopy(datagram).view()).kind;
    };
    QCOMPARE(kind({0xFF}), NattKind::keepalive);
    QCOMPARE(kind({0, 0, 0, 0, 0xFF}), NattKind::keepalive);
    QCOMPARE(kind({}), NattKind::invalid);
    QCOMPARE(kind({0xFE}), NattKind::invalid);
    QCOMPARE(kind({0xFF, 0xFF, 0xFF}), NattKind::invalid);
    QCOMPARE(kind({0, 0, 0, 0}), NattKind::invalid);
    QCOMPARE(kind({0, 0, 0, 0, 1}), NattKind::isakmp);
    QCOMPARE(kind({0, 0, 1, 0, 1}), NattKind::esp);
    QCOMPARE(kind({0xFF, 0xFF, 0xFF, 0xFF}), NattKind::esp);
    const Bytes message(40, 7);
    const Bytes marked = with_non_esp_marker(message);
    QCOMPARE(marked.size(), std::size_t{44});
    QCOMPARE(to_bytes(demultiplex_natt(marked).octets), message);
  }
};

DRAWBRIDGE_TEST(NumbersTest);
#include "numbers_test.moc"
