// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of logging.
#include <fmt/format.h>

#include "pix/entries.h"

namespace drawbridge::pix {

void logging_entries(EntryList& list) {
  const auto& logging = list.config.logging;
  const Logging factory;
  const auto chapter = Chapter::logging;
  if (logging.on) list.member(chapter, "logging on");
  if (logging.timestamp) list.member(chapter, "logging timestamp");
  if (logging.standby) list.member(chapter, "logging standby");
  const auto level = [&](std::string_view word, const std::optional<int>& value) {
    if (!value) return;
    const auto key = fmt::format("logging {}", word);
    list.setting(chapter, key, fmt::format("{} {}", key, logging_level_text(*value)), "no " + key);
  };
  level("console", logging.console);
  level("monitor", logging.monitor);
  level("buffered", logging.buffered);
  level("trap", logging.trap);
  level("history", logging.history);
  const auto number = [&](std::string_view word, int value, int standard) {
    if (value == standard) return;
    const auto key = fmt::format("logging {}", word);
    list.setting(chapter, key, fmt::format("{} {}", key, value), "no " + key);
  };
  number("facility", logging.facility, factory.facility);
  number("queue", logging.queue, factory.queue);
  if (!logging.device_id.empty()) {
    list.setting(chapter, "logging device-id", "logging device-id " + logging.device_id,
                 "no logging device-id");
  }
  for (const auto& host : logging.hosts) {
    const auto key = fmt::format("logging host {} {}", host.interface, list.text_of(host.address));
    auto text = key;
    if (host.tcp || host.port != 514) text += fmt::format(" {}/{}", host.tcp ? "tcp" : "udp", host.port);
    if (host.emblem) text += " format emblem";
    list.setting(chapter, key, std::move(text), "no " + key).origin = host.origin;
  }
  for (const auto& [id, message] : logging.messages) {
    const auto key = fmt::format("logging message {}", id);
    if (message.disabled) {
      auto& entry = list.member(chapter, "no " + key);
      entry.undo = key;
    }
    if (message.level) {
      list.setting(chapter, key + " level",
                   fmt::format("{} level {}", key, logging_level_text(*message.level)),
                   "no " + key + " level");
    }
  }
}

}  // namespace drawbridge::pix
