// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the headend's command line (ui.md 5.4).
#pragma once

#include <QPointer>

#include "ui/shell/page.h"

class QAction;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace drawbridge::ui {

class Card;
class ConsolePanel;
class ConsoleView;
class DebugSwitches;
class HeadendController;

class ConsolePage : public Page {
  Q_OBJECT

 public:
  /// `context.control` must not be null.
  explicit ConsolePage(const PageContext& context, QWidget* parent = nullptr);
  ~ConsolePage() override;
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;
  [[nodiscard]] ConsoleView* view() const;
  [[nodiscard]] ConsolePanel* panel() const { return panel_; }
  [[nodiscard]] DebugSwitches* debug() const { return debug_; }
  [[nodiscard]] QAction* paging() const { return paging_; }
  [[nodiscard]] QAction* ownWindow() const { return ownWindow_; }

 private:
  void refresh();
  void save();
  void detach();
  void putBack();
  [[nodiscard]] QToolButton* headButton(const char* iconName, const char* name);

  HeadendController& controller_;
  PageHead* head_;
  ConsolePanel* panel_;
  DebugSwitches* debug_;
  QToolButton* clear_;
  QToolButton* save_;
  QToolButton* find_;
  QToolButton* more_;
  QAction* paging_;
  QAction* ownWindow_;
  QVBoxLayout* place_;
  Card* away_;
  QLabel* awayText_;
  QPushButton* front_;
  QPushButton* back_;
  QPointer<QWidget> window_;
};

}  // namespace drawbridge::ui
