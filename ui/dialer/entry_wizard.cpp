// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/entry_wizard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "client/certificate_store.h"
#include "ui/bridge/client_session.h"
#include "ui/shell/help_window.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/side_steps.h"

namespace drawbridge::ui {

namespace {
constexpr int lastPage = 3;
constexpr const char* topics[] = {"wizard-name", "wizard-server", "wizard-authentication", "wizard-finish"};

QGridLayout* makeGrid(QWidget* body) {
  auto* grid = new QGridLayout(body);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  return grid;
}
}  // namespace

EntryWizard::EntryWizard(client::ProfileStore& store, ClientSession* session, QWidget* parent)
    : QDialog(parent),
      store_(store),
      session_(session),
      steps_(new SideSteps(this)),
      pages_(new QStackedWidget(this)),
      help_(new QPushButton(this)),
      back_(new QPushButton(this)),
      next_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  resize(748, 580);
  setMinimumSize(640, 520);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(steps_);
  middle->addWidget(pages_, 1);
  all->addLayout(middle, 1);
  auto* rule = new QFrame(this);
  rule->setProperty("role", QStringLiteral("rule"));
  all->addWidget(rule);
  pages_->addWidget(namePage());
  pages_->addWidget(serverPage());
  pages_->addWidget(authenticationPage());
  pages_->addWidget(finishPage());
  auto* row = new QHBoxLayout;
  row->setContentsMargins(12, 12, 12, 12);
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  for (QPushButton* button : {help_, back_, cancel_}) button->setAutoDefault(false);
  next_->setDefault(true);
  setVariant(next_, "kind", QStringLiteral("primary"));
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(back_);
  row->addWidget(next_);
  row->addSpacing(8);
  row->addWidget(cancel_);
  all->addLayout(row);
  connect(help_, &QPushButton::clicked, this,
          [this] { showHelp(QLatin1String(topics[pages_->currentIndex()]), this); });
  connect(back_, &QPushButton::clicked, this, [this] { go(pages_->currentIndex() - 1); });
  connect(next_, &QPushButton::clicked, this, &EntryWizard::next);
  connect(cancel_, &QPushButton::clicked, this, &EntryWizard::reject);
  connect(steps_, &SideSteps::stepClicked, this, &EntryWizard::go);
  setHelpTopic(this, QLatin1String(topics[0]));
  retranslate();
  go(0);
}

QWidget* EntryWizard::makePage(QLabel*& title, QLabel*& sentence, QWidget* body) {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(24, 24, 24, 20);
  column->setSpacing(12);
  title = makeLabel(QStringLiteral("h1"), true, page);
  sentence = makeLabel({}, true, page);
  column->addWidget(title);
  column->addWidget(sentence);
  column->addWidget(body);
  column->addStretch(1);
  return page;
}

QWidget* EntryWizard::namePage() {
  auto* body = new QWidget;
  QGridLayout* grid = makeGrid(body);
  name_ = new QLineEdit(body);
  description_ = new QLineEdit(body);
  description_->setMaxLength(246);
  nameField_ = new FormField(grid, 0, name_);
  descriptionField_ = new FormField(grid, 2, description_);
  import_ = new QPushButton(body);
  import_->setAutoDefault(false);
  setVariant(import_, "kind", QStringLiteral("link"));
  grid->addWidget(import_, 4, 1, Qt::AlignLeft);
  connect(name_, &QLineEdit::textChanged, this, &EntryWizard::updateButtons);
  connect(name_, &QLineEdit::editingFinished, this, [this] {
    if (!name_->text().isEmpty()) checkName();
  });
  connect(import_, &QPushButton::clicked, this, [this] {
    QDialog::reject();
    emit importWanted();
  });
  return makePage(titles_[0], sentences_[0], body);
}

