// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/lock_badge.h"

namespace drawbridge::ui {

namespace {
constexpr int badgeDiameter = 44;
}

QVBoxLayout* makeDialogColumn(QWidget* dialog, LockBadge* badge, QLabel* title, QLabel* line) {
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(20, 20, 20, 16);
  column->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(14);
  badge->setDiameter(badgeDiameter);
  head->addWidget(badge, 0, Qt::AlignTop);
  auto* lines = new QVBoxLayout;
  lines->setSpacing(4);
  lines->addWidget(title);
  lines->addWidget(line);
  lines->addStretch(1);
  head->addLayout(lines, 1);
  column->addLayout(head);
  return column;
}

}  // namespace drawbridge::ui
