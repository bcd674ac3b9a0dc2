// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting an entry: takes the secrets from the keyring (or from the file, or asks), starts the connection,
// and keeps what belongs to it (last connected, saved user password). No widget of its own.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

#include "client/certificate_store.h"
#include "client/profile_store.h"
#include "client/secret_store.h"
#include "ui/bridge/client_session.h"

namespace drawbridge::ui {

class ConnectionController : public QObject {
  Q_OBJECT

 public:
  /// All three must outlive the controller. `secrets` may be null: everything is asked for then.
  ConnectionController(client::ProfileStore& store, client::SecretStore* secrets, ClientSession& session,
                       QObject* parent = nullptr);

  [[nodiscard]] client::ProfileStore& store() { return store_; }
  [[nodiscard]] ClientSession& session() { return session_; }
  /// The user's certificates: in the folder beside the entries'.
  [[nodiscard]] client::CertificateStore certificates() const {
    return client::CertificateStore(store_.folder().parent_path() / "certificates");
  }

  /// Connects; while another connection is up it ends that one first. What cannot be is told by refused().
  void connectEntry(const QString& entry);
  void disconnectNow();
  /// Answers groupPasswordNeeded(); nothing: the user gave up.
  void giveGroupPassword(const std::optional<Secret>& password);
  /// Answers certificatePasswordNeeded(); nothing: the user gave up.
  void giveCertificatePassword(const std::optional<Secret>& password);
  /// "Allow legacy algorithms for this entry and connect again": changes the entry, then connects it.
  void allowLegacyAndConnect(const QString& entry);
  /// Answers the gateway's question; the password is kept if `save` and the gateway allows it.
  void answer(const ipc::AnswerPrompt& answer, bool save);

  void keepGroupPassword(const QString& entry, const Secret& password);
  void eraseUserPassword(const QString& entry);
  /// After an entry was renamed or duplicated: what the keyring holds goes along.
  void moveSecrets(const QString& from, const QString& to);
  void copySecrets(const QString& from, const QString& to);
  /// All there is for an export: from the file, else from the keyring. `done` is called once, perhaps later.
  void readSecrets(
      const QString& entry,
      std::function<void(const std::optional<Secret>& group, const std::optional<Secret>& user)> done);
  /// "Move to Keyring": the secrets of the file go to the keyring, and out of the file once they are there.
  /// `done` gets the outcome of the keyring or of writing the file.
  void moveToKeyring(const QString& entry, std::function<void(bool moved)> done);
  enum class KeptIn : std::uint8_t { nowhere, keyring, file, no_keyring, lab };
  /// Where the group password of an entry (or of a new one, with an empty name) is, without giving it.
  void lookForGroupPassword(const client::Profile& profile, std::function<void(KeptIn where)> done);
  /// False once the keyring did not answer, or if there is none: secrets are asked for.
  [[nodiscard]] bool hasKeyring() const { return secrets_ != nullptr && !keyringMissed_; }
  /// After an entry was deleted.
  void forgetSecrets(const QString& entry);

  /// Whether the privileged helper is there; unset: nobody knows, and it is never offered.
  std::function<bool()> helperInstalled;
  /// True once in the life of a settings file, if the helper is not there: it is offered then.
  [[nodiscard]] bool offersHelper() const;

  /// The entry of the connection that is made or up, else the last one.
  [[nodiscard]] QString current() const { return current_; }

 signals:
  void groupPasswordNeeded(const QString& entry, const QString& group);
  /// The key of the entry's certificate is closed; `wasWrong`: what was given did not open it.
  void certificatePasswordNeeded(const QString& entry, const QString& certificate, bool wasWrong);
  void refused(const QString& entry, const QString& why);
  /// A connection for the whole system lacks the helper: said once.
  void helperMissing();
  /// No keyring runs: said once a session.
  void noKeyring();
  /// The store changed (last connected).
  void entriesChanged();

 private:
  /// As the entry names it.
  [[nodiscard]] QString certificateName() const;
  void useCertificates(const Secret& keyPassword);
  void askGroupPassword();
  void readUserPassword();
  void start();
  void noteStatus(client::StoreStatus status);
  void carrySecrets(const QString& from, const QString& to, bool remove);
  /// Runs `step` only while this attempt is the newest and the controller lives.
  [[nodiscard]] std::function<bool()> attempt();

  client::ProfileStore& store_;
  client::SecretStore* secrets_;
  ClientSession& session_;
  QString current_;
  QString next_;  ///< to connect when the present connection has ended
  client::Profile profile_;
  Secret groupPassword_;
  Secret certificatePassword_;
  std::optional<Secret> userPassword_;
  client::UserPrompt prompt_;
  bool waiting_ = false;
  bool waitsForKey_ = false;
  bool keyringMissed_ = false;
  quint64 serial_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

/// What the built-in lab's entries need is no secret. An entry is the lab's if it has the name, gateway and
/// group of one.
[[nodiscard]] std::optional<Secret> labPassword(const client::Profile& profile);

}  // namespace drawbridge::ui
