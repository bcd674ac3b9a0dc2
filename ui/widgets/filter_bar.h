// SPDX-License-Identifier: GPL-3.0-or-later
// The search field at the right of a toolbar.
#pragma once

#include <QLineEdit>
#include <QString>

class QSortFilterProxyModel;

namespace drawbridge::ui {

/// Magnifier or funnel at the left, x at the right; Esc empties, a second Esc goes back to the list (signal
/// left). Changes are told after 150 ms without a key, or at once by Return.
class FilterBar : public QLineEdit {
  Q_OBJECT

 public:
  explicit FilterBar(QWidget* parent = nullptr, const QString& iconName = QStringLiteral("db-search"));
  /// Filters every column of a proxy, without regard to capitals.
  void attach(QSortFilterProxyModel* proxy);

 signals:
  void filterChanged(const QString& text);
  void left();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace drawbridge::ui
