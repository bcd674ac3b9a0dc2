// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/tracer_page.h"

#include <QFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "pix/check.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/trace_inputs.h"
#include "ui/manager/trace_list.h"
#include "ui/models/session_model.h"
#include "ui/models/trace_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/text/headend_text.h"
#include "ui/text/trace_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

constexpr int rowHeight = 26;
constexpr int examplesNamedFrom = 760;
constexpr std::uint8_t synFlag = 0x02;
constexpr std::uint8_t synAckFlags = 0x12;

QString endText(const Endpoint& at) {
  const QString address = addressText(at.address);
  return at.port == 0 ? address : QStringLiteral("%1 / %2").arg(address).arg(at.port);
}

}  // namespace

TracerPage::TracerPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("tracer"), parent),
      controller_(*context.control),
      session_(controller_.session()),
      head_(new PageHead(this)),
      whole_(new QStackedWidget(this)),
      stoppedText_(makeLabel({}, true, this)),
      start_(new QPushButton(this)),
      inputs_(new TraceInputs(this)),
      examples_(makeLabel(QStringLiteral("cap"), false, this)),
      verdict_(new NoteBox(this)),
      mend_(new QPushButton(verdict_)),
      steps_(new QWidget(this)),
      hint_(makeLabel(QStringLiteral("cap"), true, this)),
      model_(new TraceModel(this)),
      list_(new TraceList(this)),
      stepTitle_(makeLabel(QStringLiteral("h2"), true, this)),
      stepSentence_(makeLabel({}, true, this)),
      stepMeaning_(makeLabel(QStringLiteral("cap"), true, this)),
      comparisonModel_(new ComparisonModel(this)),
      table_(new QTableView(this)),
      carriesTitle_(makeLabel(QStringLiteral("h2"), false, this)),
      open_(new QPushButton(this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 14, 16, 12);
  all->setSpacing(10);
  all->addWidget(new HeadendBar(controller_, this));
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

  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  column->addWidget(inputs_);
  auto* examples = new QHBoxLayout;
  examples->setSpacing(12);
  examples->addWidget(examples_);
  for (int i = 0; i < PresetCount; ++i) {
    auto* button = new QPushButton(this);
    button->setProperty("kind", QStringLiteral("link"));
    button->setObjectName(QStringLiteral("preset-%1").arg(i));
    button->setAutoDefault(false);
    presets_[static_cast<std::size_t>(i)] = button;
    connect(button, &QPushButton::clicked, this, [this, i] { trace(preset(static_cast<Preset>(i))); });
    examples->addWidget(button);
  }
  examples->addStretch(1);
  column->addLayout(examples);
  mend_->setObjectName(QStringLiteral("mendRule"));
  mend_->setIcon(icon(QStringLiteral("db-wand")));
  mend_->setAutoDefault(false);
  verdict_->addSide(mend_);
  verdict_->hide();
  column->addWidget(verdict_);
  column->addWidget(hint_);
  auto* lower = new QVBoxLayout(steps_);
  lower->setContentsMargins(0, 0, 0, 0);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setChildrenCollapsible(false);
  list_->setModel(model_);
  split->addWidget(list_);
  auto* side = new Card;
  buildDetail(side);
  split->addWidget(side);
  split->setStretchFactor(0, 2);
  split->setStretchFactor(1, 3);
  split->setSizes({400, 480});
  lower->addWidget(split, 1);
  // Without steps the fields stay at the top.
  column->addWidget(steps_, 100);
  steps_->hide();
  column->addStretch(1);
  whole_->addWidget(scrollable(content, this));

  connect(inputs_, &TraceInputs::traceWanted, this, &TracerPage::start);
  connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) { showStep(index.row()); });
  connect(open_, &QPushButton::clicked, this, [this] {
    const int row = list_->currentIndex().row();
    if (row < 0) return;
    controller_.showPlace(
        0, QString::fromStdString(model_->result().steps[static_cast<std::size_t>(row)].object));
  });
  connect(mend_, &QPushButton::clicked, this, [this] {
    if (!mendable_) return;
    const pix::Finding finding = *mendable_;
    if (controller_.mend(finding)) controller_.showPlace(0, QString::fromStdString(finding.object));
  });
  connect(&session_, &HeadendSession::wantedChanged, this, &TracerPage::showMend);
  connect(&session_, &HeadendSession::packetTraced, this, &TracerPage::show);
  connect(&session_, &HeadendSession::stateChanged, this, &TracerPage::refresh);
  connect(&session_, &HeadendSession::runningChanged, this, &TracerPage::refresh);
  connect(&controller_, &HeadendController::traceWanted, this, &TracerPage::trace);
  retranslate();
}

void TracerPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  // The examples say what they are.
  examples_->setVisible(width() >= examplesNamedFrom);
}

