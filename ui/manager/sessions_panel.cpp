// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/sessions_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/manager/headend_controller.h"
#include "ui/models/event_model.h"
#include "ui/models/session_model.h"
#include "ui/shell/actions.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

constexpr int keptEvents = 100;
constexpr int rowHeight = 26;
constexpr int rowsShown = 3;
constexpr int columnRoom = 4;

}  // namespace

SessionsPanel::SessionsPanel(HeadendController& controller, QWidget* parent)
    : QTabWidget(parent),
      controller_(controller),
      events_(new EventModel(keptEvents, this)),
      sessions_(new SessionModel(this)),
      ikeSas_(new IsakmpSaModel(this)),
      ipsecSas_(new IpsecSaModel(this)),
      users_(new UauthModel(this)),
      clear_(new QToolButton(this)) {
  setDocumentMode(true);
  sheets_[Events] = addSheet(events_, false);
  sheets_[Sessions] = addSheet(sessions_, true);
  sheets_[IkeSas] = addSheet(ikeSas_, true);
  sheets_[IpsecSas] = addSheet(ipsecSas_, true);
  sheets_[Users] = addSheet(users_, true);
  for (const ipc::Syslog& each : controller_.session().events()) events_->add(each);

  connect_ = new QPushButton(sheets_[Sessions].empty->parentWidget());
  connect_->setObjectName(QStringLiteral("connectClient"));
  connect(connect_, &QPushButton::clicked, controller_.actions().connectClient, &QAction::trigger);
  auto* empty = qobject_cast<QVBoxLayout*>(sheets_[Sessions].empty->parentWidget()->layout());
  empty->insertWidget(2, connect_, 0, Qt::AlignHCenter);

  clear_->setProperty("kind", QStringLiteral("boxed"));
  clear_->setObjectName(QStringLiteral("clearSelected"));
  clear_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  clear_->setIcon(icon(QStringLiteral("db-block")));
  setCornerWidget(clear_, Qt::TopRightCorner);
  connect(clear_, &QToolButton::clicked, this, &SessionsPanel::clearSelected);
  connect(this, &QTabWidget::currentChanged, this, &SessionsPanel::refreshClear);

  HeadendSession& session = controller_.session();
  connect(&session, &HeadendSession::snapshotChanged, this, &SessionsPanel::refresh);
  connect(&session, &HeadendSession::stateChanged, this, &SessionsPanel::refresh);
  connect(&session, &HeadendSession::syslogged, this, [this](const ipc::Syslog& record) {
    events_->add(record);
    refresh();
  });
  retranslate();
}

SessionsPanel::Sheet SessionsPanel::addSheet(QAbstractItemModel* model, bool sortable) {
  Sheet sheet;
  sheet.stack = new QStackedWidget(this);
  sheet.table = new QTableView(sheet.stack);
  sheet.proxy = new QSortFilterProxyModel(sheet.table);
  sheet.proxy->setSourceModel(model);
  sheet.proxy->setSortRole(Qt::UserRole);
  sheet.table->setModel(sheet.proxy);
  setUpTable(sheet.table, rowHeight);
  sheet.table->setSelectionMode(QAbstractItemView::SingleSelection);
  sheet.table->setSortingEnabled(sortable);
  if (sortable) sheet.table->sortByColumn(-1, Qt::AscendingOrder);
  sheet.table->horizontalHeader()->setStretchLastSection(true);
  sheet.table->setMinimumHeight(rowHeight * (rowsShown + 1) + 12);
  auto* blank = new QWidget(sheet.stack);
  auto* column = new QVBoxLayout(blank);
  column->setSpacing(8);
  column->addStretch(1);
  sheet.empty = makeLabel(QStringLiteral("cap"), true, blank);
  sheet.empty->setAlignment(Qt::AlignCenter);
  column->addWidget(sheet.empty);
  column->addStretch(1);
  sheet.stack->addWidget(sheet.table);
  sheet.stack->addWidget(blank);
  addTab(sheet.stack, QString());
  connect(sheet.table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &SessionsPanel::refreshClear);
  // Del clears what is selected, after the question.
  auto* del = new QShortcut(QKeySequence(Qt::Key_Delete), sheet.table);
  del->setContext(Qt::WidgetShortcut);
  connect(del, &QShortcut::activated, this, [this] {
    if (clear_->isVisible() && clear_->isEnabled()) clearSelected();
  });
  return sheet;
}

QTableView* SessionsPanel::table(Tab tab) const {
  return sheets_[tab].table;
}

void SessionsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QTabWidget::changeEvent(event);
}

void SessionsPanel::retranslate() {
  events_->retranslate();
  sessions_->retranslate();
  ikeSas_->retranslate();
  ipsecSas_->retranslate();
  users_->retranslate();
  sheets_[Events].empty->setText(tr("Nothing has happened yet."));
  sheets_[Sessions].empty->setText(tr("No client is connected."));
  sheets_[IkeSas].empty->setText(tr("There is no ISAKMP security association."));
  sheets_[IpsecSas].empty->setText(tr("There is no IPsec security association."));
  sheets_[Users].empty->setText(tr("No user is authenticated."));
  connect_->setText(tr("Connect a Client"));
  setAccessibleName(tr("Events, sessions and security associations"));
  refresh();
}

