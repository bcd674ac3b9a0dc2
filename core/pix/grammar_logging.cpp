// SPDX-License-Identifier: GPL-3.0-or-later
// logging (pix-commands.md 3).
#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Word switch_words[] = {
    keyword("logging", "Messages of the appliance"),
    group_begin(),
    keyword("on", "Switch logging on"),
    alternative(),
    keyword("timestamp", "Put the time into each message"),
    alternative(),
    keyword("standby", "Let the standby unit log too"),
    group_end(),
};
LineResult set_switch(Edit& edit) {
  auto& logging = edit.config.logging;
  bool& on = edit.match.has("on")          ? logging.on
             : edit.match.has("timestamp") ? logging.timestamp
                                           : logging.standby;
  return changed(assign(on, !edit.negated()));
}

constexpr Word level_words[] = {
    keyword("logging", "Messages of the appliance"),
    group_begin(),
    keyword("console", "On the console"),
    alternative(),
    keyword("monitor", "On Telnet and SSH sessions"),
    alternative(),
    keyword("buffered", "In the buffer that show logging prints"),
    alternative(),
    keyword("trap", "To syslog servers"),
    alternative(),
    keyword("history", "As SNMP traps"),
    group_end(),
    negated_end(),
    text("level", "Level 0-7 or its word: emergencies ... debugging"),
};
LineResult set_level(Edit& edit) {
  auto& logging = edit.config.logging;
  const auto& match = edit.match;
  auto& level = match.has("console")    ? logging.console
                : match.has("monitor")  ? logging.monitor
                : match.has("buffered") ? logging.buffered
                : match.has("trap")     ? logging.trap
                                        : logging.history;
  if (edit.negated()) return changed(assign(level, std::nullopt));
  const auto wanted = parse_logging_level(match.text("level"));
  if (!wanted) return bad_value(match.text("level"));
  return changed(assign(level, *wanted));
}

constexpr Word host_words[] = {
    keyword("logging", "Messages of the appliance"),
    keyword("host", "A syslog server"),
    optional_begin(),
    name("if_name", "Interface it is reached through"),
    optional_end(),
    address("address", "Its address"),
    optional_begin(),
    text("transport", "udp/port or tcp/port"),
    optional_end(),
    optional_begin(),
    keyword("format", "How messages are written"),
    keyword("emblem", "As Cisco EMBLEM"),
    optional_end(),
};
LineResult set_host(Edit& edit) {
  const auto& match = edit.match;
  auto& hosts = edit.config.logging.hosts;
  LoggingHost wanted;
  if (match.has("if_name")) wanted.interface = match.string("if_name");
  wanted.address = *match.address("address");
  wanted.emblem = match.has("format");
  wanted.origin = edit.origin;
  if (const auto transport = match.text("transport"); !transport.empty()) {
    const auto slash = transport.find('/');
    const auto protocol = transport.substr(0, slash);
    wanted.tcp = protocol == "tcp" || protocol == "6";
    if (!wanted.tcp && protocol != "udp" && protocol != "17") return bad_value(transport);
    int port = 0;
    const auto digits = slash == std::string_view::npos ? std::string_view{} : transport.substr(slash + 1);
    for (const char c : digits) {
      if (c < '0' || c > '9' || port > 65535) return bad_value(transport);
      port = port * 10 + (c - '0');
    }
    if (port < 1 || port > 65535) return bad_value(transport);
    wanted.port = static_cast<std::uint16_t>(port);
  }
  const auto same = [&](const LoggingHost& host) {
    return host.interface == wanted.interface && host.address == wanted.address;
  };
  if (edit.negated()) return remove_where(hosts, same) ? changed() : not_there(edit);
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  if (wanted.emblem && wanted.tcp) {
    return refused(LineCode::conflict, "ERROR: format emblem is for UDP only",
                   {std::string(edit.line), "tcp"});
  }
  const auto present = std::find_if(hosts.begin(), hosts.end(), same);
  if (present != hosts.end()) return changed(assign(*present, wanted));
  hosts.push_back(wanted);
  return changed();
}

