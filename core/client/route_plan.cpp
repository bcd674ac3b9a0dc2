// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/route_plan.h"

#include <algorithm>
#include <array>

#include "privilege/accepted.h"

namespace drawbridge::client {

namespace {

constexpr Prefix kEverything{Ipv4Address(), 0};
/// The gateway's way to say "whatever network the client sits in" (wire-ike.md 10, LOCAL_LAN).
constexpr Prefix kWhereverAttached{Ipv4Address(), 32};
/// Notes of one kind beyond this many are not made: a hostile list fills no log.
constexpr std::size_t kMaxNotes = 20;
constexpr std::array kPrivateRanges{
    Prefix{Ipv4Address(10, 0, 0, 0), 8}, Prefix{Ipv4Address(172, 16, 0, 0), 12},
    Prefix{Ipv4Address(192, 168, 0, 0), 16}, Prefix{Ipv4Address(169, 254, 0, 0), 16},
    Prefix{Ipv4Address(100, 64, 0, 0), 10}};

Prefix canonical(const Prefix& network) {
  return {network.network(), network.length};
}
bool overlap(const Prefix& a, const Prefix& b) {
  return a.contains(b) || b.contains(a);
}
template <typename List>
bool inside_any(const Prefix& network, const List& list) {
  return std::any_of(list.begin(), list.end(), [&](const Prefix& outer) { return outer.contains(network); });
}

class Planner {
 public:
  Planner(const Profile& profile, const ConfigureInterface& given, const TunnelFacts& tunnel,
          const SystemState& machine)
      : profile_(profile), given_(given), tunnel_(tunnel), machine_(machine) {}

  Result<Plan, PlanError> plan() {
    if (!privilege::is_unicast(given_.address)) return failure(PlanError(NoAddress{}));
    choose_networks();
    for (const Prefix& ours : plan_.through) {
      for (const Prefix& theirs : machine_.elsewhere) {
        if (overlap(ours, theirs)) return failure(PlanError(Overlap{ours, theirs}));
      }
    }
    // In this order nothing is sent in clear that shall not be: the doors are shut before the way is changed.
    request(privilege::SetAddress{tunnel_.device, given_.address,
                                  static_cast<std::uint16_t>(std::clamp(tunnel_.mtu, 576, 9000))});
    if (profile_.kill_switch && plan_.full_tunnel) request(kill_switch());
    if (profile_.kill_switch && !plan_.full_tunnel) note(PlanNote::Kind::no_kill_switch, {});
    if (plan_.full_tunnel && profile_.block_ipv6) request(privilege::BlockIpv6{tunnel_.device});
    privilege::SetRoutes routes{tunnel_.device, given_.gateway, plan_.through, around_, local_lan_};
    request(std::move(routes));
    if (auto names = plan_names(tunnel_.device, given_.assigned, plan_.full_tunnel)) {
      if (names->all_names && machine_.names_elsewhere) {
        names->all_names = false;
        note(PlanNote::Kind::names_elsewhere, {});
      }
      plan_.all_names = names->all_names;
      if (names->all_names || !names->domains.empty()) request(std::move(*names));
    }
    return std::move(plan_);
  }

 private:
  void request(privilege::Request what) { plan_.requests.push_back(std::move(what)); }
  void note(PlanNote::Kind kind, const Prefix& network, std::size_t count = 0) {
    if (plan_.notes.size() < kMaxNotes) plan_.notes.push_back({kind, network, count});
  }

  void choose_networks() {
    std::vector<Prefix> wanted;
    for (const Route& route : given_.secured_routes) {
      const auto length = length_of(route.mask);
      const Prefix network{route.network, length.value_or(32)};
      if (!length) {
        note(PlanNote::Kind::not_routable, network);
        continue;
      }
      wanted.push_back(canonical(network));
    }
    plan_.full_tunnel =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), kEverything) != wanted.end();
    if (plan_.full_tunnel) {
      plan_.through = {kEverything};
      choose_exclusions();
      return;
    }
    // Split tunnel: the networks this machine is attached to never go into it, also when they are part of a
    // larger one.
    local_lan_ = true;
    std::vector<Prefix> kept;
    for (const Prefix& network : wanted) {
      if (network == Prefix{given_.gateway, 32}) {
        note(PlanNote::Kind::gateway_inside, network);
      } else if (!privilege::is_routable(network)) {
        note(PlanNote::Kind::not_routable, network);
      } else if (inside_any(network, machine_.attached)) {
        note(PlanNote::Kind::own_network, network);
      } else {
        kept.push_back(network);
      }
    }
    // The servers of names are reached through the tunnel, whether the gateway's list says so or not.
    for (const Ipv4Address server : servers_of(given_.assigned.dns)) {
      const Prefix alone{server, 32};
      if (server != given_.gateway && !inside_any(alone, machine_.attached)) kept.push_back(alone);
    }
    plan_.through = limited(without_repetition(std::move(kept)));
  }

