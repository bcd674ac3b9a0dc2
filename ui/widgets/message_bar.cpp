// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QCheckBox>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel(this)),
      text_(new QLabel(this)),
      detail_(new QLabel(this)),
      check_(new QCheckBox(this)),
      buttons_(new QHBoxLayout),
      close_(new QToolButton(this)) {
  setProperty("role", QStringLiteral("note"));
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(12, 9, 10, 9);
  line->setSpacing(12);
  icon_->setFixedSize(20, 20);
  for (QLabel* label : {text_, detail_}) {
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
  }
  text_->setProperty("role", QStringLiteral("h2"));
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(text_);
  words->addWidget(detail_);
  words->addWidget(check_);
  close_->setIcon(icon(QStringLiteral("db-x")));
  connect(close_, &QToolButton::clicked, this, &MessageBar::dismiss);
  buttons_->setSpacing(8);
  line->addWidget(icon_);
  line->addLayout(words, 1);
  line->addLayout(buttons_);
  line->addWidget(close_);
  connect(&Theme::instance(), &Theme::changed, this, &MessageBar::refreshIcon);
  hide();
}

void MessageBar::showMessage(const Message& message) {
  if (showing_) emit replaced(message_);
  message_ = message;
  showing_ = true;
  const quint64 serial = ++serial_;
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    // Not deleted at once: the press that led here may come from this very button.
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
  QPushButton* first = nullptr;
  for (const MessageButton& entry : message_.buttons) {
    auto* button = new QPushButton(entry.text, this);
    if (entry.primary) {
      button->setProperty("kind", QStringLiteral("primary"));
      first = button;
    }
    if (!entry.icon.isEmpty()) {
      button->setIcon(icon(entry.icon, entry.primary ? IconTint::OnAccent : IconTint::Control));
    }
    connect(button, &QPushButton::clicked, this, [this, serial, run = entry.run, keeps = entry.keepsOpen] {
      if (!keeps && serial == serial_) dismiss();
      if (run) run();
    });
    buttons_->addWidget(button);
  }
  if (first != nullptr) first->setAutoDefault(true);
  check_->setText(message_.checkBox);
  check_->setChecked(false);
  check_->setVisible(!message_.checkBox.isEmpty());
  close_->setVisible(message_.closable);
  close_->setToolTip(tr("Close"));
  close_->setAccessibleName(tr("Close"));
  setTone(this, message_.tone);
  updateText(message_.text, message_.detail);
  refreshIcon();
  show();
  if (Theme::instance().animations()) {
    auto* effect = new QGraphicsOpacityEffect(this);
    setGraphicsEffect(effect);
    auto* fade = new QPropertyAnimation(effect, "opacity", effect);
    fade->setDuration(120);
    fade->setStartValue(0.0);
    fade->setEndValue(1.0);
    connect(fade, &QPropertyAnimation::finished, this, [this] { setGraphicsEffect(nullptr); });
    fade->start();
  }
  QAccessibleEvent event(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
  if (message_.closeAfterMs > 0 && message_.buttons.isEmpty()) {
    QTimer::singleShot(message_.closeAfterMs, this, [this, serial] {
      if (serial == serial_) dismiss();
    });
  }
}

void MessageBar::updateText(const QString& text, const QString& detail) {
  message_.text = text;
  message_.detail = detail;
  text_->setText(text);
  text_->setVisible(!text.isEmpty());
  detail_->setText(detail);
  detail_->setVisible(!detail.isEmpty());
  setAccessibleName(text);
  setAccessibleDescription(detail);
}

void MessageBar::dismiss() {
  if (!showing_) return;
  showing_ = false;
  ++serial_;
  const bool hadFocus = isAncestorOf(window()->focusWidget());
  hide();
  if (hadFocus) emit focusLeft();
  emit dismissed();
}

bool MessageBar::isChecked() const {
  return check_->isChecked();
}

QPushButton* MessageBar::button(const QString& text) const {
  for (int i = 0; i < buttons_->count(); ++i) {
    auto* found = qobject_cast<QPushButton*>(buttons_->itemAt(i)->widget());
    if (found != nullptr && found->text() == text) return found;
  }
  return nullptr;
}

void MessageBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) close_->setToolTip(tr("Close"));
  QFrame::changeEvent(event);
}

void MessageBar::refreshIcon() {
  QString name = message_.icon;
  if (name.isEmpty()) {
    name = message_.tone == Tone::Error  ? QStringLiteral("db-err")
           : message_.tone == Tone::Warn ? QStringLiteral("db-warn")
           : message_.tone == Tone::Ok   ? QStringLiteral("db-ok")
                                         : QStringLiteral("db-info");
  }
  icon_->setPixmap(iconPixmap(name, 20, devicePixelRatioF(), Theme::instance().toneColor(message_.tone)));
}

}  // namespace drawbridge::ui
