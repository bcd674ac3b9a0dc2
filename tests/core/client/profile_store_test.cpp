// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of connection entries, damaged files among them.
#include "client/profile_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

Profile entry(const std::string& name, const std::string& host = "192.0.2.1") {
  Profile profile;
  profile.name = name;
  profile.host = host;
  return profile;
}

QStringList names(const Listing& listing) {
  QStringList names;
  for (const StoredEntry& each : listing.entries) names << QString::fromStdString(each.profile.name);
  return names;
}

template <class T>
int kind_of(const Result<T, StoreError>& result) {
  return result ? -1 : static_cast<int>(result.error().kind);
}
int number(StoreError::Kind kind) {
  return static_cast<int>(kind);
}

}  // namespace

class ProfileStoreTest : public QObject {
  Q_OBJECT
  std::unique_ptr<QTemporaryDir> home_;
  std::unique_ptr<ProfileStore> store_;

  QString path(const QString& file) const { return home_->filePath("profiles/" + file); }
  void put(const QString& file, const QByteArray& text) {
    QDir().mkpath(home_->filePath("profiles"));
    QFile out(path(file));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
  }
  QByteArray get(const QString& file) const {
    QFile in(path(file));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("missing");
  }
  QStringList files() const {
    return QDir(home_->filePath("profiles")).entryList(QDir::Files | QDir::Hidden);
  }

 private slots:
  void init() {
    home_ = std::make_unique<QTemporaryDir>();
    store_ = std::make_unique<ProfileStore>(home_->filePath("profiles").toStdString());
  }

  void a_folder_that_is_not_there_is_an_empty_list() {
    QVERIFY(store_->list().entries.empty());
    QVERIFY(!QFileInfo::exists(home_->filePath("profiles")));
  }

