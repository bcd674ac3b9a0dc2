// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/turning_icon.h"

#include <QPainter>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {
constexpr int frameMs = 33;
constexpr int turnMs = 1000;
}  // namespace

TurningIcon::TurningIcon(int size, QWidget* parent) : QWidget(parent), size_(size) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  timer_.setInterval(frameMs);
  connect(&timer_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    startOrStop();
    update();
  });
}

void TurningIcon::setIcon(const QString& name, Tone tone, bool turning, const QString& meaning) {
  name_ = name;
  tone_ = tone;
  turning_ = turning;
  setAccessibleName(meaning);
  setToolTip(meaning);
  startOrStop();
  update();
}

void TurningIcon::startOrStop() {
  const bool wanted = turning_ && isVisible() && Theme::instance().animations();
  if (wanted == timer_.isActive()) return;
  if (wanted) {
    since_.start();
    timer_.start();
  } else {
    timer_.stop();
  }
}

void TurningIcon::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  startOrStop();
}

void TurningIcon::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  startOrStop();
}

void TurningIcon::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (timer_.isActive()) {
    const QPointF centre(width() / 2.0, height() / 2.0);
    painter.translate(centre);
    painter.rotate(360.0 * static_cast<double>(since_.elapsed() % turnMs) / turnMs);
    painter.translate(-centre);
  }
  const QRectF box((width() - size_) / 2.0, (height() - size_) / 2.0, size_, size_);
  paintIcon(&painter, name_, box, Theme::instance().toneColor(tone_));
}

}  // namespace drawbridge::ui
