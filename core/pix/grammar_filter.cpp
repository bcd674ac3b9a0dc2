// SPDX-License-Identifier: GPL-3.0-or-later
// What else rules packets besides access lists: established, icmp, ip verify reverse-path, fragment
// (pix-commands.md 2 to 5).
#include "pix/access_reader.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Word established_words[] = {
    keyword("established", "Permit connections back to a host with a connection"),
    text("protocol", "Protocol of the connection that is there: tcp or udp"),
    text("dport", "Its destination port, 0 for any"),
    optional_begin(),
    text("sport", "Its source port, 0 for any"),
    optional_end(),
    optional_begin(),
    keyword("permitto", "Where the new connection may go to"),
    text("to_protocol", "tcp or udp"),
    text("to_port", "Port or first-last, 0 for any"),
    optional_end(),
    optional_begin(),
    keyword("permitfrom", "Where the new connection may come from"),
    text("from_protocol", "tcp or udp"),
    text("from_port", "Port or first-last, 0 for any"),
    optional_end(),
};

/// 6 or 17.
std::optional<int> stream_protocol(std::string_view text) {
  const auto number = parse_protocol(text);
  if (number != protocol_tcp && number != protocol_udp) return std::nullopt;
  return number;
}

std::optional<EstablishedRule::Ports> read_ports(std::string_view protocol, std::string_view ports) {
  EstablishedRule::Ports read;
  const auto number = stream_protocol(protocol);
  if (!number) return std::nullopt;
  read.protocol = *number;
  if (const auto one = parse_port(*number, ports)) {
    read.first = read.last = *one;
    return read;
  }
  // A literal may hold a hyphen itself, so every hyphen is tried.
  for (auto at = ports.find('-'); at != std::string_view::npos; at = ports.find('-', at + 1)) {
    const auto first = parse_port(*number, ports.substr(0, at));
    const auto last = parse_port(*number, ports.substr(at + 1));
    if (!first || !last || *first > *last || *first == 0) continue;
    read.first = *first;
    read.last = *last;
    return read;
  }
  return std::nullopt;
}

LineResult set_established(Edit& edit) {
  const auto& match = edit.match;
  EstablishedRule wanted;
  wanted.origin = edit.origin;
  const auto protocol = stream_protocol(match.text("protocol"));
  if (!protocol) return bad_value(match.text("protocol"));
  wanted.protocol = *protocol;
  const auto destination = parse_port(*protocol, match.text("dport"));
  if (!destination) return bad_value(match.text("dport"));
  wanted.destination_port = *destination;
  if (match.has("sport")) {
    const auto source = parse_port(*protocol, match.text("sport"));
    if (!source) return bad_value(match.text("sport"));
    wanted.source_port = *source;
  }
  if (match.has("permitto")) {
    wanted.permit_to = read_ports(match.text("to_protocol"), match.text("to_port"));
    if (!wanted.permit_to) return bad_value(match.text("to_port"));
  }
  if (match.has("permitfrom")) {
    wanted.permit_from = read_ports(match.text("from_protocol"), match.text("from_port"));
    if (!wanted.permit_from) return bad_value(match.text("from_port"));
  }
  auto& rules = edit.config.established;
  if (edit.negated()) return remove_value(rules, wanted) ? changed() : not_there(edit);
  return changed(add_value(rules, wanted));
}

constexpr Word icmp_words[] = {
    keyword("icmp", "ICMP to the appliance itself"),
    group_begin(),
    keyword("permit", "Accept it"),
    alternative(),
    keyword("deny", "Refuse it"),
    group_end(),
    group_begin(),
    keyword("any", "From every address"),
    alternative(),
    keyword("host", "From one address"),
    address("host_address", "The address"),
    alternative(),
    address("network", "From a network"),
    mask("netmask", "Its mask"),
    group_end(),
    optional_begin(),
    text("icmp_type", "ICMP type, as a number or word"),
    optional_end(),
    name("if_name", "Interface"),
};
LineResult set_icmp(Edit& edit) {
  const auto& match = edit.match;
  AccessReader reader{edit, 2, {}, false};
  IcmpRule wanted;
  wanted.permit = match.has("permit");
  wanted.origin = edit.origin;
  reader.read_address(wanted.source);
  if (reader.failed) return reader.error;
  if (match.has("icmp_type")) {
    const auto type = parse_icmp_type(match.text("icmp_type"));
    if (!type) return bad_value(match.text("icmp_type"));
    wanted.icmp_type = *type;
  }
  wanted.interface = match.string("if_name");
  auto& rules = edit.config.icmp_rules;
  if (edit.negated()) return remove_value(rules, wanted) ? changed() : not_there(edit);
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  return changed(add_value(rules, wanted));
}

constexpr Word reverse_path_words[] = {
    keyword("ip", "Addresses"),
    keyword("verify", "Checks of packets that arrive"),
    keyword("reverse-path", "Drop packets whose source has another way back"),
    keyword("interface", "At an interface"),
    name("if_name", "Interface"),
};
LineResult set_reverse_path(Edit& edit) {
  const auto if_name = edit.match.string("if_name");
  auto& interfaces = edit.config.reverse_path;
  if (edit.negated()) return remove_value(interfaces, if_name) ? changed() : not_there(edit);
  if (edit.config.interface_named(if_name) == nullptr) return bad_interface(if_name);
  return changed(add_value(interfaces, if_name));
}

constexpr Word fragment_words[] = {
    keyword("fragment", "Limits for IP fragments"),
    group_begin(),
    keyword("size", "Fragments that wait at the same time"),
    negated_end(),
    number("size_value", "Fragments", 1, 1000000),
    alternative(),
    keyword("chain", "Fragments of one packet, 1 for no fragments at all"),
    negated_end(),
    number("chain_value", "Fragments", 1, 8200),
    alternative(),
    keyword("timeout", "How long fragments wait for the rest"),
    negated_end(),
    number("timeout_value", "Seconds", 1, 30),
    group_end(),
    optional_begin(),
    name("if_name", "Interface; all if there is none"),
    optional_end(),
};
LineResult set_fragment(Edit& edit) {
  const auto& match = edit.match;
  const auto if_name = match.text("if_name");
  if (!if_name.empty() && edit.config.interface_named(if_name) == nullptr) return bad_interface(if_name);
  const FragmentLimits factory;
  const auto value = [&](std::string_view word, int standard) {
    return edit.negated() ? standard : static_cast<int>(match.number(word).value_or(standard));
  };
  bool any = false;
  for (auto& interface : edit.config.interfaces) {
    if (interface.name.empty() || (!if_name.empty() && interface.name != if_name)) continue;
    auto& limits = interface.fragment;
    if (match.has("size")) any = assign(limits.size, value("size_value", factory.size)) || any;
    if (match.has("chain")) any = assign(limits.chain, value("chain_value", factory.chain)) || any;
    if (match.has("timeout")) any = assign(limits.timeout, value("timeout_value", factory.timeout)) || any;
  }
  return changed(any);
}

constexpr ConfigCommand table[] = {
    {established_words, Chapter::established, Negatable::yes, set_established},
    {icmp_words, Chapter::icmp, Negatable::yes, set_icmp},
    {reverse_path_words, Chapter::ip_audit, Negatable::yes, set_reverse_path},
    {fragment_words, Chapter::fragment, Negatable::yes, set_fragment},
};

}  // namespace

std::span<const ConfigCommand> filter_commands() {
  return table;
}

}  // namespace drawbridge::pix
