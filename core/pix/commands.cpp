// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/commands.h"

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

std::optional<Ipv4Address> ConfigNames::address_of(std::string_view name) const {
  if (!config_.names_on) return std::nullopt;
  for (const auto& entry : config_.names) {
    if (entry.name == name) return entry.address;
  }
  return std::nullopt;
}

}  // namespace drawbridge::pix