QWidget* EntryWizard::serverPage() {
  auto* body = new QWidget;
  QGridLayout* grid = makeGrid(body);
  host_ = new QLineEdit(body);
  host_->setMaxLength(255);
  hostField_ = new FormField(grid, 0, host_);
  test_ = new QPushButton(body);
  test_->setAutoDefault(false);
  grid->addWidget(test_, 0, 2);
  connect(host_, &QLineEdit::textChanged, this, [this] {
    hostField_->clearError();
    hostField_->setWarning({});
    hostField_->setCaption({});
    updateButtons();
  });
  connect(test_, &QPushButton::clicked, this, [this] {
    if (session_ != nullptr) session_->resolveName(host_->text().trimmed());
  });
  if (session_ != nullptr) {
    connect(session_, &ClientSession::nameResolved, this,
            [this](const QString& host, const QString& address) {
              if (host != host_->text().trimmed()) return;
              if (address.isEmpty()) {
                hostField_->setWarning(
                    tr("No address was found for this name. You can go on and change it later."));
              } else {
                hostField_->setWarning({});
                // A name that needs no looking up is no news.
                hostField_->setCaption(host == address ? tr("%1 is an address.").arg(host)
                                                       : tr("%1 is %2.").arg(host, address),
                                       QStringLiteral("db-ok"));
              }
            });
  }
  return makePage(titles_[1], sentences_[1], body);
}

QWidget* EntryWizard::authenticationPage() {
  auto* body = new QWidget;
  QGridLayout* grid = makeGrid(body);
  group_ = new QRadioButton(body);
  mutual_ = new QRadioButton(body);
  certificate_ = new QRadioButton(body);
  group_->setChecked(true);
  groupName_ = new QLineEdit(body);
  groupName_->setMaxLength(32);
  password_ = new SecretEdit(body);
  confirm_ = new SecretEdit(body);
  password_->setMaxLength(32);
  confirm_->setMaxLength(32);
  certificateName_ = new QComboBox(body);
  certificateName_->setEditable(true);
  const client::CertificateStore certificates(store_.folder().parent_path() / "certificates");
  for (const client::StoredCertificate& each : certificates.list().entries) {
    if (each.kind == client::StoredCertificate::Kind::personal)
      certificateName_->addItem(QString::fromStdString(each.name));
  }
  certificateName_->setCurrentIndex(-1);
  chain_ = new QCheckBox(body);
  grid->addWidget(group_, 0, 0, 1, 2);
  grid->addWidget(mutual_, 1, 0, 1, 2);
  groupNameField_ = new FormField(grid, 2, groupName_);
  passwordField_ = new FormField(grid, 4, password_);
  confirmField_ = new FormField(grid, 6, confirm_);
  grid->addWidget(certificate_, 8, 0, 1, 2);
  certificateField_ = new FormField(grid, 9, certificateName_);
  grid->addWidget(chain_, 11, 1);
  for (QRadioButton* button : {group_, mutual_, certificate_})
    connect(button, &QRadioButton::toggled, this, &EntryWizard::updateMethods);
  connect(certificateName_, &QComboBox::editTextChanged, this, [this] { certificateField_->clearError(); });
  connect(confirm_, &QLineEdit::editingFinished, this, [this] {
    confirmField_->setError(password_->secret() == confirm_->secret() ? QString()
                                                                      : tr("The two passwords differ."));
  });
  for (QLineEdit* edit : {static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)}) {
    connect(edit, &QLineEdit::textChanged, this, [this] {
      if (password_->secret() == confirm_->secret()) confirmField_->clearError();
    });
  }
  connect(groupName_, &QLineEdit::textChanged, this, [this] {
    emptyGroupAccepted_ = false;
    groupNameField_->setWarning({});
  });
  return makePage(titles_[2], sentences_[2], body);
}

QWidget* EntryWizard::finishPage() {
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  created_ = makeLabel(QStringLiteral("h2"), true, body);
  finishHints_ = makeLabel({}, true, body);
  connectNow_ = new QCheckBox(body);
  column->addWidget(created_);
  column->addWidget(finishHints_);
  column->addWidget(connectNow_);
  return makePage(titles_[3], sentences_[3], body);
}

