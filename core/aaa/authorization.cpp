// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/authorization.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "wire/radius_packet.h"

namespace drawbridge::aaa {

namespace {

constexpr std::size_t kMostClasses = 8;
constexpr std::size_t kMostLines = 1000;

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

/// "inacl#12=permit ip any any" into lines by their number; equal numbers keep their order.
bool take_line(std::string_view pair, std::string_view prefix,
               std::multimap<std::uint32_t, std::string>& lines) {
  if (!pair.starts_with(prefix)) return false;
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos || equals < prefix.size()) return false;
  const auto position = number(pair.substr(prefix.size(), equals - prefix.size()));
  if (!position || lines.size() >= kMostLines) return false;
  lines.emplace(*position, std::string(pair.substr(equals + 1)));
  return true;
}

std::vector<std::string> in_order(const std::multimap<std::uint32_t, std::string>& lines) {
  std::vector<std::string> out;
  for (const auto& [position, line] : lines) out.push_back(line);
  return out;
}

/// Zero means no limit.
std::optional<Duration> limit(std::optional<std::uint32_t> seconds) {
  if (!seconds || *seconds == 0) return std::nullopt;
  return Seconds{*seconds};
}

}  // namespace

Authorization radius_authorization(const wire::RadiusPacket& accept) {
  Authorization out;
  out.access_list = accept.text(wire::RadiusType::filter_id).value_or("");
  out.session_timeout = limit(accept.number(wire::RadiusType::session_timeout));
  out.idle_timeout = limit(accept.number(wire::RadiusType::idle_timeout));
  for (const wire::RadiusAttribute& attribute : accept.attributes) {
    if (attribute.type == wire::RadiusType::class_ && out.classes.size() < kMostClasses)
      out.classes.push_back(attribute.value);
  }
  std::multimap<std::uint32_t, std::string> lines;
  for (const std::string& pair : accept.cisco_av_pairs()) {
    if (take_line(pair, "ip:inacl#", lines)) continue;
    for (const std::string_view name : {"acl=", "shell:acl="}) {
      if (pair.starts_with(name)) out.access_list = pair.substr(name.size());
    }
  }
  out.access_lines = in_order(lines);
  return out;
}

Authorization tacacs_authorization(const std::vector<std::string>& args) {
  Authorization out;
  std::multimap<std::uint32_t, std::string> lines;
  for (const std::string& argument : args) {
    if (take_line(argument, "inacl#", lines)) continue;
    const std::size_t split = argument.find_first_of("=*");
    if (split == std::string::npos) continue;
    const std::string_view name = std::string_view(argument).substr(0, split);
    const std::string_view value = std::string_view(argument).substr(split + 1);
    constexpr std::uint32_t minute = 60;
    constexpr std::uint32_t most_minutes =
        35791;  // as the protocol of terminal servers has it: 31 bits of seconds
    if (name == "acl" || name == "inacl") out.access_list = std::string(value);
    const auto minutes = number(value);
    if (!minutes || *minutes > most_minutes) continue;
    if (name == "timeout") out.session_timeout = limit(*minutes * minute);
    if (name == "idletime") out.idle_timeout = limit(*minutes * minute);
  }
  out.access_lines = in_order(lines);
  return out;
}

bool is_unknown_mandatory(const std::string& argument) {
  const std::size_t split = argument.find_first_of("=*");
  if (split == std::string::npos || argument[split] == '*') return false;
  const std::string_view name = std::string_view(argument).substr(0, split);
  constexpr std::string_view known[] = {"service",      "protocol", "cmd",      "cmd-arg",   "acl",
                                        "inacl",        "outacl",   "addr",     "addr-pool", "timeout",
                                        "idletime",     "autocmd",  "noescape", "priv-lvl",  "dns-servers",
                                        "wins-servers", "nohangup"};
  if (name.starts_with("inacl#") || name.starts_with("outacl#")) return false;
  return std::find(std::begin(known), std::end(known), name) == std::end(known);
}

}  // namespace drawbridge::aaa
