// SPDX-License-Identifier: GPL-3.0-or-later
// Who is behind an address, and the two counters of "show uauth" (pix-show-and-debug.md, show uauth).
#include <QTest>

#include "core/fw/note_rules.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

class UauthTest : public QObject {
  Q_OBJECT

 private slots:
  void entries_come_and_go() {
    fw::Uauth uauth;
    QVERIFY(uauth.find(kPoolAddress) == nullptr);
    uauth.begin();
    QCOMPARE(uauth.status().in_progress, 1);
    uauth.add({"cisco_customer", kPoolAddress, true, kStart});
    uauth.end();
    QCOMPARE(uauth.status().in_progress, 0);
    QCOMPARE(uauth.status().in_progress_most, 1);
    QCOMPARE(uauth.find(kPoolAddress)->user, std::string("cisco_customer"));
    QVERIFY(uauth.find(kPoolAddress)->is_ipsec);
    QCOMPARE(uauth.status().authenticated, 1);
    QVERIFY(uauth.remove(kPoolAddress));
    QVERIFY(!uauth.remove(kPoolAddress));
    QCOMPARE(uauth.status().authenticated, 0);
    QCOMPARE(uauth.status().authenticated_most, 1);
  }

  void one_address_has_one_user() {
    fw::Uauth uauth;
    uauth.add({"alice", kPoolAddress, true, kStart});
    uauth.add({"bob", kPoolAddress, true, kStart});
    QCOMPARE(uauth.status().entries.size(), std::size_t{1});
    QCOMPARE(uauth.find(kPoolAddress)->user, std::string("bob"));
  }

  void clear_takes_one_user_or_all() {
    fw::Uauth uauth;
    const Ipv4Address second(10, 89, 129, 201), third(10, 89, 129, 202);
    uauth.add({"alice", kPoolAddress, true, kStart});
    uauth.add({"bob", second, true, kStart});
    uauth.add({"alice", third, true, kStart});
    QCOMPARE(uauth.clear("alice"), (std::vector<Ipv4Address>{kPoolAddress, third}));
    QVERIFY(uauth.clear("alice").empty());
    QCOMPARE(uauth.clear(""), (std::vector<Ipv4Address>{second}));
    QVERIFY(uauth.status().entries.empty());
    QCOMPARE(uauth.status().authenticated_most, 3);
  }

  void an_end_without_a_beginning_counts_nothing() {
    fw::Uauth uauth;
    uauth.end();
    QCOMPARE(uauth.status().in_progress, 0);
  }
};

DRAWBRIDGE_TEST(UauthTest);
#include "uauth_test.moc"
