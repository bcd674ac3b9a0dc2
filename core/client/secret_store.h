// SPDX-License-Identifier: GPL-3.0-or-later
// Where group and user secrets are kept between connections. Interface only; core/keyring implements it over
// the desktop's keyring. Without a keyring people are asked each time: there is no file store.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/secret.h"

namespace drawbridge::client {

enum class SecretKind : std::uint8_t { group_password, user_password };
/// refused: there is a keyring, but it is locked, says no or does not answer.
enum class StoreStatus : std::uint8_t { ok, not_found, no_keyring, refused };

class SecretStore {
 public:
  virtual ~SecretStore() = default;
  using ReadDone = std::function<void(StoreStatus, std::optional<Secret>)>;
  using Done = std::function<void(StoreStatus)>;
  /// The callbacks come later on the caller's thread, exactly once each.
  virtual void read(const std::string& entry, SecretKind kind, ReadDone done) = 0;
  virtual void write(const std::string& entry, SecretKind kind, const Secret& secret, Done done) = 0;
  virtual void remove(const std::string& entry, SecretKind kind, Done done) = 0;
};

}  // namespace drawbridge::client
