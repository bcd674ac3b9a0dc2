// SPDX-License-Identifier: GPL-3.0-or-later
// Access lists, access groups and object groups (pix-commands.md 4).
#include <algorithm>
#include <array>

#include "pix/editing.h"
#include "pix/entries.h"
#include "pix/literals.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

template <std::size_t... Sizes>
constexpr auto joined(const std::array<Word, Sizes>&... parts) {
  std::array<Word, (Sizes + ...)> all{};
  std::size_t at = 0;
  (([&](const auto& part) {
     for (const auto& word : part) all[at++] = word;
   }(parts)),
   ...);
  return all;
}

constexpr Choice comparisons[] = {
    {"eq", "Equal to"}, {"lt", "Less than"}, {"gt", "Greater than"}, {"neq", "Not equal to"}};

constexpr std::array address_part{
    group_begin(),
    keyword("any", "Every address"),
    alternative(),
    keyword("host", "One address"),
    address("host_address", "The address"),
    alternative(),
    keyword("interface", "The address of an interface"),
    name("if_name", "Interface"),
    alternative(),
    keyword("object-group", "A group of addresses"),
    name("address_group", "Its name"),
    alternative(),
    address("network", "Network"),
    mask("netmask", "Its mask: a normal mask, not a wildcard"),
    group_end(),
};
constexpr std::array port_part{
    optional_begin(),
    group_begin(),
    choice("comparison", "Comparison of the port", comparisons),
    text("port", "Port, as a number or word"),
    alternative(),
    keyword("range", "From port to port"),
    text("first_port", "First port"),
    text("last_port", "Last port"),
    alternative(),
    keyword("object-group", "A group of ports or ICMP types"),
    name("port_group", "Its name"),
    group_end(),
    optional_end(),
};
constexpr std::array list_part{
    keyword("access-list", "Who may reach whom"),
    name("id", "Name or number of the list"),
    negated_end(),
    optional_begin(),
    keyword("line", "Insert before this line"),
    number("line_number", "Line, counted from 1", 1, 2147483647),
    optional_end(),
    group_begin(),
    keyword("remark", "A comment within the list"),
    rest("remark_text", "Up to 100 characters"),
    alternative(),
    group_begin(),
    keyword("permit", "Let it pass"),
    alternative(),
    keyword("deny", "Refuse it"),
    group_end(),
    group_begin(),
    keyword("object-group", "A group of protocols"),
    name("protocol_group", "Its name"),
    alternative(),
    text("protocol", "Protocol: ip, tcp, udp, icmp ... or a number"),
    group_end(),
};
constexpr std::array tail_part{
    optional_begin(),
    text("icmp_type", "ICMP type, as a number or word"),
    optional_end(),
    optional_begin(),
    keyword("log", "Log matches by message 106100"),
    optional_begin(),
    group_begin(),
    keyword("disable", "No message at all"),
    alternative(),
    keyword("default", "Message 106023"),
    alternative(),
    text("log_level", "Level 0-7 or its word"),
    group_end(),
    optional_end(),
    optional_begin(),
    keyword("interval", "Seconds between messages"),
    number("seconds", "Seconds", 1, 600),
    optional_end(),
    optional_end(),
    group_end(),
};
constexpr auto access_list_words =
    joined(list_part, address_part, port_part, address_part, port_part, tail_part);

/// Reads the captures of one line in their order.
struct EntryReader {
  const Edit& edit;
  std::size_t at = 0;
  LineResult error;
  bool failed = false;

  [[nodiscard]] const Capture* peek() const {
    return at < edit.match.captures.size() ? &edit.match.captures[at] : nullptr;
  }
  [[nodiscard]] bool take(std::string_view word) {
    if (peek() == nullptr || peek()->word->name != word) return false;
    ++at;
    return true;
  }
  void fail(LineResult result) {
    if (!failed) error = std::move(result);
    failed = true;
  }

