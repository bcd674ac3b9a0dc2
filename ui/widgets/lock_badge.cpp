// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lock_badge.h"

#include <QCoreApplication>
#include <QPainter>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

QString lockIcon(LockState state) {
  switch (state) {
    case LockState::Idle:
    case LockState::Connecting:
      return QStringLiteral("db-unlock");
    case LockState::Up:
    case LockState::Attention:
      return QStringLiteral("db-lock");
    case LockState::Failed:
      return QStringLiteral("db-warn");
  }
  return QStringLiteral("db-unlock");
}

Tone lockTone(LockState state) {
  switch (state) {
    case LockState::Idle:
      return Tone::None;
    case LockState::Connecting:
    case LockState::Attention:
      return Tone::Warn;
    case LockState::Up:
      return Tone::Ok;
    case LockState::Failed:
      return Tone::Error;
  }
  return Tone::None;
}

IconTint lockTint(LockState state) {
  switch (lockTone(state)) {
    case Tone::Ok:
      return IconTint::Ok;
    case Tone::Warn:
      return IconTint::Warn;
    case Tone::Error:
      return IconTint::Error;
    case Tone::None:
    case Tone::Info:
      break;
  }
  return IconTint::Control;
}

QString lockText(LockState state) {
  switch (state) {
    case LockState::Idle:
      return QCoreApplication::translate("LockBadge", "not connected");
    case LockState::Connecting:
      return QCoreApplication::translate("LockBadge", "connecting");
    case LockState::Up:
      return QCoreApplication::translate("LockBadge", "connected");
    case LockState::Attention:
      return QCoreApplication::translate("LockBadge", "connected, needs attention");
    case LockState::Failed:
      return QCoreApplication::translate("LockBadge", "failed");
  }
  return {};
}

LockBadge::LockBadge(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setState(LockState::Idle);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LockBadge::setState(LockState state) {
  state_ = state;
  setIcon(lockIcon(state), lockTone(state));
  setAccessibleName(lockText(state));
}

void LockBadge::setIcon(const QString& name, Tone tone) {
  icon_ = name;
  tone_ = tone;
  update();
}

void LockBadge::setDiameter(int pixels) {
  diameter_ = pixels;
  updateGeometry();
  update();
}

void LockBadge::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tone_ == Tone::None ? theme.tokens().hover : theme.toneTint(tone_));
  const QRectF circle((width() - diameter_) / 2.0, (height() - diameter_) / 2.0, diameter_, diameter_);
  painter.drawEllipse(circle);
  if (theme.highContrast()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.toneColor(tone_));
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
  }
  const double side = diameter_ * 0.46;
  paintIcon(&painter, icon_, QRectF(circle.center() - QPointF(side / 2, side / 2), QSizeF(side, side)),
            theme.toneColor(tone_));
}

}  // namespace drawbridge::ui
