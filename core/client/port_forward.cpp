// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/port_forward.h"

#include <algorithm>
#include <charconv>

#include "client/ini.h"

namespace drawbridge::client {

namespace {

constexpr std::size_t kLongestName = 253;  // RFC 1035 section 2.3.4, as text

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == '_';
}

}  // namespace

std::optional<PortForward> parse_port_forward(std::string_view text) {
  text = trimmed(text);
  const std::size_t first = text.find(':');
  const std::size_t last = text.rfind(':');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const auto local = port_of(text.substr(0, first));
  const auto remote = port_of(text.substr(last + 1));
  const std::string_view host = text.substr(first + 1, last - first - 1);
  if (!local || !remote || host.empty() || host.size() > kLongestName) return std::nullopt;
  if (!std::all_of(host.begin(), host.end(), is_host_character)) return std::nullopt;
  return PortForward{*local, std::string(host), *remote};
}

std::string port_forward_text(const PortForward& forward) {
  return std::to_string(forward.local_port) + ':' + forward.host + ':' + std::to_string(forward.port);
}

std::optional<std::vector<PortForward>> parse_port_forwards(std::string_view text) {
  std::vector<PortForward> forwards;
  while (!trimmed(text).empty()) {
    const std::size_t comma = text.find(',');
    auto forward = parse_port_forward(text.substr(0, comma));
    if (!forward) return std::nullopt;
    forwards.push_back(std::move(*forward));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return forwards;
}

std::string port_forwards_text(const std::vector<PortForward>& forwards) {
  std::string text;
  for (const PortForward& forward : forwards) text += (text.empty() ? "" : ",") + port_forward_text(forward);
  return text;
}

}  // namespace drawbridge::client
