// SPDX-License-Identifier: GPL-3.0-or-later
// The client's windows around the pages: the questions while connecting, what is told when something ends,
// and the client's half of the status bar.
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/dialer/connection_controller.h"

namespace drawbridge::ui {

class EntryActions;
class GroupPasswordDialog;
class MainWindow;
class XauthDialog;

class ClientWindows : public QObject {
  Q_OBJECT

 public:
  /// All must outlive this.
  ClientWindows(MainWindow& window, ConnectionController& connections, EntryActions& entries,
                QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void askUser(const client::UserPrompt& prompt);
  void askGroupPassword(const QString& entry, const QString& group);
  void stateChanged(const client::StateChange& change);
  void ended(const client::Ended& ended);
  void updateStatus();

  MainWindow& window_;
  ConnectionController& connections_;
  ClientSession& session_;
  EntryActions& entries_;
  QPointer<XauthDialog> xauth_;
  QPointer<GroupPasswordDialog> groupPassword_;
};

}  // namespace drawbridge::ui
