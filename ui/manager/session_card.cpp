// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/session_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/sa_pair_model.h"
#include "ui/models/session_model.h"
#include "ui/theme/icons.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {
constexpr int rowHeight = 24;
constexpr int rowsShown = 2;
}  // namespace

SessionCard::SessionCard(QWidget* parent)
    : Card(parent),
      about_(makeLabel(QStringLiteral("cap"), false, this)),
      trace_(new QPushButton(this)),
      negotiation_(new QPushButton(this)),
      clear_(new QPushButton(this)),
      pairs_(new SaPairModel(this)),
      table_(new QTableView(this)) {
  setObjectName(QStringLiteral("sessionCard"));
  trace_->setObjectName(QStringLiteral("traceSession"));
  trace_->setIcon(icon(QStringLiteral("db-tracer")));
  negotiation_->setObjectName(QStringLiteral("showNegotiation"));
  negotiation_->setIcon(icon(QStringLiteral("db-log")));
  clear_->setObjectName(QStringLiteral("clearThisSession"));
  clear_->setIcon(icon(QStringLiteral("db-x"), IconTint::Error));
  clear_->setProperty("kind", QStringLiteral("danger"));
  head()->insertWidget(1, about_);
  for (QPushButton* button : {trace_, negotiation_, clear_}) {
    button->setAutoDefault(false);
    head()->addWidget(button);
  }
  table_->setModel(pairs_);
  setUpTable(table_, rowHeight);
  table_->horizontalHeader()->setStretchLastSection(true);
  // Both rows are whole, with the bar under them as well.
  QScrollBar* bar = table_->horizontalScrollBar();
  const auto fit = [this, bar](int, int most) {
    table_->setFixedHeight(rowHeight * (rowsShown + 1) + 14 + (most > 0 ? bar->sizeHint().height() : 0));
  };
  connect(bar, &QScrollBar::rangeChanged, this, fit);
  fit(0, 0);
  body()->addWidget(table_);
  connect(trace_, &QPushButton::clicked, this, [this] { emit traceWanted(pool_); });
  connect(negotiation_, &QPushButton::clicked, this, &SessionCard::negotiationWanted);
  connect(clear_, &QPushButton::clicked, this, [this] { emit clearWanted(session_, user_); });
  retranslate();
  hide();
}

void SessionCard::display(quint64 session, const ipc::HeadendSnapshot& snapshot) {
  const auto row = std::find_if(snapshot.sessions.begin(), snapshot.sessions.end(),
                                [&](const ipc::SessionRow& each) { return each.id == session; });
  if (session == 0 || row == snapshot.sessions.end()) {
    session_ = 0;
    hide();
    return;
  }
  const bool another = session_ != session;
  session_ = session;
  user_ = row->user.empty() ? addressText(row->peer.address) : QString::fromStdString(row->user);
  pool_ = row->pool_address;
  setTitle(user_);
  about_->setText(
      tr("%1, connected for %2").arg(QString::fromStdString(row->group), spanText(row->duration)));
  trace_->setEnabled(!pool_.is_any());
  const bool wasEmpty = pairs_->rowCount() == 0;
  pairs_->setRows(saPairs(snapshot, row->peer.address));
  if ((another || wasEmpty) && pairs_->rowCount() > 0) {
    table_->resizeColumnsToContents();
    for (int i = 0; i < pairs_->columnCount(); ++i) table_->setColumnWidth(i, table_->columnWidth(i) + 12);
  }
  show();
}

void SessionCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void SessionCard::retranslate() {
  trace_->setText(tr("Trace..."));
  negotiation_->setText(tr("Negotiation"));
  clear_->setText(tr("Clear Session"));
  table_->setAccessibleName(tr("Security associations of the session"));
  pairs_->retranslate();
}

}  // namespace drawbridge::ui
