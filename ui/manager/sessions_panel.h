// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected, by which associations, and what happened last: tables with "clear" (ui.md 5.1, 5.5).
#pragma once

#include <QTabWidget>

class QAbstractItemModel;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace drawbridge::ui {

class EventModel;
class HeadendController;
class IpsecSaModel;
class IsakmpSaModel;
class SessionModel;
class UauthModel;

class SessionsPanel : public QTabWidget {
  Q_OBJECT

 public:
  enum Tab { Events, Sessions, IkeSas, IpsecSas, Users };

  explicit SessionsPanel(HeadendController& controller, QWidget* parent = nullptr);
  void retranslate();
  /// Brings the session to the front and selects it.
  void showSession(quint64 id);
  [[nodiscard]] QTableView* table(Tab tab) const;
  [[nodiscard]] QToolButton* clearButton() const { return clear_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Sheet {
    QTableView* table = nullptr;
    QSortFilterProxyModel* proxy = nullptr;
    QStackedWidget* stack = nullptr;
    QLabel* empty = nullptr;
  };
  Sheet addSheet(QAbstractItemModel* model, bool sortable);
  void refresh();
  static void widen(const Sheet& sheet);
  void refreshClear();
  void clearSelected();
  /// The row of the tab's own model that is selected, -1 for none.
  [[nodiscard]] int selectedRow(Tab tab) const;
  [[nodiscard]] QString sessionName(quint64 id) const;

  HeadendController& controller_;
  EventModel* events_;
  SessionModel* sessions_;
  IsakmpSaModel* ikeSas_;
  IpsecSaModel* ipsecSas_;
  UauthModel* users_;
  Sheet sheets_[5];
  QToolButton* clear_;
  QPushButton* connect_ = nullptr;
};

}  // namespace drawbridge::ui
