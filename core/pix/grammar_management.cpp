// SPDX-License-Identifier: GPL-3.0-or-later
// Telnet, SSH, console, local users, pager and terminal (pix-commands.md 3).
#include <algorithm>

#include "pix/editing.h"
#include "pix/password_hash.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

LineResult manage(Edit& edit, Unordered<ManagementAccess>& hosts, int& timeout) {
  const auto& match = edit.match;
  if (match.has("timeout")) {
    return changed(assign(timeout, static_cast<int>(match.number("minutes").value_or(5))));
  }
  ManagementAccess wanted;
  wanted.address = *match.address("address");
  wanted.mask = match.address("mask").value_or(Ipv4Address(255, 255, 255, 255));
  wanted.interface = match.has("if_name") ? match.string("if_name") : std::string("inside");
  wanted.origin = edit.origin;
  if (edit.negated()) return remove_value(hosts, wanted) ? changed() : not_there(edit);
  if (!length_of(wanted.mask)) return bad_mask(wanted.mask.to_string());
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  return changed(add_value(hosts, wanted));
}

constexpr Word telnet_words[] = {
    keyword("telnet", "Who may use Telnet to the appliance"),
    group_begin(),
    keyword("timeout", "Idle time of a session"),
    negated_end(),
    number("minutes", "Minutes", 1, 60),
    alternative(),
    address("address", "Host or network"),
    optional_begin(),
    mask("mask", "Its mask"),
    optional_end(),
    optional_begin(),
    name("if_name", "Interface"),
    optional_end(),
    group_end(),
};
LineResult set_telnet(Edit& edit) {
  return manage(edit, edit.config.telnet, edit.config.telnet_timeout);
}

constexpr Word ssh_words[] = {
    keyword("ssh", "Who may use SSH to the appliance"),
    group_begin(),
    keyword("timeout", "Idle time of a session"),
    negated_end(),
    number("minutes", "Minutes", 1, 60),
    alternative(),
    address("address", "Host or network"),
    optional_begin(),
    mask("mask", "Its mask"),
    optional_end(),
    optional_begin(),
    name("if_name", "Interface"),
    optional_end(),
    group_end(),
};
LineResult set_ssh(Edit& edit) {
  return manage(edit, edit.config.ssh, edit.config.ssh_timeout);
}

constexpr Word console_words[] = {
    keyword("console", "The serial console"),
    keyword("timeout", "Idle time of its session"),
    negated_end(),
    number("minutes", "Minutes, 0 for never", 0, 60),
};
LineResult set_console(Edit& edit) {
  return changed(
      assign(edit.config.console_timeout, static_cast<int>(edit.match.number("minutes").value_or(0))));
}

constexpr Word pager_words[] = {
    keyword("pager", "Lines until output waits for a key"),
    negated_end(),
    optional_begin(),
    group_begin(),
    keyword("lines", "How many"),
    number("count", "Lines, 0 for no end", 0, 2147483647),
    alternative(),
    number("count", "Lines, 0 for no end", 0, 2147483647),
    group_end(),
    optional_end(),
};
LineResult set_pager(Edit& edit) {
  const int lines = edit.negated() ? 0 : static_cast<int>(edit.match.number("count").value_or(24));
  return changed(assign(edit.config.pager_lines, lines));
}

constexpr Word terminal_words[] = {
    keyword("terminal", "The terminal"),
    keyword("width", "Characters in a line"),
    number("columns", "Characters, 0 for no end", 0, 511),
};
LineResult set_terminal(Edit& edit) {
  const auto width = static_cast<int>(*edit.match.number("columns"));
  if (width != 0 && width < 40) {
    return refused(LineCode::bad_number, fmt::format("ERROR: invalid terminal width {}", width),
                   {std::to_string(width), "40", "511"});
  }
  return changed(assign(edit.config.terminal_width, width));
}

constexpr Word username_words[] = {
    keyword("username", "A local user"),
    name("user", "Name, up to 15 characters", 63),
    negated_end(),
    group_begin(),
    keyword("nopassword", "Without password"),
    alternative(),
    keyword("password", "With a password"),
    text("password_text", "The password, or its hash"),
    optional_begin(),
    keyword("encrypted", "The password is given as its hash"),
    optional_end(),
    group_end(),
    optional_begin(),
    keyword("privilege", "What the user may do"),
    number("level", "Privilege level", 0, 15),
    optional_end(),
};
LineResult set_username(Edit& edit) {
  const auto user = edit.match.string("user");
  auto& users = edit.config.usernames;
  if (edit.negated()) {
    return remove_where(users, [&](const Username& entry) { return entry.name == user; }) ? changed()
                                                                                          : not_there(edit);
  }
  Username wanted;
  wanted.name = user;
  wanted.privilege = static_cast<int>(edit.match.number("level").value_or(2));
  wanted.origin = edit.origin;
  if (edit.match.has("password")) {
    const auto typed = edit.match.text("password_text");
    if (edit.match.has("encrypted") && typed.size() != 16) return bad_value(typed);
    wanted.password_hash = edit.match.has("encrypted") ? std::string(typed) : username_hash(typed, user);
  }
  const auto before = users.size();
  auto& entry = find_or_add(users, &Username::name, user);
  return changed(assign(entry, wanted) || users.size() != before);
}

constexpr Choice on_off[] = {{"enable", "On, as it should be"}, {"disable", "Off"}};
constexpr Word floodguard_words[] = {
    keyword("floodguard", "Reclaim login prompts under attack"),
    choice("state", "On or off", on_off),
};
LineResult set_floodguard(Edit& edit) {
  const bool on = edit.match.text("state") == "enable";
  return changed(assign(edit.config.floodguard, edit.negated() ? !on : on));
}

constexpr ConfigCommand table[] = {
    {telnet_words, Chapter::telnet, Negatable::yes, set_telnet},
    {ssh_words, Chapter::ssh, Negatable::yes, set_ssh},
    {console_words, Chapter::console, Negatable::yes, set_console},
    {pager_words, Chapter::pager, Negatable::yes, set_pager},
    {terminal_words, Chapter::terminal, Negatable::no, set_terminal},
    {username_words, Chapter::username, Negatable::yes, set_username},
    {floodguard_words, Chapter::floodguard, Negatable::yes, set_floodguard},
};

}  // namespace

std::span<const ConfigCommand> management_commands() {
  return table;
}

}  // namespace drawbridge::pix
