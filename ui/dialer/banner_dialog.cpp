// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/banner_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_head.h"
#include "ui/widgets/lock_badge.h"

namespace drawbridge::ui {

BannerDialog::BannerDialog(const QString& entry, const QString& text, QWidget* parent)
    : QDialog(parent),
      entry_(entry),
      title_(makeLabel(QStringLiteral("h2"), true, this)),
      who_(makeLabel(QStringLiteral("cap"), true, this)),
      text_(new QPlainTextEdit(this)),
      continue_(new QPushButton(this)),
      disconnect_(new QPushButton(this)) {
  setObjectName(QStringLiteral("banner"));
  setModal(true);
  setMinimumSize(470, 300);
  setHelpTopic(this, QStringLiteral("xauth"));
  auto* badge = new LockBadge(this);
  badge->setIcon(QStringLiteral("db-info"), Tone::Info);
  QVBoxLayout* column = makeDialogColumn(this, badge, title_, who_);
  // Plain text, whatever the gateway sends.
  text_->setPlainText(text);
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  column->addWidget(text_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  setVariant(continue_, "kind", QStringLiteral("primary"));
  continue_->setDefault(true);
  disconnect_->setAutoDefault(false);
  row->addStretch(1);
  row->addWidget(continue_);
  row->addWidget(disconnect_);
  column->addLayout(row);
  connect(continue_, &QPushButton::clicked, this, &QDialog::accept);
  connect(disconnect_, &QPushButton::clicked, this, &QDialog::reject);
  retranslate();
  continue_->setFocus();
}

void BannerDialog::drop() {
  told_ = true;
  QDialog::done(QDialog::Rejected);
}

void BannerDialog::done(int result) {
  if (told_) return;
  told_ = true;
  QDialog::done(result);
  emit answered(result == QDialog::Accepted);
}

void BannerDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void BannerDialog::retranslate() {
  setWindowTitle(tr("Message of the Gateway"));
  title_->setText(tr("Do you wish to continue?"));
  who_->setText(tr("The gateway of \"%1\" wants this read first.").arg(entry_));
  text_->setAccessibleName(tr("Message of the gateway"));
  continue_->setText(tr("&Continue"));
  disconnect_->setText(tr("&Disconnect"));
}

}  // namespace drawbridge::ui
