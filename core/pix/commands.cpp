// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/commands.h"

#include <mutex>
#include <set>

#include "pix/command_table.h"
#include "pix/kept_families.h"

namespace drawbridge::pix {
namespace {

struct Tables {
  std::vector<ConfigCommand> typed;
  std::vector<cli::Command> all;

  Tables() {
    for (const auto table :
         {system_commands(), management_commands(), access_commands(), object_commands(), filter_commands(),
          network_commands(), logging_commands(), login_commands(), translation_commands(), aaa_commands(),
          crypto_commands(), isakmp_commands(), vpngroup_commands(), clear_commands()}) {
      typed.insert(typed.end(), table.begin(), table.end());
    }
    for (const auto& command : typed) {
      all.push_back({command.words, command.modes, 15, command.negatable, static_cast<int>(all.size())});
    }
    for (const auto pattern : kept_patterns()) {
      all.push_back(
          {pattern, config_mode | object_group_mode, 15, cli::Negatable::yes, static_cast<int>(all.size())});
    }
  }
};

const Tables& tables() {
  static const Tables made;
  return made;
}

}  // namespace

std::span<const cli::Command> config_commands() {
  return tables().all;
}

const cli::Grammar& config_grammar() {
  static const cli::Grammar grammar(std::vector<cli::Command>(tables().all));
  return grammar;
}

Chapter chapter_of(const cli::Command& command) {
  const auto id = static_cast<std::size_t>(command.id);
  const auto& typed = tables().typed;
  return id < typed.size() ? typed[id].chapter : kept_families()[id - typed.size()].chapter;
}

LineResult run_command(Edit& edit) {
  const auto id = static_cast<std::size_t>(edit.match.command->id);
  const auto& typed = tables().typed;
  return id < typed.size() ? typed[id].handler(edit) : apply_kept(edit, id - typed.size());
}

namespace {

/// The words by which people know a family: "ip audit", but "snmp-server" for all of its rows.
std::string_view family_name(const KeptFamily& family) {
  static constexpr std::string_view longer[] = {"ip audit",
                                                "aaa mac-exempt",
                                                "aaa authorization command",
                                                "aaa authentication secure-http-client",
                                                "isakmp peer",
                                                "access-list compiled"};
  for (const auto words : longer) {
    if (family.words.starts_with(words)) return words;
  }
  return first_words(family.words, 1);
}

std::string_view stored_note(std::string text) {
  static std::set<std::string, std::less<>> notes;
  static std::mutex guard;
  const std::lock_guard lock(guard);
  return *notes.insert(std::move(text)).first;
}

}  // namespace

std::optional<std::string_view> no_effect_note(std::string_view line) {
  cli::MatchOptions options;
  options.mode = config_mode;
  const auto match = cli::match(config_grammar(), line, options);
  if (!match.ok() || match.negated) return std::nullopt;
  const auto id = static_cast<std::size_t>(match.command->id);
  const auto& typed = tables().typed;
  if (id >= typed.size()) {
    const auto& family = kept_families()[id - typed.size()];
    if (family.argument == KeptFamily::Argument::action) {
      return stored_note(fmt::format("{} has no effect here.", family_name(family)));
    }
    return stored_note(fmt::format("{} has no effect here: it is kept and shown.", family_name(family)));
  }
  if (typed[id].chapter != Chapter::fixup || !match.has("protocol")) return std::nullopt;
  // The words after "fixup protocol": "sip udp", "h323 ras", "icmp error" ...
  std::string protocol;
  for (std::size_t i = 2; i < match.captures.size(); ++i) {
    const auto kind = match.captures[i].word->kind;
    if (kind != cli::WordKind::keyword && kind != cli::WordKind::choice) break;
    if (!protocol.empty()) protocol += ' ';
    protocol += match.captures[i].text;
  }
  if (protocol == "ftp" || protocol.starts_with("dns") || protocol == "http") return std::nullopt;
  return stored_note(fmt::format("fixup protocol {} is kept; it does not inspect here.", protocol));
}

std::optional<Ipv4Address> ConfigNames::address_of(std::string_view name) const {
  if (!config_.names_on) return std::nullopt;
  for (const auto& entry : config_.names) {
    if (entry.name == name) return entry.address;
  }
  return std::nullopt;
}

}  // namespace drawbridge::pix
