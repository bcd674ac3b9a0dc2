// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of aaa-server.
#include <fmt/format.h>

#include "pix/entries.h"
#include "pix/writer.h"

namespace drawbridge::pix {

void server_entries(EntryList& list) {
  for (const auto& group : list.config.aaa_servers) {
    const auto owner = "aaa-server " + group.tag;
    const auto line = fmt::format("{} protocol {}", owner, to_text(group.protocol));
    const bool built_in = group.tag == "TACACS+" || group.tag == "RADIUS" || group.tag == "LOCAL";
    {
      auto& entry = list.setting(Chapter::aaa_server, owner, line, built_in ? std::string() : "no " + line);
      entry.owner = owner;
      entry.owner_undo = "clear " + owner;
      entry.definition = true;
      entry.reset_before_change = true;  // a group keeps its protocol as long as it lives
      entry.defines = "aaa " + group.tag;
      entry.origin = group.origin;
    }
    const auto number = [&](std::string_view word, const std::optional<int>& value) {
      if (!value) return;
      const auto key = fmt::format("{} {}", owner, word);
      auto& entry = list.setting(Chapter::aaa_server, key, fmt::format("{} {}", key, *value), "no " + key);
      entry.owner = owner;
      entry.owner_undo = "clear " + owner;
    };
    number("max-failed-attempts", group.max_failed_attempts);
    number("deadtime", group.deadtime);
    for (const auto& host : group.hosts) {
      const auto place = fmt::format("{} ({}) host {}", owner, host.interface, list.text_of(host.address));
      Entry entry;
      entry.chapter = Chapter::aaa_server;
      entry.kind = EntryKind::ordered;
      entry.key = owner;
      entry.text = place;
      if (host.key.masked) {
        entry.text += ' ';
        entry.text += secret_mask;
        entry.masked = true;
      } else if (!host.key.value.empty()) {
        entry.text += ' ' + host.key.value.reveal_text();
      }
      if (host.timeout) entry.text += fmt::format(" timeout {}", *host.timeout);
      entry.undo = "no " + place;
      entry.owner = owner;
      entry.owner_undo = "clear " + owner;
      entry.definition = true;
      entry.origin = host.origin;
      list.add(std::move(entry));
      if (!host.no_message_authenticator) continue;
      const auto key = place + " no-message-authenticator";
      auto& flag = list.setting(Chapter::aaa_server, key, key, "no " + key);
      flag.owner = owner;
      flag.owner_undo = "clear " + owner;
      flag.origin = host.origin;
    }
  }
  const auto port = [&](std::string_view word, int value, int standard) {
    if (value == standard) return;
    const auto key = fmt::format("aaa-server {}", word);
    list.setting(Chapter::aaa_server, key, fmt::format("{} {}", key, value), "no " + key);
  };
  port("radius-authport", list.config.radius_authport, 1645);
  port("radius-acctport", list.config.radius_acctport, 1646);
  kept_entries(list, Chapter::aaa_server);
}

}  // namespace drawbridge::pix
