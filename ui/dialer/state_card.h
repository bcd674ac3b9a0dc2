// SPDX-License-Identifier: GPL-3.0-or-later
// The card on top of Connections: how the connection of the selected entry stands, in words (ui.md 4.1).
#pragma once

#include <QHash>
#include <QLabel>
#include <array>
#include <deque>

#include "ui/bridge/client_session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/lock_badge.h"

class QGridLayout;
class QProgressBar;
class QPushButton;

namespace drawbridge::ui {

class Sparkline;

class StateCard : public Card {
  Q_OBJECT

 public:
  /// `session` must outlive the card.
  explicit StateCard(ClientSession& session, QWidget* parent = nullptr);

  /// Whose connection is shown, with the group and user of an attempt.
  void setEntry(const QString& entry, const QString& group, const QString& user);
  /// Shows "Open Lab Web Page" while the tunnel is up.
  void setLabEntry(bool lab);
  [[nodiscard]] LockState lockState() const { return badge_->state(); }
  [[nodiscard]] QString title() const { return title_->text(); }
  [[nodiscard]] QString line() const { return line_->text(); }
  [[nodiscard]] QPushButton* statisticsButton() const { return statistics_; }
  [[nodiscard]] QPushButton* labPageButton() const { return labPage_; }
  /// Both are there while the connection waits for its next attempt.
  [[nodiscard]] QPushButton* connectNowButton() const { return connectNow_; }
  [[nodiscard]] QPushButton* cancelButton() const { return cancel_; }
  void retranslate();

 signals:
  void statisticsWanted();
  void labPageWanted();
  void connectNowWanted(const QString& entry);
  void cancelWanted(const QString& entry);
  /// The button that had the focus has gone.
  void focusLeft();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  /// Tells those who cannot see it.
  void announce();
  void stateChanged(const client::StateChange& change);
  void take(const client::Statistics& statistics);
  void placeFacts();
  /// How programs reach a connection without privileges; empty if it is for the whole system.
  [[nodiscard]] QString proxyText() const;
  [[nodiscard]] QString whoText(const QString& entry, const QString& group, const QString& user) const;

  struct Fact {
    QWidget* box;
    QLabel* caption;
    QLabel* value;
  };
  ClientSession& session_;
  LockBadge* badge_;
  QLabel* title_;
  QLabel* line_;
  QLabel* proxy_;
  QPushButton* labPage_;
  QWidget* waiting_;  ///< the row of the two
  QPushButton* connectNow_;
  QPushButton* cancel_;
  QProgressBar* progress_;
  QLabel* step_;
  QWidget* facts_;
  QGridLayout* factGrid_;
  std::array<Fact, 4> fact_{};
  QWidget* traffic_;
  Sparkline* spark_;
  QWidget* legend_;
  QLabel* received_;
  QLabel* sent_;
  QPushButton* statistics_;
  QString entry_, group_, user_;
  bool lab_ = false;
  enum class Facts { Nowhere, Row, Pairs, PairsAndLast };
  Facts placed_ = Facts::Nowhere;
  /// What a connection carried, kept while another one is shown.
  struct Traffic {
    client::Statistics last;
    Duration lastTraffic{};
    std::deque<std::array<double, 2>> samples;  ///< octets a second received and sent, newest at the end
  };
  QHash<QString, Traffic> traffics_;
};

/// Sixty seconds without a packet turn the lock amber.
inline constexpr Seconds quietAfter{60};

}  // namespace drawbridge::ui
