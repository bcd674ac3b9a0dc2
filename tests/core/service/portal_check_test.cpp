// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a web server at the gateway's address, and of those who stand in its place.
#include "service/portal_check.h"

#include <QTest>

#include "support/test_registry.h"

using namespace drawbridge;

class PortalCheckTest : public QObject {
  Q_OBJECT

 private slots:
  void a_login_page_is_told_from_a_gateway_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("is_portal");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no HTTP") << QByteArray("220 mail\r\n") << false;
    QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\n\r\nhello") << false;
    QTest::newRow("login required") << QByteArray("HTTP/1.1 511 Network Authentication Required\r\n\r\n")
                                    << true;
    QTest::newRow("sent to a hotel")
        << QByteArray("HTTP/1.1 302 Found\r\nServer: x\r\nLocation: https://login.hotel.example/?u=1\r\n\r\n")
        << true;
    QTest::newRow("sent to the gateway's name")
        << QByteArray("HTTP/1.0 301 Moved\r\nlocation: https://VPN.example.net/\r\n\r\n") << false;
    QTest::newRow("sent to the gateway's address")
        << QByteArray("HTTP/1.1 302 Found\r\nLocation: https://192.0.2.1:8443/\r\n\r\n") << false;
    QTest::newRow("sent to another page")
        << QByteArray("HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n") << false;
    QTest::newRow("sent nowhere") << QByteArray("HTTP/1.1 302 Found\r\n\r\nLocation: http://a.example/")
                                  << false;
  }
  void a_login_page_is_told_from_a_gateway() {
    QFETCH(QByteArray, answer);
    QFETCH(bool, is_portal);
    QCOMPARE(service::is_portal_answer(answer.toStdString(), Ipv4Address(192, 0, 2, 1), "vpn.example.net"),
             is_portal);
  }
};

DRAWBRIDGE_TEST(PortalCheckTest);
#include "portal_check_test.moc"
