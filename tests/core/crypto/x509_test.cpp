// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates, lists, PKCS#12 and PKCS#10 as values; the files are those of tests/data/certificates.
#include "crypto/x509.h"

#include <QTest>

#include "support/certificates.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::certificate;
using testing::certificate_file;
using testing::private_key;

namespace {
const Secret kPassword{std::string_view("certificate")};
}

class X509Test : public QObject {
  Q_OBJECT
 private slots:
  void whatACertificateSays() {
    const Certificate gateway = certificate("gateway");
    QCOMPARE(gateway.subject.to_string(), std::string("C=IT, O=Example, OU=vpn gateways, CN=gw.example.com"));
    QCOMPARE(gateway.issuer.to_string(), std::string("C=IT, O=Example, CN=Example Root"));
    QCOMPARE(gateway.subject.first("OU"), std::string_view("vpn gateways"));
    QCOMPARE(gateway.subject.first("L"), std::string_view(""));
    QCOMPARE(date_text(gateway.not_before), std::string("2001-01-01 00:00:00 UTC"));
    QCOMPARE(date_text(gateway.not_after), std::string("2099-01-01 00:00:00 UTC"));
    QCOMPARE(gateway.key_algorithm, std::string("RSA"));
    QCOMPARE(gateway.key_bits, 2048);
    QCOMPARE(gateway.signature_algorithm, std::string("sha256WithRSAEncryption"));
    QVERIFY(!gateway.is_authority);
    QVERIFY(gateway.may_sign_messages);
    QCOMPARE(gateway.key_usage, (std::vector<std::string>{"digitalSignature", "keyEncipherment"}));
    QCOMPARE(gateway.alternative_names.size(), std::size_t{2});
    QCOMPARE(gateway.alternative_names[0].text, std::string("gw.example.com"));
    QCOMPARE(gateway.alternative_names[1].address, Ipv4Address(192, 168, 1, 1));
    QCOMPARE(gateway.fingerprint_md5().size(), std::size_t{32});
    QCOMPARE(gateway.fingerprint_sha1().size(), std::size_t{40});
    QCOMPARE(gateway.fingerprint_sha256().size(), std::size_t{64});
  }
  void authoritiesAreKnownAsSuch() {
    QVERIFY(certificate("root").is_authority);
    QVERIFY(certificate("root").is_self_issued());
    QVERIFY(certificate("middle").may_sign_certificates);
    QVERIFY(!certificate("middle").is_self_issued());
    QVERIFY(!certificate("sealing").may_sign_messages);
    QCOMPARE(certificate("curve").key_algorithm, std::string("EC"));
    QCOMPARE(certificate("weak").key_bits, 768);
  }
  void namesWithSpecialCharactersAreQuoted() {
    const Certificate bob = certificate("bob");
    QCOMPARE(bob.subject.first("CN"), std::string_view("Bob \"the, builder\" Caff\u00e9"));
    QCOMPARE(bob.subject.to_string(),
             std::string("C=IT, O=Example, OU=vpn3000, CN=\"Bob \\\"the, builder\\\" Caff\u00e9\""));
    QCOMPARE(certificate("alice").subject.first("E"), std::string_view("alice@example.com"));
  }
  void aNameGoesThroughItsOctets() {
    const DistinguishedName name = certificate("alice").subject;
    const auto again = DistinguishedName::read(name.der);
    QVERIFY(again);
    QCOMPARE(*again, name);
    QVERIFY(again->same(name));
    QVERIFY(!name.same(certificate("bob").subject));
    Bytes longer = name.der;
    longer.push_back(0);
    QVERIFY(!DistinguishedName::read(longer));
    QVERIFY(!DistinguishedName::read({}));
    QVERIFY(!DistinguishedName{}.same(DistinguishedName{}));
  }
  void everyFormOfAFileIsRead() {
    const Certificate gateway = certificate("gateway");
    QCOMPARE(read_certificates(certificate_file("gateway.der")).value(), std::vector{gateway});
    QCOMPARE(read_certificates(gateway.pem()).value(), std::vector{gateway});
    Bytes several = to_bytes(std::string_view("some words in front\n"));
    append(several, gateway.pem());
    append(several, certificate("root").pem());
    QCOMPARE(read_certificates(several).value(), (std::vector{gateway, certificate("root")}));
  }
  void whatIsNoCertificateIsRefused() {
    QCOMPARE(read_certificates({}).error(), CertificateError::malformed);
    QCOMPARE(read_certificates(certificate_file("alice.key")).error(), CertificateError::malformed);
    Bytes damaged = certificate("gateway").pem();
    damaged[damaged.size() / 2] = '!';
    Bytes after_good = certificate("root").pem();
    append(after_good, damaged);
    QCOMPARE(read_certificates(after_good).error(), CertificateError::malformed);
    Bytes longer = certificate("gateway").der;
    longer.push_back(0);
    QCOMPARE(Certificate::from_der(longer).error(), CertificateError::malformed);
    QCOMPARE(Certificate::from_der(Bytes(kMostCertificateOctets + 1, 0x30)).error(),
             CertificateError::too_large);
    // Cut at any place: never more than a refusal.
    const Bytes whole = certificate("alice").der;
    for (std::size_t size = 0; size < whole.size(); ++size)
      QVERIFY(!Certificate::from_der(ByteView(whole).first(size)));
  }
  void listsOfRevocation() {
    const auto lists = testing::revocation_lists("root");
    QCOMPARE(lists.size(), std::size_t{1});
    QVERIFY(lists[0].issuer.same(certificate("root").subject));
    QCOMPARE(lists[0].entries, std::size_t{1});
    QCOMPARE(date_text(*testing::revocation_lists("stale")[0].next_update),
             std::string("2010-01-01 00:00:00 UTC"));
    QCOMPARE(read_revocation_lists(lists[0].der).value(), lists);
    QVERIFY(!read_revocation_lists(certificate_file("alice.pem")));
  }
  void chainsAreOrderedFromTheOwnOne() {
    const std::vector<Certificate> others{certificate("stranger"), certificate("root"),
                                          certificate("middle")};
    QCOMPARE(order_chain(certificate("bob"), others),
             (std::vector{certificate("bob"), certificate("middle"), certificate("root")}));
    QCOMPARE(order_chain(certificate("forged"), {}), std::vector{certificate("forged")});
  }
  void filesOfPeopleAreOpened() {
    const auto bob = read_pkcs12(certificate_file("bob.p12"), kPassword);
    QVERIFY(bob);
    QVERIFY(bob->key == private_key("bob"));
    QCOMPARE(bob->chain, (std::vector{certificate("bob"), certificate("middle")}));
    const auto alice = read_pkcs12(certificate_file("alice-legacy.p12"), kPassword);
    QVERIFY(alice);
    QVERIFY(alice->key == private_key("alice"));
    QCOMPARE(alice->chain, (std::vector{certificate("alice"), certificate("root")}));
    QCOMPARE(read_pkcs12(certificate_file("bob.p12"), Secret(std::string_view("wrong"))).error(),
             CertificateError::wrong_password);
    QCOMPARE(read_pkcs12(certificate_file("bob.p12"), {}).error(), CertificateError::wrong_password);
    QCOMPARE(read_pkcs12(certificate_file("bob.pem"), kPassword).error(), CertificateError::malformed);
  }
  void filesOfPeopleAreWritten() {
    const KeyAndChain bob{private_key("bob"), {certificate("bob"), certificate("middle")}};
    for (const bool with_chain : {false, true}) {
      const auto file = write_pkcs12(bob, with_chain, "bob", kPassword);
      QVERIFY(file);
      const auto again = read_pkcs12(*file, kPassword);
      QVERIFY(again);
      QVERIFY(again->key == bob.key);
      QCOMPARE(again->chain.size(), with_chain ? std::size_t{2} : std::size_t{1});
    }
    QCOMPARE(write_pkcs12(bob, true, "bob", {}).error(), CertificateError::wrong_password);
  }
  void aRequestIsMade() {
    CertificateRequest request;
    request.common_name = "carol";
    request.unit = "vpn3000";
    request.country = "IT";
    request.email = "carol@example.com";
    request.domain = "carol.example.com";
    request.address = Ipv4Address(192, 0, 2, 7);
    const auto pem = make_request(request, private_key("alice"));
    QVERIFY(pem);
    QVERIFY(to_text(*pem).find("BEGIN CERTIFICATE REQUEST") != std::string::npos);
    request.country = "Italy";
    QCOMPARE(make_request(request, private_key("alice")).error(), RequestError::bad_country);
    request.country.clear();
    request.common_name = std::string(65, 'x');
    QCOMPARE(make_request(request, private_key("alice")).error(), RequestError::too_long);
    request.common_name.clear();
    QCOMPARE(make_request(request, private_key("alice")).error(), RequestError::no_common_name);
  }
};

DRAWBRIDGE_TEST(X509Test);
#include "x509_test.moc"
