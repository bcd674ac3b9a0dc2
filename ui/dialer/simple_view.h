// SPDX-License-Identifier: GPL-3.0-or-later
// The compact dialer, centre of the main window in simple mode (ui.md 2.2, picture 02): one drop-down, one
// main button, the state.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/dialer/connection_controller.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace drawbridge::ui {

class ActionSet;
class LockBadge;

class SimpleView : public QWidget {
  Q_OBJECT

 public:
  /// The buttons are those of `actions` (new entry, statistics); all must outlive the view.
  SimpleView(ActionSet& actions, ConnectionController& connections, QWidget* parent = nullptr);

  [[nodiscard]] QString selected() const;
  /// Chooses an entry; nothing happens for an unknown name.
  void select(const QString& entry);
  /// Reads the entries anew; the choice stays if it can.
  void refreshEntries();

  /// Connects an entry beside others, or asks; without it the controller is told at once.
  std::function<void(const QString& entry)> connectEntry;

  [[nodiscard]] QComboBox* entries() const { return entries_; }
  [[nodiscard]] QPushButton* mainButton() const { return main_; }
  [[nodiscard]] QPushButton* connectNowButton() const { return now_; }

 signals:
  /// The user chose another entry.
  void entryChosen(const QString& entry);

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void press();
  void connectSelected();
  void retranslate();
  void refresh();

  ActionSet& actions_;
  ConnectionController& connections_;
  ClientSession& session_;
  LockBadge* badge_;
  QLabel* title_;
  QLabel* line_;
  QLabel* entryLabel_;
  QComboBox* entries_;
  QLabel* host_;
  QProgressBar* progress_;
  QPushButton* new_;
  QPushButton* statistics_;
  QPushButton* now_;  ///< while the connection waits for its next attempt
  QPushButton* main_;
};

}  // namespace drawbridge::ui
