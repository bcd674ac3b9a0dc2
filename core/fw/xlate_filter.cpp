// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/xlate_filter.h"

#include <charconv>
#include <sstream>
#include <vector>

namespace drawbridge::fw {

namespace {

std::optional<IpRange> parse_range(const std::string& text) {
  const auto dash = text.find('-');
  const auto first = Ipv4Address::parse(text.substr(0, dash));
  const auto last = dash == std::string::npos ? first : Ipv4Address::parse(text.substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return IpRange{*first, *last};
}

std::optional<std::uint16_t> parse_number(std::string_view text) {
  std::uint16_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::pair<std::uint16_t, std::uint16_t>> parse_ports(const std::string& text) {
  const auto dash = text.find('-');
  const auto first = parse_number(std::string_view(text).substr(0, dash));
  const auto last = dash == std::string::npos ? first : parse_number(std::string_view(text).substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair{*first, *last};
}

}  // namespace

std::optional<XlateFilter> XlateFilter::parse(std::string_view words) {
  std::istringstream in{std::string(words)};
  std::vector<std::string> list;
  for (std::string word; in >> word;) list.push_back(std::move(word));
  XlateFilter filter;
  std::optional<IpRange>* last_range = nullptr;
  for (std::size_t i = 0; i < list.size(); i += 2) {
    if (i + 1 >= list.size()) return std::nullopt;
    const std::string& key = list[i];
    const std::string& value = list[i + 1];
    if (key == "global" || key == "local") {
      last_range = key == "global" ? &filter.global : &filter.local;
      *last_range = parse_range(value);
      if (!*last_range) return std::nullopt;
    } else if (key == "netmask") {
      const auto mask = Ipv4Address::parse(value);
      if (!mask || last_range == nullptr) return std::nullopt;
      const std::uint32_t network = (*last_range)->first.value() & mask->value();
      *last_range = IpRange{Ipv4Address(network), Ipv4Address(network | ~mask->value())};
    } else if (key == "gport" || key == "lport") {
      const auto ports = parse_ports(value);
      if (!ports) return std::nullopt;
      (key == "gport" ? filter.global_ports : filter.local_ports) = ports;
    } else if (key == "interface") {
      filter.interface = value;
    } else if (key == "state") {
      std::istringstream states(value);
      for (std::string state; std::getline(states, state, ',');) {
        if (state == "static") {
          filter.is_static = true;
        } else if (state == "portmap") {
          filter.is_portmap = true;
        } else if (state == "identity") {
          filter.is_identity = true;
        } else if (state == "norandomseq") {
          filter.is_norandomseq = true;
        } else {
          return std::nullopt;
        }
      }
    } else {
      return std::nullopt;
    }
  }
  return filter;
}

bool XlateFilter::is_all() const {
  return !global && !local && !global_ports && !local_ports && interface.empty() && !is_static &&
         !is_portmap && !is_identity && !is_norandomseq;
}

bool XlateFilter::holds(const XlateStatus& xlate) const {
  if (global && !global->contains(xlate.global.address)) return false;
  if (local && !local->contains(xlate.local.address)) return false;
  const auto within = [&](const auto& ports, std::uint16_t port) {
    return !ports || (xlate.has_ports && ports->first <= port && port <= ports->second);
  };
  if (!within(global_ports, xlate.global.port) || !within(local_ports, xlate.local.port)) return false;
  if (!interface.empty() && xlate.global_interface != interface && xlate.local_interface != interface) {
    return false;
  }
  if (!is_static && !is_portmap && !is_identity && !is_norandomseq) return true;
  using Kind = XlateStatus::Kind;
  return (is_static && xlate.kind == Kind::static_) || (is_portmap && xlate.has_ports) ||
         (is_identity && xlate.kind == Kind::identity) ||
         (is_norandomseq && xlate.flags.find('n') != std::string::npos);
}

}  // namespace drawbridge::fw
