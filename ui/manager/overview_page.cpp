// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/overview_page.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>
#include <algorithm>

#include "ui/manager/headend_controller.h"
#include "ui/manager/overview_cards.h"
#include "ui/manager/sessions_panel.h"
#include "ui/manager/topology_card.h"
#include "ui/manager/topology_view.h"
#include "ui/models/session_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

// Under this the right-hand column goes below the diagram.
constexpr int twoColumnsFrom = 800;
constexpr int columnWidth = 300;

}  // namespace

OverviewPage::OverviewPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("overview"), parent),
      controller_(*context.control),
      session_(controller_.session()),
      head_(new PageHead(this)),
      top_(nullptr),
      network_(new TopologyCard(this)),
      stopped_(new Card(this)),
      stoppedText_(makeLabel({}, true, this)),
      startFrom_(makeLabel(QStringLiteral("cap"), true, this)),
      start_(new QPushButton(this)),
      fromLab_(new QPushButton(this)),
      fromCorrected_(new QPushButton(this)),
      fromFile_(new QPushButton(this)),
      fromNothing_(new QPushButton(this)),
      counters_(new CountersCard(this)),
      throughput_(new ThroughputCard(this)),
      credentials_(new CredentialsCard(this)),
      findings_(new FindingsCard(this)),
      sessions_(new SessionsPanel(controller_, this)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 14, 16, 14);
  column->setSpacing(12);
  outer->addWidget(scrollable(content, this));

  column->addWidget(new HeadendBar(controller_, this));
  ActionSet& actions = controller_.actions();
  QWidget* before = nullptr;
  for (QAction* action : {actions.headendStartStop, actions.loadConfiguration, actions.saveToStartup}) {
    QToolButton* button = actionButton(action);
    head_->addAction(button);
    if (before != nullptr) setTabOrder(before, button);
    before = button;
  }
  setTabOrder(before, network_->diagram());
  column->addWidget(head_);

  makeStoppedCard();
  auto* right = new QVBoxLayout;
  right->setSpacing(10);
  for (QWidget* each :
       std::initializer_list<QWidget*>{stopped_, counters_, throughput_, credentials_, findings_}) {
    each->setMinimumWidth(columnWidth);
    right->addWidget(each);
  }
  right->addStretch(1);
  top_ = new QBoxLayout(QBoxLayout::LeftToRight);
  top_->setSpacing(12);
  top_->addWidget(network_, 3);
  top_->addLayout(right, 2);
  column->addLayout(top_, 1);
  column->addWidget(sessions_);

  connect(&session_, &HeadendSession::stateChanged, this, &OverviewPage::refresh);
  connect(&session_, &HeadendSession::runningChanged, this, &OverviewPage::refresh);
  connect(&session_, &HeadendSession::snapshotChanged, this, [this](const ipc::HeadendSnapshot& snapshot) {
    if (!session_.isRunning()) return;
    counters_->display(snapshot);
    throughput_->display(controller_.throughput());
    refreshCaption();
    refreshNetwork();
  });
  connect(findings_, &FindingsCard::showWanted, &controller_, &HeadendController::showFindings);
  connect(network_, &TopologyCard::opened, this, [this](const TopologyNode& node) {
    if (node.session != 0) sessions_->showSession(node.session);
    if (node.kind == TopologyNode::Kind::Headend && session_.isRunning()) {
      controller_.window().openPage(QStringLiteral("console"));
    }
  });
  retranslate();
}

QToolButton* OverviewPage::actionButton(QAction* action) {
  auto* button = new QToolButton(this);
  button->setProperty("kind", QStringLiteral("boxed"));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setDefaultAction(action);
  button->setObjectName(QStringLiteral("button-") + action->objectName());
  return button;
}

