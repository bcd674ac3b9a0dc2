// SPDX-License-Identifier: GPL-3.0-or-later
// nat, global and static (pix-commands.md 5).
#include "pix/editing.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

ConnectionLimits limits_of(const Match& match) {
  return {match.number("max_conns").value_or(0), match.number("embryonic").value_or(0),
          match.has("norandomseq")};
}

constexpr Word nat_words[] = {
    keyword("nat", "Addresses that are translated"),
    parens("if_name", "Interface, in parentheses"),
    number("id", "Number of the global pool, 0 for no translation", 0, 2147483647),
    group_begin(),
    keyword("access-list", "By an access list"),
    name("list", "Its name"),
    alternative(),
    address("address", "Host or network"),
    optional_begin(),
    mask("mask", "Its mask"),
    optional_end(),
    group_end(),
    optional_begin(),
    keyword("dns", "Translate addresses in DNS answers"),
    optional_end(),
    optional_begin(),
    keyword("outside", "Translate addresses of the outside"),
    optional_end(),
    optional_begin(),
    number("max_conns", "Connections at most, 0 for no limit", 0, 65535),
    optional_begin(),
    number("embryonic", "Half-open connections at most, 0 for no limit", 0, 65535),
    optional_end(),
    optional_end(),
    optional_begin(),
    keyword("norandomseq", "Leave TCP sequence numbers as they are"),
    optional_end(),
};
LineResult set_nat(Edit& edit) {
  const auto& match = edit.match;
  NatRule wanted;
  wanted.interface = match.string("if_name");
  wanted.id = *match.number("id");
  wanted.access_list = match.string("list");
  if (wanted.access_list.empty()) {
    wanted.address = *match.address("address");
    wanted.mask = match.address("mask").value_or(wanted.address.is_any() ? Ipv4Address()
                                                                         : Ipv4Address(255, 255, 255, 255));
  }
  wanted.dns = match.has("dns");
  wanted.outside = match.has("outside");
  wanted.limits = limits_of(match);
  wanted.origin = edit.origin;
  const bool exemption = wanted.id == 0 && !wanted.access_list.empty();
  if (exemption) {
    wanted.limits = {};
    wanted.dns = false;
  }
  auto& rules = edit.config.nat;
  if (edit.negated()) {
    const bool removed = remove_where(rules, [&](const NatRule& rule) {
      return rule.interface == wanted.interface && rule.id == wanted.id &&
             rule.access_list == wanted.access_list && rule.address == wanted.address &&
             rule.mask == wanted.mask && rule.outside == wanted.outside;
    });
    return removed ? changed() : not_there(edit);
  }
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  if (!wanted.access_list.empty() && edit.config.access_list(wanted.access_list) == nullptr) {
    return bad_list(wanted.access_list);
  }
  if (!length_of(wanted.mask)) return bad_mask(wanted.mask.to_string());
  if ((wanted.address.value() & ~wanted.mask.value()) != 0) {
    return bad_pair(wanted.address.to_string(), wanted.mask.to_string());
  }
  for (auto& rule : rules) {
    if (rule == wanted) return changed(false);
    const bool same_place =
        rule.interface == wanted.interface && rule.id == wanted.id && rule.outside == wanted.outside;
    if (exemption && same_place && !rule.access_list.empty()) {
      // One exemption per interface: a new list takes the place of the old one.
      rule = wanted;
      return changed();
    }
    if (same_place && rule.access_list == wanted.access_list && rule.address == wanted.address &&
        rule.mask == wanted.mask) {
      rule = wanted;
      return changed();
    }
  }
  rules.push_back(wanted);
  return changed();
}

