// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of wire-ike.md 2.5, 2.6 and 3.4, written out over prf and hash, against published values.
#include <QTest>

#include "core/crypto/vectors.h"
#include "crypto/prf.h"

using namespace drawbridge;
using namespace drawbridge::crypto;
using testing::read_vectors;

class IkeKeysTest : public QObject {
  Q_OBJECT
 private slots:
  void phaseOneKeys() {
    const auto vectors = read_vectors("crypto_ike_keys.vec", "skeyid");
    QCOMPARE(vectors.size(), std::size_t{4});
    int signatures = 0;
    int sessions = 0;
    for (const auto& v : vectors) {
      const auto algorithm = testing::hash_named(v.text("Algorithm"));
      const Bytes nonces = concat({v.octets("Ni"), v.octets("Nr")});
      const Bytes gxy = v.octets("Gxy");
      const Bytes cookies = concat({v.octets("CkyI"), v.octets("CkyR")});
      Bytes skeyid;
      if (v.has("Psk")) {
        skeyid = prf(algorithm, v.octets("Psk"), {nonces});
      } else {
        skeyid = prf(algorithm, nonces, {gxy});
        ++signatures;
      }
      QCOMPARE(to_hex(skeyid), v.text("Skeyid"));
      const Bytes d = prf(algorithm, skeyid, {gxy, cookies, Bytes{0}});
      QCOMPARE(to_hex(d), v.text("SkeyidD"));
      const Bytes a = prf(algorithm, skeyid, {d, gxy, cookies, Bytes{1}});
      QCOMPARE(to_hex(a), v.text("SkeyidA"));
      const Bytes e = prf(algorithm, skeyid, {a, gxy, cookies, Bytes{2}});
      QCOMPARE(to_hex(e), v.text("SkeyidE"));
      if (v.has("Iv")) {
        ++sessions;
        QCOMPARE(to_hex(expand_key(algorithm, e, 8)), v.text("DesKey"));
        Bytes iv = hash(algorithm, {v.octets("Gxi"), v.octets("Gxr")});
        iv.resize(8);
        QCOMPARE(to_hex(iv), v.text("Iv"));
      }
    }
    QCOMPARE(signatures, 1);
    QCOMPARE(sessions, 2);
  }
  void cipherKeysAreStretchedFromSkeyidE() {
    const auto vectors = read_vectors("crypto_ike_keys.vec", "expand");
    QCOMPARE(vectors.size(), std::size_t{8});
    for (const auto& v : vectors) {
      const auto algorithm = testing::hash_named(v.text("Algorithm"));
      const std::size_t size = v.octets("Out").size();
      QCOMPARE(to_hex(expand_key(algorithm, v.octets("SkeyidE"), size)), v.text("Out"));
      QVERIFY(expand_key_secret(algorithm, v.octets("SkeyidE"), size) == v.secret("Out"));
    }
  }
  void hashesOfRecordedAggressiveModes() {
    const auto vectors = read_vectors("crypto_ike_keys.vec", "hash_r");
    QCOMPARE(vectors.size(), std::size_t{2});
    for (const auto& v : vectors) {
      const auto algorithm = testing::hash_named(v.text("Algorithm"));
      const Secret skeyid = prf_secret(algorithm, v.octets("Psk"), {v.octets("Ni"), v.octets("Nr")});
      QVERIFY(skeyid == v.secret("Skeyid"));
      QCOMPARE(to_hex(prf(algorithm, skeyid.reveal(),
                          {v.octets("Gxr"), v.octets("Gxi"), v.octets("CkyR"), v.octets("CkyI"),
                           v.octets("Sa"), v.octets("Id")})),
               v.text("HashR"));
    }
  }
  void keymatWithAndWithoutPfs() {
    const auto vectors = read_vectors("crypto_ike_keys.vec", "keymat");
    QCOMPARE(vectors.size(), std::size_t{3});
    for (const auto& v : vectors) {
      const auto algorithm = testing::hash_named(v.text("Algorithm"));
      const Bytes seed = concat({v.octets("Gxy"), Bytes{3}, v.octets("Spi"), v.octets("Ni"), v.octets("Nr")});
      Bytes keymat;
      Bytes last;
      while (keymat.size() < v.octets("Out").size()) {
        last = prf(algorithm, v.octets("SkeyidD"), {last, seed});
        append(keymat, last);
      }
      keymat.resize(v.octets("Out").size());
      QCOMPARE(to_hex(keymat), v.text("Out"));
    }
  }
};

DRAWBRIDGE_TEST(IkeKeysTest);
#include "ike_keys_test.moc"
