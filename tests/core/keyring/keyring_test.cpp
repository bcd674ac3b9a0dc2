// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in a real keyring. Run it through tests/support/with_keyring, as CTest does: it then has a bus and
// a keyring of its own, and a home that is thrown away.
#include "keyring/keyring_store.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <memory>

#include "support/test_registry.h"

using namespace drawbridge;
using client::SecretKind;
using client::StoreStatus;
using keyring::KeyringStore;

class KeyringTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY2(qEnvironmentVariable("DRAWBRIDGE_TEST_KEYRING") == "inside",
             "run this test as: tests/support/with_keyring test_keyring keyring_test");
  }

  void a_secret_comes_back_as_it_was() {
    KeyringStore store;
    QCOMPARE(store.write_now("Lab headend", SecretKind::group_password, Secret("cisco123")), StoreStatus::ok);
    std::optional<Secret> found;
    QCOMPARE(store.read_now("Lab headend", SecretKind::group_password, found), StoreStatus::ok);
    QVERIFY(found == Secret("cisco123"));
  }

  void a_second_store_finds_it_too() {
    QCOMPARE(KeyringStore().write_now("shared", SecretKind::user_password, Secret("one")), StoreStatus::ok);
    std::optional<Secret> found;
    QCOMPARE(KeyringStore().read_now("shared", SecretKind::user_password, found), StoreStatus::ok);
    QVERIFY(found == Secret("one"));
  }

  void octets_that_are_no_text_survive() {
    const Bytes octets{0x00, 0xff, 0x80, 0x0a, 0x00};
    KeyringStore store;
    QCOMPARE(store.write_now("binary", SecretKind::group_password, Secret(octets)), StoreStatus::ok);
    std::optional<Secret> found;
    QCOMPARE(store.read_now("binary", SecretKind::group_password, found), StoreStatus::ok);
    QVERIFY(found == Secret(octets));
  }

  void writing_again_replaces() {
    KeyringStore store;
    QCOMPARE(store.write_now("twice", SecretKind::group_password, Secret("old")), StoreStatus::ok);
    QCOMPARE(store.write_now("twice", SecretKind::group_password, Secret("new")), StoreStatus::ok);
    std::optional<Secret> found;
    QCOMPARE(store.read_now("twice", SecretKind::group_password, found), StoreStatus::ok);
    QVERIFY(found == Secret("new"));
  }

  void the_two_kinds_and_the_entries_are_kept_apart() {
    KeyringStore store;
    QCOMPARE(store.write_now("staff", SecretKind::group_password, Secret("group")), StoreStatus::ok);
    QCOMPARE(store.write_now("staff", SecretKind::user_password, Secret("user")), StoreStatus::ok);
    std::optional<Secret> found;
    QCOMPARE(store.read_now("staff", SecretKind::group_password, found), StoreStatus::ok);
    QVERIFY(found == Secret("group"));
    QCOMPARE(store.read_now("staff", SecretKind::user_password, found), StoreStatus::ok);
    QVERIFY(found == Secret("user"));
    QCOMPARE(store.read_now("staff (2)", SecretKind::user_password, found), StoreStatus::not_found);
    QVERIFY(!found);
  }

  void a_removed_secret_is_gone() {
    KeyringStore store;
    QCOMPARE(store.write_now("leaving", SecretKind::user_password, Secret("x")), StoreStatus::ok);
    QCOMPARE(store.remove_now("leaving", SecretKind::user_password), StoreStatus::ok);
    std::optional<Secret> found = Secret("left over from the caller");
    QCOMPARE(store.read_now("leaving", SecretKind::user_password, found), StoreStatus::not_found);
    QVERIFY(!found);
  }

  void removing_what_is_not_there_is_no_failure() {
    KeyringStore store;
    QCOMPARE(store.remove_now("nobody", SecretKind::group_password), StoreStatus::ok);
  }

  void what_was_never_there_is_not_found() {
    KeyringStore store;
    std::optional<Secret> found;
    QCOMPARE(store.read_now("nobody", SecretKind::group_password, found), StoreStatus::not_found);
    QVERIFY(!found);
  }

  void callbacks_come_from_the_event_loop_once_each_and_in_order() {
    KeyringStore store;
    QStringList answers;
    QEventLoop loop;
    store.write("loop", SecretKind::group_password, Secret("abc"), [&](StoreStatus status) {
      answers << QStringLiteral("write %1").arg(static_cast<int>(status));
    });
    store.read("loop", SecretKind::group_password, [&](StoreStatus status, std::optional<Secret> secret) {
      answers << QStringLiteral("read %1 %2").arg(static_cast<int>(status)).arg(secret == Secret("abc"));
    });
    store.remove("loop", SecretKind::group_password, [&](StoreStatus status) {
      answers << QStringLiteral("remove %1").arg(static_cast<int>(status));
      loop.quit();
    });
    QVERIFY2(answers.isEmpty(), "a callback came before the caller was back in its event loop");
    loop.exec();
    QCOMPARE(answers, QStringList({"write 0", "read 0 1", "remove 0"}));
  }

  void a_destroyed_store_calls_nobody_back() {
    bool called = false;
    auto store = std::make_unique<KeyringStore>();
    store->write("dropped", SecretKind::group_password, Secret("kept all the same"),
                 [&](StoreStatus) { called = true; });
    store->read("dropped", SecretKind::group_password,
                [&](StoreStatus, std::optional<Secret>) { called = true; });
    store.reset();
    // Both jobs are ahead of this one in the queue, so they have ended when it answers.
    std::optional<Secret> found;
    QCOMPARE(KeyringStore().read_now("dropped", SecretKind::group_password, found), StoreStatus::ok);
    QVERIFY(found == Secret("kept all the same"));
    QVERIFY(!called);
  }

  void the_secret_handed_in_is_not_changed() {
    const Secret secret("mine");
    QCOMPARE(KeyringStore().write_now("mine", SecretKind::user_password, secret), StoreStatus::ok);
    QCOMPARE(secret.reveal_text(), std::string("mine"));
  }
};

DRAWBRIDGE_TEST(KeyringTest);
#include "keyring_test.moc"
