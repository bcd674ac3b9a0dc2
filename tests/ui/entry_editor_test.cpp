// SPDX-License-Identifier: GPL-3.0-or-later
// The entry form: what it shows of an entry, what Save writes, where passwords go.
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include "fake_link.h"
#include "fake_secrets.h"
#include "support/certificates.h"
#include "ui/dialer/entry_editor.h"
#include "ui/shell/help_window.h"
#include "ui/widgets/secret_edit.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;
using ui::testing::FakeSecrets;

class EntryEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    folder_ = std::make_unique<QTemporaryDir>();
    link_ = std::make_unique<FakeLink>();
    session_ = std::make_unique<ClientSession>(*link_);
    secrets_ = std::make_unique<FakeSecrets>();
    store_ = std::make_unique<client::ProfileStore>((folder_->path() + QStringLiteral("/p")).toStdString());
    controller_ = std::make_unique<ConnectionController>(*store_, secrets_.get(), *session_);
  }
  void cleanup() {
    editor_.reset();
    controller_.reset();
    store_.reset();
    secrets_.reset();
    session_.reset();
    link_.reset();
    folder_.reset();
  }

  void a_new_entry_is_made_from_what_was_typed() {
    open({});
    QCOMPARE(editor_->windowTitle(), QStringLiteral("New Connection Entry"));
    QCOMPARE(editor_->focusWidget(), field("Connection Entry"));
    QSignalSpy saved(editor_.get(), &EntryEditor::saved);
    type("Connection Entry", "Turin");
    type("Description", "Branch office");
    type("Host", "vpn-to.example.net");
    type("Name, group access", "staff");
    type("Password, group access", "geheim");
    type("Confirm Password, group access", "geheim");
    press("Save");
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().toString(), QStringLiteral("Turin"));
    const auto entry = store_->load("Turin");
    QVERIFY(entry);
    QCOMPARE(entry->profile.host, std::string("vpn-to.example.net"));
    QCOMPARE(entry->profile.description, std::string("Branch office"));
    QCOMPARE(entry->profile.group_name, std::string("staff"));
    QTRY_VERIFY(secrets_->holds("Turin", client::SecretKind::group_password, "geheim"));
    QVERIFY2(!fileText("Turin").contains("geheim"), "no password of ours is ever in the file");
  }

  void a_form_that_cannot_be_saved_says_why_beside_the_field_and_keeps_everything() {
    add(profileNamed("Taken"));
    open({});
    type("Connection Entry", "Taken");
    type("Password, group access", "one");
    type("Confirm Password, group access", "two");
    press("Save");
    QVERIFY(editor_->isVisible());
    QVERIFY(shows("There is already a connection entry named \"Taken\"."));
    QVERIFY(shows("Enter the host name or IP address of the remote server."));
    QVERIFY(shows("The two passwords differ."));
    QCOMPARE(editor_->focusWidget(), field("Connection Entry"));
    QCOMPARE(line("Connection Entry")->text(), QStringLiteral("Taken"));
    QCOMPARE(line("Password, group access")->text(), QStringLiteral("one"));
    type("Connection Entry", "a?b");
    press("Save");
    QVERIFY(shows("A name cannot contain ?."));
    QCOMPARE(store_->list().entries.size(), std::size_t{1});
  }

  void properties_show_the_entry_and_dots_for_a_password_that_is_kept() {
    secrets_->kept.insert_or_assign({"Turin", client::SecretKind::group_password},
                                    Secret(std::string_view("geheim")));
    add(profileNamed("Turin"));
    open("Turin");
    QCOMPARE(editor_->windowTitle(), QStringLiteral("Properties of \"Turin\""));
    auto* password = qobject_cast<SecretEdit*>(field("Password, group access"));
    QTRY_VERIFY(password->isKept());
    QVERIFY(password->text().isEmpty());
    QVERIFY(shows("Kept in the desktop keyring"));
    // Saving without touching it keeps it.
    type("Host", "192.0.2.9");
    press("Save");
    QCOMPARE(store_->load("Turin")->profile.host, std::string("192.0.2.9"));
    QVERIFY(secrets_->holds("Turin", client::SecretKind::group_password, "geheim"));
  }

  void typing_replaces_the_kept_password() {
    secrets_->kept.insert_or_assign({"Turin", client::SecretKind::group_password},
                                    Secret(std::string_view("old")));
    add(profileNamed("Turin"));
    open("Turin");
    QTRY_VERIFY(qobject_cast<SecretEdit*>(field("Password, group access"))->isKept());
    type("Password, group access", "new");
    type("Confirm Password, group access", "new");
    press("Save");
    QTRY_VERIFY(secrets_->holds("Turin", client::SecretKind::group_password, "new"));
  }

  void without_a_keyring_the_form_says_that_passwords_are_asked_for() {
    secrets_->there = false;
    open({});
    QTRY_VERIFY(shows("No keyring found: asked at each connection"));
    QVERIFY(!field("Password, group access")->isEnabled());
  }

  void a_locked_keyring_is_told_from_a_missing_one() {
    secrets_->there = false;
    secrets_->failure = client::StoreStatus::refused;
    open({});
    QTRY_VERIFY(shows("The keyring is locked, refuses access or does not answer"));
    QVERIFY2(field("Password, group access")->isEnabled(), "it may be unlocked until Save");
  }

  void a_password_in_the_file_can_be_moved_to_the_keyring() {
    write("gate.pcf", "[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\nKept=this\n");
    open("gate");
    QTRY_VERIFY(shows("Anyone who can read this file can read the password."));
    secrets_->there = false;
    press("Move to Keyring");
    QTRY_VERIFY(
        shows("No keyring took the password, so it is still in the file. Start or unlock the desktop's "
              "keyring and try again."));
    QVERIFY(fileText("gate").contains("geheim"));
    secrets_->there = true;
    press("Move to Keyring");
    QTRY_VERIFY(secrets_->holds("gate", client::SecretKind::group_password, "geheim"));
    QTRY_VERIFY(shows("Kept in the desktop keyring"));
    QVERIFY(!fileText("gate").contains("geheim"));
    QVERIFY(!shows("Anyone who can read this file can read the password."));
    press("Save");
    QVERIFY2(!fileText("gate").contains("geheim"), "Save does not bring it back");
    QVERIFY(fileText("gate").contains("Kept=this"));
  }

  void ipsec_over_tcp_is_kept_but_cannot_be_chosen() {
    client::Profile profile = profileNamed("Como");
    profile.tunnel_over_tcp = true;
    profile.tcp_port = 4433;
    add(profile);
    open("Como");
    tab("Transport");
    QVERIFY(!field("TCP port")->isEnabled());
    QCOMPARE(qobject_cast<QSpinBox*>(field("TCP port"))->value(), 4433);
    QVERIFY(contains("framing is not public"));
    check("Allow Local LAN Access");
    press("Save");
    const client::Profile saved = store_->load("Como")->profile;
    QVERIFY(saved.tunnel_over_tcp);
    QCOMPARE(saved.tcp_port, std::uint16_t{4433});
  }

  void every_tab_writes_what_it_shows() {
    add(profileNamed("Turin"));
    open("Turin");
    tab("Transport");
    QVERIFY(shows("30 to 480"));
    check("Allow Local LAN Access");
    pick("Whom the connection is for", "This machine's proxy only");
    qobject_cast<QSpinBox*>(field("Peer response timeout in seconds"))->setValue(120);
    tab("Advanced");
    pick("IKE mode", "Main mode");
    pick("Diffie-Hellman group", "Group 5");
    pick("Perfect forward secrecy", "Group 14");
    type("User name", "m.rossi");
    type("Lifetime of phase 1", "20");
    press("Save");
    QVERIFY2(editor_->isVisible(), "what is wrong is said beside the field");
    QVERIFY(shows("\"20\" is not a lifetime. Enter 30 to 2147483647 seconds, or nothing for the usual one."));
    type("Lifetime of phase 1", "7200");
    type("Lifetime of phase 2", "3600");
    check("Offer a user's login (Xauth)");
    check("Read why the gateway ends a connection");
    press("Save");
    const client::Profile saved = store_->load("Turin")->profile;
    QCOMPARE(saved.phase1_seconds, std::uint32_t{7200});
    QCOMPARE(saved.phase2_seconds, std::uint32_t{3600});
    QVERIFY(!saved.offer_user_login);
    QVERIFY(saved.read_delete_reason);
    QVERIFY(saved.allow_local_lan);
    QCOMPARE(saved.reach, client::Reach::proxy);
    QCOMPARE(saved.peer_timeout, 120);
    QCOMPARE(saved.ike_mode, client::IkeMode::main);
    QCOMPARE(saved.dh_group, 5);
    QCOMPARE(saved.pfs_group, 14);
    QCOMPARE(saved.user_name, std::string("m.rossi"));
  }

  void the_reason_of_a_delete_is_read_only_if_it_is_wanted() {
    write("gate.pcf", "[main]\nHost=192.0.2.1\nX-Drawbridge-DeleteReason=1\nKept=this\n");
    open("gate");
    tab("Advanced");
    auto* box = editor_->findChild<QCheckBox*>(QStringLiteral("deleteReason"));
    QVERIFY(box != nullptr && box->isChecked());
    check("Read why the gateway ends a connection");
    press("Save");
    QVERIFY(!store_->load("gate")->profile.read_delete_reason);
    QVERIFY(fileText("gate").contains("Kept=this"));
    open("gate");
    tab("Advanced");
    QVERIFY(!editor_->findChild<QCheckBox*>(QStringLiteral("deleteReason"))->isChecked());
  }

  void backup_servers_are_added_and_ordered_by_keys() {
    add(profileNamed("Turin"));
    open("Turin");
    tab("Backup Servers");
    QVERIFY(!field("Backup server to add")->isEnabled());
    check("Enable Backup Servers");
    for (const char* server : {"one.example.net", "two.example.net"}) {
      type("Backup server to add", server);
      QTest::keyClick(field("Backup server to add"), Qt::Key_Return);
    }
    QVERIFY2(editor_->isVisible(), "Return adds, it does not save");
    auto* list = qobject_cast<QListWidget*>(field("Backup servers in order"));
    QCOMPARE(list->count(), 2);
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(list->item(0)->text(), QStringLiteral("two.example.net"));
    press("Save");
    const client::Profile saved = store_->load("Turin")->profile;
    QVERIFY(saved.enable_backup);
    QCOMPARE(saved.backup_servers, (std::vector<std::string>{"two.example.net", "one.example.net"}));
  }

  void legacy_algorithms_are_named_while_they_are_allowed() {
    add(profileNamed("Turin"));
    open("Turin");
    tab("Advanced");
    QVERIFY(contains("DES, 3DES, MD5"));
    check("Allow legacy algorithms");
    QVERIFY(!contains("DES, 3DES, MD5"));
    press("Save");
    QVERIFY(!store_->load("Turin")->profile.allow_legacy);
  }

  void dial_up_is_shown_and_kept_but_not_changed() {
    write("gate.pcf", "[main]\nHost=192.0.2.1\nEnableISPConnect=1\nISPConnect=Provider\n");
    open("gate");
    tab("Dial-Up");
    QVERIFY(shows("Not used on Linux; kept for other programs."));
    QCOMPARE(line("Phonebook Entry")->text(), QStringLiteral("Provider"));
    QVERIFY(!line("Phonebook Entry")->isEnabled());
    type("Host", "192.0.2.2");
    press("Save");
    QVERIFY(fileText("gate").contains("ISPConnect=Provider"));
  }

  void what_the_administrator_set_cannot_be_changed() {
    write("gate.pcf", "[main]\n!Host=192.0.2.1\n!GroupName=staff\nPeerTimeout=90\n");
    open("gate");
    for (const char* name : {"Host", "Name, group access"}) {
      QVERIFY2(!field(name)->isEnabled(), name);
      QCOMPARE(field(name)->toolTip(), QStringLiteral("Set by your administrator."));
    }
    QVERIFY(field("Description")->isEnabled());
    type("Description", "still mine");
    press("Save");
    QVERIFY(fileText("gate").contains("!Host=192.0.2.1"));
    QCOMPARE(store_->load("gate")->profile.description, std::string("still mine"));
  }

  void a_mutual_group_has_a_group_password_and_an_authority() {
    write("gate.pcf", "[main]\nHost=192.0.2.1\nAuthType=5\nGroupName=staff\n");
    open("gate");
    QVERIFY(qobject_cast<QRadioButton*>(
                button(editor_.get(), "Mutual Group Authentication (the gateway has a certificate)"))
                ->isChecked());
    QVERIFY(field("Password, group access")->isEnabled());
    QVERIFY(!field("Name, certificate")->isEnabled());
    type("Authority, file", "/nowhere/ca.pem");
    type("Names it must have", "CN=\"gw\"");
    press("Save");
    QVERIFY(shows("There is no file /nowhere/ca.pem."));
    const QString file = folder_->path() + QStringLiteral("/ca.pem");
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    type("Authority, file", qPrintable(file));
    press("Save");
    const client::Profile saved = store_->load("gate")->profile;
    QCOMPARE(saved.auth_type, client::AuthType::mutual_group);
    QCOMPARE(saved.ca_file, file.toStdString());
    QCOMPARE(saved.verify_cert_dn, std::string("CN=\"gw\""));
  }

  void rules_of_names_are_checked_where_they_are_typed() {
    open({});
    type("Connection Entry", "Card");
    type("Host", "192.0.2.1");
    QVERIFY2(!field("Names it must have")->isEnabled(), "a group proves itself by its password");
    radio("Certificate Authentication");
    type("Names it must have", "CN=gw");
    press("Save");
    QVERIFY(shows("At character 4 a text in quotation marks is expected."));
    QVERIFY(!store_->load("Card"));
    type("Names it must have", "CN=\"gw\",OU*\"vpn\"");
    press("Save");
    QCOMPARE(store_->load("Card")->profile.verify_cert_dn, std::string("CN=\"gw\",OU*\"vpn\""));
  }

  void another_certificate_takes_the_place_of_all_that_named_the_old_one() {
    client::Profile profile = profileNamed("Card");
    profile.auth_type = client::AuthType::certificate;
    profile.certificate_name = "old";
    profile.certificate_serial_hash = "0123456789abcdef0123456789abcdef";
    profile.certificate_subject = "CN=old";
    add(profile);
    open("Card");
    type("Description", "untouched");
    press("Save");
    QCOMPARE(store_->load("Card")->profile.certificate_subject, std::string("CN=old"));
    open("Card");
    qobject_cast<QComboBox*>(field("Name, certificate"))->setEditText(QStringLiteral("new"));
    press("Save");
    const client::Profile saved = store_->load("Card")->profile;
    QCOMPARE(saved.certificate_name, std::string("new"));
    QVERIFY(saved.certificate_serial_hash.empty());
    QVERIFY(saved.certificate_subject.empty());
    QCOMPARE(saved.certificate_store, 1);
  }

  void the_certificates_of_the_store_can_be_chosen() {
    QVERIFY(controller_->certificates().import(drawbridge::testing::certificate_file("alice-legacy.p12"),
                                               Secret(std::string_view("certificate")), {}));
    open({});
    auto* name = qobject_cast<QComboBox*>(field("Name, certificate"));
    QCOMPARE(name->count(), 1);
    QCOMPARE(name->itemText(0), QStringLiteral("alice"));
    QVERIFY(name->currentText().isEmpty());
  }

  void a_new_entry_is_without_legacy_algorithms() {
    open({});
    QVERIFY(!editor_->profile().allow_legacy);
  }

  void the_transport_tab_keeps_what_the_real_network_needs() {
    add(profileNamed("Turin"));
    open("Turin");
    tab("Transport");
    pick("NAT traversal", "Always in UDP");
    check("Use source port 500");
    check("Block everything outside the tunnel (kill switch)");
    check("Block IPv6 while all traffic enters the tunnel");
    for (const auto& [name, value] : {std::pair{"SOCKS port", 1090}, {"HTTP proxy port", 0}, {"MTU", 1300}})
      qobject_cast<QSpinBox*>(field(name))->setValue(value);
    type("Port forwards", "8080:intranet.example");
    press("Save");
    QVERIFY(contains("A forward is PORT:HOST:PORT"));
    QCOMPARE(editor_->findChild<QTabWidget*>()->currentIndex(), 1);
    type("Port forwards", "8080:intranet.example:80,2222:10.0.0.5:22");
    press("Save");
    const client::Profile saved = store_->load("Turin")->profile;
    QCOMPARE(saved.nat_mode, client::NatMode::forced);
    QVERIFY(!saved.source_port_500);
    QVERIFY(saved.kill_switch);
    QVERIFY(!saved.block_ipv6);
    QCOMPARE(saved.socks_port, std::uint16_t{1090});
    QCOMPARE(saved.http_proxy_port, std::uint16_t{0});
    QCOMPARE(saved.mtu, 1300);
    QCOMPARE(saved.forwards.size(), std::size_t{2});
    open("Turin");
    tab("Transport");
    QCOMPARE(line("Port forwards")->text(), QStringLiteral("8080:intranet.example:80,2222:10.0.0.5:22"));
    pick("Whom the connection is for", "This machine's proxy only");
    emit qobject_cast<QComboBox*>(field("Whom the connection is for"))->activated(2);
    QVERIFY(!button(editor_.get(), "Block everything outside the tunnel (kill switch)")->isEnabled());
    QVERIFY(field("SOCKS port")->isEnabled());
  }

  void the_helper_is_offered_where_the_whole_system_is_chosen() {
    controller_->helperInstalled = [] { return false; };
    add(profileNamed("Turin"));
    for (const bool offered : {true, false}) {
      open("Turin");
      tab("Transport");
      auto* reach = qobject_cast<QComboBox*>(field("Whom the connection is for"));
      reach->setFocus();
      // By keys, as people do it: from Automatic one down.
      QTest::keyClick(reach, Qt::Key_Down);
      QCOMPARE(reach->currentText(), QStringLiteral("Whole system"));
      QCOMPARE(contains("run \"app/run install\" once"), offered);
    }
  }

  void a_certificate_is_kept_by_name() {
    open({});
    type("Connection Entry", "Card");
    type("Host", "192.0.2.1");
    radio("Certificate Authentication");
    QVERIFY(!field("Password, group access")->isEnabled());
    auto* name = qobject_cast<QComboBox*>(field("Name, certificate"));
    QVERIFY(name->isEnabled());
    name->setEditText(QStringLiteral("m.rossi"));
    check("Send CA Certificate Chain");
    press("Save");
    const client::Profile saved = store_->load("Card")->profile;
    QCOMPARE(saved.auth_type, client::AuthType::certificate);
    QCOMPARE(saved.certificate_name, std::string("m.rossi"));
    QVERIFY(saved.send_certificate_chain);
  }

  void renaming_in_the_form_takes_the_password_along() {
    secrets_->kept.insert_or_assign({"Turin", client::SecretKind::group_password},
                                    Secret(std::string_view("geheim")));
    add(profileNamed("Turin"));
    open("Turin");
    type("Connection Entry", "Torino");
    press("Save");
    QVERIFY(!store_->load("Turin"));
    QVERIFY(store_->load("Torino"));
    QTRY_VERIFY(secrets_->holds("Torino", client::SecretKind::group_password, "geheim"));
    QTRY_VERIFY(!secrets_->holds("Turin", client::SecretKind::group_password, "geheim"));
  }

  void erase_user_password_forgets_it_at_once() {
    client::Profile profile = profileNamed("Turin");
    profile.save_user_password = true;
    add(profile);
    secrets_->kept.insert_or_assign({"Turin", client::SecretKind::user_password},
                                    Secret(std::string_view("cisco")));
    open("Turin");
    press("Erase User Password");
    QTRY_VERIFY(!secrets_->holds("Turin", client::SecretKind::user_password, "cisco"));
    QVERIFY(!store_->load("Turin")->profile.save_user_password);
    type("Host", "192.0.2.2");
    press("Save");
    QVERIFY2(!store_->load("Turin")->profile.save_user_password, "Save does not bring it back");
  }

  void esc_asks_only_when_something_was_changed() {
    add(profileNamed("Turin"));
    open("Turin");
    QTest::keyClick(editor_.get(), Qt::Key_Escape);
    QVERIFY(!editor_->isVisible());
    open("Turin");
    type("Host", "changed.example.net");
    QTest::keyClick(editor_.get(), Qt::Key_Escape);
    auto* question = editor_->findChild<QMessageBox*>();
    QVERIFY(question != nullptr);
    QTest::mouseClick(button(question, "Keep Editing"), Qt::LeftButton);
    QVERIFY(editor_->isVisible());
    QCOMPARE(line("Host")->text(), QStringLiteral("changed.example.net"));
    QTRY_VERIFY(editor_->findChild<QMessageBox*>() == nullptr);
    QTest::keyClick(editor_.get(), Qt::Key_Escape);
    question = editor_->findChild<QMessageBox*>();
    QTest::mouseClick(button(question, "Discard"), Qt::LeftButton);
    QVERIFY(!editor_->isVisible());
    QCOMPARE(store_->load("Turin")->profile.host, std::string("192.0.2.1"));
  }

  void f1_opens_the_help_of_the_form() {
    open({});
    QTest::keyClick(editor_.get(), Qt::Key_F1);
    const auto windows = QApplication::topLevelWidgets();
    const bool opened = std::any_of(windows.begin(), windows.end(), [](QWidget* window) {
      const auto* help = qobject_cast<HelpWindow*>(window);
      return help != nullptr && help->topic() == QStringLiteral("entry-properties");
    });
    QVERIFY(opened);
  }

  void mnemonics_are_unique_on_each_tab() {
    open({});
    auto* tabs = editor_->findChild<QTabWidget*>();
    for (int i = 0; i < tabs->count(); ++i) {
      tabs->setCurrentIndex(i);
      QSet<QChar> seen;
      const auto look = [&](const QString& text) {
        const qsizetype at = text.indexOf(QLatin1Char('&'));
        if (at < 0) return true;
        const QChar letter = text.at(at + 1).toLower();
        if (seen.contains(letter)) return false;
        seen.insert(letter);
        return true;
      };
      for (const auto* label : editor_->findChildren<QLabel*>())
        QVERIFY2(!label->isVisible() || label->buddy() == nullptr || look(label->text()),
                 qPrintable(label->text()));
      for (const auto* each : editor_->findChildren<QAbstractButton*>())
        QVERIFY2(!each->isVisible() || look(each->text()), qPrintable(each->text()));
    }
  }

 private:
  static client::Profile profileNamed(const char* name) {
    client::Profile profile;
    profile.name = name;
    profile.host = "192.0.2.1";
    profile.group_name = "staff";
    return profile;
  }
  void add(const client::Profile& profile) { QVERIFY(store_->create(profile)); }
  void write(const char* name, const QByteArray& text) {
    QDir(folder_->path()).mkpath(QStringLiteral("p"));
    QFile file(folder_->path() + QStringLiteral("/p/") + QLatin1String(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  QByteArray fileText(const char* entry) {
    QFile file(folder_->path() + QStringLiteral("/p/") + QLatin1String(entry) + QStringLiteral(".pcf"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  void open(const QString& entry) {
    editor_ = std::make_unique<EntryEditor>(*controller_, entry);
    editor_->show();
    QVERIFY(QTest::qWaitForWindowActive(editor_.get()));
  }
  void open(const char* entry) { open(QString::fromLatin1(entry)); }
  QWidget* field(const char* accessibleName) {
    for (auto* widget : editor_->findChildren<QWidget*>()) {
      if (widget->accessibleName() == QLatin1String(accessibleName)) return widget;
    }
    qWarning("no field is named %s", accessibleName);
    return nullptr;
  }
  QLineEdit* line(const char* name) { return qobject_cast<QLineEdit*>(field(name)); }
  void type(const char* name, const char* text) {
    QLineEdit* edit = line(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, QString::fromLatin1(text));
  }
  static QAbstractButton* button(QWidget* in, const char* text) {
    for (auto* each : in->findChildren<QAbstractButton*>()) {
      if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    }
    return nullptr;
  }
  bool findText(const char* text) { return button(editor_.get(), text) != nullptr; }
  void press(const char* text) { QTest::mouseClick(button(editor_.get(), text), Qt::LeftButton); }
  void check(const char* text) { button(editor_.get(), text)->click(); }
  void radio(const char* text) { button(editor_.get(), text)->click(); }
  void tab(const char* title) {
    auto* tabs = editor_->findChild<QTabWidget*>();
    for (int i = 0; i < tabs->count(); ++i) {
      if (tabs->tabText(i) == QLatin1String(title)) tabs->setCurrentIndex(i);
    }
  }
  void pick(const char* name, const char* text) {
    auto* box = qobject_cast<QComboBox*>(field(name));
    box->setFocus();
    box->setCurrentIndex(box->findText(QString::fromLatin1(text)));
  }
  bool shows(const char* text) {
    for (const auto* label : editor_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == QLatin1String(text)) return true;
    }
    return false;
  }
  bool contains(const char* text) {
    for (const auto* label : editor_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(QLatin1String(text))) return true;
    }
    return false;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<FakeLink> link_;
  std::unique_ptr<ClientSession> session_;
  std::unique_ptr<FakeSecrets> secrets_;
  std::unique_ptr<client::ProfileStore> store_;
  std::unique_ptr<ConnectionController> controller_;
  std::unique_ptr<EntryEditor> editor_;
};

DRAWBRIDGE_TEST(EntryEditorTest);
#include "entry_editor_test.moc"
