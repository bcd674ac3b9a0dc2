// SPDX-License-Identifier: GPL-3.0-or-later
// The questions while connecting (group password, user authentication), why an entry was not connected, and
// the client's half of the status bar.
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/dialer/connection_controller.h"

namespace drawbridge::ui {

class BannerDialog;
class CertificateKeyDialog;
class GroupPasswordDialog;
class MainWindow;
class XauthDialog;

class ClientWindows : public QObject {
  Q_OBJECT

 public:
  /// All must outlive this.
  ClientWindows(MainWindow& window, ConnectionController& connections, QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showBanner(const client::Banner& banner);
  void askUser(const client::UserPrompt& prompt);
  void showQuestion();
  void askCertificatePassword(const QString& entry, const QString& certificate, bool wasWrong);
  void askGroupPassword(const QString& entry, const QString& group);
  void stateChanged(const client::StateChange& change);
  void updateStatus();

  MainWindow& window_;
  ConnectionController& connections_;
  ClientSession& session_;
  QPointer<XauthDialog> xauth_;
  QPointer<BannerDialog> banner_;
  QPointer<GroupPasswordDialog> groupPassword_;
  QPointer<CertificateKeyDialog> certificateKey_;
  bool waits_ = false;  ///< a question for which there was no window yet
};

}  // namespace drawbridge::ui
