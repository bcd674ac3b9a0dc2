// SPDX-License-Identifier: GPL-3.0-or-later
// Access lists, what refers to them, and logins of cut-through users.
#include <fmt/format.h>

#include <algorithm>

#include "cli/match.h"
#include "pix/checker.h"
#include "pix/entries.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

/// The prefix of an address part; nothing for groups and interfaces.
std::optional<Prefix> prefix_of(const AddressSpec& spec) {
  switch (spec.kind) {
    case AddressSpec::Kind::any:
      return Prefix{{}, 0};
    case AddressSpec::Kind::host:
      return Prefix{spec.address, 32};
    case AddressSpec::Kind::network:
      if (const auto length = length_of(spec.mask)) return Prefix{spec.address, *length};
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool overlaps(const Prefix& a, const Prefix& b) {
  return a.contains(b) || b.contains(a);
}

/// What a word after include stands for: protocol and port, 0 = all.
struct Traffic {
  int protocol = 0;
  std::uint16_t port = 0;
};
std::optional<Traffic> traffic_of(std::string_view word) {
  if (word == "any") return Traffic{protocol_tcp, 0};
  static constexpr std::pair<std::string_view, std::uint16_t> services[] = {
      {"ftp", 21}, {"http", 80}, {"https", 443}, {"telnet", 23}, {"ssh", 22}};
  for (const auto& [name, port] : services) {
    if (word == name) return Traffic{protocol_tcp, port};
  }
  const auto slash = word.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto protocol = parse_protocol(word.substr(0, slash));
  const auto port = parse_port(protocol.value_or(-1), word.substr(slash + 1));
  if (!protocol || !port) return std::nullopt;
  return Traffic{*protocol, *port};
}

}  // namespace

void Checker::need_group(const std::string& id, const AccessList& list, const AccessEntry& entry) {
  if (id.empty()) return;
  const bool known = std::any_of(config_.object_groups.begin(), config_.object_groups.end(),
                                 [&](const ObjectGroup& group) { return group.id == id; });
  if (known) return;
  const auto object = "access-list " + list.id;
  add(Severity::error, FindingCode::unknown_object_group, entry.origin, {id, object + ' ' + text_of(entry)},
      object);
}

/// pix.md, item 1: an inbound list is compared with the packet as it arrives, with the global address.
void Checker::real_address(const AccessGroup& binding, const AccessList& list, std::size_t index) {
  const auto& entry = list.entries[index];
  const auto& to = entry.destination;
  if (to.kind != AddressSpec::Kind::host && to.kind != AddressSpec::Kind::network) return;
  const auto covers = [&](Ipv4Address address) {
    return (address.value() & to.mask.value()) == (to.address.value() & to.mask.value());
  };
  for (const auto& rule : config_.statics) {
    if (rule.mapped_interface != binding.interface || rule.mapped_is_interface || !rule.access_list.empty())
      continue;
    if (rule.real == rule.mapped || !covers(rule.real) || covers(rule.mapped)) continue;
    const auto object = "access-list " + list.id;
    auto& finding = add(Severity::warning, FindingCode::list_names_real_address, entry.origin,
                        {list.id, object + ' ' + text_of(entry), rule.real.to_string(),
                         rule.mapped.to_string(), binding.interface},
                        object);
    if (to.kind == AddressSpec::Kind::host && to.address == rule.real) {
      auto right = entry;
      right.destination.address = rule.mapped;
      const bool there = std::find(list.entries.begin(), list.entries.end(), right) != list.entries.end();
      if (!there) {
        finding.mend.push_back(fmt::format("{} line {} {}", object, index + 1, text_of(right)));
      }
      finding.mend.push_back(fmt::format("no {} {}", object, text_of(entry)));
    }
    return;
  }
}

void Checker::access() {
  for (const auto& list : config_.access_lists) {
    for (const auto& entry : list.entries) {
      if (entry.is_remark) continue;
      need_group(entry.protocol_group, list, entry);
      need_group(entry.icmp_group, list, entry);
      for (const auto* spec : {&entry.source, &entry.destination}) {
        if (spec->kind == AddressSpec::Kind::object_group) need_group(spec->name, list, entry);
      }
      for (const auto* spec : {&entry.source_port, &entry.destination_port}) {
        if (spec->kind == PortSpec::Kind::object_group) need_group(spec->name, list, entry);
      }
    }
  }
  for (const auto& binding : config_.access_groups) {
    const auto line = fmt::format("access-group {} in interface {}", binding.access_list, binding.interface);
    need_list(binding.access_list, binding.origin, line, "access-group " + binding.access_list);
    need_interface(binding.interface, binding.origin, line, "access-group " + binding.access_list);
    if (const auto* list = config_.access_list(binding.access_list); list != nullptr) {
      for (std::size_t i = 0; i < list->entries.size(); ++i) {
        if (list->entries[i].is_remark) continue;
        real_address(binding, *list, i);
        without_login(binding, *list, list->entries[i]);
      }
    }
  }
  for (const auto& rule : config_.nat) {
    const auto line = fmt::format("nat ({}) {}", rule.interface, rule.id);
    need_list(rule.access_list, rule.origin, line, line);
    need_interface(rule.interface, rule.origin, line, line);
  }
  for (const auto& rule : config_.statics) {
    const auto line = fmt::format("static ({},{})", rule.real_interface, rule.mapped_interface);
    need_list(rule.access_list, rule.origin, line, line);
    need_interface(rule.real_interface, rule.origin, line, line);
    need_interface(rule.mapped_interface, rule.origin, line, line);
  }
  for (const auto& route : config_.routes) {
    const auto line =
        fmt::format("route {} {} {}", route.interface, route.address.to_string(), route.mask.to_string());
    need_interface(route.interface, route.origin, line, line);
  }
  for (const auto& pool : config_.globals) {
    const auto line = fmt::format("global ({}) {}", pool.interface, pool.id);
    need_interface(pool.interface, pool.origin, line, line);
  }
}

void Checker::logins() {
  for (const auto& rule : config_.aaa_rules) {
    const auto line = rule.action == AaaRule::Action::match
                          ? fmt::format("aaa match {} {} {}", rule.access_list, rule.direction, rule.tag)
                          : fmt::format("aaa {} {} {}", rule.traffic, rule.direction, rule.tag);
    need_server(rule.tag, rule.origin, line, "aaa");
    need_list(rule.access_list, rule.origin, line, "aaa");
    if (rule.direction != "inbound" && rule.direction != "outbound") {
      need_interface(rule.direction, rule.origin, line, "aaa");
    }
  }
  for (const auto& [place, login] : config_.console_authentication) {
    need_server(login.tag, login.origin, fmt::format("aaa authentication {} console {}", place, login.tag),
                "aaa");
  }
  const bool http = std::any_of(config_.aaa_rules.begin(), config_.aaa_rules.end(), [](const AaaRule& rule) {
    return rule.service == AaaService::authentication && (rule.traffic == "http" || rule.traffic == "any");
  });
  const auto& timeouts = config_.timeouts;
  if (http && timeouts.uauth_absolute == 0) {
    add(Severity::warning, FindingCode::uauth_zero, timeouts.uauth_origin, {}, "timeout uauth",
        {"timeout uauth 0:05:00 absolute"});
  }
  const auto longest = std::max(timeouts.uauth_absolute.value_or(0), timeouts.uauth_inactivity.value_or(0));
  if (timeouts.xlate != 0 && longest > timeouts.xlate) {
    const auto xlate = cli::print_duration(timeouts.xlate);
    std::vector<std::string> mend;
    if (timeouts.uauth_absolute.value_or(0) > timeouts.xlate) {
      mend.push_back(fmt::format("timeout uauth {} absolute", xlate));
    }
    if (timeouts.uauth_inactivity.value_or(0) > timeouts.xlate) {
      mend.push_back(fmt::format("timeout uauth {} inactivity", xlate));
    }
    add(Severity::warning, FindingCode::uauth_longer_than_xlate, timeouts.uauth_origin,
        {cli::print_duration(longest), xlate}, "timeout uauth", std::move(mend));
  }
}

/// pix.md, item 9: the list permits more to a host than the services that must log in to it.
void Checker::without_login(const AccessGroup& binding, const AccessList& list, const AccessEntry& entry) {
  const bool streams = entry.protocol == protocol_tcp || entry.protocol == protocol_udp;
  if (!entry.permit || !(streams || entry.protocol == 0)) return;
  const auto destination = prefix_of(entry.destination);
  if (!destination) return;
  std::string services;
  const AaaRule* like = nullptr;
  bool all_tcp = false;
  bool all_udp = false;
  bool this_port = false;
  for (const auto& rule : config_.aaa_rules) {
    if (rule.service != AaaService::authentication || rule.action != AaaRule::Action::include) continue;
    const auto* at = config_.interface_named(binding.interface);
    const bool here = rule.direction == binding.interface ||
                      (rule.direction == "inbound" && at != nullptr && at->security < 100);
    const auto length = length_of(rule.local_mask);
    const auto traffic = traffic_of(rule.traffic);
    if (!here || !length || !traffic) continue;
    const Prefix local{rule.local, *length};
    // The list names the global address, the rule may name either.
    const bool concerned =
        overlaps(local, *destination) ||
        std::any_of(config_.statics.begin(), config_.statics.end(), [&](const StaticRule& fixed) {
          return local.contains(fixed.real) && destination->contains(fixed.mapped);
        });
    if (!concerned) continue;
    like = &rule;
    if (!services.empty()) services += ", ";
    services += rule.traffic;
    all_tcp = all_tcp || (traffic->protocol == protocol_tcp && traffic->port == 0) || traffic->protocol == 0;
    all_udp = all_udp || (traffic->protocol == protocol_udp && traffic->port == 0) || traffic->protocol == 0;
    this_port = this_port ||
                (traffic->protocol == entry.protocol && entry.destination_port.kind == PortSpec::Kind::eq &&
                 traffic->port == entry.destination_port.first);
  }
  if (like == nullptr || this_port) return;
  std::vector<std::string> mend;
  const auto include = [&](std::string_view traffic) {
    mend.push_back(fmt::format("aaa authentication include {} {} {} {} {} {} {}", traffic, like->direction,
                               like->local.to_string(), like->local_mask.to_string(),
                               like->foreign.to_string(), like->foreign_mask.to_string(), like->tag));
  };
  if (entry.protocol != protocol_udp && !all_tcp) include("any");
  if (entry.protocol != protocol_tcp && !all_udp) include("udp/0");
  if (mend.empty()) return;
  const auto object = "access-list " + list.id;
  add(Severity::note, FindingCode::permitted_without_login, entry.origin,
      {list.id, object + ' ' + text_of(entry), services}, object, std::move(mend));
}

}  // namespace drawbridge::pix
