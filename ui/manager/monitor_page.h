// SPDX-License-Identifier: GPL-3.0-or-later
// Monitor (ui.md 5.5): what passes the headend now and lately, as charts and tables.
#pragma once

#include "ui/bridge/headend_session.h"
#include "ui/manager/traffic_history.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace drawbridge::ui {

class HeadendController;
class MonitorCharts;
class MonitorTables;
class SessionCard;

class MonitorPage : public Page {
  Q_OBJECT

 public:
  /// `context.control` must not be null.
  explicit MonitorPage(const PageContext& context, QWidget* parent = nullptr);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;
  [[nodiscard]] MonitorCharts* charts() const { return charts_; }
  [[nodiscard]] MonitorTables* tables() const { return tables_; }
  [[nodiscard]] SessionCard* card() const { return card_; }
  [[nodiscard]] QToolButton* pauseButton() const { return pause_; }
  [[nodiscard]] QComboBox* range() const { return range_; }

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void refresh();
  void show(const ipc::HeadendSnapshot& snapshot);
  void setPaused(bool paused);

  HeadendController& controller_;
  HeadendSession& session_;
  PageHead* head_;
  QComboBox* range_;
  QToolButton* pause_;
  QStackedWidget* whole_;  ///< stopped, or charts and tables
  QLabel* stoppedText_;
  QPushButton* start_;
  MonitorCharts* charts_;
  MonitorTables* tables_;
  SessionCard* card_;
  ipc::HeadendSnapshot shown_;  ///< what the page shows: the newest, or that of the pause
  TrafficHistory pausedHistory_;
};

}  // namespace drawbridge::ui
