// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/connection_history.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/dialer/entry_state.h"
#include "ui/shell/help_window.h"
#include "ui/shell/settings.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/turning_icon.h"

namespace drawbridge::ui {

namespace {

using client::Reason;

constexpr int width490 = 490;
constexpr int closeAfterMs = 1000;
constexpr auto timeFormat = "HH:mm:ss.zzz";

// Reasons that are mended in the entry's form.
bool isMendedInEntry(Reason reason) {
  switch (reason) {
    case Reason::bad_profile:
    case Reason::terminated_during_policy:
    case Reason::policy_negotiation_failed:
    case Reason::no_secure_channel:
    case Reason::name_not_resolved:
    case Reason::wrong_group_secret:
    case Reason::weak_algorithm_refused:
    case Reason::certificates_not_supported:
    case Reason::own_certificate_missing:
      return true;
    default:
      return false;
  }
}

}  // namespace

ConnectionHistory::ConnectionHistory(ConnectionController& controller, QWidget* parent, const QString& entry)
    : QDialog(parent),
      controller_(controller),
      session_(controller.session()),
      entry_(entry),
      failedMark_(new TurningIcon(26, this)),
      title_(makeLabel(QStringLiteral("h1"), true, this)),
      reason_(makeLabel({}, true, this)),
      card_(new Card(this)),
      grid_(new QGridLayout),
      bar_(new QProgressBar(this)),
      progress_(makeLabel(QStringLiteral("cap"), true, this)),
      try_(new QWidget(this)),
      tryTitle_(makeLabel(QStringLiteral("h2"), false, try_)),
      hints_(new QVBoxLayout),
      openEntry_(new QPushButton(try_)),
      legacy_(new QPushButton(try_)),
      endLine_(makeLabel(QStringLiteral("cap"), true, this)),
      help_(new QToolButton(this)),
      showLog_(new QPushButton(this)),
      copy_(new QPushButton(this)),
      again_(new QPushButton(this)),
      main_(new QPushButton(this)) {
  setObjectName(QStringLiteral("connectionHistory"));
  setModal(false);
  setMinimumWidth(width490);
  setHelpTopic(this, QStringLiteral("connection-history"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 20, 20, 16);
  column->setSpacing(10);
  auto* head = new QHBoxLayout;
  head->setSpacing(14);
  head->addWidget(failedMark_, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(title_);
  words->addWidget(reason_);
  head->addLayout(words, 1);
  column->addLayout(head);
  grid_->setHorizontalSpacing(12);
  grid_->setVerticalSpacing(7);
  grid_->setColumnStretch(1, 1);
  card_->body()->addLayout(grid_);
  column->addWidget(card_);
  bar_->setRange(0, connectionSteps);
  bar_->setTextVisible(false);
  column->addWidget(bar_);
  column->addWidget(progress_);
  auto* tries = new QVBoxLayout(try_);
  tries->setContentsMargins(0, 0, 0, 0);
  tries->setSpacing(6);
  hints_->setSpacing(6);
  setVariant(openEntry_, "kind", QStringLiteral("link"));
  openEntry_->setAutoDefault(false);
  tries->addWidget(tryTitle_);
  tries->addLayout(hints_);
  legacy_->setObjectName(QStringLiteral("allowLegacy"));
  legacy_->setAutoDefault(false);
  tries->addWidget(legacy_, 0, Qt::AlignLeft);
  tries->addWidget(openEntry_, 0, Qt::AlignLeft);
  column->addWidget(try_);
  column->addStretch(1);
  column->addWidget(endLine_);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  help_->setFocusPolicy(Qt::StrongFocus);
  showLog_->setIcon(icon(QStringLiteral("db-log")));
  copy_->setIcon(icon(QStringLiteral("db-copy")));
  setVariant(again_, "kind", QStringLiteral("primary"));
  for (QPushButton* button : {showLog_, copy_, again_, main_}) button->setAutoDefault(false);
  row->addWidget(help_);
  row->addWidget(showLog_);
  row->addWidget(copy_);
  row->addStretch(1);
  row->addWidget(again_);
  row->addWidget(main_);
  column->addLayout(row);

  closeSoon_.setParent(this);
  closeSoon_.setObjectName(QStringLiteral("closeSoon"));
  closeSoon_.setSingleShot(true);
  closeSoon_.setInterval(closeAfterMs);
  connect(&closeSoon_, &QTimer::timeout, this, &QDialog::hide);
  connect(help_, &QToolButton::clicked, this,
          [this] { showHelp(QStringLiteral("connection-history"), this); });
  connect(showLog_, &QPushButton::clicked, this, [this] { emit logWanted(lastRecord_); });
  connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(details()); });
  connect(again_, &QPushButton::clicked, this,
          [this] { controller_.connectEntry(QString::fromStdString(end_.entry)); });
  connect(openEntry_, &QPushButton::clicked, this, [this] {
    hide();
    if (openEntry) openEntry(QString::fromStdString(end_.entry));
  });
  connect(legacy_, &QPushButton::clicked, this,
          [this] { controller_.allowLegacyAndConnect(QString::fromStdString(end_.entry)); });
  connect(main_, &QPushButton::clicked, this, [this] {
    if (form_ == Form::Running || form_ == Form::Waiting) {
      controller_.disconnectNow(steps_.entry());
    } else {
      hide();
    }
  });
  connect(&session_, &ClientSession::stateChanged, this, &ConnectionHistory::stateChanged);
  connect(&session_, &ClientSession::ended, this, &ConnectionHistory::ended);
  connect(&session_, &ClientSession::waitChanged, this, [this](const QString& which) {
    if (form_ == Form::Waiting && isMine(which.toStdString())) refresh();
  });

  const EntryState& one = entry_.isEmpty() ? session_.latest() : session_.of(entry_);
  for (const client::StateChange& each : one.history) steps_.add(each, QDateTime::currentDateTime());
  if (one.end && !one.isBusy()) {
    end_ = *one.end;
    steps_.end(end_);
    form_ = end_.by_user ? Form::Ended : Form::Failed;
  } else if (one.isUp()) {
    form_ = Form::Up;
  } else if (one.isWaiting()) {
    form_ = Form::Waiting;
  } else if (one.isBusy()) {
    form_ = Form::Running;
  }
  resize(width490, 300);
  refresh();
}

void ConnectionHistory::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  // The style sheet's paddings count from the first show on.
  fit();
}

