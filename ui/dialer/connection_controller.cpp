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

namespace {

/// As the entry names it.
QString certificateName(const client::Profile& profile) {
  for (const std::string& name :
       {profile.certificate_name, profile.certificate_subject, profile.certificate_path}) {
    if (!name.empty()) return QString::fromStdString(name);
  }
  return {};
}

bool leadsToLab(const client::Profile& profile) {
  using client::Reach;
  if (profile.reach == Reach::lab) return true;
  const auto labs = client::lab_profiles();
  return profile.reach == Reach::automatic &&
         std::any_of(labs.begin(), labs.end(), [&](const client::Profile& lab) {
           return client::gateway_host(lab) == client::gateway_host(profile);
         });
}

}  // namespace

ConnectionController::ConnectionController(client::ProfileStore& store, client::SecretStore* secrets,
                                           ClientSession& session, QObject* parent)
    : QObject(parent), store_(store), secrets_(secrets), session_(session) {
  connect(&session_, &ClientSession::stateChanged, this, [this](const client::StateChange& change) {
    if (change.state != client::State::up) return;
    const WallTime now{QDateTime::currentMSecsSinceEpoch() * 1000};
    if (store_.note_connected(change.entry, now)) emit entriesChanged();
  });
  connect(&session_, &ClientSession::promptNeeded, this, [this](const client::UserPrompt& prompt) {
    prompts_[QString::fromStdString(prompt.entry)] = prompt;
  });
  connect(&session_, &ClientSession::ended, this, [this](const client::Ended& ended) {
    const QString name = QString::fromStdString(ended.entry);
    // It may be the password that was wrong, and without a keyring there is no form to change it in.
    if (!ended.was_up && !ended.by_user && ended.reason != client::Reason::name_not_resolved &&
        ended.reason != client::Reason::user_cancelled &&
        ended.reason != client::Reason::user_authentication_failed && !session_.isBusy(name))
      typed_.erase(name);
    const auto found = next_.find(name);
    if (found == next_.end() || session_.isBusy(name)) return;
    const QString entry = found->second;
    next_.erase(found);
    QTimer::singleShot(0, this, [this, entry] { connectEntry(entry); });
  });
}

std::function<ConnectionController::Attempt*()> ConnectionController::still(const Attempt& attempt) {
  return [weak = std::weak_ptr<int>(alive_), entry = attempt.entry, serial = attempt.serial,
          this]() -> Attempt* {
    if (weak.expired()) return nullptr;
    const auto found = attempts_.find(entry);
    return found != attempts_.end() && found->second.serial == serial ? &found->second : nullptr;
  };
}

void ConnectionController::connectEntry(const QString& entry) {
  const auto loaded = store_.load(entry.toStdString());
  if (!loaded) {
    emit refused(entry, text(loaded.error()));
    return;
  }
  session_.setWaitsForKeyring(entry, false);
  Attempt& attempt = attempts_[entry];
  attempt = {};
  attempt.entry = entry;
  attempt.profile = loaded->profile;
  attempt.serial = ++serial_;
  const client::Profile& profile = attempt.profile;
  if (profile.reach == client::Reach::whole_system && offersHelper()) emit helperMissing();
  if (profile.kind == client::EntryKind::dialer && profile.auth_type != client::AuthType::group) {
    if (certificates().needs_password(profile)) {
      attempt.waitsForKey = true;
      emit certificatePasswordNeeded(entry, certificateName(profile), false);
    } else {
      useCertificates(attempt, {});
    }
    return;
  }
  askGroupPassword(attempt);
}

void ConnectionController::connectInsteadOf(const QString& other, const QString& entry) {
  giveUp(other);
  if (!session_.isBusy(other)) {
    connectEntry(entry);
    return;
  }
  next_[other] = entry;
  session_.disconnectNow(other);
}

bool ConnectionController::excludeEachOther(const QString& entry, const QString& other) const {
  const auto one = store_.load(entry.toStdString());
  const auto two = store_.load(other.toStdString());
  return entry != other && one && two && leadsToLab(one->profile) && leadsToLab(two->profile);
}

void ConnectionController::giveCertificatePassword(const QString& entry,
                                                   const std::optional<Secret>& password) {
  const auto found = attempts_.find(entry);
  if (found == attempts_.end() || !found->second.waitsForKey) return;
  found->second.waitsForKey = false;
  if (password) {
    useCertificates(found->second, *password);
  } else {
    attempts_.erase(found);
    emit givenUp(entry);
  }
}

// Everything is looked at here first, so that what is missing is said before anything is sent.
void ConnectionController::useCertificates(Attempt& attempt, const Secret& keyPassword) {
  const QString entry = attempt.entry;
  const auto found = certificates().credentials(attempt.profile, keyPassword);
  if (!found && found.error().kind == client::CertificateStoreError::Kind::key_password) {
    attempt.waitsForKey = true;
    emit certificatePasswordNeeded(entry, certificateName(attempt.profile), !keyPassword.empty());
    return;
  }
  if (!found) {
    attempts_.erase(entry);
    emit refused(entry, text(found.error()));
    return;
  }
  attempt.certificatePassword = keyPassword;
  if (attempt.profile.auth_type == client::AuthType::certificate) {
    readUserPassword(attempt);
  } else {
    askGroupPassword(attempt);
  }
}

