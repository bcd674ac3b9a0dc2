// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/pre_shared_key_dialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

PreSharedKeyDialog::PreSharedKeyDialog(QWidget* parent)
    : QDialog(parent),
      sentence_(makeLabel({}, true, this)),
      key_(new SecretEdit(this)),
      again_(new SecretEdit(this)),
      help_(new QPushButton(this)),
      set_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setMinimumWidth(460);
  setHelpTopic(this, QStringLiteral("pre-shared-key"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 20, 20, 16);
  column->setSpacing(12);
  // A sentence that appears under a field makes the dialog grow.
  column->setSizeConstraint(QLayout::SetMinimumSize);
  column->addWidget(sentence_);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  keyField_ = new FormField(grid, 0, key_);
  againField_ = new FormField(grid, formFieldRows, again_);
  for (SecretEdit* edit : {key_, again_}) edit->setMaxLength(128);
  column->addLayout(grid);
  column->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  for (QPushButton* button : {help_, cancel_}) button->setAutoDefault(false);
  set_->setDefault(true);
  setVariant(set_, "kind", QStringLiteral("primary"));
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(set_);
  row->addWidget(cancel_);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("pre-shared-key"), this); });
  connect(set_, &QPushButton::clicked, this, &PreSharedKeyDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &PreSharedKeyDialog::reject);
  connect(key_, &QLineEdit::textChanged, this, [this] {
    keyField_->clearError();
    againField_->clearError();
  });
  connect(again_, &QLineEdit::textChanged, this, [this] { againField_->clearError(); });
  connect(key_, &QLineEdit::editingFinished, this, [this] {
    if (!key_->text().isEmpty()) keyField_->setError(complaintAboutKey());
  });
  retranslate();
  key_->setFocus();
}

QString PreSharedKeyDialog::complaintAboutKey() const {
  return key_->text().size() < shortest ? tr("The key needs %1 characters or more.").arg(shortest)
                                        : QString();
}

void PreSharedKeyDialog::accept() {
  keyField_->setError(complaintAboutKey());
  againField_->setError(
      keyField_->hasError() || key_->secret() == again_->secret() ? QString() : tr("The two keys differ."));
  if (keyField_->hasError()) {
    key_->setFocus();
  } else if (againField_->hasError()) {
    again_->setFocus();
  } else {
    QDialog::accept();
  }
}

void PreSharedKeyDialog::reject() {
  key_->wipe();
  again_->wipe();
  QDialog::reject();
}

Secret PreSharedKeyDialog::takeKey() {
  Secret key = key_->secret();
  key_->wipe();
  again_->wipe();
  return key;
}

void PreSharedKeyDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void PreSharedKeyDialog::retranslate() {
  setWindowTitle(tr("Pre-Shared Key"));
  sentence_->setText(
      tr("Type the key that your administrator gave you for this gateway. Capital letters and small letters "
         "differ."));
  keyField_->setLabel(tr("Pre-shared &Key:"));
  againField_->setLabel(tr("C&onfirm Key:"));
  help_->setText(tr("Help"));
  set_->setText(tr("&Set Key"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