bool ConnectionHistory::isMine(const std::string& entry) const {
  return entry_.isEmpty() || entry_ == QString::fromStdString(entry);
}

void ConnectionHistory::stateChanged(const client::StateChange& change) {
  if (!isMine(change.entry)) return;
  if (change.state == client::State::waiting) {
    closeSoon_.stop();
    form_ = Form::Waiting;
    refresh();
  }
  if (stepOf(change.state) == 0) return;
  const bool isNew = change.state == client::State::initializing;
  steps_.add(change, QDateTime::currentDateTime());
  const bool isUp = change.state == client::State::up;
  form_ = isUp ? Form::Up : Form::Running;
  if (isNew) closeSoon_.stop();
  refresh();
  if (isNew && comesByItself) {
    show();
    raise();
    main_->setFocus();
  }
  announce(text(change.state, QString::fromStdString(change.server), QString::fromStdString(change.entry)));
  if (isUp && isVisible() && QSettings().value(QLatin1String(settings::closeHistory), true).toBool())
    closeSoon_.start();
}

void ConnectionHistory::ended(const client::Ended& ended) {
  if (!isMine(ended.entry)) return;
  // 408 and 409 are about a second attempt; the first one lives on and its steps with it.
  if (session_.isBusy(QString::fromStdString(ended.entry))) return;
  if (steps_.entry() != QString::fromStdString(ended.entry)) steps_.clear();
  closeSoon_.stop();
  end_ = ended;
  lastRecord_ = session_.log().empty() ? 0 : session_.log().back().number;
  steps_.end(ended);
  if (ended.by_user || ended.reason == Reason::user_cancelled) {
    form_ = Form::Ended;
    hide();
    refresh();
    return;
  }
  form_ = Form::Failed;
  refresh();
  if (comesByItself) {
    show();
    raise();
    again_->setFocus();
  }
  announce(title_->text() + QLatin1Char(' ') + reason_->text());
}

QString ConnectionHistory::progressText() const {
  const int step = steps_.current();
  if (step == 0) return {};
  const auto phase1 = steps_.phase1();
  const auto answer = steps_.userTime();
  if (phase1 && answer) {
    return tr("Step %1 of %2. Phase 1 took %3, your answer %4.")
        .arg(step)
        .arg(connectionSteps)
        .arg(shortSpan(*phase1), shortSpan(*answer));
  }
  if (phase1)
    return tr("Step %1 of %2. Phase 1 took %3.").arg(step).arg(connectionSteps).arg(shortSpan(*phase1));
  return tr("Step %1 of %2.").arg(step).arg(connectionSteps);
}

QString ConnectionHistory::failureNote() const {
  if (form_ != Form::Failed) return {};
  if (end_.was_up) return tr("The connection ended.");
  const auto waited = steps_.lastStep();
  if (end_.reason == Reason::peer_not_responding && waited && *waited >= Seconds(1))
    return tr("No answer for %n second(s).", nullptr, static_cast<int>(whole_seconds(*waited)));
  return {};
}

