// SPDX-License-Identifier: GPL-3.0-or-later
// A machine without a session bus: every call answers no_keyring, and nothing is written anywhere instead.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "keyring/keyring_store.h"
#include "support/test_registry.h"

using namespace drawbridge;
using client::SecretKind;
using client::StoreStatus;
using keyring::KeyringStore;

class NoKeyringTest : public QObject {
  Q_OBJECT
  QTemporaryDir home_;

 private slots:
  void initTestCase() {
    QVERIFY(home_.isValid());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home_.filePath("no-bus").toLocal8Bit());
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"})
      qunsetenv(name);
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
      qputenv(name, home_.path().toLocal8Bit());
  }

  void every_call_says_no_keyring() {
    KeyringStore store;
    QCOMPARE(store.write_now("Lab headend", SecretKind::group_password, Secret("cisco123")),
             StoreStatus::no_keyring);
    std::optional<Secret> found = Secret("left over from the caller");
    QCOMPARE(store.read_now("Lab headend", SecretKind::group_password, found), StoreStatus::no_keyring);
    QVERIFY(!found);
    QCOMPARE(store.remove_now("Lab headend", SecretKind::group_password), StoreStatus::no_keyring);
  }

  void the_secret_is_in_no_file_either() {
    QCOMPARE(KeyringStore().write_now("Lab headend", SecretKind::user_password, Secret("cisco123")),
             StoreStatus::no_keyring);
    QCOMPARE(QDir(home_.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
  }
};

DRAWBRIDGE_TEST(NoKeyringTest);
#include "no_keyring_test.moc"
