// SPDX-License-Identifier: GPL-3.0-or-later
// Why a connection failed or ended, by the number people know: the table of client.md 11.1.
#pragma once

#include <cstdint>
#include <string_view>

namespace drawbridge::client {

enum class Reason : std::uint16_t {
  none = 0,
  unknown_error = 401,
  bad_profile = 402,
  unable_to_contact = 403,
  terminated_during_policy = 404,
  terminated_during_authentication = 405,
  no_secure_channel = 406,
  user_cancelled = 407,
  already_connecting = 408,
  already_connected = 409,
  protocol_not_supported = 411,
  peer_not_responding = 412,
  user_authentication_failed = 413,
  tcp_connection_failed = 414,
  peer_load_balancing = 416,
  no_connection = 419,
  lost_contact = 422,
  connection_terminated = 423,
  peer_lost_contact = 424,
  disconnected_by_administrator = 425,
  lifetime_exceeded = 426,
  peer_error = 427,
  peer_shut_down = 428,
  name_not_resolved = 429,
  connect_time_exceeded = 430,
  idle_time_exceeded = 431,
  peer_rebooted = 432,
  not_specified_by_peer = 433,
  policy_negotiation_failed = 434,
  firewall_mismatch = 435,
  certificate_expired = 436,
  driver_failure = 440,  ///< the tunnel device, or the helper that holds it, went away
  adapter_failed = 442,  ///< the tunnel device could not be made or addressed
  port_in_use = 1001,
  wrong_group_secret = 1002,
  weak_algorithm_refused = 1003,
  dns_not_set = 1004,
  routes_in_use = 1005,  ///< another connection has these networks in its tunnel: Ended::details
  captive_portal = 1006,
  gateway_not_trusted = 1007,  ///< Ended::certificate says exactly why
  no_permission = 1008,        ///< the privileged helper cannot be started, or refuses
  certificates_not_supported = 1009,
  own_certificate_missing = 1011,  ///< the entry names none, or it is not in the store
  own_certificate_refused = 1012,  ///< by the gateway
};

/// The classic English sentence after "Reason N: " (command line, log). The window has its own, translated
/// texts.
[[nodiscard]] std::string_view english_text(Reason reason);
/// True for 403, 412 and 414 before the user is asked: the next backup server is tried (client.md 4.1).
[[nodiscard]] bool tries_backup_server(Reason reason);

}  // namespace drawbridge::client
