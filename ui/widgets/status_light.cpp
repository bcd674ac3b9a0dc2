// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_light.h"

#include <QEvent>
#include <QPainter>

namespace drawbridge::ui {

namespace {
constexpr int dotSize = 8;
constexpr int gap = 8;
}  // namespace

StatusLight::StatusLight(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusLight::setState(Tone tone, const QString& text) {
  tone_ = tone;
  text_ = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize StatusLight::sizeHint() const {
  const QFontMetrics metrics(font());
  return {dotSize + (text_.isEmpty() ? 0 : gap + metrics.horizontalAdvance(text_) + 2),
          qMax(dotSize, metrics.height()) + 2};
}

void StatusLight::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF dot(0.5, (height() - dotSize) / 2.0, dotSize - 1, dotSize - 1);
  // No tone is a ring, so that off differs from on by shape too.
  painter.setPen(QPen(theme.toneColor(tone_), 1.2));
  painter.setBrush(tone_ == Tone::None ? QBrush(Qt::NoBrush) : QBrush(theme.toneColor(tone_)));
  painter.drawEllipse(dot);
  painter.setPen(isEnabled() ? theme.tokens().text2 : theme.tokens().disabled);
  painter.drawText(rect().adjusted(dotSize + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

void StatusLight::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) updateGeometry();
  QWidget::changeEvent(event);
}

Pill::Pill(QWidget* parent) : QLabel(parent) {
  setProperty("role", QStringLiteral("pill"));
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
}

void Pill::setState(Tone tone, const QString& text) {
  setText(text);
  setTone(this, tone);
}

}  // namespace drawbridge::ui
