// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/rename.h"

#include <algorithm>

#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

/// `check` is the setter of edit.h: it knows which names are accepted.
template <typename Item, typename Check>
EditResult renamed(const Config& config, Unordered<Item> Config::*items, std::string_view from,
                   std::string_view to, Check check) {
  const auto* present = find_item(config.*items, &Item::name, from);
  if (present == nullptr) return failure(EditError::not_found);
  if (from == to) return config;
  if (find_item(config.*items, &Item::name, to) != nullptr) return failure(EditError::already_exists);
  Item item = *present;
  item.name = to;
  if (auto checked = check(config, item); !checked) return checked;
  Config result = config;
  find_item(result.*items, &Item::name, from)->name = to;
  return result;
}

}  // namespace

EditResult rename_vpngroup(const Config& config, std::string_view from, std::string_view to) {
  return renamed(config, &Config::vpngroups, from, to, set_vpngroup);
}

EditResult rename_local_pool(const Config& config, std::string_view from, std::string_view to) {
  auto result = renamed(config, &Config::local_pools, from, to, set_local_pool);
  if (!result) return result;
  for (auto& group : result->vpngroups) {
    if (group.address_pool == from) group.address_pool = to;
  }
  if (result->isakmp.client_pool == from) result->isakmp.client_pool = to;
  return result;
}

EditResult renumber_isakmp_policy(const Config& config, int from, int to) {
  const auto present = config.isakmp.policies.find(from);
  if (present == config.isakmp.policies.end()) return failure(EditError::not_found);
  if (from == to) return config;
  if (config.isakmp.policies.contains(to)) return failure(EditError::already_exists);
  auto result = set_isakmp_policy(config, to, present->second);
  if (result) result->isakmp.policies.erase(from);
  return result;
}

EditResult rename_transform_set(const Config& config, std::string_view from, std::string_view to) {
  auto result = renamed(config, &Config::transform_sets, from, to, set_transform_set);
  if (!result) return result;
  const auto follow = [&](MapSettings& settings) {
    std::replace(settings.transform_sets.begin(), settings.transform_sets.end(), std::string(from),
                 std::string(to));
  };
  for (auto& map : result->dynamic_maps) {
    for (auto& [sequence, settings] : map.entries) follow(settings);
  }
  for (auto& map : result->crypto_maps) {
    for (auto& [sequence, entry] : map.entries) follow(entry.settings);
  }
  return result;
}

}  // namespace drawbridge::pix
