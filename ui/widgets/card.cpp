// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

QLabel* makeLabel(const QString& role, bool wrap, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setProperty("role", role);
  label->setWordWrap(wrap);
  return label;
}

Card::Card(QWidget* parent) : Card(QString(), parent) {}

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent),
      title_(makeLabel(QStringLiteral("h2"))),
      head_(new QHBoxLayout),
      body_(new QVBoxLayout) {
  setProperty("role", QStringLiteral("card"));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(12, 12, 12, 12);
  all->setSpacing(8);
  head_->setSpacing(8);
  head_->addWidget(title_);
  head_->addStretch(1);
  body_->setSpacing(8);
  all->addLayout(head_);
  all->addLayout(body_, 1);
  setTitle(title);
}

void Card::setTitle(const QString& title) {
  title_->setText(title);
  title_->setVisible(!title.isEmpty());
  setAccessibleName(title);
}

NoteBox::NoteBox(QWidget* parent)
    : QFrame(parent),
      line_(new QHBoxLayout(this)),
      icon_(new QLabel(this)),
      headBox_(new QWidget(this)),
      title_(makeLabel(QStringLiteral("h2"), true, headBox_)),
      text_(makeLabel({}, true, this)),
      head_(new QHBoxLayout(headBox_)),
      body_(new QVBoxLayout) {
  setProperty("role", QStringLiteral("note"));
  line_->setContentsMargins(12, 10, 12, 10);
  line_->setSpacing(10);
  icon_->setFixedSize(16, 18);
  line_->addWidget(icon_, 0, Qt::AlignTop);
  body_->setSpacing(3);
  head_->setContentsMargins(0, 0, 0, 0);
  head_->setSpacing(8);
  head_->addWidget(title_, 1);
  // A widget, because a layout without visible items would limit the width of the whole box.
  body_->addWidget(headBox_);
  body_->addWidget(text_);
  // A line of which nothing is shown must not keep the text from growing.
  for (QLabel* words : {title_, text_}) {
    QSizePolicy wide = words->sizePolicy();
    wide.setHorizontalPolicy(QSizePolicy::Expanding);
    words->setSizePolicy(wide);
  }
  line_->addLayout(body_, 1);
  connect(&Theme::instance(), &Theme::changed, this, &NoteBox::refreshIcon);
}

void NoteBox::setNote(Tone tone, const QString& title, const QString& text, const QString& iconName) {
  tone_ = tone;
  iconName_ = iconName;
  if (iconName_.isEmpty()) {
    iconName_ = tone == Tone::Error  ? QStringLiteral("db-err")
                : tone == Tone::Warn ? QStringLiteral("db-warn")
                : tone == Tone::Ok   ? QStringLiteral("db-ok")
                                     : QStringLiteral("db-info");
  }
  title_->setText(title);
  headBox_->setVisible(!title.isEmpty());
  text_->setText(text);
  text_->setVisible(!text.isEmpty());
  setAccessibleName(title.isEmpty() ? text : title);
  setAccessibleDescription(title.isEmpty() ? QString() : text);
  setTone(this, tone);
  refreshIcon();
}

void NoteBox::addSide(QWidget* button) {
  line_->addWidget(button, 0, Qt::AlignVCenter);
}

QString NoteBox::text() const {
  return text_->text();
}

void NoteBox::changeEvent(QEvent* event) {
  if (event->type() == QEvent::EnabledChange) refreshIcon();
  QFrame::changeEvent(event);
}

void NoteBox::refreshIcon() {
  if (iconName_.isEmpty()) return;
  icon_->setPixmap(iconPixmap(iconName_, 16, devicePixelRatioF(), Theme::instance().toneColor(tone_)));
}

}  // namespace drawbridge::ui
