// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of drawbridged.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/ip.h"
#include "base/result.h"

namespace drawbridge::daemon {

struct Options {
  std::string configuration;  ///< a file; empty: startup-config.cfg in the state folder
  Prefix outside;
  std::string outside_interface;  ///< empty where an address was given
  std::string outside_wire;       ///< an interface, instead of `outside`
  std::uint16_t ike_port = 500;
  std::string tun = "dbr0";
  std::string inside_interface;
  std::optional<Prefix> inside;
  std::string inside_wire;  ///< instead of the three above
  std::string socket;
  std::string state;
  std::string user;
  bool asks_user = true;  ///< --user was not given: "drawbridge" if there is such a user
  bool help = false, version = false;
};

extern const std::string_view usage;

/// The error is a sentence.
[[nodiscard]] Result<Options, std::string> read_options(std::span<const std::string> words);

}  // namespace drawbridge::daemon