void TracerPage::buildDetail(QWidget* side) {
  auto* body = static_cast<Card*>(side)->body();
  body->addWidget(stepTitle_);
  body->addWidget(stepSentence_);
  body->addWidget(stepMeaning_);
  table_->setModel(comparisonModel_);
  setUpTable(table_, rowHeight);
  table_->horizontalHeader()->setSectionResizeMode(ComparisonModel::Rule, QHeaderView::Stretch);
  table_->horizontalHeader()->setSectionResizeMode(ComparisonModel::Compared, QHeaderView::ResizeToContents);
  table_->setMinimumHeight(rowHeight * 3 + 8);
  body->addWidget(table_, 1);
  body->addWidget(carriesTitle_);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    facts_[i] = makeLabel(i % 2 == 0 ? QStringLiteral("cap") : QStringLiteral("mono"), i % 2 == 1, this);
    grid->addWidget(facts_[i], static_cast<int>(i / 2), static_cast<int>(i % 2));
    if (i % 2 == 1) facts_[i]->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  grid->setColumnStretch(1, 1);
  body->addLayout(grid);
  open_->setProperty("kind", QStringLiteral("link"));
  open_->setObjectName(QStringLiteral("openInPolicy"));
  open_->setAutoDefault(false);
  body->addWidget(open_, 0, Qt::AlignLeft);
  body->addStretch(0);
}

QWidget* TracerPage::firstFocus() const {
  return session_.isRunning() ? inputs_->firstField() : start_;
}

QList<QWidget*> TracerPage::panes() const {
  if (!session_.isRunning()) return {start_};
  if (model_->rowCount() == 0) return {inputs_->firstField()};
  return {inputs_->firstField(), list_, table_};
}

void TracerPage::refresh() {
  const bool running = session_.isRunning();
  whole_->setCurrentIndex(running ? 1 : 0);
  QStringList names;
  for (const pix::Interface& each : session_.running().config.interfaces) {
    if (!each.name.empty()) names << QString::fromStdString(each.name);
  }
  if (running && !names.isEmpty()) {
    inputs_->setInterfaces(names);
    if (inputs_->property("filled").isNull()) {
      inputs_->setProperty("filled", true);
      inputs_->setRequest(preset(VisitorOpens));
    }
  }
  if (!running) {
    waiting_ = 0;
    model_->setResult({});
    verdict_->hide();
    steps_->hide();
    hint_->show();
  }
}

// The three questions of the tech note's network. Addresses come from the lab; without one, from the form.
fw::TraceRequest TracerPage::preset(Preset which) const {
  fw::TraceRequest packet;
  const auto node = [this](const char* key) {
    for (const ipc::Node& each : session_.state().nodes) {
      if (each.key == key) return each.address;
    }
    return Ipv4Address{};
  };
  const pix::Config& config = session_.running().config;
  const Ipv4Address web = node("web");
  Ipv4Address global = web;
  for (const pix::StaticRule& each : config.statics) {
    if (each.real == web && each.mapped_interface == "outside") global = each.mapped;
  }
  Ipv4Address client = config.local_pools.empty() ? Ipv4Address{} : config.local_pools.front().range.first;
  if (!session_.snapshot().sessions.empty()) client = session_.snapshot().sessions.front().pool_address;
  packet.tcp_flags = synFlag;
  switch (which) {
    case VisitorOpens:
      packet.interface = "outside";
      packet.from = {node("visitor"), 1025};
      packet.to = {global, 80};
      break;
    case ClientOpens:
      packet.interface = "outside";
      packet.from_tunnel = true;
      packet.from = {client, 1025};
      packet.to = {web, 80};
      break;
    case InsideAnswers:
      packet.interface = "inside";
      packet.from = {web, 80};
      packet.to = {client, 1025};
      packet.tcp_flags = synAckFlags;
      break;
    case PresetCount:
      break;
  }
  return packet;
}

void TracerPage::trace(const fw::TraceRequest& packet) {
  inputs_->setRequest(packet);
  traced_ = packet;
  waiting_ = session_.tracePacket(packet);
}

void TracerPage::start() {
  const auto packet = inputs_->request();
  if (!packet) return;
  traced_ = *packet;
  waiting_ = session_.tracePacket(*packet);
}

void TracerPage::show(quint64 id, const fw::TraceResult& result) {
  if (id != waiting_) return;
  waiting_ = 0;
  model_->setResult(result);
  hint_->hide();
  verdict_->show();
  steps_->setVisible(!result.steps.empty());
  if (!result.understood) {
    verdict_->setNote(
        Tone::Error, tr("This packet cannot be traced."),
        tr("The headend has no interface \"%1\" that is up.").arg(QString::fromStdString(traced_.interface)));
    return;
  }
  showVerdict();
  const int last = model_->rowCount() - 1;
  list_->setCurrentIndex(
      model_->index(std::clamp(static_cast<int>(result.decided_at), 0, std::max(0, last))));
  showStep(list_->currentIndex().row());
  showMend();
}

