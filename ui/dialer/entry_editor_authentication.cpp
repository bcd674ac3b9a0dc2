// SPDX-License-Identifier: GPL-3.0-or-later
// The tab Authentication: who this is, and how the gateway proves itself.
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "client/certificate_store.h"
#include "ui/dialer/entry_editor_tabs.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

AuthenticationTab::AuthenticationTab(QWidget* parent)
    : EditorTab(parent),
      group_(new QRadioButton(this)),
      name_(new QLineEdit(this)),
      password_(new SecretEdit(this)),
      confirm_(new SecretEdit(this)),
      inFile_(new NoteBox(this)),
      move_(new QPushButton(inFile_)),
      mutual_(new QRadioButton(this)),
      certificate_(new QRadioButton(this)),
      certificateName_(new QComboBox(this)),
      chain_(new QCheckBox(this)),
      gateway_(makeLabel(QStringLiteral("h2"), false, this)),
      authority_(new QLineEdit(this)),
      browse_(new QPushButton(this)),
      rules_(new QLineEdit(this)) {
  QVBoxLayout* column = tabColumn(this);
  for (QLineEdit* edit : {name_, static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)})
    edit->setMaxLength(32);
  certificateName_->setEditable(true);
  column->addWidget(group_);
  column->addWidget(mutual_);
  QGridLayout* grid = formGrid(choiceIndent);
  nameField_ = new FormField(grid, 0, name_);
  passwordField_ = new FormField(grid, 2, password_);
  confirmField_ = new FormField(grid, 4, confirm_);
  column->addLayout(grid);
  move_->setAutoDefault(false);
  inFile_->body()->addWidget(move_, 0, Qt::AlignLeft);
  column->addWidget(inFile_);
  column->addWidget(certificate_);
  QGridLayout* lower = formGrid(choiceIndent);
  certificateField_ = new FormField(lower, 0, certificateName_);
  lower->addWidget(chain_, 2, 1);
  column->addLayout(lower);
  column->addSpacing(4);
  column->addWidget(gateway_);
  QGridLayout* last = formGrid(0);
  // First, so that a field that is widened below leaves its narrow place.
  column->addLayout(last);
  authorityField_ = new FormField(last, 0, authority_);
  last->addWidget(browse_, 0, 2);
  rulesField_ = new FormField(last, formFieldRows, rules_);
  last->addWidget(authorityField_->note(), 1, 1, 1, 2);
  last->addWidget(rules_, formFieldRows, 1, 1, 2);
  last->addWidget(rulesField_->note(), formFieldRows + 1, 1, 1, 2);
  browse_->setAutoDefault(false);
  column->addStretch(1);
  setTabOrder(authority_, browse_);
  setTabOrder(browse_, rules_);

  const auto tell = [this] { emit edited(); };
  for (QRadioButton* button : {group_, mutual_, certificate_}) {
    connect(button, &QRadioButton::toggled, this, &AuthenticationTab::updateMethods);
    connect(button, &QRadioButton::clicked, this, tell);
  }
  for (QLineEdit* edit : {authority_, rules_}) connect(edit, &QLineEdit::textEdited, this, tell);
  connect(authority_, &QLineEdit::textChanged, this, [this] { authorityField_->clearError(); });
  connect(rules_, &QLineEdit::textChanged, this, [this] { rulesField_->clearError(); });
  connect(rules_, &QLineEdit::editingFinished, this, &AuthenticationTab::checkRules);
  connect(browse_, &QPushButton::clicked, this, &AuthenticationTab::askAuthorityFile);
  for (QLineEdit* edit : {name_, static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)}) {
    connect(edit, &QLineEdit::textEdited, this, tell);
  }
  for (QLineEdit* edit : {static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)}) {
    connect(edit, &QLineEdit::textChanged, this, [this] {
      // Dots for "kept" in one field beside typed text in the other would say two things.
      const bool none = password_->text().isEmpty() && confirm_->text().isEmpty();
      const bool kept = kept_ == Kept::Keyring || kept_ == Kept::File || kept_ == Kept::Lab;
      password_->setKept(kept && none);
      confirm_->setKept(kept && none);
      if (password_->secret() == confirm_->secret()) confirmField_->clearError();
    });
  }
  connect(confirm_, &QLineEdit::editingFinished, this, [this] {
    if (!(password_->secret() == confirm_->secret()))
      confirmField_->setError(tr("The two passwords differ."));
  });
  connect(certificateName_, &QComboBox::editTextChanged, this, tell);
  connect(chain_, &QCheckBox::clicked, this, tell);
  connect(move_, &QPushButton::clicked, this, &AuthenticationTab::moveToKeyringWanted);
  inFile_->hide();
}

