// SPDX-License-Identifier: GPL-3.0-or-later
// RSA as IKEv1 uses it. The expected signatures were made by the openssl program.
#include "crypto/rsa.h"

#include <QTest>

#include "support/certificates.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::certificate;
using testing::certificate_file;
using testing::private_key;

namespace {

Bytes counting(std::size_t size) {
  Bytes out;
  for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(i));
  return out;
}

const Secret kPassword{std::string_view("certificate")};

}  // namespace

class RsaTest : public QObject {
  Q_OBJECT
 private slots:
  void signsAsOthersDo() {
    const auto signature = private_key("gateway").sign_hash(counting(20));
    QVERIFY(signature);
    QCOMPARE(to_hex(*signature), to_hex(certificate_file("gateway.sig")));
  }
  void acceptsWhatOthersSigned() {
    const Bytes key = certificate("gateway").public_key;
    QVERIFY(verify_hash(key, counting(20), certificate_file("gateway.sig")));
    QCOMPARE(to_hex(private_key("gateway").public_key()), to_hex(key));
  }
  void theFormWithDigestInfoDoesNotPass() {
    QVERIFY(!verify_hash(certificate("gateway").public_key, counting(20),
                         certificate_file("gateway-digestinfo.sig")));
  }
  void anyChangeIsSeen() {
    const Bytes key = certificate("gateway").public_key;
    const Bytes good = certificate_file("gateway.sig");
    for (const std::size_t at : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
      Bytes bad = good;
      bad[at] ^= 1;
      QVERIFY(!verify_hash(key, counting(20), bad));
    }
    Bytes longer = good;
    longer.push_back(0);
    QVERIFY(!verify_hash(key, counting(20), longer));
    QVERIFY(!verify_hash(key, counting(20), ByteView(good).first(good.size() - 1)));
    QVERIFY(!verify_hash(key, counting(20), {}));
    QVERIFY(!verify_hash(key, counting(19), good));
    QVERIFY(!verify_hash(key, {}, good));
    QVERIFY(!verify_hash(certificate("alice").public_key, counting(20), good));
    QVERIFY(!verify_hash({}, counting(20), good));
  }
  void everyHashOfIkeFits() {
    const RsaPrivateKey key = private_key("alice");
    for (const std::size_t size : {16U, 20U, 32U, 48U, 64U}) {
      const auto signature = key.sign_hash(counting(size));
      QVERIFY(signature);
      QVERIFY(verify_hash(key.public_key(), counting(size), *signature));
    }
    QVERIFY(!key.sign_hash(counting(246)));
    QVERIFY(!key.sign_hash({}));
  }
  void keysOfEveryFormAreTheSame() {
    const RsaPrivateKey plain = private_key("alice");
    QCOMPARE(plain.bits(), 2048);
    const auto traditional = RsaPrivateKey::read(certificate_file("alice-traditional.key"));
    const auto encrypted = RsaPrivateKey::read(certificate_file("alice-encrypted.key"), kPassword);
    const auto der = RsaPrivateKey::read(plain.pkcs8().reveal());
    QVERIFY(traditional && encrypted && der);
    QVERIFY(*traditional == plain && *encrypted == plain && *der == plain);
  }
  void wrongPasswordsAndOtherFilesAreToldApart() {
    const auto error = [](const std::string& file, std::string_view password) {
      return RsaPrivateKey::read(certificate_file(file), Secret(password)).error();
    };
    QCOMPARE(error("alice-encrypted.key", ""), KeyError::wrong_password);
    QCOMPARE(error("alice-encrypted.key", "Certificate"), KeyError::wrong_password);
    QCOMPARE(error("weak.key", ""), KeyError::weak);
    QCOMPARE(error("curve.key", ""), KeyError::not_rsa);
    QCOMPARE(error("alice.pem", ""), KeyError::malformed);
    QCOMPARE(error("there is none", ""), KeyError::malformed);
  }
  void aPasswordClosesAKeyAndOpensIt() {
    const RsaPrivateKey key = private_key("alice");
    const auto closed = key.encrypted_pem(kPassword);
    QVERIFY(closed);
    QVERIFY(to_text(*closed).find("BEGIN ENCRYPTED PRIVATE KEY") != std::string::npos);
    QVERIFY(*RsaPrivateKey::read(*closed, kPassword) == key);
    QCOMPARE(RsaPrivateKey::read(*closed).error(), KeyError::wrong_password);
    QCOMPARE(key.encrypted_pem({}).error(), KeyError::wrong_password);
  }
  void newKeysWork() {
    const auto key = RsaPrivateKey::generate(2048);
    QVERIFY(key);
    QCOMPARE(key->bits(), 2048);
    QVERIFY(verify_hash(key->public_key(), counting(20), *key->sign_hash(counting(20))));
    QCOMPARE(RsaPrivateKey::generate(1024).error(), KeyError::weak);
  }
};

DRAWBRIDGE_TEST(RsaTest);
#include "rsa_test.moc"
