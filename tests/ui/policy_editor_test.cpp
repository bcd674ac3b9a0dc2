// SPDX-License-Identifier: GPL-3.0-or-later
// Security Policy Editor by mouse and keys: every field of the note, editing, saving, the pre-shared key.
#include "ui/dialer/policy_editor.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>
#include <QTimer>
#include <QTreeView>
#include <map>
#include <memory>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/bridge/client_session.h"
#include "ui/dialer/connection_controller.h"
#include "ui/dialer/pre_shared_key_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/widgets/form_field.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using client::Policy11Cipher;
using client::PolicyIdType;

namespace {

/// A keyring in memory.
class Keyring final : public client::SecretStore {
 public:
  void read(const std::string& entry, client::SecretKind kind, ReadDone done) override {
    const auto found = kept.find({entry, kind});
    const auto status = found == kept.end() ? client::StoreStatus::not_found : client::StoreStatus::ok;
    const auto secret = found == kept.end() ? std::nullopt : std::optional(found->second);
    QTimer::singleShot(0, &context_, [done, status, secret] { done(status, secret); });
  }
  void write(const std::string& entry, client::SecretKind kind, const Secret& secret, Done done) override {
    kept[{entry, kind}] = secret;
    QTimer::singleShot(0, &context_, [done] { done(client::StoreStatus::ok); });
  }
  void remove(const std::string& entry, client::SecretKind kind, Done done) override {
    kept.erase({entry, kind});
    QTimer::singleShot(0, &context_, [done] { done(client::StoreStatus::ok); });
  }
  std::map<std::pair<std::string, client::SecretKind>, Secret> kept;

 private:
  QObject context_;
};

/// Runs `act` on the modal dialog that the next event opens.
template <class Dialog, class Act>
void inDialog(Act act) {
  QTimer::singleShot(0, [act] {
    auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog != nullptr);
    act(dialog);
    // A check that failed must not leave the test waiting for an answer.
    if (dialog->isVisible()) dialog->reject();
  });
}

void press(QMessageBox* box, const QString& text) {
  for (QAbstractButton* button : box->buttons()) {
    if (button->text().remove(QLatin1Char('&')) == text) {
      QTest::mouseClick(button, Qt::LeftButton);
      return;
    }
  }
  QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

}  // namespace

class PolicyEditorTest : public QObject {
  Q_OBJECT
  std::unique_ptr<QTemporaryDir> home_;
  std::unique_ptr<client::ProfileStore> store_;
  std::unique_ptr<Keyring> keyring_;
  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<ClientSession> session_;
  std::unique_ptr<ConnectionController> connections_;
  std::unique_ptr<PolicyEditor> editor_;

