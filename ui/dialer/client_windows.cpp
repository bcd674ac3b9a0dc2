// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/client_windows.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include "ui/dialer/banner_dialog.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/dialer/entry_editor_tabs.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/text/client_text.h"

namespace drawbridge::ui {

ClientWindows::ClientWindows(MainWindow& window, ConnectionController& connections, QObject* parent)
    : QObject(parent), window_(window), connections_(connections), session_(connections.session()) {
  connect(&session_, &ClientSession::promptNeeded, this, &ClientWindows::askUser);
  connect(&session_, &ClientSession::bannerShown, this, &ClientWindows::showBanner);
  connect(&session_, &ClientSession::stateChanged, this, &ClientWindows::stateChanged);
  connect(&session_, &ClientSession::statisticsChanged, this, &ClientWindows::updateStatus);
  connect(&session_, &ClientSession::ended, this, &ClientWindows::updateStatus);
  connect(&connections_, &ConnectionController::groupPasswordNeeded, this, &ClientWindows::askGroupPassword);
  connect(&connections_, &ConnectionController::certificatePasswordNeeded, this,
          &ClientWindows::askCertificatePassword);
  connect(&connections_, &ConnectionController::refused, this,
          [this](const QString& entry, const QString& why) {
            Message message;
            message.tone = Tone::Error;
            message.text = tr("\"%1\" was not connected.").arg(entry);
            message.detail = why;
            window_.showMessage(message);
          });
  connect(&connections_, &ConnectionController::helperMissing, this, [this] {
    Message message;
    message.tone = Tone::Info;
    message.text = helperOfferText();
    message.buttons = {{tr("Copy Command"), [] { QGuiApplication::clipboard()->setText(installCommand()); }}};
    window_.showMessage(message);
  });
  connect(&connections_, &ConnectionController::noKeyring, this, [this] {
    Message message;
    message.tone = Tone::Info;
    message.text = tr("No keyring is running, so passwords are asked for each time.");
    message.closeAfterMs = 10'000;
    window_.showMessage(message);
  });
  window_.installEventFilter(this);
  updateStatus();
}

void ClientWindows::askUser(const client::UserPrompt& prompt) {
  if (!xauth_) {
    xauth_ = new XauthDialog(&window_);
    connect(xauth_, &XauthDialog::answered, &connections_, &ConnectionController::answer);
    connect(xauth_, &XauthDialog::cancelled, &session_, &ClientSession::cancelPrompt);
  }
  xauth_->ask(prompt);
  // A hidden window is not forced on people: the desktop is told (SessionWindows), and the question stands
  // when they come.
  waits_ = !window_.isVisible() || window_.isMinimized();
  if (!waits_) showQuestion();
}

void ClientWindows::showBanner(const client::Banner& banner) {
  if (!banner.is_question) return;
  if (banner_) banner_->drop();
  banner_ =
      new BannerDialog(QString::fromStdString(banner.entry), QString::fromStdString(banner.text), &window_);
  banner_->setAttribute(Qt::WA_DeleteOnClose);
  connect(banner_, &BannerDialog::answered, &session_, &ClientSession::answerBanner);
  waits_ = !window_.isVisible() || window_.isMinimized();
  if (!waits_) showQuestion();
}

void ClientWindows::showQuestion() {
  waits_ = false;
  if (banner_) {
    banner_->open();
    banner_->raise();
    banner_->activateWindow();
    return;
  }
  if (!xauth_) return;
  xauth_->open();
  xauth_->raise();
  xauth_->activateWindow();
}

void ClientWindows::askGroupPassword(const QString& entry, const QString& group) {
  if (groupPassword_) groupPassword_->reject();
  auto* dialog = new GroupPasswordDialog(entry, group, connections_.hasKeyring(), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  groupPassword_ = dialog;
  connect(dialog, &GroupPasswordDialog::given, this,
          [this, entry](const std::optional<Secret>& password, bool keep) {
            if (password && keep) connections_.keepGroupPassword(entry, *password);
            connections_.giveGroupPassword(password);
          });
  dialog->open();
}

void ClientWindows::askCertificatePassword(const QString& entry, const QString& certificate, bool wasWrong) {
  if (certificateKey_) certificateKey_->reject();
  auto* dialog = new CertificateKeyDialog(entry, certificate, wasWrong, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  certificateKey_ = dialog;
  connect(dialog, &CertificateKeyDialog::given, &connections_,
          &ConnectionController::giveCertificatePassword);
  dialog->open();
}

void ClientWindows::stateChanged(const client::StateChange& change) {
  // The gateway's question is void once the login goes on or ends without an answer.
  const bool asks = change.state == client::State::user_prompt || change.state == client::State::banner;
  if (!asks) waits_ = false;
  if (banner_ && change.state != client::State::banner) banner_->drop();
  if (xauth_ && xauth_->isVisible() && change.state != client::State::user_prompt) xauth_->dropQuestion();
  updateStatus();
}

void ClientWindows::updateStatus() {
  const client::StateChange& state = session_.state();
  const client::Statistics& statistics = session_.statistics();
  const QString entry = QString::fromStdString(state.entry);
  ClientStatus status;
  if (session_.isUp()) {
    status.lock = LockState::Up;
    status.text = tr("Connected to \"%1\"").arg(entry);
    if (statistics.is_up) {
      status.address = QString::fromStdString(statistics.client_address.to_string());
      status.time = QString::fromStdString(client::duration_text(statistics.connected_for));
    }
    window_.setWindowTitle(tr("%1 - Drawbridge").arg(entry));
  } else if (state.state == client::State::disconnecting) {
    status.lock = LockState::Connecting;
    status.text = tr("Disconnecting from \"%1\"").arg(entry);
  } else if (session_.isBusy()) {
    status.lock = LockState::Connecting;
    status.text = tr("Connecting to \"%1\"").arg(entry);
    status.address = text(state.state, QString::fromStdString(state.server), entry);
  } else {
    const auto& end = session_.lastEnd();
    status.lock = end && !end->by_user ? LockState::Failed : LockState::Idle;
    status.text = tr("Not connected");
  }
  if (!session_.isUp()) window_.setWindowTitle(QStringLiteral("Drawbridge"));
  window_.setClientState(status);
}

bool ClientWindows::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::LanguageChange) updateStatus();
  const bool comes =
      event->type() == QEvent::Show || (event->type() == QEvent::WindowStateChange && !window_.isMinimized());
  if (watched == &window_ && comes && waits_)
    QMetaObject::invokeMethod(this, &ClientWindows::showQuestion, Qt::QueuedConnection);
  return QObject::eventFilter(watched, event);
}

}  // namespace drawbridge::ui
