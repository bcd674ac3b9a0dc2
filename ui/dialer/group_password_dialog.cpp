// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/group_password_dialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
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

GroupPasswordDialog::GroupPasswordDialog(const QString& entry, const QString& group, bool canKeep,
                                         QWidget* parent)
    : QDialog(parent),
      entry_(entry),
      group_(group),
      canKeep_(canKeep),
      title_(makeLabel(QStringLiteral("h2"), true, this)),
      facts_(makeLabel(QStringLiteral("cap"), true, this)),
      password_(new SecretEdit(this)),
      keep_(new QCheckBox(this)),
      help_(new QPushButton(this)),
      connect_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setMinimumWidth(470);
  setHelpTopic(this, QStringLiteral("group-password"));
  auto* badge = new LockBadge(this);
  badge->setIcon(QStringLiteral("db-key"), Tone::Info);
  QVBoxLayout* column = makeDialogColumn(this, badge, title_, facts_);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  field_ = new FormField(grid, 0, password_);
  grid->addWidget(keep_, 2, 1);
  column->addLayout(grid);
  column->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  help_->setAutoDefault(false);
  cancel_->setAutoDefault(false);
  setVariant(connect_, "kind", QStringLiteral("primary"));
  connect_->setDefault(true);
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(connect_);
  row->addWidget(cancel_);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("group-password"), this); });
  connect(connect_, &QPushButton::clicked, this, &QDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  connect(password_, &QLineEdit::textChanged, this,
          [this] { connect_->setEnabled(!password_->text().isEmpty()); });
  connect_->setEnabled(false);
  keep_->setVisible(canKeep_);
  retranslate();
  password_->setFocus();
}

void GroupPasswordDialog::done(int result) {
  if (told_) return;
  told_ = true;
  const Secret typed = password_->secret();
  const bool keep = canKeep_ && keep_->isChecked();
  password_->wipe();
  QDialog::done(result);
  if (result == QDialog::Accepted) {
    emit given(typed, keep);
  } else {
    emit given(std::nullopt, false);
  }
}

void GroupPasswordDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void GroupPasswordDialog::retranslate() {
  const bool key = group_.isEmpty();
  setWindowTitle(key ? tr("Pre-shared Key for \"%1\"").arg(entry_)
                     : tr("Group Password for \"%1\"").arg(entry_));
  title_->setText(key ? tr("Enter the pre-shared key.") : tr("Enter the password of the group."));
  QStringList facts{entry_};
  if (!key) facts.append(tr("group %1").arg(group_));
  facts_->setText(facts.join(QStringLiteral("  ·  ")));
  field_->setLabel(key ? tr("&Key:") : tr("&Password:"));
  field_->setCaption(canKeep_ ? QString() : tr("No keyring found: asked at each connection."),
                     QStringLiteral("db-info"));
  keep_->setText(tr("K&eep in the desktop keyring"));
  help_->setText(tr("Help"));
  connect_->setText(tr("&Connect"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
