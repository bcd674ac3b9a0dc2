// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/accounting_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "pix/parser.h"
#include "ui/manager/headend_controller.h"
#include "ui/models/accounting_model.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table_tools.h"

namespace drawbridge::ui {

namespace {

constexpr int rowHeight = 28;
constexpr int columnRoom = 10;
constexpr int factColumns = 2;
constexpr int counterRoom = 24 + 5 * 12;  // the card's margins and the gaps between its columns
constexpr int leastForList = 330;         // head, counters, tools and some rows

/// Text in any column, and start or stop records alone.
class RecordFilter final : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setKind(const QString& kind) {
    kind_ = kind;
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const auto* records = static_cast<const AccountingModel*>(sourceModel());
    if (!kind_.isEmpty() && records->record(row).flags != kind_.toStdString()) return false;
    return QSortFilterProxyModel::filterAcceptsRow(row, parent);
  }

 private:
  QString kind_;
};

QToolButton* button(const char* name, const char* iconName, QWidget* parent) {
  auto* made = new QToolButton(parent);
  made->setObjectName(QLatin1String(name));
  made->setProperty("kind", QStringLiteral("boxed"));
  made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  made->setIcon(icon(QLatin1String(iconName)));
  made->setFocusPolicy(Qt::StrongFocus);
  return made;
}

}  // namespace

AccountingPage::AccountingPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("accounting"), parent),
      controller_(*context.control),
      session_(controller_.session()),
      head_(new PageHead(this)),
      export_(button("exportCsv", "db-export", this)),
      filter_(new FilterBar(this, QStringLiteral("db-filter"))),
      kinds_(new QComboBox(this)),
      join_(new QCheckBox(this)),
      columns_(button("columns", "db-sliders", this)),
      columnMenu_(new QMenu(this)),
      model_(new AccountingModel(this)),
      proxy_(new RecordFilter(this)),
      table_(new QTableView(this)),
      stack_(new QStackedWidget(this)),
      empty_(makeLabel({}, true, this)),
      add_(new QPushButton(this)),
      detail_(new Card(this)),
      detailGrid_(new QGridLayout) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 14, 16, 12);
  all->setSpacing(10);
  all->addWidget(new HeadendBar(controller_, this));
  head_->addAction(export_);
  all->addWidget(head_);
  all->addWidget(buildCounters());
  auto* tools = new QHBoxLayout;
  tools->setSpacing(8);
  filter_->setMinimumWidth(160);
  filter_->setMaximumWidth(260);
  for (int i = 0; i < 3; ++i) kinds_->addItem(QString());
  kinds_->setItemData(1, QStringLiteral("start"));
  kinds_->setItemData(2, QStringLiteral("stop"));
  kinds_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  columns_->setPopupMode(QToolButton::InstantPopup);
  columns_->setMenu(columnMenu_);
  tools->addWidget(filter_, 1);
  tools->addWidget(kinds_);
  tools->addWidget(join_);
  tools->addStretch(1);
  tools->addWidget(columns_);
  all->addLayout(tools);
  buildTable();
  all->addWidget(stack_, 1);
  detailGrid_->setHorizontalSpacing(20);
  detailGrid_->setVerticalSpacing(4);
  detail_->body()->addLayout(detailGrid_);
  detail_->setObjectName(QStringLiteral("recordCard"));
  detail_->hide();
  all->addWidget(detail_);

  connect(columnMenu_, &QMenu::aboutToShow, this, [this] { fillColumnMenu(columnMenu_, table_); });
  connect(filter_, &FilterBar::filterChanged, this, [this](const QString& text) {
    proxy_->setFilterFixedString(text);
    refresh();
  });
  connect(filter_, &FilterBar::left, this, [this] { table_->setFocus(); });
  connect(kinds_, &QComboBox::currentIndexChanged, this, [this] {
    static_cast<RecordFilter*>(proxy_)->setKind(kinds_->currentData().toString());
    refresh();
  });
  connect(join_, &QCheckBox::toggled, this, [this](bool on) {
    if (on) kinds_->setCurrentIndex(0);
    model_->setJoined(on);
    refresh();
  });
  connect(export_, &QToolButton::clicked, this, &AccountingPage::exportAll);
  connect(add_, &QPushButton::clicked, this, &AccountingPage::addAccounting);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &AccountingPage::showRecord);
  connect(model_, &QAbstractItemModel::modelReset, this, &AccountingPage::showRecord);
  connect(&session_, &HeadendSession::accountingChanged, this, [this](const ipc::Accounting& news) {
    model_->append(news.rows);
    refresh();
  });
  connect(&session_, &HeadendSession::runningChanged, this, &AccountingPage::refresh);
  connect(&session_, &HeadendSession::wantedChanged, this, &AccountingPage::refresh);
  connect(&session_, &HeadendSession::stateChanged, this, &AccountingPage::refresh);
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setContext(Qt::WidgetWithChildrenShortcut);
  connect(find, &QShortcut::activated, this, [this] {
    filter_->setFocus();
    filter_->selectAll();
  });
  model_->append({session_.accounting().begin(), session_.accounting().end()});
  retranslate();
}

