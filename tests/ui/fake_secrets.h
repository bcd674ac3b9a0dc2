// SPDX-License-Identifier: GPL-3.0-or-later
// A keyring in memory: answers from the event loop as the real one does, or says that there is none.
#pragma once

#include <QTimer>
#include <map>
#include <utility>

#include "client/secret_store.h"

namespace drawbridge::ui::testing {

class FakeSecrets final : public QObject, public client::SecretStore {
 public:
  using Key = std::pair<std::string, client::SecretKind>;

  void read(const std::string& entry, client::SecretKind kind, ReadDone done) override {
    later([this, key = Key{entry, kind}, done = std::move(done)] {
      if (!there) {
        done(client::StoreStatus::no_keyring, std::nullopt);
      } else if (const auto found = kept.find(key); found != kept.end()) {
        done(client::StoreStatus::ok, found->second);
      } else {
        done(client::StoreStatus::not_found, std::nullopt);
      }
    });
  }
  void write(const std::string& entry, client::SecretKind kind, const Secret& secret, Done done) override {
    later([this, key = Key{entry, kind}, secret, done = std::move(done)] {
      if (there) kept.insert_or_assign(key, secret);
      done(there ? client::StoreStatus::ok : client::StoreStatus::no_keyring);
    });
  }
  void remove(const std::string& entry, client::SecretKind kind, Done done) override {
    later([this, key = Key{entry, kind}, done = std::move(done)] {
      if (there) kept.erase(key);
      done(there ? client::StoreStatus::ok : client::StoreStatus::no_keyring);
    });
  }
  [[nodiscard]] bool holds(const std::string& entry, client::SecretKind kind, std::string_view text) const {
    const auto found = kept.find(Key{entry, kind});
    return found != kept.end() && found->second == Secret(text);
  }

  bool there = true;
  std::map<Key, Secret> kept;

 private:
  template <class F>
  void later(F run) {
    QTimer::singleShot(0, this, std::move(run));
  }
};

}  // namespace drawbridge::ui::testing