  void read_address(AddressSpec& spec) {
    if (take("any")) return;
    if (take("host")) {
      spec.kind = AddressSpec::Kind::host;
      spec.address = peek()->address;
      spec.mask = Ipv4Address(255, 255, 255, 255);
      ++at;
    } else if (take("interface")) {
      spec.kind = AddressSpec::Kind::interface;
      spec.name = peek()->text;
      ++at;
    } else if (take("object-group")) {
      spec.kind = AddressSpec::Kind::object_group;
      spec.name = peek()->text;
      ++at;
    } else {
      const auto& network = edit.match.captures[at];
      const auto& netmask = edit.match.captures[at + 1];
      at += 2;
      spec.kind = AddressSpec::Kind::network;
      spec.address = network.address;
      spec.mask = netmask.address;
      const auto length = length_of(spec.mask);
      if (!length) return fail(bad_mask(netmask.text));
      if ((spec.address.value() & ~spec.mask.value()) != 0) return fail(bad_pair(network.text, netmask.text));
      if (*length == 32) spec.kind = AddressSpec::Kind::host;
      if (*length == 0) spec = {};
    }
  }

  std::uint16_t read_port(int protocol) {
    const auto text = peek()->text;
    ++at;
    const auto port = parse_port(protocol, text);
    if (!port) fail(bad_value(text));
    return port.value_or(0);
  }

  void read_ports(PortSpec& spec, int protocol) {
    if (peek() == nullptr) return;
    using Kind = PortSpec::Kind;
    if (peek()->word->name == "comparison") {
      const auto word = peek()->text;
      spec.kind = word == "eq" ? Kind::eq : word == "lt" ? Kind::lt : word == "gt" ? Kind::gt : Kind::neq;
      ++at;
      spec.first = read_port(protocol);
    } else if (take("range")) {
      spec.kind = Kind::range;
      spec.first = read_port(protocol);
      spec.last = read_port(protocol);
      if (spec.first > spec.last) std::swap(spec.first, spec.last);
    } else if (at + 1 < edit.match.captures.size() &&
               edit.match.captures[at + 1].word->name == "port_group") {
      spec.kind = Kind::object_group;
      spec.name = edit.match.captures[at + 1].text;
      at += 2;
    } else {
      return;
    }
    if (protocol != protocol_tcp && protocol != protocol_udp && protocol != -1 &&
        spec.kind != Kind::object_group) {
      fail(bad_value(spec.kind == Kind::range ? "range" : "eq"));
    }
  }

  void read_log(AccessEntry& entry) {
    if (!take("log")) return;
    entry.log = "log";
    if (peek() != nullptr && peek()->word->name == "log_level") {
      static constexpr std::string_view levels[] = {"emergencies",   "alerts",   "critical",
                                                    "errors",        "warnings", "notifications",
                                                    "informational", "debugging"};
      const auto text = peek()->text;
      int level = text.size() == 1 && text.front() >= '0' && text.front() <= '7' ? text.front() - '0' : -1;
      for (int i = 0; i < 8; ++i) {
        if (levels[i] == text) level = i;
      }
      if (level < 0) return fail(bad_value(text));
      entry.log += fmt::format(" {}", level);
      ++at;
    } else if (peek() != nullptr && (peek()->word->name == "disable" || peek()->word->name == "default")) {
      entry.log += ' ';
      entry.log += peek()->text;
      ++at;
    }
    if (take("interval")) {
      entry.log += fmt::format(" interval {}", peek()->number);
      ++at;
    }
  }

  /// "any object-group A object-group B" may be read in two ways: the kind of A decides, as on the device.
  void settle_groups(AccessEntry& entry) const {
    using Kind = PortSpec::Kind;
    if (entry.source_port.kind != Kind::object_group || entry.destination_port.kind != Kind::any) return;
    if (entry.destination.kind != AddressSpec::Kind::object_group) return;
    const auto* first = find_item(edit.config.object_groups, &ObjectGroup::id, entry.source_port.name);
    if (first == nullptr || first->kind != "network") return;
    entry.destination_port.kind = Kind::object_group;
    entry.destination_port.name = entry.destination.name;
    entry.destination.name = entry.source_port.name;
    entry.source_port = {};
  }

