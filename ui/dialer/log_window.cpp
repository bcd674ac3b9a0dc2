// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/log_window.h"

#include <QAction>
#include <QEvent>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/dialer/log_panel.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

LogWindow::LogWindow(LogController& controller, QWidget* parent)
    : QDialog(parent, Qt::Window | Qt::WindowMinMaxButtonsHint | Qt::WindowCloseButtonHint),
      save_(new QAction(icon(QStringLiteral("db-save")), QString(), this)),
      panel_(new LogPanel(controller, save_, nullptr, this)),
      help_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setModal(false);
  setWindowIcon(productIcon());
  resize(860, 520);
  setMinimumSize(600, 360);
  setHelpTopic(this, QStringLiteral("log-window"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(12);
  column->addWidget(panel_, 1);
  auto* row = new QHBoxLayout;
  help_->setIcon(icon(QStringLiteral("db-help")));
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(close_);
  column->addLayout(row);
  // Return in the find field finds; it must not press a button.
  help_->setAutoDefault(false);
  close_->setAutoDefault(false);
  connect(save_, &QAction::triggered, panel_, &LogPanel::save);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("log-window"), this); });
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  auto* find = new QShortcut(QKeySequence(QKeySequence::Find), this);
  connect(find, &QShortcut::activated, panel_, &LogPanel::focusFind);
  retranslate();
  panel_->firstFocus()->setFocus();
}

void LogWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void LogWindow::retranslate() {
  setWindowTitle(tr("Log Window"));
  save_->setText(tr("Save..."));
  save_->setIconText(tr("Save"));
  help_->setText(tr("&Help"));
  close_->setText(tr("&Close"));
}

}  // namespace drawbridge::ui
