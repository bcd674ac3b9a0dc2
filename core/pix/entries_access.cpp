// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of object groups and access lists.
#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "pix/entries.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

template <typename AddressText>
void append_address(std::string& out, const AddressSpec& spec, const AddressText& address_text) {
  switch (spec.kind) {
    case AddressSpec::Kind::any:
      out += " any";
      break;
    case AddressSpec::Kind::host:
      out += " host ";
      out += address_text(spec.address);
      break;
    case AddressSpec::Kind::network:
      out += ' ';
      out += address_text(spec.address);
      out += ' ';
      out += spec.mask.to_string();
      break;
    case AddressSpec::Kind::interface:
      out += " interface ";
      out += spec.name;
      break;
    case AddressSpec::Kind::object_group:
      out += " object-group ";
      out += spec.name;
      break;
  }
}

void append_port(std::string& out, const PortSpec& spec, int protocol) {
  switch (spec.kind) {
    case PortSpec::Kind::any:
      return;
    case PortSpec::Kind::eq:
      out += " eq ";
      break;
    case PortSpec::Kind::lt:
      out += " lt ";
      break;
    case PortSpec::Kind::gt:
      out += " gt ";
      break;
    case PortSpec::Kind::neq:
      out += " neq ";
      break;
    case PortSpec::Kind::range:
      out += " range " + port_text(protocol, spec.first) + ' ' + port_text(protocol, spec.last);
      return;
    case PortSpec::Kind::object_group:
      out += " object-group " + spec.name;
      return;
  }
  out += port_text(protocol, spec.first);
}

template <typename AddressText>
std::string print(const AccessEntry& entry, const AddressText& address_text) {
  if (entry.is_remark) return "remark " + entry.remark;
  std::string out;
  out.reserve(96);
  out = entry.permit ? "permit " : "deny ";
  if (!entry.protocol_group.empty()) {
    out += "object-group " + entry.protocol_group;
  } else {
    out += protocol_text(entry.protocol);
  }
  append_address(out, entry.source, address_text);
  append_port(out, entry.source_port, entry.protocol);
  append_address(out, entry.destination, address_text);
  append_port(out, entry.destination_port, entry.protocol);
  if (entry.icmp_type >= 0) out += ' ' + icmp_type_text(entry.icmp_type);
  if (!entry.icmp_group.empty()) out += " object-group " + entry.icmp_group;
  if (!entry.log.empty()) out += ' ' + entry.log;
  return out;
}

}  // namespace

std::string conduit_text(const AccessEntry& entry, const EntryList& list) {
  auto turned = entry;
  std::swap(turned.source, turned.destination);
  std::swap(turned.source_port, turned.destination_port);
  return "conduit " + text_of(turned, list);
}

std::string address_text(const AddressSpec& spec, const EntryList& list) {
  std::string out;
  append_address(out, spec, [&](Ipv4Address address) { return list.text_of(address); });
  return out.substr(1);
}

std::string text_of(const AccessEntry& entry, const EntryList& list) {
  return print(entry, [&](Ipv4Address address) { return list.text_of(address); });
}

std::string text_of(const AccessEntry& entry) {
  return print(entry, [](Ipv4Address address) { return address.to_string(); });
}

namespace {

/// Every group behind those that it contains, otherwise in the order of the configuration.
std::vector<const ObjectGroup*> inner_first(const Config& config) {
  std::vector<const ObjectGroup*> ordered;
  std::unordered_map<std::string_view, const ObjectGroup*> by_id;
  for (const auto& group : config.object_groups) by_id.emplace(group.id, &group);
  std::unordered_set<const ObjectGroup*> seen;
  const auto visit = [&](const auto& self, const ObjectGroup* group) -> void {
    if (!seen.insert(group).second) return;
    constexpr std::string_view word = "group-object ";
    for (const auto& member : group->members) {
      if (!member.starts_with(word)) continue;
      const auto inner = by_id.find(std::string_view(member).substr(word.size()));
      if (inner != by_id.end()) self(self, inner->second);
    }
    ordered.push_back(group);
  };
  for (const auto& group : config.object_groups) visit(visit, &group);
  return ordered;
}

/// "network-object host 10.1.1.1" with the name of the address, if it has one.
std::string member_text(const std::string& member, const EntryList& list) {
  constexpr std::string_view host = "network-object host ";
  constexpr std::string_view network = "network-object ";
  const auto at = member.starts_with(host) ? host.size() : member.starts_with(network) ? network.size() : 0;
  if (at == 0) return member;
  const auto end = std::min(member.find(' ', at), member.size());
  const auto address = Ipv4Address::parse(std::string_view(member).substr(at, end - at));
  if (!address) return member;
  return member.substr(0, at) + list.text_of(*address) + member.substr(end);
}

}  // namespace

void access_entries(EntryList& list) {
  for (const auto* each : inner_first(list.config)) {
    const auto& group = *each;
    const auto owner = "object-group " + group.kind + ' ' + group.id;
    const auto opening =
        owner + (group.service_protocol.empty() ? std::string() : ' ' + group.service_protocol);
    Entry head;
    head.chapter = Chapter::object_group;
    head.text = opening;
    head.owner = opening;
    head.owner_undo = "no " + owner;
    head.undo = head.owner_undo;
    head.definition = true;
    head.opener = true;
    head.origin = group.origin;
    list.add(head);
    const auto line = [&](const std::string& words, std::string undo) {
      Entry entry;
      entry.chapter = Chapter::object_group;
      entry.kind = EntryKind::grouped;
      entry.text = "  " + words;
      entry.key = opening;
      entry.undo = std::move(undo);
      entry.owner = opening;
      entry.owner_undo = head.owner_undo;
      entry.definition = true;
      entry.origin = group.origin;
      list.add(std::move(entry));
    };
    if (!group.description.empty()) line("description " + group.description, "no description");
    for (const auto& member : group.members) line(member_text(member, list), "no " + member);
  }
  for (const auto& access_list : list.config.access_lists) {
    const auto owner = "access-list " + access_list.id;
    for (const auto& item : access_list.entries) {
      auto& entry = list.entries.emplace_back();
      entry.chapter = Chapter::access_list;
      entry.kind = EntryKind::access;
      entry.text.reserve(owner.size() + 96);
      entry.text = owner;
      entry.text += ' ';
      entry.text += text_of(item, list);
      entry.key = access_list.id;
      entry.origin = item.origin;
    }
  }
  kept_entries(list, Chapter::access_list);
}

}  // namespace drawbridge::pix
