// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/certificates_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/dialer/certificate_actions.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/lock_badge.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tool_row.h"

namespace drawbridge::ui {

namespace {
constexpr auto columnsKey = "certificates/columns";
}

CertificatesPage::CertificatesPage(const PageContext& context, QWidget* parent)
    : Page(certificateHelp(), parent),
      context_(context),
      certificates_(*context.certificates),
      tools_(new ToolRow(this)),
      filter_(new FilterBar(this)),
      list_(new QTreeView(this)),
      proxy_(new QSortFilterProxyModel(this)) {
  ActionSet& actions = *context.actions;
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  tools_->addButton(actions.certificateView);
  tools_->addButton(actions.certificateImport);
  tools_->addButton(actions.certificateExport);
  tools_->addButton(actions.certificateEnroll);
  tools_->addButton(actions.certificateVerify);
  tools_->addButton(actions.certificateDelete);
  tools_->addStretch();
  tools_->addWidget(filter_);
  filter_->setMinimumWidth(150);
  filter_->setMaximumWidth(220);
  column->addWidget(tools_);

  proxy_->setSourceModel(&certificates_.model());
  proxy_->setSortRole(CertificateModel::SortRole);
  proxy_->setSortCaseSensitivity(Qt::CaseInsensitive);
  proxy_->setSortLocaleAware(true);
  filter_->attach(proxy_);
  list_->setModel(proxy_);
  setUpList(list_);
  list_->setSortingEnabled(true);
  list_->sortByColumn(CertificateModel::Name, Qt::AscendingOrder);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->header()->setStretchLastSection(true);
  if (!list_->header()->restoreState(QSettings().value(QLatin1String(columnsKey)).toByteArray())) {
    const int widths[] = {200, 90, 170, 195};
    for (int i = 0; i < 4; ++i) list_->setColumnWidth(i, widths[i]);
  }
  connect(list_->header(), &QHeaderView::sectionResized, this,
          [this] { QSettings().setValue(QLatin1String(columnsKey), list_->header()->saveState()); });
  connect(new QShortcut(QKeySequence(Qt::Key_Delete), list_, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, this, [this] {
            if (context_.actions->certificateDelete->isEnabled())
              context_.actions->certificateDelete->trigger();
          });
  empty_ = new EmptyState(QStringLiteral("db-cert"), this);
  connect(empty_->addButton(), &QPushButton::clicked, context_.actions->certificateImport, &QAction::trigger);
  emptyEnroll_ = empty_->addButton();
  connect(emptyEnroll_, &QPushButton::clicked, context_.actions->certificateEnroll, &QAction::trigger);
  column->addWidget(list_, 1);
  column->addWidget(empty_, 1);

  connect(list_, &QTreeView::activated, this, [this] {
    if (context_.actions->certificateView->isEnabled()) context_.actions->certificateView->trigger();
  });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (index.isValid()) certificates_.select(index.data(CertificateModel::NameRole).toString());
          });
  connect(list_, &QTreeView::customContextMenuRequested, this, [this](const QPoint& at) {
    ActionSet& a = *context_.actions;
    QMenu* popup = new QMenu(this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    if (list_->indexAt(at).isValid()) {
      popup->addActions({a.certificateView, a.certificateVerify, a.certificateExport, a.certificatePassword,
                         a.certificateDelete});
      popup->addSeparator();
    }
    popup->addActions({a.certificateImport, a.certificateEnroll, a.certificateAuthorities});
    popup->popup(list_->viewport()->mapToGlobal(at));
  });
  connect(filter_, &FilterBar::left, list_, qOverload<>(&QWidget::setFocus));
  connect(&certificates_, &CertificateActions::selectionChanged, this, &CertificatesPage::showSelection);
  connect(&certificates_, &CertificateActions::listChanged, this, [this] {
    updateEmpty();
    showSelection();
  });
  tools_->setTabOrderBefore(filter_);
  setTabOrder(filter_, list_);
  retranslate();
  updateEmpty();
  showSelection();
}

void CertificatesPage::showEvent(QShowEvent* event) {
  // Others may have put something into the folder meanwhile.
  certificates_.refresh();
  Page::showEvent(event);
}

QWidget* CertificatesPage::firstFocus() const {
  return list_->isHidden() ? static_cast<QWidget*>(empty_->firstButton()) : list_;
}

QList<QWidget*> CertificatesPage::panes() const {
  return {tools_, list_, empty_};
}

void CertificatesPage::updateEmpty() {
  const bool wasHere = empty_->isAncestorOf(window()->focusWidget());
  const bool empty = certificates_.model().rowCount() == 0;
  list_->setVisible(!empty);
  empty_->setVisible(empty);
  filter_->setEnabled(!empty);
  // The first of the list came from a button here, which is hidden now.
  if (wasHere && !empty) list_->setFocus(Qt::OtherFocusReason);
}

void CertificatesPage::showSelection() {
  const int row = certificates_.model().rowOf(certificates_.selected());
  if (row < 0) return;
  const QModelIndex index = proxy_->mapFromSource(certificates_.model().index(row, 0));
  if (!index.isValid()) return;
  if (list_->currentIndex().row() != index.row() || !list_->selectionModel()->isSelected(index))
    list_->setCurrentIndex(index);
  list_->scrollTo(index);
}

void CertificatesPage::retranslate() {
  tools_->setAccessibleName(tr("Certificates"));
  filter_->setPlaceholderText(tr("Filter certificates"));
  filter_->setAccessibleName(tr("Filter certificates"));
  list_->setAccessibleName(tr("Certificates"));
  certificates_.model().retranslate();
  certificates_.updateActions();
  empty_->setWords(
      tr("No certificates."),
      tr("Import one from a file, or make a request for one. The certificate of a gateway's authority is "
         "needed as well."));
  empty_->firstButton()->setText(tr("&Import Certificate..."));
  emptyEnroll_->setText(tr("&Make a Request..."));
}

}  // namespace drawbridge::ui
