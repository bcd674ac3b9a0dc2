// SPDX-License-Identifier: GPL-3.0-or-later
// The headend at a glance: where it runs, who is connected, how busy it is, what to mend (ui.md 5.1).
#pragma once

#include "ui/bridge/headend_session.h"
#include "ui/shell/page.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace drawbridge::ui {

class Card;
class CountersCard;
class CredentialsCard;
class FindingsCard;
class HeadendController;
class SessionsPanel;
class ThroughputCard;
class TopologyCard;

class OverviewPage : public Page {
  Q_OBJECT

 public:
  /// `context.control` must not be null.
  explicit OverviewPage(const PageContext& context, QWidget* parent = nullptr);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;
  [[nodiscard]] SessionsPanel* sessions() const { return sessions_; }
  [[nodiscard]] TopologyCard* network() const { return network_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* actionButton(QAction* action);
  void makeStoppedCard();
  void refresh();
  void refreshCaption();
  void refreshNetwork();

  HeadendController& controller_;
  HeadendSession& session_;
  PageHead* head_;
  QBoxLayout* top_;
  TopologyCard* network_;
  Card* stopped_;
  QLabel* stoppedText_;
  QLabel* startFrom_;
  QPushButton* start_;
  QPushButton* fromLab_;
  QPushButton* fromCorrected_;
  QPushButton* fromFile_;
  QPushButton* fromNothing_;
  CountersCard* counters_;
  ThroughputCard* throughput_;
  CredentialsCard* credentials_;
  FindingsCard* findings_;
  SessionsPanel* sessions_;
};

}  // namespace drawbridge::ui
