// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of interfaces, pools, routes and timeouts (pix-commands.md 3, 5, 6, 7).
#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

Interface* interface_by_name(Config& config, std::string_view wanted) {
  return wanted.empty() ? nullptr : find_item(config.interfaces, &Interface::name, wanted);
}

constexpr Word mtu_words[] = {
    keyword("mtu", "Longest packet"),
    name("if_name", "Interface"),
    number("octets", "Octets", 64, 65535),
};
LineResult set_mtu(Edit& edit) {
  auto* interface = interface_by_name(edit.config, edit.match.text("if_name"));
  if (interface == nullptr) return bad_interface(edit.match.text("if_name"));
  return changed(assign(interface->mtu, static_cast<int>(*edit.match.number("octets"))));
}

constexpr Word ip_address_words[] = {
    keyword("ip", "Addresses"),
    keyword("address", "Of an interface"),
    name("if_name", "Interface"),
    negated_end(),
    group_begin(),
    keyword("dhcp", "From a DHCP server"),
    optional_begin(),
    keyword("setroute", "Take the default route too"),
    optional_end(),
    optional_begin(),
    keyword("retry", "How often to ask"),
    number("retries", "Times", 4, 16),
    optional_end(),
    alternative(),
    keyword("pppoe", "From a PPPoE access concentrator"),
    optional_begin(),
    keyword("setroute", "Take the default route too"),
    optional_end(),
    alternative(),
    address("address", "The address"),
    optional_begin(),
    mask("mask", "Its mask"),
    optional_end(),
    group_end(),
};
LineResult set_ip_address(Edit& edit) {
  const auto& match = edit.match;
  auto* interface = interface_by_name(edit.config, match.text("if_name"));
  if (interface == nullptr) return bad_interface(match.text("if_name"));
  auto wanted = *interface;
  wanted.address.reset();
  wanted.mask = {};
  wanted.dynamic_address.clear();
  if (edit.negated()) return changed(assign(*interface, wanted));
  if (match.has("dhcp") || match.has("pppoe")) {
    wanted.dynamic_address = match.has("dhcp") ? "dhcp" : "pppoe";
    if (match.has("setroute")) wanted.dynamic_address += " setroute";
    if (match.has("retry")) wanted.dynamic_address += fmt::format(" retry {}", *match.number("retries"));
    return changed(assign(*interface, wanted));
  }
  const auto address = *match.address("address");
  auto netmask = match.address("mask");
  if (!netmask) {
    // Without a mask the class of the address decides.
    const auto first = address.value() >> 24;
    netmask = mask_of(first < 128 ? 8 : first < 192 ? 16 : 24);
  }
  if (!length_of(*netmask)) {
    return refused(LineCode::bad_mask, "Invalid netmask", {netmask->to_string()});
  }
  wanted.address = address;
  wanted.mask = *netmask;
  return changed(assign(*interface, wanted));
}

constexpr Word pool_words[] = {
    keyword("ip", "Addresses"),
    keyword("local", "Held by the appliance"),
    keyword("pool", "To give to VPN clients"),
    name("pool_name", "Name of the pool"),
    negated_end(),
    text("range", "First address, or first-last"),
    optional_begin(),
    keyword("mask", "Mask told to clients"),
    mask("netmask", "The mask"),
    optional_end(),
};
LineResult set_pool(Edit& edit) {
  const auto pool_name = edit.match.string("pool_name");
  auto& pools = edit.config.local_pools;
  if (edit.negated()) {
    if (find_item(pools, &LocalPool::name, pool_name) != nullptr) {
      const auto user = user_of(edit.config, ObjectKind::local_pool, pool_name);
      if (!user.empty()) return being_used("ip local pool " + pool_name, user);
    }
    return remove_where(pools, [&](const LocalPool& pool) { return pool.name == pool_name; })
               ? changed()
               : not_there(edit);
  }
  const auto typed = edit.match.text("range");
  const ConfigNames names(edit.config);
  const auto read = [&](std::string_view text) {
    const auto address = Ipv4Address::parse(text);
    return address ? address : names.address_of(text);
  };
  auto first = read(typed);
  auto last = first;
  // A name may hold a hyphen itself, so every hyphen is tried.
  for (std::size_t at = typed.find('-'); !first && at != std::string_view::npos;
       at = typed.find('-', at + 1)) {
    const auto from = read(typed.substr(0, at));
    const auto to = read(typed.substr(at + 1));
    if (from && to) {
      first = from;
      last = to;
    }
  }
  if (!first || !last) {
    return refused(LineCode::bad_address, fmt::format("ERROR: invalid IP address {}", typed),
                   {std::string(typed)});
  }
  if (*last < *first) return bad_value(typed);
  const auto netmask = edit.match.address("netmask");
  if (netmask && !length_of(*netmask)) return bad_mask(netmask->to_string());
  const auto before = pools.size();
  auto& pool = find_or_add(pools, &LocalPool::name, pool_name);
  return changed(assign(pool, LocalPool{pool_name, {*first, *last}, netmask, edit.origin}) ||
                 pools.size() != before);
}

