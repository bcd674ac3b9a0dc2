// SPDX-License-Identifier: GPL-3.0-or-later
// Access lists, access groups and object groups (pix-commands.md 4).
#include "pix/access_reader.h"
#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

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
  if (list->entries.size() == 1) {
    const auto user = user_of(edit.config, ObjectKind::access_list, id);
    if (!user.empty()) return being_used("access-list " + id, user);
  }
  if (edit.index != nullptr) {
    auto& texts = edit.index->texts[id];
    const auto text = texts.find(text_of(entry));
    if (text != texts.end()) texts.erase(text);
  }
  list->entries.erase(found);
  if (list->entries.empty()) drop_list(edit.config, id, edit.index);
  return changed();
}

/// Refused if a group that the entry names is not there, is of another kind, or has no member.
LineResult unfit_group(const Config& config, const AccessEntry& entry) {
  LineResult result;
  const auto need = [&](const std::string& id, std::string_view kind) {
    if (id.empty() || !result.ok()) return;
    const auto* group = find_item(config.object_groups, &ObjectGroup::id, id);
    if (group == nullptr) {
      result = refused(LineCode::not_found, fmt::format("ERROR: object-group {} does not exist", id), {id});
    } else if (group->kind != kind) {
      result = refused(LineCode::conflict,
                       fmt::format("ERROR: object-group {} is of type {}, not {}", id, group->kind, kind),
                       {id, group->kind});
    } else if (group->members.empty()) {
      result =
          refused(LineCode::conflict, fmt::format("ERROR: object-group {} is empty", id), {id, group->kind});
    }
  };
  need(entry.protocol_group, "protocol");
  need(entry.icmp_group, "icmp-type");
  for (const auto* spec : {&entry.source, &entry.destination}) {
    if (spec->kind == AddressSpec::Kind::object_group) need(spec->name, "network");
  }
  for (const auto* spec : {&entry.source_port, &entry.destination_port}) {
    if (spec->kind == PortSpec::Kind::object_group) need(spec->name, "service");
  }
  return result;
}

LineResult set_access_list(Edit& edit) {
  const auto id = edit.match.string("id");
  if (edit.negated() && edit.match.captures.size() == 2) {
    if (edit.config.access_list(id) == nullptr) return not_there(edit);
    const auto user = user_of(edit.config, ObjectKind::access_list, id);
    if (!user.empty()) return being_used("access-list " + id, user);
    drop_list(edit.config, id, edit.index);
    return changed();
  }
  AccessReader reader{edit, 2, {}, false};
  if (edit.match.has("line")) reader.at = 4;
  const auto entry = reader.read();
  if (reader.failed) return reader.error;
  if (edit.negated()) return remove_entry(edit, id, entry);
  if (auto unfit = unfit_group(edit.config, entry); !unfit.ok()) return unfit;
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

// The global address comes first, and the ports belong to it.
constexpr std::array conduit_part{
    keyword("conduit", "Older form of an access list: who may reach a translated address"),
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
constexpr std::array conduit_tail{
    optional_begin(),
    text("icmp_type", "ICMP type, as a number or word"),
    optional_end(),
};
constexpr auto conduit_words =
    joined(conduit_part, address_part, port_part, address_part, port_part, conduit_tail);
LineResult set_conduit(Edit& edit) {
  AccessReader reader{edit, 1, {}, false};
  const auto entry = reader.read_conduit();
  if (reader.failed) return reader.error;
  auto& conduits = edit.config.conduits;
  if (edit.negated()) return remove_value(conduits, entry) ? changed() : not_there(edit);
  if (auto unfit = unfit_group(edit.config, entry); !unfit.ok()) return unfit;
  return changed(add_value(conduits, entry));
}

constexpr Word compiled_words[] = {
    keyword("access-list", "Who may reach whom"),
    name("id", "Name or number of the list"),
    keyword("compiled", "Compile this list"),
};
LineResult set_compiled(Edit& edit) {
  const auto text = fmt::format("access-list {} compiled", edit.match.text("id"));
  auto& kept = edit.config.kept_lines;
  const KeptLine line{Chapter::access_list, text, text, edit.origin};
  if (edit.negated()) return remove_value(kept, line) ? changed() : not_there(edit);
  return changed(add_value(kept, line));
}

constexpr ConfigCommand table[] = {
    {access_list_words, Chapter::access_list, Negatable::yes, set_access_list},
    {access_group_words, Chapter::access_group, Negatable::yes, set_access_group},
    {compiled_words, Chapter::access_list, Negatable::yes, set_compiled},
    {conduit_words, Chapter::conduit, Negatable::yes, set_conduit},
};

}  // namespace

std::span<const ConfigCommand> access_commands() {
  return table;
}

}  // namespace drawbridge::pix
