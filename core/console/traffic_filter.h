// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments that show conn, show xlate and clear xlate choose by.
#pragma once

#include <optional>
#include <string>

#include "cli/match.h"
#include "fw/status.h"

namespace drawbridge::console {

struct PortRange {
  std::uint16_t first = 0, last = 65535;
  [[nodiscard]] bool holds(std::uint16_t port) const { return first <= port && port <= last; }
};

struct TrafficFilter {
  bool count = false, detail = false;
  std::optional<IpRange> foreign, local, global;
  std::optional<std::uint8_t> protocol;
  std::optional<PortRange> foreign_ports, local_ports, global_ports;
  std::string interface;
  std::string states;  ///< words between commas, as typed

  [[nodiscard]] bool takes(const fw::ConnStatus& connection) const;
  [[nodiscard]] bool takes(const fw::XlateStatus& xlate) const;
  /// True if nothing is chosen by.
  [[nodiscard]] bool takes_all() const {
    return !foreign && !local && !global && !protocol && !foreign_ports && !local_ports && !global_ports &&
           interface.empty() && states.empty();
  }
};

/// From the words of a command; the words that the device refuses them with, in `error`.
[[nodiscard]] TrafficFilter traffic_filter(const cli::Match& match, std::string& error);

}  // namespace drawbridge::console
