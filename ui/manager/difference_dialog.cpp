// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/difference_dialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>

#include "ui/manager/command_list.h"
#include "ui/models/command_preview_model.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

DifferenceDialog::DifferenceDialog(HeadendSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      console_(new CommandPreviewModel(this)),
      edits_(new CommandPreviewModel(this)),
      title_(makeLabel(QStringLiteral("h1"), false, this)),
      caption_(makeLabel(QStringLiteral("cap"), true, this)),
      consoleLabel_(makeLabel(QStringLiteral("h2"), false, this)),
      editsLabel_(makeLabel(QStringLiteral("h2"), false, this)),
      consoleList_(makeCommandList(this)),
      editsList_(makeCommandList(this)),
      help_(new QPushButton(this)),
      merge_(new QPushButton(this)),
      discard_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setHelpTopic(this, QStringLiteral("push"));
  resize(860, 460);
  setMinimumSize(640, 360);
  consoleList_->setModel(console_);
  editsList_->setModel(edits_);
  auto* sides = new QGridLayout;
  sides->setHorizontalSpacing(12);
  sides->setVerticalSpacing(6);
  sides->addWidget(consoleLabel_, 0, 0);
  sides->addWidget(editsLabel_, 0, 1);
  sides->addWidget(consoleList_, 1, 0);
  sides->addWidget(editsList_, 1, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(help_);
  buttons->addStretch(1);
  buttons->addWidget(merge_);
  buttons->addWidget(discard_);
  buttons->addWidget(close_);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 16, 16, 16);
  all->setSpacing(8);
  all->addWidget(title_);
  all->addWidget(caption_);
  all->addLayout(sides, 1);
  all->addLayout(buttons);
  merge_->setProperty("kind", QStringLiteral("primary"));
  merge_->setDefault(true);
  help_->setIcon(icon(QStringLiteral("db-help")));
  for (QPushButton* each : {help_, discard_, close_}) each->setAutoDefault(false);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("push"), this); });
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  connect(merge_, &QPushButton::clicked, this, [this] {
    emit mergeWanted();
    accept();
  });
  connect(discard_, &QPushButton::clicked, this, [this] {
    emit discardWanted();
    accept();
  });
  connect(&session_, &HeadendSession::runningChanged, this, &DifferenceDialog::refresh);
  connect(&session_, &HeadendSession::wantedChanged, this, &DifferenceDialog::refresh);
  connect(&session_, &HeadendSession::conflictFound, this, &DifferenceDialog::refresh);
  retranslate();
  merge_->setFocus();
}

void DifferenceDialog::refresh() {
  // Solved elsewhere: there is nothing to decide any more.
  if (isVisible() && !session_.hasConflict()) {
    reject();
    return;
  }
  console_->setScript(session_.consoleScript());
  edits_->setScript(session_.editScript());
  consoleLabel_->setText(tr("At the console: %n command(s)", nullptr, console_->commandCount()));
  editsLabel_->setText(tr("My edits: %n command(s)", nullptr, edits_->commandCount()));
}

void DifferenceDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void DifferenceDialog::retranslate() {
  setWindowTitle(tr("Difference"));
  title_->setText(tr("Changed at the console and here"));
  caption_->setText(
      tr("Merge puts your edits on top of what was done at the console; where both changed the same "
         "line, yours stands. Nothing is sent before you push."));
  consoleList_->setAccessibleName(tr("Commands entered at the console"));
  editsList_->setAccessibleName(tr("Commands of my edits"));
  help_->setText(tr("&Help"));
  merge_->setText(tr("&Merge"));
  discard_->setText(tr("&Discard My Edits"));
  close_->setText(tr("Cancel"));
  refresh();
}

}  // namespace drawbridge::ui