constexpr Word global_words[] = {
    keyword("global", "Addresses to translate to"),
    parens("if_name", "Interface, in parentheses"),
    number("id", "Number that nat lines refer to", 1, 2147483647),
    negated_end(),
    group_begin(),
    keyword("interface", "The interface's own address"),
    alternative(),
    text("range", "One address, or first-last"),
    optional_begin(),
    keyword("netmask", "Mask of the range"),
    mask("mask", "The mask"),
    optional_end(),
    group_end(),
};
LineResult set_global(Edit& edit) {
  const auto& match = edit.match;
  GlobalPool wanted;
  wanted.interface = match.string("if_name");
  wanted.id = *match.number("id");
  wanted.use_interface = match.has("interface");
  wanted.mask = match.address("mask");
  wanted.origin = edit.origin;
  auto& pools = edit.config.globals;
  const auto typed = match.text("range");
  if (!typed.empty()) {
    const ConfigNames names(edit.config);
    const auto read = [&](std::string_view text) {
      const auto address = Ipv4Address::parse(text);
      return address ? address : names.address_of(text);
    };
    auto first = read(typed);
    auto last = first;
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
    wanted.range = {*first, *last};
  }
  if (edit.negated()) {
    const bool removed = remove_where(pools, [&](const GlobalPool& pool) {
      return pool.interface == wanted.interface && pool.id == wanted.id &&
             ((typed.empty() && !wanted.use_interface) ||
              (pool.use_interface == wanted.use_interface && pool.range == wanted.range));
    });
    return removed ? changed() : not_there(edit);
  }
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  if (wanted.mask && !length_of(*wanted.mask)) return bad_mask(wanted.mask->to_string());
  for (const auto& pool : pools) {
    if (pool == wanted) return changed(false);
    if (pool.interface == wanted.interface && !pool.use_interface && !wanted.use_interface &&
        pool.range.first <= wanted.range.last && wanted.range.first <= pool.range.last) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: global {} overlaps with {}", typed, pool.range.to_string()),
                     {std::string(edit.line), pool.range.to_string()});
    }
  }
  pools.push_back(wanted);
  return changed();
}

