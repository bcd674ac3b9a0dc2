// SPDX-License-Identifier: GPL-3.0-or-later
// What the controller does with the keyring beside connecting: keeping, moving, copying and forgetting.
#include "ui/dialer/connection_controller.h"

#include "client/offer.h"

namespace drawbridge::ui {

namespace {
constexpr client::SecretKind kinds[] = {client::SecretKind::group_password,
                                        client::SecretKind::user_password};
}

std::optional<Secret> labPassword(const client::Profile& profile) {
  for (const client::Profile& lab : client::lab_profiles()) {
    if (lab.kind == profile.kind && client::gateway_host(lab) == client::gateway_host(profile) &&
        lab.group_name == profile.group_name && lab.name == profile.name)
      return client::lab_group_password(lab.kind);
  }
  return std::nullopt;
}

void ConnectionController::keepGroupPassword(const QString& entry, const Secret& password) {
  typed_.insert_or_assign(entry, password);
  if (secrets_ == nullptr) {
    noteStatus(client::StoreStatus::no_keyring);
    return;
  }
  secrets_->write(
      entry.toStdString(), client::SecretKind::group_password, password,
      [this, weak = std::weak_ptr<int>(alive_), entry, password](client::StoreStatus status) {
        if (weak.expired()) return;
        noteStatus(status);
        const auto typed = typed_.find(entry);
        // Another one may have been typed meanwhile.
        if (status == client::StoreStatus::ok && typed != typed_.end() && typed->second == password)
          typed_.erase(typed);
      });
}

void ConnectionController::eraseUserPassword(const QString& entry) {
  if (secrets_ != nullptr)
    secrets_->remove(entry.toStdString(), client::SecretKind::user_password, [](client::StoreStatus) {});
  auto loaded = store_.load(entry.toStdString());
  if (!loaded) return;
  loaded->profile.save_user_password = false;
  loaded->profile.user_password_in_file.reset();
  if (store_.save(loaded->profile)) emit entriesChanged();
}

void ConnectionController::forgetSecrets(const QString& entry) {
  typed_.erase(entry);
  if (secrets_ == nullptr) return;
  for (const auto kind : {client::SecretKind::group_password, client::SecretKind::user_password})
    secrets_->remove(entry.toStdString(), kind, [](client::StoreStatus) {});
}

void ConnectionController::copySecrets(const QString& from, const QString& to) {
  carrySecrets(from, to, false);
}

void ConnectionController::moveSecrets(const QString& from, const QString& to) {
  carrySecrets(from, to, true);
}

void ConnectionController::carrySecrets(const QString& from, const QString& to, bool remove) {
  if (const auto typed = typed_.find(from); typed != typed_.end()) {
    typed_.insert_or_assign(to, typed->second);
    if (remove) typed_.erase(from);
  }
  if (secrets_ == nullptr) return;
  const std::string source = from.toStdString();
  const std::string target = to.toStdString();
  for (const auto kind : kinds) {
    secrets_->read(source, kind,
                   [this, weak = std::weak_ptr<int>(alive_), source, target, kind, remove](
                       client::StoreStatus, const std::optional<Secret>& secret) {
                     if (weak.expired() || !secret) return;
                     secrets_->write(target, kind, *secret,
                                     [this, weak, source, kind, remove](client::StoreStatus status) {
                                       // What could not be written stays where it is.
                                       if (weak.expired() || !remove || status != client::StoreStatus::ok)
                                         return;
                                       secrets_->remove(source, kind, [](client::StoreStatus) {});
                                     });
                   });
  }
}

void ConnectionController::readSecrets(
    const QString& entry,
    std::function<void(const std::optional<Secret>& group, const std::optional<Secret>& user)> done) {
  const auto loaded = store_.load(entry.toStdString());
  if (!loaded) {
    done(std::nullopt, std::nullopt);
    return;
  }
  const std::optional<Secret> group = loaded->profile.group_password_in_file;
  const std::optional<Secret> user = loaded->profile.user_password_in_file;
  if (secrets_ == nullptr || (group && user)) {
    done(group, user);
    return;
  }
  const std::string name = entry.toStdString();
  secrets_->read(name, kinds[0],
                 [this, weak = std::weak_ptr<int>(alive_), name, group, user, done = std::move(done)](
                     client::StoreStatus status, const std::optional<Secret>& keptGroup) {
                   if (weak.expired()) return;
                   noteStatus(status);
                   secrets_->read(name, kinds[1],
                                  [weak, group = group ? group : keptGroup, user, done](
                                      client::StoreStatus, const std::optional<Secret>& keptUser) {
                                    if (!weak.expired()) done(group, user ? user : keptUser);
                                  });
                 });
}

void ConnectionController::lookForGroupPassword(const client::Profile& profile,
                                                std::function<void(KeptIn where)> done) {
  if (profile.group_password_in_file) {
    done(KeptIn::file);
    return;
  }
  const KeptIn otherwise = labPassword(profile) ? KeptIn::lab : KeptIn::nowhere;
  if (secrets_ == nullptr) {
    done(otherwise == KeptIn::lab ? KeptIn::lab : KeptIn::no_keyring);
    return;
  }
  // A new entry has no name yet: asking for none still tells whether there is a keyring.
  secrets_->read(profile.name, client::SecretKind::group_password,
                 [weak = std::weak_ptr<int>(alive_), otherwise, done = std::move(done)](
                     client::StoreStatus status, const std::optional<Secret>& secret) {
                   if (weak.expired()) return;
                   if (secret) {
                     done(KeptIn::keyring);
                   } else if (status == client::StoreStatus::no_keyring && otherwise != KeptIn::lab) {
                     done(KeptIn::no_keyring);
                   } else if (status == client::StoreStatus::refused && otherwise != KeptIn::lab) {
                     done(KeptIn::refused);
                   } else {
                     done(otherwise);
                   }
                 });
}

void ConnectionController::moveToKeyring(const QString& entry, std::function<void(bool moved)> done) {
  const auto loaded = store_.load(entry.toStdString());
  if (!loaded || secrets_ == nullptr) {
    if (secrets_ == nullptr) noteStatus(client::StoreStatus::no_keyring);
    done(false);
    return;
  }
  const auto finish = [this, entry, done](bool kept) {
    const bool moved = kept && store_.move_secret_out(entry.toStdString()).has_value();
    if (moved) emit entriesChanged();
    done(moved);
  };
  const auto group = loaded->profile.group_password_in_file;
  const auto user = loaded->profile.user_password_in_file;
  const std::string name = entry.toStdString();
  const auto second = [this, weak = std::weak_ptr<int>(alive_), name, user, finish](bool kept) {
    if (!kept || !user) {
      finish(kept);
      return;
    }
    secrets_->write(name, kinds[1], *user, [this, weak, finish](client::StoreStatus status) {
      if (weak.expired()) return;
      noteStatus(status);
      finish(status == client::StoreStatus::ok);
    });
  };
  if (!group) {
    second(true);
    return;
  }
  secrets_->write(name, kinds[0], *group,
                  [this, weak = std::weak_ptr<int>(alive_), second](client::StoreStatus status) {
                    if (weak.expired()) return;
                    noteStatus(status);
                    second(status == client::StoreStatus::ok);
                  });
}

}  // namespace drawbridge::ui