void TracerPage::showVerdict() {
  const fw::TraceResult& result = model_->result();
  Tone tone = Tone::Ok;
  QString mark;
  if (result.outcome == fw::TraceOutcome::drop) {
    tone = Tone::Error;
    mark = QStringLiteral("db-block");
  } else if (result.outcome == fw::TraceOutcome::login) {
    tone = Tone::Warn;
    mark = QStringLiteral("db-user");
  } else if (result.outcome == fw::TraceOutcome::to_self) {
    tone = Tone::Info;
  }
  verdict_->setNote(tone, traceOutcomeTitle(result), traceOutcomeText(result), mark);
}

void TracerPage::showMend() {
  mendable_.reset();
  const fw::TraceResult& result = model_->result();
  if (result.outcome == fw::TraceOutcome::drop && result.decided_at < result.steps.size()) {
    const fw::TraceStep& step = result.steps[result.decided_at];
    for (const pix::Finding& finding : pix::check(session_.wanted())) {
      if (finding.mend.empty() || finding.code != pix::FindingCode::list_names_real_address) continue;
      // Arguments: list, line, real address, global address, interface.
      const bool sameList = finding.args.size() > 3 && !step.args.empty() && step.args[0] == finding.args[0];
      if (sameList && traced_.to.address.to_string() == finding.args[3]) mendable_ = finding;
    }
  }
  mend_->setVisible(mendable_.has_value());
}

void TracerPage::showStep(int row) {
  const auto& steps = model_->result().steps;
  if (row < 0 || row >= static_cast<int>(steps.size())) return;
  const auto at = static_cast<std::size_t>(row);
  const fw::TraceStep& step = steps[at];
  stepTitle_->setText(tr("Step %1: %2").arg(row + 1).arg(stepNameText(QString::fromStdString(step.name))));
  const QString sentence = traceReasonText(step);
  stepSentence_->setText(sentence);
  stepSentence_->setVisible(!sentence.isEmpty());
  const QString meaning = stepMeaningText(QString::fromStdString(step.name));
  stepMeaning_->setText(meaning);
  stepMeaning_->setVisible(!meaning.isEmpty());
  comparisonModel_->setStep(step);
  table_->setVisible(comparisonModel_->rowCount() > 0);
  for (int i = 0; i < comparisonModel_->rowCount(); ++i) {
    if (comparisonModel_->row(i).decided) {
      table_->selectRow(i);
      table_->scrollTo(comparisonModel_->index(i, 0));
    }
  }
  // What the packet carries in front of the step and behind it.
  const Endpoint from = at == 0 ? traced_.from : steps[at - 1].from;
  const Endpoint to = at == 0 ? traced_.to : steps[at - 1].to;
  const auto change = [this](const Endpoint& before, const Endpoint& after) {
    return before == after || after.address.is_any()
               ? endText(before)
               : tr("%1, then %2", "addresses").arg(endText(before), endText(after));
  };
  facts_[1]->setText(change(from, step.from));
  facts_[3]->setText(change(to, step.to));
  const QString object = QString::fromStdString(step.object);
  facts_[5]->setText(object);
  facts_[4]->setVisible(!object.isEmpty());
  facts_[5]->setVisible(!object.isEmpty());
  open_->setVisible(!object.isEmpty());
}

void TracerPage::retranslate() {
  head_->setTitle(tr("Packet Tracer"));
  head_->setCaption(
      tr("Takes one made-up packet through the live headend. Nothing is sent and nothing changes."));
  stoppedText_->setText(tr("The headend is stopped. Start it to trace a packet."));
  start_->setText(tr("Start"));
  mend_->setText(tr("&Mend the Rule..."));
  examples_->setText(tr("Examples:"));
  presets_[VisitorOpens]->setText(tr("Visitor opens the web page"));
  presets_[ClientOpens]->setText(tr("Client opens the web page"));
  presets_[InsideAnswers]->setText(tr("Inside host answers the client"));
  hint_->setText(
      tr("Enter a packet and press Trace, or choose an example. Each step of the packet path then tells "
         "what it would do with the packet, and which rule decides."));
  list_->setAccessibleName(tr("Steps of the packet"));
  table_->setAccessibleName(tr("Rules that were compared"));
  carriesTitle_->setText(tr("What the packet carries here"));
  facts_[0]->setText(tr("Source"));
  facts_[2]->setText(tr("Destination"));
  facts_[4]->setText(tr("Configuration"));
  open_->setText(tr("Open in Policy"));
  inputs_->retranslate();
  model_->retranslate();
  comparisonModel_->retranslate();
  refresh();
  const auto& result = model_->result();
  if (!result.steps.empty()) {
    showVerdict();
    showStep(list_->currentIndex().row());
  }
}

}  // namespace drawbridge::ui
