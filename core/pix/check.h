// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong or doubtful in a configuration (pix-behaviour.md 8, pix.md). Nothing is ever corrected
// silently.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pix/config.h"
#include "pix/parser.h"

namespace drawbridge::pix {

enum class FindingCode : std::uint8_t {
  line_not_understood,           ///< args: line, the device's message
  checksum_differs,              ///< args: in the file, computed
  unknown_access_list,           ///< args: list, the line that names it
  unknown_interface,             ///< args: interface, line
  unknown_pool,                  ///< args: pool, line
  unknown_aaa_server,            ///< args: tag, line
  unknown_transform_set,         ///< args: set, line
  unknown_dynamic_map,           ///< args: map, line
  unknown_object_group,          ///< args: group, line
  aaa_server_without_host,       ///< args: tag, line
  group_without_pool,            ///< args: group
  group_without_password,        ///< args: group
  map_entry_incomplete,          ///< args: map, sequence
  map_interface_without_isakmp,  ///< args: map, interface
  no_isakmp_policy,              ///< no args
  no_key_for_peers,              ///< no args: neither isakmp key nor group password
  secret_must_be_typed,          ///< args: line
  wildcard_key,                  ///< args: line
  wildcard_key_without_xauth,    ///< args: line
  weak_encryption,               ///< args: line, algorithm
  weak_hash,                     ///< args: line, algorithm
  weak_group,                    ///< args: line, group
  no_policy_for_unity,           ///< args: -
  list_names_real_address,       ///< args: list, line, real address, global address, interface
  pool_not_exempt_from_nat,      ///< args: pool, interface
  pool_overlaps,                 ///< args: pool, what
  dynamic_entry_not_last,        ///< args: map, sequence
  split_tunnel_any,              ///< args: group, list
  uauth_zero,                    ///< args: -
  uauth_longer_than_xlate,       ///< args: uauth, xlate
  exemption_too_narrow,          ///< args: list, pool, interface, network whose hosts are not exempt
  route_contains_connected,      ///< args: line, interface, its network
  gateway_not_connected,         ///< args: line, gateway, interface
  gateway_conflicts,             ///< args: line, gateway, what has the same address
  two_client_generations,        ///< args: priority for Unity clients, priority for the 1.1 client
  two_ways_to_the_key,           ///< args: group, line of the wildcard key
  group_sends_address_only,      ///< args: group
  permitted_without_login,       ///< args: list, line, services that log in
  lifetime_left_to_clients,      ///< args: line of the dynamic entry
  aes_192_for_clients,           ///< args: line
  radius_needs_authenticator,    ///< args: line of the host
  radius_without_authenticator,  ///< args: line of the host
  aaa_host_without_key,          ///< args: line of the host
  secret_in_clear,               ///< args: line, its secret masked
  not_in_pix_63,                 ///< args: line; the appliance of that version refuses it
  policy_without_certificate,    ///< args: line of the policy
  policy_without_authority,      ///< args: line of the policy
};

/// What stands beside a configuration and not in it. Nothing: it is not known, and not judged.
struct Surroundings {
  std::optional<bool> certificate;  ///< the appliance has one of its own, with its key
  std::optional<bool> authority;    ///< it knows one whose certificates clients may show
};

struct Finding {
  Severity severity = Severity::warning;
  FindingCode code{};
  int line = 0;  ///< of the text that was parsed; 0 if there is none
  std::vector<std::string> args;
  std::string object;  ///< what it is about: "vpngroup vpn3000", "access-list 120"
  /// Commands that mend it, in the order to enter them; empty where only a person can. A secret in them is
  /// the mask, which keeps the one that is there: none is ever invented.
  std::vector<std::string> mend = {};
  bool operator==(const Finding&) const = default;
};

/// Sorted by line, then as found.
[[nodiscard]] std::vector<Finding> check(const Config& config, const Surroundings& surroundings = {});
/// The same, with what the parser had to say.
[[nodiscard]] std::vector<Finding> check(const ParseResult& parsed, const Surroundings& surroundings = {});
/// The configuration with the commands of `finding.mend` applied; nothing if there are none, or if one is
/// refused. The finding must be of this configuration.
[[nodiscard]] std::optional<Config> mended(const Config& config, const Finding& finding);
/// One English sentence without line end, for the command line; a window translates code and args.
[[nodiscard]] std::string english_text(const Finding& finding);

}  // namespace drawbridge::pix
