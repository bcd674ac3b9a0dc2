// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/suggest.h"

#include "cli/help.h"
#include "pix/commands.h"

namespace drawbridge::pix {
namespace {

/// The names that a placeholder of the grammar can stand for.
std::vector<std::string> names_for(std::string_view place, const Config& config) {
  std::vector<std::string> names;
  const auto take = [&](const auto& items, auto member) {
    for (const auto& item : items) names.push_back(item.*member);
  };
  if (place == "<pool>" || place == "<pool_name>") take(config.local_pools, &LocalPool::name);
  if (place == "<list>") take(config.access_lists, &AccessList::id);
  if (place == "<tag>") take(config.aaa_servers, &AaaServerGroup::tag);
  if (place == "<group_name>") take(config.vpngroups, &VpnGroup::name);
  if (place == "<set_name>") take(config.transform_sets, &TransformSet::name);
  if (place == "<if_name>") {
    take(config.interfaces, &Interface::name);
    std::erase(names, std::string());
  }
  return names;
}

}  // namespace

std::vector<Suggestion> suggest(std::string_view line, const Config& config) {
  const ConfigNames names(config);
  cli::MatchOptions options;
  options.mode = config_mode;
  options.names = &names;
  const auto blank = line.find_last_of(" \t");
  const auto partial = blank == std::string_view::npos ? line : line.substr(blank + 1);
  std::vector<Suggestion> found;
  for (const auto& item : cli::help(config_grammar(), line, options)) {
    if (item.word == "<cr>") continue;
    const bool is_value = item.word.starts_with('<') || item.word.starts_with('(');
    if (is_value) {
      for (auto& name : names_for(item.word, config)) {
        if (name.starts_with(partial)) found.push_back({std::move(name), {}, false});
      }
    }
    found.push_back({item.word, item.help, is_value});
  }
  return found;
}

}  // namespace drawbridge::pix
