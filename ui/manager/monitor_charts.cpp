// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/monitor_charts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "ui/manager/throughput.h"
#include "ui/text/traffic_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

/// Reasons drawn with a colour of their own; the rest is one series.
constexpr std::size_t reasonsShown = 5;
constexpr int shareOfWidth[MonitorCharts::WhichCount] = {5, 3, 3};

double highest(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

}  // namespace

MonitorCharts::MonitorCharts(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(10);
  constexpr Chart::Style styles[] = {Chart::Style::Lines, Chart::Style::Steps, Chart::Style::Bars};
  for (std::size_t i = 0; i < WhichCount; ++i) {
    cards_[i] = new Card(this);
    charts_[i] = new Chart(styles[i], cards_[i]);
    legendRows_[i] = new QWidget(cards_[i]);
    auto* line = new QHBoxLayout(legendRows_[i]);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    if (i == Throughput) {
      for (std::size_t k = 0; k < 2; ++k) {
        marks_[k] = new QLabel(legendRows_[i]);
        words_[k] = makeLabel(QStringLiteral("cap"), false, legendRows_[i]);
        line->addWidget(marks_[k]);
        line->addWidget(words_[k]);
      }
      line->addStretch(1);
    } else {
      legends_[i] = makeLabel(QStringLiteral("cap"), false, legendRows_[i]);
      line->addWidget(legends_[i]);
    }
    cards_[i]->body()->addWidget(charts_[i], 1);
    row->addWidget(cards_[i], shareOfWidth[i]);
  }
  charts_[Throughput]->setObjectName(QStringLiteral("throughputChart"));
  charts_[Tunnels]->setObjectName(QStringLiteral("tunnelsChart"));
  charts_[Drops]->setObjectName(QStringLiteral("dropsChart"));
  connect(&Theme::instance(), &Theme::changed, this, &MonitorCharts::paintMarks);
  paintMarks();
  retranslate();
}

void MonitorCharts::paintMarks() {
  for (std::size_t k = 0; k < 2; ++k) {
    marks_[k]->setPixmap(iconPixmap(QStringLiteral("db-dot"), 12, devicePixelRatioF(),
                                    seriesColor(Chart::Style::Lines, static_cast<int>(k))));
  }
}

void MonitorCharts::placeLegends() {
  const int apart = layout()->spacing() * (WhichCount - 1);
  int shares = 0;
  for (const int share : shareOfWidth) shares += share;
  bool fits = true;
  for (std::size_t i = 0; i < WhichCount; ++i) {
    const QMargins margins = cards_[i]->layout()->contentsMargins();
    const int wanted = cards_[i]->head()->itemAt(0)->sizeHint().width() + 2 * cards_[i]->head()->spacing() +
                       legendRows_[i]->sizeHint().width() + margins.left() + margins.right() + 2;
    fits = fits && wanted <= (width() - apart) * shareOfWidth[i] / shares;
  }
  const Legends wanted = fits ? Legends::Beside : Legends::Below;
  if (wanted == placed_) return;
  placed_ = wanted;
  for (std::size_t i = 0; i < WhichCount; ++i) {
    if (fits) {
      cards_[i]->head()->addWidget(legendRows_[i]);
    } else {
      cards_[i]->body()->insertWidget(0, legendRows_[i]);
    }
  }
}

void MonitorCharts::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeLegends();
}

void MonitorCharts::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void MonitorCharts::retranslate() {
  cards_[Throughput]->setTitle(tr("Throughput, kb/s"));
  cards_[Tunnels]->setTitle(tr("IKE tunnels"));
  cards_[Drops]->setTitle(tr("Dropped packets"));
  words_[0]->setText(tr("to clients"));
  words_[1]->setText(tr("from clients"));
  for (std::size_t i = 0; i < WhichCount; ++i) charts_[i]->setAccessibleName(cards_[i]->accessibleName());
  placeLegends();
}

void MonitorCharts::display(const TrafficHistory& history, TrafficHistory::Range range) {
  const auto& samples = history.samples(range);
  const int step = TrafficHistory::secondsPerSample(range);
  const int seconds = step * static_cast<int>(TrafficHistory::capacity);
  Chart::Data rates, tunnels, drops;
  rates.names = {tr("To clients, kb/s"), tr("From clients, kb/s")};
  rates.values.resize(2);
  tunnels.names = {tr("IKE tunnels")};
  tunnels.values.resize(1);
  const auto count = static_cast<std::size_t>(history.reasons().size());
  const std::size_t shown = std::min(count, reasonsShown);
  const bool rest = count > shown;
  for (std::size_t i = 0; i < shown; ++i)
    drops.names << stepNameText(history.reasons()[static_cast<qsizetype>(i)]);
  if (rest) drops.names << tr("other reasons");
  if (count == 0) drops.names << tr("all reasons");
  drops.values.resize(static_cast<std::size_t>(drops.names.size()));
  const double end = samples.empty() ? 0 : samples.back().at;
  for (const TrafficHistory::Sample& each : samples) {
    const double time = each.at - end;
    for (Chart::Data* chart : {&rates, &tunnels, &drops}) chart->times.push_back(time);
    rates.values[0].push_back(each.toClients * 8 / 1000);
    rates.values[1].push_back(each.fromClients * 8 / 1000);
    tunnels.values[0].push_back(each.tunnels);
    std::vector<double> sums(drops.values.size());
    for (std::size_t i = 0; i < each.drops.size(); ++i) sums[std::min(i, sums.size() - 1)] += each.drops[i];
    for (std::size_t i = 0; i < sums.size(); ++i) drops.values[i].push_back(sums[i]);
  }
  charts_[Throughput]->setData(rates, seconds, false);
  charts_[Tunnels]->setData(tunnels, seconds, true);
  charts_[Drops]->setData(drops, seconds, true);

  const QLocale locale;
  const TrafficHistory::Sample now = samples.empty() ? TrafficHistory::Sample{} : samples.back();
  charts_[Throughput]->setSummary(tr("To clients %1, highest %2; from clients %3, highest %4.")
                                      .arg(rateText(now.toClients), rateText(highest(rates.values[0]) * 125),
                                           rateText(now.fromClients),
                                           rateText(highest(rates.values[1]) * 125)));
  charts_[Tunnels]->setSummary(
      tr("%1 now, %2 at most.")
          .arg(locale.toString(now.tunnels, 'f', 0), locale.toString(highest(tunnels.values[0]), 'f', 0)));
  const auto all = static_cast<int>(history.dropped(range));
  QStringList reasons;
  for (std::size_t i = 0; i < drops.values.size(); ++i) {
    const double sum = std::accumulate(drops.values[i].begin(), drops.values[i].end(), 0.0);
    if (sum > 0) {
      reasons << tr("%1: %2", "reason of drops, packets")
                     .arg(drops.names[static_cast<qsizetype>(i)], locale.toString(sum, 'f', 0));
    }
  }
  charts_[Drops]->setSummary(all == 0 ? tr("Nothing was dropped.")
                                      : tr("%n packet(s) dropped.", nullptr, all) + QLatin1Char(' ') +
                                            reasons.join(QStringLiteral(", ")));
  legends_[Tunnels]->setText(tr("%1 now", "tunnels").arg(locale.toString(now.tunnels, 'f', 0)));
  legends_[Drops]->setText(all == 0 ? tr("none", "drops") : locale.toString(all));
  legends_[Drops]->setToolTip(reasons.join(QLatin1Char('\n')));
  placeLegends();
}

}  // namespace drawbridge::ui
