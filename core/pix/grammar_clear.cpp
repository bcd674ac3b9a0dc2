// SPDX-License-Identifier: GPL-3.0-or-later
// "clear" of configuration chapters. What clears sessions and counters belongs to the console.
#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

/// Puts a member back to its factory value; "cannot find" if it was there already.
template <typename T>
LineResult reset(T& member, const T& factory) {
  return changed(assign(member, factory));
}

constexpr Choice chapters[] = {
    {"access-group", "All bindings of access lists"},
    {"conduit", "All conduits"},
    {"established", "All established commands"},
    {"fragment", "Limits for fragments as delivered"},
    {"icmp", "All rules for ICMP to the appliance"},
    {"alias", "All alias commands"},
    {"apply", "All bindings of outbound lists"},
    {"ca", "All certification authorities"},
    {"dhcpd", "DHCP server as delivered"},
    {"dhcprelay", "DHCP relay as delivered"},
    {"failover", "Failover as delivered"},
    {"filter", "All filters of URLs, ActiveX and Java"},
    {"floodguard", "Floodguard as delivered"},
    {"http", "Who may use the device manager"},
    {"mac-list", "All lists of hardware addresses"},
    {"management-access", "Management through a tunnel"},
    {"ntp", "All time servers"},
    {"outbound", "All outbound lists"},
    {"pager", "Pager as delivered"},
    {"pdm", "What the device manager keeps"},
    {"privilege", "Privilege levels as delivered"},
    {"rip", "RIP at all interfaces"},
    {"router", "OSPF"},
    {"service", "Resets as delivered"},
    {"terminal", "Terminal as delivered"},
    {"tftp-server", "Where write net sends to"},
    {"url-block", "Buffers of URL filtering"},
    {"url-cache", "Cache of URL filtering"},
    {"url-server", "All URL filtering servers"},
    {"virtual", "Addresses where users log in"},
    {"vpdn", "PPTP, L2TP and PPPoE"},
    {"vpnclient", "The appliance as an Easy VPN client"},
    {"fixup", "Inspection as delivered"},
    {"global", "All global pools"},
    {"ip", "All addresses of interfaces"},
    {"isakmp", "All phase 1 settings"},
    {"name", "All names"},
    {"nat", "All nat commands"},
    {"route", "All static routes"},
    {"snmp-server", "SNMP as delivered"},
    {"ssh", "Who may use SSH"},
    {"static", "All fixed translations"},
    {"sysopt", "All exceptions"},
    {"telnet", "Who may use Telnet"},
    {"timeout", "Timeouts as delivered"},
    {"username", "All local users"},
    {"vpngroup", "All groups of remote users"},
};
constexpr Word chapter_words[] = {
    keyword("clear", "Remove or reset"),
    choice("chapter", "What", chapters),
};
LineResult clear_chapter(Edit& edit) {
  static const Config factory;
  auto& config = edit.config;
  const auto word = edit.match.text("chapter");
  if (word == "access-group") return reset(config.access_groups, factory.access_groups);
  if (word == "floodguard") return reset(config.floodguard, factory.floodguard);
  if (word == "pager") return reset(config.pager_lines, factory.pager_lines);
  if (word == "terminal") return reset(config.terminal_width, factory.terminal_width);
  if (word == "virtual") {
    const bool http = assign(config.virtual_http, factory.virtual_http);
    const bool warn = assign(config.virtual_http_warn, factory.virtual_http_warn);
    return changed(assign(config.virtual_telnet, factory.virtual_telnet) || http || warn);
  }
  if (word == "conduit") return reset(config.conduits, factory.conduits);
  if (word == "established") return reset(config.established, factory.established);
  if (word == "icmp") return reset(config.icmp_rules, factory.icmp_rules);
  if (word == "fragment") {
    bool any = false;
    for (auto& interface : config.interfaces) any = assign(interface.fragment, FragmentLimits{}) || any;
    return changed(any);
  }
  if (word == "fixup") return reset(config.fixups, factory.fixups);
  if (word == "global") return reset(config.globals, factory.globals);
  if (word == "isakmp") {
    const auto before = config.kept_lines;
    forget_kept(config, "isakmp");
    return changed(assign(config.isakmp, factory.isakmp) || !(before == config.kept_lines));
  }
  if (word == "name") return reset(config.names, factory.names);
  if (word == "nat") return reset(config.nat, factory.nat);
  if (word == "route") return reset(config.routes, factory.routes);
  if (word == "ssh") return reset(config.ssh, factory.ssh);
  if (word == "static") return reset(config.statics, factory.statics);
  if (word == "sysopt") return reset(config.sysopts, factory.sysopts);
  if (word == "telnet") return reset(config.telnet, factory.telnet);
  if (word == "timeout") return reset(config.timeouts, factory.timeouts);
  if (word == "username") return reset(config.usernames, factory.usernames);
  if (word == "vpngroup") return reset(config.vpngroups, factory.vpngroups);
  if (word == "ip") {
    for (auto& interface : config.interfaces) {
      interface.address.reset();
      interface.mask = {};
      interface.dynamic_address.clear();
    }
    return changed();
  }
  const auto before = config.kept_lines;
  forget_kept(config, word);
  return changed(!(before == config.kept_lines));
}

