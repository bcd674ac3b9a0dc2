// SPDX-License-Identifier: GPL-3.0-or-later
// qcustomplot.h is written with it.
#undef QT_NO_FOREACH
#include "ui/widgets/chart.h"

#include <qcustomplot.h>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

constexpr float fillOpacity = 0.16F;

/// Marks of the time axis as words, as many as have room: "-4 min", "-12 h".
class AgoTicker final : public QCPAxisTicker {
 public:
  AgoTicker(int seconds, const QCPAxis* axis) : seconds_(seconds), axis_(axis) {}

 protected:
  double getTickStep(const QCPRange&) override {
    const double step = seconds_ <= 600 ? 120 : seconds_ <= 7200 ? 900 : 21600;
    const int word = QFontMetrics(axis_->tickLabelFont()).horizontalAdvance(getTickLabel(-step, {}, {}, 0));
    const double apart = axis_->axisRect()->width() * step / seconds_;
    return apart > 0 ? step * std::ceil((word + leastGap) / apart) : step;
  }
  int getSubTickCount(double) override { return 0; }
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    if (tick >= -1) return {};
    if (seconds_ > 7200) return Chart::tr("%1 h", "ago").arg(locale.toString(std::round(tick / 3600)));
    return Chart::tr("%1 min", "ago").arg(locale.toString(std::round(tick / 60)));
  }

 private:
  static constexpr int leastGap = 10;
  int seconds_;
  const QCPAxis* axis_;
};

/// As many marks as have room above each other.
class ValueTicker : public QCPAxisTicker {
 public:
  explicit ValueTicker(const QCPAxis* axis) : axis_(axis) {}

 protected:
  double getTickStep(const QCPRange& range) override {
    const double step = QCPAxisTicker::getTickStep(range);
    const double apart = axis_->axisRect()->height() * step / range.size();
    return apart > 0 ? step * std::ceil(QFontMetrics(axis_->tickLabelFont()).height() / apart) : step;
  }
  int getSubTickCount(double) override { return 0; }

 private:
  const QCPAxis* axis_;
};

/// Whole numbers only, for what is counted.
class CountTicker final : public ValueTicker {
 public:
  using ValueTicker::ValueTicker;

 protected:
  double getTickStep(const QCPRange& range) override {
    return std::max(1.0, std::ceil(ValueTicker::getTickStep(range)));
  }
};

}  // namespace

QColor seriesColor(Chart::Style style, int series) {
  const Tokens& t = Theme::instance().tokens();
  if (style == Chart::Style::Steps) return t.ok;
  if (style == Chart::Style::Lines) return series == 0 ? t.accent : t.sent;
  const QColor colors[] = {t.error, t.warn, t.sent, t.accent, t.ok, t.control};
  return colors[static_cast<std::size_t>(series) % std::size(colors)];
}

Chart::Chart(Style style, QWidget* parent) : QWidget(parent), style_(style), plot_(new QCustomPlot(this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(3, 3, 3, 3);
  all->addWidget(plot_);
  plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->axisRect()->setMinimumMargins(QMargins(30, 6, 10, 18));
  plot_->xAxis->setTickLength(0, 0);
  plot_->yAxis->setTickLength(0, 0);
  plot_->xAxis->setTickLabelPadding(4);
  plot_->xAxis->grid()->setVisible(false);
  setFocusPolicy(Qt::TabFocus);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    paintTheme();
    draw();
  });
  paintTheme();
  draw();
}

Chart::~Chart() = default;

QSize Chart::sizeHint() const {
  return {260, 150};
}

QSize Chart::minimumSizeHint() const {
  return {140, 90};
}

void Chart::paintTheme() {
  const Tokens& t = Theme::instance().tokens();
  plot_->setBackground(QBrush(t.surface));
  for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
    axis->setBasePen(QPen(t.line));
    axis->setTickPen(QPen(t.line));
    axis->setTickLabelColor(t.text2);
    axis->setTickLabelFont(Theme::instance().font(FontRole::Caption));
    axis->grid()->setPen(QPen(t.line, 1, Qt::DotLine));
    axis->grid()->setZeroLinePen(Qt::NoPen);
  }
}

