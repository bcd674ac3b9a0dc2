// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the Monitor page (ui.md 5.5): who is connected and what passes, each with filter, sorting,
// copying, export, and what can be ended. They refresh in place, so that a selection stays on its row.
#pragma once

#include <QTabWidget>
#include <array>
#include <functional>

#include "ipc/control_messages.h"

class QAbstractItemModel;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace drawbridge::ui {

class AaaServerModel;
class ConnModel;
class CounterModel;
class EventModel;
class FilterBar;
class HeadendController;
class IpsecSaModel;
class IsakmpSaModel;
class PoolUseModel;
class SessionModel;
class UauthModel;
class XlateModel;

class MonitorTables : public QWidget {
  Q_OBJECT

 public:
  enum Tab {
    Sessions,
    Users,
    IkeSas,
    IpsecSas,
    Connections,
    Translations,
    Pools,
    AaaServers,
    Counters,
    Syslog,
    TabCount
  };

  explicit MonitorTables(HeadendController& controller, QWidget* parent = nullptr);
  /// Rows of this snapshot; syslog comes by itself.
  void display(const ipc::HeadendSnapshot& snapshot);
  void retranslate();
  void showTab(Tab tab);
  [[nodiscard]] Tab current() const;
  [[nodiscard]] QTabWidget* tabs() const { return tabs_; }
  [[nodiscard]] QTableView* table(Tab tab) const { return sheets_[tab].table; }
  [[nodiscard]] FilterBar* filter() const { return filter_; }
  [[nodiscard]] QToolButton* clearOne() const { return clearOne_; }
  [[nodiscard]] QToolButton* clearAll() const { return clearAll_; }
  [[nodiscard]] QToolButton* exportButton() const { return export_; }
  /// The session whose row is selected, 0 for none.
  [[nodiscard]] quint64 selectedSession() const;
  void showSession(quint64 id);
  /// Answers the question for a file's name in tests.
  std::function<QString(const QString&)> pickFile;

 signals:
  void selectionChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Sheet {
    QTableView* table = nullptr;
    QSortFilterProxyModel* proxy = nullptr;
    QStackedWidget* stack = nullptr;
    QLabel* empty = nullptr;
    bool measured = false;
  };
  void addSheet(Tab tab, QAbstractItemModel* model, const char* name);
  void refreshTabs();
  void refreshButtons();
  void measure(Sheet& sheet);
  void clearSelected();
  void clearEverything();
  void exportShown();
  [[nodiscard]] int selectedRow(Tab tab) const;
  [[nodiscard]] QString sessionName(quint64 id) const;

  HeadendController& controller_;
  QTabWidget* tabs_;
  FilterBar* filter_;
  QToolButton* clearOne_;
  QToolButton* clearAll_;
  QToolButton* export_;
  QPushButton* connect_;
  SessionModel* sessions_;
  UauthModel* users_;
  IsakmpSaModel* ikeSas_;
  IpsecSaModel* ipsecSas_;
  ConnModel* connections_;
  XlateModel* xlates_;
  PoolUseModel* pools_;
  AaaServerModel* servers_;
  CounterModel* counters_;
  EventModel* syslog_;
  std::array<Sheet, TabCount> sheets_;
  QString texts_[TabCount];
};

}  // namespace drawbridge::ui
