// SPDX-License-Identifier: GPL-3.0-or-later
// Interfaces, routes, access lists with their object groups, and translations (pix-commands.md 4).
#include <algorithm>
#include <charconv>
#include <sstream>

#include "headend/compile.h"
#include "headend/compile_translations.h"
#include "pix/literals.h"

namespace drawbridge::headend {

namespace {

/// Object groups may hold others; deeper nesting than this is a loop.
constexpr int kMaxNesting = 16;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(std::move(word));
  return words;
}

int number_of(const std::string& word, int otherwise) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() && number >= 0 ? number : otherwise;
}

const pix::ObjectGroup* group_named(const pix::Config& config, std::string_view id) {
  const auto found = std::find_if(config.object_groups.begin(), config.object_groups.end(),
                                  [&](const pix::ObjectGroup& group) { return group.id == id; });
  return found == config.object_groups.end() ? nullptr : &*found;
}

std::optional<Ipv4Address> address_of(const pix::Config& config, const std::string& word) {
  if (const auto address = Ipv4Address::parse(word)) return address;
  for (const pix::NameEntry& entry : config.names) {
    if (entry.name == word) return entry.address;
  }
  return std::nullopt;
}

fw::AddressMatch host(Ipv4Address address) {
  return {address, mask_of(32)};
}

void add_network_group(const pix::Config& config, std::string_view id, int depth,
                       std::vector<fw::AddressMatch>& out) {
  const pix::ObjectGroup* group = group_named(config, id);
  if (group == nullptr || depth > kMaxNesting) return;
  for (const std::string& member : group->members) {
    const auto words = words_of(member);
    if (words.size() == 2 && words[0] == "group-object") {
      add_network_group(config, words[1], depth + 1, out);
    } else if (words.size() == 3 && words[0] == "network-object") {
      const auto address = address_of(config, words[1] == "host" ? words[2] : words[1]);
      const auto mask = words[1] == "host" ? mask_of(32) : Ipv4Address::parse(words[2]);
      if (address && mask) out.push_back({*address, *mask});
    }
  }
}

std::vector<fw::AddressMatch> addresses(const pix::Config& config, const pix::AddressSpec& spec) {
  using Kind = pix::AddressSpec::Kind;
  switch (spec.kind) {
    case Kind::any:
      return {fw::AddressMatch{}};
    case Kind::host:
      return {host(spec.address)};
    case Kind::network:
      return {{spec.address, spec.mask}};
    case Kind::interface: {
      const pix::Interface* interface = config.interface_named(spec.name);
      if (interface == nullptr || !interface->address) return {};
      return {host(*interface->address)};
    }
    case Kind::object_group:
      break;
  }
  std::vector<fw::AddressMatch> out;
  add_network_group(config, spec.name, 0, out);
  return out;
}

std::optional<fw::PortMatch> port_match(const std::string& op, std::uint16_t first, std::uint16_t last) {
  if (op == "eq") return fw::PortMatch{first, first, false};
  if (op == "neq") return fw::PortMatch{first, first, true};
  if (op == "range") return fw::PortMatch{first, last, false};
  if (op == "gt")
    return first == 65535 ? std::nullopt
                          : std::optional(fw::PortMatch{static_cast<std::uint16_t>(first + 1), 65535, false});
  if (op == "lt")
    return first == 0 ? std::nullopt
                      : std::optional(fw::PortMatch{0, static_cast<std::uint16_t>(first - 1), false});
  return std::nullopt;
}

void add_service_group(const pix::Config& config, std::string_view id, int protocol, int depth,
                       std::vector<fw::PortMatch>& out) {
  const pix::ObjectGroup* group = group_named(config, id);
  if (group == nullptr || depth > kMaxNesting) return;
  for (const std::string& member : group->members) {
    const auto words = words_of(member);
    if (words.size() == 2 && words[0] == "group-object") {
      add_service_group(config, words[1], protocol, depth + 1, out);
    } else if (words.size() >= 3 && words[0] == "port-object") {
      const auto first = pix::parse_port(protocol, words[2]);
      const auto last = words.size() > 3 ? pix::parse_port(protocol, words[3]) : first;
      if (!first || !last) continue;
      if (const auto match = port_match(words[1], *first, *last)) out.push_back(*match);
    }
  }
}

std::vector<fw::PortMatch> ports(const pix::Config& config, const pix::PortSpec& spec, int protocol) {
  using Kind = pix::PortSpec::Kind;
  const auto one = [&](const char* op) -> std::vector<fw::PortMatch> {
    const auto match = port_match(op, spec.first, spec.last);
    return match ? std::vector{*match} : std::vector<fw::PortMatch>{};
  };
  switch (spec.kind) {
    case Kind::any:
      return {fw::PortMatch{}};
    case Kind::eq:
      return one("eq");
    case Kind::lt:
      return one("lt");
    case Kind::gt:
      return one("gt");
    case Kind::neq:
      return one("neq");
    case Kind::range:
      return one("range");
    case Kind::object_group:
      break;
  }
  std::vector<fw::PortMatch> out;
  add_service_group(config, spec.name, protocol, 0, out);
  return out;
}

void add_protocol_group(const pix::Config& config, std::string_view id, int depth, std::vector<int>& out) {
  const pix::ObjectGroup* group = group_named(config, id);
  if (group == nullptr || depth > kMaxNesting) return;
  for (const std::string& member : group->members) {
    const auto words = words_of(member);
    if (words.size() != 2) continue;
    if (words[0] == "group-object") {
      add_protocol_group(config, words[1], depth + 1, out);
    } else if (const auto protocol = pix::parse_protocol(words[1])) {
      out.push_back(*protocol);
    }
  }
}

