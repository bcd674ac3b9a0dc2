// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/lock_badge.h"

namespace drawbridge::ui {

namespace {
constexpr int boxWidth = 320;
}

EmptyState::EmptyState(const QString& iconName, QWidget* parent)
    : QWidget(parent),
      box_(new QWidget(this)),
      column_(new QVBoxLayout(box_)),
      title_(makeLabel(QStringLiteral("h2"), true, box_)),
      text_(makeLabel(QStringLiteral("cap"), true, box_)) {
  auto* all = new QVBoxLayout(this);
  box_->setFixedWidth(boxWidth);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(8);
  auto* mark = new LockBadge(box_);
  mark->setIcon(iconName, Tone::Info);
  mark->setFixedSize(mark->sizeHint());
  for (QLabel* label : {title_, text_}) label->setAlignment(Qt::AlignHCenter);
  column_->addWidget(mark, 0, Qt::AlignHCenter);
  column_->addWidget(title_);
  column_->addWidget(text_);
  column_->addSpacing(8);
  all->addStretch(1);
  // In a row of its own: aligned in the column its height would be that of the column's whole width.
  auto* middle = new QHBoxLayout;
  middle->addStretch(1);
  middle->addWidget(box_);
  middle->addStretch(1);
  all->addLayout(middle);
  all->addStretch(2);
}

void EmptyState::setWords(const QString& title, const QString& text) {
  title_->setText(title);
  text_->setText(text);
}

QPushButton* EmptyState::addButton() {
  auto* made = new QPushButton(box_);
  made->setAutoDefault(false);
  column_->addWidget(made);
  if (first_ == nullptr) {
    first_ = made;
    setVariant(made, "kind", QStringLiteral("primary"));
  }
  return made;
}

}  // namespace drawbridge::ui
