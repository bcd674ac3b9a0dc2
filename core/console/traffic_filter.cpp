// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/traffic_filter.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "pix/literals.h"

namespace drawbridge::console {

namespace {

std::optional<IpRange> address_range(std::string_view text, std::optional<Ipv4Address> mask) {
  const std::size_t dash = text.find('-');
  const auto first = Ipv4Address::parse(text.substr(0, dash));
  if (!first) return std::nullopt;
  if (dash != std::string_view::npos) {
    const auto last = Ipv4Address::parse(text.substr(dash + 1));
    if (!last || *last < *first) return std::nullopt;
    return IpRange{*first, *last};
  }
  const std::uint32_t bits = mask.value_or(Ipv4Address(255, 255, 255, 255)).value();
  return IpRange{Ipv4Address(first->value() & bits), Ipv4Address(first->value() | ~bits)};
}

std::optional<PortRange> port_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto whole = pix::parse_port(0, text);  // a literal may hold a dash
  if (whole) return PortRange{*whole, *whole};
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = pix::parse_port(0, text.substr(0, dash));
  const auto last = pix::parse_port(0, text.substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return PortRange{*first, *last};
}

/// Each word between commas.
template <typename Test>
bool any_word(std::string_view words, Test test) {
  while (!words.empty()) {
    const std::size_t end = words.find(',');
    if (test(words.substr(0, end))) return true;
    if (end == std::string_view::npos) break;
    words.remove_prefix(end + 1);
  }
  return false;
}

/// The words of `state` with the flag that means them.
constexpr std::array<std::pair<std::string_view, char>, 6> kConnStates = {{{"up", 'U'},
                                                                           {"conn_inbound", 'B'},
                                                                           {"finin", 'F'},
                                                                           {"finout", 'f'},
                                                                           {"data_in", 'I'},
                                                                           {"data_out", 'O'}}};
constexpr std::array<std::pair<std::string_view, char>, 5> kXlateStates = {
    {{"static", 's'}, {"dump", 'd'}, {"portmap", 'r'}, {"identity", 'I'}, {"norandomseq", 'n'}}};

template <typename Table>
bool in_state(std::string_view words, std::string_view flags, const Table& table) {
  if (words.empty()) return true;
  return any_word(words, [&](std::string_view word) {
    for (const auto& [name, flag] : table) {
      if (name == word) return flags.find(flag) != std::string_view::npos;
    }
    return false;
  });
}

}  // namespace

bool TrafficFilter::takes(const fw::ConnStatus& connection) const {
  return (!foreign || foreign->contains(connection.foreign.address)) &&
         (!local || local->contains(connection.local.address)) &&
         (!protocol || *protocol == connection.protocol) &&
         (!foreign_ports || foreign_ports->holds(connection.foreign.port)) &&
         (!local_ports || local_ports->holds(connection.local.port)) &&
         in_state(states, connection.flags, kConnStates);
}

bool TrafficFilter::takes(const fw::XlateStatus& xlate) const {
  return (!global || global->contains(xlate.global.address)) &&
         (!local || local->contains(xlate.local.address)) &&
         (!global_ports || (xlate.has_ports && global_ports->holds(xlate.global.port))) &&
         (!local_ports || (xlate.has_ports && local_ports->holds(xlate.local.port))) &&
         (interface.empty() || interface == xlate.local_interface) &&
         in_state(states, xlate.flags, kXlateStates);
}

TrafficFilter traffic_filter(const cli::Match& match, std::string& error) {
  TrafficFilter filter;
  filter.count = match.has("count");
  filter.detail = match.has("detail");
  const auto addresses = [&](std::string_view range, std::string_view mask, std::optional<IpRange>& to) {
    if (!match.has(range)) return;
    to = address_range(match.text(range), match.address(mask));
    if (!to) error = fmt::format("ERROR: invalid IP address {}", match.text(range));
  };
  const auto ports = [&](std::string_view range, std::optional<PortRange>& to) {
    if (!match.has(range)) return;
    to = port_range(match.text(range));
    if (!to) error = fmt::format("ERROR: invalid port {}", match.text(range));
  };
  addresses("foreign_range", "foreign_mask", filter.foreign);
  addresses("local_range", "local_mask", filter.local);
  addresses("global_range", "global_mask", filter.global);
  ports("foreign_ports", filter.foreign_ports);
  ports("local_ports", filter.local_ports);
  ports("global_ports", filter.global_ports);
  if (match.has("protocol_name")) {
    const auto number = pix::parse_protocol(match.text("protocol_name"));
    if (number) filter.protocol = static_cast<std::uint8_t>(*number);
    if (!number) error = fmt::format("ERROR: invalid protocol {}", match.text("protocol_name"));
  }
  filter.interface = match.string("interface_name");
  filter.states = match.string("states");
  any_word(filter.states, [&](std::string_view word) {
    bool known = false;
    for (const auto& [name, flag] : kConnStates) known = known || name == word;
    for (const auto& [name, flag] : kXlateStates) known = known || name == word;
    if (!known) error = fmt::format("ERROR: invalid state {}", word);
    return !known;
  });
  return filter;
}

}  // namespace drawbridge::console
