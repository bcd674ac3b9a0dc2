// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/client_windows.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include "ui/dialer/banner_dialog.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/dialer/entry_editor_tabs.h"
#include "ui/dialer/entry_state.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/text/client_text.h"

namespace drawbridge::ui {

ClientWindows::ClientWindows(MainWindow& window, ConnectionController& connections, QObject* parent)
    : QObject(parent),
      window_(window),
      connections_(connections),
      session_(connections.session()),
      questions_(window) {
  connect(&session_, &ClientSession::promptNeeded, this, &ClientWindows::askUser);
  connect(&session_, &ClientSession::bannerShown, this, &ClientWindows::showBanner);
  connect(&session_, &ClientSession::stateChanged, this, &ClientWindows::stateChanged);
  connect(&session_, &ClientSession::statisticsChanged, this, &ClientWindows::updateStatus);
  connect(&session_, &ClientSession::ended, this, &ClientWindows::updateStatus);
  connect(&session_, &ClientSession::waitChanged, this, &ClientWindows::updateStatus);
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
  connect(&connections_, &ConnectionController::givenUp, this, [this](const QString& entry) {
    // A question whose answer nobody waits for any more.
    const Asked asked = asked_.value(entry);
    if (asked.groupPassword) asked.groupPassword->reject();
    if (asked.certificateKey) asked.certificateKey->reject();
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
  connect(&connections_, &ConnectionController::keyringRefused, this, [this] {
    Message message;
    message.tone = Tone::Warn;
    message.text =
        tr("The keyring is locked, refuses access or does not answer, so passwords are asked for.");
    message.closeAfterMs = 10'000;
    window_.showMessage(message);
  });
  window_.installEventFilter(this);
  updateStatus();
}

void ClientWindows::askUser(const client::UserPrompt& prompt) {
  const QString entry = QString::fromStdString(prompt.entry);
  QPointer<XauthDialog>& dialog = asked_[entry].user;
  if (!dialog) {
    dialog = new XauthDialog(&window_);
    connect(dialog, &XauthDialog::answered, &connections_, &ConnectionController::answer);
    connect(dialog, &XauthDialog::cancelled, &session_, [this, entry] { session_.cancelPrompt(entry); });
  }
  dialog->ask(prompt);
  // Behind a hidden window the desktop is told (SessionWindows).
  questions_.add(dialog, QuestionQueue::When::WindowIsSeen);
}

void ClientWindows::showBanner(const client::Banner& banner) {
  if (!banner.is_question) return;
  const QString entry = QString::fromStdString(banner.entry);
  QPointer<BannerDialog>& dialog = asked_[entry].banner;
  if (dialog) dialog->drop();
  dialog = new BannerDialog(entry, QString::fromStdString(banner.text), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &BannerDialog::answered, &session_,
          [this, entry](bool accepted) { session_.answerBanner(entry, accepted); });
  questions_.add(dialog, QuestionQueue::When::WindowIsSeen);
}

void ClientWindows::askGroupPassword(const QString& entry, const QString& group) {
  QPointer<GroupPasswordDialog>& asked = asked_[entry].groupPassword;
  if (asked) asked->reject();
  auto* dialog = new GroupPasswordDialog(entry, group, connections_.hasKeyring(), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  asked = dialog;
  connect(dialog, &GroupPasswordDialog::given, this,
          [this, entry](const std::optional<Secret>& password, bool keep) {
            if (password && keep) connections_.keepGroupPassword(entry, *password);
            connections_.giveGroupPassword(entry, password);
          });
  questions_.add(dialog, QuestionQueue::When::Now);
}

void ClientWindows::askCertificatePassword(const QString& entry, const QString& certificate, bool wasWrong) {
  QPointer<CertificateKeyDialog>& asked = asked_[entry].certificateKey;
  if (asked) asked->reject();
  auto* dialog = new CertificateKeyDialog(entry, certificate, wasWrong, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  asked = dialog;
  connect(dialog, &CertificateKeyDialog::given, this, [this, entry](const std::optional<Secret>& password) {
    connections_.giveCertificatePassword(entry, password);
  });
  questions_.add(dialog, QuestionQueue::When::Now);
}

void ClientWindows::stateChanged(const client::StateChange& change) {
  // The gateway's question is void once the login goes on or ends without an answer.
  const Asked asked = asked_.value(QString::fromStdString(change.entry));
  if (asked.banner && change.state != client::State::banner) asked.banner->drop();
  if (questions_.holds(asked.user) && change.state != client::State::user_prompt) asked.user->dropQuestion();
  updateStatus();
}

ClientStatus ClientWindows::statusOf(const EntryState& one) const {
  const QString& entry = one.entry;
  ClientStatus status;
  if (one.isUp()) {
    status.lock = LockState::Up;
    status.text = tr("Connected to \"%1\"").arg(entry);
    if (one.statistics.is_up) {
      status.address = QString::fromStdString(one.statistics.client_address.to_string());
      status.time = durationText(one.statistics.connected_for);
    }
  } else if (one.state.state == client::State::disconnecting) {
    status.lock = LockState::Connecting;
    status.text = tr("Disconnecting from \"%1\"").arg(entry);
  } else if (one.isWaiting()) {
    status.lock = LockState::Connecting;
    status.text = tr("The connection to \"%1\" was lost").arg(entry);
    status.address = stepWords(one);
  } else if (one.isBusy()) {
    status.lock = LockState::Connecting;
    status.text =
        one.isAgain ? tr("Connecting to \"%1\" again").arg(entry) : tr("Connecting to \"%1\"").arg(entry);
    status.address = stepWords(one);
  } else {
    status.lock = one.hasFailed() ? LockState::Failed : LockState::Idle;
    status.text = tr("Not connected");
  }
  return status;
}

void ClientWindows::updateStatus() {
  const QStringList busy = session_.busy();
  const QStringList up = session_.up();
  ClientStatus status = statusOf(session_.latest());
  if (busy.size() > 1) {
    QStringList lines;
    for (const QString& entry : busy) {
      const ClientStatus one = statusOf(session_.of(entry));
      QStringList parts{one.text};
      for (const QString& part : {one.address, one.time}) {
        if (!part.isEmpty()) parts.append(part);
      }
      lines.append(parts.join(QStringLiteral(" \u00b7 ")));
    }
    status = {};
    status.lock = up.size() == busy.size() ? LockState::Up : LockState::Connecting;
    status.text = up.size() == busy.size()
                      ? tr("%1 connections are up").arg(up.size())
                      : tr("%1 of %2 connections are up").arg(up.size()).arg(busy.size());
    status.detail = lines.join(QLatin1Char('\n'));
  }
  window_.setWindowTitle(up.isEmpty() ? QStringLiteral("Drawbridge")
                                      : tr("%1 - Drawbridge").arg(up.join(QStringLiteral(", "))));
  window_.setClientState(status);
}

bool ClientWindows::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::LanguageChange) updateStatus();
  return QObject::eventFilter(watched, event);
}

}  // namespace drawbridge::ui
