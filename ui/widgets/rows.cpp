// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

namespace drawbridge::ui {

namespace {

void addCopy(QAbstractItemView* view) {
  auto* copy = new QShortcut(QKeySequence(QKeySequence::Copy), view);
  copy->setContext(Qt::WidgetShortcut);
  QObject::connect(copy, &QShortcut::activated, view, [view] {
    const QString text = selectedRows(view);
    if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
  });
}

int heightFor(const QWidget* widget, int wanted) {
  return qMax(wanted, QFontMetrics(widget->font()).height() + 8);
}

}  // namespace

RowDelegate::RowDelegate(int height, QObject* parent) : QStyledItemDelegate(parent), height_(height) {}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QSize size = QStyledItemDelegate::sizeHint(option, index);
  size.setHeight(qMax(size.height(), height_));
  return size;
}

void setUpTable(QTableView* view, int rowHeight) {
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setShowGrid(false);
  view->setWordWrap(false);
  view->setTabKeyNavigation(false);
  view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view->verticalHeader()->hide();
  view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view->verticalHeader()->setDefaultSectionSize(heightFor(view, rowHeight));
  view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  view->horizontalHeader()->setHighlightSections(false);
  view->horizontalHeader()->setSectionsMovable(true);
  addCopy(view);
}

void setUpList(QTreeView* view, int rowHeight) {
  view->setRootIsDecorated(false);
  view->setUniformRowHeights(true);
  view->setAllColumnsShowFocus(true);
  view->setItemDelegate(new RowDelegate(heightFor(view, rowHeight), view));
  view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  addCopy(view);
}

QString selectedRows(const QAbstractItemView* view) {
  if (view->selectionModel() == nullptr || view->model() == nullptr) return {};
  QModelIndexList rows = view->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
  QStringList lines;
  for (const QModelIndex& row : rows) {
    QStringList cells;
    for (int column = 0; column < view->model()->columnCount(row.parent()); ++column) {
      const QModelIndex cell = row.siblingAtColumn(column);
      const QVariant own = cell.data(copyTextRole);
      cells.append((own.isValid() ? own : cell.data(Qt::DisplayRole)).toString());
    }
    lines.append(cells.join(QLatin1Char('\t')));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace drawbridge::ui