void AuthenticationTab::load(const client::Profile& profile) {
  const QSignalBlocker block(this);
  name_->setText(QString::fromStdString(profile.group_name));
  // An entry of another program may name its certificate by the whole subject only.
  loadedCertificate_ = QString::fromStdString(profile.certificate_name.empty() ? profile.certificate_subject
                                                                               : profile.certificate_name);
  certificateName_->setEditText(loadedCertificate_);
  authority_->setText(QString::fromStdString(profile.ca_file));
  rules_->setText(QString::fromStdString(profile.verify_cert_dn));
  chain_->setChecked(profile.send_certificate_chain);
  group_->setChecked(profile.auth_type == client::AuthType::group);
  certificate_->setChecked(profile.auth_type == client::AuthType::certificate);
  mutual_->setChecked(profile.auth_type == client::AuthType::mutual_group);
  lockIfReadOnly(profile, {"AuthType"}, {group_, mutual_, certificate_});
  nameLocked_ = lockIfReadOnly(profile, {"GroupName"}, {name_});
  passwordLocked_ = lockIfReadOnly(profile, {"GroupPwd", "enc_GroupPwd"}, {password_, confirm_});
  lockIfReadOnly(profile, {"CertName"}, {certificateName_});
  lockIfReadOnly(profile, {"SendCertChain"}, {chain_});
  gatewayLocked_ = lockIfReadOnly(profile, {"X-Drawbridge-CaFile"}, {authority_, browse_});
  lockIfReadOnly(profile, {"VerifyCertDN"}, {rules_});
  updateMethods();
}

void AuthenticationTab::setCertificates(const QStringList& names) {
  const QString text = certificateName_->currentText();
  const QSignalBlocker block(certificateName_);
  certificateName_->clear();
  certificateName_->addItems(names);
  certificateName_->setEditText(text);
  retranslate();
}

void AuthenticationTab::store(client::Profile& profile) const {
  if (group_->isChecked()) profile.auth_type = client::AuthType::group;
  if (mutual_->isChecked()) profile.auth_type = client::AuthType::mutual_group;
  if (certificate_->isChecked()) profile.auth_type = client::AuthType::certificate;
  profile.group_name = name_->text().toStdString();
  if (const QString name = certificateName_->currentText().trimmed(); name != loadedCertificate_) {
    // What was chosen here counts, not what another program remembered of another one.
    profile.certificate_name = name.toStdString();
    profile.certificate_store = name.isEmpty() ? 0 : 1;
    profile.certificate_serial_hash.clear();
    profile.certificate_subject.clear();
    profile.certificate_path.clear();
  }
  profile.ca_file = authority_->text().trimmed().toStdString();
  profile.verify_cert_dn = rules_->text().trimmed().toStdString();
  profile.send_certificate_chain = chain_->isChecked();
}

QWidget* AuthenticationTab::check() {
  if (!(password_->secret() == confirm_->secret())) {
    confirmField_->setError(tr("The two passwords differ."));
    return confirm_;
  }
  const QString file = authority_->text().trimmed();
  if (authority_->isEnabled() && !file.isEmpty() && !QFileInfo::exists(file)) {
    authorityField_->setError(tr("There is no file %1.").arg(file));
    return authority_;
  }
  return checkRules() ? nullptr : rules_;
}

bool AuthenticationTab::checkRules() {
  const auto rules = crypto::parse_name_rules(rules_->text().trimmed().toStdString());
  if (rules) return true;
  using Kind = crypto::NameRuleError::Kind;
  const auto at = static_cast<int>(rules.error().position) + 1;
  switch (rules.error().kind) {
    case Kind::no_attribute:
    case Kind::unknown_attribute:
      rulesField_->setError(tr("At character %1 an attribute such as CN or OU is expected.").arg(at));
      break;
    case Kind::no_operator:
      rulesField_->setError(tr("At character %1 one of =, !=, * and !* is expected.").arg(at));
      break;
    case Kind::no_quotation:
      rulesField_->setError(tr("At character %1 a text in quotation marks is expected.").arg(at));
      break;
    case Kind::not_closed:
      rulesField_->setError(tr("The quotation marks at character %1 are not closed.").arg(at));
      break;
    case Kind::no_comma:
      rulesField_->setError(tr("At character %1 a comma is expected.").arg(at));
      break;
  }
  return false;
}