void add_icmp_group(const pix::Config& config, std::string_view id, int depth, std::vector<int>& out) {
  const pix::ObjectGroup* group = group_named(config, id);
  if (group == nullptr || depth > kMaxNesting) return;
  for (const std::string& member : group->members) {
    const auto words = words_of(member);
    if (words.size() != 2) continue;
    if (words[0] == "group-object") {
      add_icmp_group(config, words[1], depth + 1, out);
    } else if (const auto type = pix::parse_icmp_type(words[1])) {
      out.push_back(*type);
    }
  }
}

/// "log", "log disable", "log default", "log 4 interval 60".
fw::AclLogging logging_of(const std::string& text) {
  fw::AclLogging log;
  const auto words = words_of(text);
  if (words.empty() || words[0] != "log") return log;
  log.kind = fw::AclLogging::Kind::flows;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "disable") {
      log.kind = fw::AclLogging::Kind::disabled;
    } else if (words[i] == "default") {
      log.kind = fw::AclLogging::Kind::standard;
    } else if (words[i] == "interval" && i + 1 < words.size()) {
      log.interval = Seconds{number_of(words[++i], 300)};
    } else {
      log.level = number_of(words[i], log.level);
    }
  }
  return log;
}

/// `access-list deny-flow-max` and `alert-interval`, which the configuration keeps as text.
fw::AclLogLimits log_limits_of(const pix::Config& config) {
  fw::AclLogLimits limits;
  for (const pix::KeptLine& line : config.kept_lines) {
    const auto words = words_of(line.text);
    if (words.size() != 3 || words[0] != "access-list") continue;
    if (words[1] == "deny-flow-max") {
      limits.deny_flows = static_cast<std::size_t>(std::max(number_of(words[2], 4096), 1));
    } else if (words[1] == "alert-interval") {
      limits.alert_interval = Seconds{number_of(words[2], 300)};
    }
  }
  return limits;
}

/// One entry is as many rules as its object groups have combinations.
void add_rules(const pix::Config& config, const pix::AccessEntry& entry, int line, fw::Acl& acl) {
  std::vector<int> protocols;
  if (entry.protocol_group.empty()) {
    protocols = {entry.protocol};
  } else {
    add_protocol_group(config, entry.protocol_group, 0, protocols);
  }
  std::vector<int> types;
  if (entry.icmp_group.empty()) {
    types = {entry.icmp_type};
  } else {
    add_icmp_group(config, entry.icmp_group, 0, types);
  }
  const fw::AclLogging log = logging_of(entry.log);
  const auto sources = addresses(config, entry.source);
  const auto destinations = addresses(config, entry.destination);
  for (const int protocol : protocols) {
    const auto source_ports = ports(config, entry.source_port, protocol);
    const auto destination_ports = ports(config, entry.destination_port, protocol);
    for (const auto& source : sources) {
      for (const auto& destination : destinations) {
        for (const auto& source_port : source_ports) {
          for (const auto& destination_port : destination_ports) {
            for (const int type : types) {
              acl.rules.push_back({entry.permit, static_cast<std::uint8_t>(protocol), source, source_port,
                                   destination, destination_port, type, line, log});
            }
          }
        }
      }
    }
  }
}

fw::Acl compile_acl(const pix::Config& config, const pix::AccessList& list) {
  fw::Acl acl{list.id, {}};
  int line = 0;
  for (const pix::AccessEntry& entry : list.entries) {
    ++line;
    if (!entry.is_remark) add_rules(config, entry, line, acl);
  }
  return acl;
}

Duration seconds(std::int64_t count) {
  return Seconds{count};
}

}  // namespace

fw::Rules compile_rules(const pix::Config& config) {
  fw::Rules rules;
  for (const pix::Interface& each : config.interfaces) {
    if (each.name.empty() || each.shutdown || !each.address) continue;
    const Prefix network{*each.address, length_of(each.mask).value_or(32)};
    rules.interfaces.push_back({each.name, each.security, *each.address, network});
    rules.routes.push_back({static_cast<fw::InterfaceIndex>(rules.interfaces.size() - 1),
                            Prefix{network.network(), network.length}, std::nullopt, 0});
  }
  for (const pix::Route& route : config.routes) {
    const auto interface = rules.interface_named(route.interface);
    const auto length = length_of(route.mask);
    if (interface == fw::kNoInterface || !length) continue;
    rules.routes.push_back({interface, Prefix{route.address, *length}, route.gateway, route.metric});
  }
  for (const pix::AccessList& list : config.access_lists) rules.acls.push_back(compile_acl(config, list));
  const auto acl_named = [&](std::string_view id) { return acl_index(rules, id); };
  for (const pix::AccessGroup& group : config.access_groups) {
    const auto interface = rules.interface_named(group.interface);
    if (interface == fw::kNoInterface) continue;
    rules.bound_acls.push_back({interface, acl_named(group.access_list), group.per_user_override});
  }
  compile_translations(config, rules);
  rules.acl_log = log_limits_of(config);
  const pix::Timeouts& timeouts = config.timeouts;
  rules.timeouts.conn = seconds(timeouts.conn);
  rules.timeouts.half_closed = seconds(timeouts.half_closed);
  rules.timeouts.udp = seconds(timeouts.udp);
  rules.xlate_timeout = seconds(timeouts.xlate);
  rules.tunnel_skips_acl = config.has_sysopt("connection permit-ipsec");
  rules.tunnel_skips_all = config.has_sysopt("ipsec pl-compatible") && !rules.tunnel_skips_acl;
  int line = 0;
  for (const pix::AccessEntry& conduit : config.conduits) add_rules(config, conduit, ++line, rules.conduits);
  compile_access(config, rules);
  compile_fixups(config, rules);
  compile_login(config, rules);
  return rules;
}

}  // namespace drawbridge::headend
