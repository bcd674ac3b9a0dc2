// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/card.h"

namespace drawbridge::ui {

Page::Page(QString helpTopic, QWidget* parent) : QWidget(parent), helpTopic_(std::move(helpTopic)) {
  setProperty("role", QStringLiteral("page"));
}

void Page::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

PageHead::PageHead(QWidget* parent)
    : QWidget(parent),
      title_(makeLabel(QStringLiteral("h1"), true, this)),
      caption_(makeLabel(QStringLiteral("cap"), true, this)),
      actions_(new QHBoxLayout) {
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(title_);
  words->addWidget(caption_);
  actions_->setSpacing(8);
  line->addLayout(words, 1);
  line->addLayout(actions_);
  caption_->hide();
}

void PageHead::setTitle(const QString& text) {
  title_->setText(text);
}

void PageHead::setCaption(const QString& text) {
  caption_->setText(text);
  caption_->setVisible(!text.isEmpty());
}

void PageHead::addAction(QWidget* widget) {
  actions_->addWidget(widget, 0, Qt::AlignVCenter);
}

QWidget* scrollable(QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  content->setProperty("role", QStringLiteral("page"));
  area->setWidget(content);
  area->viewport()->setAutoFillBackground(false);
  content->setAutoFillBackground(false);
  return area;
}

}  // namespace drawbridge::ui