void EntryWizard::updateMethods() {
  const bool group = !certificate_->isChecked();
  for (FormField* field : {groupNameField_, passwordField_, confirmField_}) field->setEnabled(group);
  certificateField_->setEnabled(!group);
  chain_->setEnabled(!group);
  if (!group) confirmField_->clearError();
}

void EntryWizard::updateButtons() {
  const int page = pages_->currentIndex();
  back_->setEnabled(page > 0);
  next_->setText(page == lastPage ? tr("&Finish") : tr("&Next >"));
  test_->setEnabled(session_ != nullptr && !host_->text().trimmed().isEmpty());
  next_->setEnabled(page == 0   ? !name_->text().trimmed().isEmpty()
                    : page == 1 ? !host_->text().trimmed().isEmpty()
                                : true);
}

void EntryWizard::go(int page) {
  pages_->setCurrentIndex(page);
  steps_->setCurrent(page);
  setProperty("helpTopic", QLatin1String(topics[page]));
  if (page == lastPage) created_->setText(name_->text().trimmed());
  updateMethods();
  updateButtons();
  QWidget* first[] = {
      name_, host_, !certificate_->isChecked() ? static_cast<QWidget*>(groupName_) : certificateName_, next_};
  first[page]->setFocus();
}

bool EntryWizard::checkName() {
  const std::string name = name_->text().trimmed().toStdString();
  QString error;
  if (const auto problem = client::check_name(name)) {
    error = text(*problem);
  } else if (store_.load(name)) {
    error = tr("There is already a connection entry named \"%1\".").arg(name_->text().trimmed());
  }
  nameField_->setError(error);
  return error.isEmpty();
}

bool EntryWizard::checkServer() {
  const bool ok = !host_->text().trimmed().isEmpty();
  hostField_->setError(ok ? QString() : tr("Enter the host name or IP address of the remote server."));
  return ok;
}

bool EntryWizard::checkAuthentication() {
  if (certificate_->isChecked()) {
    const bool named = !certificateName_->currentText().trimmed().isEmpty();
    certificateField_->setError(named ? QString() : tr("Choose a certificate, or type its name."));
    if (!named) certificateName_->setFocus();
    return named;
  }
  if (!(password_->secret() == confirm_->secret())) {
    confirmField_->setError(tr("The two passwords differ."));
    confirm_->setFocus();
    return false;
  }
  if (groupName_->text().isEmpty() && !emptyGroupAccepted_) {
    emptyGroupAccepted_ = true;
    groupNameField_->setWarning(tr("The group name is empty. Few gateways accept that."));
    return false;
  }
  return true;
}

void EntryWizard::next() {
  const int page = pages_->currentIndex();
  if (page == 0 && !checkName()) {
    name_->setFocus();
    return;
  }
  if (page == 1 && !checkServer()) {
    host_->setFocus();
    return;
  }
  if (page == 2 && !checkAuthentication()) return;
  if (page < lastPage) {
    go(page + 1);
    return;
  }
  const client::Profile made = profile();
  if (const auto result = store_.create(made); !result) {
    go(0);
    nameField_->setError(text(result.error()));
    return;
  }
  const Secret secret = groupPassword();
  password_->wipe();
  confirm_->wipe();
  QDialog::accept();
  emit created(QString::fromStdString(made.name), secret, connectNow());
}

