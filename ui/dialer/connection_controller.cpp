// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/connection_controller.h"

#include <QDateTime>
#include <QSettings>
#include <QTimer>
#include <algorithm>

#include "client/offer.h"
#include "ui/shell/settings.h"
#include "ui/text/certificate_text.h"
#include "ui/text/client_text.h"

namespace drawbridge::ui {

ConnectionController::ConnectionController(client::ProfileStore& store, client::SecretStore* secrets,
                                           ClientSession& session, QObject* parent)
    : QObject(parent), store_(store), secrets_(secrets), session_(session) {
  connect(&session_, &ClientSession::stateChanged, this, [this](const client::StateChange& change) {
    if (change.state == client::State::up && !current_.isEmpty()) {
      const WallTime now{QDateTime::currentMSecsSinceEpoch() * 1000};
      if (store_.note_connected(current_.toStdString(), now)) emit entriesChanged();
    }
  });
  connect(&session_, &ClientSession::promptNeeded, this,
          [this](const client::UserPrompt& prompt) { prompt_ = prompt; });
  connect(&session_, &ClientSession::ended, this, [this] {
    userPassword_.reset();
    if (next_.isEmpty() || session_.isBusy()) return;
    const QString entry = std::exchange(next_, QString());
    QTimer::singleShot(0, this, [this, entry] { connectEntry(entry); });
  });
}

std::function<bool()> ConnectionController::attempt() {
  return [weak = std::weak_ptr<int>(alive_), serial = serial_, this] {
    return !weak.expired() && serial == serial_;
  };
}

void ConnectionController::connectEntry(const QString& entry) {
  if (session_.isBusy()) {
    next_ = entry;
    session_.disconnectNow();
    return;
  }
  const auto loaded = store_.load(entry.toStdString());
  if (!loaded) {
    emit refused(entry, text(loaded.error()));
    return;
  }
  profile_ = loaded->profile;
  current_ = entry;
  ++serial_;
  waiting_ = false;
  groupPassword_.clear();
  userPassword_.reset();
  waitsForKey_ = false;
  certificatePassword_.clear();
  if (profile_.reach == client::Reach::whole_system && offersHelper()) emit helperMissing();
  if (profile_.kind == client::EntryKind::dialer && profile_.auth_type != client::AuthType::group) {
    if (certificates().needs_password(profile_)) {
      waitsForKey_ = true;
      emit certificatePasswordNeeded(current_, certificateName(), false);
    } else {
      useCertificates({});
    }
    return;
  }
  askGroupPassword();
}

QString ConnectionController::certificateName() const {
  for (const std::string& name :
       {profile_.certificate_name, profile_.certificate_subject, profile_.certificate_path}) {
    if (!name.empty()) return QString::fromStdString(name);
  }
  return {};
}

void ConnectionController::giveCertificatePassword(const std::optional<Secret>& password) {
  if (!waitsForKey_) return;
  waitsForKey_ = false;
  if (password) useCertificates(*password);
}

// Everything is looked at here first, so that what is missing is said before anything is sent.
void ConnectionController::useCertificates(const Secret& keyPassword) {
  const auto found = certificates().credentials(profile_, keyPassword);
  if (!found && found.error().kind == client::CertificateStoreError::Kind::key_password) {
    waitsForKey_ = true;
    emit certificatePasswordNeeded(current_, certificateName(), !keyPassword.empty());
    return;
  }
  if (!found) {
    emit refused(current_, text(found.error()));
    return;
  }
  certificatePassword_ = keyPassword;
  if (profile_.auth_type == client::AuthType::certificate) {
    readUserPassword();
  } else {
    askGroupPassword();
  }
}

void ConnectionController::askGroupPassword() {
  if (profile_.group_password_in_file) {
    groupPassword_ = *profile_.group_password_in_file;
    readUserPassword();
    return;
  }
  const auto ask = [this] {
    if (const auto lab = labPassword(profile_)) {
      groupPassword_ = *lab;
      readUserPassword();
      return;
    }
    waiting_ = true;
    emit groupPasswordNeeded(current_, QString::fromStdString(profile_.group_name));
  };
  if (secrets_ == nullptr) {
    ask();
    return;
  }
  secrets_->read(profile_.name, client::SecretKind::group_password,
                 [this, still = attempt(), ask](client::StoreStatus status, std::optional<Secret> secret) {
                   if (!still()) return;
                   noteStatus(status);
                   if (secret && !secret->empty()) {
                     groupPassword_ = *secret;
                     readUserPassword();
                   } else {
                     ask();
                   }
                 });
}

bool ConnectionController::offersHelper() const {
  if (!helperInstalled || helperInstalled()) return false;
  QSettings kept;
  if (kept.value(QLatin1String(settings::helperOffered)).toBool()) return false;
  kept.setValue(QLatin1String(settings::helperOffered), true);
  return true;
}

void ConnectionController::allowLegacyAndConnect(const QString& entry) {
  auto loaded = store_.load(entry.toStdString());
  if (!loaded) {
    emit refused(entry, text(loaded.error()));
    return;
  }
  loaded->profile.allow_legacy = true;
  if (const auto saved = store_.save(loaded->profile); !saved) {
    emit refused(entry, text(saved.error()));
    return;
  }
  emit entriesChanged();
  connectEntry(entry);
}

void ConnectionController::noteStatus(client::StoreStatus status) {
  if (status != client::StoreStatus::no_keyring || keyringMissed_) return;
  keyringMissed_ = true;
  emit noKeyring();
}

void ConnectionController::giveGroupPassword(const std::optional<Secret>& password) {
  if (!waiting_) return;
  waiting_ = false;
  if (!password) return;
  groupPassword_ = *password;
  readUserPassword();
}

void ConnectionController::readUserPassword() {
  if (profile_.user_password_in_file) userPassword_ = profile_.user_password_in_file;
  if (userPassword_ || !profile_.save_user_password || secrets_ == nullptr) {
    start();
    return;
  }
  secrets_->read(profile_.name, client::SecretKind::user_password,
                 [this, still = attempt()](client::StoreStatus, std::optional<Secret> secret) {
                   if (!still()) return;
                   userPassword_ = std::move(secret);
                   start();
                 });
}

void ConnectionController::start() {
  session_.connectTo(profile_, groupPassword_, QString::fromStdString(profile_.user_name), userPassword_,
                     certificatePassword_);
  groupPassword_.clear();
  certificatePassword_.clear();
  userPassword_.reset();
}

void ConnectionController::disconnectNow() {
  next_.clear();
  ++serial_;
  session_.disconnectNow();
}

void ConnectionController::answer(const ipc::AnswerPrompt& given, bool save) {
  ipc::AnswerPrompt answer = given;
  // Only the answer to a password question is ever kept; a one-time code never is.
  if (save && prompt_.may_save_password && prompt_.wants_password && secrets_ != nullptr) {
    answer.is_saved = true;
    secrets_->write(profile_.name, client::SecretKind::user_password, answer.password,
                    [this, still = attempt()](client::StoreStatus status) {
                      if (!still()) return;
                      noteStatus(status);
                      if (status != client::StoreStatus::ok) return;
                      profile_.save_user_password = true;
                      if (store_.save(profile_)) emit entriesChanged();
                    });
  }
  session_.answerPrompt(answer);
}

}  // namespace drawbridge::ui