constexpr Word number_words[] = {
    keyword("logging", "Messages of the appliance"),
    group_begin(),
    keyword("facility", "Syslog facility"),
    negated_end(),
    number("facility_value", "16 (local0) to 23 (local7)", 16, 23),
    alternative(),
    keyword("queue", "Messages waiting at most"),
    negated_end(),
    number("queue_value", "Messages, 0 for no limit", 0, 2147483647),
    group_end(),
};
LineResult set_number(Edit& edit) {
  const Logging factory;
  auto& logging = edit.config.logging;
  const auto& match = edit.match;
  const auto value = [&](std::string_view word, int standard) {
    return edit.negated() ? standard : static_cast<int>(match.number(word).value_or(standard));
  };
  if (match.has("facility")) {
    return changed(assign(logging.facility, value("facility_value", factory.facility)));
  }
  return changed(assign(logging.queue, value("queue_value", factory.queue)));
}

constexpr Word device_id_words[] = {
    keyword("logging", "Messages of the appliance"),
    keyword("device-id", "What messages say of their origin"),
    negated_end(),
    group_begin(),
    keyword("hostname", "The name of the appliance"),
    alternative(),
    keyword("ipaddress", "The address of an interface"),
    negated_end(),
    name("if_name", "Interface"),
    alternative(),
    keyword("string", "A text"),
    negated_end(),
    rest("device_text", "Up to 16 characters"),
    group_end(),
};
LineResult set_device_id(Edit& edit) {
  auto& id = edit.config.logging.device_id;
  const auto& match = edit.match;
  if (edit.negated()) return changed(assign(id, std::string()));
  if (match.has("hostname")) return changed(assign(id, std::string("hostname")));
  if (match.has("ipaddress")) {
    const auto if_name = match.text("if_name");
    if (edit.config.interface_named(if_name) == nullptr) return bad_interface(if_name);
    return changed(assign(id, fmt::format("ipaddress {}", if_name)));
  }
  if (match.text("device_text").size() > 16) return bad_value(match.text("device_text"));
  return changed(assign(id, fmt::format("string {}", match.text("device_text"))));
}

constexpr Word message_words[] = {
    keyword("logging", "Messages of the appliance"),
    keyword("message", "One message: its level, or whether it is sent at all"),
    number("id", "Number of the message, six digits", 100001, 999999),
    optional_begin(),
    keyword("level", "Send it at another level"),
    negated_end(),
    text("level_value", "Level 0-7 or its word: emergencies ... debugging"),
    optional_end(),
};
LineResult set_message(Edit& edit) {
  const auto& match = edit.match;
  auto& messages = edit.config.logging.messages;
  const int id = static_cast<int>(*match.number("id"));
  auto wanted = messages.contains(id) ? messages.at(id) : LoggingMessage{};
  if (match.has("level")) {
    wanted.level.reset();
    if (!edit.negated()) {
      wanted.level = parse_logging_level(match.text("level_value"));
      if (!wanted.level) return bad_value(match.text("level_value"));
    }
  } else {
    wanted.disabled = edit.negated();
  }
  if (wanted == LoggingMessage{}) return changed(messages.erase(id) > 0);
  return changed(assign(messages[id], wanted));
}

constexpr Word clear_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("logging", "Messages of the appliance"),
    keyword("disable", "Send all messages again, at their own levels"),
};
LineResult clear_messages(Edit& edit) {
  return changed(assign(edit.config.logging.messages, std::map<int, LoggingMessage>{}));
}

constexpr ConfigCommand table[] = {
    {switch_words, Chapter::logging, Negatable::yes, set_switch},
    {level_words, Chapter::logging, Negatable::yes, set_level},
    {host_words, Chapter::logging, Negatable::yes, set_host},
    {number_words, Chapter::logging, Negatable::yes, set_number},
    {device_id_words, Chapter::logging, Negatable::yes, set_device_id},
    {message_words, Chapter::logging, Negatable::yes, set_message},
    {clear_words, Chapter::logging, Negatable::no, clear_messages},
};

}  // namespace

std::span<const ConfigCommand> logging_commands() {
  return table;
}

}  // namespace drawbridge::pix
