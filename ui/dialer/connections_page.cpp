// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/connections_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "client/offer.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/lab_page_window.h"
#include "ui/dialer/state_card.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tool_row.h"

namespace drawbridge::ui {

namespace {
constexpr auto columnsKey = "connections/list";
}

ConnectionsPage::ConnectionsPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("connections"), parent),
      context_(context),
      entries_(*context.entries),
      tools_(new ToolRow(this)),
      filter_(new FilterBar(this)),
      card_(new StateCard(*context.client, this)),
      list_(new QTreeView(this)),
      proxy_(new QSortFilterProxyModel(this)) {
  ActionSet& actions = *context.actions;
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);

  connect_ = tools_->addButton(actions.connectEntry, QStringLiteral("boxed"));
  tools_->addSeparator();
  new_ = tools_->addButton(actions.newByWizard);
  auto* menu = new QMenu(new_);
  menu->addActions({actions.newByWizard, actions.newByForm, actions.newPolicy11});
  new_->setMenu(menu);
  new_->setPopupMode(QToolButton::MenuButtonPopup);
  tools_->addButton(actions.importEntries);
  tools_->addButton(actions.modifyEntry);
  tools_->addButton(actions.deleteEntry);
  tools_->addStretch();
  tools_->addWidget(filter_);
  filter_->setMinimumWidth(150);
  filter_->setMaximumWidth(220);
  column->addWidget(tools_);
  column->addWidget(card_);

  proxy_->setSourceModel(&entries_.model());
  proxy_->setSortRole(ProfileModel::SortRole);
  proxy_->setSortCaseSensitivity(Qt::CaseInsensitive);
  proxy_->setSortLocaleAware(true);
  filter_->attach(proxy_);
  list_->setModel(proxy_);
  setUpList(list_);
  list_->setSortingEnabled(true);
  list_->sortByColumn(ProfileModel::Name, Qt::AscendingOrder);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->header()->setStretchLastSection(true);
  if (!list_->header()->restoreState(QSettings().value(QLatin1String(columnsKey)).toByteArray())) {
    const int widths[] = {200, 150, 150, 130, 190};
    for (int i = 0; i < 5; ++i) list_->setColumnWidth(i, widths[i]);
  }
  connect(list_->header(), &QHeaderView::sectionResized, this,
          [this] { QSettings().setValue(QLatin1String(columnsKey), list_->header()->saveState()); });
  // Their keys act on the entry that is selected here.
  list_->addActions({actions.modifyEntry, actions.renameEntry, actions.deleteEntry, actions.duplicateEntry});
  // No stacked widget: the hidden one would keep its room in a low window.
  empty_ = new EmptyState(QStringLiteral("db-plug"), this);
  connect(empty_->addButton(), &QPushButton::clicked, actions.newByWizard, &QAction::trigger);
  emptyImport_ = empty_->addButton();
  connect(emptyImport_, &QPushButton::clicked, actions.importEntries, &QAction::trigger);
  emptyLab_ = empty_->addButton();
  connect(emptyLab_, &QPushButton::clicked, this, [this] { entries_.makeLabEntries(); });
  column->addWidget(list_, 1);
  column->addWidget(empty_, 1);

  connect(list_, &QTreeView::activated, this, [this](const QModelIndex& index) {
    entries_.connectEntry(index.data(ProfileModel::EntryRole).toString());
  });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (index.isValid()) entries_.select(index.data(ProfileModel::EntryRole).toString());
          });
  connect(list_, &QTreeView::customContextMenuRequested, this, [this](const QPoint& at) {
    ActionSet& a = *context_.actions;
    QMenu* popup = new QMenu(this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    if (list_->indexAt(at).isValid()) {
      popup->addActions({a.connectEntry, a.disconnectAll});
      popup->addSeparator();
      popup->addActions({a.modifyEntry, a.renameEntry, a.deleteEntry, a.duplicateEntry, a.setDefaultEntry,
                         a.eraseUserPassword, a.exportEntry});
      popup->addSeparator();
    }
    popup->addActions({a.newByWizard, a.newByForm, a.newPolicy11, a.importEntries});
    popup->popup(list_->viewport()->mapToGlobal(at));
  });
  connect(filter_, &FilterBar::left, list_, qOverload<>(&QWidget::setFocus));
  connect(&entries_, &EntryActions::selectionChanged, this, &ConnectionsPage::showSelection);
  connect(&entries_, &EntryActions::entriesChanged, this, [this] {
    updateEmpty();
    showSelection();
  });
  connect(card_, &StateCard::statisticsWanted, actions.statistics, &QAction::trigger);
  connect(card_, &StateCard::labPageWanted, this, [this] {
    auto* window = new LabPageWindow(*context_.client, context_.window);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
  });
  connect(card_, &StateCard::connectNowWanted, &entries_, &EntryActions::connectEntry);
  connect(card_, &StateCard::cancelWanted, &entries_, &EntryActions::disconnectEntry);
  connect(card_, &StateCard::focusLeft, this, [this] { firstFocus()->setFocus(Qt::OtherFocusReason); });
  tools_->setTabOrderBefore(filter_);
  setTabOrder(filter_, list_);
  setTabOrder(list_, card_->connectNowButton());
  setTabOrder(card_->connectNowButton(), card_->cancelButton());
  setTabOrder(card_->cancelButton(), card_->labPageButton());
  setTabOrder(card_->labPageButton(), card_->statisticsButton());
  retranslate();
  updateEmpty();
  showSelection();
}

