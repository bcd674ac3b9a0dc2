// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/ip.h"
#include "support/test_registry.h"

using namespace drawbridge;

class IpTest : public QObject {
  Q_OBJECT
 private slots:
  void addressesAreDottedDecimalAndNothingElse_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << "10.89.129.200" << true;
    QTest::newRow("zero") << "0.0.0.0" << true;
    QTest::newRow("all ones") << "255.255.255.255" << true;
    QTest::newRow("256") << "10.0.0.256" << false;
    QTest::newRow("three parts") << "10.0.0" << false;
    QTest::newRow("five parts") << "10.0.0.0.1" << false;
    QTest::newRow("blank") << "10.0.0. 1" << false;
    QTest::newRow("sign") << "10.0.0.+1" << false;
    QTest::newRow("empty part") << "10..0.1" << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("long zeros") << "0000.0.0.0" << false;
  }
  void addressesAreDottedDecimalAndNothingElse() {
    QFETCH(QString, text);
    QFETCH(bool, good);
    const auto address = Ipv4Address::parse(text.toStdString());
    QCOMPARE(address.has_value(), good);
    if (good) QCOMPARE(QString::fromStdString(address->to_string()), text);
  }
  void masksWithHolesHaveNoLength() {
    for (int length = 0; length <= 32; ++length) QCOMPARE(length_of(mask_of(length)), std::optional<int>(length));
    QVERIFY(!length_of(Ipv4Address(255, 0, 255, 0)));
  }
  void prefixesContainTheirAddresses() {
    const auto pool = *Prefix::parse("10.89.129.192/28");
    QVERIFY(pool.contains(Ipv4Address(10, 89, 129, 200)));
    QVERIFY(!pool.contains(Ipv4Address(10, 89, 129, 208)));
    QVERIFY(Prefix::parse("10.89.129.128/25")->contains(pool));
    QVERIFY(!Prefix::parse("10.0.0.0/33"));
  }
};

DRAWBRIDGE_TEST(IpTest);
#include "ip_test.moc"
