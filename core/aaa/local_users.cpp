// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/local_users.h"

#include <algorithm>

namespace drawbridge::aaa {

LocalUsers::LocalUsers(std::vector<LocalUser> users, PasswordCheck check)
    : users_(std::move(users)), check_(std::move(check)) {}

const LocalUser* LocalUsers::find(std::string_view name) const {
  const auto found =
      std::find_if(users_.begin(), users_.end(), [&](const LocalUser& u) { return u.name == name; });
  return found == users_.end() ? nullptr : &*found;
}

bool LocalUsers::verify(std::string_view name, const Secret& typed) const {
  const LocalUser* user = find(name);
  if (user == nullptr || user->password.empty()) return false;
  if (check_) return check_(*user, typed);
  return !user->encrypted && user->password == typed;
}

}  // namespace drawbridge::aaa