QWidget* AccountingPage::buildCounters() {
  auto* card = new Card(this);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(0);
  for (int i = 0; i < CounterCount; ++i) {
    const auto at = static_cast<std::size_t>(i);
    numbers_[at] = makeLabel(QStringLiteral("number"), false, card);
    words_[at] = makeLabel(QStringLiteral("cap"), true, card);
    grid->addWidget(numbers_[at], 0, i);
    words_[at]->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(words_[at], 1, i);
    grid->setColumnStretch(i, 1);
  }
  card->body()->addLayout(grid);
  return card;
}

void AccountingPage::buildTable() {
  proxy_->setSourceModel(model_);
  proxy_->setSortRole(Qt::UserRole);
  proxy_->setFilterKeyColumn(-1);
  proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  table_->setModel(proxy_);
  setUpTable(table_, rowHeight);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setSortingEnabled(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->horizontalHeader()->setStretchLastSection(true);
  for (const int column : {AccountingModel::Service, AccountingModel::PaksIn, AccountingModel::PaksOut,
                           AccountingModel::Addr, AccountingModel::NasPortname})
    table_->setColumnHidden(column, true);
  measured_ = keepColumns(table_, QStringLiteral("accounting/columns"));
  auto* blank = new QWidget(stack_);
  auto* column = new QVBoxLayout(blank);
  column->setSpacing(8);
  column->addStretch(1);
  empty_->setAlignment(Qt::AlignCenter);
  column->addWidget(empty_);
  add_->setObjectName(QStringLiteral("addAccounting"));
  add_->setAutoDefault(false);
  column->addWidget(add_, 0, Qt::AlignHCenter);
  column->addStretch(2);
  stack_->addWidget(table_);
  stack_->addWidget(blank);
}

QWidget* AccountingPage::firstFocus() const {
  return stack_->currentIndex() == 0 ? static_cast<QWidget*>(table_) : add_->isVisible() ? add_ : nullptr;
}

QList<QWidget*> AccountingPage::panes() const {
  return {filter_, stack_->currentIndex() == 0 ? static_cast<QWidget*>(table_) : add_};
}

QString AccountingPage::counter(Counter which) const {
  return numbers_[which]->text();
}

bool AccountingPage::accounts(const pix::Config& config) {
  return std::any_of(config.aaa_rules.begin(), config.aaa_rules.end(),
                     [](const pix::AaaRule& each) { return each.service == pix::AaaService::accounting; });
}

std::string AccountingPage::accountingTag() const {
  const pix::Config& config = session_.wanted();
  const auto usable = [&](const std::string& tag) {
    const pix::AaaServerGroup* group = config.aaa_server(tag);
    return group != nullptr && group->protocol != pix::AaaProtocol::local && !group->hosts.empty();
  };
  for (const pix::AaaRule& each : config.aaa_rules) {
    if (each.service == pix::AaaService::authentication && usable(each.tag)) return each.tag;
  }
  for (const pix::AaaServerGroup& each : config.aaa_servers) {
    if (usable(each.tag)) return each.tag;
  }
  return {};
}

void AccountingPage::refresh() {
  const QLocale locale;
  const AccountingModel::Counts counts = model_->counts();
  const ipc::Accounting& queue = session_.accountingQueue();
  const qint64 values[] = {counts.records,
                           counts.closed,
                           counts.users,
                           counts.running,
                           static_cast<qint64>(queue.queued),
                           static_cast<qint64>(queue.lost)};
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    numbers_[i]->setText(locale.toString(values[i]));
    numbers_[i]->setAccessibleName(QStringLiteral("%1: %2").arg(words_[i]->text(), numbers_[i]->text()));
  }
  setTone(numbers_[Queued], queue.queued > 0 ? Tone::Warn : Tone::None);
  setTone(numbers_[Lost], queue.lost > 0 ? Tone::Error : Tone::None);
  const bool has = model_->rowCount() > 0;
  stack_->setCurrentIndex(proxy_->rowCount() > 0 ? 0 : 1);
  export_->setEnabled(has);
  export_->setToolTip(has ? tr("Writes all records with all columns to a file.")
                          : tr("There are no records to write."));
  kinds_->setEnabled(!join_->isChecked());
  const bool accounted = accounts(session_.running().config);
  const bool edited = accounts(session_.wanted());
  add_->setVisible(!has && session_.isRunning() && !accounted && !edited);
  if (has) {
    empty_->setText(tr("No record fits the filter."));
  } else if (!session_.isRunning()) {
    empty_->setText(tr("No accounting records. The headend is stopped."));
  } else if (accounted) {
    empty_->setText(
        tr("No accounting records yet. They come when a connection begins or ends that must be "
           "accounted."));
  } else if (edited) {
    empty_->setText(tr("No accounting records. \"aaa accounting\" is an edit that is not pushed yet."));
  } else {
    empty_->setText(tr("No accounting records. \"aaa accounting\" is not in the configuration."));
  }
  const bool addable = !accountingTag().empty();
  add_->setEnabled(addable);
  add_->setToolTip(addable ? QString()
                           : tr("The configuration has no TACACS+ or RADIUS server to send records to."));
  if (!measured_ && has) {
    measured_ = true;
    for (int column = 0; column < model_->columnCount(); ++column) {
      table_->resizeColumnToContents(column);
      table_->setColumnWidth(column, table_->columnWidth(column) + columnRoom);
    }
  }
}

