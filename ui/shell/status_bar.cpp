// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

ShellStatusBar::ShellStatusBar(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("shellStatus"));
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(8, 2, 8, 1);
  line->setSpacing(2);
  state_ = part(&ShellStatusBar::clientClicked);
  state_->setProperty("role", QStringLiteral("strong"));
  address_ = part(&ShellStatusBar::clientClicked);
  time_ = part(&ShellStatusBar::timeClicked);
  edits_ = part(&ShellStatusBar::editsClicked);
  edits_->setIcon(icon(QStringLiteral("db-edit"), IconTint::Warn));
  headendButton_ = part(&ShellStatusBar::headendClicked);
  line->addWidget(state_);
  line->addWidget(address_);
  line->addWidget(time_);
  line->addStretch(1);
  line->addWidget(edits_);
  line->addWidget(headendButton_);
  setMinimumHeight(30);
  refresh();
}

QToolButton* ShellStatusBar::part(void (ShellStatusBar::*signal)()) {
  auto* button = new QToolButton(this);
  button->setProperty("kind", QStringLiteral("status"));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setIconSize({14, 14});
  connect(button, &QToolButton::clicked, this, signal);
  return button;
}

void ShellStatusBar::setClient(const ClientStatus& status) {
  client_ = status;
  refresh();
}

void ShellStatusBar::setHeadend(const HeadendStatus& status) {
  headend_ = status;
  refresh();
}

void ShellStatusBar::setHeadendShown(bool shown) {
  headendShown_ = shown;
  refresh();
}

void ShellStatusBar::refresh() {
  state_->setIcon(icon(lockIcon(client_.lock), lockTint(client_.lock)));
  const QString text = client_.text.isEmpty() ? tr("Not connected") : client_.text;
  state_->setText(QLatin1Char(' ') + text);
  state_->setAccessibleName(tr("Client: %1").arg(text));
  state_->setAccessibleDescription(client_.detail);
  state_->setToolTip(client_.detail.isEmpty() ? tr("Connection History") : client_.detail);
  const auto fill = [](QToolButton* button, const QString& words) {
    if (!words.isEmpty()) button->setText(QStringLiteral("· ") + words);
    button->setAccessibleName(words);
    button->setVisible(!words.isEmpty());
  };
  fill(address_, client_.address);
  fill(time_, client_.time);
  address_->setToolTip(tr("Client address"));
  time_->setToolTip(tr("Time connected. Opens Statistics."));
  const QString edits = tr("%n change(s) not pushed", nullptr, headend_.editsNotPushed);
  edits_->setText(QLatin1Char(' ') + edits);
  edits_->setAccessibleName(edits);
  edits_->setToolTip(tr("Preview and Push"));
  edits_->setVisible(headendShown_ && headend_.editsNotPushed > 0);
  headendButton_->setIcon(headend_.running ? icon(QStringLiteral("db-dot"), IconTint::Ok)
                                           : icon(QStringLiteral("db-circle")));
  headendButton_->setText(QLatin1Char(' ') + headend_.text);
  headendButton_->setAccessibleName(headend_.text);
  headendButton_->setToolTip(tr("Overview of the headend"));
  headendButton_->setVisible(headendShown_ && !headend_.text.isEmpty());
}

void ShellStatusBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) refresh();
  QFrame::changeEvent(event);
}

}  // namespace drawbridge::ui