void Chart::setData(const Data& data, int seconds, bool whole) {
  data_ = data;
  seconds_ = seconds;
  whole_ = whole;
  draw();
}

void Chart::draw() {
  plot_->clearPlottables();
  const QVector<double> times(data_.times.begin(), data_.times.end());
  double highest = 0;
  QCPBars* below = nullptr;
  for (std::size_t i = 0; i < data_.values.size(); ++i) {
    const QVector<double> values(data_.values[i].begin(), data_.values[i].end());
    const QColor color = seriesColor(style_, static_cast<int>(i));
    if (style_ == Style::Bars) {
      auto* bars = new QCPBars(plot_->xAxis, plot_->yAxis);
      bars->setAntialiased(false);
      bars->setWidth(std::max(1.0, seconds_ / 120.0));
      bars->setPen(Qt::NoPen);
      bars->setBrush(color);
      bars->setData(times, values, true);
      if (below != nullptr) bars->moveAbove(below);
      below = bars;
      continue;
    }
    QCPGraph* graph = plot_->addGraph();
    graph->setPen(QPen(color, 1.6));
    if (style_ == Style::Steps) graph->setLineStyle(QCPGraph::lsStepLeft);
    if (i == 0) {
      QColor fill = color;
      fill.setAlphaF(fillOpacity);
      graph->setBrush(fill);
    }
    graph->setData(times, values, true);
    for (const double each : values) highest = std::max(highest, each);
  }
  if (style_ == Style::Bars) {
    for (std::size_t at = 0; at < data_.times.size(); ++at) {
      double sum = 0;
      for (const auto& line : data_.values) sum += line[at];
      highest = std::max(highest, sum);
    }
  }
  plot_->xAxis->setRange(-seconds_, 0);
  plot_->xAxis->setTicker(QSharedPointer<AgoTicker>::create(seconds_, plot_->xAxis));
  plot_->yAxis->setRange(0,
                         whole_ ? std::max(4.0, std::ceil(highest * 1.12)) : std::max(1.0, highest * 1.12));
  if (whole_) {
    auto ticker = QSharedPointer<CountTicker>::create(plot_->yAxis);
    ticker->setTickCount(3);
    plot_->yAxis->setTicker(ticker);
  } else {
    auto ticker = QSharedPointer<ValueTicker>::create(plot_->yAxis);
    ticker->setTickCount(4);
    plot_->yAxis->setTicker(ticker);
  }
  plot_->setLocale(QLocale());
  plot_->yAxis->setNumberFormat(QStringLiteral("f"));
  plot_->yAxis->setNumberPrecision(!whole_ && highest < 4 ? 1 : 0);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::setSummary(const QString& text) {
  setAccessibleDescription(text);
  setToolTip(text);
}

QString Chart::table() const {
  QStringList lines{
      QStringList({tr("Seconds"), data_.names.join(QLatin1Char('\t'))}).join(QLatin1Char('\t'))};
  for (std::size_t at = 0; at < data_.times.size(); ++at) {
    QStringList cells{QString::number(data_.times[at], 'f', 0)};
    for (const auto& line : data_.values) cells << QString::number(line[at], 'g', 6);
    lines << cells.join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n'));
}

void Chart::copyTable() const {
  QGuiApplication::clipboard()->setText(table());
}

void Chart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
    paintTheme();
    draw();
  }
  QWidget::changeEvent(event);
}

void Chart::paintEvent(QPaintEvent* event) {
  QWidget::paintEvent(event);
  if (!hasFocus()) return;
  const Tokens& t = Theme::instance().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(t.accent, t.focusWidth));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void Chart::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void Chart::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

void Chart::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    copyTable();
    return;
  }
  QWidget::keyPressEvent(event);
}

void Chart::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  connect(menu.addAction(tr("Copy as Table")), &QAction::triggered, this, &Chart::copyTable);
  menu.exec(event->globalPos());
}

}  // namespace drawbridge::ui
