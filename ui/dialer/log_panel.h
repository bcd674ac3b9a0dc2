// SPDX-License-Identifier: GPL-3.0-or-later
// The log as the page and the Log Window show it (ui.md 4.7): toolbar, filters, finding, the list.
#pragma once

#include <QWidget>

#include "ui/dialer/log_controller.h"

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace drawbridge::ui {

class FilterBar;
class LogHead;
class MessageBar;
class ToolRow;

class LogPanel : public QWidget {
  Q_OBJECT

 public:
  /// `save` saves the lines that this panel shows. With `openWindow` the toolbar has the button Log Window.
  LogPanel(LogController& controller, QAction* save, QAction* openWindow, QWidget* parent = nullptr);
  ~LogPanel() override;

  [[nodiscard]] QTableView* list() const { return list_; }
  [[nodiscard]] LogFilter& filter() { return filter_; }
  /// The list, or the find field while nothing is shown.
  [[nodiscard]] QWidget* firstFocus() const;
  [[nodiscard]] QList<QWidget*> panes() const;
  void focusFind();
  /// Selects a line of the client's log by its number; takes the filters off if they hide it.
  void showRecord(quint64 number);

 public slots:
  /// Asks for a file and writes the lines shown.
  void save();

 protected:
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildHead(QAction* save, QAction* openWindow);
  void buildList();
  void followTheEnd();
  void retranslate();
  void fillSources();
  void refreshClasses();
  void refreshBar();
  void refreshEmpty();
  void fitEmpty();
  void refreshChip();
  void placeChip();
  void applyFilters();
  void showAll();
  void findNext(bool forward);
  void searchFor(const QString& text);
  void go(int row);
  void setFound(bool found);
  void keepColumns();

  LogController& controller_;
  LogFilter filter_;
  LogHead* head_;
  ToolRow* tools_;
  QToolButton* enable_ = nullptr;
  QComboBox* source_;
  QToolButton* classes_;
  QMenu* classMenu_;
  QComboBox* level_;
  QLabel* notFound_;
  FilterBar* find_;
  MessageBar* bar_;
  QStackedWidget* stack_;
  QTableView* list_;
  QLabel* emptyText_;
  QPushButton* emptyAct_;
  QPushButton* chip_;
  QString lastSearch_;
  qint64 currentSequence_ = -1;
  int newLines_ = 0;
  bool follows_ = true;
};

}  // namespace drawbridge::ui