void OverviewPage::makeStoppedCard() {
  stopped_->setObjectName(QStringLiteral("stoppedCard"));
  start_->setProperty("kind", QStringLiteral("primary"));
  start_->setObjectName(QStringLiteral("startNow"));
  stopped_->body()->addWidget(stoppedText_);
  auto* line = new QHBoxLayout;
  line->addWidget(start_);
  line->addStretch(1);
  stopped_->body()->addLayout(line);
  stopped_->body()->addWidget(startFrom_);
  const struct {
    QPushButton* button;
    const char* name;
    void (HeadendController::*run)();
  } rows[] = {{fromLab_, "fromLab", &HeadendController::startFromLab},
              {fromCorrected_, "fromCorrected", &HeadendController::offerCorrected},
              {fromFile_, "fromFile", &HeadendController::loadConfiguration},
              {fromNothing_, "fromNothing", &HeadendController::startEmpty}};
  for (const auto& row : rows) {
    row.button->setProperty("kind", QStringLiteral("link"));
    row.button->setObjectName(QLatin1String(row.name));
    stopped_->body()->addWidget(row.button, 0, Qt::AlignLeft);
    connect(row.button, &QPushButton::clicked, &controller_, row.run);
  }
  connect(start_, &QPushButton::clicked, &controller_, &HeadendController::startStop);
}

QWidget* OverviewPage::firstFocus() const {
  return session_.isRunning() ? static_cast<QWidget*>(network_->diagram()) : start_;
}

QList<QWidget*> OverviewPage::panes() const {
  return {head_, network_, sessions_};
}

void OverviewPage::retranslate() {
  stopped_->setTitle(tr("The headend is stopped."));
  stoppedText_->setText(
      tr("It starts with the configuration that was saved to startup, or with the lab's own if none was "
         "saved."));
  start_->setText(tr("Start"));
  startFrom_->setText(tr("Start from another configuration:"));
  fromLab_->setText(tr("The Lab's Configuration"));
  fromCorrected_->setText(tr("Its corrected variant..."));
  fromFile_->setText(tr("Load a File..."));
  fromNothing_->setText(tr("Empty"));
  network_->retranslate();
  refresh();
}

void OverviewPage::refresh() {
  const bool running = session_.isRunning();
  const ipc::HeadendState& state = session_.state();
  head_->setTitle(!running || state.hostname.empty() ? tr("Headend")
                                                     : QString::fromStdString(state.hostname));
  refreshCaption();
  // The button that had the focus goes away with its card.
  if (running && stopped_->isAncestorOf(QApplication::focusWidget())) {
    network_->diagram()->setFocus(Qt::OtherFocusReason);
  }
  stopped_->setVisible(!running);
  // The lab's configurations are for the lab's interfaces.
  for (QPushButton* button : {fromLab_, fromCorrected_}) button->setVisible(state.on_lab);
  counters_->setVisible(running);
  throughput_->setVisible(running);
  findings_->setVisible(running);
  counters_->display(running ? session_.snapshot() : ipc::HeadendSnapshot{});
  throughput_->display(controller_.throughput());
  credentials_->display(state.on_lab ? state.lab_credentials : std::vector<ipc::Credential>{});
  const ipc::RunningConfig& config = session_.running();
  findings_->display(config.findings,
                     static_cast<int>(std::count(config.text.begin(), config.text.end(), '\n')));
  refreshNetwork();
}

void OverviewPage::refreshCaption() {
  const bool lab = session_.state().on_lab;
  if (!lab) {
    const QString place = tr("PIX 6.3 configuration · on the interfaces of this machine");
    head_->setCaption(session_.isRunning() ? tr("%1 · running for %2")
                                                 .arg(place, spanText(std::max(session_.state().uptime,
                                                                               session_.snapshot().uptime)))
                                           : place);
    return;
  }
  if (!session_.isRunning()) {
    head_->setCaption(tr("PIX 6.3 configuration · in this program, on the built-in lab network"));
    return;
  }
  const QString uptime = spanText(std::max(session_.state().uptime, session_.snapshot().uptime));
  if (width() < twoColumnsFrom) {
    head_->setCaption(tr("PIX 6.3 · built-in lab · running for %1").arg(uptime));
  } else {
    head_->setCaption(
        tr("PIX 6.3 configuration · in this program, on the built-in lab network · running for %1")
            .arg(uptime));
  }
}

void OverviewPage::refreshNetwork() {
  network_->model()->update(session_.state(),
                            session_.isRunning() ? session_.snapshot() : ipc::HeadendSnapshot{},
                            session_.running().config);
}

void OverviewPage::resizeEvent(QResizeEvent* event) {
  top_->setDirection(event->size().width() < twoColumnsFrom ? QBoxLayout::TopToBottom
                                                            : QBoxLayout::LeftToRight);
  Page::resizeEvent(event);
  refreshCaption();
}

}  // namespace drawbridge::ui
