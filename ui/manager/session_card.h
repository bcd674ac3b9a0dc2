// SPDX-License-Identifier: GPL-3.0-or-later
// The session that is selected on the Monitor page: its security associations and what can be done with it
// (ui.md 5.5).
#pragma once

#include "ipc/control_messages.h"
#include "ui/widgets/card.h"

class QPushButton;
class QTableView;

namespace drawbridge::ui {

class SaPairModel;

class SessionCard : public Card {
  Q_OBJECT

 public:
  explicit SessionCard(QWidget* parent = nullptr);
  /// Hides itself for 0 or a session that is gone.
  void display(quint64 session, const ipc::HeadendSnapshot& snapshot);
  void retranslate();
  [[nodiscard]] quint64 session() const { return session_; }
  [[nodiscard]] QTableView* table() const { return table_; }

 signals:
  void traceWanted(drawbridge::Ipv4Address poolAddress);
  void negotiationWanted();
  void clearWanted(quint64 session, const QString& user);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  quint64 session_ = 0;
  QString user_;
  Ipv4Address pool_;
  QLabel* about_;
  QPushButton* trace_;
  QPushButton* negotiation_;
  QPushButton* clear_;
  SaPairModel* pairs_;
  QTableView* table_;
};

}  // namespace drawbridge::ui
