// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/edit.h"

#include <algorithm>

#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

std::optional<EditError> name_error(std::string_view name, std::size_t longest = 63) {
  if (name.empty()) return EditError::name_empty;
  if (name.size() > longest) return EditError::name_too_long;
  const bool good = std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
  if (!good) return EditError::name_has_blank;
  return std::nullopt;
}

std::optional<EditError> secret_error(const StoredSecret& secret) {
  const auto octets = secret.value.reveal();
  if (octets.size() > 127) return EditError::secret_too_long;
  // A mask would be read as "keep the former secret".
  const bool good =
      std::all_of(octets.begin(), octets.end(), [](std::uint8_t c) { return c > ' ' && c < 0x7F; });
  const bool only_stars = octets.size() >= 5 &&
                          std::all_of(octets.begin(), octets.end(), [](std::uint8_t c) { return c == '*'; });
  if (!good || only_stars || (octets.empty() && !secret.masked)) return EditError::secret_not_printable;
  return std::nullopt;
}

template <typename Container, typename Item, typename Member>
EditResult put(Config config, Container Config::*items, const Item& item, Member name) {
  find_or_add(config.*items, name, item.*name) = item;
  return config;
}

template <typename Container, typename Member>
EditResult take_away(Config config, Container Config::*items, Member name, std::string_view wanted) {
  const bool removed = remove_where(config.*items, [&](const auto& item) { return item.*name == wanted; });
  if (!removed) return failure(EditError::not_found);
  return config;
}

}  // namespace

EditResult set_vpngroup(const Config& config, const VpnGroup& group) {
  if (const auto error = name_error(group.name)) return failure(*error);
  for (const auto* optional :
       {&group.address_pool, &group.default_domain, &group.split_tunnel, &group.authentication_server}) {
    if (optional->empty()) continue;
    if (const auto error = name_error(*optional, 127)) return failure(*error);
  }
  for (const auto* texts : {&group.split_dns, &group.backup_servers}) {
    for (const auto& text : *texts) {
      if (const auto error = name_error(text, 127)) return failure(*error);
    }
  }
  if (group.dns_servers.size() > 2 || group.wins_servers.size() > 2 || group.split_dns.size() > 8 ||
      group.backup_servers.size() > 10) {
    return failure(EditError::too_many);
  }
  if (group.idle_time < 60 || group.idle_time > 86400) return failure(EditError::number_out_of_range);
  if (group.max_time && (*group.max_time < 60 || *group.max_time > 31536000)) {
    return failure(EditError::number_out_of_range);
  }
  if (group.password) {
    if (const auto error = secret_error(*group.password)) return failure(*error);
  }
  return put(config, &Config::vpngroups, group, &VpnGroup::name);
}

EditResult remove_vpngroup(const Config& config, std::string_view name) {
  return take_away(config, &Config::vpngroups, &VpnGroup::name, name);
}

EditResult set_local_pool(const Config& config, const LocalPool& pool) {
  if (const auto error = name_error(pool.name)) return failure(*error);
  if (pool.range.last < pool.range.first) return failure(EditError::range_reversed);
  if (pool.mask && !length_of(*pool.mask)) return failure(EditError::mask_has_holes);
  return put(config, &Config::local_pools, pool, &LocalPool::name);
}

EditResult remove_local_pool(const Config& config, std::string_view name) {
  const bool used = config.isakmp.client_pool == name ||
                    std::any_of(config.vpngroups.begin(), config.vpngroups.end(),
                                [&](const VpnGroup& group) { return group.address_pool == name; });
  if (used) return failure(EditError::in_use);
  return take_away(config, &Config::local_pools, &LocalPool::name, name);
}

EditResult set_isakmp_policy(const Config& config, int priority, const IsakmpPolicy& policy) {
  const bool group = policy.group == 1 || policy.group == 2 || policy.group == 5 || policy.group == 7 ||
                     is_group_beyond_63(policy.group);
  if (priority < 1 || priority > 65534 || policy.lifetime < 120 || policy.lifetime > 86400 || !group) {
    return failure(EditError::number_out_of_range);
  }
  Config changed_config = config;
  changed_config.isakmp.policies[priority] = policy;
  return changed_config;
}

EditResult remove_isakmp_policy(const Config& config, int priority) {
  Config changed_config = config;
  if (changed_config.isakmp.policies.erase(priority) == 0) return failure(EditError::not_found);
  return changed_config;
}

EditResult set_transform_set(const Config& config, const TransformSet& set) {
  if (const auto error = name_error(set.name)) return failure(*error);
  static constexpr std::string_view known[] = {
      "ah-md5-hmac",     "ah-sha-hmac",     "esp-des",         "esp-3des",     "esp-aes",
      "esp-aes-192",     "esp-aes-256",     "esp-null",        "esp-md5-hmac", "esp-sha-hmac",
      "esp-sha256-hmac", "esp-sha384-hmac", "esp-sha512-hmac", "esp-gcm 128",  "esp-gcm 256"};
  int ah = 0;
  int cipher = 0;
  int authenticator = 0;
  for (const auto& transform : set.transforms) {
    if (std::find(std::begin(known), std::end(known), transform) == std::end(known)) {
      return failure(EditError::unknown_transform);
    }
    ++(transform.starts_with("ah-") ? ah : transform.ends_with("-hmac") ? authenticator : cipher);
  }
  // GCM encrypts and authenticates: nothing may stand beside it (RFC 4106).
  const bool combined = std::any_of(set.transforms.begin(), set.transforms.end(),
                                    [](const std::string& each) { return each.starts_with("esp-gcm"); });
  if (combined && authenticator > 0) ++cipher;
  if (ah > 1 || cipher > 1 || authenticator > 1 || (authenticator == 1 && cipher == 0) ||
      set.transforms.empty()) {
    return failure(EditError::transform_conflict);
  }
  return put(config, &Config::transform_sets, set, &TransformSet::name);
}

EditResult remove_transform_set(const Config& config, std::string_view name) {
  const auto uses = [&](const MapSettings& settings) {
    return std::find(settings.transform_sets.begin(), settings.transform_sets.end(), name) !=
           settings.transform_sets.end();
  };
  for (const auto& map : config.dynamic_maps) {
    for (const auto& [sequence, settings] : map.entries) {
      if (uses(settings)) return failure(EditError::in_use);
    }
  }
  for (const auto& map : config.crypto_maps) {
    for (const auto& [sequence, entry] : map.entries) {
      if (uses(entry.settings)) return failure(EditError::in_use);
    }
  }
  return take_away(config, &Config::transform_sets, &TransformSet::name, name);
}

}  // namespace drawbridge::pix
