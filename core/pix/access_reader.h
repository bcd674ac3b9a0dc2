// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines of access lists and conduits share: the patterns of their addresses and ports, and the
// reading of those.
#pragma once

#include <algorithm>
#include <array>

#include "pix/editing.h"

namespace drawbridge::pix {

/// The parts of a pattern one after the other.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<cli::Word, Sizes>&... parts) {
  std::array<cli::Word, (Sizes + ...)> all{};
  std::size_t at = 0;
  (([&](const auto& part) {
     for (const auto& word : part) all[at++] = word;
   }(parts)),
   ...);
  return all;
}

inline constexpr cli::Choice comparisons[] = {
    {"eq", "Equal to"}, {"lt", "Less than"}, {"gt", "Greater than"}, {"neq", "Not equal to"}};

inline constexpr std::array address_part{
    cli::group_begin(),
    cli::keyword("any", "Every address"),
    cli::alternative(),
    cli::keyword("host", "One address"),
    cli::address("host_address", "The address"),
    cli::alternative(),
    cli::keyword("interface", "The address of an interface"),
    cli::name("if_name", "Interface"),
    cli::alternative(),
    cli::keyword("object-group", "A group of addresses"),
    cli::name("address_group", "Its name"),
    cli::alternative(),
    cli::address("network", "Network"),
    cli::mask("netmask", "Its mask: a normal mask, not a wildcard"),
    cli::group_end(),
};
inline constexpr std::array port_part{
    cli::optional_begin(),
    cli::group_begin(),
    cli::choice("comparison", "Comparison of the port", comparisons),
    cli::text("port", "Port, as a number or word"),
    cli::alternative(),
    cli::keyword("range", "From port to port"),
    cli::text("first_port", "First port"),
    cli::text("last_port", "Last port"),
    cli::alternative(),
    cli::keyword("object-group", "A group of ports or ICMP types"),
    cli::name("port_group", "Its name"),
    cli::group_end(),
    cli::optional_end(),
};
/// Reads the captures of one line in their order.
struct AccessReader {
  const Edit& edit;
  std::size_t at = 0;
  LineResult error;
  bool failed = false;

  [[nodiscard]] const cli::Capture* peek() const {
    return at < edit.match.captures.size() ? &edit.match.captures[at] : nullptr;
  }
  [[nodiscard]] bool take(std::string_view word);
  void fail(LineResult result);
  void read_address(AddressSpec& spec);
  std::uint16_t read_port(int protocol);
  void read_ports(PortSpec& spec, int protocol);
  /// "permit" or "deny" and the protocol.
  void read_verdict(AccessEntry& entry);
  void read_log(AccessEntry& entry);
  void read_icmp_type(AccessEntry& entry);
  /// "remark ...", or a whole entry: source, destination, ICMP type, log.
  AccessEntry read();
  /// A conduit: the global address first, then the foreign one.
  AccessEntry read_conduit();

 private:
  void settle_groups(AccessEntry& entry) const;
};

}  // namespace drawbridge::pix
