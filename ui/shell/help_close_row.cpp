// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_close_row.h"

#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

HelpCloseRow::HelpCloseRow(QDialog* dialog)
    : QWidget(dialog), help_(new QPushButton(this)), close_(new QPushButton(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(close_);
  // Return belongs to the fields above.
  help_->setAutoDefault(false);
  close_->setAutoDefault(false);
  connect(help_, &QPushButton::clicked, dialog,
          [dialog] { showHelp(dialog->property("helpTopic").toString(), dialog); });
  connect(close_, &QPushButton::clicked, dialog, &QDialog::close);
  retranslate();
}

void HelpCloseRow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void HelpCloseRow::retranslate() {
  help_->setText(tr("Help"));
  close_->setText(tr("Close"));
}

}  // namespace drawbridge::ui
