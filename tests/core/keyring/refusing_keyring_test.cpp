// SPDX-License-Identifier: GPL-3.0-or-later
// A keyring that is there and answers every call with an error: it is not called missing. Run it through
// dbus-run-session, as CTest does; the test itself plays the keyring.
#include <QDBusConnection>
#include <QTest>

#include "keyring/keyring_store.h"
#include "support/test_registry.h"

using namespace drawbridge;
using client::SecretKind;
using client::StoreStatus;
using keyring::KeyringStore;

class RefusingKeyringTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"})
      qunsetenv(name);
    QVERIFY2(QDBusConnection::sessionBus().registerService(QStringLiteral("org.freedesktop.secrets")),
             "run this test as: dbus-run-session -- test_keyring refusing_keyring_test");
  }

  void every_call_is_refused() {
    KeyringStore store;
    std::optional<Secret> found;
    QCOMPARE(store.read_now("Office", SecretKind::group_password, found), StoreStatus::refused);
    QVERIFY(!found);
    QCOMPARE(store.write_now("Office", SecretKind::group_password, Secret("geheim")), StoreStatus::refused);
  }
};

DRAWBRIDGE_TEST(RefusingKeyringTest);
#include "refusing_keyring_test.moc"
