// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/simple_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "client/offer.h"
#include "ui/dialer/entry_state.h"
#include "ui/shell/actions.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/lock_badge.h"

namespace drawbridge::ui {

SimpleView::SimpleView(ActionSet& actions, ConnectionController& connections, QWidget* parent)
    : QWidget(parent),
      actions_(actions),
      connections_(connections),
      session_(connections.session()),
      badge_(new LockBadge(this)),
      title_(makeLabel(QStringLiteral("h1"), true, this)),
      line_(makeLabel(QStringLiteral("cap"), true, this)),
      entryLabel_(new QLabel(this)),
      entries_(new QComboBox(this)),
      host_(makeLabel(QStringLiteral("cap"), false, this)),
      progress_(new QProgressBar(this)),
      new_(new QPushButton(this)),
      statistics_(new QPushButton(this)),
      now_(new QPushButton(this)),
      main_(new QPushButton(this)) {
  setObjectName(QStringLiteral("simpleView"));
  badge_->setDiameter(48);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 18, 20, 18);
  column->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->setSpacing(14);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(title_);
  words->addWidget(line_);
  head->addWidget(badge_, 0, Qt::AlignTop);
  head->addLayout(words, 1);
  column->addLayout(head);
  column->addSpacing(4);
  entryLabel_->setBuddy(entries_);
  entries_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  entries_->setMinimumContentsLength(12);
  column->addWidget(entryLabel_);
  column->addWidget(entries_);
  column->addWidget(host_);
  progress_->setRange(0, connectionSteps);
  progress_->setTextVisible(false);
  QSizePolicy keeps = progress_->sizePolicy();
  keeps.setRetainSizeWhenHidden(true);
  progress_->setSizePolicy(keeps);
  column->addWidget(progress_);
  column->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  new_->setIcon(icon(QStringLiteral("db-plus")));
  statistics_->setIcon(icon(QStringLiteral("db-chart")));
  for (QPushButton* button : {new_, statistics_, now_, main_}) button->setAutoDefault(true);
  row->addWidget(new_);
  row->addWidget(statistics_);
  row->addWidget(now_);
  row->addStretch(1);
  row->addWidget(main_);
  column->addLayout(row);
  setTabOrder(entries_, new_);
  setTabOrder(new_, statistics_);
  setTabOrder(statistics_, now_);
  setTabOrder(now_, main_);
  setFocusProxy(entries_);

  connect(entries_, &QComboBox::currentIndexChanged, this, &SimpleView::refresh);
  connect(entries_, &QComboBox::activated, this, [this] { emit entryChosen(selected()); });
  connect(new_, &QPushButton::clicked, actions_.newByWizard, &QAction::trigger);
  connect(statistics_, &QPushButton::clicked, actions_.statistics, &QAction::trigger);
  connect(main_, &QPushButton::clicked, this, &SimpleView::press);
  connect(now_, &QPushButton::clicked, this, &SimpleView::connectSelected);
  connect(&connections_, &ConnectionController::entriesChanged, this, &SimpleView::refreshEntries);
  connect(&session_, &ClientSession::stateChanged, this, [this](const client::StateChange& change) {
    // The only one that is going on is what people want to see, whoever began it.
    const QString entry = QString::fromStdString(change.entry);
    if (change.state == client::State::initializing && session_.busy() == QStringList{entry}) select(entry);
    refresh();
  });
  connect(&session_, &ClientSession::statisticsChanged, this, &SimpleView::refresh);
  connect(&session_, &ClientSession::ended, this, &SimpleView::refresh);
  connect(&session_, &ClientSession::waitChanged, this, &SimpleView::refresh);
  refreshEntries();
  retranslate();
}

QString SimpleView::selected() const {
  return entries_->currentText();
}

void SimpleView::select(const QString& entry) {
  const int at = entries_->findText(entry);
  if (at >= 0) entries_->setCurrentIndex(at);
}

void SimpleView::refreshEntries() {
  const client::Listing listing = connections_.store().list();
  QString wanted = selected();
  QStringList names, hosts;
  QString standard;
  for (const client::StoredEntry& each : listing.entries) {
    names.append(QString::fromStdString(each.profile.name));
    hosts.append(QString::fromStdString(client::gateway_host(each.profile)));
    if (each.is_default) standard = names.back();
  }
  if (!names.contains(wanted))
    wanted = names.contains(session_.latest().entry) ? session_.latest().entry : standard;
  {
    const QSignalBlocker quiet(entries_);
    entries_->clear();
    for (qsizetype i = 0; i < names.size(); ++i) entries_->addItem(names[i], hosts[i]);
    entries_->setCurrentIndex(qMax(names.isEmpty() ? -1 : 0, entries_->findText(wanted)));
  }
  refresh();
}