void AccountingPage::showRecord() {
  const QModelIndexList rows = table_->selectionModel()->selectedRows();
  hasRecord_ = rows.size() == 1;
  if (!hasRecord_) {
    detail_->hide();
    return;
  }
  const int row = proxy_->mapToSource(rows.front()).row();
  const ipc::AccountingRow& record = model_->record(row);
  const QString task = QString::fromStdString(record.task_id);
  detail_->setTitle(model_->isRunning(row)    ? tr("Task %1, still running").arg(task)
                    : record.flags == "start" ? tr("Start record of task %1").arg(task)
                    : record.flags == "stop"  ? tr("Stop record of task %1").arg(task)
                                              : tr("Record of task %1").arg(task));
  std::size_t at = 0;
  for (int column = 0; column < AccountingModel::ColumnCount; ++column) {
    const QString text = model_->index(row, column).data().toString();
    if (text == QLatin1String("..")) continue;
    if (at == facts_.size()) {
      QLabel* name = makeLabel(QStringLiteral("cap"), false, detail_);
      QLabel* value = makeLabel(QStringLiteral("mono"), false, detail_);
      value->setTextInteractionFlags(Qt::TextSelectableByMouse);
      const int place = static_cast<int>(at) / factColumns;
      const int side = static_cast<int>(at) % factColumns * 2;
      detailGrid_->addWidget(name, place, side);
      detailGrid_->addWidget(value, place, side + 1);
      detailGrid_->setColumnStretch(side + 1, 1);
      facts_.emplace_back(name, value);
    }
    facts_[at].first->setText(model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    facts_[at].second->setText(text);
    ++at;
  }
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    facts_[i].first->setVisible(i < at);
    facts_[i].second->setVisible(i < at);
  }
  fitRecord();
}

