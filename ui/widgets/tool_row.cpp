// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tool_row.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

ToolRow::ToolRow(QWidget* parent) : QWidget(parent), line_(new QHBoxLayout(this)) {
  line_->setContentsMargins(0, 0, 0, 0);
  line_->setSpacing(8);
}

QToolButton* ToolRow::addButton(QAction* action, const QString& kind) {
  auto* button = new QToolButton(this);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  if (!kind.isEmpty()) setVariant(button, "kind", kind);
  button->setFocusPolicy(buttons_.isEmpty() ? Qt::TabFocus : Qt::NoFocus);
  button->installEventFilter(this);
  buttons_.append(button);
  line_->addWidget(button);
  return button;
}

void ToolRow::addSeparator() {
  auto* rule = new QFrame(this);
  rule->setProperty("role", QStringLiteral("vrule"));
  rule->setFixedHeight(20);
  line_->addWidget(rule);
}

void ToolRow::addWidget(QWidget* widget, int stretch) {
  line_->addWidget(widget, stretch);
}

void ToolRow::addStretch() {
  line_->addStretch(1);
}

QToolButton* ToolRow::stop() const {
  for (QToolButton* button : buttons_) {
    if (button->focusPolicy() != Qt::NoFocus) return button;
  }
  return nullptr;
}

void ToolRow::setTabOrderBefore(QWidget* next) {
  // Qt orders only widgets that take the focus.
  QToolButton* const stop = this->stop();
  for (QToolButton* button : buttons_) button->setFocusPolicy(Qt::TabFocus);
  for (qsizetype i = 0; i < buttons_.size(); ++i)
    QWidget::setTabOrder(buttons_[i], i + 1 < buttons_.size() ? buttons_[i + 1] : next);
  moveStop(stop);
}

void ToolRow::moveStop(QToolButton* to) {
  for (QToolButton* button : buttons_) button->setFocusPolicy(button == to ? Qt::TabFocus : Qt::NoFocus);
}

int ToolRow::widthOf(bool texts) const {
  int width = 0;
  for (int i = 0; i < line_->count(); ++i) {
    QLayoutItem* item = line_->itemAt(i);
    const auto* button = qobject_cast<QToolButton*>(item->widget());
    if (item->widget() == nullptr) continue;  // the stretch
    if (button == nullptr || button->property("kind").isValid()) {
      width += item->minimumSize().width();
    } else {
      // As the style sheet draws it: border, padding, icon, and the room of a menu's arrow.
      width += 2 * (1 + 8) + button->iconSize().width() + (button->menu() != nullptr ? 14 : 0);
      if (texts) width += 6 + button->fontMetrics().horizontalAdvance(button->text());
    }
    width += line_->spacing();
  }
  return width;
}

QSize ToolRow::minimumSizeHint() const {
  return {widthOf(false), QWidget::minimumSizeHint().height()};
}

void ToolRow::fit() {
  const auto style = widthOf(true) <= width() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
  for (QToolButton* button : buttons_) {
    if (!button->property("kind").isValid() && button->toolButtonStyle() != style)
      button->setToolButtonStyle(style);
  }
}

void ToolRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

bool ToolRow::eventFilter(QObject* watched, QEvent* event) {
  auto* button = qobject_cast<QToolButton*>(watched);
  if (event->type() == QEvent::KeyPress && button != nullptr) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
      const bool forward = (key == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
      const qsizetype count = buttons_.size();
      qsizetype at = buttons_.indexOf(button);
      for (qsizetype step = 0; step < count; ++step) {
        at = (at + (forward ? 1 : count - 1)) % count;
        if (!buttons_[at]->isEnabled() || !buttons_[at]->isVisible()) continue;
        moveStop(buttons_[at]);
        buttons_[at]->setFocus(Qt::TabFocusReason);
        break;
      }
      return true;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter)) {
      button->click();
      return true;
    }
    if (key == Qt::Key_Down && button->menu() != nullptr) {
      button->showMenu();
      return true;
    }
  }
  // The stop must be a button that can have the focus.
  if (event->type() == QEvent::EnabledChange && button != nullptr && !button->isEnabled() &&
      button->focusPolicy() != Qt::NoFocus) {
    for (QToolButton* other : buttons_) {
      if (!other->isEnabled()) continue;
      moveStop(other);
      break;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace drawbridge::ui
