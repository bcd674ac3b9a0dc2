// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection does to this machine, as a list of requests to the privileged helper in the order in
// which they are made. A function of the entry, of what the gateway assigned and of the machine as it is; so
// every decision here is tried without a tunnel. Undoing is the helper's matter and needs no plan.
#pragma once

#include <variant>

#include "client/connection.h"
#include "client/dns_plan.h"

namespace drawbridge::client {

/// The machine before the tunnel.
struct SystemState {
  std::vector<Prefix> attached;  ///< networks it is directly attached to
  /// What other connections of this machine have in their tunnels; 0.0.0.0/0 for a full one.
  std::vector<Prefix> elsewhere;
  bool names_elsewhere = false;  ///< one of them has every name asked at its servers
};

struct TunnelFacts {
  std::string device;  ///< as the helper named it
  int mtu = 1400;      ///< octets of the largest inner packet
  /// The gateway and those that a reconnect may go to: the kill switch leaves them reachable.
  std::vector<Ipv4Address> gateways;
};

/// Worth a line in the log: a wish of the gateway's or the user's that was not followed to the letter.
struct PlanNote {
  enum class Kind : std::uint8_t {
    gateway_inside,   ///< the list names the gateway itself; it stays outside its own tunnel
    not_routable,     ///< no network, or one that never leaves a machine
    own_network,      ///< this machine is attached to it: it stays here
    exclusion_wide,   ///< "local" network that is not in a private range, so it stays in the tunnel
    no_kill_switch,   ///< the entry wants one, but a split tunnel leaves the rest of the world open by its
                      ///< nature
    names_elsewhere,  ///< every name is asked at another connection's servers, but those of own domains
    cut,              ///< the list is longer than the limit; `count` of networks are left out
  };
  Kind kind = Kind::not_routable;
  Prefix network;
  std::size_t count = 0;
  bool operator==(const PlanNote&) const = default;
};
[[nodiscard]] std::string text_of(const PlanNote& note);

struct Plan {
  std::vector<privilege::Request> requests;
  std::vector<PlanNote> notes;
  bool full_tunnel = false;
  bool all_names = false;       ///< for SystemState::names_elsewhere of the next connection
  std::vector<Prefix> through;  ///< for SystemState::elsewhere of the next connection
};

/// Why there can be no tunnel of this kind.
struct NoAddress {};
/// Another connection has these addresses in its tunnel.
struct Overlap {
  Prefix ours;
  Prefix theirs;
};
using PlanError = std::variant<NoAddress, Overlap>;
[[nodiscard]] std::string text_of(const PlanError& error);

[[nodiscard]] Result<Plan, PlanError> plan_tunnel(const Profile& profile, const ConfigureInterface& given,
                                                  const TunnelFacts& tunnel, const SystemState& machine);

/// Each network once, none inside another, in order of address.
[[nodiscard]] std::vector<Prefix> without_repetition(std::vector<Prefix> networks);

}  // namespace drawbridge::client
