// SPDX-License-Identifier: GPL-3.0-or-later
// Interfaces, passwords, names and fixups (pix-commands.md 3 and 4).
#include <algorithm>

#include "pix/editing.h"
#include "pix/password_hash.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

Interface& interface_of(Config& config, std::string_view hardware) {
  for (Interface& interface : config.interfaces) {
    if (interface.hardware == hardware) return interface;
  }
  Interface& added = config.interfaces.emplace_back();
  added.hardware = hardware;
  return added;
}

/// Whether a word can be the hardware of an interface.
bool is_hardware(std::string_view word) {
  return word.starts_with("ethernet") || word.starts_with("gb-ethernet") || word.starts_with("vlan");
}

constexpr Choice speeds[] = {
    {"auto", "Negotiate speed and duplex"},  {"aui", "10 Mbit/s over AUI"},
    {"bnc", "10 Mbit/s over BNC"},           {"10baset", "10 Mbit/s half duplex"},
    {"10full", "10 Mbit/s full duplex"},     {"100basetx", "100 Mbit/s half duplex"},
    {"100full", "100 Mbit/s full duplex"},   {"1000auto", "1000 Mbit/s"},
    {"1000full", "1000 Mbit/s full duplex"}, {"1000sxfull", "1000 Mbit/s full duplex over fibre"},
};
constexpr Word interface_words[] = {
    keyword("interface", "Speed and state of an interface"),
    name("hardware", "Interface hardware, such as ethernet0"),
    optional_begin(),
    choice("speed", "Speed and duplex", speeds),
    optional_end(),
    optional_begin(),
    keyword("shutdown", "Switch the interface off"),
    optional_end(),
};
LineResult set_interface(Edit& edit) {
  const auto hardware = edit.match.text("hardware");
  if (!is_hardware(hardware)) return bad_value(hardware);
  const auto before = edit.config.interfaces.size();
  auto& interface = interface_of(edit.config, hardware);
  auto wanted = interface;
  if (edit.match.has("speed")) wanted.speed = edit.match.text("speed");
  wanted.shutdown = edit.match.has("shutdown");
  wanted.origin = edit.origin;
  return changed(assign(interface, wanted) || edit.config.interfaces.size() != before);
}

/// Calls `change` with every place of the configuration that names an interface.
template <typename Change>
void for_each_interface_name(Config& config, const Change& change) {
  for (auto& list : config.access_lists) {
    for (auto& entry : list.entries) {
      for (auto* spec : {&entry.source, &entry.destination}) {
        if (spec->kind == AddressSpec::Kind::interface) change(spec->name);
      }
    }
  }
  for (auto& item : config.globals) change(item.interface);
  for (auto& item : config.nat) change(item.interface);
  for (auto& item : config.statics) {
    change(item.real_interface);
    change(item.mapped_interface);
  }
  for (auto& item : config.access_groups) change(item.interface);
  for (auto& item : config.routes) change(item.interface);
  for (auto& item : config.telnet) change(item.interface);
  for (auto& item : config.ssh) change(item.interface);
  for (auto& group : config.aaa_servers) {
    for (auto& host : group.hosts) change(host.interface);
  }
  for (auto& rule : config.aaa_rules) change(rule.direction);
  for (auto& map : config.crypto_maps) {
    for (auto& interface : map.interfaces) change(interface);
  }
  for (auto& interface : config.isakmp.enabled_interfaces) change(interface);
  change(config.isakmp.client_pool_interface);
  for (auto& rule : config.icmp_rules) change(rule.interface);
  for (auto& interface : config.reverse_path) change(interface);
  for (auto& host : config.logging.hosts) change(host.interface);
  for (auto& conduit : config.conduits) {
    for (auto* spec : {&conduit.source, &conduit.destination}) {
      if (spec->kind == AddressSpec::Kind::interface) change(spec->name);
    }
  }
  if (config.logging.device_id.starts_with("ipaddress ")) {
    auto name = config.logging.device_id.substr(10);
    change(name);
    config.logging.device_id = "ipaddress " + name;
  }
}

/// The device knows interfaces by number, so a new name shows in every line.
void rename_interface(Config& config, const std::string& from, const std::string& to) {
  if (from.empty() || from == to) return;
  for_each_interface_name(config, [&](std::string& name) {
    if (name == from) name = to;
  });
  auto& kept = config.kept_lines;
  if (auto* line = find_item(kept, &KeptLine::key, "failover ip address " + from)) {
    line->text.replace(line->key.size() - from.size(), from.size(), to);
    line->key = "failover ip address " + to;
  }
}

