// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the system chapters: interfaces, passwords, names, and at the end of the configuration who may
// manage it.
#include <fmt/format.h>

#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

void fixup_entries(EntryList& list) {
  static const Unordered<Fixup> defaults = default_fixups();
  // Alphabetical as the device prints them; a default that is switched off stands in its place with "no".
  struct Line {
    std::string text;
    Fixup fixup;
    bool negative = false;
  };
  std::vector<Line> lines;
  const auto text = [](const Fixup& fixup) {
    return "fixup protocol " + fixup.protocol + (fixup.arguments.empty() ? "" : " " + fixup.arguments);
  };
  for (const auto& fixup : list.config.fixups) lines.push_back({text(fixup), fixup, false});
  for (const auto& fixup : defaults) {
    const bool on =
        std::any_of(list.config.fixups.begin(), list.config.fixups.end(), [&](const Fixup& other) {
          return other.protocol == fixup.protocol &&
                 (other.arguments == fixup.arguments || fixup.protocol == "dns");
        });
    if (!on) lines.push_back({text(fixup), fixup, true});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.fixup.protocol < b.fixup.protocol; });
  for (const auto& line : lines) {
    if (line.fixup.protocol == "dns") {
      list.setting(Chapter::fixup, "fixup protocol dns", line.negative ? "no " + line.text : line.text)
          .origin = line.fixup.origin;
    } else if (line.negative) {
      auto& entry = list.member(Chapter::fixup, "no " + line.text);
      entry.undo = line.text;
    } else {
      list.member(Chapter::fixup, line.text).origin = line.fixup.origin;
    }
  }
}

}  // namespace

void system_entries(EntryList& list) {
  const auto& config = list.config;
  for (const auto& interface : config.interfaces) {
    const auto key = "interface " + interface.hardware;
    list.setting(Chapter::interface, key,
                 fmt::format("{} {}{}", key, interface.speed, interface.shutdown ? " shutdown" : ""))
        .origin = interface.origin;
  }
  for (const auto& interface : config.interfaces) {
    if (interface.name.empty()) continue;
    const auto key = "nameif " + interface.hardware;
    list.setting(Chapter::nameif, key,
                 fmt::format("{} {} security{}", key, interface.name, interface.security), "no " + key)
        .origin = interface.origin;
    list.entries.back().reset_before_change = true;  // the new name may be another interface's old one
  }
  for (auto it = config.enable_passwords.rbegin(); it != config.enable_passwords.rend(); ++it) {
    const auto level = it->first == 15 ? std::string() : fmt::format(" level {}", it->first);
    list.setting(Chapter::passwords, "enable password" + level,
                 fmt::format("enable password {}{} encrypted", it->second, level),
                 it->first == 15 ? std::string() : "no enable password" + level);
  }
  list.setting(Chapter::passwords, "passwd", fmt::format("passwd {} encrypted", config.passwd));
  list.setting(Chapter::hostname, "hostname", "hostname " + config.hostname);
  if (!config.domain_name.empty()) {
    list.setting(Chapter::hostname, "domain-name", "domain-name " + config.domain_name, "no domain-name");
  }
  kept_entries(list, Chapter::clock);
  fixup_entries(list);
  list.setting(Chapter::names, "names", config.names_on ? "names" : "no names");
  for (const auto& name : config.names) {
    const auto key = "name " + name.address.to_string();
    auto& entry = list.setting(Chapter::names, key, key + ' ' + name.name, "no " + key);
    entry.reset_before_change = true;  // the new name may be another address's old one
    entry.origin = name.origin;
  }
}

void management_entries(EntryList& list) {
  const auto& config = list.config;
  const auto access = [&](Chapter chapter, std::string_view word, const Unordered<ManagementAccess>& hosts,
                          int timeout) {
    for (const auto& host : hosts) {
      list.member(chapter,
                  fmt::format("{} {} {}", word, list.text_of(host.address, host.mask), host.interface))
          .origin = host.origin;
    }
    const auto key = fmt::format("{} timeout", word);
    list.setting(chapter, key, fmt::format("{} {}", key, timeout));
  };
  kept_entries(list, Chapter::ca);
  access(Chapter::telnet, "telnet", config.telnet, config.telnet_timeout);
  access(Chapter::ssh, "ssh", config.ssh, config.ssh_timeout);
  kept_entries(list, Chapter::ssh);
  list.setting(Chapter::console, "console timeout",
               fmt::format("console timeout {}", config.console_timeout));
  kept_entries(list, Chapter::vpdn);
  for (const auto& user : config.usernames) {
    const auto key = "username " + user.name;
    const auto word = user.password_hash.empty() ? std::string("nopassword")
                                                 : fmt::format("password {} encrypted", user.password_hash);
    list.setting(Chapter::username, key, fmt::format("{} {} privilege {}", key, word, user.privilege),
                 "no " + key)
        .origin = user.origin;
  }
  kept_entries(list, Chapter::username);
  list.setting(Chapter::terminal, "terminal width", fmt::format("terminal width {}", config.terminal_width));
  const auto banner = [&](std::string_view kind, const std::vector<std::string>& lines) {
    const auto key = fmt::format("banner {}", kind);
    for (const auto& line : lines) {
      auto& entry = list.member(Chapter::banner, key + ' ' + line);
      entry.kind = EntryKind::sequence;
      entry.key = key;
      entry.undo = "no " + key;
    }
  };
  banner("exec", config.banners.exec);
  banner("login", config.banners.login);
  banner("motd", config.banners.motd);
}

}  // namespace drawbridge::pix