constexpr Word list_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("access-list", "Access lists"),
    optional_begin(),
    name("id", "Only this one"),
    optional_end(),
};
LineResult clear_list(Edit& edit) {
  const auto id = edit.match.text("id");
  auto& lists = edit.config.access_lists;
  for (const auto& list : lists) {
    if (!id.empty() && list.id != id) continue;
    const auto user = user_of(edit.config, ObjectKind::access_list, list.id);
    if (!user.empty()) return being_used("access-list " + list.id, user);
  }
  const bool removed =
      remove_where(lists, [&](const AccessList& list) { return id.empty() || list.id == id; });
  remove_where(edit.config.access_groups,
               [&](const AccessGroup& group) { return id.empty() || group.access_list == id; });
  if (edit.index != nullptr) edit.index->texts.clear();
  return removed || id.empty() ? changed(removed) : not_there(edit);
}

constexpr Word pool_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("ip", "Addresses"),
    keyword("local", "Held by the appliance"),
    keyword("pool", "Pools for VPN clients"),
    optional_begin(),
    name("pool_name", "Only this one"),
    optional_end(),
};
LineResult clear_pool(Edit& edit) {
  const auto wanted = edit.match.text("pool_name");
  for (const auto& pool : edit.config.local_pools) {
    if (!wanted.empty() && pool.name != wanted) continue;
    const auto user = user_of(edit.config, ObjectKind::local_pool, pool.name);
    if (!user.empty()) return being_used("ip local pool " + pool.name, user);
  }
  return changed(remove_where(edit.config.local_pools,
                              [&](const LocalPool& pool) { return wanted.empty() || pool.name == wanted; }));
}

constexpr Word server_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("aaa-server", "Groups of servers"),
    optional_begin(),
    name("tag", "Only this one"),
    optional_end(),
};
LineResult clear_server(Edit& edit) {
  const auto tag = edit.match.text("tag");
  auto& groups = edit.config.aaa_servers;
  for (const auto& group : groups) {
    const bool built_in = group.tag == "TACACS+" || group.tag == "RADIUS" || group.tag == "LOCAL";
    if (built_in || (!tag.empty() && group.tag != tag)) continue;
    const auto user = user_of(edit.config, ObjectKind::aaa_server, group.tag);
    if (!user.empty()) return being_used("aaa-server " + group.tag, user);
  }
  if (tag.empty()) {
    const Config factory;
    const bool authport = assign(edit.config.radius_authport, factory.radius_authport);
    const bool acctport = assign(edit.config.radius_acctport, factory.radius_acctport);
    return changed(assign(groups, factory.aaa_servers) || authport || acctport);
  }
  auto* group = find_item(groups, &AaaServerGroup::tag, tag);
  if (group == nullptr) return not_there(edit);
  if (tag == "TACACS+" || tag == "RADIUS" || tag == "LOCAL") {
    const bool any = !group->hosts.empty() || group->max_failed_attempts || group->deadtime;
    group->hosts.clear();
    group->max_failed_attempts.reset();
    group->deadtime.reset();
    return changed(any);
  }
  remove_where(groups, [&](const AaaServerGroup& other) { return other.tag == tag; });
  return changed();
}

constexpr Word aaa_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("aaa", "Who must log in, and what is recorded"),
    optional_begin(),
    group_begin(),
    keyword("authentication", "Who must log in"),
    alternative(),
    keyword("authorization", "What a user may do"),
    alternative(),
    keyword("accounting", "What is recorded"),
    group_end(),
    optional_end(),
};
LineResult clear_aaa(Edit& edit) {
  const auto& match = edit.match;
  auto& config = edit.config;
  const auto before = config;
  const bool all = match.captures.size() == 2;
  if (all) {
    forget_kept(config, "aaa");
    config.proxy_limit = Config{}.proxy_limit;
  }
  if (all || match.has("authentication")) config.console_authentication.clear();
  remove_where(config.aaa_rules, [&](const AaaRule& rule) {
    return all || (match.has("authentication") && rule.service == AaaService::authentication) ||
           (match.has("authorization") && rule.service == AaaService::authorization) ||
           (match.has("accounting") && rule.service == AaaService::accounting);
  });
  return changed(!(config == before));
}

