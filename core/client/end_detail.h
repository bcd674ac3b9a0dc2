// SPDX-License-Identifier: GPL-3.0-or-later
// What ended a connection, kept it from being made or is missing of it, beside its reason: which other
// connection, which helper, which program or port of this machine. Values, so that a window can say it in its
// own language.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace drawbridge::client {

struct EndDetail {
  /// In brackets: its values, in order. Words of the system or of the helper stay as those say them.
  enum class Kind : std::uint8_t {
    full_tunnel_elsewhere,  ///< [entry, other]: the other one has every network in its tunnel
    firewall_elsewhere,     ///< [entry, other]: the other one's always-on firewall keeps everything else out
    networks_elsewhere,     ///< [entry, network, other, its network]
    no_usable_address,      ///< assigned by the gateway
    login_not_saved,        ///< the gateway ended the login, and nobody is there to answer for a new one
    no_udp_socket,          ///< [words]
    udp_port_taken,         ///< [port, who has it; empty: another program]
    helper_missing,         ///< [path]
    helper_unusable,        ///< [words]
    helper_refused,         ///< [words]: its answer to one request
    helper_gone,            ///< after it had answered: what it had set was taken back
    helper_silent,          ///< it ended before it answered
    no_polkit,
    permission_dismissed,  ///< the desktop's question for it
    permission_denied,     ///< to this user
    device_unusable,       ///< [words]
    second_device,         ///< a second tunnel device came for one connection
    device_taken,          ///< the tunnel device was taken away
    proxy_port_unusable,   ///< [port, words]: on 127.0.0.1
    proxy_port_replaced,   ///< [port, words]: and another one is offered
  };
  Kind kind{};
  std::vector<std::string> values{};
  bool operator==(const EndDetail&) const = default;

  /// The value at that place, empty where there is none.
  [[nodiscard]] std::string value(std::size_t at) const {
    return at < values.size() ? values[at] : std::string();
  }
};

/// A sentence or two (command line, log). The window has its own, translated texts.
[[nodiscard]] std::string english_text(const EndDetail& detail);
/// All of them, one after the other.
[[nodiscard]] std::string english_text(const std::vector<EndDetail>& details);

}  // namespace drawbridge::client