void ConnectionController::askGroupPassword(Attempt& attempt) {
  if (attempt.profile.group_password_in_file) {
    attempt.groupPassword = *attempt.profile.group_password_in_file;
    readUserPassword(attempt);
    return;
  }
  if (const auto typed = typed_.find(attempt.entry); typed != typed_.end()) {
    attempt.groupPassword = typed->second;
    readUserPassword(attempt);
    return;
  }
  const auto ask = [this](Attempt& one) {
    session_.setWaitsForKeyring(one.entry, false);
    if (const auto lab = labPassword(one.profile)) {
      one.groupPassword = *lab;
      readUserPassword(one);
      return;
    }
    one.waitsForGroup = true;
    // The answer may come at once, and the attempt be over then.
    const QString entry = one.entry;
    emit groupPasswordNeeded(entry, QString::fromStdString(one.profile.group_name));
  };
  if (secrets_ == nullptr) {
    ask(attempt);
    return;
  }
  session_.setWaitsForKeyring(attempt.entry, true);
  secrets_->read(
      attempt.profile.name, client::SecretKind::group_password,
      [this, still = still(attempt), ask](client::StoreStatus status, std::optional<Secret> secret) {
        Attempt* const one = still();
        if (one == nullptr) return;
        noteStatus(status);
        if (secret && !secret->empty()) {
          one->groupPassword = *secret;
          readUserPassword(*one);
        } else {
          ask(*one);
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
  if (status == client::StoreStatus::no_keyring && !keyringMissed_) {
    keyringMissed_ = true;
    emit noKeyring();
  } else if (status == client::StoreStatus::refused && !refusalTold_) {
    refusalTold_ = true;
    emit keyringRefused();
  }
}

void ConnectionController::giveGroupPassword(const QString& entry, const std::optional<Secret>& password) {
  const auto found = attempts_.find(entry);
  if (found == attempts_.end() || !found->second.waitsForGroup) return;
  found->second.waitsForGroup = false;
  if (password) {
    found->second.groupPassword = *password;
    readUserPassword(found->second);
  } else {
    attempts_.erase(found);
    emit givenUp(entry);
  }
}

void ConnectionController::readUserPassword(Attempt& attempt) {
  if (attempt.profile.user_password_in_file) attempt.userPassword = attempt.profile.user_password_in_file;
  if (attempt.userPassword || !attempt.profile.save_user_password || secrets_ == nullptr) {
    start(attempt);
    return;
  }
  session_.setWaitsForKeyring(attempt.entry, true);
  secrets_->read(attempt.profile.name, client::SecretKind::user_password,
                 [this, still = still(attempt)](client::StoreStatus, std::optional<Secret> secret) {
                   Attempt* const one = still();
                   if (one == nullptr) return;
                   one->userPassword = std::move(secret);
                   start(*one);
                 });
}

void ConnectionController::start(Attempt& attempt) {
  // The secrets go with the attempt.
  const Attempt ready = std::move(attempt);
  attempts_.erase(ready.entry);
  prompts_.erase(ready.entry);
  session_.setWaitsForKeyring(ready.entry, false);
  session_.connectTo(ready.profile, ready.groupPassword, QString::fromStdString(ready.profile.user_name),
                     ready.userPassword, ready.certificatePassword);
}

void ConnectionController::disconnectNow(const QString& entry) {
  const EntryState& one = session_.of(entry);
  const bool isOnlyHere = one.waitsForKeyring && !one.isWithService();
  if (entry.isEmpty()) {
    next_.clear();
  } else {
    next_.erase(entry);
  }
  giveUp(entry);
  if (!isOnlyHere) session_.disconnectNow(entry);
}

void ConnectionController::giveUp(const QString& entry) {
  QStringList names;
  for (const auto& each : attempts_) {
    if (entry.isEmpty() || each.first == entry) names.append(each.first);
  }
  for (const QString& name : std::as_const(names)) {
    attempts_.erase(name);
    session_.setWaitsForKeyring(name, false);
    emit givenUp(name);
  }
}

void ConnectionController::answer(const ipc::AnswerPrompt& given, bool save) {
  ipc::AnswerPrompt answer = given;
  const client::UserPrompt& prompt = prompts_[QString::fromStdString(given.entry)];
  // Only the answer to a password question is ever kept; a one-time code never is.
  if (save && prompt.may_save_password && prompt.wants_password && secrets_ != nullptr) {
    answer.is_saved = true;
    secrets_->write(
        given.entry, client::SecretKind::user_password, answer.password,
        [this, weak = std::weak_ptr<int>(alive_), entry = given.entry](client::StoreStatus status) {
          if (weak.expired()) return;
          noteStatus(status);
          if (status != client::StoreStatus::ok) return;
          auto loaded = store_.load(entry);
          if (!loaded) return;
          loaded->profile.save_user_password = true;
          if (store_.save(loaded->profile)) emit entriesChanged();
        });
  }
  session_.answerPrompt(answer);
}

}  // namespace drawbridge::ui
