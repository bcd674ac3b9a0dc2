// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/entry_editor.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/shell/page.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

EntryEditor::EntryEditor(ConnectionController& connections, const QString& entry, QWidget* parent)
    : QDialog(parent),
      connections_(connections),
      entry_(entry),
      name_(new QLineEdit(this)),
      description_(new QLineEdit(this)),
      host_(new QLineEdit(this)),
      tabs_(new QTabWidget(this)),
      authentication_(new AuthenticationTab),
      help_(new QPushButton(this)),
      erase_(new QPushButton(this)),
      save_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setMinimumSize(528, 540);
  resize(560, 600);
  setHelpTopic(this, QStringLiteral("entry-properties"));
  if (const auto loaded = connections_.store().load(entry.toStdString()); loaded) original_ = loaded->profile;
  if (isNew()) original_ = client::new_entry();

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  description_->setMaxLength(246);
  host_->setMaxLength(255);
  nameField_ = new FormField(grid, 0, name_);
  descriptionField_ = new FormField(grid, 2, description_);
  hostField_ = new FormField(grid, 4, host_);
  column->addLayout(grid);

  auto* transport = new TransportTab;
  transport->offerHelper = [this] { return connections_.offersHelper(); };
  all_ = {authentication_, transport, new BackupTab, new DialUpTab, new AdvancedTab};
  for (EditorTab* tab : all_) {
    tabs_->addTab(scrollable(tab, tabs_), QString());
    connect(tab, &EditorTab::edited, this, &EntryEditor::edited);
  }
  column->addWidget(tabs_, 1);

  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  for (QPushButton* button : {help_, erase_, cancel_}) button->setAutoDefault(false);
  setVariant(save_, "kind", QStringLiteral("primary"));
  save_->setDefault(true);
  row->addWidget(help_);
  row->addWidget(erase_);
  row->addStretch(1);
  row->addWidget(save_);
  row->addWidget(cancel_);
  column->addLayout(row);

  name_->setText(entry);
  description_->setText(QString::fromStdString(original_.description));
  host_->setText(QString::fromStdString(original_.host));
  for (EditorTab* tab : all_) tab->load(original_);
  QStringList certificates;
  for (const client::StoredCertificate& each : connections_.certificates().list().entries) {
    if (each.kind == client::StoredCertificate::Kind::personal)
      certificates.append(QString::fromStdString(each.name));
  }
  authentication_->setCertificates(certificates);
  lockIfReadOnly(original_, {"Description"}, {description_});
  lockIfReadOnly(original_, {"Host"}, {host_});
  erase_->setEnabled(original_.save_user_password || original_.user_password_in_file);
  lookForPassword();

  for (QLineEdit* edit : {name_, description_, host_})
    connect(edit, &QLineEdit::textEdited, this, &EntryEditor::edited);
  connect(name_, &QLineEdit::textEdited, this, [this] { nameField_->clearError(); });
  connect(host_, &QLineEdit::textEdited, this, [this] { hostField_->clearError(); });
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("entry-properties"), this); });
  connect(erase_, &QPushButton::clicked, this, [this] {
    connections_.eraseUserPassword(entry_);
    // What was erased must not come back with Save.
    original_.save_user_password = false;
    original_.user_password_in_file.reset();
    erase_->setEnabled(false);
  });
  connect(authentication_, &AuthenticationTab::moveToKeyringWanted, this, [this] {
    connections_.moveToKeyring(entry_, [form = QPointer<EntryEditor>(this)](bool moved) {
      if (!form) return;
      if (!moved) {
        form->authentication_->showMoveFailed();
        return;
      }
      form->original_.group_password_in_file.reset();
      form->original_.user_password_in_file.reset();
      form->authentication_->setKept(AuthenticationTab::Kept::Keyring);
    });
  });
  connect(save_, &QPushButton::clicked, this, &EntryEditor::accept);
  connect(cancel_, &QPushButton::clicked, this, &EntryEditor::reject);
  retranslate();
  changed_ = false;
  (isNew() ? name_ : host_)->setFocus();
  if (!isNew() && !host_->isEnabled()) name_->setFocus();
}

void EntryEditor::lookForPassword() {
  using Kept = AuthenticationTab::Kept;
  connections_.lookForGroupPassword(original_,
                                    [form = QPointer<EntryEditor>(this)](ConnectionController::KeptIn where) {
                                      if (!form) return;
                                      Kept kept = Kept::Nowhere;
                                      switch (where) {
                                        case ConnectionController::KeptIn::nowhere:
                                          break;
                                        case ConnectionController::KeptIn::keyring:
                                          kept = Kept::Keyring;
                                          break;
                                        case ConnectionController::KeptIn::file:
                                          kept = Kept::File;
                                          break;
                                        case ConnectionController::KeptIn::no_keyring:
                                          kept = Kept::NoKeyring;
                                          break;
                                        case ConnectionController::KeptIn::refused:
                                          kept = Kept::Refused;
                                          break;
                                        case ConnectionController::KeptIn::lab:
                                          kept = Kept::Lab;
                                          break;
                                      }
                                      form->authentication_->setKept(kept);
                                    });
}