constexpr Word static_words[] = {
    keyword("static", "A fixed translation"),
    parens("interfaces", "Real and mapped interface: (inside,outside)"),
    optional_begin(),
    group_begin(),
    keyword("tcp", "One TCP port"),
    alternative(),
    keyword("udp", "One UDP port"),
    group_end(),
    optional_end(),
    group_begin(),
    keyword("interface", "The mapped interface's own address"),
    alternative(),
    address("mapped", "Mapped address"),
    group_end(),
    group_begin(),
    keyword("access-list", "By an access list"),
    name("list", "Its name"),
    alternative(),
    address("real", "Real address"),
    alternative(),
    text("mapped_port", "Mapped port"),
    group_begin(),
    keyword("access-list", "By an access list"),
    name("list", "Its name"),
    alternative(),
    address("real", "Real address"),
    text("real_port", "Real port"),
    group_end(),
    group_end(),
    optional_begin(),
    keyword("dns", "Translate addresses in DNS answers"),
    optional_end(),
    optional_begin(),
    keyword("netmask", "Mask of both networks"),
    mask("mask", "The mask"),
    optional_end(),
    optional_begin(),
    number("max_conns", "Connections at most, 0 for no limit", 0, 65535),
    optional_begin(),
    number("embryonic", "Half-open connections at most, 0 for no limit", 0, 65535),
    optional_end(),
    optional_end(),
    optional_begin(),
    keyword("norandomseq", "Leave TCP sequence numbers as they are"),
    optional_end(),
};
/// Two fixed translations between the same interfaces may share no global address (message 308002). Those of
/// one port, and those by an access list, share addresses as they like.
bool overlaps(const StaticRule& a, const StaticRule& b) {
  const auto whole = [](const StaticRule& rule) {
    return rule.protocol.empty() && rule.access_list.empty() && !rule.mapped_is_interface;
  };
  if (a.real_interface != b.real_interface || a.mapped_interface != b.mapped_interface) return false;
  if (!whole(a) || !whole(b)) return false;
  const auto mask = a.mask.value() & b.mask.value();
  return (a.mapped.value() & mask) == (b.mapped.value() & mask);
}
LineResult set_static(Edit& edit) {
  const auto& match = edit.match;
  StaticRule wanted;
  const auto pair = match.text("interfaces");
  const auto comma = pair.find(',');
  if (comma == std::string_view::npos) return bad_value(pair);
  wanted.real_interface = pair.substr(0, comma);
  wanted.mapped_interface = pair.substr(comma + 1);
  wanted.protocol = match.has("tcp") ? "tcp" : match.has("udp") ? "udp" : "";
  wanted.mapped_is_interface = match.has("interface");
  wanted.mapped = match.address("mapped").value_or(Ipv4Address());
  wanted.real = match.address("real").value_or(Ipv4Address());
  wanted.access_list = match.string("list");
  if (wanted.access_list.empty()) wanted.mask = match.address("mask").value_or(wanted.mask);
  wanted.dns = match.has("dns");
  wanted.limits = limits_of(match);
  wanted.origin = edit.origin;
  if (wanted.protocol.empty() == match.has("mapped_port")) {
    return bad_value(match.has("mapped_port") ? match.text("mapped_port") : match.text("real"));
  }
  if (!wanted.protocol.empty()) {
    const int protocol = wanted.protocol == "tcp" ? protocol_tcp : protocol_udp;
    const auto mapped = parse_port(protocol, match.text("mapped_port"));
    if (!mapped) return bad_value(match.text("mapped_port"));
    wanted.mapped_port = *mapped;
    if (wanted.access_list.empty()) {
      const auto real = parse_port(protocol, match.text("real_port"));
      if (!real) return bad_value(match.text("real_port"));
      wanted.real_port = *real;
    }
  }
  auto& rules = edit.config.statics;
  const auto same_mapping = [&](const StaticRule& rule) {
    return rule.real_interface == wanted.real_interface && rule.mapped_interface == wanted.mapped_interface &&
           rule.protocol == wanted.protocol && rule.mapped_is_interface == wanted.mapped_is_interface &&
           rule.mapped == wanted.mapped && rule.mapped_port == wanted.mapped_port;
  };
  if (edit.negated()) {
    const bool removed = remove_where(rules, [&](const StaticRule& rule) {
      return same_mapping(rule) && rule.real == wanted.real && rule.access_list == wanted.access_list &&
             rule.real_port == wanted.real_port;
    });
    return removed ? changed() : not_there(edit);
  }
  for (const auto& if_name : {wanted.real_interface, wanted.mapped_interface}) {
    if (edit.config.interface_named(if_name) == nullptr) return bad_interface(if_name);
  }
  if (!wanted.access_list.empty() && edit.config.access_list(wanted.access_list) == nullptr) {
    return bad_list(wanted.access_list);
  }
  if (!length_of(wanted.mask)) return bad_mask(wanted.mask.to_string());
  for (const auto& rule : rules) {
    if (rule == wanted) return changed(false);
    if (same_mapping(rule)) {
      return refused(LineCode::conflict, "ERROR: duplicate of existing static",
                     {std::string(edit.line), "static"});
    }
    if (overlaps(rule, wanted)) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: static {} {} netmask {} overlapped with {} {} netmask {}",
                                 wanted.mapped.to_string(), wanted.real.to_string(), wanted.mask.to_string(),
                                 rule.mapped.to_string(), rule.real.to_string(), rule.mask.to_string()),
                     {std::string(edit.line), "static " + rule.mapped.to_string()});
    }
  }
  rules.push_back(wanted);
  return changed();
}

constexpr ConfigCommand table[] = {
    {nat_words, Chapter::nat, Negatable::yes, set_nat},
    {global_words, Chapter::global, Negatable::yes, set_global},
    {static_words, Chapter::static_, Negatable::yes, set_static},
};

}  // namespace

std::span<const ConfigCommand> translation_commands() {
  return table;
}

}  // namespace drawbridge::pix