  void entries_are_listed_by_name_and_only_their_user_may_read_them() {
    QVERIFY(store_->create(entry("staff")).has_value());
    QVERIFY(store_->create(entry("Zürich")).has_value());
    QVERIFY(store_->create(entry("Lab headend")).has_value());
    QCOMPARE(names(store_->list()), QStringList({"Lab headend", "Zürich", "staff"}));
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto all = owner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    QCOMPARE(QFile::permissions(path("staff.pcf")) | all, QFileDevice::Permissions(all));
    const auto folder = QFile::permissions(home_->filePath("profiles"));
    QVERIFY(!(folder & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOther)));
  }

  void other_files_of_the_folder_are_no_entries() {
    put("notes.txt", "x");
    put(".pcf", "[main]\n");
    QDir().mkpath(path("folder.pcf"));
    QVERIFY(store_->list().entries.empty());
    QVERIFY(store_->list().damaged.empty());
  }

  void a_name_is_given_once() {
    QVERIFY(store_->create(entry("staff", "192.0.2.1")).has_value());
    QCOMPARE(kind_of(store_->create(entry("staff", "192.0.2.2"))), number(StoreError::Kind::name_taken));
    QCOMPARE(store_->load("staff")->profile.host, std::string("192.0.2.1"));
  }

  void names_have_rules_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("plain") << QByteArray("Lab headend") << "";
    QTest::newRow("umlaut") << QByteArray("Zürich (2)") << "";
    QTest::newRow("empty") << QByteArray("") << "The name is empty.";
    QTest::newRow("blanks") << QByteArray("   ") << "The name is empty.";
    QTest::newRow("slash") << QByteArray("../staff") << "A name cannot contain /.";
    for (const char c : std::string("\\/:*?\"<>|"))
      QTest::addRow("character %d", c)
          << QByteArray("a") + c << QStringLiteral("A name cannot contain %1.").arg(c);
    QTest::newRow("control") << QByteArray("a\nb") << "A name cannot contain control characters.";
    QTest::newRow("hidden") << QByteArray(".staff") << "A name cannot begin with a dot.";
    QTest::newRow("blank at the end") << QByteArray("staff ") << "A name cannot begin or end with a blank.";
    QTest::newRow("too long") << QByteArray(201, 'x') << "The name is too long.";
    QTest::newRow("just fits") << QByteArray(200, 'x') << "";
  }
  void names_have_rules() {
    QFETCH(QByteArray, name);
    QFETCH(QString, sentence);
    const auto made = store_->create(entry(name.toStdString()));
    QCOMPARE(made ? QString() : QString::fromStdString(english_text(made.error())), sentence);
    QCOMPARE(files().size(), sentence.isEmpty() ? 1 : 0);
  }

  void saving_keeps_what_the_profile_does_not_know() {
    put("staff.pcf", "; from the administrator\n[main]\nHost=192.0.2.1\nX-NM-Routes=10.0.0.0/8\n");
    Profile profile = store_->load("staff")->profile;
    profile.host = "192.0.2.9";
    QVERIFY(store_->save(profile).has_value());
    QCOMPARE(get("staff.pcf"),
             QByteArray("; from the administrator\n[main]\nHost=192.0.2.9\nX-NM-Routes=10.0.0.0/8\n"));
  }

  void saving_an_unknown_entry_makes_it() {
    QVERIFY(store_->save(entry("new")).has_value());
    QCOMPARE(names(store_->list()), QStringList("new"));
  }

  void a_damaged_file_is_kept_and_the_others_are_read() {
    QVERIFY(store_->create(entry("good")).has_value());
    put("bad.pcf", "[main]\nHost=192.0.2.1\nGroupName\n");
    const Listing listing = store_->list();
    QCOMPARE(names(listing), QStringList("good"));
    QCOMPARE(listing.damaged.size(), std::size_t{1});
    QCOMPARE(listing.damaged[0].name, std::string("bad"));
    QCOMPARE(listing.damaged[0].kept_as, std::string("bad.pcf.damaged"));
    QVERIFY((listing.damaged[0].error == PcfError{PcfError::Kind::not_key_value, "bad.pcf", 3}));
    QCOMPARE(get("bad.pcf.damaged"), get("bad.pcf"));
    (void)store_->list();
    QVERIFY2(!files().contains("bad.pcf.damaged.2"), "the same damage is kept once");
    put("bad.pcf", "[main]\nanother damage\n");
    QCOMPARE(store_->list().damaged[0].kept_as, std::string("bad.pcf.damaged.2"));
    QVERIFY(get("bad.pcf.damaged") != get("bad.pcf.damaged.2"));
  }

  void a_damaged_file_is_never_written_over_but_may_be_deleted() {
    put("bad.pcf", "no section\n");
    QCOMPARE(kind_of(store_->save(entry("bad"))), number(StoreError::Kind::damaged));
    QCOMPARE(kind_of(store_->create(entry("bad"))), number(StoreError::Kind::name_taken));
    QCOMPARE(get("bad.pcf"), QByteArray("no section\n"));
    QVERIFY(store_->remove("bad").has_value());
    QVERIFY(!files().contains("bad.pcf"));
  }

  void a_file_that_is_too_large_is_damaged() {
    put("huge.pcf", "[main]\nHost=" + QByteArray(2 << 20, 'x'));
    const Listing listing = store_->list();
    QCOMPARE(listing.damaged.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(english_text(listing.damaged[0].error)),
             QStringLiteral("huge.pcf is too large for a connection entry."));
  }

  void renaming_takes_everything_along() {
    QVERIFY(store_->create(entry("old")).has_value());
    QVERIFY(store_->create(entry("taken")).has_value());
    QVERIFY(store_->set_default_entry("old").has_value());
    const WallTime when{1'700'000'000'000'000};
    QVERIFY(store_->note_connected("old", when).has_value());
    QCOMPARE(kind_of(store_->rename("old", "taken")), number(StoreError::Kind::name_taken));
    QCOMPARE(kind_of(store_->rename("nobody", "x")), number(StoreError::Kind::not_found));
    QVERIFY(store_->rename("old", "new").has_value());
    QCOMPARE(names(store_->list()), QStringList({"new", "taken"}));
    QCOMPARE(store_->default_entry(), std::string("new"));
    QVERIFY(store_->last_connected("new") == when);
    QVERIFY(!store_->last_connected("old"));
  }

  void a_copy_gets_the_next_free_number() {
    put("staff.pcf", "[main]\nHost=192.0.2.1\nGroupPwd=kept\n");
    QCOMPARE(*store_->duplicate("staff"), std::string("staff (2)"));
    QCOMPARE(*store_->duplicate("staff"), std::string("staff (3)"));
    QVERIFY(store_->load("staff (2)")->profile.group_password_in_file == Secret("kept"));
    QCOMPARE(kind_of(store_->duplicate("nobody")), number(StoreError::Kind::not_found));
  }

  void a_deleted_entry_leaves_no_trace() {
    QVERIFY(store_->create(entry("staff")).has_value());
    QVERIFY(store_->set_default_entry("staff").has_value());
    QVERIFY(store_->note_connected("staff", WallTime{1'000'000}).has_value());
    QVERIFY(store_->remove("staff").has_value());
    QCOMPARE(store_->default_entry(), std::string());
    QVERIFY(!get("drawbridge.ini").contains("staff"));
    QCOMPARE(kind_of(store_->remove("staff")), number(StoreError::Kind::not_found));
    QCOMPARE(kind_of(store_->remove("../staff")), number(StoreError::Kind::bad_name));
  }

  void default_and_last_connection_are_remembered() {
    QVERIFY(store_->create(entry("a b")).has_value());
    QVERIFY(store_->create(entry("c")).has_value());
    QCOMPARE(kind_of(store_->set_default_entry("nobody")), number(StoreError::Kind::not_found));
    QVERIFY(store_->set_default_entry("c").has_value());
    QVERIFY(store_->note_connected("a b", WallTime{1'000'000'000'000'000}).has_value());
    QVERIFY(store_->note_connected("a b", WallTime{1'700'000'000'000'000}).has_value());
    const Listing listing = ProfileStore(store_->folder()).list();
    QVERIFY(!listing.entries[0].is_default && listing.entries[1].is_default);
    QVERIFY(listing.entries[0].last_connected == WallTime{1'700'000'000'000'000});
    QVERIFY(!listing.entries[1].last_connected);
  }

  void damaged_settings_are_kept_and_do_not_stop_anything() {
    QVERIFY(store_->create(entry("staff")).has_value());
    put("drawbridge.ini", "this is no setting\n");
    QCOMPARE(names(store_->list()), QStringList("staff"));
    QVERIFY(store_->set_default_entry("staff").has_value());
    QCOMPARE(store_->default_entry(), std::string("staff"));
    QCOMPARE(get("drawbridge.ini.damaged"), QByteArray("this is no setting\n"));
  }

  void importing_copies_the_file_as_it_is() {
    QFile file(home_->filePath("Office.PCF"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[main]\r\nHost=vpn.example.net\r\nGroupPwd=open\r\nFuture=1\r\n");
    file.close();
    const std::string from = file.fileName().toStdString();
    QCOMPARE(*store_->import_file(from), std::string("Office"));
    QCOMPARE(get("Office.pcf"),
             QByteArray("[main]\r\nHost=vpn.example.net\r\nGroupPwd=open\r\nFuture=1\r\n"));
    QCOMPARE(kind_of(store_->import_file(from)), number(StoreError::Kind::name_taken));
    QCOMPARE(*store_->import_file(from, "Other"), std::string("Other"));
    QCOMPARE(kind_of(store_->import_file("/no/such/file.pcf")), number(StoreError::Kind::cannot_read));
    QVERIFY(store_->move_secret_out("Office").has_value());
    QCOMPARE(get("Office.pcf"), QByteArray("[main]\r\nHost=vpn.example.net\r\nGroupPwd=\r\nFuture=1\r\n"));
  }

  void a_damaged_file_is_not_imported() {
    QFile file(home_->filePath("bad.pcf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[main]\nHost\n");
    file.close();
    const auto imported = store_->import_file(file.fileName().toStdString());
    QCOMPARE(kind_of(imported), number(StoreError::Kind::damaged));
    QCOMPARE(QString::fromStdString(english_text(imported.error())),
             QStringLiteral("Line 2 of bad.pcf is not KEY=VALUE."));
    QVERIFY(store_->list().entries.empty() && store_->list().damaged.empty());
  }

  void exporting_writes_secrets_only_when_given() {
    put("staff.pcf", "[main]\nHost=192.0.2.1\nGroupPwd=open\n");
    const QString to = home_->filePath("out.pcf");
    QVERIFY(store_->export_file("staff", to.toStdString()).has_value());
    QFile file(to);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray without = file.readAll();
    QVERIFY(without.contains("Host=192.0.2.1") && !without.contains("open"));
    SeededRandom random(5);
    QVERIFY(
        store_->export_file("staff", to.toStdString(), {Secret("open"), std::nullopt}, random).has_value());
    QFile again(to);
    QVERIFY(again.open(QIODevice::ReadOnly));
    const auto back = read_pcf(to_bytes(again.readAll().toStdString()), "out.pcf");
    QVERIFY(back->profile.group_password_in_file == Secret("open"));
    QVERIFY(!(QFile::permissions(to) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    QCOMPARE(kind_of(store_->export_file("staff", "/no/such/folder/out.pcf")),
             number(StoreError::Kind::cannot_write));
  }

  void the_folder_follows_the_desktop_s_rules() {
    QCOMPARE(user_profile_folder("/cfg", "/home/a").string(), std::string("/cfg/drawbridge/profiles"));
    QCOMPARE(user_profile_folder(nullptr, "/home/a").string(),
             std::string("/home/a/.config/drawbridge/profiles"));
    QCOMPARE(user_profile_folder("relative", "/home/a").string(),
             std::string("/home/a/.config/drawbridge/profiles"));
    QCOMPARE(user_profile_folder("", "/home/a").string(), std::string("/home/a/.config/drawbridge/profiles"));
  }
};

DRAWBRIDGE_TEST(ProfileStoreTest);
#include "profile_store_test.moc"
