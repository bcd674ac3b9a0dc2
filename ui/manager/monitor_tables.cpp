// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/monitor_tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/manager/headend_controller.h"
#include "ui/models/event_model.h"
#include "ui/models/session_model.h"
#include "ui/models/traffic_models.h"
#include "ui/shell/actions.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table_tools.h"

namespace drawbridge::ui {

namespace {

constexpr int keptMessages = 1000;
constexpr int rowHeight = 26;
constexpr int columnRoom = 2;
constexpr int rowsMeasured = 200;

QToolButton* boxedButton(const char* name, const char* iconName, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QLatin1String(name));
  button->setProperty("kind", QStringLiteral("boxed"));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setIcon(icon(QLatin1String(iconName)));
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

MonitorTables::MonitorTables(HeadendController& controller, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      tabs_(new QTabWidget(this)),
      filter_(new FilterBar(this, QStringLiteral("db-filter"))),
      clearOne_(boxedButton("clearOne", "db-x", this)),
      clearAll_(boxedButton("clearAll", "db-block", this)),
      export_(boxedButton("exportCsv", "db-export", this)),
      connect_(nullptr),
      sessions_(new SessionModel(this)),
      users_(new UauthModel(this)),
      ikeSas_(new IsakmpSaModel(this)),
      ipsecSas_(new IpsecSaModel(this)),
      connections_(new ConnModel(this)),
      xlates_(new XlateModel(this)),
      pools_(new PoolUseModel(this)),
      servers_(new AaaServerModel(this)),
      counters_(new CounterModel(this)),
      syslog_(new EventModel(keptMessages, this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(8);
  auto* tools = new QHBoxLayout;
  tools->setSpacing(8);
  filter_->setMinimumWidth(160);
  filter_->setMaximumWidth(280);
  tools->addWidget(filter_, 1);
  tools->addStretch(1);
  tools->addWidget(clearOne_);
  tools->addWidget(clearAll_);
  tools->addWidget(export_);
  tabs_->setDocumentMode(true);
  tabs_->setElideMode(Qt::ElideNone);
  tabs_->setUsesScrollButtons(true);
  addSheet(Sessions, sessions_, "sessions");
  addSheet(Users, users_, "users");
  addSheet(IkeSas, ikeSas_, "ike-sas");
  addSheet(IpsecSas, ipsecSas_, "ipsec-sas");
  addSheet(Connections, connections_, "connections");
  addSheet(Translations, xlates_, "translations");
  addSheet(Pools, pools_, "pools");
  addSheet(AaaServers, servers_, "aaa-servers");
  addSheet(Counters, counters_, "counters");
  addSheet(Syslog, syslog_, "syslog");
  for (const ipc::Syslog& each : controller_.session().events()) syslog_->add(each);
  // The newest message is first; another order would have to be kept while new ones come.
  table(Syslog)->setSortingEnabled(false);

  connect_ = new QPushButton(sheets_[Sessions].empty->parentWidget());
  connect_->setObjectName(QStringLiteral("connectClient"));
  connect_->setAutoDefault(false);
  connect(connect_, &QPushButton::clicked, controller_.actions().connectClient, &QAction::trigger);
  auto* blank = qobject_cast<QVBoxLayout*>(sheets_[Sessions].empty->parentWidget()->layout());
  blank->insertWidget(2, connect_, 0, Qt::AlignHCenter);

  all->addWidget(tabs_, 1);
  all->addLayout(tools);
  connect(tabs_, &QTabWidget::currentChanged, this, [this] {
    refreshButtons();
    emit selectionChanged();
  });
  connect(filter_, &FilterBar::filterChanged, this, [this](const QString& text) {
    for (const Sheet& sheet : sheets_) sheet.proxy->setFilterFixedString(text);
    refreshTabs();
  });
  connect(filter_, &FilterBar::left, this, [this] { table(current())->setFocus(); });
  connect(clearOne_, &QToolButton::clicked, this, &MonitorTables::clearSelected);
  connect(clearAll_, &QToolButton::clicked, this, &MonitorTables::clearEverything);
  connect(export_, &QToolButton::clicked, this, &MonitorTables::exportShown);
  connect(&controller_.session(), &HeadendSession::syslogged, this, [this](const ipc::Syslog& record) {
    syslog_->add(record);
    measure(sheets_[Syslog]);
    refreshTabs();
  });
  // A message about an access list leads to it.
  connect(table(Syslog), &QTableView::activated, this, [this](const QModelIndex& index) {
    const QString text = index.siblingAtColumn(EventModel::Text).data().toString();
    const qsizetype at = text.indexOf(QLatin1String("access-group \""));
    if (at < 0) return;
    const QString id = text.mid(at).section(QLatin1Char('"'), 1, 1);
    controller_.showPlace(0, QStringLiteral("access-list %1").arg(id));
  });
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setContext(Qt::WidgetWithChildrenShortcut);
  connect(find, &QShortcut::activated, this, [this] {
    filter_->setFocus();
    filter_->selectAll();
  });
  retranslate();
}

void MonitorTables::addSheet(Tab tab, QAbstractItemModel* model, const char* name) {
  Sheet& sheet = sheets_[tab];
  sheet.stack = new QStackedWidget(this);
  sheet.table = new QTableView(sheet.stack);
  sheet.table->setObjectName(QLatin1String(name));
  sheet.proxy = new QSortFilterProxyModel(sheet.table);
  sheet.proxy->setSourceModel(model);
  sheet.proxy->setSortRole(Qt::UserRole);
  sheet.proxy->setFilterKeyColumn(-1);
  sheet.proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
  sheet.table->setModel(sheet.proxy);
  setUpTable(sheet.table, rowHeight);
  sheet.table->setSortingEnabled(true);
  sheet.table->sortByColumn(-1, Qt::AscendingOrder);
  sheet.table->horizontalHeader()->setStretchLastSection(true);
  sheet.table->setMinimumHeight(rowHeight * 4);
  sheet.measured = keepColumns(sheet.table, QStringLiteral("monitor/columns-%1").arg(QLatin1String(name)));
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
  tabs_->addTab(sheet.stack, QString());
  connect(sheet.table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    refreshButtons();
    emit selectionChanged();
  });
  auto* del = new QShortcut(QKeySequence(Qt::Key_Delete), sheet.table);
  del->setContext(Qt::WidgetShortcut);
  connect(del, &QShortcut::activated, this, [this] {
    if (clearOne_->isVisible() && clearOne_->isEnabled()) clearSelected();
  });
}

MonitorTables::Tab MonitorTables::current() const {
  return static_cast<Tab>(tabs_->currentIndex());
}

void MonitorTables::showTab(Tab tab) {
  tabs_->setCurrentIndex(tab);
}

void MonitorTables::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void MonitorTables::retranslate() {
  texts_[Sessions] = tr("Sessions");
  texts_[Users] = tr("Users");
  texts_[IkeSas] = tr("IKE SAs");
  texts_[IpsecSas] = tr("IPsec SAs");
  texts_[Connections] = tr("Connections");
  texts_[Translations] = tr("Translations");
  texts_[Pools] = tr("Pools");
  texts_[AaaServers] = tr("AAA servers");
  texts_[Counters] = tr("Counters");
  texts_[Syslog] = tr("Syslog");
  connect_->setText(tr("Connect a Client"));
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Filter the rows of this table"));
  export_->setText(tr("Export CSV..."));
  syslog_->retranslate();
  for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{
           sessions_, users_, ikeSas_, ipsecSas_, connections_, xlates_, pools_, servers_, counters_}) {
    emit model->headerDataChanged(Qt::Horizontal, 0, model->columnCount() - 1);
  }
  refreshTabs();
  refreshButtons();
}

void MonitorTables::display(const ipc::HeadendSnapshot& snapshot) {
  sessions_->setRows(snapshot.sessions);
  users_->setRows(snapshot.uauth.entries);
  ikeSas_->setRows(snapshot.isakmp_sas);
  ipsecSas_->setRows(snapshot.ipsec_sas);
  connections_->setRows(connRows(snapshot));
  xlates_->setRows(xlateRows(snapshot));
  pools_->setRows(snapshot.pools);
  servers_->setRows(aaaServerRows(snapshot));
  counters_->setRows(snapshot.counters);
  for (Sheet& sheet : sheets_) measure(sheet);
  refreshTabs();
  refreshButtons();
}

// The first rows decide the widths; later ones never move what people look at.
void MonitorTables::measure(Sheet& sheet) {
  if (sheet.measured || sheet.proxy->rowCount() == 0) return;
  sheet.measured = true;
  sheet.table->horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
  for (int column = 0; column < sheet.proxy->columnCount(); ++column) {
    sheet.table->resizeColumnToContents(column);
    sheet.table->setColumnWidth(column, sheet.table->columnWidth(column) + columnRoom);
  }
}

void MonitorTables::refreshTabs() {
  const bool running = controller_.session().isRunning();
  const bool filtered = !filter_->text().isEmpty();
  const QString nothing[TabCount] = {
      tr("No client is connected."),
      tr("No user is authenticated."),
      tr("There is no ISAKMP security association."),
      tr("There is no IPsec security association."),
      tr("There is no connection."),
      tr("There is no translation."),
      tr("The configuration has no address pool."),
      tr("The configuration has no AAA server."),
      tr("There are no counters."),
      tr("Nothing has happened yet."),
  };
  for (int i = 0; i < TabCount; ++i) {
    const Sheet& sheet = sheets_[static_cast<std::size_t>(i)];
    const int rows = sheet.proxy->sourceModel()->rowCount();
    const bool counted = i != Counters && i != Syslog;
    const QString title =
        counted && rows > 0 ? tr("%1 (%2)", "tab, how many").arg(texts_[i]).arg(rows) : texts_[i];
    if (tabs_->tabText(i) != title) tabs_->setTabText(i, title);
    sheet.table->setAccessibleName(texts_[i]);
    sheet.empty->setText(rows > 0 && filtered ? tr("No row fits the filter.") : nothing[i]);
    const int page = sheet.proxy->rowCount() > 0 ? 0 : 1;
    if (sheet.stack->currentIndex() != page) sheet.stack->setCurrentIndex(page);
  }
  connect_->setVisible(running && sessions_->rowCount() == 0);
}

void MonitorTables::refreshButtons() {
  const Tab tab = current();
  const bool ends = tab == Sessions || tab == Users || tab == Connections;
  const auto rows = sheets_[tab].proxy->sourceModel()->rowCount();
  clearOne_->setVisible(ends);
  clearAll_->setVisible(ends || tab == Translations);
  clearOne_->setText(tab == Users         ? tr("Clear Login...")
                     : tab == Connections ? tr("End Connection...")
                                          : tr("Clear Session..."));
  clearAll_->setText(tab == Users         ? tr("Clear All Logins...")
                     : tab == Connections ? tr("End All...")
                     : tab == Sessions    ? tr("Clear All...")
                                          : tr("Clear Translations..."));
  const bool chosen = ends && selectedRow(tab) >= 0;
  clearOne_->setEnabled(chosen);
  clearOne_->setToolTip(chosen ? QString() : tr("Select a row first."));
  clearAll_->setEnabled(rows > 0);
  clearAll_->setToolTip(rows > 0 ? QString() : tr("There is nothing to clear."));
  export_->setEnabled(sheets_[tab].proxy->rowCount() > 0);
  export_->setToolTip(export_->isEnabled() ? tr("Writes the rows that are shown to a file.")
                                           : tr("There are no rows to write."));
}

int MonitorTables::selectedRow(Tab tab) const {
  const QModelIndexList rows = sheets_[tab].table->selectionModel()->selectedRows();
  return rows.isEmpty() ? -1 : sheets_[tab].proxy->mapToSource(rows.front()).row();
}

quint64 MonitorTables::selectedSession() const {
  const int row = selectedRow(Sessions);
  return row < 0 ? 0 : sessions_->row(row).id;
}

void MonitorTables::showSession(quint64 id) {
  const int at = sessions_->rowOf(QString::number(id));
  if (at < 0) return;
  filter_->clear();
  sheets_[Sessions].proxy->setFilterFixedString({});
  refreshTabs();
  showTab(Sessions);
  const QModelIndex place = sheets_[Sessions].proxy->mapFromSource(sessions_->index(at, 0));
  table(Sessions)->setCurrentIndex(place);
  table(Sessions)->selectRow(place.row());
  table(Sessions)->scrollTo(place);
  table(Sessions)->setFocus(Qt::OtherFocusReason);
}

QString MonitorTables::sessionName(quint64 id) const {
  const int at = sessions_->rowOf(QString::number(id));
  if (at < 0) return {};
  const ipc::SessionRow& row = sessions_->row(at);
  return row.user.empty() ? addressText(row.peer.address) : QString::fromStdString(row.user);
}

void MonitorTables::clearSelected() {
  const Tab tab = current();
  const int row = selectedRow(tab);
  if (row < 0) return;
  if (tab == Sessions) {
    const quint64 id = sessions_->row(row).id;
    controller_.askClearSessions(id, sessionName(id));
  } else if (tab == Users) {
    controller_.askClearUauth(QString::fromStdString(users_->row(row).user));
  } else if (tab == Connections) {
    const fw::ConnStatus conn = connections_->row(row).conn;
    const QString local = QStringLiteral("%1/%2").arg(addressText(conn.local.address)).arg(conn.local.port);
    const QString foreign =
        QStringLiteral("%1/%2").arg(addressText(conn.foreign.address)).arg(conn.foreign.port);
    if (controller_.ask(tr("End Connection"), tr("End the connection between %1 and %2?").arg(local, foreign),
                        tr("End", "connection")))
      controller_.session().clearConnection(conn.number);
  }
}

void MonitorTables::clearEverything() {
  switch (current()) {
    case Sessions:
      controller_.askClearSessions();
      break;
    case Users:
      if (controller_.ask(tr("Clear Logins"),
                          tr("Clear the login of %n user(s)? They are asked to log in again.", nullptr,
                             users_->rowCount()),
                          tr("Clear", "sessions")))
        controller_.session().clearUauth();
      break;
    case Connections:
      if (controller_.ask(tr("End Connections"),
                          tr("End %n connection(s)?", nullptr, connections_->rowCount()),
                          tr("End", "connection")))
        controller_.session().clearConnection(0);
      break;
    case Translations:
      if (controller_.ask(tr("Clear Translations"),
                          tr("Clear the translations? The connections that use them end."),
                          tr("Clear", "sessions")))
        controller_.session().clearTranslations();
      break;
    default:
      break;
  }
}

void MonitorTables::exportShown() {
  const Tab tab = current();
  QString written;
  const QString failed = exportCsv(this, *sheets_[tab].proxy,
                                   table(tab)->objectName() + QStringLiteral(".csv"), pickFile, &written);
  if (failed.isEmpty() && written.isEmpty()) return;
  Message message;
  message.tone = failed.isEmpty() ? Tone::Ok : Tone::Error;
  message.text = failed.isEmpty()
                     ? tr("%n row(s) written to %1.", nullptr, sheets_[tab].proxy->rowCount()).arg(written)
                     : failed;
  message.closeAfterMs = failed.isEmpty() ? 6000 : 0;
  controller_.tell(message);
}

}  // namespace drawbridge::ui
