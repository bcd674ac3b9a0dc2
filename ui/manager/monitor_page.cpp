// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/monitor_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/manager/headend_controller.h"
#include "ui/manager/monitor_charts.h"
#include "ui/manager/monitor_tables.h"
#include "ui/manager/session_card.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

MonitorPage::MonitorPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("monitor"), parent),
      controller_(*context.control),
      session_(controller_.session()),
      head_(new PageHead(this)),
      range_(new QComboBox(this)),
      pause_(new QToolButton(this)),
      whole_(new QStackedWidget(this)),
      stoppedText_(makeLabel({}, true, this)),
      start_(new QPushButton(this)),
      charts_(new MonitorCharts(this)),
      tables_(new MonitorTables(controller_, this)),
      card_(new SessionCard(this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 14, 16, 12);
  all->setSpacing(10);
  all->addWidget(new HeadendBar(controller_, this));
  range_->setObjectName(QStringLiteral("range"));
  for (int i = 0; i < TrafficHistory::RangeCount; ++i) range_->addItem(QString());
  range_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  pause_->setObjectName(QStringLiteral("pause"));
  pause_->setProperty("kind", QStringLiteral("boxed"));
  pause_->setCheckable(true);
  pause_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  pause_->setFocusPolicy(Qt::StrongFocus);
  head_->addAction(range_);
  head_->addAction(pause_);
  all->addWidget(head_);
  all->addWidget(whole_, 1);

  auto* stopped = new QWidget(whole_);
  auto* nothing = new QVBoxLayout(stopped);
  nothing->addStretch(1);
  stoppedText_->setAlignment(Qt::AlignCenter);
  nothing->addWidget(stoppedText_);
  nothing->addWidget(start_, 0, Qt::AlignHCenter);
  nothing->addStretch(2);
  start_->setAutoDefault(false);
  connect(start_, &QPushButton::clicked, controller_.actions().headendStartStop, &QAction::trigger);
  whole_->addWidget(stopped);

  auto* lower = new QWidget;
  auto* lowerLayout = new QVBoxLayout(lower);
  lowerLayout->setContentsMargins(0, 0, 0, 0);
  lowerLayout->setSpacing(8);
  lowerLayout->addWidget(tables_, 1);
  lowerLayout->addWidget(card_);
  auto* split = new QSplitter(Qt::Vertical);
  split->setChildrenCollapsible(false);
  split->addWidget(charts_);
  split->addWidget(lower);
  split->setStretchFactor(1, 1);
  split->setSizes({176, 400});
  whole_->addWidget(split);

  connect(range_, &QComboBox::currentIndexChanged, this, [this] { show(shown_); });
  connect(pause_, &QToolButton::toggled, this, &MonitorPage::setPaused);
  connect(tables_, &MonitorTables::selectionChanged, this, [this] { show(shown_); });
  connect(card_, &SessionCard::clearWanted, this,
          [this](quint64 id, const QString& user) { controller_.askClearSessions(id, user); });
  connect(card_, &SessionCard::negotiationWanted, this,
          [this] { controller_.window().openPage(QStringLiteral("log")); });
  connect(card_, &SessionCard::traceWanted, &controller_, &HeadendController::traceFromClient);
  connect(&session_, &HeadendSession::snapshotChanged, this, [this] {
    if (isVisible()) refresh();
  });
  connect(&session_, &HeadendSession::stateChanged, this, &MonitorPage::refresh);
  retranslate();
}

QWidget* MonitorPage::firstFocus() const {
  if (!session_.isRunning()) return start_;
  return tables_->table(tables_->current());
}

QList<QWidget*> MonitorPage::panes() const {
  if (!session_.isRunning()) return {start_};
  return {charts_->chart(MonitorCharts::Throughput), tables_->table(tables_->current())};
}

void MonitorPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  session_.watchDetails(this, true);
  refresh();
}

void MonitorPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  session_.watchDetails(this, false);
}

void MonitorPage::refresh() {
  const bool running = session_.isRunning();
  whole_->setCurrentIndex(running ? 1 : 0);
  range_->setEnabled(running);
  pause_->setEnabled(running);
  if (!running) {
    pause_->setChecked(false);
    show({});
  } else if (!pause_->isChecked()) {
    show(session_.snapshot());
  }
}

void MonitorPage::show(const ipc::HeadendSnapshot& snapshot) {
  if (&snapshot != &shown_) {
    shown_ = snapshot;
    tables_->display(shown_);
  }
  const auto range = static_cast<TrafficHistory::Range>(std::max(0, range_->currentIndex()));
  charts_->display(pause_->isChecked() ? pausedHistory_ : controller_.traffic(), range);
  card_->display(tables_->current() == MonitorTables::Sessions ? tables_->selectedSession() : 0, shown_);
}

void MonitorPage::setPaused(bool paused) {
  if (paused) pausedHistory_ = controller_.traffic();
  pause_->setText(paused ? tr("Resume") : tr("Pause"));
  pause_->setIcon(icon(paused ? QStringLiteral("db-play") : QStringLiteral("db-pause")));
  head_->setCaption(paused ? tr("Paused: what happens meanwhile shows when you resume.")
                           : tr("Live, every second"));
  if (!paused) refresh();
}

void MonitorPage::retranslate() {
  head_->setTitle(tr("Monitor"));
  const QString ranges[] = {tr("Last 5 minutes"), tr("Last hour"), tr("Last day")};
  for (int i = 0; i < TrafficHistory::RangeCount; ++i) range_->setItemText(i, ranges[i]);
  range_->setAccessibleName(tr("Time shown in the charts"));
  stoppedText_->setText(tr("The headend is stopped. Start it to see what passes."));
  start_->setText(tr("Start"));
  charts_->retranslate();
  tables_->retranslate();
  card_->retranslate();
  setPaused(pause_->isChecked());
  refresh();
}

}  // namespace drawbridge::ui