/// What belongs to an interface goes with its name.
void forget_interface(Config& config, const std::string& name) {
  const auto here = [&](const auto& item) { return item.interface == name; };
  remove_where(config.globals, here);
  remove_where(config.nat, here);
  remove_where(config.statics, [&](const StaticRule& rule) {
    return rule.real_interface == name || rule.mapped_interface == name;
  });
  remove_where(config.access_groups, here);
  remove_where(config.routes, here);
  remove_where(config.telnet, here);
  remove_where(config.ssh, here);
  for (auto& group : config.aaa_servers) remove_where(group.hosts, here);
  remove_where(config.aaa_rules, [&](const AaaRule& rule) { return rule.direction == name; });
  for (auto& map : config.crypto_maps) remove_value(map.interfaces, name);
  remove_value(config.isakmp.enabled_interfaces, name);
  if (config.isakmp.client_pool_interface == name) config.isakmp.client_pool_interface.clear();
  remove_where(config.icmp_rules, here);
  remove_value(config.reverse_path, name);
  remove_where(config.logging.hosts, here);
  if (config.logging.device_id == "ipaddress " + name) config.logging.device_id.clear();
  remove_where(config.kept_lines,
               [&](const KeptLine& line) { return line.key == "failover ip address " + name; });
}

constexpr Word nameif_words[] = {
    keyword("nameif", "Name and security level of an interface"),
    name("hardware", "Interface hardware, such as ethernet0"),
    negated_end(),
    name("if_name", "Name of the interface", 48),
    name("security", "security0 (outside) to security100 (inside)"),
};
LineResult set_nameif(Edit& edit) {
  const auto hardware = edit.match.text("hardware");
  if (edit.negated()) {
    auto* interface = find_item(edit.config.interfaces, &Interface::hardware, hardware);
    if (interface == nullptr || interface->name.empty()) return not_there(edit);
    forget_interface(edit.config, interface->name);
    Interface bare;
    bare.hardware = interface->hardware;
    bare.speed = interface->speed;
    bare.shutdown = interface->shutdown;
    bare.origin = interface->origin;
    *interface = bare;
    return changed();
  }
  if (!is_hardware(hardware)) return bad_value(hardware);
  auto level = edit.match.text("security");
  if (level.starts_with("security")) level.remove_prefix(8);
  int security = -1;
  if (!level.empty() && level.size() <= 3 &&
      std::all_of(level.begin(), level.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    security = std::stoi(std::string(level));
  }
  if (security < 0 || security > 100) return bad_value(edit.match.text("security"));
  const auto if_name = edit.match.string("if_name");
  for (const auto& other : edit.config.interfaces) {
    if (other.name == if_name && other.hardware != hardware) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: interface name \"{}\" is used by {}", if_name, other.hardware),
                     {std::string(edit.line), other.hardware});
    }
  }
  auto& interface = interface_of(edit.config, hardware);
  auto wanted = interface;
  rename_interface(edit.config, interface.name, if_name);
  wanted.name = if_name;
  wanted.security = security;
  wanted.origin = edit.origin;
  return changed(assign(interface, wanted));
}

constexpr Word enable_words[] = {
    keyword("enable", "Privileged mode"),
    keyword("password", "Its password"),
    negated_end(),
    optional_begin(),
    group_begin(),
    keyword("level", "For a level below 15"),
    number("level_number", "Privilege level", 0, 15),
    alternative(),
    text("password_text", "The password, or its hash"),
    negated_end(),
    optional_begin(),
    keyword("level", "For a level below 15"),
    number("level_number", "Privilege level", 0, 15),
    optional_end(),
    optional_begin(),
    keyword("encrypted", "The password is given as its hash"),
    optional_end(),
    group_end(),
    optional_end(),
};
LineResult set_enable(Edit& edit) {
  const int level = static_cast<int>(edit.match.number("level_number").value_or(15));
  if (edit.negated() || !edit.match.has("password_text")) {
    if (level == 15) return changed(assign(edit.config.enable_passwords[15], password_hash("")));
    return edit.config.enable_passwords.erase(level) > 0 ? changed() : not_there(edit);
  }
  const auto typed = edit.match.text("password_text");
  if (edit.match.has("encrypted") && typed.size() != 16) return bad_value(typed);
  return changed(assign(edit.config.enable_passwords[level],
                        edit.match.has("encrypted") ? std::string(typed) : password_hash(typed)));
}