void EntryEditor::edited() {
  changed_ = true;
}

client::Profile EntryEditor::profile() const {
  client::Profile profile = original_;
  profile.name = name_->text().trimmed().toStdString();
  profile.description = description_->text().trimmed().toStdString();
  profile.host = host_->text().trimmed().toStdString();
  for (const EditorTab* tab : all_) tab->store(profile);
  return profile;
}

bool EntryEditor::checkFields() {
  const QString name = name_->text().trimmed();
  QWidget* first = nullptr;
  if (const auto problem = client::check_name(name.toStdString())) {
    nameField_->setError(text(*problem));
    first = name_;
  } else if (name != entry_ && connections_.store().load(name.toStdString())) {
    nameField_->setError(tr("There is already a connection entry named \"%1\".").arg(name));
    first = name_;
  }
  if (host_->text().trimmed().isEmpty()) {
    hostField_->setError(tr("Enter the host name or IP address of the remote server."));
    if (first == nullptr) first = host_;
  }
  for (std::size_t i = 0; i < all_.size(); ++i) {
    QWidget* wrong = all_[i]->check();
    if (wrong == nullptr || first != nullptr) continue;
    tabs_->setCurrentIndex(static_cast<int>(i));
    first = wrong;
  }
  if (first != nullptr) first->setFocus();
  return first == nullptr;
}

bool EntryEditor::save() {
  if (!checkFields()) return false;
  client::Profile made = profile();
  const QString name = QString::fromStdString(made.name);
  const Secret typed = authentication_->password();
  const bool newPassword = !typed.empty() && made.auth_type != client::AuthType::certificate;
  // A password that is typed replaces one that came with the file.
  if (newPassword) made.group_password_in_file.reset();
  client::ProfileStore& store = connections_.store();
  Result<void, client::StoreError> done = {};
  if (isNew()) {
    done = store.create(made);
  } else {
    if (name != entry_) done = store.rename(entry_.toStdString(), made.name);
    if (done) {
      if (name != entry_) connections_.moveSecrets(entry_, name);
      entry_ = name;
      done = store.save(made);
    }
  }
  if (!done) {
    nameField_->setError(text(done.error()));
    name_->setFocus();
    return false;
  }
  if (newPassword) connections_.keepGroupPassword(name, typed);
  authentication_->wipe();
  return true;
}

void EntryEditor::accept() {
  if (!save()) return;
  const QString name = name_->text().trimmed();
  QDialog::accept();
  emit saved(name);
}

void EntryEditor::reject() {
  if (!changed_) {
    authentication_->wipe();
    QDialog::reject();
    return;
  }
  auto* question =
      new QMessageBox(QMessageBox::NoIcon, windowTitle(), tr("Save the changes of this connection entry?"),
                      QMessageBox::NoButton, this);
  question->setAttribute(Qt::WA_DeleteOnClose);
  QPushButton* keep = question->addButton(tr("&Save"), QMessageBox::AcceptRole);
  QPushButton* discard = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
  QPushButton* back = question->addButton(tr("&Keep Editing"), QMessageBox::RejectRole);
  question->setDefaultButton(keep);
  question->setEscapeButton(back);
  connect(question, &QMessageBox::buttonClicked, this, [this, keep, discard](QAbstractButton* pressed) {
    if (pressed == keep) accept();
    if (pressed == discard) {
      changed_ = false;
      reject();
    }
  });
  question->open();
}

void EntryEditor::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void EntryEditor::retranslate() {
  setWindowTitle(isNew() ? tr("New Connection Entry") : tr("Properties of \"%1\"").arg(entry_));
  nameField_->setLabel(tr("Connection &Entry:"));
  descriptionField_->setLabel(tr("&Description:"));
  hostField_->setLabel(tr("&Host:"));
  const QString titles[] = {tr("Authentication"), tr("Transport"), tr("Backup Servers"), tr("Dial-Up"),
                            tr("Advanced")};
  for (int i = 0; i < tabs_->count(); ++i) {
    tabs_->setTabText(i, titles[i]);
    all_[static_cast<std::size_t>(i)]->setAccessibleName(titles[i]);
    all_[static_cast<std::size_t>(i)]->retranslate();
  }
  help_->setText(tr("Help"));
  erase_->setText(tr("Erase User Password"));
  save_->setText(tr("Save"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
