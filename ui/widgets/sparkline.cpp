// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

Sparkline::Sparkline(QWidget* parent, int capacity)
    : QWidget(parent), ring_(static_cast<std::size_t>(std::max(2, capacity))) {
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::addSample(double first, double second) {
  ring_[static_cast<std::size_t>(next_)] = {std::max(0.0, first), std::max(0.0, second)};
  next_ = (next_ + 1) % static_cast<int>(ring_.size());
  count_ = std::min(count_ + 1, static_cast<int>(ring_.size()));
  update();
}

void Sparkline::clear() {
  next_ = 0;
  count_ = 0;
  update();
}

double Sparkline::at(int series, int index) const {
  const int size = static_cast<int>(ring_.size());
  const int slot = (next_ - count_ + index + size) % size;
  return ring_[static_cast<std::size_t>(slot)][static_cast<std::size_t>(series)];
}

double Sparkline::highest() const {
  double top = 0;
  for (int i = 0; i < count_; ++i) top = std::max({top, at(0, i), at(1, i)});
  return top;
}

void Sparkline::setSummary(const QString& text) {
  setAccessibleName(text);
  setToolTip(text);
}

void Sparkline::paintEvent(QPaintEvent*) {
  const Tokens& t = Theme::instance().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -1.5);
  painter.setPen(QPen(t.line, 1));
  painter.drawLine(QLineF(area.bottomLeft(), area.bottomRight()));
  if (count_ < 2) return;
  const double top = std::max(1e-9, highest());
  const double step = area.width() / (static_cast<double>(ring_.size()) - 1);
  const auto point = [&](int series, int index) {
    const double x = area.right() - step * (count_ - 1 - index);
    return QPointF(x, area.bottom() - at(series, index) / top * area.height());
  };
  QPolygonF lines[2];
  for (int series = 0; series < 2; ++series) {
    for (int i = 0; i < count_; ++i) lines[series].append(point(series, i));
  }
  QPolygonF ground = lines[0];
  ground.append(QPointF(ground.last().x(), area.bottom()));
  ground.append(QPointF(ground.first().x(), area.bottom()));
  QColor fill = t.accent;
  fill.setAlphaF(0.16F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  painter.drawPolygon(ground);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(t.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(lines[0]);
  painter.setPen(QPen(t.sent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(lines[1]);
}

}  // namespace drawbridge::ui
