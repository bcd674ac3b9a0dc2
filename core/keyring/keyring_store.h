// SPDX-License-Identifier: GPL-3.0-or-later
// client::SecretStore over the desktop's keyring (QtKeychain). Without a keyring every call answers
// no_keyring, and people are asked each time.
#pragma once

#include <QObject>

#include "client/secret_store.h"

namespace drawbridge::keyring {

class KeyringStore final : public QObject, public client::SecretStore {
 public:
  explicit KeyringStore(QObject* parent = nullptr);
  ~KeyringStore() override;

  // Callbacks come from the event loop of the calling thread. Destroying the store drops those outstanding.
  void read(const std::string& entry, client::SecretKind kind, ReadDone done) override;
  void write(const std::string& entry, client::SecretKind kind, const Secret& secret, Done done) override;
  /// ok also if there was nothing to remove.
  void remove(const std::string& entry, client::SecretKind kind, Done done) override;

  // The same for callers without an event loop running (command line); a QCoreApplication must exist.
  [[nodiscard]] client::StoreStatus read_now(const std::string& entry, client::SecretKind kind,
                                             std::optional<Secret>& secret);
  [[nodiscard]] client::StoreStatus write_now(const std::string& entry, client::SecretKind kind,
                                              const Secret& secret);
  [[nodiscard]] client::StoreStatus remove_now(const std::string& entry, client::SecretKind kind);
};

}  // namespace drawbridge::keyring