constexpr Word arp_words[] = {
    keyword("arp", "Address resolution"),
    keyword("timeout", "How long an entry is kept"),
    negated_end(),
    number("seconds", "Seconds", 1, 1215752191),
};
LineResult set_arp_timeout(Edit& edit) {
  return changed(assign(edit.config.arp_timeout, edit.match.number("seconds").value_or(14400)));
}

constexpr Word route_words[] = {
    keyword("route", "A static route"),
    name("if_name", "Interface"),
    address("address", "Network, 0 for the default route"),
    mask("mask", "Its mask"),
    negated_end(),
    address("gateway", "Next router"),
    optional_begin(),
    number("metric", "Distance", 1, 255),
    optional_end(),
};
LineResult set_route(Edit& edit) {
  const auto& match = edit.match;
  Route wanted{match.string("if_name"),
               *match.address("address"),
               *match.address("mask"),
               match.address("gateway").value_or(Ipv4Address()),
               static_cast<int>(match.number("metric").value_or(1)),
               edit.origin};
  auto& routes = edit.config.routes;
  if (edit.negated()) {
    const bool removed = remove_where(routes, [&](const Route& route) {
      return route.interface == wanted.interface && route.address == wanted.address &&
             route.mask == wanted.mask && (!match.has("gateway") || route.gateway == wanted.gateway) &&
             (!match.has("metric") || route.metric == wanted.metric);
    });
    return removed ? changed() : not_there(edit);
  }
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  if (!length_of(wanted.mask)) return bad_mask(wanted.mask.to_string());
  if ((wanted.address.value() & ~wanted.mask.value()) != 0) {
    return bad_pair(wanted.address.to_string(), wanted.mask.to_string());
  }
  for (const auto& route : routes) {
    if (route == wanted) return changed(false);
    if (route.address == wanted.address && route.mask == wanted.mask && route.gateway == wanted.gateway &&
        route.interface == wanted.interface) {
      return refused(LineCode::already_exists, "cannot add route entry: Route already exists.",
                     {std::string(edit.line)});
    }
  }
  routes.push_back(wanted);
  return changed();
}

