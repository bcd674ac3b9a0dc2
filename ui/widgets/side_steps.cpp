// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/side_steps.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

SideSteps::SideSteps(QWidget* parent) : QFrame(parent), list_(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("sideSteps"));
  setMinimumWidth(175);
  list_->setContentsMargins(16, 17, 12, 16);
  list_->setSpacing(0);
  auto* mark = new QLabel(this);
  mark->setPixmap(productIcon().pixmap(QSize(42, 42), devicePixelRatioF()));
  mark->setContentsMargins(0, 0, 0, 14);
  list_->addWidget(mark);
  list_->addStretch(1);
}

void SideSteps::setSteps(const QStringList& titles) {
  while (count() > static_cast<int>(titles.size())) {
    delete buttons_.back();
    buttons_.pop_back();
  }
  for (int i = 0; i < static_cast<int>(titles.size()); ++i) {
    if (i >= count()) {
      auto* button = new QToolButton(this);
      button->setProperty("kind", QStringLiteral("step"));
      button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
      button->setIconSize({16, 16});
      button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
      connect(button, &QToolButton::clicked, this, [this, i] { emit stepClicked(i); });
      list_->insertWidget(1 + i, button);
      buttons_.push_back(button);
    }
    buttons_[static_cast<std::size_t>(i)]->setText(QStringLiteral("  ") + titles[i]);
  }
  refresh();
}

void SideSteps::setCurrent(int step) {
  current_ = step;
  refresh();
}

void SideSteps::refresh() {
  for (int i = 0; i < count(); ++i) {
    QToolButton* button = buttons_[static_cast<std::size_t>(i)];
    const bool done = i < current_;
    const bool here = i == current_;
    button->setIcon(done   ? icon(QStringLiteral("db-ok"), IconTint::Ok)
                    : here ? icon(QStringLiteral("db-dot"), IconTint::Accent)
                           : icon(QStringLiteral("db-circle")));
    // Not disabled: that would grey the mark. A step that is not done simply takes no press and no focus.
    button->setAttribute(Qt::WA_TransparentForMouseEvents, !done);
    button->setFocusPolicy(done ? Qt::TabFocus : Qt::NoFocus);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button->text()) + 16 + 4 + 2 * 7 + 10);
    button->setAccessibleName(done   ? tr("%1, done").arg(button->text().trimmed())
                              : here ? tr("%1, current step").arg(button->text().trimmed())
                                     : tr("%1, to come").arg(button->text().trimmed()));
    setVariant(button, "step",
               done   ? QStringLiteral("done")
               : here ? QStringLiteral("current")
                      : QStringLiteral("next"));
  }
}

}  // namespace drawbridge::ui