constexpr Word crypto_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("crypto", "Encryption"),
    optional_begin(),
    group_begin(),
    keyword("map", "Crypto maps"),
    alternative(),
    keyword("dynamic-map", "Dynamic maps"),
    group_end(),
    optional_begin(),
    name("map_name", "Only this one"),
    optional_end(),
    optional_end(),
};
LineResult clear_crypto(Edit& edit) {
  auto& config = edit.config;
  const auto& match = edit.match;
  const auto wanted = match.text("map_name");
  if (match.has("map")) {
    return changed(remove_where(config.crypto_maps,
                                [&](const CryptoMap& map) { return wanted.empty() || map.name == wanted; }));
  }
  if (match.has("dynamic-map")) {
    for (const auto& map : config.dynamic_maps) {
      if (!wanted.empty() && map.name != wanted) continue;
      const auto user = user_of(config, ObjectKind::dynamic_map, map.name);
      if (!user.empty()) return being_used("crypto dynamic-map " + map.name, user);
    }
    return changed(remove_where(config.dynamic_maps,
                                [&](const DynamicMap& map) { return wanted.empty() || map.name == wanted; }));
  }
  config.crypto_maps.clear();
  config.dynamic_maps.clear();
  config.transform_sets.clear();
  config.ipsec_lifetime_seconds.reset();
  config.ipsec_lifetime_kilobytes.reset();
  config.isakmp = {};
  return changed();
}

constexpr Choice group_kinds[] = {{"network", "Of addresses"},
                                  {"service", "Of ports"},
                                  {"protocol", "Of protocols"},
                                  {"icmp-type", "Of ICMP types"}};
constexpr Word group_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("object-group", "Object groups"),
    optional_begin(),
    choice("kind", "Only these", group_kinds),
    optional_end(),
};
LineResult clear_groups(Edit& edit) {
  const auto kind = edit.match.text("kind");
  // Groups of one kind may contain each other: only what is not one of them keeps them.
  Config without = edit.config;
  remove_where(without.object_groups,
               [&](const ObjectGroup& group) { return kind.empty() || group.kind == kind; });
  for (const auto& group : edit.config.object_groups) {
    if (!kind.empty() && group.kind != kind) continue;
    const auto user = user_of(without, ObjectKind::object_group, group.id);
    if (!user.empty()) {
      return refused(
          LineCode::in_use,
          fmt::format("ERROR: unable to delete object-group ({}) being used\nby {}", group.id, user),
          {group.id, user});
    }
  }
  return changed(remove_where(edit.config.object_groups,
                              [&](const ObjectGroup& group) { return kind.empty() || group.kind == kind; }));
}

constexpr Choice parts[] = {{"all", "Everything"},
                            {"primary", "Interfaces, their names and addresses"},
                            {"secondary", "Everything but that"}};
constexpr Word configure_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("configure", "The running configuration"),
    choice("part", "Which part", parts),
};
LineResult clear_configure(Edit& edit) {
  const auto part = edit.match.text("part");
  Config factory;
  // Interfaces cannot be removed; they lose what was typed for them.
  Unordered<Interface> bare;
  for (const auto& interface : edit.config.interfaces) {
    Interface one;
    one.hardware = interface.hardware;
    bare.push_back(one);
  }
  if (part == "primary") {
    edit.config.interfaces = bare;
    return changed();
  }
  factory.interfaces = part == "all" ? bare : edit.config.interfaces;
  if (edit.index != nullptr) edit.index->texts.clear();
  edit.config = std::move(factory);
  return changed();
}

constexpr ConfigCommand table[] = {
    {chapter_words, Chapter::interface, Negatable::no, clear_chapter},
    {list_words, Chapter::access_list, Negatable::no, clear_list},
    {pool_words, Chapter::ip_local_pool, Negatable::no, clear_pool},
    {server_words, Chapter::aaa_server, Negatable::no, clear_server},
    {aaa_words, Chapter::aaa, Negatable::no, clear_aaa},
    {crypto_words, Chapter::crypto_map, Negatable::no, clear_crypto},
    {group_words, Chapter::object_group, Negatable::no, clear_groups},
    {configure_words, Chapter::interface, Negatable::no, clear_configure},
};

}  // namespace

std::span<const ConfigCommand> clear_commands() {
  return table;
}

}  // namespace drawbridge::pix