  AccessEntry read() {
    AccessEntry entry;
    entry.origin = edit.origin;
    if (take("remark")) {
      entry.is_remark = true;
      entry.remark = peek()->text;
      return entry;
    }
    entry.permit = take("permit");
    if (!entry.permit) (void)take("deny");
    if (take("object-group")) {
      entry.protocol = -1;
      entry.protocol_group = peek()->text;
    } else {
      const auto number = parse_protocol(peek()->text);
      if (!number) fail(bad_value(peek()->text));
      entry.protocol = number.value_or(0);
    }
    ++at;
    read_address(entry.source);
    if (entry.protocol != protocol_icmp) read_ports(entry.source_port, entry.protocol);
    read_address(entry.destination);
    if (entry.protocol == protocol_icmp && at + 1 < edit.match.captures.size() &&
        edit.match.captures[at + 1].word->name == "port_group") {
      entry.icmp_group = edit.match.captures[at + 1].text;
      at += 2;
    } else {
      read_ports(entry.destination_port, entry.protocol);
    }
    settle_groups(entry);
    if (peek() != nullptr && peek()->word->name == "icmp_type") {
      const auto text = peek()->text;
      const auto type = parse_icmp_type(text);
      if (!type || entry.protocol != protocol_icmp) fail(bad_value(text));
      entry.icmp_type = type.value_or(-1);
      ++at;
    }
    read_log(entry);
    return entry;
  }
};

void drop_list(Config& config, const std::string& id, AccessIndex* index) {
  remove_where(config.access_lists, [&](const AccessList& list) { return list.id == id; });
  // The device takes the binding to the interface away with the last line of a list.
  remove_where(config.access_groups, [&](const AccessGroup& group) { return group.access_list == id; });
  if (index != nullptr) index->texts.erase(id);
}

LineResult remove_entry(Edit& edit, const std::string& id, const AccessEntry& entry) {
  auto* list = find_item(edit.config.access_lists, &AccessList::id, id);
  if (list == nullptr) return not_there(edit);
  auto found = list->entries.end();
  const auto wanted_line = edit.match.number("line_number");
  if (wanted_line && static_cast<std::size_t>(*wanted_line) <= list->entries.size() &&
      list->entries[static_cast<std::size_t>(*wanted_line - 1)] == entry) {
    found = list->entries.begin() + *wanted_line - 1;
  } else {
    found = std::find(list->entries.begin(), list->entries.end(), entry);
  }
  if (found == list->entries.end()) return not_there(edit);
  if (edit.index != nullptr) {
    auto& texts = edit.index->texts[id];
    const auto text = texts.find(text_of(entry));
    if (text != texts.end()) texts.erase(text);
  }
  list->entries.erase(found);
  if (list->entries.empty()) drop_list(edit.config, id, edit.index);
  return changed();
}

LineResult set_access_list(Edit& edit) {
  const auto id = edit.match.string("id");
  if (edit.negated() && edit.match.captures.size() == 2) {
    if (edit.config.access_list(id) == nullptr) return not_there(edit);
    drop_list(edit.config, id, edit.index);
    return changed();
  }
  EntryReader reader{edit, 2, {}, false};
  if (edit.match.has("line")) reader.at = 4;
  const auto entry = reader.read();
  if (reader.failed) return reader.error;
  if (edit.negated()) return remove_entry(edit, id, entry);
  const auto* present = edit.config.access_list(id);
  if (present != nullptr && !entry.is_remark) {
    bool twice = false;
    if (edit.index != nullptr) {
      auto [texts, is_new] = edit.index->texts.try_emplace(id);
      if (is_new) {
        for (const auto& other : present->entries) texts->second.insert(text_of(other));
      }
      twice = texts->second.contains(text_of(entry));
    } else {
      twice = std::find(present->entries.begin(), present->entries.end(), entry) != present->entries.end();
    }
    if (twice) return refused(LineCode::already_exists, "ACE already exists", {std::string(edit.line)});
  }
  auto& list = find_or_add(edit.config.access_lists, &AccessList::id, id);
  const auto line = edit.match.number("line_number");
  if (line && static_cast<std::size_t>(*line) <= list.entries.size()) {
    list.entries.insert(list.entries.begin() + *line - 1, entry);
  } else {
    list.entries.push_back(entry);
  }
  if (edit.index != nullptr) edit.index->texts[id].insert(text_of(entry));
  return changed();
}