  /// What stays out of a full tunnel: only if the user wants it, and never more than local networks can be.
  void choose_exclusions() {
    if (!profile_.allow_local_lan) return;
    std::vector<Prefix> listed;
    for (const Prefix& network : given_.assigned.split_exclude) {
      if (network == kWhereverAttached) {
        local_lan_ = true;
      } else if (!inside_any(network, kPrivateRanges)) {
        note(PlanNote::Kind::exclusion_wide, network);
      } else {
        listed.push_back(canonical(network));
      }
    }
    if (given_.assigned.split_exclude.empty()) local_lan_ = true;
    around_ = limited(without_repetition(std::move(listed)));
  }

  /// Halves of the room each, so that both lists always fit into one request.
  std::vector<Prefix> limited(std::vector<Prefix> networks) {
    constexpr std::size_t kLimit = privilege::kMaxRoutes / 2;
    if (networks.size() > kLimit) {
      note(PlanNote::Kind::cut, {}, networks.size() - kLimit);
      networks.resize(kLimit);
    }
    return networks;
  }

  privilege::KillSwitch kill_switch() const {
    privilege::KillSwitch door;
    door.device = tunnel_.device;
    door.gateways = {given_.gateway};
    for (const Ipv4Address gateway : tunnel_.gateways) {
      const bool known =
          std::find(door.gateways.begin(), door.gateways.end(), gateway) != door.gateways.end();
      if (!known && privilege::is_unicast(gateway) && door.gateways.size() < privilege::kMaxGateways) {
        door.gateways.push_back(gateway);
      }
    }
    door.local_lan = local_lan_;
    return door;
  }

  const Profile& profile_;
  const ConfigureInterface& given_;
  const TunnelFacts& tunnel_;
  const SystemState& machine_;
  Plan plan_;
  std::vector<Prefix> around_;
  bool local_lan_ = false;
};

}  // namespace

std::vector<Prefix> without_repetition(std::vector<Prefix> networks) {
  // By address, the larger network first: whatever is inside another follows it.
  std::sort(networks.begin(), networks.end(), [](const Prefix& a, const Prefix& b) {
    return a.network() != b.network() ? a.network() < b.network() : a.length < b.length;
  });
  std::vector<Prefix> kept;
  for (const Prefix& network : networks) {
    if (kept.empty() || !kept.back().contains(network)) kept.push_back(network);
  }
  return kept;
}

std::string text_of(const PlanNote& note) {
  const std::string network = note.network.to_string();
  switch (note.kind) {
    case PlanNote::Kind::gateway_inside:
      return "The gateway lists itself (" + network + "); it stays outside the tunnel.";
    case PlanNote::Kind::not_routable:
      return "The gateway lists " + network + ", which cannot be routed.";
    case PlanNote::Kind::own_network:
      return "The gateway lists " + network +
             ", but this computer is attached to it: it is not reached through the tunnel.";
    case PlanNote::Kind::exclusion_wide:
      return "The gateway excludes " + network + ", which is no local network: it goes through the tunnel.";
    case PlanNote::Kind::no_kill_switch:
      return "The kill switch is for a full tunnel; this gateway's is a split one, so it stays off.";
    case PlanNote::Kind::names_elsewhere:
      return "Another connection answers every name; this one's servers are asked for its own domains alone.";
    case PlanNote::Kind::cut:
      return "The gateway's list is too long: the last " + std::to_string(note.count) +
             " networks are left out.";
  }
  return {};
}

std::string text_of(const PlanError& error) {
  if (const auto* overlap = std::get_if<Overlap>(&error)) {
    return "Another connection has " + overlap->theirs.to_string() + " in its tunnel, and this one wants " +
           overlap->ours.to_string() + ": disconnect the other one first.";
  }
  return "The gateway assigned no usable address.";
}

Result<Plan, PlanError> plan_tunnel(const Profile& profile, const ConfigureInterface& given,
                                    const TunnelFacts& tunnel, const SystemState& machine) {
  return Planner(profile, given, tunnel, machine).plan();
}

}  // namespace drawbridge::client