constexpr Word passwd_words[] = {
    group_begin(),    keyword("passwd", "Password for Telnet and SSH"),
    alternative(),    keyword("password", "Password for Telnet and SSH"),
    group_end(),      text("password_text", "The password, or its hash"),
    optional_begin(), keyword("encrypted", "The password is given as its hash"),
    optional_end(),
};
LineResult set_passwd(Edit& edit) {
  const auto typed = edit.match.text("password_text");
  if (edit.match.has("encrypted") && typed.size() != 16) return bad_value(typed);
  return changed(
      assign(edit.config.passwd, edit.match.has("encrypted") ? std::string(typed) : password_hash(typed)));
}

constexpr Word hostname_words[] = {
    keyword("hostname", "Name of the appliance"),
    name("host_name", "Up to 63 letters, digits and hyphens", 63),
};
LineResult set_hostname(Edit& edit) {
  const auto wanted = edit.match.text("host_name");
  const bool good = std::all_of(wanted.begin(), wanted.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!good) return bad_value(wanted);
  return changed(assign(edit.config.hostname, wanted));
}

constexpr Word domain_words[] = {
    keyword("domain-name", "DNS domain of the appliance"),
    negated_end(),
    name("domain", "Domain name", 63),
};
LineResult set_domain(Edit& edit) {
  if (!edit.negated()) return changed(assign(edit.config.domain_name, edit.match.text("domain")));
  if (edit.config.domain_name.empty()) return not_there(edit);
  edit.config.domain_name.clear();
  return changed();
}

constexpr Word names_words[] = {keyword("names", "Print names instead of addresses")};
LineResult set_names(Edit& edit) {
  return changed(assign(edit.config.names_on, !edit.negated()));
}

constexpr Word name_words[] = {
    keyword("name", "Give an address a name"),
    address("address", "The address"),
    negated_end(),
    name("word", "The name; it does not begin with a digit", 63),
};
LineResult set_name(Edit& edit) {
  const auto address = *edit.match.address("address");
  auto& names = edit.config.names;
  if (edit.negated()) {
    return remove_where(names, [&](const NameEntry& entry) { return entry.address == address; })
               ? changed()
               : not_there(edit);
  }
  const auto word = edit.match.string("word");
  if (word.front() >= '0' && word.front() <= '9') return bad_value(word);
  for (const auto& entry : names) {
    if (entry.name == word && entry.address != address) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: name {} is used for {}", word, entry.address.to_string()),
                     {std::string(edit.line), entry.address.to_string()});
    }
  }
  auto& entry = find_or_add(names, &NameEntry::address, address);
  entry.origin = edit.origin;
  return changed(assign(entry.name, word));
}