  /// The visible field with this accessible name.
  template <class T>
  T* field(const QString& name) const {
    for (T* each : editor_->findChildren<T*>()) {
      if (each->isVisible() && each->accessibleName() == name) return each;
    }
    qWarning("no visible field named %s", qPrintable(name));
    return nullptr;
  }
  QString choice(const QString& name) const {
    const auto* box = field<QComboBox>(name);
    return box ? box->currentText() : QString();
  }
  QStringList choices(const QString& name) const {
    QStringList all;
    const auto* box = field<QComboBox>(name);
    for (int i = 0; box && i < box->count(); ++i) all << box->itemText(i);
    return all;
  }
  template <class T>
  T* button(const QString& text) const {
    for (T* each : editor_->findChildren<T*>()) {
      if (each->isVisible() && each->text().remove(QLatin1Char('&')) == text) return each;
    }
    return nullptr;
  }
  QTreeView* tree() const { return editor_->findChild<QTreeView*>(); }
  QString status() const {
    QString all;
    for (const QLabel* label : editor_->statusBar()->findChildren<QLabel*>()) all += label->text();
    return all;
  }
  /// The row that begins so, clicked with the mouse.
  void click(const QString& label) {
    const QAbstractItemModel* model = tree()->model();
    const auto found = model->match(model->index(0, 0), Qt::DisplayRole, label, 1,
                                    Qt::MatchStartsWith | Qt::MatchRecursive | Qt::MatchCaseSensitive);
    QVERIFY2(found.size() == 1, qPrintable(label));
    tree()->scrollTo(found.first());
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(found.first()).center());
    QCOMPARE(tree()->currentIndex(), found.first());
  }
  void type(QLineEdit* edit, const QString& text) {
    QVERIFY(edit != nullptr);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
  }
  /// Chooses by keys, as people do who do not use the mouse.
  void choose(const QString& name, const QString& word) {
    auto* box = field<QComboBox>(name);
    QVERIFY(box != nullptr);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentText() != word; ++i) QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentText(), word);
  }
  client::Policy11 stored(const std::string& entry = "TACconn") const {
    return store_->load(entry)->profile.policy;
  }
  QLabel* errorUnder(const QWidget* field) const {
    for (FieldNote* note : editor_->findChildren<FieldNote*>()) {
      if (note->isVisible() && note->tone() == Tone::Error && note->text() == field->accessibleDescription())
        return note->findChild<QLabel*>();
    }
    return nullptr;
  }
  void setKeyTo(const QString& key) {
    inDialog<PreSharedKeyDialog>([key](PreSharedKeyDialog* dialog) {
      const auto fields = dialog->findChildren<QLineEdit*>();
      QTest::keyClicks(fields.at(0), key);
      QTest::keyClicks(fields.at(1), key);
      QTest::keyClick(fields.at(1), Qt::Key_Return);
    });
    QTest::mouseClick(button<QPushButton>("Pre-Shared Key..."), Qt::LeftButton);
  }

 private slots:
  void init() {
    ui::testing::startClean();
    home_ = std::make_unique<QTemporaryDir>();
    store_ = std::make_unique<client::ProfileStore>(home_->filePath("profiles").toStdString());
    for (const client::Profile& profile : client::lab_profiles())
      QVERIFY(store_->create(profile).has_value());
    keyring_ = std::make_unique<Keyring>();
    link_ = std::make_unique<ui::testing::FakeLink>();
    session_ = std::make_unique<ClientSession>(*link_);
    connections_ = std::make_unique<ConnectionController>(*store_, keyring_.get(), *session_);
    editor_ = std::make_unique<PolicyEditor>(*store_, *connections_);
    QCOMPARE(editor_->open("TACconn"), QString());
    QVERIFY(QTest::qWaitForWindowActive(editor_.get()));
  }
  void cleanup() {
    editor_.reset();
    connections_.reset();
    session_.reset();
  }

  void the_model_keeps_the_rules_of_models() {
    RuleTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    client::Policy11 policy;
    policy.rule_name = "Turin";
    policy.phase1_group = 5;
    model.setPolicy(policy);
    QVERIFY(model.setData(model.indexOf(RuleNode::rule), QStringLiteral("  Milan "), Qt::EditRole));
    QCOMPARE(model.indexOf(RuleNode::rule).data(Qt::EditRole).toString(), QStringLiteral("Milan"));
    QVERIFY(!model.setData(model.indexOf(RuleNode::rule), QStringLiteral("  "), Qt::EditRole));
    QVERIFY(!model.setData(model.indexOf(RuleNode::other_connections), QStringLiteral("x"), Qt::EditRole));
  }

  void the_tree_has_the_note_s_nodes() {
    QStringList shown;
    const auto walk = [&](const auto& self, const QModelIndex& parent, int depth) -> void {
      const QAbstractItemModel* model = tree()->model();
      for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        QVERIFY2(model->rowCount(index) == 0 || tree()->isExpanded(index),
                 qPrintable(index.data().toString()));
        shown << QString(depth * 2, ' ') + index.data().toString();
        self(self, index, depth + 1);
      }
    };
    walk(walk, {}, 0);
    QCOMPARE(shown, QStringList({"Network Security Policy", "  1- TACconn", "    My Identity",
                                 "    Security Policy", "      Authentication (Phase 1)",
                                 "        Proposal 1: DES / MD5 / DH 1", "      Key exchange (Phase 2)",
                                 "        Proposal 1: ESP DES / MD5", "  2- Other Connections"}));
    const QAbstractItemModel* model = tree()->model();
    const QModelIndex root = model->index(0, 0);
    QCOMPARE(model->index(0, 0, root).data(Qt::AccessibleTextRole).toString(), "1- TACconn, Secure");
    QCOMPARE(model->index(1, 0, root).data(Qt::AccessibleTextRole).toString(),
             "2- Other Connections, Non-secure");
  }

  void every_field_of_the_note_has_its_value() {
    click("1- TACconn");
    QVERIFY(button<QRadioButton>("Secure")->isChecked());
    QCOMPARE(choice("ID Type, remote party"), "IP Subnet");
    QCOMPARE(field<QLineEdit>("Subnet, remote party")->text(), "10.89.129.128");
    QCOMPARE(field<QLineEdit>("Mask, remote party")->text(), "255.255.255.128");
    QCOMPARE(choice("Port, remote party"), "All");
    QCOMPARE(choice("Protocol, remote party"), "All");
    QVERIFY(button<QCheckBox>("Connect using secure tunnel")->isChecked());
    QCOMPARE(choice("ID Type, secure tunnel"), "IP Address");
    QCOMPARE(field<QLineEdit>("Address, secure tunnel")->text(), "192.168.1.1");

    click("My Identity");
    QVERIFY(button<QPushButton>("Pre-Shared Key...") != nullptr);

    click("Authentication (Phase 1)");
    QCOMPARE(choice("Authentication Method, phase 1"), "Pre-shared key");
    QCOMPARE(choice("Encrypt Alg, phase 1"), "DES");
    QCOMPARE(choice("Hash Alg, phase 1"), "MD5");
    QCOMPARE(choice("SA life, phase 1"), "Unspecified");
    QCOMPARE(choice("Key Group, phase 1"), "DH 1");

    click("Proposal 1: ESP");
    QVERIFY(button<QCheckBox>("Encapsulation Protocol (ESP)")->isChecked());
    QCOMPARE(choice("Encrypt Alg, phase 2"), "DES");
    QCOMPARE(choice("Hash Alg, phase 2"), "MD5");
    QCOMPARE(choice("Encapsulation, phase 2"), "Tunnel");
    QCOMPARE(choice("SA life, phase 2"), "Unspecified");
    QCOMPARE(choice("AH, phase 2"), "No AH");

    click("2- Other Connections");
    QCOMPARE(choice("Security, other connections"), "Non-secure");
    QCOMPARE(choice("Name, local network interface"), "Any");
    QCOMPARE(choice("IP Addr, local network interface"), "Any");
    QCOMPARE(choice("Port, local network interface"), "All");
    QVERIFY2(status().contains("no unsaved changes"), "looking changes nothing");
  }

  void later_functions_are_absent() {
    click("1- TACconn");
    QVERIFY(button<QRadioButton>("Block") == nullptr);
    for (const char* text : {"Add", "Delete", "Up", "Down", "Copy"})
      QVERIFY(button<QPushButton>(text) == nullptr);
  }

  void a_choice_is_saved_and_seen_in_the_tree() {
    QSignalSpy saved(editor_.get(), &PolicyEditor::saved);
    click("Proposal 1: DES");
    QVERIFY(!button<QPushButton>("Save Policy")->isEnabled());
    choose("Encrypt Alg, phase 1", "Triple DES");
    choose("Hash Alg, phase 1", "SHA-1");
    choose("Key Group, phase 1", "DH 2");
    QVERIFY2(status().contains("3 unsaved change"), qPrintable(status()));
    QVERIFY(stored().phase1_cipher == Policy11Cipher::des);
    click("Proposal 1: Triple DES / SHA-1 / DH 2");
    QTest::mouseClick(button<QPushButton>("Save Policy"), Qt::LeftButton);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.at(0).at(0).toString(), "TACconn");
    QVERIFY(stored().phase1_cipher == Policy11Cipher::triple_des);
    QVERIFY(stored().phase1_hash == client::Policy11Hash::sha1);
    QCOMPARE(stored().phase1_group, 2);
    QVERIFY(status().contains("no unsaved changes"));
  }

  void a_lifetime_is_seconds_or_unspecified() {
    click("Proposal 1: ESP");
    QVERIFY(field<QSpinBox>("Seconds, phase 2") == nullptr);
    choose("SA life, phase 2", "Seconds");
    auto* seconds = field<QSpinBox>("Seconds, phase 2");
    QVERIFY(seconds != nullptr);
    seconds->setFocus();
    seconds->selectAll();
    QTest::keyClicks(seconds, "3600");
    QTest::keyClick(editor_.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(stored().phase2_seconds == 3600U);
    choose("SA life, phase 2", "Unspecified");
    QTest::keyClick(editor_.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!stored().phase2_seconds);
  }

  void what_is_no_address_stays_with_a_sentence_and_is_not_saved() {
    click("1- TACconn");
    auto* subnet = field<QLineEdit>("Subnet, remote party");
    type(subnet, "10.89.129.300");
    QVERIFY2(!errorUnder(subnet), "nothing is said while somebody types");
    field<QLineEdit>("Mask, remote party")->setFocus();
    QVERIFY(errorUnder(subnet) != nullptr);
    QCOMPARE(subnet->accessibleDescription(), "10.89.129.300 is not an address.");
    QVERIFY(status().contains("1 unsaved change"));
    click("2- Other Connections");
    QTest::mouseClick(button<QPushButton>("Save Policy"), Qt::LeftButton);
    QVERIFY2(subnet->isVisible() && subnet->hasFocus(), "saving leads to the field");
    QCOMPARE(subnet->text(), "10.89.129.300");
    QVERIFY((stored().remote_party.address == Ipv4Address(10, 89, 129, 128)));
    type(subnet, "10.89.129.192");
    QVERIFY(!errorUnder(subnet));
    QVERIFY(editor_->save());
    QVERIFY((stored().remote_party.address == Ipv4Address(10, 89, 129, 192)));
  }

  void wrong_fields_have_their_sentence_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no subnet") << "Subnet, remote party"
                               << ""
                               << "Enter the subnet that is reached through the tunnel.";
    QTest::newRow("mask with a hole") << "Mask, remote party"
                                      << "255.0.255.0"
                                      << "255.0.255.0 is not a network mask.";
    QTest::newRow("no mask") << "Mask, remote party"
                             << ""
                             << "Enter the mask of the subnet, for example 255.255.255.0.";
    QTest::newRow("no gateway") << "Address, secure tunnel"
                                << ""
                                << "Enter the address of the gateway.";
    QTest::newRow("a name for an address") << "Address, secure tunnel"
                                           << "vpn.example.net"
                                           << "vpn.example.net is not an address.";
  }
  void wrong_fields_have_their_sentence() {
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    click("1- TACconn");
    auto* edit = field<QLineEdit>(name);
    QVERIFY(edit != nullptr);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, typed);
    QVERIFY(!editor_->save());
    QCOMPARE(edit->accessibleDescription(), sentence);
    QVERIFY(edit->hasFocus());
  }

  void ports_belong_to_tcp_and_udp() {
    click("1- TACconn");
    auto* port = field<QComboBox>("Port, remote party");
    QVERIFY(!port->isEnabled());
    choose("Protocol, remote party", "TCP");
    QVERIFY(port->isEnabled());
    type(port->lineEdit(), "99999");
    QVERIFY(!editor_->save());
    QCOMPARE(port->accessibleDescription(), "Enter a port from 1 to 65535, or choose All.");
    type(port->lineEdit(), "443");
    QVERIFY(editor_->save());
    QCOMPARE(stored().protocol, std::string("TCP"));
    QCOMPARE(stored().port, std::string("443"));
    choose("Protocol, remote party", "GRE");
    QCOMPARE(port->currentText(), "All");
    QVERIFY(editor_->save());
    QCOMPARE(stored().port, std::string("All"));
  }

  void without_a_gateway_the_remote_party_is_one_address() {
    click("1- TACconn");
    QTest::mouseClick(button<QCheckBox>("Connect using secure tunnel"), Qt::LeftButton, {}, QPoint(8, 10));
    QVERIFY(!field<QLineEdit>("Address, secure tunnel")->isEnabled());
    QVERIFY(!editor_->save());
    choose("ID Type, remote party", "IP Address");
    QVERIFY(field<QLineEdit>("Mask, remote party") == nullptr);
    type(field<QLineEdit>("Address, remote party"), "198.51.100.7");
    QVERIFY(editor_->save());
    QVERIFY(!stored().use_secure_gateway);
    QCOMPARE(store_->load("TACconn")->profile.host, std::string("198.51.100.7"));
  }

  void a_gateway_may_have_a_name() {
    click("1- TACconn");
    choose("ID Type, secure tunnel", "Domain Name");
    type(field<QLineEdit>("Domain Name, secure tunnel"), "vpn.example.net");
    QVERIFY(editor_->save());
    QVERIFY(stored().gateway.type == PolicyIdType::domain_name);
    QCOMPARE(stored().gateway.name, std::string("vpn.example.net"));
    QCOMPARE(store_->load("TACconn")->profile.host, std::string("vpn.example.net"));
  }

  void esp_cannot_be_left_out() {
    click("Proposal 1: ESP");
    auto* esp = button<QCheckBox>("Encapsulation Protocol (ESP)");
    QTest::keyClick(esp, Qt::Key_Space);
    QVERIFY(!field<QComboBox>("Encrypt Alg, phase 2")->isEnabled());
    click("My Identity");
    QVERIFY(!editor_->save());
    QVERIFY(esp->isVisible() && esp->hasFocus());
    QVERIFY(stored().esp);
  }

  void non_secure_is_said_and_saved() {
    click("1- TACconn");
    QTest::mouseClick(button<QRadioButton>("Non-secure"), Qt::LeftButton, {}, QPoint(8, 10));
    QCOMPARE(tree()->currentIndex().data(Qt::AccessibleTextRole).toString(), "1- TACconn, Non-secure");
    QVERIFY(editor_->save());
    QVERIFY(stored().security == client::RuleSecurity::non_secure);
  }

  void perfect_forward_secrecy_has_its_group() {
    click("Security Policy");
    QCOMPARE(choice("Phase 1 Mode"), "Main Mode");
    QVERIFY(!field<QComboBox>("PFS Key Group")->isEnabled());
    QTest::keyClick(button<QCheckBox>("Enable Perfect Forward Secrecy"), Qt::Key_Space);
    choose("PFS Key Group", "DH 2");
    QVERIFY(editor_->save());
    QCOMPARE(store_->load("TACconn")->profile.pfs_group, 2);
  }

  void revert_brings_back_what_is_saved() {
    click("1- TACconn");
    type(field<QLineEdit>("Subnet, remote party"), "10.0.0.0");
    click("Proposal 1: DES");
    choose("Key Group, phase 1", "DH 5");
    QTest::mouseClick(button<QPushButton>("Revert"), Qt::LeftButton);
    QCOMPARE(choice("Key Group, phase 1"), "DH 1");
    click("1- TACconn");
    QCOMPARE(field<QLineEdit>("Subnet, remote party")->text(), "10.89.129.128");
    QCOMPARE(editor_->unsavedChanges(), 0);
  }

  void a_rule_is_renamed_in_place() {
    tree()->setFocus();
    QTest::keyClick(editor_.get(), Qt::Key_F2);
    auto* edit = tree()->findChild<QLineEdit*>();
    QVERIFY(edit != nullptr);
    QCOMPARE(edit->text(), "TACconn");
    edit->selectAll();
    QTest::keyClicks(edit, "Turin");
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(tree()->currentIndex().data().toString(), "1- Turin");
    QVERIFY(editor_->save());
    QCOMPARE(stored().rule_name, std::string("Turin"));
    QVERIFY2(store_->load("TACconn").has_value(), "the entry keeps its name");
  }

  void the_key_is_typed_twice_and_has_eight_characters() {
    click("My Identity");
    inDialog<PreSharedKeyDialog>([](PreSharedKeyDialog* dialog) {
      const auto fields = dialog->findChildren<QLineEdit*>();
      QCOMPARE(fields.size(), 2);
      QCOMPARE(dialog->focusWidget(), fields.at(0));
      QCOMPARE(fields.at(0)->echoMode(), QLineEdit::Password);
      QTest::keyClicks(fields.at(0), "cisco12");
      QTest::keyClicks(fields.at(1), "cisco12");
      QTest::keyClick(fields.at(1), Qt::Key_Return);
      QCOMPARE(fields.at(0)->accessibleDescription(), "The key needs 8 characters or more.");
      QTest::keyClicks(fields.at(0), "34");
      QTest::keyClick(fields.at(0), Qt::Key_Return);
      QCOMPARE(fields.at(1)->accessibleDescription(), "The two keys differ.");
      QVERIFY(dialog->isVisible());
      QTest::keyClicks(fields.at(1), "34");
      QTest::keyClick(fields.at(1), Qt::Key_Return);
    });
    QTest::mouseClick(button<QPushButton>("Pre-Shared Key..."), Qt::LeftButton);
    QVERIFY(status().contains("1 unsaved change"));
    QVERIFY2(keyring_->kept.empty(), "the keyring gets it when the policy is saved");
    QVERIFY(editor_->save());
    QCOMPARE(keyring_->kept.size(), std::size_t{1});
    const auto kept = keyring_->kept.find({"TACconn", client::SecretKind::group_password});
    QVERIFY(kept != keyring_->kept.end() && kept->second == Secret("cisco1234"));
    QFile file(home_->filePath("profiles/TACconn.pcf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("cisco1234"));
  }

  void where_the_key_is_stands_beside_the_button() {
    click("My Identity");
    const auto shown = [this] {
      QStringList all;
      for (const QLabel* label : editor_->findChildren<QLabel*>()) {
        if (label->isVisible()) all << label->text();
      }
      return all;
    };
    QTRY_VERIFY(shown().contains("This is the key of the built-in lab, which is no secret."));
    setKeyTo("cisco12345");
    QVERIFY(shown().contains("A new key was typed. Save Policy keeps it in the desktop keyring."));
    QVERIFY(editor_->save());
    QTRY_VERIFY(shown().contains("The key is kept in the desktop keyring."));
    client::Profile other = store_->load("TACconn")->profile;
    other.name = "elsewhere";
    QVERIFY(store_->create(other).has_value());
    QCOMPARE(editor_->open("elsewhere"), QString());
    click("My Identity");
    QTRY_VERIFY(shown().contains("No key is set. It is asked for at each connection."));
  }

  void escape_keeps_the_old_key() {
    click("My Identity");
    inDialog<PreSharedKeyDialog>([](PreSharedKeyDialog* dialog) {
      QTest::keyClicks(dialog->findChildren<QLineEdit*>().at(0), "something else");
      QTest::keyClick(dialog, Qt::Key_Escape);
    });
    QTest::mouseClick(button<QPushButton>("Pre-Shared Key..."), Qt::LeftButton);
    QCOMPARE(editor_->unsavedChanges(), 0);
  }

  void a_new_key_replaces_the_one_in_the_file() {
    QFile file(home_->filePath("profiles/imported.pcf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[main]\nX-Drawbridge-Kind=Policy11\nHost=192.168.1.1\nGroupPwd=in the file\n");
    file.close();
    QCOMPARE(editor_->open("imported"), QString());
    click("My Identity");
    setKeyTo("a new key");
    click("1- TACconn");
    QCOMPARE(choice("ID Type, remote party"), "Any");
    QCOMPARE(field<QLineEdit>("Address, secure tunnel")->text(), "192.168.1.1");
    QVERIFY(editor_->save());
    QVERIFY(!store_->load("imported")->profile.group_password_in_file);
    QVERIFY(keyring_->kept.count({"imported", client::SecretKind::group_password}) == 1);
  }

  void a_new_policy_is_made_by_the_first_save() {
    QSignalSpy saved(editor_.get(), &PolicyEditor::saved);
    QCOMPARE(editor_->open({}), QString());
    auto* name = field<QLineEdit>("Name");
    QVERIFY(name != nullptr && name->hasFocus());
    QCOMPARE(editor_->unsavedChanges(), 0);
    QTest::keyClicks(name, "Lab headend");
    click("1- New Connection");
    type(field<QLineEdit>("Subnet, remote party"), "10.20.0.0");
    type(field<QLineEdit>("Mask, remote party"), "255.255.0.0");
    type(field<QLineEdit>("Address, secure tunnel"), "203.0.113.20");
    QVERIFY(!editor_->save());
    QVERIFY2(name->isVisible() && name->hasFocus(), "the name is taken");
    QCOMPARE(name->accessibleDescription(), "There is already a connection entry named \"Lab headend\".");
    QTest::keyClicks(name, " 2");
    QVERIFY(editor_->save());
    QCOMPARE(saved.count(), 1);
    QCOMPARE(editor_->entry(), "Lab headend 2");
    const client::Profile made = store_->load("Lab headend 2")->profile;
    QVERIFY(made.kind == client::EntryKind::policy_11);
    QCOMPARE(made.host, std::string("203.0.113.20"));
    QVERIFY((made.policy.remote_party.mask_or_last == Ipv4Address(255, 255, 0, 0)));
    QVERIFY2(name->isReadOnly(), "from now on the list renames it");
  }

  void closing_asks_once_while_there_are_changes() {
    click("Proposal 1: DES");
    choose("Key Group, phase 1", "DH 2");
    inDialog<QMessageBox>([](QMessageBox* box) {
      QVERIFY2(box->text().startsWith("1 change"), qPrintable(box->text()));
      QCOMPARE(box->buttons().size(), 3);
      press(box, "Keep Editing");
    });
    QTest::keyClick(editor_.get(), Qt::Key_Escape);
    QVERIFY(editor_->isVisible());
    inDialog<QMessageBox>([](QMessageBox* box) { press(box, "Save Policy"); });
    editor_->close();
    QVERIFY(!editor_->isVisible());
    QCOMPARE(stored().phase1_group, 2);
  }

  void discarding_forgets_the_changes() {
    click("Proposal 1: DES");
    choose("Key Group, phase 1", "DH 2");
    inDialog<QMessageBox>([](QMessageBox* box) { press(box, "Discard"); });
    QTest::keyClick(editor_.get(), Qt::Key_Escape);
    QVERIFY(!editor_->isVisible());
    QCOMPARE(stored().phase1_group, 1);
    QCOMPARE(editor_->open("TACconn"), QString());
    QCOMPARE(editor_->unsavedChanges(), 0);
  }

  void closing_without_changes_does_not_ask() {
    QTest::keyClick(editor_.get(), Qt::Key_Escape);
    QVERIFY(!editor_->isVisible());
  }

  void another_entry_is_opened_only_with_consent() {
    QVERIFY(store_->duplicate("TACconn").has_value());
    click("Proposal 1: DES");
    choose("Key Group, phase 1", "DH 2");
    inDialog<QMessageBox>([](QMessageBox* box) { press(box, "Keep Editing"); });
    QCOMPARE(editor_->open("TACconn (2)"), QString());
    QCOMPARE(editor_->entry(), "TACconn");
    inDialog<QMessageBox>([](QMessageBox* box) { press(box, "Discard"); });
    QCOMPARE(editor_->open("TACconn (2)"), QString());
    QCOMPARE(editor_->entry(), "TACconn (2)");
  }

  void other_entries_are_not_for_this_window() {
    QCOMPARE(editor_->open("Lab headend"),
             "\"Lab headend\" is not a security policy. Modify opens its own form.");
    QVERIFY(!editor_->open("nobody").isEmpty());
    QCOMPARE(editor_->entry(), "TACconn");
  }

  void the_status_bar_says_whether_the_policy_is_in_force() {
    QVERIFY(status().contains("Policy not active"));
    connections_->connectEntry("TACconn");
    QTRY_VERIFY(link_->last<ipc::Connect>() != nullptr);
    client::StateChange change;
    change.state = client::State::up;
    change.entry = "TACconn";
    QVERIFY(session_->receive(ipc::ClientState{change}));
    QVERIFY(status().contains("Policy active"));
    change.state = client::State::disconnected;
    QVERIFY(session_->receive(ipc::ClientState{change}));
    QVERIFY(status().contains("Policy not active"));
  }

  void a_value_that_the_editor_does_not_offer_is_shown_and_kept() {
    client::Profile profile = store_->load("TACconn")->profile;
    profile.policy.phase1_group = 14;
    profile.policy.protocol = "50";
    QVERIFY(store_->save(profile).has_value());
    QCOMPARE(editor_->open({}), QString());
    QCOMPARE(editor_->open("TACconn"), QString());
    click("Proposal 1: DES");
    QCOMPARE(choice("Key Group, phase 1"), "DH 14");
    QCOMPARE(choices("Key Group, phase 1"), QStringList({"DH 1", "DH 2", "DH 5", "DH 14"}));
    click("1- TACconn");
    QCOMPARE(choice("Protocol, remote party"), "50");
    QCOMPARE(editor_->unsavedChanges(), 0);
  }

  void another_language_changes_no_value() {
    click("Proposal 1: DES");
    choose("SA life, phase 1", "Seconds");
    installLanguage(QStringLiteral("it"));
    QCOMPARE(editor_->unsavedChanges(), 1);
    QVERIFY(editor_->save());
    QVERIFY(stored().phase1_seconds.has_value());
    QVERIFY(stored().phase1_cipher == Policy11Cipher::des);
    QVERIFY((stored().remote_party.address == Ipv4Address(10, 89, 129, 128)));
    QCOMPARE(stored().port, std::string("All"));
  }

  void the_window_s_help_and_the_key_s_exist() {
    QVERIFY(hasHelp(editor_->property("helpTopic").toString()));
    QVERIFY(hasHelp(PreSharedKeyDialog().property("helpTopic").toString()));
    QTest::keyClick(editor_.get(), Qt::Key_F1);
    auto* help = qobject_cast<HelpWindow*>(QApplication::activeWindow());
    QTRY_VERIFY((help = qobject_cast<HelpWindow*>(QApplication::activeWindow())) != nullptr);
    QCOMPARE(help->topic(), "policy-editor");
    help->close();
  }

  void every_form_has_mnemonics_names_and_room_data() {
    QTest::addColumn<QString>("node");
    QTest::addColumn<int>("height");
    for (const char* node : {"Network Security Policy", "1- TACconn", "My Identity", "Security Policy",
                             "Authentication (Phase 1)", "Key exchange (Phase 2)", "2- Other Connections"}) {
      QTest::addRow("%s, default size", node) << QString::fromLatin1(node) << 720;
      QTest::addRow("%s, least size", node) << QString::fromLatin1(node) << 560;
    }
  }
  void every_form_has_mnemonics_names_and_room() {
    QFETCH(QString, node);
    QFETCH(int, height);
    editor_->resize(height == 560 ? 800 : 1100, height);
    click(node);
    QCoreApplication::processEvents();
    const auto* page = editor_->findChild<QStackedWidget*>()->currentWidget();
    QSet<QChar> taken{'f', 'e', 'h', 's', 'r', 'm'};  // menus, Save Policy, Revert, Rename
    for (QWidget* each : page->findChildren<QWidget*>()) {
      if (!each->isVisible()) continue;
      QString text;
      if (const auto* label = qobject_cast<QLabel*>(each)) {
        if (label->buddy() == nullptr) continue;
        text = label->text();
      } else if (const auto* press = qobject_cast<QAbstractButton*>(each)) {
        text = press->text();
      }
      if (text.isEmpty()) continue;
      const auto at = text.indexOf('&');
      QVERIFY2(at >= 0, qPrintable(text + " has no mnemonic"));
      const QChar letter = text.at(at + 1).toLower();
      QVERIFY2(!taken.contains(letter), qPrintable(text + " has a mnemonic that is taken"));
      taken.insert(letter);
      QVERIFY2(each->width() >= each->minimumSizeHint().width(), qPrintable(text + " is cut off"));
    }
    for (QWidget* each : page->findChildren<QWidget*>()) {
      const bool input =
          qobject_cast<QComboBox*>(each) || qobject_cast<QSpinBox*>(each) ||
          (qobject_cast<QLineEdit*>(each) && each->parentWidget()->inherits("QWidget") &&
           !qobject_cast<QComboBox*>(each->parentWidget()) && !qobject_cast<QSpinBox*>(each->parentWidget()));
      if (!input || !each->isVisible()) continue;
      QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
      QVERIFY2(each->width() >= each->minimumSizeHint().width(), qPrintable(each->accessibleName()));
      const QRect place(each->mapTo(editor_.get(), QPoint()), each->size());
      QVERIFY2(editor_->rect().adjusted(0, 0, 0, 10000).contains(place), qPrintable(each->accessibleName()));
    }
  }
};

DRAWBRIDGE_TEST(PolicyEditorTest);
#include "policy_editor_test.moc"