constexpr Choice timer_names[] = {
    {"xlate", "An unused translation"},
    {"conn", "An idle connection"},
    {"half-closed", "A half-closed connection"},
    {"udp", "An idle UDP exchange"},
    {"rpc", "An idle RPC exchange"},
    {"h225", "An idle H.225 signalling connection"},
    {"h323", "Idle H.323 media"},
    {"mgcp", "Idle MGCP media"},
    {"sip", "An idle SIP session"},
    {"sip_media", "Idle SIP media"},
    {"sip-disconnect", "A SIP session that is being closed"},
    {"sip-invite", "A SIP session that is being set up"},
};
constexpr Word timeout_words[] = {
    keyword("timeout", "How long idle things are kept"),
    negated_end(),
    repeat_begin(),
    group_begin(),
    choice("timer", "Which", timer_names),
    negated_end(),
    duration("time", "Time, 0:0:0 for never"),
    alternative(),
    keyword("uauth", "A user's login"),
    negated_end(),
    duration("uauth_time", "Time, 0:0:0 to ask for every connection"),
    optional_begin(),
    group_begin(),
    keyword("absolute", "From the login on"),
    alternative(),
    keyword("inactivity", "From the last packet on"),
    group_end(),
    optional_end(),
    group_end(),
    repeat_end(),
};
std::int64_t* timer_of(Timeouts& timeouts, std::string_view word) {
  if (word == "xlate") return &timeouts.xlate;
  if (word == "conn") return &timeouts.conn;
  if (word == "half-closed") return &timeouts.half_closed;
  if (word == "udp") return &timeouts.udp;
  if (word == "rpc") return &timeouts.rpc;
  if (word == "h225") return &timeouts.h225;
  if (word == "h323") return &timeouts.h323;
  if (word == "mgcp") return &timeouts.mgcp;
  if (word == "sip") return &timeouts.sip;
  if (word == "sip_media") return &timeouts.sip_media;
  return nullptr;
}
/// Timers that are printed only if they were given.
std::optional<std::int64_t>* optional_timer_of(Timeouts& timeouts, std::string_view word) {
  if (word == "sip-disconnect") return &timeouts.sip_disconnect;
  if (word == "sip-invite") return &timeouts.sip_invite;
  return nullptr;
}
LineResult set_timeout(Edit& edit) {
  auto& timeouts = edit.config.timeouts;
  auto wanted = timeouts;
  const auto& captures = edit.match.captures;
  if (edit.negated()) {
    Timeouts factory;
    bool any = false;
    for (const auto& capture : captures) {
      if (capture.word->name == "uauth") {
        wanted.uauth_absolute = factory.uauth_absolute;
        wanted.uauth_inactivity.reset();
        any = true;
      } else if (auto* timer = timer_of(wanted, capture.text);
                 capture.word->name == "timer" && timer != nullptr) {
        *timer = *timer_of(factory, capture.text);
        any = true;
      } else if (auto* optional = optional_timer_of(wanted, capture.text);
                 capture.word->name == "timer" && optional != nullptr) {
        optional->reset();
        any = true;
      }
    }
    if (!any) wanted = factory;
    return changed(assign(timeouts, wanted));
  }
  for (std::size_t i = 1; i + 1 < captures.size(); ++i) {
    const auto& capture = captures[i];
    if (capture.word->name == "timer") {
      const auto seconds = captures[i + 1].number;
      const bool connection = capture.text == "conn" || capture.text == "half-closed";
      const bool translation = capture.text == "xlate" || capture.text == "udp";
      if (seconds != 0 && ((connection && seconds < 300) || (translation && seconds < 60))) {
        return refused(LineCode::bad_number,
                       fmt::format("ERROR: timeout {} must be at least {}", capture.text,
                                   connection ? "0:05:00" : "0:01:00"),
                       {std::string(captures[i + 1].text), connection ? "0:05:00" : "0:01:00", ""});
      }
      if (auto* optional = optional_timer_of(wanted, capture.text)) {
        *optional = seconds;
      } else {
        *timer_of(wanted, capture.text) = seconds;
      }
      ++i;
    } else if (capture.word->name == "uauth") {
      const bool inactivity = i + 2 < captures.size() && captures[i + 2].word->name == "inactivity";
      (inactivity ? wanted.uauth_inactivity : wanted.uauth_absolute) = captures[i + 1].number;
      wanted.uauth_origin = edit.origin;
    }
  }
  return changed(assign(timeouts, wanted));
}

constexpr ConfigCommand table[] = {
    {mtu_words, Chapter::mtu, Negatable::no, set_mtu},
    {ip_address_words, Chapter::ip_address, Negatable::yes, set_ip_address},
    {pool_words, Chapter::ip_local_pool, Negatable::yes, set_pool},
    {arp_words, Chapter::arp, Negatable::yes, set_arp_timeout},
    {route_words, Chapter::route, Negatable::yes, set_route},
    {timeout_words, Chapter::timeout, Negatable::yes, set_timeout},
};

}  // namespace

std::span<const ConfigCommand> network_commands() {
  return table;
}

}  // namespace drawbridge::pix
