// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting a certificate and the passwords of keys; importing, exporting and enrolling have their own files.
#include "ui/dialer/certificate_dialogs.h"

#include <QLabel>
#include <QPushButton>

#include "ui/shell/help_window.h"
#include "ui/text/certificate_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

using ErrorKind = client::CertificateStoreError::Kind;

QString certificateHelp() {
  const QString own = QStringLiteral("certificates");
  return hasHelp(own) ? own : QStringLiteral("connections");
}

// ---------------------------------------------------------------- deleting

CertificateDeleteDialog::CertificateDeleteDialog(client::CertificateStore store, const QString& name,
                                                 bool isProtected, const QStringList& entries,
                                                 QWidget* parent)
    : FormDialog(certificateHelp(), QStringLiteral("db-trash"), parent),
      store_(std::move(store)),
      name_(name),
      entries_(entries),
      inUse_(new NoteBox(this)) {
  setObjectName(QStringLiteral("certificateDelete"));
  inUse_->setVisible(!entries_.isEmpty());
  addWide(inUse_);
  if (isProtected) {
    password_ = new SecretEdit(this);
    passwordField_ = addField(password_);
    connect(password_, &QLineEdit::textChanged, this, [this] { passwordField_->clearError(); });
  }
  retranslate();
  if (password_ != nullptr) password_->setFocus();
}

CertificateDeleteDialog::~CertificateDeleteDialog() = default;

bool CertificateDeleteDialog::run() {
  const auto removed =
      store_.remove(name_.toStdString(), password_ != nullptr ? password_->secret() : Secret());
  if (removed) {
    if (password_ != nullptr) password_->wipe();
    emit deleted(name_);
    return true;
  }
  if (removed.error().kind == ErrorKind::key_password && passwordField_ != nullptr) {
    passwordField_->setError(text(removed.error()));
    password_->selectAll();
    password_->setFocus();
  } else {
    setProblem(text(removed.error()));
  }
  return false;
}

void CertificateDeleteDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Delete Certificate"));
  setHead(tr("Delete the certificate \"%1\"?").arg(name_),
          tr("It is removed from this computer, with its private key. Export it first if you may need it."));
  inUse_->setNote(Tone::Warn, {},
                  tr("%n connection entry(ies) cannot connect without it: %1.", nullptr,
                     static_cast<int>(entries_.size()))
                      .arg(entries_.join(QStringLiteral(", "))));
  if (passwordField_ != nullptr) passwordField_->setLabel(tr("&Password of its key:"));
  mainButton()->setText(tr("&Delete"));
}

// ---------------------------------------------------------------- another password

CertificatePasswordDialog::CertificatePasswordDialog(client::CertificateStore store, const QString& name,
                                                     bool isProtected, QWidget* parent)
    : FormDialog(certificateHelp(), QStringLiteral("db-key"), parent),
      store_(std::move(store)),
      name_(name),
      password_(new SecretEdit(this)),
      confirm_(new SecretEdit(this)) {
  setObjectName(QStringLiteral("certificatePassword"));
  if (isProtected) {
    old_ = new SecretEdit(this);
    oldField_ = addField(old_);
    connect(old_, &QLineEdit::textChanged, this, [this] { oldField_->clearError(); });
  }
  passwordField_ = addField(password_);
  confirmField_ = addField(confirm_);
  if (old_ != nullptr) setTabOrder(old_, password_);
  setTabOrder(password_, confirm_);
  for (SecretEdit* edit : {password_, confirm_})
    connect(edit, &QLineEdit::textChanged, this, [this] { confirmField_->clearError(); });
  retranslate();
  (old_ != nullptr ? old_ : password_)->setFocus();
}

CertificatePasswordDialog::~CertificatePasswordDialog() = default;

bool CertificatePasswordDialog::run() {
  if (!sameTyped(*password_, *confirm_, *confirmField_)) {
    confirm_->setFocus();
    return false;
  }
  const auto done = store_.change_password(name_.toStdString(), old_ != nullptr ? old_->secret() : Secret(),
                                           password_->secret());
  if (done) {
    if (old_ != nullptr) old_->wipe();
    password_->wipe();
    confirm_->wipe();
    emit changed(name_);
    return true;
  }
  if (done.error().kind == ErrorKind::key_password && oldField_ != nullptr) {
    oldField_->setError(text(done.error()));
    old_->selectAll();
    old_->setFocus();
  } else {
    setProblem(text(done.error()));
  }
  return false;
}

void CertificatePasswordDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Change Certificate Password"));
  setHead(tr("Change the password of \"%1\"").arg(name_),
          tr("It protects the private key on this computer and is asked for at each connection."));
  if (oldField_ != nullptr) oldField_->setLabel(tr("&Old password:"));
  passwordField_->setLabel(tr("&New password:"));
  passwordField_->setCaption(tr("Empty: the key is kept without one, in a file that only you can read."));
  confirmField_->setLabel(tr("Con&firm password:"));
  mainButton()->setText(tr("&Change Password"));
}

// ---------------------------------------------------------------- before a connection

CertificateKeyDialog::CertificateKeyDialog(const QString& entry, const QString& certificate, bool wasWrong,
                                           QWidget* parent)
    : FormDialog(certificateHelp(), QStringLiteral("db-cert"), parent),
      entry_(entry),
      certificate_(certificate),
      wasWrong_(wasWrong),
      password_(new SecretEdit(this)) {
  setObjectName(QStringLiteral("certificateKey"));
  field_ = addField(password_);
  connect(password_, &QLineEdit::textChanged, this, [this] {
    field_->clearError();
    mainButton()->setEnabled(!password_->text().isEmpty());
  });
  mainButton()->setEnabled(false);
  retranslate();
  password_->setFocus();
}

CertificateKeyDialog::~CertificateKeyDialog() = default;

void CertificateKeyDialog::done(int result) {
  if (told_) return;
  told_ = true;
  const Secret typed = password_->secret();
  password_->wipe();
  QDialog::done(result);
  if (result == QDialog::Accepted) {
    emit given(typed);
  } else {
    emit given(std::nullopt);
  }
}

void CertificateKeyDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Certificate Password for \"%1\"").arg(entry_));
  setHead(tr("Enter the password of your certificate."),
          tr("%1  \u00b7  certificate %2").arg(entry_, certificate_));
  field_->setLabel(tr("&Password:"), tr("certificate"));
  field_->setCaption(tr("It opens the private key for this connection and is never stored."));
  if (wasWrong_) field_->setError(tr("The password does not open the key of \"%1\".").arg(certificate_));
  mainButton()->setText(tr("&Connect"));
}

}  // namespace drawbridge::ui