void AccountingPage::fitRecord() {
  // While it is hidden nobody else tells the layout what has come into it.
  detail_->layout()->activate();
  // Where there is no room for both, the list stays: it can show every column of the record.
  detail_->setVisible(hasRecord_ && height() >= detail_->sizeHint().height() + leastForList);
}

void AccountingPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fitCounters();
  fitRecord();
}

void AccountingPage::fitCounters() {
  // A low page must not take the second line of words that wrap.
  const QMargins page = layout()->contentsMargins();
  const int column = (width() - page.left() - page.right() - counterRoom) / CounterCount;
  for (QLabel* words : words_) words->setMinimumHeight(words->heightForWidth(column));
}

// One edit on the undo stack, shown where it stands; never a push.
void AccountingPage::addAccounting() {
  const std::string line =
      "aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 " + accountingTag();
  pix::Config wanted = session_.wanted();
  const auto result = pix::apply_line(wanted, line);
  if (!result.ok()) {
    Message message;
    message.tone = Tone::Error;
    message.text = tr("Accounting could not be added: %1").arg(QString::fromStdString(result.device_text));
    controller_.tell(message);
    return;
  }
  session_.edit(wanted, tr("add accounting"));
  Message message;
  message.tone = Tone::Info;
  message.text = tr("Accounting was added as an edit. Nothing is sent before you push.");
  message.detail = QString::fromStdString(line);
  message.buttons = {{tr("Preview and Push..."), [this] { controller_.openPush(); }, true, {}, false}};
  controller_.tell(message);
}

void AccountingPage::exportAll() {
  QString written;
  const QString failed = exportCsv(this, *model_, QStringLiteral("accounting.csv"), pickFile, &written);
  if (failed.isEmpty() && written.isEmpty()) return;
  Message message;
  message.tone = failed.isEmpty() ? Tone::Ok : Tone::Error;
  message.text =
      failed.isEmpty() ? tr("%n row(s) written to %1.", nullptr, model_->rowCount()).arg(written) : failed;
  message.closeAfterMs = failed.isEmpty() ? 6000 : 0;
  controller_.tell(message);
}

void AccountingPage::retranslate() {
  head_->setTitle(tr("Accounting"));
  head_->setCaption(
      tr("Records of \"aaa accounting\" in the columns of the AAA server's report, newest first"));
  const QString words[] = {tr("records"),       tr("closed connections"),  tr("users"),
                           tr("still running"), tr("wait for the server"), tr("lost, the queue was full")};
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i]->setText(words[i]);
  fitCounters();
  filter_->setPlaceholderText(tr("User, address or service"));
  filter_->setAccessibleName(tr("Filter the records"));
  const QString kinds[] = {tr("Start and stop"), tr("Start only"), tr("Stop only")};
  for (int i = 0; i < 3; ++i) kinds_->setItemText(i, kinds[i]);
  kinds_->setAccessibleName(tr("Kinds of records"));
  join_->setText(tr("&Join start and stop"));
  columns_->setText(tr("Columns"));
  export_->setText(tr("Export CSV..."));
  add_->setText(tr("Add It..."));
  table_->setAccessibleName(tr("Accounting records"));
  model_->retranslate();
  refresh();
  showRecord();
}

}  // namespace drawbridge::ui