client::Profile EntryWizard::profile() const {
  client::Profile profile = client::new_entry();
  profile.name = name_->text().trimmed().toStdString();
  profile.description = description_->text().trimmed().toStdString();
  profile.host = host_->text().trimmed().toStdString();
  // The built-in lab's headend knows nothing else.
  profile.allow_legacy = profile.host == client::lab_profiles().front().host;
  if (certificate_->isChecked()) {
    profile.auth_type = client::AuthType::certificate;
    profile.certificate_name = certificateName_->currentText().trimmed().toStdString();
    profile.certificate_store = 1;
    profile.send_certificate_chain = chain_->isChecked();
  } else {
    if (mutual_->isChecked()) profile.auth_type = client::AuthType::mutual_group;
    profile.group_name = groupName_->text().toStdString();
  }
  return profile;
}

Secret EntryWizard::groupPassword() const {
  return certificate_->isChecked() ? Secret() : password_->secret();
}

bool EntryWizard::connectNow() const {
  return connectNow_->isChecked();
}

bool EntryWizard::hasContent() const {
  return !(name_->text().isEmpty() && description_->text().isEmpty() && host_->text().isEmpty() &&
           groupName_->text().isEmpty() && password_->text().isEmpty() && confirm_->text().isEmpty());
}

void EntryWizard::reject() {
  if (hasContent()) {
    QMessageBox question(QMessageBox::NoIcon, windowTitle(), tr("Discard this connection entry?"),
                         QMessageBox::NoButton, this);
    QPushButton* discard = question.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton* keep = question.addButton(tr("&Keep Editing"), QMessageBox::RejectRole);
    question.setDefaultButton(keep);
    question.setEscapeButton(keep);
    question.exec();
    if (question.clickedButton() != discard) return;
  }
  password_->wipe();
  confirm_->wipe();
  QDialog::reject();
}

void EntryWizard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void EntryWizard::retranslate() {
  setWindowTitle(tr("New Connection Entry Wizard"));
  const QStringList names{tr("Name"), tr("Server"), tr("Authentication"), tr("Finish")};
  steps_->setSteps(names);
  for (int i = 0; i <= lastPage; ++i) titles_[i]->setText(names.at(i));
  sentences_[0]->setText(tr("Enter a name for the new connection entry and, if you like, a description."));
  sentences_[1]->setText(tr("Enter the host name or IP address of the remote server."));
  sentences_[2]->setText(
      tr("Your administrator may have provided you with group parameters or a digital certificate to "
         "authenticate your access to the remote server. If so, select the appropriate authentication method "
         "and complete your entries."));
  sentences_[3]->setText(
      tr("You have successfully created a new virtual private networking connection entry named:"));
  finishHints_->setText(
      tr("Click Finish to save this entry.") + QStringLiteral("\n\n") +
      tr("To connect to the remote network, select the Connect button from the main window.") +
      QStringLiteral("\n\n") +
      tr("To modify this connection entry, click Options on the main window and select Properties from the "
         "menu that appears."));
  nameField_->setLabel(tr("Na&me:"));
  descriptionField_->setLabel(tr("&Description:"));
  import_->setText(tr("&Import a .pcf file instead..."));
  hostField_->setLabel(tr("&Server:"));
  test_->setText(tr("&Test"));
  group_->setText(tr("&Group Access Information"));
  groupNameField_->setLabel(tr("Na&me:"), tr("group access"));
  passwordField_->setLabel(tr("&Password:"), tr("group access"));
  confirmField_->setLabel(tr("C&onfirm Password:"), tr("group access"));
  mutual_->setText(tr("M&utual group (the gateway has a certificate)"));
  certificate_->setText(tr("C&ertificate"));
  certificateField_->setLabel(tr("N&ame:"), tr("certificate"));
  certificateName_->lineEdit()->setPlaceholderText(
      certificateName_->count() == 0 ? tr("No certificates in the store") : tr("Choose a certificate"));
  chain_->setText(tr("&Send CA Certificate Chain"));
  connectNow_->setText(tr("Connect n&ow"));
  help_->setText(tr("Help"));
  back_->setText(tr("< &Back"));
  cancel_->setText(tr("Cancel"));
  updateButtons();
}

}  // namespace drawbridge::ui
