// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/rename_dialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/text/client_text.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

RenameDialog::RenameDialog(client::ProfileStore& store, const QString& entry, QWidget* parent)
    : QDialog(parent),
      store_(store),
      entry_(entry),
      name_(new QLineEdit(entry, this)),
      rename_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setMinimumWidth(400);
  setHelpTopic(this, QStringLiteral("connections"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  field_ = new FormField(grid, 0, name_);
  column->addLayout(grid);
  column->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addStretch(1);
  setVariant(rename_, "kind", QStringLiteral("primary"));
  rename_->setDefault(true);
  cancel_->setAutoDefault(false);
  row->addWidget(rename_);
  row->addWidget(cancel_);
  column->addLayout(row);
  connect(name_, &QLineEdit::textChanged, this, [this] { field_->clearError(); });
  connect(rename_, &QPushButton::clicked, this, &RenameDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &RenameDialog::reject);
  retranslate();
  name_->selectAll();
  name_->setFocus();
}

void RenameDialog::accept() {
  const QString name = name_->text().trimmed();
  if (name != entry_) {
    if (const auto done = store_.rename(entry_.toStdString(), name.toStdString()); !done) {
      field_->setError(text(done.error()));
      name_->setFocus();
      return;
    }
  }
  QDialog::accept();
  if (name != entry_) emit renamed(entry_, name);
}

void RenameDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void RenameDialog::retranslate() {
  setWindowTitle(tr("Rename \"%1\"").arg(entry_));
  field_->setLabel(tr("New &name:"));
  rename_->setText(tr("&Rename"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
