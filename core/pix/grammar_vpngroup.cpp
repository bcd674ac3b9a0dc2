// SPDX-License-Identifier: GPL-3.0-or-later
// vpngroup (pix-commands.md 7).
#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Word vpngroup_words[] = {
    keyword("vpngroup", "Settings of a group of remote users"),
    name("group_name", "Name of the group", 63),
    negated_end(),
    group_begin(),
    keyword("address-pool", "Pool of their inner addresses"),
    negated_end(),
    name("pool", "Name of the pool"),
    alternative(),
    keyword("dns-server", "Name servers they shall use"),
    negated_end(),
    address("dns", "First server"),
    optional_begin(),
    address("dns", "Second server"),
    optional_end(),
    alternative(),
    keyword("wins-server", "WINS servers they shall use"),
    negated_end(),
    address("wins", "First server"),
    optional_begin(),
    address("wins", "Second server"),
    optional_end(),
    alternative(),
    keyword("default-domain", "Domain they shall use"),
    negated_end(),
    name("domain", "Domain name", 127),
    alternative(),
    keyword("split-tunnel", "Only this traffic goes through the tunnel"),
    negated_end(),
    name("list", "Access list"),
    alternative(),
    keyword("split-dns", "Only these domains are resolved through the tunnel"),
    negated_end(),
    repeat_begin(),
    name("split_domain", "Domain name, up to eight", 127),
    repeat_end(),
    alternative(),
    keyword("pfs", "New Diffie-Hellman values for phase 2"),
    alternative(),
    keyword("backup-server", "Where to turn when this appliance is silent"),
    negated_end(),
    repeat_begin(),
    name("backup", "Address or name, up to ten, or clear-client-cfg", 127),
    repeat_end(),
    alternative(),
    keyword("idle-time", "End after silence"),
    negated_end(),
    number("idle_seconds", "Seconds", 60, 86400),
    alternative(),
    keyword("max-time", "End after this time in any case"),
    negated_end(),
    number("max_seconds", "Seconds", 60, 31536000),
    alternative(),
    keyword("secure-unit-authentication", "Hardware clients ask their users each time"),
    alternative(),
    keyword("user-authentication", "Each user behind a hardware client logs in"),
    alternative(),
    keyword("authentication-server", "Where users behind a hardware client log in"),
    negated_end(),
    name("tag", "Group of servers"),
    alternative(),
    keyword("user-idle-timeout", "How long such a login lasts without traffic"),
    negated_end(),
    duration("idle_time", "Time"),
    alternative(),
    keyword("device-pass-through", "Devices that cannot log in may pass"),
    alternative(),
    keyword("password", "The group's pre-shared key"),
    negated_end(),
    text("password_text", "Up to 127 characters"),
    alternative(),
    keyword("udp-port", "Pack their traffic in UDP on this port"),
    negated_end(),
    number("udp_port_number", "Port", 4001, 49151),
    group_end(),
};

std::vector<Ipv4Address> addresses_of(const Match& match, std::string_view word) {
  std::vector<Ipv4Address> found;
  for (const auto* capture : match.all(word)) found.push_back(capture->address);
  return found;
}
std::vector<std::string> texts_of(const Match& match, std::string_view word) {
  std::vector<std::string> found;
  for (const auto* capture : match.all(word)) found.emplace_back(capture->text);
  return found;
}

/// Takes one line away; false if it was not there.
bool remove_line(VpnGroup& group, std::string_view word) {
  const VpnGroup factory;
  const auto reset = [](auto& member, const auto& value) {
    const bool present = !(member == value);
    member = value;
    return present;
  };
  if (word == "address-pool") return reset(group.address_pool, factory.address_pool);
  if (word == "dns-server") return reset(group.dns_servers, factory.dns_servers);
  if (word == "wins-server") return reset(group.wins_servers, factory.wins_servers);
  if (word == "default-domain") return reset(group.default_domain, factory.default_domain);
  if (word == "split-tunnel") return reset(group.split_tunnel, factory.split_tunnel);
  if (word == "split-dns") return reset(group.split_dns, factory.split_dns);
  if (word == "pfs") return reset(group.pfs, false);
  if (word == "backup-server") return reset(group.backup_servers, factory.backup_servers);
  if (word == "idle-time") {
    group.idle_time = factory.idle_time;
    return true;
  }
  if (word == "max-time") return reset(group.max_time, factory.max_time);
  if (word == "secure-unit-authentication") return reset(group.secure_unit_authentication, false);
  if (word == "user-authentication") return reset(group.user_authentication, false);
  if (word == "authentication-server")
    return reset(group.authentication_server, factory.authentication_server);
  if (word == "user-idle-timeout") return reset(group.user_idle_timeout, factory.user_idle_timeout);
  if (word == "device-pass-through") return reset(group.device_pass_through, false);
  if (word == "password") return reset(group.password, factory.password);
  if (word == "udp-port") return reset(group.udp_port, factory.udp_port);
  return false;
}