void AuthenticationTab::askAuthorityFile() {
  auto* dialog = new QFileDialog(this, tr("Certificate of the Authority"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer *.der *.p7b)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    authority_->setText(file);
    emit edited();
  });
  dialog->open();
}

void AuthenticationTab::setKept(Kept kept) {
  kept_ = kept;
  const bool dots = kept == Kept::Keyring || kept == Kept::File || kept == Kept::Lab;
  if (password_->text().isEmpty() && confirm_->text().isEmpty()) {
    password_->setKept(dots);
    confirm_->setKept(dots);
  }
  retranslate();
  updateMethods();
}

void AuthenticationTab::showMoveFailed() {
  moveFailed_ = true;
  retranslate();
}

Secret AuthenticationTab::password() const {
  return password_->secret();
}

void AuthenticationTab::wipe() {
  password_->wipe();
  confirm_->wipe();
}

void AuthenticationTab::updateMethods() {
  // The password of a mutual group is kept and asked for like that of a group.
  const bool group = group_->isChecked() || mutual_->isChecked();
  const bool certificate = certificate_->isChecked();
  nameField_->setEnabled(group && !nameLocked_);
  // Without a keyring there is nowhere to keep what would be typed.
  const bool keeps = kept_ != Kept::NoKeyring && !passwordLocked_;
  passwordField_->setEnabled(group && keeps);
  confirmField_->setEnabled(group && keeps);
  inFile_->setVisible(group && kept_ == Kept::File);
  certificateField_->setEnabled(certificate);
  chain_->setEnabled(certificate);
  const bool proves = certificate || mutual_->isChecked();
  gateway_->setEnabled(proves);
  authorityField_->setEnabled(proves && !gatewayLocked_);
  browse_->setEnabled(proves && !gatewayLocked_);
  rulesField_->setEnabled(proves);
}

void AuthenticationTab::retranslate() {
  group_->setText(tr("&Group Authentication"));
  nameField_->setLabel(tr("&Name:"), tr("group access"));
  passwordField_->setLabel(tr("&Password:"), tr("group access"));
  confirmField_->setLabel(tr("Con&firm Password:"), tr("group access"));
  switch (kept_) {
    case Kept::Unknown:
    case Kept::Nowhere:
      confirmField_->setCaption({});
      break;
    case Kept::Keyring:
      confirmField_->setCaption(tr("Kept in the desktop keyring"), QStringLiteral("db-key"));
      break;
    case Kept::File:
      confirmField_->setCaption(tr("Kept in the entry's file"), QStringLiteral("db-text"));
      break;
    case Kept::NoKeyring:
      confirmField_->setCaption(tr("No keyring found: asked at each connection"), QStringLiteral("db-info"));
      break;
    case Kept::Refused:
      confirmField_->setCaption(tr("The keyring is locked, refuses access or does not answer"),
                                QStringLiteral("db-warn"));
      break;
    case Kept::Lab:
      confirmField_->setCaption(tr("The built-in lab's own password; it is no secret"),
                                QStringLiteral("db-info"));
      break;
  }
  if (moveFailed_) {
    inFile_->setNote(
        Tone::Error, {},
        tr("No keyring took the password, so it is still in the file. Start or unlock the desktop's keyring "
           "and try again."));
  } else {
    inFile_->setNote(Tone::Warn, {}, tr("Anyone who can read this file can read the password."));
  }
  move_->setText(tr("Move to &Keyring"));
  certificate_->setText(tr("&Certificate Authentication"));
  certificateField_->setLabel(tr("Na&me:"), tr("certificate"));
  certificateName_->lineEdit()->setPlaceholderText(
      certificateName_->count() == 0 ? tr("No certificates in the store") : tr("Choose a certificate"));
  certificateField_->setCaption(
      certificateName_->count() == 0 ? tr("Import one on the page Certificates first.") : QString());
  chain_->setText(tr("&Send CA Certificate Chain"));
  mutual_->setText(tr("M&utual Group Authentication (the gateway has a certificate)"));
  gateway_->setText(tr("Certificate of the gateway"));
  authorityField_->setLabel(tr("&Authority:"), tr("file"));
  authority_->setPlaceholderText(tr("All of the page Certificates"));
  authorityField_->setCaption(tr("Who must have issued it: a PEM file, or empty."));
  browse_->setText(tr("Browse..."));
  rulesField_->setLabel(tr("Names it must ha&ve:"));
  rules_->setPlaceholderText(QStringLiteral("CN=\"gw\",OU*\"vpn\""));
  rulesField_->setCaption(
      tr("Empty: the Host of this entry. = equal, != not equal, * contains, !* does not contain."));
}

}  // namespace drawbridge::ui
