// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/xauth_dialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_head.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/lock_badge.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

XauthDialog::XauthDialog(QWidget* parent)
    : QDialog(parent),
      badge_(new LockBadge(this)),
      title_(makeLabel(QStringLiteral("h2"), true, this)),
      facts_(makeLabel(QStringLiteral("cap"), true, this)),
      words_(new NoteBox(this)),
      refusal_(new NoteBox(this)),
      user_(new QLineEdit(this)),
      password_(new SecretEdit(this)),
      domain_(new QLineEdit(this)),
      passcode_(new QLineEdit(this)),
      reply_(new QLineEdit(this)),
      save_(new QCheckBox(this)),
      saveReason_(makeLabel(QStringLiteral("cap"), true, this)),
      help_(new QPushButton(this)),
      ok_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setMinimumWidth(470);
  setHelpTopic(this, QStringLiteral("xauth"));
  badge_->setIcon(QStringLiteral("db-user"), Tone::Info);
  QVBoxLayout* column = makeDialogColumn(this, badge_, title_, facts_);
  column->addWidget(words_);
  column->addWidget(refusal_);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  userField_ = new FormField(grid, 0, user_);
  passwordField_ = new FormField(grid, 2, password_);
  domainField_ = new FormField(grid, 4, domain_);
  passcodeField_ = new FormField(grid, 6, passcode_);
  replyField_ = new FormField(grid, 8, reply_);
  grid->addWidget(save_, 10, 1);
  grid->addWidget(saveReason_, 11, 1);
  column->addLayout(grid);
  column->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  help_->setAutoDefault(false);
  row->addWidget(help_);
  row->addStretch(1);
  setVariant(ok_, "kind", QStringLiteral("primary"));
  ok_->setDefault(true);
  cancel_->setAutoDefault(false);
  row->addWidget(ok_);
  row->addWidget(cancel_);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("xauth"), this); });
  connect(ok_, &QPushButton::clicked, this, &XauthDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &XauthDialog::reject);
  retranslate();
}

void XauthDialog::ask(const client::UserPrompt& prompt) {
  const bool sameLogin = isVisible() || prompt.attempt > 1 || prompt.round > 1;
  prompt_ = prompt;
  if (!sameLogin || user_->text().isEmpty()) user_->setText(QString::fromStdString(prompt.user));
  password_->wipe();
  passcode_->clear();
  reply_->clear();
  retranslate();
  for (QLineEdit* edit : {user_, static_cast<QLineEdit*>(password_), domain_, passcode_, reply_}) {
    if (!edit->isHidden() && edit->isEnabled() && edit->text().isEmpty()) {
      edit->setFocus();
      break;
    }
  }
  adjustSize();
}

void XauthDialog::dropQuestion() {
  password_->wipe();
  passcode_->clear();
  reply_->clear();
  QDialog::reject();
}

ipc::AnswerPrompt XauthDialog::answer() const {
  ipc::AnswerPrompt answer;
  answer.entry = prompt_.entry;
  answer.user = user_->text().toStdString();
  if (prompt_.wants_password) answer.password = password_->secret();
  if (prompt_.wants_passcode) answer.passcode = Secret(std::string_view(passcode_->text().toStdString()));
  if (prompt_.wants_answer || prompt_.wants_next_pin)
    answer.answer = Secret(std::string_view(reply_->text().toStdString()));
  answer.domain = domain_->text().toStdString();
  return answer;
}

bool XauthDialog::savePassword() const {
  return save_->isEnabled() && save_->isChecked();
}

void XauthDialog::accept() {
  const ipc::AnswerPrompt given = answer();
  const bool save = savePassword();
  password_->wipe();
  QDialog::accept();
  emit answered(given, save);
}

void XauthDialog::reject() {
  password_->wipe();
  QDialog::reject();
  emit cancelled();
}

void XauthDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void XauthDialog::retranslate() {
  const QString entry = QString::fromStdString(prompt_.entry);
  setWindowTitle(tr("User Authentication for \"%1\"").arg(entry));
  const bool code = prompt_.wants_passcode || prompt_.wants_answer || prompt_.wants_next_pin;
  title_->setText(prompt_.wants_passcode ? tr("Enter the code from your token.")
                  : code                 ? tr("Answer the question of the gateway.")
                                         : tr("Enter Username and Password."));
  QStringList facts{entry, tr("gateway %1").arg(QString::fromStdString(prompt_.gateway))};
  if (!prompt_.group.empty()) facts.append(tr("group %1").arg(QString::fromStdString(prompt_.group)));
  if (prompt_.round > 1) facts.append(tr("round %1 of this login").arg(prompt_.round));
  facts_->setText(facts.join(QStringLiteral("  ·  ")));
  const QString message = QString::fromStdString(prompt_.message);
  words_->setNote(Tone::Info, {}, tr("Message from the gateway: \"%1\"").arg(message));
  words_->setVisible(!message.isEmpty());
  refusal_->setNote(
      Tone::Error, {},
      tr("The gateway refused this user name or password. Try %1 of %2.").arg(prompt_.attempt).arg(3));
  refusal_->setVisible(prompt_.last_was_refused);
  userField_->setLabel(tr("&Username:"));
  passwordField_->setLabel(tr("&Password:"));
  domainField_->setLabel(tr("&Domain:"));
  passcodeField_->setLabel(tr("Pass&code:"));
  passcodeField_->setCaption(tr("A one-time code is never stored."), QStringLiteral("db-info"));
  replyField_->setLabel(prompt_.wants_next_pin ? tr("New P&IN:") : tr("&Response:"));
  userField_->setEnabled(prompt_.wants_user);
  passwordField_->setVisible(prompt_.wants_password);
  domainField_->setVisible(prompt_.wants_domain);
  passcodeField_->setVisible(prompt_.wants_passcode);
  replyField_->setVisible(prompt_.wants_answer || prompt_.wants_next_pin);
  save_->setText(tr("&Save Password"));
  save_->setVisible(prompt_.wants_password);
  save_->setEnabled(prompt_.may_save_password);
  saveReason_->setText(tr("The gateway does not allow saved passwords."));
  saveReason_->setVisible(prompt_.wants_password && !prompt_.may_save_password);
  save_->setAccessibleDescription(prompt_.may_save_password ? QString() : saveReason_->text());
  help_->setText(tr("Help"));
  ok_->setText(tr("OK"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
