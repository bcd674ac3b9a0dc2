// SPDX-License-Identifier: GPL-3.0-or-later
// The page and the menu Certificates by mouse and keys, the password of a key before a connection, and what
// is said of a gateway's certificate.
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "client/files.h"
#include "fake_link.h"
#include "support/certificates.h"
#include "ui/dialer/certificate_actions.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/dialer/certificate_view.h"
#include "ui/dialer/certificates_page.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/shell/windows.h"
#include "ui/text/certificate_text.h"
#include "ui/text/client_text.h"
#include "ui/widgets/secret_edit.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using drawbridge::testing::certificate;
using drawbridge::testing::certificate_file;
using drawbridge::testing::data_path;
using drawbridge::testing::kCertificateTime;
using ui::testing::FakeLink;

class CertificatesTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() { prepare(); }
  void cleanup() { takeAway(); }

  void an_empty_store_says_what_to_do() {
    open();
    QVERIFY(!list()->isVisible());
    QVERIFY(shows(page(), QStringLiteral("No certificates.")));
    QTest::mouseClick(button(page(), "Import Certificate..."), Qt::LeftButton);
    QVERIFY(dialog<CertificateImportDialog>() != nullptr);
  }

  void a_pkcs12_is_imported_with_its_password_and_a_new_one_for_the_key() {
    open();
    trigger(actions().certificateImport);
    auto* import = dialog<CertificateImportDialog>();
    QVERIFY(!import->mainButton()->isEnabled());
    typeInto(import, "File", data("alice-legacy.p12"));
    typeInto(import, "Password of the file", QStringLiteral("wrong"));
    typeInto(import, "New password, key", QStringLiteral("my key"));
    typeInto(import, "Confirm password, key", QStringLiteral("my keys"));
    QTest::keyClick(import, Qt::Key_Return);
    QVERIFY(shows(import, QStringLiteral("The two passwords differ.")));
    typeInto(import, "Confirm password, key", QStringLiteral("my key"));
    QTest::keyClick(import, Qt::Key_Return);
    QVERIFY(shows(import, QStringLiteral("The password does not open alice-legacy.p12; type the one that the "
                                         "file was exported with.")));
    QVERIFY2(certificates().list().entries.empty(), "what is refused leaves nothing behind");
    typeInto(import, "Password of the file", QStringLiteral("certificate"));
    QTest::keyClick(import, Qt::Key_Return);
    QTRY_VERIFY(dialog<CertificateImportDialog>() == nullptr);
    QCOMPARE(names(), (QStringList{QStringLiteral("alice"), QStringLiteral("Example Root")}));
    QCOMPARE(message().text, QStringLiteral("2 certificates imported."));
    QCOMPARE(cell("alice", CertificateModel::Kind), QStringLiteral("Personal"));
    QCOMPARE(cell("alice", CertificateModel::Issuer), QStringLiteral("Example Root"));
    QCOMPARE(cell("alice", CertificateModel::Key), QStringLiteral("2048 bits, with a password"));
    QCOMPARE(cell("Example Root", CertificateModel::Kind), QStringLiteral("Authority"));
    QCOMPARE(windows_->certificates().selected(), QStringLiteral("alice"));
  }

  void what_cannot_be_imported_is_said_beside_the_field() {
    open();
    trigger(actions().certificateImport);
    auto* import = dialog<CertificateImportDialog>();
    typeInto(import, "File", QStringLiteral("/nowhere/alice.p12"));
    QTest::keyClick(import, Qt::Key_Return);
    QVERIFY(
        shows(import, QStringLiteral("/nowhere/alice.p12 could not be read: No such file or directory.")));
    typeInto(import, "File", data("alice.pem"));
    QTest::keyClick(import, Qt::Key_Return);
    QVERIFY(contains(import, QStringLiteral("There is no private key for alice.pem")));
    typeInto(import, "File", data("gateway.sig"));
    QTest::keyClick(import, Qt::Key_Return);
    QVERIFY(contains(import, QStringLiteral("gateway.sig holds no certificate")));
    QTest::keyClick(import, Qt::Key_Escape);
    QVERIFY(names().isEmpty());
  }

  void the_view_has_all_fields_the_chain_and_the_verdict() {
    fill();
    open();
    select("alice");
    QTest::keyClick(list(), Qt::Key_Return);
    auto* view = dialog<CertificateView>();
    QVERIFY(view != nullptr);
    QVERIFY(shows(view, QStringLiteral("The certificate is valid.")));
    const QString text = view->text();
    for (const char* part : {"Kind: Personal", "OU=vpn3000", "CN=Example Root",
                             "Serial number:", "Valid until:", "Key: RSA, 2048 bits",
                             "sha256WithRSAEncryption", "SHA-256 fingerprint: "})
      QVERIFY2(text.contains(QLatin1String(part)),
               qPrintable(QLatin1String(part) + QLatin1Char('\n') + text));
    QVERIFY(text.contains(fingerprintText(certificate("alice").fingerprint_sha1())));
    QTest::keyClick(view, Qt::Key_Escape);
    QTRY_VERIFY(dialog<CertificateView>() == nullptr);
  }

  void verify_says_exactly_why_not() {
    fill();
    import("expired");
    import("revoked");
    import("forged");
    open();
    QCOMPARE(cell("expired.example.com", CertificateModel::Validity).left(7), QStringLiteral("expired"));
    select("alice");
    QTest::mouseClick(toolButton("Verify"), Qt::LeftButton);
    QCOMPARE(message().text, QStringLiteral("\"alice\" is valid."));
    const auto verdict = [this](const QString& name) {
      windows_->certificates().select(name);
      trigger(actions().certificateVerify);
      return message().detail;
    };
    QVERIFY2(verdict(nameOf("expired")).contains(QStringLiteral("expired on 1 Jan 2010")),
             qPrintable(message().detail));
    QVERIFY(verdict(nameOf("revoked")).contains(QStringLiteral("was revoked on")));
    QVERIFY(verdict(nameOf("forged")).contains(QStringLiteral("is not among the trusted authorities")));
  }

  void export_with_the_key_wants_both_passwords_and_writes_for_its_owner_only() {
    fill();
    open();
    select("alice");
    trigger(actions().certificateExport);
    auto* dialogNow = dialog<CertificateExportDialog>();
    button(dialogNow, "The certificate with its private key (PKCS#12)")->click();
    const QString file = path("alice.p12");
    typeInto(dialogNow, "File", file);
    QTest::keyClick(dialogNow, Qt::Key_Return);
    QVERIFY(shows(dialogNow, QStringLiteral("A password is needed to protect the exported key.")));
    typeInto(dialogNow, "Password, file", QStringLiteral("for others"));
    typeInto(dialogNow, "Confirm password, file", QStringLiteral("for others"));
    typeInto(dialogNow, "Password of the key", QStringLiteral("wrong"));
    QTest::keyClick(dialogNow, Qt::Key_Return);
    QVERIFY(shows(dialogNow, QStringLiteral("The password does not open the key of \"alice\".")));
    QVERIFY(!QFile::exists(file));
    typeInto(dialogNow, "Password of the key", QStringLiteral("my key"));
    QTest::keyClick(dialogNow, Qt::Key_Return);
    QTRY_VERIFY(dialog<CertificateExportDialog>() == nullptr);
    QCOMPARE(QFile::permissions(file) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
    const auto octets = client::read_file(file.toStdString(), 1 << 20);
    QVERIFY(octets);
    const auto read = crypto::read_pkcs12(*octets, Secret(std::string_view("for others")));
    QVERIFY(read);
    QCOMPARE(read->chain.front(), certificate("alice"));
    QVERIFY(message().tone == Tone::Warn);
  }

  void export_without_the_key_asks_before_it_replaces_a_file() {
    fill();
    open();
    windows_->certificates().select(QStringLiteral("Example Root"));
    trigger(actions().certificateExport);
    auto* dialogNow = dialog<CertificateExportDialog>();
    QVERIFY(!button(dialogNow, "The certificate with its private key (PKCS#12)")->isEnabled());
    const QString file = path("root.pem");
    QFile there(file);
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    typeInto(dialogNow, "File", file);
    QTest::keyClick(dialogNow, Qt::Key_Return);
    QVERIFY(contains(dialogNow, QStringLiteral("There is already a file of this name.")));
    QCOMPARE(QFileInfo(file).size(), qint64{0});
    QTest::keyClick(dialogNow, Qt::Key_Return);
    QTRY_VERIFY(QFileInfo(file).size() > 0);
  }

  void delete_names_the_entries_and_wants_the_password_of_the_key() {
    fill();
    client::Profile entry;
    entry.name = "Card";
    entry.host = "192.0.2.1";
    entry.auth_type = client::AuthType::certificate;
    entry.certificate_name = "alice";
    QVERIFY(store_->create(entry));
    open();
    select("alice");
    QTest::keyClick(list(), Qt::Key_Delete);
    auto* question = dialog<CertificateDeleteDialog>();
    QVERIFY(question != nullptr);
    QVERIFY(contains(question, QStringLiteral("cannot connect without it: Card.")));
    QTest::keyClick(question, Qt::Key_Return);
    QVERIFY(contains(question, QStringLiteral("The password does not open the key of \"alice\".")));
    typeInto(question, "Password of its key", QStringLiteral("my key"));
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{QStringLiteral("Example Root")});
    QVERIFY(!QFile::exists(path("certificates/alice.pem")));
    QCOMPARE(windows_->certificates().selected(), QStringLiteral("Example Root"));
  }

  void the_password_of_a_key_can_be_changed() {
    fill();
    open();
    select("alice");
    trigger(actions().certificatePassword);
    auto* change = dialog<CertificatePasswordDialog>();
    typeInto(change, "Old password", QStringLiteral("my key"));
    typeInto(change, "New password", QStringLiteral("another"));
    typeInto(change, "Confirm password", QStringLiteral("another"));
    QTest::keyClick(change, Qt::Key_Return);
    QTRY_VERIFY(dialog<CertificatePasswordDialog>() == nullptr);
    QVERIFY(certificates().export_pkcs12("alice", Secret(std::string_view("another")),
                                         Secret(std::string_view("x")), false));
  }

  void enrolling_makes_a_request_and_takes_its_answer_later() {
    open();
    trigger(actions().certificateEnroll);
    auto* enroll = dialog<CertificateEnrollDialog>();
    typeInto(enroll, "Name (CN)", QStringLiteral("m.rossi"));
    typeInto(enroll, "Country (C)", QStringLiteral("I"));
    const QString file = path("request.csr");
    typeInto(enroll, "File of the request", file);
    QTest::keyClick(enroll, Qt::Key_Return);
    QVERIFY(contains(enroll, QStringLiteral("A country is a code of two letters")));
    typeInto(enroll, "Country (C)", QStringLiteral("IT"));
    QTest::keyClick(enroll, Qt::Key_Return);
    QVERIFY2(!enroll->mainButton()->isEnabled(), "one key at a time");
    QTRY_VERIFY_WITH_TIMEOUT(dialog<CertificateEnrollDialog>() == nullptr, 60000);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
    QCOMPARE(names(), QStringList{QStringLiteral("m.rossi")});
    QCOMPARE(cell("m.rossi", CertificateModel::Kind), QStringLiteral("Request"));
    windows_->certificates().select(QStringLiteral("m.rossi"));
    QVERIFY(!actions().certificateVerify->isEnabled());
    QVERIFY(actions().certificateExport->isEnabled());
  }

  void what_is_not_possible_here_says_why() {
    fill();
    open();
    QVERIFY(!actions().certificateRetry->isEnabled());
    QVERIFY(actions().certificateRetry->toolTip().startsWith(
        QStringLiteral("Certificates are enrolled by a file here")));
    windows_->certificates().select(QStringLiteral("Example Root"));
    QVERIFY(!actions().certificatePassword->isEnabled());
    QCOMPARE(actions().certificatePassword->toolTip(),
             QStringLiteral("The store has no key of an authority."));
  }

  void authorities_can_be_left_out_of_the_list() {
    fill();
    open();
    actions().certificateAuthorities->trigger();
    QCOMPARE(names(), QStringList{QStringLiteral("alice")});
    actions().certificateAuthorities->trigger();
    QCOMPARE(names().size(), 2);
  }

  void a_damaged_file_is_named_and_can_be_deleted() {
    fill();
    QFile file(path("certificates/broken.pem"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nonsense");
    file.close();
    open();
    QCOMPARE(cell("broken.pem", CertificateModel::Kind), QStringLiteral("Damaged"));
    windows_->certificates().select(QStringLiteral("broken.pem"));
    QVERIFY(!actions().certificateView->isEnabled());
    trigger(actions().certificateDelete);
    QTest::keyClick(dialog<CertificateDeleteDialog>(), Qt::Key_Return);
    QTRY_VERIFY(!QFile::exists(path("certificates/broken.pem")));
  }

  // ------------------------------------------------------------------ connecting
  void connecting_asks_for_the_password_of_the_key() {
    fill();
    client::Profile entry = entryWith(client::AuthType::certificate);
    entry.certificate_name = "alice";
    QVERIFY(store_->create(entry));
    open("connections");
    windows_->entries().connectEntry(QStringLiteral("Card"));
    auto* question = dialog<CertificateKeyDialog>();
    QVERIFY(question != nullptr);
    QVERIFY(contains(question, QStringLiteral("alice")));
    QVERIFY2(link_->last<ipc::Connect>() == nullptr, "nothing goes out before the key is open");
    QTest::keyClicks(question->findChild<SecretEdit*>(), QStringLiteral("wrong"));
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(dialog<CertificateKeyDialog>() != nullptr && dialog<CertificateKeyDialog>() != question);
    question = dialog<CertificateKeyDialog>();
    QVERIFY(shows(question, QStringLiteral("The password does not open the key of \"alice\".")));
    QVERIFY(link_->last<ipc::Connect>() == nullptr);
    QTest::keyClicks(question->findChild<SecretEdit*>(), QStringLiteral("my key"));
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(link_->last<ipc::Connect>() != nullptr);
    QVERIFY(link_->last<ipc::Connect>()->certificate_password == Secret(std::string_view("my key")));
    QVERIFY2(dialog<GroupPasswordDialog>() == nullptr, "a certificate needs no group password");
  }

  void a_key_without_a_password_is_not_asked_for() {
    fill({});
    client::Profile entry = entryWith(client::AuthType::certificate);
    entry.certificate_name = "alice";
    QVERIFY(store_->create(entry));
    open("connections");
    windows_->entries().connectEntry(QStringLiteral("Card"));
    QVERIFY(link_->last<ipc::Connect>() != nullptr);
  }

  void what_the_store_lacks_is_said_before_anything_is_sent() {
    QVERIFY(store_->create(entryWith(client::AuthType::certificate)));
    open("connections");
    windows_->entries().connectEntry(QStringLiteral("Card"));
    QCOMPARE(message().detail, QStringLiteral("The entry names no certificate."));
    client::Profile mutual = entryWith(client::AuthType::mutual_group);
    mutual.name = "Hybrid";
    QVERIFY(store_->create(mutual));
    windows_->entries().refresh();
    windows_->entries().connectEntry(QStringLiteral("Hybrid"));
    QCOMPARE(message().detail,
             QStringLiteral("No authority is trusted; import the certificate of the gateway's authority."));
    QVERIFY(link_->last<ipc::Connect>() == nullptr);
  }

  void a_mutual_group_is_asked_for_its_group_password() {
    fill();
    QVERIFY(store_->create(entryWith(client::AuthType::mutual_group)));
    open("connections");
    windows_->entries().connectEntry(QStringLiteral("Card"));
    auto* question = dialog<GroupPasswordDialog>();
    QVERIFY(question != nullptr);
    QTest::keyClicks(question->findChild<SecretEdit*>(), QStringLiteral("geheim"));
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(link_->last<ipc::Connect>() != nullptr);
    QVERIFY(link_->last<ipc::Connect>()->group_password == Secret(std::string_view("geheim")));
  }

  void the_end_says_what_is_wrong_with_the_gateways_certificate() {
    client::Ended ended;
    ended.reason = client::Reason::gateway_not_trusted;
    ended.certificate = crypto::TrustProblem{};
    ended.certificate->fault = crypto::TrustFault::wrong_name;
    ended.certificate->subject = "CN=gw.example.com";
    ended.certificate->wanted = "vpn.example.net";
    ended.certificate->detail = "gw.example.com";
    QCOMPARE(
        endText(ended),
        QStringLiteral("Reason 1007: The certificate of the security gateway is not trusted. The certificate "
                       "CN=gw.example.com does not fit vpn.example.net; its names are: gw.example.com."));
  }

 private:
  QString path(const char* name) const { return folder_->path() + QLatin1Char('/') + QLatin1String(name); }
  static QString data(const char* name) {
    return QString::fromStdString(data_path("certificates/" + std::string(name)));
  }
  client::CertificateStore certificates() const {
    return client::CertificateStore(path("certificates").toStdString());
  }
  /// alice with her key under a password, and her authority.
  void fill(const Secret& password = Secret(std::string_view("my key"))) {
    QVERIFY(certificates().import(certificate_file("alice-legacy.p12"),
                                  Secret(std::string_view("certificate")), password));
    QVERIFY(certificates().import(certificate_file("root.crl"), {}, {}));
  }
  void import(const char* name) {
    Bytes file = certificate_file(std::string(name) + ".key");
    append(file, certificate_file(std::string(name) + ".pem"));
    const auto stored = certificates().import(file, {}, {});
    QVERIFY(stored);
    imported_[QLatin1String(name)] = QString::fromStdString(stored->front());
  }
  QString nameOf(const char* name) const { return imported_.value(QLatin1String(name)); }
  static client::Profile entryWith(client::AuthType type) {
    client::Profile entry;
    entry.name = "Card";
    entry.host = "192.0.2.1";
    entry.auth_type = type;
    entry.group_name = "staff";
    return entry;
  }
  void open(const char* first = "certificates") {
    makeWindows();
    windows_->certificates().now = [] { return kCertificateTime; };
    windows_->certificates().refresh();
    windows_->open(QLatin1String(first));
    windows_->window().show();
    QVERIFY(QTest::qWaitForWindowActive(&windows_->window()));
    if (QLatin1String(first) == QLatin1String("certificates")) page()->firstFocus()->setFocus();
  }
  CertificatesPage* page() {
    return qobject_cast<CertificatesPage*>(windows_->window().page(QStringLiteral("certificates")));
  }
  QTreeView* list() { return page()->findChild<QTreeView*>(); }
  ActionSet& actions() { return windows_->window().actions(); }
  const Message& message() { return windows_->window().messageBar().message(); }
  static void trigger(QAction* action) {
    QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
    action->trigger();
  }
  void select(const char* name) {
    windows_->certificates().select(QLatin1String(name));
    QVERIFY(!windows_->certificates().selected().isEmpty());
    list()->setFocus();
  }
  template <class T>
  T* dialog() {
    const auto all = windows_->window().findChildren<T*>();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
      if ((*it)->isVisible()) return *it;
    }
    return nullptr;
  }
  QStringList names() {
    QStringList out;
    const auto* model = list()->model();
    for (int row = 0; row < model->rowCount(); ++row)
      out.append(model->index(row, 0).data(CertificateModel::NameRole).toString());
    return out;
  }
  QString cell(const char* name, int column) {
    const QString wanted =
        imported_.value(QString::fromLatin1(name).section(QLatin1Char('.'), 0, 0), QString::fromLatin1(name));
    const auto& model = windows_->certificates().model();
    const int row = model.rowOf(wanted);
    return row < 0 ? QString() : model.index(row, column).data().toString();
  }
  static QAbstractButton* button(QWidget* in, const char* text) {
    for (auto* each : in->findChildren<QAbstractButton*>()) {
      if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    }
    return nullptr;
  }
  QAbstractButton* toolButton(const char* text) { return button(page(), text); }
  static void typeInto(QWidget* in, const char* accessibleName, const QString& text) {
    for (auto* edit : in->findChildren<QLineEdit*>()) {
      if (edit->accessibleName() != QLatin1String(accessibleName)) continue;
      edit->setFocus();
      edit->selectAll();
      QTest::keyClick(edit, Qt::Key_Delete);
      QTest::keyClicks(edit, text);
      return;
    }
    QFAIL(accessibleName);
  }
  static bool contains(QWidget* in, const QString& text) {
    for (const auto* label : in->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(text)) return true;
    }
    return false;
  }
  static bool shows(QWidget* in, const QString& text) {
    for (const auto* label : in->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }

  QHash<QString, QString> imported_;
};

DRAWBRIDGE_TEST(CertificatesTest);
#include "certificates_test.moc"
