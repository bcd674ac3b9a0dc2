// SPDX-License-Identifier: GPL-3.0-or-later
// What every table and list of the program has in common: row height, selection, headers, copying.
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;
class QTableView;
class QTreeView;

namespace drawbridge::ui {

/// Gives rows a height in pixels (at least; a larger font wins). The style sheet's min-height is ignored by
/// views.
class RowDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  explicit RowDelegate(int height, QObject* parent = nullptr);
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  int height_;
};

/// Rows selected whole, no grid, no wrap, fixed row height, header left, Ctrl+C copies the selected rows as
/// text with tabs. `rowHeight` is 30, 26 for dense tables, 34 for the list of entries.
void setUpTable(QTableView* view, int rowHeight = 30);
/// The same for a flat list in a QTreeView.
void setUpList(QTreeView* view, int rowHeight = 34);
/// A model answers this role where a copied cell has another text than the one shown.
inline constexpr int copyTextRole = Qt::UserRole + 100;
/// The selected rows, columns separated by tabs, as Ctrl+C copies them.
[[nodiscard]] QString selectedRows(const QAbstractItemView* view);

}  // namespace drawbridge::ui
