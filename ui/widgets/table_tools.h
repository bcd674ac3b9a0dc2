// SPDX-License-Identifier: GPL-3.0-or-later
// What the live tables of the headend pages share beyond setUpTable(): columns that people hide and move,
// remembered, and a file of comma separated values (ui.md 8).
#pragma once

#include <QString>
#include <functional>

class QAbstractItemModel;
class QMenu;
class QTableView;
class QWidget;

namespace drawbridge::ui {

/// The header's context menu shows and hides columns; their order, width and visibility are kept in the
/// settings under `key`. Returns whether a kept state was found.
bool keepColumns(QTableView* view, const QString& key);
/// Fills a menu with one checkable entry a column.
void fillColumnMenu(QMenu* menu, QTableView* view);

/// Every row and column of the model as RFC 4180 text with a heading row; cells that a spreadsheet would take
/// for a formula are quoted by an apostrophe.
[[nodiscard]] QString csvOf(const QAbstractItemModel& model);
/// Asks for a name and writes the model there, whole or not at all. `pick` answers the question in tests.
/// Returns an empty text, or the sentence that tells what went wrong. `written`: the file, empty if
/// cancelled.
[[nodiscard]] QString exportCsv(QWidget* parent, const QAbstractItemModel& model, const QString& suggested,
                                const std::function<QString(const QString&)>& pick, QString* written);

}  // namespace drawbridge::ui