LineResult set_line(Edit& edit, VpnGroup& group, std::string_view word) {
  const auto& match = edit.match;
  if (word == "address-pool") {
    group.address_pool = match.text("pool");
    group.pool_origin = edit.origin;
  } else if (word == "dns-server") {
    group.dns_servers = addresses_of(match, "dns");
  } else if (word == "wins-server") {
    group.wins_servers = addresses_of(match, "wins");
  } else if (word == "default-domain") {
    group.default_domain = match.text("domain");
  } else if (word == "split-tunnel") {
    group.split_tunnel = match.text("list");
    group.split_origin = edit.origin;
  } else if (word == "split-dns") {
    group.split_dns = texts_of(match, "split_domain");
    if (group.split_dns.size() > 8) return bad_value(group.split_dns.back());
  } else if (word == "pfs") {
    group.pfs = true;
  } else if (word == "backup-server") {
    group.backup_servers = texts_of(match, "backup");
    if (group.backup_servers.size() > 10) return bad_value(group.backup_servers.back());
  } else if (word == "idle-time") {
    group.idle_time = *match.number("idle_seconds");
  } else if (word == "max-time") {
    group.max_time = match.number("max_seconds");
  } else if (word == "secure-unit-authentication") {
    group.secure_unit_authentication = true;
  } else if (word == "user-authentication") {
    group.user_authentication = true;
  } else if (word == "authentication-server") {
    group.authentication_server = match.text("tag");
  } else if (word == "user-idle-timeout") {
    group.user_idle_timeout = match.number("idle_time");
  } else if (word == "device-pass-through") {
    group.device_pass_through = true;
  } else if (word == "udp-port") {
    group.udp_port = static_cast<std::uint16_t>(*match.number("udp_port_number"));
    group.udp_port_origin = edit.origin;
  } else if (word == "password") {
    const auto typed = match.text("password_text");
    if (typed.size() > 127) return bad_value("password");
    const auto* previous =
        edit.context.previous == nullptr ? nullptr : edit.context.previous->vpngroup(group.name);
    const auto* former = previous != nullptr && previous->password ? &*previous->password : nullptr;
    group.password = secret_from(typed, group.password ? &*group.password : nullptr, former);
    group.password_origin = edit.origin;
  }
  return changed();
}

LineResult set_vpngroup(Edit& edit) {
  const auto& match = edit.match;
  const auto group_name = match.string("group_name");
  auto& groups = edit.config.vpngroups;
  auto* present = find_item(groups, &VpnGroup::name, group_name);
  if (edit.negated()) {
    if (present == nullptr) return not_there(edit);
    if (match.captures.size() == 2) {
      remove_where(groups, [&](const VpnGroup& group) { return group.name == group_name; });
      return changed();
    }
    return remove_line(*present, match.captures[2].text) ? changed() : not_there(edit);
  }
  VpnGroup wanted;
  wanted.name = group_name;
  wanted.origin = edit.origin;
  if (present != nullptr) wanted = *present;
  auto result = set_line(edit, wanted, match.captures[2].text);
  if (!result.ok()) return result;
  if (present == nullptr) {
    groups.push_back(wanted);
    return result;
  }
  // Assigned also when equal: the place in the text may be new.
  const bool same = *present == wanted;
  *present = wanted;
  return changed(!same);
}

constexpr ConfigCommand table[] = {{vpngroup_words, Chapter::vpngroup, Negatable::yes, set_vpngroup}};

}  // namespace

std::span<const ConfigCommand> vpngroup_commands() {
  return table;
}

}  // namespace drawbridge::pix