constexpr Choice plain_fixups[] = {
    {"ctiqbe", "Telephony by CTIQBE"},
    {"http", "Web"},
    {"ils", "Directory of NetMeeting"},
    {"mgcp", "Media gateways"},
    {"pptp", "Tunnels by PPTP"},
    {"rsh", "Remote shell"},
    {"rtsp", "Streaming"},
    {"skinny", "Telephony by SCCP"},
    {"smtp", "Mail"},
    {"snmp", "Management by SNMP"},
    {"sqlnet", "Oracle"},
    {"tftp", "Trivial file transfer"},
};
constexpr Choice h323_parts[] = {{"h225", "Call signalling"}, {"ras", "Registration"}};
constexpr Word fixup_words[] = {
    keyword("fixup", "Application inspection"),
    keyword("protocol", "Of a protocol"),
    group_begin(),
    keyword("dns", "Limit the length of DNS answers"),
    negated_end(),
    optional_begin(),
    keyword("maximum-length", "Longest answer"),
    number("length", "Octets", 512, 65535),
    optional_end(),
    alternative(),
    keyword("esp-ike", "One ESP tunnel through PAT"),
    alternative(),
    keyword("ftp", "File transfer"),
    negated_end(),
    optional_begin(),
    keyword("strict", "Drop commands that are no whole lines"),
    optional_end(),
    optional_begin(),
    text("ftp_port", "Port or range of ports"),
    optional_end(),
    alternative(),
    keyword("icmp", "ICMP"),
    keyword("error", "Translate addresses in ICMP errors"),
    alternative(),
    keyword("h323", "Telephony by H.323"),
    choice("part", "Part of H.323", h323_parts),
    optional_begin(),
    text("port", "Port or range of ports"),
    optional_end(),
    alternative(),
    keyword("sip", "Telephony by SIP"),
    negated_end(),
    optional_begin(),
    keyword("udp", "Over UDP"),
    optional_end(),
    optional_begin(),
    number("sip_port", "Port", 1, 65535),
    optional_end(),
    alternative(),
    choice("protocol_name", "Protocol", plain_fixups),
    optional_begin(),
    text("port", "Port or range of ports"),
    optional_end(),
    group_end(),
};
/// What a protocol is inspected on if no port is given.
std::string usual_port(std::string_view protocol) {
  static constexpr std::pair<std::string_view, std::string_view> ports[] = {
      {"ctiqbe", "2748"}, {"ftp", "21"},   {"h323 h225", "1720"}, {"h323 ras", "1718-1719"},
      {"http", "80"},     {"ils", "389"},  {"mgcp", "2427"},      {"pptp", "1723"},
      {"rsh", "514"},     {"rtsp", "554"}, {"sip", "5060"},       {"sip udp", "5060"},
      {"skinny", "2000"}, {"smtp", "25"},  {"snmp", "161-162"},   {"sqlnet", "1521"},
      {"tftp", "69"}};
  for (const auto& [name, port] : ports) {
    if (name == protocol) return std::string(port);
  }
  return {};
}
LineResult set_fixup(Edit& edit) {
  std::string protocol;
  std::string arguments;
  const auto& match = edit.match;
  if (match.has("dns")) {
    protocol = "dns";
    arguments = fmt::format("maximum-length {}", match.number("length").value_or(512));
  } else if (match.has("esp-ike")) {
    protocol = "esp-ike";
  } else if (match.has("icmp")) {
    protocol = "icmp error";
  } else if (match.has("ftp")) {
    protocol = "ftp";
    arguments = match.string("ftp_port");
  } else if (match.has("h323")) {
    protocol = "h323 " + match.string("part");
    arguments = match.string("port");
  } else if (match.has("sip")) {
    protocol = match.has("udp") ? "sip udp" : "sip";
    arguments = match.string("sip_port");
  } else {
    protocol = match.string("protocol_name");
    arguments = match.string("port");
  }
  if (arguments.empty() && !edit.negated()) arguments = usual_port(protocol);
  const bool digits = std::all_of(arguments.begin(), arguments.end(),
                                  [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
  if (protocol != "dns" && !digits) return bad_value(arguments);
  auto& fixups = edit.config.fixups;
  if (protocol == "ftp" && !edit.negated()) {
    // One port is inspected one way: strict or not.
    const std::string strict = "strict " + arguments;
    remove_where(fixups, [&](const Fixup& fixup) {
      return fixup.protocol == protocol && fixup.arguments == (match.has("strict") ? arguments : strict);
    });
    if (match.has("strict")) arguments = strict;
  }
  if (edit.negated()) {
    const bool any = arguments.empty() || protocol == "dns";
    const bool removed = remove_where(fixups, [&](const Fixup& fixup) {
      return fixup.protocol == protocol &&
             (any || fixup.arguments == arguments || fixup.arguments == "strict " + arguments);
    });
    // The device prints "no fixup ..." for a default that is off, so the line must be acceptable twice.
    return changed(removed);
  }
  if (protocol == "dns") {
    if (auto* present = find_item(fixups, &Fixup::protocol, protocol)) {
      present->origin = edit.origin;
      return changed(assign(present->arguments, arguments));
    }
  }
  return changed(add_value(fixups, Fixup{protocol, arguments, edit.origin}));
}

constexpr ConfigCommand table[] = {
    {interface_words, Chapter::interface, Negatable::no, set_interface},
    {nameif_words, Chapter::nameif, Negatable::yes, set_nameif},
    {enable_words, Chapter::passwords, Negatable::yes, set_enable},
    {passwd_words, Chapter::passwords, Negatable::no, set_passwd},
    {hostname_words, Chapter::hostname, Negatable::no, set_hostname},
    {domain_words, Chapter::hostname, Negatable::yes, set_domain},
    {names_words, Chapter::names, Negatable::yes, set_names},
    {name_words, Chapter::names, Negatable::yes, set_name},
    {fixup_words, Chapter::fixup, Negatable::yes, set_fixup},
};

}  // namespace

std::span<const ConfigCommand> system_commands() {
  return table;
}

}  // namespace drawbridge::pix
