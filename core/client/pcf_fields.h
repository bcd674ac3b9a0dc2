// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of a .pcf file and the fields they stand for, one row each, in the order of a new file
// (client.md 8.3, 8.4). Private to the pcf codec.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "client/profile.h"

namespace drawbridge::client::pcf {

enum class RowKind : std::uint8_t {
  field,        ///< a field of Profile
  secret,       ///< one of the four keys that hold a password
  placeholder,  ///< a classic key without a field: a new file has it with its default
  ours,         ///< X-Drawbridge-*, a field of Profile
  policy,       ///< X-Drawbridge-*, a field of Profile::policy; written for the 1.1 kind only
};

struct Row {
  RowKind kind{};
  std::string_view key;
  std::string_view alias;          ///< a spelling that others write by mistake
  std::string_view default_value;  ///< of placeholders and secrets
  /// The value as text; null for placeholders and secrets.
  std::string (*get)(const Profile&) = nullptr;
  /// False if the text is no value of this key: the field is left alone.
  bool (*set)(Profile&, std::string_view) = nullptr;
};

[[nodiscard]] std::span<const Row> rows();
/// The row of a key or of its alias, without regard to case; null for foreign keys.
[[nodiscard]] const Row* find_row(std::string_view key);

}  // namespace drawbridge::client::pcf
