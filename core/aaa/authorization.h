// SPDX-License-Identifier: GPL-3.0-or-later
// What a server grants besides its yes: a list of rules, limits, and octets for accounting (wire-aaa.md 2.2
// and 4.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace drawbridge::wire {
struct RadiusPacket;
}

namespace drawbridge::aaa {

struct Authorization {
  std::string access_list{};                  ///< Filter-Id, or `acl=`: a list configured on the headend
  std::vector<std::string> access_lines{};    ///< `ip:inacl#N=`, in the order of N
  std::optional<Duration> session_timeout{};  ///< since the login
  std::optional<Duration> idle_timeout{};
  std::vector<Bytes> classes{};  ///< Class: at most 8, returned in every accounting record
  bool operator==(const Authorization&) const = default;
};

/// Of an Access-Accept. Unknown attributes, and values of a wrong size, are left out.
[[nodiscard]] Authorization radius_authorization(const wire::RadiusPacket& accept);

/// Of a TACACS+ authorization response: acl, inacl#N, timeout and idletime (minutes).
[[nodiscard]] Authorization tacacs_authorization(const std::vector<std::string>& args);
/// Whether an argument must be understood (`name=value`) and is not: then the answer counts as FAIL.
[[nodiscard]] bool is_unknown_mandatory(const std::string& argument);

}  // namespace drawbridge::aaa
