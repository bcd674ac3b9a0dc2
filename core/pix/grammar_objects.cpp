// SPDX-License-Identifier: GPL-3.0-or-later
// Object groups and their sub-mode (pix-commands.md 4).
#include <algorithm>

#include "pix/editing.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Choice service_protocols[] = {{"tcp", "TCP"}, {"udp", "UDP"}, {"tcp-udp", "Both"}};
constexpr Word object_group_words[] = {
    keyword("object-group", "A group of addresses, ports, protocols or ICMP types"),
    group_begin(),
    keyword("network", "Of addresses"),
    name("id", "Its name"),
    alternative(),
    keyword("protocol", "Of protocols"),
    name("id", "Its name"),
    alternative(),
    keyword("icmp-type", "Of ICMP types"),
    name("id", "Its name"),
    alternative(),
    keyword("service", "Of ports"),
    name("id", "Its name"),
    negated_end(),
    choice("service_protocol", "Of which protocol", service_protocols),
    alternative(),
    negated_end(),
    name("id", "Its name"),
    group_end(),
};

LineResult set_object_group(Edit& edit) {
  const auto id = edit.match.string("id");
  std::string kind;
  for (const auto* word : {"network", "protocol", "icmp-type", "service"}) {
    if (edit.match.has(word)) kind = word;
  }
  auto& groups = edit.config.object_groups;
  auto* present = find_item(groups, &ObjectGroup::id, id);
  if (edit.negated()) {
    if (present == nullptr) return not_there(edit);
    if (const auto user = user_of(edit.config, ObjectKind::object_group, id); !user.empty()) {
      return refused(LineCode::in_use,
                     fmt::format("ERROR: unable to delete object-group ({}) being used\nby {}", id, user),
                     {id, user});
    }
    edit.context.object_group.clear();
    remove_where(groups, [&](const ObjectGroup& group) { return group.id == id; });
    return changed();
  }
  if (kind.empty()) {
    return refused(LineCode::not_enough_arguments, "Not enough arguments.");
  }
  if (present != nullptr &&
      (present->kind != kind || present->service_protocol != edit.match.text("service_protocol"))) {
    return refused(LineCode::conflict,
                   "An object-group with the same id but different type (" + present->kind + ") exists",
                   {std::string(edit.line), present->kind});
  }
  edit.context.object_group = id;
  edit.context.object_group_kind = kind;
  if (present != nullptr) return changed(false);
  groups.push_back({kind, id, edit.match.string("service_protocol"), {}, {}, edit.origin});
  return changed();
}

LineResult set_member(Edit& edit, std::string_view kind, const std::string& text) {
  auto* group = find_item(edit.config.object_groups, &ObjectGroup::id, edit.context.object_group);
  if (group == nullptr) {
    return refused(LineCode::unknown_command, "Type help or '?' for a list of available commands.");
  }
  if (!kind.empty() && group->kind != kind) return bad_value(edit.match.captures.front().text);
  if (!edit.negated()) return changed(add_value(group->members, text));
  const auto found = std::find(group->members.begin(), group->members.end(), text);
  if (found == group->members.end()) return not_there(edit);
  if (group->members.size() == 1) {
    // What is used cannot be empty.
    const auto user = user_of(edit.config, ObjectKind::object_group, group->id);
    if (!user.empty()) return being_used("the last member of object-group " + group->id, user);
  }
  group->members.erase(found);
  return changed();
}

constexpr Word network_object_words[] = {
    keyword("network-object", "A member of a network group"),
    group_begin(),
    keyword("host", "One address"),
    address("address", "The address"),
    alternative(),
    address("address", "Network"),
    mask("netmask", "Its mask"),
    group_end(),
};
LineResult set_network_object(Edit& edit) {
  const auto address = *edit.match.address("address");
  const auto netmask = edit.match.address("netmask").value_or(Ipv4Address(255, 255, 255, 255));
  if (!length_of(netmask)) return bad_mask(netmask.to_string());
  if ((address.value() & ~netmask.value()) != 0) return bad_pair(address.to_string(), netmask.to_string());
  return set_member(edit, "network",
                    netmask == Ipv4Address(255, 255, 255, 255)
                        ? "network-object host " + address.to_string()
                        : fmt::format("network-object {} {}", address.to_string(), netmask.to_string()));
}