QWidget* ConnectionsPage::firstFocus() const {
  return list_->isHidden() ? static_cast<QWidget*>(empty_->firstButton()) : list_;
}

QList<QWidget*> ConnectionsPage::panes() const {
  return {tools_, card_, list_, empty_};
}

void ConnectionsPage::updateEmpty() {
  const bool wasHere = empty_->isAncestorOf(window()->focusWidget());
  const bool empty = entries_.model().rowCount() == 0;
  list_->setVisible(!empty);
  empty_->setVisible(empty);
  card_->setVisible(!empty);
  filter_->setEnabled(!empty);
  // The first of the list came from a button here, which is hidden now.
  if (wasHere && !empty) list_->setFocus(Qt::OtherFocusReason);
}

void ConnectionsPage::showSelection() {
  const QString wanted = entries_.selected();
  const int row = entries_.model().rowOf(wanted);
  if (row >= 0) {
    QModelIndex index = proxy_->mapFromSource(entries_.model().index(row, 0));
    if (!index.isValid()) {
      // A new entry must not hide behind the filter.
      filter_->clear();
      proxy_->setFilterFixedString({});
      index = proxy_->mapFromSource(entries_.model().index(row, 0));
    }
    // A list that got the focus has a current row without selecting it.
    if (list_->currentIndex().row() != index.row() || !list_->selectionModel()->isSelected(index))
      list_->setCurrentIndex(index);
    list_->scrollTo(index);
  }
  updateCard();
}

void ConnectionsPage::updateCard() {
  const QString name = entries_.selected();
  const client::StoredEntry* entry = entries_.model().entry(name);
  card_->setLabEntry(entry != nullptr && isLabEntry(entry->profile));
  if (entry == nullptr) {
    card_->setEntry(name, {}, {});
    return;
  }
  const client::Profile& profile = entry->profile;
  card_->setEntry(name, QString::fromStdString(profile.group_name),
                  QString::fromStdString(profile.user_name));
}

void ConnectionsPage::fixConnectWidth() {
  // The button keeps its place and size whatever it says.
  const QString texts[] = {ActionSet::tr("Connect"), ActionSet::tr("Cancel Connect"),
                           ActionSet::tr("Disconnect")};
  int widest = 0;
  for (const QString& text : texts)
    widest = std::max(widest, connect_->fontMetrics().horizontalAdvance(text));
  connect_->setMinimumWidth(widest + connect_->iconSize().width() + 2 * 13 + 22);
}

void ConnectionsPage::retranslate() {
  tools_->setAccessibleName(tr("Connection entries"));
  filter_->setPlaceholderText(tr("Filter entries"));
  filter_->setAccessibleName(tr("Filter entries"));
  list_->setAccessibleName(tr("Connection entries"));
  entries_.model().retranslate();
  entries_.updateActions();
  empty_->setWords(tr("No connection entries yet."),
                   tr("A connection entry holds the address of a gateway and how you prove who you are."));
  empty_->firstButton()->setText(tr("&New Connection Entry..."));
  emptyImport_->setText(tr("&Import .pcf File..."));
  emptyLab_->setText(tr("&Try the Built-in Lab"));
  card_->retranslate();
  fixConnectWidth();
}

}  // namespace drawbridge::ui