void SimpleView::press() {
  if (selected().isEmpty()) return;
  if (session_.isBusy(selected())) {
    connections_.disconnectNow(selected());
  } else {
    connectSelected();
  }
}

void SimpleView::connectSelected() {
  if (connectEntry) {
    connectEntry(selected());
  } else {
    connections_.connectEntry(selected());
  }
}

void SimpleView::keyPressEvent(QKeyEvent* event) {
  // Return connects wherever the focus is; buttons take it for themselves.
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && main_->isEnabled()) {
    main_->click();
    event->accept();
    return;
  }
  QWidget::keyPressEvent(event);
}

void SimpleView::showEvent(QShowEvent* event) {
  // Entries may have come and gone on the page of advanced mode.
  refreshEntries();
  QWidget::showEvent(event);
}

void SimpleView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SimpleView::retranslate() {
  setAccessibleName(tr("Compact dialer"));
  entryLabel_->setText(tr("Connection e&ntry"));
  new_->setText(tr("Ne&w..."));
  statistics_->setText(tr("S&tatistics..."));
  now_->setText(tr("Connect No&w"));
  progress_->setAccessibleName(tr("Progress"));
  refresh();
}

void SimpleView::refresh() {
  const EntryState& one = session_.of(selected());
  const client::StateChange& state = one.state;
  const bool isBusy = one.isBusy();
  const bool isUp = one.isUp();
  const QString& entry = one.entry;
  const QString server = QString::fromStdString(state.server);
  const bool isEmpty = entries_->count() == 0;
  const bool hasFailed = one.hasFailed();
  badge_->setState(lockOf(one));
  if (isUp) {
    title_->setText(text(state.state, server, entry));
    const client::Statistics& s = one.statistics;
    line_->setText(s.is_up ? QStringLiteral("%1  ·  %2")
                                 .arg(QString::fromStdString(s.client_address.to_string()),
                                      durationText(s.connected_for))
                           : QString());
  } else if (isBusy) {
    title_->setText(stepWords(one));
    const int step = stepOf(state.state);
    line_->setText(step > 0 ? tr("Step %1 of %2, gateway %3").arg(step).arg(connectionSteps).arg(server)
                            : reasonLine(one.isWaiting() ? state.lost_because : client::Reason::none));
  } else if (hasFailed) {
    title_->setText(one.end->was_up ? tr("The connection has ended.")
                                    : tr("The connection could not be made."));
    line_->setText(endText(*one.end));
  } else {
    title_->setText(text(client::State::disconnected, {}, {}));
    line_->setText(isEmpty ? tr("No connection entries yet.") : tr("Choose an entry and press Connect."));
  }
  for (int i = 0; i < entries_->count(); ++i) {
    const EntryState& each = session_.of(entries_->itemText(i));
    entries_->setItemIcon(i, icon(lockIcon(lockOf(each)), lockTint(lockOf(each))));
    const QString words = stateWords(each);
    entries_->setItemData(i,
                          words.isEmpty()
                              ? entries_->itemText(i)
                              : tr("%1, %2", "an entry and its state").arg(entries_->itemText(i), words),
                          Qt::AccessibleTextRole);
  }
  entries_->setEnabled(!isEmpty);
  const QString host = entries_->currentData().toString();
  host_->setText(host.isEmpty() ? QString() : tr("Host: %1").arg(host));
  progress_->setVisible(isBusy && !isUp && !one.isWaiting());
  progress_->setValue(qMax(0, stepOf(state.state) - 1));
  const bool isWaiting = one.isWaiting();
  const bool losesFocus =
      (new_->hasFocus() && isBusy) || (statistics_->hasFocus() && !isUp) || (now_->hasFocus() && !isWaiting);
  new_->setVisible(!isBusy);
  statistics_->setVisible(isUp);
  now_->setVisible(isWaiting);
  const QStringList words{tr("&Connect"), tr("&Cancel Connect"), tr("&Disconnect")};
  const int role = isUp ? 2 : isBusy ? 1 : 0;
  main_->setText(words.at(role));
  main_->setIcon(role == 0   ? icon(QStringLiteral("db-plug"), IconTint::OnAccent)
                 : role == 1 ? icon(QStringLiteral("db-x"))
                             : icon(QStringLiteral("db-unlock")));
  setVariant(main_, "kind", role == 0 ? QStringLiteral("primary") : QString());
  main_->setEnabled(isBusy || !isEmpty);
  // What had the focus is gone now.
  if (losesFocus) main_->setFocus();
}

}  // namespace drawbridge::ui
