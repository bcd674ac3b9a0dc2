// SPDX-License-Identifier: GPL-3.0-or-later
// Importing certificates from a file and exporting them to one.
#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "client/files.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/text/certificate_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

using ErrorKind = client::CertificateStoreError::Kind;
using StoredKind = client::StoredCertificate::Kind;

namespace {

/// As people type it: a tilde stands for their home.
QString pathOf(const QLineEdit& edit) {
  const QString typed = edit.text().trimmed();
  if (typed.startsWith(QStringLiteral("~/"))) return QDir::homePath() + typed.mid(1);
  return typed;
}

}  // namespace

// ---------------------------------------------------------------- import

CertificateImportDialog::CertificateImportDialog(client::CertificateStore store, QWidget* parent)
    : FormDialog(certificateHelp(), QStringLiteral("db-import"), parent),
      store_(std::move(store)),
      file_(new QLineEdit(this)),
      filePassword_(new SecretEdit(this)),
      password_(new SecretEdit(this)),
      confirm_(new SecretEdit(this)) {
  setObjectName(QStringLiteral("certificateImport"));
  fileField_ = addFileField(file_, false);
  filePasswordField_ = addField(filePassword_);
  passwordField_ = addField(password_);
  confirmField_ = addField(confirm_);
  setTabOrder(browseButton(), filePassword_);
  setTabOrder(filePassword_, password_);
  setTabOrder(password_, confirm_);
  connect(file_, &QLineEdit::textChanged, this, [this] {
    fileField_->clearError();
    mainButton()->setEnabled(!file_->text().trimmed().isEmpty());
  });
  connect(filePassword_, &QLineEdit::textChanged, this, [this] { filePasswordField_->clearError(); });
  for (SecretEdit* edit : {password_, confirm_})
    connect(edit, &QLineEdit::textChanged, this, [this] { confirmField_->clearError(); });
  mainButton()->setEnabled(false);
  retranslate();
  file_->setFocus();
}

CertificateImportDialog::~CertificateImportDialog() = default;

bool CertificateImportDialog::run() {
  if (!sameTyped(*password_, *confirm_, *confirmField_)) {
    confirm_->setFocus();
    return false;
  }
  const auto done =
      store_.import_file(pathOf(*file_).toStdString(), filePassword_->secret(), password_->secret());
  if (done) {
    for (SecretEdit* edit : {filePassword_, password_, confirm_}) edit->wipe();
    QStringList names;
    for (const std::string& name : *done) names.append(QString::fromStdString(name));
    emit imported(names);
    return true;
  }
  switch (done.error().kind) {
    case ErrorKind::import_password:
      filePasswordField_->setError(text(done.error()));
      filePassword_->selectAll();
      filePassword_->setFocus();
      break;
    case ErrorKind::no_key: {
      bool waits = false;
      for (const client::StoredCertificate& each : store_.list().entries)
        waits = waits || each.kind == StoredKind::request;
      fileField_->setError(
          waits ? tr("%1 If it answers a request, type the password of that request as the new password.")
                      .arg(text(done.error()))
                : text(done.error()));
      break;
    }
    case ErrorKind::cannot_write:
      setProblem(text(done.error()));
      break;
    default:
      fileField_->setError(text(done.error()));
      file_->setFocus();
  }
  fit();
  return false;
}

void CertificateImportDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Import Certificate"));
  setHead(tr("Import a certificate from a file"),
          tr("A PEM or PKCS#12 file with your certificate and its key, the certificate of an authority, the "
             "answer to a request, or a revocation list."));
  setFileQuestion(tr("Import Certificate"),
                  tr("Certificates (*.p12 *.pfx *.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;All files (*)"));
  fileField_->setLabel(tr("&File:"));
  filePasswordField_->setLabel(tr("&Password of the file:"));
  filePasswordField_->setCaption(tr("Only if the file was exported with one."));
  passwordField_->setLabel(tr("&New password:"), tr("key"));
  passwordField_->setCaption(
      tr("Protects the private key on this computer and is asked for at each connection. Empty: the key is "
         "kept without one, in a file that only you can read."));
  confirmField_->setLabel(tr("Con&firm password:"), tr("key"));
  mainButton()->setText(tr("&Import"));
}

// ---------------------------------------------------------------- export

