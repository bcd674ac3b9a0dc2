// SPDX-License-Identifier: GPL-3.0-or-later
// A keyring in memory: answers from the event loop as the real one does, says that there is none, refuses, or
// keeps everybody waiting.
#pragma once

#include <QTimer>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "client/secret_store.h"

namespace drawbridge::ui::testing {

class FakeSecrets final : public QObject, public client::SecretStore {
 public:
  using Key = std::pair<std::string, client::SecretKind>;

  void read(const std::string& entry, client::SecretKind kind, ReadDone done) override {
    later([this, key = Key{entry, kind}, done = std::move(done)] {
      if (!there) {
        done(failure, std::nullopt);
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
      done(there ? client::StoreStatus::ok : failure);
    });
  }
  void remove(const std::string& entry, client::SecretKind kind, Done done) override {
    later([this, key = Key{entry, kind}, done = std::move(done)] {
      if (there) kept.erase(key);
      done(there ? client::StoreStatus::ok : failure);
    });
  }
  [[nodiscard]] bool holds(const std::string& entry, client::SecretKind kind, std::string_view text) const {
    const auto found = kept.find(Key{entry, kind});
    return found != kept.end() && found->second == Secret(text);
  }

  /// Answers what it was asked while `silent`.
  void answer() {
    silent = false;
    for (auto& each : std::exchange(waiting_, {})) later(std::move(each));
  }

  bool there = true;
  client::StoreStatus failure = client::StoreStatus::no_keyring;  ///< the answer while it is not `there`
  bool silent = false;
  std::map<Key, Secret> kept;

 private:
  void later(std::function<void()> run) {
    if (silent) {
      waiting_.push_back(std::move(run));
    } else {
      QTimer::singleShot(0, this, std::move(run));
    }
  }

  std::vector<std::function<void()>> waiting_;
};

}  // namespace drawbridge::ui::testing
