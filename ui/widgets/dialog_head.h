// SPDX-License-Identifier: GPL-3.0-or-later
// How every small dialog begins: a badge, and beside it the title and a line that says more.
#pragma once

class QLabel;
class QVBoxLayout;
class QWidget;

namespace drawbridge::ui {

class LockBadge;

/// Lays `dialog` out with the head in place; what comes below goes into the column that is returned.
QVBoxLayout* makeDialogColumn(QWidget* dialog, LockBadge* badge, QLabel* title, QLabel* line);

}  // namespace drawbridge::ui