constexpr Word access_group_words[] = {
    keyword("access-group", "Bind an access list to an interface"),
    name("id", "Name or number of the list"),
    negated_end(),
    keyword("in", "For packets that arrive"),
    keyword("interface", "At the interface"),
    name("if_name", "Interface"),
    optional_begin(),
    keyword("per-user-override", "Lists of a user come before"),
    optional_end(),
};
LineResult set_access_group(Edit& edit) {
  const auto id = edit.match.string("id");
  const auto if_name = edit.match.string("if_name");
  auto& groups = edit.config.access_groups;
  if (edit.negated()) {
    const bool removed = remove_where(groups, [&](const AccessGroup& group) {
      return group.access_list == id && (if_name.empty() || group.interface == if_name);
    });
    return removed ? changed() : not_there(edit);
  }
  if (edit.config.access_list(id) == nullptr) return bad_list(id);
  if (edit.config.interface_named(if_name) == nullptr) return bad_interface(if_name);
  auto& group = find_or_add(groups, &AccessGroup::interface, if_name);
  return changed(assign(group, AccessGroup{id, if_name, edit.match.has("per-user-override"), edit.origin}));
}

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

bool group_in_use(const Config& config, const std::string& id) {
  for (const auto& list : config.access_lists) {
    for (const auto& entry : list.entries) {
      if (entry.protocol_group == id || entry.icmp_group == id) return true;
      if (entry.source.kind == AddressSpec::Kind::object_group && entry.source.name == id) return true;
      if (entry.destination.kind == AddressSpec::Kind::object_group && entry.destination.name == id)
        return true;
      if (entry.source_port.kind == PortSpec::Kind::object_group && entry.source_port.name == id) return true;
      if (entry.destination_port.kind == PortSpec::Kind::object_group && entry.destination_port.name == id)
        return true;
    }
  }
  const auto member = "group-object " + id;
  return std::any_of(config.object_groups.begin(), config.object_groups.end(), [&](const ObjectGroup& group) {
    return std::find(group.members.begin(), group.members.end(), member) != group.members.end();
  });
}

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
    if (group_in_use(edit.config, id)) {
      return refused(LineCode::in_use,
                     fmt::format("ERROR: unable to delete object-group ({}) being used", id),
                     {id, "access-list"});
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
  return remove_value(group->members, text) ? changed() : not_there(edit);
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
LineResult set_group_object(Edit& edit) {
  return set_member(edit, "", "group-object " + edit.match.string("id"));
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
    {access_list_words, Chapter::access_list, Negatable::yes, set_access_list},
    {access_group_words, Chapter::access_group, Negatable::yes, set_access_group},
    {object_group_words, Chapter::object_group, Negatable::yes, set_object_group},
    {network_object_words, Chapter::object_group, Negatable::yes, set_network_object, object_group_mode},
    {port_object_words, Chapter::object_group, Negatable::yes, set_port_object, object_group_mode},
    {protocol_object_words, Chapter::object_group, Negatable::yes, set_protocol_object, object_group_mode},
    {icmp_object_words, Chapter::object_group, Negatable::yes, set_icmp_object, object_group_mode},
    {group_object_words, Chapter::object_group, Negatable::yes, set_group_object, object_group_mode},
    {description_words, Chapter::object_group, Negatable::yes, set_description, object_group_mode},
};

}  // namespace

std::span<const ConfigCommand> access_commands() {
  return table;
}

}  // namespace drawbridge::pix
