// SPDX-License-Identifier: GPL-3.0-or-later
// The questions while connecting (group password, user authentication), each of the entry it belongs to, why
// an entry was not connected, and the client's half of the status bar.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include "ui/dialer/connection_controller.h"
#include "ui/dialer/question_queue.h"

namespace drawbridge::ui {

class BannerDialog;
class CertificateKeyDialog;
class GroupPasswordDialog;
class MainWindow;
class XauthDialog;
struct ClientStatus;

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
  void askCertificatePassword(const QString& entry, const QString& certificate, bool wasWrong);
  void askGroupPassword(const QString& entry, const QString& group);
  void stateChanged(const client::StateChange& change);
  [[nodiscard]] ClientStatus statusOf(const EntryState& one) const;
  void updateStatus();

  MainWindow& window_;
  ConnectionController& connections_;
  ClientSession& session_;
  QuestionQueue questions_;
  /// What one entry asks.
  struct Asked {
    QPointer<XauthDialog> user;
    QPointer<BannerDialog> banner;
    QPointer<GroupPasswordDialog> groupPassword;
    QPointer<CertificateKeyDialog> certificateKey;
  };
  QHash<QString, Asked> asked_;
};

}  // namespace drawbridge::ui
