// SPDX-License-Identifier: GPL-3.0-or-later
// show logging, and the messages that there are.
#include <fmt/format.h>

#include <algorithm>

#include "console/log_messages.h"
#include "console/show.h"
#include "console/unconfirmed_layouts.h"

namespace drawbridge::console {

namespace {

constexpr LogMessage kMessages[] = {
    {106001, 2}, {106006, 2}, {106007, 2}, {106010, 3}, {106011, 3}, {106012, 6}, {106014, 3}, {106015, 6},
    {106016, 2}, {106017, 2}, {106021, 1}, {106023, 4}, {106100, 6}, {106101, 1}, {109001, 6}, {109002, 6},
    {109003, 6}, {109005, 6}, {109006, 6}, {109007, 6}, {109008, 6}, {109010, 3}, {109011, 2}, {109012, 5},
    {109013, 3}, {109014, 7}, {109016, 3}, {109017, 4}, {109018, 3}, {109019, 3}, {109020, 3}, {109021, 7},
    {109022, 4}, {109023, 3}, {109024, 6}, {109025, 6}, {111001, 5}, {111003, 5}, {111004, 5}, {111005, 5},
    {111007, 5}, {111008, 5}, {111009, 7}, {199001, 5}, {199002, 6}, {199005, 6}, {201002, 3}, {201003, 2},
    {202001, 3}, {302010, 6}, {302013, 6}, {302014, 6}, {302015, 6}, {302016, 6}, {302020, 6}, {302021, 6},
    {302302, 3}, {303002, 6}, {304001, 5}, {305005, 3}, {305006, 3}, {305009, 6}, {305010, 6}, {305011, 6},
    {305012, 6}, {308001, 6}, {308002, 4}, {315011, 6}, {316001, 2}, {402101, 4}, {402102, 4}, {402103, 4},
    {402106, 4}, {404101, 4}, {409023, 4}, {502101, 5}, {502102, 5}, {502103, 5}, {602101, 6}, {602102, 6},
    {602201, 6}, {602301, 6}, {602302, 6}, {605004, 6}, {605005, 6}, {606001, 6}, {606002, 6}, {609001, 6},
    {609002, 6}, {610101, 6}, {611101, 6}, {611102, 6}, {611103, 5}, {702201, 7}, {702202, 7}, {702203, 7},
    {702204, 7}, {702205, 7}, {702206, 7}, {702207, 7}, {702208, 7}, {702209, 7}, {702210, 7}, {702211, 7},
    {702212, 7}, {702301, 7}, {702302, 3}, {702303, 7}, {710001, 7}, {710002, 7}, {710003, 3}, {710004, 7},
    {710005, 7}, {710006, 7},
};

std::string message_line(const pix::Logging& logging, const LogMessage& message) {
  const auto found = logging.messages.find(message.id);
  const bool disabled = found != logging.messages.end() && found->second.disabled;
  const std::string_view state = disabled ? "disabled" : "enabled";
  const std::string_view usual = pix::logging_level_text(message.severity);
  if (found == logging.messages.end() || !found->second.level)
    return fmt::format(layout::logging_message_default, message.id, usual, state);
  return fmt::format(layout::logging_message_changed, message.id, usual,
                     pix::logging_level_text(*found->second.level), state);
}

}  // namespace

std::span<const LogMessage> log_messages() {
  return kMessages;
}

Lines show_logging(const Device& device) {
  const pix::Logging& logging = device.running().logging;
  const LoggingStatus status = device.logging();
  const auto word = [](bool on) { return on ? "enabled" : "disabled"; };
  Lines lines = {fmt::format(layout::logging_enabled, word(logging.on)),
                 fmt::format(layout::logging_facility, logging.facility),
                 fmt::format(layout::logging_timestamp, word(logging.timestamp)),
                 fmt::format(layout::logging_standby, word(logging.standby))};
  const auto destination = [&](const char* name, std::optional<int> level, std::uint64_t count) {
    lines.push_back(level ? fmt::format(layout::logging_level, name, pix::logging_level_text(*level), count)
                          : fmt::format(layout::logging_off, name));
  };
  destination("Console", logging.console, status.console);
  destination("Monitor", logging.monitor, status.monitor);
  destination("Buffer", logging.buffered, status.buffer);
  destination("Trap", logging.trap, status.trap);
  for (const pix::LoggingHost& host : logging.hosts) {
    std::string to = host.address.to_string();
    if (host.tcp || host.port != 514) to += fmt::format(" {}/{}", host.tcp ? "tcp" : "udp", host.port);
    if (host.emblem) to += " format emblem";
    lines.push_back(fmt::format(layout::logging_host, host.interface, to));
  }
  destination("History", logging.history, status.history);
  lines.push_back(logging.device_id.empty() ? std::string(layout::logging_device_id_none)
                                            : fmt::format(layout::logging_device_id, logging.device_id));
  lines.insert(lines.end(), status.lines.begin(), status.lines.end());
  return lines;
}

Lines show_logging_queue(const Device& device) {
  const LoggingStatus status = device.logging();
  const int limit = device.running().logging.queue;
  return {fmt::format(layout::logging_queue_limit, limit == 0 ? "unlimited" : std::to_string(limit)),
          fmt::format(layout::logging_queue_now, status.waiting, status.waiting_most)};
}

Lines show_logging_levels() {
  Lines lines;
  for (int level = 0; level <= 7; ++level)
    lines.push_back(fmt::format("{}  {}", level, pix::logging_level_text(level)));
  return lines;
}

Lines show_logging_message(const pix::Config& config, std::optional<int> id, bool all) {
  Lines lines;
  const pix::Logging& logging = config.logging;
  for (const LogMessage& message : kMessages) {
    const bool changed = logging.messages.contains(message.id);
    if (id ? *id == message.id : all || changed) lines.push_back(message_line(logging, message));
  }
  // A number that this appliance never raises may be set all the same.
  for (const auto& [number, set] : logging.messages) {
    const bool known =
        std::any_of(std::begin(kMessages), std::end(kMessages),
                    [&, wanted = number](const LogMessage& each) { return each.id == wanted; });
    if (!known && (!id || *id == number))
      lines.push_back(fmt::format("syslog {}: {} (this appliance never sends it)", number,
                                  set.disabled ? "disabled" : "enabled"));
  }
  if (lines.empty() && id) lines.push_back(fmt::format("ERROR: there is no message {}", *id));
  if (lines.empty()) lines.emplace_back("Every message has its usual level.");
  return lines;
}

}  // namespace drawbridge::console