QString ConnectionHistory::endLine() const {
  // The classic line; its date is the desktop's, its duration keeps its form and is not broken.
  const QDateTime at = QDateTime::fromMSecsSinceEpoch(end_.at.microseconds / 1000);
  const Duration lasted = end_.was_up ? end_.connected_for : steps_.total();
  QString date = QLocale().toString(at, QStringLiteral("d MMM yyyy HH:mm:ss"));
  QString duration = durationText(lasted);
  for (QString* part : {&date, &duration}) part->replace(QLatin1Char(' '), QChar(QChar::Nbsp));
  return tr("Connection terminated on: %1   Duration: %2").arg(date, duration);
}

QString ConnectionHistory::waitText() const {
  const EntryState& one = session_.of(steps_.entry());
  const QString why = reasonLine(one.state.lost_because);
  const QString when = stateWords(one) + QLatin1Char('.');
  return why.isEmpty() ? when : why + QLatin1Char(' ') + when;
}

void ConnectionHistory::refresh() {
  const QString entry = steps_.entry();
  const bool isFailed = form_ == Form::Failed;
  const bool isRunning = form_ == Form::Running;
  const bool isWaiting = form_ == Form::Waiting;
  setWindowTitle(isFailed ? tr("Not Connected") : tr("Connection History"));
  switch (form_) {
    case Form::Nothing:
      title_->setText(tr("No connection was made yet."));
      break;
    case Form::Running:
      title_->setText(tr("Connecting to \"%1\"").arg(entry));
      break;
    case Form::Up:
      title_->setText(tr("Connected to \"%1\"").arg(entry));
      break;
    case Form::Waiting:
      title_->setText(tr("The connection to \"%1\" was lost.").arg(entry));
      break;
    case Form::Ended:
      title_->setText(tr("You ended the connection to \"%1\".").arg(entry));
      break;
    case Form::Failed:
      title_->setText(end_.was_up ? tr("The connection has ended.")
                                  : tr("The connection could not be made."));
      break;
  }
  failedMark_->setIcon(QStringLiteral("db-err"), Tone::Error, false, tr("failed", "state of a step"));
  failedMark_->setVisible(isFailed);
  reason_->setText(isFailed ? endText(end_) : isWaiting ? waitText() : QString());
  reason_->setVisible((isFailed && end_.reason != Reason::none) || isWaiting);
  // The steps are those of the connection that was lost.
  card_->setVisible(!steps_.isEmpty() && !isWaiting);
  card_->setAccessibleName(tr("Steps"));
  showLines();
  bar_->setVisible(isRunning || form_ == Form::Up);
  bar_->setValue(form_ == Form::Up ? connectionSteps : qMax(0, steps_.current() - 1));
  bar_->setAccessibleName(tr("Progress"));
  progress_->setText(progressText());
  progress_->setVisible(bar_->isVisibleTo(this));
  tryTitle_->setText(tr("What you can try"));
  try_->setVisible(isFailed);
  showHints();
  openEntry_->setText(tr("&Open Entry..."));
  legacy_->setText(tr("&Allow Legacy Algorithms for This Entry and Connect Again"));
  legacy_->setToolTip(tr(
      "DES, 3DES, MD5, SHA-1 and the groups 1 and 2 may be offered then. They are kept for old gateways and "
      "can be broken by others."));
  legacy_->setVisible(isFailed && end_.legacy_would_help);
  openEntry_->setVisible(isFailed && openEntry && isMendedInEntry(end_.reason));
  endLine_->setText(isFailed || form_ == Form::Ended ? endLine() : QString());
  endLine_->setVisible(!endLine_->text().isEmpty());
  help_->setToolTip(tr("Help"));
  help_->setAccessibleName(tr("Help"));
  showLog_->setText(tr("Show &Log"));
  copy_->setText(tr("Cop&y Details"));
  again_->setText(tr("&Try Again"));
  for (QPushButton* button : {showLog_, copy_, again_}) button->setVisible(isFailed);
  main_->setText(isRunning || isWaiting ? tr("&Cancel Connect") : tr("Close"));
  // With nothing to try again, the only button is the default one.
  again_->setDefault(isFailed);
  main_->setDefault(!isFailed);
  fit();
  // Once more when what is new has its style.
  QTimer::singleShot(0, this, &ConnectionHistory::fit);
}

