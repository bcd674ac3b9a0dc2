// SPDX-License-Identifier: GPL-3.0-or-later
// The users of the LOCAL group.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace drawbridge::aaa {

struct LocalUser {
  std::string name;
  /// The password, or the device's hash of it when `encrypted`.
  Secret password;
  bool encrypted = false;
  int privilege = 2;
};

/// Decides whether `typed` is the password of `user`: how an encrypted password is compared is the caller's
/// knowledge.
using PasswordCheck = std::function<bool(const LocalUser& user, const Secret& typed)>;

class LocalUsers {
 public:
  LocalUsers() = default;
  /// Without a `check` only clear passwords can match.
  explicit LocalUsers(std::vector<LocalUser> users, PasswordCheck check = {});

  [[nodiscard]] const LocalUser* find(std::string_view name) const;
  /// False for an unknown user, a wrong password, and an empty password on record.
  [[nodiscard]] bool verify(std::string_view name, const Secret& typed) const;
  [[nodiscard]] const std::vector<LocalUser>& all() const { return users_; }

 private:
  std::vector<LocalUser> users_;
  PasswordCheck check_;
};

}  // namespace drawbridge::aaa
