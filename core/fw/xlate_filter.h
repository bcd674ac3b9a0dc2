// SPDX-License-Identifier: GPL-3.0-or-later
// Which translations are meant: the words behind `clear xlate` and `show xlate` (pix-commands.md 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fw/status.h"

namespace drawbridge::fw {

struct XlateFilter {
  std::optional<IpRange> global, local;
  std::optional<std::pair<std::uint16_t, std::uint16_t>> global_ports, local_ports;
  std::string interface;  ///< of either side; empty: all
  /// Of `state`; any that is set is enough. None set: all.
  bool is_static = false, is_portmap = false, is_identity = false, is_norandomseq = false;

  /// "[global A[-A] [netmask M]] [local ...] [gport P[-P]] [lport P[-P]] [interface IF] [state S[,S]]"; empty
  /// means all. Nothing if the words say something else.
  [[nodiscard]] static std::optional<XlateFilter> parse(std::string_view words);
  [[nodiscard]] bool holds(const XlateStatus& xlate) const;
  [[nodiscard]] bool is_all() const;
};

}  // namespace drawbridge::fw