constexpr Word port_object_words[] = {
    keyword("port-object", "A member of a service group"),
    group_begin(),
    keyword("eq", "One port"),
    text("port", "Port, as a number or word"),
    alternative(),
    keyword("range", "From port to port"),
    text("first_port", "First port"),
    text("last_port", "Last port"),
    group_end(),
};
LineResult set_port_object(Edit& edit) {
  const auto* group = find_item(edit.config.object_groups, &ObjectGroup::id, edit.context.object_group);
  const auto protocol_word = group == nullptr ? std::string() : group->service_protocol;
  const int protocol = protocol_word == "tcp" ? protocol_tcp : protocol_word == "udp" ? protocol_udp : -1;
  std::string text = "port-object";
  for (std::size_t i = 1; i < edit.match.captures.size(); ++i) {
    const auto& capture = edit.match.captures[i];
    if (capture.word->kind == WordKind::keyword) {
      text += ' ' + std::string(capture.text);
      continue;
    }
    const auto port = parse_port(protocol, capture.text);
    if (!port) return bad_value(capture.text);
    text += ' ' + port_text(protocol, *port);
  }
  return set_member(edit, "service", text);
}

constexpr Word protocol_object_words[] = {
    keyword("protocol-object", "A member of a protocol group"),
    text("protocol", "Protocol, as a number or word"),
};
LineResult set_protocol_object(Edit& edit) {
  const auto number = parse_protocol(edit.match.text("protocol"));
  if (!number) return bad_value(edit.match.text("protocol"));
  return set_member(edit, "protocol", "protocol-object " + protocol_text(*number));
}

constexpr Word icmp_object_words[] = {
    keyword("icmp-object", "A member of an ICMP type group"),
    text("type", "ICMP type, as a number or word"),
};
LineResult set_icmp_object(Edit& edit) {
  const auto type = parse_icmp_type(edit.match.text("type"));
  if (!type) return bad_value(edit.match.text("type"));
  return set_member(edit, "icmp-type", "icmp-object " + icmp_type_text(*type));
}

constexpr Word group_object_words[] = {
    keyword("group-object", "All members of another group"),
    name("id", "Its name"),
};
/// Whether the group `from` has `to` among its members, or among theirs.
bool leads_to(const Config& config, const std::string& from, const std::string& to) {
  if (from == to) return true;
  const auto* group = find_item(config.object_groups, &ObjectGroup::id, from);
  if (group == nullptr) return false;
  constexpr std::string_view word = "group-object ";
  return std::any_of(group->members.begin(), group->members.end(), [&](const std::string& member) {
    return member.starts_with(word) && leads_to(config, member.substr(word.size()), to);
  });
}
LineResult set_group_object(Edit& edit) {
  const auto id = edit.match.string("id");
  const auto* group = find_item(edit.config.object_groups, &ObjectGroup::id, edit.context.object_group);
  if (!edit.negated() && group != nullptr) {
    const auto* other = find_item(edit.config.object_groups, &ObjectGroup::id, id);
    if (other == nullptr) {
      return refused(LineCode::not_found, fmt::format("ERROR: object-group {} does not exist", id), {id});
    }
    if (other->kind != group->kind || other->service_protocol != group->service_protocol) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: object-group {} is of another type ({})", id, other->kind),
                     {std::string(edit.line), other->kind});
    }
    if (leads_to(edit.config, id, group->id)) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: object-group {} would contain itself", group->id),
                     {std::string(edit.line), group->id});
    }
  }
  return set_member(edit, "", "group-object " + id);
}

constexpr Word description_words[] = {
    keyword("description", "What the group is for"),
    negated_end(),
    rest("description_text", "Up to 200 characters"),
};
LineResult set_description(Edit& edit) {
  auto* group = find_item(edit.config.object_groups, &ObjectGroup::id, edit.context.object_group);
  if (group == nullptr) {
    return refused(LineCode::unknown_command, "Type help or '?' for a list of available commands.");
  }
  return changed(
      assign(group->description, edit.negated() ? std::string_view{} : edit.match.text("description_text")));
}

constexpr ConfigCommand table[] = {
    {object_group_words, Chapter::object_group, Negatable::yes, set_object_group},
    {network_object_words, Chapter::object_group, Negatable::yes, set_network_object, object_group_mode},
    {port_object_words, Chapter::object_group, Negatable::yes, set_port_object, object_group_mode},
    {protocol_object_words, Chapter::object_group, Negatable::yes, set_protocol_object, object_group_mode},
    {icmp_object_words, Chapter::object_group, Negatable::yes, set_icmp_object, object_group_mode},
    {group_object_words, Chapter::object_group, Negatable::yes, set_group_object, object_group_mode},
    {description_words, Chapter::object_group, Negatable::yes, set_description, object_group_mode},
};

}  // namespace

std::span<const ConfigCommand> object_commands() {
  return table;
}

}  // namespace drawbridge::pix
