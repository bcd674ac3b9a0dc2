// SPDX-License-Identifier: GPL-3.0-or-later
// enc_GroupPwd and enc_UserPassword against the vectors of client.md 8.5.
#include "client/obfuscation.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;
using client::ObfuscationError;

namespace {

const char* const kExampleGroup =
    "000102030405060708090A0B0C0D0E0F1011121374ADC3BABEEDDED6182015F3486330FD8646C0F60E9432344492107C9CF365ED"
    "08"
    "E49977";
const char* const kFullBlock =
    "6465666768696A6B6C6D6E6F70717273747576FFB7FAD534AA3E14ECA1CE44B1F3A037FBB85C3AF714A27CC818080E5DD9B20A36"
    "3C"
    "2964DB";
const char* const kEmpty =
    "0000000000000000000000000000000000000000D4C1547CCD45403E7FD1D9EFC45C736D817F4A292D88B842952A2C61";

Bytes seed_of(const QByteArray& text) {
  const QByteArray octets = QByteArray::fromHex(text.left(40));
  return {octets.begin(), octets.end()};
}

}  // namespace

class ObfuscationTest : public QObject {
  Q_OBJECT

 private slots:
  void vectors_data() {
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("example-group") << QByteArray("example-group") << QByteArray(kExampleGroup);
    QTest::newRow("a full block of padding, and a seed that wraps")
        << QByteArray("12345678") << QByteArray(kFullBlock);
    QTest::newRow("empty") << QByteArray("") << QByteArray(kEmpty);
  }
  void vectors() {
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, text);
    const auto revealed = client::reveal_obfuscated(text.toStdString());
    QVERIFY(revealed.has_value());
    QCOMPARE(revealed->reveal_text(), password.toStdString());
    const auto lower = client::reveal_obfuscated(text.toLower().toStdString());
    QVERIFY2(lower && *lower == *revealed, "hexadecimal in small letters reads the same");
    QCOMPARE(client::obfuscate(Secret(std::string_view(password.toStdString())), seed_of(text)),
             text.toStdString());
  }

  void what_is_written_reads_back_at_every_length() {
    SeededRandom random(1);
    for (std::size_t length = 0; length <= 64; ++length) {
      const Secret secret(random.bytes(length));
      const auto back = client::reveal_obfuscated(client::obfuscate(secret, random));
      QVERIFY(back.has_value());
      QVERIFY2(*back == secret, qPrintable(QStringLiteral("length %1").arg(length)));
    }
  }

  void the_same_password_looks_different_each_time() {
    SeededRandom random(7);
    const Secret secret("cisco123");
    QVERIFY(client::obfuscate(secret, random) != client::obfuscate(secret, random));
  }

  void damaged_texts_are_refused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("error");
    const QByteArray good = kExampleGroup;
    const auto row = [](const char* name, QByteArray text, ObfuscationError error) {
      QTest::newRow(name) << text << static_cast<int>(error);
    };
    row("an odd number of digits", good.chopped(1), ObfuscationError::not_hex);
    row("a foreign character", QByteArray(good).replace(10, 1, "g"), ObfuscationError::not_hex);
    row("empty", "", ObfuscationError::bad_length);
    row("hashes only", good.left(80), ObfuscationError::bad_length);
    row("not whole blocks", good.chopped(2), ObfuscationError::bad_length);
    row("a bit of the cipher text", QByteArray(good).replace(111, 1, "6"), ObfuscationError::bad_checksum);
    row("a bit of the checksum", QByteArray(good).replace(40, 1, "8"), ObfuscationError::bad_checksum);
    // Another seed, another key: the checksum fits, the padding does not.
    row("another seed", QByteArray(good).replace(0, 2, "FF"), ObfuscationError::bad_padding);
  }
  void damaged_texts_are_refused() {
    QFETCH(QByteArray, text);
    QFETCH(int, error);
    const auto revealed = client::reveal_obfuscated(text.toStdString());
    QVERIFY(!revealed);
    QCOMPARE(static_cast<int>(revealed.error()), error);
  }
};

DRAWBRIDGE_TEST(ObfuscationTest);
#include "obfuscation_test.moc"