CertificateExportDialog::CertificateExportDialog(client::CertificateStore store,
                                                 client::StoredCertificate stored, QWidget* parent)
    : FormDialog(certificateHelp(), QStringLiteral("db-export"), parent),
      store_(std::move(store)),
      stored_(std::move(stored)),
      alone_(new QRadioButton(this)),
      withKey_(new QRadioButton(this)),
      chain_(new QCheckBox(this)),
      keyPassword_(new SecretEdit(this)),
      password_(new SecretEdit(this)),
      confirm_(new SecretEdit(this)),
      file_(new QLineEdit(this)) {
  setObjectName(QStringLiteral("certificateExport"));
  addWide(alone_);
  addWide(withKey_);
  addWide(chain_);
  keyPasswordField_ = addField(keyPassword_);
  passwordField_ = addField(password_);
  confirmField_ = addField(confirm_);
  fileField_ = addFileField(file_, true);
  alone_->setChecked(true);
  withKey_->setEnabled(stored_.kind == StoredKind::personal);
  chain_->setEnabled(stored_.kind != StoredKind::request);
  chain_->setChecked(stored_.kind == StoredKind::personal);
  for (QRadioButton* button : {alone_, withKey_}) {
    connect(button, &QRadioButton::toggled, this, &CertificateExportDialog::update);
  }
  connect(file_, &QLineEdit::textChanged, this, [this] {
    fileField_->clearError();
    mainButton()->setEnabled(!file_->text().trimmed().isEmpty());
  });
  connect(keyPassword_, &QLineEdit::textChanged, this, [this] { keyPasswordField_->clearError(); });
  for (SecretEdit* edit : {password_, confirm_}) {
    connect(edit, &QLineEdit::textChanged, this, [this] {
      passwordField_->clearError();
      confirmField_->clearError();
    });
  }
  mainButton()->setEnabled(false);
  retranslate();
  update();
  alone_->setFocus();
}

CertificateExportDialog::~CertificateExportDialog() = default;

void CertificateExportDialog::update() {
  const bool key = withKey_->isChecked();
  keyPasswordField_->setEnabled(key && stored_.key_is_protected);
  passwordField_->setEnabled(key);
  confirmField_->setEnabled(key);
  for (FormField* field : {keyPasswordField_, passwordField_, confirmField_}) field->clearError();
  retranslate();
}

bool CertificateExportDialog::run() {
  const bool key = withKey_->isChecked();
  const std::string name = stored_.name;
  Result<Bytes, client::CertificateStoreError> made = Bytes{};
  if (key) {
    if (password_->text().isEmpty()) {
      passwordField_->setError(tr("A password is needed to protect the exported key."));
      password_->setFocus();
      return false;
    }
    if (!sameTyped(*password_, *confirm_, *confirmField_)) {
      confirm_->setFocus();
      return false;
    }
  }
  const QString path = pathOf(*file_);
  if (QFileInfo::exists(path) && !isChosen(path) && replaces_ != path) {
    replaces_ = path;
    fileField_->setError(tr("There is already a file of this name. Press Export again to replace it."));
    return false;
  }
  made = key ? store_.export_pkcs12(name, keyPassword_->secret(), password_->secret(), chain_->isChecked())
             : store_.export_pem(name, chain_->isChecked());
  if (!made) {
    if (made.error().kind == ErrorKind::key_password) {
      keyPasswordField_->setError(text(made.error()));
      keyPassword_->selectAll();
      keyPassword_->setFocus();
    } else {
      setProblem(text(made.error()));
    }
    return false;
  }
  const auto written = client::write_file_atomically(path.toStdString(), *made);
  if (!written) {
    client::CertificateStoreError error;
    error.kind = ErrorKind::cannot_write;
    error.name = path.toStdString();
    error.system_error = written.error();
    fileField_->setError(text(error));
    file_->setFocus();
    return false;
  }
  for (SecretEdit* edit : {keyPassword_, password_, confirm_}) edit->wipe();
  emit exported(path, key);
  return true;
}

void CertificateExportDialog::retranslate() {
  FormDialog::retranslate();
  const QString name = QString::fromStdString(stored_.name);
  const bool request = stored_.kind == StoredKind::request;
  setWindowTitle(tr("Export Certificate"));
  setHead(request ? tr("Export the request \"%1\"").arg(name) : tr("Export the certificate \"%1\"").arg(name),
          tr("The file is written whole or not at all, readable by you alone."));
  alone_->setText(request ? tr("The &request, without its key (PEM)")
                          : tr("The ce&rtificate, without its key (PEM)"));
  withKey_->setText(tr("The certificate with its private &key (PKCS#12)"));
  withKey_->setToolTip(stored_.kind == StoredKind::authority ? tr("The store has no key of an authority.")
                       : request ? tr("A request becomes a certificate first: import its answer.")
                                 : QString());
  chain_->setText(tr("&With the chain of its authorities"));
  keyPasswordField_->setLabel(tr("Password of the ke&y:"));
  keyPasswordField_->setCaption(stored_.kind == StoredKind::personal && !stored_.key_is_protected
                                    ? tr("The key is kept without one.")
                                    : QString());
  passwordField_->setLabel(tr("&Password:"), tr("file"));
  passwordField_->setCaption(tr("Protects the file; who imports it is asked for it."));
  confirmField_->setLabel(tr("Con&firm password:"), tr("file"));
  fileField_->setLabel(tr("Fi&le:"));
  const bool key = withKey_->isChecked();
  setFileQuestion(tr("Export Certificate"),
                  key ? tr("PKCS#12 files (*.p12 *.pfx);;All files (*)")
                      : tr("PEM files (*.pem *.crt *.csr);;All files (*)"),
                  name + (key       ? QStringLiteral(".p12")
                          : request ? QStringLiteral(".csr")
                                    : QStringLiteral(".pem")));
  mainButton()->setText(tr("&Export"));
}

}  // namespace drawbridge::ui