void SessionsPanel::refresh() {
  const HeadendSession& session = controller_.session();
  const ipc::HeadendSnapshot now = session.isRunning() ? session.snapshot() : ipc::HeadendSnapshot{};
  sessions_->setRows(now.sessions);
  ikeSas_->setRows(now.isakmp_sas);
  ipsecSas_->setRows(now.ipsec_sas);
  users_->setRows(now.uauth.entries);
  const auto title = [](const QString& name, int count) {
    return count == 0 ? name : QStringLiteral("%1 (%2)").arg(name).arg(count);
  };
  setTabText(Events, tr("Recent events"));
  setTabText(Sessions, title(tr("Sessions"), sessions_->rowCount()));
  setTabText(IkeSas, title(tr("IKE SAs"), ikeSas_->rowCount()));
  setTabText(IpsecSas, title(tr("IPsec SAs"), ipsecSas_->rowCount()));
  setTabText(Users, title(tr("Users"), users_->rowCount()));
  for (int i = Events; i <= Users; ++i) {
    const Sheet& sheet = sheets_[i];
    const bool has = sheet.proxy->rowCount() > 0;
    sheet.stack->setCurrentIndex(has ? 0 : 1);
    widen(sheet);
    sheet.table->setAccessibleName(tabText(i));
  }
  connect_->setVisible(session.isRunning());
  refreshClear();
}

// Columns grow with what comes in and never shrink: a width that people chose stays.
void SessionsPanel::widen(const Sheet& sheet) {
  const int rows = sheet.proxy->rowCount();
  if (rows == 0 || sheet.table->property("rowsSeen").toInt() == rows) return;
  sheet.table->setProperty("rowsSeen", rows);
  for (int c = 0; c + 1 < sheet.proxy->columnCount(); ++c) {
    const int before = sheet.table->property("wide").toBool() ? sheet.table->columnWidth(c) : 0;
    sheet.table->resizeColumnToContents(c);
    sheet.table->setColumnWidth(c, std::max(before, sheet.table->columnWidth(c) + columnRoom));
  }
  // A last section that stretches begins at 100 pixels unless it is told its width.
  sheet.table->resizeColumnToContents(sheet.proxy->columnCount() - 1);
  sheet.table->setProperty("wide", true);
}

int SessionsPanel::selectedRow(Tab tab) const {
  const Sheet& sheet = sheets_[tab];
  const QModelIndexList rows = sheet.table->selectionModel()->selectedRows();
  return rows.isEmpty() ? -1 : sheet.proxy->mapToSource(rows.front()).row();
}

void SessionsPanel::refreshClear() {
  const auto tab = static_cast<Tab>(currentIndex());
  clear_->setVisible(tab != Events);
  clear_->setText(tab == Users ? tr("Clear Login...") : tr("Clear Session..."));
  const bool has = tab != Events && selectedRow(tab) >= 0;
  clear_->setEnabled(has);
  clear_->setToolTip(has ? QString() : tr("Select a row first."));
}

QString SessionsPanel::sessionName(quint64 id) const {
  const int at = sessions_->rowOf(QString::number(id));
  if (at < 0) return {};
  const ipc::SessionRow& row = sessions_->row(at);
  return row.user.empty() ? addressText(row.peer.address) : QString::fromStdString(row.user);
}

void SessionsPanel::clearSelected() {
  const auto tab = static_cast<Tab>(currentIndex());
  const int row = selectedRow(tab);
  if (row < 0) return;
  switch (tab) {
    case Events:
      break;
    case Sessions: {
      const quint64 id = sessions_->row(row).id;
      controller_.askClearSessions(id, sessionName(id));
      break;
    }
    case IkeSas: {
      // A session has the number of its ISAKMP SA; one that is still negotiating has no session yet.
      const ike::SaStatus& sa = ikeSas_->row(row);
      const QString name = sessionName(sa.id);
      controller_.askClearSessions(sa.id, name.isEmpty() ? addressText(sa.peer.address) : name);
      break;
    }
    case IpsecSas: {
      const Ipv4Address peer = ipsecSas_->row(row).remote;
      for (const ipc::SessionRow& each : sessions_->rows()) {
        if (each.peer.address != peer) continue;
        controller_.askClearSessions(each.id, sessionName(each.id));
        return;
      }
      break;
    }
    case Users:
      controller_.askClearUauth(QString::fromStdString(users_->row(row).user));
      break;
  }
}

void SessionsPanel::showSession(quint64 id) {
  const int at = sessions_->rowOf(QString::number(id));
  if (at < 0) return;
  setCurrentIndex(Sessions);
  const Sheet& sheet = sheets_[Sessions];
  const QModelIndex place = sheet.proxy->mapFromSource(sessions_->index(at, 0));
  sheet.table->setCurrentIndex(place);
  sheet.table->selectRow(place.row());
  sheet.table->scrollTo(place);
  sheet.table->setFocus(Qt::OtherFocusReason);
}

}  // namespace drawbridge::ui
