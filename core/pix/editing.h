// SPDX-License-Identifier: GPL-3.0-or-later
// What the handlers of configuration commands share: the edit they get, and the ways they can end.
#pragma once

#include <fmt/format.h>

#include <span>
#include <unordered_map>
#include <unordered_set>

#include "cli/match.h"
#include "pix/commands.h"
#include "pix/parser.h"
#include "pix/references.h"

namespace drawbridge::pix {

/// Speeds up the check for double access list entries while many lines are applied to the same configuration.
struct AccessIndex {
  std::unordered_map<std::string, std::unordered_multiset<std::string>> texts;  ///< by list
};

struct Edit {
  Config& config;
  const cli::Match& match;
  EditContext& context;
  AccessIndex* index = nullptr;
  SourceLine origin;
  std::string_view line;  ///< as typed, blanks at the ends removed

  [[nodiscard]] bool negated() const { return match.negated; }
};

using Handler = LineResult (*)(Edit&);

struct ConfigCommand {
  std::span<const cli::Word> words;
  Chapter chapter;
  cli::Negatable negatable;
  Handler handler;
  cli::ModeMask modes = config_mode | object_group_mode;
};

// One table for each file of grammar.
[[nodiscard]] std::span<const ConfigCommand> system_commands();
[[nodiscard]] std::span<const ConfigCommand> management_commands();
[[nodiscard]] std::span<const ConfigCommand> access_commands();
[[nodiscard]] std::span<const ConfigCommand> object_commands();
[[nodiscard]] std::span<const ConfigCommand> filter_commands();
[[nodiscard]] std::span<const ConfigCommand> network_commands();
[[nodiscard]] std::span<const ConfigCommand> logging_commands();
[[nodiscard]] std::span<const ConfigCommand> login_commands();
[[nodiscard]] std::span<const ConfigCommand> translation_commands();
[[nodiscard]] std::span<const ConfigCommand> aaa_commands();
[[nodiscard]] std::span<const ConfigCommand> crypto_commands();
[[nodiscard]] std::span<const ConfigCommand> isakmp_commands();
[[nodiscard]] std::span<const ConfigCommand> vpngroup_commands();
[[nodiscard]] std::span<const ConfigCommand> clear_commands();
/// Stores, replaces or removes a line of a kept family; `family` is an index into kept_families().
[[nodiscard]] LineResult apply_kept(Edit& edit, std::size_t family);
void forget_kept(Config& config, std::string_view first_words);

/// Applies one line that may be one of many.
LineResult apply_with_index(Config& config, std::string_view line, EditContext& context, AccessIndex* index,
                            Chapter* chapter = nullptr);

[[nodiscard]] inline LineResult changed(bool really = true, std::string text = {}) {
  LineResult result;
  result.status = really ? LineStatus::applied : LineStatus::unchanged;
  result.device_text = std::move(text);
  return result;
}
[[nodiscard]] inline LineResult refused(LineCode code, std::string text, std::vector<std::string> args = {}) {
  LineResult result;
  result.status = LineStatus::refused;
  result.code = code;
  result.device_text = std::move(text);
  result.args = std::move(args);
  return result;
}
/// `no` or `clear` of something that is not there.
[[nodiscard]] inline LineResult not_there(const Edit& edit) {
  return refused(LineCode::not_found, fmt::format("cannot find {}", edit.line), {std::string(edit.line)});
}
[[nodiscard]] inline LineResult bad_interface(std::string_view name) {
  return refused(LineCode::unknown_interface, fmt::format("interface name \"{}\" undefined", name),
                 {std::string(name)});
}
[[nodiscard]] inline LineResult bad_list(std::string_view id) {
  return refused(LineCode::unknown_access_list, fmt::format("ERROR: access-list {} does not exist", id),
                 {std::string(id)});
}
[[nodiscard]] inline LineResult bad_pair(std::string_view address, std::string_view mask) {
  return refused(LineCode::mask_does_not_pair,
                 fmt::format("ERROR: IP address,mask <{},{}> doesn't pair", address, mask),
                 {std::string(address), std::string(mask)});
}
[[nodiscard]] inline LineResult bad_mask(std::string_view mask) {
  return refused(LineCode::bad_mask, fmt::format("ERROR: invalid netmask {}", mask), {std::string(mask)});
}
[[nodiscard]] inline LineResult bad_value(std::string_view word) {
  return refused(LineCode::bad_value, fmt::format("ERROR: invalid value {}", word), {std::string(word)});
}

/// `what` as in "transform-set myset", `user` the line that refers to it.
[[nodiscard]] inline LineResult being_used(std::string_view what, std::string_view user) {
  return refused(LineCode::in_use, fmt::format("ERROR: unable to delete {} being used by \"{}\"", what, user),
                 {std::string(what), std::string(user)});
}

/// The item whose member `projection` equals `wanted`, or null.
template <typename Container, typename Member, typename Value>
[[nodiscard]] auto find_item(Container& items, Member projection, const Value& wanted)
    -> decltype(&*items.begin()) {
  for (auto& item : items) {
    if (item.*projection == wanted) return &item;
  }
  return nullptr;
}
template <typename Container, typename Member, typename Value>
auto& find_or_add(Container& items, Member projection, const Value& wanted) {
  if (auto* found = find_item(items, projection, wanted)) return *found;
  auto& added = items.emplace_back();
  added.*projection = wanted;
  return added;
}
/// Assigns; whether that changed anything.
template <typename T, typename Value>
bool assign(T& to, Value&& value) {
  T wanted(std::forward<Value>(value));
  if (to == wanted) return false;
  to = std::move(wanted);
  return true;
}
/// Removes what equals `value`; whether it was there.
template <typename Container, typename Value>
bool remove_value(Container& items, const Value& value) {
  const auto found = std::find(items.begin(), items.end(), value);
  if (found == items.end()) return false;
  items.erase(found);
  return true;
}
template <typename Container, typename Predicate>
bool remove_where(Container& items, Predicate predicate) {
  const auto found = std::remove_if(items.begin(), items.end(), predicate);
  if (found == items.end()) return false;
  items.erase(found, items.end());
  return true;
}
/// Appends unless it is there already.
template <typename Container, typename Value>
bool add_value(Container& items, Value&& value) {
  if (std::find(items.begin(), items.end(), value) != items.end()) return false;
  items.push_back(std::forward<Value>(value));
  return true;
}

/// Whether the text is a mask for a secret: five or more asterisks and nothing else.
[[nodiscard]] bool is_secret_mask(std::string_view text);
/// The secret as typed; for a mask the former one, or `masked` if there is none.
[[nodiscard]] StoredSecret secret_from(std::string_view typed, const StoredSecret* in_config,
                                       const StoredSecret* in_previous);

}  // namespace drawbridge::pix