void ConnectionHistory::showLines() {
  std::vector<StepLine> lines = steps_.lines();
  const QString note = failureNote();
  const std::size_t shown = lines.size() + (note.isEmpty() ? 0 : 1);
  while (rows_.size() < shown) {
    Row row{new TurningIcon(16, card_), makeLabel({}, true, card_),
            makeLabel(QStringLiteral("mono"), false, card_)};
    const int at = static_cast<int>(rows_.size());
    grid_->addWidget(row.mark, at, 0, Qt::AlignTop);
    grid_->addWidget(row.text, at, 1);
    grid_->addWidget(row.time, at, 2, Qt::AlignTop | Qt::AlignRight);
    rows_.push_back(row);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    for (QWidget* part :
         {static_cast<QWidget*>(row.mark), static_cast<QWidget*>(row.text), static_cast<QWidget*>(row.time)})
      part->setVisible(i < shown);
    if (i >= shown) continue;
    if (i >= lines.size()) {
      row.mark->setIcon(QStringLiteral("db-info"), Tone::None, false, tr("note", "state of a step"));
      row.text->setText(note);
      row.text->setAccessibleName(note);
      setVariant(row.text, "role", QStringLiteral("cap"));
      row.time->setText(
          QDateTime::fromMSecsSinceEpoch(end_.at.microseconds / 1000).toString(QLatin1String(timeFormat)));
      continue;
    }
    const StepLine& line = lines[i];
    switch (line.state) {
      case StepState::Done:
        row.mark->setIcon(QStringLiteral("db-ok"), Tone::Ok, false, tr("done", "state of a step"));
        break;
      case StepState::Running:
        row.mark->setIcon(QStringLiteral("db-refresh"), Tone::Info, true, tr("running", "state of a step"));
        break;
      case StepState::Failed:
        row.mark->setIcon(QStringLiteral("db-err"), Tone::Error, false, tr("failed", "state of a step"));
        break;
      case StepState::ToCome:
        row.mark->setIcon(QStringLiteral("db-circle"), Tone::None, false, tr("to come", "state of a step"));
        break;
    }
    row.text->setText(line.text);
    row.text->setAccessibleName(row.mark->accessibleName() + QStringLiteral(": ") + line.text);
    setVariant(row.text, "role",
               line.state == StepState::Running  ? QStringLiteral("h2")
               : line.state == StepState::ToCome ? QStringLiteral("cap")
                                                 : QString());
    row.time->setText(line.at.isValid() ? line.at.toString(QLatin1String(timeFormat)) : QString());
  }
}

void ConnectionHistory::showHints() {
  const QStringList wanted = form_ == Form::Failed ? hints(end_) : QStringList();
  while (hints_->count() > wanted.size()) {
    QLayoutItem* item = hints_->takeAt(hints_->count() - 1);
    delete item->widget();
    delete item;
  }
  while (hints_->count() < wanted.size()) {
    auto* box = new QWidget(try_);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(4, 0, 0, 0);
    line->setSpacing(10);
    QLabel* bullet = makeLabel({}, false, box);
    bullet->setText(QStringLiteral("\u2022"));
    line->addWidget(bullet, 0, Qt::AlignTop);
    line->addWidget(makeLabel(QStringLiteral("hint"), true, box), 1);
    hints_->addWidget(box);
    box->show();
  }
  for (int i = 0; i < hints_->count(); ++i) {
    auto* words = qobject_cast<QLabel*>(hints_->itemAt(i)->widget()->layout()->itemAt(1)->widget());
    words->setText(wanted.at(i));
  }
}

// Height follows the content: the form changes, and wrapped lines need their room at this width.
void ConnectionHistory::fit() {
  for (QLayout* inner : {card_->layout(), try_->layout()}) {
    inner->invalidate();
    inner->activate();
  }
  layout()->invalidate();
  layout()->activate();
  setMinimumHeight(0);
  const int wide = qMax(width(), qMax(width490, minimumSizeHint().width()));
  const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : sizeHint().height();
  setMinimumHeight(high);
  resize(wide, high);
}

void ConnectionHistory::announce(const QString& text) {
  if (!isVisible()) return;
  card_->setAccessibleDescription(text);
  QAccessibleEvent event(card_, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

QString ConnectionHistory::details() const {
  QStringList lines{title_->text()};
  if (end_.reason != Reason::none) lines.append(endText(end_));
  lines.append(tr("Connection entry: %1").arg(QString::fromStdString(end_.entry)));
  if (!end_.server.empty()) lines.append(tr("Gateway: %1").arg(QString::fromStdString(end_.server)));
  lines.append(QString());
  for (const StepLine& line : steps_.lines()) {
    QString word = line.state == StepState::Done     ? tr("done", "state of a step")
                   : line.state == StepState::Failed ? tr("failed", "state of a step")
                                                     : tr("to come", "state of a step");
    lines.append(
        QStringLiteral("%1  %2 (%3)").arg(line.at.toString(QLatin1String(timeFormat)), line.text, word));
  }
  if (const QString note = failureNote(); !note.isEmpty()) lines.append(note);
  lines.append(QString());
  for (const QString& hint : hints(end_)) lines.append(QStringLiteral("- ") + hint);
  lines.append(endLine().replace(QChar(QChar::Nbsp), QLatin1Char(' ')));
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void ConnectionHistory::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) refresh();
  QDialog::changeEvent(event);
}

}  // namespace drawbridge::ui
