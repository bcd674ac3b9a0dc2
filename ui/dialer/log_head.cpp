// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/log_head.h"

#include <QBoxLayout>
#include <QToolButton>

namespace drawbridge::ui {

LogHead::LogHead(QWidget* parent) : QWidget(parent), box_(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
  box_->setContentsMargins(0, 0, 0, 0);
  box_->setSpacing(8);
}

void LogHead::setParts(QWidget* tools, QWidget* filters) {
  tools_ = tools;
  filters_ = filters;
  box_->addWidget(tools_);
  box_->addWidget(filters_, 1);
}

void LogHead::arrange() {
  const QList<QToolButton*> buttons = tools_->findChildren<QToolButton*>();
  const auto setStyle = [&](Qt::ToolButtonStyle style) {
    for (QToolButton* button : buttons) {
      if (!button->property("kind").isValid()) button->setToolButtonStyle(style);
    }
  };
  setStyle(Qt::ToolButtonTextBesideIcon);
  const int toolWidth = tools_->sizeHint().width();
  const bool oneLine = toolWidth + box_->spacing() + filters_->minimumSizeHint().width() <= width();
  box_->setDirection(oneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  if (toolWidth > width()) setStyle(Qt::ToolButtonIconOnly);
}

QSize LogHead::minimumSizeHint() const {
  if (tools_ == nullptr) return {};
  // Never wider than its narrowest form, whatever form it has now.
  QSize size = layout()->totalMinimumSize();
  size.setWidth(filters_->minimumSizeHint().width());
  return size;
}

void LogHead::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (tools_ != nullptr) arrange();
}

}  // namespace drawbridge::ui
