// SPDX-License-Identifier: GPL-3.0-or-later
// The page Connections: toolbar, state card, list of entries (ui.md 4.1).
#pragma once

#include "ui/shell/page.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace drawbridge::ui {

class EntryActions;
class EmptyState;
class FilterBar;
class StateCard;
class ToolRow;

class ConnectionsPage : public Page {
  Q_OBJECT

 public:
  /// `context.window`, `client` and `entries` must not be null.
  explicit ConnectionsPage(const PageContext& context, QWidget* parent = nullptr);

  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;
  [[nodiscard]] QTreeView* list() const { return list_; }
  [[nodiscard]] StateCard* card() const { return card_; }
  [[nodiscard]] FilterBar* filter() const { return filter_; }

 private:
  void fixConnectWidth();
  void showSelection();
  void updateCard();
  void updateEmpty();

  PageContext context_;
  EntryActions& entries_;
  ToolRow* tools_;
  QToolButton* connect_;
  QToolButton* new_;
  FilterBar* filter_;
  StateCard* card_;
  QTreeView* list_;
  QSortFilterProxyModel* proxy_;
  EmptyState* empty_ = nullptr;
  QPushButton* emptyImport_ = nullptr;
  QPushButton* emptyLab_ = nullptr;
};

}  // namespace drawbridge::ui
