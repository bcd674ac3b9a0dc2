// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting entries, several at once if need be: takes the secrets from the keyring (or from the file, or
// asks), starts the connection, and keeps what belongs to it (last connected, saved user password). No widget
// of its own.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>
#include <map>
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

  /// Connects, beside whatever else is connected. What cannot be is told by refused().
  void connectEntry(const QString& entry);
  /// Ends the connection of `other` and connects `entry` when it has ended.
  void connectInsteadOf(const QString& other, const QString& entry);
  /// Cancel Connect as well, also while the keyring has not answered. Without a name: every connection.
  void disconnectNow(const QString& entry = {});
  /// What nothing was sent for yet. Without a name: of every entry.
  void giveUp(const QString& entry = {});
  /// Answers groupPasswordNeeded(); nothing: the user gave up.
  void giveGroupPassword(const QString& entry, const std::optional<Secret>& password);
  /// Answers certificatePasswordNeeded(); nothing: the user gave up.
  void giveCertificatePassword(const QString& entry, const std::optional<Secret>& password);
  /// "Allow legacy algorithms for this entry and connect again": changes the entry, then connects it.
  void allowLegacyAndConnect(const QString& entry);
  /// Answers the gateway's question; the password is kept if `save` and the gateway allows it.
  void answer(const ipc::AnswerPrompt& answer, bool save);

  /// What cannot be kept is used until the program ends, or an attempt with it fails.
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
  enum class KeptIn : std::uint8_t { nowhere, keyring, file, no_keyring, refused, lab };
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

  /// Both lead into the built-in lab, which has room for one connection.
  [[nodiscard]] bool excludeEachOther(const QString& entry, const QString& other) const;

 signals:
  void groupPasswordNeeded(const QString& entry, const QString& group);
  /// The key of the entry's certificate is closed; `wasWrong`: what was given did not open it.
  void certificatePasswordNeeded(const QString& entry, const QString& certificate, bool wasWrong);
  void refused(const QString& entry, const QString& why);
  /// Before anything was sent: a password was not given, or somebody cancelled.
  void givenUp(const QString& entry);
  /// A connection for the whole system lacks the helper: said once.
  void helperMissing();
  /// No keyring runs: said once a session.
  void noKeyring();
  /// There is one, but it is locked, refuses or does not answer: said once a session.
  void keyringRefused();
  /// The store changed (last connected).
  void entriesChanged();

 private:
  /// What is gathered for one entry until its connection is started.
  struct Attempt {
    QString entry;
    client::Profile profile;
    Secret groupPassword;
    Secret certificatePassword;
    std::optional<Secret> userPassword;
    bool waitsForGroup = false;
    bool waitsForKey = false;
    quint64 serial = 0;  ///< an answer of the keyring for an older one comes too late
  };

  void useCertificates(Attempt& attempt, const Secret& keyPassword);
  void askGroupPassword(Attempt& attempt);
  void readUserPassword(Attempt& attempt);
  void start(Attempt& attempt);
  void noteStatus(client::StoreStatus status);
  void carrySecrets(const QString& from, const QString& to, bool remove);
  /// Gives the attempt while it is the newest of its entry and the controller lives, else null.
  [[nodiscard]] std::function<Attempt*()> still(const Attempt& attempt);

  client::ProfileStore& store_;
  client::SecretStore* secrets_;
  ClientSession& session_;
  std::map<QString, Attempt> attempts_;            ///< by entry; until the connection is started
  std::map<QString, client::UserPrompt> prompts_;  ///< by entry: what was asked last
  std::map<QString, QString> next_;  ///< by the entry that is being disconnected: what is connected then
  std::map<QString, Secret> typed_;  ///< by entry: group passwords that the keyring does not have (yet)
  bool keyringMissed_ = false;
  bool refusalTold_ = false;
  quint64 serial_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

/// What the built-in lab's entries need is no secret. An entry is the lab's if it has the name, gateway and
/// group of one.
[[nodiscard]] std::optional<Secret> labPassword(const client::Profile& profile);

}  // namespace drawbridge::ui
